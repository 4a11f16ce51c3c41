//! The pure core, seen from outside: a debtor's facts and a moment in, where things stand out.

mod agreements;
mod charges;
mod facts;
mod first_match;
mod forecast;
mod habit;
mod histories;
mod interest;
mod invoices;
mod money;
mod orders;
mod outcomes;
mod pauses;
mod prescription;
mod promise_payments;
mod promises;
mod properties;
mod proposals;
mod protocols;
mod schedule;
mod standing;
mod standing_steps;
mod story;
