//! Names and notes that would break a terminal, drawn.

use cobro::app::Book;
use cobro::demo::{Action, Story};
use cobro::domain::debtor::Details;
use cobro::domain::fact::{InvoiceStated, Note};
use cobro::domain::money::Currency;

use crate::driver::{Desk, now};

const NAMES: [&str; 9] = [
    "Escape \u{1b}[31mrojo\u{1b}]0;title\u{7}",
    "Control \u{0}\u{8}\u{9b}2J \r\n fin",
    "Derecha \u{202e}odnatnoM .A.S\u{202c} \u{2066}x\u{2069}",
    "Familia 👩‍👩‍👧‍👦 y 🇪🇸 bandera",
    "日本商事株式会社 東京営業所の長い名前",
    "Ame\u{301}lie et cie\u{301}\u{301}\u{301}\u{301}",
    "Ancho\u{200b}cero\u{feff}",
    "مؤسسة الخليج للتجارة",
    "ＦＵＬＬＷＩＤＴＨ　ＣＯ",
];

/// Facts with bad text, as a book could hold them that another program wrote to.
fn fill(book: &mut Book) {
    let story = |(at, name): (usize, &&str)| {
        let details = Details {
            code: Some(format!("B{at}")),
            name: Some((*name).to_owned()),
            phone: Some("\u{1b}[5m600".into()),
            ..Details::default()
        };
        let invoice = InvoiceStated {
            number: format!("{name}-1"),
            issued_on: "2026-09-01".parse().expect("a day"),
            due_on: "2026-10-01".parse().expect("a day"),
            total: (100 + at as i64).into(),
            currency: Currency::EUR,
            instalments: Vec::new(),
            uuid: None,
            corrects: Vec::new(),
            notes: None,
        };
        let note = Note {
            text: format!("{name}\n\u{1b}[2J{name}"),
        };
        let facts = vec![
            (now(), details.into()),
            (now(), invoice.into()),
            (now(), note.into()),
        ];
        Story {
            actions: vec![Action {
                recorded_at: now(),
                author: "Ana",
                facts,
            }],
        }
    };
    let mut stories = NAMES.iter().enumerate().map(story);
    book.write_stories(&mut stories, &mut |_| true)
        .expect("written");
}

#[test]
fn nothing_reaches_the_screen_raw_and_the_frame_stays_whole() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut desk = Desk::on("es", size, fill);
        for _ in 0..NAMES.len() {
            for _ in 0..5 {
                let screen = desk.press("<tab>").screen();
                let raw = |letter: char| {
                    let steers = letter.is_control() && letter != '\n';
                    let turns = ('\u{202a}'..='\u{202e}').contains(&letter)
                        || ('\u{2066}'..='\u{2069}').contains(&letter);
                    steers || turns
                };
                assert!(!screen.contains(raw), "{screen:?}");
                for line in screen.lines().filter(|line| line.starts_with('│')) {
                    let wide = unicode_width::UnicodeWidthStr::width(line);
                    assert_eq!(wide, usize::from(size.0), "{line}");
                    assert!(line.ends_with('│'), "{line}");
                }
            }
            desk.press("<tab>n").screen();
            desk.press("<ctrl-x>j");
        }
    }
}
