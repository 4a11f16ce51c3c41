//! The pure core: facts and a moment in, values out. No clock, no SQL, no terminal.

pub mod account;
mod attention;
pub mod debtor;
pub mod fact;
pub mod money;
pub mod policy;
pub mod standing;
mod urgency;
