//! The reports: tables and charts of them, what they are asked for, going to clients, writing files, and stopping.

use cobro::demo;
use cobro::tui::message::{Effect, ReportTask};
use cobro::tui::model::{Overlay, Shows};

use crate::driver::{Desk, now};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// A desk on an invented book of some size.
fn invented(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, |book| {
        let mut stories = demo::stories(60, 1, now());
        book.write_stories(&mut stories, &mut |_| true)
            .expect("written");
    })
}
