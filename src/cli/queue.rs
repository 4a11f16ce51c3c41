//! `cobro queue`: who needs something today, most urgent first.
//!
//! JSON: `[{rank, code, name, type, band, points, reasons: [{rule, points, text}], amounts: [{currency, open, overdue,
//! to_collect}], days_past_due, next_step, next_on, service, collected_by, promise: {amount, currency, due_on, status} or
//! null}]`. Ranks count from 1 in the list as it was asked for; `days_past_due` is 0 when nothing is overdue.

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::add_standing;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, table_width};
use super::type_;
use super::whole;
use crate::domain::queue::{Filter, Match, Sort};
use crate::domain::standing::Band;
use crate::domain::typed_amount::{TypedAmount, parse_amount};
use crate::store::{DebtorId, QueueRow, day_number};

/// Whom to show, and in which order.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// Only these types.
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    /// Only these bands, hidden or not.
    #[arg(long, value_name = "BAND", value_parser = PossibleValuesParser::new(Band::ALL.map(Band::id)))]
    band: Vec<String>,
    /// The hidden bands too.
    #[arg(long)]
    all: bool,
    /// Only what this text finds.
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// Only with this tag.
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only with something due for so many days.
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true, value_parser = whole(0..=36_500_i64))]
    least_days: Option<i64>,
    /// Only from this amount on.
    #[arg(long, value_name = "AMOUNT")]
    least_amount: Option<String>,
    /// The order.
    #[arg(long, value_name = "ORDER", value_parser = PossibleValuesParser::new(Sort::ALL.map(Sort::id)))]
    sort: Option<String>,
    /// No more than so many.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole(0..=1_000_000_000_usize))]
    limit: Option<usize>,
}

/// Rows fetched in one go.
const AT_ONCE: usize = 1000;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let filter = filter(session, args)?;
    let sort = args
        .sort
        .as_deref()
        .and_then(Sort::from_id)
        .unwrap_or_default();
    let mut book = session.book()?;
    book.bring_all_up_to_date()?;
    let today = book.today();
    let found = book
        .queue_index()?
        .arrange(sort, &filter, day_number(today));
    let count = found.debtors.len();
    let shown: Vec<DebtorId> = found
        .debtors
        .iter()
        .take(args.limit.unwrap_or(usize::MAX))
        .map(|it| DebtorId::from(*it))
        .collect();
    let mut rows = Vec::with_capacity(shown.len());
    for some in shown.chunks(AT_ONCE) {
        rows.extend(book.store().rows(some)?);
    }
    let value = || {
        let ranked = rows.iter().enumerate();
        ranked
            .map(|(at, row)| item(session, at + 1, row, today))
            .collect()
    };
    let text = || {
        if rows.is_empty() && filter.is_active() {
            return session.texts.get("cli-queue-nothing-found");
        }
        let mut text = String::new();
        if found.how == Match::Alike && !rows.is_empty() {
            let words = filter.text.as_str();
            text = session.with("cli-queue-alike", &[("text", words.into())]) + "\n";
        }
        text + &table(session, &rows, count, today)
    };
    Ok(Done::either(session.json, value, text))
}

fn filter(session: &Session, args: &Args) -> Result<Filter, Failure> {
    let types = args
        .types
        .iter()
        .map(|word| type_::parse(&session.texts, word));
    Ok(Filter {
        hidden_too: args.all,
        types: types.collect::<Result<_, _>>()?,
        bands: args
            .band
            .iter()
            .filter_map(|id| Band::from_id(id))
            .collect(),
        least_days: args.least_days,
        least_amount: args
            .least_amount
            .as_deref()
            .map(|text| whole_amount(session, text))
            .transpose()?,
        tag: args.tag.clone(),
        text: args.search.clone().unwrap_or_default(),
    })
}

fn whole_amount(session: &Session, text: &str) -> Result<i64, Failure> {
    let whole = match parse_amount(text, session.texts.decimal_mark()) {
        Ok(TypedAmount::Money {
            amount,
            currency: None,
        }) => amount.ceil().to_i64(),
        _ => None,
    };
    whole.ok_or_else(|| {
        let places = [("arg", "--least-amount".into()), ("value", text.into())];
        Failure::Usage(session.with("cli-bad-value", &places))
    })
}

/// A row of the queue; ranks count from 1.
pub(super) fn item(session: &Session, rank: usize, row: &QueueRow, today: NaiveDate) -> Value {
    let mut value = json!({
        "rank": rank,
        "code": row.code,
        "name": row.name,
        "type": row.debtor_type.id(),
    });
    add_standing(&mut value, &session.texts, &row.standing, today);
    value
}

fn table(session: &Session, rows: &[QueueRow], count: usize, today: NaiveDate) -> String {
    let texts = &session.texts;
    if rows.is_empty() {
        return texts.get("cli-queue-empty");
    }
    let mut table = Table::new(vec![
        ("#".to_owned(), Align::Right),
        (texts.get("cli-column-name"), Align::Left),
        (texts.get("cli-column-type"), Align::Left),
        (texts.get("cli-column-amount"), Align::Right),
        (texts.get("cli-column-days"), Align::Right),
        (texts.get("cli-column-reason"), Align::Left),
    ]);
    for (at, row) in rows.iter().enumerate() {
        let standing = &row.standing;
        let days = standing
            .days_past_due(today)
            .map(|days| texts.with("days-short", &[("count", days.into())]));
        table.row(vec![
            (at + 1).to_string(),
            row.name.clone(),
            texts.debtor_type_short(row.debtor_type),
            standing
                .headline()
                .map(|money| texts.money_short(money))
                .unwrap_or_default(),
            days.unwrap_or_default(),
            texts.strongest_reason(standing, today),
        ]);
    }
    let mut text = table.render(table_width());
    if count > rows.len() {
        let places = [("shown", rows.len().into()), ("count", count.into())];
        text.push_str(&texts.with("cli-queue-more", &places));
    }
    text
}
