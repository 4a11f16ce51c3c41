//! Days and amounts as XML formats write them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::money::Currency;

/// No amount of an invoice is larger. Sums of as many as fit a file stay far below what a decimal holds.
const LARGEST: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// A decimal number with a point, as in `1656.25` or `-3`.
pub(super) fn amount(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    // A decimal may also be written with exponents and underscores, elsewhere.
    let signs = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    let amount: Decimal = text.bytes().all(signs).then(|| text.parse().ok())??;
    (amount.abs() <= LARGEST).then_some(amount)
}

/// An amount in so many decimals, halves away from zero.
pub(super) fn rounded(amount: Decimal, decimals: u32) -> Decimal {
    amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A day: `2026-11-23`, with a time or time zone behind it or not, or `20261123`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let parsed = match day.len() {
        8 => NaiveDate::parse_from_str(day, "%Y%m%d"),
        _ => NaiveDate::parse_from_str(day, "%Y-%m-%d"),
    };
    let ends = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-', ' ']);
    parsed.ok().filter(|day| ends && is_sensible(*day))
}

/// A day and a time: `2023-06-12T17:18:19`; midnight where the time is missing.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    let day = day(text)?;
    let time = text.trim().get(11..19);
    let time = time.and_then(|time| NaiveTime::parse_from_str(time, "%H:%M:%S").ok());
    Some(day.and_time(time.unwrap_or_default()))
}

/// An ISO code of a currency.
pub(super) fn currency(code: &str) -> Option<Currency> {
    let code = code.trim();
    Currency::from_code(code).or_else(|| Currency::from_code(&code.to_ascii_uppercase()))
}

/// Whether an invoice can be of a day: mistyped years would be due in another millennium.
fn is_sensible(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1900..=2200).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_point_and_nothing_else() {
        for (text, expected) in [
            ("1656.25", Some("1656.25")),
            (" 25.000000 ", Some("25.000000")),
            ("-3", Some("-3")),
            ("+5.0", Some("5.0")),
            ("1000000000000000", Some("1000000000000000")),
            ("1000000000000000.01", None),
            ("1,5", None),
            ("", None),
            ("1e5", None),
            ("1_000", None),
            ("NaN", None),
        ] {
            let amount = amount(text).map(|amount| amount.to_string());
            assert_eq!(amount.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn days_may_have_times_and_zones() {
        for (text, expected) in [
            ("2026-11-23", Some("2026-11-23")),
            ("2026-11-23Z", Some("2026-11-23")),
            ("2026-11-23+01:00", Some("2026-11-23")),
            ("2026-11-23T10:11:12", Some("2026-11-23")),
            ("20261123", Some("2026-11-23")),
            ("2026-11-233", None),
            ("23/11/2026", None),
            ("2026-13-01", None),
            ("0026-11-23", None),
            ("día 20261", None),
            ("", None),
        ] {
            let day = day(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{text:?}");
        }
        let at = moment("2023-06-12T17:18:19").map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some("2023-06-12 17:18:19"));
        let at = moment("2023-06-12").map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some("2023-06-12 00:00:00"));
    }
}
