//! What every command works with: language, configuration, clock and the place of the book.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use directories::ProjectDirs;

use super::failure::Failure;
use crate::app::{Book, Settings};
use crate::clock::Clock;
use crate::config::{Config, FileProblem};
use crate::domain::account::Account;
use crate::domain::contact::{Channel, Direction};
use crate::domain::limits::Limits;
use crate::i18n::Texts;
use crate::message::Templates;
use crate::print::Press;
use crate::store::sqlite::Access;

/// One run of the program.
#[derive(Clone)]
pub(super) struct Session {
    /// The user's language.
    pub texts: Texts,
    /// Whether `--lang` named it.
    pub language_named: bool,
    /// The user's configuration, or the defaults.
    pub config: Config,
    /// What is wrong with the user's configuration.
    pub config_problems: Vec<FileProblem>,
    /// Where the time comes from.
    pub clock: Clock,
    /// The book, if one was named.
    pub db: Option<PathBuf>,
    /// Where the configuration is looked for.
    pub config_path: Option<PathBuf>,
    /// The templates of messages.
    pub templates: Templates,
    /// Whether JSON is wanted.
    pub json: bool,
}

impl Session {
    /// The present moment.
    pub fn now(&self) -> NaiveDateTime {
        self.clock.now()
    }

    /// The present day.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// The file of the book: the one that was named, else the one in the platform's data folder.
    pub fn book_path(&self) -> Result<PathBuf, Failure> {
        let in_data = || Some(project_folders()?.data_dir().join("cobro.db"));
        self.db.clone().or_else(in_data).ok_or(Failure::NoHome)
    }

    /// What the use cases need to know. `window` tells the windows of one user apart.
    pub fn settings(&self, window: &str) -> Settings {
        let user = ["USER", "LOGNAME", "USERNAME"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|user| !user.trim().is_empty())
            .unwrap_or_else(|| "cobro".to_owned());
        let author = if self.config.author.is_empty() {
            user.clone()
        } else {
            self.config.author.clone()
        };
        Settings {
            clock: self.clock,
            policy: self.config.policy(),
            interest: self.config.interest_rules(),
            limits: self.config.contact_rules().into(),
            author,
            window: format!("{window}:{user}"),
            currency: self.config.currency,
            tax_ids: self.config.house.all_tax_ids(),
            paid_at_once: self.config.import_paid_at_once,
        }
    }

    /// Opens the book, which must exist.
    pub fn book(&self) -> Result<Book, Failure> {
        let path = self.book_path()?;
        if !path.exists() {
            return Err(Failure::NoBook(path));
        }
        Ok(Book::open(&path, Access::Existing, self.settings("cli"))?)
    }

    /// The limits on a call with a client at a moment to come.
    pub fn limits_at(&self, account: &Account, at: NaiveDateTime) -> Limits {
        let rules = self.config.contact_rules();
        rules.limits(account, Channel::Call, Direction::Out, None, at)
    }

    /// What pages for paper are made with.
    pub fn press(&self) -> Press {
        Press::new(
            self.texts.clone(),
            &self.config,
            self.config_path.as_deref(),
        )
    }

    /// What pages for a client are made with: in their language, unless `--lang` names another.
    pub fn press_for(&self, account: &Account) -> Press {
        let press = self.press();
        match self.language_named {
            true => press,
            false => press.for_client(account),
        }
    }

    /// A text with places.
    pub fn with(&self, id: &str, places: &[(&'static str, crate::i18n::Place<'_>)]) -> String {
        self.texts.with(id, places)
    }
}

/// Where the configuration is looked for: `COBRO_CONFIG`, else the platform's folder.
pub(super) fn config_path() -> Option<PathBuf> {
    let named = std::env::var_os("COBRO_CONFIG").filter(|path| !path.is_empty());
    named
        .map(PathBuf::from)
        .or_else(|| Some(project_folders()?.config_dir().join("config.toml")))
}

fn project_folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "cobro")
}
