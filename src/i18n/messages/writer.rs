//! Writing to a client: the template that fits, filled in for whom it is for.

use chrono::NaiveDateTime;

use super::super::{Place, Texts};
use super::Setting;
use crate::app::DebtorFile;
use crate::config::Config;
use crate::domain::contact::Channel;
use crate::domain::interest::InterestRules;
use crate::domain::limits::ContactRules;
use crate::domain::person::{Person, Reachable};
use crate::domain::policy::Policy;
use crate::domain::proposals::Proposal;
use crate::domain::protocol::{Step, StepId};
use crate::domain::search::fold;
use crate::domain::standing::Band;
use crate::message::template::{Template, TemplateSet};
use crate::message::{
    Attachment, Message, MessageFields, NotComposed, Occasion, Recipient, Templates, Wanted,
    compose,
};

/// Days that a notice gives where no step of a protocol follows it.
const NOTICE_DAYS: u32 = 10;

/// Writes messages to clients.
pub struct Writer<'a> {
    texts: &'a Texts,
    config: &'a Config,
    templates: &'a Templates,
    limits: ContactRules,
    policy: Policy,
    interest: InterestRules,
}

/// Which message is asked for; what is not said is worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// A template by its name; the one that fits best when it is not said.
    pub template: Option<String>,
    /// The way it goes; that of the step, else e-mail, when it is not said.
    pub channel: Option<Channel>,
    /// Whom it is for, by part of their name; the first who can be reached when it is not said.
    pub person: Option<String>,
    /// Its language; that of the person, else of somebody at the client's, else of the house, when it is not said.
    pub language: Option<String>,
    /// The step of a protocol that it is for; the one that is next when it is not said.
    pub step: Option<StepId>,
}

/// Why there is no message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotWritten {
    /// Nobody at the client's has this name.
    NoPerson(String),
    /// Nothing goes this way in writing.
    NotInWriting(Channel),
    /// There is nothing to write, or it can't be filled in.
    NotComposed(NotComposed),
}

impl<'a> Writer<'a> {
    /// A writer for a house; `texts` are those of its desk.
    pub fn new(texts: &'a Texts, config: &'a Config, templates: &'a Templates) -> Self {
        Self {
            texts,
            config,
            templates,
            limits: config.contact_rules(),
            policy: config.policy(),
            interest: config.interest_rules(),
        }
    }

    /// A message to a client.
    ///
    /// # Errors
    /// When there is nothing to write, nobody of the name, or the user's own template can't be filled in.
    pub fn write(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
        asked: &Asked,
    ) -> Result<Message, NotWritten> {
        let channel = asked
            .channel
            .unwrap_or_else(|| self.usual_channel(file, asked));
        if matches!(channel, Channel::Call | Channel::Visit) {
            return Err(NotWritten::NotInWriting(channel));
        }
        let (person, to) = whom(file, channel, now, asked)?;
        let (language, set) = self.set(file, person.as_ref(), asked);
        let texts = match language == self.texts.tag() {
            true => self.texts.clone(),
            false => Texts::for_language(Some(language)).in_country(&self.config.country()),
        };
        let occasion = self.occasion(file, asked);
        let named = asked.template.as_deref().and_then(|id| set.template(id));
        let setting = Setting {
            config: self.config,
            limits: &self.limits,
            interest: &self.interest,
            now,
            person: to.as_ref().map_or("", |it| it.name.as_str()),
            next_step_days: self.days_to_next(file, &occasion, named),
            letter: channel == Channel::Letter,
        };
        let fields = texts.message_fields(file, &setting);
        let wanted = Wanted {
            language,
            channel,
            occasion: &occasion,
            template: asked.template.as_deref(),
            to,
            sms_without_accents: self.config.messages.sms_without_accents,
        };
        compose(set, &wanted, &fields).map_err(NotWritten::NotComposed)
    }

    /// The templates that could be written to a client by a channel, the best first and then the others, each with whether
    /// it makes sense with what is known.
    pub fn choices(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
        asked: &Asked,
    ) -> Vec<(&Template, bool)> {
        let channel = asked
            .channel
            .unwrap_or_else(|| self.usual_channel(file, asked));
        let Ok((person, to)) = whom(file, channel, now, asked) else {
            return Vec::new();
        };
        let (_, set) = self.set(file, person.as_ref(), asked);
        let occasion = self.occasion(file, asked);
        let setting = Setting {
            config: self.config,
            limits: &self.limits,
            interest: &self.interest,
            now,
            person: to.as_ref().map_or("", |it| it.name.as_str()),
            next_step_days: NOTICE_DAYS,
            letter: channel == Channel::Letter,
        };
        let fields: MessageFields = self.texts.message_fields(file, &setting);
        set.choices(&occasion, channel, &fields)
    }

    fn set(
        &self,
        file: &DebtorFile,
        person: Option<&Person>,
        asked: &Asked,
    ) -> (&'static str, &TemplateSet) {
        let theirs = person.and_then(|it| it.stated.language.clone());
        let anybodys = || {
            let people = file.account.people().into_iter();
            people.filter_map(|it| it.stated.language).next()
        };
        let wanted = asked.language.clone().or(theirs).or_else(anybodys);
        let wanted = wanted.unwrap_or_else(|| self.texts.tag().to_owned());
        let tag = wanted.split(['-', '_']).next().unwrap_or_default();
        self.templates
            .in_language(&tag.to_lowercase(), self.texts.tag())
    }

    /// The step that was named, else the one of the protocol that is next.
    fn step(&self, file: &DebtorFile, asked: &Asked) -> Option<&Step> {
        let next = match &file.standing.next_step {
            Some(crate::domain::standing::NextStep::Protocol(id)) => Some(id),
            _ => None,
        };
        let id = asked.step.as_ref().or(next)?;
        let protocols = &self.policy.protocols;
        protocols.step(file.account.debtor_type, id)
    }

    /// The channel of the step where it is one in writing; e-mail otherwise.
    fn usual_channel(&self, file: &DebtorFile, asked: &Asked) -> Channel {
        let channel = self.step(file, asked).and_then(|step| step.channel);
        let written = channel.filter(|it| !matches!(it, Channel::Call | Channel::Visit));
        written.unwrap_or(Channel::Email)
    }

    fn occasion(&self, file: &DebtorFile, asked: &Asked) -> Occasion {
        let occasion = Occasion::written(&file.account, &file.standing, &self.policy);
        if asked.step.is_some() {
            return match self.step(file, asked) {
                Some(step) => occasion.for_step(step),
                None => occasion,
            };
        }
        let thanks = file.proposals.iter();
        let thanks = thanks
            .filter(|it| matches!(it, Proposal::ThankYou { .. }))
            .count()
            > 0;
        match file.standing.band {
            Band::NotDue | Band::Settled if thanks => Occasion {
                step: "thank_you".to_owned(),
                ..occasion
            },
            _ => occasion,
        }
    }

    /// How many days the step after the one that is written for comes later at least.
    fn days_to_next(
        &self,
        file: &DebtorFile,
        occasion: &Occasion,
        named: Option<&Template>,
    ) -> u32 {
        let names: Vec<&str> = match named {
            Some(template) => template.steps.iter().map(String::as_str).collect(),
            None => vec![occasion.step.as_str()],
        };
        let protocol = self.policy.protocols.of(file.account.debtor_type);
        let steps = protocol.map_or(&[][..], |it| it.steps.as_slice());
        let is_it = |step: &Step| {
            let of_text = step.template.as_deref();
            names.contains(&step.id.as_str()) || of_text.is_some_and(|it| names.contains(&it))
        };
        let at = steps.iter().position(is_it);
        let after = at.and_then(|at| steps.get(at + 1));
        after.map_or(NOTICE_DAYS, |step| step.after_previous)
    }
}

/// Whom a message is for: the person who was named, else the first who can be reached by the channel.
fn whom(
    file: &DebtorFile,
    channel: Channel,
    now: NaiveDateTime,
    asked: &Asked,
) -> Result<(Option<Person>, Option<Recipient>), NotWritten> {
    let account = &file.account;
    let ways: Vec<Reachable> = account.reachable(channel, now.time());
    let recipient = |way: &Reachable| Recipient {
        name: way.person.stated.name.clone(),
        address: way.address.clone(),
    };
    if let Some(name) = &asked.person {
        let wanted = fold(name);
        let mut people = account.people().into_iter();
        let found = people.find(|it| fold(&it.stated.name).contains(&wanted));
        let person = found.ok_or_else(|| NotWritten::NoPerson(name.clone()))?;
        let way = ways.iter().find(|it| it.person.number == person.number);
        let to = match (way, person.closed(channel)) {
            (_, Some(_)) => None,
            (Some(way), None) => Some(recipient(way)),
            (None, None) => Some(Recipient {
                name: person.stated.name.clone(),
                address: None,
            }),
        };
        return Ok((Some(person), to));
    }
    let open = |it: &&Reachable| it.closed.is_none();
    if let Some(way) = ways.iter().find(open) {
        return Ok((Some(way.person.clone()), Some(recipient(way))));
    }
    // Letters need no address of a person, and who has none can still be named.
    let mut people = account.people().into_iter();
    let person = people.find(|it| it.closed(channel).is_none());
    let to = person.as_ref().map(|it| Recipient {
        name: it.stated.name.clone(),
        address: None,
    });
    Ok((person, to))
}

impl NotWritten {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoPerson(_) => "no_person",
            Self::NotInWriting(_) => "not_in_writing",
            Self::NotComposed(why) => match why {
                NotComposed::NoTemplate(_) => "no_template",
                NotComposed::NoWords(_) => "no_words",
                NotComposed::Missing(_) => "nothing_to_write_about",
                NotComposed::NothingFits => "nothing_fits",
                NotComposed::Unfit(_) => "template",
            },
        }
    }
}

impl Texts {
    /// What comes with a message.
    pub fn attachment(&self, attachment: &Attachment) -> String {
        match attachment {
            Attachment::Statement => self.get("message-attached-statement"),
            Attachment::Agreement => self.get("message-attached-agreement"),
            Attachment::Invoice(number) => {
                self.with("message-attached-invoice", &[("number", number.into())])
            }
            Attachment::File(path) => {
                let name = path.file_name().unwrap_or_default();
                name.to_string_lossy().into_owned()
            }
        }
    }

    /// Why there is no message.
    pub fn not_written(&self, why: &NotWritten) -> String {
        match why {
            NotWritten::NoPerson(name) => self.with("message-no-person", &[("name", name.into())]),
            NotWritten::NotInWriting(channel) => {
                let channel = Place::from(self.channel(*channel));
                self.with("message-not-in-writing", &[("channel", channel)])
            }
            NotWritten::NotComposed(why) => match why {
                NotComposed::NoTemplate(id) => {
                    self.with("message-no-template", &[("id", id.into())])
                }
                NotComposed::NoWords(channel) => {
                    let channel = Place::from(self.channel(*channel));
                    self.with("message-no-words", &[("channel", channel)])
                }
                NotComposed::Missing(need) => self.get(&format!("message-needs-{}", need.id())),
                NotComposed::NothingFits => self.get("message-nothing-fits"),
                NotComposed::Unfit(problem) => self.file_problem(problem),
            },
        }
    }
}
