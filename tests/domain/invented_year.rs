//! A year of invented business: who owes what, and how it is paid, with the noise between a client's desk and a bank's text. The
//! same for the same seed, for tests and benchmarks.
#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use cobro::domain::account_number;
use cobro::domain::matching::{Learned, OpenInvoice, Payer};
use cobro::domain::money::{Currency, Money};
use cobro::domain::movement::{Movement, Party};
use rust_decimal::Decimal;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn credit(amount: &str, text: &str) -> Movement {
    Movement {
        account: "ES9121000418450200051332".into(),
        booked_on: day("2026-11-12"),
        value_on: None,
        money: Money::new(amount.parse().unwrap(), Currency::EUR),
        payer: Party::default(),
        reference: None,
        text: text.to_owned(),
        bank_reference: None,
        format: None,
    }
}

/// A small generator of its own, the same in every version of every library.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

const TRADES: [&str; 16] = [
    "Talleres",
    "Bodegas",
    "Suministros",
    "Transportes",
    "Construcciones",
    "Hostelería",
    "Panadería",
    "Reformas",
    "Electricidad",
    "Instalaciones",
    "Distribuciones",
    "Carpintería",
    "Gestoría",
    "Clínica Dental",
    "Conservas",
    "Viveros",
];
const SURNAMES: [&str; 24] = [
    "Ibáñez",
    "Puig",
    "García",
    "López",
    "Martínez",
    "Ferrer",
    "Núñez",
    "Ortega",
    "Castro",
    "Vidal",
    "Serrano",
    "Molina",
    "Prieto",
    "Rubio",
    "Vega",
    "Soler",
    "Cano",
    "Gil",
    "Peña",
    "Márquez",
    "Roca",
    "Bravo",
    "Sáez",
    "Lorenzo",
];
const PLACES: [&str; 12] = [
    "del Norte",
    "del Mediterráneo",
    "y Hermanos",
    "e Hijos",
    "de Levante",
    "Peninsular",
    "Reunidos",
    "Industrial",
    "2000",
    "Global",
    "Sur",
    "",
];
const FORMS: [&str; 5] = ["S.L.", "S.A.", "SLU", "S.C.", "S. Coop."];

/// What a movement really was.
pub struct Truth {
    pub debtor: i64,
    pub shares: Vec<String>,
}

pub struct Year {
    pub payers: Vec<Payer>,
    pub learned: Vec<Learned>,
    pub movements: Vec<(Movement, Option<Truth>)>,
}

/// Invoices of a year and what came in for them, with all that goes wrong between a client's desk and a bank's text.
pub fn year(seed: u64, clients: usize, invoices: usize, credits: usize) -> Year {
    let mut dice = Dice(seed);
    let mut payers: Vec<Payer> = (0..clients)
        .map(|at| {
            let name = format!(
                "{} {} {} {}",
                dice.pick(&TRADES),
                dice.pick(&SURNAMES),
                dice.pick(&PLACES),
                dice.pick(&FORMS)
            );
            Payer {
                debtor: at as i64 + 1,
                name: Some(name),
                code: Some(format!("430{at:05}")),
                tax_id: dice
                    .percent(80)
                    .then(|| format!("B{:08}", 10_000_000 + at * 37)),
                invoices: Vec::new(),
            }
        })
        .collect();
    // Fees that many clients pay alike.
    let fees: Vec<Decimal> = (0..12)
        .map(|_| Decimal::new(4_000 + 500 * dice.below(60) as i64, 2))
        .collect();
    let start = day("2026-01-02");
    for number in 1..=invoices {
        let payer = dice.below(clients);
        let open = match dice.percent(35) {
            true => *dice.pick(&fees),
            false => Decimal::new(1_000 + dice.below(900_000) as i64, 2),
        };
        let issued_on = start + Days::new((number * 330 / invoices) as u64);
        payers[payer].invoices.push(OpenInvoice {
            number: if payer.is_multiple_of(3) {
                format!("F26-{number:06}")
            } else {
                format!("2026/{number:05}")
            },
            issued_on,
            due_on: issued_on + Days::new(30),
            currency: Currency::EUR,
            open,
        });
    }
    let account = |at: usize| {
        account_number::spanish(
            "2100",
            &format!("{:04}", at % 1000),
            &format!("{:010}", 777 + at * 31),
        )
        .unwrap()
    };
    let learned = (0..clients).filter(|at| at % 3 == 0).map(|at| Learned {
        debtor: at as i64 + 1,
        party: Party {
            account: Some(account(at)),
            ..Party::default()
        },
    });
    let learned = learned.collect();
    let mut unpaid: HashMap<usize, Vec<usize>> = payers
        .iter()
        .enumerate()
        .map(|(at, it)| (at, (0..it.invoices.len()).collect()))
        .collect();
    let mut movements = Vec::new();
    while movements.len() < credits {
        if dice.percent(15) {
            movements.push((unrelated(&mut dice, &payers), None));
            continue;
        }
        let at = dice.below(clients);
        let open = unpaid.entry(at).or_default();
        if open.is_empty() {
            if unpaid.values().all(Vec::is_empty) {
                break;
            }
            continue;
        }
        // As a rule the oldest, one or several.
        let count = if dice.percent(20) {
            1 + dice.below(3)
        } else {
            1
        };
        let from = if dice.percent(85) {
            0
        } else {
            dice.below(open.len())
        };
        let paid: Vec<usize> = open.iter().copied().skip(from).take(count).collect();
        open.retain(|it| !paid.contains(it));
        let (movement, shares) = paid_with(&mut dice, &payers[at], &paid, &account(at));
        movements.push((
            movement,
            Some(Truth {
                debtor: at as i64 + 1,
                shares,
            }),
        ));
    }
    Year {
        payers,
        learned,
        movements,
    }
}

fn unrelated(dice: &mut Dice, payers: &[Payer]) -> Movement {
    const TEXTS: [&str; 6] = [
        "DEVOLUCION HACIENDA IRPF 2025",
        "INTERESES A SU FAVOR",
        "ABONO TPV COMERCIO 0334455",
        "TRASPASO ENTRE CUENTAS",
        "INGRESO EN EFECTIVO OFICINA 0418",
        "SUBVENCION EXP 2026/00412",
    ];
    // Now and then it is just what some client owes.
    let amount = match dice.percent(20) {
        true => dice.pick(payers).invoices.first().map(|it| it.open),
        false => None,
    };
    let amount = amount.unwrap_or_else(|| Decimal::new(500 + dice.below(500_000) as i64, 2));
    let mut movement = credit("1", dice.pick::<&str>(&TEXTS));
    movement.money.amount = amount;
    movement.booked_on = day("2026-02-01") + Days::new(dice.below(330) as u64);
    movement
}

fn paid_with(
    dice: &mut Dice,
    payer: &Payer,
    paid: &[usize],
    account: &str,
) -> (Movement, Vec<String>) {
    let invoices: Vec<&OpenInvoice> = paid.iter().map(|at| &payer.invoices[*at]).collect();
    let mut amount: Decimal = invoices.iter().map(|it| it.open).sum();
    if dice.percent(6) {
        // In part, or less the bank's charges.
        amount = if dice.percent(50) {
            (amount / Decimal::from(2)).round_dp(2)
        } else {
            amount - Decimal::new(350, 2)
        };
    }
    let written: Vec<String> = invoices
        .iter()
        .map(|it| noisy_number(dice, &it.number))
        .collect();
    let name = payer.name.clone().unwrap_or_default().to_uppercase();
    let name: String = name
        .chars()
        .map(|c| {
            "AEIOUUN"
                .chars()
                .nth("ÁÉÍÓÚÜÑ".chars().position(|it| it == c).unwrap_or(9))
                .unwrap_or(c)
        })
        .collect();
    let cut: String = name.chars().take(35).collect();
    let numbers = written.join(if dice.percent(50) { " Y " } else { ", " });
    let text = match dice.below(8) {
        0 => format!("TRANSFERENCIA DE {cut}"),
        1 => format!("{cut} PAGO FACTURAS"),
        2 => "PAGO FRA".to_owned(),
        3 => format!("PAGO FACTURA {numbers} {cut}"),
        4 => format!("/TXT/FRA.{numbers}/ORD {cut}"),
        5 => format!("Pago fra {numbers} pedido {}", 10_000 + dice.below(80_000)),
        6 => format!(
            "FACT {numbers} DE {:02}/{:02}/2026",
            1 + dice.below(28),
            1 + dice.below(12)
        ),
        _ => format!("N/FRA {numbers}"),
    };
    let text: String = if dice.percent(10) {
        text.chars().take(35).collect()
    } else {
        text
    };
    let mut movement = credit("1", &text);
    movement.money.amount = amount;
    let last = invoices.iter().map(|it| it.issued_on).max().unwrap();
    movement.booked_on = last + Days::new(5 + dice.below(60) as u64);
    if dice.percent(40) {
        movement.payer.name = Some(cut);
    }
    if dice.percent(30) {
        movement.payer.account = Some(account.to_owned());
    }
    if dice.percent(10) {
        movement.payer.tax_id.clone_from(&payer.tax_id);
    }
    (
        movement,
        invoices.iter().map(|it| it.number.clone()).collect(),
    )
}

/// A number as people copy it: without zeros, without marks, its end only, or with a digit wrong.
fn noisy_number(dice: &mut Dice, number: &str) -> String {
    match dice.below(10) {
        0 | 1 => number
            .replace("/0", "/")
            .replace("/0", "/")
            .replace("-00", "-"),
        2 => number.replace(['/', '-'], ""),
        3 => number.replace(['/', '-'], " "),
        4 => number
            .rsplit(['/', '-'])
            .next()
            .unwrap()
            .trim_start_matches('0')
            .to_owned(),
        5 if dice.percent(40) => {
            let at = number.len() - 1 - dice.below(3);
            let mut digits: Vec<char> = number.chars().collect();
            digits[at] = char::from(b'0' + dice.below(10) as u8);
            digits.into_iter().collect()
        }
        _ => number.to_owned(),
    }
}
