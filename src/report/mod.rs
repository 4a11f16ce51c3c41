//! Reports: data first. How they look as text or JSON is decided where they are printed.

pub mod aging;
pub mod day;
pub mod forecast;
pub mod promises;
