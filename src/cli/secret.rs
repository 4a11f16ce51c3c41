//! Asking for a password without showing it.

use std::io::{BufRead, IsTerminal, Write};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::post::Password;

/// The terminal shows again what is typed, however the asking ends.
struct Unseen;

impl Unseen {
    fn begin() -> Option<Self> {
        enable_raw_mode().ok().map(|()| Self)
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
        let _ = writeln!(std::io::stderr());
    }
}

/// Asks whoever sits at the terminal; nothing where nobody does, or nothing is answered.
pub(super) fn ask(prompt: &str) -> Option<Password> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return None;
    }
    let mut err = std::io::stderr();
    write!(err, "{prompt} ").and_then(|()| err.flush()).ok()?;
    let _unseen = Unseen::begin()?;
    let mut typed = String::new();
    loop {
        let Event::Key(key) = read().ok()? else {
            continue;
        };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => break,
            KeyCode::Esc => return None,
            KeyCode::Char('c' | 'd') if control => return None,
            KeyCode::Char('u') if control => typed.clear(),
            KeyCode::Backspace => {
                typed.pop();
            }
            KeyCode::Char(letter) if !control => typed.push(letter),
            _ => {}
        }
    }
    (!typed.is_empty()).then(|| Password::new(typed))
}

/// The password that another program writes into ours: its first line.
pub(super) fn from_input() -> Option<Password> {
    if std::io::stdin().is_terminal() {
        return None;
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).ok()?;
    let line = line.trim_end_matches(['\n', '\r']);
    (!line.is_empty()).then(|| Password::new(line.to_owned()))
}
