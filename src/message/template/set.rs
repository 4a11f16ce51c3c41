//! The templates of a language, and which one fits.

use super::super::filling::Source;
use super::shared::Shared;
use super::{MessageNeed, Template};
use crate::domain::contact::Channel;
use crate::message::Occasion;

use super::fields::Fields;

/// The templates of a language with what they share.
#[derive(Debug, Clone, Default)]
pub struct TemplateSet {
    pub(super) shared: Shared,
    /// The page that e-mails are put on.
    pub(super) layout: Source,
    /// The user's own first, then the program's in the order of its table.
    pub(super) templates: Vec<Template>,
}

impl TemplateSet {
    /// All templates.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The template with this name.
    pub fn template(&self, id: &str) -> Option<&Template> {
        self.templates.iter().find(|it| it.id == id)
    }

    /// The templates that fit an occasion and have words for a channel, the best first.
    pub fn fitting(&self, occasion: &Occasion, channel: Channel) -> Vec<&Template> {
        let mut found: Vec<(u8, bool, &Template)> = Vec::new();
        for template in &self.templates {
            let points = template.points(occasion);
            let written_for = template.wording(channel).map(|(of, _)| of);
            if let Some((points, of)) = points.zip(written_for) {
                found.push((points, of == channel, template));
            }
        }
        found.sort_by_key(|(points, exact, _)| std::cmp::Reverse((*points, *exact)));
        found.into_iter().map(|(_, _, template)| template).collect()
    }

    /// All templates that have words for a channel, those that fit first, each with whether it makes sense with what is known.
    pub fn choices(
        &self,
        occasion: &Occasion,
        channel: Channel,
        fields: &Fields,
    ) -> Vec<(&Template, bool)> {
        let fitting = self.fitting(occasion, channel);
        let others = self.templates.iter().filter(|it| {
            let fits = fitting.iter().any(|other| other.id == it.id);
            !fits && it.wording(channel).is_some()
        });
        let all = fitting.iter().copied().chain(others);
        all.map(|it| (it, it.missing(fields).is_none())).collect()
    }

    /// The template that fits best and makes sense with what is known.
    pub fn choose(
        &self,
        occasion: &Occasion,
        channel: Channel,
        fields: &Fields,
    ) -> Option<&Template> {
        let mut fitting = self.fitting(occasion, channel).into_iter();
        fitting.find(|it| it.missing(fields).is_none())
    }
}

impl Template {
    /// What it needs and is not there, if anything.
    pub fn missing(&self, fields: &Fields) -> Option<MessageNeed> {
        let mut needs = self.needs.iter().copied();
        needs.find(|need| !need.met(fields))
    }
}

impl MessageNeed {
    /// Whether it is there.
    fn met(self, fields: &Fields) -> bool {
        let open_dispute = fields.dispute.as_ref().map(|it| !it.resolved);
        match self {
            Self::Overdue => !fields.overdue.total.is_empty(),
            Self::Upcoming => !fields.upcoming.total.is_empty(),
            Self::Open => fields.open.count > 0,
            Self::NothingOverdue => fields.overdue.total.is_empty(),
            Self::Ways => fields.ways.any,
            Self::Promise => fields.promise.is_some(),
            Self::Instalment => fields.promise.as_ref().is_some_and(|it| it.instalment),
            Self::Broken => fields.broken.is_some(),
            Self::Kept => fields.kept.is_some(),
            Self::Plan => fields.plan.as_ref().is_some_and(|it| !it.broken),
            Self::Dispute => open_dispute == Some(true),
            Self::Resolved => open_dispute == Some(false),
            Self::Payment => fields.payment.is_some(),
        }
    }
}
