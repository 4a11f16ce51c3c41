//! What was recognised in a file, in words.

use super::{Place, Texts};
use crate::import::{
    Assumption, DateOrder, Evidence, Field, Foreign, Format, Recognised, SetAside, Sniffed, Why,
};

impl Texts {
    /// What a column of a file can mean.
    pub fn field(&self, field: Field) -> String {
        self.get(&format!("field-{}", field.id()))
    }

    /// The order of day, month and year, with an example.
    pub fn date_order(&self, order: DateOrder) -> String {
        self.get(&format!("date-order-{}", order.id()))
    }

    /// Why a column is used as it is, or isn't used.
    pub fn why(&self, why: Why) -> String {
        match why {
            Why::Heading => self.get("column-why-heading"),
            Why::PartOfHeading => self.get("column-why-part-of-heading"),
            Why::WordsOfHeading => self.get("column-why-words-of-heading"),
            Why::Content => self.get("column-why-content"),
            Why::SameFieldAgain => self.get("column-why-same-field-again"),
            Why::ByHand => self.get("column-why-by-hand"),
            Why::Remembered => self.get("column-why-remembered"),
            Why::Unknown => self.get("column-why-unknown"),
            Why::NotForDebtors(field) => self.with(
                "column-why-not-for-debtors",
                &[("field", self.field(field).into())],
            ),
            Why::CellsDoNotFit(field) => self.with(
                "column-why-cells-do-not-fit",
                &[("field", self.field(field).into())],
            ),
            Why::OtherColumnFits(field) => self.with(
                "column-why-other-column-fits",
                &[("field", self.field(field).into())],
            ),
        }
    }

    /// What a format is called.
    pub fn format(&self, format: Format) -> String {
        self.get(&format!("format-{}", format.id()))
    }

    /// How a format is known.
    pub fn format_how(&self, format: Format) -> String {
        self.get(&format!("format-how-{}", format.id()))
    }

    /// What a file is taken for, and why.
    pub fn taken_for(&self, taken_for: &Sniffed) -> String {
        let places = [
            ("format", self.format(taken_for.format).into()),
            ("evidence", self.known_by(&taken_for.evidence).into()),
        ];
        self.with("import-taken-for", &places)
    }

    /// By what a file was known.
    pub fn known_by(&self, evidence: &Evidence) -> String {
        match evidence {
            Evidence::Root { element, namespace } => {
                let places = [
                    ("element", element.as_str().into()),
                    ("namespace", namespace.as_str().into()),
                ];
                match namespace.is_empty() {
                    true => self.with("evidence-element", &places[..1]),
                    false => self.with("evidence-root", &places),
                }
            }
            Evidence::Entry(name) => self.with("evidence-entry", &[("name", name.into())]),
            Evidence::Files => self.get("evidence-files"),
            Evidence::FirstBytes => self.get("evidence-first-bytes"),
            Evidence::Records => self.get("evidence-records"),
            Evidence::Tag(tag) => self.with("evidence-tag", &[("tag", (*tag).into())]),
            Evidence::BankHeadings(headings) => {
                self.with("evidence-bank-headings", &[("headings", headings.into())])
            }
            Evidence::Text => self.get("evidence-text"),
            Evidence::Name(ending) => self.with("evidence-name", &[("ending", ending.into())]),
            Evidence::Folder => self.get("evidence-folder"),
            Evidence::Journal => self.get("evidence-journal"),
        }
    }

    /// How a table is laid out: encoding and separator, or the sheet; and where its headings stand.
    pub fn layout(&self, read: &Recognised) -> String {
        let line = ("line", Place::from(read.heading_line.to_string()));
        if let Some(sheet) = &read.sheet {
            let places = [
                ("sheet", Place::from(&sheet.name)),
                line,
                ("others", Place::from(sheet.others.join(", "))),
            ];
            return match sheet.others.is_empty() {
                true => self.with("import-layout-sheet", &places[..2]),
                false => self.with("import-layout-sheets", &places),
            };
        }
        let separator = match read.separator() {
            Some('\t') => "Tab".to_owned(),
            separator => separator.map(String::from).unwrap_or_default(),
        };
        let places = [
            (
                "encoding",
                Place::from(read.encoding_name().unwrap_or_default()),
            ),
            ("separator", Place::from(separator)),
            line,
        ];
        self.with("import-recognised", &places)
    }

    /// What a file is that can't be imported, and what to do instead.
    pub fn foreign(&self, foreign: &Foreign) -> String {
        let id = format!("foreign-{}", foreign.id());
        match foreign {
            Foreign::Xml(element) => self.with(&id, &[("element", element.into())]),
            _ => self.get(&id),
        }
    }

    /// What is taken for granted because a file does not say it.
    pub fn assumption(&self, assumption: &Assumption, terms_days: u32) -> String {
        let id = format!("assumption-{}", assumption_id(assumption));
        match assumption {
            Assumption::Currency(currency) | Assumption::UnclearSign(currency) => {
                self.with(&id, &[("currency", currency.code().into())])
            }
            Assumption::NoDueDate => self.with(&id, &[("count", terms_days.into())]),
            Assumption::DebtorAbove(name) => self.with(&id, &[("name", name.into())]),
            _ => self.get(&id),
        }
    }
}

/// The stable name of an assumption, for JSON and texts.
pub fn assumption_id(assumption: &Assumption) -> &'static str {
    match assumption {
        Assumption::Currency(_) => "currency",
        Assumption::UnclearSign(_) => "unclear_sign",
        Assumption::NetIsTotal => "net_is_total",
        Assumption::BalanceIsTotal => "balance_is_total",
        Assumption::NoInvoiceNumber => "no_invoice_number",
        Assumption::NoIssueDate => "no_issue_date",
        Assumption::DueFromTerms => "due_from_terms",
        Assumption::NoDueDate => "no_due_date",
        Assumption::PaidAtOnce => "paid_at_once",
        Assumption::AmountsLeftOut => "amounts_left_out",
        Assumption::LinesAddedUp => "lines_added_up",
        Assumption::DebtorsAsGroups => "debtors_as_groups",
        Assumption::DebtorAbove(_) => "debtor_above",
        Assumption::CreditNotes => "credit_notes",
    }
}

/// The stable name of what a row is that is no invoice, for JSON and texts.
pub fn set_aside_id(what: SetAside) -> &'static str {
    match what {
        SetAside::Total => "total",
        SetAside::Repeated => "repeated",
        SetAside::Heading => "heading",
        SetAside::Remark => "remark",
        SetAside::Cancelled => "cancelled",
        SetAside::Draft => "draft",
        SetAside::Payment => "payment",
        SetAside::Purchase => "purchase",
        SetAside::NoClaim => "no_claim",
    }
}
