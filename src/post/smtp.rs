//! A mail server that is spoken to over one connection for as many messages as it takes.

use std::fs;
use std::path::Path;
use std::time::Duration;

use lettre::address::Envelope as SmtpEnvelope;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailCommand, Noop, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;

use super::error::{answer_in, in_words, said};
use super::{Carrier, Envelope, Mail, Password, PasswordTrouble, PostError};
use crate::config::{House, MailConfig, Security};
use crate::domain::fact::BatchId;

/// A server looks through a message before it takes it; what is lost meanwhile is never known, so it is given time.
const PATIENCE: u32 = 5;

/// How long a server may take to say good-bye.
const FAREWELL: Duration = Duration::from_secs(2);

/// Carries mail to a server.
pub struct Postman {
    config: MailConfig,
    envelope: Envelope,
    password: Option<Password>,
    connection: Option<SmtpConnection>,
    /// The text of the mail that the server would take.
    offered: Option<Vec<u8>>,
}

impl Postman {
    /// Knows the way, and does not go it yet. Nobody signs in without a user.
    ///
    /// # Errors
    /// When a setting is missing or makes no sense.
    pub fn new(
        config: &MailConfig,
        house: &House,
        password: Option<Password>,
    ) -> Result<Self, PostError> {
        if config.host.trim().is_empty() {
            return Err(PostError::NotSetUp("mail.host"));
        }
        if config.security == Security::None && !config.is_local() {
            return Err(PostError::Unencrypted(config.host.clone()));
        }
        if password.is_none() && !config.user.trim().is_empty() {
            return Err(PasswordTrouble::Missing.into());
        }
        Ok(Self {
            config: config.clone(),
            envelope: Envelope::new(config, house)?,
            password,
            connection: None,
            offered: None,
        })
    }

    /// Goes to the server, signs in, and comes back. Gives the server's name.
    ///
    /// # Errors
    /// When the server can't be reached or does not let the user in.
    pub fn try_out(&mut self) -> Result<String, PostError> {
        let mut connection = self.connect()?;
        let alive = connection.command(Noop);
        alive.map_err(|error| self.unreachable(in_words(&error)))?;
        let name = connection.server_info().name().to_owned();
        self.connection = Some(connection);
        Ok(name)
    }

    fn unreachable(&self, problem: String) -> PostError {
        PostError::Unreachable {
            host: self.config.host.clone(),
            port: self.config.port(),
            problem,
        }
    }

    fn connect(&self) -> Result<SmtpConnection, PostError> {
        let config = &self.config;
        let host = config.host.trim();
        let tls = match config.security {
            Security::None => None,
            Security::Tls | Security::Starttls => Some(tls(host, config.ca_file.trim())?),
        };
        let from_start = tls.as_ref().filter(|_| config.security == Security::Tls);
        let hello = ClientId::default();
        let place = (host.trim_matches(['[', ']']), config.port());
        let timeout = Some(Duration::from_secs(config.timeout.into()));
        let problem = |error: smtp::Error| self.unreachable(in_words(&error));
        let connection = SmtpConnection::connect(place, timeout, &hello, from_start, None);
        let mut connection = connection.map_err(problem)?;
        if let (Security::Starttls, Some(tls)) = (config.security, &tls) {
            connection.starttls(tls, &hello).map_err(problem)?;
        }
        if tls.is_some() && !connection.is_encrypted() {
            return Err(PostError::Unencrypted(host.to_owned()));
        }
        self.sign_in(&mut connection)?;
        Ok(connection)
    }

    fn sign_in(&self, connection: &mut SmtpConnection) -> Result<(), PostError> {
        let user = self.config.user.trim();
        let (false, Some(password)) = (user.is_empty(), &self.password) else {
            return Ok(());
        };
        let credentials = Credentials::new(user.to_owned(), password.reveal().to_owned());
        let ways = [Mechanism::Plain, Mechanism::Login];
        match connection.auth(&ways, &credentials) {
            Ok(_) => Ok(()),
            Err(error) => Err(PostError::SignIn {
                user: user.to_owned(),
                answer: in_words(&error),
            }),
        }
    }

    /// Asks for the first part, the sender; over a new connection when an old one turns out to be of no use any more.
    /// Nothing is out at this point, so it may be asked twice.
    fn begin(&mut self, envelope: &SmtpEnvelope, plain: bool) -> Result<(), PostError> {
        if let Some(connection) = &mut self.connection {
            match begin_on(connection, envelope, plain) {
                Ok(()) => return Ok(()),
                Err(error) if error.is_permanent() => return Err(self.sender_refused(&error)),
                Err(_) => self.hang_up(),
            }
        }
        let mut connection = self.connect()?;
        let begun = begin_on(&mut connection, envelope, plain);
        self.connection = Some(connection);
        begun.map_err(|error| self.sender_refused(&error))
    }

    fn sender_refused(&mut self, error: &smtp::Error) -> PostError {
        self.start_over();
        match answer_in(error) {
            Some(answer) => PostError::Sender(answer),
            None => self.unreachable(in_words(error)),
        }
    }

    /// Forgets what was begun; over a connection that does not take that, nothing more is said.
    fn start_over(&mut self) {
        let over = self.connection.as_mut().map(|it| it.command(Rset));
        if over.is_some_and(|it| it.is_err()) {
            self.hang_up();
        }
    }

    /// Without a word: whatever would be said now might be taken for part of a message.
    fn hang_up(&mut self) {
        self.connection = None;
    }
}

fn begin_on(
    connection: &mut SmtpConnection,
    envelope: &SmtpEnvelope,
    plain: bool,
) -> Result<(), smtp::Error> {
    let mut options = Vec::new();
    let foreign = is_foreign(envelope);
    if foreign
        && connection
            .server_info()
            .supports_feature(Extension::SmtpUtfEight)
    {
        options.push(MailParameter::SmtpUtfEight);
    }
    if !plain {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let from = envelope.from().cloned();
    connection.command(MailCommand::new(from, options))?;
    Ok(())
}

/// Whether an address has letters that not every server knows.
fn is_foreign(envelope: &SmtpEnvelope) -> bool {
    let mut all = envelope.to().iter().chain(envelope.from());
    all.any(|it| !AsRef::<str>::as_ref(it).is_ascii())
}

fn tls(host: &str, ca_file: &str) -> Result<TlsParameters, PostError> {
    let mut builder = TlsParameters::builder(host.trim_matches(['[', ']']).to_owned());
    if !ca_file.is_empty() {
        let problem = |problem: String| PostError::Certificates {
            path: ca_file.into(),
            problem,
        };
        let pem = fs::read(Path::new(ca_file)).map_err(|error| problem(error.to_string()))?;
        let certificate = Certificate::from_pem(&pem).map_err(|error| problem(in_words(&error)))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|error| PostError::Certificates {
        path: ca_file.into(),
        problem: in_words(&error),
    })
}

fn words(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    said(response.code(), &lines.join(" "))
}

impl Carrier for Postman {
    fn message_id(&self, id: BatchId) -> String {
        format!("<{id}@{}>", self.envelope.domain())
    }

    fn offer(&mut self, mail: &Mail<'_>) -> Result<(), PostError> {
        self.offered = None;
        let (envelope, text) = self.envelope.seal(mail)?;
        self.begin(&envelope, text.is_ascii())?;
        let Some(connection) = &mut self.connection else {
            return Err(self.unreachable(String::new()));
        };
        if is_foreign(&envelope)
            && !connection
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
        {
            self.start_over();
            let address = envelope.to().iter().map(ToString::to_string).next();
            return Err(PostError::Address(address.unwrap_or_default()));
        }
        for (place, to) in envelope.to().iter().enumerate() {
            let taken = connection.command(Rcpt::new(to.clone(), Vec::new()));
            // The copy for oneself is no reason to keep a message from the client.
            let Err(error) = taken else { continue };
            if place > 0 && answer_in(&error).is_some() {
                continue;
            }
            let Some(answer) = answer_in(&error) else {
                self.hang_up();
                return Err(self.unreachable(in_words(&error)));
            };
            self.start_over();
            let address = to.to_string();
            return Err(PostError::Recipient { address, answer });
        }
        self.offered = Some(text);
        Ok(())
    }

    fn hand_over(&mut self) -> Result<String, PostError> {
        let (Some(text), Some(mut connection)) = (self.offered.take(), self.connection.take())
        else {
            return Err(self.unreachable("nothing was offered".to_owned()));
        };
        if let Err(error) = connection.command(Data) {
            let Some(answer) = answer_in(&error) else {
                // Not a word of the text was on its way.
                return Err(self.unreachable(in_words(&error)));
            };
            self.connection = Some(connection);
            self.start_over();
            return Err(PostError::Refused(answer));
        }
        let patience = u64::from(self.config.timeout.saturating_mul(PATIENCE));
        let _ = connection.set_timeout(Some(Duration::from_secs(patience)));
        let taken = connection.message(&text);
        let _ = connection.set_timeout(Some(Duration::from_secs(self.config.timeout.into())));
        match taken {
            Ok(response) => {
                self.connection = Some(connection);
                Ok(words(&response))
            }
            Err(error) => match answer_in(&error) {
                Some(answer) => {
                    self.connection = Some(connection);
                    self.start_over();
                    Err(PostError::Refused(answer))
                }
                None => Err(PostError::Lost(in_words(&error))),
            },
        }
    }

    fn withdraw(&mut self) {
        self.offered = None;
        self.start_over();
    }
}

impl Drop for Postman {
    fn drop(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            // Whether the server says good-bye changes nothing, so it is not waited for long.
            let _ = connection.set_timeout(Some(FAREWELL));
            let _ = connection.quit();
        }
    }
}
