//! What the model says of the day.

use super::Model;
use crate::tui::action::Action;

impl Model {
    /// Whether everybody was dealt with, so that the day is told in the place of an empty list.
    pub fn is_day_done(&self) -> bool {
        let queue = &self.queue;
        let nobody = queue.totals.as_ref().is_some_and(|it| it.to_do == 0);
        let asks_for_all = !queue.filter.is_active() && !queue.filter.hidden_too;
        nobody && asks_for_all && queue.debtors.is_empty() && !queue.is_empty_book
    }

    /// Whether the top bar has anything to count but clients.
    pub fn has_day_figures(&self) -> bool {
        self.day.as_ref().is_some_and(|day| {
            let done = &day.done;
            done.calls() > 0 || !done.promised.is_zero() || !done.collected.is_zero()
        })
    }

    /// The key that goes to another field of a list: Tab, unless the user chose others.
    pub fn tab_key(&self) -> String {
        let keys = self.keymap.keys(Action::ChooseToggle);
        keys.into_iter().next_back().unwrap_or_default()
    }
}
