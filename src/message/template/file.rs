//! The files of messages: the program's own in `assets/templates`, and the user's in the folders `templates/es/messages` and
//! `templates/en/messages` beside the configuration, which take their place one by one. A file of another name is one more
//! template. Mistakes say file and line; what the program brings holds then.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use super::super::filling::Source;
use super::check;
use super::set::TemplateSet;
use super::shared::Shared;
use super::{SetFile, Template};
use crate::config::{FileProblem, Trouble};

/// The name of the file of what messages share.
const SHARED: &str = "shared";

/// The name of the file of the page that e-mails are put on.
const LAYOUT: &str = "email.html";

/// The languages, the first standing in for others.
const LANGUAGES: [&str; 2] = ["es", "en"];

macro_rules! own {
    ($language:literal, [$($id:literal)*]) => {
        &[$((
            $id,
            include_str!(concat!("../../../assets/templates/", $language, "/messages/", $id, ".toml")),
        )),*]
    };
}

/// The program's own texts of a language: names and files, in the order of lists.
type OwnTexts = &'static [(&'static str, &'static str)];

macro_rules! texts {
    ($language:literal) => {
        own!($language, [
            "courtesy_note" "courtesy_note_friend" "friendly_reminder" "friendly_reminder_friend" "neutral_reminder"
            "neutral_reminder_friend" "firm_reminder" "firm_reminder_friend" "formal_reminder" "find_out" "find_out_friend"
            "resend_papers" "resend_papers_friend" "no_answer" "call_back" "wrong_address"
            "written_summary" "written_summary_friend"
            "promise_confirmation" "promise_confirmation_friend" "promise_reminder" "promise_reminder_friend"
            "broken_promise" "broken_promise_friend" "thanks_promise" "thanks_promise_friend"
            "thanks_payment" "thanks_payment_friend" "part_payment" "confirm_payment" "confirm_payment_friend"
            "plan_proposal" "plan_proposal_friend" "written_plan" "instalment_reminder" "broken_plan"
            "dispute_received" "dispute_received_friend" "send_papers" "dispute_resolved"
            "ways_to_pay" "payment_in_advance"
            "notice_of_suspension" "notice_of_suspension_friend" "suspension" "service_resumed"
            "last_notice" "last_notice_friend" "statement"
        ])
    };
}

fn own_texts(language: &str) -> OwnTexts {
    match language {
        "en" => texts!("en"),
        _ => texts!("es"),
    }
}

fn own_shared(language: &str) -> &'static str {
    match language {
        "en" => include_str!("../../../assets/templates/en/messages/shared.toml"),
        _ => include_str!("../../../assets/templates/es/messages/shared.toml"),
    }
}

fn own_layout(language: &str) -> &'static str {
    match language {
        "en" => include_str!("../../../assets/templates/en/messages/email.html"),
        _ => include_str!("../../../assets/templates/es/messages/email.html"),
    }
}

/// The text of one of the program's own files, with its comments.
pub fn default_text(language: &str, id: &str) -> Option<&'static str> {
    if id == SHARED {
        return Some(own_shared(language));
    }
    let mut own = own_texts(language).iter();
    own.find(|(of, _)| *of == id).map(|(_, text)| *text)
}

/// The folder of the user's own templates of a language.
pub fn folder_of(config: &Path, language: &str) -> PathBuf {
    let folder = config.with_file_name("templates");
    folder.join(language).join("messages")
}

/// The user's own files of a language that are read.
pub fn own_files(config: &Path, language: &str) -> Vec<PathBuf> {
    let mut own = files(&folder_of(config, language));
    own.retain(|path| is_read(path));
    own
}

/// Files in that folder that nobody reads: neither templates nor the page of e-mails.
pub fn strays(config: &Path, language: &str) -> Vec<PathBuf> {
    let mut strays = files(&folder_of(config, language));
    strays.retain(|path| !is_read(path));
    strays
}

fn is_read(path: &Path) -> bool {
    let is_template = path.extension() == Some(OsStr::new("toml"));
    is_template || path.file_name() == Some(OsStr::new(LAYOUT))
}

/// The files of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let hidden = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with('.')
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && !hidden(path))
        .collect();
    paths.sort();
    paths
}

/// The templates of every language, with the user's own files in the place of the program's.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    /// The languages in which the user has files of their own.
    theirs: BTreeMap<&'static str, Arc<TemplateSet>>,
}

static OWN: [LazyLock<TemplateSet>; 2] = [
    LazyLock::new(|| own_set(LANGUAGES[0])),
    LazyLock::new(|| own_set(LANGUAGES[1])),
];

#[allow(clippy::expect_used)] // The files are part of the program, and a test reads them.
fn own_set(language: &str) -> TemplateSet {
    let path = |name: &str| Path::new("default").join(language).join(name);
    let shared = check::shared(&path("shared.toml"), own_shared(language));
    let templates = own_texts(language).iter().map(|(id, text)| {
        let path = path(&format!("{id}.toml"));
        check::read_template(&path, text).expect("the default templates are well formed")
    });
    TemplateSet {
        shared: shared.expect("what the default templates share is well formed"),
        layout: Source {
            path: path(LAYOUT),
            text: own_layout(language).to_owned(),
        },
        templates: templates.collect(),
    }
}

impl Templates {
    /// The user's files beside the configuration over the program's own, and what is wrong with those that don't hold.
    pub fn load(config: Option<&Path>) -> (Self, Vec<FileProblem>) {
        let mut problems = Vec::new();
        let mut theirs = BTreeMap::new();
        for language in LANGUAGES {
            let folder = config.map(|config| folder_of(config, language));
            let paths = folder.as_deref().map(files).unwrap_or_default();
            if paths.is_empty() {
                continue;
            }
            let mut set = own_of(language).clone();
            problems.extend(take_in(&mut set, &paths));
            theirs.insert(language, Arc::new(set));
        }
        (Self { theirs }, problems)
    }

    /// The templates of a language; of that of the house where there are none in it.
    pub fn in_language<'a>(&'a self, tag: &str, house: &str) -> (&'static str, &'a TemplateSet) {
        let known = |tag: &str| LANGUAGES.into_iter().find(|it| *it == tag);
        let language = known(tag).or(known(house)).unwrap_or(LANGUAGES[0]);
        let theirs = self.theirs.get(language).map(Arc::as_ref);
        (language, theirs.unwrap_or_else(|| own_of(language)))
    }

    /// What is wrong with a file, as it would be in the place of the program's own.
    pub fn problem_of(path: &Path, language: &str) -> Option<FileProblem> {
        let mut set = own_of(language).clone();
        take_in(&mut set, &[path.to_owned()]).into_iter().next()
    }
}

fn own_of(language: &str) -> &'static TemplateSet {
    let at = LANGUAGES.iter().position(|it| *it == language);
    &OWN[at.unwrap_or(0)]
}

/// Takes files into a set, what messages share first, and says what is wrong with those that don't hold.
fn take_in(set: &mut TemplateSet, paths: &[PathBuf]) -> Vec<FileProblem> {
    let mut problems = Vec::new();
    let named = |path: &&PathBuf, name: &str| path.file_name() == Some(OsStr::new(name));
    let shared = paths.iter().find(|it| named(it, "shared.toml"));
    let layout = paths.iter().find(|it| named(it, LAYOUT));
    let templates = paths.iter().filter(|it| {
        let is_template = it.extension() == Some(OsStr::new("toml"));
        is_template && !named(it, "shared.toml")
    });
    let files = shared.map(|path| (path, SetFile::Shared)).into_iter();
    let files = files.chain(layout.map(|path| (path, SetFile::Layout)));
    let files = files.chain(templates.map(|path| (path, SetFile::Template)));
    for (path, kind) in files {
        if let Err(problem) = take_in_one(set, path, kind) {
            problems.push(problem);
        }
    }
    problems
}

fn take_in_one(set: &mut TemplateSet, path: &Path, kind: SetFile) -> Result<(), FileProblem> {
    let text = std::fs::read_to_string(path).map_err(|error| FileProblem {
        path: path.to_owned(),
        line: None,
        trouble: Trouble::Unreadable(error.to_string()),
    })?;
    let mut with = set.clone();
    match kind {
        SetFile::Shared => {
            with.shared = check::shared(path, &text)?;
            check::shared_as_before(&with.shared, &set.shared)?;
            with.templates
                .iter()
                .try_for_each(|it| check::fills(&with, it))?;
        }
        SetFile::Layout => {
            with.layout = Source {
                path: path.to_owned(),
                text,
            };
            with.templates
                .iter()
                .take(1)
                .try_for_each(|it| check::fills(&with, it))?;
        }
        SetFile::Template => {
            let template = check::read_template(path, &text)?;
            check::fills(&with, &template)?;
            put(&mut with.templates, template);
        }
    }
    *set = with;
    Ok(())
}

/// A template in the place of the one of its name, else before all others.
fn put(templates: &mut Vec<Template>, template: Template) {
    match templates.iter_mut().find(|it| it.id == template.id) {
        Some(place) => *place = template,
        None => templates.insert(0, template),
    }
}

impl Shared {
    /// The names of its parts and blocks.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let parts = self.parts.keys().map(|name| ("parts", name.as_str()));
        let blocks = self.blocks.keys().map(|name| ("blocks", name.as_str()));
        parts.chain(blocks)
    }
}
