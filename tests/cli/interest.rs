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
            "claimed": [], "waived": [],
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
            "payment_days": null, "interest_rate": null, "prescription_years": null, "deposit_percent": null,
            "prepayment": null,
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
        "--deposit",
        "30%",
        "--prepayment",
        "yes",
    ]);
    assert_eq!(
        set,
        json!({
            "code": "C001", "name": "Talleres Ibáñez S.L.", "client_kind": "public_body", "client_kind_from": "stated",
            "payment_days": 60, "interest_rate": "8.5", "prescription_years": 3,
            "deposit_percent": "30", "prepayment": true,
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

#[test]
fn every_term_can_be_taken_back() {
    let home = Home::with_sample();
    let none = home.json(&["terms", "C001"]);
    let all = |values: [&'static str; 6]| {
        let options = [
            "--kind",
            "--rate",
            "--payment-days",
            "--prescription-years",
            "--deposit",
            "--prepayment",
        ];
        let pairs = options.into_iter().zip(values);
        let given = pairs.flat_map(|(option, value)| [option, value]);
        ["terms", "C001"]
            .into_iter()
            .chain(given)
            .collect::<Vec<_>>()
    };
    home.run(&all(["business", "8", "60", "3", "30", "no"]))
        .code(0);
    let one = home.json(&["terms", "C001", "--rate", "none"]);
    assert_eq!(
        (&one["interest_rate"], &one["payment_days"]),
        (&json!(null), &json!(60))
    );
    let gone = home.json(&all(["none", "ninguno", "none", "ninguna", "none", "none"]));
    assert_eq!(gone, none);
    let before = home.journal();
    home.run(&["terms", "C001", "--rate", "none"]).code(0);
    assert_eq!(before, home.journal());
    let help = home.run(&["terms", "--help"]).code(0).out;
    assert!(help.contains("none"), "{help}");
}

#[test]
fn one_kind_is_claimed_and_what_is_too_much_is_let_go() {
    let home = with_business();
    let only = home.json(&["interest", "C001", "--claim", "--only", "interest"]);
    assert_eq!(numbers(&only["claimed"]), ["INT-F-1"]);
    // 310 came in on 22 October: (4 310 × 30 + 4 000 × 32) × 10.15 / 36 500 = 71.550547…, so 74.31 − 71.55 = 2.76.
    home.run(&["pay", "C001", "310", "2026-10-22", "--invoice", "F-1"])
        .code(0);
    let claimed = home.json(&["interest", "C001"])["invoices"][0]["claimed"][0].clone();
    assert_eq!(
        (&claimed["comes_to"], &claimed["excess"]),
        (&json!("71.55"), &json!("2.76"))
    );
    let told = home.run(&["interest", "C001"]).code(0).out;
    assert!(told.contains("sobran 2,76 €"), "{told}");
    let proposed = home.json(&["show", "C001"])["proposals"][0].clone();
    assert_eq!(proposed["proposal"], "waive_excess");
    let waive = ["interest", "C001", "--waive", "INT-F-1", "--excess"];
    let refused = home.run(&[&["--json"][..], &waive].concat()).code(1);
    assert_eq!(refused.json()["error"]["kind"], "no_reason");
    let why = ["--reason", "pagó antes"];
    let waived = home.json(&[&waive[..], &why].concat());
    assert_eq!(waived["waived"]["amount"], "2.76");
    let refused = home.run(&[&["--json"][..], &waive, &why].concat()).code(1);
    assert_eq!(refused.json()["error"]["kind"], "not_too_high");
    // What was let go is claimed again only on purpose.
    home.run(&["interest", "C001", "--waive", "INT-F-1", "--reason", "x"])
        .code(0);
    home.run(&["interest", "C001", "--claim", "--only", "interest"])
        .code(1);
    let again = [
        "interest",
        "C001",
        "--claim",
        "--only",
        "interest",
        "--waived-too",
    ];
    assert_eq!(home.json(&again)["claimed"][0]["amount"], "71.55");
}
