//! Copying through the terminal, which works over SSH too.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What terminals take at most: xterm's limit, in letters of the encoded text.
const MOST: usize = 74_994;

/// What to write to the terminal so that a text is in the clipboard of the machine it is shown on; nothing when terminals
/// would cut it off.
pub fn copy_sequence(text: &str) -> Option<String> {
    if text.len().div_ceil(3) * 4 > MOST {
        return None;
    }
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut sequence)
        .ok()?;
    Some(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_encoded_for_the_terminal() {
        // `Señor €` in base 64.
        assert_eq!(
            copy_sequence("Señor €").as_deref(),
            Some("\x1b]52;c;U2XDsW9yIOKCrA==\x1b\\")
        );
        assert_eq!(copy_sequence(&"x".repeat(60_000)), None);
    }
}
