//! What kind of client this is, as a person sees them: relationship, sector, needs, capacity to pay, warning signs.

use serde::{Deserialize, Serialize};

use super::contact::Channel;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $id:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( $(#[$variant_doc])* $variant ),* }

        impl $name {
            /// All of them, in the order of forms.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable English name, as in JSON and in the journal.
            pub fn id(self) -> &'static str {
                match self { $( Self::$variant => $id ),* }
            }

            /// The one with this stable name.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.id() == id)
            }
        }
    };
}

pub(crate) use named;

named! {
    /// How close the house is to the client. It decides how one speaks.
    Relationship {
        /// A client like others.
        Ordinary = "ordinary",
        /// A friend, or family.
        Friend = "friend",
        /// A client whom the house can't afford to lose.
        KeyAccount = "key_account",
    }
}

named! {
    /// Whether the client could pay.
    Capacity {
        /// The money is there.
        Good = "good",
        /// It is tight: a plan helps.
        Tight = "tight",
        /// There is none for now.
        None = "none",
    }
}

named! {
    /// What to be careful about.
    WarningSign {
        /// Loses papers, forgets dates.
        Disorganised = "disorganised",
        /// Never says yes or no.
        AmbiguousAnswers = "ambiguous_answers",
        /// Talks of nothing but the price.
        OnlyTalksPrice = "only_talks_price",
        /// Unpleasant to deal with.
        Unpleasant = "unpleasant",
    }
}

/// What kind of client this is. Every field is as last stated; a field that is not stated stays as it was, and an empty
/// one is no longer known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// How close the house is to the client; ordinary when it was never stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationship: Option<Relationship>,
    /// The country whose rules protect the client, ISO 3166 alpha-2; the house's when it was never stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What line of business the client is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// What the client needs from the house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// Whether the client could pay; an empty list is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Vec<Capacity>>,
    /// What to be careful about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning_signs: Option<Vec<WarningSign>>,
    /// The only ways in which the client allowed to be contacted; any when the list is empty or was never stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_channels: Option<Vec<Channel>>,
}

impl Profile {
    /// What is stated in `newer` replaces what stood here; what it leaves out stays.
    pub fn update(&mut self, newer: Self) {
        fn take<T>(mine: &mut Option<T>, theirs: Option<T>) {
            if theirs.is_some() {
                *mine = theirs;
            }
        }
        take(&mut self.relationship, newer.relationship);
        take(&mut self.country, newer.country);
        take(&mut self.sector, newer.sector);
        take(&mut self.needs, newer.needs);
        take(&mut self.capacity, newer.capacity);
        take(&mut self.warning_signs, newer.warning_signs);
        take(&mut self.allowed_channels, newer.allowed_channels);
    }

    /// A country as it is stated: two letters, ISO 3166; empty for the house's own.
    pub fn read_country(typed: &str) -> Option<String> {
        let typed = typed.trim().to_uppercase();
        let code = typed.len() == 2 && typed.bytes().all(|it| it.is_ascii_uppercase());
        (code || typed.is_empty()).then_some(typed)
    }

    /// How close the house is to the client.
    pub fn relationship(&self) -> Relationship {
        self.relationship.unwrap_or(Relationship::Ordinary)
    }

    /// Whether the client could pay, where that is known.
    pub fn capacity(&self) -> Option<Capacity> {
        self.capacity.as_ref()?.first().copied()
    }

    /// What to be careful about.
    pub fn warning_signs(&self) -> &[WarningSign] {
        self.warning_signs.as_deref().unwrap_or_default()
    }

    /// The only ways in which the client allowed to be contacted; any when there are none.
    pub fn allowed_channels(&self) -> &[Channel] {
        self.allowed_channels.as_deref().unwrap_or_default()
    }
}
