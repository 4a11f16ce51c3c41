//! A house with a book, a mail server, and something to say.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use cobro::app::{
    Book, BulkOrder, BulkReport, DebtorFile, ImportOrder, KeptMessage, Scribe, SendOrder, Sent,
    Settings,
};
use cobro::clock::Clock;
use cobro::config::{Config, House as Own, MailConfig, Security};
use cobro::domain::contact::{Channel, Contact};
use cobro::domain::debtor::DebtorType;
use cobro::domain::queue::Filter;
use cobro::message::{Message, Recipient};
use cobro::post::{Carrier, Part, Password, Postman};
use cobro::store::DebtorId;
use cobro::store::sqlite::Access;
use tempfile::TempDir;

use super::server::{MailServer, Manners};

pub const NOW: &str = "2026-11-23T10:00:00";

pub struct House {
    folder: TempDir,
    pub book: Book,
    pub server: MailServer,
    pub mail: MailConfig,
    pub own: Own,
}

pub fn at(moment: &str) -> NaiveDateTime {
    moment.parse().expect("a moment")
}

fn settings(window: &str) -> Settings {
    let config = Config::default();
    Settings {
        clock: Clock::Fixed(at(NOW)),
        policy: config.policy(),
        interest: config.interest_rules(),
        limits: config.contact_rules().into(),
        author: "Ana".into(),
        window: window.into(),
        currency: config.currency,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    }
}

/// The address of the client with this number, from 1.
pub fn address(number: usize) -> String {
    format!("cobros{number}@cliente{number}.example")
}

impl House {
    /// With so many clients `K1`, `K2`, …, whose friendly reminder by e-mail is due today.
    pub fn new(clients: usize, manners: Manners) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut csv =
            "Código;Cliente;E-mail;Nº factura;Fecha factura;Vencimiento;Total\n".to_owned();
        for number in 1..=clients {
            let address = address(number);
            csv.push_str(&format!(
                "K{number};Taller Núñez {number:03};{address};F-{number};2026-10-20;2026-11-19;{}.50\n",
                1000 + number
            ));
        }
        let file = folder.path().join("clients.csv");
        std::fs::write(&file, csv).expect("written");
        let path = folder.path().join("book.db");
        let book = Book::open(&path, Access::Create, settings("one")).expect("a book");
        let server = MailServer::start(manners);
        let mut mail = Config::default().mail;
        mail.host = "localhost".into();
        mail.port = server.address.port();
        mail.security = Security::None;
        mail.timeout = 5;
        let own = Own {
            name: "Imprenta Peñón, S.L.".into(),
            email: "cobros@penon.example".into(),
            ..Own::default()
        };
        let mut house = Self {
            folder,
            book,
            server,
            mail,
            own,
        };
        house.import(file);
        let all: Vec<DebtorId> = (1..=clients).map(|it| house.debtor(it)).collect();
        let set = house.book.set_type(&all, DebtorType::Forgetful, None);
        assert_eq!(set.expect("set").len(), clients);
        house
    }

    fn import(&mut self, path: PathBuf) {
        let order = ImportOrder {
            path,
            date_order: None,
            currency: None,
            mapping: Vec::new(),
            sheet: None,
            also: Vec::new(),
            strict: true,
            terms_days: 30,
        };
        self.book
            .import(&order, &mut |_, _| true)
            .expect("imported");
    }

    /// Another window on the same book.
    pub fn window(&self, name: &str) -> Book {
        let path = self.folder.path().join("book.db");
        Book::open(&path, Access::Existing, settings(name)).expect("opens")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn debtor(&self, number: usize) -> DebtorId {
        self.book.find(&format!("K{number}")).expect("is there")
    }

    pub fn postman(&self) -> Postman {
        let secret = (!self.mail.user.is_empty()).then(|| Password::new("ñ0-s3cret".into()));
        Postman::new(&self.mail, &self.own, secret).expect("is set up")
    }

    /// A message to a client.
    pub fn message(&self, number: usize, subject: &str, text: &str) -> Message {
        Message {
            channel: Channel::Email,
            language: "es".into(),
            template: None,
            to: Some(Recipient {
                name: format!("Elvira Núñez {number}"),
                address: Some(address(number)),
            }),
            subject: subject.into(),
            text: text.into(),
            html: None,
            attachments: Vec::new(),
        }
    }

    pub fn order(&self, number: usize, message: Message) -> SendOrder {
        SendOrder {
            debtor: self.debtor(number),
            message,
            parts: Vec::new(),
            exception: None,
            kept: None,
            keep: true,
            as_of: None,
            draft: false,
        }
    }

    /// Sends a message by a carrier of its own.
    pub fn send(&mut self, order: &SendOrder) -> Sent {
        let mut postman = self.postman();
        self.send_by(order, &mut postman)
    }

    pub fn send_by(&mut self, order: &SendOrder, carrier: &mut dyn Carrier) -> Sent {
        self.book.send(order, carrier).expect("the book is sound")
    }

    /// What the journal says was sent to a client.
    pub fn contacts(&self, number: usize) -> Vec<Contact> {
        let file = self.book.debtor(self.debtor(number)).expect("is read");
        let contacts = file.account.contacts.into_iter();
        contacts.map(|it| it.what).collect()
    }

    pub fn outbox(&self) -> Vec<KeptMessage> {
        self.book.outbox(None).expect("is read")
    }

    /// Everybody whose friendly reminder is due, in order.
    pub fn due(&mut self) -> Vec<DebtorId> {
        let due = self
            .book
            .due_by_email(&Filter::default(), Some("friendly_reminder"));
        due.expect("is read")
    }

    /// Sends to everybody who is due.
    pub fn send_all(&mut self) -> BulkReport {
        let due = self.due();
        let mut postman = self.postman();
        self.book.send_each(
            &due,
            &BulkOrder::default(),
            &Typist,
            &mut postman,
            &mut |_| true,
        )
    }
}

/// Writes the same few words to everybody.
pub struct Typist;

impl Scribe for Typist {
    fn write(
        &self,
        file: &DebtorFile,
        channel: Channel,
        template: Option<&str>,
    ) -> Result<Message, String> {
        let account = &file.account;
        let mut ways = account.reachable(channel, at(NOW).time()).into_iter();
        let way = ways.find(|way| way.closed.is_none());
        let name = account.details.display_name();
        Ok(Message {
            channel,
            language: "es".into(),
            template: Some(template.unwrap_or("friendly_reminder").into()),
            to: way.map(|way| Recipient {
                name: name.to_owned(),
                address: way.address,
            }),
            subject: format!("Factura pendiente de {name}: 1.000 €"),
            text: format!("Buenos días, {name}:\n\nQuizá se le pasó."),
            html: None,
            attachments: Vec::new(),
        })
    }

    fn pack(&self, _: &DebtorFile, _: &Message) -> Result<Vec<Part>, String> {
        Ok(Vec::new())
    }
}
