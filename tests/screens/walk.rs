//! What a first walk through the call desk stumbled over on screen.

use cobro::domain::contact::{Channel, Contact, Direction, Outcome};
use cobro::domain::debtor::Details;
use cobro::domain::fact::{DisputeOpened, DisputeReason, Fact, InvoiceStated};
use cobro::domain::money::Currency;
use cobro::domain::order::{ContactOrder, ForStep, Order};
use cobro::domain::person::{DoNotContact, PersonStated};
use cobro::domain::profile::Profile;
use cobro::domain::terms::{ClientKind, ClientTerms};
use cobro::tui::model::{Choosing, Overlay};

use crate::driver::{Desk, now, write};

fn invoice(number: &str, total: i64) -> InvoiceStated {
    InvoiceStated {
        number: number.into(),
        issued_on: now().date() - chrono::Days::new(60),
        due_on: now().date() - chrono::Days::new(30),
        total: total.into(),
        currency: Currency::EUR,
        instalments: Vec::new(),
        uuid: None,
        corrects: Vec::new(),
        notes: None,
    }
}

/// A desk with one client, of whom the accounting program knows a phone.
fn with_phone(size: (u16, u16)) -> Desk {
    Desk::on("es", size, |book| {
        let details = Details {
            contact_person: Some("Rosa".into()),
            phone: Some("+34 600 123 123".into()),
            ..Details::default()
        };
        let before = now() - chrono::Days::new(60);
        let facts = vec![
            (now(), details.into()),
            (before, invoice("F-1", 900).into()),
            (before, invoice("F-2", 334).into()),
        ];
        write(book, facts);
    })
}

fn tags(desk: &Desk) -> Vec<String> {
    let file = desk.model.current_file().expect("a client");
    file.account.tags.iter().cloned().collect()
}

#[test]
fn a_new_tag_is_put_on_with_or_without_a_blank_and_two_with_a_comma() {
    for (keys, expected) in [
        ("xobra<enter>", vec!["obra"]),
        ("xobra<space><enter>", vec!["obra"]),
        ("xobra<tab><enter>", vec!["obra"]),
        ("x#obra<space><enter>", vec!["obra"]),
        ("xvip, norte<enter>", vec!["norte", "vip"]),
        ("xvip,norte<tab><enter>", vec!["norte", "vip"]),
    ] {
        let mut desk = with_phone((80, 24));
        desk.press(keys);
        assert_eq!(tags(&desk), expected, "{keys}");
        // With a tag in the book already.
        desk.press("xsur<space><enter>");
        assert!(tags(&desk).contains(&"sur".to_owned()), "{keys}");
        desk.press("xVIP, oeste<enter>");
        assert!(tags(&desk).contains(&"oeste".to_owned()), "{keys}");
        let screen = desk.screen();
        assert!(screen.contains("Ana Peña #"), "{screen}");
    }
}

#[test]
fn the_keys_below_say_what_they_do_in_what_lies_above() {
    let mut desk = with_phone((80, 24));
    let foot = |desk: &mut Desk| desk.screen().lines().last().unwrap_or_default().to_owned();
    desk.press("cAlgo dicho<esc>");
    let keys = foot(&mut desk);
    assert!(
        keys.contains("Enter dejarla") && keys.contains("Esc volver"),
        "{keys}"
    );
    desk.press("<esc><f5>");
    let keys = foot(&mut desk);
    assert!(
        keys.contains("Enter anotar") && keys.contains("Esc volver"),
        "{keys}"
    );
    desk.press("dom 11");
    let screen = desk.screen();
    assert!(
        screen.contains("A esa hora no conviene llamar: fuera de horario"),
        "{screen}"
    );
    let mut desk = with_phone((80, 24));
    desk.press("$");
    let screen = desk.screen();
    assert!(
        screen.contains("Enter anotar") && !screen.contains("Intro"),
        "{screen}"
    );
}

#[test]
fn the_words_of_a_call_that_is_taken_back_come_back_with_the_next_one() {
    let mut desk = with_phone((80, 24));
    desk.press("cPaga el viernes.<ctrl-e>o");
    assert!(desk.model.call.is_none());
    desk.press("u");
    let told = desk
        .model
        .status
        .as_ref()
        .map(|it| it.text.clone())
        .unwrap_or_default();
    assert!(
        told.contains("La nota vuelve a la llamada: c la retoma"),
        "{told}"
    );
    desk.press("c");
    let Some(Overlay::Choose(choose)) = &desk.model.overlay else {
        panic!("{}", desk.screen());
    };
    assert_eq!(choose.what, Choosing::Callee);
    desk.press("<enter>");
    let call = desk.model.call.as_ref().expect("a call");
    assert_eq!(call.text(), "Paga el viernes.");
    assert_eq!(call.about.person.as_deref(), Some("Rosa"));
    // It is there after a crash, too, and gone once the call is recorded.
    desk.press("<ctrl-e>o");
    let mut desk = desk.killed_and_opened_again("desk:2");
    assert!(desk.model.drafts.is_empty(), "{}", desk.screen());
}

#[test]
fn a_number_is_added_to_those_that_are_known_and_nonsense_is_told() {
    let mut desk = with_phone((120, 40));
    desk.press("i<enter><tab><tab>, 612 34 56 78");
    let screen = desk.screen();
    assert!(
        screen.contains("· +34 600 12 31 23 · +34 612 34 56 78"),
        "{screen}"
    );
    desk.press("<tab>rosa@casa");
    assert!(desk.screen().contains("«rosa@casa» no parece un correo"));
    desk.press(".es<tab><tab>klingon");
    assert!(desk.screen().contains("«klingon» no es un idioma"));
    desk.press("<bs><bs><bs><bs><bs><bs><bs>es<enter>");
    let people = desk
        .model
        .current_file()
        .expect("a client")
        .account
        .people();
    assert_eq!(people[0].stated.phones, ["+34600123123", "+34612345678"]);
    desk.press("c<enter><f6><tab>12<tab>nadie");
    let screen = desk.screen();
    assert!(screen.contains("«nadie» no parece un correo"), "{screen}");
    desk.press("@casa.es");
    let screen = desk.screen();
    assert!(screen.contains("No se entiende como teléfono"), "{screen}");
}

#[test]
fn what_was_recorded_says_the_day_of_the_next_step_first() {
    let mut desk = with_phone((80, 24));
    desk.press("c<ctrl-e>n");
    let screen = desk.screen();
    let told = screen.lines().last().unwrap_or_default();
    assert!(
        told.contains("Anotado: no contesta. Sigue mañana: llamar"),
        "{told}"
    );
}

#[test]
fn on_the_phone_one_sees_what_is_contested() {
    let mut desk = Desk::on("es", (80, 24), |book| {
        let dispute = DisputeOpened {
            invoice: "F-1".into(),
            amount: Some(100.into()),
            reason: Some(DisputeReason::Quality),
            text: Some("llegó roto".into()),
            assignee: None,
            review_on: None,
        };
        let before = now() - chrono::Days::new(60);
        write(
            book,
            vec![
                (before, invoice("F-1", 900).into()),
                (before, Fact::from(dispute)),
            ],
        );
    });
    desk.press("c");
    let screen = desk.screen();
    assert!(
        screen.contains("En disputa: F-1 100,00 €: calidad «llegó roto»"),
        "{screen}"
    );
}

#[test]
fn the_head_says_who_is_to_be_left_alone_and_what_kind_of_client_it_is() {
    let closed = |desk: &mut Desk| {
        let stated = PersonStated {
            person: Some(0),
            name: "Rosa".into(),
            phones: vec!["+34600123123".into()],
            do_not_contact: Some(DoNotContact {
                reason: "está de baja".into(),
                channels: Vec::new(),
            }),
            ..PersonStated::default()
        };
        let debtor = desk.model.current().map(i64::from).expect("a client");
        desk.order(debtor, Order::Person(Box::new(stated)));
        let profile = Profile {
            sector: Some("hostelería".into()),
            needs: Some("facturas en papel".into()),
            ..Profile::default()
        };
        desk.order(debtor, Order::Profile(Box::new(profile)));
        let terms = ClientTerms {
            client_kind: Some(ClientKind::Business),
            ..ClientTerms::default()
        };
        desk.order(
            debtor,
            Order::Terms(cobro::domain::order::TermsOrder { terms }),
        );
    };
    let mut desk = with_phone((120, 40));
    closed(&mut desk);
    let screen = desk.screen();
    assert!(
        screen.contains("⊘ Rosa: no contactar: está de baja"),
        "{screen}"
    );
    assert!(
        screen.contains("empresa · sector: hostelería · necesita: facturas"),
        "{screen}"
    );

    let mut desk = with_phone((80, 24));
    closed(&mut desk);
    assert!(desk.screen().contains("⊘ Rosa: no contactar: está de baja"));
    desk.press("6");
    // Messages and letters are warned of as calls are.
    desk.press("re");
    assert!(
        matches!(desk.model.overlay, Some(Overlay::Guard(_))),
        "{}",
        desk.screen()
    );
    let screen = desk.screen();
    assert!(
        screen.contains("no contactar a Rosa: está de baja"),
        "{screen}"
    );
    assert!(screen.contains("Esc volver"), "{screen}");
    desk.press("<esc>rL");
    assert!(
        desk.model.overlay.is_none(),
        "what the client begins is let in"
    );
}

#[test]
fn a_client_of_whom_all_was_given_up_is_not_told_to_owe_nothing() {
    let mut desk = with_phone((120, 40));
    let debtor = desk.model.current().map(i64::from).expect("a client");
    for number in ["F-1", "F-2"] {
        let order = cobro::domain::order::WriteOffOrder {
            invoice: number.into(),
            amount: None,
            reason: "cerró".into(),
        };
        desk.order(debtor, Order::WriteOff(order));
    }
    desk.press(".");
    let screen = desk.screen();
    assert!(screen.contains("dado por perdido 1.234,00 €"), "{screen}");
    desk.press("<tab>ll");
    let screen = desk.screen();
    assert!(
        screen.contains("perdida") && !screen.contains("pagada"),
        "{screen}"
    );
}

#[test]
fn at_eighty_columns_the_age_of_an_old_import_stays_and_the_minutes_go() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = desk.model.current().map(i64::from).expect("a client");
    let contact = Contact {
        seconds: Some(45 * 60),
        ..Contact::new(Channel::Call, Direction::Out, Outcome::Promised)
    };
    let order = ContactOrder {
        contact,
        at: None,
        for_step: ForStep::None,
    };
    desk.order(debtor, Order::Contact(Box::new(order)));
    desk.press("p<enter>");
    let bar = |desk: &mut Desk| desk.screen().lines().next().unwrap_or_default().to_owned();
    let fresh = bar(&mut desk);
    assert!(fresh.contains("☎ 1 · 45 min"), "{fresh}");
    desk.model.last_import_at = Some(now() - chrono::Days::new(130));
    let old = bar(&mut desk);
    assert!(
        old.contains("! importado hace 130 d") && !old.contains("45 min"),
        "{old}"
    );
}
