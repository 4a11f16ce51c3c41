//! Contacts (*gestiones*): calls, messages, letters and visits, and how they ended.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::debtor::DebtorType;
use super::protocol::StepId;
use super::written::Written;

/// The way somebody was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A telephone call.
    Call,
    /// An e-mail.
    Email,
    /// A WhatsApp message or call.
    Whatsapp,
    /// A text message.
    Sms,
    /// A letter.
    Letter,
    /// A visit in person.
    Visit,
    /// A message on a social network.
    SocialNetwork,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 7] = [
        Self::Call,
        Self::Email,
        Self::Whatsapp,
        Self::Sms,
        Self::Letter,
        Self::Visit,
        Self::SocialNetwork,
    ];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Email => "email",
            Self::Whatsapp => "whatsapp",
            Self::Sms => "sms",
            Self::Letter => "letter",
            Self::Visit => "visit",
            Self::SocialNetwork => "social_network",
        }
    }
}

/// Who began a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The client.
    In,
    /// The house.
    Out,
}

/// How a contact ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A promise to pay.
    Promised,
    /// To be called back at another time.
    CallBack,
    /// Nobody answered.
    NoAnswer,
    /// A message was left on an answering machine.
    Voicemail,
    /// The number is somebody else's.
    WrongNumber,
    /// The client contests an invoice.
    Disputes,
    /// The client has no money.
    CannotPay,
    /// The client will not pay.
    Refuses,
    /// The client says that it is paid.
    PaidAlready,
    /// A message was sent; nobody has answered yet.
    Sent,
    /// Anything else that was talked about.
    Other,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 11] = [
        Self::Promised,
        Self::CallBack,
        Self::NoAnswer,
        Self::Voicemail,
        Self::WrongNumber,
        Self::Disputes,
        Self::CannotPay,
        Self::Refuses,
        Self::PaidAlready,
        Self::Sent,
        Self::Other,
    ];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Promised => "promised",
            Self::CallBack => "call_back",
            Self::NoAnswer => "no_answer",
            Self::Voicemail => "voicemail",
            Self::WrongNumber => "wrong_number",
            Self::Disputes => "disputes",
            Self::CannotPay => "cannot_pay",
            Self::Refuses => "refuses",
            Self::PaidAlready => "paid_already",
            Self::Sent => "sent",
            Self::Other => "other",
        }
    }

    /// How a contact ended of which nothing is said: what was written was sent, everything else was talked about.
    pub fn usual(channel: Channel, direction: Direction) -> Self {
        let written = !matches!(channel, Channel::Call | Channel::Visit);
        if written && direction == Direction::Out {
            Self::Sent
        } else {
            Self::Other
        }
    }

    /// Whether somebody at the client's was reached.
    pub fn answered(self) -> bool {
        !matches!(
            self,
            Self::NoAnswer | Self::Voicemail | Self::WrongNumber | Self::Sent
        )
    }
}

/// One call, message, letter or visit (*gestión*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The way somebody was reached, or tried to be.
    pub channel: Channel,
    /// Who began it.
    pub direction: Direction,
    /// How it ended.
    pub outcome: Outcome,
    /// When the client asked to be called back, local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_back_at: Option<NaiveDateTime>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whom it was with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The number or address that was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How long it took, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// The code of the excuse that was heard, as in `assets/scripts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excuse: Option<String>,
    /// The step of a protocol that it was made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepOf>,
    /// Why it was made although a limit forbids it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// What was written, of a message whose text is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Box<Written>>,
}

impl Contact {
    /// A contact of which nothing more is known than how it ended.
    pub fn new(channel: Channel, direction: Direction, outcome: Outcome) -> Self {
        Self {
            channel,
            direction,
            outcome,
            call_back_at: None,
            note: None,
            person: None,
            address: None,
            seconds: None,
            excuse: None,
            step: None,
            exception: None,
            written: None,
        }
    }
}

/// A step and the protocol that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepOf {
    /// Whose protocol.
    pub protocol: DebtorType,
    /// The step.
    pub step: StepId,
    /// The due date of the oldest invoice to collect, which the protocol was about then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
}

/// An hour to call back was agreed outside of a contact, or the one that was agreed holds no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBackSet {
    /// The hour, local time; none when nothing is agreed any more.
    pub at: Option<NaiveDateTime>,
    /// Whom to ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
