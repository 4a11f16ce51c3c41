//! What is chosen while a message is written: the message itself, its template, who gets it, its papers, the way it goes.

use super::super::message::Effect;
use super::super::model::{Choice, Choosing, Model, ToWrite, Way};
use crate::domain::contact::Channel;
use crate::i18n::Place;
use crate::message::Message;
use crate::message::template::WRITTEN;

impl Model {
    /// What can be chosen of a list about messages.
    pub(super) fn message_choices(&self, what: &Choosing) -> Vec<Choice> {
        match what {
            Choosing::Message if !self.queue.selected.is_empty() => self.messages_to_many(),
            Choosing::Message => {
                let channels = WRITTEN.into_iter();
                channels
                    .flat_map(|channel| self.templates_by(channel))
                    .collect()
            }
            Choosing::Template => {
                let writing = self.writing.as_ref();
                let channel = writing.map(|writing| writing.about.message.channel);
                channel.map(|it| self.templates_by(it)).unwrap_or_default()
            }
            Choosing::Recipient => {
                let writing = self.writing.as_ref();
                let channel = writing.map(|writing| writing.about.message.channel);
                let ways = channel
                    .zip(self.current_file())
                    .map(|(channel, file)| file.account.reachable(channel, self.now.time()));
                let ways = ways.unwrap_or_default().into_iter();
                ways.map(|way| Choice::Recipient(Box::new(way))).collect()
            }
            Choosing::Attachments => self.papers(),
            _ => self.ways(),
        }
    }

    /// Takes one of [`Self::message_choices`].
    pub(super) fn take_for_message(
        &mut self,
        what: &Choosing,
        choice: Choice,
        effects: &mut Vec<Effect>,
    ) {
        match (what, choice) {
            (Choosing::Message, Choice::Fitting(channel)) => {
                self.write_to_many(channel, None, effects);
            }
            (Choosing::Message, Choice::Message(channel, template))
                if !self.queue.selected.is_empty() =>
            {
                self.write_to_many(channel, Some(template), effects);
            }
            (Choosing::Message, Choice::Message(channel, template)) => {
                let wanted = ToWrite {
                    channel,
                    template: Some(template),
                };
                self.write(wanted, effects);
            }
            (_, Choice::Message(_, template)) => self.take_template(template),
            (_, Choice::Recipient(way)) => self.take_recipient(&way),
            (_, Choice::Paper(paper)) => self.toggle_attachment(&paper),
            (_, Choice::Way(way)) => self.take_way(way, effects),
            _ => {}
        }
    }

    /// What several clients can be written: what fits each of them best, then any message, by each channel.
    fn messages_to_many(&self) -> Vec<Choice> {
        let tag = self.texts.tag();
        let (_, set) = self.templates.in_language(tag, tag);
        let fitting = WRITTEN.into_iter().map(Choice::Fitting);
        let named = WRITTEN.into_iter().flat_map(|channel| {
            let templates = set.templates().iter();
            let fit = templates.filter(move |it| it.channels().contains(&channel));
            fit.map(move |it| Choice::Message(channel, it.id.clone()))
        });
        fitting.chain(named).collect()
    }

    /// Writes to the selected clients: e-mails and letters together, the others one after the other.
    fn write_to_many(
        &mut self,
        channel: Channel,
        template: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        match channel {
            Channel::Email | Channel::Letter => self.open_mailing_of(channel, template, effects),
            _ => self.begin_round(ToWrite { channel, template }),
        }
    }

    /// One of [`Self::message_choices`] in words.
    pub(super) fn message_choice_name(&self, choice: &Choice) -> String {
        let texts = &self.texts;
        match choice {
            Choice::Message(channel, template) => {
                let title = self.title_of(template);
                if self.writing.is_some() {
                    return title;
                }
                format!("{} · {title}", texts.channel(*channel))
            }
            Choice::Fitting(channel) => {
                let each = texts.get("writing-fitting");
                format!("{} · {each}", texts.channel(*channel))
            }
            Choice::Recipient(way) => self.way_in_words(way),
            Choice::Paper(paper) => texts.attachment(paper),
            Choice::Way(Way::Server) if self.config.mail.host.is_empty() => {
                texts.get("writing-way-server-none")
            }
            Choice::Way(way) => {
                let name = Place::from(&self.config.mail.host);
                texts.with(&format!("writing-way-{}", way.id()), &[("host", name)])
            }
            _ => String::new(),
        }
    }

    /// Whether one of [`Self::message_choices`] holds now.
    pub(super) fn is_so_of_message(&self, choice: &Choice) -> bool {
        let Some(message) = self.writing.as_ref().map(|it| &it.about.message) else {
            return false;
        };
        match choice {
            Choice::Message(_, template) => message.template.as_ref() == Some(template),
            Choice::Recipient(way) => {
                let to = message.to.as_ref();
                to.is_some_and(|to| to.address.is_some() && to.address == way.address)
            }
            Choice::Paper(paper) => message.attachments.contains(paper),
            _ => false,
        }
    }

    /// What the template of a message is called.
    pub fn template_title(&self, message: &Message) -> String {
        match &message.template {
            Some(template) => self.title_of(template),
            None => self.texts.get("writing-by-hand"),
        }
    }
}
