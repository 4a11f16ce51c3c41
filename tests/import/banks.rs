//! Bank statements, read: the real ones of `$COBRO_REAL_DATA` against what their bytes say to the eye, and small ones of our own
//! for what those lack.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use std::fmt::Write;
use std::path::PathBuf;

use cobro::domain::movement::{Movement, identify};
use cobro::import::bank::{BankFault, BankFile, BankFormat, BankOptions, Statement, is_bank_table};
use expect_test::{Expect, expect};
use iso_currency::Currency;
use proptest::prelude::*;

pub(crate) fn options() -> BankOptions {
    BankOptions {
        currency: Currency::EUR,
        account: None,
        date_order: None,
    }
}

fn line_of(movement: &Movement) -> String {
    let mut text = format!("{} {}", movement.booked_on, movement.money.written_out());
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|it| !it.is_empty()) {
            write!(text, " {name}[{value}]").unwrap();
        }
    };
    let value_on = movement.value_on.map(|it| it.to_string());
    add("value", value_on.as_deref());
    add("payer", movement.payer.name.as_deref());
    add("from", movement.payer.account.as_deref());
    add("tax", movement.payer.tax_id.as_deref());
    add("ref", movement.reference.as_deref());
    add("bank", movement.bank_reference.as_deref());
    add("", Some(&movement.text));
    text
}

pub(crate) fn digest(format: BankFormat, bytes: &[u8]) -> String {
    digest_of(format.read(bytes, &options()))
}

pub(crate) fn digest_of(read: Result<BankFile, BankFault>) -> String {
    let file = match read {
        Ok(file) => file,
        Err(fault) => return format!("refused: {fault} {:?}\n", fault.problem),
    };
    let mut text = String::new();
    for statement in &file.statements {
        let money = |it: Option<cobro::import::bank::Balance>| match it {
            Some(it) => {
                let day = it.on.map_or("?".to_owned(), |day| day.to_string());
                format!(
                    "{} {} on {day}",
                    it.money.written_out(),
                    it.money.currency.code()
                )
            }
            None => "-".to_owned(),
        };
        let currency = statement.currency.code();
        let owner = statement.owner.as_deref().unwrap_or("-");
        writeln!(text, "{} {currency} {owner}", statement.account).unwrap();
        writeln!(
            text,
            "{} -> {}",
            money(statement.opening),
            money(statement.closing)
        )
        .unwrap();
        for (place, movement) in &statement.movements {
            writeln!(
                text,
                "  {} {}: {}",
                place.id(),
                place.number(),
                line_of(movement)
            )
            .unwrap();
        }
    }
    for fault in &file.faults {
        writeln!(text, "fault: {fault} {:?}", fault.problem).unwrap();
    }
    if file.pending > 0 {
        writeln!(text, "pending: {}", file.pending).unwrap();
    }
    text
}

fn check(format: BankFormat, bytes: &[u8], expected: &Expect) {
    expected.assert_eq(&digest(format, bytes));
}

fn real(name: &str) -> Option<Vec<u8>> {
    let Some(folder) = std::env::var_os("COBRO_REAL_DATA") else {
        eprintln!("SKIPPED: {name} is not read, as COBRO_REAL_DATA is not set");
        return None;
    };
    Some(std::fs::read(PathBuf::from(folder).join("bank").join(name)).unwrap())
}

fn only(file: &BankFile) -> &Statement {
    assert_eq!(file.statements.len(), 1);
    &file.statements[0]
}

/// Day, amount and the words of each, as they can be read off the file by eye.
#[test]
fn norma43_of_22_movements() {
    let Some(bytes) = real("norma43-c43.n43") else {
        return;
    };
    let file = BankFormat::Norma43.read(&bytes, &options()).unwrap();
    let statement = only(&file);
    assert_eq!(file.faults, []);
    assert_eq!(statement.account, "ES4820590060248000314221");
    assert_eq!(
        statement.opening.unwrap().money.amount.to_string(),
        "52530.44"
    );
    assert_eq!(
        statement.closing.unwrap().money.amount.to_string(),
        "53818.11"
    );
    let told: Vec<(u32, String, &str)> = statement
        .movements
        .iter()
        .map(|(_, it)| {
            let day = chrono::Datelike::day(&it.booked_on);
            (day, it.money.amount.to_string(), it.text.as_str())
        })
        .collect();
    let expected = [
        (11, "-35.60", "REBUT PARKING EXPENSE"),
        (11, "-0.70", "OPERAC.TARGET HIGHWAY EXPENSE"),
        (11, "-0.70", "OPERAC.TARGET HIGHWAY EXPENSE"),
        (14, "32.46", "TRANSF. SEPA CUSTOMER NAME HERE"),
        (14, "787.89", "TRANSF. SEPA CUSTOMER NAME HERE"),
        (14, "-200.00", "OPERAC.TARGET ANOTHER DESCRIPTION"),
        (14, "-8.00", "COMISSIO ANOTHER DESCRIPTION"),
        (15, "711.54", "REMESA REBUT N/003434152"),
        (15, "-1.53", "COM.CED.REMES N/003434152"),
        (15, "-6.90", "OPERAC.TARGET DESCRIPTION"),
        (16, "-18.31", "R.TELEFONIA TELEPHONE BILL"),
        (16, "-11.90", "OPERAC.TARGET RESTAURANT BILL"),
        (16, "-53.20", "OPERAC.TARGET ANOTHER EXPENSE HERE"),
        (17, "-174.64", "R.TELEFONIA TELEPHONE BILL"),
        (17, "504.27", "TRANSFERENCIA CUSTOMER PAYMENT"),
        (17, "-11.90", "OPERAC.TARGET RESTAURANT BILL"),
        (17, "-56.74", "OPERAC.TARGET ANOTHER EXPENSE HERE"),
        (18, "-154.17", "R.TELEFONIA TELEPHONE BILL"),
        (18, "-3.55", "OPERAC.TARGET HIGHWAY EXPENSE"),
        (19, "-3.55", "OPERAC.TARGET HIGHWAY EXPENSE"),
        (19, "-3.55", "OPERAC.TARGET HIGHWAY EXPENSE"),
        (20, "-3.55", "OPERAC.TARGET HIGHWAY EXPENSE"),
    ];
    let expected: Vec<_> = expected
        .map(|(day, amount, words)| (day, amount.to_owned(), words))
        .into();
    assert_eq!(told, expected);
    let sum = statement.opening.unwrap().money.amount + statement.sum();
    assert_eq!(sum, statement.closing.unwrap().money.amount);
    // Equal movements of one day are two all the same.
    let ids = identify(statement.movements.iter().map(|it| &it.1));
    let mut different = ids.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 22);
}

#[test]
fn norma43_minimal() {
    let Some(bytes) = real("norma43-minimal.n43") else {
        return;
    };
    check(
        BankFormat::Norma43,
        &bytes,
        &expect![[r#"
        ES0600815398730001414452 EUR DUNDER MIFFLIN
        3005.00 EUR on 2018-03-18 -> 2994.02 EUR on 2018-03-20
          record 2: 2018-03-19 -10.98 value[2018-03-19] ref[5540014387733014] [COMPRA TARG 5540XXXXXXXX3014 DNH*MICHAEL SCOTT]
    "#]],
    );
}

#[test]
fn camt053_of_all_versions_at_hand() {
    for (name, expected) in [
        (
            "camt053.v2.minimal.xml",
            expect![[r#"
            NL26VAYB8060476890 EUR -
            18.15 EUR on 2014-12-30 -> -27.00 SEK on 2014-12-31
              entry 1: 2014-12-31 8.85 value[2015-01-02] payer[NAME NAME] from[NL56AGDH9619008421] ref[4654654654654654]
            fault: statement 1: balance_currencies BalanceCurrencies
        "#]],
        ),
        (
            "camt053.v2.five.decimals.xml",
            expect![[r#"
            NL26VAYB8060476890 EUR -
            18.15 EUR on 2014-12-30 -> 27.05 EUR on 2014-12-31
              entry 1: 2014-12-31 8.85 value[2015-01-02] ref[000000001] [Transaction Description]
            fault: statement 1: differs Differs { what: ClosingBalance, found: "27.050", expected: "27.000" }
        "#]],
        ),
        (
            "camt053.v2.multi.statement.xml",
            expect![[r#"
            NL26VAYB8060476890 EUR -
            18.15 EUR on 2014-12-30 -> 27.00 EUR on 2014-12-31
              entry 1: 2014-12-31 8.85 value[2015-01-02] ref[000000001] [Transaction Description 1]
            NL26VAYB8060476890 EUR -
            27.00 EUR on 2014-12-30 -> 20.00 EUR on 2014-12-31
              entry 2: 2014-12-31 -7.00 value[2015-01-02] payer[Company Name 2] from[NL56AGDH9619008421] ref[000000002] [Transaction Description 2]
        "#]],
        ),
        (
            "camt053.v4.xml",
            expect![[r#"
            NL26VAYB8060476890 EUR FINPETROL
            18.15 EUR on 2014-12-30 -> -27.00 SEK on 2014-12-30
              entry 1: 2014-12-31 8.85 value[2015-01-02] payer[NAME NAME] from[NL56AGDH9619008421] ref[4654654654654654] bank[AAAASESS-FP-CN_98765/01]
            fault: statement 1: balance_currencies BalanceCurrencies
        "#]],
        ),
        (
            "camt053.v8.xml",
            expect![[r#"
            NL26VAYB8060476890 EUR FINPETROL
            18.15 EUR on 2014-12-30 -> -27.00 SEK on 2014-12-30
              entry 1: 2014-12-31 8.85 value[2015-01-02] payer[NAME NAME] from[NL56AGDH9619008421] ref[4654654654654654] bank[AAAASESS-FP-CN_98765/01] [MUELL/FINP/RA12345]
            fault: statement 1: balance_currencies BalanceCurrencies
        "#]],
        ),
        // A group header and no statement, of which the schema wants at least one.
        (
            "camt053.v2.wrong.xml",
            expect![[r#"
            refused: no_statement NoStatement
        "#]],
        ),
    ] {
        let Some(bytes) = real(name) else { return };
        check(BankFormat::Camt, &bytes, &expected);
    }
}

fn record(text: &str) -> String {
    format!("{text:<80}\r\n")
}

/// Two accounts, words over several records, an amount in another currency, a header of the file.
fn norma43() -> String {
    let account = "210004180200051332";
    let mut records = vec!["00218012345678260101".to_owned()];
    records.push(format!(
        "11{account}2611012611302000000001000009783{:<26}",
        "TALLERES IBAÑEZ SL"
    ));
    let movement = |sign: u8, cents: u64, own: &str, other: &str| {
        format!("22    041826110326110404007{sign}{cents:014}0000000042{own:<12}{other:<16}")
    };
    records.push(movement(2, 302_550, "000000000000", "FRA2026/0117"));
    records.push(
        "2301TRANSFERENCIA DE SUMINISTROS DEL NORTEPAGO FACTURA 2026/0117 Y 2026/0118".to_owned(),
    );
    records.push("2302ABONO PARCIAL".to_owned());
    records.push(format!("2401840{:014}", 325_000));
    records.push(movement(1, 45_000, "000000000000", "0000000000000000"));
    records.push(format!(
        "33{account}00001{:014}00001{:014}2{:014}978",
        45_000, 302_550, 357_550
    ));
    records.push(format!(
        "11{account}2611012611301000000000500008403{:<26}",
        "TALLERES IBAÑEZ SL"
    ));
    records.push(format!(
        "33{account}00000{:014}00000{:014}1{:014}840",
        0, 0, 50_000
    ));
    records.push("88999999999999999999000010".to_owned());
    records.iter().map(|it| record(it)).collect()
}

#[test]
fn norma43_of_two_accounts() {
    let western = encoding_rs::WINDOWS_1252.encode(&norma43()).0.into_owned();
    check(
        BankFormat::Norma43,
        &western,
        &expect![[r#"
            ES9121000418450200051332 EUR TALLERES IBAÑEZ SL
            1000.00 EUR on 2026-11-01 -> 3575.50 EUR on 2026-11-30
              record 3: 2026-11-03 3025.50 value[2026-11-04] ref[FRA2026/0117] bank[0000000042] [TRANSFERENCIA DE SUMINISTROS DEL NORTEPAGO FACTURA 2026/0117 Y 2026/0118 ABONO PARCIAL]
              record 7: 2026-11-03 -450.00 value[2026-11-04] bank[0000000042]
            ES9121000418450200051332 USD TALLERES IBAÑEZ SL
            -500.00 USD on 2026-11-01 -> -500.00 USD on 2026-11-30
        "#]],
    );
}

#[test]
fn norma43_in_any_alphabet_and_without_lines_is_the_same() {
    let expected = digest(BankFormat::Norma43, norma43().as_bytes());
    assert!(expected.contains("IBAÑEZ"), "{expected}");
    let western = encoding_rs::WINDOWS_1252.encode(&norma43()).0.into_owned();
    let old: Vec<u8> = norma43()
        .chars()
        .map(|c| if c == 'Ñ' { 0xa5 } else { c as u8 })
        .collect();
    let short: String = norma43()
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    let in_one = norma43().replace("\r\n", "");
    for bytes in [western, old, short.into_bytes(), in_one.into_bytes()] {
        assert_eq!(digest(BankFormat::Norma43, &bytes), expected);
    }
}

/// The place of a digit in a record, from 1, and whether the format can tell that it was changed.
#[test]
fn a_changed_digit_of_norma43_is_refused_with_the_record() {
    let bytes = norma43().into_bytes();
    let text = norma43();
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let checked: &[(usize, &[(usize, usize)])] = &[
        (1, &[(3, 20), (33, 50)]),
        (2, &[(28, 42)]),
        (6, &[(28, 42)]),
        (7, &[(3, 76)]),
        (10, &[(3, 26)]),
    ];
    let mut tried = 0;
    for (line, ranges) in checked {
        for (from, to) in *ranges {
            for place in *from..=*to {
                let at = text[starts[*line]..]
                    .char_indices()
                    .nth(place - 1)
                    .unwrap()
                    .0
                    + starts[*line];
                let digit = bytes[at];
                if !digit.is_ascii_digit() {
                    continue;
                }
                let mut changed = bytes.clone();
                changed[at] = b'0' + (digit - b'0' + 1) % 10;
                let fault = BankFormat::Norma43.read(&changed, &options());
                let fault = fault.expect_err(&format!("line {line}, place {place}"));
                assert!(
                    fault.place.is_some(),
                    "line {line}, place {place}: {fault:?}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 120, "{tried}");
}

#[test]
fn a_damaged_norma43_says_where() {
    for (what, damaged, expected) in [
        (
            "cut off",
            norma43().lines().take(6).map(record).collect::<String>(),
            expect![[r#"
                cut off: refused: record 6: missing Missing("33")
            "#]],
        ),
        (
            "no end",
            norma43().lines().take(10).map(record).collect(),
            expect![[r#"
                no end: ES9121000418450200051332 EUR TALLERES IBAÑEZ SL
                1000.00 EUR on 2026-11-01 -> 3575.50 EUR on 2026-11-30
                  record 3: 2026-11-03 3025.50 value[2026-11-04] ref[FRA2026/0117] bank[0000000042] [TRANSFERENCIA DE SUMINISTROS DEL NORTEPAGO FACTURA 2026/0117 Y 2026/0118 ABONO PARCIAL]
                  record 7: 2026-11-03 -450.00 value[2026-11-04] bank[0000000042]
                ES9121000418450200051332 USD TALLERES IBAÑEZ SL
                -500.00 USD on 2026-11-01 -> -500.00 USD on 2026-11-30
                fault: missing Missing("end")
            "#]],
        ),
        (
            "a movement is gone",
            norma43()
                .lines()
                .enumerate()
                .filter(|it| it.0 != 6)
                .map(|it| record(it.1))
                .collect(),
            expect![[r#"
                a movement is gone: refused: record 7: differs Differs { what: DebitCount, found: "1", expected: "0" }
            "#]],
        ),
        (
            "unknown record",
            norma43().replace("\r\n24", "\r\n55"),
            expect![[r#"
                unknown record: refused: record 6: unknown Unknown("55")
            "#]],
        ),
        (
            "no day",
            norma43().replace("0418261103", "0418261332"),
            expect![[r#"
                no day: refused: record 3: bad_date BadDate("261332")
            "#]],
        ),
        (
            "something else",
            "Fecha;Concepto;Importe".to_owned(),
            expect![[r#"
                something else: refused: not_this_format NotThisFormat
            "#]],
        ),
    ] {
        let told = format!(
            "{what}: {}",
            digest(BankFormat::Norma43, damaged.as_bytes())
        );
        expected.assert_eq(&told);
    }
}

fn own(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/import/banks")
        .join(name);
    std::fs::read(path).unwrap()
}

#[test]
fn mt940_as_the_norm_has_it_and_as_banks_do() {
    check(
        BankFormat::Mt940,
        &own("german.sta"),
        &expect![[r#"
            37040044/0532013000 EUR -
            1500.00 EUR on 2026-11-01 -> 2615.55 EUR on 2026-11-05
              line 5: 2026-11-03 1210.00 value[2026-11-03] payer[MUSTERMANN MASCHINENBAU GMBH] from[DE89370400440532013000] ref[E2E-2026-0117] bank[POS 41] [Rechnung 2026/0117 vom 12.10.2026]
              line 7: 2026-11-03 -84.45 value[2026-11-04] payer[Hausverwaltung] [Miete November]
              line 9: 2026-11-05 -10.00 value[2026-11-05] [zurueck]
        "#]],
    );
    check(
        BankFormat::Mt940,
        &own("dutch.940"),
        &expect![[r#"
        NL91ABNA0417164300 EUR -
        0.00 EUR on 2026-11-30 -> 664.35 EUR on 2026-12-01
          line 8: 2026-11-30 564.35 value[2026-11-30] payer[ING BANK NV] from[NL32INGB0000012345] ref[EV12341REP1231456T1234] bank[00000000001005] [EV10001REP1000000T1000 /TRCD/00100/]
          line 12: 2026-12-01 100.00 value[2026-12-01] payer[J. JANSEN] from[NL32INGB0000012345] [Factuur 4711]
    "#]],
    );
    check(
        BankFormat::Mt940,
        &own("plain.mt940"),
        &expect![[r#"
            ES9121000418450200051332 EUR -
            -12.50 EUR on 2026-11-01 -> 1197.40 EUR on 2026-11-03
              line 5: 2026-11-03 1210.00 value[2026-11-03] ref[4711] [ORDENANTE BODEGAS PUIG SL CONCEPTO FRA 2026/117 TRANSFERENCIA]
            ES9121000418450200051332 EUR -
            1.00 EUR on 2026-12-01 -> -
              line 15: 2027-01-02 -1.00 value[2027-01-02]
            fault: line 9: bad_sign BadSign("X1")
            fault: statement 1: differs Differs { what: ClosingBalance, found: "1197.4", expected: "1197.5" }
            fault: statement 2: missing Missing("end")
        "#]],
    );
}

/// What banks do with MT940 that the norm does not: blanks for the day of booking, the end of February as its 30th, lines parted
/// by `@@`, reports during the day without balances, the currency behind the account, and movements after the end.
#[test]
fn mt940_of_the_freer_kind() {
    for (text, expected) in [
        (
            ":20:A\n:25:UBRTHUHB/123456789150/HUF\n:60F:C240312HUF100,00\n:61:240312    DF12,39NMSCNONREF//\n:61:2402300301C5,NMSCNONREF\n:62F:C240312HUF92,61\n-\n:61:240312C7,00NMSCX",
            expect![[r#"
                UBRTHUHB/123456789150 HUF -
                100.00 HUF on 2024-03-12 -> 92.61 HUF on 2024-03-12
                  line 4: 2024-03-12 -12.39 value[2024-03-12]
                  line 5: 2024-03-01 5.00 value[2024-02-29]
                fault: line 8: out_of_place OutOfPlace(":61:")
            "#]],
        ),
        (
            "@@:20:STARTUMS@@:25:72090900/9876543219@@:28C:0@@:34F:EUR0,00@@:13D:1604202255+0100@@:61:160421CN0,02NMSCNONREF@@:86:166?00GUTSCHRIFT?20FRA 117?32PUIG SL",
            expect![[r#"
                72090900/9876543219 EUR -
                - -> -
                  line 7: 2016-04-21 0.02 value[2016-04-21] payer[PUIG SL] [FRA 117]
            "#]],
        ),
        // Two reports: what is in the second is not of the first one's account and currency.
        (
            ":20:R1\n:25:1/2\n:34F:EUR0,00\n:61:2611181118C100,00NTRFNONREF\n:86:PUIG\n-\n:20:R2\n:25:3/4\n:34F:USD0,00\n:61:2611181118C200,00NTRFNONREF\n:86:ACME\n-\n",
            expect![[r#"
                1/2 EUR -
                - -> -
                  line 4: 2026-11-18 100.00 value[2026-11-18] [PUIG]
                3/4 USD -
                - -> -
                  line 10: 2026-11-18 200.00 value[2026-11-18] [ACME]
            "#]],
        ),
        (
            ":20:A\n:25:1/2\n:60F:C240312EUR100,00\n:61:240312C7,00NMSCX\n",
            expect![[r#"
                1/2 EUR -
                100.00 EUR on 2024-03-12 -> -
                  line 4: 2024-03-12 7.00 value[2024-03-12] ref[X]
                fault: statement 1: missing Missing("end")
            "#]],
        ),
    ] {
        check(BankFormat::Mt940, text.as_bytes(), &expected);
    }
}

fn camt(entries: &str, summary: &str, closing: &str) -> String {
    format!(
        "<Document><BkToCstmrStmt><GrpHdr><CreDtTm>2026-11-30T08:00:00</CreDtTm></GrpHdr><Stmt><CreDtTm>2026-11-30T08:00:00</CreDtTm><FrToDt><ToDtTm>2026-11-29T23:59:59</ToDtTm></FrToDt>\
         <Acct><Id><Othr><Id>42</Id></Othr></Id></Acct>\
         <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">100.00</Amt></Bal>\
         <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{closing}</Amt></Bal>{summary}{entries}</Stmt></BkToCstmrStmt></Document>"
    )
}

/// Entries without days of their own are of the statement's day; sums that fail together with the balances refuse the file, each
/// for itself only warns.
#[test]
fn camt_without_days_and_with_sums() {
    let entry = "<Ntry><Amt Ccy=\"EUR\">20.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>";
    let sums = |sum: &str| {
        format!(
            "<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries><TtlCdtNtries><Sum>{sum}</Sum></TtlCdtNtries></TxsSummry>"
        )
    };
    for (text, expected) in [
        (
            camt(entry, &sums("20.5"), "120.50"),
            expect![[r#"
            42 EUR -
            100.00 EUR on ? -> 120.50 EUR on ?
              entry 1: 2026-11-29 20.50
        "#]],
        ),
        (
            camt(entry, &sums("20.5"), "121.50"),
            expect![[r#"
            42 EUR -
            100.00 EUR on ? -> 121.50 EUR on ?
              entry 1: 2026-11-29 20.50
            fault: statement 1: differs Differs { what: ClosingBalance, found: "121.50", expected: "120.50" }
        "#]],
        ),
        (
            camt(entry, &sums("21.50"), "120.50"),
            expect![[r#"
            42 EUR -
            100.00 EUR on ? -> 120.50 EUR on ?
              entry 1: 2026-11-29 20.50
            fault: statement 1: differs Differs { what: CreditSum, found: "21.50", expected: "20.50" }
        "#]],
        ),
        (
            camt(entry, &sums("21.50"), "121.50"),
            expect![[r#"
            refused: statement 1: differs Differs { what: CreditSum, found: "21.50", expected: "20.50" }
        "#]],
        ),
        (
            camt("", "", "100"),
            expect![[r#"
            42 EUR -
            100.00 EUR on ? -> 100.00 EUR on ?
        "#]],
        ),
    ] {
        check(BankFormat::Camt, text.as_bytes(), &expected);
    }
}

#[test]
fn ofx_without_a_currency_or_with_a_small_one() {
    let file = |currency: &str| {
        format!(
            "OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>{currency}<BANKACCTFROM><ACCTID>7</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20261103<TRNAMT>5.00<FITID>1</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
        )
    };
    for (currency, expected) in [
        (
            "",
            expect![[r#"
            7 EUR -
            - -> -
              line 1: 2026-11-03 5.00 bank[1]
        "#]],
        ),
        (
            "<CURDEF>cad",
            expect![[r#"
            7 CAD -
            - -> -
              line 1: 2026-11-03 5.00 bank[1]
        "#]],
        ),
        (
            "<CURDEF>pesos",
            expect![[r#"
            refused: line 1: bad_currency BadCurrency("pesos")
        "#]],
        ),
    ] {
        check(BankFormat::Ofx, file(currency).as_bytes(), &expected);
    }
}

#[test]
fn ofx_1_and_2() {
    check(
        BankFormat::Ofx,
        &own("sgml.ofx"),
        &expect![[r#"
        ES9121000418450200051332 EUR -
        - -> 2625.55 EUR on 2026-11-30
          line 15: 2026-11-03 1210.00 payer[MUñOZ & HIJOS] bank[20261103001] [MUñOZ & HIJOS FRA 117]
          line 23: 2026-11-04 -84.45 ref[77] bank[20261104001] [RECIBO LUZ]
        fault: line 24: bad_date BadDate("hoy")
    "#]],
    );
    check(
        BankFormat::Ofx,
        &own("xml.ofx"),
        &expect![[r#"
        4111XXXX1111 USD -
        - -> -100.00 USD on 2026-11-03
          line 12: 2026-11-03 12.50 payer[Ñandú S.A.] from[DE89370400440532013000] bank[A1] [Ñandú S.A. Invoice <12>]
    "#]],
    );
}

#[test]
fn camt054_and_a_batch_booking() {
    check(
        BankFormat::Camt,
        &own("camt054.xml"),
        &expect![[r#"
        CH9300762011623852957 CHF -
        - -> -
          entry 1: 2026-11-03 3000.00 value[2026-11-04] payer[Pia & Rutschmann] from[CH5604835012345678009] tax[CHE-123.456.789] ref[210000000003139471430009017] bank[TX-1] [F-12]
          entry 1: 2026-11-03 949.75 value[2026-11-04] payer[Muñoz] ref[E-2] bank[TX-2] [Rechnung F-13]
          entry 3: 2026-11-05 -10.00 payer[Kiosk] [Storno zwei]
        fault: entry 3: parts_differ PartsDiffer
        fault: entry 4: bad_amount BadAmount("ten")
        pending: 1
    "#]],
    );
}

#[test]
fn tables_of_banks() {
    for (name, text, expected) in [
        (
            "one amount, the newest first",
            "Cuenta;ES91 2100 0418 4502 0005 1332\nFecha operación;Fecha valor;Concepto;Importe;Saldo\n12/11/2026;12/11/2026;TRANSF DE BODEGAS PUIG FRA 117;1.210,00;3.705,55\n10/11/2026;11/11/2026;RECIBO LUZ;-84,45;2.495,55\n09/11/2026;09/11/2026;INGRESO;80,00;2.580,00\nSaldo final;;;;3.705,55\n",
            expect![[r#"
                one amount, the newest first: bank true
                ES9121000418450200051332 EUR -
                2500.00 EUR on ? -> 3705.55 EUR on ?
                  line 3: 2026-11-12 1210.00 value[2026-11-12] [TRANSF DE BODEGAS PUIG FRA 117]
                  line 4: 2026-11-10 -84.45 value[2026-11-11] [RECIBO LUZ]
                  line 5: 2026-11-09 80.00 value[2026-11-09] [INGRESO]
            "#]],
        ),
        (
            "debit and credit",
            "\"Transaction Date\",\"Description\",\"Debit\",\"Credit\",\"Balance\"\n\"2026-11-02\",\"ACME LTD INV 12\",\"\",\"1,234.50\",\"2,234.50\"\n\"2026-11-03\",\"CARD\",\"34.50\",\"\",\"2,200.00\"\n\"2026-11-04\",\"FEE\",\"-1.00\",\"\",\"2,100.00\"\n",
            expect![[r#"
                debit and credit: bank true
                 EUR -
                1000.00 EUR on ? -> 2100.00 EUR on ?
                  line 2: 2026-11-02 1234.50 [ACME LTD INV 12]
                  line 3: 2026-11-03 -34.50 [CARD]
                  line 4: 2026-11-04 -1.00 [FEE]
                fault: line 4: differs Differs { what: RunningBalance, found: "2100.00", expected: "2199.00" }
            "#]],
        ),
        (
            "payer and currency",
            "Fecha contable\tOrdenante\tIBAN ordenante\tConcepto\tReferencia\tImporte (EUR)\tDivisa\n03/11/2026\tPUIG SL\tES9121000418450200051332\tFactura 12\tRF18539007547034\t100,00\tEUR\n31/11/2026\tX\t\tY\t\t1,00\tEUR\n04/11/2026\tX\t\tY\t\tuno\tEUR\n",
            expect![[r#"
                payer and currency: bank true
                 EUR -
                - -> -
                  line 2: 2026-11-03 100.00 payer[PUIG SL] from[ES9121000418450200051332] ref[RF18539007547034] [Factura 12]
                fault: line 3: bad_date BadDate("31/11/2026")
                fault: line 4: bad_amount BadAmount("uno")
            "#]],
        ),
        (
            "unclear",
            "Date,Description,Amount,Balance\n01/02/2026,a,1.00,1.00\n03/04/2026,b,2.00,3.00\n",
            expect![[r#"
                unclear: bank true
                refused: unclear_dates UnclearDates("01/02/2026")
            "#]],
        ),
        (
            "invoices",
            "Fecha;Número;Cliente\n1;2;3\n",
            expect![[r#"
                invoices: bank false
                refused: no_headings NoHeadings
            "#]],
        ),
    ] {
        let told = format!(
            "{name}: bank {}\n{}",
            is_bank_table(text),
            digest(BankFormat::Csv, text.as_bytes())
        );
        expected.assert_eq(&told);
    }
}

#[test]
fn harmful_xml_is_refused() {
    for (text, expected) in [
        ("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>".to_owned(), expect![[r#"
            refused: line 1: document_type DocumentType
        "#]]),
        ("<Document><BkToCstmrStmt><GrpHdr><Id>&boom;</Id></GrpHdr></BkToCstmrStmt></Document>".to_owned(), expect![[r#"
            refused: line 1: entity Entity("boom")
        "#]]),
        (format!("<Document>{}{}</Document>", "<a>".repeat(100_000), "</a>".repeat(100_000)), expect![[r#"
            refused: line 1: too_deep TooDeep
        "#]]),
        ("<?xml version=\"1.0\" encoding=\"klingon\"?><Document/>".to_owned(), expect![[r#"
            refused: line 1: encoding Encoding("klingon")
        "#]]),
        ("<Document><BkToCstmrStmt><Stmt>".to_owned(), expect![[r#"
            refused: line 1: malformed Malformed("…")
        "#]]),
        ("<Document><a></b></Document>".to_owned(), expect![[r#"
            refused: line 1: malformed Malformed("ill-formed document: expected `</a>`, but `</b>` was found")
        "#]]),
        ("<Invoice/>".to_owned(), expect![[r#"
            refused: not_this_format NotThisFormat
        "#]]),
    ] {
        check(BankFormat::Camt, text.as_bytes(), &expected);
    }
    check(
        BankFormat::Ofx,
        b"<?xml version=\"1.0\"?><!DOCTYPE x><OFX></OFX>",
        &expect![[r#"
            refused: document_type DocumentType
        "#]],
    );
}

#[test]
fn what_a_movement_is_known_by_does_not_depend_on_what_lies_around_it() {
    let text = norma43();
    let file = BankFormat::Norma43
        .read(text.as_bytes(), &options())
        .unwrap();
    let all: Vec<&Movement> = file
        .statements
        .iter()
        .flat_map(|it| &it.movements)
        .map(|it| &it.1)
        .collect();
    let ids = identify(all.iter().copied());
    assert_eq!(identify(all.iter().skip(1).copied()), ids[1..]);
    let twice = identify(all.iter().copied().chain(all.iter().copied()));
    assert_eq!(twice[..2], ids);
    assert!(twice[2..].iter().all(|it| !ids.contains(it)));
}

fn samples() -> Vec<(BankFormat, Vec<u8>)> {
    let mut samples = vec![
        (BankFormat::Norma43, norma43().into_bytes()),
        (BankFormat::Camt, own("camt054.xml")),
        (BankFormat::Mt940, own("german.sta")),
        (BankFormat::Mt940, own("dutch.940")),
        (BankFormat::Mt940, own("plain.mt940")),
        (BankFormat::Ofx, own("sgml.ofx")),
        (BankFormat::Ofx, own("xml.ofx")),
    ];
    let table = "Fecha operación;Fecha valor;Concepto;Importe;Saldo\n12/11/2026;12/11/2026;A;1.210,00;3.705,55\n10/11/2026;11/11/2026;B;-84,45;2.495,55\n";
    samples.push((BankFormat::Csv, table.as_bytes().to_vec()));
    samples
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever the bytes, every reader comes back with an answer.
    #[test]
    fn any_bytes_come_to_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in BankFormat::ALL {
            let _ = format.read(&bytes, &options());
        }
    }

    /// Valid files with pieces changed, cut out and repeated.
    #[test]
    fn damaged_files_come_to_an_answer(
        which in 0_usize..8,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..12),
    ) {
        let (format, mut bytes) = samples().swap_remove(which);
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => drop(bytes.drain(at..(at + usize::from(byte)).min(bytes.len()))),
                _ => {
                    let piece = bytes[at..(at + usize::from(byte)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let _ = format.read(&bytes, &options());
    }
}
