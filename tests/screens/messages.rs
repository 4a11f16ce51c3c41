//! Messages from the desk: filled in, changed, looked at for their tone, sent one way or another, recorded.

use cobro::domain::account::Recorded;
use cobro::domain::contact::{Channel, Contact, Outcome};
use cobro::domain::fact::PersonStated;
use cobro::domain::order::Order;
use cobro::domain::person::{DoNotContact, IMPORTED};
use cobro::store::DraftOf;
use cobro::tui::model::{MailingMark, MailingStage, MessageDraft, Overlay, WritingStage};

use crate::driver::Desk;

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

fn last_contact(desk: &Desk, debtor: i64) -> Recorded<Contact> {
    let file = desk.file(debtor);
    file.account.contacts.last().cloned().expect("a contact")
}

fn on_show(desk: &Desk) -> i64 {
    desk.model.on_show().expect("a client")
}

#[test]
fn a_message_is_shown_filled_in() {
    snapshot("message_email", "e");
    snapshot("message_whatsapp", "w");
    snapshot("message_letter", "L");
    snapshot("message_choose", "m");
    snapshot("message_ways", "e<ctrl-s>");
    snapshot("message_templates", "e<f2>");
    snapshot("message_tone", "e Usted es un moroso. ");
}

#[test]
fn todays_mails_are_looked_at_together() {
    snapshot("mailing", ":send_due<enter>");
    snapshot("mailing_read", ":send_due<enter><enter>");
}

#[test]
fn a_copied_message_is_recorded_once_the_user_says_that_it_was_sent() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = on_show(&desk);
    desk.press("e<ctrl-s>:portapapeles".trim_end_matches(":portapapeles"));
    desk.press("Copiar<enter>");
    let copied = desk.copied.clone().expect("copied");
    assert!(copied.contains("4.310,00"), "{copied}");
    let before = desk.file(debtor).account.contacts.len();
    desk.press("<esc>");
    assert!(matches!(
        desk.model.writing.as_ref().map(|it| &it.stage),
        Some(WritingStage::Writing)
    ));
    assert_eq!(desk.file(debtor).account.contacts.len(), before);
    desk.press("<ctrl-s>Copiar<enter><enter>");
    assert!(desk.model.writing.is_none());
    let contact = last_contact(&desk, debtor).what;
    assert_eq!(contact.channel, Channel::Email);
    assert_eq!(contact.outcome, Outcome::Sent);
    let written = contact.written.expect("its text");
    assert_eq!(written.text, copied);
    assert!(written.on_word && written.template.is_some());
    assert_ne!(on_show(&desk), debtor, "the next client comes up");
}

#[test]
fn what_was_changed_stays_as_a_draft_and_what_was_not_does_not() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = on_show(&desk);
    desk.press("e<esc>");
    assert!(desk.model.drafts.is_empty());
    desk.press("eHola. <esc>");
    assert_eq!(desk.model.drafts.len(), 1);
    let mut desk = desk.killed_and_opened_again("desk:2");
    let draft = desk.model.drafts.first().expect("offered again");
    assert_eq!(draft.debtor, debtor);
    assert!(matches!(draft.what, DraftOf::Message(_)));
    let about = MessageDraft::of(draft).expect("a message");
    assert!(about.message.text.starts_with("Hola. "));
    desk.press("e");
    let writing = desk.model.writing.as_ref().expect("taken up");
    assert!(writing.recovered && writing.text().starts_with("Hola. "));
    desk.press("<ctrl-x>");
    assert!(desk.model.writing.is_none());
    let desk = desk.killed_and_opened_again("desk:3");
    assert!(desk.model.drafts.is_empty(), "dropped for good");
}

#[test]
fn words_that_offend_take_a_reason_which_is_kept() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = on_show(&desk);
    desk.press("eUsted es un moroso. ");
    let writing = desk.model.writing.as_ref().expect("open");
    assert!(!writing.findings.is_empty());
    desk.press("<ctrl-s>anotar<enter>");
    assert!(matches!(
        desk.model.writing.as_ref().map(|it| &it.stage),
        Some(WritingStage::Reason(..))
    ));
    desk.press("<enter>");
    assert!(desk.model.writing.is_some(), "an empty reason is none");
    desk.press("cita textual del contrato<enter>");
    assert!(desk.model.writing.is_none());
    let contact = last_contact(&desk, debtor).what;
    let exception = contact.exception.expect("the reason");
    assert!(exception.contains("cita textual del contrato"));
}

#[test]
fn whatsapp_is_opened_with_the_number_in_full_and_asks_whether_it_was_sent() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = on_show(&desk);
    desk.press("w<ctrl-s>WhatsApp<enter>");
    let link = desk.opened.lock().expect("links").first().cloned();
    let link = link.expect("opened");
    assert!(link.starts_with("https://wa.me/34"), "{link}");
    assert!(matches!(
        desk.model.writing.as_ref().map(|it| &it.stage),
        Some(WritingStage::Handed(_))
    ));
    desk.press("<enter>");
    let contact = last_contact(&desk, debtor).what;
    assert_eq!(contact.channel, Channel::Whatsapp);
}

#[test]
fn nobody_is_written_to_who_is_to_be_left_alone() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let debtor = on_show(&desk);
    let file = desk.file(debtor);
    let person = file.account.people().remove(0);
    let stated = PersonStated {
        person: Some(IMPORTED),
        do_not_contact: Some(DoNotContact {
            reason: "lo ha pedido".into(),
            channels: Vec::new(),
        }),
        ..person.stated
    };
    desk.order(debtor, Order::Person(Box::new(stated)));
    desk.press("ge");
    assert!(desk.model.writing.is_none());
    let told = desk.model.status.as_ref().map(|it| it.text.clone());
    assert!(told.unwrap_or_default().contains("lo ha pedido"));
}

#[test]
fn without_a_server_a_mail_is_not_sent_and_says_where_to_set_one_up() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("e<ctrl-s>ahora<enter>");
    assert!(desk.model.writing.is_some());
    let told = desk.model.status.as_ref().map(|it| it.text.clone());
    assert!(told.unwrap_or_default().contains("[mail]"));
    desk.press("<esc>:send_due<enter>");
    let Some(Overlay::Mailing(mailing)) = &desk.model.overlay else {
        panic!("no mailing");
    };
    assert!(matches!(mailing.stage, MailingStage::Ready));
    let marks = mailing.rows.iter().map(|row| row.mark);
    let marks: Vec<MailingMark> = marks.collect();
    assert!(marks.contains(&MailingMark::Ready), "{marks:?}");
    desk.press("<ctrl-s>");
    let told = desk.model.status.as_ref().map(|it| it.text.clone());
    assert!(told.unwrap_or_default().contains("[mail]"));
}
