//! How a dossier comes about: what counts of the journal, in order, and what is left out of it.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::{
    DisputeTold, Dossier, InvoiceState, InvoiceTold, LeftOut, PlanTold, PromiseTold, Reduction,
    Scope, Sources, Told, Totals, marked,
};
use crate::domain::account::{
    Account, Invoice, PlanStatus, Promise, PromiseStatus, Recorded, collectables, reversed_batches,
};
use crate::domain::fact::{Allocation, DisputeResolved, Entry, EntryNumber, Fact};
use crate::domain::interest::LateInterest;
use crate::domain::money::{Currency, Money};

impl Dossier {
    /// The dossier of a client.
    pub fn of(sources: Sources<'_>, scope: Scope) -> Self {
        let gathering = Gathering::new(&sources, scope);
        let account = sources.account;
        let mut left_out = LeftOut::default();
        let invoices = gathering.invoices(&mut left_out);
        let events = &mut left_out.events;
        let contacts = gathering.of_account(&account.contacts, |_| false, events);
        let promises = gathering.promises(events);
        let plans = gathering.plans(events);
        let disputes = gathering.disputes(events);
        let payments = gathering.of_account(
            &account.payments,
            |it| gathering.settles_open(&it.what.allocations),
            events,
        );
        let credit_used = gathering.of_account(
            &account.credit_used,
            |it| gathering.settles_open(&it.what.allocations),
            events,
        );
        let reductions = gathering.reductions(events);
        let measures = gathering.measures(events);
        let notes = gathering.notes(&mut left_out);
        Self {
            client: account.details.clone(),
            client_kind: sources.interest.client_kind,
            people: account.people(),
            as_of: sources.now,
            scope,
            left_out,
            totals: totals(account, sources.now),
            invoices,
            contacts,
            promises,
            plans,
            disputes,
            payments,
            credit_used,
            reductions,
            notes,
            service: account.service_state(),
            collected_by: account.collected_by().map(|it| it.what.to),
            measures,
            interest: sources.interest.clone(),
            rates: sources.rates,
            chain: sources.chain,
        }
    }
}

/// What counts of the journal.
struct Gathering<'a> {
    account: &'a Account,
    interest: &'a LateInterest,
    entries: &'a [Entry],
    /// The entries that happened by the moment and were not taken back.
    counting: Vec<&'a Entry>,
    today: NaiveDate,
    scope: Scope,
    /// The numbers of the invoices of which something is open.
    open: BTreeSet<&'a str>,
}

impl<'a> Gathering<'a> {
    fn new(sources: &Sources<'a>, scope: Scope) -> Self {
        let reversed = reversed_batches(sources.entries);
        let entries = sources.entries.iter();
        let counting = entries
            .filter(|it| it.happened_at <= sources.now && !reversed.contains(&it.batch))
            .collect();
        let open = sources.account.invoices.iter().filter(|it| it.is_open());
        Self {
            account: sources.account,
            interest: sources.interest,
            entries: sources.entries,
            counting,
            today: sources.now.date(),
            scope,
            open: open.map(|it| it.number.as_str()).collect(),
        }
    }

    /// Whether something that happened then is in it by its day.
    fn is_late_enough(&self, at: NaiveDateTime) -> bool {
        self.scope.since.is_none_or(|since| at.date() >= since)
    }

    /// Whether money was given to an invoice of which something is open: its balance can't be followed without it.
    fn settles_open(&self, allocations: &[Allocation]) -> bool {
        let mut numbers = allocations.iter().map(|it| it.invoice.as_str());
        numbers.any(|number| self.open.contains(number))
    }

    fn told<T>(&self, number: EntryNumber, at: NaiveDateTime, what: T) -> Told<T> {
        let place = usize::try_from(number)
            .ok()
            .and_then(|it| it.checked_sub(1));
        let entry = place.and_then(|at| self.entries.get(at));
        Told {
            number,
            at,
            author: entry.map_or_else(|| "".into(), |it| it.author.clone()),
            imported: entry.is_some_and(|it| it.imported),
            what,
        }
    }

    /// Facts of the account by their day, those from before left out unless they count on.
    fn of_account<T: Clone>(
        &self,
        facts: &[Recorded<T>],
        counts_on: impl Fn(&Recorded<T>) -> bool,
        left_out: &mut usize,
    ) -> Vec<Told<T>> {
        let mut told = Vec::new();
        for it in facts {
            if self.is_late_enough(it.at) || counts_on(it) {
                told.push(self.told(it.number, it.at, it.what.clone()));
            } else {
                *left_out += 1;
            }
        }
        told.sort_by_key(|it| (it.at, it.number));
        told
    }

    fn invoices(&self, left_out: &mut LeftOut) -> Vec<InvoiceTold> {
        let bears = |number: &str| {
            let mut invoices = self.interest.invoices.iter();
            invoices.any(|it| it.number == number)
        };
        let mut told = Vec::new();
        for invoice in &self.account.invoices {
            let recent = self.scope.since.is_none_or(|since| {
                invoice.issued_on >= since || invoice.last_paid_on >= Some(since)
            });
            if !recent && !invoice.is_open() && !bears(&invoice.number) {
                left_out.invoices += 1;
                continue;
            }
            let disputed = self.account.disputed_part(invoice);
            told.push(InvoiceTold {
                invoice: invoice.clone(),
                state: state(invoice, self.today),
                disputed: disputed.map(|it| Money::new(it, invoice.total.currency)),
            });
        }
        told
    }

    /// When a promise or a plan was called off, and why.
    fn cancelled(&self, number: EntryNumber) -> Option<(NaiveDateTime, Option<String>)> {
        self.counting.iter().find_map(|entry| match &entry.fact {
            Some(Fact::PromiseCancelled(it)) if it.promise == number => {
                Some((entry.happened_at, it.reason.clone()))
            }
            _ => None,
        })
    }

    fn promises(&self, left_out: &mut usize) -> Vec<Told<PromiseTold>> {
        let mut told = Vec::new();
        for promise in self.account.promises.iter().filter(|it| !it.of_plan) {
            let due_since = self.scope.since.is_none_or(|since| promise.due_on >= since);
            let is_live = promise.status == PromiseStatus::Pending;
            if !self.is_late_enough(promise.made_at) && !due_since && !is_live {
                *left_out += 1;
                continue;
            }
            let what = PromiseTold {
                promise: promise.clone(),
                cancelled: self.cancelled(promise.number),
            };
            told.push(self.told(promise.number, promise.made_at, what));
        }
        told.sort_by_key(|it| (it.at, it.number));
        told
    }

    fn plans(&self, left_out: &mut usize) -> Vec<Told<PlanTold>> {
        let mut told = Vec::new();
        for plan in &self.account.plans {
            let of_plan = |it: &&Promise| it.of_plan && it.number == plan.number;
            let instalments: Vec<Promise> = self
                .account
                .promises
                .iter()
                .filter(of_plan)
                .cloned()
                .collect();
            let due_since = instalments
                .iter()
                .any(|it| self.scope.since.is_none_or(|since| it.due_on >= since));
            let is_live = plan.status == PlanStatus::OnSchedule;
            if !self.is_late_enough(plan.made_at) && !due_since && !is_live {
                *left_out += 1;
                continue;
            }
            let what = PlanTold {
                plan: plan.clone(),
                instalments,
                cancelled: self.cancelled(plan.number),
            };
            told.push(self.told(plan.number, plan.made_at, what));
        }
        told.sort_by_key(|it| (it.at, it.number));
        told
    }

    fn resolved(&self, number: EntryNumber) -> Option<(NaiveDateTime, DisputeResolved)> {
        self.counting.iter().find_map(|entry| match &entry.fact {
            Some(Fact::DisputeResolved(it)) if it.dispute == number => {
                Some((entry.happened_at, it.clone()))
            }
            _ => None,
        })
    }

    fn disputes(&self, left_out: &mut usize) -> Vec<Told<DisputeTold>> {
        let mut told = Vec::new();
        for dispute in &self.account.disputes {
            let opened = &dispute.opened;
            let end = self.resolved(opened.number).filter(|_| dispute.resolved);
            let ended_since = end.as_ref().is_none_or(|(at, _)| self.is_late_enough(*at));
            if !self.is_late_enough(opened.at) && !ended_since {
                *left_out += 1;
                continue;
            }
            let invoice = self.account.invoice(&opened.what.invoice);
            let currency = invoice.map(|it| it.total.currency);
            let amount = opened.what.amount.zip(currency);
            let what = DisputeTold {
                opened: opened.what.clone(),
                amount: amount.map(|(amount, currency)| Money::new(amount, currency)),
                end,
            };
            told.push(self.told(opened.number, opened.at, what));
        }
        told.sort_by_key(|it| (it.at, it.number));
        told
    }

    fn reductions(&self, left_out: &mut usize) -> Vec<(Told<Reduction>, Option<Currency>)> {
        let notes = self.account.credit_notes.iter().map(|it| Recorded {
            number: it.number,
            at: it.at,
            what: Reduction::CreditNote(it.what.clone()),
        });
        let write_offs = self.account.write_offs.iter().map(|it| Recorded {
            number: it.number,
            at: it.at,
            what: Reduction::WriteOff(it.what.clone()),
        });
        let all: Vec<Recorded<Reduction>> = notes.chain(write_offs).collect();
        let is_open = |it: &Recorded<Reduction>| self.open.contains(it.what.invoice());
        let told = self.of_account(&all, is_open, left_out);
        let with_currency = told.into_iter().map(|it| {
            let invoice = self.account.invoice(it.what.invoice());
            let currency = invoice.map(|it| it.total.currency);
            (it, currency)
        });
        with_currency.collect()
    }

    fn measures(&self, left_out: &mut usize) -> Vec<Told<Fact>> {
        let facts = self.counting.iter().filter_map(|entry| {
            let fact = entry.fact.as_ref()?;
            let is_measure = matches!(
                fact,
                Fact::Service(_) | Fact::HandedOver(_) | Fact::Erased(_) | Fact::Readmitted(_)
            );
            is_measure.then(|| Recorded {
                number: entry.number,
                at: entry.happened_at,
                what: fact.clone(),
            })
        });
        let facts: Vec<Recorded<Fact>> = facts.collect();
        self.of_account(&facts, |_| false, left_out)
    }

    fn notes(&self, left_out: &mut LeftOut) -> Vec<Told<String>> {
        let mut told = Vec::new();
        for entry in &self.counting {
            let Some(Fact::Note(note)) = &entry.fact else {
                continue;
            };
            let marked = marked(&note.text);
            let text = match self.scope.all_notes {
                true => marked.or_else(|| Some(note.text.clone())),
                false => marked,
            };
            match text {
                None => left_out.notes += 1,
                Some(_) if !self.is_late_enough(entry.happened_at) => left_out.events += 1,
                Some(text) => told.push(self.told(entry.number, entry.happened_at, text)),
            }
        }
        told.sort_by_key(|it| (it.at, it.number));
        told
    }
}

fn state(invoice: &Invoice, today: NaiveDate) -> InvoiceState {
    let balance = invoice.balance().amount;
    if balance < Decimal::ZERO {
        return InvoiceState::Credit;
    }
    if balance.is_zero() {
        return match invoice.written_off > Decimal::ZERO {
            true => InvoiceState::GivenUp,
            false => InvoiceState::Settled,
        };
    }
    let open = invoice.parts.iter().filter(|it| it.balance > Decimal::ZERO);
    let oldest = open.map(|it| it.due_on).min().unwrap_or(invoice.due_on);
    match (today - oldest).num_days() {
        days if days > 0 => InvoiceState::Overdue(days),
        _ => InvoiceState::NotDue,
    }
}

/// What was paid too much of an invoice. A credit note is open in the client's favour, not paid too much.
fn overpaid(invoice: &Invoice) -> Decimal {
    match invoice.total.amount < Decimal::ZERO {
        true => Decimal::ZERO,
        false => (-invoice.balance().amount).max(Decimal::ZERO),
    }
}

/// The account by currency, those without any invoice or credit left out.
fn totals(account: &Account, now: NaiveDateTime) -> Vec<Totals> {
    let now_due = collectables(account, now);
    let invoices = account.invoices.iter();
    let invoiced = invoices.map(|it| it.total.currency);
    let credit = account.credit.iter().map(|it| it.currency);
    let mut currencies: Vec<Currency> = invoiced.chain(credit).collect();
    currencies.sort_by_key(Currency::code);
    currencies.dedup();
    let each = currencies.into_iter().map(|currency| {
        let mine = || {
            let invoices = account.invoices.iter();
            invoices.filter(move |it| it.total.currency == currency)
        };
        let sum = |of: fn(&Invoice) -> Decimal| -> Decimal { mine().map(of).sum() };
        let due = now_due.iter().find(|it| it.currency == currency);
        let overpaid = sum(overpaid);
        let open = sum(|it| it.balance().amount) + overpaid;
        let credit = account.credit.get(currency).max(Decimal::ZERO);
        let disputed = mine().filter_map(|it| account.disputed_part(it)).sum();
        Totals {
            currency,
            invoiced: sum(|it| it.total.amount),
            paid: sum(|it| it.paid) - overpaid,
            credited: sum(|it| it.credited),
            written_off: sum(|it| it.written_off),
            open,
            overdue: due.map_or(Decimal::ZERO, |it| it.overdue),
            disputed,
            to_collect: due.map_or(Decimal::ZERO, |it| it.to_collect),
            credit,
            balance: open - credit,
        }
    });
    each.collect()
}
