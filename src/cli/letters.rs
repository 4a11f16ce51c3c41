//! What the commands that send put into words: messages from the house's templates, and the papers that come with them.

use super::failure::Failure;
use super::session::Session;
use crate::app::{DebtorFile, Scribe};
use crate::domain::agreement::Agreement;
use crate::domain::contact::Channel;
use crate::i18n::{Asked, NotWritten, Writer};
use crate::message::{Attachment, Message, NotComposed};
use crate::post::{Part, file_part, invoice_file};
use crate::print::file_name;

/// The house's own templates, and its papers.
pub(super) struct Letters<'a> {
    session: &'a Session,
}

impl<'a> Letters<'a> {
    /// What the house writes with.
    pub fn new(session: &'a Session) -> Self {
        Self { session }
    }

    /// Whether there is a template of this name, before anything is begun with it.
    pub fn check(&self, template: Option<&str>) -> Result<(), Failure> {
        let Some(name) = template else {
            return Ok(());
        };
        let tag = self.session.texts.tag();
        let (_, set) = self.session.templates.in_language(tag, tag);
        if set.template(name).is_some() {
            return Ok(());
        }
        let none = NotWritten::NotComposed(NotComposed::NoTemplate(name.to_owned()));
        Err(Failure::Usage(self.session.texts.not_written(&none)))
    }

    fn part(&self, file: &DebtorFile, attachment: &Attachment) -> Result<Part, String> {
        let texts = &self.session.texts;
        let folder = self.session.config.mail.invoice_folder.trim();
        let told = |trouble| texts.paper_trouble(&trouble);
        match attachment {
            Attachment::File(path) => file_part(path).map_err(told),
            Attachment::Invoice(number) => {
                let path = invoice_file(folder.as_ref(), number).map_err(told)?;
                file_part(&path).map_err(told)
            }
            Attachment::Agreement => self.agreement(file),
            Attachment::Statement => Err(texts.get("paper-no-statement")),
        }
    }

    fn agreement(&self, file: &DebtorFile) -> Result<Part, String> {
        let texts = &self.session.texts;
        let policy = self.session.config.policy();
        let agreement = Agreement::of_live_plan(&file.entries, &file.account, &policy);
        let agreement = agreement.ok_or_else(|| texts.get("paper-no-plan"))?;
        let page = self.session.press().agreement(&agreement);
        let page = page.map_err(|error| error.told(texts))?;
        let details = &file.account.details;
        let name = file_name(texts, "agreement", details.key(), self.session.today());
        Ok(Part {
            name,
            media_type: "text/html; charset=utf-8".to_owned(),
            content: page.into_bytes(),
        })
    }
}

impl Scribe for Letters<'_> {
    fn write(&self, file: &DebtorFile, template: Option<&str>) -> Result<Message, String> {
        let session = self.session;
        let writer = Writer::new(&session.texts, &session.config, &session.templates);
        let asked = Asked {
            template: template.map(str::to_owned),
            channel: Some(Channel::Email),
            ..Asked::default()
        };
        let written = writer.write(file, session.now(), &asked);
        written.map_err(|why| session.texts.not_written(&why))
    }

    fn pack(&self, file: &DebtorFile, message: &Message) -> Result<Vec<Part>, String> {
        let each = message.attachments.iter();
        each.map(|it| self.part(file, it)).collect()
    }
}
