//! Contacts (*gestiones*): calls, messages, letters and visits, and how they ended.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The way somebody was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
}
