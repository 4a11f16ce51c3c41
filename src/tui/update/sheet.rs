//! Writing a page for paper from the desk: the agreement of a payment plan, a statement of account.

use std::path::Path;

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, Task};
use super::super::model::{Model, Mood, Overlay, PageKind, PageWritten, SheetEntry, SheetOf};
use super::import::from_home;
use crate::domain::account::PlanStatus;
use crate::domain::fact::{EntryNumber, Fact};
use crate::i18n::Place;
use crate::print::{Press, PrintError, file_name};
use crate::store::DebtorId;

impl Model {
    /// What pages for paper are made with.
    pub fn press(&self) -> Press {
        let file = self.config_file.as_ref().map(|(path, _)| path.as_path());
        Press::new(self.texts.clone(), &self.config, file)
    }

    /// Whose agreement can be written: with whom a plan was just agreed, who may have left the list, else the client
    /// under the cursor. Else the id of the text that says why not.
    fn agreed_with(&self) -> Result<SheetOf, &'static str> {
        if let Some(planned) = &self.planned {
            return Ok(planned.clone());
        }
        let file = match (self.current(), self.current_file()) {
            (None, _) => return Err("why-no-client"),
            (_, None) => return Err("why-loading"),
            (_, Some(file)) => file,
        };
        let mut plans = file.account.plans.iter();
        if !plans.any(|plan| plan.status == PlanStatus::OnSchedule) {
            return Err("why-no-plan");
        }
        let details = &file.account.details;
        Ok(SheetOf {
            debtor: file.debtor,
            name: details.display_name().to_owned(),
            key: details.key().to_owned(),
        })
    }

    /// Whether an agreement can be written; the id of the text that says why not.
    pub(super) fn agreement_possible(&self) -> Result<(), &'static str> {
        self.agreed_with().map(drop)
    }

    pub(super) fn open_agreement(&mut self) {
        let Ok(of) = self.agreed_with() else {
            return;
        };
        self.open_sheet(PageKind::Agreement, of);
    }

    /// Asks where a page about the client on show is to be written to.
    pub(super) fn open_page(&mut self, kind: PageKind) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let details = &file.account.details;
        let of = SheetOf {
            debtor: file.debtor,
            name: details.display_name().to_owned(),
            key: details.key().to_owned(),
        };
        self.open_sheet(kind, of);
    }

    fn open_sheet(&mut self, kind: PageKind, of: SheetOf) {
        let name = file_name(&self.texts, kind.id(), &of.key, self.today(), kind.format());
        self.overlay = Some(Overlay::Sheet(Box::new(SheetEntry {
            kind,
            of,
            path: Input::new(name),
            problem: None,
            waiting: false,
        })));
    }

    /// Notes with whom a plan was agreed, and gives back what can be done about it next.
    pub(super) fn note_planned(&mut self, debtor: DebtorId, facts: &[&Fact]) -> Option<String> {
        let agreed = facts.iter().any(|fact| matches!(fact, Fact::Plan(_)));
        let file = self.detail.file.as_deref();
        let file = file.filter(|file| agreed && file.debtor == debtor)?;
        let details = &file.account.details;
        self.planned = Some(SheetOf {
            debtor,
            name: details.display_name().to_owned(),
            key: details.key().to_owned(),
        });
        let key = Place::from(self.keymap.key(Action::Palette));
        Some(self.texts.with("print-after-plan", &[("key", key)]))
    }

    pub(super) fn sheet_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let press = self.press();
        let Some(Overlay::Sheet(entry)) = &mut self.overlay else {
            return;
        };
        match action {
            Some(Action::LineCancel) => self.overlay = None,
            _ if entry.waiting => {}
            Some(Action::LineAccept) => {
                let typed = entry.path.value().trim();
                if !typed.is_empty() {
                    let path = from_home(typed);
                    let task = Task::Page(entry.of.debtor, Box::new(press), entry.kind, path);
                    effects.push(Effect::Task(task));
                    entry.waiting = true;
                }
            }
            Some(_) => {}
            None => {
                entry.path.handle_event(&Event::Key(*key));
                entry.problem = None;
            }
        }
    }

    /// A page was written, or not; then the path is still there to be changed.
    pub(super) fn written(&mut self, kind: PageKind, written: Result<PageWritten, PrintError>) {
        match written {
            Ok(PageWritten { path, harsh }) => {
                if matches!(self.overlay, Some(Overlay::Sheet(_))) {
                    self.overlay = None;
                }
                let path = Place::from(below_home(&path));
                let id = match kind {
                    PageKind::Agreement => "print-written",
                    PageKind::Statement => "page-written-statement",
                    PageKind::Dossier => "page-written-dossier",
                };
                let text = self.texts.with(id, &[("path", path)]);
                match self.told_harsh(&harsh) {
                    Some(warning) => self.tell(Mood::Bad, format!("{warning} {text}")),
                    None => self.tell(Mood::Done, text),
                }
            }
            Err(error) => {
                let text = error.told(&self.texts);
                match &mut self.overlay {
                    Some(Overlay::Sheet(entry)) => {
                        entry.waiting = false;
                        entry.problem = Some(text);
                    }
                    _ => self.tell(Mood::Bad, text),
                }
            }
        }
    }
}

impl Model {
    /// That words of the house in a page may harm it, and in which entries they stand.
    fn told_harsh(&self, harsh: &[EntryNumber]) -> Option<String> {
        const NAMED: usize = 5;
        let mut entries: Vec<String> = harsh.iter().map(EntryNumber::to_string).collect();
        entries.dedup();
        if entries.len() > NAMED {
            entries.truncate(NAMED);
            entries.push("…".to_owned());
        }
        let places = [
            ("count", Place::from(harsh.len())),
            ("entries", entries.join(", ").into()),
        ];
        (!harsh.is_empty()).then(|| self.texts.with("dossier-harsh-desk", &places))
    }
}

/// A path, `~` standing for the home folder: a line of the screen is short.
pub(super) fn below_home(path: &Path) -> String {
    let home = directories::BaseDirs::new();
    let below = home
        .as_ref()
        .and_then(|dirs| path.strip_prefix(dirs.home_dir()).ok());
    match below {
        Some(below) => Path::new("~").join(below).display().to_string(),
        None => path.display().to_string(),
    }
}
