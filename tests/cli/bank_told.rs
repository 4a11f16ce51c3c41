//! What is said of statements that are cut off, do not add up or are none, and what an account is called.

use crate::support::{Home, text};

#[test]
fn what_is_missing_or_does_not_add_up_is_told_in_the_words_and_figures_of_the_language() {
    let cut = ":20:1\n:25:ES9121000418450200051332\n:28C:1\n:60F:C261101EUR1000,00\n:61:2611051105C70,00NTRFNONREF\n";
    let wrong = "Fecha;Concepto;Importe;Saldo\n16/11/2026;A;50,00;1000\n17/11/2026;B;20,00;1020\n18/11/2026;C;50,00;1030,5\n19/11/2026;D;;1030,5\n";
    let ledger = "Cuenta: 43000001 - ACME SL\nFecha;Concepto;Debe;Haber;Saldo\n05/11/2026;Cobro F-1;;200,00;300,00\n";
    for (name, content, code, language, expected) in [
        ("c.sta", cut, 0, "es", "Extracto 1: falta el final"),
        ("c.sta", cut, 0, "en", "Statement 1: the end is missing"),
        (
            "w.csv",
            wrong,
            3,
            "es",
            "dice 1.030,50 y sus propios datos dan 1.070,00",
        ),
        ("w.csv", wrong, 3, "es", "Línea 5: falta el importe."),
        ("w.csv", wrong, 3, "en", "1,030.50"),
        (
            "l.csv",
            ledger,
            1,
            "es",
            "Es el mayor de la cuenta de un cliente",
        ),
        (
            "l.csv",
            ledger,
            1,
            "en",
            "It is the ledger of a client's account",
        ),
    ] {
        let home = Home::new();
        let file = home.file(name, content);
        let args = ["--lang", language, "import", text(&file)];
        let done = home.run_bare(&args, "").code(code);
        let said = format!("{}{}", done.out, done.err);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn the_account_of_a_download_is_not_the_day_it_was_made() {
    let home = Home::new();
    let rows = "Fecha;Concepto;Importe;Saldo\n18/11/2026;Transferencia;100,00;1100,00\n";
    for (name, day) in [("a.csv", "20/11/2026"), ("b.csv", "23/11/2026")] {
        let file = home.file(name, format!("Movimientos de cuenta al: {day}\n{rows}"));
        home.run(&["import", text(&file)]).code(0);
    }
    assert_eq!(home.json(&["bank"]).as_array().expect("a list").len(), 1);
}

#[test]
fn a_currency_that_is_asked_for_holds_for_a_table_of_the_bank() {
    let home = Home::new();
    let rows = "Fecha;Concepto;Importe (EUR);Saldo\n18/11/2026;Pago;100,00;1100,00\n";
    let file = home.file("usd.csv", rows);
    home.run(&["import", "--currency", "USD", text(&file)])
        .code(0);
    assert_eq!(home.json(&["bank"])[0]["currency"], "USD");
}
