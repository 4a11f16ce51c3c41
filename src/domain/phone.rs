//! Phone numbers: read as people type them, kept in E.164 (`+34911234567`), shown as each country writes them.
//!
//! The library that knows the countries is loaded when the first number is looked at, some milliseconds and mebibytes that
//! a command without numbers need not spend.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, Region};

/// A number as it is kept: in E.164 where it could be read, an extension after `;ext=`; else as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The number.
    pub text: String,
    /// Whether it could be read as a number that exists.
    pub read: bool,
}

/// Longer texts are no numbers; the library need not look at them.
const LONGEST: usize = 60;

/// A number as typed in a country, ISO 3166 alpha-2.
pub fn keep(typed: &str, country: &str) -> Kept {
    let typed = typed.trim();
    match parse(typed, country) {
        Some(number) => Kept {
            text: e164(&number),
            read: true,
        },
        None => Kept {
            text: typed.to_owned(),
            read: false,
        },
    }
}

/// A kept or imported number for readers in a country: as one dials it there, else with its country's code; as it stands
/// when it can't be read.
pub fn shown(kept: &str, country: &str) -> String {
    let Some(number) = parse(kept, country) else {
        return kept.to_owned();
    };
    let own = region(country).and_then(|it| PHONE_NUMBER_UTIL.get_country_code_for_region(it));
    let format = if own == Some(number.country_code) {
        PhoneNumberFormat::National
    } else {
        PhoneNumberFormat::International
    };
    PHONE_NUMBER_UTIL.format(&number, format).into_owned()
}

/// The digits by which a number is known within its country, for a search; nothing when a text is no whole number.
pub fn national_digits(typed: &str, country: &str) -> Option<String> {
    let number = parse(typed, country)?;
    Some(rlibphonenumber::get_national_significant_number_owned(
        &number,
    ))
}

/// Loads what is known of the countries, so that whoever draws the first number need not wait for it.
pub fn warm() {
    let _ = parse("+34911234567", "ES");
}

fn parse(typed: &str, country: &str) -> Option<PhoneNumber> {
    if typed.len() > LONGEST || !typed.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    // Letters are words beside the number, not keys to be dialled; the mark of an extension is none of them.
    let plain = typed.to_lowercase().replace("ext", "").replace('x', "");
    if plain.chars().any(char::is_alphabetic) {
        return None;
    }
    let number = PHONE_NUMBER_UTIL.parse(typed, region(country)).ok()?;
    PHONE_NUMBER_UTIL.is_valid_number(&number).then_some(number)
}

fn e164(number: &PhoneNumber) -> String {
    let text = PHONE_NUMBER_UTIL.format(number, PhoneNumberFormat::E164);
    match number.extension() {
        "" => text.into_owned(),
        extension => format!("{text};ext={extension}"),
    }
}

fn region(country: &str) -> Option<Region> {
    Region::from_code(&country.to_uppercase()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_in_e164_and_shown_as_each_country_writes_them() {
        let cases = [
            ("91 123 45 67", "ES", "+34911234567", "911 23 45 67"),
            ("0034 600.123.123", "ES", "+34600123123", "600 12 31 23"),
            ("600123123", "es", "+34600123123", "600 12 31 23"),
            (
                "+52 55 1234 5678",
                "ES",
                "+525512345678",
                "+52 55 1234 5678",
            ),
            ("55 1234 5678", "MX", "+525512345678", "55 1234 5678"),
            (
                "011 15 4321-5678",
                "AR",
                "+5491143215678",
                "011 15-4321-5678",
            ),
            ("(601) 234 5678", "CO", "+576012345678", "(601) 2345678"),
            ("300 123 4567", "CO", "+573001234567", "300 1234567"),
            ("9 8765 4321", "CL", "+56987654321", "9 8765 4321"),
            ("099 123 4567", "EC", "+593991234567", "099 123 4567"),
            ("987 654 321", "PE", "+51987654321", "987 654 321"),
            (
                "91 123 45 67 ext. 12",
                "ES",
                "+34911234567;ext=12",
                "911 23 45 67 ext. 12",
            ),
        ];
        for (typed, country, kept, told) in cases {
            let number = keep(typed, country);
            assert_eq!((number.text.as_str(), number.read), (kept, true), "{typed}");
            assert_eq!(shown(kept, country), told, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_stays_as_it_was_typed() {
        let long = "9".repeat(500);
        for typed in [
            "",
            "centralita",
            "12",
            "600 123 12",
            "91 123 45 67 (Ana)",
            "+999 1",
            &long,
        ] {
            let number = keep(typed, "ES");
            assert_eq!((number.text.as_str(), number.read), (typed.trim(), false));
            assert_eq!(shown(typed, "ES"), typed);
        }
        assert!(!keep("911 234 567", "??").read);
        assert!(keep("+34 911 234 567", "??").read);
    }

    #[test]
    fn a_search_knows_a_number_by_its_digits_at_home() {
        for typed in [
            "+34 911 234 567",
            "0034911234567",
            "911 23 45 67",
            "+34911234567",
        ] {
            assert_eq!(
                national_digits(typed, "ES").as_deref(),
                Some("911234567"),
                "{typed}"
            );
        }
        assert_eq!(national_digits("9112", "ES"), None);
        assert_eq!(national_digits("A-2026/911", "ES"), None);
    }
}
