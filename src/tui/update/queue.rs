//! The list of clients: what was asked of the librarian and the clerk about it, and what comes back.

use std::collections::BTreeSet;

use super::super::message::{Arranged, Ask, Effect, Task};
use super::super::model::{Model, Overlay};
use super::super::view;
use crate::domain::queue::Found;
use crate::store::DebtorId;

/// Rows read above and below what is shown, so that scrolling finds them there.
const AROUND: usize = 60;

/// Rows kept in memory; the rest is read again when it is shown.
const KEPT: usize = 4000;

impl Model {
    pub(super) fn take_rows(&mut self, rows: Vec<crate::store::QueueRow>) {
        if self.queue.rows.len() > KEPT {
            self.queue.rows.clear();
        }
        for row in rows {
            if let Ok(debtor) = u32::try_from(row.debtor) {
                self.queue.rows.insert(debtor, row);
            }
        }
    }

    pub(super) fn arranged(&mut self, arranged: Arranged, effects: &mut Vec<Effect>) {
        if arranged.asked != self.queue.asked {
            return;
        }
        self.queue.answered = arranged.asked;
        let wanted = self.queue.wanted.take();
        self.queue.stays &= wanted.is_none();
        let dealt_with = self.queue.dealt_with.take();
        let next = dealt_with.and_then(|it| self.after(it, &arranged.found));
        let before = wanted.or(next).or_else(|| self.current());
        self.queue.stays &= next.is_none();
        self.queue.debtors = arranged.found.debtors;
        self.queue.how = arranged.found.how;
        self.queue.waiting = 0;
        self.queue.totals = Some(arranged.totals);
        self.queue.tags = arranged.tags;
        self.queue.is_empty_book = arranged.debtors == 0;
        // The cursor stays on its client; when that one is dealt with, the next one has come up in its place.
        let searching = matches!(self.overlay, Some(Overlay::Search(_)));
        let stays = std::mem::take(&mut self.queue.stays);
        if let Some(before) = before.filter(|_| !searching && !stays)
            && let Some(place) = self.queue.debtors.iter().position(|it| *it == before)
        {
            self.queue.cursor = place;
        }
        let last = self.queue.debtors.len().saturating_sub(1);
        self.queue.cursor = self.queue.cursor.min(last);
        if stays && !searching {
            self.pass_over_tried(&arranged.found.tried);
        }
        self.show_though_hidden(wanted, effects);
        self.look_around(effects);
    }

    pub(super) fn changed(&mut self, debtors: Option<Vec<DebtorId>>, effects: &mut Vec<Effect>) {
        match debtors {
            None => {
                self.queue.rows.clear();
                self.detail.asked = None;
                self.arrange(effects);
            }
            Some(debtors) => {
                for debtor in &debtors {
                    if let Ok(debtor) = u32::try_from(*debtor) {
                        self.queue.rows.remove(&debtor);
                    }
                    if self.detail.asked == Some(*debtor) {
                        self.detail.asked = None;
                    }
                }
            }
        }
    }

    /// Asks for the debtors anew: the filter, the order or the book changed.
    pub(super) fn arrange(&mut self, effects: &mut Vec<Effect>) {
        self.queue.asked += 1;
        let filter = self.queue.filter.clone();
        effects.push(Effect::Ask(Ask::Arrange(
            self.queue.asked,
            self.queue.sort,
            filter,
        )));
    }

    /// Asks for what will be shown and was not read yet: rows around the cursor, and the client under it.
    pub(super) fn look_around(&mut self, effects: &mut Vec<Effect>) {
        let shown = view::rows_shown(self);
        self.keep_cursor_in_view(shown);
        let from = self.queue.top.saturating_sub(AROUND);
        let to = (self.queue.top + shown + AROUND).min(self.queue.debtors.len());
        let from_shown = self.queue.top.min(to);
        let to_shown = (self.queue.top + shown).min(to);
        let missing = |it: &&u32| !self.queue.rows.contains_key(it);
        let any_shown = self.queue.debtors[from_shown..to_shown]
            .iter()
            .any(|it| missing(&it));
        let near = &self.queue.debtors[from..to];
        let count = near.iter().filter(missing).count();
        // Reading ahead waits until it is worth a look at the disk.
        if any_shown || count > AROUND / 2 {
            let wanted: Vec<u32> = near.iter().filter(missing).copied().collect();
            let task = Task::Rows(wanted);
            if !effects.contains(&Effect::Task(task.clone())) {
                effects.push(Effect::Task(task));
            }
        }
        let current = self.on_show();
        if current.is_some() && current != self.detail.asked {
            if self.detail.file.as_ref().map(|file| Some(file.debtor)) != Some(current) {
                self.detail.scroll = 0;
            }
            self.detail.asked = current;
            effects.extend(current.map(|debtor| Effect::Task(Task::Open(debtor))));
        }
    }

    pub(super) fn keep_cursor_in_view(&mut self, shown: usize) {
        let queue = &mut self.queue;
        if queue.cursor < queue.top {
            queue.top = queue.cursor;
        }
        if shown > 0 && queue.cursor >= queue.top + shown {
            queue.top = queue.cursor + 1 - shown;
        }
        let last_top = queue.debtors.len().saturating_sub(shown);
        queue.top = queue.top.min(last_top);
    }

    /// Whoever came after a debtor in the list so far and is still in the new one. Those who were tried today come up again
    /// only once everybody else was.
    fn after(&self, debtor: u32, found: &Found) -> Option<u32> {
        /// So many are looked for before one settles for the place in the list.
        const NEAR: usize = 50;
        let untried = |it: &u32| !found.tried.contains(it);
        let place = self.queue.debtors.iter().position(|it| *it == debtor)?;
        let after = || self.queue.debtors.iter().skip(place + 1).copied();
        let is_found = |it: &u32| found.debtors.contains(it);
        let next = after().filter(untried).take(NEAR).find(is_found);
        let any = || found.debtors.iter().copied().find(untried);
        next.or_else(any)
            .or_else(|| after().take(NEAR).find(is_found))
    }

    /// Where the cursor stayed at its place, somebody who was tried today may have come up there while others were not.
    fn pass_over_tried(&mut self, tried: &BTreeSet<u32>) {
        let queue = &mut self.queue;
        let is_tried = |it: &u32| tried.contains(it);
        if !queue.debtors.get(queue.cursor).is_some_and(is_tried) {
            return;
        }
        let untried = |it: &u32| !tried.contains(it);
        let after = queue.debtors.iter().skip(queue.cursor).position(untried);
        let after = after.map(|ahead| queue.cursor + ahead);
        if let Some(place) = after.or_else(|| queue.debtors.iter().position(untried)) {
            queue.cursor = place;
        }
    }

    /// Shows everybody when somebody with a draft is hidden: it could not be opened otherwise.
    fn show_though_hidden(&mut self, wanted: Option<u32>, effects: &mut Vec<Effect>) {
        let asked = std::mem::take(&mut self.queue.wanted_though_hidden);
        let Some(wanted) = wanted.filter(|_| asked) else {
            return;
        };
        if self.current() != Some(wanted) && !self.queue.filter.hidden_too {
            self.queue.filter.hidden_too = true;
            self.queue.wanted = Some(wanted);
            self.arrange(effects);
        }
    }
}
