//! What a dossier says of money: totals, invoices, payments, promises and plans.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Source, source};
use crate::domain::account::Promise;
use crate::domain::dossier::{
    InvoiceState, InvoiceTold, PlanTold, PromiseTold, Reduction, Told, Totals,
};
use crate::domain::fact::{Allocation, CreditAllocated, Payment};
use crate::domain::money::{Currency, Money};
use crate::i18n::Texts;
use crate::print::shown::clean;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct TotalShown {
    currency: &'static str,
    invoiced: String,
    paid: String,
    credited: String,
    written_off: String,
    open: String,
    overdue: String,
    disputed: String,
    to_collect: String,
    credit: String,
    balance: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct InvoiceShown {
    number: String,
    charge: &'static str,
    issued_on: String,
    due_on: String,
    total: String,
    paid: String,
    /// Credited and given up.
    reduced: String,
    balance: String,
    state: String,
    disputed: String,
    instalments: Vec<PartShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PartShown {
    due_on: String,
    amount: String,
    balance: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PaymentShown {
    source: Source,
    amount: String,
    method: String,
    reference: String,
    day_assumed: bool,
    shares: Vec<ShareShown>,
    /// What no invoice got.
    unallocated: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ShareShown {
    number: String,
    amount: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct CreditShown {
    source: Source,
    shares: Vec<ShareShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ReductionShown {
    source: Source,
    /// `credit_note` or `write_off`.
    kind: &'static str,
    /// The number of the credit note.
    document: String,
    invoice: String,
    amount: String,
    reason: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PromiseShown {
    source: Source,
    amount: String,
    due_on: String,
    invoices: Vec<String>,
    status: String,
    /// What was paid in time.
    paid: String,
    kept_on: String,
    cancelled_on: String,
    reason: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PlanShown {
    source: Source,
    total: String,
    invoices: Vec<String>,
    status: String,
    missing: String,
    broke_on: String,
    cancelled_on: String,
    reason: String,
    instalments: Vec<InstalmentShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InstalmentShown {
    due_on: String,
    amount: String,
    paid: String,
    status: String,
}

pub(super) fn total(texts: &Texts, total: &Totals) -> TotalShown {
    let money = |amount| texts.money(Money::new(amount, total.currency));
    TotalShown {
        currency: total.currency.code(),
        invoiced: money(total.invoiced),
        paid: money(total.paid),
        credited: unless_zero(texts, total.credited, total.currency),
        written_off: unless_zero(texts, total.written_off, total.currency),
        open: money(total.open),
        overdue: money(total.overdue),
        disputed: money(total.disputed),
        to_collect: money(total.to_collect),
        credit: unless_zero(texts, total.credit, total.currency),
        balance: money(total.balance),
    }
}

fn unless_zero(texts: &Texts, amount: Decimal, currency: Currency) -> String {
    match amount.is_zero() {
        true => String::new(),
        false => texts.money(Money::new(amount, currency)),
    }
}

pub(super) fn invoices(texts: &Texts, invoices: &[InvoiceTold]) -> Vec<InvoiceShown> {
    invoices.iter().map(|it| invoice(texts, it)).collect()
}

fn invoice(texts: &Texts, told: &InvoiceTold) -> InvoiceShown {
    let invoice = &told.invoice;
    let currency = invoice.total.currency;
    let money = |amount| texts.money(Money::new(amount, currency));
    let parts = invoice.parts.iter().filter(|_| invoice.parts.len() > 1);
    InvoiceShown {
        number: clean(&invoice.number),
        charge: invoice.charge.map_or("", |kind| kind.id()),
        issued_on: texts.day_in_numbers(invoice.issued_on),
        due_on: texts.day_in_numbers(invoice.due_on),
        total: money(invoice.total.amount),
        paid: money(invoice.paid),
        reduced: money(invoice.credited + invoice.written_off),
        balance: money(invoice.balance().amount),
        state: state(texts, told.state),
        disputed: told.disputed.map_or_else(String::new, |it| texts.money(it)),
        instalments: parts
            .map(|part| PartShown {
                due_on: texts.day_in_numbers(part.due_on),
                amount: money(part.amount),
                balance: money(part.balance),
            })
            .collect(),
    }
}

fn state(texts: &Texts, state: InvoiceState) -> String {
    let id = format!("dossier-state-{}", state.id());
    match state {
        InvoiceState::Overdue(days) => texts.with(&id, &[("count", days.into())]),
        _ => texts.get(&id),
    }
}

pub(super) fn payments(texts: &Texts, payments: &[Told<Payment>]) -> Vec<PaymentShown> {
    let each = payments.iter().map(|told| {
        let payment = &told.what;
        let used: Decimal = payment.allocations.iter().map(|it| it.amount).sum();
        let method = payment.method;
        PaymentShown {
            source: source(texts, told),
            amount: texts.money(Money::new(payment.amount, payment.currency)),
            method: method
                .map(|it| texts.get(&format!("method-{}", it.id())))
                .unwrap_or_default(),
            reference: clean(payment.reference.as_deref().unwrap_or_default()),
            day_assumed: payment.day_assumed,
            shares: shares(texts, &payment.allocations, payment.currency),
            unallocated: unless_zero(texts, payment.amount - used, payment.currency),
        }
    });
    each.collect()
}

fn shares(texts: &Texts, allocations: &[Allocation], currency: Currency) -> Vec<ShareShown> {
    let each = allocations.iter().map(|it| ShareShown {
        number: clean(&it.invoice),
        amount: texts.money(Money::new(it.amount, currency)),
    });
    each.collect()
}

pub(super) fn credits(texts: &Texts, credits: &[Told<CreditAllocated>]) -> Vec<CreditShown> {
    let each = credits.iter().map(|told| CreditShown {
        source: source(texts, told),
        shares: shares(texts, &told.what.allocations, told.what.currency),
    });
    each.collect()
}

pub(super) fn reductions(
    texts: &Texts,
    reductions: &[(Told<Reduction>, Option<Currency>)],
) -> Vec<ReductionShown> {
    let each = reductions.iter().map(|(told, currency)| {
        let amount = told.what.amount();
        let (kind, document, reason) = match &told.what {
            Reduction::CreditNote(it) => {
                ("credit_note", it.number.as_deref(), it.reason.as_deref())
            }
            Reduction::WriteOff(it) => ("write_off", None, Some(it.reason.as_str())),
        };
        ReductionShown {
            source: source(texts, told),
            kind,
            document: clean(document.unwrap_or_default()),
            invoice: clean(told.what.invoice()),
            amount: currency.map_or_else(
                || texts.number(amount),
                |it| texts.money(Money::new(amount, it)),
            ),
            reason: clean(reason.unwrap_or_default()),
        }
    });
    each.collect()
}

pub(super) fn promises(texts: &Texts, promises: &[Told<PromiseTold>]) -> Vec<PromiseShown> {
    let each = promises.iter().map(|told| {
        let promise = &told.what.promise;
        let (on, reason) = cancelled(texts, told.what.cancelled.as_ref());
        PromiseShown {
            source: source(texts, told),
            amount: texts.money(promise.money),
            due_on: texts.day_in_numbers(promise.due_on),
            invoices: promise.invoices.iter().map(|it| clean(it)).collect(),
            status: texts.promise_status(promise.status),
            paid: paid_of(texts, promise),
            kept_on: promise
                .kept_at
                .map(|it| texts.day_in_numbers(it.date()))
                .unwrap_or_default(),
            cancelled_on: on,
            reason,
        }
    });
    each.collect()
}

fn paid_of(texts: &Texts, promise: &Promise) -> String {
    let in_time = Money::new(promise.paid_in_time, promise.money.currency);
    texts.money(in_time)
}

type Cancelled = (chrono::NaiveDateTime, Option<String>);

fn cancelled(texts: &Texts, cancelled: Option<&Cancelled>) -> (String, String) {
    let Some((at, reason)) = cancelled else {
        return (String::new(), String::new());
    };
    let reason = clean(reason.as_deref().unwrap_or_default());
    (texts.day_in_numbers(at.date()), reason)
}

pub(super) fn plans(texts: &Texts, plans: &[Told<PlanTold>]) -> Vec<PlanShown> {
    let each = plans.iter().map(|told| {
        let plan = &told.what.plan;
        let (on, reason) = cancelled(texts, told.what.cancelled.as_ref());
        let instalments = told.what.instalments.iter().map(|it| InstalmentShown {
            due_on: texts.day_in_numbers(it.due_on),
            amount: texts.money(it.money),
            paid: paid_of(texts, it),
            status: texts.instalment_status(it.status),
        });
        PlanShown {
            source: source(texts, told),
            total: texts.money(plan.total),
            invoices: plan.invoices.iter().map(|it| clean(it)).collect(),
            status: texts.plan_status(plan.status),
            missing: unless_zero(texts, plan.missing, plan.total.currency),
            broke_on: plan
                .broke_on
                .map(|it| texts.day_in_numbers(it))
                .unwrap_or_default(),
            cancelled_on: on,
            reason,
            instalments: instalments.collect(),
        }
    });
    each.collect()
}
