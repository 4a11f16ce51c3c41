//! Several currencies, plans beyond the policy, dates without their year, and what contradicts itself.

use serde_json::json;

use crate::support::Home;

/// One client who owes 100 EUR and 250 USD.
fn home_with_two_currencies() -> Home {
    let home = Home::new();
    let file = home.file(
        "a.csv",
        "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Moneda\n\
         X1;Uno;X-1;2026-09-01;2026-10-01;100,00;EUR\nX1;Uno;X-2;2026-09-01;2026-10-01;250,00;USD\n",
    );
    home.run(&["import", file.to_str().expect("a path")])
        .code(0);
    home
}

#[test]
fn with_several_currencies_one_is_to_be_named() {
    let home = home_with_two_currencies();
    for args in [
        &["promise", "X1"][..],
        &["promise", "X1", "50"],
        &["promise", "X1", "50%"],
        &["promise", "X1", "vie"],
        &["pay", "X1", "50"],
        &["pay", "X1"],
        &["plan", "X1"],
    ] {
        let run = home.run(args).code(2);
        assert!(run.err.contains("--currency EUR"), "{args:?}: {run:#?}");
        assert!(run.err.contains("--currency USD"), "{args:?}: {run:#?}");
        assert!(run.err.contains("250,00"), "{args:?}: {run:#?}");
    }
    for (args, currency, amount) in [
        (&["promise", "X1", "120 USD"][..], "USD", "120.00"),
        (
            &["promise", "X1", "120", "--currency", "usd"],
            "USD",
            "120.00",
        ),
        (
            &["promise", "X1", "50%", "--currency", "USD"],
            "USD",
            "125.00",
        ),
        (&["promise", "X1", "--currency", "EUR"], "EUR", "100.00"),
        (&["promise", "X1", "--invoice", "X-2"], "USD", "250.00"),
        (&["promise", "X1", "$ 20"], "USD", "20.00"),
        (&["pay", "X1", "10 EUR"], "EUR", "10.00"),
        (&["pay", "X1", "10", "--currency", "USD"], "USD", "10.00"),
        (&["pay", "X1", "10", "--invoice", "X-2"], "USD", "10.00"),
    ] {
        let made = home.json(args);
        assert_eq!(made["currency"], currency, "{args:?}");
        assert_eq!(made["amount"], amount, "{args:?}");
    }
    let plan = home.json(&["plan", "X1", "--currency", "EUR"]);
    assert_eq!(
        (&plan["currency"], &plan["total"]),
        (&json!("EUR"), &json!("90.00"))
    );
    home.run(&["promise", "X1", "10 EUR", "--currency", "USD"])
        .code(2);
    home.run(&["pay", "X1", "10 EUR", "--currency", "USD"])
        .code(2);
    // Once one alone is owed, it goes without saying.
    home.run(&["pay", "X1", "--currency", "EUR"]).code(0);
    assert_eq!(home.json(&["promise", "X1"])["currency"], "USD");
}

#[test]
fn a_new_promise_replaces_a_whole_series() {
    let home = Home::with_sample();
    let series = [
        "promise", "C001", "100", "vie", "--every", "week", "--times", "3", "--reason", "x",
    ];
    home.run(&series).code(0);
    let made = home.json(&["promise", "C001"]);
    assert_eq!(made["amount"], "4310.00");
    assert_eq!(made["replaced"].as_array().map(Vec::len), Some(3));
    let statuses = || {
        let account = home.json(&["show", "C001"]);
        let promises = account["promises"].as_array().cloned().unwrap_or_default();
        let of = |status: &str| promises.iter().filter(|it| it["status"] == status).count();
        (of("pending"), of("replaced"))
    };
    assert_eq!(statuses(), (1, 3));
    home.run(&["undo"]).code(0);
    assert_eq!(statuses(), (3, 0));
    home.run(&["promise", "C001", "500", "--reason", "x", "--beside"])
        .code(0);
    assert_eq!(statuses(), (4, 0));
    home.run(&["check"]).code(0);
}

#[test]
fn a_plan_beyond_the_policy_needs_its_reason_and_names_what_it_replaces() {
    let home = Home::with_sample();
    home.run(&["promise", "C001", "500", "vie"]).code(0);
    let long = ["plan", "C001", "--instalments", "24"];
    let proposed = home.json(&long);
    assert!(
        proposed["needs_reason"]
            .as_str()
            .is_some_and(|it| it.contains("12"))
    );
    let run = home.run(&long).code(0);
    assert!(run.out.contains("--reason"), "{run:#?}");
    assert!(run.out.contains("500,00 €"), "{run:#?}");
    let accept: Vec<&str> = long.iter().copied().chain(["--accept"]).collect();
    let refused: Vec<&str> = accept.iter().copied().chain(["--json"]).collect();
    let refused = home.run(&refused).code(1).json();
    assert_eq!(refused["error"]["kind"], "needs_reason");
    let reason: Vec<&str> = accept
        .iter()
        .copied()
        .chain(["--reason", "cliente de siempre"])
        .collect();
    home.run(&reason).code(0);
    let shown = home.run(&["show", "C001"]).code(0);
    assert!(shown.out.contains("cliente de siempre"), "{shown:#?}");
    let next = home.run(&["plan", "C001", "--instalments", "2"]).code(0);
    assert!(
        next.out.contains("plan de 4310,00 €") || next.out.contains("plan de 4.310,00 €"),
        "{next:#?}"
    );
    let account = home.json(&["show", "C001"]);
    assert_eq!(account["promises"].as_array().map(Vec::len), Some(25));
}

#[test]
fn a_day_that_has_passed_this_year_is_not_taken_for_next_year_in_silence() {
    let home = Home::with_sample();
    for args in [
        &["hold", "C001", "20/11", "--reason", "x"][..],
        &["plan", "C001", "--first", "20/11"],
        &["promise", "C001", "20/11"],
        &["promise", "C001", "500", "20/11"],
        &["dispute", "C001", "--until", "20/11"],
    ] {
        let run = home.run(args).code(2);
        assert!(
            run.err.contains("sáb 20 de noviembre de 2027")
                || run.err.contains("sábado 20 de noviembre de 2027")
                || run.err.contains("sáb 20 nov 2027"),
            "{args:?}: {run:#?}"
        );
    }
    let held = home.json(&["hold", "C001", "20/11/2027", "--reason", "x"]);
    assert_eq!(held["holds"][0]["until"], "2027-11-20");
}

#[test]
fn credit_is_used_as_it_was_asked_for() {
    let home = Home::with_sample();
    home.run(&["pay", "C003", "50", "--credit"]).code(0);
    // Nothing is due: only an invoice that is named is paid.
    let refused = home.run(&["pay", "C003", "--use-credit", "--json"]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "nothing_overdue");
    let used = home.json(&["pay", "C003", "--use-credit", "--invoice", "F-3=20"]);
    assert_eq!(
        used["allocations"],
        json!([{ "invoice": "F-3", "amount": "20.00" }])
    );
    home.run(&["pay", "C003", "--use-credit", "--invoice", "F-99"])
        .code(1);
    home.run(&["pay", "C003", "--use-credit", "--method", "cash"])
        .code(2);
}

#[test]
fn a_dispute_is_not_credited_and_rejected_at_once_nor_for_more_than_is_contested() {
    let home = Home::with_sample();
    let disputed = home.json(&["dispute", "C001", "F-1=1000"]);
    let entry = disputed["disputes"][0]["entry"].to_string();
    let resolve = |outcome: &str, credited: &str| {
        home.run(&[
            "dispute",
            "C001",
            "--resolved",
            &entry,
            "--outcome",
            outcome,
            "--credited",
            credited,
            "--json",
        ])
    };
    let contradictory = resolve("rejected", "400").code(2);
    assert_eq!(contradictory.json()["error"]["kind"], "usage");
    let too_much = resolve("credited", "1000,01").code(1);
    let error = &too_much.json()["error"];
    assert_eq!(error["kind"], "more_than_contested");
    let message = error["message"].as_str().or(error["text"].as_str());
    assert!(
        message.is_some_and(|it| it.contains("1000,00") || it.contains("1.000,00")),
        "{error}"
    );
    resolve("credited", "1000").code(0);
}
