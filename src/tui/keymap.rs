//! Keys to actions: the table's own keys, overridden by the user's. All mistakes are reported together.

use std::collections::{BTreeMap, HashMap};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{ACTIONS, Action, Scope};
use crate::config::KeysOf;
use crate::i18n::{Place, Texts};

/// A key with its modifiers, as it is written in the configuration: `p`, `G`, `ctrl-r`, `space`, `f5`, `alt-x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// A mistake in the user's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyMistake {
    /// There is no such action.
    UnknownAction(String),
    /// This is no key.
    UnknownKey {
        /// The action it was given for.
        action: String,
        /// What was written.
        key: String,
    },
    /// The key does something else already.
    Taken {
        /// The action it was given for.
        action: String,
        /// What was written.
        key: String,
        /// What it does.
        by: &'static str,
    },
}

impl KeyMistake {
    /// The mistake in words.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::UnknownAction(action) => {
                texts.with("key-unknown-action", &[("action", Place::from(action))])
            }
            Self::UnknownKey { action, key } => {
                let places = [("action", Place::from(action)), ("key", Place::from(key))];
                texts.with("key-unknown-key", &places)
            }
            Self::Taken { action, key, by } => {
                let places = [
                    ("action", Place::from(action)),
                    ("key", Place::from(key)),
                    ("by", Place::from(*by)),
                ];
                texts.with("key-taken", &places)
            }
        }
    }
}

const NAMED: [(&str, KeyCode); 14] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

impl Key {
    /// The key that an event is about. Shift is part of a letter already, and is left out.
    pub fn of(event: &KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT;
        Self {
            code: event.code,
            modifiers: event.modifiers & kept,
        }
    }

    /// The key as written in the configuration.
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        loop {
            if let Some(after) = rest.strip_prefix("ctrl-").filter(|it| !it.is_empty()) {
                modifiers |= KeyModifiers::CONTROL;
                rest = after;
            } else if let Some(after) = rest.strip_prefix("alt-").filter(|it| !it.is_empty()) {
                modifiers |= KeyModifiers::ALT;
                rest = after;
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) => KeyCode::Char(letter),
            _ if rest == "space" => KeyCode::Char(' '),
            (Some('f'), Some(_)) => KeyCode::F(rest[1..].parse().ok()?),
            _ => NAMED.iter().find(|(name, _)| *name == rest)?.1,
        };
        Some(Self { code, modifiers })
    }

    /// The key as it is written in the configuration.
    pub fn written(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "space".to_owned(),
            KeyCode::Char(letter) => letter.to_string(),
            KeyCode::F(number) => format!("f{number}"),
            code => NAMED
                .iter()
                .find(|(_, named)| *named == code)
                .map_or_else(String::new, |(name, _)| (*name).to_owned()),
        };
        let mut written = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            written.push_str("ctrl-");
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            written.push_str("alt-");
        }
        written + &name
    }

    /// How the key is shown: short, with arrows.
    pub fn shown(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(letter) => letter.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "S-Tab".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Home => "Home".to_owned(),
            KeyCode::End => "End".to_owned(),
            other => format!("{other:?}"),
        };
        let mut shown = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            shown.push_str("Ctrl-");
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            shown.push_str("Alt-");
        }
        shown + &name
    }
}

/// Which key does what, where.
pub struct Keymap {
    actions: HashMap<(Scope, Key), Action>,
    keys: BTreeMap<Action, Vec<Key>>,
}

impl Keymap {
    /// The table's keys with the user's instead, and every mistake in those. An action with a mistake keeps its keys.
    pub fn new(overrides: &BTreeMap<String, KeysOf>) -> (Self, Vec<KeyMistake>) {
        let mut mistakes = Vec::new();
        let mut chosen: BTreeMap<Action, Vec<Key>> = BTreeMap::new();
        for (id, keys) in overrides {
            let Some(row) = ACTIONS.iter().find(|row| row.id == id) else {
                mistakes.push(KeyMistake::UnknownAction(id.clone()));
                continue;
            };
            let parsed: Vec<Option<Key>> =
                keys.as_slice().iter().map(|key| Key::parse(key)).collect();
            for (key, parsed) in keys.as_slice().iter().zip(&parsed) {
                if parsed.is_none() {
                    let (action, key) = (id.clone(), key.clone());
                    mistakes.push(KeyMistake::UnknownKey { action, key });
                }
            }
            if parsed.iter().all(Option::is_some) {
                chosen.insert(row.action, parsed.into_iter().flatten().collect());
            }
        }
        let mut map = Self {
            actions: HashMap::new(),
            keys: BTreeMap::new(),
        };
        // The user's keys come first, so that a default gives way and not the choice.
        for (action, keys) in &chosen {
            for key in keys {
                map.put(*action, *key, &mut mistakes, true);
            }
        }
        for row in ACTIONS
            .iter()
            .filter(|row| !chosen.contains_key(&row.action))
        {
            for key in row.keys.iter().filter_map(|key| Key::parse(key)) {
                map.put(row.action, key, &mut mistakes, false);
            }
        }
        for row in ACTIONS {
            let lost = !row.keys.is_empty() && !map.keys.contains_key(&row.action);
            let taken = row.keys.first().and_then(|key| Key::parse(key));
            let by = taken.and_then(|key| map.actions.get(&(row.scope, key)));
            if let (true, Some(by), Some(key)) = (lost, by, taken) {
                mistakes.push(KeyMistake::Taken {
                    action: row.id.to_owned(),
                    key: key.shown(),
                    by: by.row().id,
                });
            }
        }
        (map, mistakes)
    }

    fn put(&mut self, action: Action, key: Key, mistakes: &mut Vec<KeyMistake>, chosen: bool) {
        let row = action.row();
        match self.actions.get(&(row.scope, key)) {
            None => {
                self.actions.insert((row.scope, key), action);
                self.keys.entry(action).or_default().push(key);
            }
            Some(other) if chosen => mistakes.push(KeyMistake::Taken {
                action: row.id.to_owned(),
                key: key.shown(),
                by: other.row().id,
            }),
            Some(_) => {}
        }
    }

    /// What a key does in a scope.
    pub fn action(&self, scope: Scope, event: &KeyEvent) -> Option<Action> {
        self.actions.get(&(scope, Key::of(event))).copied()
    }

    /// The keys of an action, as shown.
    pub fn keys(&self, action: Action) -> Vec<String> {
        let keys = self.keys.get(&action);
        keys.map(|keys| keys.iter().map(|key| key.shown()).collect())
            .unwrap_or_default()
    }

    /// The keys of an action, as they are written in the configuration.
    pub fn written(&self, action: Action) -> Vec<String> {
        let keys = self.keys.get(&action);
        keys.map(|keys| keys.iter().map(|key| key.written()).collect())
            .unwrap_or_default()
    }

    /// The first key of an action, as shown; nothing when it has none.
    pub fn key(&self, action: Action) -> String {
        self.keys(action).into_iter().next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for row in ACTIONS {
            for key in row.keys {
                assert!(Key::parse(key).is_some(), "{key} of {}", row.id);
            }
        }
    }

    #[test]
    fn users_keys_replace_those_of_the_table_and_all_mistakes_are_told() {
        let overrides = [
            ("promise", "F2"),
            ("note", "f2"),
            ("fly", "x"),
            ("help", "f1"),
            ("undo", "f1"),
        ];
        let overrides = overrides.map(|(id, key)| (id.to_owned(), KeysOf::One(key.to_owned())));
        let (map, mistakes) = Keymap::new(&BTreeMap::from(overrides));
        assert_eq!(map.key(Action::Note), "F2");
        assert_eq!(map.key(Action::Promise), "p");
        assert_eq!(mistakes.len(), 3, "{mistakes:?}");
    }

    #[test]
    fn a_default_that_gives_way_to_the_last_of_its_keys_is_told() {
        let overrides = [("promise".to_owned(), KeysOf::One("n".to_owned()))];
        let (map, mistakes) = Keymap::new(&BTreeMap::from(overrides));
        assert_eq!(map.key(Action::Promise), "n");
        let note = KeyMistake::Taken {
            action: "note".to_owned(),
            key: "n".to_owned(),
            by: "promise",
        };
        assert_eq!(mistakes, [note]);
    }
}
