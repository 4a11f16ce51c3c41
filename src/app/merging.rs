//! Merging what a file says into the book. What a group of rows comes to is worked out in one thread while the store, in
//! another, takes in what was worked out before.

use std::collections::btree_map::Entry as Place;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender, TryRecvError};
use std::thread;

use chrono::NaiveDateTime;

use super::Bench;
use super::import::{ImportReport, Unlisted};
use super::recognising::{Recognised, recognised_debtor};
use crate::domain::account::Account;
use crate::domain::chain::Salt;
use crate::domain::debtor::Details;
use crate::domain::fact::Entry;
use crate::import::{Assumed, Group, News};
use crate::store::{
    DebtorId, Identity, Layer, Pen, Recording, StandingRow, StoreError, Writing, identities,
};

/// Rows between two looks at whether the user wants to stop.
pub(super) const ROWS_BETWEEN_LOOKS: u64 = 2000;

/// Groups that are handed over at a time.
const GROUPS_AT_ONCE: usize = 64;

/// Hand-overs that may wait to be worked on.
const WAITING: usize = 4;

type Result<T> = std::result::Result<T, StoreError>;

/// What a list of open items leaves out, by debtor.
pub(super) type UnlistedBy = BTreeMap<DebtorId, Vec<Unlisted>>;

/// Merges what a file says into the book.
pub(super) struct Merging {
    pub bench: Bench,
    pub assumed: Assumed,
    /// What the marks of erased debtors are hashed with, where there are any.
    pub erasure_salt: Option<Salt>,
}

/// A group with what the book has about its debtor.
struct Asked {
    group: Group,
    debtor: Option<DebtorId>,
    entries: Vec<Entry>,
    pen: Pen,
}

/// What goes to the worker at a time: groups to be worked on, and what is done with. Memory is given back by the thread that
/// took it; two threads that free each other's wait for each other.
struct HandOver {
    asked: Vec<Asked>,
    done: Vec<Merged>,
}

/// What a group comes to.
struct Merged {
    rows: u64,
    debtor: Option<DebtorId>,
    news: News,
    /// What a list of open items leaves out.
    unlisted: Vec<Unlisted>,
    /// Whom this is about, where something of what the file says may not come back.
    erased: Option<String>,
    /// Nothing when the file says nothing new.
    written: Option<Written>,
}

struct Written {
    writing: Writing,
    identities: Vec<(Identity, String)>,
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
    /// Hashes of them: two that are alike by chance only cost a look into the book.
    identities: HashSet<u64>,
    debtors: HashSet<DebtorId>,
    hand_overs: usize,
}

impl Merging {
    /// Records what a file says.
    pub fn record(
        &self,
        work: &mut dyn Recording,
        groups: Vec<Group>,
        report: &mut ImportReport,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<()> {
        let mut unlisted = BTreeMap::new();
        self.record_part(work, groups, report, &mut unlisted, watch)?;
        report.no_longer_listed = unlisted.into_values().flatten().collect();
        Ok(())
    }

    /// Records what a part of a file says. `unlisted` has what no part so far lists, by debtor.
    pub fn record_part(
        &self,
        work: &mut dyn Recording,
        groups: Vec<Group>,
        report: &mut ImportReport,
        unlisted: &mut UnlistedBy,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<()> {
        let is_new = work.knows_nobody()?;
        let mut storing = Storing {
            merging: self,
            work,
            report,
            watch,
            worker: None,
            done: Vec::new(),
            under_way: UnderWay::default(),
            identities: Vec::new(),
            is_new,
            hasher: RandomState::new(),
            unlisted,
            rows: 0,
            looked_at: 0,
        };
        // For a few, a thread of their own takes longer to begin than the work does.
        if groups.len() < GROUPS_AT_ONCE {
            return storing.all(groups);
        }
        let (to_worker, asked) = mpsc::sync_channel::<HandOver>(WAITING);
        let (to_store, merged) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || self.work(asked, &to_store));
            storing.worker = Some(Worker { to_worker, merged });
            let done = storing.all(groups);
            storing.worker = None;
            done
        })
    }

    /// The thread beside the store: works out what it is handed until there is no more.
    fn work(&self, asked: Receiver<HandOver>, to_store: &Sender<Result<Vec<Merged>>>) {
        for HandOver { asked, done } in asked {
            drop(done);
            if to_store.send(self.merge_all(asked)).is_err() {
                return;
            }
        }
    }

    fn merge_all(&self, asked: Vec<Asked>) -> Result<Vec<Merged>> {
        asked.into_iter().map(|asked| self.merge(asked)).collect()
    }

    /// Works out what a group comes to.
    fn merge(&self, asked: Asked) -> Result<Merged> {
        let Asked {
            mut group,
            debtor,
            mut entries,
            mut pen,
        } = asked;
        let known = if entries.is_empty() {
            Account::default()
        } else {
            Account::at(&entries, NaiveDateTime::MAX, &self.bench.policy)
        };
        let left_out = !known.erased.is_empty() && group.leave_out_erased(&known);
        let erased = left_out.then(|| known.details.key().to_owned());
        let mut news = group.news(&entries, &known, &self.assumed);
        let facts = std::mem::take(&mut news.facts);
        let unlisted = news.no_longer_listed.drain(..);
        let unlisted = unlisted.map(|(number, balance)| Unlisted {
            debtor: known.details.key().to_owned(),
            name: known.details.display_name().to_owned(),
            number,
            balance,
        });
        let unlisted = unlisted.collect();
        let mut merged = Merged {
            rows: (group.invoices.len() + group.documents.len() + group.payments.len()) as u64 + 1,
            debtor,
            news,
            unlisted,
            erased,
            written: None,
        };
        if facts.is_empty() {
            return Ok(merged);
        }
        entries.reserve(facts.len());
        for (happened_at, fact) in facts {
            pen.append(&mut entries, happened_at, fact)?;
        }
        let now = self.bench.now;
        let policy = &self.bench.policy;
        let (account, stands) = if self.bench.past {
            let account = Account::at(&entries, now, policy);
            (account, Stands::ToBeSettled(entries))
        } else {
            let account = Account::of(entries, now, policy);
            let row = self.bench.row(debtor.unwrap_or_default(), &account, now);
            (account, Stands::Worked(Box::new(row)))
        };
        let identities = if merged.news.details_changed {
            identities(&account.details)
        } else {
            Vec::new()
        };
        merged.written = Some(Written {
            writing: pen.finish()?,
            identities,
            stands,
        });
        Ok(merged)
    }
}

/// The way to the worker and back.
struct Worker {
    to_worker: SyncSender<HandOver>,
    merged: Receiver<Result<Vec<Merged>>>,
}

/// The side of the store.
struct Storing<'a> {
    merging: &'a Merging,
    work: &'a mut dyn Recording,
    report: &'a mut ImportReport,
    watch: &'a mut dyn FnMut(u64) -> bool,
    /// The thread that works out what groups come to; none for a few, which are worked out here.
    worker: Option<Worker>,
    /// What the store took in, on its way back to the thread that made it.
    done: Vec<Merged>,
    under_way: UnderWay,
    /// What debtors are recognised by, to be written before anybody is looked up: together, for writing it in order is
    /// quicker by far than writing it as it comes.
    identities: Vec<(Identity, String, DebtorId)>,
    /// Whether the book had nobody before, so that only this file's own debtors need to be looked up.
    is_new: bool,
    hasher: RandomState,
    unlisted: &'a mut UnlistedBy,
    rows: u64,
    looked_at: u64,
}

impl Storing<'_> {
    fn all(&mut self, groups: Vec<Group>) -> Result<()> {
        let mut some = Vec::with_capacity(GROUPS_AT_ONCE.min(groups.len()));
        self.under_way.identities.reserve(2 * groups.len());
        for group in groups {
            let asked = self.ask(group, &mut some)?;
            some.push(asked);
            if some.len() == GROUPS_AT_ONCE {
                self.hand_over(&mut some)?;
                self.take_in_ready()?;
            }
        }
        self.take_in_all(&mut some)?;
        self.put_identities()
    }

    fn ask(&mut self, group: Group, some: &mut Vec<Asked>) -> Result<Asked> {
        let identities = identities(&group.details);
        let mut is_known = !self.is_new;
        let mut is_under_way = false;
        for identity in &identities {
            let hash = self.hasher.hash_one(identity);
            is_under_way |= !self.under_way.identities.insert(hash);
        }
        if is_under_way {
            self.take_in_all(some)?;
            is_known = true;
        }
        let mut debtor = None;
        let mut entries = Vec::new();
        if is_known {
            self.put_identities()?;
        }
        let recognised = match is_known {
            true => self.recognised(&group.details, &identities)?,
            false => None,
        };
        if let Some(known) = recognised {
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

    /// Whom a group is about. A new debtor that is alike somebody erased is told of.
    fn recognised(
        &mut self,
        details: &Details,
        identities: &[(Identity, String)],
    ) -> Result<Option<DebtorId>> {
        let salt = self.merging.erasure_salt.as_ref();
        let policy = &self.merging.bench.policy;
        Ok(
            match recognised_debtor(self.work, details, identities, salt)? {
                Recognised::Debtor(debtor) => Some(debtor),
                Recognised::Nobody => None,
                Recognised::LikeErased(erased) => {
                    let entries = self.work.entries(erased)?;
                    let erased = Account::at(&entries, NaiveDateTime::MAX, policy);
                    let pair = (details.key().to_owned(), erased.details.key().to_owned());
                    self.report.like_erased.push(pair);
                    None
                }
            },
        )
    }

    fn hand_over(&mut self, some: &mut Vec<Asked>) -> Result<()> {
        self.under_way.hand_overs += 1;
        let asked = std::mem::take(some);
        let done = std::mem::take(&mut self.done);
        match &self.worker {
            // The other thread is gone only after a panic, and then the scope panics too.
            Some(worker) => {
                some.reserve(GROUPS_AT_ONCE);
                let _ = worker.to_worker.send(HandOver { asked, done });
                Ok(())
            }
            None => {
                let merged = self.merging.merge_all(asked)?;
                self.take_in(merged)
            }
        }
    }

    fn take_in_ready(&mut self) -> Result<()> {
        while let Some(worker) = &self.worker {
            match worker.merged.try_recv() {
                Ok(merged) => self.take_in(merged?)?,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return Ok(()),
            }
        }
        Ok(())
    }

    /// Waits for all that is under way.
    fn take_in_all(&mut self, some: &mut Vec<Asked>) -> Result<()> {
        if !some.is_empty() {
            self.hand_over(some)?;
        }
        while self.under_way.hand_overs > 0 {
            let merged = self.worker.as_ref().and_then(|it| it.merged.recv().ok());
            self.take_in(merged.ok_or(StoreError::Stopped)??)?;
        }
        Ok(())
    }

    fn take_in(&mut self, mut merged: Vec<Merged>) -> Result<()> {
        self.under_way.hand_overs -= 1;
        for merged in &mut merged {
            self.rows += merged.rows;
            self.store(merged)?;
        }
        let written = merged.iter().filter_map(|it| it.written.as_ref());
        let standings: Vec<&StandingRow> = written
            .filter_map(|written| match &written.stands {
                Stands::Worked(standing) => Some(&**standing),
                Stands::ToBeSettled(_) => None,
            })
            .collect();
        self.work.put_standings(Layer::Book, &standings)?;
        self.done.append(&mut merged);
        if self.rows - self.looked_at >= ROWS_BETWEEN_LOOKS {
            self.looked_at = self.rows;
            if !(self.watch)(self.rows) {
                return Err(StoreError::Stopped);
            }
        }
        Ok(())
    }

    /// Several groups may turn out to be one debtor: what one of them lists is listed.
    fn note_unlisted(&mut self, debtor: DebtorId, unlisted: Vec<Unlisted>) {
        match self.unlisted.entry(debtor) {
            Place::Vacant(entry) => {
                entry.insert(unlisted);
            }
            Place::Occupied(mut entry) => {
                let both = |it: &Unlisted| unlisted.iter().any(|more| more.number == it.number);
                entry.get_mut().retain(both);
            }
        }
    }

    fn store(&mut self, merged: &mut Merged) -> Result<()> {
        if let Some(debtor) = merged
            .debtor
            .filter(|_| self.merging.assumed.lists_open_items)
        {
            self.note_unlisted(debtor, std::mem::take(&mut merged.unlisted));
        }
        let Merged {
            debtor,
            news,
            erased,
            ..
        } = merged;
        let report = &mut *self.report;
        report.invoices_added += news.invoices_added;
        report.invoices_updated += news.invoices_updated;
        report.invoices_unchanged += news.invoices_unchanged;
        report.payments_added += news.payments_added;
        report.credit_notes_added += news.credit_notes_added;
        report.payments_detailed += news.payments_detailed;
        report.credits_used += news.credits_used;
        report.rejected.append(&mut news.rejected);
        report.erased.extend(erased.take());
        let Some(written) = &mut merged.written else {
            return Ok(());
        };
        match debtor {
            Some(_) => report.debtors_updated += u64::from(news.details_changed),
            None => report.debtors_added += 1,
        }
        let is_new = debtor.is_none();
        let debtor = self.work.take_in(*debtor, &written.writing)?;
        match &mut written.stands {
            Stands::Worked(standing) => standing.row.debtor = debtor,
            Stands::ToBeSettled(entries) => {
                let bench = &self.merging.bench;
                bench.settle(self.work, debtor, entries)?;
            }
        }
        let identities = std::mem::take(&mut written.identities).into_iter();
        let identities = identities.map(|(identity, value)| (identity, value, debtor));
        self.identities.extend(identities);
        if is_new && self.merging.assumed.lists_open_items {
            // All that the book has about them is listed.
            self.note_unlisted(debtor, Vec::new());
        }
        Ok(())
    }

    /// Writes what debtors stored so far are recognised by.
    fn put_identities(&mut self) -> Result<()> {
        let mut identities = std::mem::take(&mut self.identities);
        identities.sort_unstable_by(|(a, x, _), (b, y, _)| (a.id(), x).cmp(&(b.id(), y)));
        self.work.put_all_identities(&identities)
    }
}
