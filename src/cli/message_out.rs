//! What `cobro message` does with a message besides showing it: `--link` prints the link that opens it in the mail program or
//! WhatsApp, `--open` opens it, `--save FILE` writes it (a letter as PDF or HTML for print), and `--sent` records that it was
//! sent by some other program. `--text FILE` and `--subject` are the words as they really went out.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::failure::Failure;
use super::order::words;
use super::output::warn;
use super::session::Session;
use crate::app::{AppError, Book, DebtorFile, SendOrder};
use crate::clean::{TEXT_LENGTH, clean_lines, clean_text};
use crate::domain::contact::Channel;
use crate::domain::order::Refusal;
use crate::message::Message;
use crate::message::tone::{Severity, Tone};
use crate::post::{Opener, Part, SystemOpener, link_for, save};
use crate::print::Format;

/// Longer is no message.
const LONGEST: u64 = 1 << 20;

/// What is done with the message.
#[derive(Debug, clap::Args)]
pub(super) struct Out {
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
    #[arg(long, conflicts_with_all = ["open", "save"])]
    link: bool,
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    sent: bool,
    #[arg(long, value_name = "TEXT")]
    despite: Option<String>,
}

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Dealt {
    link: Option<String>,
    file: Option<PathBuf>,
    opened: bool,
    recorded: bool,
    name: String,
}

impl Out {
    /// The message in the words that were given, if any were.
    pub fn reworded(&self, session: &Session, message: Message) -> Result<Message, Failure> {
        let mut message = message;
        let subject = match self.subject.as_deref() {
            Some(subject) => clean_text(subject, TEXT_LENGTH).into_owned(),
            None => message.subject.clone(),
        };
        let text = match &self.text {
            Some(path) => read(session, path)?,
            None => message.text.clone(),
        };
        message.rewrite(&subject, &text);
        Ok(message)
    }

    /// Does with the message what is wanted. What goes out, or went out, is looked at before: the limits, the age of the
    /// data, the tone.
    pub fn deal(
        &self,
        session: &Session,
        book: &mut Book,
        file: &DebtorFile,
        message: &Message,
    ) -> Result<Dealt, Failure> {
        let mut dealt = Dealt {
            name: file.account.details.display_name().to_owned(),
            ..Dealt::default()
        };
        if self.link || self.open {
            dealt.link = Some(self.link_of(session, message)?);
        }
        if self.open || self.sent {
            self.look_before(session, book, file, message)?;
        }
        if let Some(path) = &self.save {
            let page = page(session, file, message, path)?;
            let trouble = |it| Failure::Told("file", session.texts.file_trouble(&it));
            save(path, &page).map_err(trouble)?;
            dealt.file = Some(path.clone());
        }
        if let Some(link) = dealt.link.as_deref().filter(|_| self.open) {
            let opened = SystemOpener.open(link);
            opened.map_err(|it| Failure::Told(it.id(), session.texts.open_trouble(&it)))?;
            dealt.opened = true;
        }
        if self.sent {
            self.record(session, book, file, message)?;
            dealt.recorded = true;
        }
        Ok(dealt)
    }

    fn link_of(&self, session: &Session, message: &Message) -> Result<String, Failure> {
        let link = link_for(message, session.texts.country());
        let link = link.map_err(|it| Failure::Told("link", session.texts.link_trouble(&it)))?;
        link.ok_or_else(|| Failure::Usage(session.texts.get("cli-message-no-link")))
    }

    fn look_before(
        &self,
        session: &Session,
        book: &Book,
        file: &DebtorFile,
        message: &Message,
    ) -> Result<(), Failure> {
        let before = book.before_message(file.debtor, message)?;
        let despite = words(self.despite.as_deref());
        if before.needs_reason() && despite.is_none() {
            let limits = Box::new(before.limits);
            return Err(AppError::Refused(Refusal::BeyondLimits(limits)).into());
        }
        if before.stale_import.is_some() {
            warn(&session.texts.get("cli-message-stale"));
        }
        let (tone, _) = Tone::load(session.config_path.as_deref());
        let said = format!("{}\n{}", message.subject, message.text);
        let rules = tone.in_language(&message.language);
        let found = rules.map(|rules| rules.check(&said)).unwrap_or_default();
        let mut serious = found.iter().filter(|it| it.severity == Severity::Serious);
        match serious.next().filter(|_| despite.is_none()) {
            None => Ok(()),
            Some(finding) => {
                let phrase = said.get(finding.range.clone()).unwrap_or_default();
                let places = [
                    ("phrase", phrase.replace('\n', " ").into()),
                    ("why", finding.why.as_str().into()),
                    ("kinder", finding.kinder.as_str().into()),
                ];
                let told = session.with("writing-tone", &places);
                let ask = session.texts.get("cli-message-tone");
                Err(Failure::Told("tone", format!("{told}\n{ask}")))
            }
        }
    }

    /// Records that it was sent, on the user's word.
    fn record(
        &self,
        session: &Session,
        book: &mut Book,
        file: &DebtorFile,
        message: &Message,
    ) -> Result<(), Failure> {
        let papers = message.attachments.iter();
        let named = papers.map(|paper| Part {
            name: session.texts.attachment(paper),
            media_type: String::new(),
            content: Vec::new(),
        });
        let order = SendOrder {
            debtor: file.debtor,
            message: message.clone(),
            parts: named.collect(),
            exception: words(self.despite.as_deref()),
            kept: None,
            keep: false,
            as_of: None,
            draft: false,
        };
        book.sent_elsewhere(&order)?;
        Ok(())
    }
}

impl Dealt {
    /// Adds what was done to the message as JSON.
    pub fn add_to(&self, value: &mut Value) {
        if let Some(link) = &self.link {
            value["link"] = link.as_str().into();
        }
        if let Some(file) = &self.file {
            value["file"] = file.display().to_string().into();
        }
        if self.opened {
            value["opened"] = true.into();
        }
        if self.recorded {
            value["recorded"] = true.into();
        }
    }

    /// What was done in words; nothing when the message is only shown. A link comes alone, for scripts.
    pub fn told(&self, session: &Session) -> Option<String> {
        let mut lines = Vec::new();
        if let Some(file) = &self.file {
            let path = file.display().to_string();
            lines.push(session.with("told-message-saved", &[("path", path.into())]));
        }
        match &self.link {
            Some(_) if self.opened => lines.push(session.texts.get("cli-message-opened")),
            Some(link) => lines.push(link.clone()),
            None => {}
        }
        if self.recorded {
            let name = self.name.as_str().into();
            lines.push(session.with("cli-message-recorded", &[("name", name)]));
        } else if self.opened {
            lines.push(session.texts.get("cli-message-then-sent"));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// The words in a file; `-` is the standard input.
fn read(session: &Session, path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let done = match path.as_os_str() == "-" {
        true => std::io::stdin()
            .lock()
            .take(LONGEST)
            .read_to_end(&mut bytes),
        false => {
            std::fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes))
        }
    };
    let unreadable = |problem: String| {
        let file = path.display().to_string();
        let places = [("file", file.into()), ("problem", problem.into())];
        Failure::Told("unreadable", session.with("tone-unreadable", &places))
    };
    done.map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| unreadable(session.texts.get("tone-not-text")))?;
    Ok(clean_lines(&text))
}

/// The message as it stands in a file: a letter as a page where the name of the file asks for one, else its words.
fn page(
    session: &Session,
    file: &DebtorFile,
    message: &Message,
    path: &Path,
) -> Result<Vec<u8>, Failure> {
    let format = Format::of(path).filter(|_| message.channel == Channel::Letter);
    if let Some(format) = format {
        let press = session.press_for(&file.account);
        let made = press.letter_page(file, message, format, session.now());
        return made.map_err(|why| Failure::Told("page", why));
    }
    Ok(match message.subject.as_str() {
        "" => format!("{}\n", message.text).into_bytes(),
        subject => format!("{subject}\n\n{}\n", message.text).into_bytes(),
    })
}
