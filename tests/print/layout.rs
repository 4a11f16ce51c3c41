//! Pages as PDF: where words stand, what is repeated, what stays together, and that nothing is lost or cut.

use chrono::NaiveDateTime;
use cobro::config::Paper;
use cobro::print::pdf::block::{Cell, Column, Row, Run, Style, Table, Width};
use cobro::print::pdf::{About, Block, Placed, layout, read, write};
use proptest::prelude::*;

use crate::sample::{account, agreement, now, press};

const MM: f32 = 72.0 / 25.4;
const WIDTH: f32 = 210.0 * MM;
const HEIGHT: f32 = 297.0 * MM;

fn sheets(blocks: &[Block]) -> Vec<Vec<Placed>> {
    layout(blocks, Paper::A4).expect("a layout")
}

fn pdf(blocks: &[Block], made_at: NaiveDateTime) -> Vec<u8> {
    let about = About {
        title: "A page",
        author: "Ñandú",
        keywords: "",
        language: "es",
        made_at,
        paper: Paper::A4,
    };
    write(blocks, &about).expect("a PDF")
}

/// The rows of a sheet from top to bottom, the words of each from left to right.
fn rows(sheet: &[Placed]) -> Vec<String> {
    let mut words: Vec<&Placed> = sheet.iter().collect();
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<(f32, String)> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some((y, row)) if word.y - *y < 0.5 => {
                row.push_str(" | ");
                row.push_str(word.text.trim());
            }
            _ => rows.push((word.y, word.text.trim().to_owned())),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

#[track_caller]
fn all_within_margins(sheets: &[Vec<Placed>]) {
    for word in sheets.iter().flatten() {
        let right = word.x + word.width - word.text.len() as f32 * 0.01;
        let blank = word.text.len() - word.text.trim_end().len();
        assert!(word.x >= 17.9 * MM, "{word:?}");
        assert!(right <= WIDTH - 17.9 * MM + blank as f32 * 3.0, "{word:?}");
        assert!(
            (20.0 * MM..HEIGHT - 18.0 * MM).contains(&word.y),
            "{word:?}"
        );
    }
}

fn words(count: usize, mark: &str) -> String {
    let each = (0..count).map(|at| format!("{mark}{at:04}"));
    each.collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> Block {
    Block::Paragraph(Style::default(), vec![Run::plain(text)])
}

#[test]
fn no_row_of_a_statement_is_cut_and_each_sheet_repeats_the_head() {
    for (language, head, total) in [
        ("es", "Factura | Fecha | Vencimiento", "Queda por pagar"),
        ("en", "Invoice | Date | Due", "Left to pay"),
    ] {
        let press = press(language);
        for invoices in [1, 6, 24, 25, 26, 27, 50, 500] {
            let page = press.statement_of(&account(invoices), now(), None, None);
            let page = page.expect("a page");
            let sheets = sheets(&read(&page.html).blocks);
            all_within_margins(&sheets);
            let rows: Vec<Vec<String>> = sheets.iter().map(|sheet| rows(sheet)).collect();
            for line in &page.statement.parts[0].lines {
                let money = press
                    .texts
                    .money(page.statement.parts[0].money(line.balance));
                let whole = |row: &&String| {
                    row.starts_with(&format!("{} | ", line.number))
                        && row.ends_with(&format!(" | {money}"))
                };
                let on: Vec<usize> = (0..rows.len())
                    .filter(|sheet| rows[*sheet].iter().any(|row| whole(&row)))
                    .collect();
                assert_eq!(on.len(), 1, "{invoices}: {} on {on:?}", line.number);
                let heads = rows[on[0]].iter().position(|row| row.starts_with(head));
                let place = rows[on[0]].iter().position(|row| whole(&row));
                assert!(heads < place, "{invoices}: no head above {}", line.number);
                if on[0] > 0 {
                    assert_eq!(heads, Some(0), "the head comes first on a sheet");
                }
            }
            let sum = rows
                .iter()
                .position(|rows| rows.iter().any(|row| row.starts_with(total)));
            let sum = &rows[sum.expect("a sum")];
            let place = sum
                .iter()
                .position(|row| row.starts_with(total))
                .expect("it");
            assert!(
                sum[place - 1].starts_with("F26-") || sum[place - 1].contains("evisión"),
                "{sum:#?}"
            );
        }
    }
}

#[test]
fn what_stays_together_is_on_one_sheet() {
    for lines in 0..60 {
        let mut blocks: Vec<Block> = (0..lines).map(|at| plain(&format!("line {at}"))).collect();
        let inside = (0..6).map(|at| plain(&format!("kept {at}"))).collect();
        blocks.push(Block::KeepTogether(inside));
        blocks.push(Block::Heading(2, vec![Run::plain("Heading")]));
        blocks.push(plain("after"));
        let sheets = sheets(&blocks);
        let on = |text: &str| -> Vec<usize> {
            let has = |sheet: &Vec<Placed>| sheet.iter().any(|it| it.text == text);
            (0..sheets.len()).filter(|at| has(&sheets[*at])).collect()
        };
        assert_eq!(on("kept 0"), on("kept 5"), "{lines}");
        assert_eq!(on("Heading"), on("after"), "{lines}");
        assert_eq!(on("Heading").len(), 1);
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone() {
    for before in 30..52 {
        let mut blocks: Vec<Block> = (0..before).map(|_| plain("x")).collect();
        blocks.push(plain(&words(90, "w")));
        let sheets = sheets(&blocks);
        for sheet in &sheets {
            let rows = rows(sheet);
            let lines = rows.iter().filter(|row| row.contains('w')).count();
            assert_ne!(lines, 1, "{before}: {rows:#?}");
        }
    }
}

#[test]
fn rows_that_no_sheet_holds_go_on_and_lose_nothing() {
    let cell = |text: &str| Cell::new(vec![Run::plain(text)]);
    let row = |first: &str, second: &str| Row {
        cells: vec![cell(first), cell(second)],
    };
    let table = Table {
        columns: vec![
            Column {
                width: Width::Fixed(30.0),
            },
            Column {
                width: Width::Share(1.0),
            },
        ],
        head: vec![row("Head", "Words")],
        body: vec![
            row("one", &words(20, "a")),
            row("two", &words(1500, "b")),
            row("three", "c"),
        ],
        foot: vec![row("Sum", "")],
    };
    let sheets = sheets(&[Block::Table(table)]);
    all_within_margins(&sheets);
    assert!(sheets.len() > 2, "{}", sheets.len());
    let all: Vec<String> = sheets.iter().flatten().map(|it| it.text.clone()).collect();
    let all = all.join(" ");
    for at in 0..1500 {
        assert_eq!(all.matches(&format!("b{at:04}")).count(), 1, "{at}");
    }
    for sheet in &sheets {
        assert!(rows(sheet)[0].starts_with("Head"), "{:?}", rows(sheet)[0]);
    }
}

#[test]
fn chapters_begin_new_sheets_and_columns_stand_side_by_side() {
    let blocks = [
        Block::PageBreak,
        Block::Heading(1, vec![Run::plain("One")]),
        Block::Columns(vec![
            (2.0, vec![plain("left")]),
            (1.0, vec![plain("right")]),
        ]),
        Block::PageBreak,
        Block::Heading(1, vec![Run::plain("Two")]),
        Block::KeyValues(vec![(vec![Run::plain("name")], vec![Run::bold("value")])]),
        Block::List(vec![vec![Run::plain("point")], vec![Run::plain("other")]]),
        Block::Rule,
        Block::Space(10.0),
        plain(""),
    ];
    let sheets = sheets(&blocks);
    let told: Vec<Vec<String>> = sheets.iter().map(|sheet| rows(sheet)).collect();
    let first = ["One", "left | right"].map(str::to_owned).to_vec();
    let second = ["Two", "name | value", "• | point", "• | other"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(told, [first, second]);
}

#[test]
fn the_address_is_where_the_window_is() {
    for (window, left) in [("left", 25.0), ("right", 112.0)] {
        let mut press = press("es");
        if window == "left" {
            press.print.window = cobro::config::WindowSide::Left;
        }
        // However long the head of the letter and the letter are.
        for lines in [0, 2, 4] {
            press.house.address = (0..lines).map(|at| format!("Línea {at}")).collect();
            let words = cobro::print::Words {
                subject: "Asunto".into(),
                text: "Hola".into(),
                address: vec!["Calle 1".into(), "28001 Madrid".into()],
            };
            let page = press
                .letter_of(&account(3), now(), None, words)
                .expect("a page");
            let sheets = sheets(&read(&page.html).blocks);
            let find = |text: &str| {
                let found = sheets[0].iter().filter(|it| it.text.trim() == text);
                found.map(|it| (it.x, it.y)).collect::<Vec<_>>()
            };
            for line in ["Talleres Ibáñez S.L.", "Calle 1", "28001 Madrid"] {
                let (x, y) = find(line)[0];
                assert!((x - left * MM).abs() < 0.1, "{line}: {x}");
                // What an envelope C5/6 or DL shows wherever the sheet lies in it.
                assert!((50.0 * MM..79.0 * MM).contains(&y), "{line}: {y}");
            }
            let subject = find("Asunto: Asunto");
            assert!(subject[0].1 > 95.0 * MM, "{subject:?}");
        }
    }
}

#[test]
fn the_same_page_gives_the_same_bytes_and_says_what_it_is() {
    let press = press("es");
    let page = press
        .statement_of(&account(30), now(), None, None)
        .expect("a page");
    let made = press.pdf(&page.html, now()).expect("a PDF");
    assert_eq!(made, press.pdf(&page.html, now()).expect("a PDF"));
    let later = press
        .pdf(&page.html, now() + chrono::Days::new(1))
        .expect("a PDF");
    assert_ne!(made, later);
    let text = String::from_utf8_lossy(&made);
    assert!(text.starts_with("%PDF-1.7"));
    for told in [
        "Estado de cuenta · Talleres Ibáñez S.L.",
        "Estudio Ñandú S.L.",
        "2026-11-23T10:00:00",
        "pdfuaid",
        "<rdf:li>es</rdf:li>",
    ] {
        assert!(text.contains(told), "{told}");
    }
    assert!(made.len() < 200_000, "{}", made.len());
    let agreed = press.agreement(&agreement(12)).expect("a page");
    assert!(
        press
            .pdf(&agreed, now())
            .expect("a PDF")
            .starts_with(b"%PDF-1.7")
    );
}

#[test]
fn letters_that_the_font_lacks_are_drawn_as_boxes_and_nothing_fails() {
    let blocks = [
        plain("שלום 😀 日本 e\u{301} ñ € ł č \u{ad} \u{200b}"),
        plain("\u{0}\u{7}"),
    ];
    let made = pdf(&blocks, now());
    let text = String::from_utf8_lossy(&made);
    assert!(text.starts_with("%PDF") && !text.contains("pdfuaid"));
}

#[test]
fn a_document_of_many_pages_is_made_in_no_time() {
    let mut blocks = Vec::new();
    for chapter in 0..20 {
        blocks.push(Block::PageBreak);
        blocks.push(Block::Heading(
            1,
            vec![Run::plain(format!("Chapter {chapter}"))],
        ));
        for _ in 0..20 {
            blocks.push(Block::Heading(2, vec![Run::plain("Part")]));
            blocks.push(plain(&words(200, "w")));
        }
    }
    let begun = std::time::Instant::now();
    let made = pdf(&blocks, now());
    assert!(made.len() > 100_000);
    // Minutes would be wrong; seconds are what a slow machine takes without optimisation.
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is written, every letter of it is on a sheet once, in order, between the margins.
    #[test]
    fn no_word_is_lost(paragraphs in proptest::collection::vec("[a-zñ€/.,-]{1,12}( [a-zA-Z0-9áé]{1,30}){0,120}", 1..12), long in "[a-z]{0,400}") {
        let mut blocks: Vec<Block> = paragraphs.iter().map(|it| plain(it)).collect();
        blocks.push(plain(&long));
        let sheets = sheets(&blocks);
        let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let drawn: String = sheets.iter().flatten().map(|it| squeezed(&it.text)).collect();
        prop_assert_eq!(drawn, squeezed(&(paragraphs.concat() + &long)));
        all_within_margins(&sheets);
    }
}
