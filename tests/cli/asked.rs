//! Questions at a real terminal.

use std::io::{Read, Write};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::support::{Home, NOW, text};

/// Imports a file whose dates fit two orders, at a terminal, and answers; gives what was shown and the exit code.
fn import_answering(home: &Home, answer: &str) -> (String, u32) {
    let csv = "Cliente;Factura;Fecha;Vencimiento;Total\nPuig;A;01/02/2026;03/04/2026;10,00\n";
    let file = home.file("either.csv", csv);
    let pty = native_pty_system()
        .openpty(PtySize::default())
        .expect("there are terminals");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_cobro"));
    command.args([
        "--lang",
        "es",
        "--now",
        NOW,
        "--db",
        text(&home.book()),
        "import",
        text(&file),
    ]);
    command.env("COBRO_CONFIG", home.path("config.toml"));
    let mut child = pty
        .slave
        .spawn_command(command)
        .expect("the program starts");
    drop(pty.slave);
    let mut writer = pty.master.take_writer().expect("is writable");
    let mut reader = pty.master.try_clone_reader().expect("is readable");
    let mut shown = Vec::new();
    let mut chunk = [0; 4096];
    let mut answered = false;
    // The end of a terminal is an error on some systems.
    while let Ok(count @ 1..) = reader.read(&mut chunk) {
        shown.extend_from_slice(&chunk[..count]);
        if !answered && String::from_utf8_lossy(&shown).contains("dejarlo:") {
            writer.write_all(answer.as_bytes()).expect("is written");
            answered = true;
        }
    }
    let status = child.wait().expect("the program ends");
    (
        String::from_utf8_lossy(&shown).into_owned(),
        status.exit_code(),
    )
}

#[test]
fn an_open_date_order_is_asked_about() {
    for (answer, due_on) in [("d\r", "2026-04-03"), ("x\rm\r", "2026-03-04")] {
        let home = Home::new();
        let (shown, code) = import_answering(&home, answer);
        assert_eq!(code, 0, "{shown}");
        assert!(
            shown.contains("«Fecha»") && shown.contains("01/02/2026"),
            "{shown}"
        );
        assert_eq!(
            home.json(&["show", "puig"])["invoices"][0]["due_on"],
            due_on
        );
    }
}

#[test]
fn no_answer_imports_nothing() {
    let home = Home::new();
    let (shown, code) = import_answering(&home, "\r");
    assert_eq!(code, 1, "{shown}");
    assert!(shown.contains("--date-order"), "{shown}");
    assert!(!home.book().exists());
}
