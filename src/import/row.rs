//! What a row comes out as.

use super::error::RowRejection;
use super::words::DebtorTypeWord;
use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::Decimal;

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The line on which the row starts, counted from 1.
    pub line: u64,
    /// What the row says about the debtor.
    pub debtor: DebtorColumns,
    /// What it says about the invoice; nothing in a list of debtors or payments.
    pub invoice: Option<InvoiceColumns>,
    /// What it says about a payment, in a list of payments.
    pub payment: Option<PaymentColumns>,
}

/// What a row of a list of payments says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentColumns {
    /// The number of the invoice that is paid.
    pub number: String,
    /// How much.
    pub amount: Decimal,
    /// The currency, if the list names one; else it is the invoice's.
    pub currency: Option<Currency>,
    /// The day.
    pub paid_on: NaiveDate,
    /// What else is written there.
    pub reference: Option<String>,
}

/// What a row says about the debtor. At least one of code, tax id and name is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DebtorColumns {
    /// The code.
    pub code: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The tax id, as written.
    pub tax_id: Option<String>,
    /// The e-mail address, as written.
    pub email: Option<String>,
    /// The telephone number, as written.
    pub phone: Option<String>,
    /// The person to talk to.
    pub contact_person: Option<String>,
    /// The type.
    pub debtor_type: Option<DebtorTypeWord>,
    /// The tags.
    pub tags: Vec<String>,
    /// Notes on the debtor; in a list of invoices notes are the invoice's.
    pub notes: Option<String>,
}

/// What a row says about the invoice. At least one of total and balance is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceColumns {
    /// The number, its leading zeros kept.
    pub number: Option<String>,
    /// The issue date.
    pub issued_on: Option<NaiveDate>,
    /// The due date.
    pub due_on: Option<NaiveDate>,
    /// The days between issue and due date.
    pub terms_days: Option<u32>,
    /// The total, or net amount and tax, rounded to the currency.
    pub total: Option<Decimal>,
    /// What was paid.
    pub paid: Option<Decimal>,
    /// What is open.
    pub balance: Option<Decimal>,
    /// The currency.
    pub currency: Currency,
    /// The day it was paid.
    pub paid_on: Option<NaiveDate>,
    /// Whether the row is a line of the invoice, whose amount is a part of the total.
    pub is_line: bool,
    /// Whether a word or flag says that it is settled.
    pub settled_by_word: Option<bool>,
    /// Whether the client contests it.
    pub disputed: Option<bool>,
    /// How much of it the client contests; zero is nothing.
    pub disputed_amount: Option<Decimal>,
    /// Free text.
    pub notes: Option<String>,
}

/// A row that was read, or why it wasn't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A good row.
    Read(Box<ImportRow>),
    /// A row that has to be left out.
    Rejected(RowRejection),
}

/// Why a row is no invoice, without being wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SetAside {
    /// A sum of other rows.
    Total,
    /// To the letter the same as an earlier row.
    Repeated,
    /// The headings once more.
    Heading,
    /// A name above its invoices, or a remark such as a page number.
    Remark,
    /// A cancelled invoice.
    Cancelled,
    /// A draft, quote or other document that asks for no money.
    Draft,
    /// A payment among the invoices.
    Payment,
    /// An electronic invoice in which the house is the buyer.
    Purchase,
    /// An electronic document that asks for no money: a delivery note, a pay slip, a quote.
    NoClaim,
}
