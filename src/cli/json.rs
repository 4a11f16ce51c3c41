//! The pieces of JSON that several commands share. Amounts are strings with at least the decimals of their currency;
//! days and moments are ISO 8601; names are the stable English ones.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

use crate::domain::account::Promise;
use crate::domain::habit::{Habit, Kept};
use crate::domain::money::{Currency, Money, written_out};
use crate::domain::standing::{Amounts, Reason, Standing};
use crate::domain::written::Written;
use crate::i18n::Texts;

/// An amount: a string with at least the decimals of the currency.
pub(super) fn amount(amount: Decimal, currency: Currency) -> String {
    written_out(amount, currency).to_string()
}

/// `{amount, currency}`.
pub(super) fn money(money: Money) -> Value {
    json!({ "amount": amount(money.amount, money.currency), "currency": money.currency.code() })
}

/// `[{currency, open, overdue, to_collect}]`, the main currency first.
pub(super) fn amounts(each: &[Amounts]) -> Value {
    let one = |it: &Amounts| {
        json!({
            "currency": it.currency.code(),
            "open": amount(it.open, it.currency),
            "overdue": amount(it.overdue, it.currency),
            "to_collect": amount(it.to_collect, it.currency),
        })
    };
    each.iter().map(one).collect()
}

/// `[{rule, points, text}]`, the rule that speaks for the band first; the text is in the user's language.
pub(super) fn reasons(texts: &Texts, each: &[Reason], today: NaiveDate) -> Value {
    let one = |it: &Reason| json!({ "rule": it.rule.id(), "points": it.points, "text": texts.reason(it, today) });
    each.iter().map(one).collect()
}

/// Adds what a standing says to an object: `band`, `points`, `reasons`, `amounts`, `days_past_due` (0 when nothing is
/// overdue), `next_step` and `next_on` (null when nothing is open), `service`, `collected_by`, `promise` (the one that matters
/// most now, or null).
pub(super) fn add_standing(into: &mut Value, texts: &Texts, standing: &Standing, today: NaiveDate) {
    into["band"] = standing.band.id().into();
    into["points"] = standing.points.into();
    into["reasons"] = reasons(texts, &standing.reasons, today);
    into["amounts"] = amounts(&standing.amounts);
    into["days_past_due"] = standing.days_past_due(today).unwrap_or(0).into();
    into["next_step"] = standing.next_step.as_ref().map(|step| step.id()).into();
    into["next_on"] = standing.next_at.map(|at| at.date().to_string()).into();
    into["service"] = standing.service.id().into();
    into["collected_by"] = standing.collected_by.map(|it| it.id()).into();
    into["promise"] = standing.promise.map_or(Value::Null, |promise| {
        json!({
            "amount": amount(promise.money.amount, promise.money.currency),
            "currency": promise.money.currency.code(),
            "due_on": promise.due_on,
            "status": promise.status.id(),
        })
    });
}

/// `{number, amount, currency, due_on, made_on, status, missing, of_plan, invoices}`.
pub(super) fn promise(promise: &Promise) -> Value {
    let currency = promise.money.currency;
    json!({
        "number": promise.number,
        "amount": amount(promise.money.amount, currency),
        "currency": currency.code(),
        "due_on": promise.due_on,
        "made_on": promise.made_at.date(),
        "status": promise.status.id(),
        "missing": amount(promise.missing, currency),
        "of_plan": promise.of_plan,
        "invoices": promise.invoices,
    })
}

/// `{invoices, late, late_share, median_days_late, lower_quartile, upper_quartile, trend, last_payment: {on, amount,
/// currency}}`; what is not known is null. Shares are numbers from 0 to 1, days are numbers.
pub(super) fn habit(habit: &Habit) -> Value {
    let usual = habit.usual.as_ref();
    json!({
        "invoices": usual.map_or(0, |it| it.invoices),
        "late": usual.map_or(0, |it| it.late),
        "late_share": usual.map(|it| number(it.late_share())),
        "median_days_late": usual.map(|it| number(it.median_days)),
        "lower_quartile": usual.map(|it| number(it.lower_quartile)),
        "upper_quartile": usual.map(|it| number(it.upper_quartile)),
        "trend": usual.and_then(|it| it.trend).map(|trend| trend.id()),
        "last_payment": habit.last_payment.map(|last| {
            json!({
                "on": last.on,
                "amount": amount(last.money.amount, last.money.currency),
                "currency": last.money.currency.code(),
            })
        }),
    })
}

/// Adds `kept`, `partly_kept`, `broken` and `kept_rate`: counts, and the share kept of all three, or null.
pub(super) fn add_kept(into: &mut Value, kept: &Kept) {
    into["kept"] = kept.kept.into();
    into["partly_kept"] = kept.partly_kept.into();
    into["broken"] = kept.broken.into();
    into["kept_rate"] = kept.rate().map(number).into();
}

/// `{subject, text, template, message_id, attachments, invoices, answer, on_word}`.
pub(super) fn written(written: &Written) -> Value {
    json!({
        "subject": written.subject,
        "text": written.text,
        "template": written.template,
        "message_id": written.message_id,
        "attachments": written.attachments,
        "invoices": written.invoices,
        "answer": written.answer,
        "on_word": written.on_word,
    })
}

/// A figure that is no amount of money, to four decimals.
pub(super) fn number(figure: Decimal) -> Value {
    figure.round_dp(4).to_f64().into()
}
