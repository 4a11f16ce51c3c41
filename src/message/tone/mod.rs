//! The tone check: phrases that offend, threaten or order about, each with why and a kinder wording.
//!
//! The rules are in `assets/tone/LANG.toml`; the user's `tone/LANG.toml` beside the configuration takes the place of a whole
//! language. How patterns are written is told in [`pattern`], what of a text is looked at in [`folded`].
//!
//! What stands in quotation marks is somebody else's: three words or more in «…», “…”, "…" or ‘…’, or fewer after a word of
//! saying, give no finding, nor do lines quoted with `>`. One or two words in quotation marks otherwise count, being the
//! writer's own.

mod file;
mod folded;
mod pattern;
mod quotes;
mod rules;
mod written;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

pub use rules::{Rule, Rules};

use crate::config::FileProblem;

/// The program's own rules, read when they are first asked for.
static OWN: [(&str, LazyLock<Arc<Rules>>); 2] = [
    (
        "es",
        LazyLock::new(|| file::own(include_str!("../../../assets/tone/es.toml"))),
    ),
    (
        "en",
        LazyLock::new(|| file::own(include_str!("../../../assets/tone/en.toml"))),
    ),
];

/// The rules of every language.
#[derive(Debug, Clone, Default)]
pub struct Tone {
    /// The user's own, by language.
    theirs: BTreeMap<&'static str, Arc<Rules>>,
    /// How far each language is.
    readiness: Arc<[Readiness; OWN.len()]>,
}

/// How far the rules of a language are.
#[derive(Debug, Default)]
struct Readiness {
    /// Whether somebody makes them ready.
    is_claimed: AtomicBool,
    /// Whether a check need not wait for anything.
    is_ready: AtomicBool,
}

impl Tone {
    /// The user's files beside the configuration over the program's own, and what is wrong with those that don't hold.
    pub fn load(config: Option<&Path>) -> (Self, Vec<FileProblem>) {
        let mut theirs = BTreeMap::new();
        let mut problems = Vec::new();
        for (tag, own) in &OWN {
            match config.and_then(|config| file::theirs(config, tag, || Arc::clone(own))) {
                Some(Ok(rules)) => {
                    theirs.insert(*tag, Arc::new(rules));
                }
                Some(Err(problem)) => problems.push(problem),
                None => {}
            }
        }
        let readiness = Arc::default();
        (Self { theirs, readiness }, problems)
    }

    /// Makes ready what checks in a language need: it takes a moment and some memory, so that whoever has keys to answer does
    /// it elsewhere, and not before somebody writes.
    pub fn prepare(&self, tag: &str) {
        if let Some(rules) = self.in_language(tag) {
            rules.prepare();
        }
        if let Some(readiness) = self.readiness(tag) {
            readiness.is_ready.store(true, Ordering::Release);
        }
    }

    /// Whether [`Tone::prepare`] has come to its end for a language, or there is nothing to make ready.
    pub fn is_ready(&self, tag: &str) -> bool {
        let readiness = self.readiness(tag);
        readiness.is_none_or(|it| it.is_ready.load(Ordering::Acquire))
    }

    /// Whether nobody makes a language ready yet; whoever is told so does it.
    pub fn claim(&self, tag: &str) -> bool {
        let readiness = self.readiness(tag);
        readiness.is_some_and(|it| !it.is_claimed.swap(true, Ordering::AcqRel))
    }

    fn readiness(&self, tag: &str) -> Option<&Readiness> {
        self.readiness.get(place(tag)?)
    }

    /// The rules of a language, by its tag (`es`, `en`, `es-MX`); none where there are none in it.
    pub fn in_language(&self, tag: &str) -> Option<&Rules> {
        let (tag, own) = OWN.get(place(tag)?)?;
        Some(self.theirs.get(tag).map_or_else(|| &***own, |it| &**it))
    }
}

/// The place of a language among those that there are rules for.
fn place(tag: &str) -> Option<usize> {
    let language = tag.split(['-', '_']).next().unwrap_or(tag);
    let mut own = OWN.iter();
    own.position(|(own, _)| own.eq_ignore_ascii_case(language))
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It is to be sent for a stated reason only.
    Serious,
    /// It would be kinder otherwise.
    Mild,
}

impl Severity {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Serious => "serious",
            Self::Mild => "mild",
        }
    }
}

/// What a phrase does to who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it, and the texts for people are in the fluent files.
pub enum Category {
    Insulting,
    Accusing,
    Doubting,
    Threatening,
    FalseLegalThreat,
    Shaming,
    Harassing,
    Ordering,
    Cold,
    Ultimatum,
    Sarcastic,
    PassiveAggressive,
    SelfPity,
    Shouting,
}

impl Category {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Insulting => "insulting",
            Self::Accusing => "accusing",
            Self::Doubting => "doubting",
            Self::Threatening => "threatening",
            Self::FalseLegalThreat => "false_legal_threat",
            Self::Shaming => "shaming",
            Self::Harassing => "harassing",
            Self::Ordering => "ordering",
            Self::Cold => "cold",
            Self::Ultimatum => "ultimatum",
            Self::Sarcastic => "sarcastic",
            Self::PassiveAggressive => "passive_aggressive",
            Self::SelfPity => "self_pity",
            Self::Shouting => "shouting",
        }
    }
}

/// A phrase that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands, in bytes of the text that was checked.
    pub range: Range<usize>,
    /// The rule.
    pub rule: String,
    /// What the phrase does.
    pub category: Category,
    /// How much it weighs.
    pub severity: Severity,
    /// Why it does harm, in the language of the rules.
    pub why: String,
    /// What to write instead, in the language of the rules.
    pub kinder: String,
}
