//! Where a debtor stands, in words.

use chrono::NaiveDate;

use super::{Place, Texts};
use crate::domain::account::PromiseStatus;
use crate::domain::debtor::DebtorType;
use crate::domain::money::Money;
use crate::domain::standing::{Band, NextStep, Reason, Rule, Standing};

impl Texts {
    /// A type.
    pub fn debtor_type(&self, debtor_type: DebtorType) -> String {
        self.get(&format!("type-{}", debtor_type.id()))
    }

    /// A type in few letters.
    pub fn debtor_type_short(&self, debtor_type: DebtorType) -> String {
        self.get(&format!("type-short-{}", debtor_type.id()))
    }

    /// A band.
    pub fn band(&self, band: Band) -> String {
        self.get(&format!("band-{}", band.id()))
    }

    /// What became of a promise.
    pub fn promise_status(&self, status: PromiseStatus) -> String {
        self.get(&format!("status-{}", status.id()))
    }

    /// A step; one of a protocol as the file of that type calls it.
    pub fn step(&self, step: &NextStep, of: DebtorType) -> String {
        match step {
            NextStep::Protocol(id) => {
                let own = self.step_titles.get(&(of, id.clone()));
                // The type may have changed since a step was taken.
                let titles = self.step_titles.iter();
                let any = || titles.clone().find(|((_, it), _)| it == id);
                let title = own.or_else(|| any().map(|(_, title)| title));
                title.map_or_else(|| id.to_string(), String::clone)
            }
            step => self.get(&format!("step-{}", step.id())),
        }
    }

    /// A reason, as of a day.
    pub fn reason(&self, reason: &Reason, today: NaiveDate) -> String {
        self.rule(&reason.rule, today)
    }

    /// The strongest reason: the one of the band or, where the band says little, the one with most points.
    pub fn strongest_reason(&self, standing: &Standing, today: NaiveDate) -> String {
        let mut reasons = standing.reasons.iter();
        let reason = match standing.band {
            Band::StepDue if !standing.is_tried_today() => {
                // The amount has a column of its own.
                let told = |it: &&Reason| !matches!(it.rule, Rule::Amount { .. }) && it.points > 0;
                reasons.clone().find(told).or_else(|| reasons.next())
            }
            _ => reasons.next(),
        };
        let Some(reason) = reason else {
            return String::new();
        };
        let told = self.reason(reason, today);
        // An agreed hour says when to call, and what speaks for the band why.
        match (&reason.rule, reasons.next()) {
            (Rule::CallBackAgreed { .. }, Some(why)) if standing.band == Band::BrokenPromise => {
                format!("{told} · {}", self.reason(why, today))
            }
            _ => told,
        }
    }

    fn rule(&self, rule: &Rule, today: NaiveDate) -> String {
        let id = format!("reason-{}", rule.id());
        let money = |money: &Money| Place::from(self.money(*money));
        let ago = |day: NaiveDate| Place::from(self.ago(day, today));
        let when = |day: NaiveDate| Place::from(self.when(day, today));
        let date = |day: NaiveDate| Place::from(self.day(day, today));
        let days = |since: NaiveDate| Place::from((today - since).num_days());
        match rule {
            Rule::PromiseBroken {
                broke_on,
                money: it,
            }
            | Rule::PlanBroken {
                broke_on,
                money: it,
            } => self.with(&id, &[("ago", ago(*broke_on)), ("money", money(it))]),
            Rule::CallBackAgreed { at } => {
                let hour = at.format("%H:%M");
                let when = Place::from(format!("{} {hour}", self.when(at.date(), today)));
                self.with(&id, &[("when", when)])
            }
            Rule::PromiseLive { due_on, money: it } => {
                self.with(&id, &[("when", when(*due_on)), ("money", money(it))])
            }
            Rule::CheckIn { due_on, money: it } => {
                self.with(&id, &[("date", date(*due_on)), ("money", money(it))])
            }
            Rule::DisputeOpen {
                review_on,
                money: it,
            } => {
                let places = [("when", when(*review_on)), ("money", money(it))];
                self.with(&now_or_then(&id, *review_on, today), &places)
            }
            Rule::Hold { until } | Rule::Snooze { until } => {
                let places = [("date", date(*until)), ("ago", ago(*until))];
                self.with(&now_or_then(&id, *until, today), &places)
            }
            Rule::Prescribes {
                on,
                money: it,
                count,
            }
            | Rule::Prescribed {
                on,
                money: it,
                count,
            } => {
                let places = [
                    ("date", date(*on)),
                    ("money", money(it)),
                    ("count", Place::from(*count)),
                ];
                self.with(&id, &places)
            }
            Rule::StepLater { on } | Rule::HandedOver { review_on: on } => {
                self.with(&id, &[("date", date(*on))])
            }
            Rule::Resting { until } => self.with(&id, &[("date", date(*until))]),
            Rule::CoveredByCredit | Rule::NothingOpen => self.get(&id),
            Rule::NotDueYet { due_on } => self.with(&id, &[("when", when(*due_on))]),
            Rule::Amount { money: it } | Rule::WrittenOff { money: it } => {
                self.with(&id, &[("money", money(it))])
            }
            Rule::Age { due_on } => self.with(&id, &[("count", days(*due_on))]),
            Rule::BrokenPromises { count } => self.with(&id, &[("count", Place::from(*count))]),
            Rule::DebtorType { debtor_type } => self.with(
                &id,
                &[("type", Place::from(self.debtor_type(*debtor_type)))],
            ),
            Rule::Silence {
                since,
                ever_spoken: true,
            } => self.with(&id, &[("count", days(*since))]),
            Rule::Silence { .. } => self.get("reason-silence-never"),
            Rule::TriedToday { at, outcome } => {
                let hour = Place::from(at.format("%H:%M").to_string());
                let outcome = self.get(&format!("tried-{}", outcome.id()));
                self.with(&id, &[("hour", hour), ("outcome", outcome.into())])
            }
        }
    }
}

/// The text for a date that has come is another one than for a date to come.
fn now_or_then(id: &str, day: NaiveDate, today: NaiveDate) -> String {
    if day <= today {
        format!("{id}-due")
    } else {
        id.to_owned()
    }
}
