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

/// Everything a debtor is found by, folded, in lines: name first, then code, tax id, phone, e-mail, person, tags and the
/// numbers of the invoices.
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
        let written = fold(part);
        let compact: String = written.chars().filter(|it| it.is_alphanumeric()).collect();
        if compact != written {
            text.push('\n');
            text.push_str(&written);
        }
        text.push('\n');
        text.push_str(&compact);
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

/// Letters and digits of a tax id, in capitals: `B-12.345.678` and `b12345678` are the same.
pub fn compact_tax_id(written: &str) -> String {
    let letters = written.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_uppercase).collect()
}
