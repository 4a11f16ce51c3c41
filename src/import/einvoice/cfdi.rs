//! CFDI 3.3 and 4.0, the electronic invoice of Mexico, with the payment complements 1.0 and 2.0. It has no due date: the
//! terms that were agreed with the client decide.

use std::borrow::Cow;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::document::{Documents, Party, Reference, Settlement, Share};
use super::draft::{Draft, joined, uuid, words};
use super::values;
use super::xml::{Cursor, Result, Tag, XmlFault};
use crate::domain::fact::PaymentMethod;
use crate::domain::money::Currency;
use crate::import::error::Reason;
use crate::import::field::Field;
use crate::import::terms::terms_days;

/// What only tells once the whole document was read.
#[derive(Default)]
struct Found {
    /// `I` income, `E` credit note, `P` payments, `T` transport, `N` pay slip.
    kind: String,
    /// The related documents, with what relates them.
    related: Vec<(String, String)>,
}

/// Reads the element `Comprobante`.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    tag: &Tag<'_>,
    documents: &mut Documents,
) -> Result<()> {
    if let Some(version) = tag.attribute("version") {
        // Up to 3.2 all names began with small letters.
        return Err(cursor.error(XmlFault::OldVersion(format!("CFDI {version}"))));
    }
    let mut draft = Draft::new(cursor.line());
    let mut found = Found::default();
    head(tag, &mut draft, &mut found);
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "CfdiRelacionados" => {
                let relation = tag.attribute("TipoRelacion").unwrap_or_default();
                while let Some(tag) = cursor.child()? {
                    if let Some(id) = tag.attribute("UUID").as_deref().and_then(uuid) {
                        found.related.push((relation.clone(), id));
                    }
                    cursor.skip()?;
                }
            }
            "Emisor" => {
                draft.seller = party(&tag);
                cursor.skip()?;
            }
            "Receptor" => {
                draft.buyer = party(&tag);
                cursor.skip()?;
            }
            "Conceptos" => lines(cursor, &mut draft)?,
            "Impuestos" => {
                tag.attributes(|name, value| match name {
                    "TotalImpuestosTrasladados" => add(&mut draft, &value, Decimal::ONE),
                    "TotalImpuestosRetenidos" => add(&mut draft, &value, -Decimal::ONE),
                    _ => {}
                });
                cursor.skip()?;
            }
            "Complemento" => complement(cursor, &mut draft)?,
            _ => cursor.skip()?,
        }
    }
    finish(draft, found, documents);
    Ok(())
}

fn finish(mut draft: Draft, found: Found, documents: &mut Documents) {
    let related = |wanted: &[&str]| -> Vec<Reference> {
        let related = found.related.iter();
        let related = related.filter(|(relation, _)| wanted.contains(&relation.as_str()));
        let reference = |(_, id): &(String, String)| Reference {
            uuid: Some(id.clone()),
            number: None,
        };
        related.map(reference).collect()
    };
    match found.kind.as_str() {
        "I" => {
            // Only what takes the place of another invoice changes that.
            draft.corrects = related(&["04"]);
            draft.replaces = true;
        }
        "E" => {
            draft.corrects = related(&["01", "02", "03", "07"]);
            draft.is_credit = true;
            draft.paid_at_once = false;
        }
        "P" => {
            draft.is_payments = true;
            draft.corrects = related(&["04"]);
            draft.replaces = true;
            draft.paid_at_once = false;
        }
        "T" | "N" => {
            let number = joined(draft.series, draft.number).or(draft.uuid);
            let number = number.unwrap_or_default();
            documents.no_claims.push((draft.line, number));
            return;
        }
        other => draft.fault(draft.line, Field::DocumentKind, other, Reason::KindUnknown),
    }
    draft.finish(documents);
}

fn head(tag: &Tag<'_>, draft: &mut Draft, found: &mut Found) {
    let line = draft.line;
    tag.attributes(|name, value| match name {
        "Serie" => draft.series = words(&value),
        "Folio" => draft.number = words(&value),
        "Fecha" => draft.issued_on = draft.day_of(line, &value, Field::IssuedOn),
        "Moneda" if value.trim() != "XXX" => draft.currency_of(line, &value),
        "SubTotal" => match values::amount(&value) {
            Some(amount) => draft.sums.lines = amount,
            None => draft.sums.incomplete = true,
        },
        "Descuento" => add(draft, &value, -Decimal::ONE),
        "Total" => {
            draft.payable = values::amount(&value);
            draft.sums.stated = draft.payable;
            if draft.payable.is_none() {
                draft.fault(line, Field::Total, &value, Reason::AmountUnreadable);
            }
        }
        "TipoDeComprobante" => found.kind = value.trim().to_owned(),
        "MetodoPago" => draft.paid_at_once = value.trim() == "PUE",
        "CondicionesDePago" => draft.terms_days = terms_days(&value),
        _ => {}
    });
}

/// Adds an amount to what the total is worked out from.
fn add(draft: &mut Draft, text: &str, sign: Decimal) {
    match values::amount(text) {
        Some(amount) => draft.sums.added += sign * amount,
        None => draft.sums.incomplete = true,
    }
}

fn party(tag: &Tag<'_>) -> Party {
    let mut party = Party::default();
    tag.attributes(|name, value| match name {
        "Rfc" => party.set_tax_id(&value),
        "Nombre" => Party::set(&mut party.name, &value),
        _ => {}
    });
    if party.name.is_none() && party.tax_id.is_none() {
        // The public has one tax id for all; without a name it is all there is.
        Party::set(&mut party.name, &tag.attribute("Rfc").unwrap_or_default());
    }
    party
}

/// Counts the lines, each of which may be rounded by itself.
fn lines(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    while cursor.child()?.is_some() {
        draft.sums.line_count = draft.sums.line_count.saturating_add(1);
        cursor.skip()?;
    }
    Ok(())
}

fn complement(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<()> {
    while let Some(tag) = cursor.child()? {
        match tag.name() {
            "TimbreFiscalDigital" => {
                draft.uuid = tag.attribute("UUID").as_deref().and_then(uuid);
                cursor.skip()?;
            }
            "ImpuestosLocales" => {
                tag.attributes(|name, value| match name {
                    "TotaldeTraslados" => add(draft, &value, Decimal::ONE),
                    "TotaldeRetenciones" => add(draft, &value, -Decimal::ONE),
                    _ => {}
                });
                cursor.skip()?;
            }
            "Pagos" => {
                while let Some(tag) = cursor.child()? {
                    match tag.name() {
                        "Pago" => payment(cursor, &tag, draft)?,
                        _ => cursor.skip()?,
                    }
                }
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn payment(cursor: &mut Cursor<'_>, tag: &Tag<'_>, draft: &mut Draft) -> Result<()> {
    let line = cursor.line();
    let mut at: Option<NaiveDateTime> = None;
    let (mut method, mut operation) = (None, None);
    let (mut amount, mut currency) = (None, None);
    tag.attributes(|name, value| match name {
        "FechaPago" => {
            at = values::moment(&value);
            if at.is_none() {
                draft.fault(line, Field::PaidOn, &value, Reason::DateUnreadable);
            }
        }
        "FormaDePagoP" => method = method_of(&value),
        "NumOperacion" => operation = words(&value),
        "Monto" => {
            amount = values::amount(&value);
            if amount.is_none() {
                draft.fault(line, Field::Paid, &value, Reason::AmountUnreadable);
            }
        }
        "MonedaP" => currency = values::currency(&value),
        _ => {}
    });
    if at.is_none() {
        draft.fault(line, Field::PaidOn, "", Reason::DateMissing);
    }
    let mut shares = Vec::new();
    while let Some(tag) = cursor.child()? {
        if tag.name() == "DoctoRelacionado" {
            let line = cursor.line();
            shares.push(share(&tag, line, currency));
        }
        cursor.skip()?;
    }
    let only_one = shares.len() == 1;
    let mut read = Vec::new();
    for Paid {
        invoice,
        paid,
        left,
        currency,
        line,
    } in shares
    {
        // In the complement 1.0 a payment of one invoice need not say twice how much it is.
        let Some(amount) = paid.or(amount.filter(|_| only_one)) else {
            draft.fault(line, Field::Paid, "", Reason::AmountMissing);
            continue;
        };
        let Some(currency) = currency else {
            draft.fault(line, Field::Currency, "", Reason::CurrencyMissing);
            continue;
        };
        read.push(Share {
            line,
            invoice,
            amount,
            currency,
            left,
        });
    }
    if let Some(at) = at {
        draft.payments.push(Settlement {
            at,
            method,
            operation,
            shares: read,
        });
    }
    Ok(())
}

/// An invoice that a payment pays, as it is written.
struct Paid {
    line: u64,
    invoice: Reference,
    paid: Option<Decimal>,
    left: Option<Decimal>,
    currency: Option<Currency>,
}

fn share(tag: &Tag<'_>, line: u64, currency: Option<Currency>) -> Paid {
    let mut found = Paid {
        line,
        invoice: Reference::default(),
        paid: None,
        left: None,
        currency,
    };
    let (mut series, mut number) = (None, None);
    tag.attributes(|name, value: Cow<'_, str>| match name {
        "IdDocumento" => found.invoice.uuid = uuid(&value),
        "Serie" => series = words(&value),
        "Folio" => number = words(&value),
        "MonedaDR" => found.currency = values::currency(&value),
        "ImpPagado" => found.paid = values::amount(&value),
        "ImpSaldoInsoluto" => found.left = values::amount(&value),
        _ => {}
    });
    found.invoice.number = joined(series, number);
    found
}

/// The ways to pay of the tax office's catalogue.
fn method_of(code: &str) -> Option<PaymentMethod> {
    Some(match code.trim() {
        "01" => PaymentMethod::Cash,
        "02" => PaymentMethod::Cheque,
        "03" => PaymentMethod::Transfer,
        "04" | "28" | "29" => PaymentMethod::Card,
        "" | "99" => return None,
        _ => PaymentMethod::Other,
    })
}
