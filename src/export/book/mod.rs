//! The whole book as tables, as things stand at a moment: one CSV file for each in a folder, or a workbook with a sheet for
//! each; the journal with its hashes, and a page that says what is in each column. The book is read debtor by debtor, and with
//! a folder no more than one is in memory at a time.

mod bank;
mod dealings;
mod files;
mod journal;
mod line;
mod money;
mod parties;
mod sheets;

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::app::{AppError, Book};
use crate::domain::account::{Account, reversed_batches};
use crate::domain::fact::{Entry, Fact};
use crate::i18n::Texts;
use crate::store::DebtorId;
use files::Files;
use line::Lines;
use sheets::Sheets;

/// The name of the page that says what is in each column.
pub const README: &str = "README.md";

/// Why a book can't be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The book can't be read.
    #[error(transparent)]
    App(#[from] AppError),
    /// There is a file of that name already.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// A table has more rows than a sheet has room for.
    #[error("{0} has more rows than a sheet has room for")]
    TooManyRows(&'static str),
    /// A file or folder can't be written.
    #[error("{path}: {problem}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookExport {
    /// Where: the folder, or the workbook.
    pub place: PathBuf,
    /// Whether that is a workbook.
    pub is_workbook: bool,
    /// The tables with their numbers of rows.
    pub tables: Vec<(&'static str, u64)>,
}

/// Where all tables go. Until they are kept, nothing of them stays.
trait Target {
    /// Where the rows of a table go.
    fn lines(&mut self, at: usize) -> Lines<'_>;

    /// Writes what has gathered; all of it at the end.
    fn flush(&mut self, all: bool) -> Result<(), ExportError>;

    /// Puts everything in place, with the page that explains it.
    fn keep(self: Box<Self>, page: &Page<'_>) -> Result<BookExport, ExportError>;
}

/// One debtor, as tables are made of.
struct Debtor<'a> {
    id: DebtorId,
    entries: &'a [Entry],
    account: Account,
}

impl<'a> Debtor<'a> {
    /// The facts that count at the moment, with their entries.
    fn facts(&self, moment: NaiveDateTime) -> Vec<(&'a Entry, &'a Fact)> {
        let reversed = reversed_batches(self.entries);
        let counting = self.entries.iter();
        let counting =
            counting.filter(|it| it.happened_at <= moment && !reversed.contains(&it.batch));
        counting
            .filter_map(|entry| Some((entry, entry.fact.as_ref()?)))
            .collect()
    }

    /// Who wrote an entry down.
    fn author(&self, number: u32) -> &'a str {
        let at = usize::try_from(number)
            .ok()
            .and_then(|it| it.checked_sub(1));
        let entry = at.and_then(|at| self.entries.get(at));
        entry.map_or("", |entry| &entry.author)
    }
}

/// A table of what is known of each debtor.
struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    rows: fn(&Debtor<'_>, &Moment<'_>, &mut Lines<'_>),
}

/// What happened with one debtor until the moment of the export.
struct Moment<'a> {
    facts: Vec<(&'a Entry, &'a Fact)>,
}

/// All tables made of debtors, in the order of the page.
fn tables() -> impl Iterator<Item = &'static Table> {
    parties::TABLES
        .iter()
        .chain(money::TABLES)
        .chain(dealings::TABLES)
}

/// Writes the whole book into a folder, or into a workbook if the name ends in `.xlsx`, at the moment of the book's clock. Files that exist are replaced only if that is wanted;
/// nothing is in place before all of it was written.
///
/// # Errors
/// When the book can't be read, or a file exists or can't be written; nothing is left behind then.
pub fn export_book(
    book: &Book,
    texts: &Texts,
    place: &Path,
    replace: bool,
) -> Result<BookExport, ExportError> {
    let names = tables().map(|it| (it.name, it.columns));
    let names: Vec<_> = names.chain(journal::TABLES).chain(bank::TABLES).collect();
    let is_workbook = place
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("xlsx"));
    let mut files: Box<dyn Target> = match is_workbook {
        true => Box::new(Sheets::create(place, &names, replace)?),
        false => Box::new(Files::create(place, &names, replace)?),
    };
    let (now, policy) = (book.now(), &book.settings().policy);
    let mut failed = None;
    let read = book.store().each_chain(&mut |id, entries| {
        let debtor = Debtor {
            id,
            entries,
            account: Account::at(entries, now, policy),
        };
        let moment = Moment {
            facts: debtor.facts(now),
        };
        for (at, table) in tables().enumerate() {
            (table.rows)(&debtor, &moment, &mut files.lines(at));
        }
        failed = files.flush(false).err();
        Ok(failed.is_none())
    });
    read.map_err(AppError::from)?;
    if let Some(error) = failed {
        return Err(error);
    }
    journal::write(book, &mut *files, tables().count())?;
    bank::write(book, &mut *files, tables().count() + journal::TABLES.len())?;
    files.flush(true)?;
    files.keep(&Page {
        texts,
        names: &names,
        now,
    })
}

/// The page that says what is in each column.
struct Page<'a> {
    texts: &'a Texts,
    names: &'a [(&'static str, &'static [&'static str])],
    now: NaiveDateTime,
}

impl Page<'_> {
    /// What it begins with.
    fn head(&self, id: &str) -> String {
        let date = self.texts.day_in_full(self.now.date());
        let hour = self.now.format("%H:%M").to_string();
        let places = [("date", date.into()), ("hour", hour.into())];
        self.texts.with(id, &places)
    }

    fn about_table(&self, name: &str) -> String {
        self.texts.get(&format!("export-table-{name}"))
    }

    fn about_column(&self, column: &str) -> String {
        self.texts.get(&format!("export-column-{column}"))
    }

    /// For the files of a folder.
    fn as_text(&self) -> String {
        let mut page = self.head("export-readme");
        page.push('\n');
        for (name, columns) in self.names {
            let about = self.about_table(name);
            page.push_str(&format!("\n## {name}.csv\n\n{about}\n\n"));
            for column in *columns {
                let about = self.about_column(column);
                page.push_str(&format!("- `{column}`: {about}\n"));
            }
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_and_column_is_explained_in_every_language() {
        for language in crate::i18n::LANGUAGES {
            let texts = Texts::for_language(Some(language));
            let names = tables().map(|it| (it.name, it.columns));
            let mut wanted = BTreeSet::new();
            for (name, columns) in names.chain(journal::TABLES).chain(bank::TABLES) {
                wanted.insert(format!("export-table-{name}"));
                wanted.extend(columns.iter().map(|it| format!("export-column-{it}")));
            }
            let missing: Vec<&String> = wanted.iter().filter(|id| !texts.has(id)).collect();
            assert!(missing.is_empty(), "no text in {language} for {missing:?}");
        }
    }
}
