//! Limits on contacting clients, in words.

use chrono::{NaiveDate, NaiveDateTime, Weekday};

use super::{Place, Texts};
use crate::domain::contact::Channel;
use crate::domain::limits::{
    BeforeContact, Broken, BrokenRule, DEFAULT_COUNTRY, Limits, Source, WeekHours, Window,
};

impl Texts {
    /// A country that there are rules for, by its code; the code where it has no name here.
    pub fn limits_country(&self, code: &str) -> String {
        let id = format!("country-{code}");
        match self.has(&id) {
            true if code == DEFAULT_COUNTRY => self.get(&id),
            true => format!("{} ({code})", self.get(&id)),
            false => code.to_uppercase(),
        }
    }

    /// Several channels: `llamada, visita`.
    pub fn channels(&self, channels: &[Channel]) -> String {
        let channels: Vec<String> = channels.iter().map(|it| self.channel(*it)).collect();
        channels.join(", ")
    }

    /// The hours of a week: `lun–vie 07:00–19:00, sáb 08:00–15:00`.
    pub fn week_hours(&self, hours: &WeekHours) -> String {
        let mut parts: Vec<(Weekday, Weekday, &[Window])> = Vec::new();
        let mut weekday = Weekday::Mon;
        for _ in 0..7 {
            let windows = hours.on(weekday);
            match parts.last_mut() {
                Some((_, last, same)) if *same == windows && last.succ() == weekday => {
                    *last = weekday;
                }
                _ if windows.is_empty() => {}
                _ => parts.push((weekday, weekday, windows)),
            }
            weekday = weekday.succ();
        }
        let parts = parts.iter().map(|(first, last, windows)| {
            let days = match first == last {
                true => self.weekday(*first),
                false => format!("{}–{}", self.weekday(*first), self.weekday(*last)),
            };
            let windows: Vec<String> = windows
                .iter()
                .map(|it| format!("{}–{}", hour(it.from), hour(it.to)))
                .collect();
            format!("{days} {}", windows.join(" "))
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    fn weekday(&self, weekday: Weekday) -> String {
        let any = NaiveDate::from_isoywd_opt(2026, 1, weekday).unwrap_or_default();
        self.format_day(any, "%a")
    }

    /// A rule that stands in the way.
    pub fn limit_rule(&self, limits: &Limits, rule: &BrokenRule) -> String {
        let today = limits.at.date();
        let with = |id: &str, name: &'static str, text: String| {
            self.with(id, &[(name, Place::from(text))])
        };
        match rule {
            BrokenRule::Hours(hours) => with("limit-hours", "hours", self.week_hours(hours)),
            BrokenRule::Holiday(_, holiday) => match holiday.name(self.tag()) {
                "" => self.get("limit-holiday-unnamed"),
                name => with("limit-holiday", "name", name.to_owned()),
            },
            BrokenRule::Most {
                contacts,
                days,
                counts,
                channels,
            } => {
                let id = format!("limit-most-{}", counts.id());
                let most = self.with(&id, &[("count", Place::from(*contacts))]);
                let period = self.with("limit-period", &[("count", Place::from(*days))]);
                let by = match channels.is_empty() {
                    true => String::new(),
                    false => format!(" ({})", self.channels(channels)),
                };
                format!("{most} {period}{by}")
            }
            BrokenRule::Rest { answered_at, .. } if answered_at.date() == today => {
                self.get("limit-rest-today")
            }
            BrokenRule::Rest { days, answered_at } => {
                let when = self.day(answered_at.date(), today);
                let places = [("count", Place::from(*days)), ("date", Place::from(when))];
                self.with("limit-rest", &places)
            }
            BrokenRule::OneChannel { channel, days } => {
                let channel = Place::from(self.channel(*channel));
                let period = [("count", Place::from(*days)), ("channel", channel)];
                self.with("limit-one-channel", &period)
            }
            BrokenRule::Never => with("limit-never", "channel", self.channel(limits.channel)),
            BrokenRule::ChannelNotAllowed(allowed) => with(
                "limit-channel-not-allowed",
                "channels",
                self.channels(allowed),
            ),
            BrokenRule::NotWith(role) => with("limit-not-with", "role", role.clone()),
            BrokenRule::DoNotContact { name, reason } => {
                let places = [("name", Place::from(name)), ("reason", Place::from(reason))];
                match name.is_empty() {
                    true => self.with("limit-do-not-contact-somebody", &places),
                    false => self.with("limit-do-not-contact", &places),
                }
            }
        }
    }

    /// Where a rule comes from.
    pub fn limit_source(&self, source: &Source) -> String {
        match source {
            Source::Law(law) => law.clone(),
            Source::Caution => self.get("limit-source-caution"),
            Source::Client => self.get("limit-source-client"),
        }
    }

    /// Until when a rule stands in the way.
    pub fn limit_until(&self, until: Option<NaiveDateTime>, today: NaiveDate) -> String {
        match until {
            Some(until) => {
                let when = Place::from(self.moment(until, today));
                self.with("limit-until", &[("when", when)])
            }
            None => self.get("limit-until-never"),
        }
    }

    /// A rule that stands in the way, until when and where it comes from.
    pub fn broken_limit(&self, limits: &Limits, broken: &Broken) -> String {
        let rule = self.limit_rule(limits, &broken.rule);
        let until = self.limit_until(broken.until, limits.at.date());
        format!("{rule} · {until} · {}", self.limit_source(&broken.source))
    }

    /// When nothing stands in the way any more.
    pub fn limits_end(&self, limits: &Limits) -> String {
        match limits.until {
            Some(until) => {
                let when = Place::from(self.moment(until, limits.at.date()));
                self.with("limits-allowed-from", &[("when", when)])
            }
            None => self.get("limits-never"),
        }
    }

    /// Why a contact is refused that goes beyond limits.
    pub(super) fn beyond_limits(&self, limits: &Limits) -> String {
        let rules = Place::from(self.broken_limits(limits));
        let end = Place::from(self.limits_end(limits));
        self.with("refused-beyond-limits", &[("rules", rules), ("end", end)])
    }

    /// That a contact that took place went beyond limits.
    pub fn went_beyond_limits(&self, limits: &Limits) -> String {
        let rules = Place::from(self.broken_limits(limits));
        self.with("warned-beyond-limits", &[("rules", rules)])
    }

    /// The rules that stand in the way, each with where it comes from.
    pub(super) fn broken_limits(&self, limits: &Limits) -> String {
        let broken = limits.broken.iter().map(|broken| {
            let rule = self.limit_rule(limits, &broken.rule);
            format!("{rule} ({})", self.limit_source(&broken.source))
        });
        broken.collect::<Vec<_>>().join("; ")
    }

    /// What else is to be thought of before a contact, besides the limits.
    pub fn before_contact_hints(&self, before: &BeforeContact) -> Vec<String> {
        let mut hints = Vec::new();
        if let Some(at) = before.stale_import {
            let ago = Place::from(self.ago(at.date(), before.limits.at.date()));
            hints.push(self.with("before-stale-import", &[("ago", ago)]));
        }
        if before.limits.channels_unknown {
            hints.push(self.get("before-channels-unknown"));
        }
        hints
    }
}

fn hour(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::limits::Counts;

    #[test]
    fn hours_are_told_by_runs_of_days() {
        let mut hours = WeekHours::default();
        for day in 0..5 {
            hours.0[day] = vec![
                Window { from: 420, to: 780 },
                Window {
                    from: 900,
                    to: 1140,
                },
            ];
        }
        hours.0[5] = vec![Window { from: 480, to: 900 }];
        let texts = Texts::for_language(Some("es"));
        let told = "lun–vie 07:00–13:00 15:00–19:00, sáb 08:00–15:00";
        assert_eq!(texts.week_hours(&hours), told);
        hours.0[2].clear();
        let told =
            "lun–mar 07:00–13:00 15:00–19:00, jue–vie 07:00–13:00 15:00–19:00, sáb 08:00–15:00";
        assert_eq!(texts.week_hours(&hours), told);
    }

    #[test]
    fn every_way_of_counting_has_its_text() {
        for language in crate::i18n::LANGUAGES {
            let texts = Texts::for_language(Some(language));
            for counts in [Counts::Attempts, Counts::Reached, Counts::Answered] {
                let id = format!("limit-most-{}", counts.id());
                let told = texts.with(&id, &[("count", Place::from(2_u32))]);
                assert!(told.contains('2'), "{told}");
            }
        }
    }
}
