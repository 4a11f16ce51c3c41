//! The model: everything the screen is drawn from. Keys and answers change it in [`super::update`]; views only read it.

mod call;
mod choose;
mod code;
mod contact;
mod day;
mod guard;
mod import;
mod interest;
mod layout;
mod mailing;
mod note;
mod outbox;
mod pane;
mod promise;
mod reconcile;
mod reports;
mod round;
mod sheet;
mod writing;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tui_input::Input;

use super::action::Scope;
use super::form::FormEntry;
use super::keymap::Keymap;
use super::theme::Theme;
use super::tour::Tour;
use crate::app::{DayReport, DebtorFile};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::interest::InterestRules;
use crate::domain::limits::ContactRules;
use crate::domain::money::Currency;
use crate::domain::policy::Policy;
use crate::domain::protocol::StepId;
use crate::domain::queue::{Filter, Match, Sort, Totals};
use crate::i18n::Texts;
use crate::message::tone::Tone;
use crate::message::{Scripts, Templates};
use crate::store::{DebtorId, Draft, QueueRow};

pub use call::{Call, CallStage, HourEntry};
pub use choose::{Choice, Choose, Choosing, StepChoice};
pub use code::CodePage;
pub use contact::Contacted;
pub use guard::{AfterGuard, GuardEntry};
pub use import::{ImportEntry, ImportStage};
pub use interest::InterestPage;
pub use layout::Layout;
pub use mailing::{Mailing, MailingMark, MailingRow, MailingStage, Printed};
pub use note::NoteEntry;
pub use outbox::{Deed, Doubt, OutboxPage, OutboxStage};
pub use pane::Pane;
pub use promise::{PromiseEntry, PromiseField, PromiseMode};
pub use reconcile::ReconcilePage;
pub use reports::{
    Asking, MadeReport, Part, ReportField, ReportFile, Reports, Shows, Wish, Working,
};
pub use round::{Round, Turn};
pub use sheet::{PageKind, PageWritten, SheetEntry, SheetOf};
pub use writing::{MessageDraft, ToWrite, Way, Writing, WritingPart, WritingStage};

/// Everything the screen is drawn from.
pub struct Model {
    /// The texts of the user's language.
    pub texts: Texts,
    /// The styles.
    pub theme: Theme,
    /// The keys.
    pub keymap: Keymap,
    /// The clock, read when time passes and not while drawing.
    pub clock: Clock,
    /// The present moment as last read.
    pub now: NaiveDateTime,
    /// The name of the book in the top bar.
    pub book_name: String,
    /// Columns and lines of the screen.
    pub size: (u16, u16),
    /// The queue.
    pub queue: Queue,
    /// The client on show.
    pub detail: Detail,
    /// What takes the keys when nothing lies on top.
    pub focus: Focus,
    /// The call, which takes the place of queue and panes while it lasts.
    pub call: Option<Box<Call>>,
    /// The step that a call was opened from while it is being prepared.
    pub call_for: Option<StepId>,
    /// The message, which takes the place of queue and panes while it is written.
    pub writing: Option<Box<Writing>>,
    /// Messages to several clients, one after the other, while they are gone through.
    pub round: Option<Box<Round>>,
    /// The screen of reports, as it was left.
    pub reports: Reports,
    /// What lies on top.
    pub overlay: Option<Overlay>,
    /// The last thing to tell.
    pub status: Option<Status>,
    /// What `u` would take back, by its stable name.
    pub undoable: Option<String>,
    /// When something was last imported.
    pub last_import_at: Option<NaiveDateTime>,
    /// After how many days an import counts as old.
    pub import_stale_days: i64,
    /// The house's own currency.
    pub currency: Currency,
    /// The name of this window, as its actions carry it.
    pub window: String,
    /// The house's rules.
    pub policy: Policy,
    /// When clients may be contacted.
    pub limits: Arc<ContactRules>,
    /// What can be claimed for being late.
    pub interest: InterestRules,
    /// Days from issue to due date for imports that name neither.
    pub terms_days: u32,
    /// The configuration.
    pub config: Config,
    /// Its file, and whether it existed when the desk opened.
    pub config_file: Option<(PathBuf, bool)>,
    /// With whom a plan was just agreed, until something else is done.
    pub planned: Option<SheetOf>,
    /// The contact that was just recorded with two keys, until something else is done.
    pub contacted: Option<Box<Contacted>>,
    /// The contact that is being recorded.
    pub recording: Option<Box<Contacted>>,
    /// The day so far, once it was counted.
    pub day: Option<Box<DayReport>>,
    /// Keys that came before what they are about was there; they are taken in when it is.
    pub held: std::collections::VecDeque<crossterm::event::KeyEvent>,
    /// Whether a promise is being recorded whose date and amount are typed next.
    pub promising: bool,
    /// Notes and calls that were left, or were being typed in windows that are gone.
    pub drafts: Vec<Draft>,
    /// What to say on calls.
    pub scripts: Scripts,
    /// What to write.
    pub templates: Templates,
    /// What is better not said.
    pub tone: Tone,
    /// A text that is to be had in the user's own editor.
    pub editor: Option<String>,
    /// Whether the next client is called as soon as they are under the cursor.
    pub calls_next: bool,
    /// What is wrong with the user's configuration, theme and keys.
    pub problems: Vec<String>,
    /// Whether the foot of the screen tells of the problems still.
    pub shows_problems: bool,
    /// Whether the program goes on.
    pub running: bool,
    /// Whether the shell is to be had for a while.
    pub suspend: bool,
    /// The newcomer's first session, while it goes on.
    pub tour: Option<Tour>,
}

/// What takes the keys when nothing lies on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The list of clients.
    Queue,
    /// The panes of the client on show.
    Panes,
}

/// The list of clients.
#[derive(Debug, Default)]
pub struct Queue {
    /// Debtors in order; the numbers fit, since a book holds no more than four thousand million debtors.
    pub debtors: Vec<u32>,
    /// The place of the cursor.
    pub cursor: usize,
    /// The first place shown.
    pub top: usize,
    /// Rows that were read.
    pub rows: HashMap<u32, QueueRow>,
    /// Selected debtors.
    pub selected: BTreeSet<u32>,
    /// The order.
    pub sort: Sort,
    /// The filter.
    pub filter: Filter,
    /// How the text of the filter was found.
    pub how: Match,
    /// How many of the hidden bands have what is searched for, when nobody in view has.
    pub waiting: usize,
    /// What the top bar says; nothing until all is loaded.
    pub totals: Option<Totals>,
    /// The tags in use.
    pub tags: Vec<String>,
    /// The number of the last question to the librarian.
    pub asked: u64,
    /// The number of the last question that was answered.
    pub answered: u64,
    /// A debtor to put the cursor on when the list comes back.
    pub wanted: Option<u32>,
    /// Whether everybody is shown if that debtor is hidden otherwise.
    pub wanted_though_hidden: bool,
    /// A debtor who was dealt with: the cursor goes to whoever comes after them.
    pub dealt_with: Option<u32>,
    /// Whether the cursor stays at its place instead of following its client when the list comes back.
    pub stays: bool,
    /// Whether the book has no debtors at all.
    pub is_empty_book: bool,
}

/// The client on show.
#[derive(Debug, Default)]
pub struct Detail {
    /// Everything about them, once it was read.
    pub file: Option<Box<DebtorFile>>,
    /// Whose file was asked for last.
    pub asked: Option<DebtorId>,
    /// The pane on show.
    pub pane: Pane,
    /// Lines scrolled past in the pane.
    pub scroll: usize,
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// In words.
    pub text: String,
    /// How it is meant.
    pub mood: Mood,
}

/// How something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It was done, and undo takes it back.
    Good,
    /// It was done outside the book, where undo doesn't reach.
    Done,
    /// It is not possible now, or worth knowing.
    Hint,
    /// It went wrong.
    Bad,
}

/// What lies on top of the desk and takes the keys.
pub enum Overlay {
    /// Searching as one types; lies at the foot of the list.
    Search(Input),
    /// Choosing one of a list.
    Choose(Choose),
    /// A promise.
    Promise(Box<PromiseEntry>),
    /// A form.
    Form(Box<FormEntry>),
    /// A note.
    Note(Box<NoteEntry>),
    /// Keys and what they do.
    Help {
        /// Lines scrolled past.
        scroll: usize,
    },
    /// What is wrong with the user's configuration, theme and keys.
    Problems {
        /// Lines scrolled past.
        scroll: usize,
    },
    /// The collection policy.
    Settings {
        /// Lines scrolled past.
        scroll: usize,
    },
    /// What was done today.
    Summary {
        /// Lines scrolled past.
        scroll: usize,
    },
    /// A page for paper about to be written.
    Sheet(Box<SheetEntry>),
    /// What could be claimed for being late.
    Interest(Box<InterestPage>),
    /// The code that the client on show pays by.
    Code(Box<CodePage>),
    /// Importing a file.
    Import(Box<ImportEntry>),
    /// What to think of before a contact.
    Guard(Box<GuardEntry>),
    /// Messages to many.
    Mailing(Box<Mailing>),
    /// Messages that are not known to be out.
    Outbox(Box<OutboxPage>),
    /// The guide to collecting well.
    Guide {
        /// Lines scrolled past.
        scroll: usize,
    },
    /// Reports.
    Reports,
    /// Credits of the bank to be recognised.
    Reconcile(Box<ReconcilePage>),
}

impl Model {
    /// The present day as last read.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// The scope that takes the keys.
    pub fn scope(&self) -> Scope {
        match &self.overlay {
            None => match (&self.call, &self.writing) {
                (Some(call), _) => call.scope(),
                (None, Some(writing)) => writing.scope(),
                (None, None) => Scope::Desk,
            },
            Some(
                Overlay::Search(_) | Overlay::Promise(_) | Overlay::Form(_) | Overlay::Sheet(_),
            ) => Scope::Line,
            Some(Overlay::Choose(_)) => Scope::Choose,
            Some(Overlay::Note(_)) => Scope::Note,
            Some(Overlay::Guard(entry)) if entry.reason.is_some() => Scope::Line,
            Some(Overlay::Guard(_)) => Scope::Guard,
            Some(Overlay::Mailing(mailing)) => mailing.scope(),
            Some(Overlay::Outbox(page)) => page.scope(),
            Some(Overlay::Reports) if self.reports.asking.is_some() => Scope::Line,
            Some(Overlay::Reports) => Scope::Reports,
            Some(
                Overlay::Help { .. }
                | Overlay::Problems { .. }
                | Overlay::Settings { .. }
                | Overlay::Summary { .. }
                | Overlay::Guide { .. }
                | Overlay::Code(_),
            ) => Scope::Read,
            Some(Overlay::Interest(_)) => Scope::Interest,
            Some(Overlay::Reconcile(_)) => Scope::Reconcile,
            Some(Overlay::Import(entry)) if entry.asking.is_some() => Scope::Choose,
            Some(Overlay::Import(entry)) => match entry.stage {
                ImportStage::Path(_) => Scope::Line,
                ImportStage::Preview(_) | ImportStage::Refused { .. } => Scope::Import,
                _ => Scope::Read,
            },
        }
    }

    /// The list to choose from that takes the keys.
    pub fn chooser(&self) -> Option<&Choose> {
        match &self.overlay {
            Some(Overlay::Choose(choose)) => Some(choose),
            Some(Overlay::Import(entry)) => entry.asking.as_ref(),
            _ => None,
        }
    }

    /// The debtor under the cursor.
    pub fn current(&self) -> Option<u32> {
        self.queue.debtors.get(self.queue.cursor).copied()
    }

    /// The row under the cursor, once it was read.
    pub fn current_row(&self) -> Option<&QueueRow> {
        self.queue.rows.get(&self.current()?)
    }

    /// Whom it is all about: the client on the phone, else the one written to, else whose turn it is of several, else the one
    /// under the cursor.
    pub fn on_show(&self) -> Option<DebtorId> {
        let call = self.call.as_ref().map(|call| call.debtor);
        let writing = self.writing.as_ref().map(|writing| writing.debtor);
        let turn = self.round.as_ref().and_then(|round| round.at);
        call.or(writing)
            .or(turn)
            .or_else(|| self.current().map(DebtorId::from))
    }

    /// The file of the client on the phone, else of the one under the cursor, once it was read.
    pub fn current_file(&self) -> Option<&DebtorFile> {
        let on_show = self.on_show()?;
        let file = self.detail.file.as_deref()?;
        (file.debtor == on_show).then_some(file)
    }

    /// The debtors that an action for several is about: the selected ones, else the one under the cursor.
    pub fn acted_on(&self) -> Vec<DebtorId> {
        if self.queue.selected.is_empty() {
            return self.current().map(DebtorId::from).into_iter().collect();
        }
        self.queue
            .selected
            .iter()
            .map(|debtor| DebtorId::from(*debtor))
            .collect()
    }

    /// Tells something.
    pub fn tell(&mut self, mood: Mood, text: String) {
        self.status = Some(Status { text, mood });
    }

    /// Whether everything that is shown was read.
    pub fn is_settled(&self) -> bool {
        self.current().is_none() || (self.current_row().is_some() && self.current_file().is_some())
    }

    /// Tells something by the id of its text.
    pub fn hint(&mut self, id: &str) {
        let text = self.texts.get(id);
        self.tell(Mood::Hint, text);
    }
}
