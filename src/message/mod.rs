//! What one says to clients: scripts for calls ([`script`]) and answers to excuses ([`excuse`]), from files that users may
//! replace. What fills their places comes in words, so that this room knows neither amounts nor dates.

pub mod draft;
pub mod excuse;
mod file;
pub mod script;

pub use draft::{Attachment, Message, Recipient};
pub use excuse::Excuse;
pub use file::Scripts;
pub use script::{Fields, Occasion, PromiseFields, Spoken};
