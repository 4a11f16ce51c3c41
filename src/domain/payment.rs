//! Money that comes in, and what else makes an invoice smaller: payments, corrections, credit notes, write-offs.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::fact::EntryNumber;
use super::money::Currency;
use super::movement::MovementId;

/// The way money came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// A bank transfer.
    Transfer,
    /// A direct debit (*recibo domiciliado*).
    DirectDebit,
    /// A card, or a payment link.
    Card,
    /// Cash.
    Cash,
    /// A cheque.
    Cheque,
    /// A promissory note (*pagaré*) or bill of exchange.
    PromissoryNote,
    /// Anything else.
    Other,
}

impl PaymentMethod {
    /// All methods.
    pub const ALL: [Self; 7] = [
        Self::Transfer,
        Self::DirectDebit,
        Self::Card,
        Self::Cash,
        Self::Cheque,
        Self::PromissoryNote,
        Self::Other,
    ];

    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::DirectDebit => "direct_debit",
            Self::Card => "card",
            Self::Cash => "cash",
            Self::Cheque => "cheque",
            Self::PromissoryNote => "promissory_note",
            Self::Other => "other",
        }
    }

    /// The method with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }
}

/// The share of a payment, or of free credit, that pays one invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// The number of the invoice.
    pub invoice: String,
    /// How much of the payment, in its currency.
    pub amount: Decimal,
}

/// Money came in, or, with a negative amount, a payment turned out to be less than recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// How much, in `currency`. What is not allocated is free credit.
    pub amount: Decimal,
    /// The currency of the amount and of its allocations.
    pub currency: Currency,
    /// Which invoices it pays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allocations: Vec<Allocation>,
    /// Whether the day it happened is an assumption, because the source gave none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub day_assumed: bool,
    /// The way it came in, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<PaymentMethod>,
    /// What the bank or the client wrote beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The movement of a bank account that it is, if a statement told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movement: Option<MovementId>,
}

/// A payment was not as recorded: it was another one, or it was none, because it was recorded by mistake or the bank gave
/// it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentCorrected {
    /// The entry with the payment.
    pub payment: EntryNumber,
    /// What it is instead; nothing when there was no payment, or there is none any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<CorrectPayment>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A payment as it really was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectPayment {
    /// The day it came in.
    pub paid_on: NaiveDate,
    /// All else.
    #[serde(flatten)]
    pub payment: Payment,
}

/// Free credit, from an overpayment or an unallocated one, was used to pay invoices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditAllocated {
    /// The currency of the credit and of the invoices.
    pub currency: Currency,
    /// Which invoices it pays.
    pub allocations: Vec<Allocation>,
}

/// The house reduced an invoice by a credit note (*factura rectificativa*, *abono*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNote {
    /// The number of the invoice.
    pub invoice: String,
    /// By how much, in the invoice's currency; always positive.
    pub amount: Decimal,
    /// The number of the credit note, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The house gave up hope of an invoice, or of part of it. What is paid later all the same still counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteOff {
    /// The number of the invoice.
    pub invoice: String,
    /// How much, in the invoice's currency; always positive.
    pub amount: Decimal,
    /// Why.
    pub reason: String,
}
