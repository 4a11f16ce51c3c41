//! What one says to clients: scripts for calls ([`script`]), answers to excuses ([`excuse`]) and messages in writing
//! ([`template`], [`draft`]), from files that users may replace. What fills their places comes in words, so that this room
//! knows neither amounts nor dates.

pub mod draft;
pub mod excuse;
mod file;
mod filling;
mod occasion;
pub mod record;
pub mod script;
pub mod sms;
pub mod template;
pub mod tone;

pub use draft::{Attachment, Message, Recipient};
pub use excuse::Excuse;
pub use file::Scripts;
pub use occasion::Occasion;
pub use script::{Fields, PromiseFields, Spoken};
pub use template::{MessageFields, NotComposed, Template, Templates, Wanted, compose};
