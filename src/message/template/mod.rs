//! Messages in writing: templates for e-mail, WhatsApp, SMS and letter, one file each, with what they share; the choice of
//! the one that fits, and filling it in.
//!
//! | file | what it holds |
//! |---|---|
//! | `fields` | what fills the places |
//! | `set` | the templates of a language, and which one fits |
//! | `shared` | parts and blocks that templates share |
//! | `compose` | a template filled in: subject, text, page |
//! | `page` | the page that an e-mail also is |
//! | `file` | the files: the program's own, and the user's in their place |
//! | `check` | what can be wrong with a file |

mod check;
mod compose;
mod fields;
mod file;
mod page;
mod set;
mod shared;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::filling::Source;
use super::occasion::{Fit, Occasion, Suits};
use crate::domain::contact::Channel;
use crate::domain::debtor::DebtorType;
use crate::domain::profile::{Relationship, named};
use crate::domain::protocol::Tone;

pub use compose::{Filled, NotComposed, Wanted, compose};
pub use fields::{
    AccountFields, CallFields, DisputeFields, Fields as MessageFields, HouseFields,
    InstalmentFields, InterestFields, InvoiceFields, ListFields, PaymentFields, PlanFields,
    PromiseFields as PromisedFields, TermsFields, WaysFields,
};
pub use file::{Templates, default_text, folder_of, own_files, strays};
pub use set::TemplateSet;

named! {
    /// What must be there before a message makes sense.
    MessageNeed {
        /// Something to be collected.
        Overdue = "overdue",
        /// Something that is not due yet.
        Upcoming = "upcoming",
        /// Something open, due or not.
        Open = "open",
        /// Nothing that could be collected.
        NothingOverdue = "nothing_overdue",
        /// A way to pay that the house has named.
        Ways = "ways",
        /// A live promise.
        Promise = "promise",
        /// A live promise that is an instalment of a plan.
        Instalment = "instalment",
        /// A promise that was not kept.
        Broken = "broken",
        /// A promise that was kept.
        Kept = "kept",
        /// A plan that is on schedule.
        Plan = "plan",
        /// A dispute that is open.
        Dispute = "dispute",
        /// A dispute that is resolved, and none that is open.
        Resolved = "resolved",
        /// A payment.
        Payment = "payment",
    }
}

named! {
    /// What comes with a message.
    Attached {
        /// The invoices that it is about.
        Invoices = "invoices",
        /// The statement of account.
        Statement = "statement",
        /// The agreement of the plan.
        Agreement = "agreement",
    }
}

/// What a file of a set holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SetFile {
    Shared,
    Layout,
    Template,
}

/// The ways that messages go in writing, in the order of lists.
pub const WRITTEN: [Channel; 4] = [
    Channel::Email,
    Channel::Whatsapp,
    Channel::Sms,
    Channel::Letter,
];

/// A message to be filled in, and when it fits.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What it is called.
    pub title: String,
    /// The steps that it is for.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The tones that it is for where no template is for the step.
    #[serde(default)]
    pub tones: Vec<Tone>,
    /// The types that it is for; all of them when none is named.
    #[serde(default)]
    pub types: Vec<DebtorType>,
    /// The relationships that it is for; all of them when none is named.
    #[serde(default)]
    pub relationships: Vec<Relationship>,
    /// What must be there before it makes sense.
    #[serde(default)]
    pub needs: Vec<MessageNeed>,
    /// What comes with it.
    #[serde(default)]
    pub attach: Vec<Attached>,
    email: Option<Wording>,
    whatsapp: Option<Wording>,
    sms: Option<Wording>,
    letter: Option<Wording>,
    /// Its name: that of its file.
    #[serde(skip)]
    pub id: String,
    #[serde(skip)]
    source: Source,
}

/// What is said by one channel.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    subject: Option<Spanned<String>>,
    text: Spanned<String>,
    /// The page in place of the one that is made from the text.
    html: Option<Spanned<String>>,
}

impl Template {
    /// The ways that it has a text of its own for.
    pub fn channels(&self) -> Vec<Channel> {
        let each = WRITTEN.into_iter();
        each.filter(|channel| self.own_wording(*channel).is_some())
            .collect()
    }

    /// The file that it is from.
    pub fn path(&self) -> &std::path::Path {
        &self.source.path
    }

    fn own_wording(&self, channel: Channel) -> Option<&Wording> {
        match channel {
            Channel::Email => self.email.as_ref(),
            Channel::Whatsapp | Channel::SocialNetwork => self.whatsapp.as_ref(),
            Channel::Sms => self.sms.as_ref(),
            Channel::Letter => self.letter.as_ref(),
            Channel::Call | Channel::Visit => None,
        }
    }

    /// The words for a channel, with the channel that they were written for: its own, else those that come closest.
    fn wording(&self, channel: Channel) -> Option<(Channel, &Wording)> {
        let closest: &[Channel] = match channel {
            Channel::Email => &[Channel::Email, Channel::Letter],
            Channel::Letter => &[Channel::Letter, Channel::Email],
            Channel::Whatsapp | Channel::SocialNetwork => &[Channel::Whatsapp, Channel::Email],
            Channel::Sms => &[Channel::Sms, Channel::Whatsapp],
            Channel::Call | Channel::Visit => &[],
        };
        let mut found = closest
            .iter()
            .filter_map(|it| Some((*it, self.own_wording(*it)?)));
        found.next()
    }

    /// How well it fits an occasion, more being better; nothing when it doesn't. What it is about decides before whom it is
    /// for: a message about another matter would be wrong however friendly. One that names no step and no tone is only
    /// taken by hand.
    fn points(&self, occasion: &Occasion) -> Option<u8> {
        let suits = Suits {
            steps: &self.steps,
            tones: &self.tones,
            types: &self.types,
            relationships: &self.relationships,
        };
        let Fit {
            step,
            tone,
            debtor_type,
            relationship,
        } = suits.fit(occasion)?;
        let points = [(step, 8), (relationship, 4), (debtor_type, 2), (tone, 1)];
        let points = points.iter().filter(|(is, _)| *is);
        (step || tone).then(|| points.map(|(_, points)| *points).sum())
    }
}
