//! `cobro pay DEBTOR [AMOUNT] [DATE]`: records a payment, or corrects one.
//!
//! JSON: `{code, name, entries, band, amounts, amount, currency, paid_on, method, reference, allocations: [{invoice, amount}],
//! credit}`; with `--undone` or `--returned` nothing after `amounts`.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount as shown;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::Account;
use crate::domain::fact::{EntryNumber, Fact, Payment, PaymentMethod};
use crate::domain::money::Currency;
use crate::domain::order::{CorrectionOrder, Order, PayTo, PaymentOrder, UseCreditOrder};

/// Who paid what, when, how, and for what.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,
    #[arg(value_name = "DATE")]
    date: Vec<String>,
    #[arg(long = "invoice", value_name = "NUMBER[=AMOUNT]")]
    invoices: Vec<String>,
    #[arg(long, conflicts_with = "invoices")]
    credit: bool,
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["undone", "returned", "use_credit"])]
    correct: Option<EntryNumber>,
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["amount", "returned", "use_credit"])]
    undone: Option<EntryNumber>,
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["use_credit"])]
    returned: Option<EntryNumber>,
    #[arg(long, conflicts_with_all = ["credit", "method", "reference", "reason"])]
    use_credit: bool,
    #[arg(long, value_name = "CODE", value_parser = order::currency_code)]
    currency: Option<Currency>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let order = read(session, args, &desk.file.account)?;
    desk.place(&order, paid)
}

fn read(session: &Session, args: &Args, account: &Account) -> Result<Order, Failure> {
    let text = |text: &Option<String>| {
        let text = text.as_deref().map(|it| clean_text(it, TEXT_LENGTH));
        text.map(|it| it.trim().to_owned())
            .filter(|it| !it.is_empty())
    };
    // What is returned has a day, but no amount: what was typed in its place is the day.
    let words = args.amount.iter().filter(|_| args.returned.is_some());
    let words: Vec<&str> = words.chain(&args.date).map(String::as_str).collect();
    let day = match words.as_slice() {
        [] => None,
        words => Some(order::past_day(session, &words.join(" "))?),
    };
    if let Some(payment) = args.undone.or(args.returned) {
        return Ok(Order::Correction(CorrectionOrder {
            payment,
            becomes: None,
            returned_on: args.returned.map(|_| day.unwrap_or(session.today())),
            reason: text(&args.reason),
        }));
    }
    let typed = args.amount.as_deref().map(|it| order::amount(session, it));
    let (amount, currency) = typed.transpose()?.unzip();
    let currency = order::same_currency(session, currency.flatten(), args.currency)?;
    let invoices = args.invoices.iter().map(|it| order::share(session, it));
    let invoices: Vec<_> = invoices.collect::<Result<_, _>>()?;
    if args.use_credit {
        return Ok(Order::UseCredit(UseCreditOrder {
            currency,
            amount,
            invoices,
        }));
    }
    // The invoices named, and the payment corrected, say it well enough.
    let currency = match invoices.is_empty() && args.correct.is_none() {
        true => order::currency(session, account, currency)?,
        false => currency,
    };
    let method = args.method.as_deref().map(|typed| {
        let all = &PaymentMethod::ALL;
        order::one_of(session, typed, all, PaymentMethod::id, "method")
    });
    let payment = PaymentOrder {
        amount,
        currency,
        paid_on: day,
        method: method.transpose()?,
        reference: text(&args.reference),
        to: match (args.credit, invoices.is_empty()) {
            (true, _) => PayTo::Credit,
            (false, true) => PayTo::Oldest,
            (false, false) => PayTo::Invoices(invoices),
        },
    };
    Ok(match args.correct {
        None => Order::Payment(payment),
        Some(number) => Order::Correction(CorrectionOrder {
            payment: number,
            becomes: Some(payment),
            returned_on: None,
            reason: text(&args.reason),
        }),
    })
}

/// Adds what was paid.
fn paid(ordered: &Ordered, after: &DebtorFile, value: &mut Value) {
    for (number, fact) in &ordered.facts {
        let payment = match fact {
            Fact::Payment(payment) => payment,
            Fact::PaymentCorrected(it) => match &it.becomes {
                Some(correct) => &correct.payment,
                None => continue,
            },
            Fact::CreditAllocated(it) => {
                value["currency"] = it.currency.code().into();
                let shares = it.allocations.iter();
                let shares = shares.map(|share| {
                    json!({ "invoice": share.invoice, "amount": shown(share.amount, it.currency) })
                });
                value["allocations"] = shares.collect();
                continue;
            }
            _ => continue,
        };
        let corrected = match fact {
            Fact::PaymentCorrected(it) => it.payment,
            _ => *number,
        };
        let recorded = after
            .account
            .payments
            .iter()
            .find(|it| it.number == corrected);
        value["paid_on"] = recorded.map(|it| it.at.date().to_string()).into();
        add_payment(payment, value);
    }
}

fn add_payment(payment: &Payment, value: &mut Value) {
    let amount = |it| shown(it, payment.currency);
    let shares = payment.allocations.iter();
    let used: Decimal = shares.clone().map(|share| share.amount).sum();
    let shares = shares.map(|it| json!({ "invoice": it.invoice, "amount": amount(it.amount) }));
    value["amount"] = amount(payment.amount).into();
    value["currency"] = payment.currency.code().into();
    value["method"] = payment.method.map(PaymentMethod::id).into();
    value["reference"] = payment.reference.clone().into();
    value["allocations"] = shares.collect();
    value["credit"] = amount(payment.amount - used).into();
}
