//! What could be claimed for being late, claiming it and letting it go, and what was agreed with a client.

use std::collections::HashSet;

use super::{AppError, Book, DebtorFile, Result};
use crate::domain::fact::{
    ChargeClaimed, ChargeKind, ChargeWaived, ClientTerms, Entry, Fact, InvoiceStated,
};
use crate::domain::interest::{InterestRules, InvoiceInterest, LateInterest, late_interest};
use crate::domain::order::Situation;
use crate::store::DebtorId;

impl Book {
    /// What could be claimed from a debtor for being late, as of today.
    pub fn interest(&self, file: &DebtorFile) -> LateInterest {
        late_interest(&file.account, self.today(), &self.settings.interest)
    }

    /// Claims what could be claimed for being late: for these invoices or, when none is named, for all whose figures are
    /// certain. Each charge is owed from today like an invoice.
    ///
    /// # Errors
    /// When an invoice is unknown, there is nothing to claim, nothing may be claimed, or it can't be written.
    pub fn claim_charges(
        &mut self,
        debtor: DebtorId,
        invoices: &[String],
    ) -> Result<Vec<ChargeClaimed>> {
        let rules = self.settings.interest.clone();
        let mut claimed = Vec::new();
        self.act(debtor, "charge", None, &mut |situation| {
            claimed = claims(&situation, invoices, &rules)?;
            let facts = claimed.iter().cloned().map(Fact::from);
            Ok(facts.map(|fact| (situation.now, fact)).collect())
        })?;
        Ok(claimed)
    }

    /// Lets a claimed charge go, by its number.
    ///
    /// # Errors
    /// When there is no such charge, or it can't be written.
    pub fn waive_charge(
        &mut self,
        debtor: DebtorId,
        number: &str,
        reason: Option<String>,
    ) -> Result<ChargeClaimed> {
        let unknown = || AppError::NoCharge(number.to_owned());
        let mut waived = None;
        self.act(debtor, "charge_waived", None, &mut |situation| {
            let mut charges = situation.account.charges.iter();
            let charge = charges.find(|it| it.what.number == number);
            let charge = charge.ok_or_else(unknown)?;
            waived = Some(charge.what.clone());
            let fact = ChargeWaived {
                charge: charge.number,
                reason: reason.clone(),
            };
            Ok(vec![(situation.now, fact.into())])
        })?;
        waived.ok_or_else(unknown)
    }

    /// Records what was agreed with a debtor, unless all of it stands already.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_terms(&mut self, debtor: DebtorId, terms: &ClientTerms) -> Result<()> {
        let before = self.debtor(debtor)?.account.terms;
        let mut after = before.clone();
        after.update(terms);
        if after != before {
            self.act(debtor, "terms", None, &mut |situation| {
                Ok(vec![(situation.now, terms.clone().into())])
            })?;
        }
        Ok(())
    }
}

fn claims(
    situation: &Situation<'_>,
    invoices: &[String],
    rules: &InterestRules,
) -> Result<Vec<ChargeClaimed>> {
    let account = situation.account;
    let today = situation.now.date();
    if let Some(unknown) = invoices.iter().find(|it| account.invoice(it).is_none()) {
        return Err(AppError::NoInvoice(unknown.clone()));
    }
    let found = late_interest(account, today, rules);
    if let Some(why) = found.why_none {
        return Err(AppError::NoInterest(why));
    }
    // What rests on an assumption is claimed only when somebody looked at it and named it.
    let wanted = |it: &&InvoiceInterest| match invoices {
        [] => !it.uncertain,
        named => named.contains(&it.number),
    };
    let mut taken = numbers(situation.entries);
    let mut claims = Vec::new();
    for invoice in found.invoices.iter().filter(wanted) {
        for (kind, money) in invoice.claimable() {
            let number = free_number(kind, &invoice.number, &taken);
            taken.insert(number.clone());
            claims.push(ChargeClaimed {
                kind,
                invoice: invoice.number.clone(),
                number,
                amount: money.written_out(),
                currency: money.currency,
                through: (kind == ChargeKind::Interest).then_some(today),
                due_on: today,
            });
        }
    }
    if claims.is_empty() {
        return Err(AppError::NothingToClaim);
    }
    Ok(claims)
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
