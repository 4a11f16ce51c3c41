//! Files that users wrote: what is told of those that don't hold, and that the program's own hold then.

use std::path::PathBuf;

use cobro::domain::contact::Channel;
use cobro::message::Templates;
use cobro::message::template::default_text;
use cobro::message::tone::{Severity, Tone};
use tempfile::TempDir;

const OWN: &str = "title = \"Mío\"\ntones = [\"friendly\"]\nneeds = [\"overdue\"]\n\n[email]\nsubject = \"Hola\"\ntext = \"\"\"\n{{ parts.hello }}\n\n\
                   Sobre {{ parts.debt }}.\n\"\"\"\n";

struct Folder {
    dir: TempDir,
}

impl Folder {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(dir.path().join("templates/es/messages")).expect("a folder");
        Self { dir }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.dir.path().join("templates/es/messages").join(name);
        std::fs::write(&path, text).expect("written");
        path
    }

    fn load(&self) -> (Templates, Vec<String>) {
        let config = self.dir.path().join("config.toml");
        let (templates, problems) = Templates::load(Some(&config));
        let told = problems.iter().map(|it| {
            let told = it.to_string();
            let name = told
                .rsplit_once("messages/")
                .map(|(_, rest)| rest.to_owned());
            name.unwrap_or(told)
        });
        (templates, told.collect())
    }
}

#[test]
fn a_file_takes_the_place_of_ours_and_another_name_is_one_more() {
    let folder = Folder::new();
    folder.file("friendly_reminder.toml", OWN);
    folder.file("mine.toml", OWN);
    folder.file("notes.txt", "not read");
    let (templates, problems) = folder.load();
    assert_eq!(problems, [""; 0]);
    let (_, set) = templates.in_language("es", "es");
    let ours = Templates::default();
    let before = ours.in_language("es", "es").1.templates().len();
    assert_eq!(set.templates().len(), before + 1);
    let theirs = set.template("friendly_reminder").expect("a template");
    assert_eq!(
        (theirs.title.as_str(), theirs.channels()),
        ("Mío", vec![Channel::Email])
    );
    // Another language is left as it is.
    let (_, english) = templates.in_language("en", "es");
    let ours = english.template("friendly_reminder").expect("a template");
    assert_eq!(ours.title, "Friendly reminder");
}

#[test]
fn mistakes_are_told_with_file_line_and_reason_and_ours_hold() {
    let endless = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}";
    let cases: Vec<(&str, String, &str)> = vec![
        (
            "friendly_reminder.toml",
            OWN.replace("parts.debt", "parts.det"),
            "friendly_reminder.toml:10: email.text = Sobre {{ parts.det }}.: parts, blocks, ",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("{{ parts.debt }}", "{{ total }}"),
            "friendly_reminder.toml:10: email.text = Sobre {{ total }}.: parts, blocks, ",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("{{ parts.debt }}", "{% if %}"),
            "friendly_reminder.toml:10: email.text: syntax error: ",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("{{ parts.debt }}", endless),
            "friendly_reminder.toml:10: email.text: engine ran out of fuel",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("{{ parts.debt }}", "{{ you(\"le\", \"te\") }}"),
            "friendly_reminder.toml:10: email.text = you(2): you(3): usted, tu, ustedes is allowed",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("{{ parts.debt }}", "{% if friend and america and not may_ask_why and ways.any %}{{ you('a, b', \"(te\", 'les', 'x') }}{% endif %}"),
            "friendly_reminder.toml:10: email.text = you(4): you(3)",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("{{ parts.debt }}", "{{ here(\"móvil\") }}"),
            "friendly_reminder.toml:10: email.text = here(1): here(2): spain, america is allowed",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("subject = \"Hola\"\n", ""),
            "friendly_reminder.toml:7: email.subject = -: ",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("[email]", "[sms]"),
            "friendly_reminder.toml:6: sms.subject = Hola: - is allowed",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("[email]", "[fax]"),
            "friendly_reminder.toml:5: unknown field `fax`",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("\"overdue\"", "\"luck\""),
            "friendly_reminder.toml:3: unknown variant `luck`",
        ),
        (
            "friendly_reminder.toml",
            "title = \"Nada\"\n".to_owned(),
            "friendly_reminder.toml: email, whatsapp, sms, letter = -: ",
        ),
        (
            "friendly_reminder.toml",
            OWN.replace("\"Mío\"", "\" \""),
            "friendly_reminder.toml: title = : ",
        ),
        ("Mi plantilla.toml", OWN.to_owned(), "Mi plantilla.toml: id = Mi plantilla: a–z 0–9 _, 1–40 is allowed"),
        (
            "shared.toml",
            "[parts]\nhello = \"Hola\"\n[blocks]\n".to_owned(),
            "shared.toml: parts.about = -: ",
        ),
        (
            "shared.toml",
            default_text("es", "shared").expect("a text").replace("{{ greeting }}", "{{ greting }}"),
            "shared.toml:",
        ),
        (
            "email.html",
            "<p>{{ nothing }}</p>".to_owned(),
            "email.html:1: email.html = <p>{{ nothing }}</p>: lang, subject, pieces",
        ),
    ];
    for (name, text, expected) in cases {
        let folder = Folder::new();
        folder.file(name, &text);
        let (templates, problems) = folder.load();
        assert_eq!(problems.len(), 1, "{name}: {problems:#?}\n{text}");
        assert!(problems[0].starts_with(expected), "{}\n{text}", problems[0]);
        let (_, set) = templates.in_language("es", "es");
        let holds = set.template("friendly_reminder").expect("a template");
        assert_eq!(holds.title, "Recordatorio amable");
        assert!(set.template("Mi plantilla").is_none());
    }
}

#[test]
fn a_page_of_their_own_takes_the_place_of_ours() {
    let folder = Folder::new();
    let page = "<html lang=\"{{ lang }}\">{% for piece in pieces %}<p>{{ piece.lines | join(\" \") }}</p>{% endfor %}</html>";
    folder.file("email.html", page);
    assert_eq!(folder.load().1, [""; 0]);
    // A file is checked by itself too, wherever it is.
    let path = folder.file("email.html", "{% if %}");
    let problem = Templates::problem_of(&path, "es").expect("a problem");
    assert_eq!(problem.line, Some(1));
}

/// What `cobro templates check` would say of them, had users written them.
#[test]
fn the_program_s_own_files_offend_nobody() {
    let (tone, _) = Tone::load(None);
    let templates = Templates::default();
    for language in ["es", "en"] {
        let rules = tone.in_language(language).expect("rules");
        let (_, set) = templates.in_language(language, language);
        let ids = set.templates().iter().map(|it| it.id.as_str());
        for id in ids.chain(["shared"]) {
            let text = default_text(language, id).expect("a file");
            let said = text.lines().filter(|line| !line.starts_with('#'));
            let said = said.collect::<Vec<_>>().join("\n");
            let found: Vec<_> = rules
                .check(&said)
                .into_iter()
                .filter(|it| it.severity == Severity::Serious)
                .map(|it| (it.rule, said[it.range].to_owned()))
                .collect();
            assert!(found.is_empty(), "{language}/{id}: {found:?}");
        }
    }
}
