//! Attention: which band a debtor is in, and what is to be done next and when. The table "Rules of standing" as code.

mod review;
mod steps;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::domain::account::{Account, Collectable, Invoice, Promise, PromiseStatus};
use crate::domain::fact::Direction;
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::standing::{Band, NextStep, PromiseBrief, Rule, days_after, start_of};

/// The band, why, and the one next step with its date.
pub(super) struct Verdict {
    pub band: Band,
    pub because: Rule,
    pub step: Option<NextStep>,
    pub at: Option<NaiveDateTime>,
    pub promise: Option<PromiseBrief>,
    /// What is to be known before that: that the client was tried today, that an agreed hour has come.
    pub before: Vec<Rule>,
}

/// Something that will ask, or asks, for attention at a time.
struct Due {
    at: NaiveDateTime,
    step: NextStep,
    rule: Rule,
}

/// Looks at an account and collects, on the way, the moments at which the answer may change.
pub(super) struct Attention<'a> {
    account: &'a Account,
    collectables: &'a [Collectable],
    moment: NaiveDateTime,
    today: NaiveDate,
    policy: &'a Policy,
    next_change: Option<NaiveDateTime>,
    /// What will ask for attention later.
    later: Vec<Due>,
}

impl<'a> Attention<'a> {
    pub fn new(
        account: &'a Account,
        collectables: &'a [Collectable],
        moment: NaiveDateTime,
        policy: &'a Policy,
    ) -> Self {
        Self {
            account,
            collectables,
            moment,
            today: moment.date(),
            policy,
            next_change: account.next_fact_at,
            later: Vec::new(),
        }
    }

    /// Notes a moment at which something may change; moments that have passed don't count.
    pub fn changes(&mut self, at: Option<NaiveDateTime>) {
        if let Some(at) = at.filter(|at| *at > self.moment) {
            self.next_change = Some(self.next_change.map_or(at, |earlier| earlier.min(at)));
        }
    }

    /// The earliest moment noted.
    pub fn next_change(&self) -> Option<NaiveDateTime> {
        self.next_change
    }

    /// Goes through the table; the first band that matches wins. Every row is looked at, because each notes when it
    /// will match.
    pub fn decide(&mut self) -> Verdict {
        self.note_due_dates();
        let rows = [
            (Band::BrokenPromise, self.broken_promise()),
            (Band::CallBack, self.call_back()),
            (Band::PromiseDue, self.promise_due()),
            (Band::Review, self.review()),
            (Band::StepDue, self.step_due()),
        ];
        if !self.anything_owed() {
            let because = self.written_off().unwrap_or(Rule::NothingOpen);
            return verdict(Band::Settled, because, None, None);
        }
        let hour_came = rows[1].1.as_ref().map(|due| due.rule.clone());
        for (band, due) in rows {
            if let Some(due) = due {
                let tried = self.tried_today(due.at);
                let mut found = verdict(band, due.rule, Some(due.step), Some(due.at));
                found.before.extend(tried);
                if band == Band::BrokenPromise {
                    found.before.extend(hour_came);
                    found.promise = self.unfollowed().last().map(brief);
                }
                return found;
            }
        }
        if self
            .collectables
            .iter()
            .any(|it| it.overdue > Decimal::ZERO)
        {
            self.waiting()
        } else {
            self.not_due()
        }
    }

    fn anything_owed(&self) -> bool {
        let mut parts = self.account.invoices.iter().flat_map(|it| &it.parts);
        parts.any(|part| part.balance > Decimal::ZERO)
    }

    /// What was given up, if that closed the account and no payment did since.
    fn written_off(&self) -> Option<Rule> {
        let account = self.account;
        let last = account.write_offs.iter().max_by_key(|it| it.at)?;
        let currency = account.invoice(&last.what.invoice)?.total.currency;
        let of_currency = |it: &&Invoice| it.total.currency == currency;
        let given_up = account.invoices.iter().filter(of_currency);
        let amount: Decimal = given_up.map(|it| it.written_off).sum();
        let paid_since = account.payments.iter().any(|it| it.at > last.at);
        let counts = amount > Decimal::ZERO && !paid_since;
        let money = Money::new(amount, currency);
        counts.then_some(Rule::WrittenOff { money })
    }

    fn note_due_dates(&mut self) {
        let today = self.today;
        let next = self
            .account
            .invoices
            .iter()
            .flat_map(|invoice| &invoice.parts)
            .filter(|part| part.balance > Decimal::ZERO && part.due_on >= today)
            .map(|part| part.due_on)
            .min();
        self.changes(next.map(|day| start_of(days_after(day, 1))));
    }

    /// A promise that was not kept, of which something is still missing, and that nobody talked about since.
    fn unfollowed(&self) -> impl Iterator<Item = &'a Promise> {
        let account = self.account;
        account.promises.iter().filter(move |promise| {
            let broke_at = start_of(promise.breaks_on());
            let followed_up = account.contacts.iter().any(|contact| {
                contact.at >= broke_at
                    && contact.what.direction == Direction::Out
                    && contact.what.outcome.answered()
            });
            let promised_anew = account
                .promises
                .iter()
                .any(|newer| newer.made_at >= broke_at && newer.status != PromiseStatus::Cancelled);
            promise.is_failed() && promise.missing > Decimal::ZERO && !followed_up && !promised_anew
        })
    }

    fn broken_promise(&mut self) -> Option<Due> {
        let promise = self.unfollowed().last()?;
        let currency = promise.money.currency;
        let mut plans = self.account.plans.iter();
        let broken_plan = plans.find(|plan| promise.of_plan && plan.number == promise.number);
        let rule = match broken_plan.and_then(|plan| Some((plan.broke_on?, plan.missing))) {
            Some((broke_on, missing)) => Rule::PlanBroken {
                broke_on,
                money: Money::new(missing, currency),
            },
            None => Rule::PromiseBroken {
                broke_on: promise.breaks_on(),
                money: Money::new(promise.missing, currency),
            },
        };
        let at = start_of(promise.breaks_on());
        let step = match self.account.collected_by() {
            Some(_) => NextStep::FollowHandOver,
            None if self.lacks_number_since(at) => NextStep::FindNumber,
            None => NextStep::FollowUpPromise,
        };
        Some(Due { at, step, rule })
    }

    fn call_back(&mut self) -> Option<Due> {
        let at = self.account.agreed_call_back()?;
        self.now_or_later(Due {
            at,
            step: NextStep::CallBack,
            rule: Rule::CallBackAgreed { at },
        })
    }

    fn promise_due(&mut self) -> Option<Due> {
        let mut due_now = None;
        for promise in self.account.live_promises() {
            self.changes(Some(start_of(promise.breaks_on())));
            if promise.missing.is_zero() {
                continue;
            }
            let (due_on, money) = (promise.due_on, promise.money);
            let due = start_of(due_on);
            let check_in = promise.check_in_on.map(start_of).filter(|at| *at < due);
            if let Some(at) = check_in.filter(|at| !self.attended_since(*at)) {
                let rule = Rule::CheckIn { due_on, money };
                let step = NextStep::CheckIn;
                due_now = due_now.or(self.now_or_later(Due { at, step, rule }));
            }
            // Somebody who was asked about it in its grace days is left alone until it breaks.
            let attended = self.attended_since(due);
            let due = if attended {
                start_of(promise.breaks_on())
            } else {
                due
            };
            let rule = Rule::PromiseLive { due_on, money };
            let step = NextStep::ConfirmPromise;
            due_now = due_now.or(self.now_or_later(Due {
                at: due,
                step,
                rule,
            }));
        }
        due_now
    }

    /// Somebody who was tried today about what asks for attention since a time, and did not answer, gives way to the others
    /// until tomorrow.
    fn tried_today(&mut self, due_at: NaiveDateTime) -> Option<Rule> {
        let contact = self.account.contacts.last()?;
        let outcome = contact.what.outcome;
        let tried = contact.what.direction == Direction::Out && !outcome.answered();
        if !tried || contact.at < due_at || contact.at.date() != self.today {
            return None;
        }
        self.changes(Some(start_of(days_after(self.today, 1))));
        Some(Rule::TriedToday {
            at: contact.at,
            outcome,
        })
    }

    fn waiting(&mut self) -> Verdict {
        match self.first_later() {
            Some(due) => verdict(Band::Waiting, due.rule, Some(due.step), Some(due.at)),
            None => {
                // Nothing but free credit covers it, so the date is today, every day anew.
                self.changes(Some(start_of(days_after(self.today, 1))));
                let step = Some(NextStep::AllocateCredit);
                let at = Some(start_of(self.today));
                verdict(Band::Waiting, Rule::CoveredByCredit, step, at)
            }
        }
    }

    fn not_due(&mut self) -> Verdict {
        let parts = self.account.invoices.iter().flat_map(|it| &it.parts);
        let open = parts.filter(|part| part.balance > Decimal::ZERO);
        let due_on = open.map(|part| part.due_on).min();
        let (step, at) = match due_on.and_then(|due_on| self.before_due(due_on)) {
            Some(due) => (due.step, Some(due.at)),
            None => (NextStep::AwaitDueDate, due_on.map(start_of)),
        };
        let rule = due_on.map_or(Rule::NothingOpen, |due_on| Rule::NotDueYet { due_on });
        let earlier = self
            .first_later()
            .filter(|due| at.is_none_or(|at| due.at < at));
        match earlier {
            Some(due) => verdict(Band::NotDue, rule, Some(due.step), Some(due.at)),
            None => verdict(Band::NotDue, rule, Some(step), at),
        }
    }

    /// Gives back what asks for attention now; what will ask later is noted.
    fn now_or_later(&mut self, due: Due) -> Option<Due> {
        if due.at <= self.moment {
            return Some(due);
        }
        self.changes(Some(due.at));
        self.later.push(due);
        None
    }

    fn first_later(&mut self) -> Option<Due> {
        let first = (0..self.later.len()).min_by_key(|at| self.later[*at].at)?;
        Some(self.later.swap_remove(first))
    }

    fn contacted_since(&self, at: NaiveDateTime) -> bool {
        self.account
            .contacts
            .last()
            .is_some_and(|contact| contact.at >= at)
    }

    fn attended_since(&self, at: NaiveDateTime) -> bool {
        self.contacted_since(at)
            || self
                .account
                .payments
                .iter()
                .any(|payment| payment.at >= at && payment.what.amount > Decimal::ZERO)
    }
}

fn verdict(
    band: Band,
    because: Rule,
    step: Option<NextStep>,
    at: Option<NaiveDateTime>,
) -> Verdict {
    Verdict {
        band,
        because,
        step,
        at,
        promise: None,
        before: Vec::new(),
    }
}

fn brief(promise: &Promise) -> PromiseBrief {
    PromiseBrief {
        money: promise.money,
        due_on: promise.due_on,
        status: promise.status,
    }
}
