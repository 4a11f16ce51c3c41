//! CSV as RFC 4180 has it: commas, quotes where they are needed, UTF-8, lines that end in CR LF.

use crate::domain::money::{Money, written_out};
use crate::report::{Cell, Report};

/// A table on its way into a file.
#[derive(Debug, Default)]
pub struct Csv {
    text: String,
    in_line: bool,
}

impl Csv {
    /// A table with these columns.
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self::default();
        csv.line(columns);
        csv
    }

    /// A line of cells that are no free text.
    pub fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for cell in cells {
            self.plain(cell);
        }
        self.end();
    }

    /// A number, a day, a stable name: what this program wrote itself.
    pub fn plain(&mut self, cell: &str) {
        if self.in_line {
            self.text.push(',');
        }
        self.in_line = true;
        if cell.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }

    /// What somebody wrote. A spreadsheet would calculate what begins like a formula, so that gets an apostrophe before it;
    /// numbers of phones stay as they are.
    pub fn text(&mut self, cell: &str) {
        match is_formula(cell) {
            true => self.plain(&format!("'{cell}")),
            false => self.plain(cell),
        }
    }

    /// Ends a line.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.in_line = false;
    }

    /// What was written since one took it last.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// How much is waiting to be taken.
    pub fn waiting(&self) -> usize {
        self.text.len()
    }
}

/// Whether a spreadsheet takes a text for a formula.
fn is_formula(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    match first {
        '=' | '@' | '\t' | '\r' | '\n' => true,
        '+' | '-' => {
            let harmless = |letter: char| letter.is_ascii_digit() || " ()./-".contains(letter);
            !text.chars().skip(1).all(harmless)
        }
        _ => false,
    }
}

/// A report as CSV: the rows, without totals. Amounts stand beside their currency.
pub fn report_csv(report: &Report) -> String {
    let mut csv = Csv::new(report.columns.iter().map(|column| column.id));
    for row in &report.rows {
        for cell in row {
            match cell {
                Cell::Text(text) => csv.text(text),
                cell => csv.plain(&plain(cell)),
            }
        }
        csv.end();
    }
    csv.take()
}

/// A value in the notation of programs.
pub(super) fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Named { id, .. } => id.clone(),
        Cell::Currency(currency) => currency.code().to_owned(),
        Cell::Money(money) => amount(*money),
        Cell::Count(count) => count.to_string(),
        Cell::Percent(number) | Cell::Days(number) => number.round_dp(4).normalize().to_string(),
        Cell::Date(day) => day.to_string(),
    }
}

/// An amount with at least the decimals of its currency.
pub(super) fn amount(money: Money) -> String {
    written_out(money.amount, money.currency).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_calculated_is_defused() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+34 911 234 567", "+34 911 234 567"),
            ("-12.50", "-12.50"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("- llamar mañana", "'- llamar mañana"),
            ("a,b", "\"a,b\""),
            ("dijo \"sí\"", "\"dijo \"\"sí\"\"\""),
            ("", ""),
        ] {
            let mut csv = Csv::default();
            csv.text(text);
            assert_eq!(csv.take(), written);
        }
        let mut csv = Csv::new(["a", "b"]);
        csv.plain("-1");
        csv.plain("=2");
        csv.end();
        assert_eq!(csv.take(), "a,b\r\n-1,=2\r\n");
    }
}
