//! A template filled in.

use std::borrow::Cow;

use super::super::draft::{Attachment, Message, Recipient};
use super::super::filling::paragraphs;
use super::super::sms;
use super::fields::{Fields, NAMES};
use super::page::page;
use super::set::TemplateSet;
use super::shared::LINE_BREAK;
use super::{Attached, MessageNeed, Template};
use crate::clean::strip_unsafe;
use crate::config::FileProblem;
use crate::domain::contact::Channel;
use crate::message::Occasion;

/// More invoices than the list in a message shows: the statement says the rest.
const LISTED: usize = 20;

/// Which message is wanted.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// Its language, as its templates are named by.
    pub language: &'a str,
    /// The way it goes.
    pub channel: Channel,
    /// When it is to be used.
    pub occasion: &'a Occasion,
    /// A template by its name, in place of the one that fits best.
    pub template: Option<&'a str>,
    /// Whom it is for.
    pub to: Option<Recipient>,
    /// Whether text messages are written without the accents that they have no room for.
    pub sms_without_accents: bool,
}

/// Why there is no message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotComposed {
    /// No template has this name.
    #[error("no template {0}")]
    NoTemplate(String),
    /// The template has no words for this channel.
    #[error("no words for {}", .0.id())]
    NoWords(Channel),
    /// The template is about something that is not there.
    #[error("nothing to write about: {}", .0.id())]
    Missing(MessageNeed),
    /// No template fits what is known.
    #[error("nothing to write about")]
    NothingFits,
    /// The user's own template can't be filled in.
    #[error(transparent)]
    Unfit(#[from] FileProblem),
}

/// The words of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// What it is about; empty where the channel has none.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The same as a page, for e-mail.
    pub html: Option<String>,
}

/// A message, from the template that was named, else from the one that fits best.
///
/// # Errors
/// When there is none, when it is about something that is not there, or when the user's own can't be filled in.
pub fn compose(
    set: &TemplateSet,
    wanted: &Wanted<'_>,
    fields: &Fields,
) -> Result<Message, NotComposed> {
    let template = match wanted.template {
        Some(id) => {
            let named = set.template(id);
            named.ok_or_else(|| NotComposed::NoTemplate(id.to_owned()))?
        }
        None => {
            let chosen = set.choose(wanted.occasion, wanted.channel, fields);
            chosen.ok_or(NotComposed::NothingFits)?
        }
    };
    if let Some(need) = template.missing(fields) {
        return Err(NotComposed::Missing(need));
    }
    let filled = set.fill(template, wanted.channel, wanted.language, fields)?;
    let filled = filled.ok_or(NotComposed::NoWords(wanted.channel))?;
    let plain = wanted.sms_without_accents && wanted.channel == Channel::Sms;
    let text = match plain {
        true => sms::without_accents(&filled.text).into_owned(),
        false => filled.text,
    };
    Ok(Message {
        channel: wanted.channel,
        language: wanted.language.to_owned(),
        template: Some(template.id.clone()),
        to: wanted.to.clone(),
        subject: filled.subject,
        text,
        html: filled.html,
        attachments: attachments(template, wanted.channel, fields),
    })
}

impl TemplateSet {
    /// The words of a template for a channel; nothing when it has none that come close.
    ///
    /// # Errors
    /// When it asks for something that no message has, or goes on and on.
    pub fn fill(
        &self,
        template: &Template,
        channel: Channel,
        language: &str,
        fields: &Fields,
    ) -> Result<Option<Filled>, FileProblem> {
        let Some((of, words)) = template.wording(channel) else {
            return Ok(None);
        };
        let values = self.shared.values(fields)?;
        let key = |what: &str| format!("{}.{what}", of.id());
        let in_text = values.of_text();
        let fill = |what: &str, text, in_values| {
            let about = key(what);
            let source = &template.source;
            source.fill(&values.engine, (&about, NAMES), text, in_values)
        };
        let subject = match (&words.subject, has_subject(channel)) {
            (Some(subject), true) => one_line(&fill("subject", subject, &in_text)?),
            _ => String::new(),
        };
        let text = paragraphs(&fill("text", &words.text, &in_text)?);
        let html = match (channel, &words.html) {
            (Channel::Email, Some(own)) => Some(fill("html", own, &in_text)?),
            (Channel::Email, None) => {
                let in_page = paragraphs(&fill("text", &words.text, &values.of_page())?);
                let about = (language, subject.as_str());
                Some(page(&self.layout, about, &in_page, &values)?)
            }
            _ => None,
        };
        let text = text.join("\n\n").replace(LINE_BREAK, "\n");
        Ok(Some(Filled {
            subject,
            text: strip_unsafe(&text).into_owned(),
            html,
        }))
    }
}

fn has_subject(channel: Channel) -> bool {
    matches!(channel, Channel::Email | Channel::Letter)
}

fn one_line(text: &str) -> String {
    let text: Cow<'_, str> = strip_unsafe(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What comes with a message, which only e-mails and letters can carry.
fn attachments(template: &Template, channel: Channel, fields: &Fields) -> Vec<Attachment> {
    if !has_subject(channel) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for attached in &template.attach {
        match attached {
            Attached::Invoices => found.extend(about(template, fields).map(Attachment::Invoice)),
            Attached::Statement => found.push(Attachment::Statement),
            Attached::Agreement => found.push(Attachment::Agreement),
        }
    }
    let long = fields.overdue.count > LISTED && template.needs.contains(&MessageNeed::Overdue);
    if long && !found.contains(&Attachment::Statement) {
        found.push(Attachment::Statement);
    }
    found
}

/// The numbers of the invoices that a message is about.
fn about<'a>(template: &Template, fields: &'a Fields) -> impl Iterator<Item = String> + 'a {
    let needs = |need| template.needs.contains(&need);
    let disputed = fields.dispute.as_ref().map(|it| it.invoice.clone());
    let disputed = disputed.filter(|_| needs(MessageNeed::Dispute));
    let list = match disputed.is_some() {
        true => None,
        false if needs(MessageNeed::Upcoming) => Some(&fields.upcoming),
        false if needs(MessageNeed::Open) => Some(&fields.open),
        false => Some(&fields.overdue),
    };
    let listed = list.into_iter().flat_map(|list| &list.invoices);
    let invoices = listed.filter(|it| it.charge.is_empty());
    let numbers = invoices.map(|it| it.number.clone());
    disputed.into_iter().chain(numbers)
}
