//! What `cobro interest` prints for people.

use super::interest::unrounded;
use super::session::Session;
use super::table::{Align, Table, table_width};
use crate::app::DebtorFile;
use crate::domain::fact::{ChargeClaimed, ChargeKind};
use crate::domain::interest::{InvoiceInterest, LateInterest, NoInterest};
use crate::domain::money::Money;

/// Why there is no figure, and what can be done about it.
pub(super) fn why_none(session: &Session, file: &DebtorFile, why: NoInterest) -> String {
    let code = shell_word(file.account.details.key());
    session.texts.no_interest(why, &code)
}

/// A code as it can be typed into a shell: quoted where it holds more than letters and digits.
fn shell_word(code: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "._-/+".contains(letter);
    if code.chars().all(plain) {
        return code.to_owned();
    }
    format!("'{}'", code.replace('\'', "'\\''"))
}

/// Who, then the sums of each invoice, how they come about, and the totals.
pub(super) fn text(session: &Session, file: &DebtorFile, found: &LateInterest) -> String {
    let texts = &session.texts;
    let details = &file.account.details;
    let mut parts = vec![format!(
        "{}  [{}]  {}\n{}",
        details.display_name(),
        details.key(),
        texts.interest_basis(found),
        texts.with(
            "interest-as-of",
            &[("date", texts.day_in_full(found.as_of).into())]
        ),
    )];
    if let Some(why) = found.why_none {
        parts.push(why_none(session, file, why));
        parts.extend(Some(charges(session, found)).filter(|it| !it.is_empty()));
        return parts.join("\n");
    }
    parts.push(sums(session, found));
    let segments = segments(session, found);
    parts.extend(segments);
    parts.push(totals(session, found));
    let mut notes = texts.interest_notes(found);
    if !found.total().is_zero() {
        notes.push(texts.get("interest-not-owed"));
    }
    parts.push(notes.join("\n"));
    let trimmed: Vec<&str> = parts.iter().map(|part| part.trim_end()).collect();
    trimmed.join("\n\n")
}

fn sums(session: &Session, found: &LateInterest) -> String {
    let texts = &session.texts;
    let money = |money: Option<Money>| money.map_or(String::new(), |it| texts.money(it));
    let has_penalty = found.invoices.iter().any(|it| it.penalty.is_some());
    let mut columns = vec![
        (texts.get("cli-show-invoices"), Align::Left),
        (texts.get("interest-column-days"), Align::Right),
        (texts.get("interest-column-outstanding"), Align::Right),
        (texts.get("interest-column-interest"), Align::Right),
        (texts.get("interest-column-recovery"), Align::Right),
    ];
    if has_penalty {
        columns.push((texts.get("interest-column-penalty"), Align::Right));
    }
    columns.push((String::new(), Align::Left));
    let mut table = Table::new(columns);
    for it in &found.invoices {
        let days = usize::try_from(it.days()).unwrap_or(0);
        let mut cells = vec![
            it.number.clone(),
            texts.count(days),
            texts.money(it.outstanding),
            texts.money(it.interest),
            money(it.recovery_cost),
        ];
        cells.extend(has_penalty.then(|| money(it.penalty)));
        cells.push(marks(it));
        table.row(cells);
    }
    let mut text = table.render(table_width());
    text.push_str(&charges(session, found));
    text
}

/// What was claimed, whether it is too much, and what was let go.
fn charges(session: &Session, found: &LateInterest) -> String {
    let texts = &session.texts;
    let mut lines = Vec::new();
    for invoice in &found.invoices {
        for it in &invoice.claimed {
            lines.push(texts.claimed_already(it));
            if let Some(too_much) = texts.claimed_too_much(it) {
                let number = [("number", it.charge.number.as_str().into())];
                let way = texts.with("interest-waive-excess", &number);
                lines.push(format!("  {too_much} {way}"));
            }
        }
        lines.extend(invoice.waived.iter().map(|it| texts.waived_already(it)));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The signs that the notes below the figures explain.
fn marks(it: &InvoiceInterest) -> String {
    let marks = [
        (it.is_provisional(), '~'),
        (it.uncertain, '?'),
        (it.lacks_rate(), '–'),
    ];
    let set = marks.into_iter().filter(|(is_set, _)| *is_set);
    set.map(|(_, mark)| mark).collect()
}

fn segments(session: &Session, found: &LateInterest) -> Option<String> {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        (texts.get("cli-show-invoices"), Align::Left),
        (texts.get("interest-column-from"), Align::Left),
        (texts.get("interest-column-to"), Align::Left),
        (texts.get("interest-column-days"), Align::Right),
        (texts.get("interest-column-principal"), Align::Right),
        (texts.get("interest-column-rate"), Align::Right),
        (texts.get("interest-column-exact"), Align::Right),
    ]);
    for it in &found.invoices {
        for (at, segment) in it.segments.iter().enumerate() {
            let number = if at == 0 { it.number.as_str() } else { "" };
            let currency = it.interest.currency;
            let exact = unrounded(segment, currency).parse().unwrap_or_default();
            table.row(vec![
                number.to_owned(),
                texts.day_in_numbers(segment.from),
                texts.day_in_numbers(segment.to),
                texts.count(usize::try_from(segment.days()).unwrap_or(0)),
                texts.money(Money::new(segment.principal, currency)),
                texts.interest_rate(segment),
                texts.number(exact),
            ]);
        }
    }
    (!table.is_empty()).then(|| table.render(table_width()))
}

fn totals(session: &Session, found: &LateInterest) -> String {
    let texts = &session.texts;
    let mut lines = Vec::new();
    for (id, sums) in [
        ("interest-total-interest", found.sums(ChargeKind::Interest)),
        (
            "interest-total-recovery",
            found.sums(ChargeKind::RecoveryCost),
        ),
        ("interest-total-penalty", found.sums(ChargeKind::Penalty)),
        ("interest-total", found.total()),
    ] {
        if !sums.is_zero() {
            lines.push(texts.with(id, &[("money", texts.sums(&sums).into())]));
        }
    }
    if lines.is_empty() {
        lines.push(texts.get("interest-nothing-left"));
    }
    lines.join("\n")
}

/// What was claimed, and what was left out.
pub(super) fn claimed_text(
    session: &Session,
    file: &DebtorFile,
    claimed: &[ChargeClaimed],
    left_out: &[&str],
) -> String {
    let texts = &session.texts;
    let name = file.account.details.display_name();
    let mut lines = vec![session.with("cli-interest-claimed", &[("name", name.into())])];
    let mut table = Table::new(vec![
        (texts.get("interest-column-number"), Align::Left),
        (texts.get("interest-column-charge"), Align::Left),
        (texts.get("cli-show-invoices"), Align::Left),
        (texts.get("cli-column-amount"), Align::Right),
    ]);
    for it in claimed {
        table.row(vec![
            it.number.clone(),
            texts.get(&format!("charge-{}", it.kind.id())),
            it.invoice.clone(),
            texts.money(Money::new(it.amount, it.currency)),
        ]);
    }
    lines.push(table.render(table_width()).trim_end().to_owned());
    if !left_out.is_empty() {
        let numbers = left_out.join(", ");
        lines.push(session.with("cli-interest-left-out", &[("numbers", numbers.into())]));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn codes_can_be_typed_into_a_shell() {
        let cases = [
            ("C001", "C001"),
            ("Port Mataró SL", "'Port Mataró SL'"),
            ("O'Hara & Co", "'O'\\''Hara & Co'"),
        ];
        for (code, typed) in cases {
            assert_eq!(shell_word(code), typed);
        }
    }
}
