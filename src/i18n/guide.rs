//! The guide to collecting well, in lines of any width: the command line prints it, the desk shows it.

use super::Texts;

/// The guide by language.
pub const GUIDES: [(&str, &str); 2] = [
    ("es", include_str!("../../assets/guide/es.md")),
    ("en", include_str!("../../assets/guide/en.md")),
];

/// A line of the guide. Keys stand between backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideLine {
    /// A heading, with how deep it is.
    Heading(usize, String),
    /// Words.
    Words(String),
    /// An empty line.
    Blank,
}

impl Texts {
    /// The guide as it is written.
    pub fn guide(&self) -> &'static str {
        let own = GUIDES.iter().find(|(tag, _)| *tag == self.tag());
        own.map_or(GUIDES[0].1, |(_, text)| text)
    }

    /// The guide in lines of so many columns.
    pub fn guide_lines(&self, width: usize) -> Vec<GuideLine> {
        guide_lines(self.guide(), width)
    }
}

/// A text with headings, lists and words to say, in lines of so many columns.
pub fn guide_lines(text: &str, width: usize) -> Vec<GuideLine> {
    let mut lines = Vec::new();
    for block in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(GuideLine::Blank);
        }
        match heading(block.trim()) {
            Some((rank, title)) => lines.push(GuideLine::Heading(rank, title.to_owned())),
            None => lines.extend(block_lines(block, width)),
        }
    }
    lines
}

/// How deep a heading is, and its words.
fn heading(line: &str) -> Option<(usize, &str)> {
    let title = line.trim_start_matches('#');
    let rank = line.len() - title.len();
    (rank > 0 && !title.contains('\n')).then_some((rank, title.trim()))
}

/// A paragraph, a list, or words to say.
fn block_lines(block: &str, width: usize) -> Vec<GuideLine> {
    let mut lines = Vec::new();
    for (mark, words) in items(block) {
        let indent = " ".repeat(mark.chars().count());
        let room = width.saturating_sub(indent.len());
        for (at, line) in filled(&words, room).iter().enumerate() {
            let before = if at == 0 { &mark } else { &indent };
            lines.push(GuideLine::Words(format!("{before}{line}")));
        }
    }
    lines
}

/// The items of a list, each with its mark; a paragraph is one item without a mark, words to say are set in.
fn items(block: &str) -> Vec<(String, String)> {
    let mut items: Vec<(String, String)> = Vec::new();
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        let numbered = line.split_once(". ").filter(|(number, _)| {
            !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
        });
        if let Some(words) = line.strip_prefix("- ") {
            items.push(("  · ".to_owned(), words.to_owned()));
        } else if let Some((number, words)) = numbered {
            items.push((format!(" {number}. "), words.to_owned()));
        } else {
            let words = line.strip_prefix("> ").unwrap_or(line).trim();
            match items.last_mut() {
                Some((_, said)) => said.push_str(&format!(" {words}")),
                None if line.starts_with('>') => items.push(("    ".to_owned(), words.to_owned())),
                None => items.push((String::new(), words.to_owned())),
            }
        }
    }
    items
}

/// The words in lines of so many columns. What stands between two backticks stays on one line.
fn filled(words: &str, width: usize) -> Vec<String> {
    let parts: Vec<String> = words
        .split('`')
        .enumerate()
        .map(|(at, part)| match at % 2 {
            0 => part.to_owned(),
            _ => format!("`{}`", part.replace(' ', "\u{a0}")),
        })
        .collect();
    let mut lines = vec![String::new()];
    for word in parts.concat().split(' ').filter(|word| !word.is_empty()) {
        let columns = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let used = lines.last().map_or(0, |line| columns(line));
        if used > 0 && used + 1 + columns(word) > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
        .iter()
        .map(|line| line.replace('\u{a0}', " "))
        .collect()
}
