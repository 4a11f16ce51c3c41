//! E-mails to many: those that are due today, or to the selected clients; looked at first, then sent behind the screen.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Ask, Effect, PostTask};
use super::super::model::{Mailing, MailingMark, MailingRow, MailingStage, Model, Overlay};
use crate::app::{BulkOrder, BulkOutcome, BulkReport, Candidate};
use crate::domain::contact::Channel;
use crate::i18n::Place;
use crate::store::DebtorId;

impl Model {
    /// Looks who would get what: the selected clients, else everybody whose step today is an e-mail.
    pub(super) fn open_mailing(&mut self, effects: &mut Vec<Effect>) {
        self.open_mailing_of(Channel::Email, None, effects);
    }

    /// Looks who would get what by a channel: from this template, else what fits each of the selected clients best. Without
    /// any, it is everybody whose step today is an e-mail.
    pub(super) fn open_mailing_of(
        &mut self,
        channel: Channel,
        template: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        let debtors = self.selected_in_order();
        let order = BulkOrder {
            channel,
            template,
            fitting: !debtors.is_empty(),
            ..BulkOrder::default()
        };
        let mailing = Mailing::begun(order.clone());
        self.overlay = Some(Overlay::Mailing(Box::new(mailing)));
        effects.push(Effect::Post(PostTask::Prepare(debtors, order)));
    }

    /// The selected clients, in the order of the list, then those whom it does not show.
    pub(super) fn selected_in_order(&self) -> Vec<DebtorId> {
        let selected = &self.queue.selected;
        let shown = self.queue.debtors.iter();
        let shown: Vec<u32> = shown.filter(|it| selected.contains(it)).copied().collect();
        let hidden = selected.iter().filter(|it| !shown.contains(it)).copied();
        let all = shown.iter().copied().chain(hidden);
        all.map(DebtorId::from).collect()
    }

    /// The messages are written.
    pub(super) fn prepared(&mut self, candidates: Vec<Candidate>) {
        let rows = candidates.into_iter().map(|it| self.mailing_row(it));
        let rows: Vec<MailingRow> = rows.collect();
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        mailing.rows = rows;
        mailing.stage = MailingStage::Ready;
    }

    fn mailing_row(&self, candidate: Candidate) -> MailingRow {
        let Candidate { debtor, name, .. } = candidate;
        match candidate.what {
            Ok(ready) => {
                let message = ready.message;
                let to = message.to.as_ref();
                let address = to.and_then(|to| to.address.as_deref());
                let papers = message.attachments.iter();
                let papers: Vec<String> = papers.map(|it| self.texts.attachment(it)).collect();
                let mut head = address.map(|it| format!("<{it}>\n")).unwrap_or_default();
                if !papers.is_empty() {
                    let papers = Place::from(papers.join(", "));
                    let attached = self
                        .texts
                        .with("message-attached", &[("attachments", papers)]);
                    head = format!("{head}{attached}\n");
                }
                if !head.is_empty() {
                    head.push('\n');
                }
                MailingRow {
                    debtor,
                    name,
                    text: format!("{head}{}", message.text),
                    subject: message.subject,
                    mark: MailingMark::Ready,
                    told: String::new(),
                }
            }
            Err(skip) => MailingRow {
                debtor,
                name,
                subject: String::new(),
                text: String::new(),
                mark: MailingMark::Skipped,
                told: self.texts.skip(&skip, self.today()),
            },
        }
    }

    pub(super) fn mailing_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        let last = mailing.rows.len().saturating_sub(1);
        match (action, &mut mailing.reading) {
            (Action::MailingDown, Some(scroll)) => *scroll += 1,
            (Action::MailingUp, Some(scroll)) => *scroll = scroll.saturating_sub(1),
            (Action::MailingDown, None) => mailing.cursor = (mailing.cursor + 1).min(last),
            (Action::MailingUp, None) => mailing.cursor = mailing.cursor.saturating_sub(1),
            (Action::MailingRead | Action::MailingClose, Some(_)) => mailing.reading = None,
            (Action::MailingRead, None) => {
                let row = mailing.rows.get(mailing.cursor);
                if row.is_some_and(|row| !row.text.is_empty()) {
                    mailing.reading = Some(0);
                }
            }
            (Action::MailingClose, None) => match mailing.stage {
                MailingStage::Sending(_) => effects.push(Effect::StopPost),
                _ => {
                    self.overlay = None;
                    effects.push(Effect::Ask(Ask::Look));
                }
            },
            (Action::MailingSend, _) => self.send_mailing(None, effects),
            _ => {}
        }
    }

    pub(super) fn send_mailing(&mut self, password: Option<String>, effects: &mut Vec<Effect>) {
        let has_server = !self.config.mail.host.is_empty();
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        if !matches!(
            mailing.stage,
            MailingStage::Ready | MailingStage::Password(_)
        ) {
            return;
        }
        let debtors = mailing.ready();
        if debtors.is_empty() {
            let nobody = match mailing.is_of_letters() {
                true => "mailing-nobody-letters",
                false => "mailing-nobody",
            };
            return self.hint(nobody);
        }
        if mailing.is_of_letters() {
            return self.ask_where_to_print();
        }
        if !has_server {
            return self.hint("writing-no-server");
        }
        mailing.reading = None;
        mailing.stage = MailingStage::Sending(0);
        let order = mailing.order.clone();
        effects.push(Effect::Post(PostTask::SendEach {
            debtors,
            order,
            password,
        }));
    }

    /// The password, being typed.
    pub(super) fn mailing_line_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        if let MailingStage::Path(_) = &mailing.stage {
            return self.letters_path_key(action, key, effects);
        }
        let MailingStage::Password(input) = &mut mailing.stage else {
            return;
        };
        match action {
            Some(Action::LineCancel) => mailing.stage = MailingStage::Ready,
            Some(Action::LineAccept) => {
                let password = input.value().to_owned();
                self.send_mailing(Some(password), effects);
            }
            Some(_) => {}
            None => {
                input.handle_event(&Event::Key(*key));
            }
        }
    }

    /// So many had their turn.
    pub(super) fn mailing_went_on(&mut self, done: usize) {
        if let Some(Overlay::Mailing(mailing)) = &mut self.overlay {
            mailing.stage = MailingStage::Sending(done);
        }
    }

    /// The password is nowhere to be found.
    pub(super) fn mailing_wants_password(&mut self) -> bool {
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return false;
        };
        mailing.stage = MailingStage::Password(Input::default());
        true
    }

    /// The sending could not begin.
    pub(super) fn mailing_failed(&mut self) {
        if let Some(Overlay::Mailing(mailing)) = &mut self.overlay {
            mailing.stage = MailingStage::Ready;
        }
    }

    /// The sending is over: each row says what came of it.
    pub(super) fn mailed(&mut self, report: &BulkReport, effects: &mut Vec<Effect>) {
        let texts = &self.texts;
        let today = self.now.date();
        let letters = matches!(&self.overlay, Some(Overlay::Mailing(it)) if it.is_of_letters());
        let mut over = texts.with(
            match letters {
                true => "mailing-over-letters",
                false => "mailing-over",
            },
            &[
                ("sent", Place::from(report.count("sent"))),
                ("refused", Place::from(report.count("refused"))),
                ("unknown", Place::from(report.count("unknown"))),
                ("skipped", Place::from(report.count("skipped"))),
                ("left", Place::from(report.left.len())),
            ],
        );
        if let Some(why) = &report.stopped {
            over = format!("{over} · {}", texts.stopped(why));
        }
        let outcomes = report.handled.iter().map(|it| {
            let (mark, told) = match &it.outcome {
                BulkOutcome::Sent(answer) => (MailingMark::Sent, answer.clone()),
                BulkOutcome::Refused(error) => (MailingMark::Refused, texts.post_error(error)),
                BulkOutcome::Unknown(problem) => (MailingMark::Unknown, problem.clone()),
                BulkOutcome::Skipped(skip) => (MailingMark::Skipped, texts.skip(skip, today)),
            };
            (it.debtor, mark, told)
        });
        let outcomes: Vec<_> = outcomes.collect();
        if let Some(Overlay::Mailing(mailing)) = &mut self.overlay {
            for (debtor, mark, told) in outcomes {
                let mut rows = mailing.rows.iter_mut();
                if let Some(row) = rows.find(|row| row.debtor == debtor) {
                    row.mark = mark;
                    row.told = told;
                }
            }
            mailing.reading = None;
            mailing.stage = MailingStage::Over(over);
        }
        self.queue.selected.clear();
        effects.push(Effect::Ask(Ask::Look));
    }
}
