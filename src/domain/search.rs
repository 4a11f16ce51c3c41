//! Text as it is searched: without accents, case or punctuation of numbers.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::account::Account;

/// The text in lower case and without accents: `Ibáñez` becomes `ibanez`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Everything a debtor is found by, folded, in lines: name first, then code, tax id, phone, e-mail, person, tags and the
/// numbers of the invoices.
pub fn haystack(account: &Account) -> String {
    let details = &account.details;
    let mut text = fold(details.display_name());
    let mut line = |part: &str| {
        text.push('\n');
        text.push_str(part);
    };
    for part in [&details.code, &details.email, &details.contact_person]
        .into_iter()
        .flatten()
    {
        line(&fold(part));
    }
    for part in [&details.tax_id, &details.phone].into_iter().flatten() {
        let written = fold(part);
        let compact: String = written.chars().filter(|it| it.is_alphanumeric()).collect();
        if compact != written {
            line(&written);
        }
        line(&compact);
    }
    for tag in &account.tags {
        line(&format!("#{}", fold(tag)));
    }
    for invoice in &account.invoices {
        line(&fold(&invoice.number));
    }
    text
}

/// Letters and digits of a tax id, in capitals: `B-12.345.678` and `b12345678` are the same.
pub fn compact_tax_id(written: &str) -> String {
    let letters = written.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_uppercase).collect()
}
