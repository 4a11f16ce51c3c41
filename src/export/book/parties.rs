//! Who the debtors are: details, people, profile, terms, types, tags.

use super::line::{maybe, moment, names, plain, several, text, words};
use super::{Debtor, Lines, Moment, Table};
use crate::domain::fact::Fact;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "debtors",
        columns: &[
            "debtor",
            "key",
            "code",
            "name",
            "tax_id",
            "email",
            "phone",
            "contact_person",
            "type",
        ],
        rows: debtors,
    },
    Table {
        name: "people",
        columns: &[
            "debtor",
            "person",
            "name",
            "role",
            "phones",
            "emails",
            "whatsapp",
            "language",
            "best_hours",
            "do_not_contact",
            "closed_channels",
        ],
        rows: people,
    },
    Table {
        name: "profiles",
        columns: &[
            "debtor",
            "relationship",
            "country",
            "sector",
            "needs",
            "capacity",
            "warning_signs",
            "allowed_channels",
        ],
        rows: profiles,
    },
    Table {
        name: "terms",
        columns: &[
            "debtor",
            "client_kind",
            "payment_days",
            "interest_rate",
            "prescription_years",
            "deposit_percent",
            "prepayment",
        ],
        rows: terms,
    },
    Table {
        name: "types",
        columns: &["debtor", "entry", "at", "author", "type", "reason"],
        rows: types,
    },
    Table {
        name: "tags",
        columns: &["debtor", "tag"],
        rows: tags,
    },
];

fn debtors(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    let details = &of.account.details;
    // Undoing the import that brought somebody leaves nothing to be named.
    if details.key().is_empty() {
        return;
    }
    lines.row([
        plain(of.id),
        text(details.key()),
        words(&details.code),
        words(&details.name),
        words(&details.tax_id),
        words(&details.email),
        words(&details.phone),
        words(&details.contact_person),
        plain(of.account.debtor_type.id()),
    ]);
}

fn people(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for person in of.account.people() {
        let stated = &person.stated;
        let closed = stated.do_not_contact.as_ref();
        let channels = closed.map(|it| it.channels.as_slice()).unwrap_or_default();
        lines.row([
            plain(of.id),
            plain(person.number),
            text(&stated.name),
            words(&stated.role),
            several(&stated.phones),
            several(&stated.emails),
            words(&stated.whatsapp),
            words(&stated.language),
            maybe(stated.best_hours),
            text(closed.map_or("", |it| &it.reason)),
            names(channels.iter().map(|it| it.id())),
        ]);
    }
}

fn profiles(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    let profile = &of.account.profile;
    if *profile == Default::default() {
        return;
    }
    lines.row([
        plain(of.id),
        plain(profile.relationship().id()),
        words(&profile.country),
        words(&profile.sector),
        words(&profile.needs),
        maybe(profile.capacity().map(|it| it.id())),
        names(profile.warning_signs().iter().map(|it| it.id())),
        names(profile.allowed_channels().iter().map(|it| it.id())),
    ]);
}

fn terms(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    let terms = &of.account.terms;
    if *terms == Default::default() {
        return;
    }
    let prepayment = terms.prepayment.map(|it| if it { "yes" } else { "no" });
    lines.row([
        plain(of.id),
        maybe(terms.client_kind.map(|it| it.id())),
        maybe(terms.payment_days),
        maybe(terms.interest_rate),
        maybe(terms.prescription_years),
        maybe(terms.deposit_percent),
        maybe(prepayment),
    ]);
}

fn types(of: &Debtor<'_>, now: &Moment<'_>, lines: &mut Lines<'_>) {
    for (entry, fact) in &now.facts {
        if let Fact::TypeSet(set) = fact {
            lines.row([
                plain(of.id),
                plain(entry.number),
                moment(entry.happened_at),
                text(&entry.author),
                plain(set.debtor_type.id()),
                words(&set.reason),
            ]);
        }
    }
}

fn tags(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for tag in &of.account.tags {
        lines.row([plain(of.id), text(tag)]);
    }
}
