//! Which side of a document the house is on.

use std::collections::HashSet;

use super::document::{Document, Party};
use crate::domain::search::compact_tax_id;

/// The tax ids of the house.
#[derive(Debug, Clone, Default)]
pub struct House(HashSet<String>);

/// What a document is to the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It sold: the buyer is its client. So it is taken where nobody said who the house is.
    Sold,
    /// It bought: there is nothing to collect.
    Bought,
    /// Neither party is the house.
    Neither,
}

impl House {
    /// With these tax ids, as written; empty ones are none.
    #[must_use]
    pub fn new(tax_ids: &[String]) -> Self {
        let ids = tax_ids.iter().map(|it| bare(it));
        Self(ids.filter(|it| !it.is_empty()).collect())
    }

    /// Which side it is on.
    #[must_use]
    pub fn side(&self, document: &Document) -> Side {
        match (self.is(&document.seller), self.is(&document.buyer)) {
            _ if self.0.is_empty() => Side::Sold,
            (_, true) => Side::Bought,
            (true, false) => Side::Sold,
            (false, false) => Side::Neither,
        }
    }

    fn is(&self, party: &Party) -> bool {
        let mut ids = party.tax_id.iter().chain(&party.other_ids);
        !self.0.is_empty() && ids.any(|id| self.0.contains(&bare(id)))
    }
}

/// A tax id without signs, and without the country that some write before it.
fn bare(tax_id: &str) -> String {
    let compact = compact_tax_id(tax_id);
    let (country, rest) = compact.split_at_checked(2).unwrap_or(("", &compact));
    // Mexico's ids begin with letters of a name; only what is long enough without them is a country.
    let is_country = matches!(
        country,
        "ES" | "PT" | "FR" | "DE" | "IT" | "CL" | "CO" | "PE" | "AR" | "EC" | "GB" | "NO" | "SE"
    ) && rest.len() >= 8
        && rest.bytes().filter(u8::is_ascii_digit).count() >= 7;
    match is_country && compact.len() != 12 && compact.len() != 13 {
        true => rest.to_owned(),
        false => compact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_however_they_are_written() {
        for (a, b, same) in [
            ("B12345674", "ES B-12345674", true),
            ("b12345674", "ESB12345674", true),
            ("76.086.428-5", "CL76086428-5", true),
            ("EKU9003173C9", "eku9003173c9", true),
            ("ESC900317AB1", "C900317AB1", false),
            ("B12345674", "B12345675", false),
        ] {
            assert_eq!(bare(a) == bare(b), same, "{a} {b}");
        }
    }
}
