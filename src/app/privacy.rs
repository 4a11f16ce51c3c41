//! A person's data: all that is held about somebody, and erasing it on request.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde_json::Value;

use super::{AppError, Bench, Book, Result};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::{Account, collectables};
use crate::domain::chain::Salt;
use crate::domain::fact::{BatchId, Entry, EntryNumber, Erased, Fact, Readmitted};
use crate::domain::money::Money;
use crate::domain::privacy::{
    Erasing, Hex, Replaced, Subject, Traces, Whose, each_text, fingerprints,
};
use crate::store::{
    DebtorId, Draft, DraftOf, ERASURE_SALT, Recording, ReplacedRow, StoreError, recognised_by,
};

/// The action of batches that erase personal data. They can't be taken back.
pub(super) const ERASE: &str = "erase";

/// All that is held about a debtor and the people there.
#[derive(Debug)]
pub struct PersonalData {
    /// Everything as the program sees it.
    pub file: super::DebtorFile,
    /// The rows that lie beside the journal, by table.
    pub tables: Vec<(&'static str, Vec<Value>)>,
}

/// Whose data to erase, and why.
#[derive(Debug, Clone, Default)]
pub struct EraseOrder {
    /// One person at the debtor's; all that is known about the debtor when it is not said.
    pub person: Option<String>,
    /// Why, in words that name nobody.
    pub reason: Option<String>,
}

/// What erasing does, or would do.
#[derive(Debug, Clone)]
pub struct Erasure {
    /// Its batch; nothing when it was only looked at.
    pub batch: Option<BatchId>,
    /// Whose data.
    pub whose: Whose,
    /// Who is to be erased; nobody any more once they are.
    pub name: String,
    /// The debtor's code, or what it is called once nobody is named.
    pub code: String,
    /// Entries that say nothing any more.
    pub emptied: usize,
    /// Entries of which amounts, dates and outcomes are left.
    pub replaced: usize,
    /// Entries in all.
    pub entries: usize,
    /// Drafts.
    pub drafts: usize,
    /// What the debtor owes.
    pub open: Vec<Money>,
    /// Who collects for the house, and so has the data too.
    pub handed_to: Vec<String>,
    /// Where else somebody is named who is erased: in facts about other debtors, which stay.
    pub mentions: Vec<Mention>,
    /// Whether nothing of it is left in the file of the book. It is seen to at the next opening.
    pub scrubbed: bool,
}

/// An entry about another debtor in which somebody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The code of that debtor.
    pub code: String,
    /// The entry.
    pub entry: EntryNumber,
}

/// An erasure that the journal tells of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ErasureFound {
    /// The debtor's code, or what stands for it.
    pub debtor: String,
    /// Whose data.
    pub whose: Whose,
    /// When.
    pub at: NaiveDateTime,
    /// By whom.
    pub author: String,
    /// How many rows of the journal it was.
    pub rows: usize,
}

impl ErasureFound {
    /// The erasures that a chain tells of.
    pub(super) fn all<'a>(
        entries: &'a [Entry],
        account: &'a Account,
    ) -> impl Iterator<Item = Self> + 'a {
        entries.iter().filter_map(|entry| match &entry.fact {
            Some(Fact::Erased(erased)) => Some(Self {
                debtor: account.details.key().to_owned(),
                whose: erased.whose,
                at: entry.recorded_at,
                author: entry.author.to_string(),
                rows: erased.emptied.len() + erased.replaced.len(),
            }),
            _ => None,
        })
    }
}

/// Mentions that are looked for; whoever is named more often has a name like everybody's.
const MENTIONS: usize = 100;

impl Book {
    /// All that is held about a debtor and the people there.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn personal_data(&self, debtor: DebtorId) -> Result<PersonalData> {
        Ok(PersonalData {
            file: self.debtor(debtor)?,
            tables: self.store.rows_about(debtor)?,
        })
    }

    /// What erasing would do. Nothing is changed.
    ///
    /// # Errors
    /// When nobody is meant, there is nothing to erase, the reason names somebody, or the store can't be read.
    pub fn erasure(&self, debtor: DebtorId, order: &EraseOrder) -> Result<Erasure> {
        let entries = self.store.entries(debtor)?;
        let (subject, erasing) = erasing(debtor, &entries, order)?;
        let account = Account::at(&entries, self.now(), &self.settings.policy);
        let drafts = self.store.drafts()?.into_iter();
        let mut drafts = drafts.filter(|it| it.debtor == debtor && goes(it, &subject, &erasing));
        let drafts = drafts.by_ref().count();
        if erasing.is_empty() && drafts == 0 {
            return Err(AppError::NothingToErase);
        }
        let after = erasing.applied(&entries);
        let after = Account::at(&after, self.now(), &self.settings.policy);
        let emptied = erasing.changes.values().filter(|it| it.is_none()).count();
        let open: Vec<Money> = account.open().iter().collect();
        Ok(Erasure {
            batch: None,
            whose: subject.whose(),
            name: match &subject {
                Subject::Client => account.details.display_name().to_owned(),
                Subject::Person(wanted) => wanted.name.clone(),
            },
            code: after.details.key().to_owned(),
            emptied,
            replaced: erasing.changes.len() - emptied,
            entries: entries.len(),
            drafts,
            open: open.into_iter().filter(|it| !it.amount.is_zero()).collect(),
            handed_to: handed_to(&entries),
            mentions: self.mentions(debtor, &erasing.traces)?,
            scrubbed: false,
        })
    }

    /// Erases personal data: in the journal, the drafts, the indexes and the free pages of the file. It can't be taken back.
    ///
    /// # Errors
    /// As [`Book::erasure`], and when the store can't be written. Nothing is erased then.
    pub fn erase(&mut self, debtor: DebtorId, order: &EraseOrder) -> Result<Erasure> {
        let mut erasure = self.erasure(debtor, order)?;
        let batch = self.new_batch(ERASE);
        let bench = self.bench();
        let mut refused = None;
        let done = self.store.record(&batch, &mut |work| {
            erase(work, &bench, debtor, order).map_err(|error| match error {
                AppError::Store(error) => error,
                error => {
                    refused = Some(error);
                    StoreError::Stopped
                }
            })
        });
        if let Some(error) = refused {
            return Err(error);
        }
        done?;
        erasure.batch = Some(batch.id);
        erasure.name.clear();
        // It is erased; what is left of it in free pages goes now or when the book is next opened.
        erasure.scrubbed = self.store.scrub().is_ok();
        Ok(erasure)
    }

    /// Lets imports bring the data of a debtor again that were erased, for somebody who is a client again.
    ///
    /// # Errors
    /// When nothing was erased, or the store can't be written.
    pub fn readmit(&mut self, debtor: DebtorId, reason: Option<&str>) -> Result<BatchId> {
        if self.debtor(debtor)?.account.erased_client().is_none() {
            return Err(AppError::NotErased);
        }
        let batch = self.new_batch("readmit");
        let bench = self.bench();
        let reason = words(reason);
        self.store.record(&batch, &mut |work| {
            let mut entries = work.entries(debtor)?;
            let fact = Readmitted {
                reason: reason.clone(),
            };
            entries.push(work.append(debtor, bench.now, fact.into())?);
            bench.settle(work, debtor, &entries).map(drop)
        })?;
        Ok(batch.id)
    }

    /// What the marks of erased debtors are hashed with; nothing when nobody was erased.
    pub(super) fn erasure_salt(&self) -> Result<Option<Salt>> {
        let known = self.store.setting(ERASURE_SALT)?;
        Ok(known
            .and_then(|text| text.parse().ok())
            .map(|salt: Hex<16>| salt.0))
    }

    /// Facts about other debtors in which somebody is named.
    fn mentions(&self, debtor: DebtorId, traces: &Traces) -> Result<Vec<Mention>> {
        let mut found: Vec<(DebtorId, EntryNumber)> = Vec::new();
        let traces = traces.beyond_doubt();
        if traces.is_empty() {
            return Ok(Vec::new());
        }
        self.store.each_chain(&mut |other, entries| {
            if other == debtor {
                return Ok(true);
            }
            for entry in entries {
                let Some(mut fact) = entry.fact.clone() else {
                    continue;
                };
                let mut named = false;
                each_text(&mut fact, &mut |_, _, text| {
                    named |= traces.found_in(text).is_some();
                    false
                });
                if named {
                    found.push((other, entry.number));
                }
            }
            Ok(found.len() < MENTIONS)
        })?;
        let debtors: BTreeSet<DebtorId> = found.iter().map(|(debtor, _)| *debtor).collect();
        let debtors: Vec<DebtorId> = debtors.into_iter().collect();
        let rows = self.store.rows(&debtors)?;
        let mentions = found.into_iter().filter_map(|(debtor, entry)| {
            let row = rows.iter().find(|row| row.debtor == debtor)?;
            let code = row.code.clone();
            Some(Mention { code, entry })
        });
        Ok(mentions.collect())
    }
}

/// Copies of a book that this program has put beside it. They still hold what was erased since.
pub fn copies_beside(book: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (book.parent(), book.file_stem()) else {
        return Vec::new();
    };
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let stem = stem.to_string_lossy();
    let starts = ["before-restore-", "before-version-"].map(|it| format!("{stem}.{it}"));
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        starts.iter().any(|it| name.starts_with(it.as_str()))
    };
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> = files.map(|it| it.path()).filter(is_copy).collect();
    copies.sort();
    copies
}

fn words(text: Option<&str>) -> Option<String> {
    let text = clean_text(text?, TEXT_LENGTH).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// Whose data are meant, and what erasing them comes to.
fn erasing(debtor: DebtorId, entries: &[Entry], order: &EraseOrder) -> Result<(Subject, Erasing)> {
    let subject = match &order.person {
        None => Subject::Client,
        Some(asked) => Subject::person(entries, asked).map_err(|known| AppError::NoPerson {
            asked: asked.clone(),
            known,
        })?,
    };
    let erasing = Erasing::of(entries, &subject, &format!("anon-{debtor}"));
    let reason = words(order.reason.as_deref()).unwrap_or_default();
    if let Some(named) = erasing.traces.found_in(&reason) {
        return Err(AppError::ReasonNames(named.to_owned()));
    }
    Ok((subject, erasing))
}

fn handed_to(entries: &[Entry]) -> Vec<String> {
    let names = entries.iter().filter_map(|entry| match &entry.fact {
        Some(Fact::HandedOver(to)) => to.name.clone(),
        _ => None,
    });
    let names: BTreeSet<String> = names.collect();
    names.into_iter().collect()
}

/// Whether a draft is about whoever is erased.
fn goes(draft: &Draft, subject: &Subject, erasing: &Erasing) -> bool {
    let named = |text: &str| erasing.traces.found_in(text).is_some();
    *subject == Subject::Client
        || named(&draft.text)
        || match &draft.what {
            DraftOf::Note => false,
            DraftOf::Call(call) => {
                let texts = [&call.person, &call.address, &call.exception];
                texts.into_iter().flatten().any(|it| named(it))
            }
            DraftOf::Message(message) => named(message),
        }
}

/// Erases within a transaction, and makes sure that no amount changed by it.
fn erase(
    work: &mut dyn Recording,
    bench: &Bench,
    debtor: DebtorId,
    order: &EraseOrder,
) -> Result<()> {
    let entries = work.entries(debtor)?;
    let (subject, erasing) = erasing(debtor, &entries, order)?;
    let drafts = work.drop_drafts(debtor, &mut |draft| goes(draft, &subject, &erasing))?;
    for kept in work.outbox_of(debtor)? {
        let is_about =
            subject == Subject::Client || erasing.traces.found_in(&kept.message).is_some();
        if is_about {
            work.drop_outbox(kept.id)?;
        }
    }
    let movements = match subject {
        Subject::Client => work.cleanse_movements(debtor)?,
        _ => 0,
    };
    if erasing.is_empty() && drafts == 0 && movements == 0 {
        return Err(AppError::NothingToErase);
    }
    let rows = work.replace_contents(debtor, &erasing.changes)?;
    let salt = work.erasure_salt()?;
    let erased = erased(&subject, &erasing, &rows, order, &salt);
    work.append(debtor, bench.now, erased.into())?;
    work.drop_identities(debtor)?;
    let before = Account::at(&entries, bench.now, &bench.policy);
    let entries = work.entries(debtor)?;
    let account = bench.settle(work, debtor, &entries)?;
    if money(&before, bench.now) != money(&account, bench.now) {
        let problem = format!("erasing the data of debtor {debtor} would change amounts");
        return Err(StoreError::Database(problem).into());
    }
    work.put_identities(debtor, &recognised_by(&account))?;
    Ok(())
}

/// The fact that tells what was erased.
fn erased(
    subject: &Subject,
    erasing: &Erasing,
    rows: &[ReplacedRow],
    order: &EraseOrder,
    salt: &Salt,
) -> Erased {
    let emptied = rows.iter().filter(|(_, hash)| hash.is_none());
    let replaced = rows.iter().filter_map(|(entry, hash)| {
        let hash = Hex::from((*hash)?);
        Some(Replaced {
            entry: *entry,
            hash,
        })
    });
    let marks: BTreeSet<_> = erasing
        .gone
        .iter()
        .flat_map(|details| fingerprints(salt, details))
        .collect();
    Erased {
        whose: subject.whose(),
        reason: words(order.reason.as_deref()),
        emptied: emptied.map(|(entry, _)| *entry).collect(),
        replaced: replaced.collect(),
        marks: marks.into_iter().collect(),
        salt: Hex::from(*salt),
    }
}

/// All that is owed, paid and promised, without a word.
fn money(account: &Account, now: NaiveDateTime) -> impl PartialEq {
    let mut invoices = account.invoices.clone();
    invoices.iter_mut().for_each(|it| it.notes = None);
    let payments = account.payments.iter().map(|it| {
        let what = &it.what;
        (it.number, it.at, what.amount, what.allocations.clone())
    });
    let promises = account.promises.iter().map(|it| {
        let money = (it.money.amount, it.money.currency);
        (it.number, money, it.due_on, it.status, it.missing)
    });
    (
        invoices,
        payments.collect::<Vec<_>>(),
        promises.collect::<Vec<_>>(),
        account.plans.clone(),
        collectables(account, now),
    )
}
