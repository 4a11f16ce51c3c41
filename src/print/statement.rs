//! The statement of account: what its template is filled with.

use serde::Serialize;

use super::Press;
use super::code::PayCode;
use super::shown::{
    ClientShown, HouseShown, LineShown, WaysShown, clean, client, house, line, ways,
};
use crate::domain::fact::ChargeKind;
use crate::domain::interest::{InvoiceInterest, LateInterest};
use crate::domain::money::{Money, Sums};
use crate::domain::statement::{Statement, StatementPart, StatementPayment};
use crate::i18n::Texts;

/// What a statement says, word for word. Empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct StatementPage {
    house: HouseShown,
    client: ClientShown,
    date: String,
    paper: &'static str,
    parts: Vec<PartShown>,
    ways: WaysShown,
    interest: Option<InterestShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PartShown {
    currency: &'static str,
    lines: Vec<LineShown>,
    payments: Vec<PaymentShown>,
    open: String,
    overdue: String,
    contested: String,
    credit: String,
    balance: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PaymentShown {
    day: String,
    amount: String,
    invoices: Vec<String>,
    method: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InterestShown {
    /// Why there is nothing, in words; empty when there is something.
    none: String,
    basis: String,
    invoices: Vec<InterestLine>,
    totals: Vec<InterestTotal>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InterestLine {
    number: String,
    from: String,
    to: String,
    days: i64,
    rates: Vec<String>,
    interest: String,
    recovery_cost: String,
    penalty: String,
    provisional: bool,
    uncertain: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InterestTotal {
    currency: &'static str,
    interest: String,
    recovery_cost: String,
    penalty: String,
    total: String,
}

impl StatementPage {
    /// A statement in the words of a press.
    pub fn new(statement: &Statement, code: Option<&PayCode>, press: &Press) -> Self {
        let texts = &press.texts;
        let parts = statement.parts.iter().map(|it| part(texts, it));
        Self {
            house: house(&press.house),
            client: client(&statement.client),
            date: texts.date_in_full(statement.as_of),
            paper: press.print.paper.css(),
            parts: parts.collect(),
            ways: ways(press, statement.client.key(), code),
            interest: statement.interest.as_ref().map(|it| interest(texts, it)),
        }
    }
}

fn part(texts: &Texts, part: &StatementPart) -> PartShown {
    let money = |amount| texts.money(part.money(amount));
    let unless_zero = |amount: rust_decimal::Decimal| match amount.is_zero() {
        true => String::new(),
        false => money(amount),
    };
    PartShown {
        currency: part.currency.code(),
        lines: part.lines.iter().map(|it| line(texts, part, it)).collect(),
        payments: part
            .payments
            .iter()
            .map(|it| payment(texts, part, it))
            .collect(),
        open: money(part.open),
        overdue: unless_zero(part.overdue),
        contested: unless_zero(part.contested),
        credit: unless_zero(part.credit),
        balance: money(part.balance()),
    }
}

fn payment(texts: &Texts, part: &StatementPart, payment: &StatementPayment) -> PaymentShown {
    let method = payment
        .method
        .map(|it| texts.get(&format!("method-{}", it.id())));
    PaymentShown {
        day: texts.day_in_numbers(payment.on),
        amount: texts.money(part.money(payment.amount)),
        invoices: payment.invoices.iter().map(|it| clean(it)).collect(),
        method: method.unwrap_or_default(),
    }
}

fn interest(texts: &Texts, found: &LateInterest) -> InterestShown {
    let none = found
        .why_none
        .map(|why| texts.get(&format!("page-interest-none-{}", why.id())));
    let invoices = found
        .invoices
        .iter()
        .filter(|it| it.claimable().next().is_some());
    let by_kind = ChargeKind::ALL.map(|kind| found.sums(kind));
    let totals = found.total();
    let totals = totals.iter().map(|total| {
        let sum = |sums: &Sums| {
            let amount = sums.get(total.currency);
            match amount.is_zero() {
                true => String::new(),
                false => texts.money(Money::new(amount, total.currency)),
            }
        };
        let [interest, recovery_cost, penalty] = by_kind.each_ref().map(sum);
        InterestTotal {
            currency: total.currency.code(),
            interest,
            recovery_cost,
            penalty,
            total: texts.money(total),
        }
    });
    InterestShown {
        none: none.unwrap_or_default(),
        basis: match found.agreed_rate {
            Some(_) => texts.get("page-interest-agreed"),
            None => texts.get("interest-legal-rate"),
        },
        invoices: invoices.map(|it| interest_line(texts, it)).collect(),
        totals: totals.collect(),
    }
}

fn interest_line(texts: &Texts, invoice: &InvoiceInterest) -> InterestLine {
    let day =
        |day: Option<chrono::NaiveDate>| day.map(|it| texts.day_in_numbers(it)).unwrap_or_default();
    let mut rates: Vec<String> = Vec::new();
    for segment in &invoice.segments {
        let rate = texts.interest_rate(segment);
        if !rates.contains(&rate) {
            rates.push(rate);
        }
    }
    let charge = |kind| {
        let found = invoice.claimable().find(|(known, _)| *known == kind);
        found
            .map(|(_, money)| texts.money(money))
            .unwrap_or_default()
    };
    InterestLine {
        number: clean(&invoice.number),
        from: day(invoice.segments.first().map(|it| it.from)),
        to: day(invoice.segments.last().map(|it| it.to)),
        days: invoice.days(),
        rates,
        interest: charge(ChargeKind::Interest),
        recovery_cost: charge(ChargeKind::RecoveryCost),
        penalty: charge(ChargeKind::Penalty),
        provisional: invoice.is_provisional(),
        uncertain: invoice.uncertain,
    }
}
