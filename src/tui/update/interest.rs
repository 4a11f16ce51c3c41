//! The sheet of late interest: what was claimed, what could be, and who the client is before the law.

use super::super::action::Action;
use super::super::form::FormKind;
use super::super::message::{Effect, Task};
use super::super::model::{InterestPage, Model, Overlay};
use super::super::view;
use crate::domain::fact::{ClientKind, ClientTerms};
use crate::domain::interest::{InvoiceInterest, late_interest};
use crate::domain::order::{Order, TermsOrder};

impl Model {
    /// What could be claimed from the client on show for being late.
    pub(super) fn show_interest(&mut self) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let details = &file.account.details;
        let page = InterestPage {
            debtor: file.debtor,
            name: details.display_name().to_owned(),
            found: late_interest(&file.account, self.today(), &self.interest),
            scroll: 0,
        };
        self.overlay = Some(Overlay::Interest(Box::new(page)));
    }

    /// The client was read again: the sheet shows what holds now. It closes when another client has come up.
    pub(super) fn work_out_interest(&mut self) {
        let today = self.today();
        let Some(Overlay::Interest(page)) = &mut self.overlay else {
            return;
        };
        match self.detail.file.as_deref() {
            Some(file) if file.debtor == page.debtor => {
                page.found = late_interest(&file.account, today, &self.interest);
            }
            _ => self.overlay = None,
        }
    }

    pub(super) fn interest_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let lines = usize::from(self.size.1.saturating_sub(6)).max(1);
        let Some(Overlay::Interest(page)) = &mut self.overlay else {
            return;
        };
        let scroll = &mut page.scroll;
        match action {
            Action::InterestDown => *scroll += 1,
            Action::InterestUp => *scroll = scroll.saturating_sub(1),
            Action::InterestPageDown => *scroll += lines,
            Action::InterestPageUp => *scroll = scroll.saturating_sub(lines),
            Action::InterestClose => self.overlay = None,
            Action::InterestUndo => effects.push(Effect::Task(Task::Undo)),
            Action::InterestClaim => self.open_from_interest(FormKind::Claim),
            Action::InterestWaive => self.open_from_interest(FormKind::Waive),
            Action::InterestTerms => self.open_from_interest(FormKind::Terms),
            Action::InterestBusiness => self.say_kind(ClientKind::Business, effects),
            Action::InterestConsumer => self.say_kind(ClientKind::Consumer, effects),
            Action::InterestPublicBody => self.say_kind(ClientKind::PublicBody, effects),
            _ => {}
        }
        let most = view::most_scrolled(self);
        if let Some(Overlay::Interest(page)) = &mut self.overlay {
            page.scroll = page.scroll.min(most);
        }
    }

    /// Whether a key does anything in the sheet.
    pub(super) fn works_on_interest(&self, action: Action, page: &InterestPage) -> bool {
        match action {
            Action::InterestClaim => !page.found.total().is_zero(),
            Action::InterestWaive => {
                let mut claimed = page.found.invoices.iter().flat_map(|it| &it.claimed);
                claimed.next().is_some()
            }
            Action::InterestBusiness | Action::InterestConsumer | Action::InterestPublicBody => {
                page.found.client_kind.is_none()
            }
            Action::InterestUndo => self.undoable.is_some(),
            _ => true,
        }
    }

    fn open_from_interest(&mut self, kind: FormKind) {
        if let Err(reason) = self.form_possible(kind) {
            return self.hint(reason);
        }
        self.open_form(kind);
        if let Some(Overlay::Form(entry)) = &mut self.overlay {
            entry.of_interest = true;
        }
    }

    /// Says who the client is before the law, where nobody has: what is known is changed in the client's terms.
    fn say_kind(&mut self, kind: ClientKind, effects: &mut Vec<Effect>) {
        let Some(Overlay::Interest(page)) = &self.overlay else {
            return;
        };
        if page.found.client_kind.is_some() {
            return self.hint("why-kind-known");
        }
        let terms = ClientTerms {
            client_kind: Some(kind),
            ..ClientTerms::default()
        };
        let order = Order::Terms(TermsOrder { terms });
        effects.push(Effect::Task(Task::Order(page.debtor, Box::new(order))));
    }

    /// Whether something can be claimed from the client on show, what was let go included; else the text that says why not.
    pub(super) fn claim_possible(&self) -> Result<(), &'static str> {
        let Some(file) = self.current_file() else {
            return Err("why-loading");
        };
        let found = late_interest(&file.account, self.today(), &self.interest);
        let waived = found.invoices.iter().any(|it| !it.waived.is_empty());
        match found.why_none {
            Some(crate::domain::interest::NoInterest::Consumer) => Err("why-consumer"),
            Some(crate::domain::interest::NoInterest::KindUnknown) => Err("why-kind-unknown"),
            Some(crate::domain::interest::NoInterest::NothingLate) => Err("why-nothing-late"),
            None if waived || found.invoices.iter().any(can_be_claimed) => Ok(()),
            None => Err("why-nothing-to-claim"),
        }
    }
}

fn can_be_claimed(invoice: &InvoiceInterest) -> bool {
    invoice.claimable().next().is_some()
}
