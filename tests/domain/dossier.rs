//! What is in a dossier, in which order, and what is left out of it.

use cobro::domain::chain::{ChainProblem, Following, GENESIS, Link, content_hash};
use cobro::domain::dossier::{Chain, Dossier, InvoiceState, Reduction, Scope, Sources};
use cobro::domain::fact::{BatchId, Fact};
use cobro::domain::interest::late_interest;

use crate::story::{Story, at, day, said};

fn dossier(story: &str, scope: Scope) -> Dossier {
    let story = Story::read(story);
    let account = story.account(at(0, 10));
    let rules = cobro::config::Config::default().interest_rules();
    let interest = late_interest(&account, day(0), &rules);
    let sources = Sources {
        entries: &story.entries,
        account: &account,
        now: at(0, 10),
        interest: &interest,
        rates: Vec::new(),
        chain: Chain::default(),
    };
    Dossier::of(sources, scope)
}

/// A dossier in few words, section by section.
fn told(story: &str, scope: Scope) -> String {
    let dossier = dossier(story, scope);
    let mut lines: Vec<String> = Vec::new();
    for it in &dossier.totals {
        let taken = [it.paid, it.credited, it.written_off];
        let taken = taken.map(|it| it.normalize().to_string()).join("-");
        lines.push(format!(
            "{} {}-{taken}={} overdue {} disputed {} to collect {} credit {}",
            it.currency.code(),
            it.invoiced,
            it.open.normalize(),
            it.overdue.normalize(),
            it.disputed.normalize(),
            it.to_collect.normalize(),
            it.credit.normalize(),
        ));
        assert_eq!(
            it.invoiced - it.paid - it.credited - it.written_off,
            it.open
        );
        assert_eq!(it.open - it.credit, it.balance);
    }
    for it in &dossier.invoices {
        let days = match it.state {
            InvoiceState::Overdue(days) => format!(" {days} d"),
            _ => String::new(),
        };
        let disputed = it.disputed.map(|it| format!(" disputed {}", it.amount));
        lines.push(format!(
            "{} {}{days}{}",
            it.invoice.number,
            it.state.id(),
            disputed.unwrap_or_default()
        ));
    }
    for it in &dossier.payments {
        let shares = it.what.allocations.iter();
        let shares = shares.map(|it| format!("{}:{}", it.invoice, it.amount));
        let shares: Vec<String> = shares.collect();
        lines.push(format!(
            "#{} {} paid {} {}",
            it.number,
            said(it.at, 0),
            it.what.amount,
            shares.join("+")
        ));
    }
    for (it, currency) in &dossier.reductions {
        let kind = match it.what {
            Reduction::CreditNote(_) => "credit note",
            Reduction::WriteOff(_) => "write-off",
        };
        let currency = currency.map_or("?", |it| it.code());
        let (amount, invoice) = (it.what.amount(), it.what.invoice());
        lines.push(format!(
            "#{} {kind} {amount} {currency} {invoice}",
            it.number
        ));
    }
    for it in &dossier.promises {
        let promise = &it.what.promise;
        let off = if it.what.cancelled.is_some() {
            " called off"
        } else {
            ""
        };
        lines.push(format!(
            "#{} promise {} {}{off}",
            it.number,
            promise.money.amount,
            promise.status.id()
        ));
    }
    for it in &dossier.plans {
        let each = it.what.instalments.iter().map(|it| it.status.id());
        let each: Vec<&str> = each.collect();
        let status = it.what.plan.status.id();
        lines.push(format!("#{} plan {status}: {}", it.number, each.join(", ")));
    }
    for it in &dossier.disputes {
        let amount = it
            .what
            .amount
            .map_or("all".to_owned(), |it| it.amount.to_string());
        let end = if it.what.end.is_some() {
            "over"
        } else {
            "open"
        };
        lines.push(format!("#{} dispute {amount} {end}", it.number));
    }
    for it in &dossier.contacts {
        let what = &it.what;
        let (channel, outcome) = (what.channel.id(), what.outcome.id());
        lines.push(format!(
            "#{} {} {channel} {outcome}",
            it.number,
            said(it.at, 9)
        ));
    }
    lines.extend(
        dossier
            .notes
            .iter()
            .map(|it| format!("#{} {}", it.number, it.what)),
    );
    lines.extend(
        dossier
            .measures
            .iter()
            .map(|it| format!("#{} {}", it.number, it.what.kind())),
    );
    let left = dossier.left_out;
    lines.push(format!(
        "left out {} events {} invoices {} notes",
        left.events, left.invoices, left.notes
    ));
    lines.join("\n")
}

/// A client with something of everything: an invoice settled long ago, one owed, one contested.
const RICH: &str = "
    -90 invoice Z-9 70 due -60
    -40 invoice A-1 100 due -10
    -40 invoice B-2 200 in 120@-5,80@20
    -58 payment 70 for Z-9
    -6 payment 30 for A-1
    -30 promise 100 due -20 for A-1
    -9 promise 50 due -3
    -8 cancel #7
    -7 plan 40@-4,30@30 for A-1
    -12 dispute B-2 60 review 2
    -50 dispute Z-9
    -45 resolved #11
    -4 11:00 email sent
    -20 call answered
    -3 note #dosier Firmó el albarán.
    -3 note no es para nadie más
    -2 credit A-1 5 as R-1
    -2 writeoff A-1 10
    -1 service suspended
    -1 handed lawyer
    -1 call answered
    -1 undo #21
    5 payment 20 for A-1
    -1 type illiquid";

#[test]
fn everything_is_in_it_in_order_and_what_was_taken_back_is_not() {
    let expected = "\
EUR 370-100-5-10=255 overdue 175 disputed 60 to collect 90 credit 0
Z-9 settled
A-1 overdue 10 d
B-2 overdue 5 d disputed 60
#4 -58 paid 70 Z-9:70
#5 -6 paid 30 A-1:30
#17 credit note 5 EUR A-1
#18 write-off 10 EUR A-1
#6 promise 100 broken
#7 promise 50 cancelled called off
#9 plan on_schedule: kept, pending
#11 dispute all over
#10 dispute 60 open
#14 -20 call other
#13 -4 11:00 email sent
#15 note Firmó el albarán.
#19 service
#20 handed_over
left out 0 events 0 invoices 1 notes";
    assert_eq!(told(RICH, Scope::default()), expected);
}

#[test]
fn since_a_day_what_is_open_is_complete_all_the_same() {
    let scope = Scope {
        since: Some(day(-5)),
        all_notes: true,
    };
    // The payment of an open invoice stays, or its balance could not be followed; so do the open dispute and the live plan.
    let expected = "\
EUR 370-100-5-10=255 overdue 175 disputed 60 to collect 90 credit 0
A-1 overdue 10 d
B-2 overdue 5 d disputed 60
#5 -6 paid 30 A-1:30
#17 credit note 5 EUR A-1
#18 write-off 10 EUR A-1
#7 promise 50 cancelled called off
#9 plan on_schedule: kept, pending
#10 dispute 60 open
#13 -4 11:00 email sent
#15 note Firmó el albarán.
#16 note no es para nadie más
#19 service
#20 handed_over
left out 4 events 1 invoices 0 notes";
    assert_eq!(told(RICH, scope), expected);
}

#[test]
fn nothing_is_said_of_somebody_of_whom_nothing_is_known() {
    assert_eq!(
        told("", Scope::default()),
        "left out 0 events 0 invoices 0 notes"
    );
}

#[test]
fn what_was_erased_stays_erased() {
    let mut story = Story::read("-3 note #dosier Zoraida\n -2 call answered");
    for entry in &mut story.entries {
        entry.fact = None;
    }
    let account = story.account(at(0, 10));
    let interest = late_interest(&account, day(0), &Default::default());
    let sources = Sources {
        entries: &story.entries,
        account: &account,
        now: at(0, 10),
        interest: &interest,
        rates: Vec::new(),
        chain: Chain::default(),
    };
    let dossier = Dossier::of(sources, Scope::default());
    assert!(dossier.notes.is_empty() && dossier.contacts.is_empty());
}

#[test]
fn a_chain_that_is_followed_shows_each_change() {
    let salt = [7; 16];
    let texts = [
        "{\"text\":\"one\"}",
        "{\"text\":\"two\"}",
        "{\"text\":\"three\"}",
    ];
    let batch = BatchId([1; 16]);
    // Follows the chain as it was recorded, holding these texts now; a row that is left out is passed over.
    let follow = |held: [Option<&str>; 3], without: Option<u32>| {
        let mut following = Following::default();
        let mut previous = GENESIS;
        for (number, text) in (1..).zip(texts) {
            let link = Link {
                previous: &previous,
                number,
                facts: 1,
                batch,
                kind: "note",
                happened_at: at(-1, 9),
                recorded_at: at(-1, 9),
                author: "marta",
                content_hash: &content_hash(&salt, text.as_bytes()),
            };
            let next = link.hash();
            if without != Some(number) {
                let now = held[number as usize - 1];
                following
                    .take(&link, now, now.map(|_| &salt))
                    .expect("can be read");
            }
            previous = next;
        }
        (following.length(), following.problems())
    };
    let sound = texts.map(Some);
    assert_eq!(follow(sound, None), (3, vec![]));
    let changed = [sound[0], Some("{\"text\":\"TWO\"}"), sound[2]];
    assert_eq!(follow(changed, None).1, [ChainProblem::Changed(2)]);
    let emptied = [sound[0], None, sound[2]];
    assert_eq!(follow(emptied, None).1, [ChainProblem::Changed(2)]);
    assert_eq!(follow(sound, Some(2)).1, [ChainProblem::Changed(3)]);
    assert_eq!(follow(sound, Some(3)), (2, vec![]));
}

#[test]
fn a_mark_is_no_part_of_the_note() {
    let dossier = dossier("-3 note #dossier uno", Scope::default());
    assert_eq!(dossier.notes[0].what, "note uno");
    assert!(matches!(
        Story::read("-3 note #dossier uno").entries[0].fact,
        Some(Fact::Note(_))
    ));
}
