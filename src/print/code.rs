//! The picture of a payment code: its squares, for paper, for the terminal and as SVG; and which payment it is for.

use std::fmt::Write;

use chrono::NaiveDateTime;
use fast_qr::{ECL, QRBuilder};

use super::Press;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::Account;
use crate::domain::asked::{Asked, Wanted, asked};
use crate::domain::epc::{EpcProblem, Remittance, Transfer};
use crate::domain::order::Refusal;
use crate::i18n::Texts;

/// Squares that stay light around a code, by the standard.
pub const QUIET: usize = 4;

/// Squares along a side of the largest code that the standard of payments allows (version 13).
const LARGEST: usize = 69;

/// The squares of a code, dark or light.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Squares {
    side: usize,
    dark: Vec<bool>,
}

impl Squares {
    /// The squares for a text at error correction level M; nothing when it is too long for a payment code.
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text.as_bytes()).ecl(ECL::M).build().ok()?;
        let side = code.size;
        let dark = (0..side * side).map(|at| code[at / side][at % side].value());
        (side <= LARGEST).then(|| Self {
            side,
            dark: dark.collect(),
        })
    }

    /// Squares drawn by the path of an SVG picture of ours, whose sides measure `side` with the quiet zone.
    pub fn from_path(side: usize, path: &str) -> Option<Self> {
        let side = side.checked_sub(2 * QUIET).filter(|it| *it <= LARGEST)?;
        let mut dark = vec![false; side * side];
        for run in path.split('M').skip(1) {
            let (column, rest) = run.split_once(' ')?;
            let (row, rest) = rest.split_once('h')?;
            let (length, _) = rest.split_once('v')?;
            let [column, row, length] = [column, row, length].map(|it| it.parse::<usize>().ok());
            let (column, row) = (column?.checked_sub(QUIET)?, row?.checked_sub(QUIET)?);
            let start = row * side + column;
            dark.get_mut(start..start + length?)?.fill(true);
        }
        Some(Self { side, dark })
    }

    /// How many squares a side has.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether a square is dark, counted from the corner of the quiet zone of so many squares around it.
    pub fn is_dark(&self, column: usize, row: usize, quiet: usize) -> bool {
        let place = column.checked_sub(quiet).zip(row.checked_sub(quiet));
        place.is_some_and(|(column, row)| {
            column < self.side && row < self.side && self.dark[row * self.side + column]
        })
    }

    /// The dark squares of each row, in runs: column, row, length.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for row in 0..self.side {
            for column in (0..self.side).filter(|column| self.is_dark(*column, row, 0)) {
                match runs.last_mut() {
                    Some(last) if last.1 == row && last.0 + last.2 == column => last.2 += 1,
                    _ => runs.push((column, row, 1)),
                }
            }
        }
        runs
    }

    /// The path of an SVG picture whose unit is a square, the quiet zone around it included.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (column, row, length) in self.runs() {
            let (column, row) = (column + QUIET, row + QUIET);
            // Writing to a string can't fail.
            let _ = write!(path, "M{column} {row}h{length}v1h-{length}z");
        }
        path
    }

    /// A picture by itself, black on white.
    pub fn svg(&self, title: &str) -> String {
        let side = self.side + 2 * QUIET;
        let title = minijinja::HtmlEscape(title);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{0}\" height=\"{0}\" \
             shape-rendering=\"crispEdges\" role=\"img\"><title>{title}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
             <path fill=\"#000\" d=\"{1}\"/></svg>\n",
            side * 8,
            self.path()
        )
    }

    /// Lines of half blocks, two rows of squares in each, to be shown black on white: so many light squares beside it and
    /// above it, and below it one more where the rows don't come out even.
    pub fn half_blocks(&self, beside: usize, above: usize) -> Vec<String> {
        let rows = self.side + 2 * above;
        let columns = 0..self.side + 2 * beside;
        let dark = |column: usize, row: usize| {
            let column = column.checked_sub(beside);
            column.is_some_and(|column| row >= above && self.is_dark(column, row - above, 0))
        };
        let line = |top: usize| {
            let block = |column| match (dark(column, top), dark(column, top + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            };
            columns.clone().map(block).collect()
        };
        (0..rows).step_by(2).map(line).collect()
    }
}

/// A code that a phone pays by.
#[derive(Debug, Clone, PartialEq)]
pub struct PayCode {
    /// What is asked for.
    pub asked: Asked,
    /// The transfer that the code stands for.
    pub transfer: Transfer,
    /// Its squares.
    pub squares: Squares,
    /// The account in groups of four.
    pub iban: String,
}

/// Why there is no code.
#[derive(Debug, Clone, PartialEq)]
pub enum NoCode {
    /// The house has said no account.
    NoAccount,
    /// Nothing can be asked for.
    Refused(Refusal),
    /// A transfer that the standard does not allow.
    Unfit(EpcProblem),
}

impl NoCode {
    /// The stable English name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoAccount => "no_account",
            Self::Refused(refusal) => refusal.id(),
            Self::Unfit(problem) => problem.id(),
        }
    }

    /// What to say to the user, and what to do about it.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::NoAccount => texts.get("code-no-account"),
            Self::Refused(refusal) => texts.refusal(refusal),
            Self::Unfit(problem) => texts.epc_problem(problem),
        }
    }
}

impl Press {
    /// The code that a client pays by: into the first of the house's accounts, beside it what is asked for, or words of the
    /// user's own.
    ///
    /// # Errors
    /// When there is no account, nothing to ask for, or it does not fit the standard.
    pub fn pay_code(
        &self,
        account: &Account,
        now: NaiveDateTime,
        wanted: &Wanted,
        words: Option<&str>,
    ) -> Result<PayCode, NoCode> {
        let asked = asked(account, now, wanted).map_err(NoCode::Refused)?;
        self.code_for(asked, words)
    }

    /// The code for what is asked for.
    ///
    /// # Errors
    /// When there is no account, or it does not fit the standard.
    pub fn code_for(&self, asked: Asked, words: Option<&str>) -> Result<PayCode, NoCode> {
        let bank = self.terms.accounts.first().ok_or(NoCode::NoAccount)?;
        let name = match bank.holder.trim() {
            "" => &self.house.name,
            holder => holder,
        };
        let clean = |text: &str| clean_text(text, TEXT_LENGTH).into_owned();
        let remittance = match words {
            Some(words) => Remittance::read(&clean(words)),
            None => Remittance::Text(clean(&asked.reference)),
        };
        let transfer = Transfer::new(&clean(name), &bank.iban, &bank.bic, asked.money, remittance);
        let transfer = transfer.map_err(NoCode::Unfit)?;
        let payload = transfer.payload();
        let too_long = || NoCode::Unfit(EpcProblem::TooLong(payload.len()));
        Ok(PayCode {
            squares: Squares::of(&payload).ok_or_else(too_long)?,
            iban: bank.written(),
            asked,
            transfer,
        })
    }
}
