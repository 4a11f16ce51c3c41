//! What several pages say in the same words: the house, the client, how to pay. Nothing reaches paper that hides, turns the
//! direction of reading, or steers.

use serde::Serialize;

use super::Press;
use super::code::{PayCode, QUIET};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::config::{House, Terms};
use crate::domain::debtor::Details;
use crate::domain::statement::{StatementLine, StatementPart};
use crate::i18n::Texts;

/// Who the house is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct HouseShown {
    pub name: String,
    pub tax_id: String,
    pub address: Vec<String>,
    pub place: String,
    pub email: String,
    pub phone: String,
}

/// Who the client is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ClientShown {
    pub name: String,
    pub code: String,
    pub tax_id: String,
    pub contact_person: String,
}

/// An account to pay into.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct AccountShown {
    pub iban: String,
    pub holder: String,
    pub bank: String,
}

/// How to pay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct WaysShown {
    pub accounts: Vec<AccountShown>,
    pub payment_link: String,
    pub other_ways: Vec<String>,
    pub reference: String,
    pub code: Option<CodeShown>,
}

/// A payment code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct CodeShown {
    pub side: usize,
    pub path: String,
    pub amount: String,
    pub name: String,
    pub iban: String,
    pub reference: String,
}

/// An invoice, or an instalment of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct LineShown {
    pub number: String,
    pub instalment: usize,
    pub instalments: usize,
    pub charge: &'static str,
    pub issued_on: String,
    pub due_on: String,
    pub total: String,
    pub settled: String,
    pub balance: String,
    pub days: String,
    pub contested: String,
}

pub(super) fn clean(text: &str) -> String {
    clean_text(text, TEXT_LENGTH).into_owned()
}

pub(super) fn house(house: &House) -> HouseShown {
    HouseShown {
        name: clean(&house.name),
        tax_id: clean(&house.tax_id),
        address: house.address.iter().map(|line| clean(line)).collect(),
        place: clean(&house.place),
        email: clean(&house.email),
        phone: clean(&house.phone),
    }
}

pub(super) fn client(details: &Details) -> ClientShown {
    let stated = |text: &Option<String>| clean(text.as_deref().unwrap_or_default());
    ClientShown {
        name: clean(details.display_name()),
        code: stated(&details.code),
        tax_id: stated(&details.tax_id),
        contact_person: stated(&details.contact_person),
    }
}

pub(super) fn accounts(terms: &Terms, house: &House) -> Vec<AccountShown> {
    let accounts = terms.accounts.iter().map(|it| AccountShown {
        iban: clean(&it.written()),
        holder: match it.holder.trim() {
            "" => clean(&house.name),
            holder => clean(holder),
        },
        bank: clean(&it.bank),
    });
    accounts.collect()
}

/// How to pay, with what is to be written beside the payment.
pub(super) fn ways(press: &Press, reference: &str, code: Option<&PayCode>) -> WaysShown {
    let code = code.map(|it| CodeShown {
        side: it.squares.side() + 2 * QUIET,
        path: it.squares.path(),
        amount: press.texts.money(it.transfer.money()),
        name: clean(it.transfer.name()),
        iban: clean(&it.iban),
        reference: clean(it.transfer.remittance().as_str()),
    });
    WaysShown {
        accounts: accounts(&press.terms, &press.house),
        payment_link: clean(&press.terms.payment_link),
        other_ways: press.terms.other_ways.iter().map(|it| clean(it)).collect(),
        // Whoever pays by the code and whoever types it write the same.
        reference: code
            .as_ref()
            .map_or_else(|| clean(reference), |it| it.reference.clone()),
        code,
    }
}

pub(super) fn line(texts: &Texts, part: &StatementPart, line: &StatementLine) -> LineShown {
    let money = |amount| texts.money(part.money(amount));
    let (instalment, instalments) = line.instalment.unwrap_or_default();
    LineShown {
        number: clean(&line.number),
        instalment,
        instalments,
        charge: line.charge.map_or("", |kind| kind.id()),
        issued_on: texts.day_in_numbers(line.issued_on),
        due_on: texts.day_in_numbers(line.due_on),
        total: money(line.total),
        settled: money(line.settled),
        balance: money(line.balance),
        days: line.days_late.map(|it| it.to_string()).unwrap_or_default(),
        contested: line.contested.map(money).unwrap_or_default(),
    }
}
