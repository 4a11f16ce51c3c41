//! The whole book as tables.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;

use cobro::domain::chain::{GENESIS, Hash, Link, Salt, content_hash};
use serde_json::Value;

use crate::books::{MESSAGES, eventful};
use crate::support::{Home, text};

type Rows = Vec<BTreeMap<String, String>>;

fn table(folder: &std::path::Path, name: &str) -> Rows {
    let mut reader =
        csv::Reader::from_path(folder.join(format!("{name}.csv"))).expect("there is a table");
    reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect()
}

#[test]
fn everything_there_is_about_a_book_is_in_its_tables() {
    let home = eventful().home;
    let folder = home.path("all");
    let told = home.json_at("2026-11-27", &["export", "--all", text(&folder)]);
    let counts: BTreeMap<&str, u64> = told["tables"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| Some((it["table"].as_str()?, it["rows"].as_u64()?)))
        .collect();
    for name in [
        "debtors",
        "people",
        "profiles",
        "terms",
        "types",
        "tags",
        "invoices",
        "instalments",
        "payments",
        "allocations",
        "credit_uses",
        "credit_notes",
        "write_offs",
        "charges",
        "charges_waived",
        "disputes",
        "holds",
        "promises",
        "plans",
        "contacts",
        "notes",
        "call_backs",
        "snoozes",
        "steps",
        "service",
        "hand_overs",
        "journal",
        "batches",
    ] {
        assert!(counts[name] > 0, "nothing is in {name}");
        assert_eq!(table(&folder, name).len() as u64, counts[name], "{name}");
    }
    // Each kind of fact of the book is in a table, as often as it stands in the journal.
    let facts = home.sql("SELECT kind, count(*) AS number FROM entry WHERE batch NOT IN
        (SELECT seq FROM batch WHERE action = 'undo' OR id IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)) GROUP BY kind");
    let facts: BTreeMap<&str, u64> = facts
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| Some((it["kind"].as_str()?, it["number"].as_u64()?)))
        .collect();
    for (kind, name) in [
        ("contact", "contacts"),
        ("note", "notes"),
        ("type", "types"),
        ("plan", "plans"),
        ("credit_note", "credit_notes"),
        ("write_off", "write_offs"),
        ("dispute_opened", "disputes"),
        ("snoozed", "snoozes"),
        ("call_back", "call_backs"),
        ("service", "service"),
        ("handed_over", "hand_overs"),
        ("step", "steps"),
        ("credit_allocated", "credit_uses"),
        ("charge_waived", "charges_waived"),
    ] {
        assert_eq!(counts[name], facts[kind], "{name}");
    }
    let page = std::fs::read_to_string(folder.join("README.md")).expect("there is a page");
    assert!(!page.contains("Unknown localization"));
    for (name, _) in counts {
        assert!(page.contains(&format!("## {name}.csv")), "{name}");
    }
}

#[test]
fn what_people_wrote_comes_out_as_it_was() {
    let home = eventful().home;
    let folder = home.path("all");
    home.run_at("2026-11-27", &["export", "--all", text(&folder)])
        .code(0);
    let notes = table(&folder, "notes");
    assert!(notes.iter().any(|it| it["text"] == "'=HYPERLINK(peligro)"));
    let contacts = table(&folder, "contacts");
    let call = contacts
        .iter()
        .find(|it| it["note"] == "'+ paga hoy")
        .expect("the call");
    assert_eq!(
        (call["seconds"].as_str(), call["outcome"].as_str()),
        ("200", "promised")
    );
    for (_, _, template, subject, words) in MESSAGES {
        let defused = |text: &str| match text.strip_prefix('=') {
            Some(_) => format!("'{text}"),
            None => text.to_owned(),
        };
        let sent = contacts.iter().find(|it| it["text"] == defused(words));
        let sent = sent.unwrap_or_else(|| panic!("nothing says {words}"));
        assert_eq!(sent["subject"], defused(subject));
        assert_eq!(sent["template"], template.unwrap_or_default());
    }
    let people = table(&folder, "people");
    let eva = people
        .iter()
        .find(|it| it["name"] == "Eva, Ruiz")
        .expect("the person");
    assert_eq!(eva["phones"], "+34911234567");
    // What was undone is in the journal and nowhere else.
    let payments = table(&folder, "payments");
    assert!(!payments.iter().any(|it| it["amount"] == "45.39"));
    let journal = table(&folder, "journal");
    assert!(journal.iter().any(|it| it["content"].contains("\"45.39\"")));
}

#[test]
fn what_was_written_to_somebody_erased_stays_erased() {
    let home = eventful().home;
    let (_, code, _, subject, words) = MESSAGES[2];
    let erase = ["person", "erase", code, "--yes", "--reason", "lo pide"];
    home.run_at("2026-11-27", &erase).code(0);
    let folder = home.path("all");
    home.run_at("2026-11-27", &["export", "--all", text(&folder)])
        .code(0);
    let contacts = std::fs::read_to_string(folder.join("contacts.csv")).expect("read");
    assert!(!contacts.contains(words) && !contacts.contains("Sobre su cuenta"));
    assert!(contacts.contains(MESSAGES[0].3), "{subject} alone is gone");
    let kept = table(&folder, "contacts");
    assert!(kept.iter().any(|it| it["template"] == "our-own"));
}

#[test]
fn the_hash_chain_can_be_followed_in_the_exported_journal() {
    let home = eventful().home;
    let folder = home.path("all");
    home.run_at("2026-11-27", &["export", "--all", text(&folder)])
        .code(0);
    let bytes = |text: &str| -> Vec<u8> {
        let digits = (0..text.len()).step_by(2);
        digits
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal"))
            .collect()
    };
    let hash = |text: &str| -> Hash { bytes(text).try_into().expect("32 bytes") };
    let mut heads: BTreeMap<String, Hash> = BTreeMap::new();
    for row in table(&folder, "journal") {
        let salt: Salt = bytes(&row["salt"]).try_into().expect("16 bytes");
        let stated = hash(&row["content_hash"]);
        assert_eq!(
            content_hash(&salt, row["content"].as_bytes()),
            stated,
            "{row:?}"
        );
        let previous = heads.get(&row["debtor"]).copied().unwrap_or(GENESIS);
        assert_eq!(hash(&row["previous_hash"]), previous, "{row:?}");
        let link = Link {
            previous: &previous,
            number: row["entry"].parse().expect("a number"),
            facts: row["facts"].parse().expect("a number"),
            batch: row["batch"].parse().expect("an id"),
            kind: &row["kind"],
            happened_at: row["happened_at"].parse().expect("a moment"),
            recorded_at: row["recorded_at"].parse().expect("a moment"),
            author: &row["author"],
            content_hash: &stated,
        };
        assert_eq!(hash(&row["hash"]), link.hash(), "{row:?}");
        heads.insert(row["debtor"].clone(), link.hash());
    }
    assert_eq!(heads.len(), 200);
}

#[test]
fn an_export_is_private_whole_and_replaces_nothing_unasked() {
    let home = Home::with_sample();
    let folder = home.path("all");
    home.run(&["export", "--all", text(&folder)]).code(0);
    let mode = |path: &std::path::Path| {
        std::fs::metadata(path).expect("there").permissions().mode() & 0o777
    };
    assert_eq!(mode(&folder), 0o700);
    for file in std::fs::read_dir(&folder).expect("listed").flatten() {
        assert_eq!(mode(&file.path()), 0o600, "{file:?}");
    }
    let refused: Value = home
        .run(&["--json", "export", "--all", text(&folder)])
        .code(1)
        .json();
    assert_eq!(refused["error"]["kind"], "exists");
    std::fs::write(folder.join("mine.txt"), "mine").expect("written");
    home.run(&["export", "--all", text(&folder), "--force"])
        .code(0);
    assert!(folder.join("mine.txt").exists());
    let parts = std::fs::read_dir(&folder).expect("listed").flatten();
    assert!(
        !parts
            .into_iter()
            .any(|it| it.file_name().to_string_lossy().ends_with(".part"))
    );
    // One file in the way keeps all from being written, and nothing is left behind.
    let other = home.path("other");
    std::fs::create_dir(&other).expect("made");
    std::fs::write(other.join("tags.csv"), "mine").expect("written");
    home.run(&["export", "--all", text(&other)]).code(1);
    let left: Vec<_> = std::fs::read_dir(&other)
        .expect("listed")
        .flatten()
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
    home.run(&["export", "--all", "/proc/nowhere/all"]).code(1);
    home.run(&["export"]).code(2);
}
