//! What was done with debtors: contacts with their texts, notes, call-backs, snoozes, steps, service, hand-overs.

use super::line::{maybe, maybe_moment, moment, plain, text, words};
use super::{Debtor, Lines, Moment, Table};
use crate::domain::fact::Fact;
use crate::domain::protocol::StepHow;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "contacts",
        columns: &[
            "debtor",
            "entry",
            "at",
            "author",
            "channel",
            "direction",
            "outcome",
            "person",
            "address",
            "seconds",
            "note",
            "excuse",
            "call_back_at",
            "protocol",
            "step",
            "exception",
            "template",
            "subject",
            "text",
        ],
        rows: contacts,
    },
    Table {
        name: "notes",
        columns: &["debtor", "entry", "at", "author", "text"],
        rows: notes,
    },
    Table {
        name: "call_backs",
        columns: &[
            "debtor",
            "entry",
            "at",
            "author",
            "call_back_at",
            "person",
            "reason",
        ],
        rows: call_backs,
    },
    Table {
        name: "snoozes",
        columns: &["debtor", "entry", "at", "author", "until", "reason"],
        rows: snoozes,
    },
    Table {
        name: "steps",
        columns: &[
            "debtor",
            "entry",
            "at",
            "author",
            "protocol",
            "step",
            "about_due_on",
            "how",
            "until",
            "reason",
        ],
        rows: steps,
    },
    Table {
        name: "service",
        columns: &["debtor", "entry", "at", "author", "state", "reason"],
        rows: service,
    },
    Table {
        name: "hand_overs",
        columns: &["debtor", "entry", "at", "author", "to", "name", "reason"],
        rows: hand_overs,
    },
];

fn contacts(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.contacts {
        let what = &it.what;
        let written = what.written.as_deref();
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.at),
            text(of.author(it.number)),
            plain(what.channel.id()),
            plain(direction(what.direction)),
            plain(what.outcome.id()),
            words(&what.person),
            words(&what.address),
            maybe(what.seconds),
            words(&what.note),
            words(&what.excuse),
            maybe_moment(what.call_back_at),
            maybe(what.step.as_ref().map(|it| it.protocol.id())),
            maybe(what.step.as_ref().map(|it| &it.step)),
            words(&what.exception),
            text(written.and_then(|it| it.template.as_deref()).unwrap_or("")),
            text(written.map_or("", |it| it.subject.as_str())),
            text(written.map_or("", |it| it.text.as_str())),
        ]);
    }
}

fn direction(direction: crate::domain::contact::Direction) -> &'static str {
    match direction {
        crate::domain::contact::Direction::In => "in",
        crate::domain::contact::Direction::Out => "out",
    }
}

fn notes(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::Note(note) = fact {
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                text(&note.text),
            ]);
        }
    }
}

fn call_backs(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::CallBack(set) = fact {
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                maybe_moment(set.at),
                words(&set.person),
                words(&set.reason),
            ]);
        }
    }
}

fn snoozes(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::Snoozed(snoozed) = fact {
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                plain(snoozed.until),
                words(&snoozed.reason),
            ]);
        }
    }
}

fn steps(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::Step(marked) = fact {
            let (how, until) = match marked.how {
                StepHow::Done => ("done", None),
                StepHow::Skipped => ("skipped", None),
                StepHow::Moved { until } => ("moved", Some(until)),
                StepHow::Chosen => ("chosen", None),
            };
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                plain(marked.protocol.id()),
                plain(&marked.step),
                maybe(marked.due_on),
                plain(how),
                maybe(until),
                words(&marked.reason),
            ]);
        }
    }
}

fn service(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::Service(changed) = fact {
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                plain(changed.state.id()),
                words(&changed.reason),
            ]);
        }
    }
}

fn hand_overs(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::HandedOver(to) = fact {
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                plain(to.to.id()),
                words(&to.name),
                words(&to.reason),
            ]);
        }
    }
}
