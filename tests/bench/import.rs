//! The import of a CSV against the `sqlite3` program putting the same file into a plain table.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use chrono::{Days, NaiveDate};

use crate::Bench;
use crate::book::{COBRO, remove, run};
use crate::measure::{Table, in_turn, ms, ratio, timed};

const INVOICES: u64 = 100_000;
const DEBTORS: u64 = 20_000;
const ROUNDS: usize = 7;

pub fn import(bench: &Bench, table: &mut Table) {
    let has_sqlite = Command::new("sqlite3").arg("--version").output().is_ok();
    if !has_sqlite {
        eprintln!("  NOT MEASURED: there is no `sqlite3` program to compare the import with");
        return;
    }
    let file = bench.folder.path().join("invoices.csv");
    std::fs::write(&file, invoices()).expect("written");
    let ours = bench.folder.path().join("import.db");
    let plain = bench.folder.path().join("plain.db");
    let (imported, copied) = in_turn(
        ROUNDS,
        || {
            remove(&ours);
            let mut command = Command::new(COBRO);
            command.arg("--db").arg(&ours).arg("import").arg(&file);
            timed(|| run(&mut command)).0
        },
        || {
            remove(&plain);
            let mut command = Command::new("sqlite3");
            command.arg(&plain).arg(plain_import(&file));
            timed(|| run(&mut command)).0
        },
    );
    table.add(
        "import of 100,000 invoices of 20,000 debtors",
        "3 times",
        ms(imported.median()),
        format!("`sqlite3` `.import`: {}", ms(copied.median())),
        ratio(imported.median(), copied.median()),
    );
}

fn plain_import(file: &Path) -> String {
    format!(".import --csv '{}' invoices", file.display())
}

/// Invoices as an accounting program exports them; six in ten are open, the others paid in full or by half.
fn invoices() -> String {
    let mut text = String::from(
        "Customer Code,Customer Name,Invoice Number,Issue Date,Due Date,Total,Balance,Currency\n",
    );
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    let mut dice: u64 = 3;
    let mut throw = |sides: u64| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    for number in 0..INVOICES {
        let debtor = throw(DEBTORS);
        let issued = first + Days::new(throw(300));
        let due = issued + Days::new(30);
        let cents = 1000 + throw(900_000);
        let open = [cents, cents, cents, 0, cents / 2][throw(5) as usize];
        let _ = writeln!(
            text,
            "C{debtor:05},Cliente Número {debtor} S.L.,F-{number:06},{issued},{due},{}.{:02},{}.{:02},EUR",
            cents / 100,
            cents % 100,
            open / 100,
            open % 100,
        );
    }
    text
}

/// The import of a workbook against calamine reading the same cells and nothing more.
pub fn workbook(bench: &Bench, table: &mut Table) {
    let file = bench.folder.path().join("invoices.xlsx");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let text = invoices();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            let written = match cell.parse::<f64>() {
                Ok(number) if column == 5 || column == 6 => sheet.write(row, column, number),
                _ => sheet.write(row, column, cell),
            };
            written.expect("a cell");
        }
    }
    workbook.save(&file).expect("written");
    let ours = bench.folder.path().join("workbook.db");
    let (imported, read) = in_turn(
        ROUNDS,
        || {
            remove(&ours);
            let mut command = Command::new(COBRO);
            command.arg("--db").arg(&ours).arg("import").arg(&file);
            timed(|| run(&mut command)).0
        },
        || timed(|| cells(&file)).0,
    );
    table.add(
        "import of a workbook of 100,000 invoices",
        "2 times",
        ms(imported.median()),
        format!("calamine reading its cells: {}", ms(read.median())),
        ratio(imported.median(), read.median()),
    );
}

/// How many cells of a workbook hold anything.
fn cells(file: &Path) -> usize {
    use calamine::{Reader, Xlsx, open_workbook};
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    range.used_cells().count()
}
