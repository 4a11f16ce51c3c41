//! Every text that the code names is there, in every language, with the same places to be filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cobro::domain::account::PromiseStatus;
use cobro::domain::debtor::DebtorType;
use cobro::domain::fact::{Channel, Fact, Outcome};
use cobro::domain::queue::Sort;
use cobro::domain::standing::{Band, NextStep};
use cobro::i18n::LANGUAGES;
use cobro::import::{DateOrder, Field};
use cobro::tui::action::{ACTIONS, Group};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a language by id.
fn texts_of(language: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for file in fs::read_dir(root().join("assets/i18n").join(language)).expect("a folder") {
        let content = fs::read_to_string(file.expect("a file").path()).expect("a text");
        let mut last = String::new();
        for line in content.lines() {
            let is_new = line.chars().next().is_some_and(char::is_alphabetic);
            if is_new && let Some((id, text)) = line.split_once(" =") {
                id.clone_into(&mut last);
                let twice = texts.insert(last.clone(), text.to_owned());
                assert_eq!(twice, None, "{language}: {id} stands there twice");
            } else if let Some(text) = texts.get_mut(&last) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    texts
}

/// The names of the places in a text: `{ $name }`.
fn places(text: &str) -> BTreeSet<&str> {
    let after = text.split('$').skip(1);
    after
        .map(|it| {
            it.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .next()
                .unwrap_or("")
        })
        .collect()
}

#[test]
fn languages_have_the_same_texts_with_the_same_places() {
    let spanish = texts_of("es");
    let english = texts_of("en");
    let ids = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let only: Vec<_> = ids(&spanish)
        .symmetric_difference(&ids(&english))
        .cloned()
        .collect();
    assert!(only.is_empty(), "only in one language: {only:?}");
    for (id, text) in &spanish {
        assert_eq!(places(text), places(&english[id]), "{id}");
    }
}

/// Ids that stand in the code between quotation marks after a call that looks a text up.
fn ids_in_code(folder: &Path, ids: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            ids_in_code(&path, ids);
            continue;
        }
        let code = fs::read_to_string(&path).expect("code");
        for call in [
            "texts.get(\"",
            "texts.with(\"",
            "self.get(\"",
            "self.with(\"",
            "hint(\"",
            "Err(\"why-",
        ] {
            for after in code.split(call).skip(1) {
                let id = after.split('"').next().unwrap_or("");
                let id = if call.starts_with("Err") {
                    format!("why-{id}")
                } else {
                    id.to_owned()
                };
                if id.contains('-') && !id.contains('{') {
                    ids.insert(id);
                }
            }
        }
    }
}

#[test]
fn no_text_that_the_code_names_is_missing() {
    let mut ids = BTreeSet::new();
    ids_in_code(&root().join("src"), &mut ids);
    assert!(
        ids.len() > 60,
        "the search for ids finds too little: {}",
        ids.len()
    );
    for row in ACTIONS {
        ids.insert(row.action.name_text());
        ids.insert(row.action.help_text());
        if row.footer > 0 {
            ids.insert(format!("{}-short", row.action.name_text()));
        }
    }
    ids.extend(Group::ALL.map(|it| format!("group-{}", it.id())));
    ids.extend(Band::ALL.map(|it| format!("band-{}", it.id())));
    ids.extend(NextStep::ALL.map(|it| format!("step-{}", it.id())));
    ids.extend(Sort::ALL.map(|it| format!("sort-{}", it.id())));
    ids.extend(Channel::ALL.map(|it| format!("channel-{}", it.id())));
    ids.extend(Outcome::ALL.map(|it| format!("outcome-{}", it.id())));
    ids.extend(Field::ALL.map(|it| format!("field-{}", it.id())));
    ids.extend(DateOrder::ALL.map(|it| format!("date-order-{}", it.id())));
    ids.extend(Fact::KINDS.iter().map(|kind| format!("fact-{kind}")));
    for debtor_type in DebtorType::ALL {
        ids.insert(format!("type-{}", debtor_type.id()));
        ids.insert(format!("type-short-{}", debtor_type.id()));
    }
    let statuses = [
        PromiseStatus::Pending,
        PromiseStatus::Kept,
        PromiseStatus::PartlyKept,
        PromiseStatus::Broken,
        PromiseStatus::Replaced,
        PromiseStatus::Cancelled,
    ];
    ids.extend(statuses.map(|it| format!("status-{}", it.id())));
    for language in LANGUAGES {
        let texts = texts_of(language);
        let missing: Vec<_> = ids.iter().filter(|id| !texts.contains_key(*id)).collect();
        assert!(missing.is_empty(), "missing in {language}: {missing:?}");
    }
}
