//! What is printed in the tests: an agreement, and accounts with any number of invoices.

use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use cobro::config::{BankAccount, Config, House, PrintConfig, Terms};
use cobro::domain::account::Account;
use cobro::domain::agreement::{Agreement, CoveredInvoice};
use cobro::domain::debtor::Details;
use cobro::domain::fact::{
    Allocation, BatchId, DisputeOpened, Entry, Fact, Instalment, InvoiceStated, Payment,
};
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
        bic: String::new(),
    };
    Press {
        texts: Texts::for_language(Some(language)),
        house: House {
            name: "Estudio Ñandú S.L.".into(),
            tax_id: "B12345674".into(),
            tax_ids: Vec::new(),
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
        print: PrintConfig::default(),
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

/// The moment of the tests: a Monday.
pub fn now() -> NaiveDateTime {
    day("2026-11-23").and_hms_opt(10, 0, 0).expect("an hour")
}

/// The account of a client with so many open invoices, every third of them paid in part, one contested, and half of them
/// past due.
pub fn account(invoices: u64) -> Account {
    let first = day("2026-08-03");
    let mut facts: Vec<(NaiveDate, Fact)> = vec![(
        first,
        Fact::Details(Details {
            code: Some("C0001".into()),
            name: Some("Talleres Ibáñez S.L.".into()),
            tax_id: Some("B85896694".into()),
            contact_person: Some("Ramón Ibáñez".into()),
            ..Details::default()
        }),
    )];
    let number = |at: u64| format!("F26-{at:04}");
    for at in 0..invoices {
        let issued_on = first + Days::new(at % 100);
        let stated = InvoiceStated {
            number: number(at),
            issued_on,
            due_on: issued_on + Days::new(60),
            total: Decimal::new(i64::try_from(123_456 + at * 1_099).expect("small"), 2),
            currency: Currency::EUR,
            instalments: Vec::new(),
            uuid: None,
            corrects: Vec::new(),
            notes: None,
        };
        facts.push((issued_on, Fact::Invoice(stated)));
    }
    for at in (0..invoices).filter(|at| at % 3 == 1) {
        let payment = Payment {
            amount: Decimal::new(25_050, 2),
            currency: Currency::EUR,
            allocations: vec![Allocation {
                invoice: number(at),
                amount: Decimal::new(25_050, 2),
            }],
            day_assumed: false,
            method: Some(cobro::domain::payment::PaymentMethod::Transfer),
            reference: None,
            movement: None,
        };
        let on = first + Days::new(100 + at % 10);
        facts.push((on, Fact::Payment(payment)));
    }
    if invoices > 4 {
        let contested = DisputeOpened {
            invoice: number(3),
            amount: Some(Decimal::from(300)),
            reason: None,
            text: None,
            assignee: None,
            review_on: None,
        };
        facts.push((day("2026-11-20"), Fact::DisputeOpened(contested)));
    }
    let entries = facts
        .into_iter()
        .zip(1..)
        .map(|((on, fact), number)| Entry {
            number,
            batch: BatchId(u128::from(number).to_be_bytes()),
            happened_at: on.and_hms_opt(0, 0, 0).expect("an hour"),
            recorded_at: on.and_hms_opt(0, 0, 0).expect("an hour"),
            author: "marta".into(),
            imported: true,
            fact: Some(fact),
        });
    let entries: Vec<Entry> = entries.collect();
    Account::at(&entries, now(), &Config::default().policy())
}
