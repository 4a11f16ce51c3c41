//! The script of the showcase: characters and scenes as they are written in `assets/demo`, days relative to today.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveTime;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::domain::debtor::DebtorType;
use crate::domain::fact::{Channel, Direction, Outcome};
use crate::domain::money::Currency;
use crate::domain::standing::Band;

const FILES: [&str; 3] = [
    include_str!("../../assets/demo/showcase_today.toml"),
    include_str!("../../assets/demo/showcase_waiting.toml"),
    include_str!("../../assets/demo/showcase_quiet.toml"),
];

/// Days from today; negative for the past.
pub(super) type Day = i64;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    debtor: Vec<Character>,
}

/// One debtor of the showcase.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Character {
    pub code: String,
    pub name: String,
    /// The band that the story is told to show. The tests hold it to this on any day.
    #[cfg_attr(not(test), allow(dead_code))]
    pub band: Band,
    pub tax_id: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub person: Option<String>,
    /// The currency of every amount that does not say otherwise.
    #[serde(default = "euro")]
    pub currency: Currency,
    /// What was recorded, oldest first.
    pub scene: Vec<Scene>,
}

/// What somebody recorded in one go. The facts come in the order of the fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scene {
    /// The day it was recorded. Saturdays and Sundays move to the Friday before, unless `any_day` is set.
    pub day: Day,
    pub time: NaiveTime,
    /// Whether it can be on a Saturday or Sunday, as a client's message can.
    #[serde(default)]
    pub any_day: bool,
    pub by: String,
    pub details: Option<NewDetails>,
    #[serde(default)]
    pub invoices: Vec<Invoice>,
    #[serde(default)]
    pub payments: Vec<Payment>,
    #[serde(rename = "type")]
    pub debtor_type: Option<NewType>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub untags: Vec<String>,
    pub contact: Option<Contact>,
    pub promise: Option<Promise>,
    pub plan: Option<Plan>,
    pub cancelled: Option<About>,
    pub dispute: Option<Dispute>,
    pub reviewed: Option<Reviewed>,
    pub resolved: Option<About>,
    pub hold: Option<Pause>,
    pub released: Option<About>,
    pub snooze: Option<Pause>,
    pub note: Option<String>,
}

/// What turned out to be otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDetails {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub person: Option<String>,
}

/// An invoice. Its number can hold `{yyyy}`, `{yy}` and `{mm}` of the day of issue; elsewhere it is named as written here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Invoice {
    pub number: String,
    pub issued: Day,
    pub due: Day,
    pub total: Decimal,
    pub currency: Option<Currency>,
    #[serde(default)]
    pub parts: Vec<Part>,
    pub notes: Option<String>,
}

/// An instalment of an invoice or a plan.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub due: Day,
    pub amount: Decimal,
}

/// Money that came in: for one invoice, for several, or for none that is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Payment {
    pub amount: Decimal,
    pub currency: Option<Currency>,
    /// The day it came in.
    pub paid: Day,
    /// The one invoice that all of it pays.
    pub all_to: Option<String>,
    /// How much of it goes to which invoice.
    #[serde(default)]
    pub shares: BTreeMap<String, Decimal>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewType {
    pub is: DebtorType,
    pub reason: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub channel: Channel,
    #[serde(default = "outgoing")]
    pub direction: Direction,
    pub outcome: Outcome,
    pub call_back: Option<CallBack>,
    pub note: Option<String>,
}

/// The hour of a call-back; without a time, the last half hour of office hours that has struck.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CallBack {
    pub day: Day,
    pub time: Option<NaiveTime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promise {
    /// What other scenes call it.
    pub id: Option<String>,
    pub amount: Decimal,
    pub currency: Option<Currency>,
    pub due: Day,
    #[serde(default)]
    pub invoices: Vec<String>,
    pub replaces: Option<String>,
    pub check_in: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub parts: Vec<Part>,
    pub currency: Option<Currency>,
    #[serde(default)]
    pub invoices: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dispute {
    /// What other scenes call it.
    pub id: Option<String>,
    pub invoice: String,
    pub amount: Option<Decimal>,
    pub text: Option<String>,
    pub review: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reviewed {
    pub id: String,
    pub review: Option<Day>,
}

/// A hold or a snooze.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pause {
    /// What other scenes call it.
    pub id: Option<String>,
    pub invoice: Option<String>,
    pub reason: Option<String>,
    pub until: Day,
}

/// The end of something that an earlier scene began.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct About {
    pub id: String,
    pub text: Option<String>,
}

fn euro() -> Currency {
    Currency::EUR
}

fn outgoing() -> Direction {
    Direction::Out
}

/// All characters, read once.
#[allow(clippy::expect_used)] // The script is part of the program, and a test reads it.
pub(super) fn cast() -> &'static [Character] {
    static CAST: OnceLock<Vec<Character>> = OnceLock::new();
    CAST.get_or_init(|| {
        let files = FILES.iter().map(|text| {
            let file: File = toml::from_str(text).expect("the showcase is well formed");
            file.debtor
        });
        files.flatten().collect()
    })
}
