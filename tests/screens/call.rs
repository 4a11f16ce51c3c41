//! A call, from the key that starts it to the next client.

use cobro::config::NextAfterCall;
use cobro::domain::account::Recorded;
use cobro::domain::contact::{Contact, Outcome};
use cobro::domain::debtor::DebtorType;
use cobro::domain::fact::{Fact, PersonStated};
use cobro::domain::order::{Order, TermsOrder};
use cobro::domain::person::DoNotContact;
use cobro::domain::profile::{Profile, Relationship};
use cobro::domain::protocol::Tone;
use cobro::domain::standing::NextStep;
use cobro::domain::terms::{ClientKind, ClientTerms};
use cobro::i18n::Texts;
use cobro::message::{Occasion, Scripts};
use cobro::store::DraftOf;
use cobro::tui::model::Overlay;

use crate::driver::{Desk, now};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn snapshot(name: &str, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = Desk::on_demo(language, size);
            let screen = desk.press(keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

/// Goes back to a client, whoever is shown.
fn go_to(desk: &mut Desk, debtor: u32) {
    if !desk.model.queue.filter.hidden_too {
        desk.press(".");
    }
    desk.press("g");
    for _ in 0..desk.model.queue.debtors.len() {
        if desk.model.current() == Some(debtor) {
            return;
        }
        desk.press("j");
    }
    panic!("{debtor} is not in the list");
}

fn contacts(desk: &Desk) -> Vec<Recorded<Contact>> {
    desk.model
        .current_file()
        .expect("a client")
        .account
        .contacts
        .clone()
}

fn status(desk: &Desk) -> String {
    desk.model
        .status
        .as_ref()
        .map_or_else(String::new, |it| it.text.clone())
}

fn note(desk: &Desk) -> String {
    desk.model.call.as_ref().expect("a call").text()
}

#[test]
fn the_call_screen() {
    snapshot(
        "call",
        "cDice que el seguro paga el jueves.<enter>Lo confirma por correo.",
    );
    snapshot("call_outcome", "c<ctrl-e>");
    snapshot("call_hour", "c<f5>jue 9:30");
    snapshot("call_excuses", "c<f9>");
    snapshot("call_answer", "c<f9><down><down><down><enter>");
    snapshot("call_promise", "cPaga todo<f2>");
    snapshot("call_said_paid", "c<f3>");
    snapshot("call_reach", "c<f6>");
    snapshot("call_leave", "cnada<esc>");
    snapshot("call_ended", "c<ctrl-e>n");
}

#[test]
fn a_small_screen_keeps_three_lines_for_the_note() {
    let mut desk = Desk::on_demo("es", (60, 16));
    insta::assert_snapshot!(desk.press("cuno<enter>dos<enter>tres").screen());
    for size in [(1, 1), (3, 2), (20, 5), (40, 9), (200, 60)] {
        let mut desk = Desk::on_demo("es", size);
        desk.press("cuno<f9><esc><ctrl-e><esc><pgdn><pgup><f5>")
            .screen();
    }
}

#[test]
fn a_call_is_three_keys_and_the_next_client_comes_up() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let (debtor, before) = (
        desk.model.current().expect("a client"),
        contacts(&desk).len(),
    );
    let next = desk.model.queue.debtors[1];
    desk.press("c<ctrl-e>n");
    assert!(desk.model.call.is_none());
    assert_eq!(desk.model.current(), Some(next));
    let told = status(&desk);
    assert!(
        told.starts_with("Anotado: no contesta. Sigue hoy: "),
        "{told}"
    );
    go_to(&mut desk, debtor);
    let recorded = contacts(&desk);
    assert_eq!(recorded.len(), before + 1);
    let last = &recorded[before].what;
    assert_eq!(last.outcome, Outcome::NoAnswer);
    assert_eq!(last.person.as_deref(), Some("Ramón Ibáñez"));
    assert_eq!(last.address.as_deref(), Some("+34 976 01 24 18"));
    assert_eq!((last.seconds, &last.note), (Some(0), &None));
    desk.press("u");
    assert_eq!(desk.model.current(), Some(debtor));
    assert_eq!(contacts(&desk).len(), before);
}

#[test]
fn every_letter_is_an_outcome_and_writes_one_contact() {
    let letters = [
        ('n', Outcome::NoAnswer),
        ('v', Outcome::Voicemail),
        ('w', Outcome::WrongNumber),
        ('d', Outcome::Disputes),
        ('c', Outcome::CannotPay),
        ('r', Outcome::Refuses),
        ('y', Outcome::PaidAlready),
        ('o', Outcome::Other),
    ];
    for (letter, outcome) in letters {
        let mut desk = Desk::on_demo("en", (80, 24));
        let (debtor, kinds) = (desk.model.current().expect("a client"), desk.kinds().len());
        desk.press("cwhat was said");
        desk.pass(187);
        desk.press(&format!("<ctrl-e>{letter}"));
        go_to(&mut desk, debtor);
        assert_eq!(desk.kinds()[kinds..], ["contact"], "{letter}");
        let last = contacts(&desk).pop().expect("a contact");
        assert_eq!(last.what.outcome, outcome, "{letter}");
        assert_eq!(last.what.seconds, Some(187));
        assert_eq!(last.what.note.as_deref(), Some("what was said"));
        assert_eq!(last.at, now() + chrono::TimeDelta::seconds(187));
        // Whoever has been called has a next step and a day.
        let standing = &desk.model.current_file().expect("a client").standing;
        assert!(
            standing.next_step.is_some() && standing.next_at.is_some(),
            "{letter}"
        );
    }
}

#[test]
fn a_promised_call_records_the_usual_promise_once() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let (debtor, kinds) = (desk.model.current().expect("a client"), desk.kinds().len());
    let next = desk.model.queue.debtors[1];
    desk.press("c<ctrl-e>p");
    assert!(matches!(desk.model.overlay, Some(Overlay::Promise(_))));
    assert!(
        desk.screen().contains("Talleres Ibáñez"),
        "{}",
        desk.screen()
    );
    assert_eq!(
        desk.model.current(),
        Some(next),
        "five keys so far, with the next Enter"
    );
    desk.press("+3<enter>");
    go_to(&mut desk, debtor);
    assert_eq!(
        desk.kinds()[kinds..],
        ["contact", "promise", "reversal", "promise"]
    );

    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("cTodo<f2>+3<enter>");
    assert_eq!(note(&desk), "Todo");
    assert!(desk.model.overlay.is_none());
    desk.press(" el jueves<ctrl-e>p");
    assert!(desk.model.overlay.is_none(), "it was recorded on the phone");
    assert_eq!(desk.model.current(), Some(next));
    go_to(&mut desk, debtor);
    assert_eq!(
        desk.kinds()[kinds..],
        ["promise", "reversal", "promise", "contact"]
    );
    let last = contacts(&desk).pop().expect("a contact");
    assert_eq!(last.what.note.as_deref(), Some("Todo el jueves"));
}

#[test]
fn calling_back_asks_for_the_hour_unless_it_is_known() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = desk.model.current().expect("a client");
    desk.press("c<ctrl-e>bnunca<enter>");
    assert!(desk.model.call.is_some(), "that is no hour");
    desk.press("<ctrl-u>mañana 10:30<enter>");
    assert!(desk.model.call.is_none());
    assert!(status(&desk).contains("10:30"), "{}", status(&desk));
    go_to(&mut desk, debtor);
    let last = contacts(&desk).pop().expect("a contact");
    let at = last.what.call_back_at.expect("an hour").to_string();
    assert_eq!(at, "2026-11-24 10:30:00");

    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("c<f5>lun 9<enter>luego<ctrl-e>b");
    go_to(&mut desk, debtor);
    let last = contacts(&desk).pop().expect("a contact");
    assert_eq!(
        last.what.call_back_at.expect("an hour").to_string(),
        "2026-11-30 09:00:00"
    );
    assert_eq!(last.what.note.as_deref(), Some("luego"));
}

#[test]
fn what_is_opened_on_the_phone_comes_back_to_the_note() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let (debtor, kinds) = (desk.model.current().expect("a client"), desk.kinds().len());
    desk.press("cuno<f4>");
    assert!(matches!(desk.model.overlay, Some(Overlay::Form(_))));
    desk.press("<esc> dos<f6><tab>+34 600 11 22 33<enter> tres<f8><enter> cuatro<f7>1 cinco");
    assert_eq!(note(&desk), "uno dos tres cuatro cinco");
    assert_eq!(desk.kinds()[kinds..], ["person", "profile", "type"]);
    let account = &desk.model.current_file().expect("a client").account;
    let phones = &account.people()[0].stated.phones;
    assert_eq!(phones[..], ["+34600112233", "+34 976 01 24 18"]);
    let screen = desk.screen();
    assert!(
        screen.contains("! desorganizado") && screen.contains("olvidadizo"),
        "{screen}"
    );
    desk.press("<f3>310<tab>ayer<tab>t<tab>TRF 9<enter>");
    let typed = note(&desk);
    assert!(
        typed.contains("Dice que pagó 310,00 € el dom 22 nov, transferencia, TRF 9\n"),
        "{typed}"
    );
    assert_eq!(
        desk.kinds().len(),
        kinds + 3,
        "what is said to be paid is no payment"
    );
    desk.press("<f9>espera<enter><ctrl-e>y");
    go_to(&mut desk, debtor);
    let last = contacts(&desk).pop().expect("a contact").what;
    assert_eq!(last.excuse.as_deref(), Some("waiting_to_be_paid"));
    let next = &desk
        .model
        .current_file()
        .expect("a client")
        .standing
        .next_step;
    assert_eq!(*next, Some(NextStep::VerifyPayment));
}

#[test]
fn keys_that_come_faster_than_answers_are_about_whom_they_mean() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let (first, second) = (desk.model.queue.debtors[0], desk.model.queue.debtors[1]);
    desk.press_at_once("cuno<f2>+3<enter>dos<ctrl-e>pctres<ctrl-e>n");
    assert!(desk.model.call.is_none());
    go_to(&mut desk, first);
    assert_eq!(
        contacts(&desk)
            .pop()
            .expect("a contact")
            .what
            .note
            .as_deref(),
        Some("unodos")
    );
    go_to(&mut desk, second);
    assert_eq!(
        contacts(&desk)
            .pop()
            .expect("a contact")
            .what
            .note
            .as_deref(),
        Some("tres")
    );
}

#[test]
fn the_next_client_can_be_called_at_once() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.model.config.call.next = NextAfterCall::Call;
    let (first, second) = (desk.model.queue.debtors[0], desk.model.queue.debtors[1]);
    desk.press("c<ctrl-e>v");
    let call = desk.model.call.as_ref().expect("a call");
    assert_eq!(call.debtor, i64::from(second));
    assert!(status(&desk).contains("buzón"), "{}", status(&desk));
    desk.press("<esc>");
    assert!(desk.model.call.is_none());
    go_to(&mut desk, first);
    assert!(desk.model.call.is_none());
}

#[test]
fn leaving_an_empty_call_takes_nothing_and_leaving_words_keeps_them() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let kinds = desk.kinds().len();
    desk.press("c<esc>");
    assert!(desk.model.call.is_none() && desk.model.drafts.is_empty());
    desk.press("ca medias");
    desk.pass(65);
    desk.press("<esc>");
    assert!(desk.model.call.is_some(), "it is asked first");
    desk.press("<esc>, sigo<esc><enter>");
    assert!(desk.model.call.is_none());
    assert_eq!(desk.model.drafts.len(), 1);
    // Much later the call is taken up with its words, and it is no longer than it was.
    desk.pass(5000);
    let screen = desk.press("c").screen();
    assert!(
        screen.contains("retomar la llamada de lun 23 nov 10:02"),
        "{screen}"
    );
    assert!(screen.contains("a medias, sigo"), "{screen}");
    desk.press("<enter>");
    assert_eq!(note(&desk), "a medias, sigo");
    desk.press("<ctrl-e>o.");
    desk.press("g");
    let recorded = desk
        .model
        .queue
        .debtors
        .clone()
        .into_iter()
        .find_map(|debtor| {
            go_to(&mut desk, debtor);
            let file = desk.model.current_file().expect("a client");
            let contact = file.account.contacts.last()?;
            (contact.what.note.as_deref() == Some("a medias, sigo"))
                .then(|| (desk.kinds().len(), contact.clone()))
        });
    let (now_there, contact) = recorded.expect("it was recorded");
    assert_eq!(now_there, kinds + 1);
    assert_eq!(contact.what.seconds, Some(65));
    assert_eq!(contact.at, now() + chrono::TimeDelta::seconds(65));
    assert!(desk.model.drafts.is_empty());
}

#[test]
fn another_call_begins_with_the_words_of_the_one_that_was_left() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("cantes<esc><enter>");
    desk.pass(600);
    desk.press("c<down><enter>");
    let call = desk.model.call.as_ref().expect("a call");
    assert_eq!(
        (call.text(), call.seconds(desk.model.now)),
        ("antes".to_owned(), 0)
    );
    assert_eq!(call.about.person.as_deref(), Some("Ramón Ibáñez"));
}

#[test]
fn a_call_cut_off_is_offered_again_with_its_words_and_times() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = desk.model.current().expect("a client");
    // With a promise recorded on the phone the client is hidden, and is shown all the same.
    desk.press("cPaga todo<f2><esc><f9>banco<enter>");
    desk.pass(1);
    let mut desk = desk.killed_and_opened_again("desk:2");
    let told = status(&desk);
    assert!(
        told.contains("llamada sin terminar con Talleres Ibáñez S.L.: c la retoma"),
        "{told}"
    );
    assert_eq!(desk.model.current(), Some(debtor));
    assert!(matches!(desk.model.drafts[0].what, DraftOf::Call(_)));
    desk.press("c<enter>");
    let call = desk.model.call.as_ref().expect("a call");
    assert_eq!(call.text(), "Paga todo");
    assert_eq!(call.about.started_at, now());
    assert_eq!(call.about.excuse.as_deref(), Some("bank_problem"));
    assert!(call.answer.is_some());
    desk.press("<ctrl-e>p");
    assert!(
        desk.model.overlay.is_none(),
        "the promise was recorded before the end"
    );
    let desk = desk.killed_and_opened_again("desk:3");
    assert!(desk.model.drafts.is_empty(), "{:?}", desk.model.drafts);
}

#[test]
fn a_call_and_a_note_about_one_client_are_two_drafts() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("nuna nota<esc>cuna llamada<esc><enter>");
    let mut desk = desk.killed_and_opened_again("desk:2");
    assert_eq!(desk.model.drafts.len(), 2);
    desk.press("n");
    assert!(desk.screen().contains("una nota"), "{}", desk.screen());
    desk.press("<ctrl-s>c<enter>");
    assert_eq!(note(&desk), "una llamada");
}

/// Writes down somebody at the client's under the cursor.
fn person(desk: &mut Desk, stated: PersonStated) {
    let debtor = desk.model.current().expect("a client");
    desk.order(debtor.into(), Order::Person(Box::new(stated)));
}

#[test]
fn whom_to_call_is_asked_when_there_is_a_choice() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let closed = DoNotContact {
        reason: "lleva el pleito".into(),
        channels: Vec::new(),
    };
    person(
        &mut desk,
        PersonStated {
            name: "Eva Lasa".into(),
            role: Some("administración".into()),
            phones: vec!["+34 976 00 00 01".into(), "+34 976 00 00 02".into()],
            language: Some("en".into()),
            ..PersonStated::default()
        },
    );
    person(
        &mut desk,
        PersonStated {
            name: "Luis Gil".into(),
            phones: vec!["+34 976 00 00 03".into()],
            do_not_contact: Some(closed),
            ..PersonStated::default()
        },
    );
    insta::assert_snapshot!(desk.press("c").screen());
    desk.press("<down><down><down><down><enter>");
    assert!(desk.model.call.is_none());
    assert!(
        status(&desk).contains("lleva el pleito"),
        "{}",
        status(&desk)
    );
    desk.press("<up><up><up><enter>");
    let call = desk.model.call.as_ref().expect("a call");
    assert_eq!(call.about.person.as_deref(), Some("Eva Lasa"));
    // One speaks with her in her language.
    assert!(
        call.script
            .starts_with("Good morning, am I speaking with Eva Lasa?"),
        "{}",
        call.script
    );
    assert!(call.script.contains("€4,310.00"), "{}", call.script);
}

#[test]
fn without_a_number_the_call_is_held_all_the_same() {
    let mut desk = Desk::on_demo("es", (80, 24));
    person(
        &mut desk,
        PersonStated {
            person: Some(0),
            name: "Ramón Ibáñez".into(),
            ..PersonStated::default()
        },
    );
    desk.press("c");
    assert!(
        status(&desk).contains("No hay ningún teléfono"),
        "{}",
        status(&desk)
    );
    assert!(desk.screen().contains("sin número"), "{}", desk.screen());
    desk.press("<ctrl-e>o");
    assert!(desk.model.call.is_none());
}

#[test]
fn the_step_that_a_call_was_for_is_done_whatever_was_recorded_on_the_phone() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let due = desk
        .model
        .queue
        .debtors
        .clone()
        .into_iter()
        .find_map(|debtor| {
            go_to(&mut desk, debtor);
            let standing = &desk.model.current_file().expect("a client").standing;
            let step = standing.next_step.clone()?;
            let now = standing.next_at? <= now() && standing.band.id() == "step_due";
            (now && matches!(step, NextStep::Protocol(_))).then_some((debtor, step))
        });
    let (debtor, step) = due.expect("somebody has a step due");
    desk.press("c<f2><esc><ctrl-e>p");
    go_to(&mut desk, debtor);
    let file = desk.model.current_file().expect("a client");
    let of = file
        .entries
        .iter()
        .rev()
        .find_map(|entry| match &entry.fact {
            Some(Fact::Contact(contact)) => contact.step.clone(),
            _ => None,
        });
    assert_eq!(of.map(|it| NextStep::Protocol(it.step)), Some(step));
}

#[test]
fn a_call_that_cannot_be_recorded_is_still_there() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("c<f5>en 5 minutos<enter>texto");
    desk.pass(600);
    desk.press("<ctrl-e>o");
    assert_eq!(note(&desk), "texto");
    assert!(status(&desk).contains("ya ha pasado"), "{}", status(&desk));
    desk.press("<f5><ctrl-u><enter><ctrl-e>o");
    assert!(desk.model.call.is_none());
}

/// So many lines of so many columns a script has at 80x24.
const SCRIPT: (usize, usize) = (6, 76);

fn lines_of(text: &str, columns: usize) -> usize {
    let lines = text.lines().map(|paragraph| {
        let mut lines = 1;
        let mut used = 0;
        for word in paragraph.split(' ') {
            let wide = word.chars().count();
            let joined = if used == 0 { wide } else { used + 1 + wide };
            if joined > columns {
                lines += 1;
                used = wide;
            } else {
                used = joined;
            }
        }
        lines
    });
    lines.sum()
}

#[test]
fn every_script_and_answer_is_seen_at_once_on_a_small_screen() {
    let scripts = Scripts::default();
    for language in ["es", "en"] {
        let texts = Texts::for_language(Some(language));
        let mut desk = Desk::on_demo(language, (80, 24));
        desk.press("c");
        let file = desk.model.current_file().expect("a client");
        let names = ("Francisca Zubizarreta", "Rotulación Ebro S.L.");
        let fields = texts.script_fields(file, now(), names, true);
        let (_, spoken) = scripts.in_language(language, "es").expect("spoken");
        for step in [
            "find_out_why",
            "listen",
            "courtesy_note",
            "call",
            "confirm_promise",
            "follow_up_promise",
            "propose_plan",
            "resolve",
            "firm_call",
            "last_notice",
            "verify_payment",
            "call_back",
        ] {
            for relationship in Relationship::ALL {
                for debtor_type in DebtorType::ALL {
                    let occasion = Occasion {
                        step: step.to_owned(),
                        tone: Tone::Neutral,
                        debtor_type,
                        relationship: *relationship,
                    };
                    let said = spoken
                        .say(&occasion, &fields)
                        .expect("sound")
                        .expect("a script");
                    let lines = lines_of(&said, SCRIPT.1);
                    assert!(
                        lines <= SCRIPT.0,
                        "{language} {step}: {lines} lines\n{said}"
                    );
                }
                for excuse in spoken.excuses() {
                    let answer = spoken.answer(excuse.code(), *relationship, &fields);
                    let answer = answer.expect("sound").expect("an answer");
                    assert!(lines_of(&answer, SCRIPT.1) <= 4, "{answer}");
                }
            }
        }
    }
}

#[test]
fn consumers_in_colombia_are_not_asked_why() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = i64::from(desk.model.current().expect("a client"));
    desk.press("c");
    let script = desk.model.call.as_ref().expect("a call").script.clone();
    assert!(script.contains("¿Qué ha pasado?"), "{script}");
    desk.press("<esc>");
    let profile = Profile {
        country: Some("CO".into()),
        ..Profile::default()
    };
    desk.order(debtor, Order::Profile(Box::new(profile)));
    let terms = ClientTerms {
        client_kind: Some(ClientKind::Consumer),
        ..ClientTerms::default()
    };
    desk.order(debtor, Order::Terms(TermsOrder { terms }));
    // The law has more to say, and going on takes a reason, which the contact keeps.
    desk.press("c<enter>lo pidió ella<enter>");
    let script = desk.model.call.as_ref().expect("a call").script.clone();
    assert!(
        script.contains("¿Cómo quiere que lo resolvamos?"),
        "{script}"
    );
}
