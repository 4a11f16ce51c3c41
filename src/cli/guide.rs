//! `cobro help [TOPIC]`: the help of a command, or the guide to collecting well.
//!
//! JSON of the guide: `{language, title, sections: [{title, text}]}`; of a command `{text}`, of the program also
//! `commands: [{command, about}]` with every command there is.

use std::io::IsTerminal;

use serde_json::{Value, json};

use super::failure::Failure;
use super::help;
use super::output::Done;
use super::session::Session;
use super::table::screen_width;
use crate::i18n::{GuideLine, Place, guide_lines};

/// The topic that is no command.
const GUIDE: &str = "guide";

/// Longer lines are hard to read.
const WIDEST: usize = 80;

/// What help is wanted about.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// `guide`, or the words of a command; nothing is all of it.
    #[arg(value_name = "TOPIC")]
    topic: Vec<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let topic: Vec<&str> = args.topic.iter().map(String::as_str).collect();
    if topic == [GUIDE] {
        return Ok(guide(session));
    }
    let Some(text) = help::help_of(&session.texts, &topic) else {
        let places = [("topic", Place::from(topic.join(" ")))];
        return Err(Failure::Usage(session.with("help-no-topic", &places)));
    };
    let value = || match topic.as_slice() {
        [] => json!({ "text": text, "commands": commands(session) }),
        _ => json!({ "text": text }),
    };
    Ok(Done::either(session.json, value, || text.clone()))
}

fn commands(session: &Session) -> Vec<Value> {
    let all = help::all_commands(&session.texts).into_iter();
    let as_json = |(command, about)| json!({ "command": command, "about": about });
    all.map(as_json).collect()
}

fn guide(session: &Session) -> Done {
    let language = session.texts.tag();
    let text = session.texts.guide();
    if session.json {
        return Done::json(&as_json(language, text));
    }
    let width = screen_width().min(WIDEST);
    if std::io::stdout().is_terminal() {
        Done::script(shown(text, width, true).as_bytes()).paged()
    } else {
        Done::text(shown(text, width, false))
    }
}

fn as_json(language: &str, text: &str) -> Value {
    let mut parts = text.split("\n## ");
    let head = parts.next().unwrap_or_default();
    let (title, opening) = head.split_once('\n').unwrap_or((head, ""));
    let section = |part: &str| {
        let (title, text) = part.split_once('\n').unwrap_or((part, ""));
        json!({ "title": title.trim(), "text": text.trim() })
    };
    let sections: Vec<Value> = parts.map(section).collect();
    json!({
        "language": language,
        "title": title.trim_start_matches('#').trim(),
        "text": opening.trim(),
        "sections": sections,
    })
}

/// The guide in lines of so many columns. `bright` writes headings and keys in bold, for a terminal; without it headings are
/// underlined with signs.
fn shown(text: &str, width: usize, bright: bool) -> String {
    let lines = guide_lines(text, width).into_iter();
    let lines = lines.map(|line| match line {
        GuideLine::Heading(rank, title) => shown_heading(rank, &title, bright),
        GuideLine::Words(words) if bright => format!("{}\n", with_bold_keys(&words)),
        GuideLine::Words(words) => format!("{words}\n"),
        GuideLine::Blank => "\n".to_owned(),
    });
    lines.collect()
}

fn shown_heading(rank: usize, title: &str, bright: bool) -> String {
    if bright {
        return format!("{}\n", bold(title));
    }
    let columns = title.chars().count();
    match rank {
        1 => format!("{title}\n{}\n", "=".repeat(columns)),
        2 => format!("{title}\n{}\n", "-".repeat(columns)),
        _ => format!("{title}\n"),
    }
}

fn bold(text: &str) -> String {
    format!("\u{1b}[1m{text}\u{1b}[0m")
}

fn with_bold_keys(line: &str) -> String {
    let parts = line.split('`').enumerate();
    let shown = parts.map(|(at, part)| match at % 2 {
        0 => part.to_owned(),
        _ => bold(part),
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::i18n::GUIDES;
    use crate::tui::action::ACTIONS;
    use crate::tui::keymap::Keymap;

    #[test]
    fn the_guide_fits_the_screen_and_is_bold_only_where_that_is_wanted() {
        for (language, text) in GUIDES {
            for width in [40, 60, 80] {
                let plain = shown(text, width, false);
                assert!(
                    !plain.contains('\u{1b}') && !plain.contains("\n#"),
                    "{plain}"
                );
                for line in plain.lines() {
                    let columns = line.chars().count();
                    let is_heading = text.contains(&format!("# {line}\n"));
                    let is_rule = line.starts_with("==") || line.starts_with("--");
                    let fits = columns <= width || is_heading || is_rule;
                    assert!(fits, "{language} {width}: {line}");
                }
            }
            let bright = shown(text, 80, true);
            assert!(bright.contains("\u{1b}[1m") && !bright.contains('`'));
        }
    }

    #[test]
    fn words_keep_their_order_when_they_are_filled_into_lines() {
        let block = "- one two\n  three `end of month` four\n- five";
        assert_eq!(
            shown(block, 20, false),
            "  · one two three\n    `end of month`\n    four\n  · five\n"
        );
        assert_eq!(shown("> «a\n> b»", 20, true), "    «a b»\n");
        assert_eq!(
            shown("## Hoy\n\nx `p`", 20, true),
            "\u{1b}[1mHoy\u{1b}[0m\n\nx \u{1b}[1mp\u{1b}[0m\n"
        );
    }

    /// What the guide calls by a key or a name of the palette is there.
    #[test]
    fn every_key_of_the_guide_does_something() {
        let (keymap, _) = Keymap::new(&Config::default().keys);
        let keys: Vec<String> = ACTIONS
            .iter()
            .flat_map(|row| keymap.keys(row.action))
            .collect();
        for (language, text) in GUIDES {
            let mut found = 0;
            for code in text.split('`').skip(1).step_by(2) {
                let is_key = code.chars().count() == 1 || code == "Tab";
                let is_action = code.strip_prefix(':');
                match is_action {
                    Some(id) => assert!(ACTIONS.iter().any(|row| row.id == id), "{id}"),
                    None if is_key => assert!(keys.iter().any(|key| key == code), "{code}"),
                    None => continue,
                }
                found += 1;
            }
            assert!(found > 12, "{language}: {found}");
        }
    }

    #[test]
    fn both_guides_have_the_same_shape_and_call_nobody_names() {
        let shape = |text: &str| -> Vec<usize> {
            let lines = guide_lines(text, 80).into_iter();
            let ranks = lines.filter_map(|line| match line {
                GuideLine::Heading(rank, _) => Some(rank),
                _ => None,
            });
            ranks.collect()
        };
        assert_eq!(shape(GUIDES[0].1), shape(GUIDES[1].1));
        for (language, text) in GUIDES {
            let lower = text.to_lowercase();
            for word in ["moros", "deudor", "debtor", "defaulter"] {
                assert!(!lower.contains(word), "{language}: {word}");
            }
            let lines = text.lines().count();
            assert!((150..=250).contains(&lines), "{language}: {lines} lines");
            let told = as_json(language, text);
            assert_eq!(
                told["sections"].as_array().map(Vec::len),
                Some(11),
                "{told}"
            );
        }
    }
}
