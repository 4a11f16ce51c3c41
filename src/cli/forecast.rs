//! `cobro forecast`: the money that comes in, week by week, from what is open now. How it is worked out is told in
//! [`crate::report::forecast`].
//!
//! JSON: `{as_of, based_on: {invoices, late, median_days_late, kept, partly_kept, broken, kept_rate}, currencies: [{currency,
//! open, expected, low, high, promised, later, disputed, held}], weeks: [{from, to, currency, expected, low, high,
//! promised}]}`. `expected` and `later` (or never) add up to `open`, of which `disputed` and `held` are parts; `promised` is
//! what is missing of live promises and instalments due in that time.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::{add_kept, amount, number};
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, screen_width};
use crate::domain::money::{Currency, Money};
use crate::report::forecast::{CurrencyForecast, Expected, Forecast};

/// How far ahead.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How many weeks.
    #[arg(long, value_name = "N", default_value_t = 8, hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(1..=104))]
    weeks: u32,
}

/// A narrower bar says nothing.
const NARROWEST_BAR: usize = 10;
const WIDEST_BAR: usize = 40;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let forecast = session.book()?.forecast(args.weeks)?;
    Ok(Done::either(
        session.json,
        || value(&forecast),
        || text(session, &forecast),
    ))
}

fn value(forecast: &Forecast) -> Value {
    let usual = forecast.usual;
    let mut based_on = json!({
        "invoices": usual.map_or(0, |it| it.invoices),
        "late": usual.map_or(0, |it| it.late),
        "median_days_late": usual.map(|it| number(it.median_days)),
    });
    add_kept(&mut based_on, &forecast.kept);
    let weeks = forecast.currencies.iter().flat_map(|it| {
        it.weeks.iter().map(|week| {
            let mut value = expected(&week.money, it.currency);
            value["from"] = week.from.to_string().into();
            value["to"] = week.to.to_string().into();
            value
        })
    });
    json!({
        "as_of": forecast.as_of,
        "based_on": based_on,
        "currencies": forecast.currencies.iter().map(whole).collect::<Value>(),
        "weeks": weeks.collect::<Value>(),
    })
}

fn whole(it: &CurrencyForecast) -> Value {
    let mut value = expected(&it.all, it.currency);
    for (name, of) in [
        ("open", it.open),
        ("later", it.later()),
        ("disputed", it.disputed),
        ("held", it.held),
    ] {
        value[name] = amount(of, it.currency).into();
    }
    value
}

fn expected(it: &Expected, currency: Currency) -> Value {
    json!({
        "currency": currency.code(),
        "expected": amount(it.expected, currency),
        "low": amount(it.low, currency),
        "high": amount(it.high, currency),
        "promised": amount(it.promised, currency),
    })
}

fn text(session: &Session, forecast: &Forecast) -> String {
    let texts = &session.texts;
    let date = texts.day_in_full(forecast.as_of);
    if forecast.currencies.is_empty() {
        return texts.with("cli-forecast-nothing", &[("date", date.into())]);
    }
    let mut parts = vec![texts.with("cli-forecast-title", &[("date", date.into())])];
    let each = forecast.currencies.iter();
    parts.extend(each.map(|it| currency_text(session, it, forecast.as_of)));
    let seen = match &forecast.usual {
        None => texts.get("cli-forecast-unseen"),
        Some(usual) => {
            let places = [
                ("count", usual.invoices.into()),
                ("number", texts.count(usual.invoices).into()),
                ("late", texts.percent(usual.late_share()).into()),
            ];
            texts.with("cli-forecast-seen", &places)
        }
    };
    let last = [
        Some(texts.get("cli-forecast-band")),
        Some(seen),
        texts.kept(&forecast.kept),
    ];
    let last: Vec<String> = last.into_iter().flatten().collect();
    parts.push(last.join("\n"));
    parts.join("\n\n")
}

/// In whole units: cents would promise more than anybody knows.
fn currency_text(session: &Session, it: &CurrencyForecast, today: NaiveDate) -> String {
    let texts = &session.texts;
    let money = |amount| texts.money_short(Money::new(amount, it.currency));
    let mut table = Table::new(vec![
        (it.currency.code().to_owned(), Align::Left),
        (texts.get("cli-column-expected"), Align::Right),
        (texts.get("cli-column-low"), Align::Right),
        (texts.get("cli-column-high"), Align::Right),
        (texts.get("cli-column-promised"), Align::Right),
    ]);
    let mut row = |label: String, of: &Expected| {
        let amounts = [of.expected, of.low, of.high].map(|amount| texts.number(amount.round()));
        let promised = if of.promised.is_zero() {
            String::new()
        } else {
            texts.number(of.promised.round())
        };
        table.row(
            [label]
                .into_iter()
                .chain(amounts)
                .chain([promised])
                .collect(),
        );
    };
    for week in &it.weeks {
        let to = texts.day(week.to, today);
        row(
            texts.with("cli-forecast-until", &[("date", to.into())]),
            &week.money,
        );
    }
    row(texts.get("cli-forecast-all"), &it.all);
    let width = screen_width();
    let mut lines: Vec<String> = table.render(width).lines().map(str::to_owned).collect();
    let with_bars = add_bars(&mut lines, it, width);
    lines.push(String::new());
    let places = [
        ("open", money(it.open).into()),
        ("later", money(it.later()).into()),
    ];
    lines.push(texts.with("cli-forecast-rest", &places));
    for (id, of) in [
        ("cli-forecast-disputed", it.disputed),
        ("cli-forecast-held", it.held),
    ] {
        if !of.is_zero() {
            lines.push(texts.with(id, &[("money", money(of).into())]));
        }
    }
    if with_bars {
        lines.push(texts.get("cli-forecast-bar"));
    }
    lines.join("\n")
}

/// Puts a bar beside each week, where there is room.
fn add_bars(lines: &mut [String], it: &CurrencyForecast, width: usize) -> bool {
    let columns = |line: &String| unicode_width::UnicodeWidthStr::width(line.as_str());
    let used = lines.iter().map(columns).max().unwrap_or(0) + 2;
    let room = width.saturating_sub(used).min(WIDEST_BAR);
    let highest = it.weeks.iter().map(|week| week.money.high).max();
    let highest = highest.unwrap_or_default();
    if room < NARROWEST_BAR || highest <= Decimal::ZERO {
        return false;
    }
    // The first line holds the headings, the last one the sum of all weeks.
    for (line, week) in lines.iter_mut().skip(1).zip(&it.weeks) {
        let bar = bar(&week.money, highest, room);
        if !bar.is_empty() {
            line.push_str(&" ".repeat(used.saturating_sub(columns(line))));
            line.push_str(&bar);
        }
    }
    true
}

/// `███▓▓░░░`: up to the low figure, to what is expected, to the high figure.
fn bar(of: &Expected, highest: Decimal, room: usize) -> String {
    let signs = |amount: Decimal| {
        let share = amount / highest * Decimal::from(room);
        share.round().to_usize().unwrap_or(0)
    };
    let (low, expected, high) = (signs(of.low), signs(of.expected), signs(of.high));
    let expected = expected.max(low);
    format!(
        "{}{}{}",
        "█".repeat(low),
        "▓".repeat(expected - low),
        "░".repeat(high.saturating_sub(expected))
    )
}
