//! What a file says about somebody whose data were erased on request is left out, so that it does not come back.

use super::Group;
use crate::domain::account::Account;
use crate::domain::debtor::Details;
use crate::domain::privacy::{Whose, fingerprints};

impl Group {
    /// Leaves out what may not come back about the debtor that this is about. Gives back whether there was any of it.
    pub fn leave_out_erased(&mut self, known: &Account) -> bool {
        if known.erased_client().is_some() {
            return self.leave_out_all();
        }
        let persons = known.erased.iter().map(|it| &it.what);
        let mut left_out = false;
        for erased in persons.filter(|it| it.whose == Whose::Person) {
            let said = fingerprints(&erased.salt.0, &self.details);
            let comes_back = said.into_iter().filter(|it| erased.marks.contains(it));
            for (mark, _) in comes_back.collect::<Vec<_>>() {
                left_out |= mark.leave_out(&mut self.details);
            }
        }
        left_out
    }

    /// Amounts, dates and numbers go in as ever.
    fn leave_out_all(&mut self) -> bool {
        let code = self.details.code.clone();
        let bare = Details {
            code,
            ..Details::default()
        };
        let mut left_out = self.details != bare || !self.tags.is_empty() || !self.notes.is_empty();
        self.details = Details::default();
        self.tags.clear();
        self.notes.clear();
        for (_, invoice) in &mut self.invoices {
            left_out |= invoice.notes.take().is_some();
        }
        let payments = self.documents.iter_mut().flat_map(|it| &mut it.payments);
        for payment in payments {
            payment.operation = None;
        }
        left_out
    }
}
