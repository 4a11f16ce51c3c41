//! Pages for paper: what is handed to a client or to a lawyer, as HTML made for print and as PDF. Data first ([`agreement`],
//! [`statement`], [`letter`], [`dossier`]), then a template: the program's own, or the user's in its place ([`press`]); then, where it is
//! wanted, the same page as a PDF ([`pdf`]); then a file ([`sheet`]). Nothing on a page comes from elsewhere, and nothing on
//! it runs.

mod agreement;
pub mod code;
mod dossier;
mod enclosed;
mod letter;
mod papers;
pub mod pdf;
mod press;
mod report;
mod scribe;
mod sheet;
mod shown;
mod statement;

use std::path::PathBuf;

use crate::app::AppError;
use crate::i18n::{Place, Texts};

pub use agreement::AgreementPage;
pub use code::{NoCode, PayCode};
pub use enclosed::Drawer;
pub use letter::Letter;
pub use papers::{Paper, Words};
pub use press::Press;
pub use report::ReportPage;
pub use scribe::HouseScribe;
pub use sheet::{Format, Sheet, file_name};

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// What is to be printed can't be read.
    #[error(transparent)]
    App(#[from] AppError),
    /// The client has no payment plan that is on schedule.
    #[error("no payment plan")]
    NoPlan,
    /// There is a file of that name already.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// A file can't be read or written.
    #[error("{path}: {problem}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
    /// A page can't be written as a PDF.
    #[error("PDF: {problem}")]
    Pdf {
        /// What the writer says.
        problem: String,
    },
    /// Nothing is open that a statement or a letter could be about.
    #[error("nothing open")]
    NothingOpen,
    /// A template makes no page.
    #[error("{path}{}: {trouble:?} {quoted}", line.map(|line| format!(":{line}")).unwrap_or_default())]
    Template {
        /// The template.
        path: PathBuf,
        /// The line, from 1, where it is known.
        line: Option<usize>,
        /// What stands in that line.
        quoted: String,
        /// What is wrong with it.
        trouble: TemplateTrouble,
    },
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateTrouble {
    /// It asks for something that the page doesn't have.
    UnknownField,
    /// It goes on and on.
    Endless,
    /// Anything else, in the words of the template engine.
    Other(String),
}

impl PrintError {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::App(_) => "book",
            Self::NoPlan => "no_plan",
            Self::Exists(_) => "exists",
            Self::File { .. } => "file",
            Self::Pdf { .. } => "pdf",
            Self::NothingOpen => "nothing_open",
            Self::Template { .. } => "template",
        }
    }

    /// What to say to the user.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::App(error) => texts.error(error),
            Self::NoPlan => texts.get("print-no-plan"),
            Self::NothingOpen => texts.get("refused-nothing-open"),
            Self::Pdf { problem } => texts.with("page-pdf", &[("problem", problem.into())]),
            Self::Exists(path) => {
                let path = Place::from(path.display().to_string());
                texts.with("print-exists", &[("path", path)])
            }
            Self::File { path, problem } => {
                let path = Place::from(path.display().to_string());
                texts.with("error-file", &[("path", path), ("problem", problem.into())])
            }
            Self::Template {
                path,
                line,
                quoted,
                trouble,
            } => {
                let line = line.map(|line| format!(":{line}")).unwrap_or_default();
                let problem = match trouble {
                    TemplateTrouble::UnknownField => texts.get("print-unknown-field"),
                    TemplateTrouble::Endless => texts.get("print-endless"),
                    TemplateTrouble::Other(words) => words.clone(),
                };
                let places = [
                    ("where", Place::from(format!("{}{line}", path.display()))),
                    ("problem", problem.into()),
                    ("quoted", quoted.into()),
                ];
                texts.with("print-template", &places)
            }
        }
    }
}
