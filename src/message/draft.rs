//! A message to a client, as it comes out of a template, as it is edited, and as it is sent.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::contact::Channel;

/// A message to a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The way it goes: e-mail, WhatsApp, SMS, letter, or a social network.
    pub channel: Channel,
    /// The language it is written in: `es` or `en`.
    pub language: String,
    /// The template that it was made from; none when it was written by hand.
    pub template: Option<String>,
    /// Whom it is for; nothing when nobody to write to is known, or nobody may be written to.
    pub to: Option<Recipient>,
    /// What it is about; empty for WhatsApp and SMS.
    pub subject: String,
    /// What it says: paragraphs parted by blank lines.
    pub text: String,
    /// The same as a page, for e-mail. It no longer fits once somebody edited the text.
    pub html: Option<String>,
    /// What comes with it.
    pub attachments: Vec<Attachment>,
}

/// Whom a message is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// What they are called; empty when only an address is known.
    pub name: String,
    /// The e-mail address, or the number as it is kept (E.164 where it could be read); none for letters.
    pub address: Option<String>,
}

/// What comes with a message. Whoever sends it makes the pages that are only named here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attachment {
    /// The client's statement of account.
    Statement,
    /// The agreement of the plan that is on schedule.
    Agreement,
    /// An invoice by its number, if its file is known.
    Invoice(String),
    /// A file.
    File(PathBuf),
}

impl Message {
    /// Another text in place of the one it had, in the words of who edited it. The page went with the old one.
    pub fn rewrite(&mut self, subject: &str, text: &str) {
        if text != self.text {
            self.html = None;
        }
        subject.clone_into(&mut self.subject);
        text.clone_into(&mut self.text);
    }
}
