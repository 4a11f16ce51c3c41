//! Recognising payments: a table of single cases, and a year of invented business with noisy texts.
#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

use std::collections::HashMap;
use std::fmt::Write;

use chrono::{Days, NaiveDate};
use cobro::domain::account_number;
use cobro::domain::matching::{
    Evidence, Learned, Matcher, OpenInvoice, Payer, Verdict, propose_all,
};
use cobro::domain::money::{Currency, Money};
use cobro::domain::movement::{Movement, Party};
use expect_test::{Expect, expect};
use rust_decimal::Decimal;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn invoice(number: &str, open: &str) -> OpenInvoice {
    OpenInvoice {
        number: number.to_owned(),
        issued_on: day("2026-10-01"),
        due_on: day("2026-10-31"),
        currency: Currency::EUR,
        open: open.parse().unwrap(),
    }
}

fn payer(debtor: i64, name: &str, tax_id: &str, invoices: &[(&str, &str)]) -> Payer {
    Payer {
        debtor,
        name: Some(name.to_owned()),
        code: None,
        tax_id: Some(tax_id.to_owned()),
        invoices: invoices
            .iter()
            .map(|(number, open)| invoice(number, open))
            .collect(),
    }
}

fn book() -> Vec<Payer> {
    vec![
        payer(
            1,
            "Talleres Ibáñez, S.L.",
            "B12345674",
            &[("2026/0117", "1210.00"), ("2026/0118", "90.75")],
        ),
        payer(
            2,
            "Bodegas Puig, S.A.",
            "A58818501",
            &[
                ("2026/0119", "1210.00"),
                ("2026/0120", "300.00"),
                ("2026/0121", "300.00"),
            ],
        ),
        payer(
            3,
            "Suministros Industriales del Mediterráneo, S.L.",
            "B65410011",
            &[
                ("F-2026-00031", "100.00"),
                ("F-2026-00032", "250.00"),
                ("F-2026-00033", "475.55"),
            ],
        ),
        payer(
            4,
            "García López, María",
            "12345678Z",
            &[("2026/0200", "55.00")],
        ),
    ]
}

fn credit(amount: &str, text: &str) -> Movement {
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

fn from(mut movement: Movement, name: &str, account: &str) -> Movement {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    movement.payer.name = some(name);
    movement.payer.account = some(account);
    movement
}

fn told(movement: &Movement, learned: &[Learned]) -> String {
    let mut text = String::new();
    for proposal in Matcher::new(book(), learned).propose(movement) {
        let shares: Vec<String> = proposal
            .shares
            .iter()
            .map(|(number, share)| format!("{number} {share}"))
            .collect();
        let evidence: Vec<&str> = proposal.evidence.iter().map(Evidence::id).collect();
        let (debtor, verdict) = (proposal.debtor, proposal.verdict.id());
        writeln!(
            text,
            "{verdict} {debtor}: {} ({})",
            shares.join(", "),
            evidence.join(", ")
        )
        .unwrap();
    }
    text
}

fn check(movement: &Movement, expected: &Expect) {
    expected.assert_eq(&told(movement, &[]));
}

#[test]
fn what_speaks_for_a_payment() {
    // The number and the amount.
    check(
        &credit("1210.00", "TRANSF SEPA FRA 2026/117"),
        &expect![[r#"
            certain 1: 2026/0117 1210.00 (number, exact_amount)
            possible 2: 2026/0119 1210.00 (exact_amount, others_fit)
        "#]],
    );
    // The number run together, in a reference with check digits.
    let mut referred = credit("100.00", "ABONO");
    referred.reference = Some("RF18F202600031".into());
    check(
        &referred,
        &expect![[r#"
        certain 3: F-2026-00031 100.00 (reference, exact_amount)
    "#]],
    );
    // The amount of two clients, and nothing else.
    check(
        &credit("1210.00", "TRANSFERENCIA RECIBIDA"),
        &expect![[r#"
            possible 1: 2026/0117 1210.00 (exact_amount, others_fit)
            possible 2: 2026/0119 1210.00 (exact_amount, others_fit)
        "#]],
    );
    // The amount of two clients, and the name of one.
    check(
        &from(credit("1210.00", "PAGO"), "BODEGAS PUIG SA", ""),
        &expect![[r#"
            certain 2: 2026/0119 1210.00 (payer_name, exact_amount)
            possible 1: 2026/0117 1210.00 (exact_amount, others_fit)
        "#]],
    );
    // Two invoices alike: it is this client, and one of them.
    check(
        &from(credit("300.00", "PAGO"), "BODEGAS PUIG SA", ""),
        &expect![[r#"
            likely 2: 2026/0120 300.00 (payer_name, exact_amount, others_fit)
        "#]],
    );
    // Two of three invoices, by a name that the bank cut off.
    check(
        &from(
            credit("350.00", "PAGO FACTURAS"),
            "SUMINISTROS INDUSTRIALES DEL MEDITE",
            "",
        ),
        &expect![[r#"
            likely 3: F-2026-00031 100.00, F-2026-00032 250.00 (payer_name, exact_sum)
        "#]],
    );
    // All that is open.
    check(
        &from(
            credit("825.55", "PAGO FACTURAS"),
            "SUMINISTROS INDUSTRIALES DEL MEDITE",
            "",
        ),
        &expect![[r#"
            certain 3: F-2026-00031 100.00, F-2026-00032 250.00, F-2026-00033 475.55 (payer_name, exact_all)
        "#]],
    );
    // Less than the invoice that is named.
    check(
        &credit("500.00", "A CUENTA FRA 2026/0117 TALLERES IBANEZ"),
        &expect![[r#"
            likely 1: 2026/0117 500.00 (number, name_in_text, part)
        "#]],
    );
    // More than is open.
    check(
        &from(credit("80.00", "PAGO"), "MARIA GARCIA LOPEZ", ""),
        &expect![[r#"
            possible 4: 2026/0200 55.00 (payer_name, more)
        "#]],
    );
    // The last digits, and the tax id.
    check(
        &credit("90.75", "FRA 118 CIF B-12345674"),
        &expect![[r#"
            certain 1: 2026/0118 90.75 (number_end, tax_id, exact_amount)
        "#]],
    );
    // Two invoices in one transfer.
    check(
        &credit("1300.75", "FRAS 2026/0117 Y 2026/0118"),
        &expect![[r#"
            certain 1: 2026/0117 1210.00, 2026/0118 90.75 (number, number, exact_sum)
        "#]],
    );
    // The number of one client and the name of another.
    check(
        &from(credit("1210.00", "FRA 2026/0117"), "BODEGAS PUIG SA", ""),
        &expect![[r#"
            likely 1: 2026/0117 1210.00 (number, exact_amount, others_fit)
            likely 2: 2026/0119 1210.00 (payer_name, exact_amount)
        "#]],
    );
    // Nothing that anybody knows, and money that goes out.
    check(&credit("77.77", "INTERESES"), &expect![[r#""#]]);
    check(&credit("-1210.00", "FRA 2026/0117"), &expect![[r#""#]]);
}

/// What is paid in another currency than the invoice is no part of it, and theirs all the same, before it is anybody's who happens
/// to owe just as much.
#[test]
fn an_invoice_in_another_currency_is_no_reason_to_look_elsewhere() {
    let mut acme = payer(1, "Acme Corp", "", &[("A-77", "1200")]);
    acme.invoices[0].currency = Currency::USD;
    let puig = payer(2, "Bodegas Puig", "", &[("P-9", "1200")]);
    let mut matcher = Matcher::new(vec![acme, puig], &[]);
    let found = matcher.propose(&credit("1200", "PAYMENT A-77"));
    let told: Vec<_> = found
        .iter()
        .map(|it| {
            (
                it.debtor,
                it.verdict.id(),
                it.shares.len(),
                it.evidence.iter().map(|it| it.id()).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (1, "possible", 0, vec!["other_currency"]),
            (2, "possible", 1, vec!["exact_amount"]),
        ]
    );
}

#[test]
fn whoever_paid_before_is_known_again() {
    let learned = Learned {
        debtor: 2,
        party: Party {
            name: Some("Explotaciones Vinícolas Reunidas".into()),
            account: Some("DE89370400440532013000".into()),
            tax_id: None,
        },
    };
    let by_account = from(credit("1210.00", "PAGO"), "", "DE89370400440532013000");
    let by_name = from(
        credit("1210.00", "PAGO"),
        "EXPLOTACIONES VINICOLAS REUNIDAS",
        "",
    );
    let in_text = credit("1210.00", "PAGO DE DE89 3704 0044 0532 0130 00");
    for (movement, expected) in [
        (
            by_account,
            expect![[r#"
            certain 2: 2026/0119 1210.00 (payer_account, exact_amount)
            possible 1: 2026/0117 1210.00 (exact_amount, others_fit)
        "#]],
        ),
        (
            by_name,
            expect![[r#"
            certain 2: 2026/0119 1210.00 (learned_name, exact_amount)
            possible 1: 2026/0117 1210.00 (exact_amount, others_fit)
        "#]],
        ),
        (
            in_text,
            expect![[r#"
            certain 2: 2026/0119 1210.00 (payer_account, exact_amount)
            possible 1: 2026/0117 1210.00 (exact_amount, others_fit)
        "#]],
        ),
    ] {
        expected.assert_eq(&told(&movement, std::slice::from_ref(&learned)));
    }
}

#[test]
fn account_numbers_are_found_in_texts() {
    let found = account_number::ibans_in(
        "DE ES91 2100 0418 4502 0005 1332 A es91-2100-0418-4502-0005-1333, GB82WEST12345698765432.",
    );
    assert_eq!(
        found,
        ["ES9121000418450200051332", "GB82WEST12345698765432"]
    );
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
struct Truth {
    debtor: i64,
    shares: Vec<String>,
}

struct Year {
    payers: Vec<Payer>,
    learned: Vec<Learned>,
    movements: Vec<(Movement, Option<Truth>)>,
}

/// Invoices of a year and what came in for them, with all that goes wrong between a client's desk and a bank's text.
fn year(seed: u64, clients: usize, invoices: usize, credits: usize) -> Year {
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

type Counts = HashMap<Verdict, (usize, usize)>;

/// How many proposals were made with a verdict, and how many of those were right.
fn counted(year: Year) -> (Counts, usize, u64, Vec<String>) {
    let payments = year.movements.iter().filter(|it| it.1.is_some()).count();
    let movements: Vec<&Movement> = year.movements.iter().map(|it| &it.0).collect();
    let mut matcher = Matcher::new(year.payers, &year.learned);
    let proposals = propose_all(&mut matcher, &movements);
    let mut counts: HashMap<Verdict, (usize, usize)> = HashMap::new();
    let mut wrong = Vec::new();
    for ((movement, truth), proposals) in year.movements.iter().zip(&proposals) {
        let Some(first) = proposals.first() else {
            continue;
        };
        let numbers: Vec<&String> = first.shares.iter().map(|it| &it.0).collect();
        let is_right = truth.as_ref().is_some_and(|truth| {
            let mut wanted: Vec<&String> = truth.shares.iter().collect();
            let mut found = numbers.clone();
            wanted.sort_unstable();
            found.sort_unstable();
            truth.debtor == first.debtor && wanted == found
        });
        let count = counts.entry(first.verdict).or_default();
        count.0 += 1;
        count.1 += usize::from(is_right);
        if first.verdict == Verdict::Certain && !is_right {
            let truth = truth.as_ref().map(|it| (it.debtor, &it.shares));
            wrong.push(format!(
                "{:?} {} {:?} was {truth:?}, taken for {first:?}",
                movement.text, movement.money.amount, movement.payer
            ));
        }
    }
    (counts, payments, matcher.work(), wrong)
}

#[test]
fn a_year_with_noisy_texts_is_matched_with_hardly_an_error() {
    let (mut certain, mut right, mut payments, mut all_right) = (0, 0, 0, 0);
    for seed in [1, 2, 3] {
        let (counts, count, _, wrong) = counted(year(seed, 400, 5_000, 4_500));
        for line in wrong.iter().take(8) {
            eprintln!("seed {seed}: {line}");
        }
        eprintln!("seed {seed}: {count} payments, {counts:?}");
        let of_certain = counts.get(&Verdict::Certain).copied().unwrap_or_default();
        certain += of_certain.0;
        right += of_certain.1;
        payments += count;
        all_right += counts.values().map(|it| it.1).sum::<usize>();
    }
    let per_mille = |part: usize, whole: usize| part * 1000 / whole;
    let precision = per_mille(right, certain);
    let (recall, first) = (per_mille(right, payments), per_mille(all_right, payments));
    eprintln!(
        "precision of certain {precision} ‰, recall {recall} ‰, first proposal right {first} ‰"
    );
    assert!(precision >= 995, "precision {precision} ‰");
    assert!(recall >= 550, "recall {recall} ‰");
    assert!(first >= 800, "first proposal right {first} ‰");
}

/// Movements against fifty thousand open invoices: the time depends on what is looked at, which is counted.
#[test]
fn little_is_looked_at_for_each_movement() {
    let year = year(7, 4_000, 50_000, 2_000);
    let count = year.movements.len();
    let began = std::time::Instant::now();
    let (_, _, work, _) = counted(year);
    eprintln!(
        "{count} movements: {} looked at for each, {:?}",
        work / count as u64,
        began.elapsed()
    );
    assert!(work / (count as u64) < 2_000, "{work}");
}
