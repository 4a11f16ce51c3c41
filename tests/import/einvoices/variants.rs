//! What issuers do otherwise than most, as found in published samples: each boiled down to what it is about.

use expect_test::expect;

use super::check;
use super::europe::{COMPANY, V322, cii, facturae, invoice, ubl};
use super::latin_america::{cfdi, dte};

/// ZUGFeRD 1 has longer names for what CII has now.
fn zugferd_1(text: &str) -> String {
    [
        ("CrossIndustryInvoice", "CrossIndustryDocument"),
        ("ExchangedDocument>", "HeaderExchangedDocument>"),
        (
            "rsm:SupplyChainTradeTransaction",
            "rsm:SpecifiedSupplyChainTradeTransaction",
        ),
        ("ApplicableHeaderTrade", "ApplicableSupplyChainTrade"),
        (
            "SpecifiedLineTradeSettlement",
            "SpecifiedSupplyChainTradeSettlement",
        ),
        ("SettlementLineMonetary", "SettlementMonetary"),
        ("SettlementHeaderMonetary", "SettlementMonetary"),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn zugferd_1_says_the_same_in_longer_names() {
    let terms = "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">20260404</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>";
    let now = cii("380", terms, "200.00");
    let before = zugferd_1(&now);
    assert!(!before.contains("Header") || before.contains("HeaderExchangedDocument"));
    assert_eq!(super::read(now.as_bytes()), super::read(before.as_bytes()));
    check(
        before.as_bytes(),
        expect![[r#"
            invoice 471102 line 1 uuid -
              from DE123456789 Lieferant GmbH
              to GE2020211 Kunden AG Mitte | Hans | hans@kunde.example
              2026-03-05 due 2026-04-04
              235.62 EUR paid 35.62
        "#]],
    );
}

#[test]
fn lines_that_only_group_or_inform_are_in_no_sum_and_carriage_is() {
    let line = |status: &str, amount: &str| {
        format!(
            "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID><ram:LineStatusReasonCode>{status}</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{amount}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"
        )
    };
    let lines = [
        line("GROUP", "198.00"),
        line("DETAIL", "98.00"),
        line("DETAIL", "85.00"),
        line("INFORMATION", "5.00"),
    ];
    let carriage = "<ram:SpecifiedLogisticsServiceCharge><ram:Description>Porte</ram:Description><ram:AppliedAmount>15.00</ram:AppliedAmount></ram:SpecifiedLogisticsServiceCharge>";
    let text = cii("380", carriage, "200.00");
    let (start, rest) = text
        .split_once("<ram:IncludedSupplyChainTradeLineItem>")
        .unwrap();
    let (_, end) = rest
        .split_once("</ram:IncludedSupplyChainTradeLineItem>")
        .unwrap();
    let told = super::read(format!("{start}{}{end}", lines.concat()).as_bytes());
    assert!(!told.contains("doubt"), "{told}");
    let short = super::read(format!("{start}{}{end}", lines[..2].concat()).as_bytes());
    assert!(short.contains("doubt total 200.00, not 115.00"), "{short}");
}

#[test]
fn a_tax_number_that_is_not_for_vat_is_not_checked_as_one() {
    let number = |scheme: &str| {
        let party = format!(
            "<a:PartyTaxScheme><b:CompanyID>201/113/40209</b:CompanyID><a:TaxScheme><b:ID>{scheme}</b:ID></a:TaxScheme></a:PartyTaxScheme><a:PartyName><b:Name>Comercial"
        );
        ubl("Invoice", "", "<b:PayableAmount>12</b:PayableAmount>")
            .replace("<a:PartyName><b:Name>Comercial", &party)
            .replace(
                "<a:PartyIdentification><b:ID>K-77</b:ID></a:PartyIdentification>",
                "",
            )
    };
    check(
        number("FC").as_bytes(),
        expect![[r#"
            invoice N-9 line 2 uuid -
              from B28015865 -
              to 201/113/40209 Comercial
              2026-03-01 due terms
              12 EUR paid 0
        "#]],
    );
    let told = super::read(number("VAT").as_bytes());
    assert!(told.contains("doubt tax id 201/113/40209"), "{told}");
}

#[test]
fn what_third_parties_are_owed_along_with_it_is_no_wrong_total() {
    let more = "<a:PrepaidPayment><b:PaidAmount>19.96</b:PaidAmount></a:PrepaidPayment>
<a:InvoiceLine><b:LineExtensionAmount>100</b:LineExtensionAmount></a:InvoiceLine>";
    let totals =
        "<b:TaxInclusiveAmount>100</b:TaxInclusiveAmount><b:PayableAmount>119.96</b:PayableAmount>";
    check(
        ubl("Invoice", more, totals).as_bytes(),
        expect![[r#"
            invoice N-9 line 2 uuid -
              from B28015865 -
              to K-77 Comercial
              2026-03-01 due terms
              119.96 EUR paid 0
        "#]],
    );
}

#[test]
fn facturae_that_take_the_withheld_off_afterwards_are_no_wrong_total() {
    let item = "<Items><InvoiceLine><GrossAmount>1000.00</GrossAmount></InvoiceLine></Items>";
    let tax = |name: &str, amount: &str| {
        format!(
            "<{name}><Tax><TaxAmount><TotalAmount>{amount}</TotalAmount></TaxAmount></Tax></{name}>"
        )
    };
    let taxes = tax("TaxesOutputs", "210.00") + &tax("TaxesWithheld", "150.00");
    for (total, due, doubt) in [
        ("1210.00", "1060.00", false),
        ("1060.00", "1060.00", false),
        ("1210.00", "1210.00", true),
    ] {
        let totals = format!(
            "<InvoiceTotal>{total}</InvoiceTotal><TotalOutstandingAmount>{due}</TotalOutstandingAmount><TotalExecutableAmount>{due}</TotalExecutableAmount>"
        );
        let text = invoice("7", "", &totals, item)
            .replace("<InvoiceTotals>", &format!("{taxes}<InvoiceTotals>"));
        let told = super::read(facturae(V322, COMPANY, &text).as_bytes());
        assert!(told.contains(&format!("{due} EUR")), "{told}");
        assert_eq!(told.contains("doubt total"), doubt, "{told}");
    }
}

#[test]
fn chilean_totals_follow_the_rules_of_the_tax_office() {
    let tax = |kind: &str, amount: &str| {
        format!(
            "<ImptoReten><TipoImp>{kind}</TipoImp><TasaImp>10</TasaImp><MontoImp>{amount}</MontoImp></ImptoReten>"
        )
    };
    // Net 100,000 and VAT 19,000 are in all of them.
    for (more, total, expected) in [
        (tax("27", "10000"), "129000", "129000 CLP paid 0\n"),
        (tax("15", "19000"), "100000", "100000 CLP paid 0\n"),
        (
            tax("27", "10000"),
            "119000",
            "119000 CLP paid 0\n  doubt total 119000, not 129000\n",
        ),
        (tax("99", "10000"), "119000", "119000 CLP paid 0\n"),
        (
            "<CredEC>12350</CredEC>".to_owned(),
            "106650",
            "106650 CLP paid 0\n",
        ),
        (
            "<GrntDep>5000</GrntDep>".to_owned(),
            "124000",
            "124000 CLP paid 0\n",
        ),
        (
            "<IVAProp>9000</IVAProp><IVATerc>10000</IVATerc>".to_owned(),
            "119000",
            "119000 CLP paid 0\n",
        ),
        (
            "<Comisiones><ValComNeto>10000</ValComNeto><ValComIVA>1900</ValComIVA></Comisiones>"
                .to_owned(),
            "107100",
            "107100 CLP paid 0\n",
        ),
    ] {
        let text = dte(33, "1", "", total, "").replace("<MntTotal>", &format!("{more}<MntTotal>"));
        let told = super::read(text.as_bytes());
        assert!(told.ends_with(expected), "{more}: {told}");
    }
    // What is not invoiced is owed on top, without being in the total.
    let on_top = dte(33, "1", "", "119000", "").replace(
        "</Totales>",
        "<MontoNF>8000</MontoNF><MontoPeriodo>127000</MontoPeriodo></Totales>",
    );
    let told = super::read(on_top.as_bytes());
    assert!(told.ends_with("127000 CLP paid 0\n"), "{told}");
}

#[test]
fn cfdi_out_of_use_or_of_no_kind_are_refused_by_name() {
    let old = r#"<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" version="3.2" folio="1" fecha="2016-02-01T10:00:00" total="116.00" tipoDeComprobante="ingreso"><cfdi:Emisor rfc="EKU9003173C9"/></cfdi:Comprobante>"#;
    assert_eq!(
        super::read(old.as_bytes()),
        "refused: line 1: it is CFDI 3.2, which is no longer in use and isn't read\n"
    );
    for kind in ["", "TipoDeComprobante=\"X\""] {
        let text = cfdi(
            &format!("Folio=\"1\" Moneda=\"MXN\" SubTotal=\"1\" Total=\"1\" {kind}"),
            "",
        );
        let told = super::read(text.as_bytes());
        assert!(told.starts_with("line 2: document kind_unknown"), "{told}");
    }
}
