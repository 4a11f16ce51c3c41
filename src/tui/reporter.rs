//! The reporter: works reports out in a thread of its own, and writes them to files. A report of a large book takes its time; the
//! desk goes on, and can stop it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::message::{Message, ReportTask, Reported};
use super::model::{MadeReport, ReportFile};
use crate::app::{AppError, Book};
use crate::domain::search::fold;
use crate::export::{report_csv, report_json, report_text, report_xlsx};
use crate::i18n::{Place, Texts};
use crate::print::{Press, PrintError, Sheet};
use crate::report::Asked;

/// How often it tells how far it has come.
const TELL: Duration = Duration::from_millis(150);

/// So many clients are looked at between two looks at the clock.
const BETWEEN: u64 = 64;

/// Columns of a report in a text file.
const TEXT_COLUMNS: usize = 160;

/// So many files of one name get a number before it gives up.
const MOST_NUMBERED: usize = 999;

/// Works reports out.
pub struct Reporter {
    book: Book,
    texts: Texts,
    press: Press,
    /// Where files are written.
    folder: PathBuf,
    /// Questions up to this number want no answer any more.
    stopped: Arc<AtomicU64>,
}

impl Reporter {
    /// A reporter with a connection of its own to the book.
    pub fn new(book: Book, texts: Texts, press: Press) -> Self {
        Self {
            book,
            texts,
            press,
            folder: PathBuf::new(),
            stopped: Arc::default(),
        }
    }

    /// The same, files being written to a folder instead of where the desk was opened.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.folder = folder.to_owned();
        self
    }

    /// Questions up to the number in it are no longer worth an answer.
    pub fn stopped(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.stopped)
    }

    /// Does a task and sends the answers.
    pub fn work(&mut self, task: ReportTask, send: &mut dyn FnMut(Message)) {
        let mut tell = |reported| send(Message::Reported(Box::new(reported)));
        match task {
            ReportTask::Make(number, asked) => {
                let made = self.make(number, *asked, &mut tell);
                tell(Reported::Made(number, made));
            }
            ReportTask::Write(file, made) => {
                let written = self.write(file, &made);
                let written = written.map_err(|error| error.told(&self.texts));
                tell(Reported::Written(written));
            }
            ReportTask::Find(code) => tell(Reported::Found(self.book.find(&code))),
        }
    }

    /// The report; nothing when it was stopped.
    fn make(
        &self,
        number: u64,
        asked: Asked,
        tell: &mut dyn FnMut(Reported),
    ) -> Result<Option<Arc<MadeReport>>, AppError> {
        let mut told = Instant::now();
        let mut watch = |done: u64, total: u64| {
            if done.is_multiple_of(BETWEEN) && told.elapsed() >= TELL {
                told = Instant::now();
                tell(Reported::Going(number, done, total));
            }
            self.stopped.load(Ordering::Relaxed) < number
        };
        let report = self.book.report_watched(&asked, &mut watch)?;
        let own = self.book.settings().currency;
        let made = report.map(|report| MadeReport::new(&self.texts, asked, report, own));
        Ok(made.map(Arc::new))
    }

    fn write(&self, file: ReportFile, made: &MadeReport) -> Result<PathBuf, PrintError> {
        let report = &made.report;
        let bytes = match file {
            ReportFile::Text => report_text(&self.texts, report, TEXT_COLUMNS).into_bytes(),
            ReportFile::Csv => report_csv(report).into_bytes(),
            ReportFile::Json => format!("{:#}\n", report_json(report)).into_bytes(),
            ReportFile::Html => self.press.report(report)?.into_bytes(),
            ReportFile::Xlsx => report_xlsx(&self.texts, report).map_err(|problem| {
                let places = [("problem", Place::from(problem))];
                PrintError::File {
                    path: self.name(file, made, None),
                    problem: self.texts.with("report-xlsx-failed", &places),
                }
            })?,
        };
        for number in 1..MOST_NUMBERED {
            let name = self.name(file, made, (number > 1).then_some(number));
            // A file that is there already stays as it is.
            match Sheet::lay(&name, &bytes, false) {
                Err(PrintError::Exists(_)) => {}
                laid => return laid?.keep(),
            }
        }
        Err(PrintError::Exists(self.name(file, made, None)))
    }

    /// `antiguedad-de-la-deuda-2026-11-23.csv`
    fn name(&self, file: ReportFile, made: &MadeReport, number: Option<usize>) -> PathBuf {
        let mut name = String::new();
        for letter in fold(&self.texts.report_title(made.report.id)).chars() {
            if letter.is_alphanumeric() {
                name.push(letter);
            } else if !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
        let day = made.report.as_of.date();
        let number = number.map(|it| format!("-{it}")).unwrap_or_default();
        let name = name.trim_matches('-');
        let name = format!("{name}-{day}{number}.{}", file.ending());
        self.folder.join(name)
    }
}
