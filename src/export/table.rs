//! Aligned tables as text, for the command line and for files.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::clean::{TEXT_LENGTH, clean_text};

/// On which side a column is ragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// Rows under headings, as wide as it is allowed.
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

/// Blanks between columns.
const GAP: usize = 2;

/// No column gets narrower than this for the sake of others.
const NARROWEST: usize = 6;

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<(String, Align)>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row, one cell for each column.
    pub fn row(&mut self, cells: Vec<String>) {
        let clean = |cell: String| clean_text(&cell, TEXT_LENGTH).into_owned();
        self.rows.push(cells.into_iter().map(clean).collect());
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as text, lines no wider than `width`: the widest columns of text give way.
    pub fn render(&self, width: usize) -> String {
        let widths = self.widths(width);
        let headings: Vec<&str> = self
            .columns
            .iter()
            .map(|(title, _)| title.as_str())
            .collect();
        let mut text = self.line(&headings, &widths);
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            text.push_str(&self.line(&cells, &widths));
        }
        text
    }

    fn widths(&self, width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self
            .columns
            .iter()
            .map(|(title, _)| title.width())
            .collect();
        for row in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(cell.width());
            }
        }
        let gaps = GAP * self.columns.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            let texts = widths
                .iter_mut()
                .zip(&self.columns)
                .filter(|(_, column)| column.1 == Align::Left);
            let widest = texts.map(|(width, _)| width).max_by_key(|width| **width);
            match widest.filter(|widest| **widest > NARROWEST) {
                Some(widest) => *widest -= 1,
                None => break,
            }
        }
        widths
    }

    fn line(&self, cells: &[&str], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, width), (_, align)) in cells.iter().zip(widths).zip(&self.columns) {
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            let cell = cut(cell, *width);
            let pad = " ".repeat(width.saturating_sub(cell.width()));
            match align {
                Align::Left => line.push_str(&(cell + &pad)),
                Align::Right => line.push_str(&(pad + &cell)),
            }
        }
        line.truncate(line.trim_end().len());
        line.push('\n');
        line
    }
}

/// The text, or as much of it as fits in so many columns with an ellipsis at its end.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut fitting = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used + 1 > width {
            break;
        }
        fitting.push(c);
    }
    fitting.truncate(fitting.trim_end().len());
    fitting.push('…');
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_width_and_text_gives_way() {
        let mut table = Table::new(vec![
            ("Name".into(), Align::Left),
            ("Amount".into(), Align::Right),
        ]);
        table.row(vec!["株式会社テスト".into(), "1,00 €".into()]);
        table.row(vec![
            "Talleres Ibáñez e Hijos de Cuenca".into(),
            "12.345,00 €".into(),
        ]);
        let text = table.render(30);
        assert_eq!(
            text,
            "Name                    Amount\n株式会社テスト          1,00 €\nTalleres Ibáñez…   12.345,00 €\n"
        );
        assert!(text.lines().all(|line| line.width() <= 30), "{text}");
    }

    #[test]
    fn a_cell_cannot_break_the_table() {
        let mut table = Table::new(vec![("A".into(), Align::Left)]);
        table.row(vec!["x\ny\u{1b}[2J\u{202e}z".into()]);
        assert_eq!(table.render(80), "A\nx y[2Jz\n");
    }
}
