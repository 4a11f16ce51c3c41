//! The account: one debtor's facts, folded into where things stand at a moment. Pure: facts and a moment in, values out.

mod collectable;
mod giving;
mod invoices;
mod payments;
mod plans;
mod promises;
mod sequels;
mod settling;
mod verdicts;
mod waived;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDateTime;

pub use collectable::{
    Claim, Collectable, claims, collectable_without, collectables, free_credit, oldest_due,
};
pub(crate) use invoices::TakenOff;
pub use invoices::{Invoice, InvoicePart};
pub use plans::{Plan, PlanStatus};
pub use promises::{Promise, PromiseStatus};
pub use sequels::sequels;
pub use verdicts::{VerdictChange, verdict_changes};
pub use waived::WaivedCharge;

use super::debtor::{DebtorType, Details};
use super::fact::{
    BatchId, CallBackSet, ChargeClaimed, ClientTerms, Contact, CreditAllocated, CreditNote,
    DisputeOpened, DisputeOutcome, Entry, EntryNumber, Erased, Fact, HandedOver, HoldPlaced,
    InvoiceStated, Payment, PersonStated, Profile, ServiceChanged, Snoozed, WriteOff,
};
use super::money::Sums;
use super::person::Person;
use super::policy::Policy;
use super::privacy::Whose;
use super::protocol::{StepTaken, StepsTaken};
use super::service::{Collector, ServiceState};
use settling::Reductions;

/// A fact together with the entry that it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded<T> {
    /// The place of the entry in the debtor's chain.
    pub number: EntryNumber,
    /// When the fact happened.
    pub at: NaiveDateTime,
    /// The fact.
    pub what: T,
}

/// A dispute and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispute {
    /// How it began.
    pub opened: Recorded<DisputeOpened>,
    /// When somebody last looked at it, and the day they named for the next look.
    pub reviewed: Option<(NaiveDateTime, Option<chrono::NaiveDate>)>,
    /// Whether it is over.
    pub resolved: bool,
    /// How it ended, where somebody said so.
    pub outcome: Option<DisputeOutcome>,
}

/// Where things stand with one debtor at a moment.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// What is known about the debtor.
    pub details: Details,
    /// The type that a person last set.
    pub debtor_type: DebtorType,
    /// When they set it.
    pub type_set_at: Option<NaiveDateTime>,
    /// Tags, in alphabetical order.
    pub tags: BTreeSet<String>,
    /// Invoices issued so far, by due date and number.
    pub invoices: Vec<Invoice>,
    /// Payments so far as they really were, in the order they were recorded.
    pub payments: Vec<Recorded<Payment>>,
    /// Uses of free credit, as far as it was there; what overpaid invoices gave has a negative share.
    pub credit_used: Vec<Recorded<CreditAllocated>>,
    /// Credit notes on invoices.
    pub credit_notes: Vec<Recorded<CreditNote>>,
    /// What was given up.
    pub write_offs: Vec<Recorded<WriteOff>>,
    /// What was claimed for being late, less what was let go of it.
    pub charges: Vec<Recorded<ChargeClaimed>>,
    /// Charges that were let go, or parts of them, in the order they were let go.
    pub waived: Vec<WaivedCharge>,
    /// What was agreed with this client.
    pub terms: ClientTerms,
    /// Money received that no invoice has used yet, by currency.
    pub credit: Sums,
    /// Promises and instalments of plans, by due date.
    pub promises: Vec<Promise>,
    /// Payment plans, in the order they were recorded.
    pub plans: Vec<Plan>,
    /// Disputes, in the order they were recorded.
    pub disputes: Vec<Dispute>,
    /// Holds that were not released.
    pub holds: Vec<Recorded<HoldPlaced>>,
    /// The snooze that counts: the one recorded last.
    pub snooze: Option<Recorded<Snoozed>>,
    /// Contacts by the time they happened.
    pub contacts: Vec<Recorded<Contact>>,
    /// The last hour to call back that was agreed or called off outside of a contact.
    pub call_back: Option<Recorded<CallBackSet>>,
    /// People as they were last written down; see [`Account::people`] for all of them.
    pub people_stated: Vec<Person>,
    /// What kind of client it is.
    pub profile: Profile,
    /// What happened to the steps of protocols, in the order it happened.
    pub steps_taken: Vec<StepTaken>,
    /// The last change of service.
    pub service: Option<Recorded<ServiceChanged>>,
    /// The last hand-over.
    pub handed_over: Option<Recorded<HandedOver>>,
    /// What was erased on request, in the order it was erased.
    pub erased: Vec<Recorded<Erased>>,
    /// The entry by which an erased client last became a client again.
    pub readmitted: Option<EntryNumber>,
    /// The next moment, after the one folded for, at which a fact already recorded comes to count.
    pub next_fact_at: Option<NaiveDateTime>,
    /// The last moment at which a person recorded something about this debtor (imports aside).
    pub handled_at: Option<NaiveDateTime>,
}

/// The batches of these entries that were taken back and not brought back.
pub fn reversed_batches(entries: &[Entry]) -> HashSet<BatchId> {
    let mut reversed = HashSet::new();
    for entry in entries.iter().rev() {
        if let Some(Fact::Reversal(reversal)) = &entry.fact
            && !reversed.contains(&entry.batch)
        {
            reversed.insert(reversal.batch);
        }
    }
    reversed
}

/// What counts of an entry besides its fact.
#[derive(Clone, Copy)]
struct Stamp {
    number: EntryNumber,
    batch: BatchId,
    happened_at: NaiveDateTime,
    recorded_at: NaiveDateTime,
    imported: bool,
}

impl Stamp {
    fn of(entry: &Entry) -> Self {
        Self {
            number: entry.number,
            batch: entry.batch,
            happened_at: entry.happened_at,
            recorded_at: entry.recorded_at,
            imported: entry.imported,
        }
    }
}

/// What was recorded so far, waiting to be worked out together.
struct Folding {
    reversed: HashSet<BatchId>,
    moment: NaiveDateTime,
    account: Account,
    stated: settling::Stated,
    payments: payments::Recording,
    promised: promises::Promised,
    steps: StepsTaken,
}

impl Account {
    /// Folds one debtor's entries, given in chain order, into the account at a moment: a fact counts when it happened on
    /// or before the moment and its batch was not taken back.
    pub fn at(entries: &[Entry], moment: NaiveDateTime, policy: &Policy) -> Self {
        let mut folding = Folding::new(reversed_batches(entries), moment);
        for entry in entries {
            if let Some(fact) = &entry.fact {
                folding.take(Stamp::of(entry), Cow::Borrowed(fact));
            }
        }
        folding.finish(moment, policy)
    }

    /// As [`Account::at`], using the entries up.
    pub fn of(entries: Vec<Entry>, moment: NaiveDateTime, policy: &Policy) -> Self {
        let mut folding = Folding::new(reversed_batches(&entries), moment);
        for mut entry in entries {
            if let Some(fact) = entry.fact.take() {
                folding.take(Stamp::of(&entry), Cow::Owned(fact));
            }
        }
        folding.finish(moment, policy)
    }

    /// The invoice with this number.
    pub fn invoice(&self, number: &str) -> Option<&Invoice> {
        self.invoices
            .iter()
            .find(|invoice| invoice.number == number)
    }

    /// What is open in all, by currency: balances of all invoices, credit notes included.
    pub fn open(&self) -> Sums {
        let mut open = Sums::default();
        for invoice in &self.invoices {
            open.add(invoice.balance());
        }
        open
    }

    /// Whether the client is still served.
    pub fn service_state(&self) -> ServiceState {
        let changed = self.service.as_ref();
        changed.map_or(ServiceState::Active, |it| it.what.state)
    }

    /// The hand-over to somebody who collects now in place of the house, if there is one.
    pub fn collected_by(&self) -> Option<&Recorded<HandedOver>> {
        let handed_over = self.handed_over.as_ref();
        handed_over.filter(|it| it.what.to != Collector::House)
    }

    /// The agreed hour to call back that still stands: the last one agreed, unless somebody was contacted since it came.
    pub fn agreed_call_back(&self) -> Option<NaiveDateTime> {
        let mut contacts = self.contacts.iter().rev();
        let in_contact = contacts.find(|it| it.what.call_back_at.is_some());
        let at = match (in_contact, &self.call_back) {
            (Some(contact), Some(set)) if contact.at > set.at => contact.what.call_back_at,
            (_, Some(set)) => set.what.at,
            (contact, None) => contact?.what.call_back_at,
        }?;
        let since = self.contacts.last().is_some_and(|it| it.at >= at);
        (!since).then_some(at)
    }

    /// The erasure of all that was known about the client, unless they are a client again.
    pub fn erased_client(&self) -> Option<&Recorded<Erased>> {
        let mut erased = self.erased.iter().rev();
        let erased = erased.find(|it| it.what.whose == Whose::Client);
        erased.filter(|it| self.readmitted.is_none_or(|again| again < it.number))
    }

    /// The live promises, the next one due first.
    pub fn live_promises(&self) -> impl Iterator<Item = &Promise> {
        self.promises
            .iter()
            .filter(|promise| promise.status == PromiseStatus::Pending)
    }
}

impl Folding {
    fn new(reversed: HashSet<BatchId>, moment: NaiveDateTime) -> Self {
        Self {
            reversed,
            moment,
            account: Account::default(),
            stated: Default::default(),
            payments: Default::default(),
            promised: Default::default(),
            steps: Default::default(),
        }
    }

    fn take(&mut self, stamp: Stamp, fact: Cow<'_, Fact>) {
        if self.reversed.contains(&stamp.batch) {
            return;
        }
        // Who somebody is does not depend on the day asked for.
        let account = &mut self.account;
        match fact.as_ref() {
            Fact::Details(details) => return account.details.update(details),
            Fact::Erased(erased) => {
                let erased = erased.clone();
                account
                    .erased
                    .push(recorded(stamp.number, stamp.happened_at, erased));
                return;
            }
            Fact::Readmitted(_) => {
                account.readmitted = Some(stamp.number);
                return;
            }
            _ => {}
        }
        let at = stamp.happened_at;
        if at > self.moment {
            self.comes_to_count(at);
            // A correction may say that it came in sooner.
            if let Fact::Payment(payment) = fact.into_owned() {
                self.payments.record(recorded(stamp.number, at, payment));
            }
            return;
        }
        if !stamp.imported && is_handling(&fact) {
            let handled_at = &mut self.account.handled_at;
            *handled_at = (*handled_at).max(Some(stamp.recorded_at));
        }
        if !matches!(fact.as_ref(), Fact::Note(_) | Fact::Reversal(_)) {
            self.apply(stamp.number, at, fact.into_owned());
        }
    }

    fn apply(&mut self, number: EntryNumber, at: NaiveDateTime, fact: Fact) {
        let account = &mut self.account;
        match fact {
            Fact::TypeSet(set) => {
                account.debtor_type = set.debtor_type;
                account.type_set_at = Some(at);
            }
            Fact::Tagged(tagged) => {
                account.tags.extend(tagged.added);
                for tag in &tagged.removed {
                    account.tags.remove(tag);
                }
            }
            Fact::Invoice(stated) => self.stated.state(stated, None),
            Fact::Payment(payment) => self.payments.record(recorded(number, at, payment)),
            Fact::PaymentCorrected(correction) => self.payments.correct(correction),
            Fact::CreditAllocated(it) => account.credit_used.push(recorded(number, at, it)),
            Fact::CreditNote(it) => account.credit_notes.push(recorded(number, at, it)),
            Fact::WriteOff(it) => account.write_offs.push(recorded(number, at, it)),
            Fact::Terms(terms) => account.terms.update(&terms),
            Fact::Charge(charge) => account.charges.push(recorded(number, at, charge)),
            Fact::ChargeWaived(waived) => {
                if let Some(gone) = account.let_go(recorded(number, at, waived)) {
                    self.stated.let_go(&gone);
                }
            }
            Fact::DisputeOpened(opened) => account.disputes.push(Dispute {
                opened: recorded(number, at, opened),
                reviewed: None,
                resolved: false,
                outcome: None,
            }),
            Fact::DisputeReviewed(review) => {
                if let Some(dispute) = dispute_mut(account, review.dispute) {
                    dispute.reviewed = Some((at, review.review_on));
                }
            }
            Fact::DisputeResolved(resolved) => {
                if let Some(dispute) = dispute_mut(account, resolved.dispute) {
                    dispute.resolved = true;
                    dispute.outcome = resolved.outcome;
                }
            }
            Fact::HoldPlaced(hold) => account.holds.push(recorded(number, at, hold)),
            Fact::HoldReleased(released) => {
                account.holds.retain(|hold| hold.number != released.hold);
            }
            Fact::Snoozed(snoozed) => account.snooze = Some(recorded(number, at, snoozed)),
            Fact::Promise(made) => self.promised.promise(recorded(number, at, made)),
            Fact::PromiseCancelled(cancelled) => {
                self.promised.cancel(&recorded(number, at, cancelled))
            }
            Fact::Plan(plan) => self.promised.plan(&recorded(number, at, plan)),
            Fact::Contact(contact) => account.contacts.push(recorded(number, at, contact)),
            Fact::CallBack(set) => account.call_back = Some(recorded(number, at, set)),
            Fact::Person(stated) => state_person(&mut account.people_stated, number, stated),
            Fact::Profile(profile) => account.profile.update(profile),
            Fact::Step(marked) => self.steps.mark(recorded(number, at, marked)),
            Fact::Service(changed) => account.service = Some(recorded(number, at, changed)),
            Fact::HandedOver(to) => account.handed_over = Some(recorded(number, at, to)),
            Fact::Details(_)
            | Fact::Note(_)
            | Fact::Reversal(_)
            | Fact::Erased(_)
            | Fact::Readmitted(_) => {}
        }
    }

    fn finish(self, moment: NaiveDateTime, policy: &Policy) -> Account {
        let Self {
            mut account,
            mut stated,
            payments,
            promised,
            mut steps,
            ..
        } = self;
        account.contacts.sort_by_key(|contact| contact.at);
        for contact in &account.contacts {
            steps.contact(contact);
        }
        account.steps_taken = steps.sorted();
        for charge in &account.charges {
            stated.state(invoice_of(charge), Some(charge.what.kind));
        }
        let (counting, next) = payments.until(moment);
        account.payments = counting;
        account.next_fact_at = earlier(account.next_fact_at, next);
        let reductions = Reductions {
            payments: &account.payments,
            credit_used: &account.credit_used,
            credit_notes: &account.credit_notes,
            write_offs: &account.write_offs,
        };
        let settled = stated.settle(&reductions);
        account.invoices = settled.invoices;
        account.credit = settled.credit;
        account.credit_used = settled.credit_used;
        let (promises, plans) = promised.judge(&account, moment, policy);
        account.promises = promises;
        account.plans = plans;
        account
    }

    /// Notes a moment to come at which a fact begins to count.
    fn comes_to_count(&mut self, at: NaiveDateTime) {
        let next = &mut self.account.next_fact_at;
        *next = earlier(*next, Some(at));
    }
}

/// Whether whoever writes this down does something about a debtor: stating who they are, or what was invoiced, is not that.
fn is_handling(fact: &Fact) -> bool {
    !matches!(
        fact,
        Fact::Details(_) | Fact::Invoice(_) | Fact::Reversal(_)
    )
}

fn earlier(a: Option<NaiveDateTime>, b: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    a.into_iter().chain(b).min()
}

/// A claimed charge is owed like an invoice.
fn invoice_of(charge: &Recorded<ChargeClaimed>) -> InvoiceStated {
    InvoiceStated {
        number: charge.what.number.clone(),
        issued_on: charge.at.date(),
        due_on: charge.what.due_on,
        total: charge.what.amount,
        currency: charge.what.currency,
        instalments: Vec::new(),
        uuid: None,
        corrects: Vec::new(),
        notes: None,
    }
}

fn recorded<T>(number: EntryNumber, at: NaiveDateTime, what: T) -> Recorded<T> {
    Recorded { number, at, what }
}

fn state_person(people: &mut Vec<Person>, number: EntryNumber, stated: PersonStated) {
    let number = stated.person.unwrap_or(number);
    match people.iter_mut().find(|person| person.number == number) {
        Some(person) => person.stated = stated,
        None => people.push(Person { number, stated }),
    }
}

fn dispute_mut(account: &mut Account, number: EntryNumber) -> Option<&mut Dispute> {
    account
        .disputes
        .iter_mut()
        .find(|dispute| dispute.opened.number == number)
}
