//! Tags put on and taken off.

use super::{Decided, Facts, Refusal, Situation};
use crate::domain::fact::Tagged;
use crate::domain::search::fold;

/// Tags are put on, or taken off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagOrder {
    /// Tags to put on.
    pub added: Vec<String>,
    /// Tags to take off.
    pub removed: Vec<String>,
}

/// A tag as it is kept, of what was typed: without `#` before it; nothing when nothing is left.
pub fn tag_name(typed: &str) -> Option<String> {
    let name = typed.trim().trim_start_matches('#').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The tags in what was typed: several are separated by commas or semicolons.
pub fn tag_names(typed: &str) -> Vec<String> {
    typed.split([',', ';']).filter_map(tag_name).collect()
}

impl TagOrder {
    /// A tag that is there already, in whatever case or with whatever accents, is not put on again.
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let present = &at.account.tags;
        let mut known: Vec<String> = present.iter().map(|tag| fold(tag)).collect();
        let mut added = Vec::new();
        for tag in self.added.iter().flat_map(|tag| tag_names(tag)) {
            let folded = fold(&tag);
            if !known.contains(&folded) {
                known.push(folded);
                added.push(tag);
            }
        }
        // A tag that was kept with a comma in it is taken off as it stands.
        let gone = self.removed.iter();
        let gone = gone.flat_map(|tag| tag_names(tag).into_iter().chain(tag_name(tag)));
        let gone: Vec<String> = gone.map(|tag| fold(&tag)).collect();
        let removed = present.iter().filter(|tag| gone.contains(&fold(tag)));
        let removed: Vec<String> = removed.cloned().collect();
        if added.is_empty() && removed.is_empty() {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![(at.now, Tagged { added, removed }.into())])
    }
}
