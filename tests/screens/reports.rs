//! The reports: tables and charts of them, what they are asked for, going to clients, writing files, and stopping.

use cobro::demo;
use cobro::tui::message::{Effect, ReportTask};
use cobro::tui::model::{Overlay, Shows};

use crate::driver::{Desk, now};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Clients of the invented book: as many as it takes for promises, disputes and payments of several weeks.
const CLIENTS: u64 = 120;

/// A desk on an invented book.
fn invented(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, |book| {
        let mut stories = (0..CLIENTS).map(|it| demo::big(1, it, now()));
        book.write_stories(&mut stories, &mut |_| true)
            .expect("written");
    })
}

/// The keys that open a report, by its place in the list.
fn open(place: usize) -> String {
    format!("R{}<enter>", "j".repeat(place))
}

fn place_of(id: &str) -> usize {
    let mut all = cobro::report::ALL.iter();
    all.position(|it| it.id == id).expect("there is one")
}

/// A screen for each language and size.
fn snapshot(name: &str, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = invented(language, size);
            let screen = desk.press(keys).screen();
            let name = format!("reports_{name}_{language}_{}x{}", size.0, size.1);
            insta::assert_snapshot!(name, screen);
        }
    }
}

#[test]
fn the_list_says_what_each_report_tells() {
    snapshot("list", "Rjj");
}

#[test]
fn tables_and_charts_look_right() {
    snapshot("aging", &open(place_of("aging")));
    snapshot("promises_week", &format!("{}b", open(place_of("promises"))));
    snapshot("month", &open(place_of("month")));
}

#[test]
fn every_report_is_shown_in_every_grouping_at_every_size() {
    for size in [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut desk = invented("es", size);
        desk.press("R<enter>");
        for definition in &cobro::report::ALL {
            for _ in 0..definition.groupings.len().max(1) {
                for shows in [Shows::Both, Shows::Chart, Shows::Table] {
                    assert_eq!(desk.model.reports.shows, shows);
                    let screen = desk.screen();
                    let title = desk.model.texts.report_title(definition.id);
                    let head: String = title.chars().take(20).collect();
                    assert!(screen.contains(&head), "{size:?} {title}: {screen}");
                    assert!(!screen.contains("Unknown localization"), "{screen}");
                    desk.press("v");
                }
                desk.press("lllllllllGhhhhg");
                desk.press("b");
            }
            desk.press("<tab>");
        }
    }
}

#[test]
fn an_empty_book_has_nothing_to_report() {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = Desk::on(language, size, |_| {});
            let screen = desk.press("R<enter>").screen();
            let name = format!("reports_empty_{language}_{}x{}", size.0, size.1);
            insta::assert_snapshot!(name, screen);
        }
    }
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let mut desk = invented("es", (80, 24));
    let screen = desk.press(&open(0)).screen();
    // The bars of the chart have their names and amounts beside them.
    let bar = screen
        .lines()
        .find(|it| it.contains("1 a 30 días") && it.contains('█'));
    let bar = bar.unwrap_or_else(|| panic!("no bar: {screen}"));
    assert!(bar.contains('€'), "{bar}");
    insta::assert_snapshot!("reports_aging_styles", desk.styles());
}

#[test]
fn rows_are_gone_through_to_the_last_and_lead_to_their_client() {
    let mut desk = invented("es", (80, 24));
    desk.press(&open(0)).press("G");
    let reports = &desk.model.reports;
    let made = reports.on_show().expect("a report").clone();
    assert_eq!(reports.row, made.len() - 1);
    let code = made.client(reports.row).expect("a client").to_owned();
    let name = made.report.column("name").expect("names");
    let name = made.row(reports.row).expect("a row")[name].clone();
    let shown = desk.model.texts.report_cell(&name);
    let begins: String = shown.chars().take(12).collect();
    assert!(desk.screen().contains(&begins), "{}", desk.screen());
    // A search that finds somebody else is no hindrance.
    desk.press("<esc><esc>/zzz<enter>R<enter>G<enter>");
    assert!(desk.model.overlay.is_none(), "{}", desk.screen());
    let row = desk.model.current_row().expect("a client");
    assert_eq!(row.code, code);
    // The report is where it was left.
    desk.press("R");
    assert!(desk.model.reports.is_open);
    assert_eq!(desk.model.reports.row, made.len() - 1);
}

#[test]
fn a_report_is_told_for_a_day_as_people_type_it() {
    let mut desk = invented("es", (120, 40));
    let today = desk.press(&open(0)).screen();
    let screen = desk.press("dhace 30 días<enter>").screen();
    assert_eq!(
        desk.model.reports.day.map(|it| it.to_string()).as_deref(),
        Some("2026-10-24")
    );
    assert!(screen.contains("24 de octubre de 2026"), "{screen}");
    assert_ne!(today, screen);
    // A day to come is refused, and what was typed stays to be mended.
    let screen = desk.press("d").screen();
    assert!(screen.contains("24/10/2026"), "{screen}");
    let clear = "<bs>".repeat(10);
    let screen = desk.press(&clear).press("mañana<enter>").screen();
    assert!(screen.contains("no ha llegado"), "{screen}");
    assert!(desk.model.reports.asking.is_some());
    // Nothing typed is the present day again.
    desk.press(&"<bs>".repeat(6)).press("<enter>");
    assert_eq!(desk.model.reports.day, None);
    assert_eq!(desk.screen(), today);
}

#[test]
fn numbers_people_and_first_days_are_asked_for() {
    let mut desk = invented("en", (120, 40));
    desk.press(&open(place_of("concentration")));
    desk.press("n<bs><bs>3<enter>");
    let made = desk.model.reports.on_show().expect("a report").clone();
    let ranked = made
        .report
        .rows
        .iter()
        .filter(|row| row[0].number().is_some());
    assert_eq!(made.asked.number, 3);
    assert!(ranked.count() <= 3 * made.parts.len());
    let screen = desk.press("n<bs>0<enter>").screen();
    assert!(screen.contains("from 1 to 1000"), "{screen}");
    desk.press("<esc>a");
    assert!(desk.screen().contains("does not tell people apart"));
    // Activity by person leads to what that person did.
    desk.press("<esc><esc>");
    let mut desk = invented("en", (120, 40));
    desk.press(&open(place_of("activity")))
        .press("f2026-08-01<enter>b");
    let made = desk.model.reports.on_show().expect("a report").clone();
    let author = made.author(0).expect("somebody").to_owned();
    let screen = desk.press("<enter>").screen();
    let made = desk.model.reports.on_show().expect("a report");
    assert_eq!(made.asked.author.as_ref(), Some(&author));
    assert!(screen.contains(&format!("only {author}")), "{screen}");
    desk.press("a")
        .press(&"<bs>".repeat(author.len()))
        .press("<enter>");
    let made = desk.model.reports.on_show().expect("a report");
    assert_eq!(made.asked.author, None);
}

#[test]
fn what_does_not_fit_is_said_and_leaves_the_report_as_it_was() {
    let mut desk = invented("es", (80, 24));
    desk.press(&open(place_of("dso")));
    for (keys, told) in [
        ("b", "solo se agrupa de una manera"),
        ("a", "no distingue personas"),
    ] {
        let screen = desk.press(keys).screen();
        assert!(screen.contains(told), "{screen}");
    }
    desk.press("<esc><esc>");
    desk.press(&open(0).replace("R", "Rgg"));
    let screen = desk.press("n").screen();
    assert!(screen.contains("no lleva ningún número"), "{screen}");
    let screen = desk.press("f").screen();
    assert!(screen.contains("no tiene primer día"), "{screen}");
    // The first day comes after the last.
    let collected = format!("<esc><esc>Rgg{}<enter>", "j".repeat(place_of("collected")));
    desk.press(&collected).press("dhace 20 días<enter>");
    let screen = desk.press("fayer<enter>").screen();
    assert!(screen.contains("acaba antes de empezar"), "{screen}");
}

#[test]
fn a_report_that_is_worked_out_can_be_stopped_and_is_not_missed() {
    let mut desk = invented("es", (80, 24));
    desk.reports_at_once = false;
    let screen = desk.press(&open(0)).screen();
    assert!(screen.contains("Calculando…"), "{screen}");
    // Until it is there, nothing is written.
    let screen = desk.press("C").screen();
    assert!(screen.contains("todavía no está calculado"), "{screen}");
    let screen = desk.press("<esc>").screen();
    assert!(!screen.contains("Calculando…"), "{screen}");
    assert!(!desk.model.reports.is_open);
    // The reporter comes to the question late and drops it at once.
    desk.reports_at_once = true;
    let late = std::mem::take(&mut desk.put_off);
    assert!(matches!(
        late.as_slice(),
        [Effect::Report(ReportTask::Make(..))]
    ));
    desk.play(late);
    assert!(desk.model.reports.made.is_none());
    // The next one is answered.
    desk.press("<enter>");
    assert!(desk.model.reports.on_show().is_some());
    assert!(matches!(desk.model.overlay, Some(Overlay::Reports)));
}

#[test]
fn the_answer_to_an_earlier_question_is_no_answer() {
    let mut desk = invented("es", (80, 24));
    desk.reports_at_once = false;
    desk.press(&open(0)).press("b");
    let asked = std::mem::take(&mut desk.put_off);
    assert_eq!(asked.len(), 2);
    desk.reports_at_once = true;
    desk.play(asked);
    let made = desk.model.reports.on_show().expect("a report");
    assert_eq!(made.asked.by, "bucket");
}

#[test]
fn a_key_writes_a_report_and_no_file_is_replaced() {
    let mut desk = invented("es", (120, 40));
    desk.press(&open(place_of("promises"))).press("b");
    let name = |ending: &str| format!("promesas-de-pago-2026-11-23{ending}");
    for (key, ending, begins) in [
        ("T", ".txt", "Promesas de pago · "),
        ("C", ".csv", "from,to,currency,promises"),
        ("X", ".xlsx", "PK"),
        ("J", ".json", "{\n  \"as_of\": \"2026-11-23\""),
        ("P", ".html", "<!DOCTYPE html>"),
    ] {
        let screen = desk.press(key).screen();
        assert!(screen.contains("escrito en "), "{screen}");
        let bytes = desk.written(&name(ending)).expect("a file");
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
        let start = start.trim_start().to_lowercase();
        assert!(
            start.starts_with(&begins.to_lowercase()),
            "{ending}: {start}"
        );
    }
    let first = desk.written(&name(".csv"));
    // Another report of the same name goes beside it.
    desk.press("bC");
    assert_eq!(desk.written(&name(".csv")), first);
    let second = desk.written(&name("-2.csv")).expect("a second file");
    assert!(String::from_utf8_lossy(&second).starts_with("code,name,currency"));
    let screen = desk.screen();
    assert!(
        screen.contains("promesas-de-pago-2026-11-23-2.csv"),
        "{screen}"
    );
}
