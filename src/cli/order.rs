//! What the commands that record about one debtor share: reading what was typed, placing the order, and telling what came
//! of it.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amounts;
use super::output::{self, Done};
use super::session::Session;
use crate::app::{Book, DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::Account;
use crate::domain::agreement::Agreement;
use crate::domain::fact::{EntryNumber, Fact};
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Order, PlanOrder, PlanProposal, owed};
use crate::domain::typed_amount::{AmountProblem, TypedAmount, TypedCurrency, parse_amount};
use crate::domain::typed_date::{
    DateProblem, DayMonthOrder, MomentProblem, parse_moment, parse_near_date, parse_past_date,
    parse_past_moment,
};
use crate::store::DebtorId;

/// A debtor of an open book, to record about.
pub(super) struct Desk<'a> {
    session: &'a Session,
    book: Book,
    debtor: DebtorId,
    /// Everything about the debtor before.
    pub file: DebtorFile,
}

impl<'a> Desk<'a> {
    /// Opens the book and finds the debtor.
    pub fn open(session: &'a Session, debtor: &str) -> Result<Self, Failure> {
        let book = session.book()?;
        let debtor = book.find(debtor)?;
        let file = book.debtor(debtor)?;
        Ok(Self {
            session,
            book,
            debtor,
            file,
        })
    }

    /// Records the order and tells it; `more` adds to the JSON what is particular to the command.
    pub fn place(
        mut self,
        order: &Order,
        more: impl FnOnce(&Ordered, &DebtorFile, &mut Value),
    ) -> Result<Done, Failure> {
        let ordered = self.book.order(self.debtor, order)?;
        let after = self.book.debtor(self.debtor)?;
        let session = self.session;
        if let Some(limits) = &ordered.beyond {
            output::warn(&session.texts.went_beyond_limits(limits));
        }
        let hour = match order {
            Order::CallBack(order) => order.at,
            Order::Contact(order) => order.contact.call_back_at,
            _ => None,
        };
        let warned = hour.and_then(|at| {
            let limits = session.limits_at(&after.account, at);
            session.texts.out_of_hours(&limits)
        });
        if let Some(warned) = &warned {
            output::warn(warned);
        }
        let details = &after.account.details;
        let value = || {
            let entries = ordered.facts.iter().map(|(number, _)| *number);
            let mut value = json!({
                "code": details.key(),
                "name": details.display_name(),
                "entries": entries.collect::<Vec<_>>(),
                "band": after.standing.band.id(),
                "amounts": amounts(&after.standing.amounts),
            });
            more(&ordered, &after, &mut value);
            value
        };
        Ok(Done::either(session.json, value, || {
            let facts = ordered.facts.iter();
            let facts = facts.map(|(number, fact)| told(session, &after, *number, fact));
            let facts: Vec<String> = facts.collect();
            let places = [
                ("name", details.display_name().into()),
                ("what", facts.join("; ").into()),
            ];
            let recorded = session.with("cli-recorded", &places);
            let owed = after.standing.amounts.iter();
            let owed = owed.map(|it| session.texts.money(Money::new(it.to_collect, it.currency)));
            let owed: Vec<String> = owed.collect();
            if owed.is_empty() {
                return recorded;
            }
            let left = session.with("cli-left-to-collect", &[("money", owed.join(" + ").into())]);
            format!("{recorded}\n{left}")
        }))
    }

    /// The live plan of the debtor as it is written down.
    pub fn agreement(&self) -> Result<Option<Agreement>, Failure> {
        Ok(self.book.agreement(self.debtor)?)
    }

    /// What a plan would be.
    pub fn proposal(&self, order: &PlanOrder) -> Result<PlanProposal, Failure> {
        Ok(self.book.plan_proposal(self.debtor, order)?)
    }
}

/// A fact as it was recorded, with the day of a payment that is not of today, and what of it is left as credit.
fn told(session: &Session, after: &DebtorFile, number: EntryNumber, fact: &Fact) -> String {
    let texts = &session.texts;
    let mut text = texts.fact_in(after, fact, session.today());
    let Fact::Payment(payment) = fact else {
        return text;
    };
    let entry = after.entries.iter().find(|it| it.number == number);
    if let Some(day) = entry
        .map(|it| it.happened_at.date())
        .filter(|it| *it != session.today())
    {
        text = format!("{text} ({})", texts.day_in_full(day));
    }
    let used: Decimal = payment.allocations.iter().map(|it| it.amount).sum();
    if payment.amount > used {
        let credit = texts.money(Money::new(payment.amount - used, payment.currency));
        let credit = texts.with("form-to-credit", &[("money", credit.into())]);
        text = format!("{text} · {credit}");
    }
    text
}

/// The currency that something is in which names none: none need be named while one alone is owed in.
///
/// # Errors
/// Wrong usage, with what is owed, when several are.
pub(super) fn currency(
    session: &Session,
    account: &Account,
    named: Option<Currency>,
) -> Result<Option<Currency>, Failure> {
    let owed = owed(account);
    if named.is_some() || owed.len() < 2 {
        return Ok(named);
    }
    let owed = owed.iter().map(|it| {
        let code = it.currency.code();
        format!("{} (--currency {code})", session.texts.money(*it))
    });
    let owed = owed.collect::<Vec<_>>().join(", ");
    Err(Failure::Usage(
        session.with("cli-which-currency", &[("owed", owed.into())]),
    ))
}

/// A currency by its code, for `--currency`.
pub(super) fn currency_code(text: &str) -> Result<Currency, String> {
    Currency::from_code(&text.to_uppercase()).ok_or_else(|| "EUR, MXN, CLP…".to_owned())
}

/// The currency typed beside an amount and the one of `--currency`, which must not contradict each other.
pub(super) fn same_currency(
    session: &Session,
    typed: Option<Currency>,
    option: Option<Currency>,
) -> Result<Option<Currency>, Failure> {
    match (typed, option) {
        (Some(typed), Some(option)) if typed != option => {
            let places = [
                ("typed", typed.code().into()),
                ("option", option.code().into()),
            ];
            Err(Failure::Usage(session.with("cli-two-currencies", &places)))
        }
        (typed, option) => Ok(option.or(typed)),
    }
}

/// Codes that stand for no currency, or for tests.
const NO_MONEY: [&str; 2] = ["XXX", "XTS"];

/// An amount as people type it, with the currency if one was typed.
pub(super) fn amount(
    session: &Session,
    typed: &str,
) -> Result<(Decimal, Option<Currency>), Failure> {
    let told = |why: &str| told_wrong(session, typed, &session.texts.get(why));
    let wrong = |why: &str| Failure::Usage(told(why));
    let unread = |why: &str| {
        let examples = session.texts.get("cli-amount-examples");
        Failure::Usage(format!("{}\n{examples}", told(why)))
    };
    match parse_amount(typed, session.texts.decimal_mark()) {
        Ok(TypedAmount::Money { amount, currency }) => match currency {
            Some(TypedCurrency::Code(code)) => match Currency::from_code(&code.to_uppercase()) {
                Some(named) if !NO_MONEY.contains(&named.code()) => Ok((amount, Some(named))),
                _ => Err(wrong("typed-amount-unknown_currency")),
            },
            // A sign that many share says nothing that the invoices don't.
            Some(TypedCurrency::DollarSign | TypedCurrency::Pesos) | None => Ok((amount, None)),
        },
        Err(AmountProblem::Zero | AmountProblem::Negative) => {
            Err(wrong("typed-amount-not_positive"))
        }
        Err(AmountProblem::TooLarge) => Err(wrong("typed-amount-too_large")),
        Ok(TypedAmount::Percent(_)) | Err(AmountProblem::OverWhole) => {
            Err(unread("typed-amount-percent"))
        }
        Err(_) => Err(unread("typed-amount-bad")),
    }
}

/// A day to come, as people type it.
pub(super) fn day(session: &Session, typed: &str) -> Result<NaiveDate, Failure> {
    // A day that has passed is no riddle.
    let parse = |typed: &str, today, order| {
        parse_near_date(typed, today, order).map_err(|problem| {
            match parse_past_date(typed, today, order) {
                Ok(day) if matches!(problem, DateProblem::Unknown(_)) => DateProblem::Past(day),
                _ => problem,
            }
        })
    };
    read_day(session, typed, parse, "cli-date-examples")
}

/// A day that has come, as people type it.
pub(super) fn past_day(session: &Session, typed: &str) -> Result<NaiveDate, Failure> {
    read_day(session, typed, parse_past_date, "cli-past-date-examples")
}

fn read_day(
    session: &Session,
    typed: &str,
    parse: impl Fn(&str, NaiveDate, DayMonthOrder) -> Result<NaiveDate, DateProblem>,
    examples: &str,
) -> Result<NaiveDate, Failure> {
    parse(typed, session.today(), DayMonthOrder::DayMonth).map_err(|problem| {
        let text = told_wrong(session, typed, &session.texts.date_problem(&problem));
        match problem {
            DateProblem::Past(_) | DateProblem::YearUnsaid(_) | DateProblem::TooFar => {
                Failure::Usage(text)
            }
            _ => Failure::Usage(format!("{text}\n{}", session.texts.get(examples))),
        }
    })
}

/// A day and hour to come, as people type them.
pub(super) fn moment(session: &Session, typed: &str) -> Result<NaiveDateTime, Failure> {
    read_moment(session, typed, parse_moment)
}

/// A day and hour that have come, as people type them.
pub(super) fn past_moment(session: &Session, typed: &str) -> Result<NaiveDateTime, Failure> {
    match super::moment(typed) {
        Ok(exact) if typed.contains(':') => Ok(exact),
        _ => read_moment(session, typed, parse_past_moment),
    }
}

fn read_moment(
    session: &Session,
    typed: &str,
    parse: impl Fn(&str, NaiveDateTime, DayMonthOrder) -> Result<NaiveDateTime, MomentProblem>,
) -> Result<NaiveDateTime, Failure> {
    match super::moment(typed) {
        Ok(exact) if typed.contains('T') => return Ok(exact),
        _ => {}
    }
    parse(typed, session.now(), DayMonthOrder::DayMonth).map_err(|problem| {
        let why = session.texts.moment_problem(&problem, session.today());
        Failure::Usage(told_wrong(session, typed, &why))
    })
}

/// Words in one line; nothing when there are none.
pub(super) fn words(text: Option<&str>) -> Option<String> {
    let text = clean_text(text?, TEXT_LENGTH).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// What was typed, and what is wrong with it.
fn told_wrong(session: &Session, typed: &str, why: &str) -> String {
    let places = [("typed", typed.into()), ("why", why.into())];
    session.with("cli-bad-terms", &places)
}

/// `NUMBER` or `NUMBER=AMOUNT`.
pub(super) fn share(session: &Session, typed: &str) -> Result<(String, Option<Decimal>), Failure> {
    match typed.rsplit_once('=') {
        Some((number, share)) => Ok((number.to_owned(), Some(amount(session, share)?.0))),
        None => Ok((typed.to_owned(), None)),
    }
}

/// One of the values with these stable names, by its name, by its word in the user's language, or the beginning of one.
pub(super) fn one_of<T: Copy>(
    session: &Session,
    typed: &str,
    all: &[T],
    id: impl Fn(T) -> &'static str,
    texts: &str,
) -> Result<T, Failure> {
    let found = session.texts.one_of(typed, all, &id, texts);
    found.ok_or_else(|| {
        let known: Vec<String> = all
            .iter()
            .map(|it| {
                format!(
                    "{} ({})",
                    id(*it),
                    session.texts.get(&format!("{texts}-{}", id(*it)))
                )
            })
            .collect();
        let places = [("value", typed.into()), ("known", known.join(", ").into())];
        Failure::Usage(session.with("cli-not-one-of", &places))
    })
}
