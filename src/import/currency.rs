//! What the signs and codes beside amounts and in headings say about the currency.

use super::words::{fold, is_own_currency, words};
use iso_currency::Currency;

/// Money of the countries where cobro is used and of their trade. These codes are looked for in headings: not all of
/// ISO 4217, as many codes are also words (`ALL`, `TOP`, `TRY`).
pub const USUAL_CURRENCIES: [Currency; 25] = [
    Currency::EUR,
    Currency::USD,
    Currency::MXN,
    Currency::COP,
    Currency::CLP,
    Currency::PEN,
    Currency::ARS,
    Currency::BRL,
    Currency::UYU,
    Currency::PYG,
    Currency::BOB,
    Currency::GTQ,
    Currency::CRC,
    Currency::DOP,
    Currency::HNL,
    Currency::NIO,
    Currency::PAB,
    Currency::VES,
    Currency::GBP,
    Currency::CHF,
    Currency::CAD,
    Currency::AUD,
    Currency::JPY,
    Currency::INR,
    Currency::CLF,
];

/// The currency named by the text beside an amount. `Some(None)` is a mark of several currencies, such as `$`;
/// `None` is no mark at all.
#[allow(
    clippy::option_option,
    reason = "a mark that names no single currency is still a mark"
)]
pub(super) fn of_mark(mark: &str) -> Option<Option<Currency>> {
    let mark = mark.trim();
    if let [b'A'..=b'Z', b'A'..=b'Z', b'A'..=b'Z'] = mark.as_bytes() {
        return Currency::from_code(mark).map(Some);
    }
    let found = match mark {
        "$" | "Bs" | "Bs." | "kr" | "M.N." | "m.n." | "pesos" | "Pesos" | "$ M.N." => {
            return Some(None);
        }
        "€" | "euros" | "Euros" | "euro" => Currency::EUR,
        "£" => Currency::GBP,
        "US$" | "U$S" | "U$D" | "USD$" | "US $" | "u$s" | "$USD" => Currency::USD,
        "MX$" | "MXN$" | "Mex$" | "$MXN" => Currency::MXN,
        "R$" => Currency::BRL,
        "S/" | "S/." => Currency::PEN,
        "CLP$" | "$CLP" => Currency::CLP,
        "COL$" | "COP$" | "$COP" => Currency::COP,
        "AR$" | "ARS$" | "$ARS" => Currency::ARS,
        "$U" | "UYU$" => Currency::UYU,
        "RD$" => Currency::DOP,
        "C$" => Currency::NIO,
        "B/." | "B/" => Currency::PAB,
        "Q" | "Q." => Currency::GTQ,
        "L." => Currency::HNL,
        "₡" => Currency::CRC,
        "₲" | "Gs" | "Gs." => Currency::PYG,
        "₹" => Currency::INR,
        "UF" => Currency::CLF,
        code => Currency::from_code(&code.to_ascii_uppercase()).filter(|_| code.len() == 3)?,
    };
    Some(Some(found))
}

/// The currency in a cell of a currency column. `Some(None)` leaves it to the default.
#[allow(
    clippy::option_option,
    reason = "a word that names no single currency is still a word for one"
)]
pub(super) fn of_cell(text: &str) -> Option<Option<Currency>> {
    of_mark(text).or_else(|| {
        let folded = fold(text);
        if is_own_currency(&folded) {
            return Some(None);
        }
        let code = words()
            .currency
            .get(&folded)
            .or_else(|| words().currency.get(folded.split(' ').next()?))?;
        Some(Currency::from_code(code))
    })
}

/// The currency that a word of a heading names: `usd` of `converted_usd`, `€` of `Importe (€)`.
pub(super) fn of_heading(heading: &str, tokens: &[String]) -> Option<Currency> {
    let by_code = tokens.iter().find_map(|token| {
        USUAL_CURRENCIES
            .into_iter()
            .find(|currency| currency.code().eq_ignore_ascii_case(token))
    });
    by_code.or_else(|| {
        let signs = [
            ("€", Currency::EUR),
            ("US$", Currency::USD),
            ("U$S", Currency::USD),
            ("MX$", Currency::MXN),
        ];
        let more = [
            ("£", Currency::GBP),
            ("R$", Currency::BRL),
            ("S/.", Currency::PEN),
            ("(S/)", Currency::PEN),
            ("₡", Currency::CRC),
        ];
        signs
            .into_iter()
            .chain(more)
            .find(|(sign, _)| heading.contains(sign))
            .map(|(_, currency)| currency)
    })
}

/// Whether a word of a heading says only what money it is, so that it can be left out of the meaning.
pub(super) fn is_unit(token: &str) -> bool {
    matches!(token, "euros" | "euro" | "dolares" | "pesos" | "soles")
        || USUAL_CURRENCIES
            .iter()
            .any(|currency| currency.code().eq_ignore_ascii_case(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_currency_column() {
        for (text, expected) in [
            ("EUR", Some(Some(Currency::EUR))),
            ("usd", Some(Some(Currency::USD))),
            ("€", Some(Some(Currency::EUR))),
            ("$", Some(None)),
            ("Euros", Some(Some(Currency::EUR))),
            ("Dólares", Some(Some(Currency::USD))),
            ("Peso Mexicano", Some(Some(Currency::MXN))),
            ("PESOS", Some(None)),
            ("Moneda nacional", Some(None)),
            ("EUR - Euro", Some(Some(Currency::EUR))),
            ("Sol", Some(Some(Currency::PEN))),
            ("moneda rara", None),
            ("XQZ", None),
        ] {
            assert_eq!(of_cell(text), expected, "{text:?}");
        }
    }
}
