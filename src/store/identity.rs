//! By what a debtor is recognised.

use crate::domain::account::Account;
use crate::domain::debtor::Details;
use crate::domain::search::{compact_tax_id, fold};

/// By what a debtor is recognised in imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Identity {
    /// The code in the accounting program, as written.
    Code,
    /// The tax id, letters and digits only.
    TaxId,
    /// The name, folded.
    Name,
    /// A hash of one of these, or of the code, that was erased; see [`crate::domain::privacy::fingerprint`].
    Erased,
}

impl Identity {
    /// The stable name in the store.
    pub fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::TaxId => "tax_id",
            Self::Name => "name",
            Self::Erased => "erased",
        }
    }
}

/// By what a debtor is recognised, erased data included.
pub fn recognised_by(account: &Account) -> Vec<(Identity, String)> {
    let marks = account.erased.iter().flat_map(|it| &it.what.marks);
    let erased = marks.map(|(_, hash)| (Identity::Erased, hash.to_string()));
    let mut all = identities(&account.details);
    all.extend(erased);
    all
}

/// By what somebody with these details is recognised, the surest first.
pub fn identities(details: &Details) -> Vec<(Identity, String)> {
    let tax_id = details.tax_id.as_deref().map(compact_tax_id);
    let name = details.name.as_deref().map(fold);
    let mut found = Vec::with_capacity(3);
    for (identity, value) in [
        (Identity::Code, details.code.clone()),
        (Identity::TaxId, tax_id),
        (Identity::Name, name),
    ] {
        if let Some(value) = value.filter(|it| !it.is_empty()) {
            found.push((identity, value));
        }
    }
    found
}
