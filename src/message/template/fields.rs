//! What fills the places of messages: who writes to whom about what, in words.

use serde::Serialize;

use crate::config::Address;

/// What a message may ask for, for who gets a name wrong; the file of what messages share explains each.
pub(super) const NAMES: &str = "parts, blocks, greeting, name, person, first_name, client, code, tax_id, house, author, signature, today, \
     answer_by, answer_by_short, deadline, deadline_short, overdue, upcoming, open, ways, promise, broken, kept, plan, dispute, \
     interest, terms, payment, call, tried_on, service, may_ask_why, friend, america (cobro templates show shared)";

/// What fills the places of a message, in words. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Fields {
    /// Good morning, or what else the hour asks for.
    pub greeting: String,
    /// What to call them at the head of a message; empty for a department, or when nobody is known.
    pub name: String,
    /// The person's whole name.
    pub person: String,
    /// What a friend calls them.
    pub first_name: String,
    /// The client.
    pub client: String,
    /// The client's code.
    pub code: String,
    /// The client's tax id.
    pub tax_id: String,
    /// Who the house is.
    pub house: HouseFields,
    /// Who writes.
    pub author: String,
    /// The lines below the name of who writes.
    pub signature: Vec<String>,
    /// The present day: `23 de noviembre de 2026`.
    pub today: String,
    /// By when an answer is asked for: `viernes 27 de noviembre`.
    pub answer_by: String,
    /// The same in figures: `27/11/2026`.
    pub answer_by_short: String,
    /// When the next step of the protocol would come: the last day for what is announced.
    pub deadline: String,
    /// The same in figures.
    pub deadline_short: String,
    /// What is to be collected: overdue, less what is disputed, on hold, or promised.
    pub overdue: ListFields,
    /// What is not due yet.
    pub upcoming: ListFields,
    /// Everything open, for a statement.
    pub open: ListFields,
    /// How the house is paid.
    pub ways: WaysFields,
    /// The live promise that is due next.
    pub promise: Option<PromiseFields>,
    /// The last promise that was not kept, and is not made good.
    pub broken: Option<PromiseFields>,
    /// The last promise that was kept.
    pub kept: Option<PromiseFields>,
    /// The plan that is on schedule, else the last one that broke.
    pub plan: Option<PlanFields>,
    /// The last dispute that is open, else the last one that was resolved.
    pub dispute: Option<DisputeFields>,
    /// What could be claimed for being late; never part of what is owed.
    pub interest: Option<InterestFields>,
    /// On which terms the house sells.
    pub terms: TermsFields,
    /// The last payment.
    pub payment: Option<PaymentFields>,
    /// The last time somebody was spoken with.
    pub call: Option<CallFields>,
    /// The last time nobody could be reached, since somebody was: `jueves 19 de noviembre`.
    pub tried_on: String,
    /// Whether the client is still served: `active`, `warned`, `suspended`, `resumed`.
    pub service: &'static str,
    /// Whether one may ask why it was not paid.
    pub may_ask_why: bool,
    /// Whether the client is a friend.
    pub friend: bool,
    /// Whether the Spanish of Latin America is written.
    pub america: bool,
    /// How the client is addressed.
    #[serde(skip)]
    pub address: Option<Address>,
}

/// Who the house is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HouseFields {
    /// Its name.
    pub name: String,
    /// NIF, RFC, RUT, …
    pub tax_id: String,
    /// The lines of its address.
    pub address: Vec<String>,
    /// Its town.
    pub place: String,
    /// Where clients write to.
    pub email: String,
    /// Where clients call.
    pub phone: String,
}

/// Invoices, and what they come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ListFields {
    /// How many.
    pub count: usize,
    /// What they come to in each currency, less free credit.
    pub total: String,
    /// What they come to before free credit; empty where there is none.
    pub subtotal: String,
    /// Free credit on them; empty where there is none.
    pub credit: String,
    /// The oldest.
    pub first: Option<InvoiceFields>,
    /// All of them, the oldest first.
    pub invoices: Vec<InvoiceFields>,
}

/// An invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct InvoiceFields {
    /// Its number.
    pub number: String,
    /// When it was issued: `24 de julio`.
    pub date: String,
    /// When it was, or is, due: `22 de septiembre`.
    pub due_date: String,
    /// The same in figures: `22/09/2026`.
    pub due_short: String,
    /// How many days past due; not above zero before.
    pub days: i64,
    /// What is asked for of it.
    pub balance: String,
    /// What it was for in all.
    pub total: String,
    /// Whether less than all of it is asked for.
    pub in_part: bool,
    /// What it is where it is no invoice but a claim for being late; else empty.
    pub charge: String,
}

/// How the house is paid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WaysFields {
    /// Whether any way is known.
    pub any: bool,
    /// Accounts to pay into.
    pub accounts: Vec<AccountFields>,
    /// Where to pay by link.
    pub link: String,
    /// Other ways, in the house's words.
    pub others: Vec<String>,
    /// What to write beside a payment.
    pub reference: String,
}

/// An account to pay into.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AccountFields {
    /// Its number in groups of four.
    pub iban: String,
    /// In whose name it is.
    pub holder: String,
    /// The bank.
    pub bank: String,
}

/// A promise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PromiseFields {
    /// How much.
    pub amount: String,
    /// For when: `viernes 27 de noviembre`.
    pub date: String,
    /// The same in figures.
    pub date_short: String,
    /// When it was made.
    pub made_on: String,
    /// Days until its date; not above zero from the date on.
    pub days_left: i64,
    /// What is missing of it; empty when nothing is.
    pub missing: String,
    /// What was paid of it in time; empty when nothing was.
    pub paid: String,
    /// Whether it is an instalment of a plan.
    pub instalment: bool,
    /// The invoices that it is for.
    pub covers: ListFields,
}

/// A payment plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PlanFields {
    /// All instalments together.
    pub total: String,
    /// How many.
    pub count: usize,
    /// How many of them are paid.
    pub paid: usize,
    /// What is missing of all of them.
    pub missing: String,
    /// Whether it broke.
    pub broken: bool,
    /// When it was agreed.
    pub agreed_on: String,
    /// The instalment that is next.
    pub next: Option<InstalmentFields>,
    /// All instalments, by date.
    pub instalments: Vec<InstalmentFields>,
    /// The invoices that it is for.
    pub covers: ListFields,
}

/// An instalment of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct InstalmentFields {
    /// Its place, from 1.
    pub number: usize,
    /// Its last day.
    pub date: String,
    /// How much.
    pub amount: String,
    /// Whether it is paid.
    pub paid: bool,
}

/// A dispute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DisputeFields {
    /// The number of the contested invoice.
    pub invoice: String,
    /// How much is contested.
    pub amount: String,
    /// Why, by its code in words; empty when nobody said.
    pub reason: String,
    /// When it was opened.
    pub opened_on: String,
    /// Whether it is over.
    pub resolved: bool,
    /// How it ended: `rejected`, `credited`, `corrected`, `paid`, or empty.
    pub outcome: &'static str,
    /// What is owed of the invoice now; empty when nothing is.
    pub balance: String,
}

/// What could be claimed for being late.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct InterestFields {
    /// The interest; empty when there is none.
    pub interest: String,
    /// The fixed sum for the cost of recovery; empty when there is none.
    pub recovery_cost: String,
    /// The contractual penalty; empty when there is none.
    pub penalty: String,
    /// All of it.
    pub total: String,
    /// The last day that counts.
    pub as_of: String,
}

/// On which terms the house sells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TermsFields {
    /// What is paid of a new order before work begins: `30 %`; empty when nothing is.
    pub deposit: String,
    /// Whether new orders of this client are to be paid in advance.
    pub prepayment: bool,
    /// After how many days past due service is suspended; never when zero.
    pub suspension_days: u32,
    /// What suspension means, in the house's words.
    pub suspension_note: String,
    /// The contractual penalty: `5 %`; empty when there is none.
    pub penalty_percent: String,
    /// The fixed contractual penalty; empty when there is none.
    pub penalty_amount: String,
}

/// A payment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PaymentFields {
    /// How much.
    pub amount: String,
    /// When: `viernes 20 de noviembre`.
    pub date: String,
}

/// A talk with somebody at the client's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CallFields {
    /// When: `viernes 20 de noviembre`.
    pub date: String,
    /// With whom; empty when it is not known.
    pub person: String,
}
