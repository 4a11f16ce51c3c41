//! A text as the rules look at it: in small letters without accents, one byte for a letter, and for each byte where it
//! stands in the text.
//!
//! Runs of white space are one blank, an empty line a line feed. `{{ … }}` is a word of its own (`X`); `{% … %}`, `{# … #}`,
//! HTML tags, style sheets and lines quoted with `>` are not there, nor are the marks of WhatsApp (`*`, `_`, `~`). `ñ` is
//! `N`, `¿` is `<`, `¡` is `>`, every kind of quotation mark `"`, dashes `-`, and what else is no letter of ours `#`.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The text, in ASCII.
    pub bytes: Vec<u8>,
    /// Where each byte begins in the original.
    at: Vec<usize>,
    /// Where the character of each byte ends in the original, with its combining marks.
    until: Vec<usize>,
    /// Whether each byte was a capital.
    pub capital: Vec<bool>,
    /// Whether the blank at the end ends a line.
    fed: bool,
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        let mut folded = Self::default();
        folded.bytes.reserve(text.len());
        folded.at.reserve(text.len());
        folded.until.reserve(text.len());
        folded.capital.reserve(text.len());
        let mut from = 0;
        let mut line_start = true;
        while let Some(letter) = text[from..].chars().next() {
            let rest = &text[from..];
            if let Some((length, word)) = skipped(rest, line_start) {
                let end = from + length;
                folded.markup(word, from..end);
                from = end;
                line_start = text[..end].ends_with('\n');
                continue;
            }
            let end = from + letter.len_utf8();
            line_start = letter == '\n' || (line_start && matches!(letter, ' ' | '\t'));
            folded.letter(letter, from..end);
            from = end;
        }
        folded
    }

    /// The bytes of the original for a range of the folded text.
    pub fn original(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        let start = self.at.get(range.start).copied().unwrap_or(text.len());
        let end = range.end.checked_sub(1).and_then(|it| self.until.get(it));
        start..end.copied().unwrap_or(start).max(start)
    }

    /// The range of the folded text for one of the original; nothing where it was left out.
    pub fn folded(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let start = self.at.binary_search(&range.start).ok()?;
        let end = self.at.partition_point(|at| *at < range.end);
        (start < end).then_some(start..end)
    }

    fn push(&mut self, byte: u8, range: Range<usize>, capital: bool) {
        self.fed &= byte == b' ';
        self.bytes.push(byte);
        self.at.push(range.start);
        self.until.push(range.end);
        self.capital.push(capital);
    }

    /// White space: a blank, or a break where it ends a second line.
    fn blank(&mut self, range: Range<usize>, feed: bool) {
        let ends_paragraph = feed && self.fed;
        self.fed |= feed;
        match self.bytes.last_mut() {
            Some(b'\n') => {}
            Some(last @ b' ') if ends_paragraph => *last = b'\n',
            Some(b' ') => {}
            _ => self.push(b' ', range, false),
        }
    }

    /// What stands for markup: a word, a break, or nothing.
    fn markup(&mut self, word: Stands, range: Range<usize>) {
        match word {
            Stands::Word => {
                self.push(b'X', range, false);
            }
            Stands::Blank => self.blank(range, false),
            Stands::Break => {
                self.blank(range.clone(), true);
                self.blank(range, true);
            }
            Stands::Nothing => {}
        }
    }

    fn letter(&mut self, letter: char, range: Range<usize>) {
        if letter.is_ascii_alphanumeric() {
            let capital = letter.is_ascii_uppercase();
            self.push(letter.to_ascii_lowercase() as u8, range, capital);
            return;
        }
        match letter {
            _ if letter.is_whitespace() => self.blank(range, letter == '\n'),
            'ñ' | 'Ñ' => self.push(b'N', range, letter == 'Ñ'),
            '\u{303}' if self.bytes.last() == Some(&b'n') => {
                if let (Some(byte), Some(until)) = (self.bytes.last_mut(), self.until.last_mut()) {
                    *byte = b'N';
                    *until = range.end;
                }
            }
            '*' | '_' | '~' | '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            '¿' => self.push(b'<', range, false),
            '¡' => self.push(b'>', range, false),
            '«' | '»' | '“' | '”' | '„' | '"' => self.push(b'"', range, false),
            '‘' | '’' | '´' | '\'' => self.push(b'\'', range, false),
            '–' | '—' | '−' | '‐' | '‑' => self.push(b'-', range, false),
            '…' => self.push(b'.', range, false),
            '<' | '>' => self.push(b'#', range, false),
            _ if letter.is_ascii() => self.push(letter as u8, range, false),
            _ if is_combining_mark(letter) => {
                if let Some(until) = self.until.last_mut() {
                    *until = range.end;
                }
            }
            _ => self.foreign(letter, range),
        }
    }

    fn foreign(&mut self, letter: char, range: Range<usize>) {
        let mut base = '#';
        decompose_canonical(letter, |part| {
            if part.is_ascii() {
                base = part;
            }
        });
        let capital = base.is_ascii_uppercase();
        self.push(base.to_ascii_lowercase() as u8, range, capital);
    }
}

/// What stands for something that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Word,
    Blank,
    Break,
    Nothing,
}

/// The longest HTML tag; what goes on longer after a `<` is text.
const LONGEST_TAG: usize = 2000;

/// Tags that stand inside a word or between two.
const INLINE: [&str; 12] = [
    "a", "b", "em", "i", "mark", "small", "span", "strong", "u", "font", "sub", "sup",
];

/// How many bytes are left out at the beginning of a text, and what stands for them.
fn skipped(text: &str, line_start: bool) -> Option<(usize, Stands)> {
    let through = |end: &str, stands| {
        let from = 2.min(text.len());
        text.get(from..)?
            .find(end)
            .map(|at| (from + at + end.len(), stands))
    };
    match text.as_bytes() {
        [b'{', b'{', ..] => through("}}", Stands::Word),
        [b'{', b'%', ..] => through("%}", Stands::Blank),
        [b'{', b'#', ..] => through("#}", Stands::Blank),
        [b'>', ..] if line_start => {
            let end = text.find('\n').map_or(text.len(), |at| at + 1);
            Some((end, Stands::Break))
        }
        [b'<', b'!', b'-', b'-', ..] => through("-->", Stands::Nothing),
        [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!') => tag(text),
        [b'&', ..] => entity(text),
        _ => None,
    }
}

fn tag(text: &str) -> Option<(usize, Stands)> {
    let end = text.bytes().take(LONGEST_TAG).position(|it| it == b'>')? + 1;
    let name = text[1..end - 1].trim_start_matches('/');
    let name = name
        .split(|it: char| !it.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if matches!(name.as_str(), "style" | "script" | "title") && !text.starts_with("</") {
        let closing = format!("</{name}>");
        let close = text[end..].find(&closing)?;
        return Some((end + close + closing.len(), Stands::Break));
    }
    let stands = match name.as_str() {
        "br" => Stands::Blank,
        inline if INLINE.contains(&inline) => Stands::Nothing,
        _ => Stands::Break,
    };
    Some((end, stands))
}

/// The blanks that HTML writes in words; other entities are seldom in the way.
fn entity(text: &str) -> Option<(usize, Stands)> {
    let blanks = ["&nbsp;", "&#160;", "&ensp;", "&thinsp;"];
    let blank = blanks.iter().find(|it| text.starts_with(**it))?;
    Some((blank.len(), Stands::Blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        String::from_utf8(Folded::of(text).bytes).expect("ASCII")
    }

    #[test]
    fn letters_lose_case_and_accents_and_markup_goes() {
        for (text, expected) in [
            ("¿QUÉ  Año?\tÜbel", "<que aNo? ubel"),
            ("uno\ndos\n\n \ntres", "uno dos\ntres"),
            ("uno\r\n\r\ndos", "uno\ndos"),
            (
                "Hola, {{ first_name }}: {% if x %}sí{% endif %}.",
                "hola, X: si .",
            ),
            ("mo<b>ro</b>so<br>ya<p>más", "moroso ya\nmas"),
            ("<style>p { color: red !important }</style>Hola", "\nhola"),
            ("> eres un moroso\nHola", "\nhola"),
            ("3 < 5 y 7 > 5", "3 # 5 y 7 # 5"),
            ("*ya* _no_ «sí» – “x”…", "ya no \"si\" - \"x\"."),
            ("an\u{303}o e\u{301}l", "aNo el"),
            ("{{ sin cerrar", "{{ sin cerrar"),
            ("😡 日本", "# ##"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn ranges_go_back_to_the_letters_they_came_from() {
        let text = "Señor:  «Ibáñez» e\u{301}l 😡 {{ x }} fin";
        let folded = Folded::of(text);
        let all = String::from_utf8(folded.bytes.clone()).expect("ASCII");
        for (word, original) in [
            ("seNor", "Señor"),
            ("ibaNez", "Ibáñez"),
            ("el", "e\u{301}l"),
            ("X", "{{ x }}"),
            ("fin", "fin"),
            ("#", "😡"),
        ] {
            let start = all.find(word).expect(word);
            let range = folded.original(text, &(start..start + word.len()));
            assert_eq!(&text[range.clone()], original);
            assert_eq!(folded.folded(&range), Some(start..start + word.len()));
        }
    }
}
