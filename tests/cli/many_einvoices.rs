//! `import` of many electronic invoices by name: one commit confirms several, and yet each is an import for itself.

use serde_json::Value;

use super::einvoices::{cfdi, payment};
use crate::support::{Home, text};

const COUNT: usize = 40;

fn uuid(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

fn invoice(number: usize) -> String {
    cfdi(&number.to_string(), &uuid(number), "I", "100", "")
}

fn batches(home: &Home) -> u64 {
    let count = home.sql("SELECT count(*) AS n FROM batch");
    count[0]["n"].as_u64().expect("a number")
}

fn names(report: &Value, list: &str) -> Vec<String> {
    let files = report[list].as_array().cloned().unwrap_or_default();
    let name = |it: &Value| {
        let path = it["file"].as_str().unwrap_or_default().to_owned();
        path.rsplit('/').next().unwrap_or_default().to_owned()
    };
    files.iter().map(name).collect()
}

#[test]
fn each_has_a_batch_that_undo_takes_back_alone() {
    let home = Home::new();
    let files: Vec<_> = (0..COUNT)
        .map(|number| home.file(&format!("{number:03}.xml"), invoice(number)))
        .collect();
    let mut args = vec!["--json", "import"];
    args.extend(files.iter().map(|file| text(file)));
    let done = home.run(&args).code(0).json();
    assert_eq!(done["invoices_added"], COUNT);
    assert_eq!(done["debtors_added"], 1);
    let expected: Vec<String> = (0..COUNT)
        .map(|number| format!("{number:03}.xml"))
        .collect();
    assert_eq!(names(&done, "files"), expected, "in their order");
    assert_eq!(batches(&home), COUNT as u64);
    let again = home.run(&args).code(0).json();
    assert_eq!(again["invoices_unchanged"], COUNT);
    assert_eq!(
        batches(&home),
        COUNT as u64,
        "what changes nothing leaves nothing"
    );
    home.run(&["check"]).code(0);
    home.run(&["undo", "--any"]).code(0);
    let left = home.json(&["show", "COSC8001137NA"]);
    assert_eq!(left["invoices"].as_array().map(Vec::len), Some(COUNT - 1));
}

#[test]
fn files_that_say_nothing_new_are_still_a_look_at_how_things_are() {
    let home = Home::new();
    let files = [1, 2].map(|number| home.file(&format!("{number}.xml"), invoice(number)));
    let args = ["import", text(&files[0]), text(&files[1])];
    home.run(&args).code(0);
    let moment = || home.sql("SELECT value FROM setting WHERE name = 'last_import_at'");
    let before = moment();
    home.run_at("2026-12-05T09:00", &args).code(0);
    assert_ne!(moment(), before);
}

#[test]
fn what_is_new_between_what_is_known_is_recorded() {
    let home = Home::new();
    let files: Vec<_> = (0..6)
        .map(|number| home.file(&format!("{number}.xml"), invoice(number)))
        .collect();
    home.run(&["import", text(&files[1]), text(&files[4])])
        .code(0);
    let before = batches(&home);
    let mut args = vec!["--json", "import"];
    args.extend(files.iter().map(|file| text(file)));
    let done = home.run(&args).code(0).json();
    assert_eq!(done["invoices_added"], 4);
    assert_eq!(batches(&home), before + 4);
    // The last of them says nothing new, and its batch is the one that is withdrawn.
    let seventh = home.file("7.xml", invoice(7));
    let args = ["--json", "import", text(&seventh), text(&files[0])];
    assert_eq!(home.run(&args).code(0).json()["invoices_added"], 1);
    assert_eq!(batches(&home), before + 5);
    home.run(&["check"]).code(0);
}

#[test]
fn files_of_other_kinds_between_them_are_imported_and_bad_ones_refused() {
    let home = Home::new();
    let first = home.file("a.xml", invoice(1));
    let table = home.file(
        "b.csv",
        "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\nK1;Uno;X-1;2026-07-24;2026-09-22;10,50\n",
    );
    let broken = home.file("c.xml", &invoice(2)[..300]);
    let pays = payment("9", &uuid(9), "2026-10-01", &[(&uuid(1), "40", "60")]);
    let pays = home.file("0-pays.xml", pays);
    let last = home.file("d.xml", invoice(3));
    let mut args = vec!["--json", "import"];
    args.extend([&pays, &first, &table, &broken, &last].map(|file| text(file)));
    let done = home.run(&args).code(3).json();
    assert_eq!(
        names(&done, "files"),
        ["a.xml", "b.csv", "d.xml", "0-pays.xml"]
    );
    assert_eq!(names(&done, "files_refused"), ["c.xml"]);
    assert_eq!(done["invoices_added"], 3);
    assert_eq!(done["payments_added"], 1);
    assert_eq!(batches(&home), 4);
}
