//! `cobro promises`: the promises and instalments of the whole book, and how they were kept.
//!
//! JSON: `{as_of, promises: [{code, name, number, amount, currency, due_on, made_on, status, missing, of_plan, invoices}],
//! kept, partly_kept, broken, kept_rate, debtors: [{code, name, kept, partly_kept, broken, kept_rate}]}`, the promises by due
//! date. Filters choose the promises that are listed; the counts, and the debtors, are always of all of them. The rate is
//! kept / (kept + partly kept + broken), a number from 0 to 1, or null when none was judged.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::failure::Failure;
use super::json::{add_kept, promise};
use super::output::Done;
use super::promise::read_day;
use super::session::Session;
use super::table::{Align, Table, screen_width, table_width};
use crate::domain::account::PromiseStatus;
use crate::domain::habit::Kept;
use crate::domain::money::Money;
use crate::report::promises::{KeptBy, PromiseOf, Promises, Wanted};

/// Which promises.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only the live ones that are due.
    #[arg(long, conflicts_with_all = ["broken", "kept"])]
    due: bool,
    /// The last day on which they are due.
    #[arg(long, value_name = "DAY", requires = "due")]
    until: Option<String>,
    /// Only those that were not kept.
    #[arg(long, conflicts_with = "kept")]
    broken: bool,
    /// Only those that were kept.
    #[arg(long)]
    kept: bool,
}

/// Columns from which there is room for the day each promise was made beside names that can be read.
const WIDE: usize = 90;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let wanted = if args.due {
        let until = args.until.as_deref().map(|typed| read_day(session, typed));
        let until = until.transpose()?.unwrap_or_else(|| session.today());
        Wanted::Due { until }
    } else if args.broken {
        Wanted::Broken
    } else if args.kept {
        Wanted::Kept
    } else {
        Wanted::All
    };
    let promises = session.book()?.promises(wanted)?;
    Ok(Done::either(
        session.json,
        || value(&promises),
        || text(session, &promises),
    ))
}

fn value(found: &Promises) -> Value {
    let one = |it: &PromiseOf| {
        let mut value = promise(&it.promise);
        value["code"] = it.code.as_str().into();
        value["name"] = it.name.as_str().into();
        value
    };
    let debtor = |it: &KeptBy| {
        let mut value = json!({ "code": it.code, "name": it.name });
        add_kept(&mut value, &it.kept);
        value
    };
    let mut value = json!({
        "as_of": found.as_of,
        "promises": found.promises.iter().map(one).collect::<Value>(),
        "debtors": found.debtors.iter().map(debtor).collect::<Value>(),
    });
    add_kept(&mut value, &found.kept);
    value
}

fn text(session: &Session, found: &Promises) -> String {
    let texts = &session.texts;
    let kept_by: HashMap<&str, &Kept> = found
        .debtors
        .iter()
        .map(|it| (it.code.as_str(), &it.kept))
        .collect();
    let mut columns = vec![
        (texts.get("cli-column-due"), Align::Left),
        (texts.get("cli-column-name"), Align::Left),
        (texts.get("cli-column-amount"), Align::Right),
        (texts.get("cli-column-status"), Align::Left),
        (texts.get("cli-column-missing"), Align::Right),
        (texts.get("cli-column-keeps"), Align::Right),
    ];
    let wide = screen_width() >= WIDE;
    if wide {
        columns.push((texts.get("cli-column-made"), Align::Right));
    }
    let mut table = Table::new(columns);
    for it in &found.promises {
        let promise = &it.promise;
        let mut status = texts.promise_status(promise.status);
        if promise.of_plan {
            status = texts.with("cli-promises-plan", &[("status", status.into())]);
        }
        let open = promise.status == PromiseStatus::Pending || promise.is_failed();
        let missing = Money::new(promise.missing, promise.money.currency);
        // That all of it is missing goes without saying.
        let told = open && !missing.amount.is_zero() && missing.amount != promise.money.amount;
        let keeps = kept_by.get(it.code.as_str());
        let mut cells = vec![
            texts.day_in_numbers(promise.due_on),
            it.name.clone(),
            texts.money(promise.money),
            status,
            if told {
                texts.money(missing)
            } else {
                String::new()
            },
            keeps.map_or_else(String::new, |kept| {
                format!("{}/{}", kept.kept, kept.judged())
            }),
        ];
        if wide {
            cells.push(texts.day_in_numbers(promise.made_at.date()));
        }
        table.row(cells);
    }
    let list = if table.is_empty() {
        texts.get("cli-promises-none")
    } else {
        table.render(table_width())
    };
    let kept = texts.kept(&found.kept);
    kept.map_or(list.clone(), |kept| {
        format!("{}\n\n{kept}", list.trim_end())
    })
}
