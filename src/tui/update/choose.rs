//! Lists to choose from: types, orders, filters and the palette of all actions.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;

use super::super::action::{ACTIONS, Action, Scope};
use super::super::message::{Ask, Effect, Task};
use super::super::model::{Choice, Choose, Choosing, Model, Mood, Overlay};
use super::contact::CHANNEL_KEYS;
use crate::app::AppError;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::Direction;
use crate::domain::profile::WarningSign;
use crate::domain::queue::Sort;
use crate::domain::search::fold;
use crate::domain::standing::Band;
use crate::i18n::Place;
use crate::store::DebtorId;

/// Ages that the filter offers, in days.
const AGES: [i64; 4] = [1, 30, 60, 90];

/// Amounts that the filter offers.
const AMOUNTS: [i64; 4] = [100, 500, 1000, 5000];

impl Model {
    pub(super) fn choose(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(choose) = self.chooser() else {
            return;
        };
        match &choose.what {
            Choosing::Tags(_) => return self.tag_key(action, key, effects),
            Choosing::Contact(debtor, _) => {
                let debtor = *debtor;
                if self.contact_key(debtor, key, effects) {
                    return;
                }
            }
            _ => {}
        }
        if self.reason_key(action, key) {
            return;
        }
        let Some(choose) = self.chooser() else {
            return;
        };
        let choices = self.choices(choose);
        let last = choices.len().saturating_sub(1);
        let at_cursor = choices.get(choose.cursor).cloned();
        let takes_blank = key.code == KeyCode::Char(' ') && self.takes_blank(choose, &choices);
        // A digit takes a type or a date order at once; a blank is part of what is typed into the palette.
        let several = matches!(choose.what, Choosing::Filters | Choosing::Attachments);
        let by_digit = match (&choose.what, key.code) {
            (Choosing::Type(_) | Choosing::ImportDates, KeyCode::Char(digit)) => {
                let place = digit
                    .to_digit(10)
                    .and_then(|it| (it as usize).checked_sub(1));
                let by_digit = place.and_then(|place| choices.get(place).cloned());
                by_digit.or_else(|| self.type_by_letter(choose, digit))
            }
            _ => None,
        };
        if let Some(choice) = by_digit {
            return self.take(choice, effects);
        }
        let Some(choose) = chooser_mut(&mut self.overlay) else {
            return;
        };
        match action {
            Some(Action::ChooseDown) => choose.cursor = (choose.cursor + 1).min(last),
            Some(Action::ChooseUp) => choose.cursor = choose.cursor.saturating_sub(1),
            Some(Action::ChooseCancel) => self.close_choice(),
            Some(Action::ChooseToggle) if several && !takes_blank => {
                if let Some(choice) = at_cursor {
                    self.take(choice, effects);
                }
            }
            Some(Action::ChooseAccept) => match at_cursor {
                Some(_) if several => self.overlay = None,
                Some(choice) => self.take(choice, effects),
                None => self.import_as_typed(effects),
            },
            _ => {
                choose.typed.handle_event(&Event::Key(*key));
                choose.cursor = 0;
            }
        }
    }

    /// Whether a blank goes on with what is typed, as in `sin liquidez`, and doesn't switch the filter under the cursor.
    fn takes_blank(&self, choose: &Choose, choices: &[Choice]) -> bool {
        let typed = fold(choose.typed.value());
        let begun = format!("{} ", typed.trim_start());
        let goes_on = |choice: &Choice| fold(&self.choice_name(choice)).contains(&begun);
        !typed.trim().is_empty() && choices.iter().any(goes_on)
    }

    /// `:import facturas.csv` goes straight to the preview.
    fn import_as_typed(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Choose(choose)) = &self.overlay else {
            return;
        };
        let typed = choose.typed.value().trim().to_owned();
        if let (Choosing::Palette, Some(path)) = (&choose.what, typed.strip_prefix("import ")) {
            self.open_import();
            self.preview_import(path.trim(), effects);
        }
    }

    /// Leaves the list; on top of an import, that one stays.
    fn close_choice(&mut self) {
        if matches!(self.overlay, Some(Overlay::Import(_))) {
            self.close_import_choice();
        } else {
            self.overlay = None;
        }
    }

    fn take(&mut self, choice: Choice, effects: &mut Vec<Effect>) {
        if matches!(self.overlay, Some(Overlay::Import(_))) {
            return self.take_for_import(choice, effects);
        }
        if matches!(
            choice,
            Choice::TakeUp | Choice::Callee(_) | Choice::OtherNumber
        ) {
            return self.take_callee(&choice, effects);
        }
        let Some(Overlay::Choose(choose)) = &self.overlay else {
            return;
        };
        let what = choose.what.clone();
        let reason = clean_text(choose.reason.value(), TEXT_LENGTH).into_owned();
        if !matches!(what, Choosing::Filters | Choosing::Attachments) {
            self.overlay = None;
        }
        let filter = &mut self.queue.filter;
        match choice {
            Choice::Type(debtor_type) => {
                if let Choosing::Type(debtors) = what {
                    let reason = Some(reason).filter(|it| !it.is_empty());
                    effects.push(Effect::Task(Task::SetType(debtors, debtor_type, reason)));
                }
                return;
            }
            Choice::Contact(channel, direction) => {
                if let Choosing::Contact(debtor, _) = what {
                    self.record_contact(debtor, channel, direction, effects);
                }
                return;
            }
            Choice::Act(action) => return self.desk(action, effects),
            Choice::Message(..)
            | Choice::Fitting(_)
            | Choice::Recipient(_)
            | Choice::Paper(_)
            | Choice::Way(_) => {
                return self.take_for_message(&what, choice, effects);
            }
            Choice::Excuse(code) => return self.take_excuse(code),
            Choice::Sign(sign) => return self.take_sign(sign, effects),
            Choice::Person(person) => return self.open_person(person),
            Choice::Step(choice) => return self.take_step(choice, effects),
            Choice::Sort(sort) => {
                self.queue.sort = sort;
                self.queue.cursor = 0;
            }
            Choice::OnlyType(it) => toggle(&mut filter.types, it),
            Choice::OnlyBand(it) => toggle(&mut filter.bands, it),
            Choice::LeastDays(days) => {
                filter.least_days = (filter.least_days != Some(days)).then_some(days);
            }
            Choice::LeastAmount(amount) => {
                filter.least_amount = (filter.least_amount != Some(amount)).then_some(amount);
            }
            Choice::Tag(tag) => {
                filter.tag = (filter.tag.as_ref() != Some(&tag)).then_some(tag);
            }
            _ => {}
        }
        self.arrange(effects);
    }

    /// The choices that fit what was typed.
    pub fn choices(&self, choose: &Choose) -> Vec<Choice> {
        let all: Vec<Choice> = match &choose.what {
            Choosing::Type(_) => DebtorType::ALL.map(Choice::Type).to_vec(),
            Choosing::Sort => Sort::ALL.map(Choice::Sort).to_vec(),
            Choosing::Tags(_) => self.tag_choices(choose),
            Choosing::Contact(..) => [Direction::Out, Direction::In]
                .into_iter()
                .flat_map(|direction| {
                    CHANNEL_KEYS.map(|(_, channel)| Choice::Contact(channel, direction))
                })
                .collect(),
            Choosing::Palette => {
                let rows = ACTIONS.iter().filter(|row| row.scope == Scope::Desk);
                rows.map(|row| Choice::Act(row.action)).collect()
            }
            Choosing::Person => self.person_choices(),
            Choosing::Step => self.step_choices(),
            Choosing::Filters => {
                let types = DebtorType::ALL.map(Choice::OnlyType);
                let bands = Band::ALL.map(Choice::OnlyBand);
                let ages = AGES.map(Choice::LeastDays);
                let amounts = AMOUNTS.map(Choice::LeastAmount);
                let tags = self.queue.tags.iter().cloned().map(Choice::Tag);
                let fixed = types.into_iter().chain(bands).chain(ages).chain(amounts);
                fixed.chain(tags).collect()
            }
            Choosing::Callee => self.callees(),
            Choosing::Excuse => self.excuses(),
            Choosing::Sign => WarningSign::ALL.iter().copied().map(Choice::Sign).collect(),
            Choosing::Message
            | Choosing::Template
            | Choosing::Recipient
            | Choosing::Attachments
            | Choosing::Way => self.message_choices(&choose.what),
            what => self.import_choices(what, choose.typed.value()),
        };
        let typed = fold(choose.typed.value());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |choice: &Choice| {
            let name = fold(&self.choice_name(choice));
            let id = match choice {
                Choice::Act(action) => action.row().id,
                _ => "",
            };
            words
                .iter()
                .all(|word| name.contains(word) || id.contains(word))
        };
        all.into_iter().filter(fits).collect()
    }

    /// A choice in words.
    pub fn choice_name(&self, choice: &Choice) -> String {
        let texts = &self.texts;
        match choice {
            Choice::Type(it) | Choice::OnlyType(it) => texts.debtor_type(*it),
            Choice::OnlyBand(band) => texts.band(*band),
            Choice::Sort(sort) => texts.get(&format!("sort-{}", sort.id())),
            Choice::LeastDays(days) => {
                texts.with("filter-least-days", &[("count", Place::from(*days))])
            }
            Choice::LeastAmount(amount) => {
                let amount = texts.number((*amount).into());
                texts.with("filter-least-amount", &[("amount", Place::from(amount))])
            }
            Choice::Tag(tag) => format!("#{tag}"),
            Choice::NewTag(tag) => texts.with("tags-new", &[("tag", Place::from(tag))]),
            Choice::Contact(channel, direction) => {
                let began = match direction {
                    Direction::Out => "out",
                    Direction::In => "in",
                };
                texts.get(&format!("contact-{began}-{}", channel.id()))
            }
            Choice::Act(action) => texts.get(&action.name_text()),
            Choice::TakeUp => self.left_call_in_words(),
            Choice::Callee(way) => self.way_in_words(way),
            Choice::OtherNumber => texts.get("callee-other"),
            Choice::Excuse(Some(code)) => texts.excuse(code),
            Choice::Excuse(None) => texts.get("excuse-none"),
            Choice::Sign(sign) => texts.get(&format!("sign-{}", sign.id())),
            Choice::Person(person) => self.person_choice_name(*person),
            Choice::Step(choice) => self.step_choice_name(*choice),
            Choice::Message(..)
            | Choice::Fitting(_)
            | Choice::Recipient(_)
            | Choice::Paper(_)
            | Choice::Way(_) => self.message_choice_name(choice),
            choice => self.import_choice_name(choice),
        }
    }

    /// Whether a filter is on.
    pub fn is_on(&self, choice: &Choice) -> bool {
        let filter = &self.queue.filter;
        match choice {
            Choice::OnlyType(it) => filter.types.contains(it),
            Choice::OnlyBand(it) => filter.bands.contains(it),
            Choice::LeastDays(days) => filter.least_days == Some(*days),
            Choice::LeastAmount(amount) => filter.least_amount == Some(*amount),
            Choice::Tag(tag) => filter.tag.as_ref() == Some(tag),
            Choice::Sort(sort) => self.queue.sort == *sort,
            Choice::Type(_) | Choice::Act(_) | Choice::NewTag(_) | Choice::Contact(..) => false,
            Choice::Excuse(code) => {
                let call = self.call.as_ref();
                code.is_some() && call.is_some_and(|call| call.about.excuse == *code)
            }
            Choice::Sign(sign) => {
                let file = self.current_file();
                file.is_some_and(|it| it.account.profile.warning_signs().contains(sign))
            }
            Choice::TakeUp | Choice::Callee(_) | Choice::OtherNumber => false,
            Choice::Person(_) | Choice::Step(_) => false,
            Choice::Message(..)
            | Choice::Fitting(_)
            | Choice::Recipient(_)
            | Choice::Paper(_)
            | Choice::Way(_) => self.is_so_of_message(choice),
            choice => self.is_so_in_import(choice),
        }
    }

    /// The type whose word is the only one that begins with a letter, when nothing was typed yet.
    fn type_by_letter(&self, choose: &Choose, letter: char) -> Option<Choice> {
        let untyped = matches!(choose.what, Choosing::Type(_)) && choose.typed.value().is_empty();
        let letter = fold(&letter.to_string());
        let begins = |it: &DebtorType| {
            let name = fold(&self.texts.debtor_type(*it));
            name.split_whitespace()
                .any(|word| word.starts_with(&letter))
        };
        let mut fitting = DebtorType::ALL.into_iter().filter(begins);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if untyped => Some(Choice::Type(only)),
            _ => None,
        }
    }

    /// A key for the reason of a type: Tab goes there and back. Gives back whether it was one.
    fn reason_key(&mut self, action: Option<Action>, key: &KeyEvent) -> bool {
        let Some(Overlay::Choose(choose)) = &mut self.overlay else {
            return false;
        };
        if !matches!(choose.what, Choosing::Type(_)) {
            return false;
        }
        let turns = action == Some(Action::ChooseToggle) && key.code != KeyCode::Char(' ');
        if turns {
            choose.in_reason = !choose.in_reason;
        } else if choose.in_reason && (action.is_none() || key.code == KeyCode::Char(' ')) {
            choose.reason.handle_event(&Event::Key(*key));
        } else {
            return false;
        }
        true
    }

    /// A letter that stands for a channel. Gives back whether the list has done with the key.
    fn contact_key(&mut self, debtor: DebtorId, key: &KeyEvent, effects: &mut Vec<Effect>) -> bool {
        let KeyCode::Char(letter) = key.code else {
            return false;
        };
        let small = letter.to_ascii_lowercase();
        let Some((_, channel)) = CHANNEL_KEYS.iter().find(|(key, _)| *key == small) else {
            return key.modifiers.is_empty();
        };
        if !key.modifiers.difference(KeyModifiers::SHIFT).is_empty() {
            return false;
        }
        let direction = match letter.is_ascii_uppercase() {
            true => Direction::In,
            false => Direction::Out,
        };
        self.overlay = None;
        self.record_contact(debtor, *channel, direction, effects);
        true
    }

    /// A type was set, or not.
    pub(super) fn typed(
        &mut self,
        debtor_type: DebtorType,
        set: Result<Vec<DebtorId>, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        match set {
            Ok(debtors) if debtors.is_empty() => {
                let debtor_type = Place::from(self.texts.debtor_type(debtor_type));
                let text = self
                    .texts
                    .with("told-typed-already", &[("type", debtor_type)]);
                self.tell(Mood::Hint, text);
                self.queue.selected.clear();
            }
            Ok(debtors) => {
                let places = [
                    ("count", Place::from(debtors.len())),
                    ("type", Place::from(self.texts.debtor_type(debtor_type))),
                ];
                let text = self.texts.with("told-typed", &places);
                self.tell(Mood::Good, text);
                self.queue.selected.clear();
                effects.push(Effect::Ask(Ask::Look));
            }
            Err(error) => self.failed(&error),
        }
    }
}

/// The list to choose from that takes the keys.
fn chooser_mut(overlay: &mut Option<Overlay>) -> Option<&mut Choose> {
    match overlay {
        Some(Overlay::Choose(choose)) => Some(choose),
        Some(Overlay::Import(entry)) => entry.asking.as_mut(),
        _ => None,
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
