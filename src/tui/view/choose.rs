//! What lists to choose from say besides their choices: evidence, a reason, how tags stand.

use ratatui::text::{Line, Span};

use super::text::wrap;
use crate::i18n::Place;
use crate::tui::action::Action;
use crate::tui::model::{Choose, Choosing, Model};
use crate::tui::update::TagMark;

/// The lines below the choices.
pub(super) fn below<'a>(model: &Model, choose: &Choose, columns: usize) -> Vec<Line<'a>> {
    match &choose.what {
        Choosing::Type(debtors) => {
            let mut lines = vec![Line::default()];
            if let [debtor] = debtors.as_slice() {
                lines.extend(evidence(model, *debtor, columns));
            }
            lines.push(reason(model, choose));
            lines
        }
        Choosing::Tags(_) => {
            let places = [
                (
                    "toggle",
                    Place::from(model.keymap.key(Action::ChooseToggle)),
                ),
                (
                    "accept",
                    Place::from(model.keymap.key(Action::ChooseAccept)),
                ),
            ];
            let help = model.texts.with("tags-help", &places);
            vec![
                Line::default(),
                Line::styled(format!(" {help}"), model.theme.dim),
            ]
        }
        _ => Vec::new(),
    }
}

/// What speaks for the proposed type, or what to ask to find it out.
fn evidence<'a>(model: &Model, debtor: i64, columns: usize) -> Vec<Line<'a>> {
    let texts = &model.texts;
    let file = model.current_file().filter(|file| file.debtor == debtor);
    let Some(file) = file else {
        return Vec::new();
    };
    let text = match &file.type_proposal {
        Some(proposal) => texts.type_proposal(proposal),
        None if file.asks_type => texts.get("type-question"),
        None => return Vec::new(),
    };
    let words = wrap(&text, columns).into_iter();
    words
        .map(|words| Line::styled(format!(" {words}"), model.theme.good))
        .collect()
}

/// The reason, or the key that leads to it.
fn reason<'a>(model: &Model, choose: &Choose) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let typed = choose.reason.value();
    if !choose.in_reason && typed.is_empty() {
        let key = Place::from(model.tab_key());
        let text = texts.with("type-reason-key", &[("key", key)]);
        return Line::styled(format!(" {text}"), theme.dim);
    }
    let (sign, style) = match choose.in_reason {
        true => ("▏", theme.field),
        false => ("", theme.text),
    };
    Line::from(vec![
        Span::styled(format!(" {}: ", texts.get("type-reason")), theme.key),
        Span::styled(format!("{typed}{sign}"), style),
    ])
}

/// The sign of a tag: on, about to be put on or taken off.
pub(super) fn tag_sign(mark: TagMark) -> String {
    match mark {
        TagMark::As(true) => "✓ ",
        TagMark::As(false) => "  ",
        TagMark::PutOn => "+ ",
        TagMark::TakeOff => "- ",
    }
    .to_owned()
}
