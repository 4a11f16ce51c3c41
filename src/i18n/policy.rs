//! The collection policy in words: what the house agreed with itself, from the configuration.

use std::path::Path;

use rust_decimal::Decimal;

use super::{Place, Texts};
use crate::config::{BankAccount, Config};
use crate::domain::contact::Channel;
use crate::domain::limits::Limit;
use crate::domain::terms::ClientKind;

/// A part of the policy in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicySection {
    /// The stable English name.
    pub id: &'static str,
    /// What it is about.
    pub title: String,
    /// What holds, sentence by sentence.
    pub lines: Vec<String>,
}

impl Texts {
    /// The whole policy, and where it is written down: the file, and whether it exists.
    pub fn policy(&self, config: &Config, file: Option<(&Path, bool)>) -> Vec<PolicySection> {
        let section = |id: &'static str, lines| PolicySection {
            id,
            title: self.get(&format!("policy-{id}")),
            lines,
        };
        vec![
            section("house", self.house_lines(config)),
            section("terms", self.terms_lines(config)),
            section("ways", self.way_lines(config)),
            section("orders", self.order_lines(config)),
            section("suspension", self.suspension_lines(config)),
            section("late", self.late_lines(config)),
            section("promises", self.promise_lines(config)),
            section("plans", self.plan_lines(config)),
            section("follow-up", self.follow_up_lines(config)),
            section("limits", self.limit_lines(config)),
            section("file", self.file_lines(file)),
        ]
    }

    fn counted(&self, id: &str, count: u32) -> String {
        self.with(id, &[("count", Place::from(count))])
    }

    fn house_lines(&self, config: &Config) -> Vec<String> {
        let house = &config.house;
        let named = [house.name.as_str(), house.tax_id.as_str()];
        let address = house.address.join(", ");
        let reached = [house.phone.as_str(), house.email.as_str()];
        let lines = [joined(&named), address, joined(&reached)];
        let lines: Vec<String> = lines.into_iter().filter(|it| !it.is_empty()).collect();
        if lines.is_empty() {
            return vec![self.get("policy-house-none")];
        }
        lines
    }

    fn terms_lines(&self, config: &Config) -> Vec<String> {
        vec![self.counted("policy-terms-days", config.terms_days)]
    }

    fn way_lines(&self, config: &Config) -> Vec<String> {
        let terms = &config.terms;
        let mut lines: Vec<String> = terms.accounts.iter().map(|it| self.account(it)).collect();
        if !terms.payment_link.is_empty() {
            let link = Place::from(&terms.payment_link);
            lines.push(self.with("policy-ways-link", &[("link", link)]));
        }
        lines.extend(terms.other_ways.iter().cloned());
        if lines.is_empty() {
            lines.push(self.get("policy-ways-none"));
        }
        lines
    }

    fn account(&self, account: &BankAccount) -> String {
        let iban = account.written();
        let about = joined(&[account.holder.as_str(), account.bank.as_str()]);
        let places = [("iban", Place::from(iban)), ("about", Place::from(&about))];
        match about.is_empty() {
            true => self.with("policy-ways-account", &places),
            false => self.with("policy-ways-account-of", &places),
        }
    }

    fn order_lines(&self, config: &Config) -> Vec<String> {
        let percent = config.terms.deposit_percent;
        let mut lines = vec![if percent > Decimal::ZERO {
            let percent = Place::from(self.number(percent.normalize()));
            self.with("policy-orders-deposit", &[("percent", percent)])
        } else {
            self.get("policy-orders-none")
        }];
        let credit = &config.credit;
        let proposals = [
            ("policy-orders-prepayment", credit.prepayment_after_broken),
            ("policy-orders-no-credit", credit.no_credit_after_broken),
        ];
        let proposals = proposals.into_iter().filter(|(_, after)| *after > 0);
        lines.extend(proposals.map(|(id, after)| self.counted(id, after)));
        lines
    }

    fn suspension_lines(&self, config: &Config) -> Vec<String> {
        let terms = &config.terms;
        if terms.suspension_days == 0 {
            return vec![self.get("policy-suspension-none")];
        }
        let mut lines = vec![self.counted("policy-suspension-days", terms.suspension_days)];
        if !terms.suspension_note.trim().is_empty() {
            lines.push(terms.suspension_note.clone());
        }
        lines
    }

    fn late_lines(&self, config: &Config) -> Vec<String> {
        let rules = config.interest_rules();
        let mut lines = vec![match rules.recovery_cost {
            Some(cost) => {
                let money = Place::from(self.money(cost));
                self.with("policy-late-legal", &[("money", money)])
            }
            None => self.get("policy-late-none"),
        }];
        if rules.penalty_percent > Decimal::ZERO {
            let percent = Place::from(self.number(rules.penalty_percent.normalize()));
            lines.push(self.with("policy-late-percent", &[("percent", percent)]));
        }
        if let Some(fixed) = rules.penalty_amount {
            let money = Place::from(self.money(fixed));
            lines.push(self.with("policy-late-amount", &[("money", money)]));
        }
        let places = [
            ("years", Place::from(config.prescription.years)),
            ("months", Place::from(config.prescription.warn_months)),
        ];
        lines.push(self.with("policy-late-prescription", &places));
        lines
    }

    fn promise_lines(&self, config: &Config) -> Vec<String> {
        let policy = &config.promise;
        let percent = |percent: Decimal| Place::from(self.number(percent.normalize()));
        let tolerance = [
            ("percent", percent(policy.tolerance_percent)),
            ("amount", Place::from(self.number(policy.tolerance_amount))),
        ];
        let mut lines = vec![
            self.counted("policy-promises-ahead", policy.days_ahead),
            self.counted("policy-promises-grace", policy.grace_days),
            self.with("policy-promises-tolerance", &tolerance),
            self.counted("policy-promises-most", policy.most_days_ahead),
        ];
        if policy.least_percent > Decimal::ZERO {
            let least = [("percent", percent(policy.least_percent))];
            lines.push(self.with("policy-promises-least", &least));
        }
        if policy.check_in_from > Decimal::ZERO {
            let places = [
                ("amount", percent(policy.check_in_from)),
                ("count", Place::from(policy.check_in_days_before)),
            ];
            lines.push(self.with("policy-promises-check-in", &places));
        }
        lines
    }

    fn plan_lines(&self, config: &Config) -> Vec<String> {
        let missed = config.plan.missed_instalments.max(1);
        let plan = &config.plan;
        let limits = [
            ("instalments", Place::from(plan.most_instalments)),
            ("months", Place::from(plan.most_months)),
            ("days", Place::from(plan.first_within_days)),
        ];
        let mut lines = vec![
            self.counted("policy-plans-missed", missed),
            self.with("policy-plans-reason", &limits),
        ];
        if plan.least_instalment > Decimal::ZERO {
            let least = Place::from(self.number(plan.least_instalment));
            lines.push(self.with("policy-plans-least", &[("amount", least)]));
        }
        lines
    }

    fn follow_up_lines(&self, config: &Config) -> Vec<String> {
        let policy = &config.follow_up;
        vec![
            self.counted("policy-follow-up-answered", policy.rest_days_answered),
            self.counted("policy-follow-up-unanswered", policy.rest_days_unanswered),
            self.counted("policy-follow-up-dispute", policy.dispute_review_days),
        ]
    }

    fn limit_lines(&self, config: &Config) -> Vec<String> {
        let code = config.limits_profile();
        let rules = config.contact_rules();
        let calls = |kind| {
            let mut rules = rules.of_country(&code).for_kind(Some(kind));
            rules.find_map(|rule| match &rule.limit {
                Limit::Hours(hours) if rule.covers(Channel::Call) => Some(self.week_hours(hours)),
                _ => None,
            })
        };
        let country = Place::from(self.limits_country(&code));
        let mut lines = vec![self.with("policy-limits-profile", &[("country", country)])];
        for (id, kind) in [
            ("policy-limits-hours-business", ClientKind::Business),
            ("policy-limits-hours-consumer", ClientKind::Consumer),
        ] {
            let hours = calls(kind).map(|hours| self.with(id, &[("hours", Place::from(hours))]));
            lines.extend(hours);
        }
        let own = [("count", Place::from(config.limits.holidays.len()))];
        lines.push(self.with("policy-limits-holidays", &own));
        lines.push(self.counted("policy-limits-stale", config.import_stale_days));
        let code = Place::from(rules.of_country(&code).country.clone());
        lines.push(self.with("policy-limits-more", &[("code", code)]));
        lines
    }

    fn file_lines(&self, file: Option<(&Path, bool)>) -> Vec<String> {
        let Some((path, exists)) = file else {
            return vec![self.get("cli-no-home")];
        };
        let id = match exists {
            true => "policy-file-there",
            false => "policy-file-not-yet",
        };
        let path = Place::from(path.display().to_string());
        vec![
            self.with(id, &[("path", path)]),
            self.get("policy-file-templates"),
        ]
    }
}

/// What is known, one beside the other.
fn joined(parts: &[&str]) -> String {
    let known: Vec<&str> = parts
        .iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    known.join(" · ")
}
