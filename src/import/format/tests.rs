use super::*;
use crate::import::{ReadError, Source};

fn sniffed(name: &str, bytes: &[u8]) -> String {
    match sniff(&Source::Bytes { name, bytes }) {
        Ok(found) => format!("{} {:?}", found.format.id(), found.evidence),
        Err(ReadError::Foreign(foreign)) => format!("foreign {}", foreign.id()),
        Err(error) => format!("{error:?}"),
    }
}

#[track_caller]
fn check(name: &str, content: &str, expected: &str) {
    let found = sniffed(name, content.as_bytes());
    assert!(
        found.starts_with(expected),
        "{name} {content:?}: {found}, expected {expected}"
    );
}

#[test]
fn xml_is_told_by_its_root_and_namespace() {
    for (content, expected) in [
        (
            "<?xml version=\"1.0\"?><fe:Facturae xmlns:ds=\"x\" xmlns:fe=\"http://www.facturae.es/Facturae/2009/v3.2/Facturae\">",
            "facturae Root { element: \"Facturae\", namespace: \"http://www.facturae.es/",
        ),
        (
            "<!-- a > remark -->\n<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>",
            "ubl",
        ),
        (
            "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\"/>",
            "ubl",
        ),
        ("<Invoice><number>1</number></Invoice>", "foreign xml"),
        (
            "<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\">",
            "cii",
        ),
        (
            "<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\">",
            "cfdi",
        ),
        (
            "<EnvioDTE xmlns=\"http://www.sii.cl/SiiDte\" version=\"1.0\">",
            "dte",
        ),
        (
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">",
            "camt053",
        ),
        (
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\">",
            "camt054",
        ),
        (
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02\">",
            "foreign xml",
        ),
        (
            "<!DOCTYPE x [<!ENTITY a \"b\">]><Facturae>",
            "facturae Root { element: \"Facturae\", namespace: \"\" }",
        ),
        (
            "<StandardBusinessDocument xmlns=\"urn:sbdh\"><Header/><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">",
            "ubl",
        ),
        ("<!DOCTYPE html><html><table>", "foreign html"),
        ("<table border=1><tr><td>Cliente", "foreign html"),
        ("<?OFX OFXHEADER=\"200\"?><OFX>", "ofx"),
        ("<OFX><SIGNONMSGSRSV1>", "ofx"),
        ("< 5;Cliente", "foreign xml"),
    ] {
        check("a.xml", content, expected);
    }
}

#[test]
fn xml_in_other_encodings_is_known_too() {
    let content = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Facturae>";
    for mark in [true, false] {
        let text = if mark {
            format!("\u{feff}{content}")
        } else {
            content.to_owned()
        };
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(sniffed("a.xml", &bytes).starts_with("facturae"), "{mark}");
    }
    assert!(sniffed("a.xml", b"\xEF\xBB\xBF\n<Facturae>").starts_with("facturae"));
    assert!(
        sniffed(
            "a.xml",
            b"<?xml version='1.0' encoding='ISO-8859-1'?><!-- \xF1 --><Facturae>"
        )
        .starts_with("facturae")
    );
}

#[test]
fn statements_of_banks_are_told_by_their_records() {
    let account = "112059006080003142211111111111202000000052530449782";
    check(
        "a.txt",
        &format!("{account}\n22    0982\n2301X\n"),
        "norma43 Records",
    );
    check("a.txt", &format!("{account}\nCliente;1\n"), "csv");
    check(
        "a.txt",
        "11;Puig;2026-01-01;10,00\n22;Puig;2026-01-01;10,00\n",
        "csv",
    );
    check("a.n43", "1100\n", "norma43 Name(\"n43\")");
    check(
        "a.sta",
        ":20:STARTUMS\n:25:123/456\n:60F:C260101EUR0,\n",
        "mt940 Tag",
    );
    check(
        "a.sta",
        "{1:F01BANKESMMAXXX}{2:I940}{4:\n:20:X\n:25:1\n",
        "mt940 Tag",
    );
    check("a.ofx", "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX>", "ofx Tag");
    check(
        "a.csv",
        "Banco\n\nFecha;Concepto;Importe;Saldo\n01/02/2026;X;1,00;2,00\n",
        "bank_csv",
    );
    check("a.csv", "Date,Description,\"Amount\",Balance\n", "bank_csv");
    check("a.csv", "Fecha;Cliente;Concepto;Importe;Saldo\n", "csv");
}

#[test]
fn what_can_not_be_imported_is_named() {
    for (bytes, expected) in [
        (b"%PDF-1.7".as_slice(), "foreign pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "foreign image"),
        (b"BM\x36\0\0\0\0\0", "foreign image"),
        (b"\x1F\x8B\x08", "foreign compressed"),
        (b"{\"invoices\": []}", "foreign json"),
        (b"[{\"id\": 1}]", "foreign json"),
        (b"SQLite format 3\0", "foreign database"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0abc", "NotText"),
        (b"", "Empty"),
        (b"\n \n", "Empty"),
    ] {
        assert!(
            sniffed("a.csv", bytes).starts_with(expected),
            "{expected}: {}",
            sniffed("a.csv", bytes)
        );
    }
    check("a.csv", "BMW España;1;10,00\n", "csv");
    check("a.csv", "[Cliente],[Importe]\n", "csv");
}

#[test]
fn zips_are_told_by_their_files() {
    use std::io::Write;
    let zip = |files: &[(&str, &str)]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, content) in files {
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file(*name, options).expect("a file");
            writer.write_all(content.as_bytes()).expect("is written");
        }
        writer.finish().expect("a zip").into_inner()
    };
    for (files, expected) in [
        (
            &[("xl/workbook.xml", ""), ("[Content_Types].xml", "")][..],
            "xlsx Entry",
        ),
        (&[("xl/workbook.bin", "")], "xlsb"),
        (
            &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")],
            "ods",
        ),
        (
            &[("mimetype", "application/vnd.oasis.opendocument.text")],
            "foreign document",
        ),
        (&[("word/document.xml", "")], "foreign document"),
        (&[("a.xml", ""), ("b.csv", "")], "zip Files"),
    ] {
        let found = sniffed("a.csv", &zip(files));
        assert!(found.starts_with(expected), "{files:?}: {found}");
    }
    assert_eq!(sniffed("a.zip", b"PK\x03\x04 cut off"), "Damaged");
}

#[test]
fn ids_are_all_different() {
    let ids: std::collections::HashSet<&str> = Format::ALL.iter().map(|it| it.id()).collect();
    assert_eq!(ids.len(), Format::ALL.len());
}
