//! The words beside a movement in MT940 (`:86:`), which come in three ways: subfields `?20…?33` as German and many other banks
//! have them, `/NAME/…/REMI/…` as Dutch ones do, and plain lines.

use super::{joined, told};
use crate::domain::account_number::iban;
use crate::domain::movement::Movement;

/// The tags within the words of a SEPA payment.
const SEPA: [&str; 11] = [
    "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+",
    "COAM+",
];

/// The names between slashes.
const SLASHED: [&str; 17] = [
    "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "MARF", "CSID", "ORDP", "BENM", "CNTP", "PREF",
    "RTRN", "ISDT", "PURP", "ULTD", "ULTC",
];

/// Puts what the words say into a movement.
pub(super) fn describe(movement: &mut Movement, lines: &[&str]) {
    let whole = lines.concat();
    let told = subfields(&whole).or_else(|| slashed(&whole));
    let told = told.unwrap_or_else(|| Told {
        words: lines.join(" "),
        ..Told::default()
    });
    let payer = &mut movement.payer;
    payer.name = told.name.or(payer.name.take());
    payer.account = told.account.or(payer.account.take());
    movement.reference = told.reference.or(movement.reference.take());
    let before = std::mem::take(&mut movement.text);
    movement.text = joined([told.words.as_str(), before.as_str()]);
}

/// What the words say.
#[derive(Default)]
struct Told {
    name: Option<String>,
    account: Option<String>,
    reference: Option<String>,
    words: String,
}

/// `166?00SEPA-GUTSCHRIFT?20EREF+4711?21SVWZ+Factura 12?31ES91…?32TALLERES?33IBANEZ`.
fn subfields(text: &str) -> Option<Told> {
    let code = text.get(..3)?;
    let mark = text.get(3..)?.chars().next()?;
    let is_code = code.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code || mark.is_alphanumeric() || mark.is_whitespace() {
        return None;
    }
    let mut told = Told::default();
    let mut name = String::new();
    let mut words = String::new();
    let mut kind = String::new();
    let mut seen = false;
    for piece in text.get(3..)?.split(mark).skip(1) {
        let number = piece
            .get(..2)
            .filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
        let (number, value) = match number {
            Some(number) => (
                number.parse().unwrap_or(0_u8),
                piece.get(2..).unwrap_or_default(),
            ),
            // The mark is part of the words.
            None if seen => {
                words.push(mark);
                words.push_str(piece);
                continue;
            }
            None => return None,
        };
        seen = true;
        match number {
            0 => value.clone_into(&mut kind),
            20..=29 | 60..=63 => words.push_str(value),
            31 => told.account = self::told(value).map(|it| iban(&it).unwrap_or(it)),
            32 | 33 => name.push_str(value),
            _ => {}
        }
    }
    told.name = self::told(&name);
    let (rest, tags) = sepa(&words);
    told.words = rest;
    for (tag, value) in tags {
        match tag {
            "EREF+" => told.reference = self::told(&value),
            "IBAN+" if told.account.is_none() => told.account = iban(&value),
            "SVWZ+" => told.words = joined([value.as_str(), told.words.as_str()]),
            "ABWA+" if told.name.is_none() => told.name = self::told(&value),
            _ => {}
        }
    }
    if told.words.is_empty() {
        told.words = kind;
    }
    Some(told)
}

/// The words before the first tag, and the tags with what belongs to them.
fn sepa(words: &str) -> (String, Vec<(&'static str, String)>) {
    let mut found: Vec<(usize, &'static str)> = SEPA
        .iter()
        .filter_map(|tag| words.find(tag).map(|at| (at, *tag)))
        .collect();
    found.sort_unstable();
    let before = found.first().map_or(words, |(at, _)| &words[..*at]);
    let ends = found.iter().skip(1).map(|(at, _)| *at).chain([words.len()]);
    let tags = found
        .iter()
        .zip(ends)
        .map(|((at, tag), end)| {
            let value = words.get(at + tag.len()..end).unwrap_or_default();
            (*tag, value.trim().to_owned())
        })
        .collect();
    (before.trim().to_owned(), tags)
}

/// `/TRTP/SEPA/IBAN/NL91…/BIC/…/NAME/Jansen/REMI/Factuur 12/EREF/4711`.
fn slashed(text: &str) -> Option<Told> {
    if !text.starts_with('/') {
        return None;
    }
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for name in SLASHED {
        let tag = format!("/{name}/");
        if let Some(at) = text.find(&tag) {
            found.push((at, at + tag.len(), name));
        }
    }
    if found.len() < 2 {
        return None;
    }
    found.sort_unstable();
    let mut told = Told::default();
    let ends = found.iter().skip(1).map(|it| it.0).chain([text.len()]);
    for ((_, from, name), end) in found.iter().zip(ends) {
        // A tag may begin with the slash that ends the one before it.
        let value = text
            .get(*from..end)
            .unwrap_or_default()
            .trim_matches('/')
            .trim();
        match *name {
            "NAME" => told.name = self::told(value),
            "IBAN" => told.account = iban(value),
            "EREF" => told.reference = self::told(value),
            "REMI" => {
                let value = value.strip_prefix("USTD//").unwrap_or(value);
                let structured = value.strip_prefix("STRD/");
                if let Some(reference) = structured.and_then(|it| it.rsplit('/').next()) {
                    told.reference = self::told(reference);
                }
                value.clone_into(&mut told.words);
            }
            "CNTP" => {
                let mut parts = value.split('/');
                told.account = parts.next().and_then(iban);
                told.name = parts.nth(1).and_then(self::told);
            }
            _ => {}
        }
    }
    Some(told)
}
