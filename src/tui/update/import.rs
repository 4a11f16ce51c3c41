//! Importing from the desk: a path, a preview that can be changed, a progress bar, a report.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, OrderOfImport, Task};
use super::super::model::{Choosing, ImportEntry, ImportStage, Model, Mood, Overlay};
use crate::app::{AppError, ImportOrder, ImportReport, Preview};
use crate::import::ReadError;
use crate::store::StoreError;

impl Model {
    pub(super) fn open_import(&mut self) {
        self.overlay = Some(Overlay::Import(Box::default()));
    }

    /// A key while the path is being typed.
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
            sheet: None,
            also: Vec::new(),
            strict: false,
            terms_days,
        };
        entry.preview(order, effects);
    }

    /// A key over a preview, or over a file whose headings don't tell enough.
    pub(super) fn import_preview_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if let Err(reason) = self.possible(action) {
            return self.hint(reason);
        }
        let page = usize::from(self.size.1.saturating_sub(6)).max(1);
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        match action {
            Action::ImportDown => entry.scroll += 1,
            Action::ImportUp => entry.scroll = entry.scroll.saturating_sub(1),
            Action::ImportPageDown => entry.scroll += page,
            Action::ImportPageUp => entry.scroll = entry.scroll.saturating_sub(page),
            Action::ImportColumns => self.ask_for_import(Choosing::ImportField),
            Action::ImportCurrency => self.ask_for_import(Choosing::ImportCurrency),
            Action::ImportDates => self.ask_for_import(Choosing::ImportDates),
            Action::ImportStrict => {
                if let Some(mut order) = entry.order.clone() {
                    order.strict = !order.strict;
                    entry.preview(order, effects);
                }
            }
            Action::ImportAccept => self.import_accept(effects),
            Action::ImportLeave => match &entry.stage {
                ImportStage::Refused { .. } => entry.stage = ImportStage::Path(None),
                _ => self.overlay = None,
            },
            _ => {}
        }
    }

    /// Whether something can be done about the import on show; the id of the text that says why not.
    pub(super) fn possible_in_import(&self, action: Action) -> Result<(), &'static str> {
        let Some(Overlay::Import(entry)) = &self.overlay else {
            return Ok(());
        };
        match (action, &entry.stage) {
            (
                Action::ImportAccept
                | Action::ImportCurrency
                | Action::ImportDates
                | Action::ImportStrict,
                ImportStage::Refused { .. },
            ) => Err("why-import-unclear"),
            (action, _) if !entry.leaves_open(action) => Err("why-import-says-all"),
            (Action::ImportAccept, ImportStage::Preview(preview)) if entry.is_refused(preview) => {
                Err("why-import-strict")
            }
            _ => Ok(()),
        }
    }

    /// Goes on from a text back to the desk; an import that is being read or recorded goes on by itself.
    pub(super) fn accept_text(&mut self) {
        let is_working = matches!(&self.overlay,
            Some(Overlay::Import(entry)) if matches!(entry.stage, ImportStage::Working(..)));
        if !is_working {
            self.overlay = None;
        }
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

    /// From the preview to the import; one that changes nothing is closed.
    fn import_accept(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        match (&entry.stage, entry.order.clone()) {
            (ImportStage::Preview(preview), Some(order)) if preview.report.changes_anything() => {
                entry.stage = ImportStage::Working(0, 0);
                effects.push(Effect::Task(Task::Import(Box::new(OrderOfImport(order)))));
            }
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
        entry.problem = None;
        let error = match preview {
            Ok(preview) => {
                entry.former = None;
                entry.stage = ImportStage::Preview(Box::new(preview));
                return;
            }
            Err(error) => error,
        };
        let text = texts.error(&error);
        match error {
            AppError::Read(ReadError::AmbiguousDates { .. }) => {
                entry.stage = ImportStage::DateOrder(text);
                self.ask_for_import(Choosing::ImportDates);
            }
            AppError::Store(StoreError::Stopped) if entry.former.is_some() => entry.go_back(None),
            _ if entry.former.is_some() => entry.go_back(Some(text)),
            AppError::Read(
                ReadError::NeededFieldMissing { headings, .. }
                | ReadError::UnknownColumn { headings, .. }
                | ReadError::NoHeadingKnown { seen: headings, .. },
            ) => {
                let problem = text;
                entry.stage = ImportStage::Refused { problem, headings };
            }
            _ => entry.stage = ImportStage::Path(Some(text)),
        }
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
    /// Reads the file anew, to be imported so. A preview on show is kept to go back to.
    pub(super) fn preview(&mut self, order: ImportOrder, effects: &mut Vec<Effect>) {
        let before = self.order.replace(order.clone());
        let stage = std::mem::replace(&mut self.stage, ImportStage::Working(0, 0));
        match (stage, before) {
            (ImportStage::Preview(preview), Some(before)) => self.former = Some((before, preview)),
            (ImportStage::Path(_), _) => {
                self.former = None;
                self.scroll = 0;
            }
            _ => {}
        }
        effects.push(Effect::Task(Task::Preview(Box::new(OrderOfImport(order)))));
    }

    /// Back to the last preview, or to the path where there was none.
    pub(super) fn go_back(&mut self, problem: Option<String>) {
        self.problem = problem;
        match self.former.take() {
            Some((order, preview)) => {
                self.order = Some(order);
                self.stage = ImportStage::Preview(preview);
                self.scroll = 0;
            }
            None => self.stage = ImportStage::Path(self.problem.take()),
        }
    }
}

/// A path as typed, `~` standing for the home folder.
pub(super) fn from_home(typed: &str) -> std::path::PathBuf {
    match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => typed.into(),
    }
}
