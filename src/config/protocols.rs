//! The files of protocols: the house's own in `assets/protocols`, and the user's in the folder `protocols` beside the
//! configuration, which take their place one by one. Mistakes say file and line; the default holds then.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{FileProblem, Trouble};
use crate::domain::debtor::DebtorType;
use crate::domain::protocol::{Protocol, Protocols, Step};

/// The folder of the user's own protocols, beside the configuration.
const FOLDER: &str = "protocols";

/// The most days, before or after the due date, that a step can be away from it.
const MOST_DAYS: i32 = 3650;

/// The text of the default protocol for a type, with its comments.
pub fn default_text(debtor_type: DebtorType) -> &'static str {
    match debtor_type {
        DebtorType::Forgetful => include_str!("../../assets/protocols/forgetful.toml"),
        DebtorType::Illiquid => include_str!("../../assets/protocols/illiquid.toml"),
        DebtorType::Disputing => include_str!("../../assets/protocols/disputing.toml"),
        DebtorType::Unclassified => include_str!("../../assets/protocols/unclassified.toml"),
    }
}

/// Where the user's own protocol for a type is looked for.
pub fn path_of(config: &Path, debtor_type: DebtorType) -> PathBuf {
    let name = format!("{}.toml", debtor_type.id());
    folder_of(config).join(name)
}

/// The folder of the user's own protocols.
pub fn folder_of(config: &Path) -> PathBuf {
    config.with_file_name(FOLDER)
}

/// Files in that folder that are of no type, so that nobody reads them.
pub fn strays(config: &Path) -> Vec<PathBuf> {
    let known = DebtorType::ALL.map(|of| path_of(config, of));
    let files = std::fs::read_dir(folder_of(config)).into_iter().flatten();
    let paths = files.flatten().map(|file| file.path());
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|it| it == "toml");
    let mut strays: Vec<PathBuf> = paths
        .filter(|path| is_toml(path) && !known.contains(path))
        .collect();
    strays.sort();
    strays
}

/// The default protocol of every type.
pub(super) fn defaults() -> Protocols {
    Protocols::new(DebtorType::ALL.map(|of| (of, default_of(of))))
}

#[allow(clippy::expect_used)] // The files are part of the program, and a test reads them.
fn default_of(debtor_type: DebtorType) -> Protocol {
    from_text(Path::new("default.toml"), default_text(debtor_type))
        .expect("the default protocols are sound")
}

/// The user's protocols over the defaults, and what is wrong with those that don't hold.
pub(super) fn load(config: &Path) -> (Protocols, Vec<FileProblem>) {
    let mut problems = Vec::new();
    let protocols = DebtorType::ALL.map(|of| {
        let path = path_of(config, of);
        let own = match std::fs::read_to_string(&path) {
            Ok(text) => from_text(&path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(default_of(of)),
            Err(error) => Err(FileProblem {
                path,
                line: None,
                trouble: Trouble::Unreadable(error.to_string()),
            }),
        };
        let protocol = own.unwrap_or_else(|problem| {
            problems.push(problem);
            default_of(of)
        });
        (of, protocol)
    });
    (Protocols::new(protocols), problems)
}

/// The protocol in a text.
///
/// # Errors
/// When it can't be read, or makes no sense: with file and line.
pub fn from_text(path: &Path, text: &str) -> Result<Protocol, FileProblem> {
    let protocol: Protocol =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    match unfit(&protocol) {
        None => Ok(protocol),
        Some((at, trouble)) => Err(FileProblem {
            path: path.to_owned(),
            line: at.and_then(|at| line_of_step(text, at)),
            trouble,
        }),
    }
}

/// The line of the heading of a step, counted from 0.
fn line_of_step(text: &str, at: usize) -> Option<usize> {
    let headings = text.lines().enumerate();
    let mut steps = headings.filter(|(_, line)| line.trim_start().starts_with("[[steps]]"));
    steps.nth(at).map(|(line, _)| line + 1)
}

/// What is wrong with a protocol, and with which of its steps.
fn unfit(protocol: &Protocol) -> Option<(Option<usize>, Trouble)> {
    let mut seen = BTreeSet::new();
    let last = protocol.steps.len().checked_sub(1);
    if last.is_none() {
        return Some((None, wrong("steps", "[]", "≥ 1")));
    }
    protocol.steps.iter().enumerate().find_map(|(at, step)| {
        let is_new = seen.insert(&step.id);
        let trouble = unfit_step(step, Some(at) == last)
            .or_else(|| (!is_new).then(|| wrong("id", step.id.as_str(), "ids that occur once")))?;
        Some((Some(at), trouble))
    })
}

fn unfit_step(step: &Step, is_last: bool) -> Option<Trouble> {
    let id = step.id.as_str();
    let of = |key: &str| format!("{id}.{key}");
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if id.is_empty() || id.len() > 40 || !id.chars().all(allowed) {
        return Some(wrong("id", id, "a–z 0–9 _, 1–40"));
    }
    if step.title.values().all(|title| title.trim().is_empty()) {
        return Some(wrong(&of("title"), "{}", "{ es = \"…\", en = \"…\" }"));
    }
    if !(-365..=MOST_DAYS).contains(&step.from_day) {
        let value = step.from_day.to_string();
        return Some(wrong(&of("from_day"), &value, "-365–3650"));
    }
    let days = [
        ("after_previous", step.after_previous, 0),
        ("repeat_days", step.repeat_days.unwrap_or(1), 1),
        ("attempts", step.attempts, 1),
    ];
    let most = MOST_DAYS.unsigned_abs();
    for (key, days, least) in days {
        if !(least..=most).contains(&days) {
            return Some(wrong(&of(key), &days.to_string(), &format!("{least}–3650")));
        }
    }
    if is_last && step.repeat_days.is_none() {
        return Some(wrong(&of("repeat_days"), "-", "1–3650 (last step)"));
    }
    if is_last && !step.needs.is_empty() {
        let needs: Vec<&str> = step.needs.iter().map(|need| need.id()).collect();
        return Some(wrong(&of("needs"), &needs.join(", "), "[] (last step)"));
    }
    None
}

fn wrong(key: &str, value: &str, allowed: &str) -> Trouble {
    Trouble::NotAllowed {
        key: key.to_owned(),
        value: value.to_owned(),
        allowed: allowed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_protocols_are_sound_and_say_every_title_in_both_languages() {
        for (_, protocol) in defaults().iter() {
            for step in &protocol.steps {
                for language in crate::i18n::LANGUAGES {
                    assert!(step.title.contains_key(language), "{} {language}", step.id);
                }
            }
        }
    }

    #[test]
    fn mistakes_name_the_line_and_what_is_allowed() {
        const STEP: &str = "[[steps]]\nid = \"call\"\ntitle = { es = \"llamar\" }\nfrom_day = 1\ntone = \"firm\"\n";
        const LAST: &str = "[[steps]]\nid = \"end\"\ntitle = { es = \"fin\" }\nfrom_day = 9\n\
             tone = \"firm\"\nrepeat_days = 7\n";
        let cases = [
            (String::new(), "p.toml: missing field `steps`"),
            ("steps = []".into(), "p.toml: steps = []: ≥ 1 is allowed"),
            (
                STEP.into(),
                "p.toml:1: call.repeat_days = -: 1–3650 (last step) is allowed",
            ),
            (
                format!("{STEP}needs = [\"luck\"]\n{LAST}"),
                "p.toml:6: unknown variant `luck`, expected one of `promise_broken`, `no_answer`, `refused`, \
                 `no_promise`, `warned`, `suspended`, `dispute_open`, `dispute_resolved`",
            ),
            (
                format!("{STEP}{STEP}{LAST}"),
                "p.toml:6: id = call: ids that occur once is allowed",
            ),
            (
                format!("{}{LAST}", STEP.replace("= 1", "= 9999")),
                "p.toml:1: call.from_day = 9999: -365–3650 is allowed",
            ),
            (
                format!("{STEP}when = 3\n{LAST}"),
                "p.toml:6: unknown field `when`, expected one of `id`, `title`, `from_day`, `after_previous`, `channel`, \
                 `template`, `tone`, `needs`, `does`, `without_rest`, `attempts`, `repeat_days`",
            ),
            (
                format!("{STEP}{LAST}needs = [\"warned\"]\n"),
                "p.toml:6: end.needs = warned: [] (last step) is allowed",
            ),
        ];
        for (text, expected) in cases {
            let problem = from_text(Path::new("p.toml"), &text).unwrap_err();
            let told = problem.to_string();
            assert_eq!(
                told.replace("p.toml:1: missing", "p.toml: missing"),
                expected,
                "{text}"
            );
        }
    }
}
