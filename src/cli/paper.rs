//! What the commands that write pages share: where to, in which form, and telling what came of it.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount;
use super::session::Session;
use crate::app::DebtorFile;
use crate::domain::statement::{StatementLine, StatementPart, StatementPayment};
use crate::print::{Format, NoCode, Paper, PayCode, Press, Sheet, file_name};

/// Where to and in which form.
#[derive(Debug, clap::Args)]
pub(super) struct Out {
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long, conflicts_with = "html")]
    pub pdf: bool,
    #[arg(long)]
    pub html: bool,
    #[arg(long)]
    pub force: bool,
}

impl Out {
    /// Whether a file is asked for.
    pub fn is_asked(&self) -> bool {
        self.out.is_some() || self.pdf || self.html
    }

    /// The form that is asked for, else the one that the file's name says, else a PDF.
    pub fn format(&self) -> Format {
        if self.pdf {
            return Format::Pdf;
        }
        if self.html {
            return Format::Html;
        }
        let named = self.out.as_deref().and_then(Format::of);
        named.unwrap_or(Format::Pdf)
    }

    /// Writes a page; without a name of its own it gets one by kind, client and day.
    pub fn write(
        &self,
        session: &Session,
        press: &Press,
        kind: &str,
        key: &str,
        html: &str,
    ) -> Result<PathBuf, Failure> {
        let format = self.format();
        let named = || file_name(&press.texts, kind, key, session.today(), format);
        let path = self.out.clone().unwrap_or_else(|| named().into());
        let page = press.made(html.to_owned(), format, session.now())?;
        Ok(Sheet::lay(&path, page, self.force)?.keep()?)
    }
}

/// Where a page is, what it leaves room for, and why it has no code.
pub(super) fn written(
    session: &Session,
    kind: &str,
    path: &std::path::Path,
    press: &Press,
    no_code: Option<&NoCode>,
) -> String {
    let path = path.display().to_string();
    let id = format!("page-written-{kind}");
    let mut lines = vec![session.with(&id, &[("path", path.into())])];
    let missing = press.missing_on_statement();
    if !missing.is_empty() {
        let settings = missing.join(", ");
        lines.push(session.with("print-missing", &[("settings", settings.into())]));
    }
    // Whoever has said no account has been told so.
    if let Some(why) = no_code.filter(|why| **why != NoCode::NoAccount) {
        let why = why.told(&session.texts);
        lines.push(session.with("page-no-code", &[("why", why.into())]));
    }
    lines.join("\n")
}

/// What a page says as JSON: `{code, name, as_of, parts, payment_code, no_code, file, format, missing}`.
pub(super) fn paper_json(
    session: &Session,
    file: &DebtorFile,
    press: &Press,
    paper: &Paper,
    written: Option<(&std::path::Path, Format)>,
) -> Value {
    let details = &file.account.details;
    let no_code = paper.no_code.as_ref();
    json!({
        "code": details.key(),
        "name": details.display_name(),
        "as_of": paper.statement.as_of,
        "parts": paper.statement.parts.iter().map(part).collect::<Value>(),
        "payment_code": paper.code.as_ref().map(code_json),
        "no_code": no_code.map(|why| json!({ "kind": why.id(), "message": why.told(&session.texts) })),
        "file": written.map(|(path, _)| path.display().to_string()),
        "format": written.map(|(_, format)| format.ending()),
        "missing": press.missing_on_statement(),
    })
}

fn part(part: &StatementPart) -> Value {
    let shown = |sum| amount(sum, part.currency);
    json!({
        "currency": part.currency.code(),
        "open": shown(part.open),
        "overdue": shown(part.overdue),
        "contested": shown(part.contested),
        "credit": shown(part.credit),
        "balance": shown(part.balance()),
        "lines": part.lines.iter().map(|it| line(part, it)).collect::<Value>(),
        "payments": part.payments.iter().map(|it| payment(part, it)).collect::<Value>(),
    })
}

fn line(part: &StatementPart, line: &StatementLine) -> Value {
    let shown = |sum| amount(sum, part.currency);
    json!({
        "number": line.number,
        "instalment": line.instalment.map(|(at, _)| at),
        "instalments": line.instalment.map(|(_, of)| of),
        "charge": line.charge.map(|it| it.id()),
        "issued_on": line.issued_on,
        "due_on": line.due_on,
        "total": shown(line.total),
        "settled": shown(line.settled),
        "balance": shown(line.balance),
        "days_late": line.days_late,
        "contested": line.contested.map(shown),
    })
}

fn payment(part: &StatementPart, payment: &StatementPayment) -> Value {
    json!({
        "on": payment.on,
        "amount": amount(payment.amount, part.currency),
        "invoices": payment.invoices,
        "method": payment.method.map(|it| it.id()),
    })
}

/// A payment code as JSON: `{amount, currency, invoices, beneficiary, iban, bic, reference, payload}`.
pub(super) fn code_json(code: &PayCode) -> Value {
    let money = code.transfer.money();
    json!({
        "amount": amount(money.amount, money.currency),
        "currency": money.currency.code(),
        "invoices": code.asked.invoices,
        "beneficiary": code.transfer.name(),
        "iban": code.transfer.iban(),
        "bic": code.transfer.bic(),
        "reference": code.transfer.remittance().as_str(),
        "payload": code.transfer.payload(),
    })
}
