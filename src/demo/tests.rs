//! Every story is folded as a book would fold it, on many days.

mod sound;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use sound::assert_sound;

use super::{AUTHORS, Story, big, script, showcase};
use crate::config::Config;
use crate::domain::account::{Account, PromiseStatus};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::{BatchId, Entry, Fact, Outcome};
use crate::domain::policy::Policy;
use crate::domain::standing::{Band, Standing};

fn moment(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

/// Every day of five weeks, and moments on which something could go wrong.
fn moments() -> Vec<NaiveDateTime> {
    let first = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    let hours = [(10, 2), (0, 0), (23, 59), (8, 30), (13, 0), (9, 14)];
    let mut moments: Vec<NaiveDateTime> = first
        .iter_days()
        .take(35)
        .zip(hours.into_iter().cycle())
        .map(|(day, (hour, minute))| {
            day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"))
        })
        .collect();
    let special = [
        "2026-11-23T10:00:00",
        "2028-02-29T23:59:00",
        "2027-02-28T10:00:00",
        "2027-03-01T09:00:00",
        "2026-12-31T23:59:59",
        "2027-01-01T00:00:00",
        "2024-03-31T18:00:00",
        "2013-06-30T10:00:00",
    ];
    moments.extend(special.into_iter().map(moment));
    moments
}

fn entries(story: &Story) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (at, action) in story.actions.iter().enumerate() {
        let batch = BatchId([u8::try_from(at % 256).unwrap_or(0); 16]);
        let author: Arc<str> = Arc::from(action.author);
        for (happened_at, fact) in &action.facts {
            entries.push(Entry {
                number: u32::try_from(entries.len()).unwrap_or(u32::MAX) + 1,
                batch,
                happened_at: *happened_at,
                recorded_at: action.recorded_at,
                author: author.clone(),
                imported: false,
                fact: Some(fact.clone()),
            });
        }
    }
    entries
}

fn folded(story: &Story, now: NaiveDateTime, policy: &Policy) -> (Account, Standing) {
    let account = Account::at(&entries(story), now, policy);
    let standing = Standing::of(&account, now, policy);
    (account, standing)
}

#[test]
fn every_story_of_the_showcase_is_sound_and_stands_where_its_script_says() {
    let policy = Config::default().policy();
    for now in moments() {
        let stories = showcase(now, 1);
        for (character, story) in script::cast().iter().zip(&stories) {
            assert_sound(story, now);
            let (_, standing) = folded(story, now, &policy);
            let name = &character.name;
            assert_eq!(
                standing.band, character.band,
                "{name} on {now}: {standing:?}"
            );
        }
    }
}

#[test]
fn the_showcase_has_every_band_and_type_and_about_half_of_it_to_do() {
    let policy = Config::default().policy();
    for now in moments() {
        let stories = showcase(now, 1);
        let mut book: Vec<_> = stories
            .iter()
            .map(|story| folded(story, now, &policy))
            .collect();
        book.sort_by_key(|(account, standing)| {
            let code = account.details.code.clone();
            (
                standing.band,
                Reverse(standing.points),
                standing.oldest_due_on,
                code,
            )
        });
        let bands: BTreeSet<Band> = book.iter().map(|(_, standing)| standing.band).collect();
        assert_eq!(bands.len(), Band::ALL.len(), "{now}");
        let types: HashSet<DebtorType> = book
            .iter()
            .map(|(account, _)| account.debtor_type)
            .collect();
        assert_eq!(types.len(), DebtorType::ALL.len(), "{now}");
        let to_do = book
            .iter()
            .filter(|(_, standing)| !standing.band.is_hidden())
            .count();
        assert!((15..=26).contains(&to_do), "{to_do} to do on {now}");
        assert_eq!(
            book.iter()
                .filter(|(account, _)| account.details.name.is_some())
                .count(),
            41
        );

        let (first, standing) = &book[0];
        assert_eq!(
            first.details.display_name(),
            "Talleres Ibáñez S.L.",
            "{now}"
        );
        assert_eq!(first.debtor_type, DebtorType::Illiquid);
        let amounts = standing.amounts[0];
        assert_eq!(amounts.to_collect.to_string(), "4310.00");
        assert_eq!(standing.days_past_due(now.date()), Some(62));
        let broken_since = standing
            .next_at
            .map(|at| (now.date() - at.date()).num_days());
        assert_eq!(broken_since, Some(3));
        assert!(
            book[1].1.points + 5 <= standing.points,
            "the first is the first by far"
        );
    }
}

#[test]
fn the_showcase_shows_what_can_become_of_promises_and_two_currencies_side_by_side() {
    let policy = Config::default().policy();
    let now = moment("2026-11-23T10:00:00");
    let book: Vec<_> = showcase(now, 1)
        .iter()
        .map(|it| folded(it, now, &policy))
        .collect();
    let promises = book.iter().flat_map(|(account, _)| &account.promises);
    let statuses: HashSet<PromiseStatus> = promises.map(|promise| promise.status).collect();
    assert_eq!(statuses.len(), 6, "{statuses:?}");
    assert!(book.iter().any(|(_, standing)| standing.amounts.len() == 2));
    let codes: HashSet<_> = book
        .iter()
        .map(|(account, _)| account.details.code.clone())
        .collect();
    assert_eq!(codes.len(), book.len());
    let mut numbers: Vec<&str> = Vec::new();
    for (account, _) in &book {
        numbers.extend(
            account
                .invoices
                .iter()
                .map(|invoice| invoice.number.as_str()),
        );
    }
    let distinct: HashSet<&&str> = numbers.iter().collect();
    assert_eq!(
        distinct.len(),
        numbers.len(),
        "one house gives each number once"
    );
}

#[test]
fn what_the_notes_of_the_showcase_say_is_there() {
    let now = moment("2026-11-22T23:59:00");
    for (character, story) in script::cast().iter().zip(showcase(now, 1)) {
        let name = &character.name;
        let mut disputed = false;
        for (scene, action) in character.scene.iter().zip(&story.actions) {
            assert!(AUTHORS.contains(&&*scene.by), "{name}: {}", scene.by);
            let has = |kind: &str| action.facts.iter().any(|(_, fact)| fact.kind() == kind);
            disputed |= has("dispute_opened");
            for (_, fact) in &action.facts {
                let text = fact.encode().expect("can be written");
                assert!(!text.to_lowercase().contains("moros"), "{name}: {text}");
                let unfilled = text.contains("{+") || text.contains("{-") || text.contains("{d");
                assert!(!unfilled && !text.contains("{y"), "{name}: {text}");
                let Fact::Contact(contact) = fact else {
                    continue;
                };
                match contact.outcome {
                    Outcome::Promised => assert!(has("promise") || has("plan"), "{name}: {text}"),
                    Outcome::CallBack => assert!(contact.call_back_at.is_some(), "{name}: {text}"),
                    Outcome::Disputes => assert!(disputed, "{name}: {text}"),
                    _ => assert!(!has("promise") && !has("plan"), "{name}: {text}"),
                }
            }
        }
    }
}

#[test]
fn the_same_input_makes_the_same_book() {
    for now in moments().into_iter().take(3) {
        assert_eq!(showcase(now, 7), showcase(now, 7));
        for index in [0, 1, 999_999, u64::MAX] {
            assert_eq!(big(7, index, now), big(7, index, now));
        }
        let one: Vec<Story> = (0..20).map(|index| big(7, index, now)).collect();
        let other: Vec<Story> = (0..20).map(|index| big(8, index, now)).collect();
        assert!(one.iter().zip(&other).all(|(one, other)| one != other));
    }
}

/// If this fails, books made with an older version of cobro can't be made again: say so in the changelog.
#[test]
fn big_books_stay_the_same_across_versions() {
    let story = big(1, 2, moment("2026-11-23T10:00:00"));
    let mut words = String::new();
    for entry in entries(&story).iter().take(3) {
        words += &entry
            .fact
            .as_ref()
            .expect("a fact")
            .encode()
            .expect("can be written");
        words += "\n";
    }
    let expected = r#"{"code":"C0000003","name":"Seguridad Otero y Fariña S.L.","tax_id":"B55022719","email":"pagos@seguridadotero.example","phone":"+34 93 013 25 90","contact_person":"Vicent Ferrer"}
{"number":"0021614","issued_on":"2026-10-24","due_on":"2026-11-23","total":"696.96","currency":"EUR"}
{"number":"0021938","issued_on":"2026-10-30","due_on":"2026-11-29","total":"794.53","currency":"EUR"}
"#;
    assert_eq!(words, expected);
}

#[test]
fn a_big_book_has_the_proportions_of_a_real_one() {
    let policy = Config::default().policy();
    for now in moments().into_iter().step_by(4) {
        let mut bands: BTreeMap<Band, usize> = BTreeMap::new();
        let mut names = HashSet::new();
        let mut codes = HashSet::new();
        let mut tax_ids = HashSet::new();
        let mut invoices = 0;
        for index in 0..2000 {
            let story = big(3, index, now);
            assert_sound(&story, now);
            let (account, standing) = folded(&story, now, &policy);
            *bands.entry(standing.band).or_default() += 1;
            invoices += account.invoices.len();
            assert!(
                account
                    .invoices
                    .iter()
                    .all(|it| it.total.amount > Decimal::ZERO)
            );
            names.insert(account.details.name);
            codes.insert(account.details.code);
            tax_ids.insert(account.details.tax_id);
        }
        assert_eq!(bands.len(), Band::ALL.len(), "{now}: {bands:?}");
        let to_do: usize = Band::ALL
            .iter()
            .filter(|band| !band.is_hidden())
            .map(|band| bands[band])
            .sum();
        assert!(
            (480..=640).contains(&to_do),
            "{to_do} to do on {now}: {bands:?}"
        );
        assert!((8000..=12_000).contains(&invoices), "{invoices} invoices");
        assert!(names.len() > 1900, "{} names", names.len());
        assert_eq!((codes.len(), tax_ids.len()), (2000, 2000));
    }
}

#[test]
fn stories_can_be_told_on_the_edges_of_the_calendar() {
    for now in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        assert_eq!(showcase(now, 1).len(), 41);
        assert!(!big(1, 1, now).actions.is_empty());
    }
}
