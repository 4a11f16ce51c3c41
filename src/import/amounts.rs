//! Reads one cell as an amount, once the decimal mark of its column is known, and collects what tells the mark.

use super::currency;
use super::words::is_nothing;
use iso_currency::Currency;
use rust_decimal::Decimal;

/// The character between the whole and the fraction of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1234,50`.
    Comma,
    /// `1234.50`.
    Point,
}

impl DecimalMark {
    fn char(self) -> char {
        match self {
            DecimalMark::Comma => ',',
            DecimalMark::Point => '.',
        }
    }

    pub(super) fn other(self) -> DecimalMark {
        match self {
            DecimalMark::Comma => DecimalMark::Point,
            DecimalMark::Point => DecimalMark::Comma,
        }
    }
}

/// A cell taken apart: sign, digits with their marks, and what it says about the currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure<'a> {
    pub negative: bool,
    pub body: &'a str,
    pub currency: Option<Currency>,
}

/// What the body of a figure says about the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Digits alone.
    Whole,
    /// This mark is the decimal one.
    Decimal(DecimalMark),
    /// This mark stands before three digits: thousands or three decimals.
    Either(DecimalMark),
}

/// Whether a trimmed cell holds no digits to tell anything by: nothing, `-`, `N/A`.
pub(super) fn is_empty(text: &str) -> bool {
    text.is_empty() || is_nothing(text) || matches!(text, "$" | "€") || dash(text).is_some()
}

/// A lone dash is how spreadsheets and people write zero, with a currency sign or without one: `-`, `—`, `- €`. Gives
/// the currency.
#[allow(
    clippy::option_option,
    reason = "a dash without a currency is still a dash"
)]
pub(super) fn dash(text: &str) -> Option<Option<Currency>> {
    const DASHES: [char; 4] = ['-', '–', '—', '−'];
    // Nearly every cell is a plain figure.
    if let [b'0'..=b'9', .., b'0'..=b'9'] = text.as_bytes() {
        return None;
    }
    let rest = text
        .strip_prefix(DASHES)
        .or_else(|| text.strip_suffix(DASHES))?;
    let rest = rest.trim();
    if rest.is_empty() {
        return Some(None);
    }
    currency::of_mark(rest)
}

/// Takes a trimmed cell apart; nothing if it isn't an amount.
pub(super) fn figure(text: &str) -> Option<Figure<'_>> {
    // Before a number, spreadsheets write it to say that it is text.
    let text = text.strip_prefix('\'').unwrap_or(text);
    let bytes = text.as_bytes();
    let is_plain = bytes
        .iter()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if is_plain && bytes.first()?.is_ascii_digit() && bytes.last()?.is_ascii_digit() {
        return Some(Figure {
            negative: false,
            body: text,
            currency: None,
        });
    }
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let last = text.rfind(|c: char| c.is_ascii_digit())?;
    let (mut before, mut body, mut after) = (
        text.get(..first)?,
        text.get(first..=last)?,
        text.get(last + 1..)?,
    );
    if let Some(cut) = before
        .strip_suffix(['.', ','])
        .filter(|cut| !cut.ends_with(|c: char| c.is_alphabetic() || c == '/'))
    {
        // `.50` and `-,5` lack the whole.
        body = text.get(cut.len()..=last)?;
        before = cut;
    }
    if let Some(cut) = after.strip_prefix(['.', ',']) {
        after = cut;
    }
    let mut negative = false;
    let marks = [
        strip_sign(before, &mut negative)?,
        strip_sign(after, &mut negative)?,
    ];
    let mut found = None;
    for mark in marks.iter().filter(|mark| !mark.is_empty()) {
        match *mark {
            "CR" | "Cr" | "cr" => negative = true,
            "DR" | "Dr" | "dr" | "%" => {}
            mark => found = found.or(currency::of_mark(mark)?),
        }
    }
    let is_body = body
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace());
    is_body.then_some(Figure {
        negative,
        body,
        currency: found,
    })
}

/// What is left of the text before or after the digits without signs, parentheses and blanks.
fn strip_sign<'a>(text: &'a str, negative: &mut bool) -> Option<&'a str> {
    if text.is_empty() {
        return Some(text);
    }
    let is_sign = |c: char| matches!(c, '-' | '−' | '–' | '(' | ')' | '+') || c.is_whitespace();
    *negative |= text.contains(['-', '−', '–', '(']);
    let rest = text.trim_matches(is_sign);
    (!rest.contains(is_sign) || rest.contains(char::is_whitespace)).then_some(rest)
}

/// What the digits say about the decimal mark; nothing if they are no number in any way.
pub(super) fn evidence(body: &str) -> Option<Evidence> {
    let last = body.rfind(['.', ',']);
    let Some(at) = last else {
        return Some(Evidence::Whole);
    };
    let mark = if body.as_bytes().get(at) == Some(&b',') {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    };
    let tail = body.len() - at - 1;
    if !body.bytes().skip(at + 1).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let head = body.get(..at)?;
    let is_long = head.len() > 3 && head.bytes().all(|byte| byte.is_ascii_digit());
    // `1 234,567`: the thousands have their own mark already.
    let has_own_thousands = head.contains(|c: char| !c.is_ascii_digit());
    let result = if head.contains(mark.char()) {
        // A mark that comes twice parts thousands; the other mark would be the decimal one.
        Evidence::Decimal(mark.other())
    } else if tail != 3 || head.is_empty() || head.starts_with('0') || is_long || has_own_thousands
    {
        Evidence::Decimal(mark)
    } else {
        Evidence::Either(mark)
    };
    let decimal = match result {
        Evidence::Decimal(mark) | Evidence::Either(mark) => mark,
        Evidence::Whole => return Some(result),
    };
    (parse_body(body, decimal).is_some() || matches!(result, Evidence::Either(_))).then_some(result)
}

/// Reads a trimmed cell with this decimal mark.
pub(super) fn parse(text: &str, decimal: DecimalMark) -> Option<(Decimal, Option<Currency>)> {
    let figure = figure(text)?;
    let value = parse_body(figure.body, decimal)?;
    Some((
        if figure.negative && !value.is_zero() {
            -value
        } else {
            value
        },
        figure.currency,
    ))
}

/// Reads digits and marks. Thousands must stand in threes, all with the same mark; in India, all but the last in twos.
fn parse_body(body: &str, decimal: DecimalMark) -> Option<Decimal> {
    let mut mantissa: i128 = 0;
    let mut scale = 0u32;
    let mut digits = 0u32;
    let mut in_fraction = false;
    let mut group: Option<(char, u32)> = None;
    // `1,28,500`: in India only the last group has three digits.
    let mut in_twos = None;
    for c in body.chars() {
        if let Some(digit) = c.to_digit(10) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
            digits += 1;
            if in_fraction {
                scale += 1;
            } else if let Some((_, count)) = &mut group {
                *count += 1;
            }
        } else if in_fraction {
            return None;
        } else if c == decimal.char() {
            in_fraction = true;
        } else {
            let c = if c.is_whitespace() {
                ' '
            } else if c == '’' {
                '\''
            } else {
                c
            };
            let fits = match group {
                None => (1..=3).contains(&digits),
                Some((mark, count)) => {
                    let twos = count == 2 && c == ',';
                    let is_alike = in_twos.is_none_or(|known| known == twos);
                    in_twos = Some(twos);
                    mark == c && is_alike && (twos || count == 3)
                }
            };
            if !fits {
                return None;
            }
            group = Some((c, 0));
        }
    }
    // A thousand times what the largest invoice may come to; sums of such amounts can be reckoned with.
    let most = 10_i128.checked_pow(18 + scale)?;
    if digits == 0 || scale > 12 || mantissa > most || group.is_some_and(|(_, count)| count != 3) {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// What a whole column says about its decimal mark and currency.
#[derive(Debug, Clone, Default)]
pub(super) struct AmountTally {
    /// Cells that hold something.
    pub filled: u64,
    /// Cells that are an amount in some way.
    pub readable: u64,
    decimal_comma: u64,
    decimal_point: u64,
    either_comma: u64,
    either_point: u64,
    /// Cells with a sign or code that names one currency.
    pub with_currency: u64,
    /// Cells with a `$` that may be any of many currencies.
    pub with_bare_sign: u64,
    /// Cells above one, to tell `21` from `0.21` in a column of percentages.
    pub above_one: u64,
    /// A value that could be read in two ways.
    pub sample_either: Option<String>,
}

impl AmountTally {
    /// Counts one trimmed cell.
    pub(super) fn take(&mut self, text: &str) {
        if is_empty(text) {
            return;
        }
        self.filled += 1;
        let Some(figure) = figure(text) else { return };
        let Some(evidence) = evidence(figure.body) else {
            return;
        };
        self.readable += 1;
        self.with_currency += u64::from(figure.currency.is_some());
        self.with_bare_sign += u64::from(figure.currency.is_none() && text.contains('$'));
        self.above_one += u64::from(!figure.body.starts_with(['0', '.', ',']));
        match evidence {
            Evidence::Whole => {}
            Evidence::Decimal(DecimalMark::Comma) => self.decimal_comma += 1,
            Evidence::Decimal(DecimalMark::Point) => self.decimal_point += 1,
            Evidence::Either(mark) => {
                match mark {
                    DecimalMark::Comma => self.either_comma += 1,
                    DecimalMark::Point => self.either_point += 1,
                }
                if self.sample_either.is_none() {
                    self.sample_either = Some(text.to_owned());
                }
            }
        }
    }

    /// Counts a number of a sheet, which says nothing of the marks of others.
    pub(super) fn take_number(&mut self, text: &str) {
        self.filled += 1;
        self.readable += 1;
        let digits = text.trim_start_matches('-');
        self.above_one += u64::from(!digits.starts_with(['0', '.']));
    }

    /// The mark that the column's own values prove; the more frequent one if they contradict one another.
    pub(super) fn own_mark(&self) -> Option<DecimalMark> {
        if self.decimal_comma == 0 && self.decimal_point == 0 {
            return None;
        }
        Some(if self.decimal_comma > self.decimal_point {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        })
    }

    /// The mark that stands before three digits, in a column whose values prove nothing.
    pub(super) fn open_mark(&self) -> Option<DecimalMark> {
        match (self.either_comma, self.either_point) {
            (0, 0) => None,
            (commas, points) if commas > points => Some(DecimalMark::Comma),
            _ => Some(DecimalMark::Point),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, mark: DecimalMark) -> String {
        match parse(text, mark) {
            Some((value, Some(currency))) => format!("{value} {}", currency.code()),
            Some((value, None)) => value.to_string(),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn amounts_table() {
        // text, read with a decimal comma, read with a decimal point
        for (text, comma, point) in [
            ("94", "94", "94"),
            ("1.234,50", "1234.50", "-"),
            ("1,234.50", "-", "1234.50"),
            ("1.234", "1234", "1.234"),
            ("1,28,500.00 Dr", "-", "128500.00"),
            ("12,34,56,789", "-", "123456789"),
            ("12,34,567.5 Cr", "-", "-1234567.5"),
            ("1,28,50", "-", "-"),
            ("1,284,50,000", "-", "-"),
            ("1,28,500,000", "-", "-"),
            ("1.28.500,00", "-", "-"),
            ("64982.589", "-", "64982.589"),
            ("1 234,5", "1234.5", "-"),
            ("1\u{a0}234,50", "1234.50", "-"),
            ("1\u{202f}234.50", "-", "1234.50"),
            ("1'234.50", "-", "1234.50"),
            ("1’234’567,5", "1234567.5", "-"),
            ("12.34,50", "-", "-"),
            ("1.2345,00", "-", "-"),
            ("1.234.567", "1234567", "-"),
            ("$13.50", "-", "13.50"),
            ("($400.00)", "-", "-400.00"),
            ("$-142.85", "-", "-142.85"),
            ("-142.85", "-", "-142.85"),
            ("−3,00", "-3.00", "-"),
            ("100,00-", "-100.00", "-"),
            ("-$1,200.00", "-", "-1200.00"),
            ("$ 1.500.000", "1500000", "-"),
            ("1.234,50 €", "1234.50 EUR", "-"),
            ("€1.234,50", "1234.50 EUR", "-"),
            ("EUR 12,5", "12.5 EUR", "-"),
            ("12,5 EUR", "12.5 EUR", "-"),
            ("S/ 50.00", "-", "50.00 PEN"),
            ("S/. 50.00", "-", "50.00 PEN"),
            ("R$ 1.000,00", "1000.00 BRL", "-"),
            ("US$50", "50 USD", "50 USD"),
            ("U$S 50,00", "50.00 USD", "-"),
            ("MX$50.00", "-", "50.00 MXN"),
            ("£9.99", "-", "9.99 GBP"),
            ("Bs. 10,00", "10.00", "-"),
            ("21%", "21", "21"),
            ("21,00 %", "21.00", "-"),
            (".50", "-", "0.50"),
            ("-,5", "-0.5", "-"),
            ("5.", "5", "5"),
            ("100.00 CR", "-", "-100.00"),
            ("0.00", "-", "0.00"),
            ("-0.00", "-", "0.00"),
            ("1.2E+05", "-", "-"),
            ("12 34", "-", "-"),
            ("12/05/2024", "-", "-"),
            ("2024-05-12", "-", "-"),
            ("abc", "-", "-"),
            ("3 uds", "-", "-"),
            ("99999999999999999999999999999999999", "-", "-"),
        ] {
            assert_eq!(read(text, DecimalMark::Comma), comma, "{text:?} with comma");
            assert_eq!(read(text, DecimalMark::Point), point, "{text:?} with point");
        }
    }

    #[test]
    fn evidence_table() {
        use DecimalMark::{Comma, Point};
        for (body, expected) in [
            ("94", Some(Evidence::Whole)),
            ("1 234", Some(Evidence::Whole)),
            ("1.234,50", Some(Evidence::Decimal(Comma))),
            ("1,234.50", Some(Evidence::Decimal(Point))),
            ("1.234", Some(Evidence::Either(Point))),
            ("123,456", Some(Evidence::Either(Comma))),
            ("0.125", Some(Evidence::Decimal(Point))),
            ("64982.589", Some(Evidence::Decimal(Point))),
            ("1.234.567", Some(Evidence::Decimal(Comma))),
            ("1,234,567", Some(Evidence::Decimal(Point))),
            ("138.6", Some(Evidence::Decimal(Point))),
            ("1 234,567", Some(Evidence::Decimal(Comma))),
            ("1.23.4", None),
        ] {
            assert_eq!(evidence(body), expected, "{body:?}");
        }
    }

    #[test]
    fn nothing_is_no_amount() {
        for text in ["", "-", "—", "N/A", "n/a", "NULL", "nan", "$-"] {
            assert!(is_empty(text), "{text:?}");
        }
        for text in ["0", "0,00", "gratis"] {
            assert!(!is_empty(text), "{text:?}");
        }
    }
}
