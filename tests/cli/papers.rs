//! Statements, letters and payment codes on the command line.

use serde_json::json;

use crate::support::Home;

const HOUSE: &str = "[house]\nname = \"Estudio Ñandú S.L.\"\n[[terms.accounts]]\niban = \"ES9121000418450200051332\"\n";

fn home() -> Home {
    let home = Home::with_sample();
    home.file("config.toml", HOUSE);
    home
}

fn begins(home: &Home, name: &str, with: &str) {
    let written = std::fs::read(home.path(name)).expect("written");
    assert!(written.starts_with(with.as_bytes()), "{name}");
}

#[test]
fn a_statement_is_written_in_the_form_that_is_asked_for() {
    let home = home();
    let told = home.run(&["statement", "C001"]).code(0);
    assert!(
        told.out.starts_with("Estado de cuenta escrito en «"),
        "{told:?}"
    );
    assert_eq!(told.out.lines().count(), 1, "{told:?}");
    begins(&home, "estado-de-cuenta-C001-2026-11-23.pdf", "%PDF");
    home.run(&["statement", "C001", "--html"]).code(0);
    begins(
        &home,
        "estado-de-cuenta-C001-2026-11-23.html",
        "<!DOCTYPE html>",
    );
    for (args, name, with) in [
        (&["--out", "a.html"][..], "a.html", "<!DOCTYPE html>"),
        (&["--out", "a.pdf"], "a.pdf", "%PDF"),
        (&["--out", "b.html", "--pdf"], "b.html", "%PDF"),
        (&["--out", "a"], "a", "%PDF"),
    ] {
        home.run(&[&["statement", "C001"], args].concat()).code(0);
        begins(&home, name, with);
    }
    let refused = home
        .run(&["statement", "C001", "--out", "a.pdf", "--json"])
        .code(1);
    assert_eq!(refused.json()["error"]["kind"], "exists");
    home.run(&["statement", "C001", "--out", "a.pdf", "--force"])
        .code(0);
    home.run(&["statement", "C001", "--pdf", "--html"]).code(2);
    let english = home.run_bare(
        &[
            "--lang",
            "en",
            "--now",
            "2026-11-23",
            "statement",
            "C001",
            "--out",
            "en.html",
        ],
        "",
    );
    english.code(0);
    let page = std::fs::read_to_string(home.path("en.html")).expect("a page");
    assert!(page.contains("Statement of account"));
}

#[cfg(unix)]
#[test]
fn only_the_user_can_read_what_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    home.run(&["statement", "C001", "--out", "a.pdf"]).code(0);
    home.run(&["qr", "C001", "--svg", "a.svg"]).code(0);
    for name in ["a.pdf", "a.svg"] {
        let of = std::fs::metadata(home.path(name)).expect("a file");
        assert_eq!(of.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_statement_as_json_has_the_figures_and_writes_nothing() {
    let home = home();
    let said = home.json(&["statement", "C004"]);
    assert_eq!(said["file"], json!(null));
    assert_eq!(said["as_of"], "2026-11-23");
    assert_eq!(
        said["parts"][0],
        json!({
            "currency": "EUR", "open": "300.00", "overdue": "300.00", "contested": "0.00",
            "credit": "0.00", "balance": "300.00",
            "lines": [{
                "number": "F-4", "instalment": null, "instalments": null, "charge": null,
                "issued_on": "2026-10-02", "due_on": "2026-11-01", "total": "500.00", "settled": "200.00",
                "balance": "300.00", "days_late": 22, "contested": null,
            }],
            "payments": said["parts"][0]["payments"],
        })
    );
    assert_eq!(said["payment_code"]["amount"], "300.00");
    assert_eq!(said["payment_code"]["reference"], "C004 F-4");
    assert_eq!(said["no_code"], json!(null));
    assert_eq!(said["missing"], json!([]));
    let written = home.json(&["statement", "C004", "--out", "s.pdf", "--interest"]);
    assert_eq!(written["format"], "pdf");
    assert!(
        written["file"]
            .as_str()
            .is_some_and(|it| it.ends_with("/s.pdf"))
    );
    // Everything of it is contested: there is nothing to ask for, and the statement says so.
    let contested = home.json(&["statement", "C005"]);
    assert_eq!(contested["parts"][0]["contested"], "300.00");
    assert_eq!(contested["payment_code"], json!(null));
}

#[test]
fn the_language_of_the_client_is_that_of_the_page() {
    let home = home();
    home.run(&[
        "people",
        "C001",
        "add",
        "--name",
        "John Smith",
        "--language",
        "en",
    ])
    .code(0);
    let told = home.run(&["statement", "C001", "--out", "a.html"]).code(0);
    assert!(told.out.starts_with("Estado de cuenta escrito"), "{told:?}");
    let page = std::fs::read_to_string(home.path("a.html")).expect("a page");
    assert!(
        page.contains("<html lang=\"es\">"),
        "--lang says otherwise: {page}"
    );
    home.file("config.toml", format!("language = \"es\"\n{HOUSE}"));
    home.run_bare(
        &[
            "--now",
            "2026-11-23",
            "statement",
            "C001",
            "--out",
            "b.html",
        ],
        "",
    )
    .code(0);
    let page = std::fs::read_to_string(home.path("b.html")).expect("a page");
    assert!(page.contains("<html lang=\"en\">"), "{page}");
}

#[test]
fn a_letter_says_what_is_in_the_file() {
    let home = home();
    home.file(
        "l.txt",
        "Asunto: Dos palabras\n\nEstimado cliente:\n\nLe escribimos.\n",
    );
    let args = ["letter", "C001", "--text", "l.txt", "--out", "l.html"];
    let told = home.run(&args).code(0);
    assert!(told.out.contains("--address"), "{told:?}");
    let page = std::fs::read_to_string(home.path("l.html")).expect("a page");
    for words in [
        "Asunto: Dos palabras",
        "<p>Le escribimos.</p>",
        "Atentamente,",
        "4.310,00 €",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let piped = home.run_bare(
        &[
            "--lang",
            "es",
            "--now",
            "2026-11-23",
            "letter",
            "C001",
            "--text",
            "-",
            "--subject",
            "Otro",
            "--address",
            "Calle 1",
            "--out",
            "p.html",
        ],
        "Hola\n",
    );
    let piped = piped.code(0);
    assert!(!piped.out.contains("--address"), "{piped:?}");
    let page = std::fs::read_to_string(home.path("p.html")).expect("a page");
    assert!(page.contains("Asunto: Otro") && page.contains("<bdi>Calle 1</bdi>"));
    home.file("bad.txt", b"\xff\xfe");
    for (file, kind) in [("bad.txt", "file"), ("none.txt", "file")] {
        let refused = home
            .run(&["letter", "C001", "--text", file, "--json"])
            .code(1);
        assert_eq!(refused.json()["error"]["kind"], kind);
    }
    home.run(&["letter", "C001"]).code(2);
}

#[test]
fn the_code_is_shown_told_and_drawn() {
    let home = home();
    let said = home.json(&["qr", "C001"]);
    assert_eq!(
        said["payload"],
        "BCD\n002\n1\nSCT\n\nEstudio Ñandú S.L.\nES9121000418450200051332\nEUR4310.00\n\n\nC001 F-1"
    );
    assert_eq!(said["amount"], "4310.00");
    assert_eq!(said["currency"], "EUR");
    assert_eq!(said["svg"], json!(null));
    let part = home.json(&[
        "qr",
        "C001",
        "--amount",
        "100,50",
        "--reference",
        "RF18 5390 0754 7034",
    ]);
    assert_eq!(part["amount"], "100.50");
    assert!(
        part["payload"]
            .as_str()
            .is_some_and(|it| it.ends_with("\nRF18539007547034"))
    );
    let drawn = home.json(&["qr", "C001", "--invoice", "F-1", "--svg", "q.svg"]);
    assert!(
        drawn["svg"]
            .as_str()
            .is_some_and(|it| it.ends_with("/q.svg"))
    );
    begins(&home, "q.svg", "<svg ");
    let told = home.run(&["qr", "C001"]).code(0);
    assert!(
        told.out.contains("ES91 2100 0418 4502 0005 1332") && told.out.contains('▀'),
        "{}",
        told.out
    );
    assert!(!told.out.contains('\u{1b}'), "a file holds no colours");
}

#[test]
fn why_there_is_no_code_is_told() {
    let home = Home::with_sample();
    for (args, kind) in [
        (&["qr", "C001"][..], "no_account"),
        (&["qr", "C001", "--invoice", "F-9"], "no_invoice"),
        (&["qr", "C005"], "nothing_open"),
        (&["qr", "C001", "--amount", "9999999"], "more_than_open"),
    ] {
        let refused = home.run(&[args, &["--json"]].concat()).code(1);
        assert_eq!(refused.json()["error"]["kind"], kind, "{args:?}");
    }
    home.file(
        "config.toml",
        "[house]\nname = \"Ana\"\n[[terms.accounts]]\niban = \"CR05 0152 0200 1026 2840 66\"\n",
    );
    let refused = home.run(&["qr", "C001", "--json"]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "outside_sepa");
    let told = home.run(&["statement", "C001", "--out", "a.pdf"]).code(0);
    assert!(
        told.out
            .contains("Sin código QR: El código solo vale para cuentas"),
        "{told:?}"
    );
    home.run(&["qr", "C001", "--amount", "x"]).code(2);
    home.run(&["qr", "C001", "--amount", "5 USD"]).code(2);
}

#[test]
fn an_agreement_is_a_pdf_when_it_is_asked_for_or_named_like_one() {
    let home = home();
    home.run(&[
        "plan",
        "C001",
        "--instalments",
        "3",
        "--accept",
        "--agreement",
        "a.pdf",
    ])
    .code(0);
    begins(&home, "a.pdf", "%PDF");
    home.run(&["plan", "C001", "--agreement", "b.html", "--pdf"])
        .code(0);
    begins(&home, "b.html", "%PDF");
    home.run(&["plan", "C001", "--agreement", "c.html"]).code(0);
    begins(&home, "c.html", "<!DOCTYPE html>");
    home.run(&["plan", "C001", "--pdf"]).code(2);
    assert!(home.run(&["plan", "--help"]).code(0).out.contains("--pdf"));
}

#[test]
fn paper_and_window_are_settings() {
    let home = home();
    home.file(
        "config.toml",
        format!("{HOUSE}[print]\npaper = \"letter\"\nwindow = \"left\"\n"),
    );
    home.run(&["statement", "C001", "--out", "a.html"]).code(0);
    let page = std::fs::read_to_string(home.path("a.html")).expect("a page");
    assert!(page.contains("size: letter;"));
    home.file("config.toml", format!("{HOUSE}[print]\npaper = \"a3\"\n"));
    let told = home.run(&["statement", "C001", "--out", "b.html"]).code(0);
    assert!(told.err.contains("a4, letter"), "{told:?}");
}
