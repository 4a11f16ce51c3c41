//! The table itself.

use super::*;

#[test]
fn rows_stand_where_their_action_points() {
    for row in ACTIONS {
        assert_eq!(row.action.row().id, row.id);
    }
}

#[test]
fn no_two_actions_of_a_scope_share_an_id_or_a_key() {
    let mut ids = std::collections::HashSet::new();
    let mut keys = std::collections::HashSet::new();
    for row in ACTIONS {
        assert!(ids.insert(row.id), "{} occurs twice", row.id);
        for key in row.keys {
            assert!(
                keys.insert((row.scope, key)),
                "{key} does two things in {:?}",
                row.scope
            );
        }
    }
}
