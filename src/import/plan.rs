//! The recipe by which rows are read: which cells, in what notation.

use super::amounts::DecimalMark;
use super::columns::Assigned;
use super::field::{Field, FieldKind};
use super::options::DateOrder;
use super::owners::Owner;
use super::synonyms::Slot;
use iso_currency::Currency;

/// A text field: the parts are joined, and of each part the first filled column counts.
#[derive(Debug, Clone, Default)]
pub(super) struct TextPlan {
    pub parts: Vec<Vec<usize>>,
    /// Whether all values end in `.0`, as numbers do that went through a table of floats.
    pub float_tail: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct DatePlan {
    pub column: usize,
    pub order: Option<DateOrder>,
    pub serial: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct AmountPlan {
    pub column: usize,
    pub mark: DecimalMark,
    /// Whether percentages are written as fractions: `0.21`.
    pub fraction: bool,
}

/// How a status column is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatusReading {
    Words,
    YesIsSettled,
    YesIsOpen,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct CurrencyPlan {
    pub default: Currency,
    pub forced: bool,
    /// The currency in the heading of the amounts.
    pub heading: Option<Currency>,
    pub column: Option<usize>,
}

/// All of it. A field that the file lacks is empty or absent.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub code: TextPlan,
    pub name: TextPlan,
    pub tax_id: TextPlan,
    pub email: TextPlan,
    pub phone: TextPlan,
    pub contact_person: TextPlan,
    pub tags: TextPlan,
    pub number: TextPlan,
    pub notes: TextPlan,
    pub debtor_type: Option<usize>,
    pub document: Option<usize>,
    pub terms: Option<usize>,
    pub disputed: Option<usize>,
    pub disputed_amount: Option<AmountPlan>,
    /// The columns that tell the status, the most telling first.
    pub status: Vec<(usize, StatusReading)>,
    pub issued_on: Option<DatePlan>,
    pub due_on: Option<DatePlan>,
    pub paid_on: Option<DatePlan>,
    pub total: Option<AmountPlan>,
    pub net: Option<AmountPlan>,
    pub tax_percent: Option<AmountPlan>,
    pub tax: Option<AmountPlan>,
    pub withheld_percent: Option<AmountPlan>,
    pub withheld: Option<AmountPlan>,
    pub paid: Option<AmountPlan>,
    pub balance: Option<AmountPlan>,
    pub currency: CurrencyPlan,
    /// Whether rows are lines of invoices, whose amounts are added up.
    pub by_line: bool,
    /// Whether debtors stand in rows of their own above their invoices.
    pub grouped: bool,
    /// The debtor named above the headings, of whom the first rows are.
    pub first_owner: Option<Owner>,
    /// Whether debtors stand within debtors.
    pub nests: bool,
    /// The column without a heading that names debtors in rows without a day, and invoices in the others.
    pub stub: Option<usize>,
    /// Whether the rows are credit notes: their amounts count against what is owed, whatever their sign.
    pub credit_notes: bool,
    /// Columns that feed something, with their heading if they have one, to know a heading that is repeated further down.
    pub used: Vec<(usize, String)>,
}

impl Plan {
    /// Whether a column holds amounts that are used.
    pub(super) fn is_amount_column(&self, index: usize) -> bool {
        let plans = [
            self.total,
            self.net,
            self.tax,
            self.withheld,
            self.paid,
            self.balance,
            self.disputed_amount,
            self.tax_percent,
            self.withheld_percent,
        ];
        plans.iter().flatten().any(|plan| plan.column == index)
    }

    /// Whether a column says who the debtor is.
    pub(super) fn is_identity_column(&self, index: usize) -> bool {
        [&self.code, &self.name, &self.tax_id]
            .iter()
            .any(|text| text.parts.iter().flatten().any(|column| *column == index))
    }
}

/// The columns of a text field, as alternatives or as parts to be joined.
pub(super) fn text_plan(assigned: &[Assigned], field: Field) -> TextPlan {
    debug_assert_eq!(field.kind(), FieldKind::Text);
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for known in assigned
        .iter()
        .filter(|known| known.slot == Slot::Field(field))
    {
        match parts
            .last_mut()
            .filter(|_| known.why == super::columns::Why::SameFieldAgain)
        {
            Some(alternatives) => alternatives.push(known.column),
            None => parts.push(vec![known.column]),
        }
    }
    TextPlan {
        parts,
        float_tail: false,
    }
}
