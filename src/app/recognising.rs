//! Whom a file speaks of.

use crate::domain::chain::Salt;
use crate::domain::debtor::Details;
use crate::domain::fact::Fact;
use crate::domain::privacy::{Mark, fingerprint};
use crate::domain::search::compact_tax_id;
use crate::domain::tax_id::{self, TaxIdCheck};
use crate::store::{DebtorId, Identity, Recording, StoreError};

type Result<T> = std::result::Result<T, StoreError>;

/// Whom a group is about.
pub(super) enum Recognised {
    Debtor(DebtorId),
    /// Nobody, but it is alike somebody erased who has another code.
    LikeErased(DebtorId),
    Nobody,
}

/// The debtor that a group is about: the one with its code; else, for want of a code on either side, the only one with its
/// tax id; else, for want of a tax id on either side, the only one with its name. Somebody erased is recognised by the marks that were left of these.
pub(super) fn recognised_debtor(
    work: &dyn Recording,
    details: &Details,
    identities: &[(Identity, String)],
    erasure_salt: Option<&Salt>,
) -> Result<Recognised> {
    let names_code = details.code.is_some();
    for (identity, value) in identities {
        let mut found = work.identified(*identity, value)?;
        if *identity == Identity::Name {
            found = namesakes(work, details, found)?;
        }
        match found.as_slice() {
            [debtor, ..] if *identity == Identity::Code => return Ok(Recognised::Debtor(*debtor)),
            [debtor] if names_code && has_code(work, *debtor)? => return Ok(Recognised::Nobody),
            [debtor] => return Ok(Recognised::Debtor(*debtor)),
            _ => {}
        }
        let (Some(salt), Some(mark)) = (erasure_salt, mark_of(*identity)) else {
            continue;
        };
        let hash = fingerprint(salt, mark, value).to_string();
        let found = work.identified(Identity::Erased, &hash)?;
        let Some(debtor) = found.first().copied() else {
            continue;
        };
        if mark == Mark::Name && details.tax_id.is_some() && has_erased_tax_id(work, debtor)? {
            continue;
        }
        let other_code = mark != Mark::Code && names_code && has_code(work, debtor)?;
        return Ok(match other_code {
            true => Recognised::LikeErased(debtor),
            false => Recognised::Debtor(debtor),
        });
    }
    Ok(Recognised::Nobody)
}

/// Those of the same name who can be the one that is meant: another tax id is another debtor, and of several only the one
/// without is meant where none is named. A tax id that can't be right says nothing.
fn namesakes(
    work: &dyn Recording,
    details: &Details,
    found: Vec<DebtorId>,
) -> Result<Vec<DebtorId>> {
    let sound = |tax_id: &str| {
        let compact = compact_tax_id(tax_id);
        (tax_id::check(tax_id) != TaxIdCheck::Fails && !compact.is_empty()).then_some(compact)
    };
    let named = details.tax_id.as_deref().and_then(sound);
    let is_one = found.len() == 1;
    let mut meant = Vec::new();
    for debtor in found {
        let entries = work.entries(debtor)?;
        let known = entries.iter().rev().find_map(|entry| match &entry.fact {
            Some(Fact::Details(details)) => Some(details.tax_id.clone()),
            _ => None,
        });
        let known = known.flatten().as_deref().and_then(sound);
        let can_be = match (&named, &known) {
            // With the country before it or without, it is the same.
            (Some(named), Some(known)) => named.ends_with(known) || known.ends_with(named),
            (None, Some(_)) => is_one,
            (_, None) => true,
        };
        if can_be {
            meant.push(debtor);
        }
    }
    Ok(meant)
}

fn mark_of(identity: Identity) -> Option<Mark> {
    match identity {
        Identity::Code => Some(Mark::Code),
        Identity::TaxId => Some(Mark::TaxId),
        Identity::Name => Some(Mark::Name),
        Identity::Erased => None,
    }
}

/// Whether somebody erased had a tax id: then somebody with the same name and another tax id is somebody else.
fn has_erased_tax_id(work: &dyn Recording, debtor: DebtorId) -> Result<bool> {
    let entries = work.entries(debtor)?;
    Ok(entries.iter().any(|entry| match &entry.fact {
        Some(Fact::Erased(erased)) => erased.marks.iter().any(|(it, _)| *it == Mark::TaxId),
        _ => false,
    }))
}

/// Whether a debtor has a code: then another code is another debtor, however alike the names are.
fn has_code(work: &dyn Recording, debtor: DebtorId) -> Result<bool> {
    let entries = work.entries(debtor)?;
    Ok(entries.iter().any(|entry| match &entry.fact {
        Some(Fact::Details(details)) => details.code.is_some(),
        _ => false,
    }))
}
