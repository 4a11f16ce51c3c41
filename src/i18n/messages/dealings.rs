//! Promises, plans, disputes, payments and talks of a message in words.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::super::Texts;
use super::lists;
use crate::app::DebtorFile;
use crate::domain::account::{Account, PlanStatus, Promise, PromiseStatus};
use crate::domain::contact::{Channel, Contact, Direction};
use crate::domain::money::{Money, Sums};
use crate::message::template::{
    CallFields, DisputeFields, InstalmentFields, ListFields, PaymentFields, PlanFields,
    PromisedFields,
};

/// A talk longer ago than this is not what one sums up.
const TALK_DAYS: i64 = 14;

impl Texts {
    pub(super) fn live_promise(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
    ) -> Option<PromisedFields> {
        let mut live = file.account.live_promises();
        let promise = live.find(|it| it.missing > Decimal::ZERO)?;
        Some(self.message_promise(&file.account, promise, now))
    }

    pub(super) fn broken_promise(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
    ) -> Option<PromisedFields> {
        let mut newest = file.account.promises.iter().rev();
        let promise = newest.find(|it| it.is_failed() && it.missing > Decimal::ZERO)?;
        Some(self.message_promise(&file.account, promise, now))
    }

    pub(super) fn kept_promise(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
    ) -> Option<PromisedFields> {
        let kept = file.account.promises.iter();
        let kept = kept.filter(|it| it.status == PromiseStatus::Kept);
        let promise = kept.max_by_key(|it| it.kept_at)?;
        Some(self.message_promise(&file.account, promise, now))
    }

    fn message_promise(
        &self,
        account: &Account,
        promise: &Promise,
        now: NaiveDateTime,
    ) -> PromisedFields {
        let today = now.date();
        let some = |amount: Decimal| match amount > Decimal::ZERO {
            true => self.money(Money::new(amount, promise.money.currency)),
            false => String::new(),
        };
        let covers = (promise.invoices.as_slice(), promise.money);
        PromisedFields {
            amount: self.money(promise.money),
            date: self.weekday_spoken(promise.due_on, today),
            date_short: self.day_in_numbers(promise.due_on),
            made_on: self.weekday_spoken(promise.made_at.date(), today),
            days_left: (promise.due_on - today).num_days(),
            missing: some(promise.missing),
            paid: some(promise.money.amount - promise.missing),
            instalment: promise.of_plan,
            covers: self.covered_list(account, covers, now),
        }
    }

    fn covered_list(
        &self,
        account: &Account,
        covers: (&[String], Money),
        now: NaiveDateTime,
    ) -> ListFields {
        let lines = lists::covered(account, now, covers);
        self.message_list(&lines, now.date(), &mut Sums::default())
    }

    pub(super) fn message_plan(&self, file: &DebtorFile, now: NaiveDateTime) -> Option<PlanFields> {
        let account = &file.account;
        let newest = |status| {
            let mut plans = account.plans.iter().rev();
            plans.find(move |it| it.status == status)
        };
        let plan = newest(PlanStatus::OnSchedule).or_else(|| newest(PlanStatus::Broken))?;
        let today = now.date();
        let promises = account.promises.iter();
        let mine = promises.filter(|it| it.of_plan && it.number == plan.number);
        let instalments = mine.enumerate().map(|(at, it)| {
            let fields = InstalmentFields {
                number: at + 1,
                date: self.weekday_spoken(it.due_on, today),
                amount: self.money(it.money),
                paid: it.missing.is_zero(),
            };
            (it.status == PromiseStatus::Pending, fields)
        });
        let instalments: Vec<(bool, InstalmentFields)> = instalments.collect();
        let next = instalments.iter().find(|(live, it)| *live && !it.paid);
        Some(PlanFields {
            total: self.money(plan.total),
            count: plan.instalments,
            paid: plan.paid,
            missing: self.money(Money::new(plan.missing, plan.total.currency)),
            broken: plan.status == PlanStatus::Broken,
            agreed_on: self.weekday_spoken(plan.made_at.date(), today),
            next: next.map(|(_, it)| it.clone()),
            covers: self.covered_list(account, (&plan.invoices, plan.total), now),
            instalments: instalments.into_iter().map(|(_, it)| it).collect(),
        })
    }

    pub(super) fn message_dispute(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
    ) -> Option<DisputeFields> {
        let account = &file.account;
        let newest = |resolved| {
            let mut disputes = account.disputes.iter().rev();
            disputes.find(move |it| it.resolved == resolved)
        };
        let dispute = newest(false).or_else(|| newest(true))?;
        let opened = &dispute.opened.what;
        let invoice = account.invoice(&opened.invoice);
        let balance = invoice.map(|it| it.balance());
        let contested = invoice.and_then(|it| {
            let all = account.disputed_part(it).or(opened.amount);
            let amount = all.unwrap_or(it.total.amount);
            Some(self.money(Money::new(amount, it.total.currency)))
        });
        let owed = balance.filter(|it| it.amount > Decimal::ZERO);
        Some(DisputeFields {
            invoice: opened.invoice.clone(),
            amount: contested.unwrap_or_default(),
            reason: opened
                .reason
                .map(|it| self.get(&format!("dispute-reason-{}", it.id())))
                .unwrap_or_default(),
            opened_on: self.day_spoken(dispute.opened.at.date(), now.date()),
            resolved: dispute.resolved,
            outcome: dispute.outcome.map_or("", |it| it.id()),
            balance: owed.map(|it| self.money(it)).unwrap_or_default(),
        })
    }

    pub(super) fn message_payment(
        &self,
        file: &DebtorFile,
        today: NaiveDate,
    ) -> Option<PaymentFields> {
        let came_in = file.account.payments.iter();
        let came_in = came_in.filter(|it| it.what.amount > Decimal::ZERO);
        let payment = came_in.max_by_key(|it| it.at)?;
        let what = &payment.what;
        Some(PaymentFields {
            amount: self.money(Money::new(what.amount, what.currency)),
            date: match what.day_assumed {
                true => String::new(),
                false => self.weekday_spoken(payment.at.date(), today),
            },
        })
    }

    /// The last talk, where it is not long ago.
    pub(super) fn last_call(&self, file: &DebtorFile, now: NaiveDateTime) -> Option<CallFields> {
        let mut newest = file.account.contacts.iter().rev();
        let call = newest.find(|it| is_talk(&it.what) && it.what.outcome.answered())?;
        let today = now.date();
        let recent = (today - call.at.date()).num_days() <= TALK_DAYS;
        recent.then(|| CallFields {
            date: self.weekday_spoken(call.at.date(), today),
            person: call.what.person.clone().unwrap_or_default(),
        })
    }

    /// The day on which nobody answered a call, if nobody has since.
    pub(super) fn last_try(&self, file: &DebtorFile, now: NaiveDateTime) -> String {
        let mut newest = file.account.contacts.iter().rev();
        let last = newest.find(|it| is_talk(&it.what));
        let tried =
            last.filter(|it| it.what.direction == Direction::Out && !it.what.outcome.answered());
        tried
            .map(|it| self.weekday_spoken(it.at.date(), now.date()))
            .unwrap_or_default()
    }
}

fn is_talk(contact: &Contact) -> bool {
    matches!(contact.channel, Channel::Call | Channel::Visit)
}
