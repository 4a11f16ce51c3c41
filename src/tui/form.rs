//! Forms: a few fields on top of the desk that come to one order about one client.

use tui_input::Input;

use crate::domain::fact::EntryNumber;
use crate::domain::protocol::StepId;
use crate::store::DebtorId;

/// What a form records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// A promise to pay.
    Promise,
    /// A payment.
    Payment,
    /// A payment that was not as recorded.
    Correction,
    /// A payment plan.
    Plan,
    /// What the client contests.
    Dispute,
    /// What became of a dispute.
    Resolve,
    /// A pause of collection.
    Hold,
    /// The end of a pause.
    Release,
    /// An invoice that is to be paid in instalments.
    Split,
    /// A promise or plan that is called off.
    Cancel,
    /// A credit note.
    CreditNote,
    /// An invoice that is given up.
    WriteOff,
    /// What can be claimed for being late.
    Claim,
    /// A claimed charge that is let go.
    Waive,
    /// What was agreed with the client.
    Terms,
    /// Somebody at the client's.
    Person,
    /// What kind of client it is.
    Profile,
    /// A message or letter that was sent for a step.
    StepSent,
    /// A step that is done in the house.
    StepDone,
    /// A step that is left out.
    StepSkipped,
    /// A step that waits for another day.
    StepMoved,
    /// Another step that is to be the next one.
    StepChosen,
    /// Whether the client is served.
    Service,
    /// Who collects.
    HandOver,
    /// An hour to call back.
    CallBack,
    /// Out of the way until a day.
    Snooze,
    /// More about a contact that was just recorded.
    Contact,
    /// A payment that the client says was made; it goes into the note of the call.
    SaidPaid,
    /// A person at the client's, with a new number or address.
    NewReach,
}

impl FormKind {
    /// The stable English name, as in the ids of its texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Payment => "payment",
            Self::Correction => "correction",
            Self::Plan => "plan",
            Self::Dispute => "dispute",
            Self::Resolve => "resolve",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Split => "split",
            Self::Cancel => "cancel",
            Self::CreditNote => "credit",
            Self::WriteOff => "writeoff",
            Self::Claim => "claim",
            Self::Waive => "waive",
            Self::Terms => "terms",
            Self::Person => "person",
            Self::Profile => "profile",
            Self::StepSent => "step_sent",
            Self::StepDone => "step_done",
            Self::StepSkipped => "step_skipped",
            Self::StepMoved => "step_moved",
            Self::StepChosen => "step_chosen",
            Self::Service => "service",
            Self::HandOver => "hand_over",
            Self::CallBack => "callback",
            Self::Snooze => "snooze",
            Self::Contact => "contact",
            Self::SaidPaid => "said",
            Self::NewReach => "reach",
        }
    }
}

/// A field of a form, by what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// How much.
    Amount,
    /// When it happened, or is to happen.
    Date,
    /// Which invoices, each with its share if one is typed after `=`.
    Invoices,
    /// Which invoice; may be left out where all are meant.
    Invoice,
    /// The way a payment came in.
    Method,
    /// What the bank wrote beside a payment, or the number of a credit note.
    Reference,
    /// Why, in words or by a code.
    Reason,
    /// What the client says.
    Words,
    /// Who looks at it.
    Assignee,
    /// How many instalments, or how much each.
    Parts,
    /// How often an instalment is due.
    Every,
    /// What is paid at once.
    AtOnce,
    /// Which of the entries there are: a payment, a dispute, a hold.
    Entry,
    /// What became of it.
    Outcome,
    /// Whether live promises give way to a new one.
    Place,
    /// How many times.
    Times,
    /// What kind of client, or of charge.
    Kind,
    /// Whether what was let go counts too.
    Waived,
    /// The agreed late interest.
    Rate,
    /// Days to pay.
    PaymentDays,
    /// Years after which a debt prescribes.
    Years,
    /// What is paid in advance, in percent.
    Deposit,
    /// Whether new orders are paid in advance.
    Prepayment,
    /// What somebody is called.
    Name,
    /// What somebody does there.
    Role,
    /// Numbers to call.
    Phones,
    /// Where to write to.
    Emails,
    /// The number for WhatsApp.
    Whatsapp,
    /// The language to speak with them.
    Language,
    /// When they like to be reached.
    Hours,
    /// Why they are to be left alone.
    Closed,
    /// By which ways.
    Channels,
    /// Whether they are still there.
    There,
    /// How close the house is to the client.
    Relationship,
    /// The line of business.
    Sector,
    /// What the client needs from the house.
    Needs,
    /// Whether the client could pay.
    Capacity,
    /// What to be careful about.
    Signs,
    /// Whose rules protect the client.
    Country,
    /// By which way.
    Channel,
    /// A day and an hour to come.
    Moment,
    /// Somebody at the client's.
    Person,
    /// Who.
    PersonName,
    /// A telephone number.
    NewPhone,
    /// An e-mail address.
    NewEmail,
}

impl FieldName {
    /// The stable English name, as in the ids of its texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Invoices => "invoices",
            Self::Invoice => "invoice",
            Self::Method => "method",
            Self::Reference => "reference",
            Self::Reason => "reason",
            Self::Words => "words",
            Self::Assignee => "assignee",
            Self::Parts => "parts",
            Self::Every => "every",
            Self::AtOnce => "at-once",
            Self::Entry => "entry",
            Self::Outcome => "outcome",
            Self::Place => "place",
            Self::Times => "times",
            Self::Kind => "kind",
            Self::Waived => "waived",
            Self::Rate => "rate",
            Self::PaymentDays => "payment-days",
            Self::Years => "years",
            Self::Deposit => "deposit",
            Self::Prepayment => "prepayment",
            Self::Name => "name",
            Self::Role => "role",
            Self::Phones => "phones",
            Self::Emails => "emails",
            Self::Whatsapp => "whatsapp",
            Self::Language => "language",
            Self::Hours => "hours",
            Self::Closed => "closed",
            Self::Channels => "channels",
            Self::There => "there",
            Self::Relationship => "relationship",
            Self::Sector => "sector",
            Self::Needs => "needs",
            Self::Capacity => "capacity",
            Self::Signs => "signs",
            Self::Country => "country",
            Self::Channel => "channel",
            Self::Moment => "moment",
            Self::Person => "person",
            Self::PersonName => "person",
            Self::NewPhone => "phone",
            Self::NewEmail => "email",
        }
    }
}

impl FieldName {
    /// Whether several things are listed in it: what is typed is added to what stands there.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Phones | Self::Emails | Self::Channels | Self::Signs
        )
    }
}

/// A field and what stands in it.
pub struct FormField {
    /// What it says.
    pub name: FieldName,
    /// What was typed. In a field with choices, what narrows them down.
    pub input: Input,
    /// The choices: their stable names and their words. Empty where anything may be typed.
    pub choices: Vec<(String, String)>,
    /// The choice taken.
    pub chosen: usize,
    /// What stood there when the form was opened.
    first: (String, usize),
}

impl FormField {
    /// A field to type into, with what stands there at first.
    pub fn typed(name: FieldName, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            name,
            input: Input::new(text.clone()),
            choices: Vec::new(),
            chosen: 0,
            first: (text, 0),
        }
    }

    /// A field to choose from.
    pub fn chosen(name: FieldName, choices: Vec<(String, String)>) -> Self {
        Self {
            name,
            input: Input::default(),
            choices,
            chosen: 0,
            first: (String::new(), 0),
        }
    }

    /// A field to choose from in which the choice with this stable name is taken at first.
    pub fn chosen_from(name: FieldName, choices: Vec<(String, String)>, at_first: &str) -> Self {
        let chosen = choices.iter().position(|(id, _)| id == at_first);
        let chosen = chosen.unwrap_or(0);
        Self {
            chosen,
            first: (String::new(), chosen),
            ..Self::chosen(name, choices)
        }
    }

    /// Whether something else stands there than at first.
    pub fn is_changed(&self) -> bool {
        self.input.value() != self.first.0 || self.chosen != self.first.1
    }

    /// Goes to another choice, round and round.
    pub fn turn(&mut self, forward: bool) {
        let count = self.choices.len().max(1);
        let by = if forward { 1 } else { count - 1 };
        self.chosen = (self.chosen + by) % count;
    }

    /// The words that stand in it.
    pub fn text(&self) -> &str {
        match self.choices.get(self.chosen) {
            Some((_, words)) => words,
            None => self.input.value(),
        }
    }

    /// The stable name of the choice taken; empty when there is none.
    pub fn choice(&self) -> &str {
        self.choices
            .get(self.chosen)
            .map_or("", |(id, _)| id.as_str())
    }
}

/// What of a client a form is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FormOf {
    /// The client, or somebody new there.
    #[default]
    Client,
    /// A person there.
    Person(EntryNumber),
    /// A step of the protocol.
    Step(StepId),
}

/// A form being filled in.
pub struct FormEntry {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// The clients it is about when several are selected; empty otherwise.
    pub several: Vec<DebtorId>,
    /// Their name.
    pub name: String,
    /// What it records.
    pub kind: FormKind,
    /// The fields, from above.
    pub fields: Vec<FormField>,
    /// The field that takes the keys.
    pub at: usize,
    /// Whether the next letter replaces what stands in the field.
    pub untouched: bool,
    /// Whether an answer is awaited.
    pub waiting: bool,
    /// Whether leaving was asked for once and is to be asked for again, since something was filled in.
    pub leaving: bool,
    /// Which person or step of the client it is about, where there are several.
    pub of: FormOf,
    /// Why a contact is made although a limit forbids it, where that was asked before.
    pub exception: Option<String>,
    /// Whether it was opened from the sheet of late interest, and goes back there.
    pub of_interest: bool,
}

impl FormEntry {
    /// Whether anything was filled in.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(FormField::is_changed)
    }

    /// Whether a field was changed.
    pub fn has_changed(&self, name: FieldName) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.name == name && field.is_changed())
    }

    /// What stands in a field, trimmed; empty when the form has no such field.
    pub fn value(&self, name: FieldName) -> &str {
        let field = self.fields.iter().find(|field| field.name == name);
        field.map_or("", |field| match field.choices.is_empty() {
            true => field.input.value().trim(),
            false => field.choice(),
        })
    }
}
