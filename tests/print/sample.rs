//! An agreement to print.

use chrono::{Months, NaiveDate};
use cobro::config::{BankAccount, House, Terms};
use cobro::domain::agreement::{Agreement, CoveredInvoice};
use cobro::domain::debtor::Details;
use cobro::domain::fact::Instalment;
use cobro::domain::money::{Currency, Money};
use cobro::i18n::Texts;
use cobro::print::Press;
use rust_decimal::Decimal;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A press whose house has said everything.
pub fn press(language: &str) -> Press {
    let account = |iban: &str, holder: &str, bank: &str| BankAccount {
        iban: iban.into(),
        holder: holder.into(),
        bank: bank.into(),
    };
    Press {
        texts: Texts::for_language(Some(language)),
        house: House {
            name: "Estudio Ñandú S.L.".into(),
            tax_id: "B12345674".into(),
            address: vec!["Calle Mayor 1".into(), "50001 Zaragoza".into()],
            place: "Zaragoza".into(),
            email: "cobros@example.com".into(),
            phone: "+34 976 00 00 00".into(),
        },
        terms: Terms {
            payment_link: "https://pay.example.com/?a=1&b=2".into(),
            other_ways: vec!["Bizum 600 123 123".into()],
            accounts: vec![
                account("ES9121000418450200051332", "", "Banco Uno"),
                account("DE89370400440532013000", "Ana Ñandú", ""),
            ],
            ..Terms::default()
        },
        templates: None,
    }
}

/// An agreement of so many monthly instalments of 100 for two invoices, the last instalment a cent more.
pub fn agreement(instalments: u32) -> Agreement {
    let cent = Decimal::new(1, 2);
    let total = Decimal::from(100 * instalments) + cent;
    let invoice = |number: &str, balance| CoveredInvoice {
        number: number.into(),
        issued_on: day("2026-08-21"),
        due_on: day("2026-09-22"),
        balance: Money::new(balance, Currency::EUR),
    };
    let first = day("2026-11-30");
    let parts = (0..instalments).map(|at| Instalment {
        due_on: first + Months::new(at),
        amount: match at + 1 == instalments {
            true => Decimal::from(100) + cent,
            false => Decimal::from(100),
        },
    });
    Agreement {
        client: Details {
            code: Some("C0001".into()),
            name: Some("Talleres Ibáñez S.L.".into()),
            tax_id: Some("B85896694".into()),
            contact_person: Some("Ramón Ibáñez".into()),
            ..Details::default()
        },
        agreed_on: day("2026-11-23"),
        total: Money::new(total, Currency::EUR),
        invoices: vec![
            invoice("F26-0428", Decimal::from(60)),
            invoice("F26-0462", total - Decimal::from(60)),
        ],
        instalments: parts.collect(),
        missed_instalments: 2,
        grace_days: 2,
    }
}
