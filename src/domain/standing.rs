//! Standing: where a debtor stands at a moment: band, points, reasons, next step. One table decides, first match wins.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::account::{Account, Collectable, PromiseStatus, collectables, oldest_due};
use super::attention::Attention;
use super::contact::Outcome;
use super::debtor::DebtorType;
use super::money::{Currency, Money};
use super::policy::Policy;
use super::protocol::StepId;
use super::service::{Collector, ServiceState};
use super::{prescription, urgency};

/// What a debtor needs, most urgent first. The order of the variants is the order of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// A promise or instalment was broken and nobody followed it up.
    BrokenPromise,
    /// An agreed call-back's hour has come.
    CallBack,
    /// A live promise is due, in its grace days, or to be checked on.
    PromiseDue,
    /// A dispute nobody looked at; a hold or snooze that ended.
    Review,
    /// Something is to be collected and the next step's date has come.
    StepDue,
    /// Something is overdue, but nothing is to be done until a date.
    Waiting,
    /// Invoices are open, none is due.
    NotDue,
    /// Nothing is open.
    Settled,
}

impl Band {
    /// All bands, most urgent first.
    pub const ALL: [Self; 8] = [
        Self::BrokenPromise,
        Self::CallBack,
        Self::PromiseDue,
        Self::Review,
        Self::StepDue,
        Self::Waiting,
        Self::NotDue,
        Self::Settled,
    ];

    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::BrokenPromise => "broken_promise",
            Self::CallBack => "call_back",
            Self::PromiseDue => "promise_due",
            Self::Review => "review",
            Self::StepDue => "step_due",
            Self::Waiting => "waiting",
            Self::NotDue => "not_due",
            Self::Settled => "settled",
        }
    }

    /// The band with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }

    /// The place in the order of the queue, from 0.
    pub fn rank(self) -> u8 {
        self as u8
    }

    /// The band at a place in the order of the queue.
    pub fn from_rank(rank: u8) -> Option<Self> {
        Self::ALL.get(usize::from(rank)).copied()
    }

    /// Whether debtors of this band stay out of the queue unless asked for.
    pub fn is_hidden(self) -> bool {
        self >= Self::Waiting
    }
}

/// What is to be done next with a debtor.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// Ask what happened to a broken promise.
    FollowUpPromise,
    /// Call at the agreed hour.
    CallBack,
    /// See whether a promise that is due was paid.
    ConfirmPromise,
    /// Ask before the date whether a promise will be kept.
    CheckIn,
    /// Look at a dispute.
    ReviewDispute,
    /// Decide what follows a hold.
    ReviewHold,
    /// Decide what follows a snooze.
    ReviewSnooze,
    /// Remind a forgetful client.
    Remind,
    /// Propose a plan to a client without liquidity.
    ProposePlan,
    /// Listen to a client who contests something.
    ResolveDispute,
    /// Find out why an unclassified client does not pay.
    FindOutWhy,
    /// See whether the money came that the client says was paid.
    VerifyPayment,
    /// Find a number that reaches the client.
    FindNumber,
    /// Ask how a debt stands that somebody else collects.
    FollowHandOver,
    /// Allocate free credit to the invoices that it covers.
    AllocateCredit,
    /// Wait until an invoice is due.
    AwaitDueDate,
    /// The next step of the protocol for the type of client.
    Protocol(StepId),
}

impl NextStep {
    /// All steps that stand in no protocol.
    pub const ALL: [Self; 16] = [
        Self::FollowUpPromise,
        Self::CallBack,
        Self::ConfirmPromise,
        Self::CheckIn,
        Self::ReviewDispute,
        Self::ReviewHold,
        Self::ReviewSnooze,
        Self::Remind,
        Self::ProposePlan,
        Self::ResolveDispute,
        Self::FindOutWhy,
        Self::VerifyPayment,
        Self::FindNumber,
        Self::FollowHandOver,
        Self::AllocateCredit,
        Self::AwaitDueDate,
    ];

    /// The stable English name, as in JSON; of a protocol's step the name in its file.
    pub fn id(&self) -> &str {
        match self {
            Self::FollowUpPromise => "follow_up_promise",
            Self::CallBack => "call_back",
            Self::ConfirmPromise => "confirm_promise",
            Self::CheckIn => "check_in",
            Self::ReviewDispute => "review_dispute",
            Self::ReviewHold => "review_hold",
            Self::ReviewSnooze => "review_snooze",
            Self::Remind => "remind",
            Self::ProposePlan => "propose_plan",
            Self::ResolveDispute => "resolve_dispute",
            Self::FindOutWhy => "find_out_why",
            Self::VerifyPayment => "verify_payment",
            Self::FindNumber => "find_number",
            Self::FollowHandOver => "follow_hand_over",
            Self::AllocateCredit => "allocate_credit",
            Self::AwaitDueDate => "await_due_date",
            Self::Protocol(step) => step.as_str(),
        }
    }

    /// How to go about collecting from a type of debtor that has no protocol.
    pub fn for_type(debtor_type: DebtorType) -> Self {
        match debtor_type {
            DebtorType::Forgetful => Self::Remind,
            DebtorType::Illiquid => Self::ProposePlan,
            DebtorType::Disputing => Self::ResolveDispute,
            DebtorType::Unclassified => Self::FindOutWhy,
        }
    }
}

/// A rule that speaks for the place of a debtor, with the facts to say it in words. The first eleven speak for a band.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The fields are what the names of the rules say.
pub enum Rule {
    /// A promise was not kept.
    PromiseBroken { broke_on: NaiveDate, money: Money },
    /// A payment plan broke: too many instalments are missing.
    PlanBroken { broke_on: NaiveDate, money: Money },
    /// A call-back was agreed for this hour.
    CallBackAgreed { at: NaiveDateTime },
    /// A promise is live; it is due on this day.
    PromiseLive { due_on: NaiveDate, money: Money },
    /// A live promise is to be checked on before its day.
    CheckIn { due_on: NaiveDate, money: Money },
    /// A dispute is open; somebody is to look at it on this day.
    DisputeOpen { review_on: NaiveDate, money: Money },
    /// A hold ends, or ended, on this day.
    Hold { until: NaiveDate },
    /// A snooze ends, or ended, on this day.
    Snooze { until: NaiveDate },
    /// The client was contacted and rests until this day.
    Resting { until: NaiveDate },
    /// The protocol's next step is for this day.
    StepLater { on: NaiveDate },
    /// Somebody else collects; one asks how it stands on this day.
    HandedOver { review_on: NaiveDate },
    /// Free credit covers what is overdue.
    CoveredByCredit,
    /// The next invoice is due on this day.
    NotDueYet { due_on: NaiveDate },
    /// Nothing is open.
    NothingOpen,
    /// So much is to be collected.
    Amount { money: Money },
    /// The oldest part to be collected was due on this day.
    Age { due_on: NaiveDate },
    /// So many promises were broken.
    BrokenPromises { count: u32 },
    /// The debtor is of this type.
    DebtorType { debtor_type: DebtorType },
    /// So much prescribes; this is the last day to claim the first of it.
    Prescribes {
        on: NaiveDate,
        money: Money,
        #[serde(default = "one")]
        count: u32,
    },
    /// So much may have prescribed, the first of it after this day.
    Prescribed {
        on: NaiveDate,
        money: Money,
        #[serde(default = "one")]
        count: u32,
    },
    /// Nobody has spoken with the client since this day.
    Silence { since: NaiveDate, ever_spoken: bool },
    /// Nothing is open because so much was given up.
    WrittenOff { money: Money },
    /// The client was tried today and did not answer.
    TriedToday { at: NaiveDateTime, outcome: Outcome },
}

/// How many invoices a reason was about that did not say so yet.
fn one() -> u32 {
    1
}

impl Rule {
    /// Whether it speaks of what can no longer be claimed, or soon not.
    pub fn is_prescription(&self) -> bool {
        matches!(self, Self::Prescribes { .. } | Self::Prescribed { .. })
    }

    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::PromiseBroken { .. } => "promise_broken",
            Self::PlanBroken { .. } => "plan_broken",
            Self::CallBackAgreed { .. } => "call_back_agreed",
            Self::PromiseLive { .. } => "promise_live",
            Self::CheckIn { .. } => "check_in",
            Self::DisputeOpen { .. } => "dispute_open",
            Self::Hold { .. } => "hold",
            Self::Snooze { .. } => "snooze",
            Self::Resting { .. } => "resting",
            Self::StepLater { .. } => "step_later",
            Self::HandedOver { .. } => "handed_over",
            Self::CoveredByCredit => "covered_by_credit",
            Self::NotDueYet { .. } => "not_due_yet",
            Self::NothingOpen => "nothing_open",
            Self::Amount { .. } => "amount",
            Self::Age { .. } => "age",
            Self::BrokenPromises { .. } => "broken_promises",
            Self::DebtorType { .. } => "debtor_type",
            Self::Prescribes { .. } => "prescribes",
            Self::Prescribed { .. } => "prescribed",
            Self::Silence { .. } => "silence",
            Self::WrittenOff { .. } => "written_off",
            Self::TriedToday { .. } => "tried_today",
        }
    }
}

/// A rule that applies, and the points it gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The rule with its facts.
    pub rule: Rule,
    /// Its points; zero for the rule that speaks for the band.
    pub points: i32,
}

/// The amounts of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// The currency of the amounts.
    pub currency: Currency,
    /// All balances, due or not.
    pub open: Decimal,
    /// Balances past due.
    pub overdue: Decimal,
    /// Overdue, less what is disputed, held, promised or covered by credit.
    pub to_collect: Decimal,
}

/// The promise that matters most now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PromiseBrief {
    /// How much was promised.
    pub money: Money,
    /// The last day to pay.
    pub due_on: NaiveDate,
    /// What became of it.
    pub status: PromiseStatus,
}

/// Where a debtor stands at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What the debtor needs.
    pub band: Band,
    /// Urgency within the band.
    pub points: i32,
    /// The rule that speaks for the band, then the rules that give points, strongest first.
    pub reasons: Vec<Reason>,
    /// The amounts, the main currency first.
    pub amounts: Vec<Amounts>,
    /// The due date of the oldest overdue part, else of the next part to fall due.
    pub oldest_due_on: Option<NaiveDate>,
    /// What is to be done next; nothing only when nothing is open.
    pub next_step: Option<NextStep>,
    /// When it is, or was, to be done. Midnight when only the day matters.
    pub next_at: Option<NaiveDateTime>,
    /// The promise that matters most now.
    pub promise: Option<PromiseBrief>,
    /// The day somebody last spoke with the client, or tried to.
    pub last_contact_on: Option<NaiveDate>,
    /// When a person last recorded something.
    pub handled_at: Option<NaiveDateTime>,
    /// Whether the client is still served.
    pub service: ServiceState,
    /// Who collects in place of the house, if somebody does.
    pub collected_by: Option<Collector>,
    /// The moment from which all this may be otherwise by the mere passing of time.
    pub holds_until: Option<NaiveDateTime>,
}

impl Standing {
    /// Where an account, folded for this moment, stands.
    pub fn of(account: &Account, moment: NaiveDateTime, policy: &Policy) -> Self {
        let collectables = by_weight(account, moment, policy);
        let mut attention = Attention::new(account, &collectables, moment, policy);
        let verdict = attention.decide();
        let urgency = urgency::assess(account, &collectables, moment, &policy.urgency);
        let counts = !matches!(verdict.band, Band::NotDue | Band::Settled);
        let mut reasons = Vec::with_capacity(6);
        if counts {
            attention.changes(urgency.changes_at);
            reasons.extend(urgency.reasons);
            let warning = prescription::warning(account, moment.date(), policy);
            attention.changes(warning.changes_at);
            reasons.extend(warning.reasons);
            reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
        }
        // What speaks for the band comes first, unless it is among the points already.
        if reasons.iter().all(|reason| reason.rule != verdict.because) {
            let because = Reason {
                rule: verdict.because,
                points: 0,
            };
            reasons.insert(0, because);
        }
        let before = verdict.before.into_iter();
        reasons.splice(0..0, before.map(|rule| Reason { rule, points: 0 }));
        Self {
            band: verdict.band,
            points: reasons.iter().map(|reason| reason.points).sum(),
            reasons,
            amounts: collectables.iter().map(amounts).collect(),
            oldest_due_on: oldest_due(account, &collectables),
            next_step: verdict.step,
            next_at: verdict.at,
            promise: verdict.promise.or_else(|| next_promise(account)),
            last_contact_on: urgency::last_contact_on(account),
            handled_at: account.handled_at,
            service: account.service_state(),
            collected_by: account.collected_by().map(|it| it.what.to),
            holds_until: attention.next_change(),
        }
    }

    /// The amount that stands for the debtor in a list: what is to be collected, else what is overdue, else what is open,
    /// in the main currency.
    pub fn headline(&self) -> Option<Money> {
        let main = self.amounts.first()?;
        let amount = [main.to_collect, main.overdue, main.open]
            .into_iter()
            .find(|amount| !amount.is_zero())?;
        Some(Money::new(amount, main.currency))
    }

    /// The weight of the headline for ordering, in hundredths; see [`super::policy::UrgencyPolicy::scale`].
    pub fn weight(&self, policy: &Policy) -> i64 {
        let Some(money) = self.headline() else {
            return 0;
        };
        let weight = policy.urgency.weight(money.amount, money.currency);
        let hundredths = weight.saturating_mul(Decimal::ONE_HUNDRED);
        hundredths.to_i64().unwrap_or(i64::MAX)
    }

    /// Whether the client was tried today without an answer, and stands behind the untried ones of the band.
    pub fn is_tried_today(&self) -> bool {
        let mut rules = self.reasons.iter().map(|reason| &reason.rule);
        rules.any(|rule| matches!(rule, Rule::TriedToday { .. }))
    }

    /// Days past due of the oldest overdue part on a day; none when nothing is overdue.
    pub fn days_past_due(&self, today: NaiveDate) -> Option<i64> {
        days_past_due(self.oldest_due_on, today)
    }
}

/// What can be collected in each currency, the main currency first: where most is to be collected, else overdue, else
/// open, by the weights of the policy.
pub fn by_weight(account: &Account, moment: NaiveDateTime, policy: &Policy) -> Vec<Collectable> {
    let mut collectables = collectables(account, moment);
    collectables.sort_by_key(|it| {
        let shown = [it.to_collect, it.overdue, it.open];
        std::cmp::Reverse(shown.map(|amount| policy.urgency.weight(amount, it.currency)))
    });
    collectables
}

/// Days from a due date to a day, if the day is after it.
pub fn days_past_due(due_on: Option<NaiveDate>, today: NaiveDate) -> Option<i64> {
    let days = (today - due_on?).num_days();
    (days > 0).then_some(days)
}

/// Midnight at the start of a day.
pub fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

/// A number of days after a day; the last day of the calendar when it would lie beyond.
pub fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

fn amounts(it: &Collectable) -> Amounts {
    Amounts {
        currency: it.currency,
        open: it.open,
        overdue: it.overdue,
        to_collect: it.to_collect,
    }
}

fn next_promise(account: &Account) -> Option<PromiseBrief> {
    account.live_promises().next().map(|promise| PromiseBrief {
        money: promise.money,
        due_on: promise.due_on,
        status: promise.status,
    })
}
