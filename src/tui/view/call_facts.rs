//! What one must know on the phone: person, amounts, promise, and what was said the last times.

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::text::{cut, wrap};
use crate::app::DebtorFile;
use crate::domain::account::PromiseStatus;
use crate::domain::contact::Contact;
use crate::domain::fact::Fact;
use crate::domain::money::Money;
use crate::domain::profile::Relationship;
use crate::domain::standing::Amounts;
use crate::i18n::Place;
use crate::tui::model::{Call, Model};

/// Contacts shown, the last ones.
const CONTACTS: usize = 3;

/// Currencies shown.
const CURRENCIES: usize = 2;

/// Lines that a contact takes at most where there is room.
const CONTACT_LINES: usize = 4;

/// As many lines for one client all the time, so that nothing jumps.
pub(super) fn facts<'a>(model: &Model, call: &Call, columns: usize, wide: bool) -> Vec<Line<'a>> {
    let mut lines = vec![person(model, call, columns)];
    let Some(file) = model.current_file() else {
        return lines;
    };
    let amounts = file.standing.amounts.iter().take(CURRENCIES);
    lines.extend(amounts.flat_map(|it| in_lines(owed(model, file, it), columns, wide)));
    lines.extend(in_lines(promise(model, file), columns, wide));
    lines.extend(dispute(model, file, columns));
    if wide {
        lines.push(Line::default());
        let title = model.texts.get("call-contacts");
        lines.push(Line::styled(title, model.theme.title));
    }
    let contacts = &file.account.contacts;
    let last = contacts.iter().rev().take(CONTACTS);
    let mut shown = 0;
    for contact in last {
        let words = words(model, contact.at, &contact.what);
        let said = if wide {
            let mut said = wrap(&words, columns);
            said.truncate(CONTACT_LINES);
            said.push(String::new());
            said
        } else {
            vec![cut(&words, columns)]
        };
        lines.extend(said.into_iter().map(Line::from));
        shown += 1;
    }
    if shown == 0 {
        let nobody = model.texts.get("call-no-contacts");
        lines.push(Line::styled(nobody, model.theme.dim));
        shown = 1;
    }
    if !wide {
        lines.extend((shown..CONTACTS).map(|_| Line::default()));
    }
    lines
}

/// Who, at which number, and what to be careful about.
fn person<'a>(model: &Model, call: &Call, columns: usize) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let account = model.current_file().map(|file| &file.account);
    let about = &call.about;
    let people = account.map(|it| it.people()).unwrap_or_default();
    let known = people
        .iter()
        .find(|it| Some(&it.stated.name) == about.person.as_ref());
    let role = known.and_then(|it| it.stated.role.clone());
    let mut parts: Vec<String> = about.person.clone().into_iter().chain(role).collect();
    parts.push(match &about.address {
        Some(number) => texts.phone(number),
        None => texts.get("call-no-number"),
    });
    let mut care = Vec::new();
    if let Some(account) = account {
        let relationship = account.profile.relationship();
        if relationship != Relationship::Ordinary {
            care.push(texts.get(&format!("relationship-{}", relationship.id())));
        }
        let signs = account.profile.warning_signs().iter();
        care.extend(signs.map(|it| format!("! {}", texts.get(&format!("sign-{}", it.id())))));
    }
    let who = cut(&parts.join(" · "), columns);
    let room = columns.saturating_sub(super::text::width(&who) + 2);
    Line::from(vec![
        Span::styled(who, theme.title),
        Span::raw("  "),
        Span::styled(cut(&care.join(" · "), room), theme.warning),
    ])
}

/// What matters most, and what is told beside it, or below it where there is room.
type Told<'a> = (Vec<Span<'a>>, Option<Span<'a>>);

fn in_lines<'a>((mut spans, more): Told<'a>, columns: usize, wide: bool) -> Vec<Line<'a>> {
    let Some(more) = more else {
        return vec![Line::from(spans)];
    };
    if wide {
        let below = cut(&more.content, columns);
        return vec![Line::from(spans), Line::styled(below, more.style)];
    }
    let room = columns.saturating_sub(Line::from(spans.clone()).width() + 2);
    let beside = format!("  {}", cut(&more.content, room));
    spans.push(Span::styled(beside, more.style));
    vec![Line::from(spans)]
}

/// What is owed in a currency, and the oldest invoice of it.
fn owed<'a>(model: &Model, file: &DebtorFile, it: &Amounts) -> Told<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let money = |amount| texts.money(Money::new(amount, it.currency));
    let spans = vec![
        Span::styled(format!("{} ", texts.get("head-overdue")), theme.dim),
        Span::styled(money(it.overdue), theme.amount),
        Span::styled(format!("  {} ", texts.get("head-to-collect")), theme.dim),
        Span::styled(money(it.to_collect), theme.amount),
    ];
    let today = model.today();
    let open = file.account.invoices.iter();
    let open = open.filter(|invoice| invoice.is_open() && invoice.total.currency == it.currency);
    let oldest = open.min_by_key(|invoice| invoice.due_on).map(|oldest| {
        let days = (today - oldest.due_on).num_days();
        let late = oldest.overdue_on(today) > Decimal::ZERO && days > 0;
        let due = texts.day_short(oldest.due_on, today);
        let mut text = format!("{} · {due}", oldest.number);
        if late {
            let days = texts.with("days", &[("count", Place::from(days))]);
            text = format!("{text} · {days}");
        }
        Span::styled(text, if late { theme.warning } else { theme.dim })
    });
    (spans, oldest)
}

/// The promise that matters most: the one that the standing speaks of, else the last one.
fn promise<'a>(model: &Model, file: &DebtorFile) -> Told<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let brief = file.standing.promise;
    let brief = brief.map(|it| (it.money, it.due_on, it.status));
    let last = file.account.promises.last();
    let last = last.map(|it| (it.money, it.due_on, it.status));
    let Some((money, due_on, status)) = brief.or(last) else {
        let none = Span::styled(texts.get("call-no-promise"), theme.dim);
        return (vec![none], None);
    };
    let style = match status {
        PromiseStatus::Pending => theme.band_promise_due,
        PromiseStatus::Kept => theme.good,
        PromiseStatus::Broken | PromiseStatus::PartlyKept => theme.error,
        PromiseStatus::Replaced | PromiseStatus::Cancelled => theme.dim,
    };
    let places = [
        ("money", Place::from(texts.money(money))),
        ("date", Place::from(texts.day(due_on, model.today()))),
        ("status", Place::from(texts.promise_status(status))),
    ];
    let kept = texts.kept(&file.kept).into_iter().next();
    let kept = kept.map(|it| Span::styled(it, theme.dim));
    let promise = texts.with("call-promise", &places);
    (vec![Span::styled(promise, style)], kept)
}

/// What is contested, and why; several in one line.
fn dispute<'a>(model: &Model, file: &DebtorFile, columns: usize) -> Option<Line<'a>> {
    let (texts, account) = (&model.texts, &file.account);
    let open = account.disputes.iter().filter(|it| !it.resolved);
    let told = open.filter_map(|it| {
        let what = &it.opened.what;
        let invoice = account.invoice(&what.invoice)?;
        let part = account.disputed_part(invoice)?;
        let money = texts.money(Money::new(part, invoice.total.currency));
        let reason = what.reason.map(|it| format!("dispute-reason-{}", it.id()));
        let reason = reason.map(|it| texts.get(&it));
        let words = what.text.as_ref().map(|text| format!("«{text}»"));
        let why: Vec<String> = reason.into_iter().chain(words).collect();
        let why = match why.is_empty() {
            true => String::new(),
            false => format!(": {}", why.join(" ")),
        };
        Some(format!("{} {money}{why}", what.invoice))
    });
    let told: Vec<String> = told.collect();
    let places = [("disputes", Place::from(told.join(" · ")))];
    let text = || texts.with("call-disputes", &places);
    let style = model.theme.band_review;
    (!told.is_empty()).then(|| Line::styled(cut(&text(), columns), style))
}

/// A contact in one line: when, how it ended, what was said.
fn words(model: &Model, at: chrono::NaiveDateTime, contact: &Contact) -> String {
    let when = model.texts.moment(at, model.today());
    let fact = Fact::from(contact.clone());
    let text = model.texts.fact(&fact, model.today());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{when}  {text}")
}
