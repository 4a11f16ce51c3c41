//! Every template for every client: it can be filled in, it reads as a person would write, and it says what it must.

use std::collections::{BTreeMap, BTreeSet};

use cobro::app::DebtorFile;
use cobro::config::{Address, Config};
use cobro::domain::contact::Channel;
use cobro::domain::debtor::DebtorType;
use cobro::domain::profile::Relationship;
use cobro::domain::protocol::Tone;
use cobro::i18n::{Asked, NotWritten, Texts, Writer};
use cobro::message::template::{MessageNeed, WRITTEN};
use cobro::message::{Message, NotComposed, Occasion, Templates, sms};

use super::clients::{files, house};
use super::story::at;

const LANGUAGES: [&str; 2] = ["es", "en"];

/// Words that no message has: they accuse, threaten or shame, or are none at all.
const NEVER: [&str; 26] = [
    "moros",
    "deudor",
    "deuda",
    "impag",
    "exig",
    "tiene que",
    "tienes que",
    "debe pagar",
    "negocios son",
    "denunci",
    "tribunal",
    "a la mayor brevedad",
    "por la presente",
    "estimado",
    "el abajo",
    "debtor",
    "defaulter",
    "must pay",
    "have to pay",
    "demand",
    "court",
    "legal action",
    "dear sir",
    "undefined",
    "none",
    "{{",
];

/// What is left behind where a place was empty, or a word is missing.
const SCARS: [&str; 14] = [
    "  ", " ,", " .", " ;", " :", "()", "( ", " )", ",,", "..", ",.", ".,", "¿ ", "!!",
];

fn variants() -> Vec<Config> {
    let mut variants: Vec<Config> = Address::ALL
        .into_iter()
        .map(|address| house(address, true))
        .collect();
    variants.push(house(Address::Usted, false));
    variants
}

fn every(language: &str) {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let templates = Templates::default();
    let (_, set) = templates.in_language(language, language);
    for config in variants() {
        let texts = Texts::for_language(Some(language));
        let writer = Writer::new(&texts, &config, &templates);
        for (name, file) in files(&config) {
            for template in set.templates() {
                for channel in WRITTEN {
                    let asked = Asked {
                        template: Some(template.id.clone()),
                        channel: Some(channel),
                        language: Some(language.to_owned()),
                        ..Asked::default()
                    };
                    let of = format!("{language} {} {} to {name}", template.id, channel.id());
                    match writer.write(&file, at(0, 10), &asked) {
                        Ok(message) => {
                            *used.entry(template.id.clone()).or_default() += 1;
                            let overdue = template.needs.contains(&MessageNeed::Overdue);
                            reads_well(&of, &message);
                            names_what_it_is_about(&of, &message, &file, overdue);
                        }
                        Err(NotWritten::NotComposed(
                            NotComposed::Missing(_) | NotComposed::NoWords(_),
                        )) => {}
                        Err(other) => panic!("{of}: {other:?}"),
                    }
                }
            }
        }
    }
    let unused = set
        .templates()
        .iter()
        .filter(|it| !used.contains_key(&it.id));
    let unused: Vec<&str> = unused.map(|it| it.id.as_str()).collect();
    assert!(unused.is_empty(), "nobody was written to with {unused:?}");
}

#[test]
fn every_template_can_be_written_in_spanish_to_whoever_it_makes_sense_for() {
    every("es");
}

#[test]
fn every_template_can_be_written_in_english_to_whoever_it_makes_sense_for() {
    every("en");
}

fn reads_well(of: &str, message: &Message) {
    let page = message.html.as_deref().unwrap_or_default();
    let all = format!("{}\n{}", message.subject, message.text);
    let low = all.to_lowercase();
    for words in NEVER {
        let found = low.find(words);
        // A house is suspended by nobody's name: "nones" is no word of these texts, "none" might be one.
        assert!(
            found.is_none() || words == "none" && low.contains("none of"),
            "{of}: {words}\n{all}"
        );
    }
    for scar in SCARS {
        let clean = all.replace("...", "");
        assert!(!clean.contains(scar), "{of}: {scar:?}\n{all}");
    }
    for line in all.lines() {
        let odd =
            line.ends_with([',', '(']) && !line.starts_with("Dear") && !line.starts_with("Hi");
        let greeting = line.ends_with(',') && line.split_whitespace().count() <= 4;
        assert!(!odd || greeting, "{of}: {line:?}\n{all}");
        let first = line.chars().next();
        let small = first.is_some_and(|it| it.is_lowercase()) && message.channel != Channel::Sms;
        assert!(!small || line.starts_with("www"), "{of}: {line:?}\n{all}");
    }
    assert!(
        !message.text.trim().is_empty() && !message.text.contains("\n\n\n"),
        "{of}\n{all}"
    );
    assert!(!message.subject.contains('\n'), "{of}\n{all}");
    let has_subject = matches!(message.channel, Channel::Email | Channel::Letter);
    assert_eq!(has_subject, !message.subject.is_empty(), "{of}\n{all}");
    assert_eq!(
        message.channel == Channel::Email,
        message.html.is_some(),
        "{of}"
    );
    for private in ['\u{E000}', '\u{E001}', '\u{E002}'] {
        assert!(
            !all.contains(private) && !page.contains(private),
            "{of}\n{page}"
        );
    }
}

/// Whoever is asked to pay reads the number, the due date and the amount of each invoice, and how to pay if it is known.
fn names_what_it_is_about(of: &str, message: &Message, file: &DebtorFile, overdue: bool) {
    if !overdue || message.channel == Channel::Sms {
        return;
    }
    let claims = cobro::domain::account::claims(&file.account, at(0, 10), false);
    for claim in claims.iter().take(20) {
        let number = claim.invoice.number.as_str();
        let said = message.text.contains(number) || message.subject.contains(number);
        assert!(said, "{of}: {number}\n{}", message.text);
        if let Some(page) = &message.html {
            assert!(
                page.contains(number) || message.subject.contains(number),
                "{of}: {number}\n{page}"
            );
        }
    }
}

#[test]
fn every_step_in_writing_has_a_text_of_its_own_and_every_tone_one_for_each_channel() {
    let config = Config::default();
    let templates = Templates::default();
    for language in LANGUAGES {
        let (_, set) = templates.in_language(language, language);
        for (debtor_type, protocol) in config.protocols.iter() {
            for step in &protocol.steps {
                for relationship in Relationship::ALL {
                    let name = step.template.as_deref().unwrap_or(step.id.as_str());
                    let occasion = Occasion {
                        step: name.to_owned(),
                        tone: step.tone,
                        debtor_type,
                        relationship: *relationship,
                    };
                    let channel = step.channel.unwrap_or(Channel::Call);
                    if channel == Channel::Call {
                        continue;
                    }
                    let best = set.fitting(&occasion, channel);
                    let best = best.first().unwrap_or_else(|| panic!("{language} {name}"));
                    assert!(
                        best.steps.contains(&name.to_owned()),
                        "{language} {name}: {}",
                        best.id
                    );
                    assert!(
                        best.channels().contains(&channel),
                        "{language} {name}: {}",
                        best.id
                    );
                    let of_friend = best.relationships == [Relationship::Friend];
                    assert!(
                        !of_friend || *relationship == Relationship::Friend,
                        "{}",
                        best.id
                    );
                }
            }
        }
        for tone in Tone::ALL {
            for debtor_type in DebtorType::ALL {
                for relationship in Relationship::ALL {
                    for channel in WRITTEN.into_iter().chain([Channel::SocialNetwork]) {
                        let occasion = Occasion {
                            step: "my_own_step".into(),
                            tone: *tone,
                            debtor_type,
                            relationship: *relationship,
                        };
                        let fitting = set.fitting(&occasion, channel);
                        let reminds = fitting.iter().any(|it| it.id.contains("reminder"));
                        assert!(reminds, "{language} {tone:?} {channel:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_templates_for_the_same_occasions() {
    let templates = Templates::default();
    let told = |language: &str| {
        let (_, set) = templates.in_language(language, language);
        let each = set.templates().iter().map(|it| {
            let channels: Vec<&str> = it.channels().into_iter().map(|it| it.id()).collect();
            format!(
                "{} {:?} {:?} {:?} {:?} {channels:?}",
                it.id, it.steps, it.tones, it.needs, it.attach
            )
        });
        each.collect::<BTreeSet<String>>()
    };
    let (spanish, english) = (told("es"), told("en"));
    assert_eq!(spanish, english);
    assert!(spanish.len() >= 40, "{}", spanish.len());
}

#[test]
fn the_texts_of_steps_fit_into_few_text_messages() {
    let config = house(Address::Usted, true);
    let files = files(&config);
    let (_, file) = files
        .iter()
        .find(|(name, _)| *name == "one")
        .expect("a client");
    for language in LANGUAGES {
        let templates = Templates::default();
        let texts = Texts::for_language(Some(language));
        let writer = Writer::new(&texts, &config, &templates);
        let (_, set) = templates.in_language(language, language);
        let written = set.templates().iter();
        for template in written.filter(|it| it.channels().contains(&Channel::Sms)) {
            let asked = Asked {
                template: Some(template.id.clone()),
                channel: Some(Channel::Sms),
                ..Asked::default()
            };
            if let Ok(message) = writer.write(file, at(0, 10), &asked) {
                let room = sms::room(&message.text);
                assert!(room.seven_bits, "{}: {}", template.id, message.text);
                assert!(
                    room.messages <= 2,
                    "{}: {room:?} {}",
                    template.id,
                    message.text
                );
            }
        }
    }
}

#[test]
fn what_is_next_decides_what_is_written() {
    let config = house(Address::Usted, true);
    let templates = Templates::default();
    let texts = Texts::for_language(Some("es"));
    let writer = Writer::new(&texts, &config, &templates);
    let chosen = files(&config).into_iter().map(|(name, file)| {
        let message = writer.write(&file, at(0, 10), &Asked::default());
        let told = match message {
            Ok(message) => format!(
                "{} by {} in {}",
                message.template.unwrap_or_default(),
                message.channel.id(),
                message.language
            ),
            Err(why) => why.id().to_owned(),
        };
        let next = file.standing.next_step.as_ref().map_or("-", |it| it.id());
        format!(
            "{name:<16} {:<15} {next:<18} {told}\n",
            file.standing.band.id()
        )
    });
    insta::assert_snapshot!(chosen.collect::<String>());
}
