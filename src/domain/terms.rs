//! What was agreed with one client, where it differs from the house's own terms, and what is claimed for being late.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::fact::EntryNumber;
use super::money::Currency;

/// Who the client is before the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    /// A company, or a professional who buys as such.
    Business,
    /// A person who buys for themselves.
    Consumer,
    /// An administration.
    PublicBody,
}

impl ClientKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Business, Self::Consumer, Self::PublicBody];

    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Consumer => "consumer",
            Self::PublicBody => "public_body",
        }
    }

    /// The kind with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }
}

/// A field of [`ClientTerms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermsField {
    /// Who the client is before the law.
    ClientKind,
    /// Days from issue to due date.
    PaymentDays,
    /// The agreed late interest.
    InterestRate,
    /// Years after which a debt prescribes.
    PrescriptionYears,
    /// What is paid in advance of each order.
    DepositPercent,
    /// Whether new orders are to be paid before they are delivered.
    Prepayment,
}

impl TermsField {
    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::ClientKind => "client_kind",
            Self::PaymentDays => "payment_days",
            Self::InterestRate => "interest_rate",
            Self::PrescriptionYears => "prescription_years",
            Self::DepositPercent => "deposit_percent",
            Self::Prepayment => "prepayment",
        }
    }
}

/// What was agreed with one client. Every field is as last stated; what is not stated follows the house's terms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientTerms {
    /// Who the client is before the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_kind: Option<ClientKind>,
    /// Days from issue to due date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_days: Option<u32>,
    /// The agreed late interest in percent a year; the legal rate when it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest_rate: Option<Decimal>,
    /// Years after which a debt prescribes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prescription_years: Option<u32>,
    /// What is paid in advance of each order, in percent of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deposit_percent: Option<Decimal>,
    /// Whether new orders are to be paid before they are delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepayment: Option<bool>,
    /// What follows the house's terms again. Only in the fact; an account's terms are what stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unset: Vec<TermsField>,
}

impl ClientTerms {
    /// What is stated in `newer` replaces what stood here, what it takes back is gone, and what it leaves out stays.
    pub fn update(&mut self, newer: &Self) {
        for field in &newer.unset {
            match field {
                TermsField::ClientKind => self.client_kind = None,
                TermsField::PaymentDays => self.payment_days = None,
                TermsField::InterestRate => self.interest_rate = None,
                TermsField::PrescriptionYears => self.prescription_years = None,
                TermsField::DepositPercent => self.deposit_percent = None,
                TermsField::Prepayment => self.prepayment = None,
            }
        }
        self.client_kind = newer.client_kind.or(self.client_kind);
        self.payment_days = newer.payment_days.or(self.payment_days);
        self.interest_rate = newer.interest_rate.or(self.interest_rate);
        self.prescription_years = newer.prescription_years.or(self.prescription_years);
        self.deposit_percent = newer.deposit_percent.or(self.deposit_percent);
        self.prepayment = newer.prepayment.or(self.prepayment);
    }
}

/// What can be claimed for being late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeKind {
    /// Late interest.
    Interest,
    /// The fixed sum for the cost of recovery.
    RecoveryCost,
    /// A penalty that the contract names.
    Penalty,
}

impl ChargeKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Interest, Self::RecoveryCost, Self::Penalty];

    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::RecoveryCost => "recovery_cost",
            Self::Penalty => "penalty",
        }
    }
}

/// Somebody claims interest, recovery cost or a penalty: from then on it is owed like an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeClaimed {
    /// What is claimed.
    pub kind: ChargeKind,
    /// The number of the invoice that was paid late.
    pub invoice: String,
    /// The number of the charge itself, by which payments find it.
    pub number: String,
    /// How much.
    pub amount: Decimal,
    /// The currency of the amount.
    pub currency: Currency,
    /// The first day that interest is claimed for; where it is not said, the day after what was claimed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day that interest is claimed for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<NaiveDate>,
    /// The last day to pay it.
    pub due_on: NaiveDate,
}

/// A claimed charge is let go, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeWaived {
    /// The entry with the charge.
    pub charge: EntryNumber,
    /// How much of it; all when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
