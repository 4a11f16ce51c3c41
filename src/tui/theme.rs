//! Colours: a theme file names a style for each part of the screen. Without colour, bold, reverse and signs remain.

use std::path::Path;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::config::{FileProblem, Trouble};
use crate::domain::debtor::DebtorType;
use crate::domain::standing::Band;

const DARK: &str = include_str!("../../assets/themes/dark.toml");
const LIGHT: &str = include_str!("../../assets/themes/light.toml");

/// A style as a theme file writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    fg: Option<Colour>,
    bg: Option<Colour>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

/// A colour by name (`red`, `light-blue`), number (`208`) or `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Colour(Color);

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = |_| serde::de::Error::custom(format!("`{text}` is no colour"));
        Color::from_str(&text).map(Self).map_err(wrong)
    }
}

macro_rules! theme {
    ($( $(#[$doc:meta])* $part:ident ),* $(,)?) => {
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct WrittenTheme { $( $part: Written ),* }

        /// A style for each part of the screen.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Theme { $( $(#[$doc])* pub $part: Style ),* }

        impl Theme {
            fn of(written: &WrittenTheme, colour: bool) -> Self {
                Self { $( $part: written.$part.style(colour) ),* }
            }

            /// The names of the parts that have this style, for tests that look at styles.
            pub fn names_of(&self, style: Style) -> Vec<&'static str> {
                let mut names = Vec::new();
                $( if self.$part == style { names.push(stringify!($part)); } )*
                names
            }
        }
    };
}

theme! {
    /// Ordinary text.
    text,
    /// Text of less weight.
    dim,
    /// Headings and names.
    title,
    /// The top bar.
    header,
    /// The footer.
    footer,
    /// A key in a hint.
    key,
    /// Borders.
    border,
    /// The border of the part that takes the keys.
    border_focus,
    /// The row under the cursor.
    cursor,
    /// The sign of a selected row.
    selected,
    /// A filter that is on.
    chip,
    /// An amount.
    amount,
    /// Good news.
    good,
    /// What needs care.
    warning,
    /// What went wrong.
    error,
    /// Words that offend.
    offence,
    /// Text found by a search, a field being typed.
    field,
    /// A broken promise.
    band_broken_promise,
    /// A call-back.
    band_call_back,
    /// A promise that is due.
    band_promise_due,
    /// A dispute, hold or snooze to look at.
    band_review,
    /// Something to collect.
    band_step_due,
    /// Bands that need nothing today.
    band_hidden,
    /// The forgetful.
    type_forgetful,
    /// The illiquid.
    type_illiquid,
    /// The disputing.
    type_disputing,
    /// The unclassified.
    type_unclassified,
}

impl Written {
    fn style(&self, colour: bool) -> Style {
        let mut style = Style::new();
        if colour {
            style.fg = self.fg.as_ref().map(|colour| colour.0);
            style.bg = self.bg.as_ref().map(|colour| colour.0);
        }
        let modifiers = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underlined, Modifier::UNDERLINED),
            // Without colour the cursor and the bars must still be seen.
            (
                self.reversed || (!colour && self.bg.is_some()),
                Modifier::REVERSED,
            ),
        ];
        for (on, modifier) in modifiers {
            if on {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}

impl Theme {
    /// The theme that the configuration asks for. With a mistake in a theme file, the theme is `dark` and the mistake told.
    pub fn load(asked: &str, no_color: bool) -> (Self, Option<FileProblem>) {
        let (path, text) = match asked {
            "dark" => (None, DARK.to_owned()),
            "light" => (None, LIGHT.to_owned()),
            "auto" if background_is_light() => (None, LIGHT.to_owned()),
            "auto" | "" => (None, DARK.to_owned()),
            file => match std::fs::read_to_string(file) {
                Ok(text) => (Some(Path::new(file)), text),
                Err(error) => {
                    let problem = FileProblem {
                        path: file.into(),
                        line: None,
                        trouble: Trouble::Unreadable(error.to_string()),
                    };
                    return (Self::built_in(DARK, no_color), Some(problem));
                }
            },
        };
        match toml::from_str::<WrittenTheme>(&text) {
            Ok(written) => (Self::of(&written, !no_color), None),
            Err(error) => {
                let path = path.unwrap_or(Path::new("theme"));
                let problem = FileProblem::from_toml(path, &text, &error);
                (Self::built_in(DARK, no_color), Some(problem))
            }
        }
    }

    #[allow(clippy::expect_used)] // The themes are part of the program, and a test reads them.
    fn built_in(text: &str, no_color: bool) -> Self {
        let written: WrittenTheme =
            toml::from_str(text).expect("the built-in theme is well formed");
        Self::of(&written, !no_color)
    }

    /// The style of a band.
    pub fn band(&self, band: Band) -> Style {
        match band {
            Band::BrokenPromise => self.band_broken_promise,
            Band::CallBack => self.band_call_back,
            Band::PromiseDue => self.band_promise_due,
            Band::Review => self.band_review,
            Band::StepDue => self.band_step_due,
            Band::Waiting | Band::NotDue | Band::Settled => self.band_hidden,
        }
    }

    /// The style of a type.
    pub fn debtor_type(&self, debtor_type: DebtorType) -> Style {
        match debtor_type {
            DebtorType::Forgetful => self.type_forgetful,
            DebtorType::Illiquid => self.type_illiquid,
            DebtorType::Disputing => self.type_disputing,
            DebtorType::Unclassified => self.type_unclassified,
        }
    }
}

/// Terminals that tell do so in `COLORFGBG`, the background last: 7 and 15 are light.
fn background_is_light() -> bool {
    let told = std::env::var("COLORFGBG").unwrap_or_default();
    matches!(told.rsplit(';').next(), Some("7" | "15"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_themes_are_well_formed_and_without_colour_the_cursor_is_still_seen() {
        for name in ["dark", "light"] {
            let (coloured, problem) = Theme::load(name, false);
            assert_eq!(problem, None);
            assert!(coloured.error.fg.is_some());
            let (plain, _) = Theme::load(name, true);
            assert_eq!(plain.error.fg, None);
            assert!(plain.cursor.add_modifier.contains(Modifier::REVERSED));
        }
    }

    #[test]
    fn a_mistake_says_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("mine.toml");
        std::fs::write(&path, DARK.replace("fg = \"", "fg = \"very-")).expect("written");
        let (theme, problem) = Theme::load(path.to_str().expect("a path"), false);
        assert_eq!(theme, Theme::load("dark", false).0);
        assert!(problem.is_some_and(|problem| problem.line.is_some()));
    }
}
