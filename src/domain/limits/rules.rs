//! The rules on contacting clients, as the files of the countries state them.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};

use super::country::{CountryFrom, country_of};
use crate::domain::account::Account;
use crate::domain::contact::{Channel, Outcome};
use crate::domain::holidays::{Calendar, HolidayRule};
use crate::domain::interest::client_kind;
use crate::domain::terms::ClientKind;

/// The name of the rules for clients of whose country nothing is known.
pub const DEFAULT_COUNTRY: &str = "default";

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A law, with its article where it was checked.
    Law(String),
    /// No law that was checked: cobro is careful here.
    Caution,
    /// The client said so.
    Client,
}

/// Hours of a day, in minutes from midnight: the first one in which a contact is allowed, and the one at which it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first minute.
    pub from: u16,
    /// The minute at which it is over; 1440 for midnight.
    pub to: u16,
}

/// The hours of a week, Monday first. On a day without hours nothing is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WeekHours(pub [Vec<Window>; 7]);

impl WeekHours {
    /// The hours of a weekday.
    pub fn on(&self, weekday: Weekday) -> &[Window] {
        &self.0[weekday.num_days_from_monday() as usize]
    }

    /// Whether a moment lies in them.
    pub fn contain(&self, moment: NaiveDateTime) -> bool {
        let minute = moment.hour() * 60 + moment.minute();
        let windows = self.on(moment.weekday()).iter();
        let mut windows = windows.map(|it| u32::from(it.from)..u32::from(it.to));
        windows.any(|window| window.contains(&minute))
    }
}

/// Which contacts count for a rule. Somebody else's number never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Every attempt.
    Attempts,
    /// Those that came to the client: somebody answered, or a message was left or sent.
    Reached,
    /// Those in which somebody answered.
    Answered,
}

impl Counts {
    /// The stable English name, as in the files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Attempts => "attempts",
            Self::Reached => "reached",
            Self::Answered => "answered",
        }
    }

    /// Whether a contact that ended so counts.
    pub fn includes(self, outcome: Outcome) -> bool {
        match self {
            Self::Attempts => outcome != Outcome::WrongNumber,
            Self::Reached => !matches!(outcome, Outcome::WrongNumber | Outcome::NoAnswer),
            Self::Answered => outcome.answered(),
        }
    }
}

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// Only in these hours.
    Hours(WeekHours),
    /// Not on holidays.
    Holidays,
    /// At most so many contacts within so many days in a row.
    Most {
        /// How many contacts.
        contacts: u32,
        /// Within how many days.
        days: u32,
        /// Which ones count.
        counts: Counts,
        /// Whether each channel is counted by itself.
        each_channel: bool,
    },
    /// After a contact in which somebody answered, none until so many days later.
    Rest {
        /// How many days; on the next day when it is 1.
        days: u32,
    },
    /// After a contact that came to the client, no other channel within so many days.
    OneChannel {
        /// How many days, the one of the contact included.
        days: u32,
    },
    /// Never.
    Never,
    /// Only by channels that the client allowed.
    AllowedChannels,
    /// Not with persons whose role says one of these words.
    NotWith(Vec<String>),
    /// The client is not to be asked why they have not paid. It stands in no contact's way.
    NoAskingWhy,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRule {
    /// For which kinds of client it holds; for all when none is named.
    pub kinds: Vec<ClientKind>,
    /// For which channels it holds, counted together; for all when none is named.
    pub channels: Vec<Channel>,
    /// What it asks for.
    pub limit: Limit,
    /// Where it comes from.
    pub source: Source,
}

impl LimitRule {
    /// Whether it holds for a kind of client.
    pub fn is_for(&self, kind: ClientKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether it holds for a channel.
    pub fn covers(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.contains(&channel)
    }
}

/// The rules of one country.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountryRules {
    /// The code in small letters, as the file is named; [`DEFAULT_COUNTRY`] for countries without rules.
    pub country: String,
    /// The rules, in the order of the file.
    pub rules: Vec<LimitRule>,
}

impl CountryRules {
    /// Those for a kind of client. Somebody of whom it is not known is treated as a consumer: no law protects others more.
    pub fn for_kind(&self, kind: Option<ClientKind>) -> impl Iterator<Item = &LimitRule> {
        let kind = kind.unwrap_or(ClientKind::Consumer);
        self.rules.iter().filter(move |rule| rule.is_for(kind))
    }
}

/// Whether a client of this kind may be asked why they have not paid.
pub fn may_ask_why(rules: &CountryRules, kind: Option<ClientKind>) -> bool {
    rules
        .for_kind(kind)
        .all(|rule| rule.limit != Limit::NoAskingWhy)
}

/// The rules of all countries, and which of them are the house's own. Without any, everything is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactRules {
    /// By the code of the country.
    pub countries: BTreeMap<String, CountryRules>,
    /// The country whose rules hold for clients of whose country nothing is known.
    pub home: String,
    /// The holidays of countries, by their codes.
    pub holidays: BTreeMap<String, Vec<HolidayRule>>,
    /// The holidays that the house added; they count where its own country's do.
    pub local_holidays: Vec<HolidayRule>,
    /// After how many days an import counts as old; never when zero.
    pub stale_import_days: u32,
}

static NONE: CountryRules = CountryRules {
    country: String::new(),
    rules: Vec::new(),
};

impl ContactRules {
    /// The rules of a country by its code, in whatever letters; the cautious ones where it has none.
    pub fn of_country(&self, code: &str) -> &CountryRules {
        let rules = self.countries.get(&code.trim().to_lowercase());
        rules
            .or(self.countries.get(DEFAULT_COUNTRY))
            .unwrap_or(&NONE)
    }

    /// The rules that hold for a client: those of the country that was stated, else of the one that phone, tax id and
    /// currency speak for, else those of the house's own.
    pub fn of(&self, account: &Account) -> &CountryRules {
        self.of_known(account).0
    }

    /// As [`Self::of`], and from what the country is known.
    pub fn of_known(&self, account: &Account) -> (&CountryRules, CountryFrom) {
        let stated = account.profile.country.as_deref();
        if let Some(code) = stated.filter(|code| !code.trim().is_empty()) {
            return (self.of_country(code), CountryFrom::Stated);
        }
        match country_of(account) {
            Some((code, signs)) => (self.of_country(code), CountryFrom::Signs(signs)),
            None => (self.of_country(&self.home), CountryFrom::House),
        }
    }

    /// Whether the law allows asking a client why they have not paid.
    pub fn may_ask_why(&self, account: &Account) -> bool {
        let kind = client_kind(account).map(|(kind, _)| kind);
        may_ask_why(self.of(account), kind)
    }

    /// The holidays that count under the rules of a country.
    pub fn calendar(&self, country: &str) -> Calendar<'_> {
        Calendar {
            national: self.holidays.get(country).map_or(&[], Vec::as_slice),
            local: match country == self.home {
                true => &self.local_holidays,
                false => &[],
            },
        }
    }
}
