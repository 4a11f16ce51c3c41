//! UBL 2.1, as Peppol BIS Billing 3 and others use it: invoices and credit notes.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::document::{Documents, Party, Reference};
use super::draft::{Draft, text, uuid};
use super::values;
use super::xml::{Cursor, Result, Tag};
use crate::domain::fact::Instalment;
use crate::domain::money::Currency;
use crate::import::field::Field;

/// What only tells together with the currency of the document.
#[derive(Default)]
struct Found {
    type_code: Option<String>,
    /// What the taxes come to, each time they are stated, with the currency.
    taxes: Vec<(Option<Currency>, Decimal)>,
    prepaid: Decimal,
    rounding: Decimal,
    inclusive: Option<Decimal>,
}

/// Reads the element `Invoice` or `CreditNote`.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    is_credit_note: bool,
    documents: &mut Documents,
) -> Result<()> {
    let mut draft = Draft::new(cursor.line());
    let mut found = Found::default();
    while let Some(tag) = cursor.child()? {
        part(cursor, &tag, &mut draft, &mut found)?;
    }
    let code = found.type_code.as_deref().unwrap_or_default();
    if code == "325" {
        let number = draft.number.unwrap_or_default();
        documents.no_claims.push((draft.line, number));
        return Ok(());
    }
    draft.is_credit = is_credit_note || is_credit(code);
    draft.replaces = code == "384";
    let taxes = found.taxes.iter();
    let taxes = taxes.filter(|(currency, _)| currency.is_none() || *currency == draft.currency);
    draft.sums.added += taxes.map(|(_, amount)| *amount).sum::<Decimal>();
    draft.sums.added += found.rounding - found.prepaid;
    draft.sums.stated = draft.payable;
    let inclusive = found
        .inclusive
        .map(|it| it + found.rounding - found.prepaid);
    draft.payable = draft.payable.or(inclusive);
    draft.paid = found.prepaid;
    draft.finish(documents);
    Ok(())
}

/// The types of UNTDID 1001 that are owed to the buyer.
pub(super) fn is_credit(code: &str) -> bool {
    matches!(
        code,
        "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "532"
    )
}

fn part(
    cursor: &mut Cursor<'_>,
    tag: &Tag<'_>,
    draft: &mut Draft,
    found: &mut Found,
) -> Result<()> {
    match tag.name() {
        "ID" => draft.number = text(cursor)?,
        "UUID" => draft.uuid = uuid(&cursor.text()?),
        "IssueDate" => draft.issued_on = draft.day(cursor, Field::IssuedOn)?,
        "DueDate" => draft.due_on = draft.day(cursor, Field::DueOn)?,
        "InvoiceTypeCode" | "CreditNoteTypeCode" => found.type_code = text(cursor)?,
        "DocumentCurrencyCode" => {
            let code = cursor.text()?;
            draft.currency_of(cursor.line(), &code);
        }
        "BillingReference" => {
            while let Some(tag) = cursor.child()? {
                match tag.name() {
                    "InvoiceDocumentReference" | "CreditNoteDocumentReference" => {
                        draft.corrects.push(reference(cursor)?);
                    }
                    _ => cursor.skip()?,
                }
            }
        }
        "AccountingSupplierParty" => draft.seller = party_of(cursor)?,
        "AccountingCustomerParty" => draft.buyer = party_of(cursor)?,
        "PaymentMeans" => {
            let due = cursor.text_within("PaymentDueDate")?;
            let due = due.as_deref().and_then(values::day);
            draft.due_on = draft.due_on.or(due);
        }
        "PaymentTerms" => terms(cursor, draft)?,
        "PrepaidPayment" => {
            // What third parties are owed may be collected along with it, and is in no other sum.
            draft.sums.incomplete = true;
            cursor.skip()?;
        }
        "AllowanceCharge" => draft.sums.added += allowance(cursor)?,
        "TaxTotal" => taxes(cursor, draft, found)?,
        "LegalMonetaryTotal" => totals(cursor, draft, found)?,
        "InvoiceLine" | "CreditNoteLine" => {
            draft.sums.line_count = draft.sums.line_count.saturating_add(1);
            let amount = cursor.text_within("LineExtensionAmount")?;
            match amount.as_deref().and_then(values::amount) {
                Some(amount) => draft.sums.lines += amount,
                None => draft.sums.incomplete = true,
            }
        }
        _ => cursor.skip()?,
    }
    Ok(())
}

fn reference(cursor: &mut Cursor<'_>) -> Result<Reference> {
    let mut reference = Reference::default();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "ID" => reference.number = text(cursor)?,
            "UUID" => reference.uuid = uuid(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    Ok(reference)
}

fn party_of(cursor: &mut Cursor<'_>) -> Result<Party> {
    let mut party = Party::default();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "Party" => party_details(cursor, &mut party)?,
            _ => cursor.skip()?,
        }
    }
    // Where there is no tax id, another one is better than none.
    if let Some(id) = party.other_ids.first().cloned() {
        party.stand_in(&id);
    }
    Ok(party)
}

fn party_details(cursor: &mut Cursor<'_>, party: &mut Party) -> Result<()> {
    let mut trade_name = None;
    let mut lesser_ids: Vec<Cow<'_, str>> = Vec::new();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "PartyName" => trade_name = cursor.text_within("Name")?,
            "PartyIdentification" => lesser_ids.extend(cursor.text_within("ID")?),
            "EndpointID" => lesser_ids.push(cursor.text()?),
            "PartyTaxScheme" => tax_scheme(cursor, party)?,
            "PartyLegalEntity" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "RegistrationName" => Party::set(&mut party.name, &cursor.text()?),
                        "CompanyID" => party.add_id(&cursor.text()?),
                        _ => cursor.skip()?,
                    }
                }
            }
            "Contact" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "Name" => Party::set(&mut party.contact_person, &cursor.text()?),
                        "Telephone" => Party::set(&mut party.phone, &cursor.text()?),
                        "ElectronicMail" => Party::set(&mut party.email, &cursor.text()?),
                        _ => cursor.skip()?,
                    }
                }
            }
            _ => cursor.skip()?,
        }
    }
    Party::set(&mut party.name, &trade_name.unwrap_or_default());
    for id in lesser_ids {
        party.add_id(&id);
    }
    Ok(())
}

/// The id of a party for one tax: that for VAT is the tax id, others are ids like any.
fn tax_scheme(cursor: &mut Cursor<'_>, party: &mut Party) -> Result<()> {
    let (mut id, mut scheme) = (None, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "CompanyID" => id = Some(cursor.text()?),
            "RegistrationName" => Party::set(&mut party.name, &cursor.text()?),
            "TaxScheme" => scheme = cursor.text_within("ID")?,
            _ => cursor.skip()?,
        }
    }
    let id = id.unwrap_or_default();
    match scheme.as_deref() {
        Some("TAX" | "FC") => party.add_id(&id),
        _ => party.set_tax_id(&id),
    }
    Ok(())
}

/// Terms with a date and an amount are an instalment.
fn terms(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let (mut due_on, mut amount) = (None, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "PaymentDueDate" => due_on = values::day(&cursor.text()?),
            "Amount" => amount = values::amount(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    match (due_on, amount) {
        (Some(due_on), Some(amount)) => draft.instalments.push(Instalment { due_on, amount }),
        (Some(due_on), None) => draft.due_on = draft.due_on.or(Some(due_on)),
        _ => {}
    }
    Ok(())
}

/// A charge on the whole document, or, less than zero, an allowance.
fn allowance(cursor: &mut Cursor<'_>) -> Result<Decimal> {
    let (mut is_charge, mut amount) = (false, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "ChargeIndicator" => is_charge = matches!(&*cursor.text()?, "true" | "1"),
            "Amount" => amount = values::amount(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    let amount = amount.unwrap_or_default();
    Ok(if is_charge { amount } else { -amount })
}

fn taxes(cursor: &mut Cursor<'_>, draft: &mut Draft, found: &mut Found) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TaxAmount" => {
                let currency = tag.attribute("currencyID");
                let currency = currency.as_deref().and_then(values::currency);
                let amount = draft.amount(cursor, Field::TaxAmount)?;
                found.taxes.extend(amount.map(|amount| (currency, amount)));
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn totals(cursor: &mut Cursor<'_>, draft: &mut Draft, found: &mut Found) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TaxInclusiveAmount" => found.inclusive = draft.amount(cursor, Field::Total)?,
            "PrepaidAmount" => {
                found.prepaid = draft.amount(cursor, Field::Paid)?.unwrap_or_default();
            }
            "PayableRoundingAmount" => {
                found.rounding = draft.amount(cursor, Field::Total)?.unwrap_or_default();
            }
            "PayableAmount" => draft.payable = draft.amount(cursor, Field::Balance)?,
            _ => cursor.skip()?,
        }
    }
    Ok(())
}
