//! CFDI and DTE beyond what the real files have.

use expect_test::expect;

use super::check;

/// A CFDI with attributes and content of its own.
pub(super) fn cfdi(attributes: &str, content: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Fecha="2026-02-01T10:00:00" {attributes}>
<cfdi:Emisor Rfc="EKU9003173C9" Nombre="ESCUELA &quot;KEMPER&quot;"/>
<cfdi:Receptor Rfc="COSC8001137NA" Nombre="CARLOS CORTES"/>
{content}
</cfdi:Comprobante>"#
    )
}

pub(super) fn stamp(uuid: &str) -> String {
    format!(
        "<cfdi:Complemento><tfd:TimbreFiscalDigital xmlns:tfd=\"t\" UUID=\"{uuid}\"/></cfdi:Complemento>"
    )
}

#[test]
fn cfdi_in_foreign_currency_with_terms_and_local_taxes() {
    let content = format!(
        "<cfdi:Conceptos><cfdi:Concepto Importe=\"100\"/></cfdi:Conceptos><cfdi:Impuestos TotalImpuestosTrasladados=\"16.00\"/>
<cfdi:Complemento><implocal:ImpuestosLocales TotaldeRetenciones=\"5\" TotaldeTraslados=\"3\"/></cfdi:Complemento>{}",
        stamp("aaaa-1")
    );
    let text = cfdi(
        "Serie=\"B\" Folio=\"12\" Moneda=\"USD\" TipoCambio=\"18.5\" SubTotal=\"100\" Total=\"114\" TipoDeComprobante=\"I\" MetodoPago=\"PPD\" FormaPago=\"99\" CondicionesDePago=\"45 días\"",
        &content,
    );
    check(
        text.as_bytes(),
        expect![[r#"
            invoice B-12 line 2 uuid AAAA-1
              from EKU9003173C9 ESCUELA "KEMPER"
              to COSC8001137NA CARLOS CORTES
              2026-02-01 due terms
              114 USD paid 0
              terms 45
        "#]],
    );
    check(
        text.replace("Total=\"114\"", "Total=\"141\"").as_bytes(),
        expect![[r#"
            invoice B-12 line 2 uuid AAAA-1
              from EKU9003173C9 ESCUELA "KEMPER"
              to COSC8001137NA CARLOS CORTES
              2026-02-01 due terms
              141 USD paid 0
              terms 45
              doubt total 141, not 114.00
        "#]],
    );
}

#[test]
fn cfdi_credit_notes_and_what_asks_for_no_money() {
    let related = "<cfdi:CfdiRelacionados TipoRelacion=\"01\"><cfdi:CfdiRelacionado UUID=\"aaaa-1\"/><cfdi:CfdiRelacionado UUID=\"aaaa-2\"/></cfdi:CfdiRelacionados>";
    let of = |kind: &str| {
        let attributes = format!(
            "Folio=\"3\" Moneda=\"MXN\" SubTotal=\"50\" Total=\"50.00\" TipoDeComprobante=\"{kind}\" MetodoPago=\"PUE\""
        );
        cfdi(&attributes, &format!("{related}{}", stamp("bbbb-1")))
    };
    check(
        of("E").as_bytes(),
        expect![[r#"
            invoice 3 line 2 uuid BBBB-1
              from EKU9003173C9 ESCUELA "KEMPER"
              to COSC8001137NA CARLOS CORTES
              2026-02-01 due terms
              -50.00 MXN paid 0
              corrects AAAA-1/-
              corrects AAAA-2/-
        "#]],
    );
    check(
        of("T").as_bytes(),
        expect![[r#"
        line 2: no claim 3
    "#]],
    );
    check(
        of("I").replace("\"01\"", "\"04\"").as_bytes(),
        expect![[r#"
            invoice 3 line 2 uuid BBBB-1
              from EKU9003173C9 ESCUELA "KEMPER"
              to COSC8001137NA CARLOS CORTES
              2026-02-01 due terms
              50.00 MXN paid 0
              replaces AAAA-1/-
              replaces AAAA-2/-
              doubt paid_at_once
        "#]],
    );
}

#[test]
fn payment_complements_of_both_versions() {
    let old = "<cfdi:Complemento><pago10:Pagos xmlns:pago10=\"http://www.sat.gob.mx/Pagos\" Version=\"1.0\">
<pago10:Pago FechaPago=\"2026-03-01T12:00:00\" FormaDePagoP=\"01\" MonedaP=\"MXN\" Monto=\"70.00\"><pago10:DoctoRelacionado IdDocumento=\"aaaa-1\" Serie=\"B\" Folio=\"12\" MonedaDR=\"MXN\" MetodoDePagoDR=\"PPD\" NumParcialidad=\"1\" ImpSaldoAnt=\"70.00\" ImpSaldoInsoluto=\"0\"/></pago10:Pago>
<pago10:Pago FechaPago=\"2026-03-02T12:00:00\" FormaDePagoP=\"03\" MonedaP=\"MXN\" Monto=\"185.00\"><pago10:DoctoRelacionado IdDocumento=\"aaaa-2\" MonedaDR=\"USD\" TipoCambioDR=\"18.5\" ImpPagado=\"10.00\"/></pago10:Pago>
</pago10:Pagos></cfdi:Complemento>";
    let attributes =
        "Folio=\"P1\" Moneda=\"XXX\" SubTotal=\"0\" Total=\"0\" TipoDeComprobante=\"P\"";
    let text = cfdi(attributes, &format!("{old}{}", stamp("cccc-1")));
    check(
        text.as_bytes(),
        expect![[r#"
            payments P1 line 2 uuid CCCC-1
              from EKU9003173C9 ESCUELA "KEMPER"
              to COSC8001137NA CARLOS CORTES
              2026-02-01 due terms
              paid 2026-03-01 12:00:00 cash -
                AAAA-1/B-12 70.00 MXN left 0
              paid 2026-03-02 12:00:00 transfer -
                AAAA-2/- 10.00 USD left -
        "#]],
    );
    let undated = text.replace("FechaPago=\"2026-03-01T12:00:00\"", "");
    check(
        undated.as_bytes(),
        expect![[r#"
            line 6: paid_on date_missing ""
        "#]],
    );
}

#[test]
fn the_public_has_no_tax_id_of_its_own() {
    let attributes =
        "Folio=\"3\" Moneda=\"MXN\" SubTotal=\"50\" Total=\"50\" TipoDeComprobante=\"I\"";
    let text = cfdi(attributes, "").replace("COSC8001137NA", "XAXX010101000");
    check(
        text.as_bytes(),
        expect![[r#"
            invoice 3 line 2 uuid -
              from EKU9003173C9 ESCUELA "KEMPER"
              to - CARLOS CORTES
              2026-02-01 due terms
              50 MXN paid 0
        "#]],
    );
}

/// A document of Chile.
pub(super) fn dte(kind: u16, folio: &str, more: &str, total: &str, reference: &str) -> String {
    format!(
        "<DTE version=\"1.0\"><Documento ID=\"T{kind}F{folio}\"><Encabezado><IdDoc><TipoDTE>{kind}</TipoDTE><Folio>{folio}</Folio><FchEmis>2026-05-02</FchEmis>{more}</IdDoc>
<Emisor><RUTEmisor>76086428-5</RUTEmisor><RznSoc>Viña Andes SpA</RznSoc></Emisor>
<Receptor><RUTRecep>12345678-5</RUTRecep><RznSocRecep>Almacén Ñuñoa</RznSocRecep><Contacto>+56 2 2345 6789</Contacto><CorreoRecep>pagos@nunoa.example</CorreoRecep></Receptor>
<Totales><MntNeto>100000</MntNeto><TasaIVA>19</TasaIVA><IVA>19000</IVA><MntTotal>{total}</MntTotal></Totales></Encabezado>
<Detalle><NroLinDet>1</NroLinDet><NmbItem>Vino</NmbItem><MontoItem>100000</MontoItem></Detalle>{reference}
<TED><DD/></TED></Documento></DTE>\n"
    )
}

#[test]
fn a_set_of_chilean_documents_in_latin_1() {
    let reference = "<Referencia><NroLinRef>1</NroLinRef><TpoDocRef>801</TpoDocRef><FolioRef>OC-1</FolioRef></Referencia><Referencia><NroLinRef>2</NroLinRef><TpoDocRef>33</TpoDocRef><FolioRef>1001</FolioRef><CodRef>3</CodRef></Referencia>";
    let set = [
        dte(
            33,
            "1001",
            "<FmaPago>2</FmaPago><FchVenc>2026-06-01</FchVenc>",
            "119000",
            reference,
        ),
        dte(34, "1001", "<FmaPago>1</FmaPago>", "119000", ""),
        dte(
            56,
            "20",
            "<TermPagoDias>15</TermPagoDias>",
            "119000",
            reference,
        ),
        dte(61, "30", "", "119000", reference),
        dte(52, "40", "", "119000", ""),
        dte(
            33,
            "1002",
            "<MntPagos><FchPago>2026-06-01</FchPago><MntPago>60000</MntPago></MntPagos><MntPagos><FchPago>2026-07-01</FchPago><MntPago>59000</MntPago></MntPagos>",
            "119000",
            "",
        ),
        dte(33, "1003", "", "125000", ""),
    ];
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<EnvioDTE><SetDTE ID=\"S\"><Caratula><RutEmisor>76086428-5</RutEmisor></Caratula>\n{}</SetDTE></EnvioDTE>",
        set.concat()
    );
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    check(
        &bytes,
        expect![[r#"
        invoice 1001 line 3 uuid -
          from 76086428-5 Viña Andes SpA
          to 12345678-5 Almacén Ñuñoa | +56 2 2345 6789 | pagos@nunoa.example
          2026-05-02 due 2026-06-01
          119000 CLP paid 0
        invoice 34-1001 line 9 uuid -
          from 76086428-5 Viña Andes SpA
          to 12345678-5 Almacén Ñuñoa | +56 2 2345 6789 | pagos@nunoa.example
          2026-05-02 due terms
          119000 CLP paid 0
          doubt paid_at_once
        invoice 56-20 line 15 uuid -
          from 76086428-5 Viña Andes SpA
          to 12345678-5 Almacén Ñuñoa | +56 2 2345 6789 | pagos@nunoa.example
          2026-05-02 due terms
          119000 CLP paid 0
          terms 15
        invoice 61-30 line 21 uuid -
          from 76086428-5 Viña Andes SpA
          to 12345678-5 Almacén Ñuñoa | +56 2 2345 6789 | pagos@nunoa.example
          2026-05-02 due terms
          -119000 CLP paid 0
          corrects -/1001
        invoice 1002 line 33 uuid -
          from 76086428-5 Viña Andes SpA
          to 12345678-5 Almacén Ñuñoa | +56 2 2345 6789 | pagos@nunoa.example
          2026-05-02 due 2026-07-01
          119000 CLP paid 0
          part 2026-06-01 60000
          part 2026-07-01 59000
        invoice 1003 line 39 uuid -
          from 76086428-5 Viña Andes SpA
          to 12345678-5 Almacén Ñuñoa | +56 2 2345 6789 | pagos@nunoa.example
          2026-05-02 due terms
          125000 CLP paid 0
          doubt total 125000, not 119000
        line 27: no claim 52-40
    "#]],
    );
}
