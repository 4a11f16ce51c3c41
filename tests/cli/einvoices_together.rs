//! Electronic invoices that come in whatever order, are tried before they are imported, or are paid at once.

use crate::einvoices::{CARLOS, cfdi, counts, import, payment, stands, ubl};
use crate::support::{Home, text};

#[test]
fn a_credit_note_is_taken_off_its_invoice_whenever_that_comes() {
    let related = |relation: &str| {
        format!(
            "<cfdi:CfdiRelacionados TipoRelacion=\"{relation}\"><cfdi:CfdiRelacionado UUID=\"aa-1\"/></cfdi:CfdiRelacionados>"
        )
    };
    let note = cfdi("7", "ee-1", "E", "250.00", &related("01"));
    let invoice = cfdi("1", "aa-1", "I", "1000.00", "");
    let home = Home::new();
    import(&home, "e.xml", &note, 0);
    import(&home, "f9.xml", &cfdi("9", "aa-9", "I", "5.00", ""), 0);
    assert_eq!(
        stands(&home, CARLOS),
        "F-7 -250.00 open -250.00 · F-9 5.00 open 5.00"
    );
    assert_eq!(
        counts(&import(&home, "f1.xml", &invoice, 0)),
        "invoices_added 1, credit_notes_added 1"
    );
    let tied = "F-1 1000.00 open 750.00 · F-7 0.00 open 0.00 · F-9 5.00 open 5.00";
    assert_eq!(stands(&home, CARLOS), tied);
    let journal = home.journal();
    for (name, content) in [("e.xml", &note), ("f1.xml", &invoice)] {
        import(&home, name, content, 0);
    }
    assert_eq!(home.journal(), journal);
    home.run(&["undo"]).code(0);
    assert_eq!(
        stands(&home, CARLOS),
        "F-7 -250.00 open -250.00 · F-9 5.00 open 5.00"
    );
    // What takes the place of another does so whichever comes first.
    let home = Home::new();
    import(
        &home,
        "f2.xml",
        &cfdi("2", "aa-2", "I", "90.00", &related("04")),
        0,
    );
    for _ in 0..2 {
        import(&home, "f1.xml", &invoice, 0);
        assert_eq!(
            stands(&home, CARLOS),
            "F-1 1000.00 open 0.00 · F-2 90.00 open 90.00"
        );
    }
}

#[test]
fn a_list_of_invoices_brings_the_invoice_of_a_credit_note_too() {
    let home = Home::new();
    import(&home, "n.xml", &ubl("CreditNote", "6", "5"), 0);
    let list = "NIF;Cliente;Nº factura;Fecha factura;Vencimiento;Total\nB12345674;Comercial;5;2026-08-01;2026-09-01;200,00\n";
    for _ in 0..2 {
        import(&home, "list.csv", list, 0);
        import(&home, "n.xml", &ubl("CreditNote", "6", "5"), 0);
        assert_eq!(
            stands(&home, "B12345674"),
            "5 200.00 open 79.00 · 6 0.00 open 0.00"
        );
    }
}

#[test]
fn a_credit_note_in_a_list_and_as_a_document_counts_once() {
    let note = ubl("CreditNote", "6", "5");
    let head = "NIF;Cliente;Nº factura;Fecha factura;Vencimiento;Total";
    let row = |rest: &str| format!("B12345674;Comercial;{rest}\n");
    let alone = "6 -121.00 open -121.00";
    let tied = "5 521.00 open 400.00 · 6 0.00 open 0.00";
    let apart = "5 521.00 open 521.00 · 6 -121.00 open -121.00";
    let noted = "5 521.00 open 400.00";
    // The list may have the credit note due on the day of its document, or later.
    for due in ["2026-09-01", "2026-09-30"] {
        let invoice = row("5;2026-08-01;2026-09-01;521,00");
        let credit = row(&format!("6;2026-09-01;{due};-121,00"));
        let list = format!("{head}\n{invoice}{credit}");
        let only_invoice = format!("{head}\n{invoice}");
        let files = [
            ("list.csv", &list),
            ("invoice.csv", &only_invoice),
            ("n.xml", &note),
        ];
        for (order, stages) in [
            (["n.xml", "list.csv"].as_slice(), [alone, tied].as_slice()),
            (&["list.csv", "n.xml"], &[apart, tied]),
            (
                &["invoice.csv", "n.xml", "list.csv"],
                &[noted, noted, noted],
            ),
            (&["n.xml", "invoice.csv", "list.csv"], &[alone, tied, tied]),
        ] {
            let home = Home::new();
            let give = |name: &str| {
                let content = files.iter().find(|it| it.0 == name).map(|it| it.1);
                import(&home, name, content.expect("it is one of them"), 0);
                stands(&home, "B12345674")
            };
            for (at, (name, then)) in order.iter().zip(stages).enumerate() {
                // Before the document, the invoice is owed in full.
                let then = match *then == noted && !order[..=at].contains(&"n.xml") {
                    true => "5 521.00 open 521.00",
                    false => then,
                };
                assert_eq!(give(name), then, "{order:?} {due}");
                let journal = home.journal();
                for again in &order[..=at] {
                    assert_eq!(give(again), then, "{order:?} {again} again, {due}");
                }
                assert_eq!(home.journal(), journal, "{order:?} {name} {due}");
            }
            if order.len() == 2 {
                home.run(&["undo"]).code(0);
                assert_eq!(stands(&home, "B12345674"), stages[0], "{order:?} undone");
                assert_eq!(give(order[1]), tied, "{order:?} after all");
            }
        }
    }
}

#[test]
fn files_tried_together_know_of_each_other_and_keep_their_names() {
    let home = Home::new();
    home.file("1.xml", cfdi("1", "aa-1", "I", "1000.00", ""));
    home.file(
        "2.xml",
        payment("90", "cc-1", "2026-10-01", &[("aa-1", "400.00", "600.00")]),
    );
    home.file(
        "3.csv",
        "Cliente;Factura;Vencimiento;Total\nAna;A-1;2026-12-01;5,00\n",
    );
    let tried = home.run(&["import", "--dry-run", "--json", "2.xml", "1.xml", "3.csv"]);
    let tried = tried.code(0).json();
    assert_eq!(
        counts(&tried),
        "debtors_added 2, invoices_added 2, payments_added 1"
    );
    let files = tried["files"].as_array().cloned().unwrap_or_default();
    let mut names: Vec<&str> = files.iter().filter_map(|it| it["file"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["1.xml", "2.xml", "3.csv"]);
    let table = files.iter().find(|it| it["file"] == "3.csv");
    assert!(
        table.is_some_and(|it| it["columns"].is_array()),
        "{files:?}"
    );
    assert!(!home.book().exists());
}

#[test]
fn the_id_of_the_tax_office_is_shown_and_exported() {
    let home = Home::new();
    import(&home, "f1.xml", &cfdi("1", "aa-1", "I", "1000.00", ""), 0);
    assert_eq!(home.json(&["show", CARLOS])["invoices"][0]["uuid"], "AA-1");
    let folder = home.path("all");
    home.run(&["export", "--all", text(&folder)]).code(0);
    let table = std::fs::read_to_string(folder.join("invoices.csv")).expect("it is there");
    let mut lines = table.lines();
    assert!(
        lines.next().is_some_and(|it| it.ends_with("uuid")),
        "{table}"
    );
    assert!(
        lines.next().is_some_and(|it| it.ends_with("AA-1")),
        "{table}"
    );
}

#[test]
fn invoices_paid_at_once_are_open_unless_the_house_says_otherwise() {
    let invoice = cfdi("1", "aa-1", "I", "1000.00", "").replace("PPD", "PUE");
    let home = Home::new();
    let report = import(&home, "f1.xml", &invoice, 0);
    let warning = report["warnings"][0]["text"].as_str().unwrap_or_default();
    assert!(warning.contains("import_paid_at_once"), "{warning}");
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 1000.00");
    let paid = || home.run(&["import", "--json", "--paid-at-once", "paid", "f1.xml"]);
    let report = paid().code(0).json();
    assert_eq!(counts(&report), "invoices_updated 1, payments_added 1");
    assert_eq!(report["warnings"].as_array().map(Vec::len), Some(0));
    assert_eq!(report["assumptions"][0]["assumption"], "paid_at_once");
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 0.00");
    let folder = home.path("all");
    home.run(&["export", "--all", text(&folder)]).code(0);
    let payments = std::fs::read_to_string(folder.join("payments.csv")).expect("it is there");
    assert!(payments.contains("2026-09-01T00:00:00,yes,"), "{payments}");
    let journal = home.journal();
    paid().code(0);
    import(&home, "f1.xml", &invoice, 0);
    assert_eq!(home.journal(), journal);
    // The setting says so for all; what is paid later is no matter of it.
    home.file("config.toml", "import_paid_at_once = \"paid\"\n");
    import(&home, "f2.xml", &cfdi("2", "aa-2", "I", "7.00", ""), 0);
    let third = cfdi("3", "aa-3", "I", "9.00", "").replace("PPD", "PUE");
    import(&home, "f3.xml", &third, 0);
    assert_eq!(
        stands(&home, CARLOS),
        "F-1 1000.00 open 0.00 · F-2 7.00 open 7.00 · F-3 9.00 open 0.00"
    );
    home.run(&["import", "--paid-at-once", "maybe", "f1.xml"])
        .code(2);
    home.file("config.toml", "import_paid_at_once = \"maybe\"\n");
    let run = home.run(&["import", "f1.xml"]);
    assert!(run.err.contains("import_paid_at_once"), "{run:?}");
}

#[test]
fn a_warning_about_one_of_many_files_names_it() {
    let home = Home::new();
    for n in 1..=8 {
        let fine = cfdi(&n.to_string(), &format!("aa-{n}"), "I", "10.00", "");
        let line = "<cfdi:Conceptos><cfdi:Concepto/></cfdi:Conceptos>";
        let wrong = fine.replace("SubTotal=\"10.00\"", "SubTotal=\"99.00\"");
        let wrong = wrong.replace("<cfdi:Complemento>", &format!("{line}<cfdi:Complemento>"));
        home.file(&format!("f{n}.xml"), if n == 7 { wrong } else { fine });
    }
    let names: Vec<String> = (1..=8).map(|n| format!("f{n}.xml")).collect();
    for (language, warning) in [
        (
            "es",
            "f7.xml:\n  Factura F-7 (línea 1): dice 10,00 MXN en total",
        ),
        (
            "en",
            "f7.xml:\n  Invoice F-7 (line 1): it says MXN 10.00 in total",
        ),
    ] {
        let mut args = vec!["--lang", language, "import"];
        args.extend(names.iter().map(String::as_str));
        let run = home.run_bare(&args, "").code(0);
        let told = run.out.replace('\u{a0}', " ");
        assert!(told.contains(warning), "{told}");
    }
}
