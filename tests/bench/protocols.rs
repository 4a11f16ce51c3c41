//! What the protocols add to the standings that the queue is ordered by.

use std::sync::Arc;
use std::time::Duration;

use cobro::config::Config;
use cobro::domain::account::Account;
use cobro::domain::fact::Entry;
use cobro::domain::policy::Policy;
use cobro::domain::protocol::Protocols;
use cobro::domain::standing::Standing;
use cobro::store::Store;
use cobro::store::sqlite::{Access, SqliteStore};

use crate::Bench;
use crate::book::now;
use crate::measure::{Table, in_turn, ms, ratio, timed};

/// Debtors whose entries are in memory at a time.
const AT_ONCE: i64 = 5_000;

/// How often each lot is measured.
const ROUNDS: usize = 3;

pub fn protocols(bench: &Bench, table: &mut Table) {
    let with = Config::default().policy();
    let without = Policy {
        protocols: Arc::new(Protocols::default()),
        ..with.clone()
    };
    let store = SqliteStore::open(&bench.book, Access::ReadOnly).expect("opened");
    let last = i64::from(bench.debtors);
    let mut whole = (Duration::ZERO, Duration::ZERO);
    let mut alone = (Duration::ZERO, Duration::ZERO);
    let mut from = 1;
    while from <= last {
        let to = (from + AT_ONCE).min(last + 1);
        let lot: Vec<Vec<Entry>> = (from..to)
            .map(|debtor| store.entries(debtor).expect("read"))
            .collect();
        let fold = |policy: &Policy| {
            let moment = now();
            let accounts = lot.iter().map(|it| Account::at(it, moment, policy));
            accounts
                .map(|it| Standing::of(&it, moment, policy).points)
                .sum::<i32>()
        };
        let (one, other) = in_turn(
            ROUNDS,
            || timed(|| fold(&with)).0,
            || timed(|| fold(&without)).0,
        );
        whole.0 += one.median();
        whole.1 += other.median();
        let accounts: Vec<Account> = lot.iter().map(|it| Account::at(it, now(), &with)).collect();
        let stand = |policy: &Policy| {
            let standings = accounts.iter().map(|it| Standing::of(it, now(), policy));
            standings.map(|it| it.points).sum::<i32>()
        };
        let (one, other) = in_turn(
            ROUNDS,
            || timed(|| stand(&with)).0,
            || timed(|| stand(&without)).0,
        );
        alone.0 += one.median();
        alone.1 += other.median();
        from = to;
    }
    for (what, (time, plain)) in [
        ("standings from the journal, with protocols", whole),
        ("standings of folded accounts, with protocols", alone),
    ] {
        table.add(
            what,
            "1.3 times as long",
            ms(time),
            format!("without protocols: {}", ms(plain)),
            ratio(time, plain),
        );
    }
}
