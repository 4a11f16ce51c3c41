//! A driver records through the real program and kills it at random moments. Whatever was acknowledged is there afterwards,
//! once; whatever was not may be there or not, but never half and never twice.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::desk::Desk;
use super::home::{Home, clients, signal, text, total};

/// Kills in the ordinary run; the long one is asked for by `cargo test --test crash -- --ignored`.
const FEW: u32 = 12;
const MANY: u32 = 200;
/// So many times the kills that were wanted are tried until one comes in the midst of an action.
const LUCKLESS: u32 = 6;

#[test]
fn what_was_acknowledged_survives_a_few_kills() {
    Driver::new(1, FEW).drive();
}

#[test]
#[ignore = "takes minutes"]
fn what_was_acknowledged_survives_many_kills() {
    Driver::new(2, MANY).drive();
}

#[test]
fn an_import_is_whole_or_not_there_after_a_few_kills() {
    kill_imports(3, 6);
}

#[test]
#[ignore = "takes minutes"]
fn an_import_is_whole_or_not_there_after_many_kills() {
    kill_imports(4, 60);
}

/// An action that was tried: what tells its fact from all others, and whether the program said that it was done.
struct Tried {
    kind: &'static str,
    words: String,
    acknowledged: bool,
}

struct Driver {
    home: Home,
    random: ChaCha8Rng,
    kills: u32,
    tried: Vec<Tried>,
    /// Clients that the desk's one-key promise was not pressed for yet.
    next_client: u32,
    clients: u32,
    next_mark: u32,
    next_amount: u32,
}

impl Driver {
    fn new(seed: u64, kills: u32) -> Self {
        // More than a desk gets through before it is killed, however fast the machine.
        let clients = kills * 20 + 40;
        Self {
            clients,
            home: Home::with_clients(clients),
            random: ChaCha8Rng::seed_from_u64(seed),
            kills,
            tried: Vec::new(),
            next_client: 1,
            next_mark: 1,
            next_amount: 1,
        }
    }

    fn drive(mut self) {
        let usual = self.usual_time();
        let start = Instant::now();
        for kill in 1..=self.kills {
            self.kill_one(kill, usual);
            if kill % 10 == 0 {
                self.verify();
            }
        }
        self.verify();
        // On some machines a few kills all come after the work was done. Those show nothing, so that it goes on until one
        // came in the midst of it.
        let mut kill = self.kills;
        while kill < self.kills * LUCKLESS && self.is_all_there() {
            kill += 1;
            self.kill_one(kill, usual);
            self.verify();
        }
        let acknowledged = self.tried.iter().filter(|it| it.acknowledged).count();
        let there = self.facts_there().values().sum::<usize>();
        eprintln!(
            "{kill} kills in {:.1?}: {} actions tried, {acknowledged} acknowledged, {there} there",
            start.elapsed(),
            self.tried.len(),
        );
        // The kills must have come at telling moments, or this test shows nothing.
        assert!(acknowledged > 0, "nothing was acknowledged");
        assert!(
            there < self.tried.len(),
            "every action was finished before its kill"
        );
    }

    fn kill_one(&mut self, kill: u32, usual: Duration) {
        if kill.is_multiple_of(2) {
            self.killed_desk();
        } else {
            self.killed_command(usual);
        }
    }

    fn is_all_there(&self) -> bool {
        self.facts_there().values().sum::<usize>() == self.tried.len()
    }

    /// How long a command takes on this machine when it is left alone.
    fn usual_time(&self) -> Duration {
        let start = Instant::now();
        self.home.run(&["note", "K0001", "la primera"]).code(0);
        start.elapsed()
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.random.next_u64() % limit
    }

    fn mark(&mut self) -> String {
        self.next_mark += 1;
        format!("marca-{:05}", self.next_mark)
    }

    /// One command, killed somewhere between its start and a little after its usual end.
    fn killed_command(&mut self, usual: Duration) {
        let client = format!("K{:04}", 1 + self.below(10));
        let wait = Duration::from_micros(self.below(usual.as_micros() as u64 * 3 / 2));
        let promises = self.below(2) == 0;
        let (kind, words, mut child) = if promises {
            // Less than anybody owes, so that it is told apart from what the desk promises, and no two are alike.
            self.next_amount += 1;
            let amount = format!("{}.37", self.next_amount);
            let spoken = amount.replace('.', ",");
            let child = self.home.start(&["promise", "--add", &client, &spoken]);
            ("promise", format!("\"{amount}\""), child)
        } else {
            let mark = self.mark();
            let child = self.home.start(&["note", &client, &mark]);
            ("note", format!("{mark}\""), child)
        };
        std::thread::sleep(wait);
        child.kill().expect("can be killed");
        let status = child.wait().expect("it is gone");
        let acknowledged = status.success() && !self.home.said().is_empty();
        self.tried.push(Tried {
            kind,
            words,
            acknowledged,
        });
    }

    /// A desk in which one thing after the other is recorded until it is killed in the midst of it.
    fn killed_desk(&mut self) {
        let mut desk = Desk::open(&self.home);
        let process = desk.process();
        let wait = Duration::from_millis(self.below(1500));
        let killer = std::thread::spawn(move || {
            let until = Instant::now() + wait;
            while let Some(left) = until.checked_duration_since(Instant::now()) {
                std::thread::sleep(left.min(Duration::from_millis(50)));
            }
            signal(process, "KILL");
        });
        let mut go_on = true;
        while go_on {
            go_on = if self.below(2) == 0 && self.next_client < self.clients {
                self.promise_at_desk(&mut desk)
            } else {
                self.note_at_desk(&mut desk)
            };
        }
        killer.join().expect("the killer does not fail");
    }

    /// `p` on the next client. Gives back whether the desk is still alive.
    fn promise_at_desk(&mut self, desk: &mut Desk) -> bool {
        self.next_client += 1;
        let client = self.next_client;
        desk.press("0/");
        desk.press(&format!("Cliente {client:04}"));
        desk.press("\r");
        let name = format!("╭ Cliente {client:04}");
        if !desk.shows_while_alive(&name) {
            return false;
        }
        let alive = desk.promise(&["Anotada"]);
        // A key that overtakes the search is for whoever the cursor was on; the desk says for whom it recorded.
        let acknowledged = alive
            && desk
                .screen()
                .contains(&format!("Promesa de Cliente {client:04}"));
        self.tried.push(Tried {
            kind: "promise",
            words: format!("\"{}\"", total(client)),
            acknowledged,
        });
        desk.press("\r");
        alive
    }

    /// A note on whoever the cursor is on.
    fn note_at_desk(&mut self, desk: &mut Desk) -> bool {
        desk.press("n");
        if !desk.shows_while_alive("Nota sobre") {
            return false;
        }
        let mark = self.mark();
        // A draft that an earlier kill left behind is added to; each note still ends with its own mark.
        desk.press(&format!(" {mark}\x13"));
        let acknowledged = desk.shows_while_alive("Nota guardada");
        // Only with the note closed is it about this one; a frame that came in half may still show what was said before.
        let acknowledged = acknowledged && desk.is_gone_while_alive("Nota sobre");
        self.tried.push(Tried {
            kind: "note",
            words: format!("{mark}\""),
            acknowledged,
        });
        // What was said is taken away before anything else can be taken for it.
        desk.press(".");
        acknowledged && desk.is_gone_while_alive("Nota guardada")
    }

    /// How often the fact of each action is in the journal.
    fn facts_there(&self) -> HashMap<&str, usize> {
        let facts = [self.home.facts("promise"), self.home.facts("note")].concat();
        let count = |it: &Tried| facts.iter().filter(|fact| fact.contains(&it.words)).count();
        let counts = self.tried.iter().map(|it| (it.words.as_str(), count(it)));
        counts.collect()
    }

    #[track_caller]
    fn verify(&self) {
        self.home.assert_sound();
        let there = self.facts_there();
        for tried in &self.tried {
            let (what, times) = (&tried.words, there[tried.words.as_str()]);
            assert!(times <= 1, "{} {what} is there {times} times", tried.kind);
            assert!(
                times == 1 || !tried.acknowledged,
                "{} {what} was acknowledged and is gone",
                tried.kind
            );
        }
    }
}

/// Kills imports of one file at random moments. Each time, all of it is there or nothing.
fn kill_imports(seed: u64, kills: u32) {
    const CLIENTS: u32 = 1500;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let csv = clients(CLIENTS);
    let time = {
        let home = Home::new();
        let start = Instant::now();
        home.import_clients(CLIENTS);
        start.elapsed()
    };
    let (mut whole, mut none) = (0, 0);
    while whole + none < kills || (none == 0 && whole < kills * LUCKLESS) {
        let home = Home::with_clients(1);
        let file = home.file("big.csv", &csv);
        let mut child = home.start(&["import", text(&file)]);
        let wait = time.mul_f64((random.next_u64() % 1100) as f64 / 1000.0);
        let until = Instant::now() + wait;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            std::thread::sleep(left.min(Duration::from_millis(50)));
        }
        child.kill().expect("can be killed");
        let acknowledged = child.wait().expect("it is gone").success();
        let invoices = home.count("invoice", "");
        assert!(
            invoices == 1 || invoices == CLIENTS as usize,
            "{invoices} invoices are there"
        );
        assert!(
            !acknowledged || invoices > 1,
            "the import was acknowledged and is gone"
        );
        if invoices == 1 {
            none += 1
        } else {
            whole += 1
        }
        home.assert_sound();
        // The same file again brings what is missing, and nothing twice.
        let again = home.run(&["import", text(&file)]).code(0);
        assert_eq!(home.count("invoice", ""), CLIENTS as usize, "{again:?}");
    }
    let all = whole + none;
    eprintln!("{all} imports of {time:.1?} killed: {whole} whole, {none} not there");
    assert!(none > 0, "every import was finished before its kill");
}
