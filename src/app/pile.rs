//! Many electronic invoices that are named one by one. Each is an import for itself, with a batch of its own that undo takes
//! back, but they are read ahead in other threads, and one commit confirms all that were ready meanwhile: the disk takes as
//! long to confirm one as a hundred.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use super::documents::{Taking, read_documents};
use super::import::{ImportOrder, ImportReport, LAST_IMPORT};
use super::{Book, Result};
use crate::domain::fact::IMPORT;
use crate::guarded::guarded;
use crate::import::einvoice::turn;
use crate::import::{Family, Group, Source, sniff};
use crate::store::StoreError;

/// Larger files are not read ahead.
const LARGEST: u64 = 1 << 20;

/// Files that may wait to be recorded.
const WAITING: usize = 256;

/// Threads that read.
const READERS: usize = 2;

/// After this a commit confirms what was recorded, so that little is lost if the program is killed.
const AT_MOST: Duration = Duration::from_millis(250);

/// What a file that was read ahead says.
pub(super) struct Ahead {
    pub groups: Vec<Group>,
    pub report: ImportReport,
    /// Whose turn it is among others, see [`turn`].
    pub turn: u8,
}

/// Files that are being read ahead, to be imported in their order.
pub struct Pile {
    /// Nothing for one that wants to be imported by itself, for what it is or for what is wrong with it.
    read: Receiver<(usize, Option<Ahead>)>,
    /// Those that overtook others.
    early: BTreeMap<usize, Option<Ahead>>,
    /// How many files were taken from it.
    taken: usize,
    progress: Arc<Progress>,
    files: Arc<[PathBuf]>,
}

/// What the readers share.
#[derive(Default)]
struct Progress {
    /// The next file that nobody reads yet.
    next: AtomicUsize,
    /// How many files were taken.
    taken: AtomicUsize,
    /// Whether nobody wants any more.
    is_over: AtomicBool,
}

impl Progress {
    /// The next file to read, once it is not too far ahead of those that are taken: one may lie where reading takes long.
    fn next(&self) -> usize {
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        while at > self.taken.load(Ordering::Relaxed) + 2 * WAITING
            && !self.is_over.load(Ordering::Relaxed)
        {
            thread::sleep(Duration::from_millis(1));
        }
        at
    }
}

impl Drop for Pile {
    fn drop(&mut self) {
        self.progress.is_over.store(true, Ordering::Relaxed);
    }
}

impl Pile {
    /// Begins to read.
    fn new(files: &[PathBuf], taking: Taking) -> Self {
        let (give, read) = mpsc::sync_channel(WAITING);
        let files: Arc<[PathBuf]> = files.into();
        let taking = Arc::new(taking);
        let progress = Arc::new(Progress::default());
        for _ in 0..READERS.min(files.len()) {
            let (files, taking) = (Arc::clone(&files), Arc::clone(&taking));
            let (progress, give) = (Arc::clone(&progress), give.clone());
            thread::spawn(move || read_on(&files, &taking, &progress, &give));
        }
        Self {
            read,
            early: BTreeMap::new(),
            taken: 0,
            progress,
            files,
        }
    }

    /// What the next file says, if it was read ahead. The file counts as taken then.
    pub(super) fn take(&mut self) -> Option<Ahead> {
        while self.taken < self.files.len() && !self.early.contains_key(&self.taken) {
            // A reader that came to grief leaves the rest to be imported one by one.
            let (at, ahead) = self.read.recv().ok()?;
            self.early.insert(at, ahead);
        }
        let ahead = self.early.get_mut(&self.taken)?.take()?;
        self.pass();
        Some(ahead)
    }

    /// The last files that were taken.
    #[must_use]
    pub fn last_taken(&self, count: usize) -> &[PathBuf] {
        let first = self.taken.saturating_sub(count);
        self.files.get(first..self.taken).unwrap_or_default()
    }

    /// Leaves out the next file, which was imported by itself.
    pub fn pass(&mut self) {
        self.early.remove(&self.taken);
        self.taken += 1;
        self.progress.taken.store(self.taken, Ordering::Relaxed);
    }
}

/// Reads files until there is none left or nobody wants them any more.
fn read_on(
    files: &[PathBuf],
    taking: &Taking,
    progress: &Progress,
    give: &SyncSender<(usize, Option<Ahead>)>,
) {
    loop {
        let at = progress.next();
        let Some(file) = files.get(at) else { return };
        // A mistake of a reader shows when the file is imported by itself.
        let ahead = guarded(|| read_ahead(file, taking)).flatten();
        if give.send((at, ahead)).is_err() {
            return;
        }
    }
}

fn read_ahead(file: &Path, taking: &Taking) -> Option<Ahead> {
    let about = std::fs::metadata(file).ok()?;
    if !about.is_file() || about.len() > LARGEST {
        return None;
    }
    let bytes = std::fs::read(file).ok()?;
    let name = file.display().to_string();
    let source = Source::Bytes {
        name: &name,
        bytes: &bytes,
    };
    let taken_for = sniff(&source).ok()?;
    if taken_for.format.family() != Family::Invoices {
        return None;
    }
    let (groups, mut report) = read_documents(&source, taking).ok()?;
    report.taken_for = Some(taken_for);
    Some(Ahead {
        groups,
        report,
        turn: turn(&source),
    })
}

impl Book {
    /// Begins to read files that [`Book::import_pile`] is to import.
    #[must_use]
    pub fn pile(&self, files: &[PathBuf]) -> Pile {
        Pile::new(files, Taking::of(&self.settings))
    }

    /// Imports the files that come next in a pile, each for itself, until `go_on` says `false`, some time has passed, or one
    /// wants to be imported by itself. Gives back a report for each in their order; none when it is for the first already.
    ///
    /// # Errors
    /// When the book can't be written. None of the files is imported then.
    pub fn import_pile(
        &mut self,
        pile: &mut Pile,
        order: &ImportOrder,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<ImportReport>> {
        let Some(first) = pile.take() else {
            return Ok(Vec::new());
        };
        let began = Instant::now();
        let merge = self.merging(order, &[])?;
        let now = merge.bench.now;
        let batch = self.new_batch(IMPORT);
        let mut random = self.random.fork();
        let mut reports = Vec::new();
        let mut first = Some(first);
        let done = self.store.record_much(&batch, &mut |work| {
            let mut next = first.take();
            let mut changes = 0;
            let mut is_open = true;
            while let Some(ahead) = next.take() {
                let Ahead {
                    groups, mut report, ..
                } = ahead;
                if !is_open {
                    let id = random.batch_id();
                    work.begin_batch(&crate::store::Batch {
                        id,
                        ..batch.clone()
                    })?;
                }
                merge.record(work, groups, &mut report, &mut |_| true)?;
                is_open = !report.changes_anything();
                changes += usize::from(!is_open);
                reports.push(report);
                if began.elapsed() < AT_MOST && go_on(reports.len()) {
                    next = pile.take();
                }
            }
            if changes == 0 {
                return Err(StoreError::Stopped);
            }
            if is_open {
                work.withdraw_batch()?;
            }
            work.put_setting(LAST_IMPORT, &now.to_string())
        });
        match done {
            // They say nothing new, and yet what the book has is as new as they are.
            Err(StoreError::Stopped) => self.remember(Vec::new(), now)?,
            other => other?,
        }
        Ok(reports)
    }
}
