//! What is said of electronic invoices, in words.

use super::{Place, Texts};
use crate::app::DocumentDoubt;
use crate::domain::money::Money;
use crate::import::RowRejection;
use crate::import::einvoice::{Doubt, XmlError, XmlFault};

impl Texts {
    /// What is in an electronic document and may be wrong, with the document's name.
    pub fn document_doubt(&self, it: &DocumentDoubt) -> String {
        let id = format!("document-doubt-{}", it.doubt.id());
        let mut places = vec![
            ("number", Place::from(it.number.as_str())),
            ("line", it.line.to_string().into()),
        ];
        match &it.doubt {
            Doubt::Total {
                stated,
                computed,
                currency,
            }
            | Doubt::Instalments {
                stated,
                computed,
                currency,
            } => {
                let money = |amount| Place::from(self.money(Money::new(amount, *currency)));
                places.push(("stated", money(*stated)));
                places.push(("computed", money(*computed)));
            }
            Doubt::TaxId { name, tax_id } => {
                places.push(("name", name.as_str().into()));
                places.push(("value", tax_id.as_str().into()));
            }
            Doubt::PaidAtOnce | Doubt::Strangers => {}
        }
        self.with(&id, &places)
    }

    /// Why an XML file is refused, and where reading stopped.
    pub(super) fn xml_error(&self, error: &XmlError) -> String {
        let id = format!("read-xml-{}", error.fault.id());
        let what = match &error.fault {
            XmlFault::Io(problem) => self.io_problem(problem),
            XmlFault::Encoding(what)
            | XmlFault::Entity(what)
            | XmlFault::OldVersion(what)
            | XmlFault::NoInvoice(what) => what.clone(),
            _ => String::new(),
        };
        let what = crate::clean::clean_text(&what, crate::clean::TEXT_LENGTH).into_owned();
        let places = [
            ("line", Place::from(error.line.to_string())),
            ("what", what.into()),
        ];
        self.with(&id, &places)
    }

    /// Why a file is refused whose only document can't be taken in.
    pub(super) fn no_good_document(&self, rejection: &RowRejection) -> String {
        let mut reason = self.row_rejection(rejection);
        if let Some(field) = rejection.field.filter(|_| !rejection.value.is_empty()) {
            let (field, value) = (self.field(field), &rejection.value);
            reason = format!("{reason} ({field}: {value})");
        }
        let places = [
            ("line", Place::from(rejection.line.to_string())),
            ("reason", reason.into()),
        ];
        self.with("read-no-good-document", &places)
    }
}
