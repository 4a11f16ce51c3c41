//! Turns what was found out about the columns into the recipe for reading rows.

use super::amount_columns::{FoundAmount, amount_columns};
use super::amounts::DecimalMark;
use super::columns::{Assigned, Why};
use super::content;
use super::currency;
use super::date_columns::DateColumn;
use super::error::ReadError;
use super::feed::Feed;
use super::field::Field;
use super::heading_words::tokens;
use super::movements::refuse_movements;
use super::options::{ReadOptions, Source};
use super::owners;
use super::payment_columns::{may_list_payments, missing_of_payments, payments_refused};
use super::plan::{AmountPlan, CurrencyPlan, DatePlan, Plan, StatusReading, TextPlan, text_plan};
use super::recognise::{Table, Tallies, Tally, payments_evidence};
use super::recognised::{Assumption, ColumnUse, Kind, Recognised};
use super::sheet::SheetChoice;
use super::synonyms::{Slot, read_heading};

/// What kind of table it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub kind: Kind,
    pub grouped: bool,
    pub stub: Option<usize>,
}

/// All that recognition found, to be put together.
pub(super) struct Findings<'a> {
    pub table: Table,
    pub assigned: Vec<Assigned>,
    pub shape: Shape,
    pub tallies: Tallies,
    pub dates: Vec<(usize, DateColumn)>,
    pub uses: Vec<ColumnUse>,
    pub fingerprint: String,
    pub feed: Feed,
    pub sheet: Option<SheetChoice>,
    /// Whether rows are lines of invoices.
    pub by_line: bool,
    pub options: &'a ReadOptions,
}

pub(super) fn column_of(assigned: &[Assigned], field: Field) -> Option<usize> {
    assigned
        .iter()
        .find(|known| known.slot == Slot::Field(field))
        .map(|known| known.column)
}

fn columns_of(assigned: &[Assigned], field: Field) -> impl Iterator<Item = usize> {
    assigned
        .iter()
        .filter(move |known| known.slot == Slot::Field(field))
        .map(|known| known.column)
}

/// Tells invoices from debtors, and refuses what is neither.
pub(super) fn shape_of(
    table: &Table,
    assigned: &[Assigned],
    stub: Option<usize>,
    options: &ReadOptions,
    source: &Source<'_>,
) -> Result<Shape, ReadError> {
    let has = |field| column_of(assigned, field).is_some();
    let has_amount = [Field::Total, Field::NetAmount, Field::Balance]
        .into_iter()
        .any(has);
    let is_invoice = [Field::InvoiceNumber, Field::IssuedOn, Field::DueOn]
        .into_iter()
        .any(has);
    // Without any other amount, what was paid of which invoice and when is all that the list says.
    let only_paid = has(Field::Paid)
        && !has_amount
        && has(Field::InvoiceNumber)
        && (has(Field::PaidOn) || has(Field::IssuedOn));
    let may_be_payments = !has(Field::DueOn) && !lists_credit_notes(table, assigned);
    if may_list_payments(options) && may_be_payments && (has_amount || only_paid) {
        let only_payment_dates = has(Field::PaidOn)
            && !has(Field::IssuedOn)
            && !has(Field::Balance)
            && !has(Field::TermsDays);
        let heading = || {
            let column = column_of(assigned, Field::PaidOn);
            let column = column.or_else(|| column_of(assigned, Field::Paid));
            column.and_then(|column| table.headings.get(column).cloned())
        };
        let by_columns = only_payment_dates || only_paid;
        let evidence =
            payments_evidence(table, source).or_else(|| by_columns.then(heading).flatten());
        if let Some(evidence) = evidence.filter(|_| is_invoice || by_columns) {
            let missing = missing_of_payments(assigned);
            if !missing.is_empty() {
                return Err(payments_refused(table, missing, evidence));
            }
            return Ok(Shape {
                kind: Kind::Payments,
                grouped: false,
                stub: None,
            });
        }
    }
    let kind = if has_amount && is_invoice {
        Kind::Invoices
    } else {
        Kind::DebtorsOnly
    };
    // Amounts under a title that says they were paid are not to be left out with a word about clients.
    let is_about_clients = [Field::TaxId, Field::Email, Field::Phone, Field::Balance]
        .into_iter()
        .any(has);
    if options.mapping.is_empty()
        && kind == Kind::DebtorsOnly
        && (has(Field::Total) || has(Field::Paid))
        && !is_about_clients
        && let Some(evidence) = payments_evidence(table, source)
    {
        let missing = missing_of_payments(assigned);
        return Err(payments_refused(table, missing, evidence));
    }
    let is_claim_without_amount =
        !has_amount && (has(Field::DueOn) || (has(Field::InvoiceNumber) && has(Field::IssuedOn)));
    if is_claim_without_amount {
        return Err(missing(table, &[Field::Total, Field::Balance]));
    }
    let has_debtor = [Field::DebtorCode, Field::DebtorName, Field::TaxId]
        .into_iter()
        .any(has);
    let has_name = has(Field::DebtorName) || has(Field::DebtorCode);
    if !has_name
        && options.mapping.is_empty()
        && table.headings.iter().any(|heading| names_supplier(heading))
    {
        return Err(missing(table, &[Field::DebtorName, Field::DebtorCode]));
    }
    if kind == Kind::Invoices {
        refuse_movements(table, assigned)?;
    }
    let grouped = kind == Kind::Invoices
        && (stub.is_some() || owners::is_grouped(table, assigned, has_debtor));
    if !has_debtor && !grouped {
        return Err(missing(
            table,
            &[Field::DebtorCode, Field::DebtorName, Field::TaxId],
        ));
    }
    Ok(Shape {
        kind,
        grouped,
        stub: stub.filter(|_| grouped),
    })
}

/// What one owes is no claim: a list of suppliers' invoices is not to be taken for one of debtors.
fn names_supplier(heading: &str) -> bool {
    tokens(heading).iter().any(|token| {
        matches!(
            token.as_str(),
            "proveedor" | "proveedores" | "acreedor" | "supplier" | "vendor"
        )
    })
}

fn missing(table: &Table, fields: &[Field]) -> ReadError {
    ReadError::NeededFieldMissing {
        missing: fields.to_vec(),
        headings: table.headings.clone(),
    }
}

/// Whether the numbers are those of credit notes.
pub(super) fn lists_credit_notes(table: &Table, assigned: &[Assigned]) -> bool {
    let column = column_of(assigned, Field::InvoiceNumber);
    let heading = column.and_then(|column| table.headings.get(column));
    heading.is_some_and(|heading| {
        let meanings = read_heading(heading).meanings;
        meanings
            .iter()
            .any(|meaning| meaning.slot == Slot::CreditNumber)
    })
}

/// Puts everything together.
pub(super) fn finish(findings: Findings<'_>) -> Recognised {
    let currency = currency_plan(&findings);
    let amounts = amount_columns(
        &findings.tallies,
        currency.heading.unwrap_or(currency.default),
    );
    let plan = plan(&findings, &amounts, currency);
    let assumptions = assumptions(&findings, &plan);
    let mut uses = findings.uses;
    for (column, _, amount, _) in amounts {
        if let Some(column) = uses.get_mut(column) {
            column.amounts = Some(amount);
        }
    }
    Recognised {
        kind: findings.shape.kind,
        sheet: findings.sheet,
        heading_line: findings.table.heading_line,
        headings: findings.table.headings,
        titles: findings.table.titles,
        columns: uses,
        fingerprint: findings.fingerprint,
        assumptions,
        heading_currency: plan.currency.heading,
        record_count: findings.tallies.records,
        feed: findings.feed,
        plan,
    }
}

/// The fields whose amounts have a currency.
fn amounts_of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Payments => &[Field::Paid],
        _ => &[Field::Total, Field::Balance, Field::NetAmount],
    }
}

fn currency_plan(findings: &Findings<'_>) -> CurrencyPlan {
    let options = findings.options;
    let headings = amounts_of(findings.shape.kind).iter().filter_map(|field| {
        findings
            .table
            .headings
            .get(column_of(&findings.assigned, *field)?)
    });
    let heading = headings
        .filter_map(|heading| read_heading(heading).currency)
        .next();
    CurrencyPlan {
        default: options.default_currency,
        forced: options.currency_forced,
        heading: heading.filter(|_| !options.currency_forced),
        column: column_of(&findings.assigned, Field::Currency),
    }
}

fn plan(findings: &Findings<'_>, amounts: &[FoundAmount], currency: CurrencyPlan) -> Plan {
    let assigned = &findings.assigned;
    let text = |field| TextPlan {
        float_tail: is_float_column(&findings.tallies, field),
        ..text_plan(assigned, field)
    };
    let date = |field| {
        let column = column_of(assigned, field)?;
        let (_, dates) = findings.dates.iter().find(|(known, _)| *known == column)?;
        Some(DatePlan {
            column,
            order: dates.order,
            serial: dates.serial,
        })
    };
    let amount = |wanted: Field| {
        let (column, _, amount, fraction) =
            amounts.iter().find(|(_, field, _, _)| *field == wanted)?;
        Some(AmountPlan {
            column: *column,
            mark: amount.mark.unwrap_or(DecimalMark::Point),
            fraction: *fraction,
        })
    };
    let used = assigned.iter().filter_map(|known| {
        Some((
            known.column,
            findings.table.headings.get(known.column)?.clone(),
        ))
    });
    Plan {
        code: text(Field::DebtorCode),
        name: text(Field::DebtorName),
        tax_id: text(Field::TaxId),
        email: text(Field::Email),
        phone: text(Field::Phone),
        contact_person: text(Field::ContactPerson),
        tags: text(Field::Tags),
        number: text(Field::InvoiceNumber),
        notes: text(Field::Notes),
        debtor_type: column_of(assigned, Field::DebtorType),
        document: column_of(assigned, Field::DocumentKind),
        terms: column_of(assigned, Field::TermsDays),
        disputed: column_of(assigned, Field::Disputed),
        disputed_amount: amount(Field::DisputedAmount),
        status: columns_of(assigned, Field::Status)
            .map(|column| (column, status_reading(&findings.table, column)))
            .collect(),
        issued_on: date(Field::IssuedOn),
        due_on: date(Field::DueOn),
        paid_on: date(Field::PaidOn),
        total: amount(Field::Total),
        net: amount(Field::NetAmount),
        tax_percent: amount(Field::TaxPercent),
        tax: amount(Field::TaxAmount),
        withheld_percent: amount(Field::WithheldPercent),
        withheld: amount(Field::WithheldAmount),
        paid: amount(Field::Paid),
        balance: amount(Field::Balance),
        currency,
        by_line: findings.by_line,
        grouped: findings.shape.grouped,
        first_owner: findings.table.owner_above.clone(),
        nests: findings.shape.grouped && owners::nests(&findings.table.rows),
        stub: findings.shape.stub,
        credit_notes: findings.shape.kind == Kind::Invoices
            && lists_credit_notes(&findings.table, assigned),
        used: used.collect(),
    }
}

fn is_float_column(tallies: &Tallies, field: Field) -> bool {
    tallies.columns.iter().any(|counted| {
        counted.field == field
            && matches!(counted.tally, Tally::Codes { filled, floats } if filled > 0 && floats * 100 >= filled * 99)
    })
}

/// Whether a status is given in words or as yes and no, and then what yes means.
fn status_reading(table: &Table, column: usize) -> StatusReading {
    let cells: Vec<&str> = table
        .rows
        .iter()
        .filter_map(|row| row.get(column))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let share = |slot| content::share(slot, &cells).unwrap_or(0);
    if share(Slot::Field(Field::Status)) >= 50 || share(Slot::SettledFlag) < 50 {
        return StatusReading::Words;
    }
    let meanings = table
        .headings
        .get(column)
        .map(|heading| read_heading(heading).meanings)
        .unwrap_or_default();
    let is_open = meanings
        .iter()
        .any(|meaning| meaning.slot == Slot::OpenFlag);
    if is_open {
        StatusReading::YesIsOpen
    } else {
        StatusReading::YesIsSettled
    }
}

/// Whether a heading of amounts holds a `$`, or the currency of a row is named by a sign or word of several countries.
fn names_unclear_currency(table: &Table, assigned: &[Assigned], kind: Kind) -> bool {
    if let Some(column) = column_of(assigned, Field::Currency) {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        return cells.any(|cell| currency::of_cell(cell) == Some(None));
    }
    amounts_of(kind)
        .iter()
        .filter_map(|field| table.headings.get(column_of(assigned, *field)?))
        .any(|heading| heading.contains('$'))
}

fn assumptions(findings: &Findings<'_>, plan: &Plan) -> Vec<Assumption> {
    let mut list = Vec::new();
    if findings.shape.kind == Kind::DebtorsOnly {
        let is_amount = |column: &ColumnUse| {
            matches!(
                column.why,
                Why::NotForDebtors(Field::Total | Field::Balance | Field::NetAmount)
            )
        };
        if findings.uses.iter().any(is_amount) {
            list.push(Assumption::AmountsLeftOut);
        }
        return list;
    }
    let with_currency =
        findings
            .tallies
            .columns
            .iter()
            .filter_map(|counted| match &counted.tally {
                Tally::Amounts(tally)
                    if amounts_of(findings.shape.kind).contains(&counted.field) =>
                {
                    Some(tally)
                }
                _ => None,
            });
    let says_currency = with_currency
        .clone()
        .any(|tally| tally.filled > 0 && tally.with_currency == tally.filled);
    if !plan.currency.forced
        && plan.currency.heading.is_none()
        && plan.currency.column.is_none()
        && !says_currency
    {
        list.push(Assumption::Currency(plan.currency.default));
    }
    if !plan.currency.forced
        && plan.currency.heading.is_none()
        && ((plan.currency.column.is_none()
            && with_currency.clone().any(|tally| tally.with_bare_sign > 0))
            || names_unclear_currency(&findings.table, &findings.assigned, findings.shape.kind))
    {
        list.push(Assumption::UnclearSign(plan.currency.default));
    }
    if findings.shape.kind == Kind::Payments {
        // A payment without a currency is in that of its invoice.
        list.retain(|it| !matches!(it, Assumption::Currency(_) | Assumption::UnclearSign(_)));
        return list;
    }
    if findings.by_line {
        list.push(Assumption::LinesAddedUp);
    }
    if plan.total.is_none() {
        if plan.net.is_some() && plan.tax.is_none() && plan.tax_percent.is_none() {
            list.push(Assumption::NetIsTotal);
        } else if plan.net.is_none() {
            list.push(Assumption::BalanceIsTotal);
        }
    }
    if plan.number.parts.is_empty() {
        list.push(Assumption::NoInvoiceNumber);
    }
    if plan.issued_on.is_none() {
        list.push(Assumption::NoIssueDate);
    }
    match (plan.due_on, plan.terms) {
        (Some(_), _) => {}
        (None, Some(_)) if plan.issued_on.is_some() => list.push(Assumption::DueFromTerms),
        (None, _) => list.push(Assumption::NoDueDate),
    }
    if plan.grouped {
        list.push(Assumption::DebtorsAsGroups);
        let above = plan.first_owner.iter();
        list.extend(above.map(|it| Assumption::DebtorAbove(it.name.clone())));
    }
    if plan.credit_notes {
        list.push(Assumption::CreditNotes);
    }
    list
}
