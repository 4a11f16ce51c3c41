//! `sql --readonly`.

use serde_json::json;

use crate::support::{Home, NOW, text};

#[test]
fn questions_are_answered_as_a_table_or_as_json() {
    let home = Home::with_sample();
    let answer = home
        .sql("SELECT code, points > 0 AS urgent, NULL AS empty FROM standing WHERE code = 'C001'");
    assert_eq!(
        answer,
        json!([{ "code": "C001", "urgent": 1, "empty": null }])
    );
    let shown = home
        .run(&[
            "sql",
            "--readonly",
            "SELECT code, name FROM standing ORDER BY code",
        ])
        .code(0)
        .out;
    assert!(shown.contains("C002  Bodegas Puig"), "{shown}");
    let args = ["--lang", "es", "--now", NOW, "--json", "sql", "--readonly"];
    let piped = home
        .run_bare(&args, "SELECT count(*) AS n FROM debtor")
        .code(0);
    assert_eq!(piped.json(), json!([{ "n": 5 }]));
}

#[test]
fn nothing_can_be_changed() {
    let home = Home::with_sample();
    let before = home.journal();
    let stolen = home.path("stolen.db");
    let vacuum = format!("VACUUM INTO '{}'", text(&stolen));
    let attach = format!("ATTACH '{}' AS other", text(&stolen));
    for query in [
        "DELETE FROM journal",
        "UPDATE standing SET points = 0",
        "CREATE TABLE x (y)",
        "DROP TABLE journal",
        "DROP VIEW entry",
        "SELECT nonsense",
        vacuum.as_str(),
        attach.as_str(),
    ] {
        let run = home.run(&["--json", "sql", "--readonly", query]).code(1);
        assert_eq!(run.json()["error"]["kind"], "sql", "{query}");
    }
    assert!(!stolen.exists());
    assert_eq!(home.journal(), before);
    home.run(&["sql", "SELECT 1"]).code(2);
    home.run(&["sql", "--readonly"]).code(2);
}
