//! Limits (*no acosar*): when a client may be contacted, and which rules stand in the way of it now, each with the first
//! moment at which it no longer does. What the client begins is never pestering.

mod before;
mod country;
mod rules;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

pub use before::{BeforeContact, before_contact};
pub use country::{CountryFrom, CountrySign, country_by_signs};
pub use rules::{
    ContactRules, CountryRules, Counts, DEFAULT_COUNTRY, Limit, LimitRule, Source, WeekHours,
    Window, may_ask_why,
};

use super::account::{Account, Recorded};
use super::contact::{Channel, Contact, Direction};
use super::holidays::{Calendar, HolidayRule};
use super::interest::{KindSource, client_kind};
use super::person::Person;
use super::search::fold;
use super::standing::start_of;
use super::terms::ClientKind;

/// How far ahead the first allowed moment is looked for, in days.
const LOOKED_AHEAD: u64 = 400;

/// A rule that stands in the way, with the facts to say so in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenRule {
    /// Out of the hours.
    Hours(WeekHours),
    /// A holiday.
    Holiday(NaiveDate, HolidayRule),
    /// There were so many contacts within so many days already.
    Most {
        /// How many are allowed.
        contacts: u32,
        /// Within how many days.
        days: u32,
        /// Which ones count.
        counts: Counts,
        /// The channels that are counted together; all when there are none.
        channels: Vec<Channel>,
    },
    /// Somebody answered so many days ago at most.
    Rest {
        /// How many days of rest follow.
        days: u32,
        /// When they answered.
        answered_at: NaiveDateTime,
    },
    /// The client was reached by another channel.
    OneChannel {
        /// The one that may be used.
        channel: Channel,
        /// Within how many days.
        days: u32,
    },
    /// Never by this channel.
    Never,
    /// The client allowed other channels only.
    ChannelNotAllowed(Vec<Channel>),
    /// Not with somebody of this role.
    NotWith(String),
    /// The person asked to be left alone.
    DoNotContact {
        /// Their name.
        name: String,
        /// Why.
        reason: String,
    },
}

impl BrokenRule {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Hours(_) => "hours",
            Self::Holiday(..) => "holiday",
            Self::Most { .. } => "most_contacts",
            Self::Rest { .. } => "rest",
            Self::OneChannel { .. } => "one_channel",
            Self::Never => "never",
            Self::ChannelNotAllowed(_) => "channel_not_allowed",
            Self::NotWith(_) => "not_with",
            Self::DoNotContact { .. } => "do_not_contact",
        }
    }
}

/// A rule that stands in the way, until when, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The rule.
    pub rule: BrokenRule,
    /// The first moment, within allowed hours, at which it no longer stands in the way; nothing when time does not help.
    pub until: Option<NaiveDateTime>,
    /// Where it comes from.
    pub source: Source,
}

/// Whether a contact is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Whose rules were looked at.
    pub country: String,
    /// From what it is known that they hold.
    pub country_from: CountryFrom,
    /// What kind of client it is, and from what that is known; treated as a consumer when it is not.
    pub kind: Option<(ClientKind, KindSource)>,
    /// The channel that was asked about.
    pub channel: Channel,
    /// The moment that was asked about.
    pub at: NaiveDateTime,
    /// What stands in the way; nothing when the contact is allowed.
    pub broken: Vec<Broken>,
    /// The first moment at which nothing stands in the way any more; nothing when it is allowed, or time does not help.
    pub until: Option<NaiveDateTime>,
    /// Whether only channels that the client allowed may be used, and none was stated.
    pub channels_unknown: bool,
}

impl Limits {
    /// Whether nothing stands in the way.
    pub fn allowed(&self) -> bool {
        self.broken.is_empty()
    }

    /// The rules on hours and holidays that stand in the way: they hold for an agreed hour too.
    pub fn out_of_hours(&self) -> impl Iterator<Item = &Broken> {
        let on_time =
            |rule: &BrokenRule| matches!(rule, BrokenRule::Hours(_) | BrokenRule::Holiday(..));
        self.broken.iter().filter(move |it| on_time(&it.rule))
    }
}

/// A contact that somebody thinks of, and all that decides on it.
#[derive(Debug, Clone, Copy)]
pub struct Intent<'a> {
    /// The rules of the client's country.
    pub rules: &'a CountryRules,
    /// The holidays that count.
    pub calendar: Calendar<'a>,
    /// What kind of client it is, where that is known.
    pub kind: Option<ClientKind>,
    /// By which channel.
    pub channel: Channel,
    /// With whom, where that is known.
    pub person: Option<&'a Person>,
    /// What took place before, by time.
    pub contacts: &'a [Recorded<Contact>],
    /// The only channels that the client allowed; any when there are none.
    pub allowed_channels: &'a [Channel],
    /// The hour at which the client asked to be called back.
    pub call_back_at: Option<NaiveDateTime>,
}

/// Something to be looked at: a rule of the country, or what the client said.
#[derive(Debug, Clone, Copy)]
enum Check<'a> {
    Rule(&'a LimitRule),
    ClientsChannels,
    Closed(&'a Person),
}

impl<'a> Check<'a> {
    fn is_about_time(self) -> bool {
        matches!(
            self,
            Self::Rule(LimitRule {
                limit: Limit::Hours(_) | Limit::Holidays,
                ..
            })
        )
    }

    /// Whether waiting helps.
    fn passes(self) -> bool {
        match self {
            Self::Rule(rule) => !matches!(
                rule.limit,
                Limit::Never | Limit::AllowedChannels | Limit::NotWith(_)
            ),
            Self::ClientsChannels | Self::Closed(_) => false,
        }
    }

    fn source(self) -> Source {
        match self {
            Self::Rule(rule) => rule.source.clone(),
            Self::ClientsChannels | Self::Closed(_) => Source::Client,
        }
    }
}

impl<'a> Intent<'a> {
    /// What stands in the way at a moment, each with the first moment at which it no longer does.
    pub fn broken(&self, at: NaiveDateTime) -> Vec<Broken> {
        let checks = self.checks();
        let found = checks.iter().filter_map(|check| {
            let rule = self.breaks(*check, at)?;
            let with_hours = checks
                .iter()
                .filter(|other| other.is_about_time())
                .chain([check]);
            Some(Broken {
                rule,
                until: self.first_allowed(at, &with_hours.copied().collect::<Vec<_>>()),
                source: check.source(),
            })
        });
        found.collect()
    }

    /// The first moment from this one on at which nothing stands in the way; nothing when time does not help.
    pub fn until(&self, from: NaiveDateTime) -> Option<NaiveDateTime> {
        self.first_allowed(from, &self.checks())
    }

    fn checks(&self) -> Vec<Check<'a>> {
        let rules = self.rules.for_kind(self.kind);
        let rules = rules.filter(|rule| rule.covers(self.channel));
        let stated = !self.allowed_channels.is_empty();
        let by_law = |rule: &LimitRule| rule.limit == Limit::AllowedChannels;
        let mut checks: Vec<Check<'a>> = rules.map(Check::Rule).collect();
        let any_law = checks
            .iter()
            .any(|check| matches!(check, Check::Rule(rule) if by_law(rule)));
        // Where no law says so, what the client asked for counts all the same.
        if stated && !any_law {
            checks.push(Check::ClientsChannels);
        }
        checks.extend(self.person.map(Check::Closed));
        checks
    }

    fn breaks(&self, check: Check<'_>, at: NaiveDateTime) -> Option<BrokenRule> {
        match check {
            Check::Rule(rule) => self.breaks_rule(rule, at),
            Check::ClientsChannels => self.closed_channel(),
            Check::Closed(person) => {
                let reason = person.closed(self.channel)?.to_owned();
                let name = person.stated.name.clone();
                Some(BrokenRule::DoNotContact { name, reason })
            }
        }
    }

    fn closed_channel(&self) -> Option<BrokenRule> {
        let allowed = self.allowed_channels;
        let closed = !allowed.is_empty() && !allowed.contains(&self.channel);
        closed.then(|| BrokenRule::ChannelNotAllowed(allowed.to_vec()))
    }

    fn breaks_rule(&self, rule: &LimitRule, at: NaiveDateTime) -> Option<BrokenRule> {
        match &rule.limit {
            Limit::Hours(hours) => (!hours.contain(at)).then(|| BrokenRule::Hours(hours.clone())),
            Limit::Holidays => {
                let holiday = self.calendar.holiday(at.date())?;
                Some(BrokenRule::Holiday(at.date(), holiday.clone()))
            }
            Limit::Never => Some(BrokenRule::Never),
            Limit::AllowedChannels => self.closed_channel(),
            Limit::NotWith(words) => self.not_with(words),
            Limit::NoAskingWhy => None,
            _ if self.is_awaited(at) => None,
            Limit::Most {
                contacts,
                days,
                counts,
                each_channel,
            } => {
                let counted = self.within(*days, at).filter(|it| {
                    let channel = it.what.channel;
                    let same = !each_channel || channel == self.channel;
                    same && rule.covers(channel) && counts.includes(it.what.outcome)
                });
                let full = counted.count() >= usize::try_from(*contacts).unwrap_or(usize::MAX);
                full.then(|| BrokenRule::Most {
                    contacts: *contacts,
                    days: *days,
                    counts: *counts,
                    channels: match each_channel {
                        true => vec![self.channel],
                        false => rule.channels.clone(),
                    },
                })
            }
            Limit::Rest { days } => {
                let mut answered = self
                    .within(*days, at)
                    .filter(|it| rule.covers(it.what.channel) && it.what.outcome.answered());
                let last = answered.next_back()?;
                Some(BrokenRule::Rest {
                    days: *days,
                    answered_at: last.at,
                })
            }
            Limit::OneChannel { days } => {
                let mut reached = self
                    .within(*days, at)
                    .filter(|it| Counts::Reached.includes(it.what.outcome));
                let channel = reached.next()?.what.channel;
                (channel != self.channel).then_some(BrokenRule::OneChannel {
                    channel,
                    days: *days,
                })
            }
        }
    }

    fn not_with(&self, words: &[String]) -> Option<BrokenRule> {
        let role = self.person?.stated.role.as_deref()?;
        let folded = fold(role);
        let named = words.iter().any(|word| folded.contains(&fold(word)));
        named.then(|| BrokenRule::NotWith(role.to_owned()))
    }

    /// Whether the client asked to be called at this hour, or before it and was not called since.
    fn is_awaited(&self, at: NaiveDateTime) -> bool {
        self.channel == Channel::Call && self.call_back_at.is_some_and(|hour| hour <= at)
    }

    /// The house's own contacts of the last days up to a moment, its day being the last of them.
    fn within(
        &self,
        days: u32,
        at: NaiveDateTime,
    ) -> impl DoubleEndedIterator<Item = &'a Recorded<Contact>> {
        let before = Days::new(u64::from(days.saturating_sub(1)));
        let first = at.date().checked_sub_days(before).unwrap_or(NaiveDate::MIN);
        let contacts = self.contacts.iter();
        contacts.filter(move |it| {
            it.what.direction == Direction::Out && it.at <= at && it.at.date() >= first
        })
    }

    /// Things change only at midnight, when hours begin, and when the client awaits a call; so those moments are tried.
    fn first_allowed(&self, from: NaiveDateTime, checks: &[Check<'_>]) -> Option<NaiveDateTime> {
        let blocked = |at| checks.iter().any(|check| self.breaks(*check, at).is_some());
        let stays = |check: &Check<'_>| !check.passes() && self.breaks(*check, from).is_some();
        if checks.iter().any(stays) {
            return None;
        }
        let days =
            (0..=LOOKED_AHEAD).map_while(|ahead| from.date().checked_add_days(Days::new(ahead)));
        let mut moments = days.flat_map(|day| self.moments_of(day, checks));
        moments.find(|at| *at > from && !blocked(*at))
    }

    fn moments_of(&self, day: NaiveDate, checks: &[Check<'_>]) -> Vec<NaiveDateTime> {
        let weekday = chrono::Datelike::weekday(&day);
        let begins = checks.iter().flat_map(|check| match check {
            Check::Rule(LimitRule {
                limit: Limit::Hours(hours),
                ..
            }) => hours.on(weekday),
            _ => &[],
        });
        let hour =
            |minute: u16| NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0);
        let begins = begins.filter_map(|window| Some(day.and_time(hour(window.from)?)));
        let mut moments: Vec<NaiveDateTime> = begins.collect();
        moments.push(start_of(day));
        moments.extend(self.call_back_at.filter(|at| at.date() == day));
        moments.sort_unstable();
        moments
    }
}

impl ContactRules {
    /// Whether a contact with a client is allowed at a moment.
    pub fn limits(
        &self,
        account: &Account,
        channel: Channel,
        direction: Direction,
        person: Option<&Person>,
        at: NaiveDateTime,
    ) -> Limits {
        let (rules, country_from) = self.of_known(account);
        let kind = client_kind(account);
        let allowed_channels = account.profile.allowed_channels();
        let closed = match person {
            Some(_) => None,
            None => account.closed_for(channel, at.time()),
        };
        let intent = Intent {
            rules,
            calendar: self.calendar(&rules.country),
            kind: kind.map(|(kind, _)| kind),
            channel,
            person: person.or(closed.as_ref()),
            contacts: &account.contacts,
            allowed_channels,
            call_back_at: account.agreed_call_back(),
        };
        let outgoing = direction == Direction::Out;
        let broken = match outgoing {
            true => intent.broken(at),
            false => Vec::new(),
        };
        let by_law = |rule: &LimitRule| rule.limit == Limit::AllowedChannels;
        let asks_for_channels = rules.for_kind(intent.kind).any(by_law);
        Limits {
            country: rules.country.clone(),
            country_from,
            kind,
            channel,
            at,
            until: match broken.is_empty() {
                true => None,
                false => intent.until(at),
            },
            channels_unknown: outgoing && asks_for_channels && allowed_channels.is_empty(),
            broken,
        }
    }
}
