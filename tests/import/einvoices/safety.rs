//! What could do harm is refused, and nothing panics or hangs.

use std::time::{Duration, Instant};

use cobro::import::Source;
use cobro::import::einvoice::documents;
use proptest::prelude::*;

use super::europe::{COMPANY, V322, cii, facturae, invoice, ubl};
use super::latin_america::{cfdi, dte, stamp};
use super::read;

fn small() -> String {
    let payment = "<PaymentDetails><Installment><InstallmentDueDate>2026-02-15</InstallmentDueDate><InstallmentAmount>10</InstallmentAmount></Installment></PaymentDetails>";
    let invoice = invoice("1", "", "<InvoiceTotal>10</InvoiceTotal>", payment);
    facturae(V322, COMPANY, &invoice)
}

#[test]
fn entities_and_document_types_are_refused() {
    let laughs = r#"<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<Facturae>&lol2;</Facturae>"#;
    assert_eq!(
        read(laughs.as_bytes()),
        "refused: line 2: it has a document type (DOCTYPE), which no invoice has\n"
    );
    let external = r#"<!DOCTYPE a SYSTEM "http://example.com/evil.dtd"><Facturae/>"#;
    assert!(read(external.as_bytes()).starts_with("refused: line 1: it has a document type"));
    let entity = small().replace("Compañía", "&xxe;");
    assert_eq!(
        read(entity.as_bytes()),
        "refused: line 9: it uses the entity &xxe;, which no invoice does\n"
    );
    let numbered = small().replace("Compañía", "Compa&#241;&#xED;a");
    assert_eq!(read(numbered.as_bytes()), read(small().as_bytes()));
    let cdata = small().replace(
        "Comercial &amp; Compañía, S.A.",
        "<![CDATA[Comercial & Compañía, S.A.]]>",
    );
    assert_eq!(read(cdata.as_bytes()), read(small().as_bytes()));
}

#[test]
fn bottomless_cut_off_and_other_files_are_refused() {
    let deep = format!("<Facturae>{}", "<a>".repeat(100_000));
    let told = read(deep.as_bytes());
    assert!(
        told.ends_with("its elements are nested deeper than those of any invoice\n"),
        "{told}"
    );
    let deep = "<a>".repeat(100_000);
    let told = read(deep.as_bytes());
    assert!(
        told.ends_with("its elements are nested deeper than those of any invoice\n"),
        "{told}"
    );
    for (text, expected) in [
        (
            "",
            "no invoice of a known format is in it; its outermost element is \"\"",
        ),
        (
            "Cliente;Total",
            "no invoice of a known format is in it; its outermost element is \"\"",
        ),
        (
            "<html><body/></html>",
            "no invoice of a known format is in it; its outermost element is \"html\"",
        ),
        (
            "<Invoice><ID>1</ID></Invoice>",
            "no invoice of a known format is in it; its outermost element is \"Invoice\"",
        ),
        ("<Facturae><Parties>", "it ends in the midst of an element"),
    ] {
        let told = read(text.as_bytes());
        assert!(told.contains(expected), "{text:?}: {told}");
    }
    assert!(read(b"<Facturae></Other>").contains("it isn't well-formed XML"));
}

#[test]
fn every_encoding_gives_the_same() {
    let expected = read(small().as_bytes());
    let declared = |label: &str| small().replace("UTF-8", label);
    let latin: Vec<u8> = declared("ISO-8859-1")
        .chars()
        .map(|c| c as u32 as u8)
        .collect();
    let windows: Vec<u8> = declared("windows-1252")
        .chars()
        .map(|c| c as u32 as u8)
        .collect();
    let wide: Vec<u8> = format!("\u{feff}{}", declared("UTF-16"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [latin, windows, wide] {
        assert_eq!(read(&bytes), expected);
    }
}

#[test]
fn attachments_of_megabytes_are_passed_over() {
    let attachment = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo\n".repeat(600_000);
    let more = format!(
        "</Invoice></Invoices><Extensions><AttachmentData>{attachment}</AttachmentData></Extensions>"
    );
    let text = small().replace("</Invoice></Invoices>", &more);
    assert_eq!(read(text.as_bytes()), read(small().as_bytes()));
}

#[test]
fn attachments_of_ubl_cii_and_cfdi_are_passed_over_too() {
    let attachment = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo".repeat(600_000);
    let embedded = format!(
        "<a:AdditionalDocumentReference><b:ID>1</b:ID><a:Attachment><b:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\">{attachment}</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>"
    );
    let with = ubl("Invoice", &format!("{embedded}{UBL_PARTS}"), UBL_TOTALS);
    let without = ubl("Invoice", UBL_PARTS, UBL_TOTALS);
    assert_eq!(read(with.as_bytes()), read(without.as_bytes()));
    let binary = format!(
        "<ram:AdditionalReferencedDocument><ram:AttachmentBinaryObject>{attachment}</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>"
    );
    let (with, without) = (cii("380", &binary, "200.00"), cii("380", "", "200.00"));
    assert_eq!(read(with.as_bytes()), read(without.as_bytes()));
    let attributes =
        "Folio=\"1\" Moneda=\"MXN\" SubTotal=\"1\" Total=\"1\" TipoDeComprobante=\"I\"";
    let addenda = format!("<cfdi:Addenda><x>{attachment}</x></cfdi:Addenda>");
    let (with, without) = (cfdi(attributes, &addenda), cfdi(attributes, ""));
    let (with, without) = (read(with.as_bytes()), read(without.as_bytes()));
    assert!(without.contains("invoice 1 "), "{without}");
    assert_eq!(with, without);
}

#[test]
fn amounts_that_no_decimal_holds_are_no_trouble() {
    let nines = "9".repeat(28);
    for amount in [
        nines.as_str(),
        "79228162514264337593543950335",
        "-999999999999999",
    ] {
        let text = small().replace(">10<", &format!(">{amount}<"));
        assert!(!read(text.as_bytes()).is_empty());
    }
}

const UBL_PARTS: &str = "<a:PaymentTerms><b:Amount>70</b:Amount><b:PaymentDueDate>2026-04-01</b:PaymentDueDate></a:PaymentTerms>
<a:TaxTotal><b:TaxAmount currencyID=\"EUR\">21</b:TaxAmount></a:TaxTotal><a:InvoiceLine><b:LineExtensionAmount>100</b:LineExtensionAmount></a:InvoiceLine>";
const UBL_TOTALS: &str =
    "<b:PrepaidAmount>1</b:PrepaidAmount><b:PayableAmount>120</b:PayableAmount>";

fn seeds() -> Vec<Vec<u8>> {
    let payments = "<cfdi:Complemento><p:Pagos><p:Pago FechaPago=\"2026-03-01T12:00:00\" MonedaP=\"MXN\" Monto=\"70.00\"><p:DoctoRelacionado IdDocumento=\"aaaa-1\" MonedaDR=\"MXN\" ImpPagado=\"70.00\"/></p:Pago></p:Pagos></cfdi:Complemento>";
    let attributes =
        "Folio=\"P1\" Moneda=\"MXN\" SubTotal=\"0\" Total=\"0\" TipoDeComprobante=\"P\"";
    vec![
        small().into_bytes(),
        cfdi(attributes, &format!("{payments}{}", stamp("x-1"))).into_bytes(),
        cii("380", "", "200.00").into_bytes(),
        ubl("Invoice", UBL_PARTS, UBL_TOTALS).into_bytes(),
        ubl("CreditNote", "", UBL_TOTALS).into_bytes(),
        dte(33, "7", "", "119000", "").into_bytes(),
        b"<EnvioDTE><DTE><Documento><Encabezado><IdDoc><TipoDTE>33</TipoDTE><Folio>1</Folio><FchEmis>2026-05-02</FchEmis></IdDoc><Receptor><RznSocRecep>A</RznSocRecep></Receptor><Totales><MntTotal>1</MntTotal></Totales></Encabezado></Documento></DTE></EnvioDTE>".to_vec(),
    ]
}

fn is_quick(bytes: &[u8]) {
    let start = Instant::now();
    let name = "x.xml";
    let _ = documents(&Source::Bytes { name, bytes });
    assert!(start.elapsed() < Duration::from_secs(2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        is_quick(&bytes);
    }

    #[test]
    fn documents_with_parts_moved_about_are_read_or_refused(
        seed in 0..7_usize,
        moves in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3_u8), 1..8),
    ) {
        let text = String::from_utf8(seeds().swap_remove(seed)).unwrap();
        let mut parts: Vec<&str> = text.split_inclusive('>').collect();
        for (from, to, how) in moves {
            let (from, to) = (from.index(parts.len()), to.index(parts.len()));
            match how {
                0 => parts.swap(from, to),
                1 => parts.insert(to, parts[from]),
                _ => drop(parts.splice(from.min(to)..from.min(to) + 1, ["<b:ID>", "99999999999999999999"])),
            }
        }
        is_quick(parts.concat().as_bytes());
    }

    #[test]
    fn any_change_of_a_good_file_is_read_or_refused(
        seed in 0..7_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..12),
    ) {
        let mut bytes = seeds().swap_remove(seed);
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at.max(1)),
                _ => {
                    let end = (at + usize::from(byte)).min(bytes.len());
                    let more = bytes[at..end].to_vec();
                    bytes.splice(at..at, more);
                }
            }
        }
        is_quick(&bytes);
    }
}
