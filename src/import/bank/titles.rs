//! What the rows before the headings of a bank's table say: the account, and the currency.

use super::account_name;
use crate::domain::account_number::{ibans_in, spanish};
use crate::domain::money::Currency;
use crate::import::amounts;
use crate::import::dates::{Shape, shape};
use crate::import::heading_words::tokens;
use crate::import::layout::SampleRow;

/// The account that the rows before the headings name.
pub(super) fn account_of(titles: &[SampleRow]) -> Option<String> {
    let cells = titles.iter().flat_map(|row| &row.cells);
    cells
        .clone()
        .find_map(|cell| ibans_in(cell).into_iter().next())
        .or_else(|| cells.clone().find_map(|cell| domestic(cell)))
        .or_else(|| titles.iter().find_map(labelled))
}

/// A Spanish account of twenty digits, however they are grouped, with check digits that fit.
pub(super) fn domestic(cell: &str) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '/');
    let figures = cell.split(|c: char| !c.is_ascii_digit() && !is_mark(c));
    figures
        .map(|part| {
            part.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        })
        .filter(|digits| digits.len() == 20)
        .find_map(|digits| {
            let made = spanish(digits.get(..4)?, digits.get(4..8)?, digits.get(10..)?)?;
            made.ends_with(&digits).then_some(made)
        })
}

/// Words of titles that speak of an account and name something else: its holder, its balance, the day.
const NO_LABEL: [&str; 10] = [
    "titular",
    "holder",
    "saldo",
    "balance",
    "movimiento",
    "movimientos",
    "movements",
    "transactions",
    "fecha",
    "date",
];

/// A day with marks between its parts. A British sort code, `04-04-98`, looks like a day of two digits for the year.
fn is_date(text: &str) -> bool {
    let has_marks = text.contains(|c: char| !c.is_ascii_digit());
    has_marks
        && match shape(text) {
            Shape::Full(_) | Shape::Destroyed => true,
            Shape::Parts(parts) => !(parts.short && text.contains('-')),
            Shape::Serial(_) | Shape::Empty | Shape::Other => false,
        }
}

/// A figure with a mark before decimals or between thousands, as no account has one.
fn is_amount(text: &str) -> bool {
    text.contains(['.', ','])
        && amounts::figure(text).is_some_and(|it| amounts::evidence(it.body).is_some())
}

/// Whether the titles are those of a client's account in the books and not of one at a bank: `Mayor de clientes`, or an
/// account of the group 43 with a name behind it.
pub(super) fn is_ledger(titles: &[SampleRow]) -> bool {
    let cells = || titles.iter().flat_map(|row| &row.cells);
    let of_bank = |cell: &String| !ibans_in(cell).is_empty() || domestic(cell).is_some();
    if cells().any(of_bank) {
        return false;
    }
    cells().any(|cell| is_ledger_title(&tokens(cell)))
        || titles
            .iter()
            .any(|row| is_client_account(&tokens(&row.cells.join(" "))))
}

fn is_ledger_title(words: &[String]) -> bool {
    const BEFORE: [&str; 10] = [
        "libro",
        "general",
        "sales",
        "client",
        "customer",
        "clients",
        "customers",
        "debtors",
        "accounts",
        "receivable",
    ];
    const AFTER: [&str; 16] = [
        "cliente",
        "clientes",
        "cuenta",
        "cuentas",
        "subcuenta",
        "subcuentas",
        "contable",
        "general",
        "auxiliar",
        "account",
        "accounts",
        "client",
        "customer",
        "customers",
        "report",
        "entries",
    ];
    let at = words
        .iter()
        .position(|it| !BEFORE.contains(&it.as_str()))
        .unwrap_or(words.len());
    let is_ledger = |it: &String| matches!(it.as_str(), "mayor" | "ledger");
    // People and streets are called so as well.
    let goes_on = |it: &String| AFTER.contains(&it.as_str());
    words.get(at).is_some_and(is_ledger) && words.get(at + 1).is_none_or(goes_on)
}

/// `Cuenta: 43000001 - ACME SL`.
fn is_client_account(words: &[String]) -> bool {
    const LABELS: [&str; 6] = ["cuenta", "subcuenta", "cta", "account", "numero", "codigo"];
    // What titles of banks put behind the account.
    const NO_NAME: [&str; 9] = [
        "titular", "saldo", "divisa", "moneda", "fecha", "oficina", "currency", "balance", "holder",
    ];
    let labels = words.iter().take_while(|it| LABELS.contains(&it.as_str()));
    let labels = labels.count();
    let rest = words.get(labels..).unwrap_or_default();
    let figures = rest
        .iter()
        .take_while(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let parts = figures.clone().count();
    let number: String = figures.map(String::as_str).collect();
    let is_name = |it: &String| {
        it.chars().any(char::is_alphabetic)
            && !NO_NAME.contains(&it.as_str())
            && Currency::from_code(&it.to_uppercase()).is_none()
    };
    labels > 0
        && number.starts_with("43")
        && number.len() <= 12
        && rest.get(parts).is_some_and(is_name)
}

/// What a row calls the account: `Cuenta: 04-04-98`, in one cell or in two.
fn labelled(row: &SampleRow) -> Option<String> {
    let is_label = |cell: &str| {
        let words = tokens(cell);
        words.len() <= 4
            && words
                .iter()
                .any(|it| matches!(it.as_str(), "cuenta" | "account" | "iban" | "cta"))
            && !words.iter().any(|it| NO_LABEL.contains(&it.as_str()))
    };
    let number = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let text = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = digits >= 4 && text.len() <= 40 && !is_date(text) && !is_amount(text);
        is_number.then(|| account_name(text))
    };
    row.cells.iter().zip(1..).find_map(|(cell, next)| {
        if let Some((label, rest)) = cell.split_once(':') {
            let digits = |part: &&str| part.bytes().filter(u8::is_ascii_digit).count();
            let figures = rest.split(char::is_alphabetic).max_by_key(digits);
            if is_label(label)
                && !is_date(rest.trim())
                && let Some(found) = number(figures.unwrap_or(rest))
            {
                return Some(found);
            }
        }
        let after = row.cells.get(next..).unwrap_or_default();
        let filled = after.iter().find(|it| !it.trim().is_empty())?;
        if is_label(cell) { number(filled) } else { None }
    })
}

/// The currency that the rows before the headings, or the headings, name: `Importe (EUR)`.
pub(super) fn currency_of(titles: &[SampleRow], heads: &[String]) -> Option<Currency> {
    let cells = heads.iter().chain(titles.iter().flat_map(|row| &row.cells));
    let mut words = cells.flat_map(|cell| cell.split(|c: char| !c.is_alphanumeric() && c != '€'));
    words.find_map(|word| match word {
        "€" => Some(Currency::EUR),
        _ if word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase()) => {
            let code = Currency::from_code(word)?;
            crate::import::USUAL_CURRENCIES
                .contains(&code)
                .then_some(code)
        }
        _ => None,
    })
}
