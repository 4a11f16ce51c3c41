//! Amounts as a person types them, with the separators of any country and a currency before or after.
//!
//! Which separator parts the decimals:
//!
//! * When both `.` and `,` occur, the last one does: `1.250,50` and `1,250.50` are the same amount everywhere.
//! * A separator that occurs several times groups thousands: `1.250.000`. Blanks may group them too.
//! * One separator with exactly three digits after it is the only case with two readings: it parts decimals if
//!   it is the `decimal_mark` of the user's locale, otherwise it groups. `1.250` is 1250 in Spain and 1.25 in
//!   Mexico; the screen shows the amount that was understood. `0,250` and `1250,500` can't be groups, so
//!   they are decimals everywhere.
//! * With one, two or more than three digits after it, it parts decimals in every locale: `1250.5`, `1250,5`.
//!
//! Groups must be whole: `12.50.000` is refused rather than mended.

use rust_decimal::Decimal;

#[cfg(test)]
mod tests;

/// What a typed amount means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedAmount {
    /// A sum of money, with the currency if one was typed.
    Money {
        /// More than zero, with at most three decimals, kept as typed.
        amount: Decimal,
        /// What was typed beside the number.
        currency: Option<TypedCurrency>,
    },
    /// A part of the whole, more than 0 and at most 100 percent: "50%", "half", "todo".
    Percent(Decimal),
}

/// A currency as typed; the caller compares it with the currency of what is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedCurrency {
    /// Three capital letters, such as "EUR"; whether such a currency exists is not checked here.
    Code(String),
    /// "$" alone, which a dozen currencies share.
    DollarSign,
    /// The word "pesos", which several currencies share.
    Pesos,
}

impl TypedCurrency {
    /// Whether what was typed can mean the currency of this ISO code.
    #[must_use]
    pub fn may_be(&self, code: &str) -> bool {
        const PESOS: [&str; 7] = ["ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU"];
        const DOLLARS: [&str; 4] = ["USD", "CAD", "AUD", "NZD"];
        match self {
            Self::Code(typed) => typed.eq_ignore_ascii_case(code),
            Self::Pesos => PESOS.contains(&code),
            Self::DollarSign => PESOS.contains(&code) || DOLLARS.contains(&code),
        }
    }
}

/// Why a typed text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// Nothing was typed.
    Empty,
    /// The text, trimmed and cut to 60 characters, is no amount that is known here.
    Unknown(String),
    /// The separators don't make whole groups, as in `12.50.000`.
    Separators,
    /// The amount is below zero.
    Negative,
    /// The amount is zero.
    Zero,
    /// There are more than three decimals.
    TooManyDecimals,
    /// The amount is over 10^15.
    TooLarge,
    /// The part is over 100 percent.
    OverWhole,
}

/// Longer text is no amount, and is not worth the work at each key.
const LONGEST_TEXT: usize = 60;
const MOST_DECIMALS: usize = 3;
const LARGEST: u64 = 1_000_000_000_000_000;

/// Reads an amount; the rules are those of this module.
///
/// `decimal_mark` is the one of the user's locale, `'.'` or `','`; any other counts as neither.
///
/// # Errors
///
/// An [`AmountProblem`] when the text is empty, unknown, or an amount that nobody can promise.
pub fn parse_amount(text: &str, decimal_mark: char) -> Result<TypedAmount, AmountProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let unknown = || AmountProblem::Unknown(text.chars().take(LONGEST_TEXT).collect());
    if text.chars().count() > LONGEST_TEXT {
        return Err(unknown());
    }
    let folded = fold(text);
    if let Some(percent) = part_in_words(&folded) {
        return Ok(TypedAmount::Percent(percent));
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let start = folded.find(is_digit).ok_or_else(unknown)?;
    let (before, rest) = folded.split_at(start);
    let number = rest.trim_end_matches(|c| !is_digit(c));
    let after = rest.strip_prefix(number).unwrap_or_default();

    let (before, after, negative) = without_minus(before.trim(), after.trim());
    let beside = Beside::read(before, after).ok_or_else(unknown)?;
    if number.contains(|c: char| !is_digit(c) && !matches!(c, '.' | ',' | ' ')) {
        return Err(unknown());
    }
    let amount = read_number(number, decimal_mark)?;
    if amount.is_zero() {
        return Err(AmountProblem::Zero);
    }
    if negative {
        return Err(AmountProblem::Negative);
    }
    match beside {
        Beside::Percent if amount > Decimal::ONE_HUNDRED => Err(AmountProblem::OverWhole),
        Beside::Percent => Ok(TypedAmount::Percent(amount)),
        Beside::Currency(_) if amount > Decimal::from(LARGEST) => Err(AmountProblem::TooLarge),
        Beside::Currency(currency) => Ok(TypedAmount::Money { amount, currency }),
    }
}

/// Lower case without the accents that these words can have, and with plain blanks.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            '−' | '–' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

fn part_in_words(text: &str) -> Option<Decimal> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match *words.as_slice() {
        ["todo" | "total" | "all" | "everything"]
        | ["el" | "the", "total"]
        | ["all", "of", "it"] => Some(Decimal::ONE_HUNDRED),
        ["mitad" | "half"] | ["la", "mitad"] | ["half", "of", "it"] => Some(Decimal::from(50)),
        _ => None,
    }
}

/// What stands before and after the number, and whether it is below zero as bookkeepers write it: "-5", "5-", "(5)".
fn without_minus<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str, bool) {
    if let (Some(before), Some(after)) = (before.strip_prefix('('), after.strip_suffix(')')) {
        return (before.trim(), after.trim(), true);
    }
    let bare = |text: &'a str| text.strip_prefix('-').or_else(|| text.strip_suffix('-'));
    let (bare_before, bare_after) = (bare(before), bare(after));
    (
        bare_before.unwrap_or(before).trim(),
        bare_after.unwrap_or(after).trim(),
        bare_before.is_some() || bare_after.is_some(),
    )
}

/// What stands beside the number.
enum Beside {
    Percent,
    Currency(Option<TypedCurrency>),
}

impl Beside {
    fn read(before: &str, after: &str) -> Option<Self> {
        if matches!(after, "%" | "por ciento" | "percent" | "per cent") {
            return before.is_empty().then_some(Self::Percent);
        }
        let currency = match (before.is_empty(), after.is_empty()) {
            (true, true) => None,
            (false, true) => Some(currency(before)?),
            (true, false) => Some(currency(after)?),
            // "$ 1,250.00 MXN" says it twice, the code more exactly.
            (false, false) => match (currency(before)?, currency(after)?) {
                (sign, TypedCurrency::Code(code)) if sign.may_be(&code) => {
                    Some(TypedCurrency::Code(code))
                }
                (TypedCurrency::DollarSign, TypedCurrency::Pesos) => Some(TypedCurrency::Pesos),
                _ => return None,
            },
        };
        Some(Self::Currency(currency))
    }
}

fn currency(word: &str) -> Option<TypedCurrency> {
    let code = match word {
        "$" => return Some(TypedCurrency::DollarSign),
        "peso" | "pesos" => return Some(TypedCurrency::Pesos),
        "€" | "euro" | "euros" => "EUR",
        "£" => "GBP",
        "us$" | "u$s" | "dolar" | "dolares" | "dollar" | "dollars" => "USD",
        "mx$" => "MXN",
        "r$" => "BRL",
        "s/" | "s/." | "sol" | "soles" => "PEN",
        // "5 mil" is five thousand, and no currency has that code.
        "mil" => return None,
        code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_lowercase()) => code,
        _ => return None,
    };
    Some(TypedCurrency::Code(code.to_ascii_uppercase()))
}

/// Reads digits with `.`, `,` and blanks among them; the first and the last character are digits.
fn read_number(text: &str, decimal_mark: char) -> Result<Decimal, AmountProblem> {
    let (whole, decimals) = match decimal_place(text, decimal_mark) {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountProblem::Separators);
    }
    let whole = ungroup(whole).ok_or(AmountProblem::Separators)?;
    if decimals.len() > MOST_DECIMALS {
        return Err(AmountProblem::TooManyDecimals);
    }
    // At most sixty digits come here; those that don't fit a decimal are far over the largest amount.
    let number = format!("{whole}.{decimals}");
    let number = number.trim_end_matches('.');
    Decimal::from_str_exact(number).map_err(|_| AmountProblem::TooLarge)
}

/// Splits at the separator that parts the decimals, if there is one.
fn decimal_place(text: &str, decimal_mark: char) -> Option<(&str, &str)> {
    let last = text.chars().rev().find(|c| matches!(c, '.' | ','))?;
    let (whole, decimals) = text.rsplit_once(last)?;
    if whole.contains(last) {
        return None;
    }
    let other_groups = whole.contains(|c: char| !c.is_ascii_digit());
    let groups_only_if = whole.len() <= 3 && !whole.starts_with('0') && decimals.len() == 3;
    (other_groups || last == decimal_mark || !groups_only_if).then_some((whole, decimals))
}

/// The digits of whole thousands groups, all parted by the same sign; `None` when the groups are not whole.
fn ungroup(text: &str) -> Option<String> {
    let Some(separator) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(text.to_owned());
    };
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let is_number = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first_is_good =
        (1..=3).contains(&first.len()) && is_number(first) && !first.starts_with('0');
    let rest_is_good = groups.all(|group| group.len() == 3 && is_number(group));
    (first_is_good && rest_is_good).then(|| text.replace(separator, ""))
}
