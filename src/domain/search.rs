//! Text as it is searched: without accents, case or punctuation of numbers.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::account::Account;

/// The text in lower case and without accents: `Ibáñez` becomes `ibanez`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// As [`fold`], at the end of another text. The order of accents, which decomposing a text as a whole would settle, is of
/// no matter: they all go.
fn fold_into(folded: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(letter, |part| {
            if part.is_ascii() {
                folded.push(part.to_ascii_lowercase());
            } else if !is_combining_mark(part) {
                folded.extend(part.to_lowercase());
            }
        });
    }
}

/// Stands between a folded tag and the tag as it was written, where that is another.
const AS_WRITTEN: char = '\t';

/// The tags in a haystack: folded, and as they were written.
pub fn tags(haystack: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = haystack.lines();
    lines
        .filter_map(|line| line.strip_prefix('#'))
        .map(|tag| tag.split_once(AS_WRITTEN).unwrap_or((tag, tag)))
}

/// Everything a debtor is found by, folded, in lines: name first, then code, tax id, phone, e-mail, everybody at the
/// client's, tags and the numbers of the invoices.
pub fn haystack(account: &Account) -> String {
    let details = &account.details;
    let mut text = fold(details.display_name());
    for part in [&details.code, &details.email, &details.contact_person]
        .into_iter()
        .flatten()
    {
        text.push('\n');
        fold_into(&mut text, part);
    }
    for part in [&details.tax_id, &details.phone].into_iter().flatten() {
        push_compact(&mut text, part);
    }
    for person in &account.people_stated {
        let stated = &person.stated;
        for part in std::iter::once(&stated.name).chain(&stated.emails) {
            text.push('\n');
            fold_into(&mut text, part);
        }
        for number in stated.phones.iter().chain(&stated.whatsapp) {
            push_compact(&mut text, number);
        }
    }
    for tag in &account.tags {
        text.push_str("\n#");
        let from = text.len();
        fold_into(&mut text, tag);
        if text[from..] != **tag {
            text.push(AS_WRITTEN);
            text.push_str(tag);
        }
    }
    for invoice in &account.invoices {
        text.push('\n');
        fold_into(&mut text, &invoice.number);
    }
    text
}

/// A number as it is written, and without its punctuation.
fn push_compact(text: &mut String, part: &str) {
    let written = fold(part);
    let compact: String = written.chars().filter(|it| it.is_alphanumeric()).collect();
    if compact != written {
        text.push('\n');
        text.push_str(&written);
    }
    text.push('\n');
    text.push_str(&compact);
}

/// Fewer digits than these are part of too many numbers.
const LEAST_DIGITS: usize = 5;

/// The digits that the number of a phone may have where a text is typed like one: with a country's code or without, with
/// the zero that leads calls within a country or without. Empty when the text is none.
pub fn phone_digits(typed: &str) -> Vec<String> {
    let allowed = |it: char| it.is_ascii_digit() || " +-./()".contains(it);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < LEAST_DIGITS || !typed.chars().all(allowed) {
        return Vec::new();
    }
    let abroad = match digits.strip_prefix("00") {
        Some(after) => Some(after),
        None => typed.trim_start().starts_with('+').then_some(&*digits),
    };
    let mut fitting = vec![digits.clone()];
    if let Some(with_code) = abroad {
        let at_home = with_code.get(calling_code_length(with_code)..);
        let long = [Some(with_code), at_home].into_iter().flatten();
        fitting.extend(
            long.filter(|it| it.len() >= LEAST_DIGITS)
                .map(str::to_owned),
        );
    } else if let Some(after) = digits.strip_prefix('0') {
        fitting.push(after.to_owned());
    }
    fitting
}

/// How many digits the code of a country has that a number begins with (ITU-T E.164, annex).
fn calling_code_length(digits: &str) -> usize {
    const TWO: [&str; 44] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
        "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
        "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    match digits {
        it if it.starts_with(['1', '7']) => 1,
        it if TWO.iter().any(|code| it.starts_with(code)) => 2,
        _ => 3,
    }
}

/// Letters and digits of a tax id, in capitals: `B-12.345.678` and `b12345678` are the same.
pub fn compact_tax_id(written: &str) -> String {
    let letters = written.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_uppercase).collect()
}
