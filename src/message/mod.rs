//! What one says to clients: scripts for calls ([`script`]), answers to excuses ([`excuse`]) and the check of tone ([`tone`]), from files that users may
//! replace. What fills their places comes in words, so that this room knows neither amounts nor dates.

pub mod excuse;
mod file;
pub mod script;
pub mod tone;

pub use excuse::Excuse;
pub use file::Scripts;
pub use script::{Fields, Occasion, PromiseFields, Spoken};
