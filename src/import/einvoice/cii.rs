//! The Cross Industry Invoice of UN/CEFACT, as EN 16931, Factur-X, ZUGFeRD 2 and XRechnung use it, and the draft of it that
//! ZUGFeRD 1 uses, with longer names for the same.

use rust_decimal::Decimal;

use super::document::{Documents, Party, Reference};
use super::draft::{Draft, text, words};
use super::ubl::is_credit;
use super::values;
use super::xml::{Cursor, Result};
use crate::domain::fact::Instalment;
use crate::domain::money::Currency;
use crate::import::field::Field;

/// Reads the element `CrossIndustryInvoice`, or `CrossIndustryDocument` in ZUGFeRD 1.
pub(super) fn read(cursor: &mut Cursor<'_>, documents: &mut Documents) -> Result<()> {
    let mut draft = Draft::new(cursor.line());
    let mut code = None;
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "ExchangedDocument" | "HeaderExchangedDocument" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "ID" => draft.number = text(cursor)?,
                        "TypeCode" => code = text(cursor)?,
                        "IssueDateTime" => {
                            let line = cursor.line();
                            let day = cursor.text_within("DateTimeString")?.unwrap_or_default();
                            draft.issued_on = draft.day_of(line, &day, Field::IssuedOn);
                        }
                        _ => cursor.skip()?,
                    }
                }
            }
            "SupplyChainTradeTransaction" | "SpecifiedSupplyChainTradeTransaction" => {
                transaction(cursor, &mut draft)?;
            }
            _ => cursor.skip()?,
        }
    }
    let code = code.unwrap_or_default();
    if code == "325" {
        let number = draft.number.unwrap_or_default();
        documents.no_claims.push((draft.line, number));
        return Ok(());
    }
    draft.is_credit = is_credit(&code);
    draft.replaces = code == "384";
    draft.finish(documents);
    Ok(())
}

fn transaction(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "IncludedSupplyChainTradeLineItem" => line(cursor, draft)?,
            "ApplicableHeaderTradeAgreement" | "ApplicableSupplyChainTradeAgreement" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "SellerTradeParty" => draft.seller = party(cursor)?,
                        "BuyerTradeParty" => draft.buyer = party(cursor)?,
                        _ => cursor.skip()?,
                    }
                }
            }
            "ApplicableHeaderTradeSettlement" | "ApplicableSupplyChainTradeSettlement" => {
                settlement(cursor, draft)?;
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn line(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    draft.sums.line_count = draft.sums.line_count.saturating_add(1);
    let (mut amount, mut status) = (None, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "AssociatedDocumentLineDocument" => {
                status = cursor.text_within("LineStatusReasonCode")?;
            }
            "SpecifiedLineTradeSettlement" | "SpecifiedSupplyChainTradeSettlement" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "SpecifiedTradeSettlementLineMonetarySummation"
                        | "SpecifiedTradeSettlementMonetarySummation" => {
                            amount = cursor.text_within("LineTotalAmount")?;
                        }
                        _ => cursor.skip()?,
                    }
                }
            }
            _ => cursor.skip()?,
        }
    }
    // A group only sums up its lines, and some lines only inform.
    if matches!(status.as_deref(), Some("GROUP" | "INFORMATION")) {
        return Ok(());
    }
    match amount.as_deref().and_then(values::amount) {
        Some(amount) => draft.sums.lines += amount,
        None => draft.sums.incomplete = true,
    }
    Ok(())
}

fn party(cursor: &mut Cursor<'_>) -> Result<Party> {
    let mut party = Party::default();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "Name" => Party::set(&mut party.name, &cursor.text()?),
            "ID" | "GlobalID" => party.add_id(&cursor.text()?),
            "SpecifiedLegalOrganization" => {
                if let Some(id) = cursor.text_within("ID")? {
                    party.add_id(&id);
                }
            }
            "SpecifiedTaxRegistration" => {
                while let Some(tag) = cursor.child()? {
                    let is_vat = tag.attribute("schemeID").is_none_or(|it| it == "VA");
                    let id = cursor.text()?;
                    match is_vat {
                        true => party.set_tax_id(&id),
                        false => party.add_id(&id),
                    }
                }
            }
            "DefinedTradeContact" => contact(cursor, &mut party)?,
            _ => cursor.skip()?,
        }
    }
    if let Some(id) = party.other_ids.last().cloned() {
        party.stand_in(&id);
    }
    Ok(party)
}

fn contact(cursor: &mut Cursor<'_>, party: &mut Party) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "PersonName" => Party::set(&mut party.contact_person, &cursor.text()?),
            "TelephoneUniversalCommunication" => {
                let phone = cursor.text_within("CompleteNumber")?.unwrap_or_default();
                Party::set(&mut party.phone, &phone);
            }
            "EmailURIUniversalCommunication" => {
                let email = cursor.text_within("URIID")?.unwrap_or_default();
                Party::set(&mut party.email, &email);
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn settlement(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let mut taxes: Vec<(Option<Currency>, Decimal)> = Vec::new();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "InvoiceCurrencyCode" => {
                let code = cursor.text()?;
                draft.currency_of(cursor.line(), &code);
            }
            "SpecifiedTradeAllowanceCharge" => draft.sums.added += allowance(cursor)?,
            "SpecifiedLogisticsServiceCharge" => {
                let amount = cursor.text_within("AppliedAmount")?;
                let amount = amount.as_deref().and_then(values::amount);
                draft.sums.added += amount.unwrap_or_default();
            }
            "SpecifiedTradePaymentTerms" => terms(cursor, draft)?,
            "SpecifiedTradeSettlementHeaderMonetarySummation"
            | "SpecifiedTradeSettlementMonetarySummation" => {
                summation(cursor, draft, &mut taxes)?;
            }
            "InvoiceReferencedDocument" => {
                let number = cursor.text_within("IssuerAssignedID")?;
                draft.corrects.push(Reference {
                    uuid: None,
                    number: number.as_deref().and_then(words),
                });
            }
            _ => cursor.skip()?,
        }
    }
    let currency = draft.currency;
    let own = |(it, _): &&(Option<Currency>, Decimal)| it.is_none() || *it == currency;
    draft.sums.added += taxes.iter().filter(own).map(|it| it.1).sum::<Decimal>();
    Ok(())
}

fn allowance(cursor: &mut Cursor<'_>) -> Result<Decimal> {
    let (mut is_charge, mut amount) = (false, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "ChargeIndicator" => {
                let indicator = cursor.text_within("Indicator")?;
                is_charge = matches!(indicator.as_deref(), Some("true" | "1"));
            }
            "ActualAmount" => amount = values::amount(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    let amount = amount.unwrap_or_default();
    Ok(if is_charge { amount } else { -amount })
}

/// Terms with a date and an amount are an instalment; of those with a date alone, the last one is the due date.
fn terms(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let (mut due_on, mut amount) = (None, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "DueDateDateTime" => {
                let line = cursor.line();
                let day = cursor.text_within("DateTimeString")?.unwrap_or_default();
                due_on = draft.day_of(line, &day, Field::DueOn);
            }
            "PartialPaymentAmount" => amount = values::amount(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    match (due_on, amount) {
        (Some(due_on), Some(amount)) => draft.instalments.push(Instalment { due_on, amount }),
        _ => draft.due_on = draft.due_on.max(due_on),
    }
    Ok(())
}

fn summation(
    cursor: &mut Cursor<'_>,
    draft: &mut Draft,
    taxes: &mut Vec<(Option<Currency>, Decimal)>,
) -> Result<()> {
    let (mut grand, mut prepaid, mut rounding) = (None, Decimal::ZERO, Decimal::ZERO);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "GrandTotalAmount" => grand = draft.amount(cursor, Field::Total)?,
            "DuePayableAmount" => draft.payable = draft.amount(cursor, Field::Balance)?,
            "TotalPrepaidAmount" => {
                prepaid = draft.amount(cursor, Field::Paid)?.unwrap_or_default();
            }
            "RoundingAmount" => {
                rounding = draft.amount(cursor, Field::Total)?.unwrap_or_default();
            }
            "TaxTotalAmount" => {
                let currency = tag.attribute("currencyID");
                let currency = currency.as_deref().and_then(values::currency);
                let amount = draft.amount(cursor, Field::TaxAmount)?;
                taxes.extend(amount.map(|amount| (currency, amount)));
            }
            _ => cursor.skip()?,
        }
    }
    let payable = grand.map(|grand| grand + rounding - prepaid);
    draft.payable = draft.payable.or(payable);
    draft.sums.stated = draft.payable;
    draft.sums.added += rounding - prepaid;
    draft.paid = prepaid;
    Ok(())
}
