//! Everything that cobro says to clients by itself passes its own tone check: messages, calls, answers to excuses, papers.

use std::collections::{BTreeMap, HashSet};

use cobro::app::DebtorFile;
use cobro::config::{Address, Config, Region};
use cobro::domain::agreement::Agreement;
use cobro::domain::contact::Channel;
use cobro::domain::debtor::DebtorType;
use cobro::domain::interest::late_interest;
use cobro::domain::profile::Relationship;
use cobro::domain::protocol::Tone as StepTone;
use cobro::i18n::{Asked, NotWritten, Texts, Writer};
use cobro::message::template::WRITTEN;
use cobro::message::tone::{Severity, Tone};
use cobro::message::{Message, NotComposed, Occasion, Scripts, Spoken, Templates};
use cobro::print::{Press, PrintError, Words};

use super::clients::{files, house};
use super::story::at;

const LANGUAGES: [&str; 2] = ["es", "en"];

/// Mild findings that stay, by rule and phrase. There is none: give the reason beside each.
const JUSTIFIED: [(&str, &str); 0] = [];

/// Clients in whose messages each word for how somebody is addressed occurs.
const TYPICAL: [&str; 10] = [
    "one",
    "many",
    "promised",
    "broken",
    "plan",
    "disputing",
    "suspended",
    "friend",
    "friend_broken",
    "upcoming",
];

/// Steps that no protocol names, and that calls are about.
const ASIDE: [&str; 10] = [
    "follow_up_promise",
    "call_back",
    "confirm_promise",
    "check_in",
    "review_dispute",
    "resolve_dispute",
    "remind",
    "propose_plan",
    "find_number",
    "verify_payment",
];

/// What was found in all that was looked at, each phrase with one place where it stands.
#[derive(Default)]
struct Found {
    texts: HashSet<String>,
    findings: BTreeMap<(String, String), String>,
}

impl Found {
    fn look(&mut self, language: &str, place: &str, text: &str) {
        if !self.texts.insert(text.to_owned()) {
            return;
        }
        let (tone, _) = Tone::load(None);
        let rules = tone.in_language(language).expect("has rules");
        for finding in rules.check(text) {
            let phrase = text[finding.range].to_lowercase();
            let weight = match finding.severity {
                Severity::Serious => "SERIOUS ",
                Severity::Mild => "",
            };
            if weight.is_empty() && JUSTIFIED.contains(&(&finding.rule, &phrase)) {
                continue;
            }
            let found = (format!("{weight}{}", finding.rule), phrase);
            self.findings
                .entry(found)
                .or_insert_with(|| format!("{place}: {text}"));
        }
    }

    /// Nothing was found in at least so many different texts.
    #[track_caller]
    fn nothing(&self, texts: usize) {
        for ((rule, phrase), place) in &self.findings {
            println!("{rule}: {phrase}\n  {place}\n");
        }
        assert!(self.findings.is_empty(), "{:?}", self.findings.keys());
        assert!(self.texts.len() >= texts, "only {}", self.texts.len());
    }
}

/// Houses that address clients in every way, in the Spanish of both sides, and one of which nothing is known.
fn houses() -> Vec<Config> {
    let mut houses = vec![house(Address::Usted, false)];
    for address in Address::ALL {
        for region in [Region::Spain, Region::America] {
            let mut config = house(address, true);
            config.messages.region = region;
            houses.push(config);
        }
    }
    houses
}

#[test]
fn messages_offend_nobody() {
    let templates = Templates::default();
    let mut found = Found::default();
    for (at, config) in houses().into_iter().enumerate() {
        let mut files = files(&config);
        files.retain(|(name, _)| at < 2 || TYPICAL.contains(name));
        // English has one word for everybody.
        let languages = if at < 2 {
            &LANGUAGES[..]
        } else {
            &LANGUAGES[..1]
        };
        for language in languages.iter().copied() {
            let texts = Texts::for_language(Some(language));
            let writer = Writer::new(&texts, &config, &templates);
            let (_, set) = templates.in_language(language, language);
            for (name, file) in &files {
                for template in set.templates() {
                    let written_by = |it: &&Channel| template.channels().contains(it);
                    for channel in WRITTEN.iter().filter(written_by).copied() {
                        let asked = Asked {
                            template: Some(template.id.clone()),
                            channel: Some(channel),
                            language: Some(language.to_owned()),
                            ..Asked::default()
                        };
                        if let Some(message) = written(&writer, file, &asked) {
                            let place = format!("{language} {} to {name}", template.id);
                            let all = format!("{}\n\n{}", message.subject, message.text);
                            found.look(language, &place, &all);
                        }
                    }
                }
            }
        }
    }
    found.nothing(3_000);
}

/// The message, where it makes sense for the client.
fn written(writer: &Writer<'_>, file: &DebtorFile, asked: &Asked) -> Option<Message> {
    match writer.write(file, at(0, 10), asked) {
        Ok(message) => Some(message),
        Err(NotWritten::NotComposed(NotComposed::Missing(_) | NotComposed::NoWords(_))) => None,
        Err(other) => panic!("{asked:?}: {other:?}"),
    }
}

#[test]
fn what_is_said_on_calls_offends_nobody() {
    let scripts = Scripts::default();
    let config = house(Address::Usted, true);
    let files = files(&config);
    let mut found = Found::default();
    for language in LANGUAGES {
        let texts = Texts::for_language(Some(language));
        let (_, spoken) = scripts.in_language(language, language).expect("scripts");
        let mut unsaid: Vec<&str> = spoken.ids();
        let occasions = occasions(&config, spoken);
        for (name, file) in &files {
            for may_ask_why in [true, false] {
                let about = ("Ana Ruiz", "Estudio Ñandú S.L.");
                let fields = texts.script_fields(file, at(0, 10), about, may_ask_why);
                for occasion in &occasions {
                    let id = spoken.id_for(occasion).expect("a script");
                    unsaid.retain(|it| *it != id);
                    let said = spoken.say(occasion, &fields).expect("sound");
                    let place = format!("{language} {id} to {name}");
                    found.look(language, &place, &said.unwrap_or_default());
                }
                for excuse in spoken.excuses() {
                    for relationship in Relationship::ALL {
                        let answer = spoken.answer(excuse.code(), *relationship, &fields);
                        let answer = answer.expect("sound").expect("an answer");
                        let place = format!("{language} {} of {name}", excuse.code());
                        found.look(language, &place, &answer);
                    }
                }
            }
        }
        assert!(unsaid.is_empty(), "{language}: never said: {unsaid:?}");
    }
    found.nothing(800);
}

/// An occasion for each script and relationship.
fn occasions(config: &Config, spoken: &Spoken) -> Vec<Occasion> {
    let mut steps: Vec<String> = ASIDE.iter().map(|it| (*it).to_owned()).collect();
    steps.push(String::new());
    for (_, protocol) in config.protocols.iter() {
        for step in &protocol.steps {
            steps.push(step.template.clone().unwrap_or_else(|| step.id.to_string()));
            steps.push(step.id.to_string());
        }
    }
    steps.sort();
    steps.dedup();
    let mut occasions = BTreeMap::new();
    for step in steps {
        for tone in StepTone::ALL {
            for debtor_type in DebtorType::ALL {
                for relationship in Relationship::ALL {
                    let occasion = Occasion {
                        step: step.clone(),
                        tone: *tone,
                        debtor_type,
                        relationship: *relationship,
                    };
                    let id = spoken.id_for(&occasion).expect("a script").to_owned();
                    occasions.insert((id, relationship.id()), occasion);
                }
            }
        }
    }
    occasions.into_values().collect()
}

#[test]
fn papers_offend_nobody() {
    let config = house(Address::Usted, true);
    let (policy, rules) = (config.policy(), config.interest_rules());
    let files = files(&config);
    let (mut found, mut agreements) = (Found::default(), 0);
    for language in LANGUAGES {
        let press = Press::new(Texts::for_language(Some(language)), &config, None);
        for (name, file) in &files {
            let place = |kind: &str| format!("{language} {kind} of {name}");
            let (account, now) = (&file.account, at(0, 10));
            let interest = late_interest(account, now.date(), &rules);
            for interest in [None, Some(interest)] {
                let statement = press.statement_of(account, now, None, interest);
                let page = statement.expect("a page").html;
                found.look(language, &place("statement"), &page);
            }
            let words = Words {
                subject: String::new(),
                text: String::new(),
                address: vec!["Calle del Comercio, 15".into()],
            };
            match press.letter_of(account, now, None, words) {
                Ok(letter) => found.look(language, &place("letter"), &letter.html),
                Err(PrintError::NothingOpen) => {}
                Err(other) => panic!("{name}: {other:?}"),
            }
            if let Some(agreed) = Agreement::of_live_plan(&file.entries, account, &policy) {
                let page = press.agreement(&agreed).expect("a page");
                found.look(language, &place("agreement"), &page);
                agreements += 1;
            }
        }
    }
    assert!(agreements >= 2, "{agreements}");
    found.nothing(100);
}

#[test]
fn the_kinder_wordings_are_kind() {
    let (tone, _) = Tone::load(None);
    let mut found = Found::default();
    for language in LANGUAGES {
        let rules = tone.in_language(language).expect("has rules");
        for rule in rules.all() {
            found.look(language, &rule.id, &rule.kinder);
        }
    }
    found.nothing(190);
}
