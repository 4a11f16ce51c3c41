//! A mail server on this machine: the protocol is that of the crate `mailin`, the sockets and the bad manners are our own.
//! What it keeps is the judge of what was really sent.
#![allow(dead_code)] // Each test that has it uses its own part.

use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use mailin::{Action, AuthMechanism, Handler, Response, Session, SessionBuilder};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A mail that came in whole.
#[derive(Debug, Clone)]
pub struct Delivered {
    pub from: String,
    pub to: Vec<String>,
    pub text: Vec<u8>,
    /// Whether the sender was told so.
    pub answered: bool,
}

/// What the server remembers.
#[derive(Debug, Default)]
pub struct Log {
    pub connections: usize,
    pub delivered: Vec<Delivered>,
    /// Everybody whom somebody wanted to write to, refused or not.
    pub asked: Vec<String>,
    /// Who signed in, and whether the password was right.
    pub signed_in: Vec<(String, bool)>,
    /// How often the text of a mail was begun.
    pub begun: usize,
    /// Whether anybody said a password over a connection that was not encrypted.
    pub plain_secret: bool,
}

/// When a connection is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    AfterRecipient,
    InText,
    /// After the mail came in whole, before saying so.
    BeforeAnswer,
}

/// How connections are encrypted.
#[derive(Clone, Default)]
pub enum Encrypted {
    #[default]
    No,
    Starttls(Arc<ServerConfig>),
    FromStart(Arc<ServerConfig>),
}

/// How the server behaves.
#[derive(Clone, Default)]
pub struct Manners {
    /// Recipients that are refused, with code and words.
    pub refused: Vec<(String, u16, String)>,
    /// Mails whose text holds these words are refused.
    pub refused_words: Option<(String, u16)>,
    /// Senders are refused with this code.
    pub refused_senders: Option<u16>,
    /// The connection is lost with the mails to these recipients, once each.
    pub lost: Vec<(String, Lost)>,
    /// The user and password that are let in; anybody when there is none.
    pub account: Option<(String, String)>,
    pub encrypted: Encrypted,
    /// How long it thinks before it says that it took a mail.
    pub thinks: Duration,
    /// After so many mails it wants a new connection.
    pub most_per_connection: Option<usize>,
}

pub struct MailServer {
    pub address: SocketAddr,
    log: Arc<Mutex<Log>>,
    manners: Arc<Mutex<Manners>>,
    stop: Arc<AtomicBool>,
}

impl MailServer {
    pub fn start(manners: Manners) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let server = Self {
            address,
            log: Arc::default(),
            manners: Arc::new(Mutex::new(manners)),
            stop: Arc::default(),
        };
        let (log, manners) = (Arc::clone(&server.log), Arc::clone(&server.manners));
        let stop = Arc::clone(&server.stop);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let (log, manners) = (Arc::clone(&log), Arc::clone(&manners));
                std::thread::spawn(move || Talk::new(log, manners).hold(stream));
            }
        });
        server
    }

    pub fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().expect("no talk panicked")
    }

    pub fn manners(&self) -> MutexGuard<'_, Manners> {
        self.manners.lock().expect("no talk panicked")
    }

    /// To whom mails came in whole, in order.
    pub fn recipients(&self) -> Vec<String> {
        self.log()
            .delivered
            .iter()
            .map(|it| it.to[0].clone())
            .collect()
    }

    /// The last mail that came in whole.
    #[track_caller]
    pub fn last(&self) -> Delivered {
        self.log().delivered.last().expect("a mail came in").clone()
    }

    /// The section `[mail]` of a configuration that sends here.
    pub fn settings(&self) -> String {
        format!(
            "[mail]\nhost = \"localhost\"\nport = {}\nsecurity = \"none\"\ntimeout = 5\n",
            self.address.port()
        )
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

/// What a session decides on, shared with whoever moves its lines.
struct Clerk {
    log: Arc<Mutex<Log>>,
    manners: Arc<Mutex<Manners>>,
    from: String,
    to: Vec<String>,
    text: Vec<u8>,
}

impl Clerk {
    fn manners(&self) -> Manners {
        self.manners.lock().expect("no talk panicked").clone()
    }

    fn sign_in(&mut self, user: &str, password: &str) -> Response {
        let right = self
            .manners()
            .account
            .is_some_and(|it| it == (user.to_owned(), password.to_owned()));
        let mut log = self.log.lock().expect("no talk panicked");
        log.signed_in.push((user.to_owned(), right));
        if right {
            mailin::response::AUTH_OK
        } else {
            Response::custom(535, "5.7.8 Authentication failed".to_owned())
        }
    }
}

impl Handler for Clerk {
    fn mail(&mut self, _: IpAddr, _: &str, from: &str) -> Response {
        from.clone_into(&mut self.from);
        self.to.clear();
        match self.manners().refused_senders {
            Some(code) => Response::custom(code, "not from you".to_owned()),
            None => mailin::response::OK,
        }
    }

    fn rcpt(&mut self, to: &str) -> Response {
        self.log
            .lock()
            .expect("no talk panicked")
            .asked
            .push(to.to_owned());
        let refused = self.manners().refused;
        if let Some((_, code, words)) = refused.into_iter().find(|(it, ..)| it == to) {
            return Response::custom(code, words);
        }
        self.to.push(to.to_owned());
        mailin::response::OK
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, _: &[String]) -> Response {
        self.text.clear();
        self.log.lock().expect("no talk panicked").begun += 1;
        mailin::response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.text.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        if let Some((words, code)) = self.manners().refused_words
            && String::from_utf8_lossy(&self.text).contains(&words)
        {
            return Response::custom(code, "not these words".to_owned());
        }
        let mut log = self.log.lock().expect("no talk panicked");
        log.delivered.push(Delivered {
            from: self.from.clone(),
            to: self.to.clone(),
            text: self.text.clone(),
            answered: false,
        });
        let place = log.delivered.len();
        Response::custom(250, format!("2.0.0 Ok: queued as M{place}"))
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        self.sign_in(user, password)
    }

    fn auth_login(&mut self, user: &str, password: &str) -> Response {
        self.sign_in(user, password)
    }
}

/// A connection, encrypted or not.
enum Wire {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Wire {
    fn encrypted(self, config: &Arc<ServerConfig>) -> Self {
        match self {
            Self::Plain(stream) => {
                let connection = ServerConnection::new(Arc::clone(config)).expect("it is sound");
                Self::Tls(Box::new(StreamOwned::new(connection, stream)))
            }
            tls => tls,
        }
    }

    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(into),
            Self::Tls(stream) => stream.read(into),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match self {
            Self::Plain(stream) => stream.write_all(bytes),
            Self::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        }
    }
}

/// One connection from its beginning to its end.
struct Talk {
    log: Arc<Mutex<Log>>,
    manners: Arc<Mutex<Manners>>,
    read: Vec<u8>,
}

impl Talk {
    fn new(log: Arc<Mutex<Log>>, manners: Arc<Mutex<Manners>>) -> Self {
        let read = Vec::new();
        Self { log, manners, read }
    }

    fn hold(mut self, stream: TcpStream) {
        let patience = Some(Duration::from_secs(60));
        stream
            .set_read_timeout(patience)
            .expect("a timeout can be set");
        self.log.lock().expect("no talk panicked").connections += 1;
        // Whoever hangs up, or is killed, ends the talk.
        let _ = self.talk(Wire::Plain(stream));
    }

    fn line(&mut self, wire: &mut Wire) -> std::io::Result<Vec<u8>> {
        loop {
            if let Some(end) = self.read.iter().position(|it| *it == b'\n') {
                return Ok(self.read.drain(..=end).collect());
            }
            let mut some = [0; 4096];
            let count = wire.read(&mut some)?;
            if count == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            self.read.extend_from_slice(&some[..count]);
        }
    }

    /// Whether the connection is to be lost here; each loss happens once.
    fn is_lost(&self, to: Option<&String>, at: Lost) -> bool {
        let mut manners = self.manners.lock().expect("no talk panicked");
        let found = manners
            .lost
            .iter()
            .position(|(whose, when)| Some(whose) == to && *when == at);
        found.map(|place| manners.lost.remove(place)).is_some()
    }

    fn session(&self, builder: &SessionBuilder) -> Session<Clerk> {
        let clerk = Clerk {
            log: Arc::clone(&self.log),
            manners: Arc::clone(&self.manners),
            from: String::new(),
            to: Vec::new(),
            text: Vec::new(),
        };
        builder.build(IpAddr::V4(Ipv4Addr::LOCALHOST), clerk)
    }

    fn talk(&mut self, mut wire: Wire) -> std::io::Result<()> {
        let manners = self.manners.lock().expect("no talk panicked").clone();
        let mut builder = SessionBuilder::new("buzon.example");
        if manners.account.is_some() {
            builder.enable_auth(AuthMechanism::Plain);
        }
        match &manners.encrypted {
            Encrypted::No => {
                builder.insecure_enable_plaintext_auth();
            }
            Encrypted::Starttls(_) => {
                builder.enable_start_tls();
            }
            Encrypted::FromStart(config) => {
                builder.insecure_enable_plaintext_auth();
                wire = wire.encrypted(config);
            }
        }
        let mut session = self.session(&builder);
        say(&mut wire, &session.greeting())?;
        let (mut in_text, mut taken) = (false, 0);
        let mut to: Option<String> = None;
        loop {
            let line = self.line(&mut wire)?;
            let command = String::from_utf8_lossy(&line).to_ascii_uppercase();
            if command.starts_with("AUTH") && matches!(wire, Wire::Plain(_)) {
                self.log.lock().expect("no talk panicked").plain_secret = true;
            }
            if !in_text && command.starts_with("MAIL") {
                to = None;
                if manners
                    .most_per_connection
                    .is_some_and(|most| taken >= most)
                {
                    let full = "4.7.0 too many messages over this connection".to_owned();
                    return say(&mut wire, &Response::custom(421, full));
                }
            }
            let response = session.process(&line);
            let is_end = in_text && line == b".\r\n";
            if in_text && !is_end && self.is_lost(to.as_ref(), Lost::InText) {
                return Ok(());
            }
            if is_end {
                std::thread::sleep(manners.thinks);
                if self.is_lost(to.as_ref(), Lost::BeforeAnswer) {
                    return Ok(());
                }
            }
            if response.action != Action::NoReply {
                say(&mut wire, &response)?;
            }
            if is_end && response.is_error {
                // The session would go on taking every line for text.
                session = self.session(&builder);
                session.process(b"EHLO again\r\n");
            }
            if is_end && response.code == 250 {
                taken += 1;
                let mut log = self.log.lock().expect("no talk panicked");
                let mine = log.delivered.iter_mut().rev();
                let mut mine = mine.filter(|it| it.to.first() == to.as_ref());
                mine.next().expect("it came in").answered = true;
            }
            in_text = (in_text && !is_end) || response.code == 354;
            if command.starts_with("RCPT TO:") && response.code == 250 && to.is_none() {
                let address = String::from_utf8_lossy(&line[8..]).trim().to_owned();
                to = Some(address.trim_matches(['<', '>', ' ']).to_owned());
                if self.is_lost(to.as_ref(), Lost::AfterRecipient) {
                    return Ok(());
                }
            }
            match response.action {
                Action::Close => return Ok(()),
                Action::UpgradeTls => {
                    let Encrypted::Starttls(config) = &manners.encrypted else {
                        return Ok(());
                    };
                    wire = wire.encrypted(config);
                    session.tls_active();
                }
                Action::NoReply | Action::Reply => {}
            }
        }
    }
}

fn say(wire: &mut Wire, response: &Response) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    response.write_to(&mut bytes)?;
    wire.write(&bytes)
}

/// A certificate for a name that nobody else vouches for, as the server needs it and as a PEM file.
pub fn certificate(name: &str) -> (Arc<ServerConfig>, String) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).expect("can be made");
    let pem = made.cert.pem();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the versions are known")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.expect("a key"))
        .expect("the certificate is sound");
    (Arc::new(config), pem)
}
