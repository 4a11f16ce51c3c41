//! Values that can be read and make no sense: each is put back to its default and told, with what is allowed.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::holidays::local_holiday;
use super::house::take_out_unfit_accounts;
use super::mail::take_out_unfit_security;
use super::policies::COUNTRIES;
use crate::domain::money::Currency;

/// A value that is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit {
    /// The key, with the tables it stands in: `promise.days_ahead`.
    pub key: String,
    /// The value as it was written.
    pub value: String,
    /// What is allowed, in figures and names that need no language.
    pub allowed: String,
}

/// What a value may be.
enum Rule {
    Whole(RangeInclusive<i64>),
    /// A number between quotes.
    Decimal(RangeInclusive<i64>),
    OneOf(&'static [&'static str]),
    /// A list of thresholds: what is reached, whole or a number between quotes, and the points for it.
    Thresholds(RangeInclusive<i64>),
    /// Whole numbers by name.
    EachWhole(RangeInclusive<i64>),
    /// Numbers more than zero, by currency.
    EachScale,
    /// An address of the web, or nothing.
    Link,
    /// `auto`, `default`, or the two letters of a country.
    Country,
    /// Holidays: dates, or days of every year.
    Holidays,
    /// Bank accounts with their numbers.
    Accounts,
}

const TEN_YEARS: i64 = 3650;
const YEAR: i64 = 365;
const POINTS: RangeInclusive<i64> = -1000..=1000;
/// Larger than any debt, and small enough to reckon with.
const AMOUNT: i64 = 1_000_000_000;

fn rules() -> Vec<(&'static str, Rule)> {
    vec![
        ("language", Rule::OneOf(&["es", "en", "auto"])),
        ("terms_days", Rule::Whole(0..=TEN_YEARS)),
        ("import_stale_days", Rule::Whole(1..=TEN_YEARS)),
        ("import_paid_at_once", Rule::OneOf(&["open", "paid"])),
        ("promise.grace_days", Rule::Whole(0..=YEAR)),
        ("promise.tolerance_percent", Rule::Decimal(0..=100)),
        ("promise.tolerance_amount", Rule::Decimal(0..=AMOUNT)),
        ("promise.days_ahead", Rule::Whole(0..=YEAR)),
        ("promise.most_days_ahead", Rule::Whole(0..=TEN_YEARS)),
        ("promise.least_percent", Rule::Decimal(0..=100)),
        ("promise.check_in_from", Rule::Decimal(0..=AMOUNT)),
        ("promise.check_in_days_before", Rule::Whole(0..=YEAR)),
        ("plan.missed_instalments", Rule::Whole(1..=360)),
        ("plan.most_instalments", Rule::Whole(1..=360)),
        ("plan.most_months", Rule::Whole(1..=360)),
        ("plan.first_within_days", Rule::Whole(0..=TEN_YEARS)),
        ("plan.least_instalment", Rule::Decimal(0..=AMOUNT)),
        ("credit.prepayment_after_broken", Rule::Whole(0..=1000)),
        ("credit.no_credit_after_broken", Rule::Whole(0..=1000)),
        ("credit.thank_you_days", Rule::Whole(0..=YEAR)),
        ("follow_up.rest_days_answered", Rule::Whole(0..=YEAR)),
        ("follow_up.rest_days_unanswered", Rule::Whole(0..=YEAR)),
        ("follow_up.dispute_review_days", Rule::Whole(1..=YEAR)),
        ("call.next", Rule::OneOf(&["queue", "call"])),
        ("interest.profile", Rule::OneOf(&["auto", "es", "none"])),
        ("interest.penalty_percent", Rule::Decimal(0..=100)),
        ("interest.penalty_amount", Rule::Decimal(0..=AMOUNT)),
        ("prescription.years", Rule::Whole(1..=100)),
        ("prescription.warn_months", Rule::Whole(0..=60)),
        ("limits.profile", Rule::Country),
        ("limits.holidays", Rule::Holidays),
        ("urgency.prescription", Rule::Whole(POINTS)),
        ("urgency.broken_promise", Rule::Whole(POINTS)),
        ("urgency.broken_promises_counted", Rule::Whole(0..=1000)),
        ("urgency.debtor_type", Rule::EachWhole(POINTS)),
        ("urgency.scale", Rule::EachScale),
        ("urgency.amount", Rule::Thresholds(0..=AMOUNT)),
    ]
}

fn type_proposal_rules() -> [(&'static str, Rule); 5] {
    [
        ("type_proposal.since_days", Rule::Whole(1..=TEN_YEARS)),
        ("type_proposal.paid_after_reminder", Rule::Whole(0..=1000)),
        ("type_proposal.soon_days", Rule::Whole(0..=YEAR)),
        ("type_proposal.illiquid_signs", Rule::Whole(0..=1000)),
        ("type_proposal.disputing_signs", Rule::Whole(0..=1000)),
    ]
}

fn message_rules() -> [(&'static str, Rule); 3] {
    let forms = &["usted", "tu", "tú", "ustedes"];
    [
        ("messages.address", Rule::OneOf(forms)),
        (
            "messages.region",
            Rule::OneOf(&["auto", "spain", "america"]),
        ),
        ("messages.answer_days", Rule::Whole(1..=90)),
    ]
}

fn mail_rules() -> [(&'static str, Rule); 3] {
    [
        ("mail.security", Rule::OneOf(&["tls", "starttls", "none"])),
        ("mail.port", Rule::Whole(0..=65_535)),
        ("mail.timeout", Rule::Whole(1..=600)),
    ]
}

fn terms_rules() -> [(&'static str, Rule); 6] {
    [
        ("print.paper", Rule::OneOf(&["a4", "letter"])),
        ("print.window", Rule::OneOf(&["left", "right"])),
        ("terms.payment_link", Rule::Link),
        ("terms.deposit_percent", Rule::Decimal(0..=100)),
        ("terms.suspension_days", Rule::Whole(0..=TEN_YEARS)),
        ("terms.accounts", Rule::Accounts),
    ]
}

/// Takes every value that is not allowed out of what the user wrote, so that its default holds.
pub(super) fn take_out_unfit(theirs: &mut Table) -> Vec<Unfit> {
    let mut found = Vec::new();
    let days = ["urgency.age_days", "urgency.silence_days"];
    let days = days.map(|key| (key, Rule::Thresholds(0..=36_500)));
    let all = rules()
        .into_iter()
        .chain(terms_rules())
        .chain(message_rules())
        .chain(type_proposal_rules())
        .chain(mail_rules())
        .chain(days);
    for (path, rule) in all {
        let Some((table, key)) = place(theirs, path) else {
            continue;
        };
        let Some(value) = table.get_mut(key) else {
            continue;
        };
        match (&rule, value) {
            (Rule::EachWhole(_) | Rule::EachScale, Value::Table(each)) => {
                let names: Vec<String> = each.keys().cloned().collect();
                for name in names {
                    let allowed = match &rule {
                        Rule::EachWhole(range) => whole(&each[&name], range),
                        _ => scale(&name, &each[&name]),
                    };
                    if let Err(allowed) = allowed
                        && let Some(value) = each.remove(&name)
                    {
                        found.push(unfit(&format!("{path}.{name}"), &value, allowed));
                    }
                }
            }
            (Rule::Accounts, accounts) => found.extend(take_out_unfit_accounts(accounts)),
            (rule, value) => {
                if let Err(allowed) = check(rule, value) {
                    let value = table.remove(key);
                    found.extend(value.map(|value| unfit(path, &value, allowed)));
                }
            }
        }
    }
    found.extend(take_out_unfit_security(theirs));
    found
}

fn unfit(key: &str, value: &Value, allowed: String) -> Unfit {
    let mut value = value.to_string();
    if value.len() > 40 {
        value = "…".to_owned();
    }
    Unfit {
        key: key.to_owned(),
        value,
        allowed,
    }
}

/// The innermost table of a path, and the key in it.
fn place<'a, 'p>(table: &'a mut Table, path: &'p str) -> Option<(&'a mut Table, &'p str)> {
    match path.split_once('.') {
        None => Some((table, path)),
        Some((outer, rest)) => place(table.get_mut(outer)?.as_table_mut()?, rest),
    }
}

/// Whether a value keeps to a rule; what would be allowed, when it doesn't. Values of another kind are left to the reader,
/// who tells of them.
fn check(rule: &Rule, value: &Value) -> Result<(), String> {
    match (rule, value) {
        (Rule::Whole(range), value) => whole(value, range),
        (Rule::Decimal(range), Value::String(text)) => match text.parse::<Decimal>() {
            Ok(number) if within(number, range) => Ok(()),
            _ => Err(shown(range)),
        },
        (Rule::OneOf(names), Value::String(text)) => {
            let main = text.split(['-', '_']).next().unwrap_or_default();
            let known = names.contains(&main);
            known.then_some(()).ok_or_else(|| names.join(", "))
        }
        (Rule::Link, Value::String(text)) => link(text),
        (Rule::Country, Value::String(text)) => {
            let is_code = text.len() == 2 && text.chars().all(|it| it.is_ascii_alphabetic());
            let known = is_code || text == "auto" || text == "default";
            let allowed = || format!("auto, {}", COUNTRIES.join(", "));
            known.then_some(()).ok_or_else(allowed)
        }
        (Rule::Holidays, Value::Array(days)) => {
            let read = |day: &Value| day.as_str().is_none_or(|day| local_holiday(day).is_some());
            let allowed = || "[\"2026-11-09\", \"05-15 San Isidro\"]".to_owned();
            days.iter().all(read).then_some(()).ok_or_else(allowed)
        }
        (Rule::Thresholds(range), Value::Array(thresholds)) => {
            thresholds.iter().try_for_each(|it| threshold(it, range))
        }
        _ => Ok(()),
    }
}

/// Only what a browser opens as a page: a link on a page of ours never runs anything.
fn link(text: &str) -> Result<(), String> {
    let is_page = ["https://", "http://"].iter().any(|it| {
        text.strip_prefix(it)
            .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    });
    (text.is_empty() || is_page)
        .then_some(())
        .ok_or_else(|| "https://…".to_owned())
}

fn threshold(value: &Value, range: &RangeInclusive<i64>) -> Result<(), String> {
    let allowed = || {
        let (reached, points) = (shown(range), shown(&POINTS));
        format!("at_least {reached}, points {points}")
    };
    let reached = match value.get("at_least") {
        Some(Value::Integer(reached)) => range.contains(reached),
        Some(Value::String(text)) => text
            .parse::<Decimal>()
            .is_ok_and(|number| within(number, range)),
        _ => true,
    };
    let points = match value.get("points") {
        Some(Value::Integer(points)) => POINTS.contains(points),
        _ => true,
    };
    (reached && points).then_some(()).ok_or_else(allowed)
}

fn whole(value: &Value, range: &RangeInclusive<i64>) -> Result<(), String> {
    match value {
        Value::Integer(number) if !range.contains(number) => Err(shown(range)),
        _ => Ok(()),
    }
}

fn scale(code: &str, value: &Value) -> Result<(), String> {
    if Currency::from_code(code).is_none() {
        return Err("ISO 4217: MXN, COP, CLP…".to_owned());
    }
    match value {
        Value::String(text) => match text.parse::<Decimal>() {
            Ok(number) if number > Decimal::ZERO && number <= AMOUNT.into() => Ok(()),
            _ => Err(format!("> 0, ≤ {AMOUNT}")),
        },
        _ => Ok(()),
    }
}

fn within(number: Decimal, range: &RangeInclusive<i64>) -> bool {
    (Decimal::from(*range.start())..=Decimal::from(*range.end())).contains(&number)
}

fn shown(range: &RangeInclusive<i64>) -> String {
    format!("{}–{}", range.start(), range.end())
}

/// The line, from 1, in which a key stands.
pub(super) fn line_of_key(text: &str, path: &str) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let start = start_of(document.get_ref(), path)?;
    Some(text.get(..start)?.matches('\n').count() + 1)
}

fn start_of(table: &DeTable<'_>, path: &str) -> Option<usize> {
    let (outer, rest) = match path.split_once('.') {
        Some((outer, rest)) => (outer, Some(rest)),
        None => (path, None),
    };
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == outer)?;
    let within = match (rest, value.get_ref()) {
        (Some(rest), DeValue::Table(inner)) => start_of(inner, rest),
        (Some(rest), DeValue::Array(items)) => start_in(items, rest),
        _ => None,
    };
    within.or(Some(Spanned::span(key).start))
}

/// Where a key of one of several tables stands: `1.iban`.
fn start_in(items: &[Spanned<DeValue<'_>>], path: &str) -> Option<usize> {
    let (place, rest) = path.split_once('.')?;
    match items.get(place.parse::<usize>().ok()?)?.get_ref() {
        DeValue::Table(inner) => start_of(inner, rest),
        _ => None,
    }
}
