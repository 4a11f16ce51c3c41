//! How pages for paper are made.

use serde::{Deserialize, Serialize};

/// How pages for paper are made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintConfig {
    /// The size of the sheets.
    pub paper: Paper,
    /// The side on which envelopes have their window.
    pub window: WindowSide,
}

/// The size of sheets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches: Mexico, Colombia, Chile.
    Letter,
}

impl Paper {
    /// Its name, as style sheets write it.
    pub fn css(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }
}

/// The side of an envelope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowSide {
    /// The left one.
    Left,
    /// The right one.
    #[default]
    Right,
}
