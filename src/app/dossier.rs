//! The dossier of a client, and whether the journal is still what a dossier says it was.

use super::{Book, DebtorFile, Result};
use crate::domain::account::reversed_batches;
use crate::domain::chain::{ChainProblem, Following, Hash};
use crate::domain::dossier::{Chain, ChainRow, Dossier, Scope, Seal, Sources};
use crate::domain::interest::{LateInterest, LegalRate};

/// What the journal says to a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealFound {
    /// Whom the journal is about; nothing when the book has no such client.
    pub name: Option<String>,
    /// How many entries it has by now.
    pub entries: u32,
    /// The hash of the entry that was the last one then, as it is now.
    pub hash: Option<Hash>,
    /// What is wrong with the entries up to that one.
    pub problems: Vec<ChainProblem>,
}

impl SealFound {
    /// Whether nothing was changed since.
    pub fn holds(&self, seal: &Seal) -> bool {
        self.hash == Some(seal.hash.0) && self.problems.is_empty()
    }
}

impl Book {
    /// The dossier of a client at the present moment.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn dossier(&self, file: &DebtorFile, scope: Scope) -> Result<Dossier> {
        let interest = self.interest(file);
        let sources = Sources {
            entries: &file.entries,
            account: &file.account,
            now: self.now(),
            rates: self.rates_of(&interest),
            interest: &interest,
            chain: self.chain_of(file)?,
        };
        Ok(Dossier::of(sources, scope))
    }

    /// The legal rates that figures rest on, none where another rate was agreed.
    fn rates_of(&self, interest: &LateInterest) -> Vec<LegalRate> {
        if interest.agreed_rate.is_some() {
            return Vec::new();
        }
        let table = &self.settings.interest.rates;
        let segments = interest.invoices.iter().flat_map(|it| &it.segments);
        let counting = segments.filter_map(|it| table.counting_on(it.from));
        let mut rates: Vec<LegalRate> = counting.cloned().collect();
        rates.sort_by_key(|it| it.from);
        rates.dedup();
        rates
    }

    /// The hashes of the entries that were read; what another window recorded since is not among them.
    fn chain_of(&self, file: &DebtorFile) -> Result<Chain> {
        let reversed = reversed_batches(&file.entries);
        let mut following = Following::default();
        let mut rows = Vec::new();
        self.store.each_row(Some(file.debtor), &mut |row| {
            if row.number as usize > file.entries.len() {
                return Ok(false);
            }
            following.take(&row.link(), row.content, row.salt)?;
            rows.push(ChainRow {
                number: row.number,
                facts: row.facts,
                kind: row.kind.to_owned(),
                happened_at: row.happened_at,
                recorded_at: row.recorded_at,
                author: row.author.into(),
                hash: following.head(),
                emptied: row.content.is_none(),
                undone: reversed.contains(&row.batch),
            });
            Ok(true)
        })?;
        Ok(Chain {
            debtor: file.debtor,
            rows,
            problems: following.problems(),
        })
    }

    /// What the journal says to the seal of a dossier, every hash up to its entry worked out anew.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn check_seal(&self, seal: &Seal) -> Result<SealFound> {
        let mut following = Following::default();
        let mut hash = None;
        self.store.each_row(Some(seal.debtor), &mut |row| {
            following.take(&row.link(), row.content, row.salt)?;
            if following.length() == seal.entries {
                hash = Some(following.head());
            }
            Ok(true)
        })?;
        // What was erased since is vouched for by a later entry, so the whole chain is followed before anything is said.
        let mut problems = following.problems();
        problems.retain(|it| match it {
            ChainProblem::Changed(row) | ChainProblem::HoldsAgain(row) => *row <= seal.entries,
        });
        let name = match following.length() {
            0 => None,
            _ => Some(self.debtor(seal.debtor)?.account.details),
        };
        Ok(SealFound {
            name: name.map(|it| it.display_name().to_owned()),
            entries: following.length(),
            hash,
            problems,
        })
    }
}
