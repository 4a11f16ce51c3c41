//! Promises and calls as a calendar.

use std::collections::BTreeMap;

use crate::support::{Home, NOW, text};

type Event = BTreeMap<String, String>;

/// The events of a file, its lines unfolded.
fn events(file: &str) -> Vec<Event> {
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains('\n'), "{line:?}");
    }
    let mut events = Vec::new();
    for line in file.replace("\r\n ", "").split("\r\n") {
        match line {
            "BEGIN:VEVENT" => events.push(Event::new()),
            _ => {
                if let (Some(event), Some((name, value))) =
                    (events.last_mut(), line.split_once(':'))
                {
                    event.insert(name.to_owned(), value.to_owned());
                }
            }
        }
    }
    events
}

fn written(home: &Home, now: &str) -> Vec<Event> {
    let path = home.path("cobro.ics");
    home.run_at(now, &["calendar", "--out", text(&path), "--force"])
        .code(0);
    let file = std::fs::read_to_string(&path).expect("there is a calendar");
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
        "{file}"
    );
    assert!(file.ends_with("END:VCALENDAR\r\n"), "{file}");
    events(&file)
}

fn one<'a>(events: &'a [Event], summary: &str) -> &'a Event {
    let found = events.iter().find(|it| it["SUMMARY"].starts_with(summary));
    found.unwrap_or_else(|| panic!("no {summary} in {events:#?}"))
}

#[test]
fn promises_instalments_and_calls_are_events() {
    let home = Home::with_sample();
    // Larger ones are asked about before their day.
    home.file("config.toml", "[promise]\ncheck_in_from = \"1000\"\n");
    home.run(&["promise", "C001", "4310", "2026-12-04"]).code(0);
    home.run(&[
        "plan",
        "C004",
        "--instalments",
        "2",
        "--first",
        "2026-12-01",
        "--accept",
    ])
    .code(0);
    home.run(&["callback", "C002", "2026-11-24 10:30"]).code(0);
    let events = written(&home, NOW);
    assert_eq!(events.len(), 4 + 1, "{events:#?}");
    let promise = one(&events, "Promesa: Talleres Ibáñez S.L.");
    assert_eq!(promise["DTSTART;VALUE=DATE"], "20261204");
    assert_eq!(promise["DTEND;VALUE=DATE"], "20261205");
    assert_eq!(promise["STATUS"], "CONFIRMED");
    assert!(
        one(&events, "Preguntar por la promesa")["DTSTART;VALUE=DATE"]
            < promise["DTSTART;VALUE=DATE"]
    );
    let call = one(&events, "Llamar a Bodegas Puig");
    assert_eq!(call["DTSTART"], "20261124T103000");
    let instalments: Vec<&Event> = events
        .iter()
        .filter(|it| it["SUMMARY"].starts_with("Plazo"))
        .collect();
    assert_eq!(instalments.len(), 2);
    assert_ne!(instalments[0]["UID"], instalments[1]["UID"]);
}

#[test]
fn an_event_keeps_its_uid_and_is_moved_or_taken_back() {
    let home = Home::with_sample();
    home.run(&["promise", "C001", "4310", "2026-12-04"]).code(0);
    home.run(&["callback", "C002", "2026-11-24 10:30"]).code(0);
    let before = written(&home, NOW);
    let again = written(&home, NOW);
    assert_eq!(before, again);
    home.run_at("2026-11-23T11:00", &["callback", "C002", "2026-11-25 9:00"])
        .code(0);
    home.run_at(
        "2026-11-23T11:00",
        &["promise", "C001", "4000", "2026-12-10"],
    )
    .code(0);
    let after = written(&home, "2026-11-23T11:00");
    let (old, moved) = (one(&before, "Llamar"), one(&after, "Llamar"));
    assert_eq!(old["UID"], moved["UID"]);
    assert_eq!(moved["DTSTART"], "20261125T090000");
    let sequence = |event: &Event| -> u32 { event["SEQUENCE"].parse().expect("a number") };
    assert!(sequence(moved) > sequence(old));
    let uid = &one(&before, "Promesa")["UID"];
    let replaced = after
        .iter()
        .find(|it| it["UID"] == *uid)
        .expect("the old promise");
    assert_eq!(replaced["STATUS"], "CANCELLED");
    let live = after
        .iter()
        .filter(|it| it["SUMMARY"].starts_with("Promesa") && it["STATUS"] == "CONFIRMED");
    assert_eq!(live.count(), 1);
    home.run_at("2026-11-23T12:00", &["callback", "C002", "none"])
        .code(0);
    let called_off = written(&home, "2026-11-23T12:00");
    assert_eq!(one(&called_off, "Llamar")["STATUS"], "CANCELLED");
    // What is over is no longer in it.
    let later = written(&home, "2027-01-15T10:00");
    assert!(later.is_empty(), "{later:#?}");
}

#[test]
fn a_calendar_is_not_replaced_unasked_and_says_how_many() {
    let home = Home::with_sample();
    home.run(&["promise", "C001", "4310", "2026-12-04"]).code(0);
    let path = home.path("c.ics");
    let told = home.json(&["calendar", "--out", text(&path)]);
    assert_eq!(
        (&told["events"], &told["cancelled"]),
        (&1.into(), &0.into())
    );
    home.run(&["calendar", "--out", text(&path)]).code(1);
    home.run(&["calendar"]).code(2);
}
