//! `cobro message DEBTOR`: a message to a client, filled in: that of the step that is next, or of a template. It is only shown,
//! unless `--link`, `--save FILE`, `--open` or `--sent` says more: see [`super::message_out`].
//!
//! JSON: `{code, name, channel, language, template, to: {name, address}, subject, text, html, attachments: [{kind, number,
//! path}], sms: {letters, messages}, templates: [{id, makes_sense}]}`; `to` is null when nobody can be written to, `html` but for
//! e-mail, `sms` but for SMS. `templates` are those with words for the channel, the ones that fit first.
//! With `--link` also `link`, with `--save` `file`, with `--open` `link` and `opened`, with `--sent` `recorded` (true).

use serde_json::{Value, json};

use super::failure::Failure;
use super::message_out::Out;
use super::order::one_of;
use super::output::Done;
use super::session::Session;
use crate::domain::contact::Channel;
use crate::i18n::{Asked, NotWritten, Writer};
use crate::message::template::WRITTEN;
use crate::message::{Attachment, Message, NotComposed, sms};

/// To whom, and which message.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,
    #[arg(long, value_name = "WAY")]
    channel: Option<String>,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, value_name = "LANG", value_parser = super::language)]
    language: Option<String>,
    #[command(flatten)]
    out: Out,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let channel = match &args.channel {
        Some(typed) => Some(one_of(session, typed, &WRITTEN, Channel::id, "channel")?),
        None => None,
    };
    let mut book = session.book()?;
    let file = book.debtor(book.find(&args.debtor)?)?;
    let asked = Asked {
        template: args.template.clone(),
        channel,
        person: args.person.clone(),
        language: args.language.clone(),
        step: None,
    };
    let writer = Writer::new(&session.texts, &session.config, &session.templates);
    let message = writer
        .write(&file, session.now(), &asked)
        .map_err(|why| failure(session, &why))?;
    let message = args.out.reworded(session, message)?;
    let done = args.out.deal(session, &mut book, &file, &message)?;
    let details = &file.account.details;
    let value = || {
        let mut value = message_json(&message);
        value["code"] = details.key().into();
        value["name"] = details.display_name().into();
        let asked = Asked {
            channel: Some(message.channel),
            ..asked.clone()
        };
        let choices = writer.choices(&file, session.now(), &asked).into_iter();
        let each = choices.map(|(it, fits)| json!({ "id": it.id, "makes_sense": fits }));
        value["templates"] = each.collect();
        done.add_to(&mut value);
        value
    };
    Ok(Done::either(session.json, value, || {
        let told = done.told(session);
        told.unwrap_or_else(|| shown(session, &message))
    }))
}

/// What was asked for wrongly is a mistake of usage.
fn failure(session: &Session, why: &NotWritten) -> Failure {
    let text = session.texts.not_written(why);
    match why {
        NotWritten::NoPerson(_)
        | NotWritten::NotInWriting(_)
        | NotWritten::NotComposed(NotComposed::NoTemplate(_)) => Failure::Usage(text),
        NotWritten::NotComposed(_) => Failure::Told(why.id(), text),
    }
}

/// A message with stable English names.
pub(super) fn message_json(message: &Message) -> Value {
    let to = message.to.as_ref();
    let room = (message.channel == Channel::Sms).then(|| sms::room(&message.text));
    json!({
        "channel": message.channel.id(),
        "language": message.language,
        "template": message.template,
        "to": to.map(|it| json!({ "name": it.name, "address": it.address })),
        "subject": message.subject,
        "text": message.text,
        "html": message.html,
        "attachments": message.attachments.iter().map(attachment_json).collect::<Vec<_>>(),
        "sms": room.map(|it| json!({ "letters": it.letters, "messages": it.messages })),
    })
}

fn attachment_json(attachment: &Attachment) -> Value {
    match attachment {
        Attachment::Statement => json!({ "kind": "statement" }),
        Attachment::Agreement => json!({ "kind": "agreement" }),
        Attachment::Invoice(number) => json!({ "kind": "invoice", "number": number }),
        Attachment::File(path) => json!({ "kind": "file", "path": path }),
    }
}

fn shown(session: &Session, message: &Message) -> String {
    let texts = &session.texts;
    let to = message.to.as_ref().map(|to| {
        let named = [Some(to.name.as_str()), to.address.as_deref()];
        let named = named.into_iter().flatten().filter(|it| !it.is_empty());
        named.collect::<Vec<_>>().join(", ")
    });
    let to = to.filter(|it| !it.is_empty());
    let mut head = vec![match to {
        Some(to) => session.with("message-to", &[("to", to.into())]),
        None => texts.get("message-to-nobody"),
    }];
    let places = [
        ("channel", texts.channel(message.channel).into()),
        (
            "template",
            message.template.as_deref().unwrap_or_default().into(),
        ),
    ];
    head.push(session.with("message-channel", &places));
    if !message.subject.is_empty() {
        let subject = (&message.subject).into();
        head.push(session.with("message-subject", &[("subject", subject)]));
    }
    if !message.attachments.is_empty() {
        let each = message.attachments.iter().map(|it| texts.attachment(it));
        let attachments = each.collect::<Vec<_>>().join(", ");
        head.push(session.with("message-attached", &[("attachments", attachments.into())]));
    }
    if message.channel == Channel::Sms {
        let room = sms::room(&message.text);
        let places = [
            ("letters", room.letters.into()),
            ("messages", room.messages.into()),
        ];
        head.push(session.with("message-sms-room", &places));
    }
    format!("{}\n\n{}", head.join("\n"), message.text)
}
