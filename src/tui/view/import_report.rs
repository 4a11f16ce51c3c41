//! What came of an import, or would come of it: counts, then what may be wrong and what is left out, file by file.

use ratatui::style::Style;
use ratatui::text::Line;

use super::import::wrapped;
use super::text::cut;
use crate::app::ImportReport;
use crate::i18n::{Place, set_aside_id};
use crate::import::SetAside;
use crate::tui::model::Model;

/// Bad rows listed; the command line lists them all.
const LISTED: usize = 200;

/// Lines as they are put together.
struct Lines<'a, 'm> {
    model: &'m Model,
    columns: usize,
    all: Vec<Line<'a>>,
}

pub(super) fn report_lines<'a>(
    model: &Model,
    report: &ImportReport,
    columns: usize,
) -> Vec<Line<'a>> {
    let mut lines = Lines {
        model,
        columns,
        all: Vec::new(),
    };
    lines.counts(report);
    lines.whole(report);
    lines.refused(report);
    match report.parts.as_slice() {
        [] => lines.file(report),
        parts => {
            for (name, part) in parts {
                let before = lines.all.len();
                lines.file(part);
                if lines.all.len() > before {
                    let name = cut(&format!(" {name}"), columns);
                    lines
                        .all
                        .insert(before, Line::styled(name, model.theme.title));
                }
            }
        }
    }
    lines.all
}

impl Lines<'_, '_> {
    fn say(&mut self, text: &str, style: Style) {
        self.all.extend(wrapped(text, self.columns, style));
    }

    fn counts(&mut self, report: &ImportReport) {
        let texts = &self.model.texts;
        let counts = [
            ("import-debtors-added", report.debtors_added),
            ("import-debtors-updated", report.debtors_updated),
            ("import-invoices-added", report.invoices_added),
            ("import-invoices-updated", report.invoices_updated),
            ("import-invoices-unchanged", report.invoices_unchanged),
            ("import-payments-added", report.payments_added),
            ("import-credit-notes-added", report.credit_notes_added),
            ("import-payments-detailed", report.payments_detailed),
            ("import-credits-used", report.credits_used),
            ("import-repeated", report.repeated()),
        ];
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let told = counts.map(|(id, count)| texts.with(id, &[("count", Place::from(*count))]));
        self.all
            .extend(told.map(|text| Line::from(format!(" {text}"))));
        for what in [SetAside::Purchase, SetAside::NoClaim] {
            if let Some(count) = report.set_aside.get(&what) {
                let id = format!("cli-import-aside-{}", set_aside_id(what));
                let text = texts.with(&id, &[("count", Place::from(*count))]);
                self.say(&text, self.model.theme.text);
            }
        }
    }

    /// What is told of all files at once.
    fn whole(&mut self, report: &ImportReport) {
        let (texts, theme) = (&self.model.texts, &self.model.theme);
        if let Some(bank) = &report.bank {
            for text in texts.bank_report(bank) {
                self.say(&text, theme.text);
            }
            if bank.added > 0 {
                self.say(&texts.get("import-bank-next"), theme.text);
            }
        }
        if !report.no_longer_listed.is_empty() {
            let count = Place::from(report.no_longer_listed.len());
            let text = texts.with("import-no-longer-listed", &[("count", count)]);
            self.say(&text, theme.warning);
        }
        for it in report.no_longer_listed.iter().take(LISTED) {
            let money = texts.money(it.balance);
            let text = format!("  {} · {} · {money}", it.name, it.number);
            self.all
                .push(Line::styled(cut(&text, self.columns), theme.text));
        }
        for text in texts.erased_left_out(report) {
            self.say(&text, theme.warning);
        }
    }

    /// The files that don't go in, and why.
    fn refused(&mut self, report: &ImportReport) {
        let (texts, theme) = (&self.model.texts, &self.model.theme);
        if !report.refused.is_empty() {
            let count = Place::from(report.refused.len());
            let text = texts.with("import-files-refused", &[("count", count)]);
            self.say(&text, theme.error);
        }
        for it in report.refused.iter().take(LISTED) {
            let why = texts.read_error(&it.error);
            self.say(&format!("· {}: {why}", it.file), theme.warning);
        }
    }

    /// What may be wrong in one file, and what of it is left out.
    fn file(&mut self, report: &ImportReport) {
        let (texts, theme) = (&self.model.texts, &self.model.theme);
        for (debtor, tax_id) in report.suspect_tax_ids.iter().take(LISTED) {
            let places = [
                ("debtor", Place::from(debtor)),
                ("value", Place::from(tax_id)),
            ];
            let text = texts.with("import-suspect-tax-id", &places);
            self.say(&text, theme.warning);
        }
        for doubt in report.document_doubts.iter().take(LISTED) {
            self.say(&texts.document_doubt(doubt), theme.warning);
        }
        for doubt in report.doubts.iter().take(LISTED) {
            let why = texts.row_rejection(doubt);
            self.row(doubt.line, &format!("«{}»: {why}", doubt.value));
        }
        if !report.rejected.is_empty() {
            let count = Place::from(report.rejected_count());
            let text = texts.with("import-rejected", &[("count", count)]);
            self.say(&text, theme.error);
        }
        for rejection in report.rejected.iter().take(LISTED) {
            let field = rejection.field.map(|field| texts.field(field));
            let value = Some(&rejection.value).filter(|value| !value.is_empty());
            let value = value.map(|value| format!("«{value}»"));
            let what: Vec<String> = field.into_iter().chain(value).collect();
            let why = texts.row_rejection(rejection);
            let text = match what.is_empty() {
                true => why,
                false => format!("{}: {why}", what.join(" ")),
            };
            self.row(rejection.line, &text);
        }
    }

    /// What is said of one row.
    fn row(&mut self, line: u64, text: &str) {
        let places = [("line", line.to_string().into()), ("text", text.into())];
        let text = self.model.texts.with("import-row", &places);
        self.say(&text, self.model.theme.warning);
    }
}
