//! A message being written to a client: filled in from a template, changed, looked at for its tone, and sent one way or another.

use chrono::NaiveDateTime;
use ratatui_textarea::TextArea;
use serde::{Deserialize, Serialize};
use tui_input::Input;

use crate::domain::contact::{Channel, StepOf};
use crate::message::Message;
use crate::message::tone::Finding;
use crate::store::{DebtorId, Draft, DraftOf};
use crate::tui::action::Scope;

/// A message being written, which takes the place of queue and panes.
pub struct Writing {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// What is kept of it as a draft; subject and text are as of the last time it was saved.
    pub about: MessageDraft,
    /// The subject as typed.
    pub subject: Input,
    /// The text as typed.
    pub area: TextArea<'static>,
    /// What takes the letters.
    pub part: WritingPart,
    /// What the tone check found in subject and text, as they are now.
    pub findings: Vec<Finding>,
    /// Whether they were looked at as they are now: the rules take a moment to be made ready.
    pub checked: bool,
    /// Whether somebody changed what came from the template.
    pub touched: bool,
    /// Whether something changed since it was saved.
    pub unsaved: bool,
    /// Whether it goes on from a draft.
    pub recovered: bool,
    /// How far it has come.
    pub stage: WritingStage,
}

/// What is kept of a message that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDraft {
    /// The message.
    pub message: Message,
    /// The step of the protocol that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepOf>,
    /// Why it is sent although a limit forbids it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// Why it is sent although its tone offends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone_reason: Option<String>,
}

impl MessageDraft {
    /// What a draft was to become, if it is a message that can be read.
    pub fn of(draft: &Draft) -> Option<Self> {
        match &draft.what {
            DraftOf::Message(json) => serde_json::from_str(json).ok(),
            _ => None,
        }
    }

    /// As it is kept.
    pub fn in_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Why it is sent all the same, in one text.
    pub fn reasons(&self) -> Option<String> {
        let reasons = [self.exception.as_deref(), self.tone_reason.as_deref()];
        let reasons: Vec<&str> = reasons.into_iter().flatten().collect();
        (!reasons.is_empty()).then(|| reasons.join(" · "))
    }
}

/// What takes the letters while a message is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WritingPart {
    /// The subject.
    Subject,
    /// The text.
    Text,
}

/// How far a message has come.
pub enum WritingStage {
    /// It is read and changed.
    Writing,
    /// The address is typed.
    Address(Input),
    /// The name of the file is typed that it is saved in.
    File(Way, Input),
    /// Why it is sent although its tone offends, typed before the way.
    Reason(Way, Input),
    /// The password of the mail server is typed.
    Password(Input),
    /// It is on its way, since then.
    Sending(NaiveDateTime),
    /// It was handed over: whether it was sent is asked.
    Handed(Way),
}

/// What a message is to be, before it is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToWrite {
    /// The way it goes.
    pub channel: Channel,
    /// The template; the one that fits the step when none is named.
    pub template: Option<String>,
}

impl ToWrite {
    /// The message of a channel that fits the client's next step.
    pub fn by(channel: Channel) -> Self {
        Self {
            channel,
            template: None,
        }
    }
}

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the house's mail server.
    Server,
    /// By the mail program of the user.
    MailProgram,
    /// By WhatsApp.
    Whatsapp,
    /// Over the clipboard of the terminal.
    Copy,
    /// As a file of its text.
    File,
    /// As a page for print.
    Page,
    /// Somebody sent it some other way.
    AlreadySent,
}

impl Way {
    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::MailProgram => "mail_program",
            Self::Whatsapp => "whatsapp",
            Self::Copy => "copy",
            Self::File => "file",
            Self::Page => "page",
            Self::AlreadySent => "already_sent",
        }
    }
}

impl Writing {
    /// The scope that takes the keys while nothing lies on top.
    pub fn scope(&self) -> Scope {
        match self.stage {
            WritingStage::Writing | WritingStage::Sending(_) => Scope::Message,
            WritingStage::Address(_)
            | WritingStage::File(..)
            | WritingStage::Reason(..)
            | WritingStage::Password(_) => Scope::Line,
            WritingStage::Handed(_) => Scope::Handed,
        }
    }

    /// The message as it stands in the fields.
    pub fn message(&self) -> Message {
        let mut message = self.about.message.clone();
        message.rewrite(self.subject.value(), &self.text());
        message
    }

    /// What is kept of it as it stands now.
    pub fn draft(&self) -> MessageDraft {
        MessageDraft {
            message: self.message(),
            ..self.about.clone()
        }
    }

    /// Everything that is said: the subject, and the text below it.
    pub fn said(&self) -> String {
        match self.subject.value() {
            "" => self.text(),
            subject => format!("{subject}\n{}", self.text()),
        }
    }

    /// What goes into the clipboard: the text; of a letter, with its subject.
    pub fn text_to_copy(&self) -> String {
        match self.about.message.channel {
            Channel::Letter => self.said(),
            _ => self.text(),
        }
    }

    /// The text as typed.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether the channel has subjects.
    pub fn has_subject(&self) -> bool {
        matches!(self.about.message.channel, Channel::Email | Channel::Letter)
    }
}
