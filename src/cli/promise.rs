//! `cobro promise DEBTOR [AMOUNT] [DATE]`: records a promise to pay.
//!
//! Without an amount it is for everything to collect, without a date for the day that the policy names. Where several
//! currencies are owed in, one is to be named. Live promises for the same give way to it unless `--beside` is given.
//!
//! JSON: `{code, name, amount, currency, due_on, made_on, replaced}`; `replaced` are the promises it took the place of, as in
//! `show`.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::json;

use super::failure::Failure;
use super::json::{amount, promise};
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use super::whole;
use crate::app::{AppError, DebtorFile};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::Promise;
use crate::domain::fact::EntryNumber;
use crate::domain::money::{Currency, decimals};
use crate::domain::order::{CancelOrder, Order, PromiseOrder, Series, meant, replaced_promises};
use crate::domain::typed_amount::{AmountProblem, TypedAmount, TypedCurrency, parse_amount};
use crate::domain::typed_date::{DateProblem, DayMonthOrder, parse_date, parse_near_date};

/// Who promises what.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Code, tax id, name or part of the name.
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    /// The amount, or a part of the whole, and the date in words or figures; either or both.
    #[arg(value_name = "AMOUNT_DATE", allow_negative_numbers = true)]
    terms: Vec<String>,
    /// The invoices it is for.
    #[arg(long = "invoice", value_name = "NUMBER")]
    invoices: Vec<String>,
    /// Beside the live promises, not in their place.
    #[arg(long, alias = "add")]
    beside: bool,
    /// The currency, where the debtor owes in several.
    #[arg(long, value_name = "CODE", value_parser = order::currency_code)]
    currency: Option<Currency>,
    /// How often, when it is made several times.
    #[arg(long, value_name = "EVERY", requires = "times")]
    every: Option<String>,
    /// How many times in all.
    #[arg(long, value_name = "COUNT", requires = "every", allow_negative_numbers = true, value_parser = whole(1..=360_u32))]
    times: Option<u32>,
    /// Calls off the live promise, or the one of this entry.
    #[arg(long, value_name = "ENTRY", num_args = 0..=1, default_missing_value = "0", conflicts_with_all = ["terms", "invoices", "beside", "every"])]
    cancel: Option<EntryNumber>,
    /// Why it is accepted although the policy allows no such promise.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if let Some(promise) = args.cancel {
        let cancel = CancelOrder {
            promise: Some(promise).filter(|number| *number > 0),
            reason: reason(args),
        };
        return Desk::open(session, &args.debtor)?.place(&Order::Cancel(cancel), |_, _, _| {});
    }
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let file = book.debtor(debtor)?;
    let typed = read_terms(session, &args.terms)?;
    let invoices = known_invoices(session, args, &file)?;
    let currency = currency(session, args, &file, typed.amount.as_ref())?;
    let replaced = match (args.beside, currency) {
        (false, Some(currency)) => replaced_promises(&file.account, currency, &invoices),
        _ => Vec::new(),
    };
    let mut order = PromiseOrder {
        amount: None,
        currency,
        due_on: typed.due_on,
        invoices,
        beside: args.beside,
        amends: None,
        series: series(session, args)?,
        reason: reason(args),
    };
    order.amount = match (typed.amount, currency) {
        (Some(TypedAmount::Money { amount, .. }), _) => Some(amount),
        (Some(TypedAmount::Percent(percent)), Some(currency)) => {
            let invoices = &order.invoices;
            let whole = meant(&file.account, book.now(), currency, invoices, &replaced);
            let whole = whole.map_err(AppError::Refused)?.amount;
            part(whole, percent, currency)
        }
        _ => None,
    };
    let replaced: Vec<&Promise> = replaced
        .iter()
        .filter_map(|number| file.account.promises.iter().find(|it| it.number == *number))
        .collect();
    let made = book.promise(debtor, &order)?;
    let details = &file.account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "amount": amount(made.money.amount, made.money.currency),
            "currency": made.money.currency.code(),
            "due_on": made.due_on,
            "made_on": session.today(),
            "replaced": replaced.iter().map(|it| promise(it)).collect::<Vec<_>>(),
        })
    };
    Ok(Done::either(session.json, value, || {
        let places = [
            ("name", details.display_name().into()),
            ("money", session.texts.money(made.money).into()),
            ("date", session.texts.day_in_full(made.due_on).into()),
        ];
        let mut text = session.with("cli-promised", &places);
        if !replaced.is_empty() {
            let each = replaced.iter();
            let each = each.map(|it| session.texts.promised(it, session.today()));
            let places = [("promises", each.collect::<Vec<_>>().join(", ").into())];
            text.push('\n');
            text.push_str(&session.with("cli-promise-replaced", &places));
        }
        text
    }))
}

fn reason(args: &Args) -> Option<String> {
    let reason = args.reason.as_deref();
    reason.map(|text| clean_text(text, TEXT_LENGTH).into_owned())
}

fn series(session: &Session, args: &Args) -> Result<Option<Series>, Failure> {
    let (Some(every), Some(times)) = (&args.every, args.times) else {
        return Ok(None);
    };
    let every = super::plan::every(session, every)?;
    Ok(Some(Series { every, times }))
}

/// What was typed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Typed {
    amount: Option<TypedAmount>,
    due_on: Option<NaiveDate>,
}

fn read_terms(session: &Session, terms: &[String]) -> Result<Typed, Failure> {
    let words: Vec<&str> = terms
        .iter()
        .flat_map(|term| term.split_whitespace())
        .collect();
    tell_apart(&words, session.today(), session.texts.decimal_mark())
        .map_err(|problem| Failure::Usage(told(session, &words.join(" "), &problem)))
}

/// The day that was typed.
pub(super) fn read_day(session: &Session, typed: &str) -> Result<NaiveDate, Failure> {
    parse_date(typed, session.today(), DayMonthOrder::DayMonth)
        .map_err(|problem| Failure::Usage(told(session, typed, &Problem::Date(problem))))
}

/// Why the words are neither.
#[derive(Debug)]
enum Problem {
    Date(DateProblem),
    Amount(AmountProblem),
}

/// Amount and date, if the words can be parted so; else a date alone, else an amount alone. A bare number alone is an
/// amount, as it stands first in `[AMOUNT] [DATE]`.
fn tell_apart(words: &[&str], today: NaiveDate, mark: char) -> Result<Typed, Problem> {
    let date = |words: &[&str]| parse_near_date(&words.join(" "), today, DayMonthOrder::DayMonth);
    let amount = |words: &[&str]| match parse_amount(&words.join(" "), mark) {
        // Any three letters could be a currency; `15 dic` is none.
        Ok(TypedAmount::Money {
            currency: Some(TypedCurrency::Code(code)),
            ..
        }) if Currency::from_code(&code.to_uppercase()).is_none() => {
            Err(AmountProblem::Unknown(words.join(" ")))
        }
        read => read,
    };
    match words {
        [] => return Ok(Typed::default()),
        [one] => {
            let alone = amount(&[one]);
            return match (alone, date(&[one])) {
                (Ok(amount), _) => Ok(Typed {
                    amount: Some(amount),
                    due_on: None,
                }),
                (_, Ok(day)) => Ok(Typed {
                    amount: None,
                    due_on: Some(day),
                }),
                (Err(AmountProblem::Unknown(_)), Err(problem)) => Err(Problem::Date(problem)),
                (Err(problem), _) => Err(Problem::Amount(problem)),
            };
        }
        _ => {}
    }
    let mut wrong_amount = None;
    for at in 1..words.len() {
        let (first, rest) = words.split_at(at);
        match (amount(first), date(rest)) {
            (Ok(amount), Ok(day)) => {
                return Ok(Typed {
                    amount: Some(amount),
                    due_on: Some(day),
                });
            }
            (Err(problem), Ok(_)) if wrong_amount.is_none() => wrong_amount = Some(problem),
            _ => {}
        }
    }
    match (date(words), amount(words)) {
        (Ok(day), _) => Ok(Typed {
            amount: None,
            due_on: Some(day),
        }),
        (_, Ok(amount)) => Ok(Typed {
            amount: Some(amount),
            due_on: None,
        }),
        // The part that can be read tells which part is wrong.
        (Err(_), Err(_)) if wrong_amount.is_some() => Err(Problem::Amount(
            wrong_amount.unwrap_or(AmountProblem::Empty),
        )),
        (Err(problem), _) if amount(&words[..1]).is_err() => Err(Problem::Date(problem)),
        (Err(problem), _) => Err(Problem::Date(date(&words[1..]).err().unwrap_or(problem))),
    }
}

fn told(session: &Session, typed: &str, problem: &Problem) -> String {
    let why = match problem {
        Problem::Date(problem) => session.texts.date_problem(problem),
        Problem::Amount(AmountProblem::Zero | AmountProblem::Negative) => {
            session.texts.get("typed-amount-not_positive")
        }
        Problem::Amount(AmountProblem::OverWhole) => session.texts.get("typed-amount-too_much"),
        Problem::Amount(AmountProblem::TooLarge) => session.texts.get("typed-amount-too_large"),
        Problem::Amount(_) => session.texts.get("typed-amount-bad"),
    };
    let text = session.with(
        "cli-bad-terms",
        &[("typed", typed.into()), ("why", why.into())],
    );
    let examples = match problem {
        Problem::Date(DateProblem::Past(_) | DateProblem::YearUnsaid(_) | DateProblem::TooFar) => {
            return text;
        }
        Problem::Amount(
            AmountProblem::Zero
            | AmountProblem::Negative
            | AmountProblem::OverWhole
            | AmountProblem::TooLarge,
        ) => return text,
        Problem::Date(_) => "cli-promise-examples",
        Problem::Amount(_) => "cli-amount-examples",
    };
    format!("{text}\n{}", session.texts.get(examples))
}

/// The currency that was typed or named, else that of the invoices, else the only one in which something is owed.
fn currency(
    session: &Session,
    args: &Args,
    file: &DebtorFile,
    typed: Option<&TypedAmount>,
) -> Result<Option<Currency>, Failure> {
    let mut owed = file.standing.amounts.iter().map(|it| it.currency);
    if let Some(named) = args.invoices.first() {
        let named = file.account.invoice(named);
        if let (Some(invoice), None) = (named, args.currency) {
            let currency = invoice.total.currency;
            return fitting(session, typed, std::iter::once(currency));
        }
    }
    let asked = match typed {
        Some(TypedAmount::Money {
            currency: Some(_), ..
        }) => fitting(session, typed, owed.clone())?,
        _ => None,
    };
    let asked = order::same_currency(session, asked, args.currency)?;
    let asked = order::currency(session, &file.account, asked)?;
    Ok(asked.or(owed.next()))
}

/// The only one of these currencies that was typed.
fn fitting(
    session: &Session,
    typed: Option<&TypedAmount>,
    owed: impl Iterator<Item = Currency>,
) -> Result<Option<Currency>, Failure> {
    let mut fitting = owed.filter(|it| match typed {
        Some(TypedAmount::Money {
            currency: Some(typed),
            ..
        }) => typed.may_be(it.code()),
        _ => true,
    });
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(Some(only)),
        // A sign that several share says nothing.
        (Some(_), Some(_)) => Ok(None),
        (None, _) => Err(Failure::Told(
            "other_currency",
            session.texts.get("cli-other-currency"),
        )),
    }
}

/// A part of what the promise would be for without one. All of it needs no number.
fn part(whole: Decimal, percent: Decimal, currency: Currency) -> Option<Decimal> {
    if percent == Decimal::ONE_HUNDRED {
        return None;
    }
    let part = whole * percent / Decimal::ONE_HUNDRED;
    Some(part.round_dp_with_strategy(decimals(currency), RoundingStrategy::MidpointAwayFromZero))
}

fn known_invoices(
    session: &Session,
    args: &Args,
    file: &DebtorFile,
) -> Result<Vec<String>, Failure> {
    let unknown = args
        .invoices
        .iter()
        .find(|number| file.account.invoice(number).is_none());
    match unknown {
        None => Ok(args.invoices.clone()),
        Some(number) => {
            let text = session.with("cli-no-invoice", &[("number", number.into())]);
            Err(Failure::Told("no_invoice", text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_dates_are_told_apart() {
        let today: NaiveDate = "2026-11-23".parse().expect("is a day");
        for (line, amount, due_on) in [
            ("", None, None),
            ("500", Some("500"), None),
            ("vie", None, Some("2026-11-27")),
            ("+7", None, Some("2026-11-30")),
            ("3/12", None, Some("2026-12-03")),
            ("next friday", None, Some("2026-12-04")),
            ("fin de mes", None, Some("2026-11-30")),
            ("15 dic", None, Some("2026-12-15")),
            ("100 EUR", Some("100"), None),
            ("500 vie", Some("500"), Some("2026-11-27")),
            ("500 15", Some("500"), Some("2026-12-15")),
            (
                "1.250,50 EUR fin de mes",
                Some("1250.50"),
                Some("2026-11-30"),
            ),
            ("1 250,50 2026-12-01", Some("1250.50"), Some("2026-12-01")),
        ] {
            let words: Vec<&str> = line.split_whitespace().collect();
            let typed = tell_apart(&words, today, ',')
                .unwrap_or_else(|problem| panic!("{line}: {problem:?}"));
            let typed_amount = typed.amount.map(|it| match it {
                TypedAmount::Money { amount, .. } => amount.to_string(),
                TypedAmount::Percent(percent) => format!("{percent}%"),
            });
            assert_eq!(typed_amount.as_deref(), amount, "{line}");
            assert_eq!(
                typed.due_on.map(|day| day.to_string()).as_deref(),
                due_on,
                "{line}"
            );
        }
        for line in ["0 vie", "120% vie", "-5 15", "mucho vie", "0,00 fin de mes"] {
            let words: Vec<&str> = line.split_whitespace().collect();
            let problem = tell_apart(&words, today, ',').expect_err(line);
            assert!(matches!(problem, Problem::Amount(_)), "{line}: {problem:?}");
        }
        for line in [
            "mucho",
            "0",
            "-5",
            "500 nunca",
            "31/4",
            "viernes 15 de moras",
        ] {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(tell_apart(&words, today, ',').is_err(), "{line}");
        }
    }
}
