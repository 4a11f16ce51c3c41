//! `show`, and finding the client that is meant.

use serde_json::{Value, json};

use crate::support::{Home, SAMPLE, text};

#[test]
fn the_whole_account_is_there() {
    let home = Home::with_sample();
    home.run(&["note", "C001", "Paga", "a fin de mes"]).code(0);
    home.run(&["promise", "C001", "500", "2026-11-27"]).code(0);
    let account = home.json(&["show", "C001"]);
    assert_eq!(account["code"], "C001");
    assert_eq!(account["name"], "Talleres Ibáñez S.L.");
    assert_eq!(account["tax_id"], "B12345678");
    assert_eq!(account["amounts"][0]["open"], "4310.00");
    assert_eq!(
        account["invoices"],
        json!([{
            "number": "F-1", "issued_on": "2026-07-24", "due_on": "2026-09-22", "total": "4310.00",
            "paid": "0.00", "credited": "0.00", "written_off": "0.00", "charge": null,
            "instalments": [{ "due_on": "2026-09-22", "amount": "4310.00", "balance": "4310.00" }], "balance": "4310.00", "currency": "EUR", "disputed": false,
            "disputed_amount": "0.00", "notes": null, "uuid": null,
        }])
    );
    let promise = &account["promises"][0];
    assert_eq!(promise["amount"], "500.00");
    assert_eq!(promise["due_on"], "2026-11-27");
    assert_eq!(promise["made_on"], "2026-11-23");
    assert_eq!(promise["status"], "pending");
    assert_eq!(account["notes"][0]["text"], "Paga a fin de mes");
    assert_eq!(account["notes"][0]["author"], "ana");
    let newest = &account["history"][0];
    assert_eq!(newest["kind"], "promise");
    assert_eq!(newest["recorded_at"], "2026-11-23T10:00:00");
    assert_eq!(newest["happened_at"], "2026-11-23T10:00:00");
    assert_eq!(newest["reversed"], false);
    assert!(
        newest["text"]
            .as_str()
            .is_some_and(|text| text.contains("500,00 €")),
        "{newest}"
    );
    let history = account["history"].as_array().expect("is a list");
    let moments: Vec<&str> = history
        .iter()
        .filter_map(|it| it["happened_at"].as_str())
        .collect();
    assert!(
        moments.windows(2).all(|pair| pair[0] >= pair[1]),
        "{moments:?}"
    );
}

#[test]
fn disputes_and_payments_show_in_the_invoices() {
    let home = Home::with_sample();
    let disputed = home.json(&["show", "C005"])["invoices"][0].clone();
    assert_eq!(disputed["disputed"], true);
    assert_eq!(disputed["disputed_amount"], "300.00");
    let paid = home.json(&["show", "C004"])["invoices"][0].clone();
    assert_eq!(
        (&paid["total"], &paid["paid"], &paid["balance"]),
        (&json!("500.00"), &json!("200.00"), &json!("300.00"))
    );
}

#[test]
fn clients_are_found_by_code_tax_id_and_name() {
    let home = Home::with_sample();
    for asked in [
        "C001",
        "B-12345678",
        "talleres ibanez s.l.",
        "ibañez",
        "IBÁÑEZ",
    ] {
        assert_eq!(home.json(&["show", asked])["code"], "C001", "{asked}");
    }
    assert_eq!(home.json(&["show", "Óptica", "Sol"])["code"], "C005");
}

#[test]
fn who_may_be_meant_is_named() {
    let home = Home::with_sample();
    let run = home.run(&["--json", "show", "bodegas"]).code(1);
    let error = &run.json()["error"];
    assert_eq!(error["kind"], "which_debtor");
    let mut codes: Vec<&Value> = error["candidates"]
        .as_array()
        .expect("is a list")
        .iter()
        .map(|it| &it["code"])
        .collect();
    codes.sort_by_key(|code| code.to_string());
    assert_eq!(codes, ["C002", "C003"]);
    assert!(
        run.err.contains("Bodegas Puig") && run.err.contains("Bodegas Lluch"),
        "{run:?}"
    );
    let nobody = home.run(&["--json", "show", "zzz"]).code(1);
    assert_eq!(nobody.json()["error"]["kind"], "no_debtor");
}

#[test]
fn hostile_names_reach_neither_screen_nor_pipe_raw() {
    let home = Home::new();
    let csv = "Cliente;Factura;Fecha;Vencimiento;Total;Notas\n\
        \u{1b}]0,evil\u{7}Mal\u{202e}o \u{9b}31mSA;1;2026-10-01;2026-10-31;10,00;\u{1b}[2J👩‍👩‍👧 株式会社 e\u{301}\n";
    let file = home.file("bad.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    for args in [
        &["queue"][..],
        &["show", "mal"],
        &["aging", "--by", "debtor"],
        &["--json", "queue"],
    ] {
        let run = home.run(args).code(0);
        let raw = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!run.out.contains(raw), "{args:?}: {:?}", run.out);
    }
    let odd = home.run(&["show", "\u{1b}[2J\u{202e}nobody"]).code(1);
    assert!(!odd.err.contains(['\u{1b}', '\u{202e}']), "{odd:?}");
}

#[test]
fn text_is_for_people() {
    let home = Home::with_sample();
    home.run(&["note", "C001", "Hablado con Marta"]).code(0);
    let shown = home.run(&["show", "C001"]).code(0).out;
    for part in [
        "Talleres Ibáñez S.L.",
        "C001",
        "sin clasificar",
        "F-1",
        "Hablado con Marta",
        "Historial",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn codes_are_found_in_large_and_small_letters_if_one_alone_fits() {
    let home = Home::with_sample();
    assert_eq!(home.json(&["show", "c002"])["name"], "Bodegas Puig");
    let file = home.file(
        "small.csv",
        SAMPLE.replace("C002", "c002").replace("F-", "G-"),
    );
    home.run(&["import", text(&file)]).code(0);
    assert_eq!(home.json(&["show", "c002"])["code"], "c002");
    assert_eq!(home.json(&["show", "C002"])["code"], "C002");
}

#[test]
fn candidates_that_are_not_listed_are_counted() {
    let home = Home::new();
    let rows: String = (1..=27)
        .map(|at| format!("Bodegas {at};{at};2026-10-01;2026-10-31;10,00\n"))
        .collect();
    let file = home.file(
        "many.csv",
        format!("Cliente;Factura;Fecha;Vencimiento;Total\n{rows}"),
    );
    home.run(&["import", text(&file)]).code(0);
    let run = home.run(&["--json", "show", "bodegas"]).code(1);
    let error = &run.json()["error"];
    assert_eq!(error["candidates"].as_array().map(Vec::len), Some(20));
    assert_eq!(error["more"], 7);
    assert!(run.err.contains("… y 7 más"), "{run:?}");
}

#[test]
fn holds_and_the_snooze_are_shown() {
    let home = Home::new();
    let file = home.path("demo.db");
    let demo = home.json(&["demo", "--into", text(&file)]);
    assert!(demo["debtors"].as_u64() > Some(10));
    let queue = home.json(&["--db", text(&file), "queue", "--all"]);
    let codes = queue.as_array().expect("a list").iter();
    let shown: Vec<Value> = codes
        .filter_map(|row| row["code"].as_str())
        .map(|code| home.json(&["--db", text(&file), "show", code]))
        .collect();
    let holds = shown.iter().filter_map(|it| it["holds"].as_array());
    let hold = holds.flatten().next().expect("somebody is on hold");
    assert!(
        hold["entry"].is_u64() && hold["until"].is_string() && hold["placed_at"].is_string(),
        "{hold}"
    );
    let snooze = shown
        .iter()
        .map(|it| &it["snooze"])
        .find(|it| it.is_object());
    assert!(snooze.is_some_and(|it| it["until"].is_string()));
    assert!(shown.iter().any(|it| it["snooze"].is_null()));
}
