//! `cobro aging`: what is open today, by how long it has been due.
//!
//! JSON: `{as_of, currencies: [{currency, debtors, invoices, total, disputed: {invoices, amount}, buckets: [{bucket,
//! invoices, amount}]}]}` with the buckets `not_due`, `1-30`, `31-60`, `61-90` and `90+`; with `--by debtor` also
//! `debtors: [{code, name, currencies: […]}]`, the largest first.

use clap::ValueEnum;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, table_width};
use crate::domain::money::{Currency, Money};
use crate::report::aging::{Aging, Bucket, CurrencyAging, DebtorAging, Tally};

/// How to break it down.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Also for each of these.
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Debtor,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let by_debtor = args.by == Some(By::Debtor);
    let aging = book.aging(by_debtor)?;
    Ok(Done::either(
        session.json,
        || value(&aging, by_debtor),
        || text(session, &aging, by_debtor),
    ))
}

fn value(aging: &Aging, by_debtor: bool) -> Value {
    let currencies = |each: &[CurrencyAging]| each.iter().map(currency).collect::<Value>();
    let mut value = json!({ "as_of": aging.as_of, "currencies": currencies(&aging.currencies) });
    if by_debtor {
        let debtor = |it: &DebtorAging| json!({ "code": it.code, "name": it.name, "currencies": currencies(&it.currencies) });
        value["debtors"] = aging.debtors.iter().map(debtor).collect();
    }
    value
}

fn currency(it: &CurrencyAging) -> Value {
    let tally = |tally: &Tally| json!({ "invoices": tally.invoices, "amount": amount(tally.amount, it.currency) });
    let bucket = |(bucket, each): (Bucket, &Tally)| {
        let mut value = tally(each);
        value["bucket"] = bucket.id().into();
        value
    };
    json!({
        "currency": it.currency.code(),
        "debtors": it.debtors,
        "invoices": it.open.invoices,
        "total": amount(it.open.amount, it.currency),
        "disputed": tally(&it.disputed),
        "buckets": Bucket::ALL.into_iter().zip(&it.buckets).map(bucket).collect::<Vec<_>>(),
    })
}

fn text(session: &Session, aging: &Aging, by_debtor: bool) -> String {
    let texts = &session.texts;
    let date = texts.day_in_full(aging.as_of);
    if aging.currencies.is_empty() {
        return texts.with("cli-aging-nothing", &[("date", date.into())]);
    }
    let mut parts = vec![texts.with("cli-aging-title", &[("date", date.into())])];
    parts.extend(
        aging
            .currencies
            .iter()
            .map(|it| currency_table(session, it)),
    );
    if by_debtor {
        let currencies = aging.currencies.iter();
        parts.extend(currencies.map(|it| debtor_table(session, aging, it.currency)));
    }
    parts.join("\n\n")
}

fn currency_table(session: &Session, it: &CurrencyAging) -> String {
    let texts = &session.texts;
    let money = |amount| texts.money(Money::new(amount, it.currency));
    let count = |count: u64| texts.count(usize::try_from(count).unwrap_or(usize::MAX));
    let mut table = Table::new(vec![
        (it.currency.code().to_owned(), Align::Left),
        (texts.get("cli-column-invoices"), Align::Right),
        (texts.get("cli-column-amount"), Align::Right),
    ]);
    let mut row = |label: String, tally: &Tally| {
        table.row(vec![label, count(tally.invoices), money(tally.amount)]);
    };
    for (bucket, tally) in Bucket::ALL.into_iter().zip(&it.buckets) {
        row(texts.get(&bucket_text(bucket)), tally);
    }
    row(texts.get("cli-aging-total"), &it.open);
    row(texts.get("cli-aging-disputed"), &it.disputed);
    let debtors = texts.with("cli-aging-debtors", &[("count", it.debtors.into())]);
    format!("{}{debtors}", table.render(table_width()))
}

fn bucket_text(bucket: Bucket) -> String {
    let id = if bucket == Bucket::Over90 {
        "over-90"
    } else {
        bucket.id()
    };
    format!("cli-bucket-{id}")
}

/// One line for each debtor, in whole units so that all ages fit side by side.
fn debtor_table(session: &Session, aging: &Aging, currency: Currency) -> String {
    let texts = &session.texts;
    let title = format!("{} ({})", texts.get("cli-column-name"), currency.code());
    let mut columns = vec![(title, Align::Left)];
    columns.extend(Bucket::ALL.into_iter().map(|it| {
        let id = format!("{}-short", bucket_text(it));
        (texts.get(&id), Align::Right)
    }));
    columns.push((texts.get("cli-aging-total"), Align::Right));
    let mut table = Table::new(columns);
    for debtor in &aging.debtors {
        for it in debtor
            .currencies
            .iter()
            .filter(|it| it.currency == currency)
        {
            let amounts = it.buckets.iter().chain([&it.open]).map(|tally| {
                if tally.amount.is_zero() {
                    String::new()
                } else {
                    texts.number(tally.amount.round())
                }
            });
            table.row([debtor.name.clone()].into_iter().chain(amounts).collect());
        }
    }
    table.render(table_width()).trim_end().to_owned()
}
