//! Several clients written to one after the other: each message comes up filled in, what stands in its way is told before,
//! and the user sends it. Those who were not written to stay selected, so that the same key goes on with them.

use super::super::message::Effect;
use super::super::model::{
    Mailing, MailingMark, MailingRow, MailingStage, Model, Mood, Overlay, Round, ToWrite, Turn,
};
use crate::app::BulkOrder;
use crate::i18n::Place;
use crate::store::DebtorId;

impl Model {
    /// Begins with the first of the selected clients.
    pub(super) fn begin_round(&mut self, wanted: ToWrite) {
        let debtors = self.selected_in_order();
        self.round = Some(Box::new(Round::new(wanted, debtors)));
    }

    /// After everything that happened: whoever's turn is over is followed by the next one.
    pub(super) fn follow_round(&mut self, effects: &mut Vec<Effect>) {
        let busy = self.overlay.is_some() || self.writing.is_some() || self.call.is_some();
        while let Some(round) = &mut self.round {
            if busy {
                round.shown |= round.at.is_some();
                return;
            }
            if round.at.is_some() && round.shown {
                self.turn_over(MailingMark::Skipped, String::new());
                continue;
            }
            if round.at.is_none() {
                round.shown = false;
                round.at = round.left.pop_front();
            }
            if round.at.is_none() {
                return self.end_round();
            }
            self.look_around(effects);
            if self.current_file().is_none() {
                return;
            }
            if self.begin_turn(effects) {
                return;
            }
        }
    }

    /// Opens the message, or what stands in its way. Gives back whether either came up; else why not is noted.
    fn begin_turn(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some(wanted) = self.round.as_ref().map(|round| round.wanted.clone()) else {
            return false;
        };
        let told = self.status.take();
        self.write(wanted, effects);
        let came_up = self.overlay.is_some() || self.writing.is_some();
        if came_up {
            if let Some(round) = &mut self.round {
                round.shown = true;
            }
            self.status = self.status.take().or(told);
            return true;
        }
        let why = self.status.take().map(|status| status.text);
        self.status = told;
        self.turn_over(MailingMark::Skipped, why.unwrap_or_default());
        false
    }

    /// Notes what came of the turn that is on.
    fn turn_over(&mut self, mark: MailingMark, told: String) {
        let name = self.name_on_show();
        let left_out = || self.texts.get("round-left-out");
        let told = match (mark, told.is_empty()) {
            (MailingMark::Skipped, true) => left_out(),
            _ => told,
        };
        let Some(round) = &mut self.round else {
            return;
        };
        if let Some(debtor) = round.at.take() {
            round.over.push(Turn {
                debtor,
                name,
                mark,
                told,
            });
        }
        round.shown = false;
    }

    fn name_on_show(&self) -> String {
        let file = self.current_file();
        let name = file.map(|file| file.account.details.display_name().to_owned());
        name.unwrap_or_default()
    }

    /// A message was sent: if it was the one whose turn it is, the next one comes.
    pub(super) fn round_sent(&mut self, debtor: DebtorId) {
        let turn = self.round.as_ref().and_then(|round| round.at);
        if turn == Some(debtor) {
            self.turn_over(MailingMark::Sent, self.texts.get("round-sent"));
            if let Ok(debtor) = u32::try_from(debtor) {
                self.queue.selected.remove(&debtor);
            }
        }
    }

    /// Stops before the next one; those who were not written to stay selected.
    pub(super) fn stop_round(&mut self) {
        let Some(round) = self.round.take() else {
            return;
        };
        let left = round.left.len() + usize::from(round.at.is_some());
        let sent = round.over.iter().filter(|it| it.mark == MailingMark::Sent);
        let places = [
            ("sent", Place::from(sent.count())),
            ("left", Place::from(left)),
        ];
        let text = self.texts.with("round-stopped", &places);
        self.tell(Mood::Hint, text);
    }

    /// What came of all of them.
    fn end_round(&mut self) {
        let Some(round) = self.round.take() else {
            return;
        };
        let sent = round.over.iter().filter(|it| it.mark == MailingMark::Sent);
        let sent = sent.count();
        let places = [
            ("sent", Place::from(sent)),
            ("left", Place::from(round.over.len() - sent)),
        ];
        let over = self.texts.with("round-over", &places);
        let channel = round.wanted.channel;
        let mut mailing = Mailing::begun(BulkOrder {
            channel,
            ..BulkOrder::default()
        });
        mailing.rows = round.over.into_iter().map(row_of).collect();
        mailing.stage = MailingStage::Over(over);
        self.overlay = Some(Overlay::Mailing(Box::new(mailing)));
    }
}

fn row_of(turn: Turn) -> MailingRow {
    MailingRow {
        debtor: turn.debtor,
        name: turn.name,
        subject: String::new(),
        text: String::new(),
        mark: turn.mark,
        told: turn.told,
    }
}
