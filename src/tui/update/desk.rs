//! What keys do at the desk itself: moving, filtering, and opening what lies on top.

use tui_input::Input;

use super::super::action::Action;
use super::super::form::FormKind;
use super::super::message::{Effect, Task};
use super::super::model::{
    AfterGuard, Choose, Choosing, Deed, Focus, ImportStage, MailingStage, Model, OutboxPage,
    Overlay, PageKind, Pane, ToWrite,
};
use super::super::view;
use crate::domain::contact::Channel;
use crate::domain::debtor::DebtorType;
use crate::domain::queue::{Filter, Sort};
use crate::store::DebtorId;

impl Model {
    /// Does an action at the desk, or says why it is not possible now.
    pub(super) fn desk(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if let Err(reason) = self.possible(action) {
            return self.hint(reason);
        }
        if !matches!(action, Action::Palette | Action::Agreement) {
            self.planned = None;
        }
        if !matches!(action, Action::Palette | Action::Note) {
            self.contacted = None;
        }
        match action {
            Action::Down => self.go(1),
            Action::Up => self.go(-1),
            Action::PageDown => self.go(self.page()),
            Action::PageUp => self.go(-self.page()),
            Action::First => self.go(isize::MIN),
            Action::Last => self.go(isize::MAX),
            Action::NextPane => self.turn_pane(true),
            Action::PreviousPane => self.turn_pane(false),
            Action::Open if self.is_at_protocol() => self.open_next_step(effects),
            Action::Open => self.focus = Focus::Panes,
            Action::NextStep => self.open_next_step(effects),
            Action::People => self.open_people(),
            Action::ResumeService => self.resume_service(effects),
            Action::Back => self.back(effects),
            Action::OnlyForgetful => self.only(DebtorType::Forgetful, effects),
            Action::OnlyIlliquid => self.only(DebtorType::Illiquid, effects),
            Action::OnlyDisputing => self.only(DebtorType::Disputing, effects),
            Action::OnlyUnclassified => self.only(DebtorType::Unclassified, effects),
            Action::ClearFilters => {
                self.queue.filter = Filter {
                    hidden_too: self.queue.filter.hidden_too,
                    ..Filter::default()
                };
                self.arrange(effects);
            }
            Action::ToggleHidden => {
                self.queue.filter.hidden_too = !self.queue.filter.hidden_too;
                self.arrange(effects);
            }
            Action::Search => {
                self.focus = Focus::Queue;
                let text = self.queue.filter.text.clone();
                self.overlay = Some(Overlay::Search(Input::new(text)));
            }
            Action::Select => self.select(),
            Action::Filters => self.open_choice(Choosing::Filters),
            Action::Sort => self.open_choice(Choosing::Sort),
            Action::SetType => self.open_choice(Choosing::Type(self.acted_on())),
            Action::Palette => self.open_choice(Choosing::Palette),
            Action::Promise => self.promise_now(effects),
            Action::UseCredit => self.use_credit(effects),
            Action::Note if self.contacted.is_some() => self.open_contact_form(),
            Action::Note => self.open_note(effects),
            Action::RecordContact => self.open_contact_choice(),
            Action::Tags => self.open_choice(Choosing::Tags(self.acted_on())),
            Action::StartCall => {
                self.call_for = None;
                self.start_call(effects);
            }
            Action::SendDue => self.open_mailing(effects),
            Action::Outbox => self.open_outbox(effects),
            Action::Guide => self.overlay = Some(Overlay::Guide { scroll: 0 }),
            Action::WriteEmail if !self.queue.selected.is_empty() => self.open_mailing(effects),
            Action::WriteEmail => self.write(ToWrite::by(Channel::Email), effects),
            Action::WriteWhatsapp if !self.queue.selected.is_empty() => {
                self.begin_round(ToWrite::by(Channel::Whatsapp));
            }
            Action::WriteLetter if !self.queue.selected.is_empty() => {
                self.open_mailing_of(Channel::Letter, None, effects);
            }
            Action::WriteWhatsapp => self.write(ToWrite::by(Channel::Whatsapp), effects),
            Action::WriteLetter => self.write(ToWrite::by(Channel::Letter), effects),
            Action::WriteMessage => self.open_choice(Choosing::Message),
            Action::Interest => self.show_interest(),
            Action::Limits => self.guarded(Channel::Call, None, AfterGuard::Nothing, effects),
            Action::Undo => effects.push(Effect::Task(Task::Undo)),
            Action::Redo => effects.push(Effect::Task(Task::Redo)),
            Action::Import => self.open_import(),
            Action::Reconcile => self.open_reconcile(effects),
            Action::Help => self.overlay = Some(Overlay::Help { scroll: 0 }),
            Action::Problems => self.overlay = Some(Overlay::Problems { scroll: 0 }),
            Action::Settings => self.overlay = Some(Overlay::Settings { scroll: 0 }),
            Action::Summary => self.overlay = Some(Overlay::Summary { scroll: 0 }),
            Action::Reports => self.open_reports(effects),
            Action::Agreement => self.open_agreement(),
            Action::Code => self.show_code(),
            Action::Statement => self.open_page(PageKind::Statement),
            Action::Dossier => self.open_page(PageKind::Dossier),
            Action::Suspend => self.suspend = true,
            Action::Quit => self.running = false,
            _ => {
                if let Some(kind) = form_of(action) {
                    self.open_form(kind);
                }
            }
        }
    }

    /// Whether an action is about the client under the cursor.
    pub(super) fn is_about_client(action: Action) -> bool {
        form_of(action).is_some()
            || matches!(
                action,
                Action::Promise
                    | Action::UseCredit
                    | Action::Note
                    | Action::StartCall
                    | Action::WriteEmail
                    | Action::WriteWhatsapp
                    | Action::WriteLetter
                    | Action::WriteMessage
                    | Action::SetType
                    | Action::RecordContact
                    | Action::Tags
                    | Action::Interest
                    | Action::NextStep
                    | Action::People
                    | Action::ResumeService
                    | Action::Limits
                    | Action::Code
                    | Action::Statement
                    | Action::Dossier
                    | Action::Select
                    | Action::Open
            )
    }

    /// Whether an action is possible now; the id of the text that says why not.
    pub fn possible(&self, action: Action) -> Result<(), &'static str> {
        // What was just recorded can be added to, whoever has come up since.
        let is_about_last = action == Action::Note && self.contacted.is_some();
        if Self::is_about_client(action) && self.current().is_none() && !is_about_last {
            return Err("why-no-client");
        }
        match action {
            Action::Problems if self.problems.is_empty() => Err("why-no-problems"),
            Action::Agreement => self.agreement_possible(),
            Action::Promise => self.promise_possible(),
            Action::NextStep => self.step_possible(),
            Action::ResumeService => self.resume_possible(),
            action => match form_of(action) {
                Some(kind) => self.form_possible(kind),
                None => self.possible_in_import(action),
            },
        }
    }

    /// Whether a key for what lies on top does anything there, so that it is worth a place in the footer.
    pub fn works(&self, action: Action) -> bool {
        match (action, &self.overlay) {
            (Action::ChooseToggle, _) => self.chooser().is_some_and(|it| {
                matches!(
                    it.what,
                    Choosing::Filters | Choosing::Tags(_) | Choosing::Attachments
                )
            }),
            (Action::MessageNextPart, _) => {
                self.writing.as_ref().is_some_and(|it| it.has_subject())
            }
            (Action::LineNext, overlay) => {
                matches!(overlay, Some(Overlay::Promise(_) | Overlay::Form(_)))
            }
            (Action::ReadAccept, Some(Overlay::Import(entry))) => {
                matches!(entry.stage, ImportStage::Done(_))
            }
            (Action::CallScriptDown, _) => view::most_scrolled(self) > 0,
            (Action::ReadAccept, None) => true,
            (Action::ReadAccept, _) => false,
            (Action::GuardSnooze, Some(Overlay::Guard(entry))) => {
                entry.before.limits.until.is_some()
            }
            (Action::GuardGoOn, Some(Overlay::Guard(entry))) => entry.then != AfterGuard::Nothing,
            (action, Some(Overlay::Outbox(page))) => works_in_outbox(action, page),
            (Action::MailingSend, Some(Overlay::Mailing(mailing))) => {
                matches!(mailing.stage, MailingStage::Ready) && !mailing.ready().is_empty()
            }
            (Action::MailingRead, Some(Overlay::Mailing(mailing))) => {
                let row = mailing.rows.get(mailing.cursor);
                row.is_some_and(|row| !row.text.is_empty())
            }
            (action, Some(Overlay::Interest(page))) => self.works_on_interest(action, page),
            (action, Some(Overlay::Reconcile(page))) => self.works_on_reconcile(action, page),
            (action, Some(Overlay::Import(_))) => self.possible(action).is_ok(),
            (action, Some(Overlay::Reports)) => self.works_on_report(action),
            _ => true,
        }
    }

    fn page(&self) -> isize {
        let lines = match self.focus {
            Focus::Queue => view::rows_shown(self),
            Focus::Panes => usize::from(self.size.1 / 2),
        };
        isize::try_from(lines.max(2) - 1).unwrap_or(1)
    }

    fn go(&mut self, by: isize) {
        let target = match self.focus {
            Focus::Queue => &mut self.queue.cursor,
            Focus::Panes => &mut self.detail.scroll,
        };
        *target = target.saturating_add_signed(by);
        let last = self.queue.debtors.len().saturating_sub(1);
        self.queue.cursor = self.queue.cursor.min(last);
        let lines = view::pane_lines(self);
        self.detail.scroll = self.detail.scroll.min(lines.saturating_sub(1));
    }

    /// From the queue into the panes, through them, and back to the queue.
    fn turn_pane(&mut self, forward: bool) {
        if self.current().is_none() {
            return;
        }
        let at = Pane::ALL
            .iter()
            .position(|it| *it == self.detail.pane)
            .unwrap_or(0);
        let next = match (self.focus, forward) {
            (Focus::Queue, true) => Some(if self.shows_both() { at } else { 0 }),
            (Focus::Queue, false) => Some(Pane::ALL.len() - 1),
            (Focus::Panes, true) => Some(at + 1).filter(|next| *next < Pane::ALL.len()),
            (Focus::Panes, false) => at.checked_sub(1),
        };
        match next {
            Some(next) => {
                self.focus = Focus::Panes;
                self.detail.pane = Pane::ALL[next];
            }
            None => {
                self.focus = Focus::Queue;
                self.detail.pane = Pane::default();
            }
        }
        self.detail.scroll = 0;
    }

    fn back(&mut self, effects: &mut Vec<Effect>) {
        if self.shows_problems {
            self.shows_problems = false;
        } else if self.focus == Focus::Panes {
            self.focus = Focus::Queue;
        } else if !self.queue.selected.is_empty() {
            self.queue.selected.clear();
        } else if !self.queue.filter.text.is_empty() {
            self.queue.filter.text.clear();
            self.arrange(effects);
        } else if self.queue.filter.is_active() {
            self.hint("why-clear-filters");
        } else {
            self.leave_tour();
        }
    }

    fn only(&mut self, debtor_type: DebtorType, effects: &mut Vec<Effect>) {
        let types = &mut self.queue.filter.types;
        if !types.remove(&debtor_type) {
            types.insert(debtor_type);
        }
        self.arrange(effects);
    }

    fn select(&mut self) {
        let Some(debtor) = self.current() else { return };
        if !self.queue.selected.remove(&debtor) {
            self.queue.selected.insert(debtor);
        }
        self.focus = Focus::Queue;
        self.go(1);
    }

    /// The type that is proposed for the one client that a list is about.
    fn proposed_type(&self, debtors: &[DebtorId]) -> Option<DebtorType> {
        let file = self.current_file()?;
        let mine = debtors == [file.debtor];
        let proposal = file.type_proposal.as_ref().filter(|_| mine)?;
        Some(proposal.debtor_type)
    }

    /// The type of debtors, if it is the same for all of them.
    fn shared_type(&self, debtors: &[DebtorId]) -> Option<DebtorType> {
        let mut types = debtors.iter().map(|debtor| {
            let debtor = u32::try_from(*debtor).ok()?;
            self.queue.rows.get(&debtor).map(|row| row.debtor_type)
        });
        let first = types.next()??;
        types.all(|it| it == Some(first)).then_some(first)
    }

    pub(super) fn open_choice(&mut self, what: Choosing) {
        let mut choose = Choose::new(what);
        // The cursor starts on what holds now.
        let present = match &choose.what {
            Choosing::Sort => Sort::ALL.iter().position(|it| *it == self.queue.sort),
            Choosing::Type(debtors) => {
                let shared = self.proposed_type(debtors).or(self.shared_type(debtors));
                DebtorType::ALL.iter().position(|it| Some(*it) == shared)
            }
            _ => None,
        };
        choose.cursor = present.unwrap_or(0);
        self.overlay = Some(Overlay::Choose(choose));
    }
}

/// Whether a key does anything with the message under the cursor of the outbox.
fn works_in_outbox(action: Action, page: &OutboxPage) -> bool {
    match action {
        Action::OutboxRead => !page.rows.is_empty(),
        Action::OutboxArrived => !page.asks() && page.allows(Deed::Arrived),
        Action::OutboxAgain => !page.asks() && page.allows(Deed::Again),
        Action::OutboxDrop => !page.asks() && page.allows(Deed::Drop),
        _ => true,
    }
}

/// The form that an action opens.
fn form_of(action: Action) -> Option<FormKind> {
    Some(match action {
        Action::PromiseForm => FormKind::Promise,
        Action::Payment => FormKind::Payment,
        Action::CorrectPayment => FormKind::Correction,
        Action::Plan => FormKind::Plan,
        Action::Dispute => FormKind::Dispute,
        Action::ResolveDispute => FormKind::Resolve,
        Action::Hold => FormKind::Hold,
        Action::ReleaseHold => FormKind::Release,
        Action::SplitInvoice => FormKind::Split,
        Action::CancelPromise => FormKind::Cancel,
        Action::CreditNote => FormKind::CreditNote,
        Action::WriteOff => FormKind::WriteOff,
        Action::Claim => FormKind::Claim,
        Action::Waive => FormKind::Waive,
        Action::Terms => FormKind::Terms,
        Action::Profile => FormKind::Profile,
        Action::Service => FormKind::Service,
        Action::HandOver => FormKind::HandOver,
        Action::CallBack => FormKind::CallBack,
        Action::Snooze => FormKind::Snooze,
        _ => return None,
    })
}
