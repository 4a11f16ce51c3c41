//! How the screen is divided.

/// How the screen is divided, by its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// List and panes side by side.
    Wide,
    /// The list above, a compact pane below.
    Stacked,
    /// One at a time.
    Single,
}

impl Layout {
    /// The layout for a size in columns and lines.
    pub fn of((columns, lines): (u16, u16)) -> Self {
        if columns >= 100 && lines >= 12 {
            Self::Wide
        } else if columns >= 60 && lines >= 20 {
            Self::Stacked
        } else {
            Self::Single
        }
    }
}
