//! Invoices and money: statements and payments in, balances and free credit out.

use chrono::NaiveDateTime;
use cobro::domain::account::Invoice;
use cobro::domain::money::{Money, written_out};
use expect_test::{Expect, expect};

use crate::story::{Story, offset};

fn check(story: &str, expected: Expect) {
    let story = Story::read(story);
    expected.assert_eq(&story.answers(what_is_open));
}

pub fn what_is_open(story: &Story, moment: NaiveDateTime) -> String {
    let account = story.account(moment);
    let mut words: Vec<String> = account.invoices.iter().map(in_words).collect();
    let credit = account.credit.iter().filter(|sum| !sum.amount.is_zero());
    words.extend(credit.map(|sum| format!("credit {}", amount(sum))));
    words.join("; ")
}

fn in_words(invoice: &Invoice) -> String {
    let parts = invoice.parts.iter().map(|part| {
        let balance = written_out(part.balance, invoice.total.currency);
        format!("{balance}@{}", offset(part.due_on))
    });
    let parts: Vec<String> = parts.collect();
    let balance = amount(invoice.balance());
    let paid_on = invoice
        .last_paid_on
        .map(|on| format!(" paid on {}", offset(on)));
    let paid_on = paid_on.unwrap_or_default();
    format!(
        "{} {balance} = {}{paid_on}",
        invoice.number,
        parts.join("+")
    )
}

fn amount(money: Money) -> String {
    format!("{} {}", money.written_out(), money.currency.code())
}

#[test]
fn payments_lower_the_balance() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 30 for A-1
        -5 payment 70.00 for A-1
        ? -10
        ? -9
        ? -5
        ",
        expect![[r#"
            -10       A-1 100.00 EUR = 100.00@-30
            -9        A-1 70.00 EUR = 70.00@-30 paid on -9
            -5        A-1 0.00 EUR = 0.00@-30 paid on -5
        "#]],
    );
}

#[test]
fn one_payment_pays_several_invoices_and_leaves_credit() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 100 due -20
        -9 payment 170 for A-1:100,A-2:60
        ? 0
        ",
        expect![[r#"
            0         A-1 0.00 EUR = 0.00@-30 paid on -9; A-2 40.00 EUR = 40.00@-20 paid on -9; credit 10.00 EUR
        "#]],
    );
}

#[test]
fn a_payment_without_invoice_is_credit() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 40
        -8 payment -15
        ? -9
        ? -8
        ",
        expect![[r#"
            -9        A-1 100.00 EUR = 100.00@-30; credit 40.00 EUR
            -8        A-1 100.00 EUR = 100.00@-30; credit 25.00 EUR
        "#]],
    );
}

#[test]
fn what_an_invoice_got_beyond_its_total_is_credit() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 60 for A-1
        -8 payment 60 for A-1
        -7 payment -20 for A-1
        ? -9
        ? -8
        ? -7
        ",
        expect![[r#"
            -9        A-1 40.00 EUR = 40.00@-30 paid on -9
            -8        A-1 -20.00 EUR = 0.00@-30 paid on -8; credit 20.00 EUR
            -7        A-1 0.00 EUR = 0.00@-30 paid on -8
        "#]],
    );
}

#[test]
fn a_correction_opens_the_balance_again() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 100 for A-1
        -5 payment -100 for A-1
        ? -9
        ? -5
        ",
        expect![[r#"
            -9        A-1 0.00 EUR = 0.00@-30 paid on -9
            -5        A-1 100.00 EUR = 100.00@-30
        "#]],
    );
}

#[test]
fn a_later_statement_replaces_an_earlier_one_and_keeps_the_payments() {
    check(
        "
        -40 invoice A-1 100 due -30
        -20 payment 40 for A-1
        -9 invoice A-1 90 due -20
        -5 invoice A-1 30
        ? -10
        ? -9
        ? -5
        ",
        expect![[r#"
            -10       A-1 60.00 EUR = 60.00@-30 paid on -20
            -9        A-1 50.00 EUR = 50.00@-20 paid on -20
            -5        A-1 -10.00 EUR = 0.00@-20 paid on -20; credit 10.00 EUR
        "#]],
    );
}

#[test]
fn leading_zeros_make_another_invoice() {
    check(
        "
        -40 invoice 007 100 due -30
        -40 invoice 7 50 due -30
        -9 payment 50 for 7
        ? 0
        ",
        expect![[r#"
            0         007 100.00 EUR = 100.00@-30; 7 0.00 EUR = 0.00@-30 paid on -9
        "#]],
    );
}

#[test]
fn many_invoices_are_told_apart_by_number() {
    let invoices: String = (1..=12)
        .map(|n| format!("-40 invoice A-{n} {n} due -{n}\n"))
        .collect();
    let restated = "-9 invoice A-1 100\n -9 invoice A-8 800\n -9 invoice A-12 1200\n";
    let paid = "-8 payment 450 for A-1:50,A-8:200,A-12:200\n ? 0";
    let story = Story::read(&(invoices + restated + paid));
    story.answers(|story, moment| {
        let account = story.account(moment);
        let balance = |number: &str| account.invoice(number).map(|it| it.balance().amount);
        let balances = ["A-1", "A-2", "A-7", "A-8", "A-9", "A-12", "A-13"].map(balance);
        let expected = [50, 2, 7, 600, 9, 1000].map(|amount| Some(amount.into()));
        assert_eq!(balances[..6], expected);
        assert_eq!(balances[6], None);
        assert_eq!(account.invoices.len(), 12);
        String::new()
    });
}

#[test]
fn a_prepayment_is_reserved_for_its_invoice_until_that_is_issued() {
    check(
        "
        -9 payment 100 for A-1
        -5 invoice A-1 100 due 9
        ? -6
        ? -5
        ",
        expect![[r#"
            -6
            -5        A-1 0.00 EUR = 0.00@9 paid on -9
        "#]],
    );
}

#[test]
fn a_payment_settles_the_instalments_in_the_order_of_their_dates() {
    check(
        "
        -40 invoice A-1 100 in 40@20,60@-10
        -9 payment 70 for A-1
        -8 payment 40 for A-1
        -7 payment -100 for A-1
        ? -10
        ? -9
        ? -8
        ? -7
        ",
        expect![[r#"
            -10       A-1 100.00 EUR = 60.00@-10+40.00@20
            -9        A-1 30.00 EUR = 0.00@-10+30.00@20 paid on -9
            -8        A-1 -10.00 EUR = 0.00@-10+0.00@20 paid on -8; credit 10.00 EUR
            -7        A-1 90.00 EUR = 50.00@-10+40.00@20 paid on -8
        "#]],
    );
}

#[test]
fn a_credit_note_is_no_debt_when_it_is_open_used_or_paid_out() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice N-1 -40 due -9
        -5 payment 0 for A-1:30,N-1:-30
        -4 payment -10 for N-1
        ? -6
        ? -5
        ? -4
        ",
        expect![[r#"
            -6        A-1 100.00 EUR = 100.00@-30; N-1 -40.00 EUR = 0.00@-9
            -5        A-1 70.00 EUR = 70.00@-30 paid on -5; N-1 -10.00 EUR = 0.00@-9 paid on -5
            -4        A-1 70.00 EUR = 70.00@-30 paid on -5; N-1 0.00 EUR = 0.00@-9 paid on -4
        "#]],
    );
}

#[test]
fn a_payment_in_another_currency_pays_nothing_and_is_credit() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 100 USD for A-1
        ? 0
        ",
        expect![[r#"
            0         A-1 100.00 EUR = 100.00@-30; credit 100.00 USD
        "#]],
    );
}

#[test]
fn a_day_that_is_only_assumed_is_not_the_day_of_payment() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 30 for A-1
        -5 payment 30 for A-1 day-assumed
        ? 0
        ",
        expect![[r#"
            0         A-1 40.00 EUR = 40.00@-30 paid on -9
        "#]],
    );
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    check(
        "
        -40 invoice A-1 150000 CLP due -30
        -40 invoice A-2 12.345 KWD due -30
        -40 invoice A-3 94 due -30
        -9 payment 49999 CLP for A-1
        -9 payment 2.34 KWD for A-2
        -9 payment 3.5 for A-3
        ? 0
        ",
        expect![[r#"
            0         A-1 100001 CLP = 100001@-30 paid on -9; A-2 10.005 KWD = 10.005@-30 paid on -9; A-3 90.50 EUR = 90.50@-30 paid on -9
        "#]],
    );
}

#[test]
fn a_thousand_billions_keep_their_cents() {
    check(
        "
        -40 invoice A-1 1000000000000000.01 due -30
        -40 invoice A-2 1000000000000000 COP due -30
        -9 payment 0.02 for A-1
        -8 payment 999999999999999.98 for A-1
        ? -9
        ? -8
        ",
        expect![[r#"
            -9        A-1 999999999999999.99 EUR = 999999999999999.99@-30 paid on -9; A-2 1000000000000000.00 COP = 1000000000000000.00@-30
            -8        A-1 0.01 EUR = 0.01@-30 paid on -8; A-2 1000000000000000.00 COP = 1000000000000000.00@-30
        "#]],
    );
}

#[test]
fn a_huge_debt_has_a_standing() {
    let story = Story::read(
        "
        -40 invoice A-1 1000000000000000 due -30
        -9 promise 999999999999999.99 due 6
        ? 0
        ",
    );
    story.answers(|story, moment| {
        let standing = story.standing(moment);
        let left = standing.amounts[0].to_collect;
        assert_eq!(left.to_string(), "0.01");
        assert_eq!(standing.weight(&crate::story::policy()), 1);
        String::new()
    });
}
