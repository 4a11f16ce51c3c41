//! Why an order is refused, in words for people.

use chrono::NaiveDate;

use super::{Place, Texts};
use crate::domain::order::{Exception, Refusal, UnfitSchedule};
use crate::domain::typed_date::{DateProblem, MomentProblem};

impl Texts {
    /// Why an order makes no sense as things stand, and what would.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let invoice = |id: &str, number: &String| self.with(id, &[("number", number.into())]);
        let date = |id: &str, day| self.with(id, &[("date", self.day_in_full(day).into())]);
        match refusal {
            Refusal::NotPositive => self.get("error-not-positive"),
            Refusal::TooPrecise(currency) => self.too_precise(*currency),
            Refusal::MoreThan(money) => {
                self.with("refused-more-than", &[("money", self.money(*money).into())])
            }
            Refusal::SharesTooLarge(money) => {
                self.with("refused-shares", &[("money", self.money(*money).into())])
            }
            Refusal::NoInvoice(number) => invoice("cli-no-invoice", number),
            Refusal::NothingOpenOf(number) => invoice("refused-nothing-open-of", number),
            Refusal::SeveralCurrencies => self.get("refused-several-currencies"),
            Refusal::NothingOpen => self.get("refused-nothing-open"),
            Refusal::NoLivePromise => self.get("why-no-live-promise"),
            Refusal::NoCredit => self.get("refused-no-credit"),
            Refusal::DayToCome(day) => date("refused-day-to-come", *day),
            Refusal::DayHasPassed(day) => date("error-day-passed", *day),
            Refusal::NoReason => self.get("refused-no-reason"),
            Refusal::NothingOverdue => self.get("refused-nothing-overdue"),
            Refusal::NotCredited => self.get("refused-not-credited"),
            Refusal::MoreThanContested(money) => {
                let places = [("money", self.money(*money).into())];
                self.with("refused-more-than-contested", &places)
            }
            Refusal::NoSuchEntry(number) => {
                self.with("refused-no-such-entry", &[("number", (*number).into())])
            }
            Refusal::HourHasPassed(hour) => {
                let when = format!("{} {}", self.day_in_full(hour.date()), hour.format("%H:%M"));
                self.with("refused-hour-passed", &[("when", when.into())])
            }
            Refusal::NoSuchStep(id) => self.with("refused-no-step", &[("id", id.into())]),
            Refusal::NoStep => self.get("refused-no-next-step"),
            Refusal::NothingSaid => self.get("refused-nothing-said"),
            Refusal::BeyondLimits(limits) => self.beyond_limits(limits),
            Refusal::ContestedAlready(number) => invoice("refused-contested-already", number),
            Refusal::NeedsReason(exception) => self.exception(*exception),
            Refusal::NothingToCollect => self.get("error-nothing-to-collect"),
            Refusal::MoreThanOpen(money) => self.with(
                "error-more-than-open",
                &[("money", self.money(*money).into())],
            ),
            Refusal::NoCharge(number) => invoice("error-no-charge", number),
            Refusal::NoInterest(why) => self.no_interest(*why, &self.get("cli-value-DEBTOR")),
            Refusal::NothingToClaim => self.get("error-nothing-to-claim"),
            Refusal::NotTooHigh(number) => invoice("refused-not-too-high", number),
            Refusal::OutOfBounds => self.get("refused-out-of-bounds"),
            Refusal::NothingChanged => self.get("refused-nothing-changed"),
            Refusal::Schedule(problem) => self.get(match problem {
                UnfitSchedule::NotPositive => "error-not-positive",
                UnfitSchedule::MoreThanAll => "refused-schedule-more-than-all",
                UnfitSchedule::Count => "refused-schedule-count",
                UnfitSchedule::TooFine => "refused-schedule-too-fine",
                UnfitSchedule::Day => "refused-schedule-day",
            }),
        }
    }

    /// What is wrong with a typed date.
    pub fn date_problem(&self, problem: &DateProblem) -> String {
        let date = |id: &str, day| self.with(id, &[("date", self.day_in_full(day).into())]);
        match problem {
            DateProblem::Empty => self.get("typed-date-empty"),
            DateProblem::Unknown(_) => self.get("typed-date-unknown"),
            DateProblem::Unclear => self.get("typed-date-unclear"),
            DateProblem::NoDay => self.get("typed-date-no_day"),
            DateProblem::NoSuchDay => self.get("typed-date-no_such_day"),
            DateProblem::OtherWeekday(day) => date("typed-date-other_weekday", *day),
            DateProblem::Past(day) => date("typed-date-past", *day),
            DateProblem::YearUnsaid(day) => date("typed-date-year_unsaid", *day),
            DateProblem::TooFar => self.get("typed-date-too_far"),
        }
    }

    /// What is wrong with a typed day and hour.
    pub fn moment_problem(&self, problem: &MomentProblem, today: NaiveDate) -> String {
        match problem {
            MomentProblem::Date(DateProblem::Empty) => self.get("typed-moment-empty"),
            MomentProblem::Date(DateProblem::Unknown(_)) => self.get("typed-moment-unknown"),
            MomentProblem::Date(problem) => self.date_problem(problem),
            MomentProblem::NoSuchHour => self.get("typed-moment-no-such-hour"),
            MomentProblem::Passed(at) => {
                let place = Place::from(self.moment_in_full(*at, today));
                self.with("typed-moment-passed", &[("when", place)])
            }
        }
    }

    /// What the policy does not allow without a reason.
    pub fn exception(&self, exception: Exception) -> String {
        let count = |id: &str, count: u32| self.with(id, &[("count", count.into())]);
        let money = |id: &str, money| self.with(id, &[("money", self.money(money).into())]);
        match exception {
            Exception::TooFarAhead(days) => count("refused-too-far-ahead", days),
            Exception::TooLittle(least) => money("refused-too-little", least),
            Exception::TooManyInstalments(most) => count("refused-plan-instalments", most),
            Exception::TooManyMonths(most) => count("refused-plan-months", most),
            Exception::FirstTooLate(days) => count("refused-plan-first", days),
            Exception::InstalmentTooSmall(least) => money("refused-plan-least", least),
        }
    }
}
