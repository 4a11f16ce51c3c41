//! Claiming what can be claimed for being late, and letting it go.

use std::collections::HashSet;

use super::{Decided, Facts, Refusal, Situation};
use crate::domain::fact::{ChargeClaimed, ChargeKind, ChargeWaived, Entry, Fact, InvoiceStated};
use crate::domain::interest::{
    InvoiceInterest, LateInterest, late_interest, late_interest_with_waived,
};
use crate::domain::money::Money;

/// What can be claimed for being late is claimed: each charge is owed from today like an invoice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClaimOrder {
    /// For which invoices; for all whose figures are certain when none is named.
    pub invoices: Vec<String>,
    /// What of it; all when none is named.
    pub kinds: Vec<ChargeKind>,
    /// Whether what was let go is claimed after all.
    pub waived_too: bool,
}

/// A claimed charge is let go.
#[derive(Debug, Clone, PartialEq)]
pub struct WaiveOrder {
    /// Its number.
    pub charge: String,
    /// Whether only what is claimed too much by what is known today.
    pub only_excess: bool,
    /// Why.
    pub reason: String,
}

impl ClaimOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let account = at.account;
        for number in &self.invoices {
            at.invoice(number)?;
        }
        let found = self.found(at);
        if let Some(why) = found.why_none {
            return Err(Refusal::NoInterest(why));
        }
        let mut taken = numbers(at.entries);
        taken.extend(account.invoices.iter().map(|it| it.number.clone()));
        let mut facts = Facts::new();
        for invoice in found.invoices.iter().filter(|it| self.wants(it)) {
            for mut charge in charges(invoice, at) {
                if self.kinds.is_empty() || self.kinds.contains(&charge.kind) {
                    charge.number = free_number(charge.kind, &invoice.number, &taken);
                    taken.insert(charge.number.clone());
                    facts.push((at.now, charge.into()));
                }
            }
        }
        if facts.is_empty() {
            return Err(Refusal::NothingToClaim);
        }
        Ok(facts)
    }

    fn found(&self, at: &Situation<'_>) -> LateInterest {
        let work_out = if self.waived_too {
            late_interest_with_waived
        } else {
            late_interest
        };
        work_out(at.account, at.today(), at.interest)
    }

    /// What rests on an assumption is claimed only when somebody looked at it and named it.
    fn wants(&self, invoice: &InvoiceInterest) -> bool {
        match self.invoices.as_slice() {
            [] => !invoice.uncertain,
            named => named.contains(&invoice.number),
        }
    }
}

/// The charges that an invoice comes to, without their numbers.
fn charges(invoice: &InvoiceInterest, at: &Situation<'_>) -> Vec<ChargeClaimed> {
    let charge = |kind, money: Money| ChargeClaimed {
        kind,
        invoice: invoice.number.clone(),
        number: String::new(),
        amount: money.written_out(),
        currency: money.currency,
        from: None,
        through: None,
        due_on: at.today(),
    };
    let interest = invoice.runs.iter().map(|run| ChargeClaimed {
        from: Some(run.from),
        through: Some(run.through),
        ..charge(ChargeKind::Interest, run.interest)
    });
    let cost = invoice.recovery_cost;
    let cost = cost.map(|money| charge(ChargeKind::RecoveryCost, money));
    let penalty = invoice.penalty;
    let penalty = penalty.map(|money| charge(ChargeKind::Penalty, money));
    let all = interest.chain(cost).chain(penalty);
    all.filter(|it| !it.amount.is_zero()).collect()
}

impl WaiveOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let unknown = || Refusal::NoCharge(self.charge.clone());
        let mut charges = at.account.charges.iter();
        let charge = charges.find(|it| it.what.number == self.charge);
        let charge = charge.ok_or_else(unknown)?;
        let mut amount = None;
        if self.only_excess {
            let found = late_interest(at.account, at.today(), at.interest);
            let claimed = found.invoices.iter().flat_map(|it| &it.claimed);
            let mut mine = claimed.filter(|it| it.entry == charge.number);
            let excess = mine.next().and_then(|it| it.excess());
            let excess = excess.ok_or_else(|| Refusal::NotTooHigh(self.charge.clone()))?;
            amount = Some(excess.amount).filter(|it| *it < charge.what.amount);
        }
        if self.reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let fact = ChargeWaived {
            charge: charge.number,
            amount,
            reason: Some(self.reason.trim().to_owned()),
        };
        Ok(vec![(at.now, fact.into())])
    }
}

/// The numbers of all invoices and charges ever recorded, those taken back included, so that no payment finds another
/// charge by the number of an old one.
fn numbers(entries: &[Entry]) -> HashSet<String> {
    let facts = entries.iter().filter_map(|entry| entry.fact.as_ref());
    let numbers = facts.filter_map(|fact| match fact {
        Fact::Invoice(InvoiceStated { number, .. }) => Some(number),
        Fact::Charge(charge) => Some(&charge.number),
        _ => None,
    });
    numbers.cloned().collect()
}

/// `INT-F12`, and `INT-F12-2` when that is taken.
fn free_number(kind: ChargeKind, invoice: &str, taken: &HashSet<String>) -> String {
    let prefix = match kind {
        ChargeKind::Interest => "INT",
        ChargeKind::RecoveryCost => "CR",
        ChargeKind::Penalty => "PEN",
    };
    let first = format!("{prefix}-{invoice}");
    let more = (2_u32..).map(|count| format!("{first}-{count}"));
    let mut all = std::iter::once(first.clone()).chain(more);
    all.find(|number| !taken.contains(number)).unwrap_or(first)
}
