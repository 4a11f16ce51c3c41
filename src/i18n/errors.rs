//! What went wrong, in words for people.

use super::{Place, Texts};
use crate::app::AppError;
use crate::config::{FileProblem, Trouble};
use crate::domain::money::{Currency, decimals};
use crate::import::{Field, ReadError, RowRejection};
use crate::store::StoreError;

impl Texts {
    /// Why something could not be done. Several lines where there are candidates to choose from.
    pub fn error(&self, error: &AppError) -> String {
        match error {
            AppError::Store(error) => self.store_error(error),
            AppError::Read(error) => self.read_error(error),
            AppError::ReadWithin { file, error } => format!("{file}: {}", self.read_error(error)),
            AppError::WhichMovement(asked) => {
                self.with("error-which-movement", &[("asked", asked.into())])
            }
            AppError::WhichDebtor {
                asked,
                candidates,
                more,
            } => self.which_debtor(asked, candidates, *more),
            AppError::Refused(refusal) => self.refusal(refusal),
            AppError::Outbox(trouble) => self.outbox_trouble(trouble),
            AppError::ChangedElsewhere { name, batch } => {
                let id = format!("action-name-{}", batch.action);
                let action = if self.has(&id) {
                    self.get(&id)
                } else {
                    batch.action.clone()
                };
                let when = self.moment(batch.recorded_at, batch.recorded_at.date());
                let places = [
                    ("name", Place::from(name)),
                    ("action", Place::from(action)),
                    ("author", Place::from(&batch.author)),
                    ("when", Place::from(when)),
                ];
                self.with("error-changed-elsewhere", &places)
            }
            AppError::EmptyText => self.get("error-empty-text"),
            AppError::BadRows { report } => self.with(
                "error-bad-rows",
                &[("count", report.rejected_count().into())],
            ),
            AppError::NoPerson { asked, known } => self.no_person(asked, known),
            AppError::ReasonNames(word) => {
                self.with("error-reason-names", &[("word", word.into())])
            }
            AppError::NothingToErase => self.get("error-nothing-to-erase"),
            AppError::ErasureStands => self.get("error-erasure-stands"),
            AppError::NotErased => self.get("error-not-erased"),
        }
    }

    /// An amount has more decimals than its currency.
    pub(super) fn too_precise(&self, currency: Currency) -> String {
        let places = [
            ("currency", Place::from(currency.code())),
            ("count", Place::from(decimals(currency))),
        ];
        self.with("error-too-precise", &places)
    }

    fn which_debtor(&self, asked: &str, candidates: &[(String, String)], more: usize) -> String {
        if candidates.is_empty() {
            return self.with("error-no-debtor", &[("asked", asked.into())]);
        }
        let mut text = self.with("error-which-debtor", &[("asked", asked.into())]);
        for (code, name) in candidates {
            text.push_str(&format!("\n  {code}  {name}"));
        }
        if more > 0 {
            let more = self.with("error-which-debtor-more", &[("count", more.into())]);
            text.push_str(&format!("\n  {more}"));
        }
        text
    }

    /// What is wrong with a book.
    pub fn store_error(&self, error: &StoreError) -> String {
        let path = |path: &std::path::Path| Place::from(path.display().to_string());
        match error {
            StoreError::NotABook(it) => self.with("error-not-a-book", &[("path", path(it))]),
            StoreError::TooNew {
                path: it,
                found,
                known,
            } => {
                let places = [
                    ("path", path(it)),
                    ("found", found.to_string().into()),
                    ("known", known.to_string().into()),
                ];
                self.with("error-too-new", &places)
            }
            StoreError::Missing(it) => self.with("error-missing", &[("path", path(it))]),
            StoreError::Folder(it) => self.with("error-folder", &[("path", path(it))]),
            StoreError::Exists(it) => self.with("error-exists", &[("path", path(it))]),
            StoreError::NetworkFolder(it) => self.with("error-network", &[("path", path(it))]),
            StoreError::Busy => self.get("error-busy"),
            StoreError::DiskFull => self.get("error-disk-full"),
            StoreError::Disk(problem) => self.with("error-disk", &[("problem", problem.into())]),
            StoreError::ReadOnly => self.get("error-read-only"),
            StoreError::Unsound(problem) => {
                self.with("error-unsound", &[("problem", problem.into())])
            }
            StoreError::Unreadable(it) => {
                self.with("error-unreadable", &[("problem", it.to_string().into())])
            }
            StoreError::Damaged { .. } => {
                self.with("error-damaged", &[("problem", error.to_string().into())])
            }
            StoreError::Stopped => self.get("error-stopped"),
            StoreError::Database(problem) => {
                self.with("error-database", &[("problem", problem.into())])
            }
            StoreError::File { path: it, problem } => self.with(
                "error-file",
                &[("path", path(it)), ("problem", problem.into())],
            ),
        }
    }

    /// What the system says of a file, in the user's words as far as there are any.
    pub fn io_problem(&self, error: &std::io::Error) -> String {
        use std::io::ErrorKind;
        let id = match error.kind() {
            ErrorKind::NotFound => "io-not-found",
            ErrorKind::PermissionDenied => "io-denied",
            ErrorKind::IsADirectory => "io-folder",
            ErrorKind::StorageFull => "io-full",
            _ => return error.to_string(),
        };
        self.get(id)
    }

    /// Why a file is refused, and what to do about it.
    pub fn read_error(&self, error: &ReadError) -> String {
        let list = |texts: &[String]| Place::from(texts.join(" | "));
        match error {
            ReadError::Io(problem) => {
                self.with("read-io", &[("problem", self.io_problem(problem).into())])
            }
            ReadError::Empty => self.get("read-empty"),
            ReadError::Bank(fault) => self.bank_refusal(fault),
            ReadError::NotText => self.get("read-not-text"),
            ReadError::Foreign(foreign) => self.foreign(foreign),
            ReadError::Damaged => self.get("read-damaged"),
            ReadError::TooLarge => self.get("read-too-large"),
            ReadError::TooManyRejected { line } => {
                let places = [("line", line.to_string().into())];
                self.with("read-too-many-rejected", &places)
            }
            ReadError::NothingInside { refused, first } => {
                let mut text = self.with("read-nothing-inside", &[("count", (*refused).into())]);
                if let Some((file, error)) = first {
                    text.push_str(&format!("\n  {file}: {}", self.read_error(error)));
                }
                text
            }
            ReadError::ExportDamaged { table, line } => {
                let places = [
                    ("table", Place::from(*table)),
                    ("line", line.to_string().into()),
                ];
                self.with("read-export-damaged", &places)
            }
            ReadError::BookNotEmpty => self.get("read-book-not-empty"),
            ReadError::UnknownSheet { asked, sheets } => {
                let places = [("asked", asked.into()), ("sheets", list(sheets))];
                self.with("read-unknown-sheet", &places)
            }
            ReadError::NotYet(taken_for) => {
                let what = self.taken_for(taken_for);
                self.with("read-not-yet", &[("what", what.into())])
            }
            ReadError::Xml(error) => self.xml_error(error),
            ReadError::NoGoodDocument(rejection) => self.no_good_document(rejection),
            ReadError::LineTooLong { line, limit } => {
                let places = [
                    ("line", line.to_string().into()),
                    ("limit", limit.to_string().into()),
                ];
                self.with("read-line-too-long", &places)
            }
            ReadError::UnclosedQuote { line } => {
                self.with("read-unclosed-quote", &[("line", line.to_string().into())])
            }
            ReadError::NoHeadingKnown { seen, looked_for } => {
                let wanted: Vec<String> = looked_for
                    .iter()
                    .flat_map(|(_, headings)| headings.iter().take(2).cloned())
                    .collect();
                self.with(
                    "read-no-heading",
                    &[("seen", list(seen)), ("wanted", list(&wanted))],
                )
            }
            ReadError::NeededFieldMissing { missing, headings } => {
                let missing: Vec<String> = missing.iter().map(|it| self.field(*it)).collect();
                let places = [("missing", list(&missing)), ("seen", list(headings))];
                self.with("read-field-missing", &places)
            }
            ReadError::DatesDestroyed {
                heading, sample, ..
            } => {
                let places = [("heading", heading.into()), ("sample", sample.into())];
                self.with("read-dates-destroyed", &places)
            }
            ReadError::AmbiguousDates { columns } => {
                let headings: Vec<String> = columns
                    .iter()
                    .map(|column| format!("«{}»", column.heading))
                    .collect();
                let sample = columns.iter().find_map(|column| column.samples.first());
                let places = [
                    ("columns", headings.join(", ").into()),
                    ("sample", sample.cloned().unwrap_or_default().into()),
                ];
                self.with("read-dates-ambiguous", &places)
            }
            ReadError::UnknownColumn {
                field,
                column,
                headings,
            } => {
                let places = [
                    ("field", self.field(*field).into()),
                    ("column", column.into()),
                    ("seen", list(headings)),
                ];
                self.with("read-unknown-column", &places)
            }
            ReadError::PaymentsList {
                evidence,
                missing,
                headings,
            } => {
                let missing: Vec<String> = missing.iter().map(|it| self.field(*it)).collect();
                let places = [
                    ("evidence", (&**evidence).into()),
                    ("missing", list(&missing)),
                    ("seen", list(headings)),
                ];
                self.with("read-payments-list", &places)
            }
            ReadError::Movements { heading } => {
                self.with("read-movements", &[("heading", heading.into())])
            }
        }
    }

    /// The option of the command line that helps against an error, if one does.
    pub fn option_against(&self, error: &AppError) -> Option<String> {
        let AppError::Read(error) = error else {
            return None;
        };
        let fields = |fields: &[Field]| {
            let ids: Vec<&str> = fields.iter().map(|field| field.id()).collect();
            let places = [("fields", Place::from(ids.join(", ")))];
            Some(self.with("cli-import-map-option", &places))
        };
        match error {
            ReadError::NoHeadingKnown { .. } | ReadError::UnknownColumn { .. } => {
                fields(&Field::ALL)
            }
            ReadError::NeededFieldMissing { missing, .. } => fields(missing),
            ReadError::PaymentsList { missing, .. } => fields(missing),
            ReadError::Movements { .. } => fields(&[Field::InvoiceNumber, Field::DueOn]),
            ReadError::AmbiguousDates { .. } => Some(self.get("cli-import-order-option")),
            _ => None,
        }
    }

    /// Why a row was left out.
    pub fn row_rejection(&self, rejection: &RowRejection) -> String {
        self.get(&format!("row-{}", rejection.reason.id()))
    }

    /// What is wrong with a file of the user's, where it is said elsewhere which file.
    pub fn trouble(&self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Unreadable(problem) => problem.clone(),
            Trouble::NotAllowed {
                key,
                value,
                allowed,
            } => {
                let places = [
                    ("key", Place::from(key)),
                    ("value", value.into()),
                    ("allowed", allowed.into()),
                ];
                self.with("error-value", &places)
            }
            Trouble::Secret { key } => self.with("error-secret", &[("key", Place::from(key))]),
        }
    }

    /// What is wrong with a file of the user's.
    pub fn file_problem(&self, problem: &FileProblem) -> String {
        let line = problem
            .line
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        let place = format!("{}{line}", problem.path.display());
        let place = ("where", Place::from(place));
        match &problem.trouble {
            Trouble::Unreadable(problem) => {
                self.with("error-config", &[place, ("problem", problem.into())])
            }
            Trouble::NotAllowed {
                key,
                value,
                allowed,
            } => {
                let places = [
                    place,
                    ("key", key.into()),
                    ("value", value.into()),
                    ("allowed", allowed.into()),
                ];
                self.with("error-config-value", &places)
            }
            Trouble::Secret { key } => {
                self.with("error-config-secret", &[place, ("key", Place::from(key))])
            }
        }
    }
}
