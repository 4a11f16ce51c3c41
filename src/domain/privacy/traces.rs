//! What tells that a text speaks about somebody: names, addresses and numbers, however they are written.

use super::super::search::{compact_tax_id, fold};

/// Shorter parts of names are in too many texts.
const LEAST_LETTERS: usize = 3;

/// Parts of names that name nobody.
const PARTICLES: [&str; 14] = [
    "and", "das", "del", "der", "don", "dos", "hnos", "las", "los", "san", "sons", "the", "van",
    "von",
];

/// Fewer digits are part of too many numbers.
const LEAST_DIGITS: usize = 7;

/// So many digits at the end of a phone number tell it, with a country's prefix or without.
const TELLING_DIGITS: usize = 9;

/// By what somebody is told in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// Names and addresses, folded.
    wholes: Vec<String>,
    /// The parts of names, folded.
    words: Vec<String>,
    /// The last digits of numbers.
    digits: Vec<String>,
    /// Tax ids, compact.
    tax_ids: Vec<String>,
}

impl Traces {
    /// Takes in a name.
    pub fn name(&mut self, name: &str) {
        let folded = fold(name.trim());
        let words = words(&folded).filter(|it| !PARTICLES.contains(it));
        let words = words.filter(|it| it.chars().count() >= LEAST_LETTERS);
        let words = words.filter(|it| it.chars().any(char::is_alphabetic));
        for word in words.map(str::to_owned).collect::<Vec<_>>() {
            add(&mut self.words, word);
        }
        if folded.chars().count() > LEAST_LETTERS {
            add(&mut self.wholes, folded);
        }
    }

    /// Takes in an address of any kind: e-mail, phone, or something else.
    pub fn address(&mut self, address: &str) {
        match digits(address) {
            number if number.len() >= LEAST_DIGITS && !address.contains('@') => {
                add(&mut self.digits, telling(&number).to_owned());
            }
            _ => {
                let folded = fold(address.trim());
                if folded.chars().count() > LEAST_LETTERS {
                    add(&mut self.wholes, folded);
                }
            }
        }
    }

    /// Takes in a tax id.
    pub fn tax_id(&mut self, tax_id: &str) {
        let compact = compact_tax_id(tax_id);
        if compact.len() >= LEAST_DIGITS - 1 {
            add(&mut self.tax_ids, compact);
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What of it a text has in it, if anything.
    pub fn found_in(&self, text: &str) -> Option<&str> {
        let folded = fold(text);
        let number = digits(text);
        let compact = compact_tax_id(text);
        let whole = self.wholes.iter().find(|it| folded.contains(it.as_str()));
        let word = || {
            let mut said = words(&folded);
            said.find_map(|said| self.words.iter().find(|it| *it == said))
        };
        let digits = || self.digits.iter().find(|it| number.contains(it.as_str()));
        let tax_id = || self.tax_ids.iter().find(|it| compact.contains(it.as_str()));
        whole
            .or_else(word)
            .or_else(digits)
            .or_else(tax_id)
            .map(String::as_str)
    }

    /// What tells somebody beyond doubt: not merely a part of a name, which many have.
    #[must_use]
    pub fn beyond_doubt(&self) -> Self {
        Self {
            words: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether this is the address, or part of the address, of whoever is meant.
    pub fn has_address(&self, address: &str) -> bool {
        let number = digits(address);
        let folded = fold(address.trim());
        self.wholes.contains(&folded)
            || (number.len() >= LEAST_DIGITS && self.digits.iter().any(|it| it == telling(&number)))
    }

    /// Whether a code tells who is meant: made of the name, or of the tax id, or an address.
    pub fn told_by_code(&self, code: &str) -> bool {
        let folded = fold(code);
        let number = digits(code);
        let in_code = |it: &&String| it.len() > LEAST_LETTERS && folded.contains(it.as_str());
        self.found_in(code).is_some()
            || code.contains('@')
            || self.words.iter().any(|it| in_code(&it))
            || (number.len() >= LEAST_DIGITS - 1
                && self.tax_ids.iter().any(|it| it.contains(&number)))
    }
}

fn add(to: &mut Vec<String>, text: String) {
    if !to.contains(&text) {
        to.push(text);
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The end of a number.
pub(super) fn telling(number: &str) -> &str {
    &number[number.len().saturating_sub(TELLING_DIGITS)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traces() -> Traces {
        let mut traces = Traces::default();
        traces.name("Ana Ruiz del Olmo");
        traces.address("+34 911 23 45 67");
        traces.address("Ana.Ruiz@Example.com");
        traces.tax_id("12.345.678-Z");
        traces
    }

    #[test]
    fn somebody_is_found_however_they_are_written() {
        for (text, found) in [
            ("Hablé con ANA", true),
            ("Lo lleva la Sra. Ruíz.", true),
            ("llamar al 911-234-567", true),
            ("0034911234567", true),
            ("escribir a ana.ruiz@example.com", true),
            ("DNI 12345678z", true),
            ("la mañana del lunes", false),
            ("Paga el 15 del mes", false),
            ("factura 2345678", false),
            ("", false),
        ] {
            assert_eq!(traces().found_in(text).is_some(), found, "{text}");
        }
    }

    #[test]
    fn a_code_tells_somebody_only_when_it_is_made_of_what_tells_them() {
        for (code, told) in [
            ("C0001", false),
            ("430000123", false),
            ("12345678", true),
            ("12345678Z", true),
            ("RUIZ01", true),
            ("ana@x", true),
            ("0042", false),
        ] {
            assert_eq!(traces().told_by_code(code), told, "{code}");
        }
    }
}
