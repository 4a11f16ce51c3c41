//! Merging what a file says into the book. What a group of rows comes to is worked out in one thread while the store, in
//! another, takes in what was worked out before.

use std::collections::HashSet;
use std::sync::mpsc::{self, Receiver, SyncSender, TryRecvError};
use std::thread;

use chrono::NaiveDateTime;

use super::Bench;
use super::import::ImportReport;
use crate::domain::account::Account;
use crate::domain::fact::{Entry, Fact};
use crate::domain::search::{compact_tax_id, fold};
use crate::import::{Assumed, Group, News};
use crate::store::{DebtorId, Identity, Pen, Recording, StandingRow, StoreError, Writing};

/// Rows between two looks at whether the user wants to stop.
pub(super) const ROWS_BETWEEN_LOOKS: u64 = 2000;

/// Groups that are handed over at a time.
const GROUPS_AT_ONCE: usize = 64;

/// Hand-overs that may wait to be worked on.
const WAITING: usize = 4;

type Result<T> = std::result::Result<T, StoreError>;

/// Merges what a file says into the book.
pub(super) struct Merging {
    pub bench: Bench,
    pub assumed: Assumed,
}

/// A group with what the book has about its debtor.
struct Asked<'a> {
    group: &'a Group,
    debtor: Option<DebtorId>,
    entries: Vec<Entry>,
    pen: Pen,
}

/// What a group comes to.
struct Merged {
    rows: u64,
    debtor: Option<DebtorId>,
    news: News,
    /// Nothing when the file says nothing new.
    written: Option<Written>,
}

struct Written {
    writing: Writing,
    account: Account,
    stands: Stands,
}

/// Where the debtor of a group stands afterwards.
enum Stands {
    Worked(Box<StandingRow>),
    /// A past moment is looked at, and the book's own standing is another: both are made from the entries.
    ToBeSettled(Vec<Entry>),
}

/// What is on its way between the threads, so that no group is looked up before those that it may belong with are stored.
#[derive(Default)]
struct UnderWay {
    identities: HashSet<(Identity, String)>,
    debtors: HashSet<DebtorId>,
    hand_overs: usize,
}

impl Merging {
    pub fn record(
        &self,
        work: &mut dyn Recording,
        groups: &[Group],
        report: &mut ImportReport,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<()> {
        let (to_worker, asked) = mpsc::sync_channel::<Vec<Asked<'_>>>(WAITING);
        let (to_store, merged) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                for some in asked {
                    let done: Result<Vec<Merged>> =
                        some.into_iter().map(|asked| self.merge(asked)).collect();
                    if to_store.send(done).is_err() {
                        return;
                    }
                }
            });
            let is_new = work.knows_nobody()?;
            let mut storing = Storing {
                merging: self,
                work,
                report,
                watch,
                to_worker,
                merged,
                under_way: UnderWay::default(),
                is_new,
                rows: 0,
                looked_at: 0,
            };
            storing.all(groups)
        })
    }

    /// Works out what a group comes to.
    fn merge(&self, asked: Asked<'_>) -> Result<Merged> {
        let Asked {
            group,
            debtor,
            mut entries,
            mut pen,
        } = asked;
        let known = if entries.is_empty() {
            Account::default()
        } else {
            Account::at(&entries, NaiveDateTime::MAX, &self.bench.policy)
        };
        let mut news = group.news(&entries, &known, &self.assumed);
        let facts = std::mem::take(&mut news.facts);
        let mut merged = Merged {
            rows: group.invoices.len() as u64 + 1,
            debtor,
            news,
            written: None,
        };
        if facts.is_empty() {
            return Ok(merged);
        }
        entries.reserve(facts.len());
        for (happened_at, fact) in facts {
            entries.push(pen.append(happened_at, fact)?);
        }
        let now = self.bench.now;
        let account = Account::at(&entries, now, &self.bench.policy);
        let stands = if self.bench.past {
            Stands::ToBeSettled(entries)
        } else {
            let row = self.bench.row(debtor.unwrap_or_default(), &account, now);
            Stands::Worked(Box::new(row))
        };
        // Only the details are of use to the store; the rest need not travel.
        let account = Account {
            details: account.details,
            ..Account::default()
        };
        merged.written = Some(Written {
            writing: pen.finish()?,
            account,
            stands,
        });
        Ok(merged)
    }
}

/// The side of the store.
struct Storing<'a, 'b> {
    merging: &'a Merging,
    work: &'a mut dyn Recording,
    report: &'a mut ImportReport,
    watch: &'a mut dyn FnMut(u64) -> bool,
    to_worker: SyncSender<Vec<Asked<'b>>>,
    merged: Receiver<Result<Vec<Merged>>>,
    under_way: UnderWay,
    /// Whether the book had nobody before, so that only this file's own debtors need to be looked up.
    is_new: bool,
    rows: u64,
    looked_at: u64,
}

impl<'b> Storing<'_, 'b> {
    fn all(&mut self, groups: &'b [Group]) -> Result<()> {
        let mut some = Vec::with_capacity(GROUPS_AT_ONCE);
        for group in groups {
            let asked = self.ask(group, &mut some)?;
            some.push(asked);
            if some.len() == GROUPS_AT_ONCE {
                self.hand_over(&mut some);
                self.take_in_ready()?;
            }
        }
        self.take_in_all(&mut some)
    }

    fn ask(&mut self, group: &'b Group, some: &mut Vec<Asked<'b>>) -> Result<Asked<'b>> {
        let identities = identities(group);
        let mut is_known = !self.is_new;
        if identities
            .iter()
            .any(|identity| self.under_way.identities.contains(identity))
        {
            self.take_in_all(some)?;
            is_known = true;
        }
        self.under_way.identities.extend(identities);
        let mut debtor = None;
        let mut entries = Vec::new();
        if is_known && let Some(known) = recognised_debtor(self.work, group)? {
            if !self.under_way.debtors.insert(known) {
                self.take_in_all(some)?;
            }
            debtor = Some(known);
            entries = self.work.entries(known)?;
        }
        Ok(Asked {
            group,
            debtor,
            entries,
            pen: self.work.pen(debtor)?,
        })
    }

    fn hand_over(&mut self, some: &mut Vec<Asked<'b>>) {
        let full = std::mem::replace(some, Vec::with_capacity(GROUPS_AT_ONCE));
        self.under_way.hand_overs += 1;
        // The other thread is gone only after a panic, and then the scope panics too.
        let _ = self.to_worker.send(full);
    }

    fn take_in_ready(&mut self) -> Result<()> {
        loop {
            match self.merged.try_recv() {
                Ok(merged) => self.take_in(merged?)?,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return Ok(()),
            }
        }
    }

    /// Waits for all that is under way.
    fn take_in_all(&mut self, some: &mut Vec<Asked<'b>>) -> Result<()> {
        if !some.is_empty() {
            self.hand_over(some);
        }
        while self.under_way.hand_overs > 0 {
            match self.merged.recv() {
                Ok(merged) => self.take_in(merged?)?,
                Err(_) => return Err(StoreError::Stopped),
            }
        }
        Ok(())
    }

    fn take_in(&mut self, merged: Vec<Merged>) -> Result<()> {
        self.under_way.hand_overs -= 1;
        for merged in merged {
            self.rows += merged.rows;
            self.store(merged)?;
        }
        if self.rows - self.looked_at >= ROWS_BETWEEN_LOOKS {
            self.looked_at = self.rows;
            if !(self.watch)(self.rows) {
                return Err(StoreError::Stopped);
            }
        }
        Ok(())
    }

    fn store(&mut self, merged: Merged) -> Result<()> {
        let Merged { debtor, news, .. } = merged;
        let report = &mut *self.report;
        report.invoices_added += news.invoices_added;
        report.invoices_updated += news.invoices_updated;
        report.invoices_unchanged += news.invoices_unchanged;
        report.payments_added += news.payments_added;
        report.rejected.extend(news.rejected);
        let Some(written) = merged.written else {
            return Ok(());
        };
        match debtor {
            Some(_) => report.debtors_updated += u64::from(news.details_changed),
            None => report.debtors_added += 1,
        }
        let debtor = self.work.take_in(debtor, &written.writing)?;
        match written.stands {
            Stands::Worked(mut standing) => {
                standing.row.debtor = debtor;
                self.work
                    .put_standing(crate::store::Layer::Book, &standing)?;
            }
            Stands::ToBeSettled(entries) => {
                let bench = &self.merging.bench;
                bench.settle(self.work, debtor, &entries)?;
            }
        }
        if news.details_changed {
            self.work.put_identities(debtor, &written.account)?;
        }
        Ok(())
    }
}

/// By what a group may be recognised.
fn identities(group: &Group) -> Vec<(Identity, String)> {
    let details = &group.details;
    let found = [
        (Identity::Code, details.code.clone()),
        (
            Identity::TaxId,
            details.tax_id.as_deref().map(compact_tax_id),
        ),
        (Identity::Name, details.name.as_deref().map(fold)),
    ];
    let found = found.into_iter();
    found
        .filter_map(|(identity, value)| Some((identity, value.filter(|it| !it.is_empty())?)))
        .collect()
}

/// The debtor that a group is about: the one with its code; else, for want of a code on either side, the only one with its
/// tax id or name.
fn recognised_debtor(work: &dyn Recording, group: &Group) -> Result<Option<DebtorId>> {
    for (identity, value) in identities(group) {
        let found = work.identified(identity, &value)?;
        match found.as_slice() {
            [debtor, ..] if identity == Identity::Code => return Ok(Some(*debtor)),
            [debtor] if identity != Identity::Code => {
                let has_code = group.details.code.is_some() && has_code(work, *debtor)?;
                return Ok((!has_code).then_some(*debtor));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// Whether a debtor has a code: then another code is another debtor, however alike the names are.
fn has_code(work: &dyn Recording, debtor: DebtorId) -> Result<bool> {
    let entries = work.entries(debtor)?;
    Ok(entries.iter().any(|entry| match &entry.fact {
        Some(Fact::Details(details)) => details.code.is_some(),
        _ => false,
    }))
}
