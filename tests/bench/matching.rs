//! Recognising payments against looking each word of the texts up among the invoice numbers, and nothing more.

use std::collections::HashSet;

use cobro::domain::matching::{Matcher, propose_all};
use cobro::domain::movement::Movement;

use crate::Bench;
use crate::invented_year::year;
use crate::measure::{Table, in_turn, ms, ratio, timed};

const CLIENTS: usize = 10_000;
const INVOICES: usize = 50_000;
const MOVEMENTS: usize = 10_000;

pub fn matching(_: &Bench, table: &mut Table) {
    let year = year(7, CLIENTS, INVOICES, MOVEMENTS);
    let movements: Vec<&Movement> = year.movements.iter().map(|it| &it.0).collect();
    let invoices = year.payers.iter().flat_map(|it| &it.invoices);
    let numbers: HashSet<&str> = invoices.map(|it| it.number.as_str()).collect();
    let (proposed, looked_up) = in_turn(
        5,
        || {
            let payers = year.payers.clone();
            let work = || {
                let mut matcher = Matcher::new(payers, &year.learned);
                propose_all(&mut matcher, &movements).len()
            };
            timed(work).0
        },
        || {
            let words = movements.iter().flat_map(|it| it.text.split(' '));
            timed(|| words.filter(|it| numbers.contains(it)).count()).0
        },
    );
    table.add(
        "10,000 movements matched with 50,000 open invoices",
        "5 s",
        ms(proposed.median()),
        format!("their words looked up: {}", ms(looked_up.median())),
        ratio(proposed.median(), looked_up.median()),
    );
}
