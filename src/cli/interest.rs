//! `cobro interest DEBTOR`: what could be claimed for paying late; `--claim` claims it, `--waive` lets a claim go.
//!
//! JSON: `{code, name, as_of, client_kind, client_kind_from, agreed_rate, why_none, text, invoices, totals, free_credit}`:
//! - `client_kind` is `business`, `consumer`, `public_body` or null, `client_kind_from` `stated`, `tax_id` or null;
//! - `why_none` is `consumer`, `client_kind_unknown`, `nothing_late`, or null where there are figures, `text` says it in words;
//! - `invoices: [{number, currency, late_from, principal, from, to, days, rates, provisional, lacks_rate, uncertain,
//!   interest, recovery_cost, penalty, segments, claimed, waived}]` by due date, those settled late included; `principal` is
//!   what is past due now; `from` and `to` are the first and the last day of interest not claimed yet; `recovery_cost` and
//!   `penalty` are `{amount, currency}` or null; `segments: [{from, to, days, principal, rate, provisional, interest}]` with
//!   the interest before it is rounded; `claimed: [{kind, number, invoice, amount, currency, from, through, due_on, comes_to,
//!   excess}]`, `comes_to` being what it would be by what is known now and `excess` how much too much it is, or null; `waived`
//!   is the same without those two, with `waived_on` and `reason`; what was let go is proposed again only with `--waived-too`;
//! - `totals: [{currency, interest, recovery_cost, penalty, total}]`;
//! - `free_credit: [{amount, currency}]`, which lowers nothing until it is allocated.
//!
//! With `--claim` it is `{code, name, claimed, left_out}`, `left_out` being the invoices with a payment whose day was assumed;
//! with `--waive`, `{code, name, waived}`.

use rust_decimal::RoundingStrategy;
use serde_json::{Value, json};

use clap::ValueEnum;

use super::failure::Failure;
use super::interest_text::{claimed_text, text, why_none};
use super::json::{amount, money};
use super::output::Done;
use super::session::Session;
use crate::app::{Book, DebtorFile};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::fact::{ChargeClaimed, ChargeKind, Fact};
use crate::domain::interest::{Claimed, InvoiceInterest, LateInterest, Segment, Waived};
use crate::domain::money::{Currency, Sums, decimals};
use crate::domain::order::{ClaimOrder, Order, WaiveOrder};

/// Whose, and what to do with it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Code, tax id, name or part of the name.
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    /// Claims it, for these invoices or for all.
    #[arg(long, value_name = "INVOICE", num_args = 0.., conflicts_with = "waive")]
    claim: Option<Vec<String>>,
    /// Only this kind of charge.
    #[arg(long, value_name = "CHARGE", requires = "claim")]
    only: Vec<Kind>,
    /// What was let go is proposed, or claimed, again.
    #[arg(long, conflicts_with = "waive")]
    waived_too: bool,
    /// Lets a claimed charge go.
    #[arg(long, value_name = "NUMBER")]
    waive: Option<String>,
    /// Only what is claimed too much.
    #[arg(long, requires = "waive")]
    excess: bool,
    /// Why.
    #[arg(long, value_name = "TEXT", requires = "waive")]
    reason: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Kind {
    #[value(aliases = ["interés", "interes"])]
    Interest,
    #[value(alias = "coste")]
    RecoveryCost,
    #[value(aliases = ["penalización", "penalizacion"])]
    Penalty,
}

impl From<Kind> for ChargeKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Interest => Self::Interest,
            Kind::RecoveryCost => Self::RecoveryCost,
            Kind::Penalty => Self::Penalty,
        }
    }
}

/// Decimals of the interest of a segment, beyond those of its currency.
const MORE_DECIMALS: u32 = 4;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let file = book.debtor(debtor)?;
    if let Some(number) = &args.waive {
        return waive(session, &mut book, &file, number, args);
    }
    let found = if args.waived_too {
        book.interest_with_waived(&file)
    } else {
        book.interest(&file)
    };
    if let Some(invoices) = &args.claim {
        let order = ClaimOrder {
            invoices: invoices.clone(),
            kinds: args.only.iter().copied().map(ChargeKind::from).collect(),
            waived_too: args.waived_too,
        };
        return claim(session, &mut book, &file, &found, order);
    }
    Ok(Done::either(
        session.json,
        || interest_json(session, &file, &found),
        || text(session, &file, &found),
    ))
}

fn claim(
    session: &Session,
    book: &mut Book,
    file: &DebtorFile,
    found: &LateInterest,
    order: ClaimOrder,
) -> Result<Done, Failure> {
    let named = !order.invoices.is_empty();
    let wanted = |kind| order.kinds.is_empty() || order.kinds.contains(&kind);
    let uncertain = found.invoices.iter().filter(|it| it.uncertain && !named);
    let uncertain = uncertain.filter(|it| it.claimable().any(|(kind, _)| wanted(kind)));
    let left_out: Vec<&str> = uncertain.map(|it| it.number.as_str()).collect();
    let ordered = book.order(file.debtor, &Order::Claim(order))?;
    let claimed = ordered.facts.into_iter();
    let claimed: Vec<ChargeClaimed> = claimed
        .filter_map(|(_, fact)| match fact {
            Fact::Charge(charge) => Some(charge),
            _ => None,
        })
        .collect();
    let details = &file.account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "claimed": claimed.iter().map(charge).collect::<Value>(),
            "left_out": left_out,
        })
    };
    let done = Done::either(session.json, value, || {
        claimed_text(session, file, &claimed, &left_out)
    });
    Ok(done.with_code(if left_out.is_empty() { 0 } else { 3 }))
}

fn waive(
    session: &Session,
    book: &mut Book,
    file: &DebtorFile,
    number: &str,
    args: &Args,
) -> Result<Done, Failure> {
    let reason = args.reason.as_deref().unwrap_or_default();
    let order = WaiveOrder {
        charge: number.to_owned(),
        only_excess: args.excess,
        reason: clean_text(reason, TEXT_LENGTH).into_owned(),
    };
    book.order(file.debtor, &Order::Waive(order))?;
    let after = book.debtor(file.debtor)?;
    let waived = after.account.waived.iter().rev();
    let mut waived = waived.filter(|it| it.charge.what.number == number);
    let waived = waived.next().map(|it| &it.charge.what);
    let details = &file.account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "waived": waived.map(charge),
        })
    };
    Ok(Done::either(session.json, value, || {
        let money = waived.map(|it| crate::domain::money::Money::new(it.amount, it.currency));
        let money = money.map_or_else(String::new, |money| session.texts.money(money));
        let places = [
            ("number", number.into()),
            ("money", money.into()),
            ("name", details.display_name().into()),
        ];
        session.with("cli-interest-waived", &places)
    }))
}

/// Figures as JSON.
pub(super) fn interest_json(session: &Session, file: &DebtorFile, found: &LateInterest) -> Value {
    let details = &file.account.details;
    json!({
        "code": details.key(),
        "name": details.display_name(),
        "as_of": found.as_of,
        "client_kind": found.client_kind.map(|(kind, _)| kind.id()),
        "client_kind_from": found.client_kind.map(|(_, source)| source.id()),
        "agreed_rate": found.agreed_rate.map(|rate| rate.to_string()),
        "why_none": found.why_none.map(|why| why.id()),
        "text": found.why_none.map(|why| why_none(session, file, why)),
        "invoices": found.invoices.iter().map(invoice).collect::<Value>(),
        "totals": totals(found),
        "free_credit": found.free_credit.iter().map(money).collect::<Value>(),
    })
}

fn invoice(it: &InvoiceInterest) -> Value {
    let currency = it.interest.currency;
    let mut rates: Vec<String> = Vec::new();
    for rate in it.segments.iter().filter_map(|each| each.rate) {
        let rate = rate.to_string();
        if rates.last() != Some(&rate) {
            rates.push(rate);
        }
    }
    json!({
        "number": it.number,
        "currency": currency.code(),
        "late_from": it.late_from,
        "principal": amount(it.outstanding.amount, currency),
        "from": it.segments.first().map(|each| each.from),
        "to": it.segments.last().map(|each| each.to),
        "days": it.days(),
        "rates": rates,
        "provisional": it.is_provisional(),
        "lacks_rate": it.lacks_rate(),
        "uncertain": it.uncertain,
        "interest": amount(it.interest.amount, currency),
        "recovery_cost": it.recovery_cost.map(money),
        "penalty": it.penalty.map(money),
        "segments": it.segments.iter().map(|each| segment(each, currency)).collect::<Value>(),
        "claimed": it.claimed.iter().map(standing).collect::<Value>(),
        "waived": it.waived.iter().map(let_go).collect::<Value>(),
    })
}

fn standing(it: &Claimed) -> Value {
    let mut value = charge(&it.charge);
    let sum = |it: Option<crate::domain::money::Money>| it.map(|it| amount(it.amount, it.currency));
    value["comes_to"] = sum(it.comes_to).into();
    value["excess"] = sum(it.excess()).into();
    value
}

fn let_go(it: &Waived) -> Value {
    let mut value = charge(&it.charge);
    value["waived_on"] = it.on.to_string().into();
    value["reason"] = it.reason.clone().into();
    value
}

fn segment(it: &Segment, currency: Currency) -> Value {
    json!({
        "from": it.from,
        "to": it.to,
        "days": it.days(),
        "principal": amount(it.principal, currency),
        "rate": it.rate.map(|rate| rate.to_string()),
        "provisional": it.provisional,
        "interest": unrounded(it, currency),
    })
}

/// The interest of a segment, with decimals enough to check the sum by.
pub(super) fn unrounded(it: &Segment, currency: Currency) -> String {
    let places = decimals(currency) + MORE_DECIMALS;
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let mut interest = it.interest().round_dp_with_strategy(places, half_up);
    interest.rescale(places);
    interest.to_string()
}

fn charge(it: &ChargeClaimed) -> Value {
    json!({
        "kind": it.kind.id(),
        "number": it.number,
        "invoice": it.invoice,
        "amount": amount(it.amount, it.currency),
        "currency": it.currency.code(),
        "from": it.from,
        "through": it.through,
        "due_on": it.due_on,
    })
}

fn totals(found: &LateInterest) -> Value {
    let of = |kind| found.sums(kind);
    let sums: [(&str, Sums); 4] = [
        ("interest", of(ChargeKind::Interest)),
        ("recovery_cost", of(ChargeKind::RecoveryCost)),
        ("penalty", of(ChargeKind::Penalty)),
        ("total", found.total()),
    ];
    let currencies = found.total();
    let each = currencies.iter().map(|it| {
        let mut value = json!({ "currency": it.currency.code() });
        for (name, sums) in &sums {
            value[*name] = amount(sums.get(it.currency), it.currency).into();
        }
        value
    });
    each.collect()
}
