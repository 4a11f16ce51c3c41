//! Figures across debtors, data first. Every report has the same [`shape`]: what shows it, and what writes it to a file, is
//! made once for all of them. A report is one file with a [`Definition`], a row in [`ALL`], and its texts.

mod activity;
pub mod aging;
mod asked;
mod cei;
mod collected;
mod concentration;
pub mod day;
mod disputes;
mod dso;
mod effectiveness;
pub mod forecast;
pub mod promises;
mod receivables;
mod review;
mod shape;
mod silence;

pub use asked::{
    Asked, Chain, Collecting, Definition, Number, Span, Stretch, Unfit, Wanted, last_moment,
    moment_of,
};
pub use shape::{Cell, Column, Kind, Note, Period, Report, Row, Series};

/// All reports, in the order in which they are listed.
pub static ALL: [Definition; 13] = [
    aging::REPORT,
    promises::REPORT,
    forecast::REPORT,
    collected::REPORT,
    activity::REPORT,
    effectiveness::REPORT,
    dso::REPORT,
    cei::REPORT,
    disputes::REPORT,
    concentration::REPORT,
    silence::REPORT,
    review::DAY,
    review::MONTH,
];

/// The report of this name.
pub fn find(id: &str) -> Option<&'static Definition> {
    ALL.iter().find(|it| it.id == id)
}
