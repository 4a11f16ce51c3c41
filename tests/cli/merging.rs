//! What an export says is paid, after persons wrote down money of the same client; and what a list of open items leaves out.

use serde_json::json;

use crate::support::{Home, text};

const HEADING: &str =
    "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pagado;Moneda\n";

/// `F-1 100 20`: an invoice, its total and what was paid; a currency after it if it is not the euro.
fn export(rows: &[&str]) -> String {
    let mut text = HEADING.to_owned();
    for row in rows {
        let words: Vec<&str> = row.split(' ').collect();
        let currency = words.get(3).unwrap_or(&"EUR");
        text.push_str(&format!(
            "X1;Uno;{};2026-09-01;2026-10-01;{},00;{},00;{currency}\n",
            words[0], words[1], words[2]
        ));
    }
    text
}

fn import(home: &Home, rows: &[&str]) -> serde_json::Value {
    let file = home.file("export.csv", export(rows));
    home.json(&["import", file.to_str().expect("a path")])
}

/// What is paid of each invoice, what came in in all, and what is free, each for every currency.
fn standing(home: &Home) -> String {
    let account = home.json(&["show", "X1"]);
    let invoices = account["invoices"].as_array().cloned().unwrap_or_default();
    let mut paid: Vec<String> = invoices
        .iter()
        .map(|it| {
            let paid = it["paid"].as_str().unwrap_or_default();
            format!("{}:{paid}", it["number"].as_str().unwrap_or_default())
        })
        .collect();
    paid.sort();
    let payments = account["history"].as_array().cloned().unwrap_or_default();
    let count = payments.iter().filter(|it| it["kind"] == "payment").count();
    let credit = account["credit"].as_array().cloned().unwrap_or_default();
    let credit: Vec<String> = credit
        .iter()
        .map(|it| it["amount"].as_str().unwrap_or_default().to_owned())
        .filter(|it| it != "0.00")
        .collect();
    format!("{} · {count} in · {}", paid.join(" "), credit.join("+"))
}

fn without_count(standing: &str) -> (String, String) {
    let parts: Vec<&str> = standing.split(" · ").collect();
    (parts[0].to_owned(), parts[2].to_owned())
}

#[test]
fn what_a_person_wrote_down_explains_what_an_export_says_is_paid() {
    let credit = &["pay", "X1", "60", "--credit"][..];
    for (before, actions, after, expected, payments, credits) in [
        // Free credit, then the export knows of it.
        (
            &["F-1 100 0"][..],
            &[credit][..],
            &["F-1 100 60"][..],
            "F-1:60.00 · 1 in · ",
            0,
            1,
        ),
        (
            &["F-1 100 0"],
            &[credit],
            &["F-1 100 40"],
            "F-1:40.00 · 1 in · 20.00",
            0,
            1,
        ),
        // Only the rest is new.
        (
            &["F-1 100 0"],
            &[credit],
            &["F-1 100 100"],
            "F-1:100.00 · 2 in · ",
            1,
            1,
        ),
        (
            &["F-1 100 0", "F-2 100 0"],
            &[credit],
            &["F-1 100 50", "F-2 100 50"],
            "F-1:50.00 F-2:50.00 · 2 in · ",
            1,
            2,
        ),
        // Paid too much, and the export says so on that invoice, or on the next.
        (
            &["F-1 100 0"],
            &[&["pay", "X1", "120", "--invoice", "F-1"]],
            &["F-1 100 120"],
            "F-1:120.00 · 1 in · 20.00",
            0,
            1,
        ),
        (
            &["F-1 100 0"],
            &[&["pay", "X1", "120"]],
            &["F-1 100 100", "F-2 50 20"],
            "F-1:100.00 F-2:20.00 · 1 in · ",
            0,
            1,
        ),
        (
            &["F-1 100 0"],
            &[&["pay", "X1", "120"]],
            &["F-1 100 120", "F-2 50 20"],
            "F-1:120.00 F-2:20.00 · 2 in · 20.00",
            1,
            1,
        ),
        // An advance for an invoice that is not there yet, paid too much.
        (
            &["F-1 100 100"],
            &[&["pay", "X1", "70", "--credit"]],
            &["F-1 100 100", "F-9 50 70"],
            "F-1:100.00 F-9:70.00 · 2 in · 20.00",
            0,
            1,
        ),
        // What is allocated elsewhere, in another currency, or used already explains nothing.
        (
            &["F-1 100 0", "F-2 100 0"],
            &[&["pay", "X1", "60", "--invoice", "F-1"]],
            &["F-1 100 0", "F-2 100 60"],
            "F-1:60.00 F-2:60.00 · 2 in · ",
            1,
            0,
        ),
        (
            &["F-1 100 0"],
            &[&["pay", "X1", "60 USD", "--credit"]],
            &["F-1 100 60"],
            "F-1:60.00 · 2 in · 60.00",
            1,
            0,
        ),
        (
            &["F-1 100 0", "F-2 100 0"],
            &[credit, &["pay", "X1", "--use-credit", "--invoice", "F-2"]],
            &["F-1 100 60", "F-2 100 0"],
            "F-1:60.00 F-2:60.00 · 2 in · ",
            1,
            0,
        ),
        (
            &["F-1 100 0"],
            &[credit, &["pay", "X1", "--use-credit"]],
            &["F-1 100 60"],
            "F-1:60.00 · 1 in · ",
            0,
            0,
        ),
        // What an import itself left over is no money of a person's.
        (
            &["F-1 100 120"],
            &[],
            &["F-1 100 120", "F-2 50 20"],
            "F-1:120.00 F-2:20.00 · 2 in · 20.00",
            1,
            0,
        ),
    ] {
        let home = Home::new();
        import(&home, before);
        for action in actions {
            home.run(action).code(0);
        }
        let untouched = standing(&home);
        let report = import(&home, after);
        let case = format!("{before:?} {actions:?} {after:?}: {report}");
        assert_eq!(standing(&home), expected, "{case}");
        assert_eq!(report["payments_added"], payments, "{case}");
        assert_eq!(report["credits_used"], credits, "{case}");
        // Again, it says nothing new.
        let again = import(&home, after);
        assert_eq!(again["payments_added"], 0, "{case}");
        assert_eq!(again["credits_used"], 0, "{case}");
        assert_eq!(again["invoices_updated"], 0, "{case}");
        assert_eq!(standing(&home), expected, "{case}");
        home.run(&["check"]).code(0);
        if payments + credits == 0 {
            continue;
        }
        // Undo gives the credit back; the history keeps what was taken back.
        home.run(&["undo"]).code(0);
        assert_eq!(
            without_count(&standing(&home)),
            without_count(&untouched),
            "{case}"
        );
    }
}

#[test]
fn money_that_came_after_the_export_explains_nothing() {
    let home = Home::new();
    import(&home, &["F-1 100 0"]);
    home.run(&["pay", "X1", "60", "--credit"]).code(0);
    let file = home.file("export.csv", export(&["F-1 100 60"]));
    let file = file.to_str().expect("a path");
    let report = home.json(&["import", file, "--now", "2026-11-20T10:00"]);
    assert_eq!(report["payments_added"], 1, "{report}");
    assert_eq!(report["credits_used"], 0, "{report}");
}

#[test]
fn a_list_of_open_items_tells_which_open_invoices_it_leaves_out() {
    let home = Home::new();
    import(&home, &["F-1 100 0", "F-2 50 20", "F-3 70 70"]);
    let before = standing(&home);
    let report = import(&home, &["F-1 100 0"]);
    assert_eq!(
        report["no_longer_listed"],
        json!([{
            "debtor": "X1", "name": "Uno", "number": "F-2", "balance": "30.00", "currency": "EUR",
        }])
    );
    assert_eq!(standing(&home), before);
    let file = home.file("export.csv", export(&["F-1 100 0"]));
    let run = home
        .run(&["import", file.to_str().expect("a path")])
        .code(0);
    assert!(run.out.contains("F-2"), "{run:#?}");
    // A list with something paid in it lists all there is, and says nothing by leaving out; nor does one of other clients.
    let report = import(&home, &["F-1 100 0", "F-3 70 70"]);
    assert_eq!(report["no_longer_listed"], json!([]));
    let other = home.file(
        "other.csv",
        export(&["G-1 10 0"]).replace("X1;Uno", "X2;Dos"),
    );
    let report = home.json(&["import", other.to_str().expect("a path")]);
    assert_eq!(report["no_longer_listed"], json!([]));
    // One client by two names of the same tax id is one client.
    let report = home.json(&[
        "import",
        home.file("dry.csv", export(&["F-2 50 20"]))
            .to_str()
            .expect("a path"),
        "--dry-run",
    ]);
    assert_eq!(report["no_longer_listed"][0]["number"], "F-1");
}

#[test]
fn the_two_sides_of_a_new_client_of_a_list_of_open_items_are_no_gap_in_it() {
    let home = Home::new();
    let list = "Código cliente;NIF;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pendiente\n\
        C1;B12345674;Uno;F-1;2026-07-24;2026-09-22;500,00;500,00\n\
        ;B12345674;Uno;F-2;2026-07-25;2026-09-23;300,00;300,00\n";
    let file = home.file("list.csv", list);
    let report = home.run(&["--json", "import", text(&file)]).code(0).json();
    assert_eq!(report["invoices_added"], 2);
    assert_eq!(report["no_longer_listed"], json!([]));
}

#[test]
fn of_the_same_name_another_tax_id_is_another_client() {
    let home = Home::new();
    let rows = "NIF;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
        12345678Z;María García;F-1;2026-07-24;2026-09-22;100,00\n\
        87654321X;María García;F-2;2026-07-25;2026-09-23;200,00\n\
        12345678Z;María García;F-3;2026-07-26;2026-09-24;300,00\n";
    let file = home.file("list.csv", rows);
    let args = ["--json", "import", text(&file)];
    let report = home.run(&args).code(0).json();
    assert_eq!(report["debtors_added"], 2);
    for (tax_id, count) in [("12345678Z", 2), ("87654321X", 1)] {
        let account = home.json(&["show", tax_id]);
        let invoices = account["invoices"].as_array().map(Vec::len);
        assert_eq!(invoices, Some(count), "{tax_id}");
    }
    let before = home.journal();
    home.run(&args).code(0);
    assert_eq!(home.journal(), before);
    // Without a tax id it is a third one, and that one again the next time; a wrong one is a slip of the pen.
    for (tax_id, added) in [("", 1), ("", 0), ("12345678A", 0)] {
        let more = format!(
            "NIF;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
             {tax_id};María García;F-4;2026-07-24;2026-09-22;50,00\n"
        );
        let file = home.file("more.csv", more);
        let report = home.run(&["--json", "import", text(&file)]).code(0).json();
        assert_eq!(report["debtors_added"], added, "{tax_id}");
    }
}

#[test]
fn credit_notes_among_invoices_count_against_them_whatever_their_sign() {
    let home = Home::new();
    let rows = "Tipo;Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
        Factura;C1;Uno;F-1;2026-07-24;2026-09-22;100,00\n\
        Abono;C1;Uno;A-1;2026-07-25;2026-09-23;10,00\n\
        Nota de crédito;C1;Uno;A-2;2026-07-25;2026-09-23;-5,00\n\
        Credit Note;C1;Uno;A-3;2026-07-25;2026-09-23;1,00\n";
    let file = home.file("list.csv", rows);
    let args = ["--json", "import", text(&file)];
    home.run(&args).code(0);
    let account = home.json(&["show", "C1"]);
    assert_eq!(account["amounts"][0]["open"], "84.00");
    let before = home.journal();
    home.run(&args).code(0);
    assert_eq!(home.journal(), before);
}
