//! `pay`, `plan`, `dispute`, `hold`, `credit` and `writeoff`.

use serde_json::json;

use crate::support::Home;

fn to_collect(home: &Home, code: &str) -> String {
    let account = home.json(&["show", code]);
    let amounts = account["amounts"].as_array().cloned().unwrap_or_default();
    amounts.first().map_or_else(
        || "nothing".to_owned(),
        |it| it["to_collect"].as_str().unwrap_or_default().to_owned(),
    )
}

#[test]
fn a_payment_is_recorded_corrected_returned_and_undone() {
    let home = Home::with_sample();
    let paid = home.json(&[
        "pay",
        "C001",
        "4.000",
        "ayer",
        "--method",
        "transfer",
        "--reference",
        "TRF 7",
    ]);
    let entry = paid["entries"][0].to_string();
    assert_eq!(paid["amount"], "4000.00");
    assert_eq!(paid["currency"], "EUR");
    assert_eq!(paid["paid_on"], "2026-11-22");
    assert_eq!(paid["method"], "transfer");
    assert_eq!(paid["reference"], "TRF 7");
    assert_eq!(
        paid["allocations"],
        json!([{ "invoice": "F-1", "amount": "4000.00" }])
    );
    assert_eq!(paid["credit"], "0.00");
    assert_eq!(to_collect(&home, "C001"), "310.00");

    let corrected = home.json(&["pay", "C001", "4310", "20/11", "--correct", &entry]);
    assert_eq!(corrected["paid_on"], "2026-11-20");
    assert_eq!(to_collect(&home, "C001"), "nothing");
    home.run(&["pay", "C001", "--returned", &entry, "hoy"])
        .code(0);
    assert_eq!(to_collect(&home, "C001"), "4310.00");
    home.run(&["undo"]).code(0);
    assert_eq!(to_collect(&home, "C001"), "nothing");
    home.run(&["undo"]).code(0);
    home.run(&["undo"]).code(0);
    assert_eq!(to_collect(&home, "C001"), "4310.00");
    home.run(&["check"]).code(0);
}

#[test]
fn what_is_overpaid_is_credit_and_can_be_used() {
    let home = Home::with_sample();
    let paid = home.json(&["pay", "C002", "1300", "--invoice", "F-2=1000"]);
    assert_eq!(paid["credit"], "300.00");
    let used = home.json(&["pay", "C002", "--use-credit"]);
    assert_eq!(
        used["allocations"],
        json!([{ "invoice": "F-2", "amount": "250.00" }])
    );
    assert_eq!(to_collect(&home, "C002"), "nothing");
}

#[test]
fn the_same_file_imported_again_does_not_pay_twice() {
    let home = Home::with_sample();
    home.run(&["pay", "C004", "300"]).code(0);
    let file = home.file(
        "newer.csv",
        crate::support::SAMPLE.replace("500,00;200,00", "500,00;500,00"),
    );
    let report = home.json(&["import", file.to_str().expect("a path")]);
    assert_eq!(report["payments_added"], 0, "{report}");
    assert_eq!(to_collect(&home, "C004"), "nothing");
}

#[test]
fn mistakes_with_payments_are_told_and_change_nothing() {
    let home = Home::with_sample();
    for (args, code, kind) in [
        (&["pay", "C001", "mucho"][..], 2, "usage"),
        (&["pay", "C001", "10", "nunca"], 2, "usage"),
        (&["pay", "C001", "10", "--method", "trueque"], 2, "usage"),
        (&["pay", "C001", "10", "mañana"], 1, "day_to_come"),
        (&["pay", "C001", "0"], 2, "usage"),
        (&["pay", "C001", "10,005"], 1, "too_precise"),
        (&["pay", "C001", "10", "--invoice", "F-99"], 1, "no_invoice"),
        (
            &["pay", "C001", "10", "--correct", "99"],
            1,
            "no_such_entry",
        ),
        (&["pay", "C001", "--use-credit"], 1, "no_credit"),
        (&["credit", "C001", "F-1", "5000"], 1, "more_than_open"),
        (&["writeoff", "C001", "F-1"], 2, "usage"),
        (&["hold", "C001", "ayer", "--reason", "x"], 2, "usage"),
        (&["hold", "C001", "+5"], 2, "usage"),
        (&["dispute", "C005", "F-5"], 1, "contested_already"),
        (&["plan", "C003"], 1, "nothing_open"),
        (&["plan", "C001", "--instalments", "0"], 1, "unfit_schedule"),
        (&["plan", "C001", "--every", "luna"], 2, "usage"),
        (&["promise", "C001", "+90"], 1, "needs_reason"),
    ] {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        let run = home.run(&args).code(code);
        assert_eq!(run.json()["error"]["kind"], kind, "{args:?}");
    }
    assert_eq!(to_collect(&home, "C001"), "4310.00");
    home.run(&["promise", "C001", "+90", "--reason", "cobra en febrero"])
        .code(0);
}

#[test]
fn a_plan_is_proposed_and_then_accepted() {
    let home = Home::with_sample();
    let args = [
        "plan",
        "C001",
        "--instalments",
        "3",
        "--first",
        "31/1",
        "--at-once",
        "10",
    ];
    let proposed = home.json(&args);
    assert_eq!(proposed["accepted"], false);
    assert_eq!(
        proposed["instalments"],
        json!([
            { "due_on": "2026-11-23", "amount": "10.00" },
            { "due_on": "2027-01-31", "amount": "1433.33" },
            { "due_on": "2027-02-28", "amount": "1433.33" },
            { "due_on": "2027-03-31", "amount": "1433.34" },
        ])
    );
    assert_eq!(to_collect(&home, "C001"), "4310.00");
    let accepted: Vec<&str> = args.iter().copied().chain(["--accept"]).collect();
    let accepted = home.json(&accepted);
    assert_eq!(accepted["accepted"], true);
    assert_eq!(to_collect(&home, "C001"), "0.00");
    let account = home.json(&["show", "C001"]);
    let promises = account["promises"].as_array().map(Vec::len);
    assert_eq!(promises, Some(4));
}

#[test]
fn only_what_is_contested_leaves_what_is_to_be_collected() {
    let home = Home::with_sample();
    let disputed = home.json(&[
        "dispute",
        "C001",
        "F-1=1000",
        "--reason",
        "precio",
        "--text",
        "otro precio",
    ]);
    let dispute = &disputed["disputes"][0];
    assert_eq!(dispute["amount"], "1000.00");
    assert_eq!(dispute["reason"], "price");
    assert_eq!(to_collect(&home, "C001"), "3310.00");
    let entry = dispute["entry"].to_string();
    home.run(&["dispute", "C001", "--reviewed", &entry, "--until", "+3"])
        .code(0);
    home.run(&[
        "dispute",
        "C001",
        "--resolved",
        &entry,
        "--outcome",
        "credited",
        "--credited",
        "400",
    ])
    .code(0);
    assert_eq!(to_collect(&home, "C001"), "3910.00");
}

#[test]
fn a_hold_pauses_until_its_day_or_its_release() {
    let home = Home::with_sample();
    let held = home.json(&["hold", "C001", "+10", "--reason", "espera el abono"]);
    assert_eq!(held["holds"][0]["until"], "2026-12-03");
    assert_eq!(to_collect(&home, "C001"), "0.00");
    let entry = held["holds"][0]["entry"].to_string();
    home.run(&["hold", "C001", "--release", &entry]).code(0);
    assert_eq!(to_collect(&home, "C001"), "4310.00");
}

#[test]
fn a_series_of_promises_is_one_action() {
    let home = Home::with_sample();
    home.run(&[
        "promise", "C001", "100", "vie", "--every", "week", "--times", "3",
    ])
    .code(0);
    let days = |home: &Home| {
        let account = home.json(&["show", "C001"]);
        let promises = account["promises"].as_array().cloned().unwrap_or_default();
        let mut days: Vec<String> = promises.iter().map(|it| it["due_on"].to_string()).collect();
        days.sort();
        days.join(" ")
    };
    assert_eq!(days(&home), r#""2026-11-27" "2026-12-04" "2026-12-11""#);
    home.run(&["undo"]).code(0);
    assert_eq!(days(&home), "");
}

#[test]
fn an_export_with_balances_knows_credit_notes_and_write_offs_already() {
    let home = Home::new();
    let export = |balance: &str| {
        format!(
            "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Saldo\nC1;Uno;F-1;2026-09-01;2026-10-01;100,00;{balance}\n"
        )
    };
    let first = home.file("a.csv", export("100,00"));
    home.run(&["import", first.to_str().expect("a path")])
        .code(0);
    home.run(&["credit", "C1", "F-1", "30", "--reason", "devolución"])
        .code(0);
    let second = home.file("b.csv", export("70,00"));
    let report = home.json(&["import", second.to_str().expect("a path")]);
    assert_eq!(report["payments_added"], 0, "{report}");
    assert_eq!(to_collect(&home, "C1"), "70.00");
    let third = home.file("c.csv", export("50,00"));
    let report = home.json(&["import", third.to_str().expect("a path")]);
    assert_eq!(report["payments_added"], 1, "{report}");
    assert_eq!(to_collect(&home, "C1"), "50.00");
}

#[test]
fn an_invoice_gets_instalments_that_a_later_export_leaves_alone() {
    let home = Home::with_sample();
    let split = home.json(&[
        "instalments",
        "C001",
        "F-1",
        "--count",
        "3",
        "--first",
        "31/1",
    ]);
    assert_eq!(
        split["instalments"],
        json!([
            { "due_on": "2027-01-31", "amount": "1436.66", "balance": "1436.66" },
            { "due_on": "2027-02-28", "amount": "1436.66", "balance": "1436.66" },
            { "due_on": "2027-03-31", "amount": "1436.68", "balance": "1436.68" },
        ])
    );
    assert_eq!(to_collect(&home, "C001"), "0.00");
    let file = home.file("again.csv", crate::support::SAMPLE);
    let report = home.json(&["import", file.to_str().expect("a path")]);
    assert_eq!(report["invoices_updated"], 0, "{report}");
    assert_eq!(to_collect(&home, "C001"), "0.00");
    home.run(&["undo"]).code(0);
    assert_eq!(to_collect(&home, "C001"), "4310.00");
}

#[test]
fn show_says_how_what_is_to_be_collected_comes_about() {
    let home = Home::with_sample();
    home.run(&["dispute", "C001", "F-1=1000"]).code(0);
    home.run(&["promise", "C001", "310", "vie"]).code(0);
    home.run(&["pay", "C001", "100", "--credit"]).code(0);
    let account = home.json(&["show", "C001"]);
    assert_eq!(
        account["collectable"],
        json!([{
            "currency": "EUR", "open": "4310.00", "overdue": "4310.00", "disputed": "1000.00",
            "held": "0.00", "promised": "210.00", "credit": "100.00", "to_collect": "3000.00",
        }])
    );
}

#[test]
fn a_promise_or_a_whole_plan_is_called_off() {
    let home = Home::with_sample();
    home.run(&["promise", "C001", "--cancel"]).code(1);
    home.run(&["promise", "C001", "500", "vie"]).code(0);
    home.run(&["promise", "C001", "--cancel", "--reason", "se retracta"])
        .code(0);
    assert_eq!(to_collect(&home, "C001"), "4310.00");
    let plan = home.json(&["plan", "C001", "--instalments", "4", "--accept"]);
    let entry = plan["entries"][0].to_string();
    assert_eq!(to_collect(&home, "C001"), "0.00");
    home.run(&["promise", "C001", "--cancel", &entry]).code(0);
    assert_eq!(to_collect(&home, "C001"), "4310.00");
    assert_eq!(
        home.json(&["show", "C001"])["plans"][0]["status"],
        "cancelled"
    );
    home.run(&["undo"]).code(0);
    assert_eq!(to_collect(&home, "C001"), "0.00");
}

#[test]
fn an_export_that_does_not_know_yet_what_was_written_down_takes_nothing_back() {
    let export = |left: &str| {
        format!(
            "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pendiente\nX1;Uno;X-1;2026-09-01;2026-10-01;1000,00;{left}\n"
        )
    };
    for actions in [
        &[&["pay", "X1", "400"][..]][..],
        &[&["writeoff", "X1", "X-1", "100", "--reason", "x"]],
        &[&["credit", "X1", "X-1", "100"], &["pay", "X1", "300"]],
        &[&["instalments", "X1", "X-1", "--count", "4"]],
    ] {
        let home = Home::new();
        let file = home.file("e.csv", export("1000,00"));
        let file = file.to_str().expect("a path");
        home.run(&["import", file]).code(0);
        for action in actions {
            home.run(action).code(0);
        }
        let before = home.json(&["show", "X1"])["invoices"].clone();
        home.run(&["import", file]).code(0);
        assert_eq!(
            home.json(&["show", "X1"])["invoices"],
            before,
            "{actions:?}"
        );
        home.run(&["check"]).code(0);
    }
}

#[test]
fn an_export_with_balances_alone_says_nothing_about_totals() {
    let home = Home::new();
    let export = |left: &str| {
        format!(
            "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Pendiente\nX1;Uno;X-1;2026-09-01;2026-10-01;{left}\n"
        )
    };
    let first = home.file("a.csv", export("100,00"));
    home.run(&["import", first.to_str().expect("a path")])
        .code(0);
    home.run(&["promise", "X1", "40", "vie"]).code(0);
    home.run(&["pay", "X1", "40"]).code(0);
    let second = home.file("b.csv", export("60,00"));
    let report = home.json(&["import", second.to_str().expect("a path")]);
    assert_eq!(report["payments_added"], 0, "{report}");
    let account = home.json(&["show", "X1"]);
    assert_eq!(account["invoices"][0]["total"], "100.00");
    assert_eq!(account["promises"][0]["status"], "kept");
}

#[test]
fn what_is_corrected_keeps_the_invoices_that_it_paid() {
    let home = Home::new();
    let file = home.file(
        "a.csv",
        "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
         X1;Uno;X-1;2026-09-01;2026-10-01;100,00\nX1;Uno;X-2;2026-09-01;2026-10-05;100,00\n",
    );
    home.run(&["import", file.to_str().expect("a path")])
        .code(0);
    let paid = home.json(&["pay", "X1", "100", "--invoice", "X-2"]);
    let entry = paid["entries"][0].to_string();
    let corrected = home.json(&["pay", "X1", "130", "ayer", "--correct", &entry]);
    assert_eq!(
        corrected["allocations"],
        json!([{ "invoice": "X-2", "amount": "100.00" }, { "invoice": "X-1", "amount": "30.00" }])
    );
}

#[test]
fn a_promise_for_an_invoice_is_for_what_that_comes_to() {
    let home = Home::with_sample();
    home.run(&["pay", "C001", "4000"]).code(0);
    let made = home.json(&["promise", "C001", "--invoice", "F-1"]);
    assert_eq!(made["amount"], "310.00");
    let series = home.run(&[
        "promise", "C001", "100", "15/12", "--every", "32", "--times", "3", "--json",
    ]);
    assert_eq!(series.code(1).json()["error"]["kind"], "unfit_schedule");
    let made = home.json(&[
        "promise",
        "C001",
        "50",
        "15/12",
        "--every",
        "5",
        "--times",
        "3",
        "--reason",
        "por meses",
    ]);
    assert_eq!(made["due_on"], "2027-01-05");
}

#[test]
fn words_of_a_note_may_be_followed_by_the_wish_for_json() {
    let home = Home::with_sample();
    let noted = home
        .run(&["note", "C001", "-5%", "si paga hoy", "--json"])
        .code(0);
    assert_eq!(noted.json()["text"], "-5% si paga hoy");
}
