//! In which order files are best imported together: what pays or corrects an invoice after the invoice.

use std::io::Read;

use memchr::memmem::find;

use crate::import::layout::may_head_payments;
use crate::import::options::Source;
use crate::import::words::is_payments_title;

/// How much of a file is looked at. The signature and certificate of a CFDI stand before much else in it.
const HEAD: u64 = 16 * 1024;

/// Whose turn it is when several files are imported together, the smallest first. It is a guess by the first bytes: a file
/// out of turn comes in all the same, its payments when it is imported again.
#[must_use]
pub fn turn(source: &Source<'_>) -> u8 {
    let mut head = Vec::new();
    let read = source
        .open()
        .and_then(|reader| reader.take(HEAD).read_to_end(&mut head));
    match read {
        Ok(_) => turn_of(&head, &source.stem()),
        Err(_) => 0,
    }
}

fn turn_of(head: &[u8], stem: &str) -> u8 {
    const INVOICES: u8 = 0;
    const CORRECTIONS: u8 = 1;
    const PAYMENTS: u8 = 2;
    let has = |what: &str| find(head, what.as_bytes()).is_some();
    let is_xml = head.iter().take(64).any(|byte| *byte == b'<');
    if !is_xml {
        return match is_payments_title(stem) || lists_payments(head) {
            true => PAYMENTS,
            false => INVOICES,
        };
    }
    // What it is stands at its beginning, and of what it is not nothing need be looked for.
    let begins = head.get(..2048).unwrap_or(head);
    let begins_with = |what: &str| find(begins, what.as_bytes()).is_some();
    if begins_with("facturae") {
        return match has("Corrective>") {
            true => CORRECTIONS,
            false => INVOICES,
        };
    }
    if has("TipoDeComprobante=\"P\"") || has("TipoDeComprobante='P'") {
        return PAYMENTS;
    }
    let corrects = [
        "TipoDeComprobante=\"E\"",
        "TipoRelacion=",
        "CreditNote-2",
        "BillingReference>",
        "InvoiceReferencedDocument>",
        "<TipoDTE>61<",
        "<TipoDTE>112<",
    ];
    match corrects.into_iter().any(has) {
        true => CORRECTIONS,
        false => INVOICES,
    }
}

/// Whether text has the headings of a list of payments.
fn lists_payments(head: &[u8]) -> bool {
    const HEADING_WITHIN: usize = 10;
    // Without such a word there is no need to look closer, and there may be thousands of files.
    const WORDS: [&str; 8] = [
        "pag", "cobr", "abon", "recib", "recau", "paid", "paym", "receiv",
    ];
    if head.contains(&0) {
        return false;
    }
    let text = String::from_utf8_lossy(head);
    let mut lines = text.lines().take(HEADING_WITHIN);
    lines.any(|line| {
        let small = line.to_ascii_lowercase();
        WORDS.iter().any(|word| small.contains(word)) && may_head_payments(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pays_or_corrects_comes_after_what_it_is_about() {
        for (head, expected) in [
            ("NIF;Cliente;TipoDeComprobante=\"P\"", 0),
            ("<cfdi:Comprobante TipoDeComprobante=\"I\">", 0),
            ("<cfdi:Comprobante TipoDeComprobante=\"E\">", 1),
            ("<cfdi:Comprobante TipoDeComprobante=\"P\">", 2),
            ("<Invoice><cac:BillingReference>", 1),
            ("<Facturae xmlns=\"http://www.facturae.gob.es\"><Batch>", 0),
            (
                "<Facturae xmlns=\"http://www.facturae.gob.es\"><Corrective>",
                1,
            ),
            (
                "Pagos de agosto\nCliente;Factura;Fecha de pago;Importe\n",
                2,
            ),
            ("Cliente;Factura;Fecha;Vencimiento;Fecha de pago;Total\n", 0),
            ("", 0),
        ] {
            assert_eq!(turn_of(head.as_bytes(), "a"), expected, "{head}");
        }
        assert_eq!(turn_of(b"PK", "cobros_2026"), 2);
    }
}
