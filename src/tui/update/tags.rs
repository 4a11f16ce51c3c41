//! Tags in a list: put on and taken off, several in one go; typing a new name makes one.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, Task};
use super::super::model::{Choice, Choose, Choosing, Model, Overlay};
use crate::clean::clean_text;
use crate::domain::order::{Order, TagOrder, tag_name, tag_names};
use crate::domain::search::fold;

/// Letters of a tag.
const LONGEST_TAG: usize = 40;

/// How a tag stands with the clients that a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagMark {
    /// It stays as it is: on, off, or not known for all of several clients.
    As(bool),
    /// It will be put on.
    PutOn,
    /// It will be taken off.
    TakeOff,
}

impl Model {
    pub(super) fn tag_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Overlay::Choose(choose)) = &self.overlay else {
            return;
        };
        let choices = self.choices(choose);
        let at_cursor = choices.get(choose.cursor).cloned();
        // A blank goes on with a new name; where there is none it marks.
        let new_name = matches!(at_cursor, Some(Choice::NewTag(_)));
        let types_blank = key.code == KeyCode::Char(' ') && new_name;
        match action {
            Some(Action::ChooseAccept) => return self.accept_tags(at_cursor, effects),
            Some(Action::ChooseToggle) if !types_blank => {
                if let Some(choice) = at_cursor {
                    self.toggle_tag(&choice);
                }
                return;
            }
            _ => {}
        }
        let last = choices.len().saturating_sub(1);
        let Some(Overlay::Choose(choose)) = &mut self.overlay else {
            return;
        };
        match action {
            Some(Action::ChooseDown) => choose.cursor = (choose.cursor + 1).min(last),
            Some(Action::ChooseUp) => choose.cursor = choose.cursor.saturating_sub(1),
            Some(Action::ChooseCancel) => self.overlay = None,
            _ => {
                choose.typed.handle_event(&Event::Key(*key));
                choose.cursor = 0;
            }
        }
    }

    /// The tags of the book, those about to be made, and what is typed as a new one.
    pub(super) fn tag_choices(&self, choose: &Choose) -> Vec<Choice> {
        let mut tags = self.queue.tags.clone();
        let known: Vec<String> = tags.iter().map(|tag| fold(tag)).collect();
        let made = choose.marks.keys();
        tags.extend(made.filter(|tag| !known.contains(&fold(tag))).cloned());
        let typed = clean_text(choose.typed.value(), LONGEST_TAG);
        let is_new = |new: &String| !tags.iter().any(|tag| fold(tag) == fold(new));
        let new = tag_name(&typed).filter(|it| tag_names(it).iter().any(is_new));
        let tags = tags.into_iter().map(Choice::Tag);
        tags.chain(new.map(Choice::NewTag)).collect()
    }

    /// How a tag stands in the list.
    pub fn tag_mark(&self, choose: &Choose, tag: &str) -> TagMark {
        match choose.marks.get(tag) {
            Some(true) => TagMark::PutOn,
            Some(false) => TagMark::TakeOff,
            None => TagMark::As(self.has_tag(choose, tag)),
        }
    }

    /// Whether the one client that a list is about has a tag; of several it is not known.
    fn has_tag(&self, choose: &Choose, tag: &str) -> bool {
        let Choosing::Tags(debtors) = &choose.what else {
            return false;
        };
        let file = self.detail.file.as_deref();
        let file = file.filter(|file| debtors.as_slice() == [file.debtor]);
        file.is_some_and(|file| file.account.tags.iter().any(|it| fold(it) == fold(tag)))
    }

    fn toggle_tag(&mut self, choice: &Choice) {
        let (Choice::Tag(tag) | Choice::NewTag(tag)) = choice else {
            return;
        };
        let Some(Overlay::Choose(choose)) = &self.overlay else {
            return;
        };
        let several = matches!(&choose.what, Choosing::Tags(debtors) if debtors.len() > 1);
        if let Choice::NewTag(typed) = choice {
            let new: Vec<String> = tag_names(typed)
                .into_iter()
                .map(|name| self.known_tag(&name).unwrap_or(name))
                .collect();
            if let Some(Overlay::Choose(choose)) = &mut self.overlay {
                choose.marks.extend(new.into_iter().map(|tag| (tag, true)));
                choose.typed.reset();
                choose.cursor = 0;
            }
            return;
        }
        let next = match (self.tag_mark(choose, tag), several) {
            (TagMark::As(on), _) => Some(!on),
            // Of several clients some may have it: it is put on, taken off, or left as it is.
            (TagMark::PutOn, true) => Some(false),
            (TagMark::PutOn | TagMark::TakeOff, _) => None,
        };
        if let Some(Overlay::Choose(choose)) = &mut self.overlay {
            match next {
                Some(on) => choose.marks.insert(tag.clone(), on),
                None => choose.marks.remove(tag),
            };
        }
    }

    /// A tag of the book as it is written there.
    fn known_tag(&self, name: &str) -> Option<String> {
        let mut tags = self.queue.tags.iter();
        tags.find(|tag| fold(tag) == fold(name)).cloned()
    }

    /// Records what was marked; when nothing was, the tag under the cursor.
    fn accept_tags(&mut self, at_cursor: Option<Choice>, effects: &mut Vec<Effect>) {
        let typed_or_unmarked = matches!(&self.overlay, Some(Overlay::Choose(choose))
            if choose.marks.is_empty() || !choose.typed.value().trim().is_empty());
        if let Some(choice) = at_cursor.filter(|_| typed_or_unmarked) {
            self.toggle_tag(&choice);
        }
        let Some(Overlay::Choose(choose)) = self.overlay.take() else {
            return;
        };
        let Choosing::Tags(debtors) = choose.what else {
            return;
        };
        let (added, removed): (Vec<_>, Vec<_>) = choose.marks.into_iter().partition(|(_, on)| *on);
        let names = |tags: Vec<(String, bool)>| tags.into_iter().map(|(tag, _)| tag).collect();
        let order = TagOrder {
            added: names(added),
            removed: names(removed),
        };
        if order != TagOrder::default() {
            let order = Box::new(Order::Tag(order));
            effects.push(Effect::Task(Task::OrderEach(debtors, order)));
        }
    }
}
