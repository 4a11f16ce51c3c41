//! Statements of the bank: movements once, what they pay, undo, and what is refused.

use serde_json::{Value, json};

use crate::spreadsheet::zip_of;
use crate::support::{Home, NOW, text};

/// Of the sample's clients: one pays by number, one by name and amount, one pays what nobody knows.
const STATEMENT: &str = "\
Cuenta;ES91 2100 0418 4502 0005 1332
Fecha operación;Fecha valor;Concepto;Ordenante;IBAN ordenante;Importe;Saldo
18/11/2026;18/11/2026;TRANSF FRA F-1;TALLERES IBAÑEZ SL;DE89370400440532013000;4.310,00;6.810,00
19/11/2026;19/11/2026;PAGO FACTURA;BODEGAS PUIG;;1.250,00;8.060,00
19/11/2026;19/11/2026;INTERESES A SU FAVOR;;;3,11;8.063,11
20/11/2026;20/11/2026;RECIBO LUZ;;;-84,45;7.978,66
";

fn home() -> Home {
    let home = Home::with_sample();
    let file = home.file("extracto.csv", STATEMENT);
    home.run(&["import", text(&file)]).code(0);
    home
}

/// Verdict, client and invoices of the first proposal of each credit, and the evidence.
fn proposed(home: &Home) -> Vec<String> {
    let found = home.json(&["reconcile"]);
    let each = found.as_array().expect("a list").iter().map(|credit| {
        let amount = credit["amount"].as_str().expect("an amount");
        let Some(first) = credit["proposals"].get(0) else {
            return format!("{amount}: -");
        };
        let invoices: Vec<&str> = first["invoices"]
            .as_array()
            .expect("invoices")
            .iter()
            .filter_map(|it| it["invoice"].as_str())
            .collect();
        let kinds: Vec<&str> = first["evidence"]
            .as_array()
            .expect("evidence")
            .iter()
            .filter_map(|it| it["kind"].as_str())
            .collect();
        let word = |name: &str| first[name].as_str().expect("a word").to_owned();
        format!(
            "{amount}: {} {} {} {}",
            word("verdict"),
            word("code"),
            invoices.join("+"),
            kinds.join("+")
        )
    });
    each.collect()
}

fn id_of(home: &Home, amount: &str) -> String {
    let found = home.json(&["bank"]);
    let all = found.as_array().expect("a list");
    let one = all
        .iter()
        .find(|it| it["amount"] == amount)
        .expect("the movement");
    one["id"].as_str().expect("an id").to_owned()
}

fn states(home: &Home) -> Vec<String> {
    let found = home.json(&["bank"]);
    let all = found.as_array().expect("a list").iter();
    all.map(|it| {
        format!(
            "{} {}",
            it["amount"].as_str().expect("amount"),
            it["state"].as_str().expect("state")
        )
    })
    .collect()
}

#[test]
fn a_statement_is_imported_once_and_its_credits_are_recognised() {
    let home = home();
    assert_eq!(
        proposed(&home),
        [
            "4310.00: certain C001 F-1 payer_name+exact_amount",
            "1250.00: certain C002 F-2 payer_name+exact_amount",
            "3.11: -",
        ]
    );
    let file = home.path("extracto.csv");
    let again = home.json(&["import", text(&file)]);
    let bank = &again["files"][0]["bank"];
    assert_eq!(
        (&bank["movements_added"], &bank["movements_known"]),
        (&json!(0), &json!(4))
    );
    assert_eq!(bank["statements"][0]["opening"], "2500.00");
    assert_eq!(home.json(&["bank"]).as_array().expect("a list").len(), 4);
}

#[test]
fn nothing_is_accepted_without_being_asked_and_undo_takes_it_back() {
    let home = home();
    let before = home.journal();
    home.json(&["reconcile"]);
    assert_eq!(home.journal(), before);
    let done = home.json(&["reconcile", "--auto-certain"]);
    let codes: Vec<&Value> = done["accepted"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| &it["code"])
        .collect();
    assert_eq!(codes, [&json!("C001"), &json!("C002")]);
    let account = home.json(&["show", "C001"]);
    let payment = account["history"]
        .as_array()
        .expect("history")
        .iter()
        .find(|it| it["kind"] == "payment");
    let payment = payment.expect("a payment");
    assert!(payment.to_string().contains("2026-11-18"), "{payment}");
    let facts = home.sql("SELECT content ->> '$.method' AS method, content ->> '$.reference' AS reference, length(content ->> '$.movement') AS id FROM entry WHERE kind = 'payment' AND debtor = 1");
    assert!(
        facts.to_string().contains("transfer")
            && facts.to_string().contains("TRANSF FRA F-1")
            && facts.to_string().contains("32"),
        "{facts}"
    );
    let accepted = [
        "4310.00 accepted",
        "1250.00 accepted",
        "3.11 open",
        "-84.45 debit",
    ];
    let mut found = states(&home);
    found.sort();
    let mut wanted: Vec<String> = accepted.iter().map(|it| (*it).to_owned()).collect();
    wanted.sort();
    assert_eq!(found, wanted);
    // Asking once more accepts nothing twice.
    let again = home.json(&["reconcile", "--auto-certain"]);
    assert_eq!(again["accepted"], json!([]));
    home.run(&["undo"]).code(0);
    assert_eq!(proposed(&home).len(), 3);
    assert_eq!(
        home.json(&["show", "C001"])["amounts"][0]["open"],
        "4310.00"
    );
}

#[test]
fn one_is_accepted_for_a_client_and_that_account_is_known_from_then_on() {
    let home = home();
    let id = id_of(&home, "3.11");
    let done = home.json(&["reconcile", "--accept", &format!("{}=C003", &id[..10])]);
    assert_eq!(done["accepted"][0]["code"], "C003");
    let paid = id_of(&home, "4310.00");
    home.json(&["reconcile", "--accept", &paid]);
    let more = "Fecha;Fecha valor;Concepto;IBAN ordenante;Importe\n21/11/2026;21/11/2026;PAGO;DE89370400440532013000;10,00\n";
    let file = home.file(
        "mas.csv",
        format!("Cuenta;ES91 2100 0418 4502 0005 1332\n{more}"),
    );
    home.run(&["import", text(&file)]).code(0);
    // Nothing is open of that client any more, so that nothing is proposed; with a new invoice it is.
    let invoice = "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pagado\nC001;Talleres Ibáñez S.L.;F-9;2026-11-01;2026-11-20;10,00;0,00\n";
    let file = home.file("nueva.csv", invoice);
    home.run(&["import", text(&file)]).code(0);
    let found = proposed(&home);
    assert!(
        found.contains(&"10.00: certain C001 F-9 payer_account+exact_amount".to_owned()),
        "{found:?}"
    );
}

#[test]
fn skipped_is_skipped_for_good_and_undo_brings_it_back() {
    let home = home();
    let id = id_of(&home, "3.11");
    let done = home.json(&["reconcile", "--skip", &id]);
    assert_eq!(done["skipped"], 1);
    assert_eq!(proposed(&home).len(), 2);
    home.run(&["undo"]).code(0);
    assert_eq!(proposed(&home).len(), 3);
}

#[test]
fn undoing_the_import_takes_the_movements_back_and_they_come_again() {
    let home = home();
    home.run(&["undo"]).code(0);
    assert_eq!(home.json(&["bank"]), json!([]));
    home.run(&["import", text(&home.path("extracto.csv"))])
        .code(0);
    assert_eq!(home.json(&["bank"]).as_array().expect("a list").len(), 4);
    home.run(&["check"]).code(0);
}

#[test]
fn money_written_down_before_the_statement_came_is_not_counted_twice() {
    let home = Home::with_sample();
    home.run(&["pay", "C002", "1250", "18/11", "--method", "transferencia"])
        .code(0);
    let file = home.file("extracto.csv", STATEMENT);
    home.run(&["import", text(&file)]).code(0);
    let found = home.json(&["reconcile"]);
    let credit = found
        .as_array()
        .expect("a list")
        .iter()
        .find(|it| it["amount"] == "1250.00")
        .expect("the credit");
    assert_eq!(credit["recorded"]["code"], "C002");
    let done = home.json(&["reconcile", "--auto-certain"]);
    assert_eq!(done["accepted"].as_array().expect("a list").len(), 1);
}

#[test]
fn what_is_wrong_is_refused_in_words() {
    let home = home();
    for (args, kind) in [
        (&["reconcile", "--accept", "ffffffff"][..], "which_movement"),
        (&["reconcile", "--skip", "no"], "which_movement"),
    ] {
        let mut all = vec!["--json"];
        all.extend(args);
        let run = home.run_at(NOW, &all).code(1);
        assert_eq!(run.json()["error"]["kind"], kind);
    }
    let id = id_of(&home, "3.11");
    let run = home.run(&["--json", "reconcile", "--accept", &id]).code(1);
    assert_eq!(run.json()["error"]["kind"], "no_proposal");
    let damaged = home.file("malo.n43", "11210004180200051332261101261130200000000100000978\u{20}\n33210004180200051332000000000000000000000000000000000000000200000000100001978\n");
    let run = home.run(&["import", text(&damaged)]).code(1);
    assert!(run.err.contains("Registro 2"), "{run:#?}");
    assert_eq!(home.json(&["bank"]).as_array().expect("a list").len(), 4);
}

/// Whoever is erased is gone from the movements too.
#[test]
fn erasing_a_client_takes_their_name_out_of_the_movements() {
    let home = home();
    home.json(&["reconcile", "--auto-certain"]);
    home.run(&["person", "erase", "C001", "--yes", "--reason", "petición"])
        .code(0);
    let left = home
        .sql("SELECT group_concat(content) AS all_of_it FROM movement")
        .to_string();
    assert!(
        !left.contains("TALLERES") && !left.contains("DE8937"),
        "{left}"
    );
    assert!(left.contains("BODEGAS PUIG"), "{left}");
    home.run(&["check"]).code(0);
}

/// The movements of the statement above as Norma 43 tells them: other references, other words, the same days and amounts.
fn norma43() -> String {
    let account = "210004180200051332";
    let record = |text: String| format!("{text:<80}\r\n");
    let movement = |day: u32, sign: u8, cents: u64, words: &str| {
        let first = format!(
            "22    04182611{day:02}2611{day:02}04007{sign}{cents:014}00000000{day:02}{:012}{:016}",
            0, 0
        );
        record(first) + &record(format!("2301{words}"))
    };
    record(format!(
        "11{account}2611182611202000000002500009783{:<26}",
        "MI EMPRESA SL"
    )) + &movement(18, 2, 431_000, "TRANSF. SEPA TALLERES IBANEZ")
        + &movement(19, 2, 125_000, "TRANSF. SEPA BODEGAS")
        + &movement(19, 2, 311, "LIQUIDACION")
        + &movement(20, 1, 8_445, "ENDESA")
        + &record(format!(
            "33{account}00001{:014}00003{:014}2{:014}978",
            8_445, 556_311, 797_866
        ))
        + &record("88999999999999999999000010".to_owned())
}

#[test]
fn the_same_movements_of_two_formats_count_once() {
    let home = home();
    let file = home.file("extracto.n43", norma43());
    let done = home.json(&["import", text(&file)]);
    let bank = &done["files"][0]["bank"];
    let counts = [
        "movements_added",
        "movements_known",
        "movements_known_otherwise",
        "movements_alike",
    ];
    // Of the interest and the receipt nothing but the amount says that they are the same: they are kept and told of.
    assert_eq!(
        counts.map(|it| bank[it].as_u64()),
        [Some(2), Some(0), Some(2), Some(2)]
    );
    let told = home
        .run(&["import", text(&home.path("extracto.csv"))])
        .code(0);
    assert!(told.out.contains("4"), "{}", told.out);
    assert_eq!(states(&home).len(), 6);
}

#[test]
fn statements_within_folders_and_zips_go_in_with_the_rest() {
    let home = Home::new();
    let folder = home.path("mes");
    std::fs::create_dir(&folder).expect("a folder");
    let invoices = "Cliente;Factura;Fecha;Vencimiento;Total\nTalleres Ibáñez SL;F-1;2026-09-01;2026-10-01;4.310,00\n";
    let broken = norma43().replace("00000000431000", "00000000431001");
    let files = [
        ("a.csv", STATEMENT.as_bytes().to_vec()),
        ("b.csv", invoices.as_bytes().to_vec()),
        ("c.n43", broken.into_bytes()),
    ];
    for (name, content) in &files {
        std::fs::write(folder.join(name), content).expect("a file");
    }
    let done = home
        .run(&["import", text(&folder), "--json"])
        .code(3)
        .json();
    assert_eq!(done["invoices_added"], 1);
    assert_eq!(done["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(done["files_refused"][0]["kind"], "differs");
    assert_eq!(states(&home).len(), 4);
    // One import, one undo.
    home.run(&["undo"]).code(0);
    assert_eq!(states(&home).len(), 0);
    assert_eq!(
        home.json(&["queue", "--all"]).as_array().map(Vec::len),
        Some(0)
    );

    let zip = home.file("mes.zip", zip_of(&files));
    let strict = home.run(&["import", text(&zip), "--strict"]).code(1);
    assert!(strict.err.contains("c.n43"), "{}", strict.err);
    assert_eq!(states(&home).len(), 0);
    home.run(&["import", text(&zip)]).code(3);
    assert_eq!(states(&home).len(), 4);
}

#[test]
fn a_refused_statement_leaves_other_files_alone() {
    let home = Home::new();
    let bad = home.file(
        "a.n43",
        norma43().replace("00000000431000", "00000000431001"),
    );
    let good = home.file("b.csv", STATEMENT);
    let done = home
        .run(&["import", text(&bad), text(&good), "--json"])
        .code(3)
        .json();
    assert_eq!(done["files_refused"][0]["kind"], "differs");
    assert_eq!(states(&home).len(), 4);
}

#[test]
fn an_exported_book_brings_its_movements_back_with_what_was_made_of_them() {
    let home = home();
    home.json(&["reconcile", "--auto-certain"]);
    let interest = id_of(&home, "3.11");
    home.run(&["reconcile", "--skip", &interest]).code(0);
    // What was taken back is there as well, and can be brought back.
    let file = home.file("otro.n43", norma43());
    home.run(&["import", text(&file)]).code(0);
    home.run(&["undo"]).code(0);
    let folder = home.path("out");
    home.run(&["export", "--all", text(&folder)]).code(0);
    let table = std::fs::read_to_string(folder.join("bank_movements.csv")).expect("a table");
    assert_eq!(table.lines().count(), 7);
    assert_eq!(table.matches(",taken_back,").count(), 2);
    let page = std::fs::read_to_string(folder.join("README.md")).expect("a page");
    assert!(page.contains("## bank_movement_marks.csv"), "{page}");
    let fresh = home.path("fresh.db");
    let new = ["--db", text(&fresh)];
    home.run(&[new[0], new[1], "import", text(&folder)]).code(0);
    for args in [
        &["bank"][..],
        &["reconcile"],
        &[
            "sql",
            "--readonly",
            "SELECT hex(id), batch, booked_on, content FROM movement ORDER BY id, batch",
        ],
        &[
            "sql",
            "--readonly",
            "SELECT hex(movement), batch, kind, debtor FROM movement_mark ORDER BY movement, batch",
        ],
    ] {
        let again: Vec<&str> = new.iter().chain(args).copied().collect();
        assert_eq!(home.json(args), home.json(&again), "{args:?}");
    }
    let workbook = home.path("out.xlsx");
    home.run(&["export", "--all", text(&workbook)]).code(0);
    let of_workbook = home.path("of-workbook.db");
    let new = ["--db", text(&of_workbook)];
    home.run(&[new[0], new[1], "import", text(&workbook)])
        .code(0);
    for args in [&["bank"][..], &["reconcile"]] {
        let again: Vec<&str> = new.iter().chain(args).copied().collect();
        assert_eq!(home.json(args), home.json(&again), "{args:?}");
    }
    // Folders that are exported for the first time, damaged.
    std::fs::write(
        folder.join("bank_movements.csv"),
        table.replacen("\"\"amount\"\"", "\"\"amont\"\"", 1),
    )
    .expect("is written");
    let other = home.path("other.db");
    let refused = home
        .run(&["--json", "--db", text(&other), "import", text(&folder)])
        .code(1);
    assert_eq!(refused.json()["error"]["kind"], "export_damaged");
}

/// Passed over, a mark that nobody knows would leave its movement open, to be paid once more.
#[test]
fn a_mark_that_nobody_knows_is_refused() {
    let home = home();
    home.json(&["reconcile", "--auto-certain"]);
    let folder = home.path("out");
    home.run(&["export", "--all", text(&folder)]).code(0);
    let marks = folder.join("bank_movement_marks.csv");
    let table = std::fs::read_to_string(&marks).expect("a table");
    std::fs::write(&marks, table.replacen("accepted", "acepted", 1)).expect("is written");
    let fresh = home.path("fresh.db");
    let refused = home
        .run(&["--json", "--db", text(&fresh), "import", text(&folder)])
        .code(1);
    assert_eq!(refused.json()["error"]["kind"], "export_damaged");
    assert!(!fresh.exists());

    let book = rusqlite::Connection::open(home.book()).expect("a book");
    let changed = book.execute("UPDATE movement_mark SET kind = 'acepted'", []);
    assert!(changed.expect("is changed") > 0);
    drop(book);
    let again = home.path("again");
    for args in [&["export", "--all", text(&again)][..], &["bank"]] {
        let args = [&["--json"], args].concat();
        let refused = home.run(&args).code(1);
        assert_eq!(refused.json()["error"]["kind"], "damaged", "{args:?}");
    }
}

/// A report during the day and the statement of that day tell of one payment, with numbers of their own for it.
#[test]
fn a_payment_in_a_report_and_in_the_statement_counts_once() {
    let home = Home::new();
    let message = |message: &str, statement: &str, number: &str| {
        format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{}.001.02\"><{message}><GrpHdr><MsgId>1</MsgId></GrpHdr><{statement}><Id>1</Id>\
             <CreDtTm>2026-11-18T12:00:00</CreDtTm><Acct><Id><IBAN>ES9121000418450200051332</IBAN></Id><Ccy>EUR</Ccy></Acct>\
             <Ntry><NtryRef>{number}</NtryRef><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2026-11-18</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>\
             </{statement}></{message}></Document>",
            if statement == "Rpt" {
                "camt.052"
            } else {
                "camt.053"
            }
        )
    };
    let report = home.file("k52.xml", message("BkToCstmrAcctRpt", "Rpt", "1"));
    let statement = home.file("k53.xml", message("BkToCstmrStmt", "Stmt", "2026-7"));
    home.run(&["import", text(&report)]).code(0);
    home.run(&["import", text(&statement)]).code(0);
    assert_eq!(states(&home).len(), 1);
}
