//! `cobro statement DEBTOR`: the statement of a client's account as a page, PDF unless something else is asked for.
//!
//! JSON: `{code, name, as_of, parts, payment_code, no_code, file, format, missing}`:
//! - `parts: [{currency, open, overdue, contested, credit, balance, lines, payments}]`, `balance` being what is left to pay,
//!   `open` less `credit`;
//! - `lines: [{number, instalment, instalments, charge, issued_on, due_on, total, settled, balance, days_late, contested}]`,
//!   `instalment` and `instalments` being null for an invoice that is due as a whole;
//! - `payments: [{on, amount, invoices, method}]` since the oldest of these invoices was issued;
//! - `payment_code: {amount, currency, invoices, beneficiary, iban, bic, reference, payload}`, or null, and then `no_code:
//!   {kind, message}` says why, unless nothing is open in euro;
//! - `file` and `format` are null where no page was asked for: with `--json` alone nothing is written.

use super::failure::Failure;
use super::order;
use super::output::Done;
use super::paper::{Out, paper_json, written};
use super::session::Session;
use crate::domain::money::Currency;

/// Whose, and what is on it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[command(flatten)]
    out: Out,
    #[arg(long)]
    interest: bool,
    #[arg(long, value_name = "CODE", value_parser = order::currency_code)]
    currency: Option<Currency>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let file = book.debtor(book.find(&args.debtor)?)?;
    let press = session.press_for(&file.account);
    let interest = args.interest.then(|| book.interest(&file));
    let paper = press.statement_of(&file.account, session.now(), args.currency, interest)?;
    let key = file.account.details.key();
    let path = match session.json && !args.out.is_asked() {
        true => None,
        false => Some(
            args.out
                .write(session, &press, "statement", key, &paper.html)?,
        ),
    };
    let at = path.as_deref();
    Ok(Done::either(
        session.json,
        || {
            let written = at.map(|path| (path, args.out.format()));
            paper_json(session, &file, &press, &paper, written)
        },
        || {
            let path = at.unwrap_or(std::path::Path::new(""));
            written(session, "statement", path, &press, paper.no_code.as_ref())
        },
    ))
}
