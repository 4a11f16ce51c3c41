//! `import` of a list of payments: what the book counts already is its detail, what contradicts it stays out.

use cobro::app::ImportReport;

use super::spreadsheet::{Cell, Rows, as_xlsx};
use crate::support::{Home, text};

const INVOICES: &str = "\
Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pagado
C001;Talleres Ibáñez;F-1;2026-07-24;2026-09-22;4310,00;1000,00
C001;Talleres Ibáñez;F-2;2026-08-24;2026-09-30;500,00;0,00
C002;Bodegas Puig;F-3;2026-10-12;2026-11-11;1250,00;250,00
";

fn home() -> Home {
    let home = Home::new();
    let file = home.file("invoices.csv", INVOICES);
    home.json(&["import", text(&file)]);
    home
}

fn payments(home: &Home, rows: &str) -> std::path::PathBuf {
    let csv = format!("Código cliente;Cliente;Factura;Fecha de pago;Importe cobrado\n{rows}");
    home.file("cobros.csv", csv)
}

fn balance(home: &Home, client: &str, number: &str) -> String {
    let account = home.json(&["show", client]);
    let invoices = account["invoices"].as_array().expect("a list").clone();
    let found = invoices.iter().find(|it| it["number"] == number);
    let invoice = found.unwrap_or_else(|| panic!("{account:#}"));
    invoice["balance"].as_str().expect("an amount").to_owned()
}

#[test]
fn what_the_paid_column_counts_is_told_in_detail_and_not_paid_twice() {
    let home = home();
    let file = payments(
        &home,
        "C001;Talleres Ibáñez;F-1;2026-08-15;600,00\nC001;Talleres Ibáñez;F-1;2026-09-15;400,00\n",
    );
    let done = home.json(&["import", text(&file)]);
    assert_eq!(done["files"][0]["format"], "csv");
    assert_eq!(
        (&done["payments_added"], &done["payments_detailed"]),
        (&0.into(), &2.into())
    );
    assert_eq!(balance(&home, "C001", "F-1"), "3310.00");
    let paid = home.sql("SELECT count(*) AS n FROM entry WHERE kind = 'payment_corrected'");
    assert_eq!(paid.as_array().map(Vec::len), Some(1), "{paid}");
    let before = home.journal();
    let again = home.json(&["import", text(&file)]);
    assert_eq!(
        (&again["payments_added"], &again["payments_detailed"]),
        (&0.into(), &0.into())
    );
    let invoices = home.file("invoices.csv", INVOICES);
    home.json(&["import", text(&invoices)]);
    assert_eq!(home.journal(), before, "neither list says anything new");
    home.run(&["undo", "--any"]).code(0);
    assert_eq!(
        balance(&home, "C001", "F-1"),
        "3310.00",
        "the column counts again"
    );
}

#[test]
fn a_part_of_what_is_counted_leaves_the_rest_as_it_was() {
    let home = home();
    let file = payments(&home, "C001;Talleres Ibáñez;F-1;2026-08-15;600,00\n");
    let done = home.json(&["import", text(&file)]);
    assert_eq!(done["payments_detailed"], 1);
    assert_eq!(balance(&home, "C001", "F-1"), "3310.00");
}

#[test]
fn payments_of_nothing_counted_or_of_later_days_are_new() {
    let home = home();
    let rows =
        "C001;Talleres Ibáñez;F-2;2026-10-15;200,00\nC002;Bodegas Puig;F-3;2026-12-01;1000,00\n";
    let file = payments(&home, rows);
    let done = home.json_at("2026-12-02T10:00", &["import", text(&file)]);
    assert_eq!(
        (&done["payments_added"], &done["payments_detailed"]),
        (&2.into(), &0.into())
    );
    let shown = home.json_at("2026-12-02T10:00", &["show", "C002"]);
    assert_eq!(shown["invoices"][0]["balance"], "0.00");
    assert_eq!(balance(&home, "C001", "F-2"), "300.00");
}

#[test]
fn what_contradicts_is_reported_and_left_out() {
    let home = home();
    let before = home.journal();
    let rows = "C001;Talleres Ibáñez;F-1;2026-08-15;4310,00\n\
        C001;Talleres Ibáñez;F-9;2026-08-15;10,00\n\
        C009;Nadie;F-1;2026-08-15;10,00\n\
        C001;Talleres Ibáñez;;2026-08-15;10,00\n\
        C001;Talleres Ibáñez;F-2;;10,00\n";
    let file = payments(&home, rows);
    let run = home.run(&["--json", "import", text(&file)]).code(3);
    let rejected = run.json()["rows_rejected"].clone();
    let mut reasons: Vec<(u64, String)> = rejected
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            let line = row["line"].as_u64().expect("a line");
            (line, row["reason"].as_str().expect("a name").to_owned())
        })
        .collect();
    reasons.sort();
    let expected = [
        (2, "payment_contradicts"),
        (3, "invoice_unknown"),
        (4, "invoice_unknown"),
        (5, "number_missing"),
        (6, "date_missing"),
    ];
    assert_eq!(
        reasons,
        expected.map(|(line, reason)| (line, reason.to_owned()))
    );
    assert_eq!(home.journal(), before, "nobody came in, nothing was paid");
}

#[test]
fn a_payment_that_a_person_wrote_down_is_the_same_payment() {
    let home = home();
    home.run(&["pay", "C001", "200", "2026-10-14", "--invoice", "F-2"])
        .code(0);
    let file = payments(&home, "C001;Talleres Ibáñez;F-2;2026-10-15;200,00\n");
    let done = home.json(&["import", text(&file)]);
    assert_eq!(done["payments_added"], 0);
    assert_eq!(balance(&home, "C001", "F-2"), "300.00");
}

#[test]
fn payments_before_their_invoices_wait_for_them() {
    let home = Home::new();
    let rows = "C002;Bodegas Puig;F-3;2026-10-20;250,00\n";
    let file = payments(&home, rows);
    let alone = home.run(&["--json", "import", text(&file)]).code(3).json();
    assert_eq!(alone["rows_rejected"][0]["reason"], "invoice_unknown");
    assert_eq!(home.journal().as_array().map_or(0, Vec::len), 0);
    // In one command their order does not matter.
    let invoices = home.file("invoices.csv", INVOICES);
    let done = home.json(&["import", text(&file), text(&invoices)]);
    assert_eq!(
        (&done["invoices_added"], &done["payments_detailed"]),
        (&3.into(), &1.into()),
        "{done:#}"
    );
    assert_eq!(balance(&home, "C002", "F-3"), "1000.00");
}

#[test]
fn a_workbook_of_payments_is_a_list_of_payments() {
    use Cell::{Day, Number, Text};
    let home = home();
    let headings = [
        "Código cliente",
        "Cliente",
        "Factura",
        "Fecha de pago",
        "Importe cobrado",
    ];
    let rows: Rows = vec![
        vec![Text("Cobros de agosto")],
        headings.map(Text).to_vec(),
        vec![
            Text("C001"),
            Text("Talleres Ibáñez"),
            Text("F-1"),
            Day(2026, 8, 15),
            Number(1000.0),
        ],
        vec![
            Text("Total"),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Number(1000.0),
        ],
    ];
    let file = home.file("agosto.xlsx", as_xlsx(&[("Cobros", &rows)]));
    let done = home.json(&["import", text(&file)]);
    assert_eq!(
        (&done["payments_added"], &done["payments_detailed"]),
        (&0.into(), &1.into()),
        "{done:#}"
    );
    let before = home.journal();
    let again = home.json(&["import", text(&file)]);
    assert_eq!(
        (&again["payments_added"], &again["payments_detailed"]),
        (&0.into(), &0.into())
    );
    assert_eq!(home.journal(), before);
    assert_eq!(balance(&home, "C001", "F-1"), "3310.00");
}

#[test]
fn a_long_list_of_unknown_invoices_is_read_in_time_and_remembered_in_part() {
    const ROWS: usize = 100_003;
    let home = home();
    let rows: String = (0..ROWS)
        .map(|at| format!("C001;Talleres Ibáñez;X-{at};2026-08-15;1,00\n"))
        .collect();
    let file = payments(&home, &rows);
    let began = std::time::Instant::now();
    let done = home.run(&["import", "--json", text(&file)]).code(3).json();
    // Looking through the list for each of its rows took minutes.
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    let listed = done["rows_rejected"].as_array().map(Vec::len);
    assert_eq!(listed, Some(100_000));
    assert_eq!(done["rows_rejected_beyond"], 3);
    assert_eq!(done["files"][0]["rows_rejected"], ROWS);
    let run = home.run(&["import", text(&file)]).code(3);
    assert!(run.out.contains("100003"), "{}", run.out);
    assert!(run.err.contains("99953"), "{}", run.err);
}

#[test]
fn of_very_many_doubtful_tax_ids_the_first_are_remembered() {
    let part = |names: std::ops::Range<u32>| ImportReport {
        suspect_tax_ids: names.map(|it| (it.to_string(), "X".to_owned())).collect(),
        ..ImportReport::default()
    };
    let mut all = part(0..99_999);
    all.add(&part(99_999..100_004));
    all.add(&part(100_004..100_006));
    assert_eq!(all.suspect_tax_ids.len(), 100_000);
    assert_eq!(all.suspect_beyond, 6);
    assert_eq!(all.suspect_tax_ids[99_999].0, "99999");
}
