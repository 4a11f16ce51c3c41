//! The electronic documents of Chile (DTE): invoices, exempt and for export, with debit and credit notes, one by one or in
//! sets that were sent together.

use rust_decimal::Decimal;

use super::document::{Documents, Party, Reference};
use super::draft::{Draft, text, words};
use super::values;
use super::xml::{Cursor, Result};
use crate::domain::fact::Instalment;
use crate::domain::money::Currency;
use crate::import::error::Reason;
use crate::import::field::Field;

/// The kinds of documents that ask for money or give it back.
const CLAIMS: [u16; 9] = [33, 34, 39, 41, 56, 61, 110, 111, 112];
const CREDIT_NOTES: [u16; 2] = [61, 112];

/// Reads the element `DTE`.
pub(super) fn read(cursor: &mut Cursor<'_>, documents: &mut Documents) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "Documento" | "Exportaciones" => document(cursor, documents)?,
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn document(cursor: &mut Cursor<'_>, documents: &mut Documents) -> Result<()> {
    let mut draft = Draft::new(cursor.line());
    let mut kind = 0;
    let mut folio = None;
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "Encabezado" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "IdDoc" => identity(cursor, &mut draft, &mut kind, &mut folio)?,
                        "Emisor" => draft.seller = party(cursor)?,
                        "Receptor" => draft.buyer = party(cursor)?,
                        "Totales" => totals(cursor, &mut draft)?,
                        _ => cursor.skip()?,
                    }
                }
            }
            "Detalle" => {
                draft.sums.line_count = draft.sums.line_count.saturating_add(1);
                cursor.skip()?;
            }
            "Referencia" => draft.corrects.extend(reference(cursor)?),
            _ => cursor.skip()?,
        }
    }
    draft.number = folio.map(|folio| numbered(kind, &folio));
    if !CLAIMS.contains(&kind) {
        let number = draft.number.unwrap_or_default();
        documents.no_claims.push((draft.line, number));
        return Ok(());
    }
    draft.is_credit = CREDIT_NOTES.contains(&kind);
    if !draft.is_credit {
        // An invoice refers to orders and delivery notes, and a debit note adds to an invoice without changing it.
        draft.corrects.clear();
    }
    draft.finish(documents);
    Ok(())
}

/// Each kind of document has numbers of its own; those of ordinary invoices stand alone, as everywhere.
fn numbered(kind: u16, folio: &str) -> String {
    match kind {
        33 => folio.to_owned(),
        kind => format!("{kind}-{folio}"),
    }
}

fn identity(
    cursor: &mut Cursor<'_>,
    draft: &mut Draft,
    kind: &mut u16,
    folio: &mut Option<String>,
) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TipoDTE" => *kind = cursor.text()?.parse().unwrap_or_default(),
            "Folio" => *folio = text(cursor)?,
            "FchEmis" => draft.issued_on = draft.day(cursor, Field::IssuedOn)?,
            "FchVenc" => draft.due_on = draft.day(cursor, Field::DueOn)?,
            "TermPagoDias" => {
                draft.terms_days = cursor.text()?.parse().ok().filter(|it| *it <= 730)
            }
            "FmaPago" => draft.paid_at_once = &*cursor.text()? == "1",
            "MntPagos" => {
                let (mut due_on, mut amount) = (None, None);
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "FchPago" => due_on = values::day(&cursor.text()?),
                        "MntPago" => amount = values::amount(&cursor.text()?),
                        _ => cursor.skip()?,
                    }
                }
                let part = due_on.zip(amount);
                let part = part.map(|(due_on, amount)| Instalment { due_on, amount });
                draft.instalments.extend(part);
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn party(cursor: &mut Cursor<'_>) -> Result<Party> {
    let mut party = Party::default();
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "RUTEmisor" | "RUTRecep" => party.set_tax_id(&cursor.text()?),
            "RznSoc" | "RznSocEmisor" | "RznSocRecep" => {
                Party::set(&mut party.name, &cursor.text()?)
            }
            "CorreoEmisor" | "CorreoRecep" => Party::set(&mut party.email, &cursor.text()?),
            "Telefono" => Party::set(&mut party.phone, &cursor.text()?),
            "Contacto" => contact(&mut party, &cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    Ok(party)
}

/// Whom to ask for, or where to call: both are written there.
fn contact(party: &mut Party, text: &str) {
    let place = match text.contains(|c: char| c.is_alphabetic()) {
        true if text.contains('@') => &mut party.email,
        true => &mut party.contact_person,
        false => &mut party.phone,
    };
    Party::set(place, text);
}

/// What the total comes to is laid down by the tax office: net, exempt and VAT, other taxes, and deposits on packages, less
/// what is withheld, the credit of builders and commissions. What is not invoiced is to be paid on top of it.
fn totals(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let (mut payable, mut on_top) = (None, Decimal::ZERO);
    draft.currency = Some(Currency::CLP);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TpoMoneda" => {
                let name = cursor.text()?;
                match named_currency(&name) {
                    Some(currency) => draft.currency = Some(currency),
                    None => {
                        draft.fault(
                            cursor.line(),
                            Field::Currency,
                            &name,
                            Reason::CurrencyUnknown,
                        );
                    }
                }
            }
            "MntNeto" | "MntExe" | "IVA" | "GrntDep" => {
                let amount = draft.amount(cursor, Field::NetAmount)?;
                draft.sums.lines += amount.unwrap_or_default();
            }
            "CredEC" => {
                let amount = draft.amount(cursor, Field::TaxAmount)?;
                draft.sums.lines -= amount.unwrap_or_default();
            }
            "ImptoReten" => other_tax(cursor, draft)?,
            "Comisiones" => {
                while cursor.child()?.is_some() {
                    let amount = values::amount(&cursor.text()?);
                    draft.sums.lines -= amount.unwrap_or_default();
                }
            }
            "MontoNF" => {
                on_top = draft.amount(cursor, Field::Total)?.unwrap_or_default();
            }
            "MntTotal" => draft.payable = draft.amount(cursor, Field::Total)?,
            "VlrPagar" => payable = draft.amount(cursor, Field::Balance)?,
            "TasaIVA" | "MontoPeriodo" | "SaldoAnterior" | "MntBase" | "MntMargenCom"
            | "IVAProp" | "IVATerc" => cursor.skip()?,
            _ => {
                draft.sums.incomplete = true;
                cursor.skip()?;
            }
        }
    }
    draft.sums.stated = draft.payable;
    draft.payable = draft.payable.map(|total| total + on_top);
    // What is to be paid can have an earlier balance in it, which is another document's.
    let less = payable.filter(|it| {
        draft
            .payable
            .is_some_and(|total| *it < total && *it > Decimal::ZERO)
    });
    if let (Some(less), Some(total)) = (less, draft.payable) {
        draft.paid = total - less;
        draft.payable = Some(less);
    }
    Ok(())
}

/// A tax besides VAT: one that is added, or VAT that the buyer withholds and pays to the tax office.
fn other_tax(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    let (mut kind, mut amount) = (0_u16, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TipoImp" => kind = cursor.text()?.parse().unwrap_or_default(),
            "MontoImp" => amount = values::amount(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    let amount = amount.unwrap_or_default();
    match kind {
        14 | 17..=19 | 23..=28 | 35 | 44 | 45 | 50..=52 | 271 => draft.sums.lines += amount,
        15
        | 30..=34
        | 36..=39
        | 41
        | 46..=48
        | 53
        | 60
        | 301
        | 321
        | 331
        | 341
        | 361
        | 371
        | 481 => draft.sums.lines -= amount,
        _ => draft.sums.incomplete = true,
    }
    Ok(())
}

/// The currencies as the tax office names them.
fn named_currency(name: &str) -> Option<Currency> {
    Some(match name.trim() {
        "DOLAR USA" => Currency::USD,
        "EURO" => Currency::EUR,
        "PESO CL" => Currency::CLP,
        "PESO MEX" => Currency::MXN,
        "PESO COL" => Currency::COP,
        "NUEVO SOL" => Currency::PEN,
        "PESO" => Currency::ARS,
        "LIBRA EST" => Currency::GBP,
        other => return values::currency(other),
    })
}

/// The invoice that a note is about; nothing when it only refers to an order or to a set of documents.
fn reference(cursor: &mut Cursor<'_>) -> Result<Option<Reference>> {
    let (mut kind, mut folio) = (None, None);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TpoDocRef" => kind = cursor.text()?.parse().ok(),
            "FolioRef" => folio = words(&cursor.text()?),
            _ => cursor.skip()?,
        }
    }
    let number = kind.zip(folio).filter(|(kind, _)| CLAIMS.contains(kind));
    Ok(number.map(|(kind, folio)| Reference {
        uuid: None,
        number: Some(numbered(kind, &folio)),
    }))
}
