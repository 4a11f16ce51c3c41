//! The tone of what is being typed: phrases that offend are underlined, in messages and in notes. Its rules are made ready
//! behind the screen; what was typed before they are is looked at when time passes.

use ratatui::style::Style;
use ratatui_textarea::TextArea;

use super::super::message::Effect;
use super::super::model::{Model, Overlay, Writing};
use crate::message::tone::{Finding, Severity};

impl Model {
    /// What the tone check says of a text in a language; nothing as long as its rules are not ready.
    fn findings(&self, language: &str, said: &str) -> Option<Vec<Finding>> {
        self.tone
            .is_ready(language)
            .then(|| self.findings_at_once(language, said))
    }

    fn findings_at_once(&self, language: &str, said: &str) -> Vec<Finding> {
        let rules = self.tone.in_language(language);
        rules.map(|rules| rules.check(said)).unwrap_or_default()
    }

    /// Looks at what a message says now, in its own language.
    pub(super) fn check_tone(&self, writing: &mut Writing) {
        let said = writing.said();
        let found = self.findings(&writing.about.message.language, &said);
        writing.checked = found.is_some();
        writing.findings = found.unwrap_or_default();
        underline(
            &mut writing.area,
            &said,
            &writing.findings,
            self.theme.offence,
        );
    }

    /// Looks at what the note says now, in the user's language.
    pub(super) fn check_note_tone(&mut self) {
        let Some(Overlay::Note(entry)) = &self.overlay else {
            return;
        };
        let said = entry.area.lines().join("\n");
        let found = self.findings(self.texts.tag(), &said);
        let style = self.theme.offence;
        if let Some(Overlay::Note(entry)) = &mut self.overlay {
            entry.checked = found.is_some();
            entry.findings = found.unwrap_or_default();
            underline(&mut entry.area, &said, &entry.findings, style);
        }
    }

    /// Looks at what was typed before the rules were ready.
    pub(super) fn catch_up_on_tone(&mut self) {
        if let Some(mut writing) = self.writing.take() {
            if !writing.checked {
                self.check_tone(&mut writing);
            }
            self.writing = Some(writing);
        }
        if matches!(&self.overlay, Some(Overlay::Note(entry)) if !entry.checked) {
            self.check_note_tone();
        }
    }

    /// Asks for the rules of what is being written, where nobody did before.
    pub(super) fn prepare_tone(&self, effects: &mut Vec<Effect>) {
        let message = self.writing.iter().filter(|it| !it.checked);
        let message = message.map(|it| it.about.message.language.as_str());
        let note = matches!(&self.overlay, Some(Overlay::Note(entry)) if !entry.checked);
        let note = note.then(|| self.texts.tag());
        let wanted = message.chain(note).filter(|it| self.tone.claim(it));
        effects.extend(wanted.map(|it| Effect::PrepareTone(it.to_owned())));
    }

    /// Whether something serious is said in the message. Nothing goes out unseen: if the rules are not ready yet, this waits.
    pub(super) fn offends(&mut self) -> bool {
        let Some(mut writing) = self.writing.take() else {
            return false;
        };
        if !writing.checked {
            let language = writing.about.message.language.clone();
            writing.findings = self.findings_at_once(&language, &writing.said());
            writing.checked = true;
        }
        let mut found = writing.findings.iter();
        let offends = found.any(|it| it.severity == Severity::Serious);
        self.writing = Some(writing);
        offends
    }
}

/// Underlines phrases of a text in the field that it is typed in.
fn underline(area: &mut TextArea<'static>, said: &str, findings: &[Finding], style: Style) {
    let phrases = findings.iter().filter_map(|it| said.get(it.range.clone()));
    let mut pattern = String::new();
    // A phrase may go over the end of a line; the field looks at one line at a time.
    for phrase in phrases.flat_map(str::lines).filter(|it| !it.is_empty()) {
        if !pattern.is_empty() {
            pattern.push('|');
        }
        pattern.push_str(&regex_literal(phrase));
    }
    // A pattern of plain phrases is always one; without any, nothing is underlined.
    let _ = area.set_search_pattern(pattern);
    area.set_search_style(style);
}

/// A phrase as a pattern that finds just it.
fn regex_literal(phrase: &str) -> String {
    let mut pattern = String::with_capacity(phrase.len() + 8);
    for letter in phrase.chars() {
        if letter.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
