//! The files of scripts and excuses: the program's own in `assets/scripts`, and the user's in the folder `scripts` beside
//! the configuration, which take their place language by language. Mistakes say file and line; the default holds then.

use std::collections::BTreeMap;
use std::path::Path;

use super::filling::Source;
use super::script::Spoken;
use crate::config::{FileProblem, Trouble};

/// The folder of the user's own scripts, beside the configuration.
const FOLDER: &str = "scripts";

/// The program's own: language and text. The first stands in for languages there is none in.
const OWN: [(&str, &str); 2] = [
    ("es", include_str!("../../assets/scripts/es.toml")),
    ("en", include_str!("../../assets/scripts/en.toml")),
];

/// What can be said, in every language.
#[derive(Debug, Clone)]
pub struct Scripts(BTreeMap<&'static str, Spoken>);

impl Default for Scripts {
    fn default() -> Self {
        Self(OWN.map(|(tag, text)| (tag, own(text))).into())
    }
}

#[allow(clippy::expect_used)] // The files are part of the program, and a test reads them.
fn own(text: &str) -> Spoken {
    read(Path::new("default.toml"), text).expect("the default scripts are sound")
}

impl Scripts {
    /// The user's files beside the configuration over the program's own, and what is wrong with those that don't hold.
    pub fn load(config: Option<&Path>) -> (Self, Vec<FileProblem>) {
        let mut problems = Vec::new();
        let spoken = OWN.map(|(tag, text)| {
            let theirs = config.and_then(|config| theirs(config, tag));
            let spoken = match theirs {
                Some(Ok(spoken)) => spoken,
                Some(Err(problem)) => {
                    problems.push(problem);
                    own(text)
                }
                None => own(text),
            };
            (tag, spoken)
        });
        (Self(spoken.into()), problems)
    }

    /// What can be said in a language; in that of the house where there is nothing in it.
    pub fn in_language<'a>(&'a self, tag: &str, house: &str) -> Option<(&'a str, &'a Spoken)> {
        let found = [tag, house]
            .into_iter()
            .find_map(|tag| self.0.get_key_value(tag));
        found.map(|(tag, spoken)| (*tag, spoken))
    }

    /// What excuses are called in a language, by their codes.
    pub fn excuse_names(&self, tag: &str) -> BTreeMap<String, String> {
        let excuses = self.0.get(tag).map(Spoken::excuses).unwrap_or_default();
        let named = excuses
            .iter()
            .map(|it| (it.code().to_owned(), it.name.clone()));
        named.collect()
    }
}

/// The user's own file for a language, if there is one.
fn theirs(config: &Path, tag: &str) -> Option<Result<Spoken, FileProblem>> {
    let path = config.with_file_name(FOLDER).join(format!("{tag}.toml"));
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(from_text(&path, &text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(FileProblem {
            path,
            line: None,
            trouble: Trouble::Unreadable(error.to_string()),
        })),
    }
}

fn read(path: &Path, text: &str) -> Result<Spoken, FileProblem> {
    let mut spoken: Spoken =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    spoken.source = Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    Ok(spoken)
}

/// What can be said, from the text of a file.
///
/// # Errors
/// When it can't be read, or makes no sense: with file and line.
fn from_text(path: &Path, text: &str) -> Result<Spoken, FileProblem> {
    let spoken = read(path, text)?;
    match spoken.unfit() {
        None => Ok(spoken),
        Some(problem) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::debtor::DebtorType;
    use crate::domain::profile::Relationship;
    use crate::domain::protocol::Tone;
    use crate::message::{Fields, Occasion};

    const SMALL: &str = "[openings]\nordinary = \"Hola.\"\n[[scripts]]\nid = \"all\"\ntext = \"\"\"\n{{ opening }}\n{{ total }}\n\"\"\"\n\
        [[excuses]]\ncode = \"away\"\nname = \"no está\"\nanswer = \"¿Cuándo vuelve?\"\n";

    #[test]
    fn the_default_files_are_sound_and_have_the_same_scripts_and_excuses() {
        let mut ids = Vec::new();
        for (tag, text) in OWN {
            let spoken = from_text(Path::new(tag), text).expect("is sound");
            let codes: Vec<String> = spoken
                .excuses()
                .iter()
                .map(|it| it.code().to_owned())
                .collect();
            assert_eq!(codes.len(), 15);
            let names: Vec<String> = spoken.ids().into_iter().map(str::to_owned).collect();
            ids.push((names, codes));
        }
        assert_eq!(ids[0], ids[1]);
    }

    #[test]
    fn nobody_is_offended() {
        let never = [
            "moros",
            "tiene que pagar",
            "tienes que pagar",
            "debe pagar",
            "negocios son negocios",
            "exig",
            "deudor",
            "denunci",
            "must pay",
            "have to pay",
            "debtor",
            "demand",
            "defaulter",
            "sue ",
        ];
        for (tag, text) in OWN {
            let said = text
                .split_once("[openings]")
                .expect("openings")
                .1
                .to_lowercase();
            for words in never {
                assert!(!said.contains(words), "{tag}: {words}");
            }
        }
    }

    #[test]
    fn mistakes_name_file_and_line_and_the_default_holds() {
        let cases = [
            (SMALL.to_owned(), None),
            (
                SMALL.replace("total", "totals"),
                Some("s.toml:7: scripts.all.text = {{ totals }}: opening, parts.NAME, "),
            ),
            (
                SMALL.replace("{{ total }}", "{% for it in range(9999999) %}x{% endfor %}"),
                Some("s.toml:7: scripts.all.text: "),
            ),
            (
                SMALL.replace("{{ total }}", "{% if %}"),
                Some("s.toml:7: scripts.all.text: syntax error"),
            ),
            (
                SMALL.replace("\"¿Cuándo vuelve?\"", "\"{{ opening }}\""),
                Some("s.toml:12: excuses.away = {{ opening }}: "),
            ),
            (
                SMALL.replace("away", "A way"),
                Some("s.toml:10: excuses.code = A way: "),
            ),
            (
                SMALL.replace("ordinary", "friend"),
                Some("s.toml: openings.ordinary = -: "),
            ),
            (
                SMALL.replace("id = \"all\"", "id = \"all\"\ntones = [\"firm\"]"),
                Some("s.toml: scripts = friendly · forgetful · ordinary: "),
            ),
            (
                SMALL.replace("name", "nme"),
                Some("s.toml:11: unknown field `nme`"),
            ),
        ];
        for (text, expected) in cases {
            let problem = from_text(Path::new("s.toml"), &text).err();
            let told = problem.map(|problem| problem.to_string());
            match (told, expected) {
                (None, None) => {}
                (Some(told), Some(expected)) => {
                    assert!(told.starts_with(expected), "{told}\n{text}")
                }
                (told, expected) => panic!("{told:?} is not {expected:?}\n{text}"),
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config.toml");
        std::fs::create_dir(folder.path().join(FOLDER)).expect("a folder");
        let own = folder.path().join(FOLDER).join("es.toml");
        std::fs::write(&own, SMALL.replace("total", "totals")).expect("written");
        let (scripts, problems) = Scripts::load(Some(&config));
        assert_eq!(problems.len(), 1);
        assert_eq!(scripts.excuse_names("es").len(), 15);
        std::fs::write(&own, SMALL).expect("written");
        let (scripts, problems) = Scripts::load(Some(&config));
        assert_eq!(problems, []);
        assert_eq!(scripts.excuse_names("es").len(), 1);
        assert_eq!(scripts.excuse_names("en").len(), 15);
    }

    #[test]
    fn the_script_fits_whom_one_speaks_with_before_what_it_is_about() {
        let (scripts, _) = Scripts::load(None);
        let (_, spoken) = scripts.in_language("es", "en").expect("Spanish");
        let occasion = |step: &str, tone, debtor_type, relationship| Occasion {
            step: step.to_owned(),
            tone,
            debtor_type,
            relationship,
        };
        let (ordinary, friend) = (Relationship::Ordinary, Relationship::Friend);
        let any = DebtorType::Unclassified;
        for (occasion, id) in [
            (occasion("firm_call", Tone::Firm, any, ordinary), "firm"),
            (
                occasion("firm_call", Tone::Firm, any, Relationship::KeyAccount),
                "firm",
            ),
            (
                occasion("firm_call", Tone::Firm, any, friend),
                "firm_friend",
            ),
            (occasion("my_own", Tone::Firm, any, friend), "firm_friend"),
            (occasion("my_own", Tone::Formal, any, ordinary), "last"),
            (
                occasion("listen", Tone::Friendly, DebtorType::Illiquid, ordinary),
                "find_out",
            ),
            (
                occasion("listen", Tone::Friendly, DebtorType::Disputing, ordinary),
                "resolve_listen",
            ),
            (
                occasion("follow_up_promise", Tone::Neutral, any, ordinary),
                "promise_broken",
            ),
            (
                occasion("find_number", Tone::Neutral, any, ordinary),
                "remind",
            ),
        ] {
            assert_eq!(spoken.id_for(&occasion), Some(id), "{occasion:?}");
        }
    }

    #[test]
    fn why_is_asked_only_where_it_may_be() {
        let (scripts, _) = Scripts::load(None);
        let (_, spoken) = scripts.in_language("es", "es").expect("Spanish");
        let occasion = Occasion {
            step: "find_out_why".to_owned(),
            tone: Tone::Friendly,
            debtor_type: DebtorType::Unclassified,
            relationship: Relationship::Ordinary,
        };
        let said = |may_ask_why| {
            let fields = Fields {
                may_ask_why,
                ..Fields::default()
            };
            spoken
                .say(&occasion, &fields)
                .expect("is sound")
                .expect("a script")
        };
        assert!(said(true).contains("¿Ha habido algún problema con la factura?"));
        assert!(!said(false).contains("problema"), "{}", said(false));
    }
}
