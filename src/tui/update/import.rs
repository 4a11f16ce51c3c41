//! Importing from the desk: a path, a preview, a progress bar, a report.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, OrderOfImport, Task};
use super::super::model::{ImportEntry, ImportStage, Model, Mood, Overlay};
use crate::app::{AppError, ImportOrder, ImportReport, Preview};
use crate::import::{DateOrder, ReadError};

impl Model {
    pub(super) fn open_import(&mut self) {
        self.overlay = Some(Overlay::Import(Box::new(ImportEntry {
            path: Input::default(),
            order: None,
            stage: ImportStage::Path(None),
            scroll: 0,
        })));
    }

    pub(super) fn import_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        match (action, &entry.stage) {
            (Some(Action::LineCancel), _) => self.overlay = None,
            (Some(Action::LineAccept), ImportStage::Path(_)) => {
                let typed = entry.path.value().trim().to_owned();
                self.preview_import(&typed, effects);
            }
            (None, ImportStage::Path(_)) => {
                entry.path.handle_event(&Event::Key(*key));
            }
            (None, ImportStage::DateOrder(_)) => {
                let date_order = match key.code {
                    crossterm::event::KeyCode::Char('1') => DateOrder::DayMonthYear,
                    crossterm::event::KeyCode::Char('2') => DateOrder::MonthDayYear,
                    _ => return,
                };
                if let Some(order) = entry.order.clone() {
                    let date_order = Some(date_order);
                    entry.preview(
                        ImportOrder {
                            date_order,
                            ..order
                        },
                        effects,
                    );
                }
            }
            _ => {}
        }
    }

    /// Reads the file at a path as typed and shows what its import would do.
    pub(super) fn preview_import(&mut self, typed: &str, effects: &mut Vec<Effect>) {
        let terms_days = self.terms_days;
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        if typed.is_empty() {
            return;
        }
        entry.path = Input::new(typed.to_owned());
        let order = ImportOrder {
            path: from_home(typed),
            date_order: None,
            currency: None,
            mapping: Vec::new(),
            strict: false,
            terms_days,
        };
        entry.preview(order, effects);
    }

    /// Leaves a text; an import that is being read or recorded is stopped, and says so when it has.
    pub(super) fn close_text(&mut self, effects: &mut Vec<Effect>) {
        match &self.overlay {
            Some(Overlay::Import(entry)) if matches!(entry.stage, ImportStage::Working(..)) => {
                effects.push(Effect::Stop);
            }
            _ => self.overlay = None,
        }
    }

    /// Enter goes on: from the preview to the import, from the report back to the desk.
    pub(super) fn import_accept(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            self.overlay = None;
            return;
        };
        match (&entry.stage, entry.order.clone()) {
            (ImportStage::Preview(preview), Some(order)) if preview.report.changes_anything() => {
                entry.stage = ImportStage::Working(0, 0);
                effects.push(Effect::Task(Task::Import(Box::new(OrderOfImport(order)))));
            }
            (ImportStage::Working(..), _) => {}
            _ => self.overlay = None,
        }
    }

    pub(super) fn importing(&mut self, done: u64, total: u64) {
        if let Some(Overlay::Import(entry)) = &mut self.overlay
            && matches!(entry.stage, ImportStage::Working(..))
        {
            entry.stage = ImportStage::Working(done, total);
        }
    }

    pub(super) fn previewed(&mut self, preview: Result<Preview, AppError>) {
        let texts = &self.texts;
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        entry.scroll = 0;
        entry.stage = match preview {
            Ok(preview) => ImportStage::Preview(Box::new(preview)),
            Err(error @ AppError::Read(ReadError::AmbiguousDates { .. })) => {
                ImportStage::DateOrder(texts.error(&error))
            }
            Err(error) => ImportStage::Path(Some(texts.error(&error))),
        };
    }

    pub(super) fn imported(
        &mut self,
        report: Result<ImportReport, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        match report {
            Ok(report) => {
                self.last_import_at = Some(self.now);
                if let Some(Overlay::Import(entry)) = &mut self.overlay {
                    entry.scroll = 0;
                    entry.stage = ImportStage::Done(Box::new(report));
                }
                self.arrange(effects);
            }
            Err(error) => {
                self.overlay = None;
                let text = self.texts.error(&error);
                self.tell(Mood::Bad, text);
            }
        }
    }
}

impl ImportEntry {
    fn preview(&mut self, order: ImportOrder, effects: &mut Vec<Effect>) {
        self.order = Some(order.clone());
        self.stage = ImportStage::Working(0, 0);
        effects.push(Effect::Task(Task::Preview(Box::new(OrderOfImport(order)))));
    }
}

/// A path as typed, `~` standing for the home folder.
fn from_home(typed: &str) -> std::path::PathBuf {
    match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => typed.into(),
    }
}
