//! Papers that come with a message: pages made on the spot, and files that are there already.

use std::path::Path;

use chrono::NaiveDateTime;

use super::papers::Words;
use super::{Format, Press, PrintError, file_name};
use crate::app::DebtorFile;
use crate::domain::agreement::Agreement;
use crate::domain::policy::Policy;
use crate::message::{Attachment, Message};
use crate::post::{Part, file_part, invoice_file};

/// What a PDF is called on the way.
const PDF: &str = "application/pdf";

/// Where papers come from, besides the press.
#[derive(Debug, Clone, Copy)]
pub struct Drawer<'a> {
    /// The folder of the house's invoices as files.
    pub invoices: &'a Path,
    /// The rules by which a plan holds.
    pub policy: &'a Policy,
    /// The present moment, local time.
    pub now: NaiveDateTime,
}

impl Press {
    /// All papers that come with a message about a client.
    ///
    /// # Errors
    /// When one of them can't be made or read, in words for people.
    pub fn enclosed(
        &self,
        file: &DebtorFile,
        message: &Message,
        drawer: &Drawer<'_>,
    ) -> Result<Vec<Part>, String> {
        let papers = message.attachments.iter();
        papers.map(|it| self.enclose(file, it, drawer)).collect()
    }

    fn enclose(
        &self,
        file: &DebtorFile,
        paper: &Attachment,
        drawer: &Drawer<'_>,
    ) -> Result<Part, String> {
        let told = |trouble| self.texts.paper_trouble(&trouble);
        match paper {
            Attachment::File(path) => file_part(path).map_err(told),
            Attachment::Invoice(number) => {
                let path = invoice_file(drawer.invoices, number).map_err(told)?;
                file_part(&path).map_err(told)
            }
            Attachment::Agreement => {
                let (entries, account) = (&file.entries, &file.account);
                let agreement = Agreement::of_live_plan(entries, account, drawer.policy);
                let agreement = agreement.ok_or_else(|| self.texts.get("print-no-plan"))?;
                let html = self.agreement(&agreement);
                let html = html.map_err(|error| error.told(&self.texts))?;
                self.part(file, "agreement", &html, drawer.now)
            }
            Attachment::Statement => {
                let press = self.clone().for_client(&file.account);
                let paper = press.statement_of(&file.account, drawer.now, None, None);
                let paper = paper.map_err(|error| error.told(&self.texts))?;
                press.part(file, "statement", &paper.html, drawer.now)
            }
        }
    }

    fn part(
        &self,
        file: &DebtorFile,
        kind: &str,
        html: &str,
        now: NaiveDateTime,
    ) -> Result<Part, String> {
        let content = self.pdf(html, now);
        let client = file.account.details.key();
        Ok(Part {
            name: file_name(&self.texts, kind, client, now.date(), Format::Pdf),
            media_type: PDF.to_owned(),
            content: content.map_err(|error| error.told(&self.texts))?,
        })
    }

    /// A letter as a page for print: the text of a message, with what is open below it.
    ///
    /// # Errors
    /// When it can't be made, in words for people.
    pub fn letter_page(
        &self,
        file: &DebtorFile,
        message: &Message,
        format: Format,
        now: NaiveDateTime,
    ) -> Result<Vec<u8>, String> {
        let html = self.letter_html(file, message, now);
        let made = html.and_then(|html| self.made(html, format, now));
        made.map_err(|error| error.told(&self.texts))
    }

    /// The same as HTML.
    ///
    /// # Errors
    /// When nothing is open, or the user's own template can't be read or makes no page.
    pub fn letter_html(
        &self,
        file: &DebtorFile,
        message: &Message,
        now: NaiveDateTime,
    ) -> Result<String, PrintError> {
        let press = self.clone().for_client(&file.account);
        let words = Words {
            subject: message.subject.clone(),
            text: message.text.clone(),
            address: Vec::new(),
        };
        Ok(press.letter_of(&file.account, now, None, words)?.html)
    }
}
