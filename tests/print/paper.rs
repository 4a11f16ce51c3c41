//! The page in print: in headless Chromium, with the words of each sheet of paper read back by `pdftotext`.
//! `.ci/run` installs both where it can; where they are missing the test says loudly that nothing was looked at.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use cobro::domain::agreement::CoveredInvoice;
use cobro::domain::money::Money;
use cobro::i18n::Texts;
use rust_decimal::Decimal;

use crate::sample::{agreement, press};

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

/// The words on each sheet.
fn printed(tools: &(PathBuf, PathBuf), folder: &Path, html: &str) -> Vec<String> {
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
