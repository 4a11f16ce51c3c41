//! Who owes: a debtor's type, details and how they are named.

use serde::{Deserialize, Serialize};

/// Why a debtor does not pay, found out by talking. Decides the tone and the steps.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum DebtorType {
    /// Pays once reminded (*olvidadizo*).
    Forgetful,
    /// Would pay but has no money now (*sin liquidez*).
    Illiquid,
    /// Contests an invoice (*disconforme*).
    Disputing,
    /// Not found out yet (*sin clasificar*), an honest answer.
    #[default]
    Unclassified,
}

impl DebtorType {
    /// All types, in the order of their filter keys `1` to `4`.
    pub const ALL: [Self; 4] = [
        Self::Forgetful,
        Self::Illiquid,
        Self::Disputing,
        Self::Unclassified,
    ];

    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Forgetful => "forgetful",
            Self::Illiquid => "illiquid",
            Self::Disputing => "disputing",
            Self::Unclassified => "unclassified",
        }
    }

    /// The type with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }
}

/// What is known about a debtor as a customer. Every field is as last stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The code of the customer in the accounting program. Leading zeros count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The name of the business or person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// NIF, CIF, RFC, RUT, CUIT, … as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<String>,
    /// Where to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where to call, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Whom to ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_person: Option<String>,
}

impl Details {
    /// What is stated in `newer` replaces what stood here; what it leaves out stays.
    pub fn update(&mut self, newer: &Details) {
        for (mine, theirs) in self.fields_mut().into_iter().zip(newer.fields()) {
            if theirs.is_some() {
                mine.clone_from(theirs);
            }
        }
    }

    /// The part of `newer` that says something other than what stands here, if there is any.
    pub fn difference(&self, newer: &Details) -> Option<Details> {
        let mut difference = newer.clone();
        for (theirs, mine) in difference.fields_mut().into_iter().zip(self.fields()) {
            if theirs == mine {
                *theirs = None;
            }
        }
        (difference != Details::default()).then_some(difference)
    }

    /// What is stated here of that `known` says nothing about.
    pub fn without(&self, known: &Details) -> Details {
        let mut left = self.clone();
        for (mine, theirs) in left.fields_mut().into_iter().zip(known.fields()) {
            if theirs.is_some() {
                *mine = None;
            }
        }
        left
    }

    /// What identifies the debtor: the code, else the tax id, else the name.
    pub fn key(&self) -> &str {
        self.code
            .as_deref()
            .or(self.tax_id.as_deref())
            .or(self.name.as_deref())
            .unwrap_or_default()
    }

    /// What to call the debtor on screen: the name, else whatever identifies them.
    pub fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or_else(|| self.key())
    }

    fn fields(&self) -> [&Option<String>; 6] {
        [
            &self.code,
            &self.name,
            &self.tax_id,
            &self.email,
            &self.phone,
            &self.contact_person,
        ]
    }

    fn fields_mut(&mut self) -> [&mut Option<String>; 6] {
        [
            &mut self.code,
            &mut self.name,
            &mut self.tax_id,
            &mut self.email,
            &mut self.phone,
            &mut self.contact_person,
        ]
    }
}
