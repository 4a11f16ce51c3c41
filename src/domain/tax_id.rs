//! The check digits of tax ids. An id that fails its own may be mistyped in the books it came from, which is worth a word;
//! it is no reason to leave anything out.
//!
//! The rules, country by country, as the tax offices give them:
//! - Chile, RUT: modulus 11 with weights 2 to 7 from the right, `K` for ten (Servicio de Impuestos Internos).
//! - Spain, NIF and NIE: the letter at the number modulo 23 in `TRWAGMYFPDXBNJZSQVHLCKE` (Real Decreto 1553/2005 and Orden
//!   EHA/451/2008; `X`, `Y`, `Z` count as 0, 1, 2, and `K`, `L`, `M` stand before seven digits). CIF: digits in odd places
//!   doubled and their digits added, the complement to ten as a digit or as a letter of `JABCDEFGHI` (Orden EHA/451/2008).
//! - Argentina, CUIT and CUIL: modulus 11 with weights 5 4 3 2 7 6 5 4 3 2 (AFIP / ARCA).
//! - Peru, RUC: the same weights, on the prefixes 10, 15, 16, 17 and 20 (SUNAT).
//! - Colombia, NIT: modulus 11 with weights 3 7 13 17 19 23 29 37 41 43 from the right (DIAN, Orden Administrativa 4 of
//!   1989). Only an id with its digit behind a hyphen, because without one nobody can tell whether the digit is there.
//! - Guatemala, NIT, and Paraguay, RUC: modulus 11 with weights 2, 3, 4 and on from the right (SAT; SET, now DNIT).
//!
//! Where an id could be of several countries, it fits if it fits one of them; what has no known form is unknown.

/// What the check digit of a tax id says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxIdCheck {
    /// It is right in a country that writes ids so.
    Fits,
    /// It is wrong in all countries that write ids so.
    Fails,
    /// No country whose rule is known writes ids so.
    Unknown,
}

/// Checks a tax id as it is written, with dots, hyphens and a country's code before it or not.
pub fn check(tax_id: &str) -> TaxIdCheck {
    let written = tax_id.trim().to_uppercase();
    let compact = compact(&written);
    if !compact.is_ascii() {
        return TaxIdCheck::Unknown;
    }
    let has_digit_apart = written
        .rsplit_once(['-', '–'])
        .is_some_and(|(_, last)| last.trim().len() == 1);
    let spanish = compact.strip_prefix("ES").unwrap_or(&compact);
    let found = [
        chilean(&compact, has_digit_apart, tax_id.contains('.')),
        like_chilean(&compact, has_digit_apart && !tax_id.contains('.')),
        spanish_id(spanish),
        eleven_digits(&compact),
        colombian(&compact, has_digit_apart),
    ];
    let mut known = found.into_iter().flatten();
    match known.next() {
        None => TaxIdCheck::Unknown,
        Some(first) if first || known.any(|fits| fits) => TaxIdCheck::Fits,
        Some(_) => TaxIdCheck::Fails,
    }
}

/// The countries that give such tax ids, as far as form and check digit tell.
pub fn countries(tax_id: &str) -> Vec<&'static str> {
    let written = tax_id.trim().to_uppercase();
    let compact = compact(&written);
    if !compact.is_ascii() {
        return Vec::new();
    }
    let apart = written
        .rsplit_once(['-', '–'])
        .is_some_and(|(_, last)| last.trim().len() == 1);
    let spanish = compact.strip_prefix("ES").unwrap_or(&compact);
    let fits = |found: Option<bool>| found == Some(true);
    let eleven = fits(eleven_digits(&compact));
    let prefixed = |prefixes: &[&str]| prefixes.iter().any(|it| compact.starts_with(it));
    let is = [
        ("es", fits(spanish_id(spanish))),
        ("cl", fits(chilean(&compact, apart, tax_id.contains('.')))),
        ("co", fits(colombian(&compact, apart))),
        ("pe", eleven && prefixed(&["10", "15", "16", "17", "20"])),
        ("ar", eleven && !prefixed(&["10", "15", "16", "17"])),
        ("mx", is_mexican(&compact)),
        ("ec", is_ecuadorian(&compact)),
    ];
    is.into_iter().filter(|it| it.1).map(|it| it.0).collect()
}

/// RFC: three letters for organisations, four for persons, a day, three signs; not those that stand for anybody.
fn is_mexican(compact: &str) -> bool {
    let letters = compact
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .count();
    let rest = compact.get(letters..).unwrap_or_default();
    let day = rest.get(..6).and_then(digits);
    let is_form = matches!(letters, 3 | 4) && rest.len() == 9 && day.is_some();
    is_form && !matches!(compact, "XAXX010101000" | "XEXX010101000")
}

/// RUC: thirteen digits, a province before, an establishment behind.
fn is_ecuadorian(compact: &str) -> bool {
    let province: Option<u32> = compact.get(..2).and_then(|it| it.parse().ok());
    let is_form = compact.len() == 13 && digits(compact).is_some() && compact.ends_with("001");
    is_form && province.is_some_and(|it| (1..=24).contains(&it) || it == 30)
}

/// The first letter of a tax id that Spain gives to organisations (the former CIF), which says what they are; nothing for
/// persons, other countries, and ids that fail their check digit.
pub fn spanish_organisation(tax_id: &str) -> Option<char> {
    let compact = compact(&tax_id.to_uppercase());
    let spanish = compact.strip_prefix("ES").unwrap_or(&compact);
    let letter = spanish.chars().next()?;
    let organised = "ABCDEFGHJNPQRSUVW".contains(letter) && spanish.is_ascii();
    (organised && spanish_id(spanish) == Some(true)).then_some(letter)
}

/// An id without what only makes it easier to read.
fn compact(written: &str) -> String {
    written
        .chars()
        .filter(|c| !matches!(c, '.' | '-' | '–' | '/') && !c.is_whitespace())
        .collect()
}

/// The digits as numbers; nothing if there is something else among them.
fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

fn weighed(digits: &[u32], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum()
}

/// Body and last character.
fn parted(text: &str) -> Option<(&str, char)> {
    let last = text.chars().next_back()?;
    Some((text.strip_suffix(last)?, last))
}

/// Only written in a Chilean way: with the digit apart. Bare digits may be anything.
fn chilean(compact: &str, has_digit_apart: bool, has_dots: bool) -> Option<bool> {
    let compact = compact.strip_prefix("CL").unwrap_or(compact);
    let (body, last) = parted(compact)?;
    let body = digits(body)?;
    let is_form = (7..=8).contains(&body.len())
        && (last.is_ascii_digit() || last == 'K')
        && (has_digit_apart || (has_dots && last == 'K'));
    if !is_form {
        return None;
    }
    let reversed: Vec<u32> = body.into_iter().rev().collect();
    let expected = match 11 - weighed(&reversed, (2..=7).cycle()) % 11 {
        11 => '0',
        10 => 'K',
        digit => char::from_digit(digit, 10)?,
    };
    Some(last == expected)
}

/// Guatemala and Paraguay write theirs as Chile does without dots; nobody is to be warned of a good one from there.
fn like_chilean(compact: &str, is_form: bool) -> Option<bool> {
    let (body, last) = parted(compact).filter(|_| is_form)?;
    let body = digits(body).filter(|body| (7..=8).contains(&body.len()))?;
    let reversed: Vec<u32> = body.into_iter().rev().collect();
    let rest = weighed(&reversed, 2..) % 11;
    let guatemalan = match (11 - rest) % 11 {
        10 => 'K',
        digit => char::from_digit(digit, 10)?,
    };
    let paraguayan = char::from_digit(if rest > 1 { 11 - rest } else { 0 }, 10)?;
    (last.is_ascii_digit() || last == 'K').then_some(last == guatemalan || last == paraguayan)
}

fn spanish_id(compact: &str) -> Option<bool> {
    if compact.len() != 9 {
        return None;
    }
    let first = compact.chars().next()?;
    let (body, last) = parted(compact)?;
    let tail = body.get(1..)?;
    if first.is_ascii_digit() || matches!(first, 'X' | 'Y' | 'Z' | 'K' | 'L' | 'M') {
        const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
        let number = match first {
            'X' | 'K' | 'L' | 'M' => tail.to_owned(),
            'Y' => format!("1{tail}"),
            'Z' => format!("2{tail}"),
            _ => body.to_owned(),
        };
        digits(&number)?;
        if !last.is_ascii_alphabetic() {
            return None;
        }
        let number: usize = number.parse().ok()?;
        return Some(LETTERS.get(number % 23).map(|letter| char::from(*letter)) == Some(last));
    }
    if !"ABCDEFGHJNPQRSUVW".contains(first) {
        return None;
    }
    let sum: u32 = digits(tail)?
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            if at % 2 == 0 {
                digit * 2 / 10 + digit * 2 % 10
            } else {
                *digit
            }
        })
        .sum();
    let control = (10 - sum % 10) % 10;
    let digit = char::from_digit(control, 10);
    let letter = b"JABCDEFGHI"
        .get(control as usize)
        .map(|letter| char::from(*letter));
    Some(digit == Some(last) || letter == Some(last))
}

/// Argentina and Peru: eleven digits with the same weights, told apart by their prefix.
fn eleven_digits(compact: &str) -> Option<bool> {
    const PREFIXES: [&str; 13] = [
        "10", "15", "16", "17", "20", "23", "24", "25", "26", "27", "30", "33", "34",
    ];
    let all = digits(compact).filter(|all| all.len() == 11)?;
    if !PREFIXES.iter().any(|prefix| compact.starts_with(prefix)) {
        return None;
    }
    let (last, body) = all.split_last()?;
    let rest = 11 - weighed(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    let is_peruvian = PREFIXES[..5]
        .iter()
        .any(|prefix| compact.starts_with(prefix));
    let fits = match rest {
        11 => *last == 0,
        // Peru goes on with 0; Argentina changes the prefix, and long ago gave 9.
        10 => *last == 9 || (is_peruvian && *last == 0),
        digit => *last == digit,
    };
    Some(fits)
}

fn colombian(compact: &str, has_digit_apart: bool) -> Option<bool> {
    let compact = compact.strip_prefix("CO").unwrap_or(compact);
    let all = digits(compact).filter(|all| all.len() == 10 && has_digit_apart)?;
    let (last, body) = all.split_last()?;
    let reversed: Vec<u32> = body.iter().rev().copied().collect();
    let rest = weighed(&reversed, [3, 7, 13, 17, 19, 23, 29, 37, 41, 43]) % 11;
    Some(*last == if rest > 1 { 11 - rest } else { rest })
}

#[cfg(test)]
mod tests {
    use super::TaxIdCheck::{Fails, Fits, Unknown};
    use super::check;

    #[test]
    fn check_digits() {
        for (tax_id, expected) in [
            ("76.086.428-5", Fits),
            ("12.345.678-5", Fits),
            ("12345678-5", Fits),
            ("12.345.678-9", Fails),
            ("10.000.013-K", Fits),
            ("12345678Z", Fits),
            ("12345678-Z", Fits),
            ("ES12345678Z", Fits),
            ("12345678A", Fails),
            ("X1234567L", Fits),
            ("X1234567A", Fails),
            ("Y1234567X", Fits),
            ("Z1234567R", Fits),
            ("A58818501", Fits),
            ("ESA58818501", Fits),
            ("B-58818501", Fits),
            ("P5881850A", Fits),
            ("A58818502", Fails),
            ("20-12345678-6", Fits),
            ("20-12345678-5", Fails),
            ("30-50001091-2", Fits),
            ("20100070970", Fits),
            ("20100070971", Fails),
            ("800.197.268-4", Fits),
            ("800197268-5", Fails),
            ("800197268", Unknown),
            ("12345678", Unknown),
            ("DE136695976", Unknown),
            ("XAXX010101000", Unknown),
            ("B1", Unknown),
            ("", Unknown),
            ("Ñ", Unknown),
            ("日本-5", Unknown),
        ] {
            assert_eq!(check(tax_id), expected, "{tax_id:?}");
        }
    }
}
