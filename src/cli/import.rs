//! `cobro import FILE…`: invoices, clients and payments from files of all kinds, each file in one transaction; a folder or a zip is
//! one import, and with `--strict` all files together are. A file that is refused leaves the others alone. Ctrl-C ends it between
//! two files. With `--dry-run` it says what it
//! understood and what would change, and changes nothing.
//!
//! JSON: `debtors_added, debtors_updated, invoices_added, invoices_updated, invoices_unchanged, payments_added, payments_detailed` (those that the
//! book counted already, and of which the day is known now), `credit_notes_added, credits_used` (invoices paid with money written down before), all files together; `no_longer_listed: [{debtor, name, number, balance, currency}]`, the open
//! invoices of the book, of the debtors in a list of open items, that it no longer has; `rows_repeated` (rows to the letter the same as an earlier one); `rows_set_aside: {what: count}` (totals,
//! repeated headings, remarks, cancelled invoices, drafts, payments); `rows_rejected: [{file, line, field, value, reason,
//! text}]`, `field` null when the row as a whole is wrong, of very many the first, and `rows_rejected_beyond` and `warnings_beyond` say how
//! many more there are than are listed; `assumptions: [{file, assumption, text}]`, what a file does not say
//! and was taken for granted; `warnings: [{kind, text, …}]`, what is in and may be wrong: `type` (`file, line, field, value,
//! reason`: an unknown debtor type, the row is in without it) and `tax_id` (`file, debtor, value`: a tax id that fails its
//! check digit), and of electronic invoices `document_total`, `document_instalments`, `document_tax_id`, `document_paid_at_once`,
//! `document_strangers` (`file, line, number`); `erased_left_out: [code]`, debtors whose data were erased on request and were left out; `like_erased: [{debtor,
//! erased}]`, new debtors that are like an erased one; `dry_run`; and `files: [{file, format, family, evidence (what it was taken for, and
//! why, in words), …the same counts, assumptions}]`. A dry run adds to each file what was
//! recognised: `encoding, separator` (null in a workbook), `sheet, other_sheets` (of a workbook), `heading_line, titles, kind, rows, columns: [{column, heading,
//! field, why, samples, date_order, decimal_mark}]`. `files_refused: [{file, kind, text}]` are those
//! that could not be read while others went in, `files_not_reached` is how many were left when the user stopped. When the book
//! can't be written after files went in, the document tells of those and has `error` beside it.

use std::io::{BufRead, IsTerminal, Write};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::thread;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use indicatif::{ProgressBar, ProgressStyle};

use super::failure::Failure;
use super::import_many::{Outcome, Refused, is_stopped, stopper};
use super::import_view::{Imported, list_rejected, summary};
use super::order::currency_code;
use super::output::{Done, warn};
use super::session::Session;
use super::whole;
use crate::app::{AppError, Book, ImportOrder, ImportReport, Pile};
use crate::config::PaidAtOnce;
use crate::domain::money::Currency;
use crate::import::einvoice::turn;
use crate::import::{DateOrder, Family, Field, ReadError, Recognised, Source, UnclearDates, sniff};
use crate::store::StoreError;
use crate::store::sqlite::Access;

/// What to import, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The files.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Shows what would be done.
    #[arg(long)]
    dry_run: bool,
    /// Puts a field to a column, named or numbered from 1; `-` leaves it empty.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = mapped)]
    map: Vec<(Field, String)>,
    /// The sheet of a workbook, by name or by number counted from 1.
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// The order of numeric dates.
    #[arg(long, value_name = "ORDER", value_parser = date_order)]
    date_order: Option<DateOrder>,
    /// The currency of all amounts.
    #[arg(long, value_name = "CODE", value_parser = currency_code)]
    currency: Option<Currency>,
    /// Days from issue to due date where a file names neither due date nor terms.
    #[arg(long, value_name = "DAYS", default_value_t = 30, allow_negative_numbers = true, value_parser = whole(0..=3650_u32))]
    terms: u32,
    /// Any bad row refuses the file.
    #[arg(long)]
    strict: bool,
    /// What becomes of electronic invoices that are paid at once (PUE, in cash) and don't say that they were.
    #[arg(long, value_name = "STATE", value_parser = paid_at_once())]
    paid_at_once: Option<PaidAtOnce>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let path = session.book_path()?;
    let target = Target::new(&path, args.dry_run);
    let stop = stopper();
    let mut book = target.open(session, args)?;
    let mut outcome = Outcome::default();
    let mut files = in_turn(&args.files);
    // With --strict, several files go in together or not at all.
    let together = match (args.strict, args.dry_run) {
        (true, _) => files.len(),
        (false, true) if files.len() > 1 => tried_together(&mut files),
        (false, _) => 0,
    };
    let (together, others) = files.split_at(together);
    let together = Some(together).filter(|it| !it.is_empty());
    let batches: Vec<&[PathBuf]> = together.into_iter().chain(others.chunks(1)).collect();
    let bar = progress(session, batches.len());
    let mut pile = (batches.len() > 1 && !args.dry_run).then(|| book.pile(&files));
    let mut at = 0;
    while let Some((file, also)) = batches.get(at).and_then(|files| files.split_first()) {
        if is_stopped(&stop) {
            outcome.not_reached = batches.len() - at;
            break;
        }
        let step = Step {
            bar: &bar,
            at: at as u64,
            stop: &stop,
        };
        let result = some(session, &mut book, args, (file, also), &step, pile.as_mut());
        let error = match result {
            Ok(imported) => {
                at += imported.len();
                outcome.done.extend(imported);
                continue;
            }
            Err(AppError::Store(StoreError::Stopped)) if is_stopped(&stop) => {
                outcome.not_reached = batches.len() - at;
                break;
            }
            Err(error) => error,
        };
        let name = file.display().to_string();
        let error = match batches.len() {
            1 => error,
            _ => match Refused::new(session, &name, error) {
                Ok(refused) => {
                    outcome.refused.push(refused);
                    at += 1;
                    continue;
                }
                Err(error) => error,
            },
        };
        bar.finish_and_clear();
        target.withdraw(book);
        return Err(failed(session, args, name, error, &outcome));
    }
    bar.finish_and_clear();
    if outcome.done.is_empty() {
        target.withdraw(book);
    }
    outcome.finish(session, args.dry_run)
}

/// The files in the order in which they are best imported: payments and corrections after the invoices that they are about.
fn in_turn(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.len() < 2 {
        return files.to_vec();
    }
    let turn_of = |file: &PathBuf| (turn(&Source::File(file)), file.clone());
    // Looking into thousands of files keeps two threads busy.
    let (first, second) = files.split_at(files.len() / 2);
    let mut files: Vec<(u8, PathBuf)> = thread::scope(|scope| {
        let first = scope.spawn(|| first.iter().map(turn_of).collect::<Vec<_>>());
        let second: Vec<_> = second.iter().map(turn_of).collect();
        let first = first.join().unwrap_or_else(|grief| resume_unwind(grief));
        first.into_iter().chain(second).collect()
    });
    files.sort_by_key(|(turn, _)| *turn);
    files.into_iter().map(|(_, file)| file).collect()
}

/// Where the files that are tried together end: electronic invoices, put before all others, are, for payments and corrections
/// among them are of invoices that others of them bring.
fn tried_together(files: &mut [PathBuf]) -> usize {
    let is_other = |file: &PathBuf| {
        !sniff(&Source::File(file)).is_ok_and(|it| it.format.family() == Family::Invoices)
    };
    files.sort_by_cached_key(is_other);
    files.partition_point(|file| !is_other(file))
}

/// An import that can't go on, with what was done before.
fn failed(
    session: &Session,
    args: &Args,
    file: String,
    error: AppError,
    outcome: &Outcome,
) -> Failure {
    if let AppError::BadRows { report } = &error {
        warn(&list_rejected(session, report));
    }
    // What is said of the files before it would be lost otherwise.
    for imported in &outcome.done {
        warn(&summary(session, imported));
    }
    let done = (!outcome.done.is_empty()).then(|| outcome.value(session, args.dry_run));
    let (file, error) = match error {
        // Of several files that go in together, it is that one.
        AppError::ReadWithin { file, error } if args.strict && args.files.len() > 1 => {
            (file, AppError::Read(*error))
        }
        error => (file, error),
    };
    Failure::File { file, error, done }
}

/// How far the import of several files is.
struct Step<'a> {
    bar: &'a ProgressBar,
    /// How many files came before.
    at: u64,
    stop: &'a AtomicBool,
}

impl Step<'_> {
    fn tell(&self, session: &Session, file: &Path) {
        let name = file.display().to_string();
        let name = crate::clean::clean_text(&name, 40);
        let message = session.with("cli-importing", &[("file", name.as_ref().into())]);
        self.bar.set_message(message);
    }
}

/// What the bar counts for each file.
const STEPS: u64 = 1000;

/// Imports the files that come next: those of a pile that are ready, or else one.
fn some(
    session: &Session,
    book: &mut Book,
    args: &Args,
    (file, also): (&Path, &[PathBuf]),
    step: &Step<'_>,
    pile: Option<&mut Pile>,
) -> crate::app::Result<Vec<Imported>> {
    let order = order(args, file, also);
    step.tell(session, file);
    if let Some(pile) = pile {
        let reports = book.import_pile(pile, &order, &mut |done| {
            step.bar.set_position((step.at + done as u64) * STEPS);
            !is_stopped(step.stop)
        })?;
        if !reports.is_empty() {
            let named = pile.last_taken(reports.len()).iter().zip(reports);
            let imported = named.map(|(file, report)| imported(args, file, report, None));
            return Ok(imported.collect());
        }
        pile.pass();
    }
    Ok(vec![one(session, book, args, order, step)?])
}

fn order(args: &Args, file: &Path, also: &[PathBuf]) -> ImportOrder {
    ImportOrder {
        path: file.to_owned(),
        also: also.to_vec(),
        date_order: args.date_order,
        currency: args.currency,
        mapping: args.map.clone(),
        sheet: args.sheet.clone(),
        strict: args.strict,
        terms_days: args.terms,
    }
}

fn imported(
    args: &Args,
    file: &Path,
    report: ImportReport,
    recognised: Option<Recognised>,
) -> Imported {
    Imported {
        file: file.display().to_string(),
        report,
        recognised,
        dry_run: args.dry_run,
        terms_days: args.terms,
    }
}

fn one(
    session: &Session,
    book: &mut Book,
    args: &Args,
    mut order: ImportOrder,
    step: &Step<'_>,
) -> crate::app::Result<Imported> {
    loop {
        let mut watch = |done: u64, total: u64| {
            let part = (STEPS * done.min(total)).checked_div(total);
            step.bar.set_position(step.at * STEPS + part.unwrap_or(0));
            !is_stopped(step.stop)
        };
        let result = if args.dry_run {
            book.preview_import(&order, &mut watch)
                .map(|it| (it.report, it.recognised))
        } else {
            book.import(&order, &mut watch).map(|report| (report, None))
        };
        match result {
            Err(AppError::Read(ReadError::AmbiguousDates { columns }))
                if order.date_order.is_none() =>
            {
                order.date_order = step.bar.suspend(|| ask_order(session, &columns));
                if order.date_order.is_none() {
                    return Err(ReadError::AmbiguousDates { columns }.into());
                }
            }
            Err(error) => return Err(error),
            Ok((report, recognised)) => {
                return Ok(imported(args, &order.path, report, recognised));
            }
        }
    }
}

/// Asks whoever sits at the terminal which order the dates have; nothing where nobody does or no answer comes.
fn ask_order(session: &Session, columns: &[UnclearDates]) -> Option<DateOrder> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return None;
    }
    for column in columns {
        let places = [
            ("column", column.heading.as_str().into()),
            ("samples", column.samples.join(", ").into()),
        ];
        warn(&session.with("cli-import-ask", &places));
    }
    let mut input = std::io::stdin().lock();
    loop {
        let mut err = std::io::stderr();
        write!(err, "{} ", session.texts.get("cli-import-ask-order"))
            .and_then(|()| err.flush())
            .ok()?;
        let mut answer = String::new();
        input.read_line(&mut answer).ok()?;
        let order = match answer.trim().to_lowercase().as_str() {
            "" => return None,
            "d" | "dmy" => Some(DateOrder::DayMonthYear),
            "m" | "mdy" => Some(DateOrder::MonthDayYear),
            "a" | "y" | "ymd" => Some(DateOrder::YearMonthDay),
            _ => None,
        };
        if order.is_some() {
            return order;
        }
    }
}

fn progress(session: &Session, files: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64 * STEPS);
    let percent = session.with("percent", &[("number", "{percent:>3}".into())]);
    if let Ok(style) = ProgressStyle::with_template(&format!("{{msg}} {{wide_bar}} {percent}")) {
        bar.set_style(style);
    }
    bar
}

/// The book that a command imports into. Where there is none, a dry run makes do with an empty one that is thrown away, and
/// an import that is refused leaves none behind.
struct Target {
    path: PathBuf,
    is_new: bool,
    throw_away: bool,
}

impl Target {
    fn new(path: &Path, dry_run: bool) -> Self {
        let is_new = !path.exists();
        let throw_away = dry_run && is_new;
        let path = if throw_away {
            std::env::temp_dir().join(format!("cobro-dry-run-{}.db", std::process::id()))
        } else {
            path.to_owned()
        };
        Self {
            path,
            is_new,
            throw_away,
        }
    }

    fn open(&self, session: &Session, args: &Args) -> crate::app::Result<Book> {
        let mut settings = session.settings("cli");
        settings.paid_at_once = args.paid_at_once.unwrap_or(settings.paid_at_once);
        Book::open(&self.path, Access::Create, settings)
    }

    /// Takes back a book that was made for an import that came to nothing.
    fn withdraw(&self, book: Book) {
        let batches = book.store().latest_batches(None, 1);
        let is_empty = batches.is_ok_and(|batches| batches.is_empty());
        drop(book);
        if self.is_new && is_empty {
            self.remove();
        }
    }

    fn remove(&self) {
        for ending in ["", "-wal", "-shm"] {
            let mut name = self.path.clone().into_os_string();
            name.push(ending);
            let _ = std::fs::remove_file(PathBuf::from(name));
        }
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if self.throw_away {
            self.remove();
        }
    }
}

fn mapped(text: &str) -> Result<(Field, String), String> {
    let known = || Field::ALL.map(Field::id).join(", ");
    let (field, column) = text.split_once('=').ok_or_else(known)?;
    let field = Field::from_id(field.trim()).ok_or_else(known)?;
    Ok((field, column.trim().to_owned()))
}

fn paid_at_once() -> impl clap::builder::TypedValueParser<Value = PaidAtOnce> {
    PossibleValuesParser::new(["open", "paid"]).map(|it| match it.as_str() {
        "paid" => PaidAtOnce::Paid,
        _ => PaidAtOnce::Open,
    })
}

fn date_order(text: &str) -> Result<DateOrder, String> {
    DateOrder::from_id(text).ok_or_else(|| "dmy, mdy, ymd".to_owned())
}
