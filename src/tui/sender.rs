//! The sender: hands messages to the mail server, to other programs and into files, in a thread of its own, so that neither
//! a slow server nor a slow program holds up a key or the clerk.

mod many;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::message::{Message, PostTask, Posted};
use super::model::{MessageDraft, Way};
use crate::app::{Book, Scribe, SendOrder, Sent};
use crate::config::Config;
use crate::domain::contact::Channel;
use crate::i18n::{Place, Texts};
use crate::message::{Message as Letter, Templates};
use crate::post::{
    Keyring, Opener, Part, Password, PasswordTrouble, PostError, Postman, Secrets, SystemOpener,
    find_password, mailto, save, sms, whatsapp,
};
use crate::print::{Format, HouseScribe, Press};
use crate::store::DebtorId;

/// Sends messages.
pub struct Sender {
    book: Book,
    config: Config,
    templates: Templates,
    stop: Arc<AtomicBool>,
    press: Press,
    texts: Texts,
    /// The password that was typed and let the user in; it is forgotten with the desk.
    password: Option<Password>,
    secrets: Box<dyn Secrets + Send>,
    opener: Box<dyn Opener>,
}

impl Sender {
    /// A sender with a book of its own.
    pub fn new(book: Book, config: &Config, templates: Templates, press: Press) -> Self {
        let texts = press.texts.clone();
        Self {
            book,
            config: config.clone(),
            templates,
            stop: Arc::default(),
            press,
            texts,
            password: None,
            secrets: Box::new(Keyring),
            opener: Box::new(SystemOpener),
        }
    }

    /// The same with another keyring.
    #[must_use]
    pub fn with_secrets(self, secrets: Box<dyn Secrets + Send>) -> Self {
        Self { secrets, ..self }
    }

    /// The same with another way to open links.
    #[must_use]
    pub fn with_opener(self, opener: Box<dyn Opener>) -> Self {
        Self { opener, ..self }
    }

    /// What stops a run after the message it is at when it is set.
    pub fn stop(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Does a task and sends the answer.
    pub fn work(&mut self, task: PostTask, send: &mut dyn FnMut(Message)) {
        let posted = match task {
            PostTask::Send {
                debtor,
                draft,
                password,
            } => {
                let typed = password.map(Password::new);
                self.send(debtor, &draft, typed)
            }
            PostTask::Prepare(debtors, order) => self.prepare(debtors, &order),
            PostTask::SendEach {
                debtors,
                order,
                password,
            } => self.send_each(&debtors, &order, password.map(Password::new), send),
            PostTask::Print {
                debtors,
                order,
                path,
            } => self.print(&debtors, &order, &path, send),
            PostTask::RecordSent(letters) => self.record_sent(letters, send),
            PostTask::Again {
                id,
                reason,
                password,
            } => self.again(id, reason, password.map(Password::new)),
            PostTask::HandOver(way, message) => self.hand_over(way, &message),
            PostTask::Save {
                debtor,
                way,
                message,
                path,
            } => self.save(debtor, way, &message, &path),
        };
        send(Message::Posted(Box::new(posted)));
    }

    fn send(&mut self, debtor: DebtorId, draft: &MessageDraft, typed: Option<Password>) -> Posted {
        let (mut postman, password) = match self.postman(typed) {
            Ok(found) => found,
            Err(posted) => return posted,
        };
        let parts = match self.parts(debtor, &draft.message) {
            Ok(parts) => parts,
            Err(problem) => return Posted::NotSent(problem),
        };
        let order = SendOrder {
            debtor,
            message: draft.message.clone(),
            parts,
            exception: draft.reasons(),
            kept: None,
            keep: false,
            as_of: None,
            draft: true,
        };
        match self.book.send(&order, &mut postman) {
            Ok(Sent::Confirmed { .. }) => {
                self.password = password;
                self.sent(debtor)
            }
            Ok(Sent::Failed { error, .. }) => {
                if matches!(error, PostError::SignIn { .. }) {
                    self.password = None;
                }
                self.not_sent(&error)
            }
            Ok(Sent::Unknown { problem, .. }) => {
                let places = [("problem", Place::from(problem))];
                Posted::NotSent(self.texts.with("writing-unknown", &places))
            }
            Err(error) => Posted::NotSent(self.texts.error(&error)),
        }
    }

    /// Somebody who carries mails to the house's server, and the password that was found; else what to tell.
    fn postman(&self, typed: Option<Password>) -> Result<(Postman, Option<Password>), Posted> {
        let mail = &self.config.mail;
        let password = match typed.or_else(|| self.password.clone()) {
            Some(password) => Some(password),
            None => match find_password(mail, self.secrets.as_ref(), &mut || None) {
                Ok(found) => found.map(|(password, _)| password),
                Err(PasswordTrouble::Missing) => return Err(Posted::PasswordWanted),
                Err(trouble) => return Err(self.not_sent(&PostError::Password(trouble))),
            },
        };
        let postman = Postman::new(mail, &self.config.house, password.clone());
        let postman = postman.map_err(|error| self.not_sent(&error))?;
        Ok((postman, password))
    }

    fn scribe(&self) -> HouseScribe {
        let (press, templates) = (self.press.clone(), self.templates.clone());
        HouseScribe::new(press, &self.config, templates, self.book.now())
    }

    /// What comes with a message.
    fn parts(&self, debtor: DebtorId, message: &Letter) -> Result<Vec<Part>, String> {
        if message.attachments.is_empty() {
            return Ok(Vec::new());
        }
        let file = self.book.debtor(debtor);
        let file = file.map_err(|error| self.texts.error(&error))?;
        self.scribe().pack(&file, message)
    }

    fn save(&self, debtor: DebtorId, way: Way, message: &Letter, path: &Path) -> Posted {
        match self.saved(debtor, way, message, path) {
            Ok(()) => Posted::Saved(way, path.to_owned()),
            Err(problem) => Posted::NotHanded(problem),
        }
    }

    fn saved(
        &self,
        debtor: DebtorId,
        way: Way,
        message: &Letter,
        path: &Path,
    ) -> Result<(), String> {
        let content = match way {
            Way::Page => {
                let file = self.book.debtor(debtor);
                let file = file.map_err(|error| self.texts.error(&error))?;
                let format = Format::of(path).unwrap_or(Format::Pdf);
                let now = self.book.now();
                self.press.letter_page(&file, message, format, now)?
            }
            _ if message.subject.is_empty() => message.text.clone().into_bytes(),
            _ => format!("{}\n\n{}\n", message.subject, message.text).into_bytes(),
        };
        save(path, &content).map_err(|trouble| self.texts.file_trouble(&trouble))
    }

    /// The draft has done its work; where the client stands since is shown.
    fn sent(&mut self, debtor: DebtorId) -> Posted {
        match self.book.debtor(debtor) {
            Ok(file) => Posted::Sent(debtor, Box::new(file)),
            Err(error) => Posted::NotSent(self.texts.error(&error)),
        }
    }

    fn not_sent(&self, error: &PostError) -> Posted {
        Posted::NotSent(self.texts.post_error(error))
    }

    fn hand_over(&self, way: Way, message: &Letter) -> Posted {
        let to = message.to.as_ref();
        let address = to.and_then(|to| to.address.as_deref());
        let address = address.unwrap_or_default();
        let country = self.texts.country();
        let link = match (way, message.channel) {
            (Way::MailProgram, _) => mailto(address, &message.subject, &message.text),
            (_, Channel::Sms) => sms(address, country, &message.text),
            _ => whatsapp(address, country, &message.text),
        };
        let link = match link {
            Ok(link) => link,
            Err(trouble) => return Posted::NotHanded(self.texts.link_trouble(&trouble)),
        };
        match self.opener.open(&link) {
            Ok(()) => Posted::Handed(way),
            Err(trouble) => Posted::NotHanded(self.texts.open_trouble(&trouble)),
        }
    }
}
