//! A run of e-mails is killed at random moments and started again. The mail server's log is the judge: nobody gets a second
//! one, whatever it has and the book does not know of is shown as in doubt, and everybody else gets theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::home::{Home, text};
use super::server::{MailServer, Manners};

/// Clients of one book, and kills until all of its e-mails are out.
const CLIENTS: usize = 24;

#[test]
fn nobody_gets_a_second_mail_after_a_few_kills() {
    Judge::new(11).kill(8);
}

#[test]
#[ignore = "takes minutes"]
fn nobody_gets_a_second_mail_after_many_kills() {
    Judge::new(12).kill(200);
}

struct Judge {
    random: ChaCha8Rng,
    kills: u32,
    /// Kills that left a message in doubt, and those of them that the server had.
    in_doubt: usize,
    doubted_there: usize,
    sent: usize,
}

fn address(number: usize) -> String {
    format!("cobros{number}@cliente{number}.example")
}

/// A book whose clients are all due a friendly reminder by e-mail, and a house that sends by this server.
fn home(server: &MailServer) -> Home {
    let home = Home::new();
    let mut csv =
        "Código;Cliente;Tipo;E-mail;Nº factura;Fecha factura;Vencimiento;Total\n".to_owned();
    for number in 1..=CLIENTS {
        csv.push_str(&format!(
            "K{number:04};Cliente Núñez {number:04};olvidadizo;{};F-{number};2026-10-20;2026-11-19;{}.37\n",
            address(number),
            1000 + number
        ));
    }
    let config = format!(
        "[house]\nname = \"Imprenta Peñón\"\nemail = \"cobros@penon.example\"\n{}",
        server.settings()
    );
    home.file("config.toml", config);
    let file = home.file("clients.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    home
}

const SEND: [&str; 4] = ["send", "--step", "friendly_reminder", "--yes"];

impl Judge {
    fn new(seed: u64) -> Self {
        Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            kills: 0,
            in_doubt: 0,
            doubted_there: 0,
            sent: 0,
        }
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.random.next_u64() % limit
    }

    /// One book after the other, until there were so many kills.
    fn kill(mut self, kills: u32) {
        // On some machines a few kills all come between two messages, which shows nothing.
        while self.kills < kills || (self.in_doubt == 0 && self.kills < kills * 6) {
            self.one_book(kills.max(self.kills + 4));
        }
        eprintln!(
            "{} kills, {} mails: {} in doubt, of which the server had {}",
            self.kills, self.sent, self.in_doubt, self.doubted_there
        );
        // The kills must have come at telling moments, or this test shows nothing.
        assert!(self.in_doubt > 0, "no message was ever in doubt");
        assert!(
            self.doubted_there < self.in_doubt || kills < 100,
            "none was cut off before its text"
        );
    }

    fn one_book(&mut self, kills: u32) {
        let server = MailServer::start(Manners {
            hesitates: Duration::from_millis(8),
            thinks: Duration::from_millis(12),
            ..Manners::default()
        });
        let home = home(&server);
        let mut reached = 0;
        while reached + 4 < CLIENTS && self.kills < kills {
            self.killed_run(&home, &server);
            let (recorded, in_doubt) = verify(&home, &server);
            reached = recorded.len() + in_doubt.len();
        }
        // The last run is left alone.
        let last = home.run(&[&["--json"], SEND.as_slice()].concat());
        let all: BTreeSet<String> = (1..=CLIENTS).map(address).collect();
        let (recorded, in_doubt) = verify(&home, &server);
        let doubted: BTreeSet<String> = in_doubt.values().cloned().collect();
        assert_eq!(
            last.code,
            if doubted.is_empty() { 0 } else { 3 },
            "{last:?}"
        );
        assert_eq!(
            recorded.union(&doubted).cloned().collect::<BTreeSet<_>>(),
            all
        );
        // A person clears up what is in doubt; the server knows what is true.
        for (id, address) in &in_doubt {
            let arrived = server.recipients().contains(address);
            let how = if arrived { "--arrived" } else { "--again" };
            home.run(&["outbox", "resolve", id, how]).code(0);
            self.doubted_there += usize::from(arrived);
        }
        self.in_doubt += in_doubt.len();
        let (recorded, in_doubt) = verify(&home, &server);
        assert_eq!((recorded, in_doubt.len()), (all, 0));
        assert_eq!(server.recipients().len(), CLIENTS);
        self.sent += CLIENTS;
        home.assert_sound();
    }

    /// Kills a run a random while after the server first heard of it, mostly in the midst of a message.
    fn killed_run(&mut self, home: &Home, server: &MailServer) {
        let heard = server.log().asked.len();
        let wait = Duration::from_micros(self.below(150_000));
        let all = &[&["--json"], SEND.as_slice()].concat();
        let mut child = home.start(all);
        let until = std::time::Instant::now() + super::home::PATIENCE;
        while server.log().asked.len() == heard && std::time::Instant::now() < until {
            if child.try_wait().expect("can be asked").is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(wait);
        child.kill().expect("can be killed");
        child.wait().expect("it is gone");
        self.kills += 1;
        // What was on the wire when it was killed comes in yet.
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// What holds after every kill. Gives back whose message is recorded, and the ids and addresses of those in doubt.
#[track_caller]
fn verify(home: &Home, server: &MailServer) -> (BTreeSet<String>, BTreeMap<String, String>) {
    let got = server.recipients();
    let there: BTreeSet<String> = got.iter().cloned().collect();
    assert_eq!(got.len(), there.len(), "somebody got a second one: {got:?}");
    let outbox = home.json(&["outbox"]);
    let mut in_doubt = BTreeMap::new();
    for kept in outbox.as_array().expect("a list") {
        assert_eq!(kept["state"], "unknown", "{kept}");
        let text = |key: &str| kept[key].as_str().expect("is said").to_owned();
        in_doubt.insert(text("id"), text("to"));
    }
    let contacts = home.facts("contact");
    let recorded = contacts.iter().map(|it| {
        let contact: serde_json::Value = serde_json::from_str(it).expect("is JSON");
        contact["address"].as_str().expect("is said").to_owned()
    });
    let recorded: Vec<String> = recorded.collect();
    let once: BTreeSet<String> = recorded.iter().cloned().collect();
    assert_eq!(
        recorded.len(),
        once.len(),
        "one is recorded twice: {recorded:?}"
    );
    for address in &once {
        assert!(
            there.contains(address),
            "{address} is recorded, and the server has nothing"
        );
        assert!(
            !in_doubt.values().any(|it| it == address),
            "{address} is both"
        );
    }
    for address in &there {
        let shown = once.contains(address) || in_doubt.values().any(|it| it == address);
        assert!(shown, "the server has {address}, and nobody is told");
    }
    (once, in_doubt)
}
