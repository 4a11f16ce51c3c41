//! `cobro formats`: what kinds of files are known, and how each is known.
//!
//! JSON: `[{format, family, name, endings: [text], known_by, imported}]`; `imported` is false for what is known and can't be
//! read yet.

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, table_width};
use crate::import::{Family, Format};

pub(super) fn run(session: &Session) -> Result<Done, Failure> {
    let value = || {
        let one = |format: &Format| {
            json!({
                "format": format.id(),
                "family": format.family().id(),
                "name": session.texts.format(*format),
                "endings": format.endings(),
                "known_by": session.texts.format_how(*format),
                "imported": format.is_read(),
            })
        };
        Format::ALL.iter().map(one).collect()
    };
    Ok(Done::either(session.json, value, || text(session)))
}

fn text(session: &Session) -> String {
    let texts = &session.texts;
    let families = [
        Family::Table,
        Family::Invoices,
        Family::Bank,
        Family::Archive,
    ];
    let each = families.map(|family| {
        let headings = ["cli-column-format", "cli-column-endings", "cli-column-how"];
        let headings = headings.map(|id| (texts.get(id), Align::Left));
        let mut table = Table::new(headings.to_vec());
        let formats = Format::ALL.into_iter().filter(|it| it.family() == family);
        for format in formats {
            let name = texts.format(format);
            let name = match format.is_read() {
                true => name,
                false => texts.with("cli-formats-not-yet", &[("format", name.into())]),
            };
            let endings = format.endings().iter().map(|ending| format!(".{ending}"));
            let endings: Vec<String> = endings.collect();
            table.row(vec![name, endings.join(" "), texts.format_how(format)]);
        }
        let title = texts.get(&format!("format-family-{}", family.id()));
        format!("{title}\n{}", table.render(table_width()))
    });
    each.join("\n").trim_end().to_owned()
}
