//! What a text message costs: how many messages a phone makes of it, and a wording that makes fewer.
//!
//! Phones send the letters of GSM 03.38 in seven bits, 160 to a message; a single letter outside of them, as `á` or `ó`,
//! and the message has room for 70 (3GPP TS 23.038 and 23.040).

use std::borrow::Cow;

/// The letters of seven bits.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿\
     abcdefghijklmnopqrstuvwxyzäöñüà";

/// Those that take the room of two.
const EXTENDED: &str = "^{}\\[~]|€";

/// What stands in for letters that there is no room for.
const STAND_INS: [(char, &str); 20] = [
    ('á', "a"),
    ('í', "i"),
    ('ó', "o"),
    ('ú', "u"),
    ('Á', "A"),
    ('Í', "I"),
    ('Ó', "O"),
    ('Ú', "U"),
    ('“', "\""),
    ('”', "\""),
    ('«', "\""),
    ('»', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('–', "-"),
    ('—', "-"),
    ('·', "-"),
    ('…', "..."),
    ('\u{a0}', " "),
    ('\u{202f}', " "),
];

/// The room that a text message takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Letters, those of two places counted twice.
    pub letters: usize,
    /// How many messages a phone makes of it.
    pub messages: usize,
    /// Whether all letters are those of seven bits.
    pub seven_bits: bool,
}

/// The room that a text takes.
pub fn room(text: &str) -> Room {
    let seven = text
        .chars()
        .try_fold(0, |sum, letter| Some(sum + places(letter)?));
    let (letters, alone, in_parts) = match seven {
        Some(letters) => (letters, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    let messages = match letters {
        0 => 0,
        letters if letters <= alone => 1,
        letters => letters.div_ceil(in_parts),
    };
    Room {
        letters,
        messages,
        seven_bits: seven.is_some(),
    }
}

/// How many places a letter of seven bits takes.
fn places(letter: char) -> Option<usize> {
    if BASIC.contains(letter) {
        Some(1)
    } else {
        EXTENDED.contains(letter).then_some(2)
    }
}

/// The text without the accents that make it cost more, if it costs less without them.
pub fn without_accents(text: &str) -> Cow<'_, str> {
    if room(text).seven_bits {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match STAND_INS.iter().find(|(of, _)| *of == letter) {
            Some((_, stand_in)) => plain.push_str(stand_in),
            None => plain.push(letter),
        }
    }
    match room(&plain).seven_bits {
        true => Cow::Owned(plain),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_counted_as_phones_make_them() {
        let spanish = "¿Puede pagarla el miércoles? Año, ñu, é";
        for (text, letters, messages, seven_bits) in [
            ("", 0, 0, true),
            (spanish, 39, 1, true),
            (&"a".repeat(160), 160, 1, true),
            (&"a".repeat(161), 161, 2, true),
            (&"a".repeat(306), 306, 2, true),
            (&"a".repeat(307), 307, 3, true),
            (&"€".repeat(80), 160, 1, true),
            (&"€".repeat(81), 162, 2, true),
            (&"á".repeat(70), 70, 1, false),
            (&"á".repeat(71), 71, 2, false),
            (&"á".repeat(135), 135, 3, false),
            ("😀", 2, 1, false),
        ] {
            let expected = Room {
                letters,
                messages,
                seven_bits,
            };
            assert_eq!(room(text), expected, "{text}");
        }
    }

    #[test]
    fn accents_go_only_where_that_helps() {
        for (text, plain) in [
            ("¿Podrá pagar mañana?", "¿Podra pagar mañana?"),
            ("Miércoles, 1.250,00 €", "Miércoles, 1.250,00 €"),
            ("Más tarde 😀", "Más tarde 😀"),
            ("Pingüino – «así»", "Pingüino - \"asi\""),
        ] {
            assert_eq!(without_accents(text), plain);
        }
    }
}
