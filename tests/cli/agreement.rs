//! The written agreement of a plan, and the collection policy in words.

use serde_json::json;

use crate::support::{Home, NOW, text};

const PLAN: [&str; 4] = ["plan", "C001", "--instalments", "3"];

fn accepted(home: &Home) {
    home.run(&[&PLAN[..], &["--accept"]].concat()).code(0);
}

#[test]
fn the_agreement_of_a_live_plan_is_written_and_stays_what_it_was() {
    let home = Home::with_sample();
    accepted(&home);
    let written = home.json(&["plan", "C001", "--agreement", "first.html"]);
    assert_eq!(written["code"], "C001");
    assert_eq!(written["total"], "4310.00");
    assert_eq!(written["agreed_on"], "2026-11-23");
    assert_eq!(
        written["missing"],
        json!([
            "house.name",
            "house.tax_id",
            "house.place",
            "terms.accounts"
        ])
    );
    let path = written["agreement"].as_str().expect("a path");
    assert!(
        path.ends_with("/first.html") && path.starts_with('/'),
        "{path}"
    );
    let page = std::fs::read_to_string(home.path("first.html")).expect("a page");
    assert!(
        page.contains("Talleres Ibáñez S.L.") && page.contains("1.436,66 €"),
        "{page}"
    );
    // What is paid later changes nothing about what was agreed.
    home.run(&["pay", "C001", "1000"]).code(0);
    home.run_at(
        "2026-11-25T09:00",
        &["plan", "C001", "--agreement", "second.html"],
    )
    .code(0);
    let later = std::fs::read_to_string(home.path("second.html")).expect("a page");
    assert_eq!(page, later);
    let english = home.run_bare(
        &[
            "--lang",
            "en",
            "--now",
            NOW,
            "plan",
            "C001",
            "--agreement",
            "en.html",
        ],
        "",
    );
    assert!(english.code(0).out.starts_with("Agreement written to"));
}

#[cfg(unix)]
#[test]
fn only_the_user_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_sample();
    accepted(&home);
    home.run(&["plan", "C001", "--agreement", "a.html"]).code(0);
    let of = std::fs::metadata(home.path("a.html")).expect("a file");
    assert_eq!(of.permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_exists_is_replaced_only_by_force() {
    let home = Home::with_sample();
    accepted(&home);
    home.file("a.html", "mine");
    let args = ["plan", "C001", "--agreement", "a.html"];
    let refused = home.run(&[&args[..], &["--json"]].concat()).code(1);
    assert_eq!(refused.json()["error"]["kind"], "exists");
    let content = || std::fs::read_to_string(home.path("a.html")).expect("a file");
    assert_eq!(content(), "mine");
    home.run(&[&args[..], &["--force"]].concat()).code(0);
    assert!(content().starts_with("<!DOCTYPE html>"), "{}", content());
    let folder = home.path("folder");
    std::fs::create_dir(&folder).expect("a folder");
    home.run(&["plan", "C001", "--agreement", "folder", "--force"])
        .code(1);
    home.run(&["plan", "C001", "--agreement", "no/such/folder.html"])
        .code(1);
    let left = std::fs::read_dir(home.path("")).expect("a folder");
    let left = left.filter(|it| {
        let name = it.as_ref().expect("an entry").file_name();
        name.to_string_lossy().ends_with(".part")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn a_plan_is_accepted_and_written_in_one_go_or_neither() {
    let home = Home::with_sample();
    home.file("a.html", "mine");
    let args = |file| [&PLAN[..], &["--accept", "--agreement", file, "--json"]].concat();
    let before = home.journal();
    home.run(&args("a.html")).code(1);
    home.run(&args("no/folder.html")).code(1);
    let templates = home.path("templates/es");
    std::fs::create_dir_all(&templates).expect("a folder");
    let template = templates.join("agreement.html");
    std::fs::write(&template, "<p>\n{{ client.nmae }}").expect("written");
    let refused = home.run(&args("b.html")).code(1);
    assert_eq!(refused.json()["error"]["kind"], "template");
    let place = format!("{}:2: ", text(&template));
    assert!(refused.err.contains(&place), "{}", refused.err);
    assert!(refused.err.contains("client.nmae"), "{}", refused.err);
    assert_eq!(home.journal(), before);
    assert!(!home.path("b.html").exists());
    std::fs::write(&template, "{{ client.name }}: {{ total }}").expect("written");
    let done = home.run(&args("b.html")).code(0).json();
    assert_eq!(done["accepted"], true);
    assert!(
        done["agreement"]
            .as_str()
            .is_some_and(|it| it.ends_with("b.html"))
    );
    let page = std::fs::read_to_string(home.path("b.html")).expect("a page");
    assert_eq!(page, "Talleres Ibáñez S.L.: 4.310,00 €");
}

#[test]
fn there_is_no_agreement_without_a_plan() {
    let home = Home::with_sample();
    let args = ["plan", "C001", "--agreement", "a.html", "--json"];
    let refused = home.run(&args).code(1);
    assert_eq!(refused.json()["error"]["kind"], "no_plan");
    home.run(&[&args[..], &["--instalments", "3"]].concat())
        .code(2);
    home.run(&["plan", "C001", "--force"]).code(2);
    accepted(&home);
    home.run(&["undo"]).code(0);
    home.run(&args).code(1);
    assert!(!home.path("a.html").exists());
}

#[test]
fn the_policy_is_told_in_words_and_as_values() {
    let home = Home::new();
    let none = home.run(&["config", "policy"]).code(0);
    assert!(none.out.contains("cobro config init"), "{}", none.out);
    home.file(
        "config.toml",
        "[house]\nname = \"Estudio\"\n[terms]\ndeposit_percent = \"30\"\nsuspension_days = 45\n\
         [[terms.accounts]]\niban = \"ES9121000418450200051332\"\nbank = \"Banco\"\n\
         [[terms.accounts]]\niban = \"ES00\"\n",
    );
    let policy = home.json(&["config", "policy"]);
    assert_eq!(policy["exists"], true);
    assert_eq!(policy["house"]["name"], "Estudio");
    assert_eq!(policy["terms"]["deposit_percent"], "30");
    let accounts = policy["terms"]["accounts"].as_array().map(Vec::len);
    assert_eq!(accounts, Some(1), "the one that can't be right is left out");
    for (language, told) in [
        (
            "es",
            ["ES91 2100 0418 4502 0005 1332 (Banco)", "30 %", "45 días"],
        ),
        (
            "en",
            ["ES91 2100 0418 4502 0005 1332 (Banco)", "30%", "45 days"],
        ),
    ] {
        let run = home
            .run_bare(&["--lang", language, "config", "policy"], "")
            .code(0);
        for words in told {
            assert!(run.out.contains(words), "{words}: {}", run.out);
        }
        assert!(run.err.contains("config.toml:10"), "{}", run.err);
    }
}
