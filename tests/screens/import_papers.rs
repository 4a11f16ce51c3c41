//! Importing electronic invoices, folders and statements from the desk: what is said of each file, and what can't be chosen.

use std::path::Path;

use crate::driver::Desk;

const CFDI: &str = r#"<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Serie="F" Folio="1" Fecha="2026-09-01T10:00:00" Moneda="MXN" SubTotal="100" Total="100" TipoDeComprobante="I" MetodoPago="PUE">
<cfdi:Emisor Rfc="EKU9003173C9" Nombre="KEMPER"/><cfdi:Receptor Rfc="COSC8001137NA" Nombre="CARLOS CORTES"/>
<cfdi:Complemento><tfd:TimbreFiscalDigital xmlns:tfd="t" UUID="aa-1"/></cfdi:Complemento></cfdi:Comprobante>"#;

const PAYMENT: &str = r#"<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Serie="P" Folio="9" Fecha="2026-10-01T10:00:00" Moneda="XXX" SubTotal="0" Total="0" TipoDeComprobante="P">
<cfdi:Emisor Rfc="EKU9003173C9" Nombre="KEMPER"/><cfdi:Receptor Rfc="COSC8001137NA" Nombre="CARLOS CORTES"/>
<cfdi:Complemento><p:Pagos xmlns:p="http://www.sat.gob.mx/Pagos20" Version="2.0"><p:Pago FechaPago="2026-10-01T12:00:00" FormaDePagoP="03" MonedaP="MXN" Monto="50"><p:DoctoRelacionado IdDocumento="6D7434A6-E3F2-47AD-9E4C-08849946AFA0" Serie="A" Folio="123456" MonedaDR="MXN" ImpPagado="50" ImpSaldoInsoluto="0"/></p:Pago></p:Pagos></cfdi:Complemento></cfdi:Comprobante>"#;

const OLD: &str = r#"<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" version="3.2"/>"#;

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("written");
}

#[test]
fn a_folder_says_what_is_wrong_with_which_file() {
    for language in ["es", "en"] {
        for (columns, lines) in [(80, 24), (120, 40)] {
            let folder = tempfile::tempdir().expect("a folder");
            write(folder.path(), "factura.xml", CFDI);
            write(folder.path(), "pago.xml", PAYMENT);
            write(folder.path(), "vieja.xml", OLD);
            let mut desk = Desk::on(language, (columns, lines), |_| {});
            let screen = desk
                .press(&format!(":import {}<enter>", folder.path().display()))
                .screen();
            insta::assert_snapshot!(
                format!("import_folder_{language}_{columns}x{lines}"),
                screen
            );
        }
    }
}

#[test]
fn an_electronic_invoice_leaves_nothing_to_choose() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "factura.xsig", CFDI);
    let mut desk = Desk::on("es", (80, 24), |_| {});
    let path = folder.path().join("factura.xsig");
    let screen = desk
        .press(&format!(":import {}<enter>", path.display()))
        .screen();
    assert!(!screen.contains("moneda"), "{screen}");
    assert!(!screen.contains("columnas"), "{screen}");
    for key in ["m", "c", "d"] {
        let screen = desk.press(key).screen();
        assert!(screen.contains("no hay nada que elegir"), "{key}: {screen}");
    }
    let screen = desk.press("<enter><enter>").screen();
    assert!(screen.contains("CARLOS"), "{screen}");
}

#[test]
fn a_statement_of_the_bank_says_what_is_in_it() {
    let mut desk = Desk::on("es", (80, 24), |_| {});
    let folder = tempfile::tempdir().expect("a folder");
    let ofx = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>2100<ACCTID>0418<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261101<DTEND>20261120<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261105<TRNAMT>121.00<FITID>1<NAME>BODEGAS PUIG<MEMO>F-1</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
    write(folder.path(), "banco.ofx", ofx);
    let path = folder.path().join("banco.ofx");
    let screen = desk
        .press(&format!(":import {}<enter>", path.display()))
        .screen();
    assert!(screen.contains("1 movimiento"), "{screen}");
    assert!(!screen.contains("columnas"), "{screen}");
}
