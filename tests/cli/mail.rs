//! Sending from the command line, to a mail server of this machine.

use serde_json::Value;

use super::server::{Lost, MailServer, Manners};
use super::support::{Home, text};

/// Four clients whose friendly reminder is due, and one whose invoice is not.
const CLIENTS: &str = "\
Código;Cliente;Tipo;E-mail;Nº factura;Fecha factura;Vencimiento;Total
C001;Talleres Ibáñez S.L.;olvidadizo;cobros@ibanez.example;F-1;2026-10-20;2026-11-19;4310,00
C002;Bodegas Puig;olvidadizo;puig@puig.example;F-2;2026-10-20;2026-11-19;1250,00
C003;Ferretería Núñez;olvidadizo;;F-3;2026-10-20;2026-11-19;99,50
C004;Óptica Sol;olvidadizo;sol@sol.example;F-4;2026-10-20;2026-11-19;300,00
C005;Bodegas Lluch;olvidadizo;lluch@lluch.example;F-5;2026-11-20;2026-12-20;80,00
";

fn home(server: &MailServer) -> Home {
    let home = Home::new();
    home.file(
        "config.toml",
        format!(
            "[house]\nname = \"Imprenta Peñón\"\nemail = \"cobros@penon.example\"\n{}",
            server.settings()
        ),
    );
    let file = home.file("clients.csv", CLIENTS);
    home.run(&["import", text(&file)]).code(0);
    home
}

/// Code and outcome of each, in order of the codes.
fn outcomes(report: &Value) -> Vec<(String, String)> {
    let messages = report["messages"].as_array().expect("a list");
    let word = |it: &Value, key: &str| it[key].as_str().expect("is said").to_owned();
    let mut all: Vec<_> = messages
        .iter()
        .map(|it| (word(it, "code"), word(it, "outcome")))
        .collect();
    all.sort();
    all
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let each = expected.iter();
    each.map(|(code, what)| ((*code).to_owned(), (*what).to_owned()))
        .collect()
}

#[test]
fn a_dry_run_shows_what_would_be_sent_and_sends_nothing() {
    let server = MailServer::start(Manners::default());
    let home = home(&server);
    let before = home.journal();
    let report = home.json(&["send", "--due", "--dry-run"]);
    let expected = [
        ("C001", "ready"),
        ("C002", "ready"),
        ("C003", "skipped"),
        ("C004", "ready"),
    ];
    assert_eq!(outcomes(&report), pairs(&expected));
    let messages = report["messages"].as_array().expect("a list");
    let first = messages.iter().find(|it| it["code"] == "C001");
    let first = first.expect("is there");
    assert_eq!(first["to"], "cobros@ibanez.example");
    assert!(
        first["text"].as_str().expect("a text").contains("F-1"),
        "{first}"
    );
    let skipped = messages.iter().find(|it| it["code"] == "C003");
    assert_eq!(skipped.expect("is there")["reason"], "no_address");
    let shown = home.run(&["send", "--due", "--dry-run"]).code(0).out;
    assert!(shown.contains("3 correos para enviar."), "{shown}");
    assert!(
        shown.contains("Ferretería Núñez:\n  no consta una dirección"),
        "{shown}"
    );
    // Of one client the whole message is shown.
    let shown = home.run(&["send", "C002", "--dry-run"]).code(0).out;
    assert!(
        shown.contains("Para: puig@puig.example\nAsunto: "),
        "{shown}"
    );
    assert!(shown.contains("1.250,00 €"), "{shown}");
    assert_eq!(home.journal(), before);
    assert_eq!(server.log().connections, 0);
}

#[test]
fn a_run_tells_who_got_one_and_who_did_not_and_goes_on_when_it_is_repeated() {
    let refused = vec![("sol@sol.example".to_owned(), 550, "no such user".to_owned())];
    let lost = vec![("puig@puig.example".to_owned(), Lost::BeforeAnswer)];
    let server = MailServer::start(Manners {
        refused,
        lost,
        ..Manners::default()
    });
    let home = home(&server);
    let run = home.run(&["--json", "send", "--step", "friendly_reminder", "--yes"]);
    assert_eq!(run.code, 3, "{run:?}");
    let report = run.json();
    let expected = [
        ("C001", "sent"),
        ("C002", "unknown"),
        ("C003", "skipped"),
        ("C004", "refused"),
    ];
    assert_eq!(outcomes(&report), pairs(&expected));
    for (name, count) in [
        ("sent", 1),
        ("unknown", 1),
        ("skipped", 1),
        ("refused", 1),
        ("left", 0),
    ] {
        assert_eq!(report[name], count, "{name}");
    }
    // The text is in the history, whole in JSON and shortened for people.
    let shown = home.json(&["show", "C001"]);
    let entry = &shown["history"][0];
    assert_eq!(entry["kind"], "contact");
    let written = &entry["message"];
    assert!(
        written["text"].as_str().expect("a text").contains("F-1"),
        "{entry}"
    );
    assert_eq!(written["answer"], "250 2.0.0 Ok: queued as M1");
    assert_eq!(written["invoices"][0], "F-1");
    assert!(
        written["message_id"]
            .as_str()
            .expect("an id")
            .ends_with("@penon.example>")
    );
    let told = home.run(&["show", "C001"]).code(0).out;
    assert!(
        told.contains(written["subject"].as_str().expect("a subject")),
        "{told}"
    );
    // Repeated, nobody gets a second one.
    let again = home.run(&["--json", "send", "--step", "friendly_reminder", "--yes"]);
    let expected = [
        ("C002", "skipped"),
        ("C003", "skipped"),
        ("C004", "skipped"),
    ];
    assert_eq!(outcomes(&again.code(3).json()), pairs(&expected));
    assert_eq!(
        server.recipients(),
        ["cobros@ibanez.example", "puig@puig.example"]
    );
}

#[test]
fn the_outbox_shows_what_is_in_doubt_and_a_person_clears_it_up() {
    let lost = [
        "puig@puig.example",
        "sol@sol.example",
        "cobros@ibanez.example",
    ];
    let lost = lost.map(|it| (it.to_owned(), Lost::BeforeAnswer)).to_vec();
    let server = MailServer::start(Manners {
        lost,
        ..Manners::default()
    });
    let home = home(&server);
    let run = home.run(&["send", "--due", "--yes"]).code(3);
    assert!(run.err.contains("cobro outbox resolve"), "{run:?}");
    let kept = home.json(&["outbox"]);
    let kept = kept.as_array().expect("a list");
    assert_eq!(kept.len(), 3);
    let id = |code: &str| {
        let one = kept.iter().find(|it| it["code"] == code).expect("is there");
        assert_eq!(one["state"], "unknown");
        one["id"].as_str().expect("an id")[..10].to_owned()
    };
    let (arrived, again, dropped) = (id("C001"), id("C002"), id("C004"));
    let listed = home.run(&["outbox"]).code(0).out;
    assert!(
        listed.contains("dudoso") && listed.contains(&arrived[..8]),
        "{listed}"
    );
    let done = home.json(&["outbox", "resolve", &arrived, "--arrived"]);
    assert_eq!(
        (&done["done"], &done["code"]),
        (&"arrived".into(), &"C001".into())
    );
    let done = home.json(&["outbox", "resolve", &again, "--again"]);
    assert_eq!(done["done"], "sent");
    let done = home.json(&["outbox", "resolve", &dropped, "--drop"]);
    assert_eq!(done["done"], "dropped");
    assert_eq!(home.json(&["outbox"]), Value::Array(Vec::new()));
    let contacts = |code: &str| {
        let shown = home.json(&["show", code]);
        let history = shown["history"].as_array().expect("a list").clone();
        history
            .into_iter()
            .filter(|it| it["kind"] == "contact")
            .collect::<Vec<_>>()
    };
    assert_eq!(contacts("C001")[0]["message"]["on_word"], true);
    assert_eq!(contacts("C002")[0]["message"]["on_word"], false);
    assert_eq!(contacts("C004").len(), 0);
    home.run(&["outbox", "resolve", &dropped, "--drop"]).code(1);
    home.run(&["outbox", "resolve", &again]).code(2);
    home.run(&["outbox", "resolve", &again, "--again", "--drop"])
        .code(2);
}

#[test]
fn what_can_not_be_sent_fails_with_its_reason() {
    let server = MailServer::start(Manners::default());
    let home = home(&server);
    let told = |args: &[&str], code: i32, kind: &str| {
        let all: Vec<&str> = ["--json"].iter().chain(args).copied().collect();
        let run = home.run(&all).code(code);
        assert_eq!(run.json()["error"]["kind"], kind, "{run:?}");
        assert!(!run.err.is_empty());
    };
    told(&["send"], 2, "usage");
    told(&["send", "C001"], 2, "usage");
    told(&["send", "C001", "--template", "no_such"], 2, "usage");
    told(&["send", "nadie", "--yes"], 1, "no_debtor");
    told(&["send", "C001", "--debtors", "C002", "--yes"], 2, "usage");
    // A second client of the same name is nobody's turn twice.
    let report = home.json(&["send", "--debtors", "C001,C001", "--yes"]);
    assert_eq!(report["sent"], 1);
    // Whose turn it is not gets nothing.
    let run = home.run(&["--json", "send", "C005", "--yes"]).code(3);
    assert_eq!(run.json()["messages"][0]["reason"], "not_due");
    // Undo says that what was sent stays sent.
    told(&["undo"], 1, "is_out");
    home.file("config.toml", "[mail]\nhost = \"\"\n");
    told(&["send", "C002", "--yes"], 1, "mail_not_set_up");
    told(&["mail", "test"], 1, "mail_not_set_up");
    home.file(
        "config.toml",
        "[mail]\nhost = \"localhost\"\nport = 1\nsecurity = \"none\"\nfrom_address = \"a@b.es\"\n",
    );
    told(&["send", "C002", "--yes"], 1, "unreachable");
    assert_eq!(server.recipients(), ["cobros@ibanez.example"]);
}

#[test]
fn a_password_in_the_configuration_is_refused_and_one_from_a_command_is_used() {
    let account = Some(("ana".to_owned(), "s3cret ñ".to_owned()));
    let server = MailServer::start(Manners {
        account,
        ..Manners::default()
    });
    let home = home(&server);
    let with = |more: &str| {
        let settings = format!(
            "[house]\nname = \"Imprenta\"\nemail = \"cobros@penon.example\"\n{}user = \"ana\"\n{more}",
            server.settings()
        );
        home.file("config.toml", settings);
    };
    with("password = \"s3cret ñ\"\n");
    let run = home.run(&["mail", "test"]).code(1);
    assert!(
        run.err
            .contains("mail.password: una contraseña no se guarda"),
        "{run:?}"
    );
    assert!(
        !run.err.contains("s3cret") && !run.out.contains("s3cret"),
        "{run:?}"
    );
    assert_eq!(server.log().signed_in, []);
    with("password_command = [\"printf\", \"s3cret ñ\\\\n\"]\n");
    let works = home.json(&["mail", "test"]);
    assert_eq!(works["password_from"], "command");
    assert_eq!(works["from"], "cobros@penon.example");
    assert_eq!(server.log().signed_in, [("ana".to_owned(), true)]);
    with("password_command = [\"printf\", \"wrong\"]\n");
    let run = home.run(&["--json", "mail", "test"]).code(1);
    assert_eq!(run.json()["error"]["kind"], "sign_in");
    assert!(!run.err.contains("wrong"), "{run:?}");
}

#[test]
#[cfg(unix)]
fn an_interrupt_lets_the_message_under_way_come_to_its_end() {
    use std::time::Duration;
    let server = MailServer::start(Manners {
        thinks: Duration::from_millis(400),
        ..Manners::default()
    });
    let home = home(&server);
    let mut child = home.start(&["--json", "--lang", "es", "send", "--due", "--yes"]);
    while server.log().begun == 0 {
        assert_eq!(child.try_wait().expect("can be asked"), None);
        std::thread::sleep(Duration::from_millis(2));
    }
    let sent = std::process::Command::new("kill")
        .args(["-s", "INT", &child.id().to_string()])
        .status();
    assert!(sent.expect("there is a kill command").success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let report: Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    assert_eq!(report["stopped"]["kind"], "by_user");
    assert_eq!(report["sent"], 1, "{report}");
    assert_eq!(server.recipients().len(), 1);
    assert_eq!(home.json(&["outbox"]), Value::Array(Vec::new()));
    // The same command goes on.
    let report = home
        .run(&["--json", "send", "--due", "--yes"])
        .code(3)
        .json();
    assert_eq!(report["sent"], 2, "{report}");
    assert_eq!(server.recipients().len(), 3);
}
