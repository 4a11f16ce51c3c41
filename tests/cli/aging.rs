//! `aging`.

use serde_json::json;

use crate::support::{Home, text};

#[test]
fn open_invoices_are_counted_by_age() {
    let home = Home::with_sample();
    assert_eq!(
        home.json(&["aging"]),
        json!({
            "as_of": "2026-11-23",
            "currencies": [{
                "currency": "EUR",
                "debtors": 5,
                "invoices": 5,
                "total": "6259.50",
                "disputed": { "invoices": 1, "amount": "300.00" },
                "buckets": [
                    { "bucket": "not_due", "invoices": 1, "amount": "99.50" },
                    { "bucket": "1-30", "invoices": 2, "amount": "1550.00" },
                    { "bucket": "31-60", "invoices": 1, "amount": "300.00" },
                    { "bucket": "61-90", "invoices": 1, "amount": "4310.00" },
                    { "bucket": "90+", "invoices": 0, "amount": "0.00" },
                ],
            }],
        })
    );
}

#[test]
fn each_debtor_can_be_asked_for_the_largest_first() {
    let home = Home::with_sample();
    let aging = home.json(&["aging", "--by", "debtor"]);
    let debtors = aging["debtors"].as_array().expect("is a list");
    let codes: Vec<&str> = debtors
        .iter()
        .filter_map(|it| it["code"].as_str())
        .collect();
    assert_eq!(codes, ["C001", "C002", "C004", "C005", "C003"]);
    assert_eq!(debtors[2]["currencies"][0]["total"], "300.00");
    let shown = home.run(&["aging", "--by", "debtor"]).code(0).out;
    assert!(shown.contains("Talleres Ibáñez S.L."), "{shown}");
    home.run(&["aging", "--by", "month"]).code(2);
}

#[test]
fn currencies_stand_side_by_side_with_their_decimals() {
    let home = Home::new();
    let csv = "Cliente;Factura;Fecha;Vencimiento;Total;Moneda\n\
        Andes SpA;1;2026-10-01;2026-10-31;150000;CLP\n\
        Gulf Trading;2;2026-10-01;2026-10-31;12,34;KWD\n\
        Puig SL;3;2026-10-01;2026-10-31;80;EUR\n";
    let file = home.file("c.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    let aging = home.json(&["aging"]);
    let totals: Vec<(&str, &str)> = aging["currencies"]
        .as_array()
        .expect("is a list")
        .iter()
        .filter_map(|it| Some((it["currency"].as_str()?, it["total"].as_str()?)))
        .collect();
    assert_eq!(
        totals,
        [("CLP", "150000"), ("EUR", "80.00"), ("KWD", "12.340")]
    );
}

#[test]
fn a_past_day_is_looked_at_without_touching_the_book() {
    let home = Home::with_sample();
    let before = std::fs::read(home.book()).expect("there is a book");
    let past = home.json_at("2026-10-05", &["aging"]);
    assert_eq!(past["as_of"], "2026-10-05");
    assert_eq!(past["currencies"][0]["invoices"], 3, "{past}");
    for command in [&["queue", "--all"][..], &["show", "C001"], &["check"]] {
        home.run_at("2026-10-05", command).code(0);
    }
    assert!(std::fs::read(home.book()).expect("there is a book") == before);
}
