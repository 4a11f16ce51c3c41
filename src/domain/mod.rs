//! The pure core: facts and a moment in, values out. No clock, no SQL, no terminal.

pub mod account;
pub mod agreement;
mod attention;
pub mod chain;
pub mod contact;
pub mod debtor;
pub mod dispute;
pub mod fact;
pub mod habit;
pub mod interest;
pub mod iso_day;
pub mod money;
pub mod order;
pub mod payment;
pub mod policy;
pub mod prescription;
pub mod proposals;
pub mod queue;
pub mod search;
pub mod standing;
pub mod tax_id;
pub mod terms;
pub mod typed_amount;
pub mod typed_date;
mod urgency;
