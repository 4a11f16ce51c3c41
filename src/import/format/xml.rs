//! Tells XML apart by the name and namespace of its outermost element, without reading more than the head of the file.

use super::{Evidence, Foreign, Format, Sniffed};
use crate::clean::clean_text;

/// Longer names are cut where they are shown.
const SHOWN: usize = 120;

/// The outermost element of a document.
struct Root<'a> {
    element: &'a str,
    namespace: &'a str,
}

/// What a text is that begins like XML; nothing when it does not.
pub(super) fn sniff(head: &str) -> Option<Result<Sniffed, Foreign>> {
    let text = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !text.starts_with('<') {
        return None;
    }
    let has_ofx_header = text.contains("<?OFX");
    let Some(root) = root(text) else {
        return Some(Err(Foreign::Xml(String::new())));
    };
    let lower = root.element.to_ascii_lowercase();
    if matches!(lower.as_str(), "html" | "table" | "meta" | "body" | "head") {
        return Some(Err(Foreign::Html));
    }
    let format = if has_ofx_header || root.element == "OFX" {
        Some(Format::Ofx)
    } else {
        format_of(&root).or_else(|| wrapped(text, &root))
    };
    Some(match format {
        Some(format) => Ok(Sniffed {
            format,
            evidence: Evidence::Root {
                element: clean_text(root.element, SHOWN).into_owned(),
                namespace: clean_text(root.namespace, SHOWN).into_owned(),
            },
        }),
        None => Err(Foreign::Xml(clean_text(root.element, SHOWN).into_owned())),
    })
}

fn format_of(root: &Root<'_>) -> Option<Format> {
    let namespace = root.namespace.to_ascii_lowercase();
    let is_of = |part: &str| namespace.contains(part);
    match root.element {
        "Facturae" => Some(Format::Facturae),
        "Invoice" | "CreditNote" if is_of("oasis:names:specification:ubl") => Some(Format::Ubl),
        "CrossIndustryInvoice" | "CrossIndustryDocument" => Some(Format::Cii),
        "Comprobante" if is_of("sat.gob.mx/cfd") => Some(Format::Cfdi),
        "DTE" | "EnvioDTE" | "EnvioBOLETA" | "SetDTE" if namespace.is_empty() || is_of("sii") => {
            Some(Format::Dte)
        }
        "Document" if is_of("camt.052") => Some(Format::Camt052),
        "Document" if is_of("camt.053") => Some(Format::Camt053),
        "Document" if is_of("camt.054") => Some(Format::Camt054),
        _ => None,
    }
}

/// A document in the envelope of its delivery or signature: the first element within that is known tells.
fn wrapped(text: &str, root: &Root<'_>) -> Option<Format> {
    const ENVELOPES: [&str; 5] = [
        "StandardBusinessDocument",
        "Signature",
        "Envelope",
        "AttachedDocument",
        "BusinessMessage",
    ];
    if !ENVELOPES.contains(&root.element) {
        return None;
    }
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..)?;
        if let Some(format) = element_at(rest).and_then(|inner| format_of(&inner)) {
            return Some(format);
        }
        rest = rest.get(1..)?;
    }
    None
}

/// The first element, after declarations, remarks and a document type.
fn root(text: &str) -> Option<Root<'_>> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(inside) = rest.strip_prefix("<?") {
            rest = inside.split_once("?>")?.1;
        } else if let Some(inside) = rest.strip_prefix("<!--") {
            rest = inside.split_once("-->")?.1;
        } else if let Some(inside) = rest.strip_prefix("<!") {
            if inside.get(..12)?.eq_ignore_ascii_case("doctype html") {
                return Some(Root {
                    element: "html",
                    namespace: "",
                });
            }
            rest = after_doctype(inside)?;
        } else {
            return element_at(rest);
        }
    }
}

/// What follows a document type, whose own declarations stand in brackets.
fn after_doctype(inside: &str) -> Option<&str> {
    let end = inside.find('>')?;
    match inside.find('[') {
        Some(open) if open < end => inside
            .get(open..)?
            .split_once(']')?
            .1
            .split_once('>')
            .map(|it| it.1),
        _ => inside.get(end + 1..),
    }
}

/// The element that begins here.
fn element_at(text: &str) -> Option<Root<'_>> {
    let tag = text.strip_prefix('<')?;
    let end = tag.find('>').unwrap_or(tag.len());
    let tag = tag.get(..end)?.trim_end_matches('/');
    let name_end = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_end);
    let (prefix, element) = name.split_once(':').unwrap_or(("", name));
    if !element.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let wanted = match prefix {
        "" => "xmlns".to_owned(),
        prefix => format!("xmlns:{prefix}"),
    };
    let namespace = attribute(attributes, &wanted).unwrap_or_default();
    Some(Root { element, namespace })
}

fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (value, left) = after.get(1..)?.split_once(quote)?;
        if name.trim() == wanted {
            return Some(value.trim());
        }
        rest = left;
    }
}
