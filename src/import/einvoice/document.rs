//! What an electronic invoice comes to, whatever its format.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::domain::fact::{Instalment, PaymentMethod};
use crate::domain::money::Currency;
use crate::import::error::RowRejection;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// It changes what is owed: an invoice or debit note, or, with a negative total, a credit note.
    Invoice,
    /// It tells of payments of invoices.
    Payments,
}

/// One document of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// What it is.
    pub kind: DocumentKind,
    /// Series and number, as they identify it among those of its issuer.
    pub number: String,
    /// The id that the tax office knows it by, in capitals.
    pub uuid: Option<String>,
    /// Who issued it.
    pub seller: Party,
    /// To whom.
    pub buyer: Party,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The last day to pay; nothing when the terms decide.
    pub due_on: Option<NaiveDate>,
    /// The days to pay, where they are said instead.
    pub terms_days: Option<u32>,
    /// The currency of all amounts but those of payments.
    pub currency: Currency,
    /// What is owed in all, paid on account or not; negative when it is owed to the buyer.
    pub total: Decimal,
    /// What was paid on account.
    pub paid: Decimal,
    /// Whether that is taken for granted, for want of a word on it.
    pub is_paid_assumed: bool,
    /// Parts with due dates of their own, adding up to the total; none when there is only one.
    pub instalments: Vec<Instalment>,
    /// The earlier invoices that it corrects.
    pub corrects: Vec<Reference>,
    /// Whether it takes the place of these, instead of adding to them.
    pub replaces: bool,
    /// The payments that it tells of.
    pub payments: Vec<Settlement>,
    /// What is in and may be wrong.
    pub doubts: Vec<Doubt>,
}

/// A seller or buyer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// The tax id, as written; not those that stand for anybody.
    pub tax_id: Option<String>,
    /// Whether another id stands in for the tax id, with rules of its own.
    pub is_stand_in: bool,
    /// Other ids of theirs.
    pub other_ids: Vec<String>,
    /// The name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The person to talk to.
    pub contact_person: Option<String>,
}

/// Another document, as a document names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its id at the tax office, in capitals.
    pub uuid: Option<String>,
    /// Its series and number.
    pub number: Option<String>,
}

/// Money that came in, as a document tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// When.
    pub at: NaiveDateTime,
    /// The way it came in.
    pub method: Option<PaymentMethod>,
    /// What the bank calls it.
    pub operation: Option<String>,
    /// What it pays.
    pub shares: Vec<Share>,
}

/// What a payment pays of one invoice.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The line on which it stands.
    pub line: u64,
    /// The invoice.
    pub invoice: Reference,
    /// How much, in the currency of the invoice.
    pub amount: Decimal,
    /// The currency of the invoice.
    pub currency: Currency,
    /// What is left of the invoice afterwards, where it is said.
    pub left: Option<Decimal>,
}

/// What is in a document and may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Lines and taxes come to another total than the one that is stated, and that counts.
    Total {
        /// The total that is stated.
        stated: Decimal,
        /// What lines and taxes come to.
        computed: Decimal,
        /// The currency of both.
        currency: Currency,
    },
    /// The instalments don't come to what is to be paid; the last one was changed so that they do.
    Instalments {
        /// What is to be paid.
        stated: Decimal,
        /// What the instalments come to.
        computed: Decimal,
        /// The currency of both.
        currency: Currency,
    },
    /// A tax id fails its check digit.
    TaxId {
        /// Whose it is.
        name: String,
        /// The tax id.
        tax_id: String,
    },
    /// It says that it is paid at once, and not that it was: it counts as open.
    PaidAtOnce,
    /// Neither seller nor buyer is the house; the buyer counts as the client.
    Strangers,
}

impl Doubt {
    /// A stable name for JSON and tests.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Doubt::Total { .. } => "total",
            Doubt::Instalments { .. } => "instalments",
            Doubt::TaxId { .. } => "tax_id",
            Doubt::PaidAtOnce => "paid_at_once",
            Doubt::Strangers => "strangers",
        }
    }
}

/// What a file holds.
#[derive(Debug, Default, PartialEq)]
pub struct Documents {
    /// The good documents, in the order of the file.
    pub read: Vec<Document>,
    /// Those that can't be taken in, and why.
    pub rejected: Vec<RowRejection>,
    /// Those that ask for no money, and the lines they begin on: delivery notes, pay slips, quotes.
    pub no_claims: Vec<(u64, String)>,
}
