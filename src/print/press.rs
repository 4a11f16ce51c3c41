//! Templates and what they are filled with. A template of the user's, `templates/LANGUAGE/NAME.html` beside the
//! configuration, takes the place of the program's own. A field that no page has is a mistake, never an empty space.

use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, ErrorKind, UndefinedBehavior};

use super::agreement::AgreementPage;
use super::code::PayCode;
use super::dossier::DossierPage;
use super::letter::{Letter, LetterPage};
use super::report::ReportPage;
use super::statement::StatementPage;
use super::{Format, PrintError, TemplateTrouble, pdf};
use crate::config::{Config, House, PrintConfig, Terms};
use crate::domain::agreement::Agreement;
use crate::domain::dossier::Dossier;
use crate::domain::statement::Statement;
use crate::i18n::Texts;
use crate::report::Report;

macro_rules! own {
    ($language:literal, $name:literal) => {
        (
            $language,
            $name,
            include_str!(concat!("../../assets/templates/", $language, "/", $name)),
        )
    };
}
/// The program's own templates: language, name, text.
const OWN: [(&str, &str, &str); 10] = [
    own!("es", "agreement.html"),
    own!("es", "dossier.html"),
    own!("es", "letter.html"),
    own!("es", "report.html"),
    own!("es", "statement.html"),
    own!("en", "agreement.html"),
    own!("en", "dossier.html"),
    own!("en", "letter.html"),
    own!("en", "report.html"),
    own!("en", "statement.html"),
];

/// Steps that the making of a page may take: many times what the longest statement needs.
const FUEL: u64 = 20_000_000;

/// Steps more for each cell of a table that may be of any length.
const FUEL_OF_A_CELL: u64 = 100;

/// Steps more for each row of a dossier, or line of a message in it.
const FUEL_OF_A_ROW: u64 = 2_000;

/// What pages are made with, besides what is on them.
#[derive(Debug, Clone, PartialEq)]
pub struct Press {
    /// The language of the pages.
    pub texts: Texts,
    /// Who the house is.
    pub house: House,
    /// How it is paid.
    pub terms: Terms,
    /// The paper, and where envelopes have their window.
    pub print: PrintConfig,
    /// The folder of the user's own templates.
    pub templates: Option<PathBuf>,
}

impl Press {
    /// A press for a configuration and the place of its file.
    pub fn new(texts: Texts, config: &Config, config_path: Option<&Path>) -> Self {
        let folder = config_path.and_then(Path::parent);
        Self {
            texts,
            house: config.house.clone(),
            terms: config.terms.clone(),
            print: config.print,
            templates: folder.map(|folder| folder.join("templates")),
        }
    }

    /// A payment plan as it is signed.
    ///
    /// # Errors
    /// When the user's own template can't be read or makes no page.
    pub fn agreement(&self, agreement: &Agreement) -> Result<String, PrintError> {
        let page = AgreementPage::new(agreement, self);
        self.fill("agreement.html", Value::from(Serde(&page)), FUEL)
    }

    /// A statement of account, with a code that it can be paid by if there is one.
    ///
    /// # Errors
    /// When the user's own template can't be read or makes no page.
    pub fn statement(
        &self,
        statement: &Statement,
        code: Option<&PayCode>,
    ) -> Result<String, PrintError> {
        let page = StatementPage::new(statement, code, self);
        self.fill("statement.html", Value::from(Serde(&page)), FUEL)
    }

    /// A letter, with a code that it can be paid by if there is one.
    ///
    /// # Errors
    /// When the user's own template can't be read or makes no page.
    pub fn letter(&self, letter: &Letter, code: Option<&PayCode>) -> Result<String, PrintError> {
        let page = LetterPage::new(letter, code, self);
        self.fill("letter.html", Value::from(Serde(&page)), FUEL)
    }

    /// A page in the form it is wanted in.
    ///
    /// # Errors
    /// When it can't be written as a PDF.
    pub fn made(
        &self,
        html: String,
        format: Format,
        now: NaiveDateTime,
    ) -> Result<Vec<u8>, PrintError> {
        match format {
            Format::Html => Ok(html.into_bytes()),
            Format::Pdf => self.pdf(&html, now),
        }
    }

    /// A page as a PDF that was made at a moment. The same page at the same moment gives the same bytes.
    ///
    /// # Errors
    /// When the document is beyond what a PDF can hold.
    pub fn pdf(&self, html: &str, made_at: NaiveDateTime) -> Result<Vec<u8>, PrintError> {
        let document = pdf::read(html);
        let about = pdf::About {
            title: &document.title,
            author: &self.house.name,
            language: match document.language.as_str() {
                "" => self.texts.tag(),
                language => language,
            },
            keywords: &document.keywords,
            made_at,
            paper: self.print.paper,
        };
        pdf::write(&document.blocks, &about)
    }

    /// Several pages as one PDF, each beginning on a new sheet.
    ///
    /// # Errors
    /// When the document is beyond what a PDF can hold.
    pub fn pdf_of_pages(
        &self,
        pages: &[String],
        title: &str,
        made_at: NaiveDateTime,
    ) -> Result<Vec<u8>, PrintError> {
        let documents = pages.iter().map(|html| pdf::read(html));
        let documents: Vec<pdf::Document> = documents.collect();
        let about = pdf::About {
            title,
            author: &self.house.name,
            keywords: "",
            language: self.texts.tag(),
            made_at,
            paper: self.print.paper,
        };
        pdf::write_each(&documents, &about)
    }

    /// A report as it is printed.
    ///
    /// # Errors
    /// When the user's own template can't be read or makes no page.
    pub fn report(&self, report: &Report) -> Result<String, PrintError> {
        let page = ReportPage::new(report, self);
        let cells = (report.rows.len() + report.totals.len()) * report.columns.len();
        let fuel = FUEL + FUEL_OF_A_CELL * cells as u64;
        self.fill("report.html", Value::from(Serde(&page)), fuel)
    }

    /// A dossier as it is printed.
    ///
    /// # Errors
    /// When the user's own template can't be read or makes no page.
    pub fn dossier(&self, dossier: &Dossier) -> Result<String, PrintError> {
        let page = DossierPage::new(dossier, self);
        let fuel = FUEL + FUEL_OF_A_ROW * dossier.rows() as u64;
        self.fill("dossier.html", Value::from(Serde(&page)), fuel)
    }

    /// What the configuration does not say and pages leave room for, by the names of the settings.
    pub fn missing(&self) -> Vec<&'static str> {
        let (house, terms) = (&self.house, &self.terms);
        let ways = [
            terms.accounts.len(),
            terms.payment_link.len(),
            terms.other_ways.len(),
        ];
        let settings = [
            ("house.name", house.name.trim().is_empty()),
            ("house.tax_id", house.tax_id.trim().is_empty()),
            ("house.place", house.place.trim().is_empty()),
            ("terms.accounts", ways == [0; 3]),
        ];
        let missing = settings.into_iter().filter(|(_, is_missing)| *is_missing);
        missing.map(|(setting, _)| setting).collect()
    }

    /// Of those, what a statement or a letter leaves room for.
    pub fn missing_on_statement(&self) -> Vec<&'static str> {
        let mut missing = self.missing();
        missing.retain(|it| matches!(*it, "house.name" | "terms.accounts"));
        missing
    }

    /// Of those, what a dossier leaves room for.
    pub fn missing_on_dossier(&self) -> Vec<&'static str> {
        let mut missing = self.missing();
        missing.retain(|it| matches!(*it, "house.name" | "house.tax_id"));
        missing
    }

    fn fill(&self, name: &str, page: Value, fuel: u64) -> Result<String, PrintError> {
        let (path, template) = self.template(name)?;
        let mut engine = Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_fuel(Some(fuel));
        let made = engine.render_named_str(name, &template, page);
        made.map_err(|error| template_error(path, &template, &error))
    }

    /// The template with this name, and the file that it is from.
    fn template(&self, name: &str) -> Result<(PathBuf, String), PrintError> {
        let language = self.texts.tag();
        let place = Path::new(language).join(name);
        if let Some(folder) = &self.templates {
            let path = folder.join(&place);
            match fs::read_to_string(&path) {
                Ok(text) => return Ok((path, text)),
                Err(error) if error.kind() == IoErrorKind::NotFound => {}
                Err(error) => {
                    let problem = error.to_string();
                    return Err(PrintError::File { path, problem });
                }
            }
        }
        let mut own = OWN.iter().filter(|it| it.0 == language && it.1 == name);
        let text = own.next().map_or("", |it| it.2);
        Ok((place, text.to_owned()))
    }
}

fn template_error(path: PathBuf, template: &str, error: &minijinja::Error) -> PrintError {
    let line = error.line();
    let quoted = line.and_then(|line| template.lines().nth(line.checked_sub(1)?));
    let quoted: String = quoted.unwrap_or_default().trim().chars().take(80).collect();
    let trouble = match error.kind() {
        ErrorKind::UndefinedError => TemplateTrouble::UnknownField,
        ErrorKind::OutOfFuel => TemplateTrouble::Endless,
        kind => TemplateTrouble::Other(match error.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind.to_string(),
        }),
    };
    PrintError::Template {
        path,
        line,
        quoted,
        trouble,
    }
}
