//! What a payment plan comes to on paper: who agreed with whom on what, as things stood when it was agreed.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::account::{Account, Invoice, Plan, PlanStatus};
use super::debtor::Details;
use super::fact::{Entry, Instalment};
use super::money::{Currency, Money};
use super::order::PlanProposal;
use super::policy::Policy;

/// A payment plan as it is written down to be signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// With whom, as they are known now.
    pub client: Details,
    /// When it was agreed.
    pub agreed_on: NaiveDate,
    /// All instalments together.
    pub total: Money,
    /// The invoices it is for, by due date.
    pub invoices: Vec<CoveredInvoice>,
    /// What is paid when, by date.
    pub instalments: Vec<Instalment>,
    /// How many instalments missing at a time end it.
    pub missed_instalments: u32,
    /// Days after each date in which a payment is still in time.
    pub grace_days: u32,
}

/// An invoice as it stood when the agreement was made.
#[derive(Debug, Clone, PartialEq)]
pub struct CoveredInvoice {
    /// Its number.
    pub number: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The last day to pay it.
    pub due_on: NaiveDate,
    /// What was open of it.
    pub balance: Money,
}

impl Agreement {
    /// The newest plan that is on schedule, on paper. Payments that came in since change nothing about what was agreed.
    pub fn of_live_plan(entries: &[Entry], account: &Account, policy: &Policy) -> Option<Self> {
        let mut plans = account.plans.iter().rev();
        let plan = plans.find(|plan| plan.status == PlanStatus::OnSchedule)?;
        let before: Vec<Entry> = entries
            .iter()
            .filter(|entry| entry.number < plan.number)
            .cloned()
            .collect();
        let then = Account::at(&before, plan.made_at, policy);
        Some(Self {
            client: account.details.clone(),
            agreed_on: plan.made_at.date(),
            total: plan.total,
            invoices: covered(&then, &plan.invoices, plan.total),
            instalments: instalments(account, plan),
            missed_instalments: policy.plan.missed_instalments.max(1),
            grace_days: policy.promise.grace_days,
        })
    }

    /// A plan that is about to be accepted, on paper.
    pub fn of_proposal(
        account: &Account,
        plan: &PlanProposal,
        today: NaiveDate,
        policy: &Policy,
    ) -> Self {
        Self {
            client: account.details.clone(),
            agreed_on: today,
            total: plan.total,
            invoices: covered(account, &plan.invoices, plan.total),
            instalments: plan.instalments.clone(),
            missed_instalments: policy.plan.missed_instalments.max(1),
            grace_days: policy.promise.grace_days,
        }
    }

    /// What is left to pay after each instalment.
    pub fn left_after_each(&self) -> Vec<Decimal> {
        let mut left = self.total.amount;
        let after = self.instalments.iter().map(|it| {
            left -= it.amount;
            left
        });
        after.collect()
    }

    /// What was open of the invoices in all.
    pub fn open(&self) -> Decimal {
        self.invoices.iter().map(|it| it.balance.amount).sum()
    }
}

fn instalments(account: &Account, plan: &Plan) -> Vec<Instalment> {
    let promises = account.promises.iter();
    let mine = promises.filter(|it| it.of_plan && it.number == plan.number);
    mine.map(|it| Instalment {
        due_on: it.due_on,
        amount: it.money.amount,
    })
    .collect()
}

/// The invoices named; where none is, the oldest that the total reaches.
fn covered(account: &Account, named: &[String], total: Money) -> Vec<CoveredInvoice> {
    let mut reached = Decimal::ZERO;
    let invoices = account.invoices.iter().filter(|invoice| {
        if !named.is_empty() {
            return named.contains(&invoice.number);
        }
        let is_reached = is_owed(invoice, total.currency) && reached < total.amount;
        if is_reached {
            reached += invoice.balance().amount;
        }
        is_reached
    });
    invoices
        .map(|invoice| CoveredInvoice {
            number: invoice.number.clone(),
            issued_on: invoice.issued_on,
            due_on: invoice.due_on,
            balance: invoice.balance(),
        })
        .collect()
}

fn is_owed(invoice: &Invoice, currency: Currency) -> bool {
    invoice.total.currency == currency && invoice.balance().amount > Decimal::ZERO
}
