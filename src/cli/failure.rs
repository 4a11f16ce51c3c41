//! Why a command failed, in words for people and as JSON.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::import_view::rejection_json;
use super::limits::limits_json;
use crate::app::AppError;
use crate::domain::order::Refusal;
use crate::i18n::Texts;
use crate::import::ReadError;
use crate::print::PrintError;
use crate::store::StoreError;

/// Why a command failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// A use case could not be done.
    App(AppError),
    /// A use case could not be done with this file.
    File {
        /// The file, as it was named.
        file: String,
        /// Why.
        error: AppError,
        /// What was done with the files before it, as the document that would have told of it.
        done: Option<Value>,
    },
    /// There is no book yet.
    NoBook(PathBuf),
    /// There is no home folder to keep a book in.
    NoHome,
    /// What was typed is no valid command. The text is for people already.
    Usage(String),
    /// A page could not be made.
    Print(PrintError),
    /// Anything else: a stable kind, and a text that is for people already.
    Told(&'static str, String),
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::App(error.into())
    }
}

impl From<PrintError> for Failure {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::App(error) => Self::App(error),
            error => Self::Print(error),
        }
    }
}

impl Failure {
    /// The exit code.
    pub fn code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }

    /// What to say to the user.
    pub fn message(&self, texts: &Texts) -> String {
        match self {
            Self::App(error) => match hint(error) {
                Some(hint) => format!("{}\n{}", texts.error(error), texts.get(hint)),
                None => texts.error(error),
            },
            Self::File { file, error, .. } => {
                let mut text = format!("{file}: {}", texts.error(error));
                if let Some(option) = texts.option_against(error) {
                    text.push(' ');
                    text.push_str(&option);
                }
                text
            }
            Self::NoBook(path) => texts.with(
                "cli-no-book",
                &[("path", path.display().to_string().into())],
            ),
            Self::Print(error @ PrintError::Exists(_)) => {
                let way = texts.get("print-exists-force");
                format!("{} {way}", error.told(texts))
            }
            Self::Print(error) => error.told(texts),
            Self::NoHome => texts.get("cli-no-home"),
            Self::Usage(text) | Self::Told(_, text) => text.clone(),
        }
    }

    /// The failure as the JSON document that takes the place of a result. `kind` is a stable English name; candidates
    /// and rejected rows come along where there are any, and so does what was done before it.
    pub fn json(&self, texts: &Texts) -> Value {
        let mut error = json!({ "kind": self.kind(), "message": self.message(texts) });
        match self {
            Self::App(AppError::WhichDebtor {
                candidates, more, ..
            }) => {
                let each = candidates
                    .iter()
                    .map(|(code, name)| json!({ "code": code, "name": name }));
                error["candidates"] = each.collect();
                error["more"] = (*more).into();
            }
            Self::App(AppError::Refused(Refusal::BeyondLimits(limits))) => {
                error["limits"] = limits_json(texts, limits);
            }
            Self::File {
                file, error: why, ..
            } => {
                error["file"] = file.as_str().into();
                if let AppError::BadRows { report } = why {
                    let rows = report.rejected.iter();
                    error["rows_rejected"] =
                        rows.map(|row| rejection_json(texts, file, row)).collect();
                }
            }
            _ => {}
        }
        let mut document = match self {
            Self::File {
                done: Some(done), ..
            } => done.clone(),
            _ => json!({}),
        };
        document["error"] = error;
        document
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::App(error) | Self::File { error, .. } => app_kind(error),
            Self::NoBook(_) => "no_book",
            Self::NoHome => "no_home",
            Self::Usage(_) => "usage",
            Self::Print(error) => error.id(),
            Self::Told(kind, _) => kind,
        }
    }
}

/// The text that says which command helps on.
fn hint(error: &AppError) -> Option<&'static str> {
    match error {
        AppError::WhichDebtor { candidates, .. } if candidates.is_empty() => Some("cli-hint-queue"),
        AppError::Refused(Refusal::NeedsReason(_) | Refusal::NoReason) => Some("cli-hint-reason"),
        AppError::Refused(
            Refusal::NoInvoice(_)
            | Refusal::NoCharge(_)
            | Refusal::NothingToCollect
            | Refusal::NothingOpenOf(_)
            | Refusal::NothingOpen
            | Refusal::NoSuchEntry(_)
            | Refusal::NoLivePromise
            | Refusal::ContestedAlready(_),
        ) => Some("cli-hint-show"),
        _ => None,
    }
}

fn app_kind(error: &AppError) -> &'static str {
    match error {
        AppError::Store(error) => store_kind(error),
        AppError::Read(error) => read_kind(error),
        AppError::ReadWithin { error, .. } => read_kind(error),
        AppError::WhichMovement(_) => "which_movement",
        AppError::WhichDebtor { candidates, .. } if candidates.is_empty() => "no_debtor",
        AppError::WhichDebtor { .. } => "which_debtor",
        AppError::Refused(refusal) => refusal.id(),
        AppError::Outbox(trouble) => trouble.id(),
        AppError::ChangedElsewhere { .. } => "changed_elsewhere",
        AppError::EmptyText => "empty_text",
        AppError::BadRows { .. } => "bad_rows",
        AppError::NoPerson { .. } => "no_person",
        AppError::ReasonNames(_) => "reason_names",
        AppError::NothingToErase => "nothing_to_erase",
        AppError::ErasureStands => "erasure_stands",
        AppError::NotErased => "not_erased",
    }
}

fn store_kind(error: &StoreError) -> &'static str {
    match error {
        StoreError::NotABook(_) => "not_a_book",
        StoreError::TooNew { .. } => "too_new",
        StoreError::Missing(_) => "missing",
        StoreError::Folder(_) => "folder",
        StoreError::Exists(_) => "exists",
        StoreError::NetworkFolder(_) => "network_folder",
        StoreError::Busy => "busy",
        StoreError::DiskFull => "disk_full",
        StoreError::Disk(_) => "disk",
        StoreError::ReadOnly => "read_only",
        StoreError::Unsound(_) => "unsound",
        StoreError::Unreadable(_) => "unreadable",
        StoreError::Damaged { .. } => "damaged",
        StoreError::Stopped => "stopped",
        StoreError::Database(_) => "database",
        StoreError::File { .. } => "file",
    }
}

pub(super) fn read_kind(error: &ReadError) -> &'static str {
    match error {
        ReadError::Io(_) => "io",
        ReadError::Empty => "empty",
        ReadError::Bank(fault) => fault.problem.id(),
        ReadError::NotText => "not_text",
        ReadError::Foreign(_) => "not_importable",
        ReadError::Damaged => "damaged_file",
        ReadError::TooLarge => "too_large",
        ReadError::TooManyRejected { .. } => "too_many_rejected",
        ReadError::NothingInside { .. } => "nothing_inside",
        ReadError::ExportDamaged { .. } => "export_damaged",
        ReadError::BookNotEmpty => "book_not_empty",
        ReadError::UnknownSheet { .. } => "unknown_sheet",
        ReadError::NotYet(_) => "not_yet",
        ReadError::Xml(_) => "xml",
        ReadError::NoGoodDocument(_) => "no_good_document",
        ReadError::LineTooLong { .. } => "line_too_long",
        ReadError::UnclosedQuote { .. } => "unclosed_quote",
        ReadError::NoHeadingKnown { .. } => "no_heading_known",
        ReadError::NeededFieldMissing { .. } => "needed_field_missing",
        ReadError::DatesDestroyed { .. } => "dates_destroyed",
        ReadError::AmbiguousDates { .. } => "ambiguous_dates",
        ReadError::UnknownColumn { .. } => "unknown_column",
        ReadError::PaymentsList { .. } => "payments_list",
        ReadError::Movements { .. } => "movements",
    }
}
