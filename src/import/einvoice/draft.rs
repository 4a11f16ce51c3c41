//! A document while it is being read: what was found so far, and the first thing that is wrong with it.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::document::{Document, DocumentKind, Documents, Doubt, Party, Reference, Settlement};
use super::values;
use super::xml::{Cursor, Result};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::fact::Instalment;
use crate::domain::money::{Currency, decimals};
use crate::domain::tax_id::{TaxIdCheck, check};
use crate::import::error::{Reason, RowRejection};
use crate::import::field::Field;

/// What was found of a document so far.
#[derive(Default)]
pub(super) struct Draft {
    pub line: u64,
    pub is_payments: bool,
    pub series: Option<String>,
    pub number: Option<String>,
    pub uuid: Option<String>,
    pub seller: Party,
    pub buyer: Party,
    pub issued_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub terms_days: Option<u32>,
    pub currency: Option<Currency>,
    /// What is still to be paid by this document, as it says.
    pub payable: Option<Decimal>,
    pub paid: Decimal,
    pub instalments: Vec<Instalment>,
    pub corrects: Vec<Reference>,
    pub replaces: bool,
    pub paid_at_once: bool,
    pub payments: Vec<Settlement>,
    pub sums: Sums,
    /// Amounts are owed to the buyer.
    pub is_credit: bool,
    fault: Option<RowRejection>,
}

/// What the total is worked out from anew.
#[derive(Default)]
pub(super) struct Sums {
    pub lines: Decimal,
    pub line_count: u32,
    /// What is added to the lines: taxes and charges less withholdings and discounts.
    pub added: Decimal,
    /// What the document says that comes to.
    pub stated: Option<Decimal>,
    /// What it may come to as well, where issuers differ in what they count.
    pub or_else: Option<Decimal>,
    /// Whether something is in the total that isn't understood.
    pub incomplete: bool,
}

impl Draft {
    pub fn new(line: u64) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// The first thing that is wrong counts.
    pub fn fault(&mut self, line: u64, field: Field, value: &str, reason: Reason) {
        let value = clean_text(value, TEXT_LENGTH).into_owned();
        self.fault.get_or_insert(RowRejection {
            line,
            field: Some(field),
            value,
            reason,
        });
    }

    /// The text of the element at hand as an amount.
    pub fn amount(&mut self, cursor: &mut Cursor<'_>, field: Field) -> Result<Option<Decimal>> {
        let text = cursor.text()?;
        let amount = values::amount(&text);
        if amount.is_none() {
            self.fault(cursor.line(), field, &text, Reason::AmountUnreadable);
        }
        Ok(amount)
    }

    /// The text of the element at hand as a day.
    pub fn day(&mut self, cursor: &mut Cursor<'_>, field: Field) -> Result<Option<NaiveDate>> {
        let text = cursor.text()?;
        Ok(self.day_of(cursor.line(), &text, field))
    }

    /// A text as a day.
    pub fn day_of(&mut self, line: u64, text: &str, field: Field) -> Option<NaiveDate> {
        let day = values::day(text);
        if day.is_none() {
            self.fault(line, field, text, Reason::DateUnreadable);
        }
        day
    }

    /// A text as a currency.
    pub fn currency_of(&mut self, line: u64, text: &str) {
        match values::currency(text) {
            Some(currency) => self.currency = Some(currency),
            None => self.fault(line, Field::Currency, text, Reason::CurrencyUnknown),
        }
    }

    /// Puts the document to those of the file, or why it can't be.
    pub fn finish(self, documents: &mut Documents) {
        match self.checked() {
            Ok(document) => documents.read.push(document),
            Err(rejection) => documents.rejected.push(rejection),
        }
    }

    fn checked(mut self) -> std::result::Result<Document, RowRejection> {
        let line = self.line;
        let number = joined(self.series.take(), self.number.take());
        let number = number.or_else(|| self.uuid.clone());
        let called = number.clone().unwrap_or_default();
        if number.is_none() && !self.is_payments {
            self.fault(line, Field::InvoiceNumber, "", Reason::NumberMissing);
        }
        if self.issued_on.is_none() {
            self.fault(line, Field::IssuedOn, &called, Reason::DateMissing);
        }
        if self.payable.is_none() && !self.is_payments {
            self.fault(line, Field::Total, &called, Reason::AmountMissing);
        }
        if self.currency.is_none() && !self.is_payments {
            self.fault(line, Field::Currency, &called, Reason::CurrencyMissing);
        }
        if !self.buyer.is_somebody() {
            let field = Field::DebtorName;
            self.fault(line, field, &called, Reason::DebtorMissing);
        }
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        Ok(self.document(number.unwrap_or_default()))
    }

    /// The document, once nothing is wrong with it.
    fn document(mut self, number: String) -> Document {
        // Payments have no currency of their own; theirs stand beside their amounts.
        let currency = self.currency.unwrap_or(Currency::XXX);
        let mut doubts = self.doubts(currency);
        let rounded = |amount: Decimal| values::rounded(amount, decimals(currency));
        let sign = if self.is_credit {
            -Decimal::ONE
        } else {
            Decimal::ONE
        };
        let payable = rounded(self.payable.unwrap_or_default()) * sign;
        // What was paid of a note before was never owed to the buyer.
        let paid = match payable < Decimal::ZERO {
            true => Decimal::ZERO,
            false => (rounded(self.paid) * sign).max(Decimal::ZERO),
        };
        let total = payable + paid;
        let issued_on = self.issued_on.unwrap_or_default();
        self.instalments.sort_by_key(|part| part.due_on);
        let last = self.instalments.last().map(|part| part.due_on);
        let due_on = last.or(self.due_on);
        let instalments = match total > Decimal::ZERO {
            true => self.parts(total, paid, issued_on, currency, &mut doubts),
            false => Vec::new(),
        };
        Document {
            line: self.line,
            kind: match self.is_payments {
                true => DocumentKind::Payments,
                false => DocumentKind::Invoice,
            },
            number,
            uuid: self.uuid,
            seller: self.seller,
            buyer: self.buyer,
            issued_on,
            due_on,
            terms_days: self.terms_days,
            currency,
            total,
            paid,
            is_paid_assumed: false,
            instalments,
            corrects: self.corrects,
            replaces: self.replaces,
            payments: self.payments,
            doubts,
        }
    }

    fn doubts(&self, currency: Currency) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let sums = &self.sums;
        if let Some(stated) = sums
            .stated
            .filter(|_| sums.line_count > 0 && !sums.incomplete && !self.is_payments)
        {
            let computed = sums.lines + sums.added;
            // Each line may be rounded by itself.
            let unit = Decimal::new(1, decimals(currency));
            let allowed = unit * Decimal::from(sums.line_count.saturating_add(1));
            let differs = |said: Decimal| (computed - said).abs() > allowed;
            if differs(stated) && sums.or_else.is_none_or(differs) {
                let computed = values::rounded(computed, decimals(currency));
                let stated = values::rounded(stated, decimals(currency));
                doubts.push(Doubt::Total {
                    stated,
                    computed,
                    currency,
                });
            }
        }
        for party in [&self.seller, &self.buyer] {
            if let Some(tax_id) = &party.tax_id
                && !party.is_stand_in
                && check(tax_id) == TaxIdCheck::Fails
            {
                doubts.push(Doubt::TaxId {
                    name: party.name.clone().unwrap_or_default(),
                    tax_id: tax_id.clone(),
                });
            }
        }
        if self.paid_at_once {
            doubts.push(Doubt::PaidAtOnce);
        }
        doubts
    }

    /// The instalments, made to add up to the total: what was paid on account was due at once.
    fn parts(
        &mut self,
        total: Decimal,
        paid: Decimal,
        issued_on: NaiveDate,
        currency: Currency,
        doubts: &mut Vec<Doubt>,
    ) -> Vec<Instalment> {
        let mut parts: Vec<Instalment> = Vec::with_capacity(self.instalments.len());
        for part in std::mem::take(&mut self.instalments) {
            let amount = values::rounded(part.amount, decimals(currency));
            match parts.last_mut().filter(|last| last.due_on == part.due_on) {
                Some(last) => last.amount += amount,
                None => parts.push(Instalment { amount, ..part }),
            }
        }
        let computed: Decimal = parts.iter().map(|part| part.amount).sum();
        let payable = total - paid;
        if !parts.is_empty() && computed != payable {
            doubts.push(Doubt::Instalments {
                stated: payable,
                computed,
                currency,
            });
            if let Some(last) = parts.last_mut() {
                last.amount += payable - computed;
            }
        }
        if parts.len() < 2 || parts.iter().any(|part| part.amount <= Decimal::ZERO) {
            return Vec::new();
        }
        if paid > Decimal::ZERO {
            let on_account = Instalment {
                due_on: issued_on,
                amount: paid,
            };
            parts.insert(0, on_account);
        }
        parts
    }
}

impl Party {
    /// Takes the first text that says something; empty ones say nothing.
    pub(super) fn set(place: &mut Option<String>, text: &str) {
        if place.is_none() {
            *place = words(text);
        }
    }

    /// Takes a tax id, unless it is one that stands for anybody.
    pub(super) fn set_tax_id(&mut self, text: &str) {
        if self.tax_id.is_none() && !is_anybody(text) {
            self.tax_id = words(text).map(without_country);
        }
    }

    /// Takes another id for the tax id where there is none: it is better than nothing.
    pub(super) fn stand_in(&mut self, text: &str) {
        if self.tax_id.is_none() {
            self.set_tax_id(text);
            self.is_stand_in = self.tax_id.is_some();
        }
    }

    /// Takes another id.
    pub(super) fn add_id(&mut self, text: &str) {
        self.other_ids.extend(words(text));
    }

    fn is_somebody(&self) -> bool {
        self.tax_id.is_some() || self.name.is_some()
    }
}

/// The ids that tax offices give to whoever has none: Mexico's for the public and for foreigners, Chile's for foreigners and
/// for the public.
fn is_anybody(tax_id: &str) -> bool {
    let compact: String = tax_id.chars().filter(char::is_ascii_alphanumeric).collect();
    let compact = compact.to_ascii_uppercase();
    matches!(
        compact.as_str(),
        "XAXX010101000" | "XEXX010101000" | "555555555" | "666666666"
    ) || compact.chars().all(|c| c == '0')
}

/// Spaniards write their ids without the country before them, and so are they in the book.
fn without_country(tax_id: String) -> String {
    let bare = tax_id.strip_prefix("ES").map(str::trim_start);
    let bare = bare.filter(|bare| check(bare) != TaxIdCheck::Unknown);
    bare.map(str::to_owned).unwrap_or(tax_id)
}

/// A text that is clean, if it says anything.
pub(super) fn words(text: &str) -> Option<String> {
    let cleaned = clean_text(text, TEXT_LENGTH);
    (!cleaned.is_empty()).then(|| cleaned.into_owned())
}

/// Series and number as one, as the columns of a table are joined.
pub(super) fn joined(series: Option<String>, number: Option<String>) -> Option<String> {
    match (series, number) {
        (Some(series), Some(number)) => Some(format!("{series}-{number}")),
        (None, number) => number,
        (Some(_), None) => None,
    }
}

/// An id of the tax office, always written alike.
pub(super) fn uuid(text: &str) -> Option<String> {
    words(text).map(|text| text.to_uppercase())
}

/// A text of the element at hand that is clean, if it says anything.
pub(super) fn text(cursor: &mut Cursor<'_>) -> Result<Option<String>> {
    let text: Cow<'_, str> = cursor.text()?;
    Ok(words(&text))
}
