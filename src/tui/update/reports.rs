//! The reports: choosing one, having it worked out, going through its rows and to their clients, writing it to files.

use std::sync::Arc;

use super::super::action::Action;
use super::super::message::{Effect, ReportTask, Reported};
use super::super::model::{Model, Mood, Overlay, ReportField, ReportFile, Shows, Working};
use super::super::view;
use super::sheet::below_home;
use crate::app::AppError;
use crate::domain::queue::Filter;
use crate::i18n::Place;
use crate::report::{ALL, Span, moment_of};
use crate::store::DebtorId;

impl Model {
    /// Opens the reports as they were left; the one that was looked at is worked out anew behind what it said then.
    pub(super) fn open_reports(&mut self, effects: &mut Vec<Effect>) {
        self.overlay = Some(Overlay::Reports);
        if self.reports.is_open {
            self.ask_report(effects);
        }
    }

    pub(super) fn report_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        match action {
            Action::ReportOpen if self.reports.is_open => self.take_row(effects),
            Action::ReportOpen => {
                self.reports.is_open = true;
                self.ask_report(effects);
            }
            Action::ReportLeave => self.leave_report(effects),
            Action::ReportNext => self.turn_report(1, effects),
            Action::ReportPrevious => self.turn_report(ALL.len() - 1, effects),
            Action::ReportBy => self.regroup_report(effects),
            Action::ReportDay => self.open_report_field(ReportField::Day),
            Action::ReportFrom => self.open_report_field(ReportField::From),
            Action::ReportNumber => self.open_report_field(ReportField::Number),
            Action::ReportAuthor => self.open_report_field(ReportField::Author),
            Action::ReportChart => {
                self.reports.shows = match self.reports.shows {
                    Shows::Both => Shows::Chart,
                    Shows::Chart => Shows::Table,
                    Shows::Table => Shows::Both,
                };
            }
            Action::ReportText => self.write_report(ReportFile::Text, effects),
            Action::ReportCsv => self.write_report(ReportFile::Csv, effects),
            Action::ReportXlsx => self.write_report(ReportFile::Xlsx, effects),
            Action::ReportJson => self.write_report(ReportFile::Json, effects),
            Action::ReportHtml => self.write_report(ReportFile::Html, effects),
            action => self.move_in_reports(action),
        }
    }

    fn move_in_reports(&mut self, action: Action) {
        let page = view::report_rows_shown(self).max(2) - 1;
        let most_left = view::report_columns_beyond(self);
        let reports = &mut self.reports;
        let rows = reports.on_show().map_or(0, |made| made.len());
        let (place, count) = match reports.is_open {
            true => (&mut reports.row, rows),
            false => (&mut reports.cursor, ALL.len()),
        };
        match action {
            Action::ReportDown => *place += 1,
            Action::ReportUp => *place = place.saturating_sub(1),
            Action::ReportPageDown => *place += page,
            Action::ReportPageUp => *place = place.saturating_sub(page),
            Action::ReportFirst => *place = 0,
            Action::ReportLast => *place = count,
            _ => {}
        }
        *place = (*place).min(count.saturating_sub(1));
        match action {
            Action::ReportRight => reports.left = (reports.left + 1).min(most_left),
            Action::ReportLeft => reports.left = reports.left.min(most_left).saturating_sub(1),
            _ => {}
        }
    }

    /// Stops what is being worked out; else goes back to the list, and from the list to the desk.
    fn leave_report(&mut self, effects: &mut Vec<Effect>) {
        let is_worked_on = self.stop_report(effects);
        let reports = &mut self.reports;
        if reports.is_open && is_worked_on && reports.on_show().is_some() {
            return self.hint("reports-stopped");
        }
        if reports.is_open {
            reports.is_open = false;
            if is_worked_on {
                self.hint("reports-stopped");
            }
            return;
        }
        // A report of a large book is large, too.
        reports.made = None;
        self.overlay = None;
    }

    /// Whether something was being worked out.
    fn stop_report(&mut self, effects: &mut Vec<Effect>) -> bool {
        let working = self.reports.working.take();
        effects.extend(working.map(|it| Effect::StopReport(it.number)));
        working.is_some()
    }

    fn turn_report(&mut self, by: usize, effects: &mut Vec<Effect>) {
        self.reports.cursor = (self.reports.cursor + by) % ALL.len();
        if self.reports.is_open {
            self.ask_report(effects);
        }
    }

    fn regroup_report(&mut self, effects: &mut Vec<Effect>) {
        let (all, by) = (self.reports.definition().groupings, self.reports.by());
        if all.len() < 2 {
            return self.hint("reports-no-by");
        }
        let place = all.iter().position(|it| *it == by).unwrap_or(0);
        self.reports.wish_mut().by = Some(all[(place + 1) % all.len()]);
        self.report_changed(effects);
    }

    /// What the report is asked for has changed.
    pub(super) fn report_changed(&mut self, effects: &mut Vec<Effect>) {
        if self.reports.is_open {
            self.ask_report(effects);
        }
    }

    /// Has the report under the cursor of the list worked out.
    fn ask_report(&mut self, effects: &mut Vec<Effect>) {
        self.stop_report(effects);
        let definition = self.reports.definition();
        let moment = moment_of(self.reports.day, self.now);
        let asked = moment.and_then(|moment| definition.ask(moment, &self.reports.wanted()));
        let asked = match asked {
            Ok(asked) => asked,
            Err(unfit) => {
                let text = self.texts.unfit(definition.id, &unfit);
                return self.tell(Mood::Bad, text);
            }
        };
        let reports = &mut self.reports;
        let same = reports
            .on_show()
            .is_some_and(|made| made.asked.by == asked.by);
        if !same {
            (reports.row, reports.left) = (0, 0);
            reports.made = None;
        }
        reports.asked += 1;
        reports.working = Some(Working {
            number: reports.asked,
            done: 0,
            total: 0,
        });
        let task = ReportTask::Make(reports.asked, Box::new(asked));
        effects.push(Effect::Report(task));
    }

    /// Goes to the client that the row under the cursor is about, or shows what its author did.
    fn take_row(&mut self, effects: &mut Vec<Effect>) {
        let reports = &self.reports;
        let Some(made) = reports.on_show() else {
            return self.hint("reports-not-yet");
        };
        if let Some(code) = made.client(reports.row) {
            effects.push(Effect::Report(ReportTask::Find(code.to_owned())));
        } else if let Some(author) = made.author(reports.row) {
            let author = author.to_owned();
            let wish = self.reports.wish_mut();
            wish.author = Some(author);
            wish.by = None;
            self.report_changed(effects);
        } else {
            self.hint("reports-no-client");
        }
    }

    fn write_report(&mut self, file: ReportFile, effects: &mut Vec<Effect>) {
        let reports = &self.reports;
        let made = reports.on_show().filter(|_| reports.is_open);
        let Some(made) = made.filter(|_| reports.working.is_none()) else {
            return self.hint("reports-not-yet");
        };
        let task = ReportTask::Write(file, Arc::clone(made));
        effects.push(Effect::Report(task));
        self.hint("reports-writing");
    }

    /// The reporter has something to say.
    pub(super) fn reported(&mut self, reported: Reported, effects: &mut Vec<Effect>) {
        match reported {
            Reported::Going(number, done, total) => {
                let working = self.reports.working.as_mut();
                if let Some(working) = working.filter(|it| it.number == number) {
                    (working.done, working.total) = (done, total);
                }
            }
            Reported::Made(number, made) => {
                let is_awaited = self.reports.working.is_some_and(|it| it.number == number);
                if !is_awaited {
                    return;
                }
                self.reports.working = None;
                match made {
                    Ok(Some(made)) => {
                        self.reports.row = self.reports.row.min(made.len().saturating_sub(1));
                        self.reports.made = Some(made);
                    }
                    Ok(None) => {}
                    Err(error) => {
                        let text = self.texts.error(&error);
                        self.tell(Mood::Bad, text);
                    }
                }
            }
            Reported::Written(Ok(path)) => {
                let places = [("path", Place::from(below_home(&path)))];
                let text = self.texts.with("reports-written", &places);
                self.tell(Mood::Done, text);
            }
            Reported::Written(Err(text)) => self.tell(Mood::Bad, text),
            Reported::Found(found) => self.found_client(found, effects),
        }
    }

    /// Puts the cursor of the queue on a client, whatever was filtered; the reports open again as they are now.
    fn found_client(&mut self, found: Result<DebtorId, AppError>, effects: &mut Vec<Effect>) {
        let debtor = match found.map(u32::try_from) {
            Ok(Ok(debtor)) => debtor,
            Ok(Err(_)) => return self.hint("reports-no-client"),
            Err(error) => {
                let text = self.texts.error(&error);
                return self.tell(Mood::Bad, text);
            }
        };
        // Whoever has left the reports since does not want to be taken elsewhere.
        if !matches!(self.overlay, Some(Overlay::Reports)) {
            return;
        }
        self.stop_report(effects);
        self.overlay = None;
        self.queue.filter = Filter {
            hidden_too: self.queue.filter.hidden_too,
            ..Filter::default()
        };
        self.queue.wanted = Some(debtor);
        self.queue.wanted_though_hidden = true;
        self.arrange(effects);
        let key = Place::from(self.keymap.key(Action::Reports));
        let text = self.texts.with("reports-come-back", &[("key", key)]);
        self.tell(Mood::Hint, text);
    }

    /// Whether a key does anything with the report on show, so that it is worth a place in the footer.
    pub(super) fn works_on_report(&self, action: Action) -> bool {
        let reports = &self.reports;
        let definition = reports.definition();
        match action {
            Action::ReportOpen if reports.is_open => reports.on_show().is_some_and(|made| {
                made.client(reports.row).is_some() || made.author(reports.row).is_some()
            }),
            Action::ReportBy => definition.groupings.len() > 1,
            Action::ReportNumber => definition.number.is_some(),
            Action::ReportAuthor => definition.by_author,
            Action::ReportFrom => definition.span != Span::Moment,
            Action::ReportChart | Action::ReportNext => reports.is_open,
            _ => true,
        }
    }
}
