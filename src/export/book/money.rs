//! What is owed and was paid: invoices, payments, reductions, charges, disputes, holds, promises, plans.

use super::line::{Item, maybe, maybe_moment, moment, money, plain, several, text, words, yes};
use super::{Debtor, Lines, Moment, Table};
use crate::domain::fact::Allocation;
use crate::domain::money::Currency;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "invoices",
        columns: &[
            "debtor",
            "invoice",
            "issued_on",
            "due_on",
            "currency",
            "total",
            "paid",
            "credited",
            "written_off",
            "balance",
            "charge",
            "notes",
            "uuid",
        ],
        rows: invoices,
    },
    Table {
        name: "instalments",
        columns: &[
            "debtor", "invoice", "due_on", "currency", "amount", "balance",
        ],
        rows: instalments,
    },
    Table {
        name: "payments",
        columns: &[
            "debtor",
            "entry",
            "at",
            "day_unknown",
            "currency",
            "amount",
            "method",
            "reference",
            "author",
        ],
        rows: payments,
    },
    Table {
        name: "allocations",
        columns: &["debtor", "entry", "of", "invoice", "currency", "amount"],
        rows: allocations,
    },
    Table {
        name: "credit_uses",
        columns: &["debtor", "entry", "at", "currency", "amount", "author"],
        rows: credit_uses,
    },
    Table {
        name: "credit_notes",
        columns: &[
            "debtor", "entry", "at", "invoice", "currency", "amount", "number", "reason", "author",
        ],
        rows: credit_notes,
    },
    Table {
        name: "write_offs",
        columns: &[
            "debtor", "entry", "at", "invoice", "currency", "amount", "reason", "author",
        ],
        rows: write_offs,
    },
    Table {
        name: "charges",
        columns: &[
            "debtor",
            "entry",
            "at",
            "charge",
            "number",
            "invoice",
            "currency",
            "amount",
            "interest_from",
            "interest_through",
            "due_on",
        ],
        rows: charges,
    },
    Table {
        name: "charges_waived",
        columns: &[
            "debtor", "entry", "at", "number", "currency", "amount", "whole", "reason",
        ],
        rows: charges_waived,
    },
    Table {
        name: "disputes",
        columns: &[
            "debtor",
            "entry",
            "at",
            "invoice",
            "amount",
            "reason",
            "text",
            "assignee",
            "review_on",
            "reviewed_at",
            "resolved",
            "outcome",
        ],
        rows: disputes,
    },
    Table {
        name: "holds",
        columns: &["debtor", "entry", "at", "invoice", "until", "reason"],
        rows: holds,
    },
    Table {
        name: "promises",
        columns: &[
            "debtor",
            "entry",
            "at",
            "due_on",
            "deadline",
            "currency",
            "amount",
            "invoices",
            "of_plan",
            "check_in_on",
            "status",
            "paid_in_time",
            "missing",
            "kept_at",
            "author",
        ],
        rows: promises,
    },
    Table {
        name: "plans",
        columns: &[
            "debtor",
            "entry",
            "at",
            "currency",
            "total",
            "instalments",
            "instalments_paid",
            "missing",
            "invoices",
            "status",
            "broken_on",
            "author",
        ],
        rows: plans,
    },
];

fn invoices(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for invoice in &of.account.invoices {
        let currency = invoice.total.currency;
        lines.row([
            plain(of.id),
            text(&invoice.number),
            plain(invoice.issued_on),
            plain(invoice.due_on),
            plain(currency.code()),
            money(invoice.total.amount, currency),
            money(invoice.paid, currency),
            money(invoice.credited, currency),
            money(invoice.written_off, currency),
            money(invoice.balance().amount, currency),
            maybe(invoice.charge.map(|it| it.id())),
            words(&invoice.notes),
            words(&invoice.uuid),
        ]);
    }
}

fn instalments(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for invoice in of.account.invoices.iter().filter(|it| it.parts.len() > 1) {
        let currency = invoice.total.currency;
        for part in &invoice.parts {
            lines.row([
                plain(of.id),
                text(&invoice.number),
                plain(part.due_on),
                plain(currency.code()),
                money(part.amount, currency),
                money(part.balance, currency),
            ]);
        }
    }
}

fn payments(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for payment in &of.account.payments {
        let what = &payment.what;
        lines.row([
            plain(of.id),
            plain(payment.number),
            moment(payment.at),
            yes(what.day_assumed),
            plain(what.currency.code()),
            money(what.amount, what.currency),
            maybe(what.method.map(|it| it.id())),
            words(&what.reference),
            text(of.author(payment.number)),
        ]);
    }
}

fn allocations(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    let mut put = |number: u32, kind: &str, currency: Currency, shares: &[Allocation]| {
        for share in shares {
            lines.row([
                plain(of.id),
                plain(number),
                plain(kind),
                text(&share.invoice),
                plain(currency.code()),
                money(share.amount, currency),
            ]);
        }
    };
    for it in &of.account.payments {
        put(it.number, "payment", it.what.currency, &it.what.allocations);
    }
    for it in &of.account.credit_used {
        put(it.number, "credit", it.what.currency, &it.what.allocations);
    }
}

fn credit_uses(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.credit_used {
        let used = it.what.allocations.iter().map(|share| share.amount).sum();
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.at),
            plain(it.what.currency.code()),
            money(used, it.what.currency),
            text(of.author(it.number)),
        ]);
    }
}

/// The currency of an invoice and an amount in it; the amount as it was written where the invoice is not known.
fn in_currency_of<'a>(
    of: &Debtor<'_>,
    invoice: &str,
    amount: rust_decimal::Decimal,
) -> [Item<'a>; 2] {
    match of.account.invoice(invoice) {
        Some(invoice) => {
            let currency = invoice.total.currency;
            [plain(currency.code()), money(amount, currency)]
        }
        None => [plain(""), plain(amount)],
    }
}

fn credit_notes(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.credit_notes {
        let [currency, amount] = in_currency_of(of, &it.what.invoice, it.what.amount);
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.at),
            text(&it.what.invoice),
            currency,
            amount,
            words(&it.what.number),
            words(&it.what.reason),
            text(of.author(it.number)),
        ]);
    }
}

fn write_offs(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.write_offs {
        let [currency, amount] = in_currency_of(of, &it.what.invoice, it.what.amount);
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.at),
            text(&it.what.invoice),
            currency,
            amount,
            text(&it.what.reason),
            text(of.author(it.number)),
        ]);
    }
}

fn charges(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.charges {
        let what = &it.what;
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.at),
            plain(what.kind.id()),
            text(&what.number),
            text(&what.invoice),
            plain(what.currency.code()),
            money(what.amount, what.currency),
            maybe(what.from),
            maybe(what.through),
            plain(what.due_on),
        ]);
    }
}

fn charges_waived(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.waived {
        let charge = &it.charge.what;
        lines.row([
            plain(of.id),
            plain(it.waiver.number),
            moment(it.waiver.at),
            text(&charge.number),
            plain(charge.currency.code()),
            money(charge.amount, charge.currency),
            yes(it.whole),
            words(&it.waiver.what.reason),
        ]);
    }
}

fn disputes(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.disputes {
        let opened = &it.opened.what;
        lines.row([
            plain(of.id),
            plain(it.opened.number),
            moment(it.opened.at),
            text(&opened.invoice),
            maybe(opened.amount),
            maybe(opened.reason.map(|reason| reason.id())),
            words(&opened.text),
            words(&opened.assignee),
            maybe(opened.review_on),
            maybe_moment(it.reviewed.map(|(at, _)| at)),
            yes(it.resolved),
            maybe(it.outcome.map(|outcome| outcome.id())),
        ]);
    }
}

fn holds(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.holds {
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.at),
            words(&it.what.invoice),
            plain(it.what.until),
            words(&it.what.reason),
        ]);
    }
}

fn promises(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.promises {
        let currency = it.money.currency;
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.made_at),
            plain(it.due_on),
            plain(it.deadline),
            plain(currency.code()),
            money(it.money.amount, currency),
            several(&it.invoices),
            yes(it.of_plan),
            maybe(it.check_in_on),
            plain(it.status.id()),
            money(it.paid_in_time, currency),
            money(it.missing, currency),
            maybe_moment(it.kept_at),
            text(of.author(it.number)),
        ]);
    }
}

fn plans(of: &Debtor<'_>, _: &Moment<'_>, lines: &mut Lines<'_>) {
    for it in &of.account.plans {
        let currency = it.total.currency;
        lines.row([
            plain(of.id),
            plain(it.number),
            moment(it.made_at),
            plain(currency.code()),
            money(it.total.amount, currency),
            plain(it.instalments),
            plain(it.paid),
            money(it.missing, currency),
            several(&it.invoices),
            plain(it.status.id()),
            maybe(it.broke_on),
            text(of.author(it.number)),
        ]);
    }
}
