//! Recognising payments: which invoices of whom a credit on the bank account pays, and what speaks for it. Pure: movements and
//! what is open in, proposals with their evidence out. A person accepts them; nothing here does.

mod index;
mod judge;
mod keys;
mod names;
mod subset;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::money::Currency;
use super::movement::{Movement, Party};

pub use index::Matcher;

/// An invoice of which something is open.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenInvoice {
    /// Its number.
    pub number: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The last day to pay.
    pub due_on: NaiveDate,
    /// The currency.
    pub currency: Currency,
    /// What is open.
    pub open: Decimal,
}

/// A client with what is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Payer {
    /// The number of the debtor in the book.
    pub debtor: i64,
    /// The name.
    pub name: Option<String>,
    /// The code in the accounting program.
    pub code: Option<String>,
    /// The tax id.
    pub tax_id: Option<String>,
    /// What is open.
    pub invoices: Vec<OpenInvoice>,
}

/// Who paid before from where, learned from what a person accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The debtor whose invoices were paid.
    pub debtor: i64,
    /// Who paid.
    pub party: Party,
}

/// What speaks for a proposal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The reference in a field of its own is that of the invoice.
    Reference(String),
    /// The number of the invoice is in the text.
    Number(String),
    /// The last part of the number of the invoice is in the text.
    NumberEnd(String),
    /// The payer's account paid for this client before.
    Account,
    /// The client's tax id is told.
    TaxId,
    /// The payer has the client's name.
    Name,
    /// A payer of this name paid for this client before.
    LearnedName,
    /// The client's name is in the text.
    NameInText,
    /// It is what is open of one invoice, to the cent.
    Exact,
    /// It is what is open of several invoices together, to the cent.
    ExactSum(usize),
    /// It is all that is open.
    ExactAll,
    /// It is less than is open of what it names.
    Part,
    /// It is more than is open of what it names.
    More,
    /// Other invoices, of this client or another, would fit as well.
    OthersFit,
    /// The number of the invoice is told, and the invoice is in another currency.
    OtherCurrency(String),
}

impl Evidence {
    /// The stable English name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Reference(_) => "reference",
            Self::Number(_) => "number",
            Self::NumberEnd(_) => "number_end",
            Self::Account => "payer_account",
            Self::TaxId => "tax_id",
            Self::Name => "payer_name",
            Self::LearnedName => "learned_name",
            Self::NameInText => "name_in_text",
            Self::Exact => "exact_amount",
            Self::ExactSum(_) => "exact_sum",
            Self::ExactAll => "exact_all",
            Self::Part => "part",
            Self::More => "more",
            Self::OthersFit => "others_fit",
            Self::OtherCurrency(_) => "other_currency",
        }
    }

    /// The number or reference that was found, if it is about one.
    pub fn found(&self) -> Option<&str> {
        match self {
            Self::Reference(it)
            | Self::Number(it)
            | Self::NumberEnd(it)
            | Self::OtherCurrency(it) => Some(it),
            _ => None,
        }
    }

    /// Whether it speaks against the proposal.
    pub fn is_doubt(&self) -> bool {
        matches!(
            self,
            Self::Part | Self::More | Self::OthersFit | Self::OtherCurrency(_)
        )
    }
}

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It may be so.
    Possible,
    /// It is probably so.
    Likely,
    /// Nothing else fits.
    Certain,
}

impl Verdict {
    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// What a credit may be: a payment of these invoices of this client.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The debtor.
    pub debtor: i64,
    /// The invoices, each with its share. What they do not use becomes free credit.
    pub shares: Vec<(String, Decimal)>,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
    /// How sure it is.
    pub verdict: Verdict,
    /// What the evidence comes to, for the order of proposals.
    pub points: u32,
}

impl Proposal {
    /// What the invoices use of the payment.
    pub fn used(&self) -> Decimal {
        self.shares.iter().map(|(_, share)| *share).sum()
    }
}

/// At most so many proposals are made for one movement.
pub const MOST_PROPOSALS: usize = 5;

/// Proposals for several movements in the order of their days. What a certain one pays is not open for later ones.
pub fn propose_all(matcher: &mut Matcher, movements: &[&Movement]) -> Vec<Vec<Proposal>> {
    let mut order: Vec<usize> = (0..movements.len()).collect();
    order.sort_by_key(|at| (movements[*at].booked_on, *at));
    let mut all = vec![Vec::new(); movements.len()];
    for at in order {
        let proposals = matcher.propose(movements[at]);
        if let Some(first) = proposals.first()
            && first.verdict == Verdict::Certain
        {
            matcher.claim(first);
        }
        all[at] = proposals;
    }
    all
}
