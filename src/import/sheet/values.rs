//! Numbers and days of workbooks as text that reads in one way only.

use std::fmt::Write;

use calamine::ExcelDateTime;
use rust_decimal::Decimal;

/// Digits that a spreadsheet shows; what a binary number has beyond them came from reckoning.
const DIGITS: usize = 15;

/// Writes a number with a point for its decimals and no exponent. Gives back whether it could be one.
pub(super) fn write_number(text: &mut String, number: f64) -> bool {
    const WHOLE: f64 = 1e15;
    let from = text.len();
    if !number.is_finite() {
        return false;
    }
    if number.fract() == 0.0 && number.abs() < WHOLE {
        // A whole number of this size is the same as an integer.
        #[allow(clippy::cast_possible_truncation, reason = "it is below 10^15")]
        let whole = number as i64;
        return write!(text, "{whole}").is_ok();
    }
    let _ = write!(text, "{number}");
    let digits = text.get(from..).unwrap_or_default().bytes();
    if digits.filter(u8::is_ascii_digit).count() <= DIGITS {
        return true;
    }
    let rounded = format!("{number:.*e}", DIGITS - 1);
    if let Ok(decimal) = Decimal::from_scientific(&rounded) {
        text.truncate(from);
        let _ = write!(text, "{}", decimal.normalize());
    }
    true
}

/// A day, a time of day or a span of time as a workbook holds it.
pub(super) fn moment(value: &ExcelDateTime) -> String {
    match value.as_datetime() {
        Some(_) if value.is_duration() || value.as_f64() < 1.0 => {
            let seconds = (value.as_f64() * 86_400.0).round().max(0.0);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it was rounded, and conversions of floats saturate"
            )]
            let seconds = seconds as u64;
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
            format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
        }
        Some(moment) => moment.date().to_string(),
        None => value.as_f64().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_so_that_they_read_in_one_way() {
        for (number, written) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1020.0, "1020"),
            (1234.5, "1234.5"),
            (-12.05, "-12.05"),
            (234.567, "234.567"),
            (1_210.000_000_000_000_2, "1210"),
            (0.1 + 0.2, "0.3"),
            (1e-7, "0.0000001"),
            (123_456_789_012.345_67, "123456789012.346"),
            (1e20, "100000000000000000000"),
        ] {
            let mut text = String::new();
            assert!(write_number(&mut text, number), "{number}");
            assert_eq!(text, written, "{number}");
        }
        let mut text = String::new();
        assert!(!write_number(&mut text, f64::NAN));
        assert!(text.is_empty());
    }
}
