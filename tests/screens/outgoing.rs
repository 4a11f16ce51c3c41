//! What becomes of messages that leave the desk: drafts that go with them, those in doubt, and several clients at once.

use cobro::app::{Book, SendOrder, Sent};
use cobro::config::{Config, Security};
use cobro::demo;
use cobro::domain::contact::Channel;
use cobro::domain::fact::{BatchId, Fact};
use cobro::message::{Message, Recipient};
use cobro::post::{Carrier, Mail, PostError};
use cobro::tui::model::{MailingMark, MailingStage, OutboxStage, Overlay, WritingStage};

use crate::driver::{Desk, now};
use crate::server::{Lost, MailServer, Manners};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn snapshots(name: &str, make: impl Fn(&str, (u16, u16)) -> Desk, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = make(language, size);
            let screen = desk.press(keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

/// A connection that breaks off before the server says whether it took the mail.
struct BreaksOff;

impl Carrier for BreaksOff {
    fn message_id(&self, id: BatchId) -> String {
        format!("<{id}@example.com>")
    }

    fn offer(&mut self, _: &Mail<'_>) -> Result<(), PostError> {
        Ok(())
    }

    fn hand_over(&mut self) -> Result<String, PostError> {
        Err(PostError::Lost("conexión cerrada".into()))
    }

    fn withdraw(&mut self) {}
}

/// The example book, with a mail to the first client of which nobody knows whether it arrived.
fn in_doubt(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, |book: &mut Book| {
        let mut stories = demo::showcase(now(), 1).into_iter();
        book.write_stories(&mut stories, &mut |_| true)
            .expect("written");
        let debtor = book.first_rows(1).expect("rows").remove(0).debtor;
        let message = Message {
            channel: Channel::Email,
            language: "es".into(),
            template: Some("broken_promise".into()),
            to: Some(Recipient {
                name: "Ana".into(),
                address: Some("ana@example.com".into()),
            }),
            subject: "Factura F26-0311, 4.310,00 €".into(),
            text: "Buenos días:\n\nHabíamos quedado en el viernes.".into(),
            html: None,
            attachments: Vec::new(),
        };
        let order = SendOrder {
            debtor,
            message,
            parts: Vec::new(),
            exception: None,
            kept: None,
            keep: false,
            as_of: None,
            draft: false,
        };
        let sent = book
            .send(&order, &mut BreaksOff)
            .expect("the book is sound");
        assert!(matches!(sent, Sent::Unknown { .. }));
    })
}

/// A desk in a house with a mail server.
fn with_server(server: &MailServer) -> Desk {
    let mut config = Config::default();
    config.mail.host = "localhost".into();
    config.mail.port = server.address.port();
    config.mail.security = Security::None;
    config.mail.timeout = 5;
    config.house.name = "Imprenta Peñón, S.L.".into();
    config.house.email = "cobros@penon.example".into();
    Desk::in_house("es", (80, 24), config)
}

fn contacts(desk: &Desk, debtor: i64) -> usize {
    desk.file(debtor).account.contacts.len()
}

fn stage(desk: &Desk) -> Option<&WritingStage> {
    desk.model.writing.as_ref().map(|it| &it.stage)
}

fn told(desk: &Desk) -> String {
    let status = desk.model.status.as_ref();
    status.map_or(String::new(), |it| it.text.clone())
}

#[test]
fn keys_say_whether_what_was_handed_over_was_sent() {
    snapshots("handed_copy", Desk::on_demo, "e<ctrl-s><down><enter>");
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = desk.model.on_show().expect("a client");
    let before = contacts(&desk, debtor);
    desk.press("e<ctrl-s>Copiar<enter><esc>");
    assert!(matches!(stage(&desk), Some(WritingStage::Writing)));
    desk.press("<ctrl-s>Copiar<enter>n");
    assert!(desk.model.writing.is_none());
    assert_eq!(contacts(&desk, debtor), before, "nothing was recorded");
    assert_eq!(desk.model.drafts.len(), 1, "it stays as a draft");
    desk.press("e<ctrl-s>Copiar<enter>s");
    assert!(desk.model.writing.is_none());
    assert_eq!(contacts(&desk, debtor), before + 1);
    let desk = desk.killed_and_opened_again("desk:2");
    assert!(desk.model.drafts.is_empty(), "the draft went with it");
}

#[test]
fn a_draft_goes_with_the_mail_that_a_server_took_and_only_then() {
    let server = MailServer::start(Manners::default());
    let mut desk = with_server(&server);
    let debtor = desk.model.on_show().expect("a client");
    let address = {
        desk.press("e");
        let writing = desk.model.writing.as_ref().expect("open");
        let to = writing.about.message.to.clone().expect("somebody");
        to.address.expect("an address")
    };
    server
        .manners()
        .refused
        .push((address.clone(), 550, "no such user".into()));
    desk.press("Hola. <ctrl-s><enter>");
    assert!(desk.model.writing.is_some(), "refused: it is still there");
    assert!(told(&desk).contains("no such user"), "{}", told(&desk));
    desk.press("<esc>");
    assert_eq!(desk.model.drafts.len(), 1);
    server.manners().refused.clear();
    desk.press("e<ctrl-s><enter>");
    assert!(desk.model.writing.is_none(), "{}", told(&desk));
    assert_eq!(server.recipients(), [address]);
    let contact = desk.file(debtor).account.contacts.pop().expect("a contact");
    let written = contact.what.written.expect("its text");
    assert!(written.text.starts_with("Hola. ") && !written.on_word);
    let desk = desk.killed_and_opened_again("desk:2");
    assert!(desk.model.drafts.is_empty(), "the draft went with it");
}

#[test]
fn a_message_in_doubt_is_told_of_at_the_start_and_listed() {
    snapshots("outbox_told", in_doubt, "");
    snapshots("outbox", in_doubt, ":outbox<enter>");
    snapshots("outbox_read", in_doubt, ":outbox<enter><enter>");
    snapshots("outbox_arrived", in_doubt, ":outbox<enter>a");
    snapshots("outbox_none", Desk::on_demo, ":outbox<enter>");
}

#[test]
fn a_person_says_that_it_arrived_or_that_it_is_not_needed() {
    let mut desk = in_doubt("es", (80, 24));
    let debtor = desk.model.on_show().expect("a client");
    let before = contacts(&desk, debtor);
    desk.press(":outbox<enter>a<esc>");
    assert_eq!(contacts(&desk, debtor), before, "asked first");
    desk.press("a<enter>");
    assert_eq!(contacts(&desk, debtor), before + 1);
    let Some(Overlay::Outbox(page)) = &desk.model.overlay else {
        panic!("left");
    };
    assert!(page.rows.is_empty());
    assert!(told(&desk).contains("llegó"), "{}", told(&desk));
    let mut desk = in_doubt("es", (80, 24));
    desk.press(":outbox<enter>x<enter><esc>");
    assert_eq!(contacts(&desk, debtor), before);
    let desk = desk.killed_and_opened_again("desk:2");
    assert!(desk.model.status.is_none(), "nothing is in doubt any more");
}

#[test]
fn without_a_server_nothing_is_sent_again() {
    let mut desk = in_doubt("es", (80, 24));
    desk.press(":outbox<enter>r");
    assert!(told(&desk).contains("[mail]"), "{}", told(&desk));
}

#[test]
fn what_did_not_arrive_is_sent_once_more_when_a_person_says_so() {
    let server = MailServer::start(Manners::default());
    let mut desk = with_server(&server);
    let debtor = desk.model.on_show().expect("a client");
    desk.press("e");
    let writing = desk.model.writing.as_ref().expect("open");
    let to = writing.about.message.to.clone().expect("somebody");
    let address = to.address.expect("an address");
    let lost = (address.clone(), Lost::BeforeAnswer);
    server.manners().lost.push(lost);
    let before = contacts(&desk, debtor);
    desk.press("<ctrl-s><enter>");
    assert_eq!(contacts(&desk, debtor), before, "nobody knows");
    desk.press("<esc>:outbox<enter>");
    let Some(Overlay::Outbox(page)) = &desk.model.overlay else {
        panic!("no outbox");
    };
    assert_eq!(page.rows.len(), 1);
    let came_in = server.recipients().len();
    desk.press("r");
    assert_eq!(server.recipients().len(), came_in, "asked first");
    desk.press("<enter>");
    let Some(Overlay::Outbox(page)) = &desk.model.overlay else {
        panic!("left");
    };
    assert!(
        matches!(page.stage, OutboxStage::Looking),
        "{}",
        told(&desk)
    );
    assert!(page.rows.is_empty(), "{}", told(&desk));
    assert_eq!(server.recipients().len(), came_in + 1);
    assert_eq!(contacts(&desk, debtor), before + 1);
}

#[test]
fn several_are_gone_through_one_by_one() {
    snapshots("round", Desk::on_demo, "<space><space><space>w");
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("<space><space><space>w");
    let round = desk.model.round.as_ref().expect("a round");
    assert_eq!((round.total, round.turn()), (3, 1));
    let first = desk.model.on_show().expect("a client");
    let before = contacts(&desk, first);
    desk.press("<ctrl-s>WhatsApp<enter><enter>");
    assert_eq!(contacts(&desk, first), before + 1);
    let second = desk.model.on_show().expect("a client");
    assert_ne!(second, first, "the next one's turn");
    assert!(desk.model.writing.is_some(), "{}", desk.screen());
    desk.press("<esc>");
    assert!(desk.model.round.is_none());
    assert_eq!(desk.model.queue.selected.len(), 2, "the others stay marked");
    assert!(told(&desk).contains("quedan 2"), "{}", told(&desk));
    desk.press("w");
    let round = desk.model.round.as_ref().expect("goes on");
    assert_eq!(round.total, 2);
    desk.press("Hola. <ctrl-x><ctrl-x>");
    assert_eq!(desk.model.drafts.len(), 1, "what was changed is not lost");
    let Some(Overlay::Mailing(report)) = &desk.model.overlay else {
        panic!("no report: {}", desk.screen());
    };
    let marks: Vec<MailingMark> = report.rows.iter().map(|row| row.mark).collect();
    assert_eq!(marks, [MailingMark::Skipped; 2]);
    insta::assert_snapshot!("round_over_es_80x24", desk.screen());
}

#[test]
fn letters_to_several_go_into_one_file_and_are_recorded_when_the_user_says_so() {
    snapshots("letters", Desk::on_demo, "<space><space><space>L");
    let mut desk = Desk::on_demo("es", (80, 24));
    let path = desk.folder().join("cartas.pdf");
    let typed = path.display().to_string();
    desk.press("<space><space><space>L");
    let Some(Overlay::Mailing(mailing)) = &desk.model.overlay else {
        panic!("no letters");
    };
    let ready = mailing.ready();
    assert!(!ready.is_empty(), "{}", desk.screen());
    let before: Vec<usize> = ready.iter().map(|it| contacts(&desk, *it)).collect();
    desk.press(&format!("<ctrl-s><ctrl-u>{typed}<enter>"));
    let pdf = std::fs::read(&path).expect("written");
    assert!(pdf.starts_with(b"%PDF"));
    let Some(Overlay::Mailing(mailing)) = &desk.model.overlay else {
        panic!("no letters");
    };
    assert!(
        matches!(&mailing.stage, MailingStage::Printed(_, letters) if letters.len() == ready.len())
    );
    let screen = desk.screen();
    insta::assert_snapshot!("letters_printed_es_80x24", screen);
    let now: Vec<usize> = ready.iter().map(|it| contacts(&desk, *it)).collect();
    assert_eq!(now, before, "not before the user says so");
    desk.press("<enter>");
    for (debtor, before) in ready.iter().zip(&before) {
        assert_eq!(contacts(&desk, *debtor), before + 1);
        let contact = desk.file(*debtor).account.contacts.pop().expect("one");
        assert_eq!(contact.what.channel, Channel::Letter);
        assert!(contact.what.written.is_some());
    }
    insta::assert_snapshot!("letters_over_es_80x24", desk.screen());
    // What is there is not written over, and what went today does not go again.
    let mut desk = Desk::on_demo("es", (80, 24));
    let folder = desk.folder().join("cartas");
    let typed = folder.display().to_string();
    desk.press(&format!(
        "<space><space><space>L<ctrl-s><ctrl-u>{typed}<enter>"
    ));
    let files = std::fs::read_dir(&folder).expect("a folder").count();
    assert_eq!(files, ready.len(), "one for each");
    desk.press(&format!("n<ctrl-s><ctrl-u>{typed}<enter>"));
    let Some(Overlay::Mailing(mailing)) = &desk.model.overlay else {
        panic!("no letters");
    };
    let skipped = |row: &&cobro::tui::model::MailingRow| row.told.contains("cartas");
    assert_eq!(mailing.rows.iter().filter(skipped).count(), ready.len());
}

#[test]
fn a_selection_is_asked_what_it_is_to_get() {
    snapshots("choose_many", Desk::on_demo, "<space><space>m");
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("<space><space>mcorreo cuenta<enter>");
    let Some(Overlay::Mailing(mailing)) = &desk.model.overlay else {
        panic!("no mailing: {}", desk.screen());
    };
    assert_eq!(mailing.order.template.as_deref(), Some("statement"));
    assert_eq!(mailing.rows.len(), 2);
}

#[test]
fn notes_are_underlined_and_recorded_all_the_same() {
    snapshots(
        "note_tone",
        Desk::on_demo,
        "nDice que paga el lunes. Es un moroso",
    );
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = desk.model.on_show().expect("a client");
    desk.press("nEs un moroso");
    let styles = desk.styles();
    assert!(styles.contains("offence"), "{styles}");
    desk.press("<ctrl-s>");
    assert!(desk.model.overlay.is_none(), "a note is never held up");
    let file = desk.file(debtor);
    let mut facts = file.entries.iter().filter_map(|entry| entry.fact.as_ref());
    assert!(facts.any(|fact| matches!(fact, Fact::Note(note) if note.text == "Es un moroso")));
}

#[test]
fn the_guide_is_read_at_the_desk() {
    snapshots("guide", Desk::on_demo, ":guide<enter>");
    let mut desk = Desk::on_demo("es", (80, 24));
    let first = desk.press(":guide<enter>").screen();
    let second = desk.press("<space>").screen();
    assert_ne!(first, second);
    for _ in 0..60 {
        desk.press("<space>");
    }
    let end = desk.screen();
    assert!(end.contains("mañana se lo recordará"), "{end}");
    desk.press("<esc>");
    assert!(desk.model.overlay.is_none());
}
