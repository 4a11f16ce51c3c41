//! Recognising payments: a table of single cases, and a year of invented business with noisy texts.
#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

use std::collections::HashMap;
use std::fmt::Write;

use super::invented_year::{Year, credit, day, year};
use cobro::domain::account_number;
use cobro::domain::matching::{
    Evidence, Learned, Matcher, OpenInvoice, Payer, Verdict, propose_all,
};
use cobro::domain::money::Currency;
use cobro::domain::movement::{Movement, Party};
use expect_test::{Expect, expect};

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
fn of_several_invoices_in_another_currency_the_first_is_told() {
    let mut acme = payer(1, "Acme Corp", "", &[("A-77", "1200"), ("A-78", "1200")]);
    for invoice in &mut acme.invoices {
        invoice.currency = Currency::USD;
    }
    let mut matcher = Matcher::new(vec![acme], &[]);
    let found = matcher.propose(&credit("2400", "PAYMENT A-77 A-78"));
    let first = Evidence::OtherCurrency("A-77".to_owned());
    assert!(found[0].evidence.contains(&first), "{found:?}");
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
