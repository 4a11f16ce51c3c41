//! How wide aligned tables may be on the command line.

use std::io::IsTerminal;

pub(super) use crate::export::{Align, Table, cut};

/// The columns that a table may take: those of the terminal; as many as it needs where nobody's eyes set a limit, as in a
/// file or another program.
pub(super) fn table_width() -> usize {
    match std::io::stdout().is_terminal() {
        true => screen_width(),
        false => usize::MAX,
    }
}

/// The columns of the terminal; 80 where there is none.
pub(super) fn screen_width() -> usize {
    const ASSUMED: usize = 80;
    const LEAST: usize = 40;
    if !std::io::stdout().is_terminal() {
        return ASSUMED;
    }
    crossterm::terminal::size().map_or(ASSUMED, |(columns, _)| usize::from(columns).max(LEAST))
}
