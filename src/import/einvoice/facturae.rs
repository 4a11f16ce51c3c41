//! Facturae 3.0 to 3.2.2, the electronic invoice of Spain: one file with one invoice, or a batch of one seller and one buyer.
//! A signature, in it or around it, is passed over.

use rust_decimal::Decimal;

use super::document::{Documents, Party, Reference};
use super::draft::{Draft, joined, text, words};
use super::xml::{Cursor, Result};
use crate::domain::fact::Instalment;
use crate::import::error::Reason;
use crate::import::field::Field;

/// Reads the element `Facturae`.
pub(super) fn read(cursor: &mut Cursor<'_>, documents: &mut Documents) -> Result<()> {
    let (mut seller, mut buyer) = (Party::default(), Party::default());
    let mut drafts = Vec::new();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "Parties" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "SellerParty" => seller = party(cursor)?,
                        "BuyerParty" => buyer = party(cursor)?,
                        _ => cursor.skip()?,
                    }
                }
            }
            "Invoices" => {
                while cursor.child()?.is_some() {
                    drafts.push(invoice(cursor)?);
                }
            }
            _ => cursor.skip()?,
        }
    }
    for mut draft in drafts {
        draft.seller.clone_from(&seller);
        draft.buyer.clone_from(&buyer);
        draft.finish(documents);
    }
    Ok(())
}

fn party(cursor: &mut Cursor<'_>) -> Result<Party> {
    let mut party = Party::default();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TaxIdentification" => {
                if let Some(id) = cursor.text_within("TaxIdentificationNumber")? {
                    party.set_tax_id(&id);
                }
            }
            "LegalEntity" | "Individual" => person(cursor, &mut party)?,
            _ => cursor.skip()?,
        }
    }
    Ok(party)
}

/// A company, or a person with one surname or two.
fn person(cursor: &mut Cursor<'_>, party: &mut Party) -> Result<()> {
    let mut names: [Option<String>; 3] = Default::default();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "CorporateName" | "Name" => names[0] = text(cursor)?,
            "FirstSurname" => names[1] = text(cursor)?,
            "SecondSurname" => names[2] = text(cursor)?,
            "ContactDetails" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "Telephone" => Party::set(&mut party.phone, &cursor.text()?),
                        "ElectronicMail" => Party::set(&mut party.email, &cursor.text()?),
                        "ContactPersons" => Party::set(&mut party.contact_person, &cursor.text()?),
                        _ => cursor.skip()?,
                    }
                }
            }
            _ => cursor.skip()?,
        }
    }
    let names: Vec<String> = names.into_iter().flatten().collect();
    Party::set(&mut party.name, &names.join(" "));
    Ok(())
}

fn invoice(cursor: &mut Cursor<'_>) -> Result<Draft> {
    let mut draft = Draft::new(cursor.line());
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "InvoiceHeader" => header(cursor, &mut draft)?,
            "InvoiceIssueData" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "IssueDate" => draft.issued_on = draft.day(cursor, Field::IssuedOn)?,
                        "InvoiceCurrencyCode" => {
                            let code = cursor.text()?;
                            draft.currency_of(cursor.line(), &code);
                        }
                        _ => cursor.skip()?,
                    }
                }
            }
            "TaxesOutputs" => taxes(cursor, &mut draft, Decimal::ONE)?,
            "TaxesWithheld" => taxes(cursor, &mut draft, -Decimal::ONE)?,
            "InvoiceTotals" => totals(cursor, &mut draft)?,
            "Items" => items(cursor, &mut draft)?,
            "PaymentDetails" => {
                while cursor.child()?.is_some() {
                    instalment(cursor, &mut draft)?;
                }
            }
            _ => cursor.skip()?,
        }
    }
    Ok(draft)
}

fn header(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "InvoiceNumber" => draft.number = text(cursor)?,
            "InvoiceSeriesCode" => draft.series = text(cursor)?,
            "Corrective" => {
                let (mut series, mut number) = (None, None);
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "InvoiceNumber" => number = text(cursor)?,
                        "InvoiceSeriesCode" => series = text(cursor)?,
                        // In full: it takes the place of the other. Else it is what is added or taken off.
                        "CorrectionMethod" => draft.replaces = &*cursor.text()? == "01",
                        _ => cursor.skip()?,
                    }
                }
                draft.corrects.push(Reference {
                    uuid: None,
                    number: joined(series, number),
                });
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

/// What the taxes of the whole invoice come to, added to it or withheld.
fn taxes(cursor: &mut Cursor<'_>, draft: &mut Draft, sign: Decimal) -> Result<()> {
    while cursor.child()?.is_some() {
        while let Some(tag) = cursor.child()? {
            match tag.name() {
                "TaxAmount" | "EquivalenceSurchargeAmount" => {
                    let amount = cursor.text_within("TotalAmount")?;
                    match amount.as_deref().and_then(super::values::amount) {
                        Some(amount) => draft.sums.added += sign * amount,
                        None => draft.sums.incomplete = true,
                    }
                }
                _ => cursor.skip()?,
            }
        }
    }
    Ok(())
}

fn totals(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let (mut total, mut outstanding, mut executable) = (None, None, None);
    let mut on_account = Decimal::ZERO;
    let mut paid = None;
    while let Some(tag) = cursor.child()? {
        let name = tag.name();
        match name {
            "InvoiceTotal" => total = draft.amount(cursor, Field::Total)?,
            "TotalOutstandingAmount" => outstanding = draft.amount(cursor, Field::Balance)?,
            "TotalExecutableAmount" => executable = draft.amount(cursor, Field::Balance)?,
            "TotalPaymentsOnAccount" => paid = draft.amount(cursor, Field::Paid)?,
            "TotalGeneralDiscounts" | "TotalGeneralSurcharges" => {
                let amount = draft.amount(cursor, Field::NetAmount)?.unwrap_or_default();
                let is_discount = name == "TotalGeneralDiscounts";
                draft.sums.added += if is_discount { -amount } else { amount };
            }
            "PaymentsOnAccount" => {
                while cursor.child()?.is_some() {
                    let amount = cursor.text_within("PaymentOnAccountAmount")?;
                    let amount = amount.as_deref().and_then(super::values::amount);
                    on_account += amount.unwrap_or_default();
                }
            }
            _ => cursor.skip()?,
        }
    }
    draft.sums.stated = total;
    // Some take what is withheld off only afterwards.
    draft.sums.or_else = outstanding;
    draft.payable = total.and(executable.or(outstanding).or(total));
    draft.paid = paid.unwrap_or(on_account);
    Ok(())
}

fn items(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    while cursor.child()?.is_some() {
        draft.sums.line_count = draft.sums.line_count.saturating_add(1);
        let amount = cursor.text_within("GrossAmount")?;
        match amount.as_deref().and_then(super::values::amount) {
            Some(amount) => draft.sums.lines += amount,
            None => draft.sums.incomplete = true,
        }
    }
    Ok(())
}

fn instalment(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let (mut due_on, mut amount) = (None, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "InstallmentDueDate" => due_on = draft.day(cursor, Field::DueOn)?,
            "InstallmentAmount" => {
                let line = cursor.line();
                let text = cursor.text()?;
                amount = super::values::amount(&text);
                if amount.is_none() && words(&text).is_some() {
                    draft.fault(line, Field::Balance, &text, Reason::AmountUnreadable);
                }
            }
            _ => cursor.skip()?,
        }
    }
    match (due_on, amount) {
        (Some(due_on), Some(amount)) => draft.instalments.push(Instalment { due_on, amount }),
        (due_on, _) => draft.due_on = draft.due_on.max(due_on),
    }
    Ok(())
}
