//! By what erased data are known again without being kept: salted hashes.
//!
//! Whoever has the book and tries all tax ids of a country finds the one that fits, so a hash of it is still about a
//! person; it is kept for nothing but to leave that person out of later imports.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::chain::Salt;
use super::super::debtor::Details;
use super::super::search::{compact_tax_id, fold};
use super::Hex;
use super::traces::telling;

/// What a hash was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The code in the accounting program, where it told who the client is.
    Code,
    /// The tax id.
    TaxId,
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// The phone.
    Phone,
    /// The name of a person to ask for.
    ContactPerson,
}

impl Mark {
    fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::TaxId => "tax_id",
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::ContactPerson => "contact_person",
        }
    }
}

impl Mark {
    /// Takes what a hash is made of out of details. Gives back whether it was there.
    pub fn leave_out(self, details: &mut Details) -> bool {
        let text = match self {
            Self::Code => &mut details.code,
            Self::TaxId => &mut details.tax_id,
            Self::Name => &mut details.name,
            Self::Email => &mut details.email,
            Self::Phone => &mut details.phone,
            Self::ContactPerson => &mut details.contact_person,
        };
        text.take().is_some()
    }
}

/// The hash that a text is known by.
pub fn fingerprint(salt: &Salt, mark: Mark, text: &str) -> Hex<16> {
    let compact = match mark {
        Mark::Code => text.trim().to_owned(),
        Mark::TaxId => compact_tax_id(text),
        Mark::Name | Mark::Email | Mark::ContactPerson => fold(text.trim()),
        Mark::Phone => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            telling(&digits).to_owned()
        }
    };
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(mark.id());
    digest.update([0]);
    digest.update(compact);
    let hash: [u8; 32] = digest.finalize().into();
    let mut first = [0; 16];
    first.copy_from_slice(&hash[..16]);
    Hex(first)
}

/// The hashes that details are known by.
pub fn fingerprints(salt: &Salt, details: &Details) -> Vec<(Mark, Hex<16>)> {
    let Details {
        code,
        name,
        tax_id,
        email,
        phone,
        contact_person,
    } = details;
    let texts = [
        (Mark::Code, code),
        (Mark::TaxId, tax_id),
        (Mark::Name, name),
        (Mark::Email, email),
        (Mark::Phone, phone),
        (Mark::ContactPerson, contact_person),
    ];
    let known = texts
        .into_iter()
        .filter_map(|(mark, text)| Some((mark, text.as_deref()?)));
    known
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(mark, text)| (mark, fingerprint(salt, mark, text)))
        .collect()
}
