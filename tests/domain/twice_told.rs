//! The same movement told by two formats is there once; a second one that is real is never lost.

use chrono::NaiveDate;
use cobro::domain::money::{Currency, Money};
use cobro::domain::movement::{Movement, MovementId, Party, identify};
use cobro::domain::twice_told::twice_told;
use proptest::prelude::*;

const IBAN: &str = "ES9121000418450200051332";

/// `format account day cents words`.
fn movement(line: &str) -> Movement {
    let parts: Vec<&str> = line.splitn(5, ' ').collect();
    let [format, account, day, cents, words] = parts.as_slice() else {
        panic!("{line}");
    };
    let cents: i64 = cents.parse().expect("cents");
    Movement {
        account: match *account {
            "-" => String::new(),
            other => other.replace("IBAN", IBAN),
        },
        booked_on: NaiveDate::from_ymd_opt(2026, 11, day.parse().expect("a day")).expect("a day"),
        value_on: None,
        money: Money::new(rust_decimal::Decimal::new(cents, 2), Currency::EUR),
        payer: Party::default(),
        reference: None,
        text: (*words).to_owned(),
        bank_reference: None,
        format: (*format != "?").then(|| (*format).to_owned()),
    }
}

/// The words of what is new, and how many of them are alike one that is there.
fn fresh(there: &[&str], told: &[&str]) -> (Vec<String>, u64) {
    let read = |lines: &[&str]| lines.iter().map(|it| movement(it)).collect::<Vec<_>>();
    let (there, told) = (read(there), read(told));
    let with_ids = |all: &[Movement]| -> Vec<MovementId> { identify(all.iter()) };
    let (there_ids, told_ids) = (with_ids(&there), with_ids(&told));
    let pairs = |ids: Vec<MovementId>| ids.into_iter();
    let there: Vec<_> = pairs(there_ids).zip(&there).collect();
    let told: Vec<_> = pairs(told_ids).zip(&told).collect();
    let found = twice_told(&told, &there);
    let known = |id: &MovementId| found.known.contains(id) || there.iter().any(|it| it.0 == *id);
    let left = told.iter().filter(|it| !known(&it.0));
    (left.map(|it| it.1.text.clone()).collect(), found.alike)
}

#[test]
fn words_that_agree_make_them_one() {
    let there = ["norma43 IBAN 3 10000 TRANSF. SEPA BODEGAS PUIG S.L. FRA 117"];
    assert_eq!(
        fresh(&there, &["bank_csv IBAN 3 10000 Transferencia de Bodegas"]),
        (vec![], 0)
    );
    // Accents, zeros and what the bank covers of the account make no difference.
    assert_eq!(
        fresh(&there, &["bank_csv ****1332 3 10000 BODÉGAS"]),
        (vec![], 0)
    );
    assert_eq!(fresh(&there, &["bank_csv - 3 10000 BODEG"]), (vec![], 0));
    assert_eq!(
        fresh(&there, &["ofx 0418450200051332 3 10000 PUIG"]),
        (vec![], 0)
    );
}

#[test]
fn a_second_one_that_is_real_is_not_lost() {
    let there = ["norma43 IBAN 3 10000 BODEGAS PUIG"];
    let kept = |told: &str| fresh(&there, &[told]);
    let new = |words: &str, alike: u64| (vec![words.to_owned()], alike);
    // Another client, another day, another amount, another account.
    assert_eq!(
        kept("bank_csv IBAN 3 10000 TALLERES IBAÑEZ"),
        new("TALLERES IBAÑEZ", 1)
    );
    assert_eq!(
        kept("bank_csv IBAN 4 10000 BODEGAS PUIG"),
        new("BODEGAS PUIG", 0)
    );
    assert_eq!(
        kept("bank_csv IBAN 3 10001 BODEGAS PUIG"),
        new("BODEGAS PUIG", 0)
    );
    assert_eq!(
        kept("bank_csv ES7620770024003102575766 3 10000 BODEGAS PUIG"),
        new("BODEGAS PUIG", 0)
    );
    // Words that every movement has, and years, say nothing.
    assert_eq!(
        kept("bank_csv IBAN 3 10000 Transferencia 2026"),
        new("Transferencia 2026", 1)
    );
    // One format gives a movement the same identity each time; another identity is another movement.
    assert_eq!(
        kept("norma43 IBAN 3 10000 BODEGAS PUIG 2"),
        new("BODEGAS PUIG 2", 0)
    );
    // Two told, one there: which of them it is can't be known, unless there is nothing to tell them apart.
    let two = |one: &str, other: &str| {
        let told = |words: &str| format!("bank_csv IBAN 3 10000 {words}");
        fresh(&there, &[&told(one), &told(other)])
    };
    let words = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(two("PUIG A", "PUIG B"), (words(&["PUIG A", "PUIG B"]), 1));
    assert_eq!(two("PUIG", "PUIG"), (words(&["PUIG"]), 0));
}

#[test]
fn the_best_pair_comes_first_and_common_words_say_nothing() {
    let there = ["bank_csv IBAN 3 5000 Trf recibida cuota socios ANA LOPEZ"];
    let told = [
        "mt940 IBAN 3 5000 Cuota socios Berta Ruiz",
        "mt940 IBAN 3 5000 Cuota socios Ana Lopez",
    ];
    let berta = vec!["Cuota socios Berta Ruiz".to_owned()];
    assert_eq!(fresh(&there, &told), (berta.clone(), 0));
    assert_eq!(fresh(&there, &[told[1], told[0]]), (berta, 0));
    // A month is no name, even where it is the only thing to go by.
    let there = ["bank_csv IBAN 3 5000 Trf recibida cuota noviembre ANA LOPEZ"];
    let (left, alike) = fresh(&there, &["mt940 IBAN 3 5000 Cuota noviembre Berta Ruiz"]);
    assert_eq!((left.len(), alike), (1, 1));
    // More words in common come before fewer.
    let there = ["bank_csv IBAN 3 5000 GARCIA LOPEZ ANA"];
    let told = [
        "mt940 IBAN 3 5000 Lopez Berta",
        "mt940 IBAN 3 5000 Garcia Lopez",
    ];
    assert_eq!(fresh(&there, &told), (vec!["Lopez Berta".to_owned()], 0));
    // Both have an equal claim.
    let told = ["mt940 IBAN 3 5000 Lopez", "mt940 IBAN 3 5000 Garcia"];
    let (left, alike) = fresh(&there, &told);
    assert_eq!((left.len(), alike), (2, 1));
}

#[test]
fn a_report_and_a_statement_of_one_kind_tell_of_one_movement() {
    let there = ["camt052 IBAN 3 5000 BODEGAS PUIG"];
    let told = |format: &str| format!("{format} IBAN 3 5000 PUIG");
    assert_eq!(fresh(&there, &[&told("camt053")]), (vec![], 0));
    assert_eq!(fresh(&there, &[&told("camt052")]).0.len(), 1);
    // Books from before they were told apart: they may be of one format, and then they are two.
    let there = ["camt IBAN 3 5000 BODEGAS PUIG"];
    assert_eq!(fresh(&there, &[&told("camt053")]), (vec!["PUIG".into()], 1));
    assert_eq!(fresh(&there, &[&told("mt940")]), (vec![], 0));
}

#[test]
fn an_equal_reference_makes_them_one_however_short() {
    let with = |format: &str, reference: &str, bank: &str| Movement {
        reference: Some(reference.to_owned()),
        bank_reference: Some(bank.to_owned()),
        ..movement(&format!("{format} IBAN 3 5000 "))
    };
    let there = [with("camt052", "E1", "1")];
    let there: Vec<_> = identify(there.iter()).into_iter().zip(&there).collect();
    let known = |told: &[Movement]| {
        let told: Vec<_> = identify(told.iter()).into_iter().zip(told).collect();
        let found = twice_told(&told, &there);
        let known = told.iter().map(|it| found.known.contains(&it.0));
        known.collect::<Vec<_>>()
    };
    let told = [with("camt053", "E2", "8"), with("camt053", "E1", "7")];
    assert_eq!(known(&told), [false, true]);
    assert_eq!(known(&[with("camt053", "1", "7")]), [false]);
}

/// A day of very many equal amounts is no work without end, and what can't be told apart then is kept.
#[test]
fn very_many_of_one_day_and_amount_are_told_apart_or_kept() {
    let lines = |format: &str, count: usize, words: &dyn Fn(usize) -> String| -> Vec<String> {
        let line = |at: usize| format!("{format} IBAN 3 999 {} {format}", words(at));
        (0..count).map(line).collect()
    };
    let told_twice = |words: &dyn Fn(usize) -> String| {
        let (there, told) = (
            lines("bank_csv", 3_000, words),
            lines("mt940", 2_999, words),
        );
        let there: Vec<&str> = there.iter().map(String::as_str).collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let (left, alike) = fresh(&there, &told);
        (left.len(), alike)
    };
    assert_eq!(told_twice(&|at| format!("client{at:05}")), (0, 0));
    assert_eq!(told_twice(&|_| "suscripcion".to_owned()), (2_999, 2_999));
}

#[test]
fn a_whole_day_that_agrees_needs_no_words() {
    let there = [
        "norma43 IBAN 3 10000 A",
        "norma43 IBAN 3 -500 B",
        "norma43 IBAN 3 2000 C",
    ];
    let told = [
        "bank_csv - 3 2000 uno",
        "bank_csv - 3 10000 dos",
        "bank_csv - 3 -500 tres",
    ];
    assert_eq!(fresh(&there, &told), (vec![], 0));
    // One more on that day, and nothing is taken for granted.
    let more = [
        "bank_csv - 3 2000 uno",
        "bank_csv - 3 10000 dos",
        "bank_csv - 3 -500 tres",
        "bank_csv - 3 1 cuatro",
    ];
    let (left, alike) = fresh(&there, &more);
    assert_eq!((left.len(), alike), (4, 3));
    assert_eq!(fresh(&there[..2], &told[1..]).0.len(), 2);
}

const WORDS: [&str; 6] = ["PUIG", "Puig SL", "IBAÑEZ", "TRANSFERENCIA", "", "2026"];
const ACCOUNTS: [&str; 4] = ["IBAN", "-", "*1332", "ES7620770024003102575766"];

fn any_line(format: &'static str) -> impl Strategy<Value = String> {
    (0_usize..4, 1_u32..4, 0_i64..3, 0_usize..6).prop_map(move |(account, day, amount, words)| {
        format!(
            "{format} {} {day} {} {}",
            ACCOUNTS[account],
            100 + amount,
            WORDS[words]
        )
    })
}

proptest! {
    /// However often statements tell of the same days, as many movements of a day and amount stay as the one that tells of most
    /// of them has, at least; and nothing is known that is not there.
    #[test]
    fn no_movement_is_lost(
        there in proptest::collection::vec(any_line("norma43"), 0..12),
        told in proptest::collection::vec(any_line("bank_csv"), 0..12),
    ) {
        let read = |lines: &[String]| lines.iter().map(|it| movement(it)).collect::<Vec<_>>();
        let (there, told) = (read(&there), read(&told));
        let pairs = |all: &'_ [Movement]| identify(all.iter());
        let there: Vec<_> = pairs(&there).into_iter().zip(&there).collect();
        let told: Vec<_> = pairs(&told).into_iter().zip(&told).collect();
        let found = twice_told(&told, &there);
        let same = |one: &Movement, other: &Movement| (one.booked_on, one.money) == (other.booked_on, other.money);
        for (_, one) in &told {
            let in_book = there.iter().filter(|it| same(it.1, one)).count();
            let in_file = told.iter().filter(|it| same(it.1, one)).count();
            let kept = told.iter().filter(|it| same(it.1, one) && !found.known.contains(&it.0)).count();
            prop_assert!(in_book + kept >= in_file);
            prop_assert!(in_file - kept <= in_book);
        }
    }
}
