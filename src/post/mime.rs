//! A message as a mail: headers, text, the same as a page, and what comes with it.

use std::time::SystemTime;

use chrono::{Local, NaiveDateTime, TimeZone};
use lettre::address::{Address, Envelope as SmtpEnvelope};
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use super::{Mail, Part, PostError};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::config::{House, MailConfig};

/// Who writes, where answers go, and who gets a blind copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    from: Mailbox,
    reply_to: Option<Mailbox>,
    bcc_self: bool,
}

impl Envelope {
    /// As the configuration says.
    ///
    /// # Errors
    /// When no address to write from is set, or one of the house's own can't be read.
    pub fn new(config: &MailConfig, house: &House) -> Result<Self, PostError> {
        let (name, address) = config.sender(house);
        if address.is_empty() {
            return Err(PostError::NotSetUp("mail.from_address"));
        }
        let name = clean_text(name, TEXT_LENGTH).into_owned();
        let reply_to = config.reply_to.trim();
        Ok(Self {
            from: Mailbox::new(
                (!name.is_empty()).then_some(name),
                own_address("mail.from_address", address)?,
            ),
            reply_to: match reply_to {
                "" => None,
                address => Some(Mailbox::new(None, own_address("mail.reply_to", address)?)),
            },
            bcc_self: config.bcc_self,
        })
    }

    /// The domain that ids of mails end in.
    pub(super) fn domain(&self) -> &str {
        self.from.email.domain()
    }

    /// The mail as it goes over the wire, and between whom.
    ///
    /// # Errors
    /// When the recipient's address can't be read, or the mail can't be made.
    pub(super) fn seal(&self, mail: &Mail<'_>) -> Result<(SmtpEnvelope, Vec<u8>), PostError> {
        let to = recipient(mail)?;
        let mut recipients = vec![to.email.clone()];
        if self.bcc_self {
            recipients.push(self.from.email.clone());
        }
        let made = self.letter(mail, Some(to))?;
        let envelope = SmtpEnvelope::new(Some(self.from.email.clone()), recipients);
        let envelope = envelope.map_err(|error| PostError::Unfit(error.to_string()))?;
        Ok((envelope, made.formatted()))
    }

    /// The mail as a file that mail programs open. It need not have a recipient yet.
    ///
    /// # Errors
    /// When the mail can't be made.
    pub fn write(&self, mail: &Mail<'_>) -> Result<Vec<u8>, PostError> {
        Ok(self.letter(mail, recipient(mail).ok())?.formatted())
    }

    fn letter(&self, mail: &Mail<'_>, to: Option<Mailbox>) -> Result<lettre::Message, PostError> {
        let message = mail.message;
        let mut builder = lettre::Message::builder()
            .from(self.from.clone())
            .subject(clean_text(&message.subject, TEXT_LENGTH).into_owned())
            .date(instant(mail.at))
            .message_id(Some(mail.message_id.to_owned()));
        // The envelope is made by hand; the builder only insists on knowing somebody.
        let somebody = to.as_ref().unwrap_or(&self.from).email.clone();
        let between = SmtpEnvelope::new(Some(self.from.email.clone()), vec![somebody]);
        builder = builder.envelope(between.map_err(|error| PostError::Unfit(error.to_string()))?);
        if let Some(to) = to {
            builder = builder.to(to);
        }
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.clone());
        }
        if let Some(last) = mail.references.last() {
            builder = builder
                .in_reply_to(last.clone())
                .references(mail.references.join(" "));
        }
        let made = match (&message.html, mail.parts) {
            (None, []) => builder.singlepart(SinglePart::plain(message.text.clone())),
            (Some(html), []) => builder.multipart(both(&message.text, html)),
            (html, parts) => {
                let mixed = MultiPart::mixed();
                let mixed = match html {
                    None => mixed.singlepart(SinglePart::plain(message.text.clone())),
                    Some(html) => mixed.multipart(both(&message.text, html)),
                };
                let each = parts.iter().map(attached);
                let mixed = each.fold(mixed, MultiPart::singlepart);
                builder.multipart(mixed)
            }
        };
        made.map_err(|error| PostError::Unfit(error.to_string()))
    }
}

fn own_address(key: &'static str, text: &str) -> Result<Address, PostError> {
    text.parse().map_err(|_| PostError::OwnAddress {
        key,
        address: text.to_owned(),
    })
}

/// Whom a mail is for.
fn recipient(mail: &Mail<'_>) -> Result<Mailbox, PostError> {
    let to = mail.message.to.as_ref();
    let written = to.and_then(|to| to.address.as_deref()).unwrap_or_default();
    let written = written.trim();
    let unread = || PostError::Address(written.to_owned());
    let address: Address = written.parse().map_err(|_| unread())?;
    let name = to.map(|to| clean_text(&to.name, TEXT_LENGTH).into_owned());
    Ok(Mailbox::new(name.filter(|it| !it.is_empty()), address))
}

fn both(text: &str, html: &str) -> MultiPart {
    MultiPart::alternative()
        .singlepart(SinglePart::plain(text.to_owned()))
        .singlepart(SinglePart::html(html.to_owned()))
}

fn attached(part: &Part) -> SinglePart {
    let kind = ContentType::parse(&part.media_type);
    let kind = kind.or_else(|_| ContentType::parse("application/octet-stream"));
    let name = clean_text(&part.name, TEXT_LENGTH).into_owned();
    let attachment = Attachment::new(name);
    match kind {
        Ok(kind) => attachment.body(part.content.clone(), kind),
        Err(_) => attachment.body(part.content.clone(), ContentType::TEXT_PLAIN),
    }
}

/// The instant of a local time. Of an hour that comes twice it is the first; of one that is left out, the one after.
fn instant(at: NaiveDateTime) -> SystemTime {
    let local = Local.from_local_datetime(&at);
    let later = || {
        Local
            .from_local_datetime(&(at + chrono::TimeDelta::hours(1)))
            .earliest()
    };
    let found = local.earliest().or_else(later);
    found.map_or_else(|| at.and_utc().into(), SystemTime::from)
}
