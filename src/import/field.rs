//! What a column of a file can mean.

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The code under which the accounting program knows the debtor.
    DebtorCode,
    /// The debtor's name.
    DebtorName,
    /// The debtor's tax id, as written.
    TaxId,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The person to talk to.
    ContactPerson,
    /// The debtor's type: forgetful, illiquid, disputing, unclassified.
    DebtorType,
    /// Tags, several in one cell.
    Tags,
    /// The invoice's number.
    InvoiceNumber,
    /// The kind of document of the row, to tell payments from invoices.
    DocumentKind,
    /// The day the invoice was issued.
    IssuedOn,
    /// The day the invoice is due.
    DueOn,
    /// The days between issue and due date.
    TermsDays,
    /// The invoice's amount with taxes.
    Total,
    /// The invoice's amount before taxes.
    NetAmount,
    /// The tax in percent of the net amount.
    TaxPercent,
    /// The tax as an amount.
    TaxAmount,
    /// Tax withheld by the client, in percent of the net amount.
    WithheldPercent,
    /// Tax withheld by the client, as an amount.
    WithheldAmount,
    /// What was paid so far.
    Paid,
    /// What is still open.
    Balance,
    /// The currency of the amounts.
    Currency,
    /// The day the invoice was paid.
    PaidOn,
    /// A word on whether the invoice is settled.
    Status,
    /// Whether the client contests the invoice.
    Disputed,
    /// How much of the invoice the client contests.
    DisputedAmount,
    /// Free text.
    Notes,
}

/// What the cells of a field hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Text that is taken as it is.
    Text,
    /// A word out of a known list.
    Word,
    /// A day.
    Date,
    /// Money, or a percentage of it.
    Amount,
}

impl Field {
    /// All fields, in the order in which a mapping is best shown.
    pub const ALL: [Field; 27] = [
        Field::DebtorCode,
        Field::DebtorName,
        Field::TaxId,
        Field::Email,
        Field::Phone,
        Field::ContactPerson,
        Field::DebtorType,
        Field::Tags,
        Field::InvoiceNumber,
        Field::DocumentKind,
        Field::IssuedOn,
        Field::DueOn,
        Field::TermsDays,
        Field::Total,
        Field::NetAmount,
        Field::TaxPercent,
        Field::TaxAmount,
        Field::WithheldPercent,
        Field::WithheldAmount,
        Field::Paid,
        Field::Balance,
        Field::Currency,
        Field::PaidOn,
        Field::Status,
        Field::Disputed,
        Field::DisputedAmount,
        Field::Notes,
    ];

    /// The name of the field in files, options and JSON. It never changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Field::DebtorCode => "debtor_code",
            Field::DebtorName => "name",
            Field::TaxId => "tax_id",
            Field::Email => "email",
            Field::Phone => "phone",
            Field::ContactPerson => "contact_person",
            Field::DebtorType => "type",
            Field::Tags => "tags",
            Field::InvoiceNumber => "number",
            Field::DocumentKind => "document",
            Field::IssuedOn => "issued_on",
            Field::DueOn => "due_on",
            Field::TermsDays => "terms",
            Field::Total => "total",
            Field::NetAmount => "net",
            Field::TaxPercent => "tax_percent",
            Field::TaxAmount => "tax",
            Field::WithheldPercent => "withheld_percent",
            Field::WithheldAmount => "withheld",
            Field::Paid => "paid",
            Field::Balance => "balance",
            Field::Currency => "currency",
            Field::PaidOn => "paid_on",
            Field::Status => "status",
            Field::Disputed => "disputed",
            Field::DisputedAmount => "disputed_amount",
            Field::Notes => "notes",
        }
    }

    /// The field with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.id() == id)
    }

    /// Whether the field is about the debtor, and not about one invoice.
    #[must_use]
    pub fn is_about_debtor(self) -> bool {
        matches!(self.kind(), FieldKind::Text | FieldKind::Word)
            && !matches!(
                self,
                Field::InvoiceNumber
                    | Field::DocumentKind
                    | Field::TermsDays
                    | Field::Currency
                    | Field::Status
                    | Field::Disputed
            )
    }

    /// What the cells of this field hold.
    #[must_use]
    pub fn kind(self) -> FieldKind {
        match self {
            Field::IssuedOn | Field::DueOn | Field::PaidOn => FieldKind::Date,
            Field::Total
            | Field::NetAmount
            | Field::TaxPercent
            | Field::TaxAmount
            | Field::WithheldPercent
            | Field::WithheldAmount
            | Field::Paid
            | Field::Balance
            | Field::DisputedAmount => FieldKind::Amount,
            Field::DebtorType
            | Field::DocumentKind
            | Field::TermsDays
            | Field::Currency
            | Field::Status
            | Field::Disputed => FieldKind::Word,
            Field::DebtorCode
            | Field::DebtorName
            | Field::TaxId
            | Field::Email
            | Field::Phone
            | Field::ContactPerson
            | Field::Tags
            | Field::InvoiceNumber
            | Field::Notes => FieldKind::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_back_to_their_field_and_are_all_different() {
        let mut seen = std::collections::HashSet::new();
        for field in Field::ALL {
            assert_eq!(Field::from_id(field.id()), Some(field));
            assert!(seen.insert(field.id()), "{} twice", field.id());
        }
        assert_eq!(Field::from_id("colour"), None);
    }
}
