//! The pages about a client, from what is known of them.

use chrono::NaiveDateTime;

use super::code::{NoCode, PayCode};
use super::letter::Letter;
use super::{Press, PrintError};
use crate::domain::account::Account;
use crate::domain::asked::Wanted;
use crate::domain::interest::LateInterest;
use crate::domain::money::Currency;
use crate::domain::order::Refusal;
use crate::domain::statement::Statement;
use crate::i18n::Texts;

/// A page about a client.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The page.
    pub html: String,
    /// What it lists.
    pub statement: Statement,
    /// The code on it.
    pub code: Option<PayCode>,
    /// Why there is none although something is open.
    pub no_code: Option<NoCode>,
}

/// What a letter is to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What it is about.
    pub subject: String,
    /// Paragraphs with an empty line between them.
    pub text: String,
    /// Where the client lives, line by line.
    pub address: Vec<String>,
}

impl Press {
    /// The same for pages that go to a client: in the language that is spoken with them, where there are texts in it.
    #[must_use]
    pub fn for_client(mut self, account: &Account) -> Self {
        let mut people = account.people().into_iter();
        let spoken = people.find_map(|person| person.stated.language);
        let known = spoken.filter(|it| Texts::knows(it) && !it.starts_with(self.texts.tag()));
        if let Some(language) = known {
            self.texts = Texts::for_language(Some(&language));
        }
        self
    }

    /// The statement of a client's account, in one currency or in all, with what could be claimed for being late if that is
    /// given.
    ///
    /// # Errors
    /// When the user's own template can't be read or makes no page.
    pub fn statement_of(
        &self,
        account: &Account,
        now: NaiveDateTime,
        only: Option<Currency>,
        interest: Option<LateInterest>,
    ) -> Result<Paper, PrintError> {
        let mut statement = Statement::of(account, now, only);
        statement.interest = interest;
        let (code, no_code) = self.code_on(account, now, only);
        Ok(Paper {
            html: self.statement(&statement, code.as_ref())?,
            statement,
            code,
            no_code,
        })
    }

    /// A letter to a client about what is open.
    ///
    /// # Errors
    /// When nothing is open, or the user's own template can't be read or makes no page.
    pub fn letter_of(
        &self,
        account: &Account,
        now: NaiveDateTime,
        only: Option<Currency>,
        words: Words,
    ) -> Result<Paper, PrintError> {
        let statement = Statement::of(account, now, only);
        if statement.parts.iter().all(|part| part.lines.is_empty()) {
            return Err(PrintError::NothingOpen);
        }
        let (code, no_code) = self.code_on(account, now, only);
        let letter = Letter {
            client: account.details.clone(),
            address: words.address,
            date: now.date(),
            subject: words.subject,
            text: words.text,
            statement,
        };
        Ok(Paper {
            html: self.letter(&letter, code.as_ref())?,
            statement: letter.statement,
            code,
            no_code,
        })
    }

    /// The code for what is to be collected, or why there is none although something is open.
    fn code_on(
        &self,
        account: &Account,
        now: NaiveDateTime,
        only: Option<Currency>,
    ) -> (Option<PayCode>, Option<NoCode>) {
        if only.is_some_and(|it| it != Currency::EUR) {
            return (None, None);
        }
        match self.pay_code(account, now, &Wanted::default(), None) {
            Ok(code) => (Some(code), None),
            Err(NoCode::Refused(Refusal::NothingOpen)) => (None, None),
            Err(why) => (None, Some(why)),
        }
    }
}
