//! What is being typed is kept beside the journal until it is recorded.

use super::outbox::MESSAGE_DRAFT;
use super::{Book, Ordered, Result};
use crate::domain::order::{ContactOrder, Order};
use crate::store::{DebtorId, Draft, DraftOf};

impl Book {
    /// Saves what is being typed about a debtor; a note without words drops the draft.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn save_draft(&mut self, debtor: DebtorId, what: DraftOf, text: &str) -> Result<()> {
        let draft = Draft {
            debtor,
            window: self.settings.window.clone(),
            what,
            text: text.to_owned(),
            saved_at: self.now(),
        };
        Ok(self.store.maintain(&mut |work| work.put_draft(&draft))?)
    }

    /// Drops a draft, of this window or of another that is gone.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn drop_draft(&mut self, draft: &Draft) -> Result<()> {
        let kind = draft.what.id();
        let window = &draft.window;
        let store = &mut self.store;
        Ok(store.maintain(&mut |work| work.drop_draft(draft.debtor, window, kind))?)
    }

    /// Records how a call ended, and drops this window's draft of it in the same transaction: it is never offered again once
    /// the contact is there.
    ///
    /// # Errors
    /// When it makes no sense as things stand, or can't be written. The draft is still there then.
    pub fn end_call(&mut self, debtor: DebtorId, order: &ContactOrder) -> Result<Ordered> {
        let order = Order::Contact(Box::new(order.clone()));
        self.order_and_drop(debtor, &order, Some("call"))
    }

    /// Records that a message was sent, and drops this window's draft of it in the same transaction.
    ///
    /// # Errors
    /// As [`Book::end_call`].
    pub fn end_message(&mut self, debtor: DebtorId, order: &ContactOrder) -> Result<Ordered> {
        let order = Order::Contact(Box::new(order.clone()));
        self.order_and_drop(debtor, &order, Some(MESSAGE_DRAFT))
    }
}
