//! The page in print: in headless Chromium, with the words of each sheet of paper read back by `pdftotext`.
//! `.ci/run` installs both where it can; where they are missing the test says loudly that nothing was looked at.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use cobro::config::Paper;
use cobro::print::pdf;

use cobro::domain::agreement::CoveredInvoice;
use cobro::domain::money::Money;
use cobro::i18n::Texts;
use rust_decimal::Decimal;

use crate::sample::{account, agreement, now, press};

/// Where a program is, by the first of its names that is there.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// The browser and the reader of what it prints.
fn tools() -> Option<(PathBuf, PathBuf)> {
    let browsers = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let found = program(&browsers).zip(program(&["pdftotext"]));
    if found.is_none() {
        // Past the test runner, which keeps what a passing test prints to itself.
        let _ = writeln!(
            std::io::stderr(),
            "\n!!! SKIPPED: no Chromium or no pdftotext here, so no printed page was looked at\n"
        );
    }
    found
}

/// The words on each sheet of what the browser prints.
fn printed(tools: &(PathBuf, PathBuf), folder: &Path, html: &str) -> Vec<String> {
    print(tools, folder, html);
    words_of(tools, &folder.join("page.pdf"))
}

/// Prints a page into `page.pdf`.
fn print(tools: &(PathBuf, PathBuf), folder: &Path, html: &str) {
    let (page, pdf) = (folder.join("page.html"), folder.join("page.pdf"));
    std::fs::write(&page, html).expect("written");
    let done = Command::new(&tools.0)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser runs");
    assert!(done.status.success() && pdf.exists(), "{done:?}");
}

/// The words on each sheet.
fn words_of(tools: &(PathBuf, PathBuf), pdf: &Path) -> Vec<String> {
    let read = Command::new(&tools.1)
        .args(["-layout", "-enc", "UTF-8"])
        .args([pdf.as_os_str(), "-".as_ref()])
        .output()
        .expect("the reader runs");
    let text = String::from_utf8(read.stdout).expect("text");
    let sheets = text.trim_end_matches('\u{c}').split('\u{c}');
    sheets.map(str::to_owned).collect()
}

/// The words of a line, one blank between each.
fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn no_row_is_cut_and_signatures_stay_together() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (language, heading, signing) in [
        ("es", "Queda por pagar", "Firma, nombre y cargo"),
        ("en", "Left to pay", "Signature, name and position"),
    ] {
        let texts = Texts::for_language(Some(language));
        for instalments in [1, 12, 22, 24, 26, 28, 360] {
            let about = agreement(instalments);
            let html = press(language).agreement(&about).expect("a page");
            let sheets = printed(&tools, folder.path(), &html);
            let lines: Vec<Vec<String>> = sheets
                .iter()
                .map(|sheet| sheet.lines().map(words).collect())
                .collect();
            let with = |text: &str| -> Vec<usize> {
                let places = lines.iter().enumerate();
                let found =
                    places.filter(|(_, lines)| lines.iter().any(|line| line.contains(text)));
                found.map(|(sheet, _)| sheet).collect()
            };
            let money = |amount| texts.money(Money::new(amount, about.total.currency));
            let left = about.left_after_each();
            for (at, (it, left)) in about.instalments.iter().zip(left).enumerate() {
                let day = texts.day_in_full(it.due_on);
                let row = format!("{} {day} {} {}", at + 1, money(it.amount), money(left));
                let on: Vec<usize> = (0..lines.len())
                    .filter(|sheet| lines[*sheet].contains(&row))
                    .collect();
                assert_eq!(on.len(), 1, "{row:?} on sheets {on:?} of {sheets:#?}");
                assert!(with(heading).contains(&on[0]), "no heading above {row:?}");
            }
            let signed = with(signing);
            assert_eq!(signed.len(), 1, "{language} {instalments}: {signed:?}");
            let agreed = with(if language == "es" {
                "están conformes"
            } else {
                "agree to it"
            });
            assert_eq!(agreed, signed, "{language} {instalments}");
        }
    }
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn rows_of_several_lines_stay_on_one_sheet() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut about = agreement(2);
    let tokens =
        |invoice: usize| (0..20 + invoice % 45).map(move |at| format!("i{invoice:02}w{at:02}"));
    about.invoices = (0..60)
        .map(|invoice| CoveredInvoice {
            number: tokens(invoice).collect::<Vec<_>>().join(" "),
            balance: Money::new(Decimal::ONE, about.total.currency),
            ..about.invoices[0].clone()
        })
        .collect();
    let html = press("es").agreement(&about).expect("a page");
    let sheets = printed(&tools, folder.path(), &html);
    assert!(sheets.len() > 6, "{}", sheets.len());
    for invoice in 0..60 {
        let first = format!("i{invoice:02}w00");
        let sheet = sheets.iter().find(|sheet| sheet.contains(&first));
        let sheet = sheet.unwrap_or_else(|| panic!("{first} is nowhere"));
        for token in tokens(invoice) {
            assert!(
                sheet.contains(&token),
                "{token} is not beside {first}:\n{sheet}"
            );
        }
    }
}

/// Dots of an inch, of the part of a sheet that is looked at at once, and from one such part to the next.
const DOTS_PER_INCH: &str = "150";
const FRAMED: usize = 400;
const STEP: usize = 100;

/// What the first code found on a sheet says, the picture of it being looked at part by part, as one moves a phone over it.
fn code_on(pdf: &Path, sheet: usize) -> Option<String> {
    let reader = program(&["pdftoppm"]).expect("comes with pdftotext");
    let number = sheet.to_string();
    let drawn = Command::new(reader)
        .args(["-gray", "-r", DOTS_PER_INCH, "-f", &number, "-l", &number])
        .arg(pdf)
        .output()
        .expect("the painter runs");
    let (width, height, dots) = picture(&drawn.stdout);
    let parts = (0..height).step_by(STEP);
    let mut parts = parts.flat_map(|top| (0..width).step_by(STEP).map(move |left| (left, top)));
    parts.find_map(|(left, top)| {
        let dot = |x: usize, y: usize| match (left + x, top + y) {
            (x, y) if x < width && y < height => dots[y * width + x],
            _ => 255,
        };
        let mut part = rqrr::PreparedImage::prepare_from_greyscale(FRAMED, FRAMED, dot);
        let grids = part.detect_grids();
        grids.iter().find_map(|grid| Some(grid.decode().ok()?.1))
    })
}

/// Width, height and dots of a grey picture in the format PGM.
fn picture(bytes: &[u8]) -> (usize, usize, &[u8]) {
    let mut rest = bytes;
    let mut next = || {
        let end = rest
            .iter()
            .position(u8::is_ascii_whitespace)
            .expect("a word");
        let word = std::str::from_utf8(&rest[..end]).expect("text").to_owned();
        rest = &rest[end + 1..];
        word
    };
    assert_eq!(next(), "P5");
    let [width, height, deepest] = [next(), next(), next()].map(|it| it.parse().expect("a number"));
    assert_eq!(deepest, 255);
    (width, height, rest)
}

/// A row of a statement as it is to be read on one line of one sheet.
fn statement_rows(invoices: u64, language: &str) -> (String, Vec<String>, String) {
    let press = press(language);
    let page = press
        .statement_of(&account(invoices), now(), None, None)
        .expect("a page");
    let part = &page.statement.parts[0];
    let money = |amount| press.texts.money(part.money(amount));
    let rows = part.lines.iter().map(|line| {
        let days = line
            .days_late
            .map(|it| format!("{it} "))
            .unwrap_or_default();
        format!(
            "{} {} {} {days}{} {} {}",
            line.number,
            press.texts.day_in_numbers(line.issued_on),
            press.texts.day_in_numbers(line.due_on),
            money(line.total),
            money(line.settled),
            money(line.balance)
        )
    });
    let payload = page.code.as_ref().expect("a code").transfer.payload();
    (page.html.clone(), rows.collect(), payload)
}

fn each_row_once(sheets: &[String], rows: &[String], head: &str, what: &str) {
    let lines: Vec<Vec<String>> = sheets
        .iter()
        .map(|sheet| sheet.lines().map(words).collect())
        .collect();
    for row in rows {
        let on: Vec<usize> = (0..lines.len())
            .filter(|sheet| {
                lines[*sheet]
                    .iter()
                    .any(|line| line.starts_with(&words(row)))
            })
            .collect();
        assert_eq!(on.len(), 1, "{what}: {row:?} on {on:?} of {sheets:#?}");
        let sheet = &lines[on[0]];
        let head = sheet.iter().position(|line| line.starts_with(head));
        let place = sheet.iter().position(|line| line.starts_with(&words(row)));
        assert!(
            head.is_some() && head < place,
            "{what}: no head above {row:?}"
        );
    }
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn statements_are_whole_on_paper_and_their_code_can_be_read() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (language, head) in [("es", "Factura Fecha"), ("en", "Invoice Date")] {
        for invoices in [1, 50, 500] {
            let (html, rows, payload) = statement_rows(invoices, language);
            let what = format!("{language} {invoices}");
            let sheets = printed(&tools, folder.path(), &html);
            each_row_once(&sheets, &rows, head, &format!("browser {what}"));
            let browsers = folder.path().join("page.pdf");
            let found = (1..=sheets.len())
                .rev()
                .find_map(|it| code_on(&browsers, it));
            assert_eq!(found.as_deref(), Some(payload.as_str()), "browser {what}");
            let ours = folder.path().join("ours.pdf");
            std::fs::write(&ours, press(language).pdf(&html, now()).expect("a PDF"))
                .expect("written");
            let sheets = words_of(&tools, &ours);
            each_row_once(&sheets, &rows, head, &format!("ours {what}"));
            let found = (1..=sheets.len()).rev().find_map(|it| code_on(&ours, it));
            assert_eq!(found.as_deref(), Some(payload.as_str()), "ours {what}");
        }
    }
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn another_reader_sees_what_we_laid_out() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ours.pdf");
    for language in ["es", "en"] {
        let press = press(language);
        let pages = [
            press
                .statement_of(&account(60), now(), None, None)
                .expect("a page")
                .html,
            press.agreement(&agreement(12)).expect("a page"),
        ];
        for html in pages {
            std::fs::write(&path, press.pdf(&html, now()).expect("a PDF")).expect("written");
            let seen = words_of(&tools, &path);
            let laid = pdf::layout(&pdf::read(&html).blocks, Paper::A4).expect("a layout");
            assert_eq!(seen.len(), laid.len());
            for (seen, laid) in seen.iter().zip(laid) {
                let seen = words(seen);
                for word in laid.iter().flat_map(|it| it.text.split_whitespace()) {
                    assert!(seen.contains(word), "{word:?} is not in {seen}");
                }
            }
        }
    }
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn dossiers_are_whole_on_paper() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (language, head) in [("es", "Factura Fecha Vence"), ("en", "Invoice Date Due")] {
        for invoices in [1, 50, 500] {
            let press = press(language);
            let html = press
                .dossier(&crate::dossier::many(invoices))
                .expect("a page");
            let ours = folder.path().join("ours.pdf");
            std::fs::write(&ours, press.pdf(&html, now()).expect("a PDF")).expect("written");
            let browsers = printed(&tools, folder.path(), &html);
            for (whose, sheets) in [("browser", browsers), ("ours", words_of(&tools, &ours))] {
                let rows = (0..invoices).map(|at| format!("N-{at:04} "));
                let rows: Vec<String> = rows.collect();
                each_dossier_row(
                    &sheets,
                    &rows,
                    head,
                    &format!("{whose} {language} {invoices}"),
                );
            }
        }
    }
}

/// Every invoice has its row below the head of the table, on the sheet where it stands.
fn each_dossier_row(sheets: &[String], rows: &[String], head: &str, what: &str) {
    let lines: Vec<Vec<String>> = sheets
        .iter()
        .map(|sheet| sheet.lines().map(words).collect())
        .collect();
    for row in rows {
        // Eight columns: number, two days, four amounts with their sign, how late it is.
        let is_row =
            |line: &String| line.starts_with(row.as_str()) && line.matches('€').count() == 4;
        let on: Vec<usize> = (0..lines.len())
            .filter(|sheet| lines[*sheet].iter().any(is_row))
            .collect();
        assert_eq!(on.len(), 1, "{what}: {row:?} on {on:?}");
        let sheet = &lines[on[0]];
        let head = sheet.iter().position(|line| line.starts_with(head));
        assert!(
            head.is_some() && head < sheet.iter().position(is_row),
            "{what}: no head above {row:?}"
        );
    }
}
