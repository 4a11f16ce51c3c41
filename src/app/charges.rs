//! What could be claimed for being late.

use super::{Book, DebtorFile};
use crate::domain::interest::{LateInterest, late_interest, late_interest_with_waived};

impl Book {
    /// What could be claimed from a debtor for being late, as of today.
    pub fn interest(&self, file: &DebtorFile) -> LateInterest {
        late_interest(&file.account, self.today(), &self.settings.interest)
    }

    /// As [`Book::interest`], what was let go being proposed again.
    pub fn interest_with_waived(&self, file: &DebtorFile) -> LateInterest {
        late_interest_with_waived(&file.account, self.today(), &self.settings.interest)
    }
}
