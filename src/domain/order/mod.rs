//! Orders: what a person wants recorded about a debtor, and which facts that comes to where things stand now. Nothing is
//! recorded here; an order that makes no sense is refused with the reason.

mod allocate;
mod cancel;
mod charge;
mod contact;
mod dispute;
mod exception;
mod meant;
mod payment;
mod plan;
mod promise;
mod reconcile;
mod reduction;
mod schedule;
mod split;
mod tag;
mod terms;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

pub use allocate::{allocate, usable_credit};
pub use cancel::CancelOrder;
pub use charge::{ClaimOrder, WaiveOrder};
pub use contact::{
    CallBackOrder, ContactOrder, ForStep, SnoozeOrder, StepOrder, sent_facts, step_by, step_due,
};
pub use dispute::{DisputeOrder, HoldOrder, ReleaseOrder, ResolveOrder, ReviewOrder};
pub use exception::{Exception, promise_exception};
pub use meant::{Meant, covering, meant, owed, replaced_promises};
pub use payment::{CorrectionOrder, PayTo, PaymentOrder};
pub use plan::{PlanOrder, PlanProposal};
pub use promise::{PromiseOrder, Series, promise_day};
pub use reconcile::MatchOrder;
pub use reduction::{CreditNoteOrder, UseCreditOrder, WriteOffOrder};
pub use schedule::{Every, Parts, Schedule, UnfitSchedule, due_day, instalments};
pub use split::SplitOrder;
pub use tag::{TagOrder, tag_name, tag_names};
pub use terms::TermsOrder;

use super::account::{Account, Invoice};
use super::fact::{
    BatchId, Entry, EntryNumber, Fact, HandedOver, PersonStated, Profile, ServiceChanged,
};
use super::interest::{InterestRules, NoInterest};
use super::limits::{ContactRules, Limits};
use super::money::{Currency, Money, decimals};
use super::policy::Policy;
use super::protocol::{Course, Step, StepId};
use super::standing::{by_weight, start_of};

/// What a person wants recorded about one debtor.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// The client promised to pay.
    Promise(PromiseOrder),
    /// Money came in.
    Payment(PaymentOrder),
    /// A payment was not as recorded.
    Correction(CorrectionOrder),
    /// Free credit is to pay invoices.
    UseCredit(UseCreditOrder),
    /// A credit note was made.
    CreditNote(CreditNoteOrder),
    /// An invoice is given up.
    WriteOff(WriteOffOrder),
    /// A payment plan was agreed.
    Plan(PlanOrder),
    /// A promise or plan is called off.
    Cancel(CancelOrder),
    /// An invoice is to be paid in instalments.
    Split(SplitOrder),
    /// The client contests invoices.
    Dispute(DisputeOrder),
    /// Somebody looked at a dispute.
    Review(ReviewOrder),
    /// A dispute is over.
    Resolve(ResolveOrder),
    /// Collection pauses.
    Hold(HoldOrder),
    /// A hold ends.
    Release(ReleaseOrder),
    /// What can be claimed for being late is claimed.
    Claim(ClaimOrder),
    /// A claimed charge is let go.
    Waive(WaiveOrder),
    /// Something was agreed with the client, or holds no more.
    Terms(TermsOrder),
    /// A call, message, letter or visit took place.
    Contact(Box<ContactOrder>),
    /// An hour to call back is agreed, or holds no more.
    CallBack(CallBackOrder),
    /// Somebody at the client's is written down.
    Person(Box<PersonStated>),
    /// What kind of client it is.
    Profile(Box<Profile>),
    /// A step of the protocol is done without a contact, left out, moved or chosen.
    Step(StepOrder),
    /// Service is warned of, suspended or resumed.
    Service(ServiceChanged),
    /// The debt is handed over, or comes back.
    HandOver(HandedOver),
    /// The client is put out of the way until a day.
    Snooze(SnoozeOrder),
    /// Several at once, which one undo takes back; named after the first.
    Several(Vec<Order>),
    /// Tags are put on or taken off.
    Tag(TagOrder),
}

/// Where things stand when something is ordered.
pub struct Situation<'a> {
    /// The debtor's entries.
    pub entries: &'a [Entry],
    /// The account that they come to now.
    pub account: &'a Account,
    /// Now.
    pub now: NaiveDateTime,
    /// The house's rules.
    pub policy: &'a Policy,
    /// What can be claimed for being late.
    pub interest: &'a InterestRules,
    /// The currency of amounts where nothing else tells.
    pub currency: Currency,
    /// The rules on contacting clients.
    pub limits: &'a ContactRules,
}

/// Why an order makes no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The amount is not more than zero.
    #[error("the amount must be more than zero")]
    NotPositive,
    /// The amount has more decimals than its currency.
    #[error("more decimals than {} has", .0.code())]
    TooPrecise(Currency),
    /// It is more than is there.
    #[error("more than {}", .0.amount)]
    MoreThan(Money),
    /// The shares of the invoices are more than the payment.
    #[error("the shares come to {}", .0.amount)]
    SharesTooLarge(Money),
    /// There is no such invoice.
    #[error("no invoice {0}")]
    NoInvoice(String),
    /// Nothing is open of the invoice.
    #[error("nothing is open of invoice {0}")]
    NothingOpenOf(String),
    /// Invoices of several currencies are named.
    #[error("several currencies")]
    SeveralCurrencies,
    /// Nothing is open that it could be for.
    #[error("nothing open")]
    NothingOpen,
    /// No promise is live.
    #[error("no live promise")]
    NoLivePromise,
    /// There is no free credit.
    #[error("no free credit")]
    NoCredit,
    /// The day is still to come.
    #[error("{0} is to come")]
    DayToCome(NaiveDate),
    /// The day has passed.
    #[error("{0} has passed")]
    DayHasPassed(NaiveDate),
    /// No reason is given, and one is needed.
    #[error("a reason is needed")]
    NoReason,
    /// Nothing is overdue that free credit could pay by itself.
    #[error("nothing overdue to pay with credit")]
    NothingOverdue,
    /// A credit note is named for a dispute that ended otherwise.
    #[error("credited, though the outcome is another")]
    NotCredited,
    /// More is credited than is contested.
    #[error("more than the {} contested", .0.amount)]
    MoreThanContested(Money),
    /// The entry is none of this kind, or it is over.
    #[error("entry {0} is nothing of the kind")]
    NoSuchEntry(EntryNumber),
    /// The invoice is contested already.
    #[error("invoice {0} is contested already")]
    ContestedAlready(String),
    /// The policy allows it only with a reason.
    #[error("a reason is needed")]
    NeedsReason(Exception),
    /// There is nothing to be collected, so there is nothing to promise.
    #[error("nothing to collect")]
    NothingToCollect,
    /// The promise would be for more than is open.
    #[error("more than is open: {}", .0.amount)]
    MoreThanOpen(Money),
    /// The debtor has no such charge that stands.
    #[error("there is no charge `{0}`")]
    NoCharge(String),
    /// Nothing can be claimed for being late.
    #[error("no late interest: {}", .0.id())]
    NoInterest(NoInterest),
    /// Everything was claimed, or what is left is uncertain or was let go and nobody asked for it.
    #[error("nothing to claim")]
    NothingToClaim,
    /// The charge is not more than it comes to.
    #[error("charge {0} is not too high")]
    NotTooHigh(String),
    /// A number of the terms is beyond what makes sense.
    #[error("beyond what makes sense")]
    OutOfBounds,
    /// All of it stands already.
    #[error("nothing is changed")]
    NothingChanged,
    /// The hour has passed.
    #[error("{0} has passed")]
    HourHasPassed(NaiveDateTime),
    /// The client's protocol has no such step.
    #[error("no step {0}")]
    NoSuchStep(String),
    /// Nothing of the protocol is next.
    #[error("no step of the protocol is next")]
    NoStep,
    /// Nothing is said.
    #[error("nothing is said")]
    NothingSaid,
    /// A rule on contacting clients stands in the way, and no reason is given to go beyond it.
    #[error("beyond a limit on contacts")]
    BeyondLimits(Box<Limits>),
    /// The instalments can't be made.
    #[error(transparent)]
    Schedule(#[from] UnfitSchedule),
}

impl Refusal {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotPositive => "not_positive",
            Self::TooPrecise(_) => "too_precise",
            Self::MoreThan(_) => "more_than_open",
            Self::SharesTooLarge(_) => "shares_too_large",
            Self::NoInvoice(_) => "no_invoice",
            Self::NothingOpenOf(_) | Self::NothingOpen => "nothing_open",
            Self::SeveralCurrencies => "several_currencies",
            Self::NoLivePromise => "no_live_promise",
            Self::NoCredit => "no_credit",
            Self::DayToCome(_) => "day_to_come",
            Self::DayHasPassed(_) => "day_has_passed",
            Self::NoReason => "no_reason",
            Self::NothingOverdue => "nothing_overdue",
            Self::NotCredited => "not_credited",
            Self::MoreThanContested(_) => "more_than_contested",
            Self::HourHasPassed(_) => "hour_has_passed",
            Self::NoSuchStep(_) => "no_such_step",
            Self::NoStep => "no_step",
            Self::NothingSaid => "nothing_said",
            Self::BeyondLimits(_) => "beyond_limits",
            Self::NoSuchEntry(_) => "no_such_entry",
            Self::ContestedAlready(_) => "contested_already",
            Self::NeedsReason(_) => "needs_reason",
            Self::NothingToCollect => "nothing_to_collect",
            Self::MoreThanOpen(_) => "more_than_open",
            Self::NoCharge(_) => "no_charge",
            Self::NoInterest(why) => why.id(),
            Self::NothingToClaim => "nothing_to_claim",
            Self::NotTooHigh(_) => "not_too_high",
            Self::OutOfBounds => "out_of_bounds",
            Self::NothingChanged => "nothing_changed",
            Self::Schedule(_) => "unfit_schedule",
        }
    }
}

/// Facts with the moments at which they happened.
pub type Facts = Vec<(NaiveDateTime, Fact)>;

type Decided<T> = std::result::Result<T, Refusal>;

impl Order {
    /// The stable name of the action, as batches carry it.
    pub fn action(&self) -> &'static str {
        match self {
            Self::Promise(_) => "promise",
            Self::Payment(_) => "payment",
            Self::Correction(_) => "payment_corrected",
            Self::UseCredit(_) => "credit_allocated",
            Self::CreditNote(_) => "credit_note",
            Self::WriteOff(_) => "write_off",
            Self::Plan(_) => "plan",
            Self::Cancel(_) => "promise_cancelled",
            Self::Split(_) => "split",
            Self::Dispute(_) => "dispute",
            Self::Review(_) => "dispute_reviewed",
            Self::Resolve(_) => "dispute_resolved",
            Self::Hold(_) => "hold",
            Self::Release(_) => "hold_released",
            Self::Claim(_) => "charge",
            Self::Waive(_) => "charge_waived",
            Self::Terms(_) => "terms",
            Self::Contact(_) => "contact",
            Self::CallBack(_) => "call_back",
            Self::Person(_) => "person",
            Self::Profile(_) => "profile",
            Self::Step(_) => "step",
            Self::Service(_) => "service",
            Self::HandOver(_) => "handed_over",
            Self::Snooze(_) => "snooze",
            Self::Several(orders) => orders.first().map_or("note", Self::action),
            Self::Tag(_) => "tag",
        }
    }

    /// The batch that is taken back with it, if it corrects what was just recorded.
    pub fn amends(&self) -> Option<BatchId> {
        match self {
            Self::Promise(order) => order.amends,
            _ => None,
        }
    }

    /// The facts that the order comes to.
    ///
    /// # Errors
    /// When it makes no sense as things stand.
    pub fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        match self {
            Self::Promise(order) => order.facts(at),
            Self::Payment(order) => order.facts(at),
            Self::Correction(order) => order.facts(at),
            Self::UseCredit(order) => order.facts(at),
            Self::CreditNote(order) => order.facts(at),
            Self::WriteOff(order) => order.facts(at),
            Self::Plan(order) => order.facts(at),
            Self::Cancel(order) => order.facts(at),
            Self::Split(order) => order.facts(at),
            Self::Dispute(order) => order.facts(at),
            Self::Review(order) => order.facts(at),
            Self::Resolve(order) => order.facts(at),
            Self::Hold(order) => order.facts(at),
            Self::Release(order) => order.facts(at),
            Self::Claim(order) => order.facts(at),
            Self::Waive(order) => order.facts(at),
            Self::Terms(order) => order.facts(at),
            Self::Contact(order) => order.facts(at),
            Self::CallBack(order) => order.facts(at),
            Self::Person(stated) => contact::person(stated, at),
            Self::Profile(profile) => contact::profile(profile, at),
            Self::Step(order) => order.facts(at),
            Self::Service(changed) => contact::service(changed, at),
            Self::HandOver(to) => contact::hand_over(to, at),
            Self::Snooze(order) => order.facts(at),
            Self::Several(orders) => {
                let each: Decided<Vec<Facts>> = orders.iter().map(|it| it.facts(at)).collect();
                Ok(each?.into_iter().flatten().collect())
            }
            Self::Tag(order) => order.facts(at),
        }
    }
}

impl Situation<'_> {
    fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Where the client stands in the protocol.
    fn course(&self) -> Option<Course<'_>> {
        Course::at(self.account, self.now, self.policy)
    }

    /// A step of the client's own protocol.
    fn own_step(&self, id: &StepId) -> Decided<&Step> {
        let protocol = self.policy.protocols.of(self.account.debtor_type);
        let step = protocol.and_then(|protocol| protocol.step(id));
        let missing = || Refusal::NoSuchStep(id.to_string());
        step.map(|(_, step)| step).ok_or_else(missing)
    }

    fn invoice(&self, number: &str) -> Decided<&Invoice> {
        let missing = || Refusal::NoInvoice(number.to_owned());
        self.account.invoice(number).ok_or_else(missing)
    }

    /// An invoice of which something is open.
    fn open_invoice(&self, number: &str) -> Decided<&Invoice> {
        let invoice = self.invoice(number)?;
        if invoice.balance().amount <= Decimal::ZERO {
            return Err(Refusal::NothingOpenOf(number.to_owned()));
        }
        Ok(invoice)
    }

    /// The currency that all of these invoices share.
    fn currency_of<'n>(&self, numbers: impl Iterator<Item = &'n str>) -> Decided<Option<Currency>> {
        let mut common = None;
        for number in numbers {
            let currency = self.invoice(number)?.total.currency;
            if common.is_some_and(|other| other != currency) {
                return Err(Refusal::SeveralCurrencies);
            }
            common = Some(currency);
        }
        Ok(common)
    }

    /// The currency in which most is owed.
    fn main_currency(&self) -> Currency {
        let owed = by_weight(self.account, self.now, self.policy);
        let invoiced = self.account.invoices.last().map(|it| it.total.currency);
        owed.first()
            .map(|it| it.currency)
            .or(invoiced)
            .unwrap_or(self.currency)
    }

    /// The moment of something that happened on a day: now when it was today.
    fn moment_on(&self, day: NaiveDate) -> Decided<NaiveDateTime> {
        if day > self.today() {
            return Err(Refusal::DayToCome(day));
        }
        Ok(if day == self.today() {
            self.now
        } else {
            start_of(day)
        })
    }
}

/// An amount as it may be recorded: more than zero, no finer than its currency, unless what it is about is finer.
fn sound(amount: Decimal, currency: Currency, about: Option<Decimal>) -> Decided<Decimal> {
    if amount <= Decimal::ZERO {
        return Err(Refusal::NotPositive);
    }
    let about = about.map_or(0, |about| about.normalize().scale());
    if amount.normalize().scale() > decimals(currency).max(about) {
        return Err(Refusal::TooPrecise(currency));
    }
    Ok(amount)
}
