//! Some messages word for word, to be read as their readers do.

use cobro::config::Address;
use cobro::domain::contact::Channel;
use cobro::i18n::{Asked, Texts, Writer};
use cobro::message::{Message, Templates, sms};

use super::clients::{files, house};
use super::story::at;

fn written(language: &str, address: Address, known: bool, client: &str, asked: Asked) -> Message {
    let config = house(address, known);
    let templates = Templates::default();
    let texts = Texts::for_language(Some(language));
    let writer = Writer::new(&texts, &config, &templates);
    let files = files(&config);
    let (_, file) = files
        .iter()
        .find(|(name, _)| *name == client)
        .expect("a client");
    writer.write(file, at(0, 10), &asked).expect("a message")
}

fn told(message: &Message) -> String {
    let to = message.to.as_ref().map_or("-".to_owned(), |to| {
        format!("{} {}", to.name, to.address.as_deref().unwrap_or("-"))
    });
    let room = match message.channel {
        Channel::Sms => format!("{:?}\n", sms::room(&message.text)),
        _ => String::new(),
    };
    format!(
        "{} {} to {to}\n{}\n{:?}\n{room}\n{}\n",
        message.channel.id(),
        message.template.as_deref().unwrap_or_default(),
        message.subject,
        message.attachments,
        message.text
    )
}

fn by(template: &str, channel: Channel) -> Asked {
    Asked {
        template: Some(template.to_owned()),
        channel: Some(channel),
        ..Asked::default()
    }
}

#[test]
fn messages_are_read_as_they_arrive() {
    use Address::{Tu, Usted, Ustedes};
    use Channel::{Email, Letter, Sms, Whatsapp};
    let cases = [
        ("es", Usted, true, "one", "friendly_reminder", Email),
        ("es", Usted, false, "nobody", "friendly_reminder", Email),
        ("es", Ustedes, true, "many", "firm_reminder", Email),
        (
            "es",
            Usted,
            true,
            "currencies",
            "neutral_reminder",
            Whatsapp,
        ),
        ("es", Usted, true, "department", "neutral_reminder", Sms),
        ("es", Tu, true, "broken", "broken_promise", Email),
        ("es", Usted, true, "colombian", "broken_promise", Whatsapp),
        ("es", Usted, true, "promised", "written_summary", Email),
        ("es", Usted, true, "promise_today", "promise_reminder", Sms),
        ("es", Usted, true, "plan", "written_plan", Email),
        ("es", Usted, true, "disputing", "dispute_received", Email),
        ("es", Usted, true, "resolved", "dispute_resolved", Email),
        ("es", Usted, true, "suspended", "last_notice", Letter),
        ("es", Usted, true, "friend", "firm_reminder_friend", Email),
        (
            "es",
            Usted,
            true,
            "friend_promised",
            "promise_confirmation_friend",
            Whatsapp,
        ),
        ("en", Usted, true, "english", "notice_of_suspension", Email),
        ("en", Usted, true, "kept", "thanks_promise", Email),
        ("en", Usted, true, "one", "friendly_reminder", Sms),
    ];
    for (language, address, known, client, template, channel) in cases {
        let message = written(language, address, known, client, by(template, channel));
        let name = format!("{language}_{template}_{}_{client}", channel.id());
        insta::assert_snapshot!(name, told(&message));
    }
}

#[test]
fn an_e_mail_is_a_page_too_on_which_nothing_can_be_more_than_text() {
    let message = written(
        "es",
        Address::Usted,
        true,
        "many",
        by("friendly_reminder", Channel::Email),
    );
    let page = message.html.expect("a page");
    insta::assert_snapshot!("page_of_a_reminder", page);
}

#[test]
fn the_language_is_that_of_the_person_and_can_be_asked_for() {
    let language = |client: &str, language: Option<&str>| {
        let asked = Asked {
            language: language.map(str::to_owned),
            ..Asked::default()
        };
        written("es", Address::Usted, true, client, asked).language
    };
    assert_eq!(language("one", None), "es");
    assert_eq!(language("english", None), "en");
    assert_eq!(language("english", Some("es")), "es");
    assert_eq!(language("one", Some("en-GB")), "en");
    assert_eq!(language("one", Some("fr")), "es");
}
