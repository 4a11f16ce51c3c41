//! Importing from the desk: what the preview shows, and what can be changed about it.

use std::path::PathBuf;

use crate::driver::Desk;
use cobro::domain::money::Currency;
use cobro::tui::model::{ImportStage, Overlay};
use tempfile::TempDir;

const ROWS: &str = "Cliente;Nº factura;Fecha;Vencimiento;Importe;Importe neto;Comercial\n\
    Librería Cervantes;2026-7;15/08/2026;14/09/2026;1.210,00;1.000,00;Eva\n\
    Librería Cervantes;2026-8;x;14/09/2026;50,00;41,32;Eva\n\
    Bodegas Puig;2026-9;16/08/2026;15/09/2026;75,00;62,00;Luis\n";

/// A desk on an empty book with the preview of a file on show.
struct Previewed {
    desk: Desk,
    _folder: TempDir,
}

fn previewed(language: &str, size: (u16, u16), rows: &str) -> Previewed {
    let folder = tempfile::tempdir().expect("a folder");
    let file: PathBuf = folder.path().join("facturas.csv");
    std::fs::write(&file, rows).expect("written");
    let mut desk = Desk::on(language, size, |_| {});
    desk.press(&format!(":import {}<enter>", file.display()));
    Previewed {
        desk,
        _folder: folder,
    }
}

fn stage(desk: &Desk) -> &ImportStage {
    match &desk.model.overlay {
        Some(Overlay::Import(entry)) => &entry.stage,
        _ => panic!("no import is on show"),
    }
}

/// How many invoices the import on show would add, and how many rows it leaves out.
fn counted(desk: &Desk) -> (u64, usize) {
    match stage(desk) {
        ImportStage::Preview(preview) => {
            (preview.report.invoices_added, preview.report.rejected.len())
        }
        _ => panic!("no preview is on show"),
    }
}

#[test]
fn the_preview_and_its_lists_in_both_languages_and_sizes() {
    for (name, keys) in [
        ("import_preview", ""),
        ("import_fields", "m"),
        ("import_columns", "mvencimiento<enter>"),
        ("import_currency", "c"),
        ("import_strict", "s"),
    ] {
        for language in ["es", "en"] {
            for (columns, lines) in [(80, 24), (120, 40)] {
                let keys = match language {
                    "en" => keys.replace("vencimiento", "due"),
                    _ => keys.to_owned(),
                };
                let mut it = previewed(language, (columns, lines), ROWS);
                let screen = it.desk.press(&keys).screen();
                insta::assert_snapshot!(format!("{name}_{language}_{columns}x{lines}"), screen);
            }
        }
    }
}

#[test]
fn another_currency_shows_the_new_preview_and_is_imported() {
    let mut it = previewed("es", (80, 24), ROWS);
    let desk = &mut it.desk;
    let screen = desk.press("cmxn<enter>").screen();
    assert!(screen.contains("c moneda: MXN"), "{screen}");
    desk.press("<enter><enter>");
    let amounts = &desk
        .model
        .current_file()
        .expect("a client")
        .standing
        .amounts;
    assert_eq!(amounts[0].currency, Currency::MXN);
}

#[test]
fn any_currency_can_be_typed_by_its_code() {
    let mut it = previewed("en", (80, 24), ROWS);
    let screen = it.desk.press("cpln<enter>").screen();
    assert!(screen.contains("c currency: PLN"), "{screen}");
    let screen = it.desk.press("c<up><up><up><enter>").screen();
    assert!(screen.contains("what the file says (EUR"), "{screen}");
}

#[test]
fn a_field_takes_another_column_or_none() {
    let mut it = previewed("es", (80, 24), ROWS);
    let desk = &mut it.desk;
    let screen = desk.press("mtotal<enter>neto<enter>").screen();
    assert!(
        screen.contains("total                 Importe neto"),
        "{screen}"
    );
    assert!(screen.contains("sin usar: Importe |"), "{screen}");
    let screen = desk.press("mnº<enter>ninguna<enter>").screen();
    assert!(screen.contains("No hay número de factura"), "{screen}");
    desk.press("<enter><enter>");
    let amounts = &desk
        .model
        .current_file()
        .expect("a client")
        .standing
        .amounts;
    assert_eq!(amounts[0].to_collect.to_string(), "1000.00");
}

#[test]
fn a_change_that_the_file_does_not_bear_says_why_and_the_preview_stays() {
    let mut it = previewed("es", (80, 24), ROWS);
    let desk = &mut it.desk;
    let before = counted(desk);
    let screen = desk.press("mvencimiento<enter>comercial<enter>").screen();
    assert_eq!(counted(desk), (0, 3), "{screen}");
    let screen = desk.press("mvencimiento<enter>vencimiento<enter>").screen();
    assert_eq!(counted(desk), before, "{screen}");
}

#[test]
fn strict_refuses_the_file_for_one_bad_row_until_it_is_taken_back() {
    let mut it = previewed("es", (80, 24), ROWS);
    let desk = &mut it.desk;
    assert_eq!(counted(desk), (2, 1));
    let screen = desk.press("s").screen();
    assert!(
        screen.contains("una sola fila mala rechaza el archivo"),
        "{screen}"
    );
    assert!(!screen.contains("Enter importar"), "{screen}");
    let screen = desk.press("<enter>").screen();
    assert!(screen.contains("no se puede importar así"), "{screen}");
    assert!(desk.model.queue.debtors.is_empty());
    desk.press("s<enter><enter>");
    assert_eq!(desk.model.queue.debtors.len(), 2);
}

#[test]
fn strict_refuses_a_statement_for_one_bad_entry_too() {
    let rows =
        "Fecha;Concepto;Importe;Saldo\n18/11/2026;Pago;100,00;1100,00\n19/11/2026;Pago;x;1200,00\n";
    let mut it = previewed("es", (80, 24), rows);
    let desk = &mut it.desk;
    assert!(matches!(stage(desk), ImportStage::Preview(_)));
    let told = |screen: &str| screen.matches("Línea 3: «x» no es un importe").count();
    assert_eq!(told(&desk.screen()), 1);
    // The entry that refuses it is named at the top; what would be imported without it stays on show.
    let screen = desk.press("s").screen();
    assert_eq!(told(&screen), 2, "{screen}");

    let mut it = previewed("es", (80, 24), &rows.replace(";x;", ";100,00;"));
    let screen = it.desk.press("s").screen();
    assert!(
        screen.contains("una sola fila mala rechaza el archivo"),
        "{screen}"
    );
    let screen = it.desk.press("<enter>").screen();
    assert!(!screen.contains("no se puede importar"), "{screen}");
    assert!(matches!(stage(&it.desk), ImportStage::Done(_)));
}

#[test]
fn dates_that_fit_two_orders_are_asked_about_and_can_be_changed_later() {
    let rows = "Cliente;Factura;Fecha;Total\nPuig;1;03/04/2026;10,00\nPuig;2;05/04/2026;11,00\n";
    let mut it = previewed("es", (80, 24), rows);
    let desk = &mut it.desk;
    assert!(matches!(stage(desk), ImportStage::DateOrder(_)));
    let screen = desk.screen();
    for seen in ["1 día/mes/año", "2 mes/día/año", "3 año/mes/día"] {
        assert!(screen.contains(seen), "{screen}");
    }
    assert!(!screen.contains("--date-order"), "{screen}");
    let screen = desk.press("2").screen();
    assert!(screen.contains("d fechas: mes/día/año"), "{screen}");
    let screen = desk.press("d<up><enter>").screen();
    assert!(screen.contains("d fechas: día/mes/año"), "{screen}");
    // Without an order the file is asked about again; leaving that leads back to the preview.
    desk.press("d4");
    assert!(matches!(stage(desk), ImportStage::DateOrder(_)));
    let screen = desk.press("<esc>").screen();
    assert!(screen.contains("d fechas: día/mes/año"), "{screen}");
}

#[test]
fn headings_that_are_not_known_can_be_told_on_the_spot() {
    let rows = "aa;bb;cc;dd\nPuig;1;2026-04-03;10,00\nLluch;2;2026-04-05;11,00\n";
    let mut it = previewed("es", (80, 24), rows);
    let desk = &mut it.desk;
    assert!(matches!(stage(desk), ImportStage::Refused { .. }));
    let screen = desk.screen();
    assert!(
        !screen.contains("--map") && !screen.contains("c moneda"),
        "{screen}"
    );
    desk.press("mnombre<enter>aa<enter>");
    desk.press("mtotal<enter>dd<enter>mnº<enter>bb<enter>memisión<enter>cc<enter>");
    assert_eq!(counted(desk), (2, 0));
    desk.press("<enter><enter>");
    assert_eq!(desk.model.queue.debtors.len(), 2);
}

#[test]
fn leaving_goes_back_one_step_and_records_nothing() {
    let mut it = previewed("es", (80, 24), ROWS);
    let desk = &mut it.desk;
    desk.press("m<enter>");
    let screen = desk.press("<esc>").screen();
    assert!(screen.contains("Dato cuya columna se elige"), "{screen}");
    let screen = desk.press("<esc>").screen();
    assert!(screen.contains("Enter importar"), "{screen}");
    let screen = desk.press("<esc>").screen();
    assert!(screen.contains("La cartera está vacía"), "{screen}");
}
