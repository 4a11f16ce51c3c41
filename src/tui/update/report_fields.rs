//! What is typed about a report: its day, its first day, its number, the person of the house.

use chrono::NaiveDate;
use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::Effect;
use super::super::model::{Asking, Model, ReportField};
use crate::clean::clean_text;
use crate::domain::typed_date::{DayMonthOrder, parse_past_date};
use crate::i18n::Place;
use crate::report::{Number, Period, Span, Unfit, moment_of};

/// The longest name of a person of the house.
const LONGEST_NAME: usize = 100;

/// The largest number that a report takes, by the name of its option; the command line takes the same.
fn most(number: Number) -> u32 {
    match number.name {
        "weeks" => 104,
        "top" => 1000,
        _ => 3660,
    }
}

impl Model {
    /// Asks for something about the report under the cursor of the list, or says why that makes no sense.
    pub(super) fn open_report_field(&mut self, field: ReportField) {
        let reports = &self.reports;
        let (definition, wish) = (reports.definition(), reports.wish());
        let text = |day: Option<NaiveDate>| {
            day.map(|day| self.texts.day_in_numbers(day))
                .unwrap_or_default()
        };
        let typed = match field {
            ReportField::Day => text(reports.day),
            ReportField::From if definition.span == Span::Moment => {
                return self.hint("reports-no-from");
            }
            ReportField::From => text(wish.from),
            ReportField::Number => match definition.number {
                None => return self.hint("reports-no-number"),
                Some(number) => wish.number.unwrap_or(number.usual).to_string(),
            },
            ReportField::Author if !definition.by_author => {
                return self.hint("reports-no-author");
            }
            ReportField::Author => wish.author.clone().unwrap_or_default(),
        };
        self.reports.asking = Some(Asking {
            field,
            input: Input::new(typed),
            problem: None,
        });
    }

    pub(super) fn report_line_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(asking) = &mut self.reports.asking else {
            return;
        };
        match action {
            Some(Action::LineCancel) => self.reports.asking = None,
            Some(Action::LineAccept) => {
                let (field, typed) = (asking.field, asking.input.value().trim().to_owned());
                match self.take_report_field(field, &typed) {
                    Ok(()) => {
                        self.reports.asking = None;
                        self.report_changed(effects);
                    }
                    Err(problem) => {
                        if let Some(asking) = &mut self.reports.asking {
                            asking.problem = Some(problem);
                        }
                    }
                }
            }
            Some(_) => {}
            None => {
                asking.input.handle_event(&Event::Key(*key));
                asking.problem = None;
            }
        }
    }

    /// What a typed day means, in full, while it is typed.
    pub fn report_day_meant(&self) -> Option<String> {
        let asking = self.reports.asking.as_ref()?;
        if !matches!(asking.field, ReportField::Day | ReportField::From) {
            return None;
        }
        let day = self.typed_report_day(asking.input.value().trim()).ok()??;
        Some(self.texts.day_in_full(day))
    }

    /// A past day as people type it; none where nothing is typed.
    fn typed_report_day(&self, typed: &str) -> Result<Option<NaiveDate>, String> {
        if typed.is_empty() {
            return Ok(None);
        }
        let day = typed.parse::<NaiveDate>().or_else(|_| {
            let read = parse_past_date(typed, self.today(), DayMonthOrder::DayMonth);
            read.map_err(|problem| self.texts.date_problem(&problem))
        })?;
        // What is said of a day to come is that it has not come.
        match moment_of(Some(day), self.now) {
            Ok(_) => Ok(Some(day)),
            Err(unfit) => Err(self.texts.unfit("", &unfit)),
        }
    }

    fn take_report_field(&mut self, field: ReportField, typed: &str) -> Result<(), String> {
        match field {
            ReportField::Day => {
                let day = self.typed_report_day(typed)?;
                self.reports.day = day.filter(|day| *day != self.today());
            }
            ReportField::From => {
                let from = self.typed_report_day(typed)?;
                let to = self.reports.day.unwrap_or(self.today());
                if let Some(from) = from.filter(|from| *from > to) {
                    let unfit = Unfit::EndsBefore(Period { from, to });
                    return Err(self.texts.unfit("", &unfit));
                }
                self.reports.wish_mut().from = from;
            }
            ReportField::Number => {
                let Some(number) = self.reports.definition().number else {
                    return Ok(());
                };
                let least = u32::from(number.name != "days");
                let most = most(number);
                let wanted = match typed {
                    "" => None,
                    typed => {
                        let count = typed.parse().ok();
                        let count = count.filter(|it| (least..=most).contains(it));
                        let places = [("least", Place::from(least)), ("most", Place::from(most))];
                        let wrong = || self.texts.with("reports-wrong-number", &places);
                        Some(count.ok_or_else(wrong)?)
                    }
                };
                self.reports.wish_mut().number = wanted;
            }
            ReportField::Author => {
                let author = clean_text(typed, LONGEST_NAME).into_owned();
                let author = Some(author).filter(|it| !it.is_empty());
                self.reports.wish_mut().author = author;
            }
        }
        Ok(())
    }
}
