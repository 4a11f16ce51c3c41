//! The mappings of earlier imports, by the headings of their files.

use super::import::LAST_IMPORT;
use super::{Book, Result};
use crate::import::{DateOrder, Field, Mapping};

/// The setting with the mappings that were used, by heading.
const MAPPINGS: &str = "import_mappings";

impl Book {
    /// The mappings that were used before.
    pub(super) fn remembered(&self) -> Result<Vec<Mapping>> {
        let text = self.store.setting(MAPPINGS)?;
        let stored: Vec<StoredMapping> = text
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        Ok(stored.iter().map(StoredMapping::mapping).collect())
    }

    /// Keeps the mappings that were used, and when something was imported.
    pub(super) fn remember(
        &mut self,
        mappings: Vec<Mapping>,
        now: chrono::NaiveDateTime,
    ) -> Result<()> {
        let mut stored = None;
        if !mappings.is_empty() {
            let mut known = self.remembered()?;
            for mapping in mappings {
                known.retain(|other| other.fingerprint != mapping.fingerprint);
                known.push(mapping);
            }
            let known: Vec<StoredMapping> = known.iter().map(StoredMapping::new).collect();
            stored = Some(serde_json::to_string(&known).unwrap_or_default());
        }
        self.store.maintain(&mut |work| {
            if let Some(stored) = &stored {
                work.put_setting(MAPPINGS, stored)?;
            }
            work.put_setting(LAST_IMPORT, &now.to_string())
        })?;
        Ok(())
    }
}

/// A mapping as it is remembered.
#[derive(serde::Serialize, serde::Deserialize)]
struct StoredMapping {
    fingerprint: String,
    columns: Vec<(String, usize)>,
    date_order: Option<String>,
}

impl StoredMapping {
    fn new(mapping: &Mapping) -> Self {
        let columns = mapping.columns.iter();
        Self {
            fingerprint: mapping.fingerprint.clone(),
            columns: columns
                .map(|(field, at)| (field.id().to_owned(), *at))
                .collect(),
            date_order: mapping.date_order.map(|order| order.id().to_owned()),
        }
    }

    fn mapping(&self) -> Mapping {
        let columns = self.columns.iter();
        Mapping {
            fingerprint: self.fingerprint.clone(),
            columns: columns
                .filter_map(|(id, at)| Some((Field::from_id(id)?, *at)))
                .collect(),
            date_order: self.date_order.as_deref().and_then(DateOrder::from_id),
        }
    }
}
