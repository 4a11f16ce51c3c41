//! What was said: contacts, promises, disputes and pauses, each leading up to a debtor's situation.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::super::dice::Dice;
use super::super::{workday_from, workday_until};
use super::ledger::{Bill, Ledger, amount};
use super::{Life, Situation};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::{
    Channel, Contact, Direction, DisputeOpened, HoldPlaced, Instalment, Outcome, PlanAgreed,
    PromiseMade, Snoozed, TypeSet,
};
use crate::domain::standing::start_of;

/// How a debtor came to the situation: what was agreed, and for when, in days before today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub situation: Situation,
    /// When it was talked about; 0 when nothing was.
    said_ago: i64,
    /// The day that was agreed on; negative when it is still to come.
    agreed_ago: i64,
}

impl Course {
    /// Makes up the days that lead to a situation. People who talk on Saturdays or Sundays do so the Friday before, so
    /// each leaves two days to spare.
    pub fn new(situation: Situation, dice: &mut Dice) -> Self {
        let (said_ago, agreed_ago) = match situation {
            Situation::Settled | Situation::NotDue | Situation::Overdue => (0, 0),
            Situation::PromiseBroken => {
                let agreed = dice.between(3, 14);
                (agreed + dice.between(4, 10), agreed)
            }
            Situation::PromiseDueNow => {
                let agreed = dice.between(0, 1);
                (agreed + dice.between(4, 10), agreed)
            }
            Situation::Promised => (dice.between(1, 6), -dice.between(1, 14)),
            Situation::CallBackNow => (dice.between(4, 7), 1),
            Situation::CallBackLater => (dice.between(1, 2), -dice.between(1, 3)),
            Situation::ToReview => (dice.between(10, 40), dice.between(0, 5)),
            Situation::Disputed => (dice.between(1, 4), 0),
            Situation::OnHold => (dice.between(2, 20), -dice.between(1, 30)),
            Situation::Snoozed => (dice.between(2, 12), -dice.between(1, 20)),
            Situation::Resting => (dice.between(1, 2), 0),
            Situation::OnPlan => (dice.between(12, 60), 0),
        };
        Self {
            situation,
            said_ago,
            agreed_ago,
        }
    }

    /// The least days past due that the oldest debt must have for the talk to be about it.
    pub fn least_age(&self) -> i64 {
        self.said_ago + 3
    }

    /// The least days past due that every other debt must have: a plan is about all that was due when it was agreed.
    pub fn newest_late(&self) -> i64 {
        match self.situation {
            Situation::OnPlan => self.least_age(),
            _ => 1,
        }
    }
}

/// Whatever somebody recorded in one go has one time and one author.
#[derive(Clone, Copy)]
struct Heading {
    at: NaiveDateTime,
    author: &'static str,
}

impl Life {
    /// Tells what was said, oldest or newest first; the story is put in order later.
    pub(super) fn talk(&mut self, course: &Course, ledger: &Ledger) {
        self.remind(course, ledger);
        match course.situation {
            Situation::Settled | Situation::NotDue => {}
            Situation::Overdue => self.pay_a_part(ledger, self.imported_ago, 12),
            Situation::PromiseBroken => {
                self.promise(course, ledger);
                let paid_ago = course.agreed_ago.max(self.imported_ago);
                self.pay_a_part(ledger, paid_ago, 25);
            }
            Situation::PromiseDueNow | Situation::Promised => self.promise(course, ledger),
            Situation::CallBackNow | Situation::CallBackLater => self.agree_on_an_hour(course),
            Situation::ToReview => match self.dice.below(5) {
                0 => self.hold(course),
                1 => self.snooze(course),
                _ => self.dispute(course, ledger),
            },
            Situation::Disputed => self.dispute(course, ledger),
            Situation::OnHold => self.hold(course),
            Situation::Snoozed => self.snooze(course),
            Situation::Resting => self.write_in(course),
            Situation::OnPlan => self.plan(course, ledger),
        }
    }

    fn heading(&mut self, ago: i64) -> Heading {
        Heading {
            at: self.workday_hour(ago),
            author: self.author(),
        }
    }

    fn contact(
        &mut self,
        heading: Heading,
        channel: Channel,
        outcome: Outcome,
        note: &'static [String],
    ) {
        let note = Some(self.dice.pick(note).clone());
        let contact = Contact {
            note,
            ..Contact::new(channel, Direction::Out, outcome)
        };
        self.typed(heading.at, heading.author, contact);
    }

    fn find_out_type(&mut self, heading: Heading, debtor_type: DebtorType) {
        let set = TypeSet {
            debtor_type,
            reason: None,
        };
        self.typed(heading.at, heading.author, set);
    }

    /// Messages and calls of the past, before the talk that the story leads up to.
    fn remind(&mut self, course: &Course, ledger: &Ledger) {
        let newest = if course.said_ago > 0 {
            course.said_ago + 3
        } else {
            6
        };
        let late = ledger.late().first().map(|bill| bill.due_ago - 1);
        let chance = if late.is_some() { 42 } else { 12 };
        let oldest = late.unwrap_or(self.known_ago).min(self.known_ago - 3);
        if oldest < newest || !self.dice.percent(chance) {
            return;
        }
        for _ in 0..=self.dice.below(3) {
            let ago = self.dice.between(newest, oldest);
            let heading = self.heading(ago);
            let words = &self.words.words;
            match self.dice.below(10) {
                0..=2 => self.contact(heading, Channel::Email, Outcome::Sent, &words.reminder),
                3 | 4 => self.contact(heading, Channel::Whatsapp, Outcome::Sent, &words.reminder),
                5 | 6 => self.contact(heading, Channel::Call, Outcome::NoAnswer, &words.no_answer),
                7 | 8 => {
                    self.find_out_type(heading, DebtorType::Forgetful);
                    self.contact(heading, Channel::Call, Outcome::Other, &words.talked);
                }
                _ => {
                    self.find_out_type(heading, DebtorType::Illiquid);
                    self.contact(
                        heading,
                        Channel::Call,
                        Outcome::CannotPay,
                        &words.cannot_pay,
                    );
                }
            }
        }
    }

    /// Now and then, tells of a payment of a part of the oldest debt.
    fn pay_a_part(&mut self, ledger: &Ledger, ago: i64, chance: u32) {
        let Some(bill) = ledger.late().first() else {
            return;
        };
        if self.dice.percent(chance) {
            let part = bill.total * self.dice.between(30, 60) / 100;
            let round = if part > 10_000 { 1000 } else { 10 };
            let part = part / round * round;
            if part > 0 {
                self.paid(ago, vec![(bill.number.clone(), part)]);
            }
        }
    }

    /// A promise for what was due when it was made, or, if it is live still, for all that is due by now.
    fn promise(&mut self, course: &Course, ledger: &Ledger) {
        let heading = self.heading(course.said_ago);
        if self.dice.percent(50) {
            let chosen = [DebtorType::Forgetful, DebtorType::Illiquid];
            let debtor_type = *self.dice.pick(&chosen);
            self.find_out_type(heading, debtor_type);
        }
        let live = course.situation == Situation::Promised;
        let meant = |bill: &&Bill| live || bill.due_ago >= course.least_age();
        let bills = || ledger.late().iter().filter(meant);
        let due_on = self.day(course.agreed_ago);
        let promise = PromiseMade {
            amount: amount(bills().map(|bill| bill.total).sum(), self.country),
            currency: self.country.currency,
            due_on: if live { workday_from(due_on) } else { due_on },
            invoices: bills().map(|bill| bill.number.clone()).collect(),
            replaces: Vec::new(),
            check_in_on: None,
            exception: None,
        };
        let said = &self.words.words.promised;
        self.contact(heading, Channel::Call, Outcome::Promised, said);
        self.typed(heading.at, heading.author, promise);
    }

    fn plan(&mut self, course: &Course, ledger: &Ledger) {
        let heading = self.heading(course.said_ago);
        self.find_out_type(heading, DebtorType::Illiquid);
        let parts = self.dice.between(3, 6);
        let total = ledger.late_total();
        let share = total / parts;
        let mut open: Vec<(&str, i64)> = ledger
            .late()
            .iter()
            .map(|bill| (bill.number.as_str(), bill.total))
            .collect();
        let mut instalments = Vec::new();
        for part in 0..parts {
            let due_ago = course.said_ago - 7 - part * 30;
            let own = if part == 0 {
                total - share * (parts - 1)
            } else {
                share
            };
            instalments.push(Instalment {
                due_on: self.day(due_ago),
                amount: amount(own, self.country),
            });
            if due_ago >= 0 {
                let shares = take(&mut open, own);
                self.paid((due_ago + 1).max(self.imported_ago), shares);
            }
        }
        let plan = PlanAgreed {
            instalments,
            currency: self.country.currency,
            invoices: ledger
                .late()
                .iter()
                .map(|bill| bill.number.clone())
                .collect(),
            replaces: Vec::new(),
            exception: None,
        };
        let said = &self.words.words.promised;
        self.contact(heading, Channel::Call, Outcome::Promised, said);
        self.typed(heading.at, heading.author, plan);
    }

    fn agree_on_an_hour(&mut self, course: &Course) {
        let heading = self.heading(course.said_ago);
        let day = self.day(course.agreed_ago);
        let day = if course.agreed_ago > 0 {
            workday_until(day)
        } else {
            workday_from(day)
        };
        let half_hours = self.dice.between(9 * 2, 18 * 2);
        let at = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(half_hours * 30);
        let contact = Contact {
            call_back_at: Some(at),
            note: Some(self.dice.pick(&self.words.words.call_back).clone()),
            ..Contact::new(Channel::Call, Direction::Out, Outcome::CallBack)
        };
        self.typed(heading.at, heading.author, contact);
    }

    fn dispute(&mut self, course: &Course, ledger: &Ledger) {
        let Some(bill) = ledger.late().first() else {
            return;
        };
        let heading = self.heading(course.said_ago);
        self.find_out_type(heading, DebtorType::Disputing);
        let all = course.situation == Situation::Disputed || self.dice.percent(50);
        let part = bill.total * self.dice.between(10, 60) / 100;
        let said = &self.words.words.disputes;
        let text = self.dice.pick(said).clone();
        let contact = Contact {
            note: Some(text.clone()),
            ..Contact::new(Channel::Call, Direction::Out, Outcome::Disputes)
        };
        self.typed(heading.at, heading.author, contact);
        let dispute = DisputeOpened {
            invoice: bill.number.clone(),
            amount: (!all).then(|| amount(part.max(1), self.country)),
            text: text.lines().next().map(str::to_owned),
            review_on: None,
            reason: None,
            assignee: None,
        };
        self.typed(heading.at, heading.author, dispute);
    }

    fn hold(&mut self, course: &Course) {
        let heading = self.heading(course.said_ago);
        let hold = HoldPlaced {
            invoice: None,
            reason: Some(self.dice.pick(&self.words.words.hold).clone()),
            until: self.day(course.agreed_ago),
        };
        self.typed(heading.at, heading.author, hold);
    }

    fn snooze(&mut self, course: &Course) {
        let heading = self.heading(course.said_ago);
        let snoozed = Snoozed {
            until: self.day(course.agreed_ago),
            reason: Some(self.dice.pick(&self.words.words.snooze).clone()),
        };
        self.typed(heading.at, heading.author, snoozed);
    }

    /// A message of the client's, on any day of the week.
    fn write_in(&mut self, course: &Course) {
        let at = start_of(self.day(course.said_ago))
            + TimeDelta::minutes(self.dice.between(8 * 60, 21 * 60));
        let author = self.author();
        let contact = Contact {
            note: Some(self.dice.pick(&self.words.words.paid_already).clone()),
            ..Contact::new(Channel::Whatsapp, Direction::In, Outcome::PaidAlready)
        };
        self.typed(at, author, contact);
    }
}

/// Takes an amount off the oldest debts that are open: how much off which.
fn take(open: &mut [(&str, i64)], amount: i64) -> Vec<(String, i64)> {
    let mut left = amount;
    let mut taken = Vec::new();
    for (number, open) in open {
        let share = left.min(*open);
        if share > 0 {
            *open -= share;
            left -= share;
            taken.push(((*number).to_owned(), share));
        }
    }
    taken
}
