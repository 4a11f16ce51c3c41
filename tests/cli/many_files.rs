//! `import` of many files: by name, of a folder, of a zip, together, and stopped in between.

use std::time::{Duration, Instant};

use super::spreadsheet::{as_xlsx, invoices, zip_of};
use crate::support::{Home, text};

fn invoice(number: u32) -> String {
    format!(
        "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
         K{:03};Cliente {number};X-{number};2026-07-24;2026-09-22;{number},50\n",
        number % 7
    )
}

/// More than can be imported before the signal comes.
const FILES: u32 = 2500;

const BAD: &str = "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\nK001;Uno;X-900;2026-07-24;2026-09-22;mucho\n";

fn batches(home: &Home) -> usize {
    let batches = home.sql("SELECT id FROM batch");
    batches.as_array().map_or(0, Vec::len)
}

#[test]
fn a_bad_file_leaves_the_others_alone() {
    let home = Home::new();
    let names: Vec<_> = (1..=8)
        .map(|number| home.file(&format!("{number}.csv"), invoice(number)))
        .collect();
    let pdf = home.file("9.pdf", "%PDF-1.7");
    let mut args = vec!["--json", "import", text(&pdf)];
    args.extend(names.iter().map(|name| text(name)));
    let done = home.run(&args).code(3);
    assert!(done.err.contains("9.pdf"), "{done:?}");
    let json = done.json();
    assert_eq!(json["invoices_added"], 8);
    assert_eq!(json["files"].as_array().map(Vec::len), Some(8));
    assert_eq!(json["files_refused"][0]["kind"], "not_importable");
    assert_eq!(batches(&home), 8, "one transaction each");
    let told = home.run(&args[1..]).code(3).out;
    assert_eq!(
        told.matches(".csv").count(),
        0,
        "one summary for all: {told}"
    );
}

#[test]
fn strict_files_go_in_together_or_not_at_all() {
    let home = Home::with_sample();
    let before = home.journal();
    let good = home.file("1.csv", invoice(1));
    let bad = home.file("2.csv", BAD);
    let args = ["--json", "import", "--strict", text(&good), text(&bad)];
    let refused = home.run(&args).code(1);
    assert_eq!(refused.json()["error"]["kind"], "bad_rows");
    let pdf = home.file("3.pdf", "%PDF-1.7");
    let refused = home
        .run(&["--json", "import", "--strict", text(&good), text(&pdf)])
        .code(1);
    assert_eq!(refused.json()["error"]["kind"], "not_importable");
    assert!(refused.err.contains("3.pdf"), "{refused:?}");
    assert_eq!(home.journal(), before);
    let other = home.file("4.csv", invoice(4));
    let batches_before = batches(&home);
    let done = home.json(&["import", "--strict", text(&good), text(&other)]);
    assert_eq!(done["invoices_added"], 2);
    assert_eq!(batches(&home), batches_before + 1);
}

#[test]
fn a_folder_is_one_import_that_is_undone_as_one() {
    let home = Home::new();
    let folder = home.path("papers");
    std::fs::create_dir_all(folder.join("2026/october")).expect("folders");
    std::fs::create_dir_all(folder.join(".git")).expect("folders");
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("is written");
    write("2026/october/a.csv", invoice(1).as_bytes());
    write("2026/b.xlsx", &as_xlsx(&[("Facturas", &invoices())]));
    write("c.pdf", b"%PDF-1.7");
    write("empty.csv", b"");
    write(".git/d.csv", invoice(2).as_bytes());
    // The payments come before the invoices by name, and are of one of them.
    write(
        "2026/a-cobros.csv",
        b"Cliente;Factura;Fecha de pago;Importe cobrado\nCliente 1;X-1;2026-10-15;1,00\n",
    );
    let preview = home
        .run(&["--json", "import", "--dry-run", text(&folder)])
        .code(0)
        .json();
    assert_eq!(preview["invoices_added"], 5);
    assert_eq!(home.run(&["queue"]).code, 1, "a dry run makes no book");
    let done = home
        .run(&["--json", "import", text(&folder)])
        .code(3)
        .json();
    assert_eq!(
        (&done["invoices_added"], &done["payments_added"]),
        (&5.into(), &2.into()),
        "{done:#}"
    );
    let refused = done["files_refused"].as_array().expect("a list");
    let refused: Vec<_> = refused
        .iter()
        .map(|it| it["kind"].as_str().expect("a name"))
        .collect();
    assert_eq!(refused, ["not_importable", "empty"]);
    assert_eq!(batches(&home), 1);
    let again = home
        .run(&["--json", "import", text(&folder)])
        .code(3)
        .json();
    assert_eq!(
        (&again["invoices_added"], &again["invoices_unchanged"]),
        (&0.into(), &5.into())
    );
    assert_eq!(batches(&home), 1);
    home.run(&["undo", "--any"]).code(0);
    assert_eq!(
        home.json(&["aging"])["currencies"].as_array().map(Vec::len),
        Some(0)
    );
}

#[test]
fn a_zip_is_a_folder_whose_names_lead_nowhere() {
    let home = Home::new();
    let zip = zip_of(&[
        ("__MACOSX/._a.csv", b"x".to_vec()),
        ("../../outside.csv", invoice(1).into_bytes()),
        ("/tmp/absolute.csv", invoice(2).into_bytes()),
        ("in/b.xlsx", as_xlsx(&[("Facturas", &invoices())])),
        (
            "in/inner.zip",
            zip_of(&[("c.csv", invoice(3).into_bytes())]),
        ),
    ]);
    let file = home.file("papers.zip", zip);
    let done = home.run(&["--json", "import", text(&file)]).code(3).json();
    assert_eq!(done["invoices_added"], 6, "{done:#}");
    assert_eq!(done["files"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        done["files_refused"][0]["kind"], "not_importable",
        "a zip in a zip stays shut: {done:#}"
    );
    assert!(
        !home.path("../../outside.csv").exists()
            && !std::path::Path::new("/tmp/absolute.csv").exists()
    );
    let none = home.file("none.zip", zip_of(&[("a.pdf", b"%PDF-1.7".to_vec())]));
    let refused = home.run(&["--json", "import", text(&none)]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "nothing_inside");
    assert!(refused.err.contains("PDF"), "{refused:?}");
}

#[test]
#[cfg(unix)]
fn ctrl_c_stops_between_two_files() {
    let home = Home::new();
    let names: Vec<_> = (1..=FILES)
        .map(|number| home.file(&format!("{number:04}.csv"), invoice(number)))
        .collect();
    let mut args = vec!["--json", "import"];
    args.extend(names.iter().map(|name| text(name)));
    let child = home.start(&args);
    let since = Instant::now();
    while !home.book().exists() && since.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(300));
    let id = child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status();
    assert!(sent.expect("a signal can be sent").success());
    let output = child.wait_with_output().expect("it ends");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a document");
    let done = json["files"].as_array().map_or(0, Vec::len) as u64;
    let left = json["files_not_reached"].as_u64().expect("a number");
    assert_eq!(done + left, u64::from(FILES), "{done} {left}");
    assert!(left > 0, "it was stopped");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(batches(&home) as u64, done);
    home.run(&["check"]).code(0);
}
