//! What the commands that send put into words: messages from the house's templates, and the papers that come with them.

use super::failure::Failure;
use super::session::Session;
use crate::i18n::NotWritten;
use crate::message::NotComposed;
use crate::print::HouseScribe;

/// The house's own templates, and its papers.
pub(super) fn scribe(session: &Session) -> HouseScribe {
    let templates = session.templates.clone();
    HouseScribe::new(session.press(), &session.config, templates, session.now())
}

/// Whether there is a template of this name, before anything is begun with it.
pub(super) fn check(session: &Session, template: Option<&str>) -> Result<(), Failure> {
    let Some(name) = template else {
        return Ok(());
    };
    let tag = session.texts.tag();
    let (_, set) = session.templates.in_language(tag, tag);
    if set.template(name).is_some() {
        return Ok(());
    }
    let none = NotWritten::NotComposed(NotComposed::NoTemplate(name.to_owned()));
    Err(Failure::Usage(session.texts.not_written(&none)))
}
