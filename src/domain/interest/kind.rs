//! Who the client is before the law, as far as that is known: nobody is charged for being late on a guess.

use crate::domain::account::Account;
use crate::domain::tax_id;
use crate::domain::terms::ClientKind;

/// From what the kind of a client is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindSource {
    /// Somebody stated it.
    Stated,
    /// The tax id says so.
    TaxId,
}

impl KindSource {
    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::TaxId => "tax_id",
        }
    }
}

/// The kind of an account's client: as stated, else by the tax id where that is certain.
pub fn client_kind(account: &Account) -> Option<(ClientKind, KindSource)> {
    if let Some(kind) = account.terms.client_kind {
        return Some((kind, KindSource::Stated));
    }
    let kind = kind_of_tax_id(account.details.tax_id.as_deref()?)?;
    Some((kind, KindSource::TaxId))
}

/// The kind that a Spanish tax id stands for (Orden EHA/451/2008): companies and other organisations that trade, or
/// administrations. A person's id says nothing, since people trade and people buy for themselves; nor does that of owners
/// of flats (`H`), whom the courts take for consumers, or of a religious congregation (`R`).
pub fn kind_of_tax_id(id: &str) -> Option<ClientKind> {
    match tax_id::spanish_organisation(id)? {
        'A'..='G' | 'J' | 'N' | 'U' | 'V' | 'W' => Some(ClientKind::Business),
        'P' | 'Q' | 'S' => Some(ClientKind::PublicBody),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sound_id_of_an_organisation_says_what_it_is() {
        for (id, kind) in [
            ("A58818501", Some(ClientKind::Business)),
            ("ES-A58818501", Some(ClientKind::Business)),
            ("P5881850A", Some(ClientKind::PublicBody)),
            ("Q5881850A", Some(ClientKind::PublicBody)),
            ("S5881850A", Some(ClientKind::PublicBody)),
            // The check digit is wrong, so the letter may be too.
            ("A58818502", None),
            // Owners of flats; a congregation; persons; other countries.
            ("H58818501", None),
            ("R5881850A", None),
            ("12345678Z", None),
            ("X1234567L", None),
            ("76.086.428-5", None),
            ("", None),
        ] {
            assert_eq!(kind_of_tax_id(id), kind, "{id:?}");
        }
    }
}
