//! Electronic invoices: XML of several countries, read into one kind of document. Pure: bytes in, documents out.
//!
//! ```text
//! bytes -> xml::load (encoding, attachments passed over) -> xml::Cursor (no tree) -> facturae, ubl, cii, cfdi, dte -> draft -> document
//! ```

mod cfdi;
mod cii;
mod document;
mod draft;
mod dte;
mod facturae;
mod mine;
mod turn;
mod ubl;
mod values;

use std::io::Read;

pub use super::xml::{XmlError, XmlFault};
pub use document::{Document, DocumentKind, Documents, Doubt, Party, Reference, Settlement, Share};
pub use mine::{House, Side};
pub use turn::turn;

use super::options::Source;
use super::xml::{self, Cursor, Tag};

/// How many elements may stand around a document: envelopes, sets, signatures.
const AROUND: usize = 6;

/// Reads the electronic invoices of a file, whatever their format.
///
/// # Errors
/// When the file can't be read, is no XML, is XML that could do harm, or holds no invoice of a known format.
pub fn documents(source: &Source<'_>) -> Result<Documents, XmlError> {
    let at_start = |fault| XmlError { line: 1, fault };
    let mut reader = source.open().map_err(|error| at_start(error.into()))?;
    documents_of(&mut reader)
}

/// As [`documents`], from whatever gives bytes.
///
/// # Errors
/// As [`documents`].
pub fn documents_of(reader: &mut dyn Read) -> Result<Documents, XmlError> {
    let text = xml::load(reader).map_err(|fault| XmlError { line: 1, fault })?;
    let mut cursor = Cursor::new(&text);
    let mut documents = Documents::default();
    let mut found = Found::default();
    find(&mut cursor, &mut documents, &mut found)?;
    if found.known == 0 {
        let outermost = found.outermost.unwrap_or_default();
        return Err(cursor.error(XmlFault::NoInvoice(outermost)));
    }
    Ok(documents)
}

/// What was found on the way.
#[derive(Default)]
struct Found {
    /// How many elements of a known format.
    known: usize,
    /// The name of the outermost element.
    outermost: Option<String>,
}

/// Looks for documents among the elements at hand and within them.
fn find(
    cursor: &mut Cursor<'_>,
    documents: &mut Documents,
    found: &mut Found,
) -> Result<(), XmlError> {
    while let Some(tag) = cursor.child()? {
        if found.outermost.is_none() {
            let name: String = tag.name().chars().take(80).collect();
            found.outermost = Some(crate::clean::clean_text(&name, 80).into_owned());
        }
        found.known += 1;
        match tag.name() {
            "Facturae" => facturae::read(cursor, documents)?,
            "Invoice" if is_ubl(&tag, cursor) => ubl::read(cursor, false, documents)?,
            "CreditNote" if is_ubl(&tag, cursor) => ubl::read(cursor, true, documents)?,
            "CrossIndustryInvoice" | "CrossIndustryDocument" => cii::read(cursor, documents)?,
            "Comprobante" => cfdi::read(cursor, &tag, documents)?,
            "DTE" => dte::read(cursor, documents)?,
            _ => {
                found.known -= 1;
                match cursor.depth() < AROUND {
                    true => find(cursor, documents, found)?,
                    false => cursor.skip()?,
                }
            }
        }
    }
    Ok(())
}

/// Other formats call their invoices so too. Within an envelope the namespace may be declared further out.
fn is_ubl(tag: &Tag<'_>, cursor: &Cursor<'_>) -> bool {
    tag.mentions("oasis:names:specification:ubl") || cursor.depth() > 1
}
