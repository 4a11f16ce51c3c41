//! Payment codes in words.

use super::Texts;
use crate::domain::epc::{EpcProblem, LONGEST_NAME, LONGEST_PAYLOAD, LONGEST_TEXT};

impl Texts {
    /// Why there can be no payment code, and what to do about it.
    pub fn epc_problem(&self, problem: &EpcProblem) -> String {
        let id = format!("code-{}", problem.id());
        let limited = |count: usize, most: usize| {
            self.with(&id, &[("count", count.into()), ("most", most.into())])
        };
        match problem {
            EpcProblem::NoName => self.get(&id),
            EpcProblem::NameTooLong(count) => limited(*count, LONGEST_NAME),
            EpcProblem::TextTooLong(count) => limited(*count, LONGEST_TEXT),
            EpcProblem::TooLong(count) => limited(*count, LONGEST_PAYLOAD),
            EpcProblem::BadIban(text)
            | EpcProblem::BadBic(text)
            | EpcProblem::BadReference(text)
            | EpcProblem::OutsideSepa(text)
            | EpcProblem::NeedsBic(text) => self.with(&id, &[("text", text.into())]),
            EpcProblem::NotEuro(currency) => {
                self.with(&id, &[("currency", currency.code().into())])
            }
            EpcProblem::BadAmount(amount) => {
                self.with(&id, &[("amount", self.number(*amount).into())])
            }
        }
    }
}
