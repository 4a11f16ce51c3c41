//! Two desks on one book: each sees what the other does, and takes back only its own.

use std::time::{Duration, Instant};

use super::desk::Desk;
use super::home::{Home, PATIENCE, comes_true};

/// A second as promised, and as much again for a machine that has other things to do.
const SOON: Duration = Duration::from_secs(2);

#[test]
fn two_desks_see_each_other_and_take_back_only_their_own() {
    let home = Home::with_clients(6);
    let mut left = Desk::open(&home);
    let mut right = Desk::open(&home);
    left.wait_for("Cliente 0003");
    right.go_to("Cliente 0003");
    right.press("/\x1b");

    left.go_to("Cliente 0003");
    assert!(left.promise(&["Anotada"]));
    let start = Instant::now();
    let seen = comes_true(PATIENCE, || !right.screen().contains("Cliente 0003"));
    let took = start.elapsed();
    assert!(seen, "the other desk still shows:\n{}", right.screen());
    assert!(took < SOON, "the other desk needed {took:?}");

    // The right desk has recorded nothing, so it has nothing to take back.
    right.press("u");
    right.wait_for("ana");
    assert_eq!(home.facts("reversal").len(), 0);

    right.go_to("Cliente 0005");
    right.press("n");
    right.wait_for("Nota sobre");
    right.press("de la derecha\x13");
    right.wait_for("Nota guardada");
    left.press("\x1b");
    left.wait_gone("Anotada");
    left.press("u");
    left.wait_for("Deshecho");
    let reversals = home.facts("reversal");
    assert_eq!(reversals.len(), 1, "{reversals:?}");
    let live = home.json(&["show", "K0003"])["promises"].clone();
    let is_live = |it: &serde_json::Value| it["status"] == "pending";
    assert!(
        !live.as_array().expect("a list").iter().any(is_live),
        "{live}"
    );
    let notes = home.json(&["show", "K0005"])["notes"].to_string();
    assert!(notes.contains("de la derecha"), "{notes}");

    right.press("u");
    right.wait_for("Deshecho");
    let notes = home.json(&["show", "K0005"])["notes"].to_string();
    assert!(!notes.contains("de la derecha"), "{notes}");
    home.assert_sound();
}
