//! Why a message could not be sent. The texts for people are in the language files.

use std::error::Error as _;
use std::path::PathBuf;

use lettre::transport::smtp;

use super::password::PasswordTrouble;
use crate::clean::clean_text;

/// No more letters than these are kept of what a server says.
const LONGEST: usize = 300;

/// What a server said, when it said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its words, with the code before them.
    pub text: String,
    /// Whether trying again is of no use.
    pub is_final: bool,
}

/// Why a message could not be sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    /// A setting is missing.
    #[error("{0} is not set")]
    NotSetUp(&'static str),
    /// An address of the house's own can't be read.
    #[error("{key} = {address} is no address")]
    OwnAddress {
        /// The setting.
        key: &'static str,
        /// What it says.
        address: String,
    },
    /// The connection would be open to whoever listens.
    #[error("the connection to {0} would not be encrypted")]
    Unencrypted(String),
    /// The password is not to be had.
    #[error(transparent)]
    Password(#[from] PasswordTrouble),
    /// The certificates in a file can't be read.
    #[error("{path}: {problem}")]
    Certificates {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// The server can't be reached, or does not talk like one.
    #[error("{host}:{port}: {problem}")]
    Unreachable {
        /// The server.
        host: String,
        /// The port.
        port: u16,
        /// What is wrong.
        problem: String,
    },
    /// The server does not let the user in.
    #[error("{user}: {answer}")]
    SignIn {
        /// Who.
        user: String,
        /// What the server said.
        answer: String,
    },
    /// The server takes nothing from this sender, or nothing at all now.
    #[error("{}", .0.text)]
    Sender(Answer),
    /// The server takes nothing for this recipient.
    #[error("{address}: {}", answer.text)]
    Recipient {
        /// The recipient.
        address: String,
        /// What the server said.
        answer: Answer,
    },
    /// The server does not take this message.
    #[error("{}", .0.text)]
    Refused(Answer),
    /// The recipient's address can't be read.
    #[error("`{0}` is no address")]
    Address(String),
    /// The message can't be put into a mail.
    #[error("the mail can't be made: {0}")]
    Unfit(String),
    /// The connection was lost once the text was on its way: nobody knows whether it is out.
    #[error("lost: {0}")]
    Lost(String),
}

impl PostError {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotSetUp(_) => "mail_not_set_up",
            Self::OwnAddress { .. } => "own_address",
            Self::Unencrypted(_) => "unencrypted",
            Self::Password(_) => "no_password",
            Self::Certificates { .. } => "certificates",
            Self::Unreachable { .. } => "unreachable",
            Self::SignIn { .. } => "sign_in",
            Self::Sender(_) => "sender_refused",
            Self::Recipient { .. } => "recipient_refused",
            Self::Refused(_) => "message_refused",
            Self::Address(_) => "no_address",
            Self::Unfit(_) => "unfit",
            Self::Lost(_) => "unknown",
        }
    }

    /// Whether the next message would fare no better, so that it is not tried.
    pub fn concerns_all(&self) -> bool {
        !matches!(
            self,
            Self::Recipient { .. }
                | Self::Refused(_)
                | Self::Address(_)
                | Self::Unfit(_)
                | Self::Lost(_)
        )
    }

    /// What the server said, if it said no to this message.
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Recipient { answer, .. } | Self::Sender(answer) | Self::Refused(answer) => {
                Some(answer)
            }
            _ => None,
        }
    }
}

/// What a server said: the code, and its words in one line.
pub(super) fn said(code: impl std::fmt::Display, words: &str) -> String {
    let words = clean_text(words, LONGEST);
    format!("{code} {words}").trim().to_owned()
}

/// The answer in an error, if the server gave one.
pub(super) fn answer_in(error: &smtp::Error) -> Option<Answer> {
    let code = error.status()?;
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    Some(Answer {
        text: said(code, &words),
        is_final: error.is_permanent(),
    })
}

/// What went wrong, down to its cause, in the words of the libraries.
pub(super) fn in_words(error: &smtp::Error) -> String {
    if let Some(answer) = answer_in(error) {
        return answer.text;
    }
    let mut words = String::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        // A cause that repeats what it caused says nothing more.
        if !words.contains(&text) {
            if !words.is_empty() {
                words.push_str(": ");
            }
            words.push_str(&text);
        }
        cause = error.source();
    }
    if words.is_empty() {
        words = error.to_string();
    }
    clean_text(&words, LONGEST).into_owned()
}
