//! Reads terms of payment.

use super::words::{fold, is_at_once};

/// The days that a cell of terms gives: `30`, `30 días`, `Net 30`, `Contado`.
pub(super) fn terms_days(text: &str) -> Option<u32> {
    let folded = fold(text);
    if is_at_once(&folded) {
        return Some(0);
    }
    let tokens: Vec<&str> = folded.split(' ').collect();
    let mut days = Vec::new();
    let mut net = None;
    for (at, token) in tokens.iter().enumerate() {
        let number = token.strip_prefix("net").unwrap_or(token);
        let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = number.get(digits.len()..)?;
        let (Ok(mut count), true) = (
            digits.parse::<u32>(),
            matches!(unit, "" | "d" | "dd" | "ds" | "dias" | "days"),
        ) else {
            continue;
        };
        if matches!(
            tokens.get(at + 1),
            Some(&("mes" | "meses" | "month" | "months"))
        ) {
            count = count.checked_mul(30)?;
        }
        if number.len() < token.len()
            || matches!(
                at.checked_sub(1).and_then(|before| tokens.get(before)),
                Some(&("net" | "neto"))
            )
        {
            net = Some(count);
        }
        days.push(count);
    }
    // Several days for one invoice: no single term says it.
    let same = days
        .first()
        .copied()
        .filter(|first| days.iter().all(|count| count == first));
    net.or(same).filter(|days| *days <= 730)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_table() {
        for (text, expected) in [
            ("30", Some(30)),
            ("30 días", Some(30)),
            ("30 días fecha factura", Some(30)),
            ("Net 30", Some(30)),
            ("NET30", Some(30)),
            ("60 d", Some(60)),
            ("60d.f.f.", Some(60)),
            ("60D", Some(60)),
            ("2 meses", Some(60)),
            ("2/10 net 30", Some(30)),
            ("Transferencia 30 días", Some(30)),
            ("Contado", Some(0)),
            ("Due on receipt", Some(0)),
            ("30/60/90", None),
            ("30-60 días", None),
            ("NAA8", None),
            ("CA10", None),
            ("", None),
            ("99999", None),
            ("Vencimiento", None),
        ] {
            assert_eq!(terms_days(text), expected, "{text:?}");
        }
    }
}
