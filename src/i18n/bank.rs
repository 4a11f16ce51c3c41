//! Statements of the bank, and what speaks for a payment, in words.

use rust_decimal::Decimal;

use super::{Place, Texts};
use crate::app::{BankReport, StatementRead};
use crate::domain::matching::{Evidence, Proposal};
use crate::domain::money::Money;
use crate::domain::movement::Movement;
use crate::import::bank::{BankFault, Problem};

impl Texts {
    /// What is wrong with a statement, and where.
    pub fn bank_fault(&self, fault: &BankFault) -> String {
        self.placed(fault, "")
    }

    /// As [`Texts::bank_fault`], when the whole file is refused for it.
    pub fn bank_refusal(&self, fault: &BankFault) -> String {
        self.placed(fault, "-refused")
    }

    fn placed(&self, fault: &BankFault, refused: &str) -> String {
        let text = self.bank_problem(&fault.problem, refused);
        match fault.place {
            None => capitalised(&text),
            Some(place) => {
                let places = [
                    ("number", Place::from(place.number().to_string())),
                    ("text", text.into()),
                ];
                self.with(&format!("bank-place-{}", place.id()), &places)
            }
        }
    }

    fn bank_problem(&self, problem: &Problem, refused: &str) -> String {
        let id = format!("bank-{}", problem.id());
        let what = match problem {
            Problem::Differs {
                what,
                found,
                expected,
            } => {
                let decimals = |it: &str| Decimal::from_str_exact(it).map_or(0, |it| it.scale());
                let scale = decimals(found).max(decimals(expected));
                let figure = |it: &str| match Decimal::from_str_exact(it) {
                    Ok(mut amount) if what.is_amount() => {
                        amount.rescale(scale);
                        self.number(amount)
                    }
                    _ => it.to_owned(),
                };
                let checked = self.get(&format!("bank-checked-{}", what.id()));
                let places = [
                    ("checked", checked.into()),
                    ("found", figure(found).into()),
                    ("expected", figure(expected).into()),
                ];
                return self.with(&format!("{id}{refused}"), &places);
            }
            Problem::Missing(part) => return self.get(&format!("{id}-{}", part.id())),
            Problem::Unreadable(what)
            | Problem::Unknown(what)
            | Problem::OutOfPlace(what)
            | Problem::BadDate(what)
            | Problem::BadAmount(what)
            | Problem::BadSign(what)
            | Problem::BadCurrency(what)
            | Problem::OutsidePeriod(what)
            | Problem::Entity(what)
            | Problem::Malformed(what)
            | Problem::Encoding(what)
            | Problem::UnclearDates(what) => what,
            _ => "",
        };
        self.with(&id, &[("what", what.into())])
    }

    /// What the import of a statement did, a line for each thing worth telling.
    pub fn bank_report(&self, report: &BankReport) -> Vec<String> {
        let mut lines: Vec<String> = report
            .statements
            .iter()
            .map(|it| self.statement_read(it))
            .collect();
        for (id, count) in [
            ("added", report.added),
            ("known", report.known),
            ("known-otherwise", report.known_otherwise),
            ("alike", report.alike),
            ("pending", report.pending),
        ] {
            if count > 0 {
                lines.push(self.with(&format!("bank-{id}"), &[("count", count.into())]));
            }
        }
        lines.extend(report.faults.iter().map(|it| self.bank_fault(it)));
        lines
    }

    fn statement_read(&self, it: &StatementRead) -> String {
        let days = match it.days {
            Some((first, last)) if first == last => self.day_in_numbers(first),
            Some((first, last)) => format!(
                "{} – {}",
                self.day_in_numbers(first),
                self.day_in_numbers(last)
            ),
            None => "—".to_owned(),
        };
        let account = if it.account.is_empty() {
            "—"
        } else {
            it.account.as_str()
        };
        let places = [
            ("account", account.into()),
            ("currency", it.currency.code().into()),
            ("days", days.into()),
            ("count", it.movements.into()),
        ];
        let told = self.with("bank-statement", &places);
        let (Some(opening), Some(closing)) = (it.opening, it.closing) else {
            return told;
        };
        let money = |amount| Place::from(self.money(Money::new(amount, it.currency)));
        let places = [("opening", money(opening)), ("closing", money(closing))];
        format!("{told} · {}", self.with("bank-statement-balances", &places))
    }

    /// The invoices that a proposal pays, by number.
    pub fn proposed_invoices(&self, proposal: &Proposal) -> String {
        if proposal.shares.is_empty() {
            return self.get("reconcile-no-invoice");
        }
        let numbers: Vec<&str> = proposal.shares.iter().map(|it| it.0.as_str()).collect();
        numbers.join(", ")
    }

    /// What speaks for a proposal, or against it.
    pub fn payment_evidence(&self, evidence: &Evidence) -> String {
        let mut places = vec![("found", Place::from(evidence.found().unwrap_or_default()))];
        if let Evidence::ExactSum(count) = evidence {
            places.push(("count", (*count).into()));
        }
        self.with(&format!("match-{}", evidence.id()), &places)
    }

    /// All that speaks for a proposal, in one sentence.
    pub fn all_evidence(&self, proposal: &Proposal) -> String {
        let each: Vec<String> = proposal
            .evidence
            .iter()
            .map(|it| self.payment_evidence(it))
            .collect();
        each.join("; ")
    }

    /// How sure a proposal is.
    pub fn verdict(&self, proposal: &Proposal) -> String {
        self.get(&format!("match-verdict-{}", proposal.verdict.id()))
    }

    /// Who paid, as far as the bank tells, and what is written beside it.
    pub fn said_by_bank(&self, movement: &Movement) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let payer = &movement.payer;
        parts.extend(payer.name.as_deref());
        parts.extend(movement.reference.as_deref());
        parts.extend(Some(movement.text.as_str()).filter(|it| !it.is_empty()));
        if parts.is_empty() {
            parts.extend(payer.account.as_deref());
        }
        parts.join(" · ")
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
