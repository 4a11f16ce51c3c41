//! Configuration: the defaults in `assets/config.toml`, overridden by the user's file. Mistakes say file and line.

mod call;
mod checks;
mod holidays;
mod house;
mod import;
mod limit_rules;
mod mail;
mod messages;
pub mod policies;
mod print;
pub mod protocols;
mod rates;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::interest::InterestRules;
use crate::domain::limits::{ContactRules, DEFAULT_COUNTRY};
use crate::domain::money::{Currency, Money};
use crate::domain::policy::{
    CreditPolicy, FollowUpPolicy, PlanPolicy, Policy, PrescriptionPolicy, PromisePolicy,
    TypeProposalPolicy, UrgencyPolicy,
};
use crate::domain::protocol::Protocols;

pub use call::{CallConfig, NextAfterCall};
pub use house::{BankAccount, House, Terms};
pub use import::PaidAtOnce;
pub use mail::{MailConfig, Security};
pub use messages::{Address, MessagesConfig, Region};
pub use policies::Policies;
pub use print::{Paper, PrintConfig, WindowSide};
pub use rates::Rates;

/// The text of the default configuration, with its comments.
pub const DEFAULT_TEXT: &str = include_str!("../../assets/config.toml");

/// The file of the user's own rates of late interest, beside the configuration.
const RATES_FILE: &str = "rates.toml";

/// Everything a user can set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `es`, `en`, or `auto`.
    pub language: String,
    /// The currency of amounts that come without one.
    pub currency: Currency,
    /// The author of what is recorded; empty for the login name.
    pub author: String,
    /// `auto`, `dark`, `light`, or the path of a theme file.
    pub theme: String,
    /// Whether the desk uses the mouse.
    pub mouse: bool,
    /// Days from issue to due date for imported invoices that name neither due date nor terms.
    pub terms_days: u32,
    /// After how many days an import counts as old.
    pub import_stale_days: u32,
    /// See [`PaidAtOnce`].
    pub import_paid_at_once: PaidAtOnce,
    /// Who the house is.
    pub house: House,
    /// How the house is paid, and on which terms it sells.
    pub terms: Terms,
    /// See [`PromisePolicy`].
    pub promise: PromisePolicy,
    /// See [`PlanPolicy`].
    pub plan: PlanPolicy,
    /// See [`CreditPolicy`].
    pub credit: CreditPolicy,
    /// See [`FollowUpPolicy`].
    pub follow_up: FollowUpPolicy,
    /// What can be claimed for being late.
    pub interest: InterestConfig,
    /// See [`PrescriptionPolicy`].
    pub prescription: PrescriptionPolicy,
    /// When clients may be contacted.
    pub limits: LimitsConfig,
    /// See [`UrgencyPolicy`].
    pub urgency: UrgencyPolicy,
    /// See [`TypeProposalPolicy`].
    pub type_proposal: TypeProposalPolicy,
    /// What happens on calls.
    pub call: CallConfig,
    /// How messages to clients are worded and signed.
    pub messages: MessagesConfig,
    /// How mail is sent.
    pub mail: MailConfig,
    /// How pages for paper are made.
    pub print: PrintConfig,
    /// Keys by action id.
    pub keys: BTreeMap<String, KeysOf>,
    /// The rates of `rates.toml` beside the configuration.
    #[serde(skip)]
    pub own_rates: Rates,
    /// The steps for each type of client, with the user's own files in the place of the defaults.
    #[serde(skip, default = "default_protocols")]
    pub protocols: Arc<Protocols>,
    /// The rules on contacting clients and the holidays, with the user's own files in the place of the defaults.
    #[serde(skip, default = "default_policies")]
    pub policies: Arc<Policies>,
}

fn default_policies() -> Arc<Policies> {
    policies::defaults()
}

/// Whose rules on contacting clients hold, and which holidays are kept besides the country's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsConfig {
    /// A country, `default` for the cautious rules, or `auto` for the country of the currency.
    pub profile: String,
    /// Days and dates, each with a name if one is given.
    pub holidays: Vec<String>,
}

fn default_protocols() -> Arc<Protocols> {
    Arc::new(protocols::defaults())
}

/// What can be claimed for being late, besides the rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterestConfig {
    /// `es` for the law of Spain, `none`, or `auto` for `es` when the house's currency is the euro.
    pub profile: String,
    /// The contractual penalty in percent of what was paid late.
    pub penalty_percent: Decimal,
    /// A fixed contractual penalty for each invoice in the house's currency that was paid late.
    pub penalty_amount: Decimal,
}

/// The keys of an action: one, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeysOf {
    /// One key.
    One(String),
    /// Several keys.
    Several(Vec<String>),
}

impl KeysOf {
    /// The keys as a slice.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Several(keys) => keys,
        }
    }
}

/// What is wrong with a file that the user wrote, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {trouble}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct FileProblem {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a file that the user wrote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It can't be read, or not understood: in the words of the reader.
    #[error("{0}")]
    Unreadable(String),
    /// A value makes no sense; its default holds.
    #[error("{key} = {value}: {allowed} is allowed")]
    NotAllowed {
        /// The key, with the tables it stands in.
        key: String,
        /// The value as it was written.
        value: String,
        /// What is allowed, in figures and names that need no language.
        allowed: String,
    },
    /// A secret stands in a file that anybody may read.
    #[error(
        "{key}: a password is not kept here; see `cobro mail set-password` and password_command"
    )]
    Secret {
        /// The key, with the tables it stands in.
        key: String,
    },
}

impl FileProblem {
    /// A problem found by the TOML reader.
    pub fn from_toml(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let line = error
            .span()
            .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Self {
            path: path.to_owned(),
            line,
            trouble: Trouble::Unreadable(
                error
                    .message()
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            ),
        }
    }
}

impl Default for Config {
    #[allow(clippy::expect_used)] // The default is part of the program, and a test reads it.
    fn default() -> Self {
        toml::from_str(DEFAULT_TEXT).expect("the default configuration is well formed")
    }
}

impl Config {
    /// The rules that standings depend on.
    pub fn policy(&self) -> Policy {
        Policy {
            promise: self.promise.clone(),
            plan: self.plan.clone(),
            credit: self.credit.clone(),
            follow_up: self.follow_up.clone(),
            prescription: self.prescription.clone(),
            urgency: self.urgency.clone(),
            type_proposal: self.type_proposal.clone(),
            protocols: Arc::clone(&self.protocols),
        }
    }

    /// The rules for late interest: those of the country, with the user's own over them.
    pub fn interest_rules(&self) -> InterestRules {
        let is_spain = match self.interest.profile.as_str() {
            "auto" => self.currency == Currency::EUR,
            profile => profile == "es",
        };
        let legal = if is_spain {
            Rates::of_spain()
        } else {
            Rates::default()
        };
        let own = self.own_rates.clone();
        let fixed = Money::new(self.interest.penalty_amount, self.currency);
        InterestRules {
            rates: legal.table.with(own.table),
            recovery_cost: own.recovery_cost.or(legal.recovery_cost),
            penalty_percent: self.interest.penalty_percent,
            penalty_amount: (fixed.amount > Decimal::ZERO).then_some(fixed),
        }
    }

    /// The country that the house writes and dials from, ISO 3166 alpha-2: the one whose rules were named, else the one of the
    /// language, as in `es-EC`, else the one of the currency; Spain where none tells.
    pub fn country(&self) -> String {
        let named = self.limits.profile.trim();
        if named.len() == 2 {
            return named.to_uppercase();
        }
        let region = self
            .language
            .split_once(['-', '_'])
            .map(|(_, region)| region);
        if let Some(region) = region.filter(|it| it.len() == 2) {
            return region.to_uppercase();
        }
        match self.currency.code() {
            // The first two letters are those of the country, but for currencies that several share.
            "EUR" | "USD" | "XAF" | "XOF" => "ES".to_owned(),
            code => code.chars().take(2).collect(),
        }
    }

    /// The country whose rules on contacting clients are the house's own: the one that was named, else the one of the
    /// currency, else the one of the language, as in `es-EC`, else none.
    pub fn limits_profile(&self) -> String {
        let named = self.limits.profile.trim().to_lowercase();
        if named != "auto" {
            return named;
        }
        let by_currency = match self.currency {
            Currency::EUR => Some("es"),
            Currency::MXN => Some("mx"),
            Currency::COP => Some("co"),
            Currency::CLP => Some("cl"),
            Currency::PEN => Some("pe"),
            Currency::ARS => Some("ar"),
            _ => None,
        };
        let region = self.language.split_once(['-', '_']);
        let region = region.map(|(_, region)| region.to_lowercase());
        let by_language = region.filter(|code| self.policies.rules.contains_key(code));
        let found = by_currency.map(str::to_owned).or(by_language);
        found.unwrap_or_else(|| DEFAULT_COUNTRY.to_owned())
    }

    /// The rules on contacting clients.
    pub fn contact_rules(&self) -> ContactRules {
        let local = self.limits.holidays.iter();
        ContactRules {
            countries: self.policies.rules.clone(),
            home: self.limits_profile(),
            holidays: self.policies.holidays.clone(),
            local_holidays: local
                .filter_map(|day| holidays::local_holiday(day))
                .collect(),
            stale_import_days: self.import_stale_days,
        }
    }

    /// Reads the user's file over the defaults, and says with file and line what is wrong with it. Values that make no sense
    /// give way to their defaults; of a file that can't be understood nothing holds. The user's rates of late
    /// interest are in a file of their own beside it.
    pub fn load(path: &Path) -> (Self, Vec<FileProblem>) {
        let read = match std::fs::read_to_string(path) {
            Ok(text) => Self::from_text(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Default::default()),
            Err(error) => Err(FileProblem {
                path: path.to_owned(),
                line: None,
                trouble: Trouble::Unreadable(error.to_string()),
            }),
        };
        let (mut config, mut problems) =
            read.unwrap_or_else(|problem| (Self::default(), vec![problem]));
        match Rates::load(&path.with_file_name(RATES_FILE)) {
            Ok(rates) => config.own_rates = rates,
            Err(problem) => problems.push(problem),
        }
        let (own, unsound) = protocols::load(path);
        config.protocols = Arc::new(own);
        problems.extend(unsound);
        let (own, unsound) = policies::load(path);
        config.policies = own;
        problems.extend(unsound);
        (config, problems)
    }

    fn from_text(path: &Path, text: &str) -> Result<(Self, Vec<FileProblem>), FileProblem> {
        let wrong = |error: toml::de::Error| FileProblem::from_toml(path, text, &error);
        let mut theirs: toml::Table = toml::from_str(text).map_err(wrong)?;
        let secrets = mail::take_out_passwords(&mut theirs).into_iter();
        let secrets = secrets.map(|key| FileProblem {
            path: path.to_owned(),
            line: checks::line_of_key(text, &key),
            trouble: Trouble::Secret { key },
        });
        let secrets: Vec<FileProblem> = secrets.collect();
        let unfit = checks::take_out_unfit(&mut theirs).into_iter();
        let problems = unfit.map(|it| FileProblem {
            path: path.to_owned(),
            line: checks::line_of_key(text, &it.key),
            trouble: Trouble::NotAllowed {
                key: it.key,
                value: it.value,
                allowed: it.allowed,
            },
        });
        let mut problems: Vec<FileProblem> = problems.chain(secrets).collect();
        problems.sort_by_key(|problem| problem.line);
        let mut merged: toml::Table = toml::from_str(DEFAULT_TEXT).map_err(wrong)?;
        merge(&mut merged, theirs);
        let config = merged.try_into::<Config>().map_err(|error| {
            // The merged table has no lines, so the line is that of the key the reader names.
            let problem = error.message().to_owned();
            FileProblem {
                path: path.to_owned(),
                line: line_of(text, &error.to_string()),
                trouble: Trouble::Unreadable(problem),
            }
        })?;
        Ok((config, problems))
    }
}

fn merge(into: &mut toml::Table, from: toml::Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(toml::Value::Table(mine)), toml::Value::Table(theirs)) => merge(mine, theirs),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// The line of the last key that an error message names in backticks, or after "in `".
fn line_of(text: &str, message: &str) -> Option<usize> {
    let names = message.split('`').skip(1).step_by(2);
    names
        .flat_map(|name| name.rsplit('.').next())
        .find_map(|key| {
            text.lines()
                .position(|line| line.trim_start().starts_with(key))
                .map(|at| at + 1)
        })
}

#[cfg(test)]
mod tests;
