//! Types proposed, contacts with two keys, call-backs, snoozes, tags, and the day that is counted.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use cobro::app::Book;
use cobro::demo::{Action, Story};
use cobro::domain::debtor::{DebtorType, Details};
use cobro::domain::fact::*;
use cobro::domain::money::Currency;
use cobro::domain::order::Order;
use cobro::domain::standing::Band;
use cobro::tui::message::Message;
use cobro::tui::model::Overlay;

use crate::driver::{Desk, now};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn snapshot(name: &str, desk: impl Fn(&str, (u16, u16)) -> Desk, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let screen = desk(language, size).press(keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

fn day(offset: i64) -> NaiveDate {
    now().date() + TimeDelta::days(offset)
}

fn at(offset: i64, hour: u32) -> NaiveDateTime {
    day(offset).and_hms_opt(hour, 0, 0).expect("an hour")
}

/// One client with an invoice, and what happened besides.
fn client(name: &str, facts: Vec<(NaiveDateTime, Fact)>) -> Story {
    let mut all: Vec<(NaiveDateTime, Fact)> = vec![
        (
            at(-90, 0),
            Fact::Details(Details {
                code: Some(name[..1].to_owned()),
                name: Some(name.to_owned()),
                contact_person: Some("Eva Prat".into()),
                phone: Some("+34 911 234 567".into()),
                ..Details::default()
            }),
        ),
        (at(-90, 0), invoice("F-1", 100, -30)),
    ];
    all.extend(facts);
    let actions = all.into_iter().map(|(at, fact)| Action {
        recorded_at: at,
        author: "Marta",
        facts: vec![(at, fact)],
    });
    Story {
        actions: actions.collect(),
    }
}

fn invoice(number: &str, total: i64, due: i64) -> Fact {
    Fact::Invoice(InvoiceStated {
        number: number.to_owned(),
        issued_on: day(due - 30),
        due_on: day(due),
        total: total.into(),
        currency: Currency::EUR,
        instalments: Vec::new(),
        uuid: None,
        corrects: Vec::new(),
        notes: None,
    })
}

fn payment(amount: i64, invoice: &str) -> Fact {
    Fact::Payment(Payment {
        allocations: vec![Allocation {
            invoice: invoice.into(),
            amount: amount.into(),
        }],
        amount: amount.into(),
        currency: Currency::EUR,
        method: None,
        reference: None,
        movement: None,
        day_assumed: false,
    })
}

fn contact(channel: Channel, outcome: Outcome) -> Fact {
    Contact::new(channel, Direction::Out, outcome).into()
}

fn fill(book: &mut Book, stories: Vec<Story>) {
    book.write_stories(&mut stories.into_iter(), &mut |_| true)
        .expect("written");
}

/// A client who pays soon after each reminder, and one of whom nothing is known.
fn two_clients(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, |book| {
        let forgetful = vec![
            (at(-89, 0), invoice("F-2", 900, -60)),
            (at(-89, 0), invoice("F-3", 500, -61)),
            (at(-40, 9), contact(Channel::Email, Outcome::Sent)),
            (at(-38, 0), payment(500, "F-3")),
            (at(-29, 9), contact(Channel::Call, Outcome::Other)),
            (at(-26, 0), payment(900, "F-2")),
        ];
        fill(
            book,
            vec![
                client("Aceros Prat", forgetful),
                client("Bazar Luna", Vec::new()),
            ],
        );
    })
}

fn band(desk: &Desk) -> Band {
    desk.model.current_file().expect("a client").standing.band
}

fn name(desk: &Desk) -> String {
    desk.model.current_row().expect("a row").name.clone()
}

fn last_contact(desk: &Desk) -> Contact {
    let file = desk.model.detail.file.as_deref().expect("a file");
    file.account
        .contacts
        .last()
        .expect("a contact")
        .what
        .clone()
}

#[test]
fn a_type_is_proposed_with_its_evidence_and_the_question_where_nothing_tells() {
    snapshot("type_proposed", two_clients, "");
    snapshot("type_proposed_list", two_clients, "t");
    snapshot("type_question", two_clients, "jt");
    snapshot("type_why", two_clients, "<tab><tab><tab><tab><tab><tab>");
}

#[test]
fn enter_takes_the_proposed_type_and_a_letter_or_digit_any_other() {
    for (keys, set) in [
        ("t<enter>", DebtorType::Forgetful),
        ("to", DebtorType::Forgetful),
        ("tl", DebtorType::Illiquid),
        ("td", DebtorType::Disputing),
        ("t3", DebtorType::Disputing),
        ("tsin liq<enter>", DebtorType::Illiquid),
        ("t<down><enter>", DebtorType::Illiquid),
    ] {
        let mut desk = two_clients("es", (80, 24));
        desk.press(keys);
        let account = &desk.model.current_file().expect("a client").account;
        assert_eq!(account.debtor_type, set, "{keys}");
        assert!(desk.model.overlay.is_none(), "{keys}");
        desk.press("u");
        let account = &desk.model.current_file().expect("a client").account;
        assert_eq!(account.debtor_type, DebtorType::Unclassified, "{keys}");
    }
}

#[test]
fn a_type_may_have_a_reason() {
    let mut desk = two_clients("es", (80, 24));
    desk.press("t<tab>Lo dijo Eva, dos veces");
    insta::assert_snapshot!("type_reason", desk.screen());
    desk.press("<down><enter>");
    let file = desk.model.current_file().expect("a client");
    let set = file.entries.iter().rev().find_map(|it| match &it.fact {
        Some(Fact::TypeSet(set)) => Some(set.clone()),
        _ => None,
    });
    let set = set.expect("a type");
    assert_eq!(set.debtor_type, DebtorType::Illiquid);
    assert_eq!(set.reason.as_deref(), Some("Lo dijo Eva, dos veces"));
}

#[test]
fn two_keys_record_a_contact_and_the_note_comes_after() {
    for (keys, channel, direction, outcome) in [
        ("re", Channel::Email, Direction::Out, Outcome::Sent),
        ("rw", Channel::Whatsapp, Direction::Out, Outcome::Sent),
        ("rs", Channel::Sms, Direction::Out, Outcome::Sent),
        ("rl", Channel::Letter, Direction::Out, Outcome::Sent),
        ("rn", Channel::SocialNetwork, Direction::Out, Outcome::Sent),
        ("rv", Channel::Visit, Direction::Out, Outcome::Other),
        ("rc", Channel::Call, Direction::Out, Outcome::Other),
        ("rE", Channel::Email, Direction::In, Outcome::Other),
        ("rC", Channel::Call, Direction::In, Outcome::Other),
        (
            "r<down><enter>",
            Channel::Whatsapp,
            Direction::Out,
            Outcome::Sent,
        ),
    ] {
        let mut desk = two_clients("es", (80, 24));
        let kinds = desk.kinds();
        let contacts = |desk: &Desk| {
            let file = desk.model.detail.file.as_deref().expect("a file");
            file.account.contacts.len()
        };
        let before = contacts(&desk);
        // What is typed faster than the disk answers is about the contact still.
        desk.press_at_once(keys);
        desk.press(".gg");
        while name(&desk) != "Aceros Prat" {
            desk.press("j");
        }
        assert_eq!(contacts(&desk), before + 1, "{keys}");
        let made = last_contact(&desk);
        assert_eq!(
            (made.channel, made.direction, made.outcome),
            (channel, direction, outcome),
            "{keys}"
        );
        desk.press("u");
        assert_eq!(contacts(&desk), before, "{keys}");
        assert_eq!(desk.kinds().len(), kinds.len() + 2, "{keys}");
    }
    // Another letter records nothing.
    let mut desk = two_clients("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("rz<esc>");
    assert_eq!(desk.kinds().len(), before);
}

#[test]
fn the_note_of_a_contact_amends_it_although_the_next_client_came_up() {
    let mut desk = two_clients("es", (80, 24));
    desk.press("rv");
    assert_eq!(name(&desk), "Bazar Luna");
    insta::assert_snapshot!("contact_told", desk.screen());
    desk.press("nEnseñó las facturas");
    insta::assert_snapshot!("contact_note", desk.screen());
    desk.press("<tab>d<tab><right><tab>mañana 10:30<enter>");
    assert!(desk.model.overlay.is_none());
    assert_eq!(name(&desk), "Bazar Luna");
    assert!(
        desk.model.current_file().is_some(),
        "whoever is on show stays"
    );
    desk.press(".");
    while name(&desk) != "Aceros Prat" {
        desk.press("j");
    }
    let made = last_contact(&desk);
    assert_eq!(made.note.as_deref(), Some("Enseñó las facturas"));
    assert_eq!(made.outcome, Outcome::PaidAlready);
    assert_eq!(made.person.as_deref(), Some("Eva Prat"));
    assert_eq!(made.call_back_at, Some(at(1, 10) + TimeDelta::minutes(30)));
    // One key takes back both.
    desk.press("u");
    let file = desk.model.current_file().expect("a client");
    assert_eq!(file.account.details.display_name(), "Aceros Prat");
    assert_eq!(file.account.contacts.len(), 2);
    // Once something else was done, the note is a note.
    desk.press("rvjknOtra cosa<ctrl-s>");
    assert_eq!(desk.kinds().last(), Some(&"note"));
}

#[test]
fn the_lists_and_forms_of_contacts() {
    snapshot("contact_list", two_clients, "r");
    snapshot("call_back", two_clients, "bmañana 10:30");
    snapshot("call_back_unclear", two_clients, "bmañana 25:00");
    snapshot("snooze", two_clients, "sfin de mes<tab>De vacaciones");
    snapshot("snooze_several", two_clients, "  s+3<tab>De vacaciones");
    snapshot("tags", Desk::on_demo, "x<space><down><space>");
    snapshot("tags_new", Desk::on_demo, "xmoroso no");
    snapshot("summary", Desk::on_demo, "p15<enter>reje:summary<enter>");
}

#[test]
fn an_hour_is_agreed_and_the_client_is_left_alone_until_then() {
    let mut desk = two_clients("es", (80, 24));
    desk.press("bhoy 16<tab><right><tab>No está<enter>");
    assert!(desk.model.overlay.is_none());
    desk.press(".");
    while name(&desk) != "Aceros Prat" {
        desk.press("j");
    }
    assert_eq!(band(&desk), Band::Waiting);
    let file = desk.model.current_file().expect("a client");
    assert_eq!(file.standing.next_at, Some(at(0, 16)));
    let set = file
        .account
        .call_back
        .as_ref()
        .expect("an hour")
        .what
        .clone();
    assert_eq!(set.person.as_deref(), Some("Eva Prat"));
    assert_eq!(set.reason.as_deref(), Some("No está"));
    desk.press("u");
    assert_eq!(band(&desk), Band::StepDue);
}

#[test]
fn when_the_hour_comes_the_client_goes_to_the_top_and_the_desk_says_so() {
    let mut desk = two_clients("es", (80, 24));
    desk.press("jbhoy 10:30<enter>k");
    let luna = |desk: &Desk| {
        let mut rows = desk.model.queue.rows.values();
        let row = rows.find(|row| row.name == "Bazar Luna");
        row.map(|row| row.debtor)
    };
    let debtor = luna(&desk);
    desk.passes_to(now() + TimeDelta::minutes(27));
    assert!(desk.model.status.is_none(), "{:?}", desk.model.status);
    desk.passes_to(now() + TimeDelta::minutes(28) + TimeDelta::seconds(1));
    let told = desk.model.status.clone().expect("it is told").text;
    assert_eq!(told, "Son las 10:30: toca llamar a Bazar Luna");
    let first = desk.model.queue.debtors.first().copied();
    assert_eq!(first.map(i64::from), debtor);
    // It is told once.
    desk.press("k");
    desk.passes_to(now() + TimeDelta::minutes(40));
    assert!(desk.model.status.is_none());
}

#[test]
fn an_hour_is_told_though_a_broken_promise_comes_first() {
    let mut desk = Desk::on_demo("es", (80, 24));
    assert_eq!(band(&desk), Band::BrokenPromise);
    desk.press("bhoy 10:30<enter>k");
    desk.passes_to(now() + TimeDelta::minutes(29));
    let told = desk.model.status.clone().expect("it is told").text;
    assert_eq!(told, "Son las 10:30: toca llamar a Talleres Ibáñez S.L.");
}

#[test]
fn a_snooze_needs_a_reason_and_is_for_several_at_once() {
    let mut desk = two_clients("es", (80, 24));
    desk.press("s+3<enter>");
    assert!(desk.model.overlay.is_some());
    assert_eq!(desk.kinds().last(), Some(&"payment"));
    desk.press("<esc><esc><space><space>s+3<tab>De vacaciones<enter>");
    assert!(desk.model.overlay.is_none());
    assert!(desk.model.queue.selected.is_empty());
    assert!(desk.model.queue.debtors.is_empty(), "both wait");
    desk.press("u");
    assert_eq!(desk.model.queue.debtors.len(), 2, "one key takes back both");
}

#[test]
fn tags_are_put_on_taken_off_and_filter() {
    let mut desk = two_clients("es", (80, 24));
    let tags = |desk: &Desk| {
        let account = &desk.model.current_file().expect("a client").account;
        account.tags.iter().cloned().collect::<Vec<_>>().join(" ")
    };
    desk.press("xVIP<enter>");
    assert_eq!(tags(&desk), "VIP");
    // Typing it otherwise finds the same one, and takes it off.
    desk.press("xvip<enter>");
    assert_eq!(tags(&desk), "");
    desk.press("xVIP<enter>xde obra<enter>");
    assert_eq!(tags(&desk), "VIP de obra");
    desk.press("x<space><down><space><enter>");
    assert_eq!(tags(&desk), "");
    desk.press("u");
    assert_eq!(tags(&desk), "VIP de obra");
    // For both of them: who has it already is passed over.
    desk.press("<space><space>xvip<enter>");
    assert!(desk.model.queue.selected.is_empty());
    desk.press("g");
    assert_eq!(tags(&desk), "VIP de obra");
    desk.press("j");
    assert_eq!(tags(&desk), "VIP");
    desk.press("f#de<space>ob<space><esc>");
    assert_eq!(desk.model.queue.debtors.len(), 1);
    assert!(desk.screen().contains("#de obra"));
    assert_eq!(desk.model.queue.tags, ["de obra", "VIP"]);
}

#[test]
fn the_top_bar_counts_the_day() {
    let mut desk = two_clients("es", (120, 40));
    let bar = |desk: &mut Desk| desk.screen().lines().next().unwrap_or_default().to_owned();
    assert!(!bar(&mut desk).contains("prometido"), "{}", bar(&mut desk));
    desk.press("p<enter>");
    desk.press("rc");
    desk.press(".");
    desk.press("$30<enter>");
    let shown = bar(&mut desk);
    for part in [
        "2/2",
        "prometido hoy 100,00 €",
        "cobrado 30,00 €",
        "1 llamada",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    insta::assert_snapshot!("bar_of_a_day", shown);
    desk.press("u");
    assert!(!bar(&mut desk).contains("cobrado"));
}

#[test]
fn the_last_client_done_ends_in_the_summary() {
    snapshot(
        "day_done",
        two_clients,
        "rcnPaga el viernes<tab>p<enter>p<enter>",
    );
    let mut desk = two_clients("es", (80, 24));
    desk.press("p<enter>p<enter>");
    assert!(desk.model.overlay.is_none());
    let screen = desk.screen();
    assert!(
        screen.contains("Promesas hechas: 2, por 200,00"),
        "{screen}"
    );
    // Whoever waits is still to be had, and undo leads back.
    assert!(desk.press(".").screen().contains("Aceros Prat"));
    desk.press(".u");
    assert_eq!(desk.model.queue.debtors.len(), 1);
}

#[test]
fn a_tick_without_anything_to_tell_tells_nothing() {
    let mut desk = two_clients("es", (80, 24));
    desk.send(Message::Tick);
    desk.send(Message::CallBacks(Vec::new()));
    assert!(desk.model.status.is_none());
}

#[test]
fn a_long_day_is_counted_a_few_clients_at_a_time() {
    let many = |day| {
        (0..250).map(move |at_| {
            let name = format!("{at_:03} Cliente");
            let mut story = client(
                &name,
                vec![(at(day, 9), contact(Channel::Call, Outcome::NoAnswer))],
            );
            if let Fact::Details(details) = &mut story.actions[0].facts[0].1 {
                details.code = Some(format!("C{at_:03}"));
            }
            story
        })
    };
    let desk = Desk::on("es", (80, 24), |book| fill(book, many(0).collect()));
    let day = desk.model.day.as_ref().expect("it was counted");
    assert_eq!(day.done.calls(), 250);
    assert_eq!(day.done.outcomes[&Outcome::NoAnswer], 250);
    let yesterday = Desk::on("es", (80, 24), |book| fill(book, many(-1).collect()));
    assert_eq!(
        yesterday.model.day.as_ref().expect("counted").done.calls(),
        0
    );
}

#[test]
fn two_keys_beyond_a_limit_ask_for_the_reason_first() {
    let in_argentina = |book: &mut Book| {
        fill(book, vec![client("Aceros Prat", Vec::new())]);
        let profile = Profile {
            country: Some("AR".into()),
            ..Profile::default()
        };
        let first = book.first_rows(1).expect("rows")[0].debtor;
        let order = Order::Profile(Box::new(profile));
        book.order(first, &order).expect("recorded");
    };
    // Today is a holiday there.
    let mut desk = Desk::on("es", (80, 24), in_argentina);
    let before = desk.kinds().len();
    desk.press("rw");
    assert!(matches!(desk.model.overlay, Some(Overlay::Guard(_))));
    desk.press("<esc>j");
    assert_eq!(desk.kinds().len(), before);
    desk.press("rw<enter>lo pidió él<enter>");
    assert_eq!(desk.model.contacted.as_ref().map(|it| it.debtor), Some(1));
    desk.press("nquedó en mirarlo<enter>.g");
    let made = last_contact(&desk);
    assert_eq!(made.exception.as_deref(), Some("lo pidió él"));
    assert_eq!(made.note.as_deref(), Some("quedó en mirarlo"));
    // What the client begins is never beyond a limit.
    desk.press("rW");
    assert!(desk.model.overlay.is_none());
    assert_eq!(last_contact(&desk).direction, Direction::In);
}
