//! The one table of actions: from it come dispatch, the user's own keys, help, footer, palette and `cobro keys`.

mod scope;

pub use scope::{Group, Scope};

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its stable English name, as in the configuration.
    pub id: &'static str,
    /// Its keys unless the user chose others.
    pub keys: &'static [&'static str],
    /// Where it applies.
    pub scope: Scope,
    /// Where help lists it.
    pub group: Group,
    /// Its place in the footer, the lowest first; not in the footer when zero.
    pub footer: u8,
}

macro_rules! actions {
    ($( $(#[$doc:meta])* $action:ident = $id:literal [$($key:literal)*] $scope:ident $group:ident $footer:literal ),* $(,)?) => {
        /// What a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $( $(#[$doc])* $action ),* }

        /// All actions, in the order of help and palette.
        pub const ACTIONS: &[ActionRow] = &[
            $( ActionRow {
                action: Action::$action, id: $id, keys: &[$($key),*],
                scope: Scope::$scope, group: Group::$group, footer: $footer,
            } ),*
        ];
    };
}

actions! {
    /// Records a promise at once, then offers its date.
    Promise = "promise" ["p"] Desk Client 1,
    /// Opens a promise to be filled in.
    PromiseForm = "promise_form" ["P"] Desk Client 0,
    /// Opens a payment.
    Payment = "payment" ["$"] Desk Client 0,
    /// Opens a payment plan.
    Plan = "plan" ["a"] Desk Client 0,
    /// Writes the agreement of a payment plan.
    Agreement = "agreement" [] Desk Client 0,
    /// Opens a dispute.
    Dispute = "dispute" ["d"] Desk Client 0,
    /// Opens what became of a dispute.
    ResolveDispute = "resolve_dispute" ["S"] Desk Client 0,
    /// Opens a hold.
    Hold = "hold" ["H"] Desk Client 0,
    /// Ends a hold.
    ReleaseHold = "release_hold" [] Desk Client 0,
    /// Corrects a payment.
    CorrectPayment = "correct_payment" [] Desk Client 0,
    /// Uses free credit for the oldest invoices.
    UseCredit = "use_credit" [] Desk Client 0,
    /// Opens instalments for an invoice.
    SplitInvoice = "split_invoice" [] Desk Client 0,
    /// Calls off a promise or plan.
    CancelPromise = "cancel_promise" [] Desk Client 0,
    /// Opens a credit note.
    CreditNote = "credit_note" [] Desk Client 0,
    /// Gives up an invoice.
    WriteOff = "write_off" [] Desk Client 0,
    /// Opens a note.
    Note = "note" ["n"] Desk Client 2,
    /// Sets the type.
    SetType = "set_type" ["t"] Desk Client 3,
    /// Records a contact by another channel.
    RecordContact = "record_contact" ["r"] Desk Client 0,
    /// Opens an hour to call back.
    CallBack = "call_back" ["b"] Desk Client 0,
    /// Opens a snooze.
    Snooze = "snooze" ["s"] Desk Client 0,
    /// Puts tags on and takes them off.
    Tags = "tags" ["x"] Desk Client 0,
    /// Shows what could be claimed for being late.
    Interest = "interest" ["I"] Desk Client 0,
    /// Says whether the client may be contacted now.
    Limits = "limits" [] Desk Client 0,
    /// Opens a claim of what could be claimed for being late.
    Claim = "claim" [] Desk Client 0,
    /// Opens a claimed charge to be let go.
    Waive = "waive" [] Desk Client 0,
    /// Opens what was agreed with the client.
    Terms = "terms" ["T"] Desk Client 0,
    /// Opens the next step of the protocol.
    NextStep = "next_step" [">"] Desk Client 0,
    /// Opens the people at the client's.
    People = "people" ["i"] Desk Client 0,
    /// Opens what kind of client it is.
    Profile = "profile" ["E"] Desk Client 0,
    /// Opens whether the client is served.
    Service = "service" [] Desk Client 0,
    /// Serves the client again.
    ResumeService = "resume_service" [] Desk Client 0,
    /// Opens who collects.
    HandOver = "hand_over" [] Desk Client 0,
    /// Takes back the last action of this window.
    Undo = "undo" ["u"] Desk Client 0,
    /// Brings back what was taken back.
    Redo = "redo" ["ctrl-r"] Desk Client 0,
    /// Selects the client, to act on several.
    Select = "select" ["space"] Desk Client 0,
    /// Calls the client.
    StartCall = "call" ["c"] Desk Client 1,
    /// Shows the code that the client pays by.
    Code = "code" ["Q"] Desk Client 0,
    /// Writes the statement of the client's account.
    Statement = "statement" [] Desk Client 0,
    /// Writes everything that happened with the client.
    Dossier = "dossier" ["D"] Desk Client 0,
    /// Writes an e-mail to the client.
    WriteEmail = "write_email" ["e"] Desk Client 0,
    /// Writes to the client by WhatsApp.
    WriteWhatsapp = "write_whatsapp" ["w"] Desk Client 0,
    /// Writes a letter to the client.
    WriteLetter = "write_letter" ["L"] Desk Client 0,
    /// Chooses among all messages.
    WriteMessage = "write_message" ["m"] Desk Client 0,
    /// Looks at the e-mails that are due, to send them together.
    SendDue = "send_due" [] Desk Client 0,
    /// Lists the messages that are not known to be out.
    Outbox = "outbox" [] Desk Client 0,
    /// Searches as one types.
    Search = "search" ["/"] Desk Queue 4,
    /// Chooses filters.
    Filters = "filters" ["f"] Desk Queue 5,
    /// Chooses the order.
    Sort = "sort" ["o"] Desk Queue 6,
    /// Shows or hides who needs nothing today.
    ToggleHidden = "toggle_hidden" ["."] Desk Queue 8,
    /// Only the forgetful.
    OnlyForgetful = "only_forgetful" ["1"] Desk Queue 0,
    /// Only the illiquid.
    OnlyIlliquid = "only_illiquid" ["2"] Desk Queue 0,
    /// Only the disputing.
    OnlyDisputing = "only_disputing" ["3"] Desk Queue 0,
    /// Only the unclassified.
    OnlyUnclassified = "only_unclassified" ["4"] Desk Queue 0,
    /// Clears all filters.
    ClearFilters = "clear_filters" ["0"] Desk Queue 0,
    /// One down.
    Down = "down" ["j" "down"] Desk Move 0,
    /// One up.
    Up = "up" ["k" "up"] Desk Move 0,
    /// The first.
    First = "first" ["g" "home"] Desk Move 0,
    /// The last.
    Last = "last" ["G" "end"] Desk Move 0,
    /// A page down.
    PageDown = "page_down" ["pagedown" "ctrl-d"] Desk Move 0,
    /// A page up.
    PageUp = "page_up" ["pageup" "ctrl-u"] Desk Move 0,
    /// The next pane.
    NextPane = "next_pane" ["tab" "l" "right"] Desk Move 9,
    /// The pane before.
    PreviousPane = "previous_pane" ["backtab" "h" "left"] Desk Move 0,
    /// Goes into the client's panes.
    Open = "open" ["enter"] Desk Move 0,
    /// Back to where one came from.
    Back = "back" ["esc"] Desk Move 0,
    /// Imports a file.
    Import = "import" [] Desk Program 0,
    /// Recognises payments from the bank.
    Reconcile = "reconcile" [] Desk Program 0,
    /// Shows what is wrong with the configuration.
    Problems = "problems" [] Desk Program 0,
    /// Shows the collection policy.
    Settings = "settings" [] Desk Program 0,
    /// Shows what was done today.
    Summary = "summary" [] Desk Program 0,
    /// Opens the reports.
    Reports = "reports" ["R"] Desk Program 0,
    /// Lists all actions.
    Palette = "palette" [":"] Desk Program 10,
    /// Lists all keys.
    Help = "help" ["?"] Desk Program 7,
    /// Opens the guide to collecting well.
    Guide = "guide" [] Desk Program 0,
    /// Leaves the program to the shell for a while.
    Suspend = "suspend" ["ctrl-z"] Desk Program 0,
    /// Leaves the program.
    Quit = "quit" ["q" "ctrl-c"] Desk Program 11,
    /// Records the import on show.
    ImportAccept = "import_accept" ["enter"] Import Import 1,
    /// Chooses which column feeds which field.
    ImportColumns = "import_columns" ["m"] Import Import 2,
    /// Chooses the currency of the amounts.
    ImportCurrency = "import_currency" ["c"] Import Import 3,
    /// Chooses the order of day, month and year.
    ImportDates = "import_dates" ["d"] Import Import 4,
    /// Refuses the file for one bad row, or doesn't.
    ImportStrict = "import_strict" ["s"] Import Import 5,
    /// One down in the preview.
    ImportDown = "import_down" ["j" "down"] Import Import 0,
    /// One up in the preview.
    ImportUp = "import_up" ["k" "up"] Import Import 0,
    /// A page down in the preview.
    ImportPageDown = "import_page_down" ["pagedown" "space"] Import Import 0,
    /// A page up in the preview.
    ImportPageUp = "import_page_up" ["pageup"] Import Import 0,
    /// Leaves the import; nothing of it is recorded.
    ImportLeave = "import_leave" ["esc" "q" "ctrl-c"] Import Import 6,
    /// Claims what the sheet shows.
    InterestClaim = "interest_claim" ["enter" "c"] Interest Interest 1,
    /// Lets a claimed charge go.
    InterestWaive = "interest_waive" ["w"] Interest Interest 2,
    /// The client is a business.
    InterestBusiness = "interest_business" ["1"] Interest Interest 3,
    /// The client is a consumer.
    InterestConsumer = "interest_consumer" ["2"] Interest Interest 4,
    /// The client is a public body.
    InterestPublicBody = "interest_public_body" ["3"] Interest Interest 5,
    /// Opens what was agreed with the client.
    InterestTerms = "interest_terms" ["T"] Interest Interest 6,
    /// Takes back the last action of this window.
    InterestUndo = "interest_undo" ["u"] Interest Interest 7,
    /// One down in the sheet.
    InterestDown = "interest_down" ["j" "down"] Interest Interest 0,
    /// One up in the sheet.
    InterestUp = "interest_up" ["k" "up"] Interest Interest 0,
    /// A page down in the sheet.
    InterestPageDown = "interest_page_down" ["pagedown" "space"] Interest Interest 0,
    /// A page up in the sheet.
    InterestPageUp = "interest_page_up" ["pageup"] Interest Interest 0,
    /// Leaves the sheet.
    InterestClose = "interest_close" ["esc" "q" "ctrl-c"] Interest Interest 8,
    /// One down in a list.
    ChooseDown = "choose_down" ["down" "ctrl-n"] Choose Field 0,
    /// One up in a list.
    ChooseUp = "choose_up" ["up" "ctrl-p"] Choose Field 0,
    /// Switches a filter.
    ChooseToggle = "choose_toggle" ["space" "tab"] Choose Field 2,
    /// Takes what is chosen.
    ChooseAccept = "choose_accept" ["enter"] Choose Field 1,
    /// Leaves the list.
    ChooseCancel = "choose_cancel" ["esc" "ctrl-c"] Choose Field 3,
    /// Takes what was typed.
    LineAccept = "line_accept" ["enter"] Line Field 1,
    /// Goes to the next field.
    LineNext = "line_next" ["tab" "down"] Line Field 2,
    /// Goes to the field before.
    LinePrevious = "line_previous" ["backtab" "up"] Line Field 0,
    /// Leaves the line.
    LineCancel = "line_cancel" ["esc" "ctrl-c"] Line Field 3,
    /// Records the note.
    NoteSave = "note_save" ["ctrl-s"] Note Field 1,
    /// Leaves the note; what was typed stays as a draft.
    NoteLeave = "note_leave" ["esc"] Note Field 2,
    /// Drops the note and its draft.
    NoteDrop = "note_drop" ["ctrl-x"] Note Field 3,
    /// One down in a text.
    ReadDown = "read_down" ["j" "down"] Read Field 0,
    /// One up in a text.
    ReadUp = "read_up" ["k" "up"] Read Field 0,
    /// A page down in a text.
    ReadPageDown = "read_page_down" ["pagedown" "space"] Read Field 0,
    /// A page up in a text.
    ReadPageUp = "read_page_up" ["pageup"] Read Field 0,
    /// Goes on, where the text asks for it.
    ReadAccept = "read_accept" ["enter"] Read Field 1,
    /// Leaves the text.
    ReadClose = "read_close" ["esc" "q" "?" "ctrl-c"] Read Field 2,
    /// Goes on with a contact.
    GuardGoOn = "guard_go_on" ["enter" "r"] Guard Field 2,
    /// Leaves the client until a contact is allowed.
    GuardSnooze = "guard_snooze" ["s"] Guard Field 1,
    /// Leaves the warning without a contact.
    GuardLeave = "guard_leave" ["esc" "q" "ctrl-c"] Guard Field 3,
    /// Records a promise at once, as on the desk.
    CallPromise = "call_promise" ["f2"] Call Call 1,
    /// Notes a payment that the client says was made.
    CallPaid = "call_paid" ["f3"] Call Call 2,
    /// Opens a dispute.
    CallDispute = "call_dispute" ["f4"] Call Call 3,
    /// Notes an hour to call back.
    CallLater = "call_later" ["f5"] Call Call 4,
    /// Opens a person with a new number or e-mail address.
    CallPerson = "call_person" ["f6"] Call Call 5,
    /// Sets the type.
    CallType = "call_type" ["f7"] Call Call 6,
    /// Ticks a warning sign.
    CallSign = "call_sign" ["f8"] Call Call 7,
    /// Lists excuses, each with an answer.
    CallExcuse = "call_excuse" ["f9"] Call Call 8,
    /// Ends the call: its outcome is asked for.
    CallEnd = "call_end" ["ctrl-e"] Call Call 9,
    /// Leaves the call; what was typed stays as a draft.
    CallLeave = "call_leave" ["esc"] Call Call 10,
    /// More of the script.
    CallScriptDown = "call_script_down" ["pagedown"] Call Call 11,
    /// Back in the script.
    CallScriptUp = "call_script_up" ["pageup"] Call Call 0,
    /// The client promised to pay.
    OutcomePromised = "outcome_promised" ["p"] Outcome Call 0,
    /// The client wants to be called back.
    OutcomeCallBack = "outcome_call_back" ["b"] Outcome Call 0,
    /// Nobody answered.
    OutcomeNoAnswer = "outcome_no_answer" ["n"] Outcome Call 0,
    /// An answering machine did.
    OutcomeVoicemail = "outcome_voicemail" ["v"] Outcome Call 0,
    /// Somebody else did.
    OutcomeWrongNumber = "outcome_wrong_number" ["w"] Outcome Call 0,
    /// The client contests an invoice.
    OutcomeDisputes = "outcome_disputes" ["d"] Outcome Call 0,
    /// The client has no money.
    OutcomeCannotPay = "outcome_cannot_pay" ["c"] Outcome Call 0,
    /// The client will not pay.
    OutcomeRefuses = "outcome_refuses" ["r"] Outcome Call 0,
    /// The client says that it is paid.
    OutcomePaid = "outcome_paid" ["y"] Outcome Call 0,
    /// Anything else was talked about.
    OutcomeOther = "outcome_other" ["o"] Outcome Call 0,
    /// Back to the note.
    OutcomeBack = "outcome_back" ["esc"] Outcome Call 1,
    /// Sends the message, one way or another.
    MessageSend = "message_send" ["ctrl-s"] Message Message 9,
    /// Another template.
    MessageTemplate = "message_template" ["f2"] Message Message 1,
    /// Somebody else at the client's.
    MessagePerson = "message_person" ["f3"] Message Message 2,
    /// Another address.
    MessageAddress = "message_address" ["f4"] Message Message 3,
    /// Papers that come with it.
    MessageAttach = "message_attach" ["f5"] Message Message 4,
    /// The text in the user's own editor.
    MessageEditor = "message_editor" ["ctrl-o"] Message Message 5,
    /// From the text to the subject and back.
    MessageNextPart = "message_next_part" ["tab" "backtab"] Message Message 6,
    /// Drops the message.
    MessageDrop = "message_drop" ["ctrl-x"] Message Message 7,
    /// Leaves the message; what was changed stays as a draft.
    MessageLeave = "message_leave" ["esc"] Message Message 10,
    /// Sends the e-mails that are ready.
    MailingSend = "mailing_send" ["ctrl-s"] Mailing Message 1,
    /// Opens the e-mail under the cursor, or closes it.
    MailingRead = "mailing_read" ["enter"] Mailing Message 2,
    /// Down.
    MailingDown = "mailing_down" ["j" "down"] Mailing Message 0,
    /// Up.
    MailingUp = "mailing_up" ["k" "up"] Mailing Message 0,
    /// Leaves; while they are being sent, stops after the present one.
    MailingClose = "mailing_close" ["esc" "q" "ctrl-c"] Mailing Message 3,
    /// The message that was handed over was sent.
    HandedYes = "handed_yes" ["enter" "y" "s"] Handed Message 1,
    /// It was not; it stays as a draft.
    HandedNo = "handed_no" ["n"] Handed Message 2,
    /// Back to its text.
    HandedBack = "handed_back" ["esc" "ctrl-c"] Handed Message 3,
    /// A message in doubt arrived.
    OutboxArrived = "outbox_arrived" ["a"] Outbox Message 2,
    /// It did not: it is sent again.
    OutboxAgain = "outbox_again" ["r"] Outbox Message 3,
    /// It need not be sent any more.
    OutboxDrop = "outbox_drop" ["x"] Outbox Message 4,
    /// Reads the message under the cursor, or does what was asked.
    OutboxRead = "outbox_read" ["enter"] Outbox Message 1,
    /// Down.
    OutboxDown = "outbox_down" ["j" "down"] Outbox Message 0,
    /// Up.
    OutboxUp = "outbox_up" ["k" "up"] Outbox Message 0,
    /// Leaves the outbox.
    OutboxClose = "outbox_close" ["esc" "q" "ctrl-c"] Outbox Message 5,
    /// Works a report out; in a report, goes to the client of the row.
    ReportOpen = "report_open" ["enter"] Reports Report 1,
    /// Down in the list, or in the rows.
    ReportDown = "report_down" ["j" "down"] Reports Report 0,
    /// Up in the list, or in the rows.
    ReportUp = "report_up" ["k" "up"] Reports Report 0,
    /// A page down.
    ReportPageDown = "report_page_down" ["pagedown" "space" "ctrl-d"] Reports Report 0,
    /// A page up.
    ReportPageUp = "report_page_up" ["pageup" "ctrl-u"] Reports Report 0,
    /// The first row.
    ReportFirst = "report_first" ["g" "home"] Reports Report 0,
    /// The last row.
    ReportLast = "report_last" ["G" "end"] Reports Report 0,
    /// Columns further to the right.
    ReportRight = "report_right" ["l" "right"] Reports Report 0,
    /// Columns further to the left.
    ReportLeft = "report_left" ["h" "left"] Reports Report 0,
    /// The next report.
    ReportNext = "report_next" ["tab"] Reports Report 8,
    /// The report before.
    ReportPrevious = "report_previous" ["backtab"] Reports Report 0,
    /// What the rows are about.
    ReportBy = "report_by" ["b"] Reports Report 3,
    /// The day that it is told for.
    ReportDay = "report_day" ["d"] Reports Report 2,
    /// The first day.
    ReportFrom = "report_from" ["f"] Reports Report 5,
    /// How many days, weeks or clients.
    ReportNumber = "report_number" ["n"] Reports Report 4,
    /// The person of the house.
    ReportAuthor = "report_author" ["a"] Reports Report 6,
    /// Table, chart, or both.
    ReportChart = "report_chart" ["v"] Reports Report 7,
    /// Writes it as text.
    ReportText = "report_text" ["T"] Reports Report 0,
    /// Writes it as CSV.
    ReportCsv = "report_csv" ["C"] Reports Report 0,
    /// Writes it as a spreadsheet.
    ReportXlsx = "report_xlsx" ["X"] Reports Report 0,
    /// Writes it as JSON.
    ReportJson = "report_json" ["J"] Reports Report 0,
    /// Writes it as a page for print.
    ReportHtml = "report_html" ["P"] Reports Report 0,
    /// Stops working it out, or leaves.
    ReportLeave = "report_leave" ["esc" "q" "ctrl-c"] Reports Report 9,
    /// Accepts the proposal on show.
    ReconcileAccept = "reconcile_accept" ["a"] Reconcile Reconcile 1,
    /// Accepts all proposals that are certain.
    ReconcileAcceptCertain = "reconcile_accept_certain" ["A"] Reconcile Reconcile 2,
    /// Leaves the credit out for good.
    ReconcileSkip = "reconcile_skip" ["x"] Reconcile Reconcile 3,
    /// The next proposal for the credit.
    ReconcileNext = "reconcile_next" ["tab" "l" "right"] Reconcile Reconcile 4,
    /// The proposal before.
    ReconcilePrevious = "reconcile_previous" ["backtab" "h" "left"] Reconcile Reconcile 0,
    /// Takes back the last action of this window.
    ReconcileUndo = "reconcile_undo" ["u"] Reconcile Reconcile 5,
    /// One credit down.
    ReconcileDown = "reconcile_down" ["j" "down"] Reconcile Reconcile 0,
    /// One credit up.
    ReconcileUp = "reconcile_up" ["k" "up"] Reconcile Reconcile 0,
    /// A page down.
    ReconcilePageDown = "reconcile_page_down" ["pagedown" "space"] Reconcile Reconcile 0,
    /// A page up.
    ReconcilePageUp = "reconcile_page_up" ["pageup"] Reconcile Reconcile 0,
    /// Leaves the list.
    ReconcileClose = "reconcile_close" ["esc" "q" "ctrl-c"] Reconcile Reconcile 6,
}

impl Action {
    /// The row of the action.
    pub fn row(self) -> &'static ActionRow {
        &ACTIONS[self as usize]
    }

    /// The id of its name in the texts.
    pub fn name_text(self) -> String {
        format!("do-{}", self.row().id)
    }

    /// The id of its explanation in the texts.
    pub fn help_text(self) -> String {
        format!("do-{}-help", self.row().id)
    }
}

#[cfg(test)]
mod tests;
