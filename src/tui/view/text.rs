//! Text that fits: cut and padded to columns of the screen, cleaned of what could break it.

use ratatui::layout::Rect;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::clean::strip_unsafe;

/// The columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, cut to so many columns, with `…` where something is missing.
pub fn cut(text: &str, columns: usize) -> String {
    let text = strip_unsafe(text);
    if text.width() <= columns {
        return text.into_owned();
    }
    let mut result = String::new();
    let mut used = 0;
    for letter in text.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide + 1 > columns {
            break;
        }
        used += wide;
        result.push(letter);
    }
    if columns > 0 {
        result.push('…');
    }
    result
}

/// The text, cut to so many columns between two words where that leaves most of it.
pub fn cut_words(text: &str, columns: usize) -> String {
    let text = strip_unsafe(text);
    let shown = cut(&text, columns);
    let Some(kept) = shown.strip_suffix('…').filter(|_| text.width() > columns) else {
        return shown;
    };
    let ends_a_word = kept.ends_with(' ') || text[kept.len()..].starts_with(' ');
    match kept.trim_end().rfind(' ') {
        Some(at) if !ends_a_word && at * 2 > kept.len() => {
            let words = kept[..at].trim_end_matches([' ', ',', ';', '·', ':']);
            format!("{words}…")
        }
        _ => format!("{}…", kept.trim_end()),
    }
}

/// The text in exactly so many columns, to the left.
pub fn left(text: &str, columns: usize) -> String {
    let mut result = cut(text, columns);
    let missing = columns.saturating_sub(result.width());
    result.extend(std::iter::repeat_n(' ', missing));
    result
}

/// The text in exactly so many columns, to the right.
pub fn right(text: &str, columns: usize) -> String {
    let result = cut(text, columns);
    let missing = columns.saturating_sub(result.width());
    " ".repeat(missing) + &result
}

/// The words in lines of so many columns. Longer words are cut up.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let paragraph = strip_unsafe(paragraph);
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let joined = if line.is_empty() { 0 } else { line.width() + 1 };
            if joined > 0 && joined + word.width() > columns {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for letter in word.chars() {
                if line.width() + letter.width().unwrap_or(0) > columns {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        lines.push(line);
    }
    lines
}

/// A box of a size in the middle of an area, no larger than it.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_takes_exactly_its_columns_whatever_it_is_made_of() {
        let texts = [
            "",
            "Ibáñez",
            "日本商事株式会社",
            "👩‍👩‍👧‍👦 Família",
            "e\u{301}te\u{301}",
            "\u{202e}atlas\u{1b}[31m",
            "a\tb",
        ];
        for text in texts {
            for columns in 1..20 {
                assert_eq!(
                    width(&left(text, columns)),
                    columns,
                    "{text:?} in {columns}"
                );
                assert_eq!(
                    width(&right(text, columns)),
                    columns,
                    "{text:?} in {columns}"
                );
            }
            assert!(!left(text, 10).contains('\u{1b}'));
            assert!(!left(text, 10).contains('\u{202e}'));
        }
    }

    #[test]
    fn what_is_cut_is_cut_between_words() {
        let text = "Hoy: preguntar qué pasó con la promesa";
        assert_eq!(cut_words(text, 80), text);
        assert_eq!(cut_words(text, 25), "Hoy: preguntar qué pasó…");
        assert_eq!(cut_words(text, 21), "Hoy: preguntar qué…");
        assert_eq!(cut_words("abcdefghijkl", 5), "abcd…");
        assert_eq!(cut_words("a bcdefghijkl", 6), "a bcd…");
        assert_eq!(cut_words("ñandú \u{1b}[2J ñ", 0), "");
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(
            wrap("pagará el viernes\nsin falta", 10),
            ["pagará el", "viernes", "sin falta"]
        );
        assert_eq!(wrap("abcdefghijkl", 5), ["abcde", "fghij", "kl"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }
}
