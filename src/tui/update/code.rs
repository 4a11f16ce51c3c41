//! The code that the client on show pays by: for everything to collect, or for one invoice.

use rust_decimal::Decimal;

use super::super::action::Action;
use super::super::model::{CodePage, Model, Overlay};
use crate::app::DebtorFile;
use crate::domain::asked::Wanted;
use crate::domain::money::Currency;
use crate::print::{NoCode, PayCode};

impl Model {
    /// Shows the code of the client on show.
    pub(super) fn show_code(&mut self) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let open =
            file.account.invoices.iter().filter(|it| {
                it.balance().amount > Decimal::ZERO && it.total.currency == Currency::EUR
            });
        let mut choices: Vec<Option<String>> = vec![None];
        choices.extend(open.map(|it| Some(it.number.clone())));
        // One invoice and everything are the same thing.
        choices.truncate(if choices.len() == 2 { 1 } else { choices.len() });
        let page = CodePage {
            debtor: file.debtor,
            name: file.account.details.display_name().to_owned(),
            made: self.code_of(file, None),
            choices,
            at: 0,
        };
        self.overlay = Some(Overlay::Code(Box::new(page)));
    }

    fn code_of(&self, file: &DebtorFile, invoice: Option<String>) -> Result<PayCode, NoCode> {
        let wanted = Wanted {
            invoice,
            amount: None,
        };
        let press = self.press().for_client(&file.account);
        press.pay_code(&file.account, self.now, &wanted, None)
    }

    /// A key while the code is shown; whether it is shown at all.
    pub(super) fn code_key(&mut self, action: Action) -> bool {
        let Some(Overlay::Code(page)) = &self.overlay else {
            return false;
        };
        let last = page.choices.len().saturating_sub(1);
        let at = match action {
            Action::ReadDown => (page.at + 1).min(last),
            Action::ReadUp => page.at.saturating_sub(1),
            Action::ReadPageDown => last,
            Action::ReadPageUp => 0,
            Action::ReadClose => {
                self.overlay = None;
                return true;
            }
            _ => return true,
        };
        let invoice = page.choices.get(at).cloned().flatten();
        let file = self.detail.file.as_deref();
        let file = file.filter(|file| file.debtor == page.debtor);
        if let Some(made) = file.map(|file| self.code_of(file, invoice))
            && let Some(Overlay::Code(page)) = &mut self.overlay
        {
            page.at = at;
            page.made = made;
        }
        true
    }
}
