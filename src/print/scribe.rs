//! What the house sends: messages from its templates, and the papers that come with them.

use std::path::Path;

use chrono::NaiveDateTime;

use super::{Drawer, Press};
use crate::app::{DebtorFile, Scribe};
use crate::config::Config;
use crate::domain::contact::Channel;
use crate::domain::policy::Policy;
use crate::i18n::{Asked, Writer};
use crate::message::{Message, Templates};
use crate::post::Part;

/// Writes messages and packs what comes with them, for many clients or one.
#[derive(Debug, Clone)]
pub struct HouseScribe {
    press: Press,
    config: Config,
    templates: Templates,
    policy: Policy,
    now: NaiveDateTime,
}

impl HouseScribe {
    /// A scribe at a moment, local time.
    pub fn new(press: Press, config: &Config, templates: Templates, now: NaiveDateTime) -> Self {
        Self {
            press,
            config: config.clone(),
            templates,
            policy: config.policy(),
            now,
        }
    }
}

impl Scribe for HouseScribe {
    fn write(
        &self,
        file: &DebtorFile,
        channel: Channel,
        template: Option<&str>,
    ) -> Result<Message, String> {
        let texts = &self.press.texts;
        let writer = Writer::new(texts, &self.config, &self.templates);
        let asked = Asked {
            template: template.map(str::to_owned),
            channel: Some(channel),
            ..Asked::default()
        };
        let written = writer.write(file, self.now, &asked);
        written.map_err(|why| texts.not_written(&why))
    }

    fn pack(&self, file: &DebtorFile, message: &Message) -> Result<Vec<Part>, String> {
        let drawer = Drawer {
            invoices: Path::new(self.config.mail.invoice_folder.trim()),
            policy: &self.policy,
            now: self.now,
        };
        self.press.enclosed(file, message, &drawer)
    }
}
