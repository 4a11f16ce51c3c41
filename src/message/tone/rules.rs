//! The rules of one language, and the checking of a text by them.

use std::ops::Range;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexSet};

use super::folded::Folded;
use super::written::Written;
use super::{Category, Finding, Severity, pattern, quotes};

/// One rule: what it finds and what it says to it.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name.
    pub id: String,
    /// What the phrases do.
    pub category: Category,
    /// How much they weigh.
    pub severity: Severity,
    /// Why they do harm.
    pub why: String,
    /// What to write instead.
    pub kinder: String,
    pub(super) looks: Looks,
}

/// How a rule looks for its phrases.
#[derive(Debug)]
pub(super) enum Looks {
    /// By what is said.
    Said(Phrases),
    /// By how it is written.
    Written(Written),
}

/// Phrases as regular expressions over folded text, compiled when a text first has one.
#[derive(Debug)]
pub(super) struct Phrases {
    /// What is found.
    pub(super) finds: String,
    /// What is innocent after all, where it overlaps what was found.
    pub(super) unless: Option<String>,
    compiled: OnceLock<(Option<Regex>, Option<Regex>)>,
}

impl Phrases {
    pub(super) fn new(finds: String, unless: Option<String>) -> Self {
        Self {
            finds,
            unless,
            compiled: OnceLock::new(),
        }
    }

    fn find(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        let (finds, unless) = self.compiled.get_or_init(|| {
            let unless = self.unless.as_deref();
            (
                pattern::regex(&self.finds).ok(),
                unless.and_then(|it| pattern::regex(it).ok()),
            )
        });
        let found = finds.iter().flat_map(|it| it.find_iter(bytes));
        let mut found: Vec<Range<usize>> = found.map(|it| it.range()).collect();
        if let Some(unless) = unless.as_ref().filter(|_| !found.is_empty()) {
            let innocent: Vec<Range<usize>> =
                unless.find_iter(bytes).map(|it| it.range()).collect();
            found.retain(|it| !innocent.iter().any(|other| overlap(it, other)));
        }
        found
    }
}

/// The rules of one language.
#[derive(Debug)]
pub struct Rules {
    all: Vec<Rule>,
    /// Words of saying, which make a quotation of what follows them.
    says: Option<String>,
    compiled: OnceLock<Compiled>,
}

/// What finds out in one pass which rules are worth asking.
#[derive(Debug)]
struct Compiled {
    set: Option<RegexSet>,
    /// The rule of each member of the set.
    rules: Vec<usize>,
    says: Option<Regex>,
}

impl Rules {
    pub(super) fn new(all: Vec<Rule>, says: Option<String>) -> Self {
        Self {
            all,
            says,
            compiled: OnceLock::new(),
        }
    }

    /// The rules, in the order of the file.
    pub fn all(&self) -> &[Rule] {
        &self.all
    }

    /// Makes ready what a check needs, which else the first one does.
    pub fn prepare(&self) {
        self.compiled();
    }

    /// What is better said otherwise, in the order of the text, the serious first where two begin together.
    pub fn check(&self, text: &str) -> Vec<Finding> {
        let folded = Folded::of(text);
        let compiled = self.compiled();
        let mut findings = Vec::new();
        let said = compiled.set.iter().flat_map(|it| it.matches(&folded.bytes));
        for member in said {
            let rule = &self.all[compiled.rules[member]];
            if let Looks::Said(phrases) = &rule.looks {
                let found = phrases.find(&folded.bytes);
                findings.extend(found.into_iter().map(|it| rule.finding(&folded, text, it)));
            }
        }
        for rule in &self.all {
            if let Looks::Written(written) = &rule.looks {
                let found = written.find(&folded, text);
                findings.extend(found.into_iter().map(|it| rule.finding(&folded, text, it)));
            }
        }
        if !findings.is_empty() {
            let quoted = quotes::quoted(&folded, compiled.says.as_ref());
            let quoted: Vec<_> = quoted
                .into_iter()
                .map(|it| folded.original(text, &it))
                .collect();
            findings.retain(|it| !quoted.iter().any(|quote| within(&it.range, quote)));
        }
        findings.sort_by(|a, b| order(a).cmp(&order(b)));
        findings
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            let mut finds = Vec::new();
            let mut rules = Vec::new();
            for (index, rule) in self.all.iter().enumerate() {
                if let Looks::Said(phrases) = &rule.looks {
                    finds.push(phrases.finds.as_str());
                    rules.push(index);
                }
            }
            Compiled {
                set: pattern::set(&finds).ok(),
                rules,
                says: self.says.as_deref().and_then(|it| pattern::regex(it).ok()),
            }
        })
    }
}

impl Rule {
    /// A finding at a range of the folded text, without the punctuation around it that a pattern had to look at.
    fn finding(&self, folded: &Folded, text: &str, range: Range<usize>) -> Finding {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\n');
        let bytes = &folded.bytes[range.clone()];
        let mut range = range;
        if let Some(first) = bytes.iter().position(u8::is_ascii_alphanumeric) {
            let last = bytes.iter().rposition(u8::is_ascii_alphanumeric);
            range = range.start + first..range.start + last.map_or(bytes.len(), |it| it + 1);
        } else {
            let first = bytes.iter().position(|it| !blank(it)).unwrap_or(0);
            range.start += first;
        }
        Finding {
            range: folded.original(text, &range),
            rule: self.id.clone(),
            category: self.category,
            severity: self.severity,
            why: self.why.clone(),
            kinder: self.kinder.clone(),
        }
    }
}

fn order(finding: &Finding) -> (usize, Severity, usize, &str) {
    let range = &finding.range;
    (range.start, finding.severity, range.end, &finding.rule)
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
