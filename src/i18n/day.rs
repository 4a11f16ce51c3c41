//! The day in words, and the type that is proposed for a client.

use super::{Place, Texts};
use crate::app::DayReport;
use crate::domain::money::Sums;
use crate::domain::type_proposal::{Evidence, TypeProposal};
use crate::report::day::DayDone;
use crate::store::QueueRow;

/// A part of the day in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySection {
    /// What it is about.
    pub title: String,
    /// What there is to say, line by line.
    pub lines: Vec<String>,
}

impl Texts {
    /// The day at length: what was done, the money, who is left. So many clients are named at most.
    pub fn day_report(&self, report: &DayReport, named: usize) -> Vec<DaySection> {
        let section = |id: &str, lines: Vec<String>| DaySection {
            title: self.get(&format!("day-{id}")),
            lines,
        };
        let totals = &report.totals;
        let left = self.named(&report.left, totals.to_do + totals.tried, named, report);
        let left = match left.is_empty() {
            true => vec![self.get("day-nobody-left")],
            false => left,
        };
        let mut sections = vec![
            section("done", self.day_done(report)),
            section(
                "money",
                self.day_money(&report.done, &report.totals.to_collect),
            ),
            section("left", left),
        ];
        let courtesy = self.named(&report.courtesy, report.courtesy_count, named, report);
        if !courtesy.is_empty() {
            sections.push(section("courtesy", courtesy));
        }
        sections
    }

    fn day_done(&self, report: &DayReport) -> Vec<String> {
        let (done, totals) = (&report.done, &report.totals);
        let places = [
            ("done", Place::from(totals.done)),
            ("left", Place::from(totals.to_do)),
        ];
        let mut lines = vec![self.with("day-clients", &places)];
        if !done.contacts.is_empty() {
            let contacts = done.contacts.iter();
            let contacts = contacts.map(|(channel, count)| {
                let id = format!("count-{}", channel.id());
                self.with(&id, &[("count", Place::from(*count))])
            });
            let mut text = contacts.collect::<Vec<_>>().join(" · ");
            if done.call_seconds > 0 {
                let minutes = Place::from(done.minutes());
                text = format!(
                    "{text} · {}",
                    self.with("day-minutes", &[("count", minutes)])
                );
            }
            lines.push(text);
        }
        let mut outcomes: Vec<_> = done.outcomes.iter().collect();
        outcomes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let outcomes = outcomes.into_iter().map(|(outcome, count)| {
            format!("{} {count}", self.get(&format!("outcome-{}", outcome.id())))
        });
        let outcomes: Vec<String> = outcomes.collect();
        if !outcomes.is_empty() {
            lines.push(outcomes.join(" · "));
        }
        lines
    }

    fn day_money(&self, done: &DayDone, to_collect: &Sums) -> Vec<String> {
        let line = |id: &str, count: u32, sums: &Sums| {
            let places = [
                ("count", Place::from(count)),
                ("money", Place::from(self.sums_or_none(sums))),
            ];
            self.with(&format!("day-money-{id}"), &places)
        };
        vec![
            line("promised", done.promises, &done.promised),
            line("kept", done.promises_kept, &done.kept),
            line("collected", 0, &done.collected),
            line("to-collect", 0, to_collect),
        ]
    }

    /// Several currencies side by side; in words that there is nothing.
    fn sums_or_none(&self, sums: &Sums) -> String {
        let text = self.sums(sums);
        if text.is_empty() {
            self.get("day-nothing")
        } else {
            text
        }
    }

    fn named(
        &self,
        rows: &[QueueRow],
        count: usize,
        named: usize,
        report: &DayReport,
    ) -> Vec<String> {
        let today = report.at.date();
        let mut lines: Vec<String> = rows
            .iter()
            .take(named)
            .map(|row| {
                let money = row.standing.headline().map(|it| self.money_short(it));
                let reason = self.strongest_reason(&row.standing, today);
                let parts = [Some(row.name.clone()), money, Some(reason)];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            })
            .collect();
        let more = count.saturating_sub(lines.len());
        if more > 0 {
            lines.push(self.with("day-more", &[("count", Place::from(more))]));
        }
        lines
    }

    /// What is proposed: the type, with what speaks for it.
    pub fn type_proposal(&self, proposal: &TypeProposal) -> String {
        let places = [
            ("type", Place::from(self.debtor_type(proposal.debtor_type))),
            ("evidence", Place::from(self.evidence_for(proposal))),
        ];
        self.with("type-proposal", &places)
    }

    /// What speaks for a proposed type, in one line.
    pub fn evidence_for(&self, proposal: &TypeProposal) -> String {
        let evidence = proposal.evidence.iter().map(|it| self.evidence(*it));
        evidence.collect::<Vec<_>>().join("; ")
    }

    /// Something that speaks for a type.
    pub fn evidence(&self, evidence: Evidence) -> String {
        let mut places = vec![("count", Place::from(evidence.count()))];
        if let Evidence::PaidAfterReminder { median_days, .. } = evidence {
            places.push(("days", Place::from(self.number(median_days))));
        }
        self.with(&format!("evidence-{}", evidence.id()), &places)
    }
}
