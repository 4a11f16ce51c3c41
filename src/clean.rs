//! Makes text from outside fit to be stored, drawn and printed.
//!
//! Everything that comes in from a file passes here once, on entry, so that no later room has to wonder
//! whether a name can move the cursor or turn the reading direction.

use std::borrow::Cow;

/// The number of characters kept of an ordinary cell.
pub const TEXT_LENGTH: usize = 500;
/// The number of characters kept of a note.
pub const NOTE_LENGTH: usize = 4000;

/// Removes what can't be shown safely, trims, collapses runs of white space to one blank, and cuts after
/// `max_chars` characters. Text that is clean already is handed back without a copy.
#[must_use]
pub fn clean_text(text: &str, max_chars: usize) -> Cow<'_, str> {
    if is_clean(text, max_chars) {
        return Cow::Borrowed(text);
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_unsafe(c));
    if is_clean(text, max_chars) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut length = 0;
    let mut blank_due = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blank_due = true;
            continue;
        }
        if is_unsafe(c) {
            continue;
        }
        if blank_due && length > 0 {
            if length + 1 >= max_chars {
                break;
            }
            cleaned.push(' ');
            length += 1;
        }
        blank_due = false;
        if length >= max_chars {
            break;
        }
        cleaned.push(c);
        length += 1;
    }
    Cow::Owned(cleaned)
}

/// As [`clean_text`], but keeps the lines: for notes as people type them. Blank lines at either end go.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text
        .lines()
        .map(|line| clean_text(line, NOTE_LENGTH))
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Removes what can't be shown safely and nothing else: for text that is laid out already, on its way to a terminal.
#[must_use]
pub fn strip_unsafe(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_steering) {
        return Cow::Owned(text.chars().filter(|c| !is_steering(*c)).collect());
    }
    Cow::Borrowed(text)
}

/// Writes what can't be shown safely as JSON escapes, which leave a JSON document what it was.
#[must_use]
pub fn escape_unsafe_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_steering) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_steering(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character of laid-out text could steer a terminal; line feeds are its layout.
fn is_steering(c: char) -> bool {
    c != '\n' && (c.is_control() || is_unsafe(c))
}

fn is_clean(text: &str, max_chars: usize) -> bool {
    if text.len() > max_chars && text.chars().nth(max_chars).is_some() {
        return false;
    }
    if text.starts_with(' ') || text.ends_with(' ') {
        return false;
    }
    if text.is_ascii() {
        let mut before = 0;
        return text.bytes().all(|byte| {
            let fine = matches!(byte, 0x20..=0x7e) && !(byte == b' ' && before == b' ');
            before = byte;
            fine
        });
    }
    let mut before = '\0';
    text.chars().all(|c| {
        let fine = if c.is_ascii() {
            matches!(c, ' '..='~') && !(c == ' ' && before == ' ')
        } else {
            !is_unsafe(c) && !c.is_whitespace()
        };
        before = c;
        fine
    })
}

/// Whether a character could steer a terminal or the direction of reading, or hides in the text unseen.
fn is_unsafe(c: char) -> bool {
    // White space among the controls (tab, line feed) separates words and is folded to a blank instead.
    if c.is_control() {
        return !c.is_whitespace();
    }
    matches!(c,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_out_clean() {
        for (raw, expected) in [
            ("Talleres Ibáñez", "Talleres Ibáñez"),
            ("  two   blanks ", "two blanks"),
            ("a\tb\r\nc", "a b c"),
            ("red\u{1b}[31m", "red[31m"),
            ("\u{9b}31mC1", "31mC1"),
            ("evil\u{202e}txt\u{2066}x\u{200f}", "eviltxtx"),
            ("\u{feff}BOM", "BOM"),
            ("DEL\u{7f}", "DEL"),
            ("NBSP\u{a0}here", "NBSP here"),
            ("\u{85}", ""),
            ("fam 👨\u{200d}👩", "fam 👨\u{200d}👩"),
            (" \u{7} ", ""),
        ] {
            assert_eq!(clean_text(raw, TEXT_LENGTH), expected, "{raw:?}");
        }
    }

    #[test]
    fn text_is_cut_by_characters_not_bytes() {
        assert_eq!(clean_text("ñandú", 3), "ñan");
        assert_eq!(clean_text("ab  cd", 3), "ab");
        assert_eq!(clean_text("abc", 3), "abc");
        assert_eq!(clean_text("ab cd", 4), "ab c");
    }

    #[test]
    fn laid_out_text_keeps_its_layout() {
        assert_eq!(
            strip_unsafe("a   b\n\u{1b}[2Jc\u{202e}\t\u{9b}d"),
            "a   b\n[2Jcd"
        );
        assert_eq!(
            escape_unsafe_json("\"a\u{202e}\u{9b}\u{e0001}\"\n"),
            "\"a\\u202e\\u009b\\udb40\\udc01\"\n"
        );
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(
            clean_text(" fine text ", 50),
            Cow::Borrowed("fine text")
        ));
    }
}
