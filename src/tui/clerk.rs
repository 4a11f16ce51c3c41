//! The clerk: works with the book in a thread of its own, one task after the other, so that no key ever waits for the disk.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::message::{Message, Task};
use super::model::{Deed, Doubt, PageKind, PageWritten};
use crate::app::{Accepted, AppError, Book, KeptMessage};
use crate::domain::dossier::Scope;
use crate::domain::fact::BatchId;
use crate::message::record;
use crate::message::tone::Tone;
use crate::print::{Format, Press, PrintError, Sheet};
use crate::store::DebtorId;

/// Works with the book.
pub struct Clerk {
    book: Book,
    tone: Tone,
    stop: Arc<AtomicBool>,
}

impl Clerk {
    /// A clerk for a book.
    pub fn new(book: Book) -> Self {
        Self {
            book,
            tone: Tone::default(),
            stop: Arc::default(),
        }
    }

    /// The same with the user's own rules of tone.
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// What stops the long work it is at when it is set.
    pub fn stop(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Does a task and sends the answers.
    pub fn work(&mut self, task: Task, send: &mut dyn FnMut(Message)) {
        match task {
            Task::Rows(debtors) => {
                let debtors: Vec<DebtorId> = debtors.into_iter().map(DebtorId::from).collect();
                match self.book.rows(&debtors) {
                    Ok(rows) => send(Message::Rows(rows)),
                    Err(error) => send(Message::Failed(error.into())),
                }
            }
            Task::Open(debtor) => self.open(debtor, send),
            Task::Promise(debtor, order) => {
                let promised = self.book.promise(debtor, &order);
                send(Message::Promised(debtor, Box::new(promised)));
                self.after(&[debtor], send);
            }
            Task::Order(debtor, order) => {
                let ordered = self.book.order(debtor, &order);
                send(Message::Ordered(debtor, Box::new(ordered)));
                self.after(&[debtor], send);
            }
            Task::EndCall(debtor, order) => {
                let ended = self.book.end_call(debtor, &order);
                let file = ended.and_then(|_| self.book.debtor(debtor));
                send(Message::Called(debtor, Box::new(file)));
                self.after(&[debtor], send);
            }
            Task::EndMessage(debtor, order) => {
                let ended = self.book.end_message(debtor, &order);
                let file = ended.and_then(|_| self.book.debtor(debtor));
                send(Message::MessageRecorded(debtor, Box::new(file)));
                self.after(&[debtor], send);
            }
            Task::OrderEach(debtors, order) => {
                let ordered = self.book.order_each(&debtors, &order);
                let about = ordered.as_ref().cloned().unwrap_or_default();
                send(Message::OrderedEach(order, ordered));
                self.after(&about, send);
            }
            Task::OrderInstead(debtor, order, batch) => {
                let ordered = self.book.order_instead(debtor, &order, batch);
                send(Message::Ordered(debtor, Box::new(ordered)));
                self.after(&[debtor], send);
            }
            Task::Page(debtor, press, kind, path) => {
                let written = self.write_page(debtor, *press, kind, &path);
                send(Message::Written(kind, Box::new(written)));
            }
            Task::Note(debtor, text) => {
                let noted = self.book.note(debtor, &text).map(drop);
                send(Message::Noted(debtor, noted));
                self.after(&[debtor], send);
            }
            Task::SetType(debtors, debtor_type, reason) => {
                let set = self.book.set_type(&debtors, debtor_type, reason);
                let about = set.as_ref().cloned().unwrap_or_default();
                send(Message::Typed(debtor_type, set));
                self.after(&about, send);
            }
            Task::Undo => {
                let undone = self.book.undo(false);
                let (about, kept) = match &undone {
                    Ok(Ok(undone)) => (
                        undone.debtors.clone(),
                        self.book.keep_call_taken_back(undone),
                    ),
                    _ => (Vec::new(), Ok(None)),
                };
                send(Message::Undone(undone));
                match kept {
                    Ok(Some(draft)) => send(Message::CallKept(Box::new(draft))),
                    Ok(None) => {}
                    Err(error) => send(Message::Failed(error)),
                }
                self.after(&about, send);
            }
            Task::Redo => {
                let redone = self.book.redo();
                let about = match &redone {
                    Ok(Some(redone)) => redone.debtors.clone(),
                    _ => Vec::new(),
                };
                send(Message::Redone(redone));
                self.after(&about, send);
            }
            Task::SaveDraft(debtor, what, text) => {
                match self.book.save_draft(debtor, what, &text) {
                    Ok(()) => send(Message::DraftSaved),
                    Err(error) => send(Message::Failed(error)),
                }
            }
            Task::DropDraft(draft) => {
                if let Err(error) = self.book.drop_draft(&draft) {
                    send(Message::Failed(error));
                }
            }
            Task::Outbox => {
                let settled = self.book.settle_outbox().map(drop);
                if let Err(error) = settled.and_then(|()| self.read_outbox(send)) {
                    send(Message::Failed(error));
                }
            }
            Task::Settle(id, deed) => self.settle_message(id, deed, send),
            Task::Preview(order) => {
                let preview = {
                    let stop = Arc::clone(&self.stop);
                    stop.store(false, Ordering::Relaxed);
                    let mut watch = |done, total| {
                        send(Message::Importing(done, total));
                        !stop.load(Ordering::Relaxed)
                    };
                    self.book.preview_import(&order.0, &mut watch)
                };
                send(Message::Previewed(Box::new(preview)));
            }
            Task::Import(order) => {
                let report = {
                    let stop = Arc::clone(&self.stop);
                    stop.store(false, Ordering::Relaxed);
                    let mut watch = |done, total| {
                        send(Message::Importing(done, total));
                        !stop.load(Ordering::Relaxed)
                    };
                    self.book.import(&order.0, &mut watch)
                };
                send(Message::Imported(Box::new(report)));
                send(Message::Changed(None));
                self.after(&[], send);
            }
            Task::Reconcile => {
                send(Message::Reconciling(Box::new(self.book.reconciling())));
            }
            Task::AcceptMovements(wanted) => {
                let accepted = self.book.accept_movements(&wanted);
                let done = accepted.iter().flat_map(|it| &it.done);
                let about: Vec<DebtorId> = done.map(|it| it.1).collect();
                let told = accepted.map(|accepted| (accepted, 0));
                send(Message::Reconciled(Box::new(told)));
                self.after(&about, send);
                send(Message::Reconciling(Box::new(self.book.reconciling())));
            }
            Task::SkipMovements(ids) => {
                let skipped = self.book.skip_movements(&ids);
                let told = skipped.map(|count| (Accepted::default(), count));
                send(Message::Reconciled(Box::new(told)));
                self.after(&[], send);
                send(Message::Reconciling(Box::new(self.book.reconciling())));
            }
        }
    }

    /// Everything that is not known to be out, with whom it is for.
    fn read_outbox(&self, send: &mut dyn FnMut(Message)) -> Result<(), AppError> {
        let rows = self.book.outbox(None)?.into_iter();
        let rows = rows.map(|kept| self.doubt(kept));
        send(Message::Outbox(rows.collect::<Result<_, _>>()?));
        Ok(())
    }

    fn doubt(&self, kept: KeptMessage) -> Result<Doubt, AppError> {
        let rows = self.book.store().rows(&[kept.debtor])?;
        let name = rows.into_iter().next().map(|row| row.name);
        let name = name.unwrap_or_default();
        Ok(Doubt { kept, name })
    }

    fn settle_message(&mut self, id: BatchId, deed: Deed, send: &mut dyn FnMut(Message)) {
        let kept = self.book.kept_message(&id.to_string());
        let done = kept
            .and_then(|kept| self.doubt(kept))
            .and_then(|doubt| match deed {
                Deed::Arrived => self.book.message_arrived(id).map(|_| doubt),
                _ => self.book.drop_message(id).map(|()| doubt),
            });
        let about = done.as_ref().ok().map(|doubt| doubt.kept.debtor);
        send(Message::OutboxDone(deed, Box::new(done)));
        if let Err(error) = self.read_outbox(send) {
            send(Message::Failed(error));
        }
        let about: Vec<DebtorId> = about.into_iter().collect();
        self.after(&about, send);
    }

    fn write_page(
        &self,
        debtor: DebtorId,
        press: Press,
        kind: PageKind,
        path: &Path,
    ) -> Result<PageWritten, PrintError> {
        let now = self.book.now();
        let mut harsh = Vec::new();
        let html = match kind {
            PageKind::Agreement => {
                let agreement = self.book.agreement(debtor)?;
                press.agreement(&agreement.ok_or(PrintError::NoPlan)?)?
            }
            PageKind::Statement => {
                let account = self.book.debtor(debtor)?.account;
                let press = press.clone().for_client(&account);
                press.statement_of(&account, now, None, None)?.html
            }
            PageKind::Dossier => {
                let file = self.book.debtor(debtor)?;
                let dossier = self.book.dossier(&file, Scope::default())?;
                let found = record::harsh(&dossier, &self.tone).into_iter();
                harsh.extend(found.map(|it| it.entry));
                press.dossier(&dossier)?
            }
        };
        let format = Format::of(path).unwrap_or(kind.format());
        let path = Sheet::lay(path, press.made(html, format, now)?, false)?.keep()?;
        Ok(PageWritten { path, harsh })
    }

    /// What an action changed is read again, so that the screen shows what is on disk.
    fn after(&mut self, debtors: &[DebtorId], send: &mut dyn FnMut(Message)) {
        if let [debtor] = debtors {
            self.open(*debtor, send);
        }
        match self.book.store().rows(debtors) {
            Ok(rows) if !rows.is_empty() => send(Message::Rows(rows)),
            Ok(_) => {}
            Err(error) => send(Message::Failed(error.into())),
        }
        match self.book.undoable() {
            Ok(batch) => send(Message::Undoable(batch.map(|batch| batch.action))),
            Err(error) => send(Message::Failed(error)),
        }
    }

    fn open(&self, debtor: DebtorId, send: &mut dyn FnMut(Message)) {
        match self.book.debtor(debtor) {
            Ok(file) => {
                // Numbers are drawn; the countries they belong to are loaded here, where no key waits.
                crate::domain::phone::warm();
                send(Message::Opened(Box::new(file)));
            }
            Err(error) => send(Message::Failed(error)),
        }
    }
}
