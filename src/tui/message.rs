//! What goes to and fro between the screen and the threads that work for it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDateTime;
use crossterm::event::Event;

use super::model::{PageKind, PageWritten};
use crate::app::{
    Acceptance, Accepted, AppError, BulkOrder, BulkReport, Candidate, DayReport, DebtorFile,
    ImportOrder, ImportReport, Nothing, Ordered, Preview, Promised, Reconciling, Undone,
};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::BatchId;
use crate::domain::movement::MovementId;
use crate::domain::order::{ContactOrder, Order, PromiseOrder};
use crate::domain::queue::{Filter, Found, Sort, Totals};
use crate::message::Message as Letter;
use crate::print::{Press, PrintError};
use crate::report::Asked;
use crate::store::{DebtorId, Draft, DraftOf, QueueRow};

use super::model::{Deed, Doubt, MadeReport, MessageDraft, Printed, ReportFile, Way};

/// What the screen wants done. It never waits for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// For the clerk, who works with the book.
    Task(Task),
    /// For the librarian, who knows the order of all debtors.
    Ask(Ask),
    /// For the postman, who sends messages.
    Post(PostTask),
    /// The postman is to stop after the message it is at.
    StopPost,
    /// For the reporter, who works reports out.
    Report(ReportTask),
    /// Questions to the reporter up to this number want no answer any more.
    StopReport(u64),
    /// A text for the clipboard of the terminal.
    Copy(String),
    /// The tone check of a language is to be made ready.
    PrepareTone(String),
    /// The clerk is to stop the long work it is at; nothing of it is recorded then.
    Stop,
}

/// For the reporter, who works reports out.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportTask {
    /// Work a report out. The number comes back with the answer.
    Make(u64, Box<Asked>),
    /// Write a report to a file.
    Write(ReportFile, Arc<MadeReport>),
    /// Find the client with this code.
    Find(String),
}

/// What the reporter has to say.
pub enum Reported {
    /// How far a report has come, by the number of the question: clients looked at, and all of them.
    Going(u64, u64, u64),
    /// A report, or nothing when it was stopped.
    Made(u64, Result<Option<Arc<MadeReport>>, AppError>),
    /// A report is in a file, or why it is not, in words.
    Written(Result<PathBuf, String>),
    /// The client that was looked for.
    Found(Result<DebtorId, AppError>),
}

/// For the postman, who sends messages and hands them to other programs.
#[derive(Debug, Clone, PartialEq)]
pub enum PostTask {
    /// Send a message by the house's mail server.
    Send {
        /// Whom it is about.
        debtor: DebtorId,
        /// The message, and what it is for.
        draft: Box<MessageDraft>,
        /// The password, if it was asked for.
        password: Option<String>,
    },
    /// Look what these clients would get, or everybody to whom an e-mail is due when none is named.
    Prepare(Vec<DebtorId>, BulkOrder),
    /// Send these clients their e-mail, one after the other.
    SendEach {
        /// Who.
        debtors: Vec<DebtorId>,
        /// What.
        order: BulkOrder,
        /// The password, if it was asked for.
        password: Option<String>,
    },
    /// Write the letters to these clients into one PDF, or each into a folder.
    Print {
        /// Who.
        debtors: Vec<DebtorId>,
        /// What.
        order: BulkOrder,
        /// The file or folder.
        path: PathBuf,
    },
    /// Record that letters were sent.
    RecordSent(Vec<Printed>),
    /// Send a message of the outbox once more: it did not arrive.
    Again {
        /// The message.
        id: BatchId,
        /// Why, although a limit forbids it.
        reason: Option<String>,
        /// The password, if it was asked for.
        password: Option<String>,
    },
    /// Open a message in another program.
    HandOver(Way, Box<Letter>),
    /// Write a message into a file.
    Save {
        /// Whom it is about.
        debtor: DebtorId,
        /// As its text, or as a page.
        way: Way,
        /// The message.
        message: Box<Letter>,
        /// The file.
        path: PathBuf,
    },
}

/// What became of what the postman was given; what is wrong is in words already.
pub enum Posted {
    /// Another program has it.
    Handed(Way),
    /// No other program could be had.
    NotHanded(String),
    /// It is in a file.
    Saved(Way, PathBuf),
    /// The mail server's password is nowhere to be found.
    PasswordWanted,
    /// It was not sent, or nobody knows.
    NotSent(String),
    /// It was sent, and that is on disk.
    Sent(DebtorId, Box<DebtorFile>),
    /// What many would get.
    Prepared(Vec<Candidate>),
    /// So many of many had their turn.
    Going(usize),
    /// What came of a run.
    Mailed(BulkReport),
    /// Letters are written.
    Printed(PrintedLetters),
    /// What came of sending a message of the outbox once more.
    Again(SentAgain),
}

/// What came of writing letters to many.
#[derive(Debug, Default)]
pub struct PrintedLetters {
    /// The file or folder.
    pub path: PathBuf,
    /// Those that are there.
    pub letters: Vec<Printed>,
    /// Who has none, with why in words.
    pub left_out: Vec<(DebtorId, String)>,
    /// Why nothing was written at all, in words.
    pub problem: Option<String>,
}

/// What came of sending a message of the outbox once more.
#[derive(Debug)]
pub enum SentAgain {
    /// The server has it; the name of the client.
    Sent(DebtorId, String),
    /// A limit forbids it, in words: it takes a reason.
    ReasonWanted(String),
}

/// For the clerk, who works with the book.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// Read these rows.
    Rows(Vec<u32>),
    /// Read everything about a debtor.
    Open(DebtorId),
    /// Record a promise.
    Promise(DebtorId, PromiseOrder),
    /// Record what a form came to.
    Order(DebtorId, Box<Order>),
    /// Record the same about several clients.
    OrderEach(Vec<DebtorId>, Box<Order>),
    /// Record what a form came to in the place of what was just recorded.
    OrderInstead(DebtorId, Box<Order>, BatchId),
    /// Write a page about a client into a file.
    Page(DebtorId, Box<Press>, PageKind, PathBuf),
    /// Record a note, and drop the drafts of it.
    Note(DebtorId, String),
    /// Set the type, with a reason if one was given.
    SetType(Vec<DebtorId>, DebtorType, Option<String>),
    /// Take back the last action of this window.
    Undo,
    /// Bring back what was taken back.
    Redo,
    /// Save what is being typed.
    SaveDraft(DebtorId, DraftOf, String),
    /// Record how a call ended, and drop the draft of it.
    EndCall(DebtorId, Box<ContactOrder>),
    /// Record that a message was sent, and drop the draft of it.
    EndMessage(DebtorId, Box<ContactOrder>),
    /// Drop a draft, of this window or of one that is gone.
    DropDraft(Draft),
    /// Mark what was being sent when its program ended, and read all that is not known to be out.
    Outbox,
    /// Settle what became of a message that is not known to be out: it arrived, or it is dropped.
    Settle(BatchId, Deed),
    /// Look at what an import would do.
    Preview(Box<OrderOfImport>),
    /// Import.
    Import(Box<OrderOfImport>),
    /// Look what the credits of the bank may pay.
    Reconcile,
    /// Make payments of movements.
    AcceptMovements(Vec<Acceptance>),
    /// Leave movements out for good.
    SkipMovements(Vec<MovementId>),
}

/// An import as ordered from the desk.
#[derive(Debug, Clone)]
pub struct OrderOfImport(pub ImportOrder);

impl PartialEq for OrderOfImport {
    fn eq(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.0, &other.0);
        mine.path == theirs.path
            && mine.date_order == theirs.date_order
            && mine.currency == theirs.currency
            && mine.mapping == theirs.mapping
            && mine.strict == theirs.strict
    }
}

/// For the librarian, who knows the order of all debtors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Which debtors, in which order. The number comes back with the answer.
    Arrange(u64, Sort, Filter),
    /// Look now whether something changed.
    Look,
}

/// What comes in.
pub enum Message {
    /// A key, a click, a paste, a new size.
    Input(Event),
    /// Time passes.
    Tick,
    /// A signal asks the program to end.
    Terminate,
    /// Rows that were asked for.
    Rows(Vec<QueueRow>),
    /// Everything about a debtor.
    Opened(Box<DebtorFile>),
    /// A promise was recorded, or not.
    Promised(DebtorId, Box<Result<Promised, AppError>>),
    /// What a form came to was recorded, or not.
    Ordered(DebtorId, Box<Result<Ordered, AppError>>),
    /// Something was recorded about these clients, or not.
    OrderedEach(Box<Order>, Result<Vec<DebtorId>, AppError>),
    /// The messages that are not known to be out.
    Outbox(Vec<Doubt>),
    /// What became of one was recorded, or not.
    OutboxDone(Deed, Box<Result<Doubt, AppError>>),
    /// The day so far.
    Day(Box<DayReport>),
    /// Agreed hours have come: whom to call, by name, and the hour.
    CallBacks(Vec<(DebtorId, String, NaiveDateTime)>),
    /// How a call ended was recorded, and where the client stands since; or not.
    Called(DebtorId, Box<Result<DebtorFile, AppError>>),
    /// That a message was sent was recorded, and where the client stands since; or not.
    MessageRecorded(DebtorId, Box<Result<DebtorFile, AppError>>),
    /// The postman has an answer.
    Posted(Box<Posted>),
    /// The reporter has something to say.
    Reported(Box<Reported>),
    /// A text came back from the user's own editor.
    Edited(String),
    /// A page was written, or not.
    Written(PageKind, Box<Result<PageWritten, PrintError>>),
    /// A note was recorded, or not.
    Noted(DebtorId, Result<(), AppError>),
    /// A type was set for these debtors, or not; for none when they all had it.
    Typed(DebtorType, Result<Vec<DebtorId>, AppError>),
    /// The words of a call that was taken back are kept as a draft.
    CallKept(Box<crate::store::Draft>),
    /// Something was taken back, or there was nothing, or it could not be.
    Undone(Result<Result<Undone, Nothing>, AppError>),
    /// Something was brought back, or there was nothing, or it could not be.
    Redone(Result<Option<Undone>, AppError>),
    /// What `u` would take back now.
    Undoable(Option<String>),
    /// A draft was saved.
    DraftSaved,
    /// What an import would do.
    Previewed(Box<Result<Preview, AppError>>),
    /// What an import did.
    Imported(Box<Result<ImportReport, AppError>>),
    /// How far an import has come: steps done and in all.
    Importing(u64, u64),
    /// What the credits of the bank may pay.
    Reconciling(Box<Result<Reconciling, AppError>>),
    /// Movements became payments, or were left out for good; or not.
    Reconciled(Box<Result<(Accepted, usize), AppError>>),
    /// Something could not be read or written.
    Failed(AppError),
    /// The debtors in order.
    Arranged(Arranged),
    /// How many of the hidden bands have what is searched for, when nobody in view has; by the number of the question.
    Waiting(u64, usize),
    /// These debtors changed; rows that were read are out of date.
    Changed(Option<Vec<DebtorId>>),
}

/// The debtors in order.
#[derive(Debug, Default)]
pub struct Arranged {
    /// The number of the question.
    pub asked: u64,
    /// The debtors.
    pub found: Found,
    /// What the top bar says.
    pub totals: Totals,
    /// The tags in use.
    pub tags: Vec<String>,
    /// How many debtors the book has.
    pub debtors: usize,
}
