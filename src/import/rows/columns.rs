//! What the cells of one row say about the debtor and the invoice.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Rows;
use crate::clean::{NOTE_LENGTH, TEXT_LENGTH};
use crate::domain::money::written_out;
use crate::import::amounts;
use crate::import::cells::{Fault, amount, currency_of, date, text, with_taxes};
use crate::import::error::Reason;
use crate::import::field::Field;
use crate::import::plan::{AmountPlan, StatusReading};
use crate::import::recognised::Kind;
use crate::import::row::{DebtorColumns, InvoiceColumns, PaymentColumns, SetAside};
use crate::import::terms::terms_days;
use crate::import::words::{self, DocumentWord, StatusWord};

impl Rows<'_> {
    pub(super) fn debtor(&self) -> Result<DebtorColumns, Fault> {
        let (plan, reader) = (self.plan, &self.reader);
        let mut code = text(reader, &plan.code, " ", TEXT_LENGTH);
        let tax_id = text(reader, &plan.tax_id, " ", TEXT_LENGTH);
        let mut name = text(reader, &plan.name, " ", TEXT_LENGTH);
        let is_nameless = code.is_none() && tax_id.is_none() && name.is_none();
        if is_nameless || (plan.grouped && plan.name.parts.is_empty()) {
            if let Some(owner) = &self.owner {
                name = Some(owner.name.clone());
                code = code.or_else(|| owner.code.clone());
            } else if is_nameless {
                return Err(Fault::new(Field::DebtorName, "", Reason::DebtorMissing));
            }
        }
        let tags = text(reader, &plan.tags, ",", TEXT_LENGTH);
        let tags = tags
            .iter()
            .flat_map(|tags| tags.split([',', ';', '|']))
            .map(str::trim)
            .filter(|tag| !tag.is_empty());
        Ok(DebtorColumns {
            code,
            name,
            tax_id,
            email: text(reader, &plan.email, " ", TEXT_LENGTH),
            phone: text(reader, &plan.phone, " ", TEXT_LENGTH),
            contact_person: text(reader, &plan.contact_person, " ", TEXT_LENGTH)
                .filter(|person| !words::is_no_person(person)),
            debtor_type: plan
                .debtor_type
                .and_then(|column| words::debtor_type(reader.cell(column))),
            tags: tags.map(str::to_owned).collect(),
            notes: text(reader, &plan.notes, " ", NOTE_LENGTH)
                .filter(|_| self.kind == Kind::DebtorsOnly),
        })
    }

    /// What the status says: whether the invoice is settled, and whether it is disputed.
    pub(super) fn status(&self) -> Result<(Option<bool>, bool), SetAside> {
        let mut settled = None;
        let mut disputed = false;
        for (column, reading) in &self.plan.status {
            let cell = self.reader.cell(*column);
            if cell.is_empty() {
                continue;
            }
            let says = match reading {
                StatusReading::YesIsSettled => words::flag(cell),
                StatusReading::YesIsOpen => words::flag(cell).map(|open| !open),
                StatusReading::Words => match words::status(cell) {
                    Some(StatusWord::Settled) => Some(true),
                    Some(StatusWord::Open) => Some(false),
                    Some(StatusWord::Disputed) => {
                        disputed = true;
                        Some(false)
                    }
                    Some(StatusWord::Cancelled) => return Err(SetAside::Cancelled),
                    Some(StatusWord::Draft) => return Err(SetAside::Draft),
                    None => None,
                },
            };
            settled = settled.or(says);
        }
        Ok((settled, disputed))
    }

    pub(super) fn invoice(&self, status: Option<bool>) -> Result<InvoiceColumns, Fault> {
        let (plan, reader) = (self.plan, &self.reader);
        let mut mark = None;
        let total = amount(reader, plan.total, Field::Total, &mut mark)?;
        let balance = amount(reader, plan.balance, Field::Balance, &mut mark)?;
        let paid = amount(reader, plan.paid, Field::Paid, &mut mark)?;
        let net = amount(reader, plan.net, Field::NetAmount, &mut mark)?;
        let document = plan
            .document
            .and_then(|at| words::document(reader.cell(at)));
        let is_credit = plan.credit_notes || document == Some(DocumentWord::Credit);
        let claimed = |amount: Decimal| match is_credit && !amount.is_zero() {
            true => -amount.abs(),
            false => amount,
        };
        let currency = currency_of(reader, &plan.currency, mark)?;
        // A dash for the total beside an open balance is a total that isn't given.
        let is_dash = |plan: Option<AmountPlan>| {
            plan.is_some_and(|plan| amounts::dash(reader.cell(plan.column)).is_some())
        };
        let is_open = balance.or(paid).is_some_and(|amount| !amount.is_zero());
        let total = total.filter(|_| !((is_open || net.is_some()) && is_dash(plan.total)));
        let net = net.filter(|_| !(is_open && is_dash(plan.net)));
        let total = match (total, net) {
            (Some(total), _) => Some(total),
            (None, Some(net)) => Some(with_taxes(&self.reader, self.plan, net, currency)?),
            (None, None) => None,
        };
        if total.is_none() && balance.is_none() {
            return Err(Fault::new(Field::Total, "", Reason::AmountMissing));
        }
        let issued_on = date(reader, plan.issued_on, Field::IssuedOn)?;
        let due_on = date(reader, plan.due_on, Field::DueOn)?;
        let terms_days = self.terms(due_on.is_some())?;
        let disputed_amount = amount(
            reader,
            plan.disputed_amount,
            Field::DisputedAmount,
            &mut None,
        )?;
        let (paid_on, word) = self.paid_on()?;
        // However many zeros a file writes, the same amount comes to the same facts.
        let in_full = |amount| written_out(claimed(amount), currency);
        Ok(InvoiceColumns {
            number: text(reader, &plan.number, "-", TEXT_LENGTH),
            issued_on,
            due_on,
            terms_days,
            total: total.map(in_full),
            paid: paid.map(in_full),
            balance: balance.map(in_full),
            currency,
            paid_on,
            is_line: plan.by_line,
            settled_by_word: status.or(word),
            disputed: self.disputed()?,
            disputed_amount: disputed_amount.map(|amount| in_full(amount).abs()),
            notes: text(reader, &plan.notes, " ", NOTE_LENGTH),
        })
    }

    /// What a row of a list of payments says.
    pub(super) fn payment(&self) -> Result<PaymentColumns, Fault> {
        let (plan, reader) = (self.plan, &self.reader);
        let mut mark = None;
        let amount = amount(reader, plan.paid, Field::Paid, &mut mark)?;
        let amount = amount.filter(|amount| !amount.is_zero());
        let amount = amount.ok_or_else(|| Fault::new(Field::Paid, "", Reason::AmountMissing))?;
        let paid_on = date(reader, plan.paid_on, Field::PaidOn)?;
        let paid_on = paid_on.ok_or_else(|| Fault::new(Field::PaidOn, "", Reason::DateMissing))?;
        let number = text(reader, &plan.number, "-", TEXT_LENGTH);
        let number =
            number.ok_or_else(|| Fault::new(Field::InvoiceNumber, "", Reason::NumberMissing))?;
        let currency = currency_of(reader, &plan.currency, mark)?;
        let cell = plan
            .currency
            .column
            .map_or("", |column| reader.cell(column));
        let is_named = plan.currency.forced
            || plan.currency.heading.is_some()
            || mark.is_some()
            || !words::is_null(cell);
        Ok(PaymentColumns {
            number,
            amount: written_out(amount, currency),
            currency: is_named.then_some(currency),
            paid_on,
            reference: text(reader, &plan.notes, " ", TEXT_LENGTH),
        })
    }

    /// The days between issue and due date. Words that give none are wrong only where there is no due date.
    fn terms(&self, has_due_date: bool) -> Result<Option<u32>, Fault> {
        let cell = self
            .plan
            .terms
            .map_or("", |column| self.reader.cell(column));
        if cell.is_empty() {
            return Ok(None);
        }
        let days = terms_days(cell);
        if days.is_none() && !has_due_date && !words::is_null(cell) {
            return Err(Fault::new(Field::TermsDays, cell, Reason::TermsUnreadable));
        }
        Ok(days)
    }

    fn disputed(&self) -> Result<Option<bool>, Fault> {
        let cell = self
            .plan
            .disputed
            .map_or("", |column| self.reader.cell(column));
        if cell.is_empty() {
            return Ok(None);
        }
        let disputed = words::disputed(cell);
        let says_nothing = words::is_null(cell) || amounts::dash(cell).is_some();
        if disputed.is_none() && !says_nothing && words::status(cell).is_none() {
            return Err(Fault::new(Field::Disputed, cell, Reason::DisputeUnreadable));
        }
        Ok(disputed)
    }

    /// The payment date. People also write "pendiente" there.
    fn paid_on(&self) -> Result<(Option<NaiveDate>, Option<bool>), Fault> {
        let found = date(&self.reader, self.plan.paid_on, Field::PaidOn);
        match found {
            Ok(date) => Ok((date, None)),
            Err(fault) => match words::status(&fault.value) {
                Some(StatusWord::Settled) => Ok((None, Some(true))),
                Some(StatusWord::Open) => Ok((None, Some(false))),
                _ => words::flag(&fault.value)
                    .map(|paid| (None, Some(paid)))
                    .ok_or(fault),
            },
        }
    }
}
