//! `interest` and `terms`.

use serde_json::{Value, json};

use crate::support::{Home, NOW};

/// A home in which Talleres Ibáñez, who owes 4 310 since 22 September, is a business.
fn with_business() -> Home {
    let home = Home::with_sample();
    home.run(&["terms", "C001", "--kind", "business"]).code(0);
    home
}

fn numbers(of: &Value) -> Vec<&str> {
    let all = of.as_array().into_iter().flatten();
    all.filter_map(|it| it["number"].as_str()).collect()
}

#[test]
fn without_the_kind_of_client_there_is_no_figure_but_a_way_to_set_it() {
    let home = Home::with_sample();
    let found = home.json(&["interest", "C001"]);
    assert_eq!(found["why_none"], "client_kind_unknown");
    assert_eq!(found["invoices"], json!([]));
    let told = home.run(&["interest", "C001"]).code(0).out;
    assert!(told.contains("cobro terms C001 --kind business"), "{told}");
    let refused = home.run(&["--json", "interest", "C001", "--claim"]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "client_kind_unknown");
}

#[test]
fn the_figure_is_there_in_full_and_asking_changes_nothing() {
    // 4 310 × 10.15 × 62 / 36 500 = 74.309123…
    let home = with_business();
    let before = home.journal();
    let found = home.json(&["interest", "C001"]);
    assert_eq!(
        found["invoices"],
        json!([{
            "number": "F-1", "currency": "EUR", "late_from": "2026-09-23", "principal": "4310.00",
            "from": "2026-09-23", "to": "2026-11-23", "days": 62, "rates": ["10.15"],
            "provisional": true, "lacks_rate": false, "uncertain": false,
            "interest": "74.31", "recovery_cost": { "amount": "40.00", "currency": "EUR" }, "penalty": null,
            "segments": [{
                "from": "2026-09-23", "to": "2026-11-23", "days": 62, "principal": "4310.00",
                "rate": "10.15", "provisional": true, "interest": "74.309123",
            }],
            "claimed": [],
        }])
    );
    assert_eq!(
        found["totals"],
        json!([{ "currency": "EUR", "interest": "74.31", "recovery_cost": "40.00", "penalty": "0.00", "total": "114.31" }])
    );
    assert_eq!(
        (&found["client_kind"], &found["client_kind_from"]),
        (&json!("business"), &json!("stated"))
    );
    assert_eq!(found, home.json(&["interest", "C001"]));
    let told = home.run(&["interest", "C001"]).code(0).out;
    for part in [
        "74,31 €",
        "40,00 €",
        "114,31 €",
        "~ provisional",
        "Nada de esto se debe",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(before, home.journal());
    assert_eq!(
        home.json(&["show", "C001"])["amounts"][0]["open"],
        "4310.00"
    );
}

#[test]
fn what_is_claimed_is_owed_and_undo_takes_back_all_of_it() {
    let home = with_business();
    let claimed = home.json(&["interest", "C001", "--claim"]);
    assert_eq!(numbers(&claimed["claimed"]), ["INT-F-1", "CR-F-1"]);
    assert_eq!(claimed["claimed"][0]["through"], "2026-11-23");
    assert_eq!(
        home.json(&["show", "C001"])["amounts"][0]["open"],
        "4424.31"
    );
    let found = home.json(&["interest", "C001"]);
    assert_eq!(found["totals"], json!([]));
    assert_eq!(
        numbers(&found["invoices"][0]["claimed"]),
        ["INT-F-1", "CR-F-1"]
    );
    let again = home.run(&["--json", "interest", "C001", "--claim"]).code(1);
    assert_eq!(again.json()["error"]["kind"], "nothing_to_claim");
    // Ten days later only those ten days: 4 310 × 10.15 × 10 / 36 500 = 11.985342…
    let later = home.json_at("2026-12-03T10:00", &["interest", "C001"]);
    assert_eq!(later["totals"][0]["total"], "11.99");
    home.run(&["undo"]).code(0);
    assert_eq!(
        home.json(&["show", "C001"])["amounts"][0]["open"],
        "4310.00"
    );
    // The numbers of what was taken back are not used again.
    let claimed = home.json(&["interest", "C001", "--claim", "F-1"]);
    assert_eq!(numbers(&claimed["claimed"]), ["INT-F-1-2", "CR-F-1-2"]);
}

#[test]
fn a_charge_is_let_go_by_its_number() {
    let home = with_business();
    home.run(&["interest", "C001", "--claim"]).code(0);
    let waived = home.json(&[
        "interest",
        "C001",
        "--waive",
        "CR-F-1",
        "--reason",
        "buen cliente",
    ]);
    assert_eq!(waived["waived"]["amount"], "40.00");
    assert_eq!(
        home.json(&["show", "C001"])["amounts"][0]["open"],
        "4384.31"
    );
    let history = home.json(&["show", "C001"])["history"][0].clone();
    assert!(
        history["text"]
            .as_str()
            .is_some_and(|text| text.contains("buen cliente"))
    );
    let gone = home
        .run(&["--json", "interest", "C001", "--waive", "CR-F-1"])
        .code(1);
    assert_eq!(gone.json()["error"]["kind"], "no_charge");
    home.run(&["interest", "C001", "--claim", "--waive", "CR-F-1"])
        .code(2);
    home.run(&["interest", "C001", "--reason", "x"]).code(2);
}

#[test]
fn consumers_are_never_charged_and_unknown_invoices_are_named() {
    let home = with_business();
    let unknown = home.run(&["interest", "C001", "--claim", "F-99"]).code(1);
    assert!(unknown.err.contains("F-99"), "{unknown:?}");
    home.run(&["terms", "C001", "--kind", "consumer"]).code(0);
    assert_eq!(home.json(&["interest", "C001"])["why_none"], "consumer");
    let refused = home.run(&["--json", "interest", "C001", "--claim"]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "consumer");
}

#[test]
fn what_rests_on_an_assumed_day_is_claimed_only_by_name() {
    // Ferretería Núñez paid 200 of 500 on a day that the file does not name.
    let home = Home::with_sample();
    home.run(&["terms", "C004", "--kind", "empresa"]).code(0);
    let found = home.json(&["interest", "C004"]);
    assert_eq!(found["invoices"][0]["uncertain"], true);
    assert!(home.run(&["interest", "C004"]).out.contains("? dudoso"));
    home.run(&["interest", "C004", "--claim"]).code(1);
    let claimed = home.json(&["interest", "C004", "--claim", "F-4"]);
    assert_eq!(numbers(&claimed["claimed"]), ["INT-F-4", "CR-F-4"]);
}

#[test]
fn own_rates_go_over_the_legal_ones_and_mistakes_name_file_and_line() {
    let home = with_business();
    home.file(
        "rates.toml",
        "[[rates]]\nfrom = 2026-07-01\npercent = \"9.90\"\n",
    );
    let found = home.json(&["interest", "C001"]);
    // 4 310 × 9.90 × 62 / 36 500 = 72.478849…
    assert_eq!(found["totals"][0]["interest"], "72.48");
    assert_eq!(found["invoices"][0]["provisional"], false);
    home.file(
        "rates.toml",
        "[[rates]]\nfrom = 2026-07-01\npercent = \"high\"\n",
    );
    let warned = home.run(&["interest", "C001"]).code(0);
    assert!(warned.err.contains("rates.toml:3"), "{warned:?}");
    // What the legal rates say goes on.
    assert!(warned.out.contains("74,31"), "{warned:?}");
    home.file("rates.toml", "");
    home.file(
        "config.toml",
        "[interest]\npenalty_percent = \"5\"\nprofile = \"none\"\n",
    );
    let found = home.json(&["interest", "C001"]);
    assert_eq!(found["invoices"][0]["lacks_rate"], true);
    assert_eq!(
        found["totals"],
        json!([{
            "currency": "EUR", "interest": "0.00", "recovery_cost": "0.00", "penalty": "215.50", "total": "215.50",
        }])
    );
}

#[test]
fn terms_are_shown_and_recorded_once() {
    let home = Home::with_sample();
    let none = home.json(&["terms", "C001"]);
    assert_eq!(
        none,
        json!({
            "code": "C001", "name": "Talleres Ibáñez S.L.", "client_kind": null, "client_kind_from": null,
            "payment_days": null, "interest_rate": null, "prescription_years": null, "prepayment": null,
        })
    );
    let set = home.json(&[
        "terms",
        "C001",
        "--kind",
        "public_body",
        "--rate",
        "8,5",
        "--payment-days",
        "60",
        "--prescription-years",
        "3",
        "--prepayment",
        "yes",
    ]);
    assert_eq!(
        set,
        json!({
            "code": "C001", "name": "Talleres Ibáñez S.L.", "client_kind": "public_body", "client_kind_from": "stated",
            "payment_days": 60, "interest_rate": "8.5", "prescription_years": 3, "prepayment": true,
        })
    );
    let before = home.journal();
    home.run(&["terms", "C001", "--rate", "8.5"]).code(0);
    assert_eq!(before, home.journal());
    home.run(&["undo"]).code(0);
    assert_eq!(home.json(&["terms", "C001"]), none);
    for wrong in [
        ["--rate", "101"],
        ["--kind", "friend"],
        ["--prescription-years", "0"],
    ] {
        home.run(&["terms", "C001", wrong[0], wrong[1]]).code(2);
    }
}

#[test]
fn what_prescribes_soon_is_a_reason() {
    let home = Home::with_sample();
    let reason = |now: &str| {
        let shown = home.json_at(now, &["show", "C002"]);
        let reasons = shown["reasons"].as_array().cloned().unwrap_or_default();
        let found = reasons.into_iter().find(|it| it["rule"] == "prescribes");
        found.map(|it| it["text"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(reason(NOW), None);
    let told = reason("2031-06-01T10:00").expect("a warning");
    assert!(
        told.contains("prescribe el") && told.contains("1.250,00 €"),
        "{told}"
    );
}
