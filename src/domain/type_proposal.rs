//! Which type cobro proposes for a client from what happened, with the evidence. It is only proposed: a person decides, and
//! what happened before they last decided is not held up to them again.
//!
//! An open dispute, or words that an invoice is wrong, speak for *disputing*; part payments, broken promises and words of
//! having no money for *illiquid*; payments soon after a reminder, and none of all this, for *forgetful*.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rust_decimal::Decimal;

use super::account::{Account, Invoice};
use super::contact::{Contact, Direction, Outcome};
use super::debtor::DebtorType;
use super::policy::TypeProposalPolicy;

/// A type, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeProposal {
    /// The type.
    pub debtor_type: DebtorType,
    /// What speaks for it, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// What speaks for a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Payments came after a reminder, at a median of so many days after it.
    PaidAfterReminder {
        /// How many payments.
        count: u32,
        /// The median of the days.
        median_days: Decimal,
    },
    /// An overdue invoice was paid in part.
    PartPayments {
        /// On how many days.
        count: u32,
    },
    /// Promises were not kept, wholly or in part.
    BrokenPromises {
        /// How many.
        count: u32,
    },
    /// The client said that there is no money.
    NoMoney {
        /// How often.
        count: u32,
    },
    /// Disputes are open.
    OpenDisputes {
        /// How many.
        count: u32,
    },
    /// The client said that something is wrong with an invoice.
    SaysWrong {
        /// How often.
        count: u32,
    },
}

impl Evidence {
    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::PaidAfterReminder { .. } => "paid_after_reminder",
            Self::PartPayments { .. } => "part_payments",
            Self::BrokenPromises { .. } => "broken_promises",
            Self::NoMoney { .. } => "no_money",
            Self::OpenDisputes { .. } => "open_disputes",
            Self::SaysWrong { .. } => "says_wrong",
        }
    }

    /// How often it happened.
    pub fn count(self) -> u32 {
        match self {
            Self::PaidAfterReminder { count, .. }
            | Self::PartPayments { count }
            | Self::BrokenPromises { count }
            | Self::NoMoney { count }
            | Self::OpenDisputes { count }
            | Self::SaysWrong { count } => count,
        }
    }
}

/// The type to propose for an account, folded for this moment; nothing without enough evidence, or when it is that already.
pub fn type_proposal(
    account: &Account,
    now: NaiveDateTime,
    policy: &TypeProposalPolicy,
) -> Option<TypeProposal> {
    let seen = Seen::of(account, now, policy);
    let found = seen
        .disputing()
        .map(|evidence| (DebtorType::Disputing, evidence))
        .or_else(|| Some((DebtorType::Illiquid, seen.illiquid()?)))
        .or_else(|| Some((DebtorType::Forgetful, seen.forgetful()?)));
    let (debtor_type, evidence) = found?;
    (debtor_type != account.debtor_type).then_some(TypeProposal {
        debtor_type,
        evidence,
    })
}

/// Whether the question that finds out the type is worth asking: nobody knows it, something is overdue, and nothing is
/// proposed. `may_ask_why` says whether the law allows asking this client why they have not paid.
pub fn is_worth_asking(
    account: &Account,
    proposal: Option<&TypeProposal>,
    today: NaiveDate,
    may_ask_why: bool,
) -> bool {
    let mut invoices = account.invoices.iter();
    may_ask_why
        && account.debtor_type == DebtorType::Unclassified
        && proposal.is_none()
        && invoices.any(|invoice| invoice.overdue_on(today) > Decimal::ZERO)
}

/// What happened since a person last decided, and not too long ago.
struct Seen<'a> {
    account: &'a Account,
    policy: &'a TypeProposalPolicy,
    since: NaiveDateTime,
}

impl<'a> Seen<'a> {
    fn of(account: &'a Account, now: NaiveDateTime, policy: &'a TypeProposalPolicy) -> Self {
        let window = TimeDelta::days(i64::from(policy.since_days));
        let earliest = now.checked_sub_signed(window).unwrap_or(NaiveDateTime::MIN);
        let decided = account.debtor_type != DebtorType::Unclassified;
        let decided_at = account.type_set_at.filter(|_| decided);
        Self {
            account,
            policy,
            since: decided_at.map_or(earliest, |at| at.max(earliest)),
        }
    }

    fn contacts(&self) -> impl Iterator<Item = (NaiveDateTime, &'a Contact)> {
        let since = self.since;
        let contacts = self.account.contacts.iter();
        contacts
            .map(|it| (it.at, &it.what))
            .filter(move |(at, _)| *at > since)
    }

    /// Whether it was decided after this already, so that it says nothing new.
    fn is_new(&self, at: NaiveDateTime) -> bool {
        at > self.since
    }

    fn disputing(&self) -> Option<Vec<Evidence>> {
        let needed = self.policy.disputing_signs;
        let disputes = &self.account.disputes;
        let open = disputes
            .iter()
            .filter(|it| !it.resolved && self.is_new(it.opened.at));
        let open = counted(open);
        // What was said before a dispute that is over led to it.
        let settled = disputes.iter().filter(|it| it.resolved);
        let settled_at = settled.map(|it| it.opened.at).max();
        let said = self.contacts().filter(|(at, contact)| {
            settled_at.is_none_or(|settled_at| *at > settled_at)
                && (contact.outcome == Outcome::Disputes
                    || excused(contact, &self.policy.invoice_excuses))
        });
        let said = counted(said);
        let enough = needed > 0 && (open > 0 || said >= needed);
        enough.then(|| {
            some([
                Evidence::OpenDisputes { count: open },
                Evidence::SaysWrong { count: said },
            ])
        })
    }

    fn illiquid(&self) -> Option<Vec<Evidence>> {
        let needed = self.policy.illiquid_signs;
        let parts = counted(self.part_payments().iter());
        let promises = self.account.promises.iter();
        let broken = promises.filter(|it| {
            it.is_failed() && self.is_new(it.breaks_on().and_time(chrono::NaiveTime::MIN))
        });
        let broken = counted(broken);
        let said = self.contacts().filter(|(_, contact)| {
            contact.outcome == Outcome::CannotPay || excused(contact, &self.policy.money_excuses)
        });
        let said = counted(said);
        let signs = parts + broken + said;
        (needed > 0 && signs >= needed).then(|| {
            some([
                Evidence::BrokenPromises { count: broken },
                Evidence::PartPayments { count: parts },
                Evidence::NoMoney { count: said },
            ])
        })
    }

    fn forgetful(&self) -> Option<Vec<Evidence>> {
        let needed = self.policy.paid_after_reminder;
        let mut days = self.days_after_reminder();
        let count = counted(days.iter());
        days.sort_unstable();
        let median_days = median(&days)?;
        let soon = median_days <= Decimal::from(self.policy.soon_days);
        (needed > 0 && count >= needed && soon)
            .then(|| vec![Evidence::PaidAfterReminder { count, median_days }])
    }

    /// Days on which an overdue invoice that is not paid in agreed instalments was paid in part.
    fn part_payments(&self) -> BTreeSet<NaiveDate> {
        let invoices = self.account.invoices.iter();
        let whole = invoices.filter(|it| it.parts.len() == 1 && it.charge.is_none());
        whole.flat_map(|it| self.part_paid(it)).collect()
    }

    fn part_paid(&self, invoice: &Invoice) -> Vec<NaiveDate> {
        let mut by_day: BTreeMap<NaiveDate, Decimal> = BTreeMap::new();
        for payment in &self.account.payments {
            let shares = payment.what.allocations.iter();
            let share = shares.filter(|it| it.invoice == invoice.number);
            let share: Decimal = share.map(|it| it.amount).sum();
            if share > Decimal::ZERO {
                *by_day.entry(payment.at.date()).or_default() += share;
            }
        }
        let owed = invoice.total.amount - invoice.credited - invoice.written_off;
        let mut paid = Decimal::ZERO;
        let mut days = Vec::new();
        for (day, share) in by_day {
            paid += share;
            let new = self.is_new(day.and_time(chrono::NaiveTime::MIN));
            if paid < owed && day > invoice.due_on && new {
                days.push(day);
            }
        }
        days
    }

    /// For each day on which overdue invoices were paid in full after a reminder, the days since the last one.
    fn days_after_reminder(&self) -> Vec<i64> {
        let in_part = self.part_payments();
        let mut by_day: BTreeMap<NaiveDate, i64> = BTreeMap::new();
        for payment in &self.account.payments {
            let on = payment.at.date();
            let known = !payment.what.day_assumed && payment.what.amount > Decimal::ZERO;
            if !known || in_part.contains(&on) {
                continue;
            }
            let shares = payment.what.allocations.iter();
            let paid = shares.filter_map(|it| self.account.invoice(&it.invoice));
            let Some(due_on) = paid.map(|it| it.due_on).filter(|due_on| *due_on < on).min() else {
                continue;
            };
            let reminders = self.contacts().filter(|(at, contact)| {
                contact.direction == Direction::Out
                    && contact.outcome != Outcome::WrongNumber
                    && at.date() > due_on
                    && at.date() <= on
            });
            if let Some(reminded) = reminders.map(|(at, _)| at.date()).max() {
                by_day.insert(on, (on - reminded).num_days());
            }
        }
        by_day.into_values().collect()
    }
}

fn excused(contact: &Contact, codes: &[String]) -> bool {
    contact
        .excuse
        .as_ref()
        .is_some_and(|code| codes.contains(code))
}

fn counted(all: impl Iterator) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

/// What happened at least once.
fn some<const N: usize>(all: [Evidence; N]) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = all.into_iter().filter(|it| it.count() > 0).collect();
    evidence.sort_by_key(|it| std::cmp::Reverse(it.count()));
    evidence
}

/// The middle of sorted values, or the mean of the middle two.
fn median(sorted: &[i64]) -> Option<Decimal> {
    let last = sorted.len().checked_sub(1)?;
    let (below, above) = (sorted.get(last / 2)?, sorted.get(last.div_ceil(2))?);
    Some((Decimal::from(below + above) / Decimal::TWO).normalize())
}
