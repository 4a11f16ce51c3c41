//! Exports that come after persons wrote down money: no cent counts twice, none is lost, and the same export again says
//! nothing new.

use chrono::{NaiveDateTime, TimeDelta};
use cobro::domain::account::Account;
use cobro::domain::fact::{Entry, Fact};
use cobro::domain::money::Currency;
use cobro::domain::order::{Order, PayTo, PaymentOrder, UseCreditOrder};
use cobro::import::{Assumed, DebtorColumns, Group, Groups, ImportRow, InvoiceColumns};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::story::{at, day, entry, policy};

/// The totals of the invoices F-0, F-1 and F-2, in cents.
const TOTALS: [i64; 3] = [10_000, 5_000, 7_500];

/// Something that happens, one a day.
#[derive(Debug, Clone)]
enum Step {
    /// A person writes down money: as credit, or to the oldest invoices.
    Pay { cents: i64, as_credit: bool },
    /// A person has credit used.
    UseCredit,
    /// An export tells how many percent more of each invoice are paid.
    Export([i64; 3]),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let pay = (1_i64..12_000, any::<bool>());
    let pay = pay.prop_map(|(cents, as_credit)| Step::Pay { cents, as_credit });
    let more = || prop_oneof![Just(0_i64), 0_i64..60];
    let export = (more(), more(), more()).prop_map(|(a, b, c)| Step::Export([a, b, c]));
    prop::collection::vec(
        prop_oneof![3 => pay, 1 => Just(Step::UseCredit), 3 => export],
        1..10,
    )
}

fn group(paid: [i64; 3]) -> Group {
    let mut groups = Groups::default();
    for (at, (total, paid)) in TOTALS.into_iter().zip(paid).enumerate() {
        groups.add(ImportRow {
            line: 2 + at as u64,
            debtor: DebtorColumns {
                code: Some("X1".to_owned()),
                ..DebtorColumns::default()
            },
            invoice: Some(InvoiceColumns {
                number: Some(format!("F-{at}")),
                issued_on: Some(day(-60)),
                due_on: Some(day(-40 + 3 * at as i64)),
                terms_days: None,
                total: Some(Decimal::new(total, 2)),
                paid: Some(Decimal::new(paid, 2)),
                balance: None,
                currency: Currency::EUR,
                paid_on: None,
                settled_by_word: None,
                disputed: None,
                disputed_amount: None,
                notes: None,
                is_line: false,
            }),
            payment: None,
        });
    }
    groups.finish().remove(0)
}

struct Told {
    entries: Vec<Entry>,
    now: NaiveDateTime,
}

impl Told {
    fn account(&self) -> Account {
        Account::at(&self.entries, self.now, &policy())
    }

    fn add(&mut self, facts: Vec<(NaiveDateTime, Fact)>, imported: bool) {
        for (at, fact) in facts {
            let number = u32::try_from(self.entries.len()).expect("few") + 1;
            self.entries.push(Entry {
                imported,
                ..entry(number, at, fact)
            });
        }
    }

    fn place(&mut self, order: &Order) {
        let facts = crate::orders::order(&self.entries, order, self.now);
        self.add(facts.unwrap_or_default(), false);
    }

    /// Takes an export in and gives back how many facts it came to.
    fn import(&mut self, paid: [i64; 3]) -> usize {
        let known = Account::at(&self.entries, NaiveDateTime::MAX, &policy());
        let assumed = Assumed {
            now: self.now,
            terms_days: 30,
            lists_open_items: false,
        };
        let facts = group(paid).news(&self.entries, &known, &assumed).facts;
        let count = facts.len();
        self.add(facts, true);
        count
    }

    fn received(&self) -> Decimal {
        let account = self.account();
        account.payments.iter().map(|it| it.what.amount).sum()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_an_export_says_is_paid_counts_once(steps in steps()) {
        let mut told = Told { entries: Vec::new(), now: at(-30, 10) };
        let mut stated = [0_i64; 3];
        told.import(stated);
        for step in steps {
            told.now += TimeDelta::days(1);
            match step {
                Step::Pay { cents, as_credit } => told.place(&Order::Payment(PaymentOrder {
                    amount: Some(Decimal::new(cents, 2)),
                    to: if as_credit { PayTo::Credit } else { PayTo::Oldest },
                    ..PaymentOrder::default()
                })),
                Step::UseCredit => told.place(&Order::UseCredit(UseCreditOrder::default())),
                Step::Export(more) => {
                    for (at, more) in more.into_iter().enumerate() {
                        stated[at] = (stated[at] + TOTALS[at] * more / 100).min(TOTALS[at]);
                    }
                    let before = told.account();
                    let received = told.received();
                    let unexplained: Decimal = (0..3).map(|at| {
                        let paid = before.invoice(&format!("F-{at}")).expect("known").paid;
                        (Decimal::new(stated[at], 2) - paid).max(Decimal::ZERO)
                    }).sum();
                    let free = before.credit.get(Currency::EUR);
                    told.import(stated);
                    let news = (unexplained - free).max(Decimal::ZERO);
                    prop_assert_eq!(told.received() - received, news);
                    prop_assert_eq!(told.import(stated), 0, "the same export again");
                }
            }
            // All that came in is on an invoice or free, at each moment.
            let account = told.account();
            let paid: Decimal = account.invoices.iter().map(|it| it.paid).sum();
            prop_assert_eq!(told.received(), paid + account.credit.get(Currency::EUR));
            prop_assert!(account.credit.get(Currency::EUR) >= Decimal::ZERO);
        }
    }
}
