//! `forecast`, `promises`, and the habit in `show`.

use serde_json::{Value, json};

use crate::support::{Home, text};

/// Two clients who paid before, late and early, and owe again.
const HISTORY: &str = "\
Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pagado;Fecha de pago;Moneda
C001;Talleres Ibáñez S.L.;F-1;2026-06-01;2026-07-01;100,00;100,00;2026-07-08;EUR
C001;Talleres Ibáñez S.L.;F-2;2026-07-01;2026-07-31;100,00;100,00;2026-08-10;EUR
C001;Talleres Ibáñez S.L.;F-3;2026-08-01;2026-08-31;150,00;150,00;2026-08-31;EUR
C001;Talleres Ibáñez S.L.;F-4;2026-09-01;2026-10-01;140,00;140,00;2026-10-05;EUR
C001;Talleres Ibáñez S.L.;F-5;2026-10-20;2026-11-19;500,00;0,00;;EUR
C002;Bodegas Puig;F-6;2026-09-01;2026-10-01;80,00;80,00;2026-09-29;EUR
C002;Bodegas Puig;F-7;2026-11-01;2026-12-01;300,00;0,00;;EUR
C002;Bodegas Puig;F-8;2026-11-01;2026-12-01;70000;0;;CLP
";

fn home() -> Home {
    let home = Home::new();
    let file = home.file("history.csv", HISTORY);
    home.run(&["import", text(&file)]).code(0);
    home
}

fn field<'a>(of: &'a Value, name: &str) -> Vec<&'a Value> {
    let list = of.as_array().expect("is a list");
    list.iter().map(|it| &it[name]).collect()
}

#[test]
fn show_tells_how_a_client_pays() {
    let home = home();
    let shown = home.json(&["show", "C001"]);
    assert_eq!(
        shown["habit"],
        json!({
            "invoices": 4, "late": 3, "late_share": 0.75, "median_days_late": 5.5,
            "lower_quartile": 3.0, "upper_quartile": 7.75, "trend": null,
            "last_payment": { "on": "2026-10-05", "amount": "140.00", "currency": "EUR" },
        })
    );
    assert_eq!(
        (&shown["kept"], &shown["kept_rate"]),
        (&json!(0), &Value::Null)
    );
    let shown = home.run(&["show", "C001"]).code(0).out;
    let line = "Suele pagar 6 días tarde (±2); último pago 5 oct, 140,00 €";
    assert!(shown.contains(line), "{shown}");
    // On a day before, nothing of what came later is known.
    let before = home.json_at("2026-08-15", &["show", "C001"])["habit"].clone();
    assert_eq!(
        (&before["invoices"], &before["median_days_late"]),
        (&json!(2), &json!(8.5))
    );
    assert_eq!(before["last_payment"]["on"], "2026-08-10");
    let sample = Home::with_sample().json(&["show", "C001"])["habit"].clone();
    assert_eq!(
        (&sample["invoices"], &sample["last_payment"]),
        (&json!(0), &Value::Null)
    );
}

#[test]
fn money_in_is_forecast_by_week_and_currency() {
    let home = home();
    home.run(&["promise", "C001", "200", "2026-12-02"]).code(0);
    let found = home.json(&["forecast", "--weeks", "3"]);
    assert_eq!(found["as_of"], "2026-11-23");
    assert_eq!(found["based_on"]["invoices"], 5);
    assert_eq!(found["based_on"]["kept_rate"], Value::Null);
    let weeks = &found["weeks"];
    assert_eq!(
        field(weeks, "currency"),
        ["CLP", "CLP", "CLP", "EUR", "EUR", "EUR"]
    );
    assert_eq!(
        field(weeks, "from")[3..],
        ["2026-11-23", "2026-11-30", "2026-12-07"]
    );
    assert_eq!(
        field(weeks, "to")[3..],
        ["2026-11-29", "2026-12-06", "2026-12-13"]
    );
    assert_eq!(field(weeks, "promised")[3..], ["0.00", "200.00", "0.00"]);
    let euros = &found["currencies"][1];
    assert_eq!(
        (&euros["open"], &euros["promised"]),
        (&json!("800.00"), &json!("200.00"))
    );
    let amount = |name: &str| -> f64 {
        euros[name]
            .as_str()
            .and_then(|it| it.parse().ok())
            .expect("an amount")
    };
    assert!((amount("expected") + amount("later") - 800.0).abs() < 0.001);
    assert!(amount("low") < amount("expected") && amount("expected") < amount("high"));
    let whole = found["currencies"][0]["expected"]
        .as_str()
        .expect("an amount");
    assert!(!whole.contains('.'), "pesos have no cents: {whole}");
    assert_eq!(found, home.json(&["forecast", "--weeks", "3"]));
    assert_eq!(
        home.json(&["forecast"])["weeks"].as_array().map(Vec::len),
        Some(16)
    );
    let shown = home.run(&["forecast"]).code(0).out;
    for part in [
        "EUR",
        "Esperado",
        "Prometido",
        "hasta dom 29 nov",
        "200",
        "5 facturas saldadas",
        "█",
        "▓",
        "░",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(
        shown.lines().all(|line| line.chars().count() <= 80),
        "{shown}"
    );
    for weeks in ["0", "105", "-1", "x"] {
        home.run(&["forecast", "--weeks", weeks]).code(2);
    }
}

#[test]
fn a_book_without_anything_open_or_settled_says_so() {
    let home = Home::with_sample();
    let shown = home.run(&["forecast"]).code(0).out;
    assert!(
        shown.contains("Todavía no hay facturas saldadas"),
        "{shown}"
    );
    assert!(shown.contains("En disputa 300 €"), "{shown}");
    let nothing = home.json_at("2026-01-01", &["forecast"]);
    assert_eq!(
        (&nothing["weeks"], &nothing["currencies"]),
        (&json!([]), &json!([]))
    );
    let shown = home.run_at("2026-01-01", &["forecast"]).code(0).out;
    assert!(shown.contains("No hay nada pendiente"), "{shown}");
}

/// C001: broken, then pending; C002: kept, and pending.
fn with_promises() -> Home {
    let home = home();
    let file = home.file(
        "paid.csv",
        HISTORY.replace("300,00;0,00;;EUR", "300,00;300,00;2026-11-10;EUR"),
    );
    let earlier = |args: &[&str]| home.run_at("2026-11-05T10:00", args).code(0);
    earlier(&["promise", "C001", "100", "2026-11-12"]);
    earlier(&["promise", "C002", "300", "EUR", "2026-11-11"]);
    home.run(&["import", text(&file)]).code(0);
    home.run(&["promise", "C001", "500", "2026-11-23", "--add"])
        .code(0);
    home.run(&["promise", "C002", "70000", "CLP", "2026-12-01", "--add"])
        .code(0);
    home
}

#[test]
fn promises_are_listed_filtered_and_counted() {
    let home = with_promises();
    let all = home.json(&["promises"]);
    assert_eq!(
        field(&all["promises"], "due_on"),
        ["2026-11-11", "2026-11-12", "2026-11-23", "2026-12-01"]
    );
    assert_eq!(
        field(&all["promises"], "status"),
        ["kept", "broken", "pending", "pending"]
    );
    assert_eq!(
        field(&all["promises"], "code"),
        ["C002", "C001", "C001", "C002"]
    );
    assert_eq!(
        all["promises"][1],
        json!({
            "code": "C001", "name": "Talleres Ibáñez S.L.", "number": all["promises"][1]["number"], "amount": "100.00",
            "currency": "EUR", "due_on": "2026-11-12", "made_on": "2026-11-05", "status": "broken",
            "missing": "100.00", "of_plan": false, "invoices": all["promises"][1]["invoices"],
        })
    );
    let counts =
        |of: &Value| ["kept", "partly_kept", "broken", "kept_rate"].map(|name| of[name].clone());
    let expected = [json!(1), json!(0), json!(1), json!(0.5)];
    assert_eq!(counts(&all), expected);
    assert_eq!(
        field(&all["debtors"], "kept_rate"),
        [&json!(0.0), &json!(1.0)]
    );
    for (args, due) in [
        (&["--due"][..], &["2026-11-23"][..]),
        (&["--due", "--until", "fin de mes"], &["2026-11-23"]),
        (&["--due", "--until", "1/12"], &["2026-11-23", "2026-12-01"]),
        (&["--broken"], &["2026-11-12"]),
        (&["--kept"], &["2026-11-11"]),
    ] {
        let found = home.json(&[&["promises"], args].concat());
        assert_eq!(field(&found["promises"], "due_on"), due, "{args:?}");
        assert_eq!(counts(&found), expected, "{args:?}");
    }
    assert_eq!(home.json(&["show", "C001"])["broken"], 1);
}

#[test]
fn promises_are_shown_to_people() {
    let home = with_promises();
    let shown = home.run(&["promises"]).code(0).out;
    for part in [
        "Talleres Ibáñez",
        "12/11/2026",
        "rota",
        "100,00 €",
        "0/1",
        "Promesas cumplidas: 1 de 2 (50 %) · 1 rota",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(
        shown.lines().all(|line| line.chars().count() <= 80),
        "{shown}"
    );
    let shown = home.run(&["show", "C002"]).code(0).out;
    assert!(
        shown.contains("Promesas cumplidas: 1 de 1 (100 %)"),
        "{shown}"
    );
    let none = home.run_at("2026-10-01", &["promises"]).code(0).out;
    assert!(none.contains("No hay promesas así"), "{none}");
}

#[test]
fn instalments_are_promises_and_are_expected_on_their_days() {
    let home = home();
    let plan = [
        "plan",
        "C001",
        "--instalments",
        "2",
        "--first",
        "2026-12-01",
        "--every",
        "week",
        "--accept",
    ];
    home.run(&plan).code(0);
    let found = home.json(&["promises"])["promises"].clone();
    assert_eq!(field(&found, "of_plan"), [&json!(true); 2]);
    assert_eq!(field(&found, "due_on"), ["2026-12-01", "2026-12-08"]);
    assert_eq!(field(&found, "number")[0], field(&found, "number")[1]);
    let weeks = home.json(&["forecast", "--weeks", "3"])["weeks"].clone();
    assert_eq!(field(&weeks, "promised")[3..], ["0.00", "250.00", "250.00"]);
}

#[test]
fn filters_of_promises_that_say_nothing_together_are_refused() {
    let home = with_promises();
    for args in [
        &["--due", "--kept"][..],
        &["--broken", "--kept"],
        &["--until", "vie"],
        &["--due", "--until", "nunca"],
    ] {
        home.run(&[&["promises"], args].concat()).code(2);
    }
}
