//! Lists to choose from, on top of the desk or of an import.

use std::collections::BTreeMap;

use tui_input::Input;

use crate::domain::contact::Channel;
use crate::domain::debtor::DebtorType;
use crate::domain::fact::{Direction, EntryNumber};
use crate::domain::money::Currency;
use crate::domain::person::Reachable;
use crate::domain::profile::WarningSign;
use crate::domain::queue::Sort;
use crate::domain::standing::Band;
use crate::import::{DateOrder, Field};
use crate::message::Attachment;
use crate::store::DebtorId;
use crate::tui::action::Action;

use super::writing::Way;

/// A list to choose from.
pub struct Choose {
    /// What is being chosen.
    pub what: Choosing,
    /// What was typed to narrow the list.
    pub typed: Input,
    /// The place of the cursor among the choices that fit.
    pub cursor: usize,
    /// Why a type is set, as typed.
    pub reason: Input,
    /// Whether typing goes into the reason.
    pub in_reason: bool,
    /// Tags to be put on, or taken off.
    pub marks: BTreeMap<String, bool>,
}

impl Choose {
    /// A list with the cursor on its first choice.
    pub fn new(what: Choosing) -> Self {
        Self {
            what,
            typed: Input::default(),
            cursor: 0,
            reason: Input::default(),
            in_reason: false,
            marks: BTreeMap::new(),
        }
    }
}

/// What is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choosing {
    /// The type of these debtors.
    Type(Vec<DebtorId>),
    /// The tags of these debtors.
    Tags(Vec<DebtorId>),
    /// The way in which there was a contact with this debtor, of this name.
    Contact(DebtorId, String),
    /// The order of the queue.
    Sort,
    /// Filters, several of them.
    Filters,
    /// Any action.
    Palette,
    /// A person at the client's, or a new one.
    Person,
    /// What becomes of the next step.
    Step,
    /// The field of an import whose column is to be chosen.
    ImportField,
    /// The column that feeds this field.
    ImportColumn(Field),
    /// The currency of an import's amounts.
    ImportCurrency,
    /// The order of an import's dates.
    ImportDates,
    /// Whom to call, and at which number.
    Callee,
    /// The excuse that was heard on the phone.
    Excuse,
    /// What to be careful about with the client on the phone.
    Sign,
    /// What to write to the client: any message.
    Message,
    /// The template of the message being written.
    Template,
    /// Who gets the message.
    Recipient,
    /// The papers that come with it.
    Attachments,
    /// How it goes out.
    Way,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A type.
    Type(DebtorType),
    /// An order.
    Sort(Sort),
    /// Only this type.
    OnlyType(DebtorType),
    /// Only this band.
    OnlyBand(Band),
    /// At least so many days past due.
    LeastDays(i64),
    /// At least so much.
    LeastAmount(i64),
    /// Only with this tag; where tags are put on, this one.
    Tag(String),
    /// A tag that is not in use yet.
    NewTag(String),
    /// A contact by this channel, and who began it.
    Contact(Channel, Direction),
    /// An action.
    Act(Action),
    /// A person at the client's, or a new one.
    Person(Option<EntryNumber>),
    /// What becomes of the next step.
    Step(StepChoice),
    /// A field of an import.
    Field(Field),
    /// A column of an import, counted from 0, or none.
    Column(Option<usize>),
    /// The currency of an import's amounts, or what the file says.
    Currency(Option<Currency>),
    /// The order of an import's dates, or what the file says.
    DateOrder(Option<DateOrder>),
    /// Going on with the call that was left, or cut off.
    TakeUp,
    /// A person and a number to call.
    Callee(Box<Reachable>),
    /// A number that is written down nowhere.
    OtherNumber,
    /// The excuse with this code, or none.
    Excuse(Option<String>),
    /// A warning sign.
    Sign(WarningSign),
    /// A message by this channel, from this template.
    Message(Channel, String),
    /// By this channel to each of several clients what fits them best.
    Fitting(Channel),
    /// A person and an address to write to.
    Recipient(Box<Reachable>),
    /// A paper that comes with a message.
    Paper(Attachment),
    /// How a message goes out.
    Way(Way),
}

/// What can be done about the next step of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepChoice {
    /// A call is made for it.
    Call,
    /// A message is written for it.
    Write(Channel),
    /// A message, letter or visit is made for it.
    Sent(Channel),
    /// It is done in the house.
    Done,
    /// It is left out.
    Skip,
    /// It waits for another day.
    Move,
    /// Another one is chosen.
    Other,
}
