//! The excuses that clients give: each has an answer to give, in every language and to every kind of client.

use cobro::domain::profile::Relationship;
use cobro::message::{Fields, Scripts};

/// What clients say most often, by the codes that contacts keep.
const OFTEN: [&str; 6] = [
    "personal_matters",
    "travelling",
    "waiting_to_be_paid",
    "no_invoice",
    "boss_away",
    "tomorrow",
];

#[test]
fn what_clients_say_most_often_has_an_answer_in_both_languages() {
    let (scripts, problems) = Scripts::load(None);
    assert!(problems.is_empty(), "{problems:?}");
    let codes = |language: &str| {
        let (_, spoken) = scripts.in_language(language, language).expect("a language");
        let excuses = spoken.excuses().iter();
        excuses.map(|it| it.code().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("es"), codes("en"), "the same codes in both");
    for language in ["es", "en"] {
        let (_, spoken) = scripts.in_language(language, language).expect("a language");
        for code in OFTEN {
            for relationship in Relationship::ALL {
                let answer = spoken
                    .answer(code, *relationship, &Fields::default())
                    .expect("is filled in")
                    .unwrap_or_else(|| panic!("{language}: no answer to {code}"));
                assert!(answer.contains('?'), "{language} {code}: asks for nothing");
            }
        }
    }
}
