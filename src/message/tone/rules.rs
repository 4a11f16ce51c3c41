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

    /// Where they are. Patterns that can't be compiled are refused when a file is read.
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

/// How many rules are looked for in one pass. More make fewer passes, but letters that were not seen before cost more: what
/// a pass keeps in mind grows with all that its rules may be in the midst of.
const GROUP: usize = 16;

/// What finds out in few passes which rules are worth asking.
#[derive(Debug)]
struct Compiled {
    groups: Vec<Group>,
    /// The rules about ways of writing, which are always asked.
    written: Vec<usize>,
    says: Option<Regex>,
}

impl Compiled {
    /// The rules that may have something in a text, by their places.
    fn worth_asking(&self, bytes: &[u8]) -> Vec<usize> {
        let said = self.groups.iter().flat_map(|it| it.worth_asking(bytes));
        said.chain(self.written.iter().copied()).collect()
    }
}

/// Rules that are looked for at once.
#[derive(Debug)]
struct Group {
    /// Their places.
    rules: Vec<usize>,
    /// Their phrases; none where they are too many to be looked for at once, and each rule is asked.
    set: Option<RegexSet>,
}

impl Group {
    fn new(said: &[(usize, &str)]) -> Self {
        let phrases: Vec<&str> = said.iter().map(|(_, phrases)| *phrases).collect();
        Self {
            rules: said.iter().map(|(rule, _)| *rule).collect(),
            set: pattern::set(&phrases).ok(),
        }
    }

    fn worth_asking(&self, bytes: &[u8]) -> Vec<usize> {
        match &self.set {
            Some(set) => {
                let members = set.matches(bytes);
                members.into_iter().map(|it| self.rules[it]).collect()
            }
            None => self.rules.clone(),
        }
    }
}

impl Rules {
    /// The regular expressions, as far as they are known to compile.
    pub(super) fn expressions(&self) -> impl Iterator<Item = &str> {
        let said = self.all.iter().filter_map(|rule| match &rule.looks {
            Looks::Said(phrases) => Some(phrases),
            Looks::Written(_) => None,
        });
        said.flat_map(|it| [Some(it.finds.as_str()), it.unless.as_deref()])
            .flatten()
    }

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
        let asked = compiled.worth_asking(&folded.bytes);
        for rule in asked.into_iter().map(|it| &self.all[it]) {
            let found = match &rule.looks {
                Looks::Said(phrases) => phrases.find(&folded.bytes),
                Looks::Written(written) => written.find(&folded, text),
            };
            findings.extend(found.into_iter().map(|it| rule.finding(&folded, text, it)));
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
            let mut said = Vec::new();
            let mut written = Vec::new();
            for (index, rule) in self.all.iter().enumerate() {
                match &rule.looks {
                    Looks::Said(phrases) => said.push((index, phrases.finds.as_str())),
                    Looks::Written(_) => written.push(index),
                }
            }
            Compiled {
                written,
                groups: said.chunks(GROUP).map(Group::new).collect(),
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::file;
    use super::*;

    const TWO: &str = "[[rules]]\nid = \"one\"\ncategory = \"cold\"\nseverity = \"mild\"\npatterns = [\"uno\"]\nwhy = \"a\"\nkinder = \"b\"\n\
        [[rules]]\nid = \"two\"\ncategory = \"cold\"\nseverity = \"mild\"\npatterns = [\"dos\"]\nwhy = \"a\"\nkinder = \"b\"\n";

    #[test]
    fn rules_that_are_too_many_to_be_looked_for_at_once_are_asked_one_by_one() {
        let rules = file::read(Path::new("t.toml"), TWO, None).expect("sound");
        let group = Group {
            rules: vec![0, 1],
            set: None,
        };
        let compiled = Compiled {
            groups: vec![group],
            written: Vec::new(),
            says: None,
        };
        rules.compiled.set(compiled).expect("not yet compiled");
        let found = rules.check("De dos, uno.");
        let found: Vec<&str> = found.iter().map(|it| it.rule.as_str()).collect();
        assert_eq!(found, ["two", "one"]);
    }

    #[test]
    fn every_group_of_the_default_rules_is_looked_for_at_once() {
        let (tone, _) = super::super::Tone::load(None);
        for language in ["es", "en"] {
            let rules = tone.in_language(language).expect("has rules");
            assert!(rules.compiled().groups.iter().all(|it| it.set.is_some()));
        }
    }
}
