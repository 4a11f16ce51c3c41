//! What an import did, or would do, as text and as JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::amount;
use super::session::Session;
use super::table::{Align, Table, table_width};
use crate::app::{ImportReport, Unlisted};
use crate::i18n::{Place, Texts, assumption_id, set_aside_id};
use crate::import::{Assumption, ColumnUse, DecimalMark, Kind, Recognised, RowRejection};

/// One file and what came of it.
pub(super) struct Imported {
    /// The file, as it was named.
    pub file: String,
    /// What was done, or would be.
    pub report: ImportReport,
    /// The columns that were recognised, for a dry run over a table.
    pub recognised: Option<Recognised>,
    /// Whether nothing was to be done.
    pub dry_run: bool,
    /// Days from issue to due date where the file names neither.
    pub terms_days: u32,
}

/// No more rejected rows or repeated lines than these are listed for people; JSON has all.
pub(super) const LISTED: usize = 50;

/// The whole document.
pub(super) fn value(session: &Session, files: &[Imported], dry_run: bool) -> Value {
    let mut sums: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut set_aside: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut rejected = Vec::new();
    let mut assumptions = Vec::new();
    let mut warnings = Vec::new();
    let (mut rejected_beyond, mut warnings_beyond) = (0, 0);
    for imported in files {
        for (name, count) in counts(&imported.report) {
            *sums.entry(name).or_insert(0) += count;
        }
        for (what, count) in &imported.report.set_aside {
            *set_aside.entry(set_aside_id(*what)).or_insert(0) += count;
        }
        rejected_beyond += imported.report.rejected_beyond;
        warnings_beyond += imported.report.suspect_beyond;
        let rows = imported.report.rejected.iter();
        rejected.extend(rows.map(|row| rejection_json(&session.texts, &imported.file, row)));
        assumptions.extend(assumptions_json(&session.texts, imported));
        warnings.extend(warnings_json(&session.texts, imported));
    }
    let mut value = json!(sums);
    value["rows_set_aside"] = json!(set_aside);
    value["rows_rejected"] = rejected.into();
    value["rows_rejected_beyond"] = rejected_beyond.into();
    value["warnings_beyond"] = warnings_beyond.into();
    value["assumptions"] = assumptions.into();
    value["warnings"] = warnings.into();
    let unlisted = files.iter().flat_map(|it| &it.report.no_longer_listed);
    value["no_longer_listed"] = unlisted.map(unlisted_json).collect();
    let erased = files.iter().flat_map(|it| &it.report.erased);
    value["erased_left_out"] = erased.map(String::as_str).collect();
    let alike = files.iter().flat_map(|it| &it.report.like_erased);
    value["like_erased"] = alike
        .map(|(debtor, erased)| json!({ "debtor": debtor, "erased": erased }))
        .collect();
    value["dry_run"] = dry_run.into();
    value["files"] = files.iter().map(|it| file_value(session, it)).collect();
    value
}

fn counts(report: &ImportReport) -> [(&'static str, u64); 10] {
    [
        ("debtors_added", report.debtors_added),
        ("debtors_updated", report.debtors_updated),
        ("invoices_added", report.invoices_added),
        ("invoices_updated", report.invoices_updated),
        ("invoices_unchanged", report.invoices_unchanged),
        ("payments_added", report.payments_added),
        ("credit_notes_added", report.credit_notes_added),
        ("payments_detailed", report.payments_detailed),
        ("credits_used", report.credits_used),
        ("rows_repeated", report.repeated()),
    ]
}

fn file_value(session: &Session, imported: &Imported) -> Value {
    let mut value = json!(BTreeMap::from(counts(&imported.report)));
    value["file"] = imported.file.as_str().into();
    value["rows_rejected"] = imported.report.rejected_count().into();
    if let Some(taken_for) = &imported.report.taken_for {
        value["format"] = taken_for.format.id().into();
        value["family"] = taken_for.format.family().id().into();
        value["evidence"] = session.texts.known_by(&taken_for.evidence).into();
    }
    if let Some(it) = &imported.recognised {
        value["encoding"] = it.encoding_name().into();
        value["separator"] = it.separator().map(String::from).into();
        value["sheet"] = it.sheet.as_ref().map(|sheet| sheet.name.as_str()).into();
        value["other_sheets"] = json!(it.sheet.as_ref().map(|sheet| &sheet.others));
        value["heading_line"] = it.heading_line.into();
        value["titles"] = json!(it.titles);
        value["kind"] = match it.kind {
            Kind::Invoices => "invoices",
            Kind::DebtorsOnly => "debtors",
            Kind::Payments => "payments",
        }
        .into();
        value["rows"] = it.record_count.into();
        value["columns"] = it
            .columns
            .iter()
            .map(|column| column_value(session, column))
            .collect();
    }
    value["assumptions"] = assumptions_json(&session.texts, imported).into();
    if let Some(bank) = &imported.report.bank {
        value["bank"] = super::bank::report_value(&session.texts, bank);
    }
    value
}

fn column_value(session: &Session, column: &ColumnUse) -> Value {
    let mark = column.amounts.as_ref().and_then(|amounts| amounts.mark);
    json!({
        "column": column.index + 1,
        "heading": column.heading,
        "field": column.field.map(|field| field.id()),
        "why": session.texts.why(column.why),
        "samples": column.samples,
        "date_order": column.dates.as_ref().and_then(|dates| dates.order).map(|order| order.id()),
        "decimal_mark": mark.map(sign),
    })
}

fn sign(mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => ".",
        DecimalMark::Comma => ",",
    }
}

fn unlisted_json(it: &Unlisted) -> Value {
    json!({
        "debtor": it.debtor,
        "name": it.name,
        "number": it.number,
        "balance": amount(it.balance.amount, it.balance.currency),
        "currency": it.balance.currency.code(),
    })
}

/// The open invoices that a list of open ones no longer has.
fn unlisted_lines(texts: &Texts, report: &ImportReport) -> Vec<String> {
    let unlisted = &report.no_longer_listed;
    if unlisted.is_empty() {
        return Vec::new();
    }
    let places = [("count", Place::from(unlisted.len()))];
    let mut lines = vec![texts.with("import-no-longer-listed", &places)];
    let each = unlisted.iter().take(LISTED);
    lines.extend(each.map(|it| {
        let money = texts.money(it.balance);
        format!("  {} · {} · {} · {money}", it.debtor, it.name, it.number)
    }));
    if unlisted.len() > LISTED {
        let more = unlisted.len() - LISTED;
        lines.push(texts.with("cli-more-rows", &[("count", more.into())]));
    }
    lines
}

/// `{file, line, field, value, reason, text}`.
pub(super) fn rejection_json(texts: &Texts, file: &str, row: &RowRejection) -> Value {
    json!({
        "file": file,
        "line": row.line,
        "field": row.field.map(|field| field.id()),
        "value": row.value,
        "reason": row.reason.id(),
        "text": texts.row_rejection(row),
    })
}

fn assumptions_json(texts: &Texts, imported: &Imported) -> Vec<Value> {
    let told = imported.report.assumptions.iter().map(|assumption| {
        let text = assumed(texts, assumption, imported.terms_days);
        json!({ "file": imported.file, "assumption": assumption_id(assumption), "text": text })
    });
    told.collect()
}

fn assumption_lines(texts: &Texts, imported: &Imported) -> Vec<String> {
    let told = imported
        .report
        .assumptions
        .iter()
        .map(|assumption| format!("· {}", assumed(texts, assumption, imported.terms_days)));
    told.collect()
}

/// What is taken for granted, and the option by which it would be otherwise.
fn assumed(texts: &Texts, assumption: &Assumption, terms_days: u32) -> String {
    let text = texts.assumption(assumption, terms_days);
    let option = match assumption {
        Assumption::Currency(_) | Assumption::UnclearSign(_) => "--currency",
        Assumption::NoDueDate => "--terms",
        Assumption::PaidAtOnce => "--paid-at-once",
        _ => return text,
    };
    let places = [("text", text.into()), ("option", option.into())];
    texts.with("cli-import-assumed", &places)
}

/// What is in, and may be wrong or lack something.
fn warnings_json(texts: &Texts, imported: &Imported) -> Vec<Value> {
    let doubts = imported.report.doubts.iter().map(|doubt| {
        let mut value = rejection_json(texts, &imported.file, doubt);
        value["kind"] = doubt.field.map(|field| field.id()).into();
        value
    });
    let suspect = imported.report.suspect_tax_ids.iter();
    let suspect = suspect.map(|(debtor, tax_id)| {
        json!({
            "kind": "tax_id",
            "file": imported.file,
            "debtor": debtor,
            "value": tax_id,
            "text": suspect_text(texts, debtor, tax_id),
        })
    });
    let documents = report_documents_json(texts, imported);
    doubts.chain(suspect).chain(documents).collect()
}

/// `{kind, file, line, number, text}` of each electronic document that may be wrong.
fn report_documents_json(texts: &Texts, imported: &Imported) -> Vec<Value> {
    let doubted = imported.report.document_doubts.iter();
    let each = doubted.map(|it| {
        json!({
            "kind": format!("document_{}", it.doubt.id()),
            "file": imported.file,
            "line": it.line,
            "number": it.number,
            "text": texts.document_doubt(it),
        })
    });
    each.collect()
}

fn suspect_text(texts: &Texts, debtor: &str, tax_id: &str) -> String {
    let places = [("debtor", debtor.into()), ("value", tax_id.into())];
    texts.with("import-suspect-tax-id", &places)
}

fn warning_lines(texts: &Texts, report: &ImportReport) -> Vec<String> {
    let mut lines = warnings(texts, report);
    let more = lines.len().saturating_sub(LISTED) as u64 + report.suspect_beyond;
    if more > 0 {
        lines.truncate(LISTED);
        lines.push(texts.with("cli-more-rows", &[("count", more.into())]));
    }
    lines
}

/// What is in and may be wrong, in words.
pub(super) fn warnings(texts: &Texts, report: &ImportReport) -> Vec<String> {
    let doubts = report.doubts.iter().map(|doubt| {
        let places = [
            ("line", doubt.line.to_string().into()),
            ("value", doubt.value.as_str().into()),
            ("reason", texts.row_rejection(doubt).into()),
        ];
        texts.with("cli-import-doubt", &places)
    });
    let suspect = report.suspect_tax_ids.iter();
    let suspect = suspect.map(|(debtor, tax_id)| suspect_text(texts, debtor, tax_id));
    let documents = report.document_doubts.iter();
    let documents = documents.map(|it| texts.document_doubt(it));
    doubts.chain(suspect).chain(documents).collect()
}

/// What was done with one file, or would be.
pub(super) fn summary(session: &Session, imported: &Imported) -> String {
    let texts = &session.texts;
    let report = &imported.report;
    let mut lines = Vec::new();
    if let Some(recognised) = &imported.recognised {
        lines.push(recognition(session, imported, recognised));
    }
    let dry = if imported.dry_run { "-dry" } else { "" };
    let file = || ("file", Place::from(imported.file.as_str()));
    if report.changes_anything() {
        lines.push(texts.with(&format!("cli-import-done{dry}"), &[file()]));
    } else {
        lines.push(texts.with(&format!("cli-import-nothing{dry}"), &[file()]));
    }
    if let Some(taken_for) = &report.taken_for {
        lines.push(format!("  {}", texts.taken_for(taken_for)));
    }
    let told = counts(report)
        .into_iter()
        .filter(|(name, count)| *count > 0 && *name != "rows_repeated");
    lines.extend(told.map(|(name, count)| {
        let id = format!("cli-import-{}", name.replace('_', "-"));
        format!("  {}", texts.with(&id, &[("count", count.into())]))
    }));
    if let Some(bank) = &report.bank {
        let next = (bank.added > 0).then(|| texts.get("bank-next"));
        let told = texts.bank_report(bank).into_iter().chain(next);
        lines.extend(told.map(|line| format!("  {line}")));
    }
    for (what, count) in &report.set_aside {
        let id = format!("cli-import-aside-{}", set_aside_id(*what));
        lines.push(format!(
            "  {}",
            texts.with(&id, &[("count", (*count).into())])
        ));
    }
    if !report.repeated_lines.is_empty() {
        let each: Vec<String> = report
            .repeated_lines
            .iter()
            .take(LISTED)
            .map(u64::to_string)
            .collect();
        lines.push(format!(
            "    {}",
            texts.with(
                "cli-import-repeated-lines",
                &[("lines", each.join(", ").into())]
            )
        ));
    }
    if !report.rejected.is_empty() {
        let places = [("count", Place::from(report.rejected_count()))];
        lines.push(format!("  {}", texts.with("cli-import-rejected", &places)));
    }
    if !imported.dry_run && report.changes_anything() {
        let lines_of_it = assumption_lines(texts, imported);
        lines.extend(lines_of_it.into_iter().map(|line| format!("  {line}")));
    }
    let mut warnings = warning_lines(texts, report);
    warnings.extend(unlisted_lines(texts, report));
    warnings.extend(texts.erased_left_out(report));
    lines.extend(warnings.into_iter().map(|line| format!("  {line}")));
    lines.join("\n")
}

/// The rows that were left out, with line, field, value and reason.
pub(super) fn list_rejected(session: &Session, report: &ImportReport) -> String {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        (texts.get("cli-column-line"), Align::Right),
        (texts.get("cli-column-field"), Align::Left),
        (texts.get("cli-column-value"), Align::Left),
        (texts.get("cli-column-reason"), Align::Left),
    ]);
    for row in report.rejected.iter().take(LISTED) {
        let field = row
            .field
            .map(|field| texts.field(field))
            .unwrap_or_default();
        table.row(vec![
            row.line.to_string(),
            field,
            row.value.clone(),
            texts.row_rejection(row),
        ]);
    }
    let mut text = table.render(table_width());
    let more = report.rejected_count().saturating_sub(LISTED as u64);
    if more > 0 {
        text.push_str(&texts.with("cli-more-rows", &[("count", more.into())]));
    }
    text.trim_end().to_owned()
}

fn recognition(session: &Session, imported: &Imported, it: &Recognised) -> String {
    let texts = &session.texts;
    let mut lines = vec![format!("{}: {}", imported.file, texts.layout(it))];
    match it.kind {
        Kind::DebtorsOnly => lines.push(texts.get("cli-import-debtors-only")),
        Kind::Payments => lines.push(texts.get("import-payments-list")),
        Kind::Invoices => {}
    }
    let mut table = Table::new(vec![
        (texts.get("cli-column-column"), Align::Left),
        (texts.get("cli-column-field"), Align::Left),
        ("--map".to_owned(), Align::Left),
        (texts.get("cli-column-samples"), Align::Left),
        (texts.get("cli-column-why"), Align::Left),
    ]);
    for column in &it.columns {
        let order = column.dates.as_ref().and_then(|dates| dates.order);
        let field = column
            .field
            .map_or_else(|| "—".to_owned(), |field| texts.field(field));
        let id = column.field.map(|field| field.id()).unwrap_or_default();
        let field = order.map_or(field.clone(), |order| format!("{field} {}", order.id()));
        let samples: Vec<&str> = column.samples.iter().take(2).map(String::as_str).collect();
        table.row(vec![
            column.heading.clone(),
            field,
            id.to_owned(),
            samples.join(" | "),
            texts.why(column.why),
        ]);
    }
    lines.push(table.render(table_width()));
    lines.extend(assumption_lines(texts, imported));
    lines.join("\n")
}
