//! Facts: whatever happened between the house and a debtor. They are appended to the journal and never changed.
//!
//! A new kind of fact is one row in the table at the end of the types below, and its effect in [`super::account`].

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use super::contact::{CallBackSet, Channel, Contact, Direction, Outcome, StepOf};
use super::debtor::{DebtorType, Details};
pub use super::dispute::{
    DisputeOpened, DisputeOutcome, DisputeReason, DisputeResolved, DisputeReviewed,
};
use super::iso_day;
use super::money::{Currency, Money};
pub use super::payment::{
    Allocation, CorrectPayment, CreditAllocated, CreditNote, Payment, PaymentCorrected,
    PaymentMethod, WriteOff,
};
pub use super::person::PersonStated;
pub use super::privacy::{Erased, Readmitted};
pub use super::profile::Profile;
pub use super::protocol::StepMarked;
pub use super::service::{HandedOver, ServiceChanged};
pub use super::terms::{
    ChargeClaimed, ChargeKind, ChargeWaived, ClientKind, ClientTerms, TermsField,
};
pub use super::written::Written;

/// The place of an entry in its debtor's chain, from 1. It names promises, disputes and holds within a debtor.
pub type EntryNumber = u32;

/// The id of a batch, made by the program that records it, so that it can be looked for after a failed commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BatchId(pub [u8; 16]);

impl std::fmt::Display for BatchId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl std::str::FromStr for BatchId {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a batch id (32 hexadecimal digits)");
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let mut bytes = [0; 16];
        for (byte, at) in bytes.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for BatchId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BatchId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// One entry of a debtor's journal: a fact with who recorded it, when, and when it happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Place in the debtor's chain, from 1 without gaps.
    pub number: EntryNumber,
    /// The batch (one action of a user) that it belongs to.
    pub batch: BatchId,
    /// When the fact happened, local time. Midnight when only the day is known.
    pub happened_at: NaiveDateTime,
    /// When it was written down, local time.
    pub recorded_at: NaiveDateTime,
    /// Who wrote it down.
    pub author: std::sync::Arc<str>,
    /// Whether it came with a file, instead of being written down by a person.
    pub imported: bool,
    /// What happened. Nothing once a person's data were erased.
    pub fact: Option<Fact>,
}

/// The debtor's type was set by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeSet {
    /// The type from now on.
    pub debtor_type: DebtorType,
    /// Why, in the words of who set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Tags were put on or taken off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagged {
    /// Tags put on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<String>,
    /// Tags taken off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<String>,
}

/// A part of an invoice, or of a plan, with its own due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// The last day to pay it.
    pub due_on: NaiveDate,
    /// How much, in the currency of the invoice or plan.
    pub amount: Decimal,
}

/// An invoice as stated by its issuer; a later statement of the same number replaces the earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceStated {
    /// The number on the invoice. With the debtor it is the key of the invoice. Leading zeros count.
    pub number: String,
    /// The day of issue; the invoice counts from then on.
    #[serde(serialize_with = "iso_day::serialize")]
    pub issued_on: NaiveDate,
    /// The last day to pay. The day after, it is overdue.
    #[serde(serialize_with = "iso_day::serialize")]
    pub due_on: NaiveDate,
    /// What is owed in all; negative for a credit note.
    pub total: Decimal,
    /// The currency of the total and of the instalments.
    pub currency: Currency,
    /// Parts with due dates of their own, adding up to the total; none when all is due on `due_on`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instalments: Vec<Instalment>,
    /// What the accounting program says about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The id that the tax office knows it by, by which payments name it. A later statement that has none leaves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    /// The invoices that a credit note corrects, by id or number, as long as the book has none of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrects: Vec<String>,
}

/// Collection pauses for one invoice, or for the debtor, until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldPlaced {
    /// The number of the invoice; the whole debtor when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The first day on which it pauses nothing any more.
    pub until: NaiveDate,
}

/// A hold ended before its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldReleased {
    /// The entry that placed the hold.
    pub hold: EntryNumber,
}

/// The debtor is put out of the way until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snoozed {
    /// The first day on which the debtor is back.
    pub until: NaiveDate,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The client promised to pay an amount by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseMade {
    /// How much was promised.
    pub amount: Decimal,
    /// The currency of the amount.
    pub currency: Currency,
    /// The last day on which the client said to pay.
    pub due_on: NaiveDate,
    /// The numbers of the invoices it is for; the oldest first when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<String>,
    /// The promises that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_more")]
    pub replaces: Vec<EntryNumber>,
    /// A day before `due_on` to ask whether all is well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_in_on: Option<NaiveDate>,
    /// Why it was accepted although the policy allows no such promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
}

/// A promise no longer holds, by agreement or because it was never meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseCancelled {
    /// The entry with the promise.
    pub promise: EntryNumber,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A payment plan was agreed; each of its instalments is a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAgreed {
    /// What is paid when.
    pub instalments: Vec<Instalment>,
    /// The currency of the instalments.
    pub currency: Currency,
    /// The numbers of the invoices it is for; the oldest first when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<String>,
    /// The promises and plans that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_more")]
    pub replaces: Vec<EntryNumber>,
    /// Why it was accepted although the policy allows no such plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
}

/// Entries in the journal: a single one stands without brackets, as books have it that were written when there was never
/// more than one.
mod one_or_more {
    use super::EntryNumber;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(EntryNumber),
        More(Vec<EntryNumber>),
    }

    pub fn serialize<S: Serializer>(
        entries: &[EntryNumber],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match entries {
            [one] => one.serialize(serializer),
            more => more.serialize(serializer),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<EntryNumber>, D::Error> {
        Ok(match Written::deserialize(deserializer)? {
            Written::One(one) => vec![one],
            Written::More(more) => more,
        })
    }
}

/// Something worth remembering, in free words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words, possibly of several lines.
    pub text: String,
}

/// A whole batch did not happen after all. The batch stays in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// The batch that is taken back.
    pub batch: BatchId,
}

/// A fact of the journal cannot be read: it was written by a newer version, or was tampered with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a fact of kind `{kind}` cannot be read: {problem}")]
pub struct UnreadableFact {
    /// The stored kind.
    pub kind: String,
    /// What the reader says.
    pub problem: String,
}

macro_rules! facts {
    ($( $(#[$doc:meta])* $kind:literal => $variant:ident($body:ty) ),* $(,)?) => {
        /// Whatever happened.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Fact { $( $(#[$doc])* $variant($body) ),* }

        impl Fact {
            /// The stable names of all kinds of facts, as stored in the journal.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// The stable name of this kind of fact.
            pub fn kind(&self) -> &'static str {
                match self { $( Self::$variant(_) => $kind ),* }
            }

            /// The content as JSON, without the kind.
            ///
            /// # Errors
            /// Only if a value cannot be written as JSON, which no fact holds.
            pub fn encode(&self) -> Result<String, UnreadableFact> {
                let mut text = Vec::with_capacity(128);
                self.encode_into(&mut text)?;
                let text = String::from_utf8(text);
                text.map_err(|error| UnreadableFact { kind: self.kind().into(), problem: error.to_string() })
            }

            /// As [`Fact::encode`], at the end of a text.
            ///
            /// # Errors
            /// As [`Fact::encode`].
            pub fn encode_into(&self, text: &mut Vec<u8>) -> Result<(), UnreadableFact> {
                let written = match self { $( Self::$variant(body) => serde_json::to_writer(text, body) ),* };
                written.map_err(|error| UnreadableFact { kind: self.kind().into(), problem: error.to_string() })
            }

            /// The fact of a kind with a JSON content.
            ///
            /// # Errors
            /// When the kind is unknown or the content does not fit it.
            pub fn decode(kind: &str, content: &str) -> Result<Self, UnreadableFact> {
                let problem = |error: serde_json::Error| UnreadableFact { kind: kind.into(), problem: error.to_string() };
                match kind {
                    $( $kind => serde_json::from_str(content).map(Self::$variant).map_err(problem), )*
                    _ => Err(UnreadableFact { kind: kind.into(), problem: "this version of cobro does not know it".into() }),
                }
            }
        }

        $( impl From<$body> for Fact { fn from(body: $body) -> Self { Self::$variant(body) } } )*
    };
}

facts! {
    /// What is known about the debtor changed.
    "details" => Details(Details),
    /// The type was set.
    "type" => TypeSet(TypeSet),
    /// Tags changed.
    "tags" => Tagged(Tagged),
    /// An invoice was stated or restated.
    "invoice" => Invoice(InvoiceStated),
    /// Money came in.
    "payment" => Payment(Payment),
    /// A payment was not as recorded.
    "payment_corrected" => PaymentCorrected(PaymentCorrected),
    /// Free credit pays invoices.
    "credit_allocated" => CreditAllocated(CreditAllocated),
    /// A credit note reduces an invoice.
    "credit_note" => CreditNote(CreditNote),
    /// An invoice, or part of it, is given up.
    "write_off" => WriteOff(WriteOff),
    /// What was agreed with this client.
    "terms" => Terms(ClientTerms),
    /// Interest, recovery cost or a penalty is claimed.
    "charge" => Charge(ChargeClaimed),
    /// A claimed charge is let go.
    "charge_waived" => ChargeWaived(ChargeWaived),
    /// An invoice is contested.
    "dispute_opened" => DisputeOpened(DisputeOpened),
    /// Somebody looked at a dispute.
    "dispute_reviewed" => DisputeReviewed(DisputeReviewed),
    /// A dispute is over.
    "dispute_resolved" => DisputeResolved(DisputeResolved),
    /// Collection pauses.
    "hold_placed" => HoldPlaced(HoldPlaced),
    /// A hold ended early.
    "hold_released" => HoldReleased(HoldReleased),
    /// The debtor is out of the way until a day.
    "snoozed" => Snoozed(Snoozed),
    /// A promise to pay.
    "promise" => Promise(PromiseMade),
    /// A promise no longer holds.
    "promise_cancelled" => PromiseCancelled(PromiseCancelled),
    /// A payment plan.
    "plan" => Plan(PlanAgreed),
    /// A call, message, letter or visit.
    "contact" => Contact(Contact),
    /// An hour to call back.
    "call_back" => CallBack(CallBackSet),
    /// Somebody at the client's.
    "person" => Person(PersonStated),
    /// What kind of client it is.
    "profile" => Profile(Profile),
    /// A step of a protocol was done, left out, moved or chosen.
    "step" => Step(StepMarked),
    /// Service was warned of, suspended or resumed.
    "service" => Service(ServiceChanged),
    /// Somebody else collects, or the house again.
    "handed_over" => HandedOver(HandedOver),
    /// A note.
    "note" => Note(Note),
    /// A batch is taken back.
    "reversal" => Reversal(Reversal),
    /// Personal data were erased on request.
    "erased" => Erased(Erased),
    /// Whoever was erased is a client again.
    "readmitted" => Readmitted(Readmitted),
}

/// The action of batches that a file brought.
pub const IMPORT: &str = "import";

impl InvoiceStated {
    /// The total with its currency.
    pub fn money(&self) -> Money {
        Money::new(self.total, self.currency)
    }
}
