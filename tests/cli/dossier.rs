//! `dossier`: everything about a client as a page, and whether the journal is still what a page says.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::Home;

const HOUSE: &str = "[house]\nname = \"Estudio Ñandú S.L.\"\ntax_id = \"B12345674\"\n";

/// The sample with a client of whom something of everything was recorded.
fn home() -> Home {
    let home = Home::with_sample();
    home.file("config.toml", HOUSE);
    for args in [
        &["note", "C001", "Una nota para casa"][..],
        &["note", "C001", "#dosier Firmó el albarán el 24 de julio."],
        &[
            "contact",
            "C001",
            "--channel",
            "call",
            "--outcome",
            "other",
            "--note",
            "Es un moroso de manual",
            "--minutes",
            "3:20",
        ],
        &["promise", "C001", "1000", "+7"],
        &[
            "service",
            "C001",
            "suspended",
            "--reason",
            "tres recordatorios",
        ],
        &["terms", "C001", "--kind", "business"],
        &["pay", "C001", "310"],
    ] {
        home.run(args).code(0);
    }
    home
}

#[test]
fn a_dossier_is_written_in_the_form_that_is_asked_for() {
    let home = home();
    let told = home.run(&["dossier", "C001"]).code(0).out;
    assert!(told.starts_with("Dosier escrito en «"), "{told}");
    assert!(told.contains("Una nota se ha quedado fuera"), "{told}");
    assert!(told.contains("ante un juez puede perjudicarle"), "{told}");
    assert!(told.contains("moroso"), "{told}");
    let begins = |name: &str, with: &str| {
        let written = std::fs::read(home.path(name)).expect("written");
        assert!(written.starts_with(with.as_bytes()), "{name}");
    };
    begins("dosier-C001-2026-11-23.pdf", "%PDF");
    home.run(&["dossier", "C001", "--out", "a.html"]).code(0);
    begins("a.html", "<!DOCTYPE html>");
    let refused = home
        .run(&["dossier", "C001", "--out", "a.html", "--json"])
        .code(1);
    assert_eq!(refused.json()["error"]["kind"], "exists");
    home.run(&["dossier", "C001", "--out", "a.html", "--force"])
        .code(0);
    for wrong in [
        &["dossier"][..],
        &["dossier", "C001", "--verify", "a.html"],
        &["dossier", "C001", "--since", "mañana"],
    ] {
        home.run(wrong).code(2);
    }
    home.run(&["dossier", "NOBODY"]).code(1);
    let page = std::fs::read_to_string(home.path("a.html")).expect("a page");
    assert!(page.contains("Firmó el albarán el 24 de julio."));
    assert!(!page.contains("Una nota para casa") && !page.contains("#dosier"));
    home.run(&["dossier", "C001", "--out", "b.html", "--notes"])
        .code(0);
    let page = std::fs::read_to_string(home.path("b.html")).expect("a page");
    assert!(page.contains("Una nota para casa"));
}

#[test]
fn the_figures_are_those_of_show_and_statement() {
    let home = home();
    let said = home.json(&["dossier", "C001"]);
    assert_eq!(said["file"], Value::Null);
    let statement = home.json(&["statement", "C001"]);
    let totals = &said["totals"][0];
    assert_eq!(totals["open"], statement["parts"][0]["open"]);
    assert_eq!(totals["overdue"], statement["parts"][0]["overdue"]);
    assert_eq!(
        [
            &totals["invoiced"],
            &totals["paid"],
            &totals["open"],
            &totals["to_collect"]
        ],
        ["4310.00", "310.00", "4000.00", "3310.00"]
    );
    assert_eq!(said["invoices"][0]["state"], "overdue");
    assert_eq!(said["invoices"][0]["days_late"], 62);
    assert_eq!(
        said["payments"][0]["allocations"],
        json!([{ "invoice": "F-1", "amount": "310.00" }])
    );
    assert_eq!(said["promises"][0]["status"], "pending");
    assert_eq!(said["contacts"][0]["seconds"], 200);
    assert_eq!(said["service"], "suspended");
    assert_eq!(said["notes"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        said["left_out"],
        json!({ "events": 0, "invoices": 0, "notes": 1 })
    );
    assert_eq!(said["harsh"][0]["phrase"], "moroso");
    let interest = home.json(&["interest", "C001"]);
    assert_eq!(said["interest"]["totals"], interest["totals"]);
    assert_eq!(said["interest"]["rates"][0]["percent"], "10.15");
    assert!(
        said["interest"]["rates"][0]["source"]
            .as_str()
            .is_some_and(|it| it.contains("BOE"))
    );
    let since = home.json(&["dossier", "C001", "--since", "2026-11-23"]);
    assert_eq!(since["since"], "2026-11-23");
    assert_eq!(since["invoices"], said["invoices"]);
}

#[test]
fn its_hashes_are_those_of_the_journal() {
    let home = home();
    let said = home.json(&["dossier", "C001"]);
    let rows = said["journal"]["rows"].as_array().expect("rows");
    let stored = home.sql(
        "SELECT e.number, e.facts, e.kind, e.happened_at, b.author, lower(hex(e.previous_hash)) AS previous
         FROM journal e JOIN batch b ON b.seq = e.batch
         WHERE e.debtor = (SELECT debtor FROM standing WHERE code = 'C001') ORDER BY e.number",
    );
    let stored = stored.as_array().expect("rows");
    assert_eq!(rows.len(), stored.len());
    for (at, (row, stored)) in rows.iter().zip(stored).enumerate() {
        assert_eq!(row["entry"], stored["number"]);
        for name in ["facts", "kind", "happened_at", "author"] {
            assert_eq!(row[name], stored[name], "{name} of row {at}");
        }
        if at > 0 {
            assert_eq!(
                rows[at - 1]["hash"],
                stored["previous"],
                "what row {at} follows"
            );
        }
    }
    let head = home.sql("SELECT lower(hex(chain_head)) AS head FROM debtor WHERE id = (SELECT debtor FROM standing WHERE code = 'C001')");
    assert_eq!(said["journal"]["last_hash"], head[0]["head"]);
    assert_eq!(rows.last().map(|it| &it["hash"]), Some(&head[0]["head"]));
}

#[test]
fn a_later_change_shows_and_a_later_entry_is_none() {
    let home = home();
    for name in ["d.html", "d.pdf"] {
        home.run(&["dossier", "C001", "--out", name]).code(0);
        let told = home.run(&["dossier", "--verify", name]).code(0).out;
        assert!(told.contains("todos los resúmenes coinciden"), "{told}");
    }
    home.run(&["note", "C001", "después"]).code(0);
    let told = home.run(&["dossier", "--verify", "d.pdf"]).code(0).out;
    assert!(told.contains("un hecho más"), "{told}");
    assert_eq!(home.json(&["dossier", "--verify", "d.html"])["holds"], true);

    let other = Home::new();
    std::fs::copy(home.path("d.html"), other.path("d.html")).expect("copied");
    other.file("one.csv", "Cliente;NIF;Nº factura;Fecha factura;Vencimiento;Total\nUno;B1;F-1;2026-07-24;2026-09-22;10,00\n");
    other.run(&["import", "one.csv"]).code(0);
    let told = other.run(&["dossier", "--verify", "d.html"]).code(1);
    assert!(
        told.out.is_empty() || told.out.contains("ya no es"),
        "{told:?}"
    );

    let book = Connection::open(home.book()).expect("a book");
    let changed = book.execute(
        "UPDATE journal SET content = replace(content, 'suspended', 'resumed') WHERE kind = 'service'",
        [],
    );
    assert_eq!(changed, Ok(1));
    drop(book);
    for name in ["d.html", "d.pdf"] {
        let told = home.run(&["dossier", "--verify", name]).code(1).out;
        assert!(told.contains("ya no es el del dosier"), "{told}");
    }
    let said = home
        .run(&["dossier", "--verify", "d.pdf", "--json"])
        .code(1)
        .json();
    assert_eq!(said["holds"], false);
    assert_eq!(said["broken"].as_array().map(Vec::len), Some(1));
    // A dossier made since says so itself.
    let told = home
        .run(&["dossier", "C001", "--out", "e.html"])
        .code(0)
        .out;
    assert!(
        told.contains("el registro de este cliente no cuadra"),
        "{told}"
    );
    let page = std::fs::read_to_string(home.path("e.html")).expect("a page");
    assert!(page.contains("Atención: el registro no cuadra"));
}

#[test]
fn what_is_no_dossier_is_told() {
    let home = home();
    home.file("x.pdf", "%PDF and nothing else");
    let told = home
        .run(&["dossier", "--verify", "x.pdf", "--json"])
        .code(1);
    assert_eq!(told.json()["error"]["kind"], "no_dossier");
    home.run(&["dossier", "--verify", "nowhere.pdf"]).code(1);
    let hash = "ab".repeat(32);
    home.file(
        "y.html",
        format!("cobro-dossier-1 client=999 entries=3 hash={hash}"),
    );
    let told = home
        .run(&["dossier", "--verify", "y.html", "--json"])
        .code(1);
    assert_eq!(told.json()["error"]["kind"], "other_book");
}

#[test]
fn the_language_is_the_users_and_erased_persons_stay_erased() {
    let home = home();
    home.run(&[
        "people",
        "C001",
        "add",
        "--name",
        "John Quiñonero",
        "--language",
        "en",
    ])
    .code(0);
    home.run(&["dossier", "C001", "--out", "a.html"]).code(0);
    let page = std::fs::read_to_string(home.path("a.html")).expect("a page");
    assert!(page.contains("<html lang=\"es\">") && page.contains("John Quiñonero"));
    home.run(&["person", "erase", "C001", "--yes"]).code(0);
    home.run(&["dossier", "C001", "--out", "b.html", "--notes"])
        .code(0);
    let page = std::fs::read_to_string(home.path("b.html")).expect("a page");
    for gone in ["Quiñonero", "Ibáñez", "albarán", "moroso", "B12345678"] {
        assert!(!page.contains(gone), "{gone}");
    }
    assert!(page.contains("datos borrados a petición"), "{page}");
    // The chain holds although its contents are gone.
    assert!(!page.contains("el registro no cuadra"));
    home.run(&["dossier", "--verify", "a.html"]).code(0);
}
