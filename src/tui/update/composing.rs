//! Messages filled in: the template that fits the client's next step, in the language of who gets it.

use super::super::model::{Choice, Model, ToWrite};
use crate::app::DebtorFile;
use crate::domain::contact::Channel;
use crate::domain::person::Reachable;
use crate::i18n::{Asked, Writer};
use crate::message::{Message, Recipient};

impl Model {
    /// The message that is wanted, filled in; else what is wrong, in words.
    pub(super) fn composed(
        &self,
        file: &DebtorFile,
        wanted: &ToWrite,
        way: Option<&Reachable>,
    ) -> Result<Message, String> {
        let person = way.map(|way| way.person.stated.name.clone());
        let asked = Asked {
            template: wanted.template.clone(),
            channel: Some(wanted.channel),
            person: person.filter(|name| !name.is_empty()),
            ..Asked::default()
        };
        let writer = Writer::new(&self.texts, &self.config, &self.templates);
        let written = writer.write(file, self.now, &asked);
        let mut message = written.map_err(|why| self.texts.not_written(&why))?;
        if let Some(way) = way {
            message.to = Some(Recipient {
                name: way.person.stated.name.clone(),
                address: way.address.clone(),
            });
        }
        Ok(message)
    }

    /// The templates that have words for a channel: those that make sense for the client on show, the best first.
    pub(super) fn templates_by(&self, channel: Channel) -> Vec<Choice> {
        let Some(file) = self.current_file() else {
            return Vec::new();
        };
        let asked = Asked {
            channel: Some(channel),
            ..Asked::default()
        };
        let writer = Writer::new(&self.texts, &self.config, &self.templates);
        let choices = writer.choices(file, self.now, &asked).into_iter();
        let sensible = choices.filter(|(_, makes_sense)| *makes_sense);
        sensible
            .map(|(template, _)| Choice::Message(channel, template.id.clone()))
            .collect()
    }

    /// What a template is called.
    pub(super) fn title_of(&self, template: &str) -> String {
        let tag = self.texts.tag();
        let (_, set) = self.templates.in_language(tag, tag);
        let found = set.template(template);
        found.map_or_else(|| template.to_owned(), |it| it.title.clone())
    }
}
