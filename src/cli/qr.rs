//! `cobro qr DEBTOR`: the code that a client pays by, in the terminal or as a picture.
//!
//! JSON: `{code, name, amount, currency, invoices, beneficiary, iban, bic, reference, payload, svg}`, `payload` being what the
//! code says (EPC069-12), and `svg` the picture's file or null.

use std::io::IsTerminal;
use std::path::PathBuf;

use super::failure::Failure;
use super::order;
use super::output::Done;
use super::paper::code_json;
use super::session::Session;
use crate::clean::strip_unsafe;
use crate::domain::asked::Wanted;
use crate::domain::money::Currency;
use crate::print::code::{PayCode, QUIET};
use crate::print::{NoCode, Sheet};

/// Who pays, and what.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    invoice: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    #[arg(long, requires = "svg")]
    force: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let file = book.debtor(book.find(&args.debtor)?)?;
    let amount = args.amount.as_deref();
    let amount = amount.map(|it| order::amount(session, it)).transpose()?;
    if let Some((_, Some(typed))) = amount {
        order::same_currency(session, Some(typed), Some(Currency::EUR))?;
    }
    let wanted = Wanted {
        invoice: args.invoice.clone(),
        amount: amount.map(|(amount, _)| amount),
    };
    let press = session.press_for(&file.account);
    let made = press.pay_code(
        &file.account,
        session.now(),
        &wanted,
        args.reference.as_deref(),
    );
    let code = made.map_err(|why| refused(session, &why))?;
    let details = &file.account.details;
    let drawn = match &args.svg {
        Some(path) => {
            let title = code.transfer.payload().replace('\n', " ");
            let picture = code.squares.svg(title.trim());
            Some(Sheet::lay(path, picture, args.force)?.keep()?)
        }
        None => None,
    };
    if session.json {
        let mut value = code_json(&code);
        value["code"] = details.key().into();
        value["name"] = details.display_name().into();
        value["svg"] = drawn.map(|path| path.display().to_string()).into();
        return Ok(Done::json(&value));
    }
    let mut text = in_words(session, details.display_name(), &code);
    if let Some(path) = drawn {
        let path = path.display().to_string();
        text.push_str(&session.with("code-written", &[("path", path.into())]));
        return Ok(Done::text(text));
    }
    let lines = code.squares.half_blocks(QUIET, QUIET);
    if !std::io::stdout().is_terminal() {
        text.push_str(&lines.join("\n"));
        return Ok(Done::text(text));
    }
    // Black on white whatever the colours of the terminal, or none: a phone reads nothing else.
    let mut script = strip_unsafe(&text).into_owned();
    for line in lines {
        script.push_str(&format!("\u{1b}[38;5;16;48;5;231m{line}\u{1b}[0m\n"));
    }
    Ok(Done::script(script.as_bytes()))
}

fn refused(session: &Session, why: &NoCode) -> Failure {
    match why {
        NoCode::Refused(refusal) => crate::app::AppError::Refused(refusal.clone()).into(),
        why => Failure::Told(why.id(), why.told(&session.texts)),
    }
}

fn in_words(session: &Session, client: &str, code: &PayCode) -> String {
    let texts = &session.texts;
    let rows = [
        ("code-client", client.to_owned()),
        ("code-pay-to", code.transfer.name().to_owned()),
        ("code-iban", code.iban.clone()),
        ("code-amount", texts.money(code.transfer.money())),
        (
            "code-reference",
            code.transfer.remittance().as_str().to_owned(),
        ),
    ];
    let names = rows.iter().map(|(id, _)| texts.get(id));
    let names: Vec<String> = names.collect();
    let widest = names.iter().map(|it| it.chars().count()).max().unwrap_or(0);
    let rows = rows.iter().zip(names);
    let rows = rows.map(|((_, value), name)| format!("{name:widest$}  {value}\n"));
    rows.collect()
}
