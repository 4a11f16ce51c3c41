//! Numbers of invoices as they come through banks: in capitals, without their marks, without zeros, or run together.

/// A stretch of letters or of digits in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// In capitals; digits without the zeros before them.
    pub text: String,
    /// The digits as they were written.
    pub written: String,
    /// Whether it is digits.
    pub is_number: bool,
}

/// The most runs of one number.
const LONGEST: usize = 6;

/// The stretches of letters and digits of a text, in order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut apart = true;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            apart = true;
            continue;
        }
        let is_number = c.is_ascii_digit();
        match runs
            .last_mut()
            .filter(|run| !apart && run.is_number == is_number)
        {
            Some(run) => run.written.extend(c.to_uppercase()),
            None => runs.push(Run {
                text: String::new(),
                written: c.to_uppercase().collect(),
                is_number,
            }),
        }
        apart = false;
    }
    for run in &mut runs {
        let bare = run.written.trim_start_matches('0');
        let text = if run.is_number && !bare.is_empty() {
            bare
        } else {
            &run.written
        };
        run.text = text.to_owned();
    }
    runs
}

/// How a number may be found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum KeyKind {
    /// Its last digits.
    End,
    /// Its digits, in their groups.
    Digits,
    /// Its digits, run together.
    Compact,
    /// All of it.
    Whole,
}

pub(super) type Key = (KeyKind, String);

/// The keys under which a number of an invoice is kept.
pub(super) fn keys_of(number: &str) -> Vec<Key> {
    let runs = runs(number);
    let digits: Vec<&Run> = runs.iter().filter(|run| run.is_number).collect();
    let count: usize = digits.iter().map(|run| run.text.len()).sum();
    let mut keys = Vec::new();
    if runs.len() > 1 && runs.len() <= LONGEST && count >= 2 {
        keys.push((KeyKind::Whole, whole(&runs)));
    }
    // Four digits alone are any year, and as many amounts.
    if count >= 5 {
        keys.push((KeyKind::Digits, joined(&digits)));
    }
    let compact: String = digits.iter().map(|run| run.written.as_str()).collect();
    if compact.trim_start_matches('0').len() >= 6 {
        keys.push((KeyKind::Compact, compact.trim_start_matches('0').to_owned()));
    }
    if let Some(last) = digits.last().filter(|run| run.text.len() >= 2) {
        keys.push((KeyKind::End, last.text.clone()));
    }
    keys
}

/// The keys that a text may hold, each once.
pub(super) fn keys_in(text: &str) -> Vec<Key> {
    let runs = runs(text);
    let digits: Vec<&Run> = runs.iter().filter(|run| run.is_number).collect();
    let mut keys = Vec::new();
    for from in 0..runs.len() {
        for to in from + 2..=(from + LONGEST).min(runs.len()) {
            if runs[from..to].iter().any(|run| run.is_number) {
                keys.push((KeyKind::Whole, whole(&runs[from..to])));
            }
        }
    }
    for from in 0..digits.len() {
        let mut compact = String::new();
        for to in from + 1..=(from + 4).min(digits.len()) {
            compact.push_str(&digits[to - 1].written);
            keys.push((KeyKind::Digits, joined(&digits[from..to])));
            keys.push((KeyKind::Compact, compact.trim_start_matches('0').to_owned()));
        }
        keys.push((KeyKind::End, digits[from].text.clone()));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn whole(runs: &[Run]) -> String {
    let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    texts.join("|")
}

fn joined(digits: &[&Run]) -> String {
    let texts: Vec<&str> = digits.iter().map(|run| run.text.as_str()).collect();
    texts.join("|")
}

/// A creditor reference (`RF`, ISO 11649) without its check digits; other references as they are.
pub(super) fn bare_reference(reference: &str) -> String {
    let compact: String = reference.chars().filter(|c| !c.is_whitespace()).collect();
    let is_creditor = compact
        .get(..2)
        .is_some_and(|it| it.eq_ignore_ascii_case("RF"))
        && compact
            .get(2..4)
            .is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    match compact.get(4..) {
        Some(rest) if is_creditor => rest.to_owned(),
        _ => reference.to_owned(),
    }
}
