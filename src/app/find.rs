//! Finding the debtor that somebody means.

use super::{AppError, Book, Result};
use crate::domain::search::{compact_tax_id, fold};
use crate::store::{DebtorId, Identity};

/// No more candidates than these are worth listing.
const LISTED: usize = 20;

impl Book {
    /// The debtor with this code, else tax id, else name; else with this code in other letters, large or small; else with
    /// a name that has this in it and is the only one.
    ///
    /// # Errors
    /// When none fits, or several do: with the candidates.
    pub fn find(&self, asked: &str) -> Result<DebtorId> {
        let asked = asked.trim();
        let tax_id = compact_tax_id(asked);
        let folded = fold(asked);
        let ways = [
            (Identity::Code, asked),
            (Identity::TaxId, tax_id.as_str()),
            (Identity::Name, folded.as_str()),
        ];
        for (identity, value) in ways {
            if value.is_empty() {
                continue;
            }
            let found = self.store.identified(identity, value)?;
            match self.known(&found)?.as_slice() {
                [] => {}
                [debtor] => return Ok(*debtor),
                several => return self.which(asked, several),
            }
        }
        let mut found = Vec::new();
        let mut with_code = Vec::new();
        self.store.keys(None, &mut |key| {
            let name = key.haystack.lines().next().unwrap_or_default();
            if !folded.is_empty() && name.contains(&folded) {
                found.push(key.debtor);
            }
            if key.code.len() == asked.len() && fold(key.code) == folded {
                with_code.push(key.debtor);
            }
            true
        })?;
        match (with_code.as_slice(), found.as_slice()) {
            ([debtor], _) | ([], [debtor]) => Ok(*debtor),
            ([], several) => self.which(asked, several),
            (several, _) => self.which(asked, several),
        }
    }

    /// Those of whom something is still known: undoing an import leaves the debtors that it brought without a name.
    fn known(&self, debtors: &[DebtorId]) -> Result<Vec<DebtorId>> {
        let rows = self.store.rows(debtors)?;
        let named = rows.into_iter().filter(|row| !row.code.is_empty());
        Ok(named.map(|row| row.debtor).collect())
    }

    fn which(&self, asked: &str, several: &[DebtorId]) -> Result<DebtorId> {
        let listed = several.len().min(LISTED);
        let rows = self.store.rows(&several[..listed])?;
        Err(AppError::WhichDebtor {
            asked: asked.to_owned(),
            candidates: rows.into_iter().map(|row| (row.code, row.name)).collect(),
            more: several.len() - listed,
        })
    }
}
