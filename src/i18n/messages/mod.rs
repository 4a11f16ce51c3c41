//! What messages to clients are filled with, in words.

mod dealings;
mod lists;
mod names;
mod writer;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};
use rust_decimal::Decimal;

use super::Texts;
use crate::app::DebtorFile;
use crate::config::{Address, Config, House, Region};
use crate::domain::interest::{InterestRules, late_interest};
use crate::domain::limits::ContactRules;
use crate::domain::money::Money;
use crate::domain::profile::Relationship;
use crate::domain::standing::days_after;
use crate::message::MessageFields;
use crate::message::template::{
    AccountFields, HouseFields, InterestFields, ListFields, TermsFields, WaysFields,
};

pub use writer::{Asked, NotWritten, Writer};

/// What the fields of a message depend on, besides the client.
#[derive(Clone, Copy)]
struct Setting<'a> {
    config: &'a Config,
    limits: &'a ContactRules,
    interest: &'a InterestRules,
    now: NaiveDateTime,
    /// Whom it is for; empty when nobody is known.
    person: &'a str,
    /// Days until the next step of the protocol comes.
    next_step_days: u32,
    /// Whether it is a letter, which is read at no certain hour.
    letter: bool,
}

impl Texts {
    fn message_fields(&self, file: &DebtorFile, on: &Setting<'_>) -> MessageFields {
        let Setting { config, now, .. } = *on;
        let account = &file.account;
        let today = now.date();
        let address = address(file, config.messages.address);
        let person = names::tidy(on.person);
        let whom = match names::is_department(&person) {
            true => "",
            false => person.as_str(),
        };
        let first = super::scripts::first_name(whom);
        let name = if address == Address::Tu { first } else { whom };
        let mut credit = lists::credit(account);
        let overdue = lists::overdue(account, now, false);
        let overdue = self.message_list(&overdue, today, &mut credit);
        let upcoming = self.message_list(&lists::upcoming(account, today), today, &mut credit);
        let open = self.message_list(&lists::open(account), today, &mut lists::credit(account));
        let answer_by = self.working_day(account, on, config.messages.answer_days);
        let least = config.messages.answer_days.max(on.next_step_days);
        let deadline = self.working_day(account, on, least);
        MessageFields {
            greeting: match on.letter {
                true => self.get("call-greeting-morning"),
                false => self.greeting(now),
            },
            name: name.to_owned(),
            first_name: first.to_owned(),
            person,
            client: account.details.display_name().to_owned(),
            code: account.details.code.clone().unwrap_or_default(),
            tax_id: account.details.tax_id.clone().unwrap_or_default(),
            house: house(&config.house),
            author: config.author.trim().to_owned(),
            signature: signature(config),
            today: self.date_in_full(today),
            answer_by: self.weekday_spoken(answer_by, today),
            answer_by_short: self.day_in_numbers(answer_by),
            deadline: self.weekday_spoken(deadline, today),
            deadline_short: self.day_in_numbers(deadline),
            ways: ways(config, account.details.key(), &overdue),
            promise: self.live_promise(file, now),
            broken: self.broken_promise(file, now),
            kept: self.kept_promise(file, now),
            plan: self.message_plan(file, now),
            dispute: self.message_dispute(file, now),
            interest: self.message_interest(file, on),
            terms: self.message_terms(file, config),
            payment: self.message_payment(file, today),
            call: self.last_call(file, now),
            tried_on: self.last_try(file, now),
            service: file.standing.service.id(),
            may_ask_why: on.limits.may_ask_why(account),
            friend: account.profile.relationship() == Relationship::Friend,
            america: is_american(config, account.profile.country.as_deref()),
            address: Some(address),
            overdue,
            upcoming,
            open,
        }
    }

    /// A number of days from today, on the next day on which people work where the client is.
    fn working_day(
        &self,
        account: &crate::domain::account::Account,
        on: &Setting<'_>,
        days: u32,
    ) -> NaiveDate {
        let country = &on.limits.of(account).country;
        let calendar = on.limits.calendar(country);
        let mut day = days_after(on.now.date(), u64::from(days));
        // A week of holidays in a row is rare, and a year of them a mistake.
        for _ in 0..30 {
            let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            if !is_weekend && calendar.holiday(day).is_none() {
                break;
            }
            day = days_after(day, 1);
        }
        day
    }

    fn message_interest(&self, file: &DebtorFile, on: &Setting<'_>) -> Option<InterestFields> {
        use crate::domain::fact::ChargeKind;
        let today = on.now.date();
        let found = late_interest(&file.account, today, on.interest);
        let total = found.total();
        if found.why_none.is_some() || total.is_zero() {
            return None;
        }
        let of = |kind| self.side_by_side(&found.sums(kind));
        Some(InterestFields {
            interest: of(ChargeKind::Interest),
            recovery_cost: of(ChargeKind::RecoveryCost),
            penalty: of(ChargeKind::Penalty),
            total: self.side_by_side(&total),
            as_of: self.date_in_full(today),
        })
    }

    fn message_terms(&self, file: &DebtorFile, config: &Config) -> TermsFields {
        let agreed = &file.account.terms;
        let percent = |it: Decimal| match it > Decimal::ZERO {
            true => self.rate(it),
            false => String::new(),
        };
        let penalty = Money::new(config.interest.penalty_amount, config.currency);
        let deposit = agreed
            .deposit_percent
            .unwrap_or(config.terms.deposit_percent);
        TermsFields {
            deposit: percent(deposit),
            prepayment: agreed.prepayment == Some(true),
            suspension_days: config.terms.suspension_days,
            suspension_note: config.terms.suspension_note.trim().to_owned(),
            penalty_percent: percent(config.interest.penalty_percent),
            penalty_amount: match penalty.amount > Decimal::ZERO {
                true => self.money(penalty),
                false => String::new(),
            },
        }
    }
}

/// How a client is addressed: as a tag on them says, as a friend, else as the house does.
fn address(file: &DebtorFile, house: Address) -> Address {
    let account = &file.account;
    let stated = account.tags.iter().find_map(|tag| Address::from_word(tag));
    let friend = account.profile.relationship() == Relationship::Friend;
    stated.or(friend.then_some(Address::Tu)).unwrap_or(house)
}

fn house(house: &House) -> HouseFields {
    let trimmed = |text: &str| text.trim().to_owned();
    HouseFields {
        name: trimmed(&house.name),
        tax_id: trimmed(&house.tax_id),
        address: house.address.clone(),
        place: trimmed(&house.place),
        email: trimmed(&house.email),
        phone: trimmed(&house.phone),
    }
}

/// What the house wants below a name, else its own name and how it is reached.
fn signature(config: &Config) -> Vec<String> {
    let stated = config.messages.signature.trim();
    if !stated.is_empty() {
        return stated.lines().map(|it| it.trim().to_owned()).collect();
    }
    let House {
        name, phone, email, ..
    } = &config.house;
    let reach = [phone.trim(), email.trim()];
    let reach: Vec<&str> = reach.into_iter().filter(|it| !it.is_empty()).collect();
    let lines = [name.trim().to_owned(), reach.join(" · ")];
    lines.into_iter().filter(|it| !it.is_empty()).collect()
}

fn ways(config: &Config, key: &str, overdue: &ListFields) -> WaysFields {
    let terms = &config.terms;
    let accounts = terms.accounts.iter().map(|it| AccountFields {
        iban: it.written(),
        holder: match it.holder.trim() {
            "" => config.house.name.trim().to_owned(),
            holder => holder.to_owned(),
        },
        bank: it.bank.trim().to_owned(),
    });
    let accounts: Vec<AccountFields> = accounts.collect();
    let link = terms.payment_link.trim().to_owned();
    let others = terms.other_ways.clone();
    let reference = match overdue.invoices.as_slice() {
        [only] => format!("{key} {}", only.number),
        _ => key.to_owned(),
    };
    WaysFields {
        any: !accounts.is_empty() || !link.is_empty() || !others.is_empty(),
        accounts,
        link,
        others,
        reference,
    }
}

/// Whether the words of Latin America are used: for clients there, else where the house is.
fn is_american(config: &Config, stated: Option<&str>) -> bool {
    match config.messages.region {
        Region::Spain => false,
        Region::America => true,
        Region::Auto => {
            let stated = stated.map(str::trim).filter(|it| !it.is_empty());
            let country = stated.map_or_else(|| config.country(), str::to_uppercase);
            AMERICA.contains(&country.as_str())
        }
    }
}

/// The countries of America where Spanish is spoken.
const AMERICA: [&str; 20] = [
    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY",
    "SV", "US", "UY", "VE",
];
