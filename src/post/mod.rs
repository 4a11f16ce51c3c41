//! Sending: the only room that knows mail servers, the keyring of the system, and how the system opens links.
//!
//! A message is handed to a server in two moves, so that whoever sends can put on disk that it is about to happen: first the
//! server is asked whether it takes a message for this recipient ([`Carrier::offer`]), then it gets the text
//! ([`Carrier::hand_over`]). Until the second move nothing is out; from then on, it is out once the server says so, refused
//! if it says that, and if nothing is heard nobody knows.

mod copy;
mod error;
mod file;
mod link;
mod mime;
mod opener;
mod papers;
mod password;
mod smtp;

use chrono::NaiveDateTime;

use crate::domain::fact::BatchId;
use crate::message::Message;

pub use copy::copy_sequence;
pub use error::{Answer, PostError};
pub use file::{FileTrouble, save};
pub use link::{LinkTrouble, mailto, phone_call, sms, whatsapp};
pub use mime::Envelope;
pub use opener::{OpenTrouble, Opener, SystemOpener};
pub use papers::{PaperTrouble, file_part, invoice_file};
pub use password::{Keyring, Password, PasswordSource, PasswordTrouble, Secrets, find_password};
pub use smtp::Postman;

/// Something that comes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called: `factura F-1.pdf`.
    pub name: String,
    /// What it is: `application/pdf`.
    pub media_type: String,
    /// All of it.
    pub content: Vec<u8>,
}

/// A message on its way, with what only a mail has.
#[derive(Debug, Clone, Copy)]
pub struct Mail<'a> {
    /// The message.
    pub message: &'a Message,
    /// What comes with it.
    pub parts: &'a [Part],
    /// Its id among all mails of the world, in angle brackets.
    pub message_id: &'a str,
    /// The ids of the mails that it continues, the oldest first.
    pub references: &'a [String],
    /// When it was written, local time.
    pub at: NaiveDateTime,
}

/// Who carries messages to where they are sent on from.
pub trait Carrier {
    /// The id that a mail carries, made of the one that the house gave it.
    fn message_id(&self, id: BatchId) -> String;

    /// Asks whether a mail would be taken. Nothing is out yet.
    ///
    /// # Errors
    /// When it can't be made, nobody is there to take it, or it would not be taken.
    fn offer(&mut self, mail: &Mail<'_>) -> Result<(), PostError>;

    /// Hands over the mail that was offered last, and gives back what was said when it was taken.
    ///
    /// # Errors
    /// When it was refused; or [`PostError::Lost`] when nobody knows.
    fn hand_over(&mut self) -> Result<String, PostError>;

    /// Does not hand over the mail that was offered last.
    fn withdraw(&mut self);
}
