//! Statements of account, and what a client is asked to pay at once.

use cobro::domain::asked::{Wanted, asked};
use cobro::domain::statement::Statement;

use crate::story::{Story, at, offset};

/// A statement today at ten, in few words.
fn told(story: &str) -> String {
    let account = Story::read(story).account(at(0, 10));
    let statement = Statement::of(&account, at(0, 10), None);
    let parts = statement.parts.iter().map(|part| {
        let lines = part.lines.iter().map(|line| {
            let which = line.instalment.map(|(at, of)| format!(" {at}/{of}"));
            let late = line
                .days_late
                .map_or("not due".to_owned(), |days| format!("{days} d"));
            let contested = line.contested.map(|it| format!(" contested {it}"));
            format!(
                "{}{} {}-{}={} {late}{}",
                line.number,
                which.unwrap_or_default(),
                line.total,
                line.settled,
                line.balance,
                contested.unwrap_or_default()
            )
        });
        let paid = part.payments.iter().map(|it| {
            let day = offset(it.on);
            format!("{}@{day} for {}", it.amount, it.invoices.join("+"))
        });
        let lines: Vec<String> = lines.chain(paid).collect();
        format!(
            "{} {}: open {} overdue {} credit {} left {}",
            part.currency.code(),
            lines.join(", "),
            part.open,
            part.overdue,
            part.credit,
            part.balance()
        )
    });
    parts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_statement_lists_what_is_open_and_adds_up() {
    for (story, expected) in [
        ("", ""),
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due 5",
            "EUR A-1 100-0=100 10 d, B-2 50-0=50 not due: open 150 overdue 100 credit 0 left 150",
        ),
        // What is due today is not late.
        (
            "-40 invoice A-1 100 due 0",
            "EUR A-1 100-0=100 not due: open 100 overdue 0 credit 0 left 100",
        ),
        // Settled invoices are not on it; payments since the oldest open one was issued are.
        (
            "-90 invoice Z-9 70 due -60\n -80 payment 70 for Z-9\n -40 invoice A-1 100 due -10\n -5 payment 30 for A-1",
            "EUR A-1 100-30=70 10 d, 30@-5 for A-1: open 70 overdue 70 credit 0 left 70",
        ),
        // Each instalment by its own date, the paid ones left out.
        (
            "-40 invoice A-1 100 in 60@-10,40@20\n -5 payment 70 for A-1",
            "EUR A-1 2/2 40-10=30 not due, 70@-5 for A-1: open 30 overdue 0 credit 0 left 30",
        ),
        // What was paid too much is credit, once; the overpaid invoice is not listed.
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due -5\n -5 payment 70 for B-2",
            "EUR A-1 100-0=100 10 d, 70@-5 for B-2: open 100 overdue 100 credit 20 left 80",
        ),
        (
            "-40 invoice A-1 100 due -10\n -2 payment 25",
            "EUR A-1 100-0=100 10 d, 25@-2 for : open 100 overdue 100 credit 25 left 75",
        ),
        (
            "-40 invoice A-1 100 due -10\n -4 dispute A-1 30 review 2",
            "EUR A-1 100-0=100 10 d contested 30: open 100 overdue 100 credit 0 left 100",
        ),
        // A credit note is open too, and nobody is late with it.
        (
            "-40 invoice A-1 100 due -10\n -20 invoice N-1 -30 due -20",
            "EUR N-1 -30-0=-30 not due, A-1 100-0=100 10 d: open 70 overdue 100 credit 0 left 70",
        ),
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 USD due -5",
            "EUR A-1 100-0=100 10 d: open 100 overdue 100 credit 0 left 100\n\
             USD B-2 50-0=50 5 d: open 50 overdue 50 credit 0 left 50",
        ),
    ] {
        assert_eq!(told(story), expected, "{story}");
    }
}

#[test]
fn what_a_client_is_asked_for_is_what_is_to_be_collected() {
    let two = "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due 5";
    for (story, invoice, amount, expected) in [
        ("", None, None, "NothingOpen"),
        (two, None, None, "100 EUR C1 A-1"),
        (two, Some("B-2"), None, "50 EUR C1 B-2"),
        (two, None, Some(120), "120 EUR C1 A-1"),
        (two, None, Some(151), "MoreThanOpen"),
        (two, Some("B-2"), Some(51), "MoreThanOpen"),
        (two, Some("B-2"), Some(0), "NotPositive"),
        (two, Some("X"), None, "NoInvoice"),
        // Several invoices are meant by the client's code alone.
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due -5",
            None,
            None,
            "150 EUR C1",
        ),
        // What is contested or on hold is not asked for.
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due -5\n -4 dispute A-1 review 2",
            None,
            None,
            "50 EUR C1 B-2",
        ),
        (
            "-40 invoice A-1 100 due -10\n -4 dispute A-1 review 2",
            Some("A-1"),
            None,
            "NothingOpenOf",
        ),
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due -5\n -4 hold A-1 until 5",
            None,
            None,
            "50 EUR C1 B-2",
        ),
        // A promise is to be paid too, when nothing else is.
        (
            "-40 invoice A-1 100 due -10\n -3 promise 60 due 4 for A-1",
            None,
            None,
            "40 EUR C1 A-1",
        ),
        (
            "-40 invoice A-1 100 due -10\n -3 promise 100 due 4 for A-1",
            None,
            None,
            "100 EUR C1 A-1",
        ),
        // Whoever wants to pay before it is due can.
        ("-40 invoice B-2 50 due 5", None, None, "50 EUR C1 B-2"),
        (
            "-40 invoice B-2 50 due 5\n -1 payment 20",
            None,
            None,
            "30 EUR C1 B-2",
        ),
        // Euro come first; another currency only when there is nothing else.
        (
            "-40 invoice A-1 100 USD due -10\n -40 invoice B-2 50 due -5",
            None,
            None,
            "50 EUR C1 B-2",
        ),
        (
            "-40 invoice A-1 100 USD due -10",
            None,
            None,
            "100 USD C1 A-1",
        ),
    ] {
        let mut account = Story::read(story).account(at(0, 10));
        account.details.code = Some("C1".into());
        let wanted = Wanted {
            invoice: invoice.map(str::to_owned),
            amount: amount.map(Into::into),
        };
        let told = match asked(&account, at(0, 10), &wanted) {
            Ok(it) => format!(
                "{} {} {}",
                it.money.amount,
                it.money.currency.code(),
                it.reference
            ),
            Err(refusal) => {
                let name = format!("{refusal:?}");
                name.split('(').next().unwrap_or_default().to_owned()
            }
        };
        assert_eq!(told, expected, "{story} {invoice:?} {amount:?}");
    }
}
