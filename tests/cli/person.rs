//! `person`: exporting and erasing personal data.

use std::path::PathBuf;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Home, text};

/// One client with everything that tells who it is, and another that stays.
const CLIENTS: &str = "\
Código cliente;Cliente;NIF;Correo;Teléfono;Contacto;Nº factura;Fecha factura;Vencimiento;Total;Observaciones
Z001;Zoraida Quiñonero;12345678Z;zoraida@quinonero.example;+34 976 55 44 33;Zoraida Quiñonero;Z-1;2026-07-24;2026-09-22;4310,00;obra de la calle Ferraz
Z001;Zoraida Quiñonero;12345678Z;zoraida@quinonero.example;+34 976 55 44 33;Zoraida Quiñonero;Z-2;2026-08-24;2026-10-22;1000,00;
P002;Bodegas Puig;B22222222;puig@example.com;934 00 00 01;Pere Puig;P-1;2026-10-12;2026-11-11;1250,00;
";

/// What must not be in the files of the book any more: as written, and as it is folded for searches.
const PERSONAL: &[&str] = &[
    "zoraida",
    "quiñonero",
    "quinonero",
    "12345678z",
    "976 55 44 33",
    "976554433",
    "ferraz",
    "urrutia",
    "+34600111222",
    "secreto",
];

/// A home where all that can be written down about `Z001` was, each text with a word of [`PERSONAL`].
fn told() -> Home {
    let home = Home::new();
    let file = home.file("clients.csv", CLIENTS);
    home.run(&["import", text(&file)]).code(0);
    let words = "secreto";
    for args in [
        &["note", "Z001", "secreto de Zoraida"][..],
        &[
            "people",
            "Z001",
            "add",
            "--name",
            "Luis Urrutia",
            "--phone",
            "600 111 222",
            "--email",
            "luis@urrutia.example",
        ],
        &[
            "profile",
            "Z001",
            "--relationship",
            "friend",
            "--sector",
            words,
            "--needs",
            words,
            "--sign",
            "unpleasant",
        ],
        &["tag", "Z001", "+secreto", "+quiñonero"],
        &["type", "Z001", "illiquid", "--reason", words],
        &[
            "contact",
            "Z001",
            "--channel",
            "call",
            "--outcome",
            "cannot_pay",
            "--person",
            "Luis Urrutia",
            "--note",
            words,
            "--reason",
            words,
        ],
        &[
            "contact",
            "Z001",
            "--channel",
            "email",
            "--note",
            "secreto por escrito",
            "--reason",
            words,
        ],
        &[
            "pay",
            "Z001",
            "300",
            "--invoice",
            "Z-1",
            "--reference",
            "transf. secreto",
        ],
        &[
            "dispute",
            "Z001",
            "Z-2=200",
            "--reason",
            "price",
            "--text",
            words,
            "--assignee",
            "Secreto",
        ],
        &["promise", "Z001", "500", "vie", "--reason", words],
        &[
            "hold",
            "Z001",
            "30/11",
            "--invoice",
            "Z-2",
            "--reason",
            words,
        ],
        &["snooze", "Z001", "+3", "--reason", words],
        &[
            "credit", "Z001", "Z-1", "10", "--number", "AB-1", "--reason", words,
        ],
        &["writeoff", "Z001", "Z-2", "5", "--reason", words],
        &[
            "callback", "Z001", "+2", "9:00", "--person", "Urrutia", "--reason", words,
        ],
        &["service", "Z001", "warned", "--reason", words],
        &[
            "hand-over",
            "Z001",
            "agency",
            "--name",
            "Cobros del Norte",
            "--reason",
            words,
        ],
        &["note", "P002", "amigo de Zoraida Quiñonero, ojo"],
    ] {
        home.run(args).code(0);
    }
    let connection = Connection::open(home.book()).expect("the book opens");
    connection
        .execute_batch(
            "INSERT INTO draft VALUES (1, 'desk:ana', 'note', 'secreto a medias', NULL, '2026-11-23T10:00:00');
             INSERT INTO draft VALUES (1, 'desk:ana', 'call', 'urrutia dice', '{\"started_at\":\"2026-11-23T09:00:00\",\"person\":\"Luis Urrutia\"}', '2026-11-23T10:00:00');",
        )
        .expect("drafts");
    home
}

fn files(home: &Home) -> Vec<PathBuf> {
    ["", "-wal", "-shm", "-journal"]
        .map(|end| PathBuf::from(format!("{}{end}", home.book().display())))
        .into_iter()
        .filter(|path| path.exists())
        .collect()
}

/// The words that are in the files of the book, in capitals or not.
fn found<'a>(home: &Home, words: &[&'a str]) -> Vec<&'a str> {
    let contents = files(home).into_iter().map(|path| {
        let bytes = std::fs::read(path).expect("read");
        bytes.to_ascii_lowercase()
    });
    let contents: Vec<Vec<u8>> = contents.collect();
    let holds = |word: &&&str| {
        let word = word.to_lowercase().into_bytes();
        let mut contents = contents.iter();
        contents.any(|it| it.windows(word.len()).any(|part| part == word))
    };
    words.iter().filter(holds).copied().collect()
}

/// What is owed and was paid and promised, without words.
fn money(home: &Home, now: &str) -> Value {
    let shown = home.json_at(now, &["show", "Z001"]);
    let mut invoices = shown["invoices"].clone();
    for invoice in invoices.as_array_mut().expect("a list") {
        invoice["notes"] = Value::Null;
    }
    json!([
        invoices,
        shown["amounts"],
        shown["collectable"],
        shown["credit"],
        shown["promises"],
        shown["plans"],
        shown["type"],
        shown["service"],
    ])
}

#[test]
fn everything_about_a_client_is_exported() {
    let home = told();
    let export = home.json(&["person", "export", "Z001"]);
    let whole = export.to_string().to_lowercase();
    for word in PERSONAL {
        assert!(whole.contains(word), "{word}");
    }
    assert!(
        !whole.contains("amigo de"),
        "what is about others is not theirs"
    );
    assert_eq!(export["client"]["tax_id"], "12345678Z");
    let kinds: Vec<&str> = export["journal"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["kind"].as_str().expect("a kind"))
        .collect();
    for kind in [
        "details",
        "invoice",
        "note",
        "person",
        "profile",
        "contact",
        "payment",
        "write_off",
    ] {
        assert!(kinds.contains(&kind), "{kind} of {kinds:?}");
    }
    assert_eq!(export["journal"][0]["author"], "ana");
    assert_eq!(export["tables"]["draft"].as_array().map(Vec::len), Some(2));
    let names = export["tables"]["identity"].as_array().expect("a list");
    assert!(names.iter().any(|it| it["value"] == "zoraida quinonero"));
}

#[test]
#[cfg(unix)]
fn only_its_owner_can_read_an_exported_file() {
    use std::os::unix::fs::PermissionsExt;
    let home = told();
    let file = home.path("zoraida.json");
    let told = home.json(&["person", "export", "Z001", "--out", text(&file)]);
    assert!(
        told["file"]
            .as_str()
            .is_some_and(|it| it.ends_with("zoraida.json"))
    );
    let mode = std::fs::metadata(&file)
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let written: Value =
        serde_json::from_slice(&std::fs::read(&file).expect("read")).expect("JSON");
    assert_eq!(written, home.json(&["person", "export", "Z001"]));
    let again = home.run(&["person", "export", "Z001", "--out", text(&file)]);
    assert!(again.code(1).err.contains("--force"));
    home.run(&["person", "export", "Z001", "--out", text(&file), "--force"])
        .code(0);
}

#[test]
fn no_word_is_left_in_the_files_and_every_amount_is() {
    let home = told();
    assert_eq!(found(&home, PERSONAL), PERSONAL, "all of it was there");
    let days = ["2026-08-01", "2026-10-25", "2026-11-23T10:00", "2027-02-01"];
    let before: Vec<Value> = days.iter().map(|day| money(&home, day)).collect();
    // What another client's history says of them stays, and is told.
    home.run(&["undo"]).code(0);
    let erased = home.json(&[
        "person",
        "erase",
        "Z001",
        "--yes",
        "--reason",
        "petición escrita del 20/11",
    ]);
    assert_eq!(erased["done"], true);
    assert_eq!(erased["scrubbed"], true);
    assert_eq!(erased["drafts"], 2);
    assert_eq!(erased["name"], Value::Null);
    assert_eq!(erased["handed_to"], json!(["Cobros del Norte"]));
    assert_eq!(erased["mentions"], json!([{ "code": "P002", "entry": 3 }]));
    // The note about the other client was taken back, but it is still in the journal.
    let left = found(&home, PERSONAL);
    assert_eq!(left, ["zoraida", "quiñonero"]);
    let raw = home.sql("SELECT content FROM entry WHERE debtor = 1");
    let raw = raw.to_string().to_lowercase();
    assert!(PERSONAL.iter().all(|it| !raw.contains(it)), "{raw}");
    let after: Vec<Value> = days.iter().map(|day| money(&home, day)).collect();
    assert_eq!(after, before);
    let report = home.json(&["check"]);
    assert_eq!(report["problems"], json!([]));
    assert_eq!(report["erasures"][0]["debtor"], "Z001");
    assert_eq!(report["erasures"][0]["author"], "ana");
    assert_eq!(report["erasures"][0]["at"], "2026-11-23T10:00:00");
}

#[test]
fn nothing_is_left_where_nobody_else_speaks_of_them() {
    let home = told();
    home.run(&["person", "erase", "P002", "--yes"]).code(0);
    home.run(&["person", "erase", "Z001", "--yes"]).code(0);
    assert_eq!(found(&home, PERSONAL), [""; 0]);
    assert_eq!(
        found(&home, &["puig", "934 00 00 01", "934000001"]),
        [""; 0]
    );
    for args in [
        &["show", "Z001"][..],
        &["queue", "--all"],
        &["person", "export", "Z001"],
        &["today"],
        &["promises"],
        &["aging"],
        &["forecast"],
    ] {
        for now in ["2026-08-01", "2026-11-23T10:00", "2027-02-01"] {
            let run = home.run_at(now, args).code(0);
            let out = run.out.to_lowercase();
            let shown: Vec<_> = PERSONAL.iter().filter(|it| out.contains(**it)).collect();
            assert!(shown.is_empty(), "{shown:?} in {args:?} at {now}: {out}");
        }
    }
    let shown = home.run(&["show", "Z001"]).code(0).out;
    assert!(shown.contains("Datos personales borrados"), "{shown}");
    let rebuilt = home.json(&["check", "--rebuild"]);
    assert_eq!(rebuilt["problems"], json!([]));
    assert_eq!(found(&home, PERSONAL), [""; 0]);
}

#[test]
fn erasing_asks_first_and_its_reason_names_nobody() {
    let home = told();
    let before = home.journal();
    let refused = home.run(&["person", "erase", "Z001"]).code(2);
    assert!(refused.err.contains("Zoraida Quiñonero"), "{refused:?}");
    assert!(refused.err.contains("--yes"), "{refused:?}");
    let plan = home.json(&["person", "erase", "Z001", "--dry-run"]);
    assert_eq!(plan["done"], false);
    assert_eq!(plan["name"], "Zoraida Quiñonero");
    assert_eq!(plan["open"][0]["amount"], "4995.00");
    let named = home.run(&[
        "--json",
        "person",
        "erase",
        "Z001",
        "--yes",
        "--reason",
        "lo pide Zoraida",
    ]);
    assert_eq!(named.code(1).json()["error"]["kind"], "reason_names");
    assert_eq!(home.journal(), before);
    home.run(&["person", "erase", "Z001", "--yes"]).code(0);
    let again = home.run(&["--json", "person", "erase", "Z001", "--yes"]);
    assert_eq!(again.code(1).json()["error"]["kind"], "nothing_to_erase");
    let undo = home.run(&["--json", "undo"]);
    assert_eq!(undo.code(1).json()["error"]["kind"], "erasure_stands");
}

#[test]
fn one_person_goes_and_the_client_stays() {
    let home = told();
    let unknown = home
        .run(&["person", "erase", "Z001", "--person", "Pepe", "--yes"])
        .code(1);
    assert!(unknown.err.contains("Luis Urrutia"), "{unknown:?}");
    let erased = home.json(&["person", "erase", "Z001", "--person", "urrutia", "--yes"]);
    assert_eq!(erased["whose"], "person");
    assert_eq!(erased["drafts"], 1);
    let gone = ["urrutia", "+34600111222"];
    assert_eq!(found(&home, &gone), [""; 0], "{}", home.journal());
    let shown = home.json(&["show", "Z001"]);
    assert_eq!(shown["name"], "Zoraida Quiñonero");
    assert_eq!(shown["people"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["notes"][0]["text"], "secreto de Zoraida");
    assert_eq!(home.json(&["check"])["problems"], json!([]));
    // The client can be erased afterwards, entries that were cleansed before included.
    home.run(&["person", "erase", "Z001", "--yes"]).code(0);
    assert_eq!(home.json(&["check"])["problems"], json!([]));
}

#[test]
fn an_import_brings_amounts_but_nobody_back() {
    let home = told();
    home.run(&["person", "erase", "P002", "--yes"]).code(0);
    home.run(&["person", "erase", "Z001", "--yes"]).code(0);
    let later = CLIENTS.replace("4310,00;obra", "4320,00;obra")
        + "Z001;Zoraida Quiñonero;12345678Z;;;;Z-3;2026-11-20;2026-12-20;70,00;para Ferraz\n";
    let file = home.file("later.csv", later);
    let told = home.json(&["import", text(&file)]);
    assert_eq!(told["erased_left_out"], json!(["Z001", "P002"]));
    assert_eq!(
        (&told["debtors_added"], &told["invoices_added"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(told["invoices_updated"], 1);
    assert_eq!(found(&home, PERSONAL), [""; 0]);
    // The same again changes nothing.
    let journal = home.journal();
    home.run(&["import", text(&file)]).code(0);
    assert_eq!(home.journal(), journal);
    // Somebody who is a client again is named again.
    home.run(&["person", "readmit", "Z001", "--reason", "nuevo pedido"])
        .code(0);
    home.run(&["import", text(&file)]).code(0);
    assert_eq!(home.json(&["show", "Z001"])["name"], "Zoraida Quiñonero");
    assert_eq!(home.json(&["show", "P002"])["name"], "P002");
    assert_eq!(home.json(&["check"])["problems"], json!([]));
    assert!(
        !found(&home, &["secreto"]).contains(&"secreto"),
        "what was erased stays so"
    );
}

#[test]
fn somebody_erased_is_recognised_without_a_code() {
    let home = Home::new();
    let csv = "\
Cliente;NIF;Nº factura;Fecha factura;Vencimiento;Total
Zoraida Quiñonero;12345678Z;Z-1;2026-07-24;2026-09-22;4310,00
Bodegas Puig;B22222222;P-1;2026-10-12;2026-11-11;1250,00
";
    let file = home.file("clients.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    let erased = home.json(&["person", "erase", "12345678Z", "--yes"]);
    assert_eq!(erased["code"], "anon-1");
    let journal = home.journal();
    let told = home.json(&["import", text(&file)]);
    assert_eq!(told["erased_left_out"], json!(["anon-1"]));
    assert_eq!(told["debtors_added"], 0);
    assert_eq!(home.journal(), journal);
    assert_eq!(found(&home, &["zoraida", "12345678z"]), [""; 0]);
    assert_eq!(
        home.json(&["show", "anon-1"])["amounts"][0]["open"],
        "4310.00"
    );
    // A namesake with another tax id is somebody else.
    let other = csv.replace("12345678Z;Z-1", "87654321X;X-1");
    let file = home.file("other.csv", other);
    assert_eq!(home.json(&["import", text(&file)])["debtors_added"], 1);
    // With a code of its own it is a new client, and that is told.
    let coded = "Código;Cliente;NIF;Nº factura;Fecha factura;Vencimiento;Total\nK9;Z. Quiñonero;12345678Z;K-1;2026-07-24;2026-09-22;1,00\n";
    let file = home.file("coded.csv", coded);
    let told = home.json(&["import", text(&file)]);
    assert_eq!(told["erased_left_out"], json!(["anon-1"]));
    home.run(&["check", "--rebuild"]).code(0);
    let told = home.json(&["import", text(&file)]);
    assert_eq!(
        told["debtors_added"], 0,
        "the marks are made anew from the journal"
    );
}

#[test]
fn a_new_client_who_is_like_somebody_erased_is_told_of() {
    let home = told();
    home.run(&["person", "erase", "Z001", "--yes"]).code(0);
    let file = home.file("other.csv", CLIENTS.replace("Z001", "Z900"));
    let told = home.run(&["--json", "import", text(&file)]).code(0).json();
    assert_eq!(
        told["like_erased"],
        json!([{ "debtor": "Z900", "erased": "Z001" }])
    );
}
