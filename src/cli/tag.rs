//! `cobro tag DEBTOR [+TAG…] [-TAG…]`: puts tags on and takes them off; without any it shows them.
//!
//! JSON: `{code, name, tags, recorded}`; nothing is recorded when it is so already.

use serde_json::json;

use super::failure::Failure;
use super::order::words;
use super::output::Done;
use super::session::Session;
use crate::app::{AppError, Book};
use crate::domain::order::{Order, Refusal, TagOrder, tag_names};
use crate::store::DebtorId;

/// Whose, and which.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(
        value_name = "TAG",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    tags: Vec<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    // What comes after the first tag is read as a tag, but for this.
    let (flags, tags): (Vec<&String>, Vec<&String>) =
        args.tags.iter().partition(|it| *it == "--json");
    let order = read(session, &tags)?;
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let recorded = !tags.is_empty() && place(&mut book, debtor, order)?;
    let account = book.debtor(debtor)?.account;
    let details = &account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "tags": account.tags,
            "recorded": recorded,
        })
    };
    Ok(Done::either(
        session.json || !flags.is_empty(),
        value,
        || {
            let tags: Vec<String> = account.tags.iter().map(|tag| format!("#{tag}")).collect();
            let name = ("name", details.display_name().into());
            match tags.is_empty() {
                true => session.with("cli-no-tags", &[name]),
                false => session.with("cli-tagged", &[name, ("tags", tags.join(" ").into())]),
            }
        },
    ))
}

fn read(session: &Session, tags: &[&String]) -> Result<TagOrder, Failure> {
    let mut order = TagOrder::default();
    for tag in tags {
        let (list, name) = match (tag.strip_prefix('+'), tag.strip_prefix('-')) {
            (Some(name), _) => (&mut order.added, name),
            (_, Some(name)) => (&mut order.removed, name),
            _ => (&mut order.added, tag.as_str()),
        };
        let names = words(Some(name)).map_or_else(Vec::new, |name| tag_names(&name));
        let unfit = |name: &String| name.starts_with(['-', '+']);
        match names.is_empty() || names.iter().any(unfit) {
            false => list.extend(names),
            true => {
                let places = [("tag", tag.as_str().into())];
                return Err(Failure::Usage(session.with("cli-bad-tag", &places)));
            }
        }
    }
    Ok(order)
}

/// Whether anything was recorded.
fn place(book: &mut Book, debtor: DebtorId, order: TagOrder) -> Result<bool, Failure> {
    match book.order(debtor, &Order::Tag(order)) {
        Ok(_) => Ok(true),
        Err(AppError::Refused(Refusal::NothingChanged)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
