//! Messages to clients, and their templates, on the command line.

use serde_json::json;

use crate::support::{Home, text};

const HOUSE: &str =
    "language = \"es\"\nauthor = \"Marta Soler\"\n[house]\nname = \"Estudio Ñandú\"\n";

#[test]
fn a_message_is_filled_in_and_only_shown() {
    let home = Home::with_sample();
    home.file("config.toml", HOUSE);
    home.run(&[
        "people",
        "C002",
        "add",
        "--name",
        "Ana Puig",
        "--email",
        "ana@example.com",
    ])
    .code(0);
    let written = home.json(&["message", "C002", "--template", "friendly_reminder"]);
    assert_eq!(written["code"], "C002");
    assert_eq!(written["channel"], "email");
    assert_eq!(written["language"], "es");
    assert_eq!(written["template"], "friendly_reminder");
    assert_eq!(
        written["to"],
        json!({ "name": "Ana Puig", "address": "ana@example.com" })
    );
    assert_eq!(written["subject"], "Recordatorio: factura F-2, 1.250,00 €");
    assert_eq!(written["sms"], json!(null));
    let said = written["text"].as_str().expect("a text");
    assert!(said.starts_with("Buenos días, Ana Puig:\n\nLe escribo por la factura F-2, de 1.250,00 €, que venció el 11 de"));
    assert!(
        said.ends_with("Un saludo,\nMarta Soler\nEstudio Ñandú"),
        "{said}"
    );
    let page = written["html"].as_str().expect("a page");
    assert!(page.contains("<html lang=\"es\">") && page.contains("Buenos días, Ana Puig:"));
    let first = &written["templates"][0];
    assert_eq!(first["makes_sense"], true, "{first}");
    let sms = home.json(&["message", "C002", "--channel", "sms"]);
    assert_eq!(sms["html"], json!(null));
    assert!(sms["sms"]["messages"].as_u64().is_some_and(|it| it >= 1));
    let english = home.run(&[
        "message",
        "C002",
        "--template",
        "friendly_reminder",
        "--language",
        "en",
    ]);
    assert!(english.code(0).out.contains("Dear Ana Puig,"));
    // Nothing is recorded by looking.
    let shown = home.json(&["show", "C002"]);
    assert_eq!(
        shown["contacts"].as_array().map_or(0, Vec::len),
        0,
        "{shown}"
    );
}

#[test]
fn who_is_addressed_how_can_be_said_once_for_all_and_for_one() {
    let home = Home::with_sample();
    home.file(
        "config.toml",
        "language = \"es\"\n[messages]\naddress = \"ustedes\"\nsignature = \"Caja\\nPlanta 2\"\n",
    );
    let asked = ["message", "C002", "--template", "friendly_reminder"];
    let several = home.run(&asked).code(0).out;
    assert!(
        several.contains("Les escribo") && several.contains("¿Pueden decirme"),
        "{several}"
    );
    assert!(several.ends_with("Caja\nPlanta 2\n"), "{several}");
    home.run(&["tag", "C002", "+tú"]).code(0);
    let one = home.run(&asked).code(0).out;
    assert!(
        one.contains("Te escribo") && one.contains("¿Puedes decirme"),
        "{one}"
    );
    home.file(
        "config.toml",
        "language = \"es\"\n[messages]\naddress = \"vos\"\n",
    );
    let told = home.run(&asked).code(0);
    assert!(
        told.err.contains("config.toml:3: messages.address")
            && told.err.contains("usted, tu, tú, ustedes"),
        "{}",
        told.err
    );
}

#[test]
fn what_makes_no_sense_is_told() {
    let home = Home::with_sample();
    for (args, code, words) in [
        (
            &["C003", "--template", "friendly_reminder"][..],
            1,
            "No hay nada que reclamar",
        ),
        (
            &["C002", "--template", "written_plan"],
            1,
            "No hay ningún plan de pagos",
        ),
        (
            &["C002", "--template", "nada"],
            2,
            "No hay ninguna plantilla «nada»",
        ),
        (
            &["C002", "--person", "Pepe"],
            2,
            "Nadie de este cliente se llama «Pepe»",
        ),
        (&["C002", "--channel", "call"], 2, "email"),
        (&["C002", "--language", "fr"], 2, "es, en"),
        (&["C999"], 1, "C999"),
    ] {
        let args = [&["message"], args].concat();
        let run = home.run(&args).code(code);
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
    let failed = home
        .run(&["--json", "message", "C003", "--template", "firm_reminder"])
        .code(1);
    assert_eq!(failed.json()["error"]["kind"], "nothing_to_write_about");
}

#[test]
fn templates_are_listed_written_out_and_checked() {
    let home = Home::new();
    let listed = home.json(&["templates", "list"]);
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() >= 40, "{}", listed.len());
    let reminder = listed
        .iter()
        .find(|it| it["id"] == "friendly_reminder")
        .expect("a template");
    assert_eq!(reminder["title"], "Recordatorio amable");
    assert_eq!(
        reminder["channels"],
        json!(["email", "whatsapp", "sms", "letter"])
    );
    assert_eq!(reminder["tones"], json!(["friendly"]));
    assert_eq!(reminder["needs"], json!(["overdue"]));
    assert_eq!(reminder["file"], json!(null));
    let shared = home.run(&["templates", "show", "shared"]).code(0).out;
    assert!(shared.contains("answer_by"), "{shared}");
    home.run(&["templates", "show", "nada"]).code(2);

    let none = home.json(&["templates", "check"]);
    let nothing = json!({ "sound": true, "files": [], "problems": [], "tone": [] });
    assert_eq!(none, nothing);
    std::fs::create_dir_all(home.path("templates/es/messages")).expect("a folder");
    let text_of = home
        .run(&["templates", "show", "firm_reminder"])
        .code(0)
        .out;
    let path = home.file(
        "templates/es/messages/firm_reminder.toml",
        text_of.replace("Recordatorio firme", "El mío"),
    );
    assert_eq!(home.json(&["templates", "check"])["files"], json!([path]));
    let listed = home.run(&["templates", "list"]).code(0).out;
    assert!(listed.contains("El mío (propia)"), "{listed}");

    home.file(
        "templates/es/messages/firm_reminder.toml",
        text_of.replace("parts.hello", "parts.helo"),
    );
    home.file("templates/es/messages/notes.txt", "nothing");
    let run = home.run(&["--json", "templates", "check"]).code(1);
    let told = run.json();
    assert_eq!(told["sound"], false);
    assert_eq!(told["problems"][0]["file"], json!(path));
    assert_eq!(told["problems"][0]["line"], 11, "{told}");
    assert_eq!(told["problems"].as_array().map(Vec::len), Some(2));
    // Whatever else is asked says so too, and ours holds.
    assert!(run.err.contains("firm_reminder.toml:11"), "{}", run.err);
    let listed = home.run(&["templates", "list"]).code(0).out;
    assert!(listed.contains("Recordatorio firme"), "{listed}");
    let one = home
        .run(&["--json", "templates", "check", text(&path)])
        .code(1);
    assert_eq!(one.json()["problems"][0]["line"], 11);
}

#[test]
fn what_offends_in_a_template_of_ones_own_is_told_with_file_line_and_rule() {
    let home = Home::new();
    std::fs::create_dir_all(home.path("templates/es/messages")).expect("a folder");
    let own = "# Nadie lee: es usted un moroso.\ntitle = \"Mío\"\ntones = [\"firm\"]\nneeds = [\"overdue\"]\n\n\
               [whatsapp]\ntext = \"\"\"\n{{ parts.hello }}\n\nEs usted un moroso.\n\"\"\"\n";
    let path = home.file("templates/es/messages/mine.toml", own);
    for args in [
        &["--json", "templates", "check"][..],
        &["--json", "templates", "check", text(&path)],
    ] {
        let told = home.run(args).code(3).json();
        assert_eq!(told["sound"], true, "it can be filled in: {told}");
        let found = told["tone"].as_array().expect("findings");
        assert!(!found.is_empty());
        assert_eq!(found[0]["file"], json!(path));
        assert_eq!(found[0]["line"], 10, "comments go to nobody: {told}");
        assert!(found[0]["rule"].is_string() && found[0]["kinder"].is_string());
    }
    let words = home.run(&["templates", "check"]).code(3).out;
    assert!(words.contains("mine.toml:10: "), "{words}");
    home.file(
        "templates/es/messages/mine.toml",
        own.replace("Es usted un moroso.", "Quedo a su disposición."),
    );
    let words = home.run(&["templates", "check"]).code(0).out;
    assert!(words.contains("Ninguna ofende"), "{words}");
}

fn contacts(home: &Home) -> Vec<serde_json::Value> {
    let query = "SELECT content FROM entry WHERE kind = 'contact' ORDER BY number";
    let rows = home.sql(query);
    let rows = rows["rows"].as_array().or(rows.as_array()).cloned();
    rows.expect("rows")
}

#[test]
fn a_message_is_a_link_a_file_or_recorded_as_sent_by_other_means() {
    let home = Home::with_sample();
    home.file("config.toml", HOUSE);
    let add = ["people", "C002", "add", "--name", "Ana Puig"];
    let ways = [
        "--email",
        "ana@example.com",
        "--whatsapp",
        "+34 612 345 678",
    ];
    home.run(&[&add[..], &ways[..]].concat()).code(0);
    let asked = ["message", "C002", "--template", "friendly_reminder"];
    let with = |more: &[&str]| home.run(&[&asked[..], more].concat());
    let link = with(&["--link"]).code(0).out;
    assert!(
        link.starts_with("mailto:ana@example.com?subject=Recordatorio"),
        "{link}"
    );
    assert_eq!(link.lines().count(), 1, "alone, for scripts");
    let link = with(&["--link", "--channel", "whatsapp", "--json"])
        .code(0)
        .json();
    let link = link["link"].as_str().expect("a link").to_owned();
    assert!(
        link.starts_with("https://wa.me/34612345678?text="),
        "{link}"
    );
    with(&["--link", "--channel", "letter"]).code(2);

    let letter = home.path("carta.pdf");
    with(&["--channel", "letter", "--save", text(&letter)]).code(0);
    assert!(
        std::fs::read(&letter)
            .expect("written")
            .starts_with(b"%PDF")
    );
    with(&["--channel", "letter", "--save", text(&letter)]).code(1);
    let words = home.path("correo.txt");
    let saved = with(&["--save", text(&words), "--json"]).code(0).json();
    assert_eq!(saved["file"], json!(words));
    let words = std::fs::read_to_string(&words).expect("written");
    assert!(words.starts_with("Recordatorio: factura F-2"), "{words}");
    assert!(contacts(&home).is_empty(), "nothing of this was sent");

    let mine = home.file("mine.txt", "Hola, Ana:\n\nEs usted un moroso.\n");
    let refused = with(&["--sent", "--text", text(&mine), "--json"])
        .code(1)
        .json();
    assert_eq!(refused["error"]["kind"], "tone", "{refused}");
    let mine = home.file("mine.txt", "Hola, Ana:\n\nMe faltan 1.250 €.\n");
    let told = with(&["--sent", "--text", text(&mine)]).code(0).out;
    assert!(told.contains("Anotado"), "{told}");
    let recorded = contacts(&home);
    assert_eq!(recorded.len(), 1);
    let recorded = recorded[0].to_string();
    for part in ["Me faltan 1.250", "ana@example.com", "friendly_reminder"] {
        assert!(recorded.contains(part), "{part}: {recorded}");
    }
}
