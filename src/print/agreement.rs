//! The written agreement of a payment plan: what its template is filled with.

use serde::Serialize;

use super::Press;
use super::shown::{AccountShown, ClientShown, HouseShown, accounts, clean, client, house};
use crate::domain::agreement::Agreement;
use crate::domain::money::Money;

/// What an agreement says, word for word. Empty where nothing is known; the page leaves room to write it in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementPage {
    house: HouseShown,
    client: ClientShown,
    /// When it was agreed.
    date: String,
    total: String,
    invoices: Vec<InvoiceShown>,
    /// What was open of the invoices in all.
    invoices_total: String,
    /// Whether the agreement is for all that is open of them.
    covers_all: bool,
    instalments: Vec<InstalmentShown>,
    accounts: Vec<AccountShown>,
    payment_link: String,
    other_ways: Vec<String>,
    /// What the client is to write beside each payment.
    reference: String,
    /// How many instalments missing at a time end the agreement.
    missed_instalments: u32,
    /// Days after each date in which a payment is still in time.
    grace_days: u32,
    /// The size of the sheets, as style sheets write it.
    paper: &'static str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InvoiceShown {
    number: String,
    issued_on: String,
    due_on: String,
    balance: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InstalmentShown {
    number: usize,
    due_on: String,
    amount: String,
    left: String,
}

impl AgreementPage {
    /// An agreement in the words of a press.
    pub fn new(agreement: &Agreement, press: &Press) -> Self {
        let texts = &press.texts;
        let currency = agreement.total.currency;
        let money = |amount| texts.money(Money::new(amount, currency));
        let invoices = agreement.invoices.iter().map(|it| InvoiceShown {
            number: clean(&it.number),
            issued_on: texts.day_in_numbers(it.issued_on),
            due_on: texts.day_in_numbers(it.due_on),
            balance: texts.money(it.balance),
        });
        let after = agreement.left_after_each();
        let instalments = agreement.instalments.iter().zip(after).enumerate();
        let instalments = instalments.map(|(at, (it, left))| InstalmentShown {
            number: at + 1,
            due_on: texts.day_in_full(it.due_on),
            amount: money(it.amount),
            left: money(left),
        });
        Self {
            house: house(&press.house),
            client: client(&agreement.client),
            date: texts.date_in_full(agreement.agreed_on),
            total: money(agreement.total.amount),
            invoices: invoices.collect(),
            invoices_total: money(agreement.open()),
            covers_all: agreement.open() == agreement.total.amount,
            instalments: instalments.collect(),
            accounts: accounts(&press.terms, &press.house),
            payment_link: clean(&press.terms.payment_link),
            other_ways: press.terms.other_ways.iter().map(|it| clean(it)).collect(),
            reference: reference(agreement),
            missed_instalments: agreement.missed_instalments,
            grace_days: agreement.grace_days,
            paper: press.print.paper.css(),
        }
    }
}

/// The client's code, with the number of the invoice when there is only one.
fn reference(agreement: &Agreement) -> String {
    let key = clean(agreement.client.key());
    match agreement.invoices.as_slice() {
        [only] => format!("{key} {}", clean(&only.number)),
        _ => key,
    }
}
