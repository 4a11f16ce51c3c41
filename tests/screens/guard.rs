//! Before a contact: the rules in its way, going on with a reason, leaving the client until it is allowed.

use std::path::Path;
use std::sync::Arc;

use chrono::Duration;
use cobro::app::Book;
use cobro::config::{Config, policies};
use cobro::demo;
use cobro::domain::contact::{Channel, Contact, Direction, Outcome};
use cobro::domain::limits::ContactRules;
use cobro::domain::order::{ContactOrder, ForStep, Order};
use cobro::domain::person::{DoNotContact, PersonStated};
use cobro::domain::profile::Profile;
use cobro::tui::message::{Effect, Task};
use cobro::tui::model::{AfterGuard, Overlay};

use crate::driver::{Desk, now};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// The example book, the first client of which is Argentinian: today is a holiday there.
fn abroad(book: &mut Book) {
    let mut stories = demo::showcase(now(), 1).into_iter();
    book.write_stories(&mut stories, &mut |_| true)
        .expect("written");
    let first = book.first_rows(1).expect("rows")[0].debtor;
    let profile = Profile {
        country: Some("AR".into()),
        ..Profile::default()
    };
    book.order(first, &Order::Profile(Box::new(profile)))
        .expect("recorded");
}

fn desk(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, abroad)
}

fn contact(channel: Channel) -> AfterGuard {
    AfterGuard::Order(Box::new(Order::Contact(Box::new(ContactOrder {
        contact: Contact::new(channel, Direction::Out, Outcome::NoAnswer),
        at: None,
        for_step: ForStep::None,
    }))))
}

fn guard(desk: &mut Desk, channel: Channel) {
    let mut effects = Vec::new();
    let then = contact(channel);
    desk.model.guarded(channel, None, then, &mut effects);
    desk.play(effects);
}

/// The contacts of the client on show that took place just now.
fn contacts(desk: &Desk) -> Vec<Contact> {
    let file = desk.model.current_file().expect("a client");
    let contacts = file.account.contacts.iter().filter(|it| it.at == now());
    contacts.map(|it| it.what.clone()).collect()
}

#[test]
fn the_rules_in_the_way_are_told_with_their_end_and_source() {
    for language in ["es", "en"] {
        for size in SIZES {
            let name = |what: &str| format!("guard_{what}_{language}_{}x{}", size.0, size.1);
            let mut asked = desk(language, size);
            asked.press(":limits<enter>");
            insta::assert_snapshot!(name("asked"), asked.screen());
            let mut typing = desk(language, size);
            typing.model.now += Duration::hours(12);
            typing.model.last_import_at = Some(now() - Duration::days(9));
            guard(&mut typing, Channel::Call);
            insta::assert_snapshot!(
                name("reason"),
                typing.press("<enter>pidió hablar hoy").screen()
            );
        }
    }
}

#[test]
fn nothing_in_the_way_asks_nothing() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.model.last_import_at = Some(now());
    guard(&mut desk, Channel::Email);
    assert!(desk.model.overlay.is_none());
    let [contact] = &contacts(&desk)[..] else {
        panic!("{:?}", contacts(&desk));
    };
    assert_eq!(contact.exception, None);
    desk.press(":limits<enter>");
    assert!(matches!(desk.model.overlay, Some(Overlay::Guard(_))));
    assert!(desk.screen().contains("Nada impide contactar ahora"));
    desk.press("<esc>");
    assert!(desk.model.overlay.is_none());
}

#[test]
fn going_on_beyond_a_limit_takes_a_reason_which_is_kept() {
    let mut desk = desk("es", (80, 24));
    guard(&mut desk, Channel::Call);
    desk.press("<enter><enter>");
    assert!(
        desk.screen().contains("hace falta un motivo"),
        "{}",
        desk.screen()
    );
    assert_eq!(contacts(&desk), []);
    desk.press("<esc>r lo pidió él <enter>");
    assert!(desk.model.overlay.is_none());
    let [contact] = &contacts(&desk)[..] else {
        panic!("{:?}", contacts(&desk));
    };
    assert_eq!(contact.exception.as_deref(), Some("lo pidió él"));
    desk.press("u");
    guard(&mut desk, Channel::Call);
    desk.press("<esc>");
    assert!(desk.model.overlay.is_none());
    assert_eq!(contacts(&desk), []);
}

#[test]
fn an_old_import_only_asks() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.model.last_import_at = Some(now() - Duration::days(8));
    guard(&mut desk, Channel::Call);
    assert!(
        desk.screen().contains("¿habrá pagado desde entonces?"),
        "{}",
        desk.screen()
    );
    desk.press("s");
    assert!(matches!(desk.model.overlay, Some(Overlay::Guard(_))));
    desk.press("<enter>");
    assert!(desk.model.overlay.is_none());
    assert_eq!(contacts(&desk).len(), 1);
}

#[test]
fn snoozing_leaves_the_client_until_a_contact_is_allowed() {
    let mut tomorrow = desk("es", (80, 24));
    guard(&mut tomorrow, Channel::Call);
    tomorrow.press("s");
    assert!(tomorrow.model.overlay.is_none());
    let file = tomorrow.model.current_file().expect("a client");
    let snooze = file.account.snooze.as_ref().expect("a snooze");
    assert_eq!(snooze.what.until.to_string(), "2026-11-24");
    let reason = snooze.what.reason.as_deref().unwrap_or_default();
    assert!(reason.contains("festivo"), "{reason}");

    // Later on the same day it is an hour: the client is at the top again when it comes.
    let mut today = Desk::on_demo("es", (80, 24));
    today.model.limits = Arc::new(evenings());
    guard(&mut today, Channel::Call);
    today.press("s");
    let file = today.model.current_file().expect("a client");
    let call_back = file.account.call_back.as_ref().expect("an hour");
    assert_eq!(call_back.what.at, "2026-11-23T18:00:00".parse().ok());
}

/// Rules that allow contacts in the evening only.
fn evenings() -> ContactRules {
    let mut rules = Config::default().contact_rules();
    let text = "[[rules]]\nhours = { mon-sun = \"18:00-20:00\" }\nsource = \"caution\"\n";
    let own = policies::rules_from_text(Path::new("es.toml"), "es", text).expect("rules");
    rules.countries.insert("es".into(), own);
    rules
}

#[test]
fn somebody_who_is_to_be_left_alone_is_not_waited_for() {
    let mut desk = desk("es", (80, 24));
    let debtor = desk.model.current_file().expect("a client").debtor;
    let rosa = PersonStated {
        name: "Rosa".into(),
        phones: vec!["600100200".into()],
        do_not_contact: Some(DoNotContact {
            reason: "ya no lleva los pagos".into(),
            channels: Vec::new(),
        }),
        ..PersonStated::default()
    };
    let order = Order::Person(Box::new(rosa));
    let task = Task::Order(debtor, Box::new(order));
    desk.play(vec![Effect::Task(task)]);
    let people = desk
        .model
        .current_file()
        .expect("a client")
        .account
        .people();
    let rosa = people
        .iter()
        .find(|it| it.stated.name == "Rosa")
        .expect("Rosa");
    let mut effects = Vec::new();
    desk.model.guarded(
        Channel::Call,
        Some(rosa.number),
        contact(Channel::Call),
        &mut effects,
    );
    let screen = desk.screen();
    assert!(
        screen.contains("no contactar a Rosa: ya no lleva los pagos"),
        "{screen}"
    );
    desk.press("s");
    assert!(
        desk.screen().contains("Esperar no cambia nada"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_contact_that_took_place_before_is_recorded_and_only_told() {
    let mut desk = desk("es", (120, 40));
    let debtor = desk.model.current_file().expect("a client").debtor;
    let order = ContactOrder {
        contact: Contact::new(Channel::Call, Direction::Out, Outcome::NoAnswer),
        at: Some(now() - Duration::hours(1)),
        for_step: ForStep::None,
    };
    let record = |order: &ContactOrder| {
        let order = Box::new(Order::Contact(Box::new(order.clone())));
        vec![Effect::Task(Task::Order(debtor, order))]
    };
    desk.play(record(&order));
    let told = desk.model.status.clone().expect("told").text;
    assert!(told.contains("más allá de un límite: festivo"), "{told}");
    // The same now is refused, and says what to do.
    let at_once = ContactOrder { at: None, ..order };
    desk.play(record(&at_once));
    let told = desk.model.status.clone().expect("told").text;
    assert!(told.contains("hace falta un motivo"), "{told}");
}
