//! Limits on contacting clients: (country, kind, channel, local time, what went before) -> allowed, or the rules in the way
//! and the first moment at which nothing is any more.

use chrono::{Duration, NaiveDate, NaiveDateTime, Weekday};
use cobro::config::{Config, policies};
use cobro::domain::account::{Account, Recorded};
use cobro::domain::contact::{Channel, Contact, Direction, Outcome};
use cobro::domain::holidays::Calendar;
use cobro::domain::limits::{
    BrokenRule, ContactRules, Limits, Source, before_contact, may_ask_why,
};
use cobro::domain::order::{ContactOrder, ForStep, Order, Refusal, Situation};
use cobro::domain::person::{DoNotContact, Person, PersonStated};
use cobro::domain::terms::ClientKind;
use proptest::prelude::*;

fn rules() -> ContactRules {
    Config::default().contact_rules()
}

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M").expect("a moment")
}

fn channel(id: &str) -> Channel {
    let mut all = Channel::ALL.into_iter();
    all.find(|it| it.id() == id).expect("a channel")
}

fn outcome(id: &str) -> Outcome {
    let mut all = Outcome::ALL.into_iter();
    all.find(|it| it.id() == id).expect("an outcome")
}

/// `2026-11-20 10:00 call promised`, with `in` before it when the client began it.
fn contact(text: &str) -> Recorded<Contact> {
    let (direction, text) = match text.trim().strip_prefix("in ") {
        Some(rest) => (Direction::In, rest),
        None => (Direction::Out, text.trim()),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut what = Contact::new(channel(words[2]), direction, outcome(words[3]));
    if let Some(back) = words.get(4) {
        what.call_back_at = Some(moment(&back.replace('T', " ")));
    }
    Recorded {
        number: 0,
        at: moment(&format!("{} {}", words[0], words[1])),
        what,
    }
}

fn account(country: &str, kind: &str, past: &str) -> Account {
    let mut account = Account::default();
    account.profile.country = Some(country.to_owned());
    account.terms.client_kind = ClientKind::from_id(kind);
    let past = past.split(';').filter(|it| !it.trim().is_empty());
    account.contacts = past.map(contact).collect();
    account.contacts.sort_by_key(|it| it.at);
    account
}

fn limits(account: &Account, by: &str, at: &str) -> Limits {
    rules().limits(account, channel(by), Direction::Out, None, moment(at))
}

fn told(limits: &Limits) -> String {
    if limits.allowed() {
        return "allowed".to_owned();
    }
    let broken: Vec<&str> = limits.broken.iter().map(|it| it.rule.id()).collect();
    let until = limits.until.map_or_else(
        || "never".to_owned(),
        |until| until.format("%a %m-%d %H:%M").to_string(),
    );
    format!("{} -> {until}", broken.join(" + "))
}

/// Each line: country, kind, channel, moment, what went before | what comes of it.
#[track_caller]
fn table(lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let (asked, expected) = line.split_once('|').expect("an expectation");
        let mut words = asked.split_whitespace();
        let mut next = || words.next().unwrap_or_default();
        let (country, kind, by) = (next(), next(), next());
        let at = format!("{} {}", next(), next());
        let past = words.collect::<Vec<_>>().join(" ");
        let found = told(&limits(&account(country, kind, &past), by, &at));
        if found != expected.trim() {
            wrong.push(format!(
                "{asked}\n  expected {}\n  found    {found}",
                expected.trim()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hours_weekends_and_holidays_decide_by_country_kind_and_channel() {
    // Monday 23 November 2026. In Argentina it is the day of sovereignty, moved from the 20th.
    table(
        "
        co consumer call  2026-11-23 10:00 | allowed
        co consumer call  2026-11-23 06:59 | hours -> Mon 11-23 07:00
        co consumer call  2026-11-23 19:00 | hours -> Tue 11-24 07:00
        co consumer call  2026-11-21 14:59 | allowed
        co consumer call  2026-11-21 15:00 | hours -> Mon 11-23 07:00
        co consumer email 2026-11-22 10:00 | hours -> Mon 11-23 07:00
        co consumer call  2026-11-14 15:00 | hours -> Tue 11-17 07:00
        co consumer call  2026-11-16 10:00 | holiday -> Tue 11-17 07:00
        co consumer call  2026-04-01 20:00 | hours -> Sat 04-04 08:00
        co consumer visit 2026-11-23 10:00 | never -> never
        co business visit 2026-11-23 10:00 | allowed
        co business email 2026-11-22 23:00 | allowed
        co unknown  visit 2026-11-23 10:00 | never -> never
        cl consumer call  2026-11-21 19:59 | allowed
        cl consumer call  2026-11-21 20:00 | hours -> Mon 11-23 08:00
        cl consumer visit 2026-09-18 10:00 | holiday -> Mon 09-21 08:00
        cl consumer email 2026-09-18 10:00 | allowed
        cl consumer call  2027-09-16 21:00 | hours -> Mon 09-20 08:00
        pe consumer call  2026-11-21 10:00 | hours -> Mon 11-23 07:00
        pe consumer visit 2026-07-27 20:00 | hours -> Thu 07-30 07:00
        pe consumer email 2026-11-21 22:00 | allowed
        ec consumer email 2026-11-21 10:00 | hours -> Mon 11-23 07:00
        ec consumer call  2026-10-30 20:30 | hours -> Wed 11-04 07:00
        mx consumer call  2026-11-23 22:30 | hours + hours -> Tue 11-24 08:00
        mx consumer email 2026-11-22 21:59 | allowed
        mx consumer call  2026-11-16 10:00 | holiday -> Tue 11-17 08:00
        es consumer call  2026-12-05 10:00 | hours -> Mon 12-07 09:00
        es consumer call  2026-12-07 21:00 | hours -> Wed 12-09 09:00
        es business call  2026-12-08 10:00 | holiday -> Wed 12-09 08:00
        es business email 2026-12-08 10:00 | allowed
        es public_body call 2026-11-23 07:30 | hours -> Mon 11-23 08:00
        ar consumer call  2026-11-23 10:00 | holiday -> Tue 11-24 09:00
        ar business call  2026-11-20 10:00 | allowed
        us consumer call  2026-11-22 10:00 | hours -> Mon 11-23 09:00
        us business call  2026-11-23 20:00 | hours -> Tue 11-24 09:00
        ",
    );
}

#[test]
fn contacts_that_went_before_count_and_the_end_of_their_resting_time_is_found() {
    table(
        "
        co consumer call 2026-11-23 10:00 2026-11-23 08:00 call no_answer | allowed
        co consumer call 2026-11-23 10:00 2026-11-23 08:00 call other | most_contacts -> Tue 11-24 07:00
        co consumer call 2026-11-21 10:00 2026-11-21 08:00 call other | most_contacts -> Mon 11-23 07:00
        co consumer call 2026-11-20 10:00 2026-11-20 08:00 call voicemail; 2026-11-19 08:00 email sent | one_channel + most_contacts -> Thu 11-26 07:00
        co consumer call 2026-11-25 10:00 2026-11-23 08:00 email sent | one_channel -> Mon 11-30 07:00
        co consumer email 2026-11-25 10:00 2026-11-23 08:00 email sent | allowed
        co consumer call 2026-11-25 10:00 2026-11-23 08:00 call wrong_number | allowed
        co consumer call 2026-11-25 10:00 in 2026-11-25 08:00 email other; in 2026-11-25 09:00 call other | allowed
        co consumer email 2026-11-26 10:00 2026-11-23 08:00 email sent; 2026-11-24 08:00 email sent; 2026-11-25 08:00 email sent | most_contacts -> Mon 11-30 07:00
        cl consumer call 2026-11-23 10:00 2026-11-19 10:00 visit other | most_contacts -> Thu 11-26 08:00
        cl consumer call 2026-09-22 10:00 2026-09-11 10:00 call other | allowed
        cl consumer call 2026-09-17 10:00 2026-09-11 10:00 call other | most_contacts -> Mon 09-21 08:00
        cl consumer email 2026-11-24 10:00 2026-11-23 10:00 whatsapp sent | most_contacts -> Wed 11-25 00:00
        cl consumer email 2026-11-26 10:00 2026-11-23 10:00 email sent; 2026-11-25 10:00 email sent | most_contacts + most_contacts -> Mon 11-30 00:00
        cl consumer email 2026-11-26 10:00 2026-11-25 10:00 call promised | allowed
        ec consumer call 2026-11-23 12:00 2026-11-23 10:00 call no_answer | most_contacts -> Tue 11-24 07:00
        ec consumer email 2026-11-23 12:00 2026-11-23 10:00 call no_answer | allowed
        ec consumer call 2026-10-30 12:00 2026-10-30 10:00 call promised | most_contacts + rest -> Wed 11-04 07:00
        es business call 2026-11-23 12:00 2026-11-23 10:00 call promised | rest -> Tue 11-24 08:00
        es business email 2026-11-23 12:00 2026-11-23 10:00 call promised | allowed
        es business call 2026-11-23 12:00 2026-11-23 09:00 call no_answer; 2026-11-23 10:00 call no_answer | allowed
        es business call 2026-11-23 12:00 2026-11-23 09:00 call no_answer; 2026-11-23 10:00 call no_answer; 2026-11-23 11:00 call no_answer | most_contacts -> Tue 11-24 08:00
        es consumer call 2026-11-24 12:00 2026-11-23 10:00 call promised | rest -> Wed 11-25 09:00
        es consumer call 2026-11-21 12:00 2026-11-20 10:00 call promised | hours + rest -> Mon 11-23 09:00
        ",
    );
}

#[test]
fn a_call_that_the_client_asked_for_is_no_pestering_but_keeps_to_the_hours() {
    table(
        "
        es consumer call 2026-11-23 16:00 2026-11-23 10:00 call call_back 2026-11-23T16:00 | allowed
        es consumer call 2026-11-23 15:00 2026-11-23 10:00 call call_back 2026-11-23T16:00 | rest -> Mon 11-23 16:00
        es consumer visit 2026-11-23 16:00 2026-11-23 10:00 call call_back 2026-11-23T16:00 | rest -> Wed 11-25 09:00
        es consumer call 2026-11-23 21:30 2026-11-23 10:00 call call_back 2026-11-23T21:30 | hours -> Tue 11-24 09:00
        es consumer call 2026-11-23 17:00 2026-11-23 10:00 call call_back 2026-11-23T16:00; 2026-11-23 16:00 call other | most_contacts + rest -> Wed 11-25 09:00
        ",
    );
}

#[test]
fn what_the_client_begins_is_never_pestering() {
    let account = account("co", "consumer", "2026-11-22 10:00 call other");
    let at = moment("2026-11-22 23:00");
    for channel in Channel::ALL {
        let limits = rules().limits(&account, channel, Direction::In, None, at);
        assert!(limits.allowed() && !limits.channels_unknown);
        let out = rules().limits(&account, channel, Direction::Out, None, at);
        assert!(!out.allowed());
    }
}

fn somebody(role: &str, closed: &[Channel], reason: Option<&str>) -> Person {
    Person {
        number: 3,
        stated: PersonStated {
            name: "Rosa".into(),
            role: Some(role.to_owned()),
            do_not_contact: reason.map(|reason| DoNotContact {
                reason: reason.to_owned(),
                channels: closed.to_vec(),
            }),
            ..PersonStated::default()
        },
    }
}

#[test]
fn people_who_are_to_be_left_alone_and_references_are_in_the_way_for_good() {
    let client = account("co", "consumer", "");
    let at = moment("2026-11-23 10:00");
    let with = |person: &Person, by: Channel| {
        let limits = rules().limits(&client, by, Direction::Out, Some(person), at);
        told(&limits)
    };
    let call = Channel::Call;
    assert_eq!(with(&somebody("Contabilidad", &[], None), call), "allowed");
    assert_eq!(
        with(&somebody("Referencia personal", &[], None), call),
        "not_with -> never"
    );
    let closed = somebody("", &[Channel::Call], Some("de baja"));
    assert_eq!(with(&closed, call), "do_not_contact -> never");
    assert_eq!(with(&closed, Channel::Email), "allowed");
    let quiet = somebody("", &[], Some("lo pidió"));
    let late = moment("2026-11-22 10:00");
    let limits = rules().limits(&client, call, Direction::Out, Some(&quiet), late);
    assert_eq!(told(&limits), "hours + do_not_contact -> never");
    assert_eq!(limits.broken[0].until, Some(moment("2026-11-23 07:00")));
    assert_eq!(limits.broken[1].until, None);
    assert_eq!(limits.broken[1].source, Source::Client);
}

#[test]
fn only_channels_that_the_client_allowed_are_used_whatever_the_country() {
    let at = "2026-11-23 10:00";
    for (country, source) in [
        ("co", Source::Law("Ley 2300 de 2023".into())),
        ("es", Source::Client),
    ] {
        let mut client = account(country, "consumer", "");
        assert_eq!(
            limits(&client, "call", at).channels_unknown,
            country == "co"
        );
        client.profile.allowed_channels = Some(vec![Channel::Email, Channel::Whatsapp]);
        let call = limits(&client, "call", at);
        assert_eq!(told(&call), "channel_not_allowed -> never");
        assert_eq!(call.broken[0].source, source);
        let allowed = BrokenRule::ChannelNotAllowed(vec![Channel::Email, Channel::Whatsapp]);
        assert_eq!(call.broken[0].rule, allowed);
        assert!(!call.channels_unknown);
        assert_eq!(told(&limits(&client, "email", at)), "allowed");
    }
}

#[test]
fn in_colombia_nobody_asks_a_consumer_why() {
    let rules = rules();
    let why = |country: &str, kind| may_ask_why(rules.of_country(country), kind);
    assert!(!why("CO", Some(ClientKind::Consumer)));
    assert!(!why("co", None), "who is not known may be a consumer");
    assert!(why("co", Some(ClientKind::Business)));
    assert!(why("co", Some(ClientKind::PublicBody)));
    for country in ["es", "mx", "cl", "ec", "pe", "ar", "us"] {
        assert!(why(country, Some(ClientKind::Consumer)), "{country}");
    }
}

#[test]
fn without_a_country_the_house_s_own_rules_hold_and_its_own_holidays() {
    let mut config = Config::default();
    config.limits.holidays = vec!["11-23 Fiesta mayor".into(), "2026-11-24".into()];
    let rules = config.contact_rules();
    let mut client = account("", "business", "");
    let monday = moment("2026-11-23 10:00");
    let at = |client: &Account, at| rules.limits(client, Channel::Call, Direction::Out, None, at);
    let limits = at(&client, monday);
    assert_eq!(limits.country, "es");
    assert_eq!(told(&limits), "holiday -> Wed 11-25 08:00");
    let BrokenRule::Holiday(_, holiday) = &limits.broken[0].rule else {
        panic!("{limits:?}");
    };
    assert_eq!(holiday.name("es"), "Fiesta mayor");
    // The town of the house is not that of a client abroad.
    client.profile.country = Some("CO".into());
    assert!(at(&client, monday).allowed());
    for (currency, language, home) in [
        ("EUR", "auto", "es"),
        ("MXN", "es", "mx"),
        ("USD", "es-EC", "ec"),
        ("USD", "en", "default"),
        ("COP", "es-EC", "co"),
    ] {
        let config = Config {
            currency: cobro::domain::money::Currency::from_code(currency).expect("a currency"),
            language: language.into(),
            ..Config::default()
        };
        assert_eq!(config.limits_profile(), home, "{currency} {language}");
    }
}

#[test]
fn an_old_import_is_told_before_any_contact() {
    let client = account("es", "business", "");
    let now = moment("2026-11-23 10:00");
    let told = |imported: &str| {
        let imported = Some(moment(imported));
        before_contact(&rules(), &client, Channel::Email, None, now, imported)
    };
    assert!(
        told("2026-11-16 09:00").is_clear(),
        "7 days are not more than 7"
    );
    let old = told("2026-11-15 23:00");
    assert_eq!(old.stale_import, Some(moment("2026-11-15 23:00")));
    assert!(!old.is_clear() && !old.needs_reason());
    let never = before_contact(&rules(), &client, Channel::Email, None, now, None);
    assert!(never.is_clear(), "a book kept by hand has no import");
}

#[test]
fn holidays_are_those_that_another_library_finds() {
    let expected = include_str!("../fixtures/holidays/2025-2032.txt");
    let all = Config::default().policies.holidays.clone();
    let mut wrong = Vec::new();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let country = words.next().expect("a country");
        let year: i32 = words.next().and_then(|it| it.parse().ok()).expect("a year");
        let theirs: Vec<&str> = words.collect();
        let calendar = Calendar {
            national: &all[country],
            local: &[],
        };
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let days = first
            .iter_days()
            .take_while(|day| chrono::Datelike::year(day) == year);
        let ours = days.filter(|day| {
            chrono::Datelike::weekday(day) != Weekday::Sun && calendar.holiday(*day).is_some()
        });
        let ours: Vec<String> = ours.map(|day| day.format("%m-%d").to_string()).collect();
        if ours != theirs {
            wrong.push(format!(
                "{country} {year}\n  theirs {theirs:?}\n  ours   {ours:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_country_that_nobody_wrote_rules_for_has_the_cautious_ones() {
    let rules = rules();
    for country in policies::COUNTRIES {
        assert_eq!(rules.of_country(country).country, country);
    }
    assert_eq!(rules.of_country("fr").country, "default");
    let none = ContactRules::default();
    let sunday = moment("2026-11-22 03:00");
    let client = account("co", "consumer", "");
    assert!(
        none.limits(&client, Channel::Call, Direction::Out, None, sunday)
            .allowed()
    );
}

prop_compose! {
    fn contacts()(each in prop::collection::vec((0..20_i64 * 24 * 60, 0..7_usize, 0..11_usize, any::<bool>()), 0..12))
        -> Vec<(i64, usize, usize, bool)> { each }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// At `until` the contact is allowed, and a minute before it is not; the same for each rule by itself in allowed hours.
    #[test]
    fn until_is_the_first_allowed_moment(
        country in 0..policies::COUNTRIES.len(),
        kind in 0..4_usize,
        channel in 0..7_usize,
        ahead in 0..500_i64 * 24 * 60,
        past in contacts(),
        back in prop::option::of(-600..3000_i64),
    ) {
        let rules = rules();
        let now = moment("2026-01-01 00:00") + Duration::minutes(ahead);
        let mut client = Account::default();
        client.profile.country = Some(policies::COUNTRIES[country].to_owned());
        client.terms.client_kind = ClientKind::ALL.get(kind).copied();
        for (before, channel, outcome, incoming) in past {
            let direction = if incoming { Direction::In } else { Direction::Out };
            let what = Contact::new(Channel::ALL[channel], direction, Outcome::ALL[outcome]);
            client.contacts.push(Recorded { number: 0, at: now - Duration::minutes(before), what });
        }
        client.contacts.sort_by_key(|it| it.at);
        if let (Some(back), Some(last)) = (back, client.contacts.last_mut()) {
            last.what.call_back_at = Some(now + Duration::minutes(back));
        }
        let channel = Channel::ALL[channel];
        let at = |moment| rules.limits(&client, channel, Direction::Out, None, moment);
        let limits = at(now);
        prop_assert_eq!(limits.until.is_some(), limits.broken.iter().any(|it| it.until.is_some())
            && limits.broken.iter().all(|it| it.until.is_some()));
        if let Some(until) = limits.until {
            prop_assert!(until > now);
            let then = at(until);
            prop_assert!(then.allowed(), "{:?}", then.broken);
            let before = (until - Duration::minutes(1)).max(now);
            prop_assert!(!at(before).allowed(), "{before} is allowed");
            for broken in &limits.broken {
                prop_assert!(broken.until.is_some_and(|each| each > now && each <= until));
            }
        }
    }
}

/// Records a contact with a consumer in Colombia on Sunday or Monday, and gives back what comes of it.
fn ordered(
    at_now: &str,
    change: impl FnOnce(&mut ContactOrder),
) -> Result<Option<Limits>, Refusal> {
    let rules = rules();
    let account = account("co", "consumer", "");
    let policy = Config::default().policy();
    let mut order = ContactOrder {
        contact: Contact::new(Channel::Call, Direction::Out, Outcome::Other),
        at: None,
        for_step: ForStep::None,
    };
    change(&mut order);
    let situation = Situation {
        entries: &[],
        account: &account,
        now: moment(at_now),
        policy: &policy,
        interest: &Default::default(),
        currency: cobro::domain::money::Currency::COP,
        limits: &rules,
    };
    let beyond = order.beyond_limits(&situation);
    Order::Contact(Box::new(order)).facts(&situation)?;
    Ok(beyond)
}

#[test]
fn a_contact_beyond_a_limit_takes_a_reason_unless_it_took_place_before() {
    let sunday = "2026-11-22 10:00";
    let Err(Refusal::BeyondLimits(limits)) = ordered(sunday, |_| {}) else {
        panic!("is refused");
    };
    assert_eq!(told(&limits), "hours -> Mon 11-23 07:00");
    let blank = ordered(sunday, |it| it.contact.exception = Some("  ".into()));
    assert!(
        matches!(blank, Err(Refusal::BeyondLimits(_))),
        "blanks are no reason"
    );
    assert!(ordered(sunday, |it| it.contact.exception = Some("lo pidió".into())).is_ok());
    assert_eq!(
        ordered(sunday, |it| it.contact.direction = Direction::In),
        Ok(None)
    );
    let past = ordered(sunday, |it| it.at = Some(moment("2026-11-21 15:30")));
    assert_eq!(
        past.map(|it| it.map(|it| told(&it))),
        Ok(Some("hours -> Mon 11-23 07:00".into()))
    );
    let past = ordered(sunday, |it| it.at = Some(moment("2026-11-21 14:30")));
    assert_eq!(past, Ok(None));
    // A call counts from when it began.
    let evening = "2026-11-23 19:04";
    assert!(ordered(evening, |it| it.contact.seconds = Some(200)).is_err());
    assert_eq!(
        ordered(evening, |it| it.contact.seconds = Some(300)),
        Ok(None)
    );
}
