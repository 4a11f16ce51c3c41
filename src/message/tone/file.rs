//! The files of rules: the program's own, and the user's in the folder `tone` beside the configuration.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::pattern::{self, Words};
use super::rules::{Looks, Phrases, Rule, Rules};
use super::written::Written;
use super::{Category, Severity};
use crate::config::{FileProblem, Trouble};
use crate::domain::search::fold;

/// The folder of the user's own rules, beside the configuration.
const FOLDER: &str = "tone";

/// What looks for ways of writing are called.
const DETECTORS: &str = "capitals, stretched";

/// A file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words of saying, which make a quotation of what follows.
    says: Option<Spanned<String>>,
    /// Named words that patterns may ask for.
    #[serde(default)]
    words: BTreeMap<String, Spanned<String>>,
    rules: Vec<Entry>,
}

/// A rule as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    category: Category,
    severity: Severity,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    /// A way of writing instead of patterns.
    #[serde(default)]
    detect: Option<Spanned<String>>,
    #[serde(default)]
    alone: Vec<String>,
    #[serde(default)]
    together: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
    why: String,
    kinder: String,
}

/// The user's own file for a language, if there is one. What it shares with the program's own rules is known to be sound.
pub(super) fn theirs(
    config: &Path,
    tag: &str,
    own: impl Fn() -> Arc<Rules>,
) -> Option<Result<Rules, FileProblem>> {
    let path = config.with_file_name(FOLDER).join(format!("{tag}.toml"));
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let own = own();
            let sound = own.expressions().collect();
            Some(read(&path, &text, Some(&sound)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(FileProblem {
            path,
            line: None,
            trouble: Trouble::Unreadable(error.to_string()),
        })),
    }
}

#[allow(clippy::expect_used)] // The files are part of the program, and a test reads them.
pub(super) fn own(text: &str) -> Arc<Rules> {
    let rules = read(Path::new("default.toml"), text, None);
    Arc::new(rules.expect("the default rules are sound"))
}

/// Regular expressions that are known to compile.
type Sound<'a> = HashSet<&'a str>;

/// The rules from the text of a file. Its patterns are compiled, so that mistakes are told at once, but for those that are
/// known to be sound; where nothing is said of that, all are taken on trust.
///
/// # Errors
/// When it can't be read, or makes no sense: with file and line.
pub(super) fn read(
    path: &Path,
    text: &str,
    sound: Option<&Sound<'_>>,
) -> Result<Rules, FileProblem> {
    let file: File =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    let reader = Reader {
        path,
        text,
        sound,
        words: file
            .words
            .iter()
            .map(|(name, words)| (name.clone(), words.get_ref().clone()))
            .collect(),
    };
    let mut seen = BTreeSet::new();
    let mut all = Vec::with_capacity(file.rules.len());
    for entry in file.rules {
        let id = entry.id.get_ref();
        let fits = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
        if id.is_empty() || !id.chars().all(fits) || !seen.insert(id.clone()) {
            return Err(reader.not_allowed(&entry.id, "rules.id", id, "a–z 0–9 _, once"));
        }
        all.push(reader.rule(entry)?);
    }
    let says = file.says.as_ref().map(|it| reader.says(it)).transpose()?;
    Ok(Rules::new(all, says))
}

/// Reads one file.
struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    sound: Option<&'a Sound<'a>>,
    words: Words,
}

impl Reader<'_> {
    fn rule(&self, entry: Entry) -> Result<Rule, FileProblem> {
        let id = entry.id.get_ref().clone();
        let folded = |words: &[String]| words.iter().map(|it| fold(it)).collect();
        let looks = match entry.detect.as_ref().map(|it| it.get_ref().as_str()) {
            Some("capitals") => Looks::Written(Written::Capitals {
                alone: folded(&entry.alone),
                together: folded(&entry.together),
                names: folded(&entry.names),
            }),
            Some("stretched") => Looks::Written(Written::Stretched),
            Some(other) => {
                let place = entry.detect.as_ref().unwrap_or(&entry.id);
                let key = format!("rules.{id}.detect");
                return Err(self.not_allowed(place, &key, other, DETECTORS));
            }
            None if !entry.signs.is_empty() => Looks::Written(Written::Signs(entry.signs)),
            None => {
                let Some(finds) = self.patterns(&entry.id, &entry.patterns)? else {
                    let key = format!("rules.{id}.patterns");
                    return Err(self.not_allowed(&entry.id, &key, "[]", "[\"…\"]"));
                };
                Looks::Said(Phrases::new(
                    finds,
                    self.patterns(&entry.id, &entry.unless)?,
                ))
            }
        };
        Ok(Rule {
            id,
            category: entry.category,
            severity: entry.severity,
            why: entry.why,
            kinder: entry.kinder,
            looks,
        })
    }

    /// Several patterns as one regular expression; nothing when there are none.
    fn patterns(
        &self,
        id: &Spanned<String>,
        patterns: &[Spanned<String>],
    ) -> Result<Option<String>, FileProblem> {
        let mut each = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            let made = pattern::expanded(pattern.get_ref(), &self.words);
            each.push(made.map_err(|why| self.unfit(pattern, id.get_ref(), &why))?);
        }
        let all = each.join("|");
        if self.sound.is_some_and(|it| !it.contains(all.as_str())) {
            for (pattern, made) in patterns.iter().zip(&each) {
                let made = pattern::regex(made);
                made.map_err(|why| self.unfit(pattern, id.get_ref(), &why))?;
            }
            // Each may be small enough, and all of them too large.
            pattern::regex(&all).map_err(|why| self.unfit(id, id.get_ref(), &why))?;
        }
        Ok((!each.is_empty()).then_some(all))
    }

    fn says(&self, pattern: &Spanned<String>) -> Result<String, FileProblem> {
        let made = pattern::saying(pattern.get_ref(), &self.words);
        let made = made.and_then(|made| pattern::regex(&made).map(|_| made));
        made.map_err(|why| self.unfit(pattern, "says", &why))
    }

    fn unfit(&self, pattern: &Spanned<String>, id: &str, why: &str) -> FileProblem {
        let trouble = Trouble::Unreadable(format!("{id}: {}: {why}", pattern.get_ref()));
        self.problem(pattern, trouble)
    }

    fn not_allowed<T>(
        &self,
        place: &Spanned<T>,
        key: &str,
        value: &str,
        allowed: &str,
    ) -> FileProblem {
        let trouble = Trouble::NotAllowed {
            key: key.to_owned(),
            value: value.to_owned(),
            allowed: allowed.to_owned(),
        };
        self.problem(place, trouble)
    }

    fn problem<T>(&self, place: &Spanned<T>, trouble: Trouble) -> FileProblem {
        let start = place.span().start.min(self.text.len());
        FileProblem {
            path: self.path.to_owned(),
            line: Some(self.text[..start].matches('\n').count() + 1),
            trouble,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tone;
    use super::*;

    const SMALL: &str = "says = \"dij~\"\n[words]\nhe = \"él|usted\"\n[[rules]]\nid = \"shady\"\ncategory = \"insulting\"\nseverity = \"serious\"\n\
        patterns = [\"sombrí~\",\n  \"@he es raro\"]\nunless = [\"día sombrío\"]\nwhy = \"Ofende.\"\nkinder = \"Nada.\"\n";

    #[test]
    fn the_default_files_are_sound_and_every_pattern_compiles() {
        for (tag, text) in [
            ("es", include_str!("../../../assets/tone/es.toml")),
            ("en", include_str!("../../../assets/tone/en.toml")),
        ] {
            let rules = read(Path::new(tag), text, Some(&Sound::new()))
                .map_err(|problem| problem.to_string());
            let rules = rules.expect("is sound");
            let silent = |rule: &&Rule| rule.why.is_empty() || rule.kinder.is_empty();
            assert!(!rules.all().iter().any(|rule| silent(&rule)), "{tag}");
        }
    }

    #[test]
    fn mistakes_name_file_and_line_and_the_default_holds() {
        for (from, to, expected) in [
            (
                "id = \"shady\"",
                "id = \"Sha dy\"",
                "t.toml:5: rules.id = Sha dy: ",
            ),
            ("insulting", "rude", "t.toml:6: unknown variant `rude`"),
            ("@he", "@she", "t.toml:9: shady: @she es raro: @she"),
            (
                "día sombrío",
                "día (",
                "t.toml:10: shady: día (: unclosed group",
            ),
            ("dij~", "dij(", "t.toml:1: says: dij(: unclosed group"),
            (
                "patterns",
                "detect = \"shouts\"\npatterns",
                "t.toml:8: rules.shady.detect = shouts: capitals, ",
            ),
            ("kinder", "kindest", "t.toml:12: unknown field `kindest`"),
            (
                "[\"sombrí~\",\n  \"@he es raro\"]",
                "[]",
                "t.toml:5: rules.shady.patterns = []: ",
            ),
        ] {
            let text = SMALL.replace(from, to);
            let problem = read(Path::new("t.toml"), &text, Some(&Sound::new()));
            let told = problem.expect_err(to).to_string();
            assert!(told.starts_with(expected), "{told}");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config.toml");
        std::fs::create_dir(folder.path().join(FOLDER)).expect("a folder");
        let own = folder.path().join(FOLDER).join("es.toml");
        std::fs::write(&own, SMALL.replace("@he", "@she")).expect("written");
        let (tone, problems) = Tone::load(Some(&config));
        assert_eq!(problems.len(), 1);
        let count = |tone: &Tone| tone.in_language("es-MX").map(|rules| rules.all().len());
        assert_ne!(count(&tone), Some(1));
        std::fs::write(&own, SMALL).expect("written");
        let (tone, problems) = Tone::load(Some(&config));
        assert_eq!(problems, []);
        assert_eq!(count(&tone), Some(1));
        let rules = tone.in_language("es").expect("Spanish");
        let found = |text: &str| {
            let found = rules.check(text);
            found
                .into_iter()
                .map(|it| text[it.range].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("Un tipo sombrío. ¿Usted es raro?"),
            ["sombrío", "Usted es raro"]
        );
        assert_eq!(found("Un día sombrío."), Vec::<String>::new());
        assert_eq!(
            found("Dijo: «sombrío», y «qué gente más sombría»; un «sombrío»."),
            ["sombrío"]
        );
        assert!(tone.in_language("en").is_some());
        assert!(tone.in_language("de").is_none());
    }
}
