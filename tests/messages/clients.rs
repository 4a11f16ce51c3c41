//! Clients to write to, each in another situation, and the houses that write.

use cobro::app::{Book, DebtorFile, Settings};
use cobro::clock::Clock;
use cobro::config::{Address, BankAccount, Config};
use cobro::demo;
use cobro::domain::debtor::Details;
use cobro::domain::dispute::DisputeReason;
use cobro::domain::fact::{DisputeOutcome, Fact, PersonStated, Profile, Tagged};
use cobro::domain::profile::Relationship;
use cobro::store::sqlite::{Access, Random, SqliteStore};

use super::story::{Story, at};

/// A client by name, what happened, and whether they are a friend.
pub struct Client {
    pub name: &'static str,
    story: &'static str,
    also: fn() -> Vec<Fact>,
}

fn nothing() -> Vec<Fact> {
    Vec::new()
}

fn ana() -> Vec<Fact> {
    vec![person("Ana Ruiz", None)]
}

fn person(name: &str, language: Option<&str>) -> Fact {
    Fact::Person(PersonStated {
        name: name.into(),
        emails: vec!["ana@example.com".into()],
        phones: vec!["+34911234567".into()],
        whatsapp: Some("+34600123123".into()),
        language: language.map(str::to_owned),
        ..PersonStated::default()
    })
}

fn friend() -> Vec<Fact> {
    let profile = Profile {
        relationship: Some(Relationship::Friend),
        ..Profile::default()
    };
    vec![person("Ana Ruiz", None), Fact::Profile(profile)]
}

fn of_country(code: &str) -> Fact {
    Fact::Profile(Profile {
        country: Some(code.into()),
        ..Profile::default()
    })
}

fn colombian() -> Vec<Fact> {
    vec![person("Ana Ruiz", None), of_country("CO")]
}

fn english() -> Vec<Fact> {
    vec![person("Jane Smith", Some("en"))]
}

fn department() -> Vec<Fact> {
    vec![person("DPTO. ADMINISTRACIÓN", None)]
}

fn as_several() -> Vec<Fact> {
    let tag = Fact::Tagged(Tagged {
        added: vec!["ustedes".into()],
        removed: Vec::new(),
    });
    vec![person("RUIZ GARCÍA, ANA", None), tag]
}

/// The first line of each story is taken by who the client is.
pub const CLIENTS: &[Client] = &[
    Client {
        name: "one",
        story: "-50 note\n-40 invoice F-1 1250 due -12",
        also: ana,
    },
    Client {
        name: "nobody",
        story: "-50 note\n-40 invoice F-1 1250 due -1",
        also: nothing,
    },
    Client {
        name: "department",
        story: "-50 note\n-40 invoice F-1 1250 due -12\n-5 payment 400 for F-1",
        also: department,
    },
    Client {
        name: "many",
        story: "-50 note\n-40 invoice F-1 1250 due -62\n-40 invoice F-2 80.50 due -30\n-40 invoice F-3 999 due -3\n\
                -2 call no_answer",
        also: as_several,
    },
    Client {
        name: "currencies",
        story: "-50 note\n-40 invoice F-1 1250 due -62\n-40 invoice X-2 80.50 USD due -30\n-9 payment 50",
        also: ana,
    },
    Client {
        name: "upcoming",
        story: "-50 note\n-40 invoice F-1 1250 due 3",
        also: ana,
    },
    Client {
        name: "promised",
        story: "-50 note\n-40 invoice F-1 1250 due -12\n-3 call promised\n-3 promise 1250 due 4 for F-1",
        also: ana,
    },
    Client {
        name: "promise_today",
        story: "-50 note\n-40 invoice F-1 1250 due -12\n-40 invoice F-2 80 due -9\n-5 promise 1330 due 0",
        also: ana,
    },
    Client {
        name: "broken",
        story: "-50 note\n-40 invoice F-1 1250 due -30\n-20 promise 1250 due -10\n-11 payment 250 for F-1",
        also: ana,
    },
    Client {
        name: "kept",
        story: "-50 note\n-40 invoice F-1 1250 due -30\n-20 promise 1250 due -4\n-4 payment 1250 for F-1",
        also: ana,
    },
    Client {
        name: "plan",
        story: "-50 note\n-40 invoice F-1 1200 due -30\n-20 type illiquid\n-9 plan 400@-2,400@28,400@58 for F-1\n\
                -2 payment 400 for F-1",
        also: ana,
    },
    Client {
        name: "broken_plan",
        story: "-50 note\n-40 invoice F-1 1200 due -90\n-80 type illiquid\n-70 plan 400@-60,400@-30,400@30 for F-1",
        also: ana,
    },
    Client {
        name: "disputing",
        story: "-50 note\n-40 invoice F-1 1250 due -30\n-40 invoice F-2 300 due -20\n-9 type disputing",
        also: || {
            let dispute = cobro::domain::fact::DisputeOpened {
                invoice: "F-1".into(),
                amount: Some(250.into()),
                reason: Some(DisputeReason::Price),
                ..Default::default()
            };
            vec![person("Ana Ruiz", None), Fact::DisputeOpened(dispute)]
        },
    },
    Client {
        name: "resolved",
        story: "-50 note\n-40 invoice F-1 1250 due -30\n-9 type disputing\n-9 dispute F-1 250\n-2 credit F-1 250",
        also: || {
            let resolved = cobro::domain::fact::DisputeResolved {
                dispute: 4,
                outcome: Some(DisputeOutcome::Credited),
                text: None,
            };
            vec![person("Ana Ruiz", None), Fact::DisputeResolved(resolved)]
        },
    },
    Client {
        name: "suspended",
        story: "-50 note\n-40 invoice F-1 1250 due -70\n-20 terms business\n-5 service suspended",
        also: ana,
    },
    Client {
        name: "friend",
        story: "-50 note\n-40 invoice F-1 1250 due -12",
        also: friend,
    },
    Client {
        name: "friend_promised",
        story: "-50 note\n-40 invoice F-1 1250 due -12\n-40 invoice F-2 80 due -9\n-3 promise 1330 due 4",
        also: friend,
    },
    Client {
        name: "friend_broken",
        story: "-50 note\n-40 invoice F-1 1250 due -30\n-20 promise 1250 due -10",
        also: friend,
    },
    Client {
        name: "friend_paid",
        story: "-50 note\n-40 invoice F-1 1250 due -30\n-4 payment 1250 for F-1",
        also: friend,
    },
    Client {
        name: "colombian",
        story: "-50 note\n-40 invoice F-1 900000 COP due -12\n-30 terms consumer\n-10 promise 900000 COP due -5 for F-1",
        also: colombian,
    },
    Client {
        name: "english",
        story: "-50 note\n-40 invoice F-1 1250 due -62\n-40 invoice F-2 80.50 due -30",
        also: english,
    },
    Client {
        name: "hostile",
        story: "-50 note\n-40 invoice <b>F-1 1250 due -62\n-40 invoice \"><script>alert(1)</script> 80.50 due -30",
        also: || vec![person("<i>Ana</i>", None)],
    },
    Client {
        name: "long",
        story: LONG,
        also: ana,
    },
];

/// More invoices than a message lists.
const LONG: &str = "-50 note
-40 invoice L-01 10 due -62\n-40 invoice L-02 10 due -61\n-40 invoice L-03 10 due -60\n-40 invoice L-04 10 due -59
-40 invoice L-05 10 due -58\n-40 invoice L-06 10 due -57\n-40 invoice L-07 10 due -56\n-40 invoice L-08 10 due -55
-40 invoice L-09 10 due -54\n-40 invoice L-10 10 due -53\n-40 invoice L-11 10 due -52\n-40 invoice L-12 10 due -51
-40 invoice L-13 10 due -50\n-40 invoice L-14 10 due -49\n-40 invoice L-15 10 due -48\n-40 invoice L-16 10 due -47
-40 invoice L-17 10 due -46\n-40 invoice L-18 10 due -45\n-40 invoice L-19 10 due -44\n-40 invoice L-20 10 due -43
-40 invoice L-21 10 due -42\n-40 invoice L-22 10 due -41";

/// A house that has said everything, or nothing.
pub fn house(address: Address, known: bool) -> Config {
    let mut config = Config::default();
    config.messages.address = address;
    if !known {
        return config;
    }
    config.author = "Marta Soler".into();
    config.house.name = "Estudio Ñandú S.L.".into();
    config.house.phone = "+34 976 00 00 00".into();
    config.house.email = "cobros@example.com".into();
    config.terms.payment_link = "https://pay.example.com/?a=1&b=2".into();
    config.terms.other_ways = vec!["Bizum 600 123 123".into()];
    config.terms.suspension_note = "no entregamos nuevos pedidos.".into();
    config.terms.deposit_percent = 30.into();
    config.terms.accounts = vec![BankAccount {
        iban: "ES9121000418450200051332".into(),
        bank: "Banco Uno".into(),
        ..BankAccount::default()
    }];
    config
}

/// All clients, as a book tells of them today at ten.
pub fn files(config: &Config) -> Vec<(&'static str, DebtorFile)> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("book.db");
    let store = SqliteStore::open(&path, Access::Create)
        .expect("a book")
        .with_seed(7);
    let settings = Settings {
        clock: Clock::Fixed(at(0, 10)),
        policy: config.policy(),
        interest: config.interest_rules(),
        limits: config.contact_rules().into(),
        author: "Ana".into(),
        window: "test".into(),
        currency: config.currency,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    };
    let mut book =
        Book::with_store(Box::new(store), settings, Random::from_seed(7)).expect("a book");
    let mut stories = CLIENTS.iter().map(Client::told);
    book.write_stories(&mut stories, &mut |_| true)
        .expect("written");
    let found = CLIENTS.iter().map(|client| {
        let debtor = book.find(client.name).expect("a client");
        (client.name, book.debtor(debtor).expect("a file"))
    });
    found.collect()
}

impl Client {
    fn told(&self) -> demo::Story {
        let details = Details {
            code: Some(self.name.to_owned()),
            name: Some("Talleres Ibáñez S.L.".into()),
            ..Details::default()
        };
        let entries = Story::read(self.story).entries.into_iter().skip(1);
        let told = entries.map(|it| (it.happened_at, it.fact.expect("a fact")));
        let also = (self.also)().into_iter().map(|fact| (at(-1, 9), fact));
        let first = std::iter::once((at(-50, 9), Fact::from(details)));
        demo::Story {
            actions: vec![demo::Action {
                recorded_at: at(0, 9),
                author: "Ana",
                facts: first.chain(told).chain(also).collect(),
            }],
        }
    }
}
