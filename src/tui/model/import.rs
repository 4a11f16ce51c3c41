//! An import on top of the desk: the path, the preview with what can be changed about it, the report.

use tui_input::Input;

use super::super::action::Action;
use super::Choose;
use crate::app::{ImportOrder, ImportReport, Preview};
use crate::import::{DateOrder, Family, Field, Recognised};

/// An import, from the path to the report.
pub struct ImportEntry {
    /// The path as typed.
    pub path: Input,
    /// What is to be imported and how, once it was previewed.
    pub order: Option<ImportOrder>,
    /// How far it has come.
    pub stage: ImportStage,
    /// A list to choose from, on top of what is shown.
    pub asking: Option<Choose>,
    /// The last preview and what it was of, to go back to when a change of it is refused.
    pub former: Option<(ImportOrder, Box<Preview>)>,
    /// Why the last change was refused.
    pub problem: Option<String>,
    /// Lines scrolled past.
    pub scroll: usize,
}

/// How far an import has come.
pub enum ImportStage {
    /// The path is being typed; what was wrong with the last one.
    Path(Option<String>),
    /// Which comes first in dates, day or month, has to be said; why.
    DateOrder(String),
    /// The headings don't tell enough; the user can say which column is what.
    Refused {
        /// What is missing.
        problem: String,
        /// The headings, or what may be headings.
        headings: Vec<String>,
    },
    /// Being read or recorded: steps done and in all.
    Working(u64, u64),
    /// To be looked at before it is recorded.
    Preview(Box<Preview>),
    /// What was done.
    Done(Box<ImportReport>),
}

impl ImportEntry {
    /// An import whose path is to be typed.
    pub fn new() -> Self {
        Self {
            path: Input::default(),
            order: None,
            stage: ImportStage::Path(None),
            asking: None,
            former: None,
            problem: None,
            scroll: 0,
        }
    }

    /// What was recognised in the file, while its preview is on show.
    pub fn recognised(&self) -> Option<&Recognised> {
        match &self.stage {
            ImportStage::Preview(preview) => preview.recognised.as_ref(),
            _ => None,
        }
    }

    /// The headings that columns can be chosen by.
    pub fn headings(&self) -> &[String] {
        match &self.stage {
            ImportStage::Preview(preview) => {
                let read = preview.recognised.as_ref();
                read.map_or(&[], |read| read.headings.as_slice())
            }
            ImportStage::Refused { headings, .. } => headings,
            _ => &[],
        }
    }

    /// The columns that feed a field now, by heading; of a file that can't be read yet, the one that was chosen.
    pub fn fed_by(&self, field: Field) -> Vec<&str> {
        if let (ImportStage::Refused { .. }, Some(order)) = (&self.stage, &self.order) {
            let chosen = order.mapping.iter().filter(|(it, _)| *it == field);
            return chosen.map(|(_, column)| column.as_str()).collect();
        }
        let columns = self.recognised().map(|it| it.columns.as_slice());
        let feeding = columns.unwrap_or_default().iter();
        feeding
            .filter(|column| column.field == Some(field))
            .map(|column| column.heading.as_str())
            .collect()
    }

    /// The order in which the dates of the file are read, if it is one for all of them.
    pub fn date_order(&self) -> Option<DateOrder> {
        let columns = &self.recognised()?.columns;
        let mut orders = columns.iter().filter_map(|column| {
            let dates = column.dates.as_ref()?;
            dates.order
        });
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    }

    /// Whether the file on show leaves open what an action chooses: only tables leave columns, currency and dates open.
    pub fn leaves_open(&self, action: Action) -> bool {
        let ImportStage::Preview(preview) = &self.stage else {
            return true;
        };
        let report = &preview.report;
        let family = |report: &ImportReport| {
            let taken_for = report.taken_for.as_ref();
            taken_for.map(|it| it.format.family())
        };
        let is_table = |report: &ImportReport| family(report) == Some(Family::Table);
        let has_table = is_table(report) || report.parts.iter().any(|(_, part)| is_table(part));
        match action {
            Action::ImportColumns => preview.recognised.is_some(),
            Action::ImportCurrency | Action::ImportDates => has_table,
            _ => true,
        }
    }

    /// Whether bad rows keep the file out as things stand.
    pub fn is_refused(&self, preview: &Preview) -> bool {
        let strict = self.order.as_ref().is_some_and(|order| order.strict);
        strict && !preview.report.rejected.is_empty()
    }
}

impl Default for ImportEntry {
    fn default() -> Self {
        Self::new()
    }
}
