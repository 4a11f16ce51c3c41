//! Excuses that one hears, each with a code, so that patterns show, and an answer to give.

use serde::Deserialize;
use toml::Spanned;

use crate::domain::profile::Relationship;

/// An excuse and the answer to it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// Its code, as contacts keep it.
    pub code: Spanned<String>,
    /// What the client says, in few words.
    pub name: String,
    /// The answer to give.
    pub(super) answer: Spanned<String>,
    /// The answer to give a friend, where it is another one.
    #[serde(default)]
    pub(super) answer_friend: Option<Spanned<String>>,
}

impl Excuse {
    /// The code.
    pub fn code(&self) -> &str {
        self.code.get_ref()
    }

    /// The template of the answer, by how close the house is to the client.
    pub(super) fn answer_for(&self, relationship: Relationship) -> &Spanned<String> {
        let friend = self.answer_friend.as_ref();
        let is_friend = relationship == Relationship::Friend;
        friend.filter(|_| is_friend).unwrap_or(&self.answer)
    }
}
