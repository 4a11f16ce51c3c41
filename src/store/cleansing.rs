//! What can be done in a transaction to take out what is held about somebody.

use std::collections::BTreeMap;

use super::{DebtorId, Draft, Result};
use crate::domain::chain::{Hash, Salt};
use crate::domain::fact::{EntryNumber, Fact};

/// The setting with what the marks of erased debtors are hashed with, in hexadecimal digits.
pub const ERASURE_SALT: &str = "erasure_salt";

/// A row of the journal whose content was replaced: its first entry, and the salted hash of what it holds now, if anything.
pub type ReplacedRow = (EntryNumber, Option<Hash>);

/// Takes out what is held about somebody. The book has to be scrubbed afterwards; see [`super::Store::scrub`].
pub trait Cleansing {
    /// Replaces what entries of a debtor say, or empties them; gives back the rows that they lie in. What the chain vouches
    /// for stays; an entry of the kind `erased` has to vouch for what took its place.
    ///
    /// # Errors
    /// When the store can't be read or written, or an entry that lies with others is to be emptied.
    fn replace_contents(
        &mut self,
        debtor: DebtorId,
        changes: &BTreeMap<EntryNumber, Option<Fact>>,
    ) -> Result<Vec<ReplacedRow>>;

    /// What the marks of erased debtors are hashed with, made when it is first asked for.
    ///
    /// # Errors
    /// When the store can't be read or written.
    fn erasure_salt(&mut self) -> Result<Salt>;

    /// Drops the drafts about a debtor that `goes` says so of, in all windows. Gives back how many.
    ///
    /// # Errors
    /// When the store can't be read or written.
    fn drop_drafts(
        &mut self,
        debtor: DebtorId,
        goes: &mut dyn FnMut(&Draft) -> bool,
    ) -> Result<usize>;

    /// Drops all that a debtor is recognised by.
    ///
    /// # Errors
    /// When the store can't be written.
    fn drop_identities(&mut self, debtor: DebtorId) -> Result<()>;
}
