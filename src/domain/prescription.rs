//! Prescription (*prescripción*): the day from which an invoice can be refused for its age, and the warning before it.
//!
//! Spain: five years for personal actions (art. 1964 CC), three for the trades of art. 1967 CC, counted from date to date
//! (art. 5 CC) from the due date, and anew from a claim that can be proved or when the debtor acknowledges the debt
//! (art. 1973 CC). This is a reminder to ask a lawyer in time and no legal advice.

use chrono::{Months, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::account::{Account, Invoice};
use super::contact::{Channel, Direction};
use super::money::Money;
use super::policy::{Policy, PrescriptionPolicy};
use super::standing::{Reason, Rule, days_after, start_of};

/// What there is to say about prescription today, and when it will be something else.
pub(super) struct Warning {
    /// The reasons to show: what prescribes soon, then what may have prescribed.
    pub reasons: Vec<Reason>,
    /// The next midnight at which another is due.
    pub changes_at: Option<NaiveDateTime>,
}

/// Invoices in the same case: the earliest day stands for all.
struct Case {
    on: NaiveDate,
    money: Money,
    /// The numbers of those of its currency.
    invoices: u32,
    /// The invoice that was added last, since one may have several parts.
    last: usize,
}

/// The warning for an account at the moment it was folded for. What can still be claimed is more urgent than what may be
/// lost already, and hides nothing of it.
pub(super) fn warning(account: &Account, today: NaiveDate, policy: &Policy) -> Warning {
    let rules = &policy.prescription;
    let mut changes_at = None;
    let mut soon: Option<Case> = None;
    let mut lost: Option<Case> = None;
    let claimed_on = last_claim(account);
    for (at, invoice) in account.invoices.iter().enumerate() {
        let open = invoice.parts.iter();
        for part in open.filter(|part| part.balance > Decimal::ZERO) {
            let from = begins_on(account, invoice, part.due_on, claimed_on);
            let Some(on) = ends_on(account, from, rules) else {
                continue;
            };
            let warned_from = warned_from(on, rules);
            let next = [warned_from, days_after(on, 1)].into_iter();
            let next = next.filter(|day| *day > today).min().map(start_of);
            changes_at = changes_at.into_iter().chain(next).min();
            let money = Money::new(part.balance, invoice.total.currency);
            if on < today {
                add(&mut lost, on, money, at);
            } else if warned_from <= today {
                add(&mut soon, on, money, at);
            }
        }
    }
    let soon = soon.map(|it| Reason {
        rule: Rule::Prescribes {
            on: it.on,
            money: it.money,
            count: it.invoices,
        },
        points: policy.urgency.prescription,
    });
    let lost = lost.map(|it| Reason {
        rule: Rule::Prescribed {
            on: it.on,
            money: it.money,
            count: it.invoices,
        },
        points: 0,
    });
    Warning {
        reasons: soon.into_iter().chain(lost).collect(),
        changes_at,
    }
}

/// The last day to claim an open part of an invoice that was due on a day; nothing when that is beyond the calendar.
pub fn prescribes_on(
    account: &Account,
    invoice: &Invoice,
    due_on: NaiveDate,
    rules: &PrescriptionPolicy,
) -> Option<NaiveDate> {
    let from = begins_on(account, invoice, due_on, last_claim(account));
    ends_on(account, from, rules)
}

/// The earliest day stands for all, with everything of its currency that is in the same case.
fn add(case: &mut Option<Case>, on: NaiveDate, money: Money, invoice: usize) {
    match case {
        Some(sum) if sum.money.currency == money.currency => {
            sum.money.amount += money.amount;
            sum.on = sum.on.min(on);
            sum.invoices += u32::from(sum.last != invoice);
            sum.last = invoice;
        }
        Some(sum) if sum.on <= on => {}
        _ => {
            *case = Some(Case {
                on,
                money,
                invoices: 1,
                last: invoice,
            });
        }
    }
}

/// The day from which the period runs: the due date, or the last claim or acknowledgement after it.
fn begins_on(
    account: &Account,
    invoice: &Invoice,
    due_on: NaiveDate,
    claimed_on: Option<NaiveDate>,
) -> NaiveDate {
    let number = &invoice.number;
    let promised = account.promises.iter();
    let promised = promised.filter(|it| it.invoices.is_empty() || it.invoices.contains(number));
    let promised = promised.map(|it| it.made_at.date());
    // A day that nobody stated proves nothing.
    let paid = account.payments.iter().filter(|it| !it.what.day_assumed);
    let paid = paid.filter(|it| {
        let mut shares = it.what.allocations.iter();
        shares.any(|share| share.invoice == *number && share.amount > Decimal::ZERO)
    });
    let paid = paid.map(|it| it.at.date());
    promised
        .chain(paid)
        .chain(claimed_on)
        .fold(due_on, NaiveDate::max)
}

/// The day of the last claim that can be proved: written, and sent by the house.
fn last_claim(account: &Account) -> Option<NaiveDate> {
    let written = account.contacts.iter().filter(|contact| {
        let channel = contact.what.channel;
        let provable = matches!(
            channel,
            Channel::Email | Channel::Letter | Channel::Whatsapp | Channel::Sms
        );
        provable && contact.what.direction == Direction::Out
    });
    written.map(|contact| contact.at.date()).max()
}

/// So many years later, by the same day of the month, or its last day where that month is shorter.
fn ends_on(account: &Account, from: NaiveDate, rules: &PrescriptionPolicy) -> Option<NaiveDate> {
    let years = account.terms.prescription_years.unwrap_or(rules.years);
    from.checked_add_months(Months::new(years.checked_mul(12)?))
}

fn warned_from(on: NaiveDate, rules: &PrescriptionPolicy) -> NaiveDate {
    on.checked_sub_months(Months::new(rules.warn_months))
        .unwrap_or(NaiveDate::MIN)
}
