//! Facturae, UBL and CII beyond what the real files have.

use expect_test::expect;

use super::check;

/// A Facturae around invoices, in a version's namespace.
pub(super) fn facturae(namespace: &str, buyer: &str, invoices: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<namespace:Facturae xmlns:namespace="{namespace}">
<FileHeader><SchemaVersion>3.x</SchemaVersion><Batch><InvoiceCurrencyCode>USD</InvoiceCurrencyCode></Batch></FileHeader>
<Parties>
<SellerParty><TaxIdentification><TaxIdentificationNumber>B28015865</TaxIdentificationNumber></TaxIdentification>
<LegalEntity><CorporateName>Flores S.L.</CorporateName></LegalEntity></SellerParty>
<BuyerParty>{buyer}</BuyerParty>
</Parties>
<Invoices>{invoices}</Invoices>
</namespace:Facturae>"#
    )
}

pub(super) const COMPANY: &str = "<TaxIdentification><PersonTypeCode>J</PersonTypeCode><TaxIdentificationNumber>ESB12345674</TaxIdentificationNumber></TaxIdentification>
<AdministrativeCentres><AdministrativeCentre><CentreCode>L01</CentreCode><Name>Oficina contable</Name><ContactDetails><Telephone>911111111</Telephone></ContactDetails></AdministrativeCentre></AdministrativeCentres>
<LegalEntity><CorporateName>Comercial &amp; Compañía, S.A.</CorporateName><TradeName>Comercial</TradeName>
<ContactDetails><Telephone>932000000</Telephone><ElectronicMail>pagos@comercial.example</ElectronicMail><ContactPersons>Ana Gil</ContactPersons></ContactDetails></LegalEntity>";

const PERSON: &str = "<TaxIdentification><TaxIdentificationNumber>12345678Z</TaxIdentificationNumber></TaxIdentification>
<Individual><Name>María</Name><FirstSurname>Ibáñez</FirstSurname><SecondSurname>Ruiz</SecondSurname></Individual>";

/// An invoice of a Facturae.
pub(super) fn invoice(number: &str, head: &str, totals: &str, payment: &str) -> String {
    format!(
        "<Invoice><InvoiceHeader><InvoiceNumber>{number}</InvoiceNumber><InvoiceSeriesCode/>{head}</InvoiceHeader>
<InvoiceIssueData><IssueDate>2026-01-15</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>
<InvoiceTotals>{totals}</InvoiceTotals>{payment}</Invoice>"
    )
}

const V30: &str = "http://www.facturae.es/Facturae/2007/v3.0/Facturae";
const V31: &str = "http://www.facturae.es/Facturae/2007/v3.1/Facturae";
pub(super) const V322: &str = "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml";

#[test]
fn facturae_of_a_company_in_instalments_with_money_on_account() {
    let totals = "<InvoiceTotal>1000.00</InvoiceTotal>
<PaymentsOnAccount><PaymentOnAccount><PaymentOnAccountDate>2026-01-02</PaymentOnAccountDate><PaymentOnAccountAmount>100.00</PaymentOnAccountAmount></PaymentOnAccount></PaymentsOnAccount>
<TotalOutstandingAmount>900.00</TotalOutstandingAmount><TotalPaymentsOnAccount>100.00</TotalPaymentsOnAccount><TotalExecutableAmount>900.00</TotalExecutableAmount>";
    let payment = "<PaymentDetails>
<Installment><InstallmentDueDate>2026-04-15</InstallmentDueDate><InstallmentAmount>300.00</InstallmentAmount></Installment>
<Installment><InstallmentDueDate>2026-02-15</InstallmentDueDate><InstallmentAmount>600.00</InstallmentAmount></Installment>
</PaymentDetails>";
    for version in [V30, V31] {
        let text = facturae(version, COMPANY, &invoice("7", "", totals, payment));
        check(
            text.as_bytes(),
            expect![[r#"
                invoice 7 line 12 uuid -
                  from B28015865 Flores S.L.
                  to B12345674 Comercial & Compañía, S.A. | Ana Gil | 932000000 | pagos@comercial.example
                  2026-01-15 due 2026-04-15
                  1000.00 EUR paid 100.00
                  part 2026-01-15 100.00
                  part 2026-02-15 600.00
                  part 2026-04-15 300.00
            "#]],
        );
    }
}

#[test]
fn facturae_of_a_person_without_prefix_and_signed_all_around() {
    let inner = facturae(
        V322,
        PERSON,
        &invoice("8", "", "<InvoiceTotal>10.5</InvoiceTotal>", ""),
    );
    let inner = inner
        .replace("namespace:", "")
        .replace("xmlns:namespace", "xmlns");
    let inner = inner.trim_start_matches("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let inner = inner.replace(
        "</Facturae>",
        "<ds:Signature><ds:SignedInfo><ds:Reference/></ds:SignedInfo></ds:Signature></Facturae>",
    );
    let signed = format!(
        "<?xml version=\"1.0\"?><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo/><ds:Object>{inner}</ds:Object></ds:Signature>"
    );
    check(
        signed.as_bytes(),
        expect![[r#"
            invoice 8 line 10 uuid -
              from B28015865 Flores S.L.
              to 12345678Z María Ibáñez Ruiz
              2026-01-15 due terms
              10.5 EUR paid 0
        "#]],
    );
}

#[test]
fn corrective_facturae_add_take_off_or_replace() {
    let corrects = |method: &str| {
        format!(
            "<Corrective><InvoiceNumber>1</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode><ReasonCode>01</ReasonCode><CorrectionMethod>{method}</CorrectionMethod></Corrective>"
        )
    };
    let total = |total: &str| format!("<InvoiceTotal>{total}</InvoiceTotal>");
    let invoices = [
        invoice("R1", &corrects("01"), &total("80.00"), ""),
        invoice("R2", &corrects("02"), &total("-20.00"), ""),
    ];
    let text = facturae(V322, PERSON, &invoices.concat());
    check(
        text.as_bytes(),
        expect![[r#"
            invoice R1 line 10 uuid -
              from B28015865 Flores S.L.
              to 12345678Z María Ibáñez Ruiz
              2026-01-15 due terms
              80.00 EUR paid 0
              replaces -/A-1
            invoice R2 line 12 uuid -
              from B28015865 Flores S.L.
              to 12345678Z María Ibáñez Ruiz
              2026-01-15 due terms
              -20.00 EUR paid 0
              corrects -/A-1
        "#]],
    );
}

#[test]
fn one_bad_invoice_of_a_batch_leaves_the_others() {
    let good = invoice("1", "", "<InvoiceTotal>10</InvoiceTotal>", "");
    let bad = [
        good.replace("2026-01-15", "15/01/2026"),
        good.replace(">10<", ">diez<"),
        good.replace(">EUR<", ">EURO<"),
        good.replace("<InvoiceTotal>10</InvoiceTotal>", ""),
        good.replace("<IssueDate>2026-01-15</IssueDate>", ""),
    ];
    let text = facturae(V322, PERSON, &format!("{}\n{good}", bad.join("\n")));
    check(
        text.as_bytes(),
        expect![[r#"
            invoice 1 line 25 uuid -
              from B28015865 Flores S.L.
              to 12345678Z María Ibáñez Ruiz
              2026-01-15 due terms
              10 EUR paid 0
            line 11: issued_on date_unreadable "15/01/2026"
            line 15: total amount_unreadable "diez"
            line 17: currency currency_unknown "EURO"
            line 19: total amount_missing "1"
            line 22: issued_on date_missing "1"
        "#]],
    );
}

#[test]
fn instalments_that_do_not_add_up_are_made_to() {
    let payment = "<PaymentDetails>
<Installment><InstallmentDueDate>2026-02-15</InstallmentDueDate><InstallmentAmount>50</InstallmentAmount></Installment>
<Installment><InstallmentDueDate>2026-03-15</InstallmentDueDate><InstallmentAmount>49</InstallmentAmount></Installment></PaymentDetails>";
    let text = invoice("1", "", "<InvoiceTotal>100</InvoiceTotal>", payment);
    check(
        facturae(V322, PERSON, &text).as_bytes(),
        expect![[r#"
            invoice 1 line 10 uuid -
              from B28015865 Flores S.L.
              to 12345678Z María Ibáñez Ruiz
              2026-01-15 due 2026-03-15
              100 EUR paid 0
              part 2026-02-15 50
              part 2026-03-15 50
              doubt instalments 100, not 99
        "#]],
    );
}

/// A UBL document with prefixes of its own.
pub(super) fn ubl(root: &str, more: &str, totals: &str) -> String {
    format!(
        r#"<?xml version="1.0"?>
<u:{root} xmlns:u="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<b:ID>N-9</b:ID><b:IssueDate>2026-03-01</b:IssueDate>
<b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
<a:AccountingSupplierParty><a:Party><a:PartyTaxScheme><b:CompanyID>ESB28015865</b:CompanyID><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme></a:Party></a:AccountingSupplierParty>
<a:AccountingCustomerParty><a:Party><a:PartyIdentification><b:ID>K-77</b:ID></a:PartyIdentification><a:PartyName><b:Name>Comercial</b:Name></a:PartyName></a:Party></a:AccountingCustomerParty>
{more}
<a:LegalMonetaryTotal>{totals}</a:LegalMonetaryTotal>
</u:{root}>"#
    )
}

#[test]
fn ubl_in_instalments_credit_notes_and_quotes() {
    let terms = "<a:PaymentTerms><b:ID>FormaPago</b:ID><b:PaymentMeansID>Credito</b:PaymentMeansID><b:Amount currencyID=\"EUR\">120</b:Amount></a:PaymentTerms>
<a:PaymentTerms><b:PaymentMeansID>Cuota001</b:PaymentMeansID><b:Amount>70</b:Amount><b:PaymentDueDate>2026-04-01</b:PaymentDueDate></a:PaymentTerms>
<a:PaymentTerms><b:PaymentMeansID>Cuota002</b:PaymentMeansID><b:Amount>50</b:Amount><b:PaymentDueDate>2026-05-01</b:PaymentDueDate></a:PaymentTerms>";
    let payable = "<b:PayableAmount>120</b:PayableAmount>";
    check(
        ubl("Invoice", terms, payable).as_bytes(),
        expect![[r#"
            invoice N-9 line 2 uuid -
              from B28015865 -
              to K-77 Comercial
              2026-03-01 due 2026-05-01
              120 EUR paid 0
              part 2026-04-01 70
              part 2026-05-01 50
        "#]],
    );
    let reference = "<a:BillingReference><a:InvoiceDocumentReference><b:ID>N-1</b:ID><b:UUID>ab-12</b:UUID><b:IssueDate>2026-01-01</b:IssueDate></a:InvoiceDocumentReference></a:BillingReference>";
    check(
        ubl("CreditNote", reference, payable).as_bytes(),
        expect![[r#"
            invoice N-9 line 2 uuid -
              from B28015865 -
              to K-77 Comercial
              2026-03-01 due terms
              -120 EUR paid 0
              corrects AB-12/N-1
        "#]],
    );
    let typed = |code: &str| format!("<b:InvoiceTypeCode>{code}</b:InvoiceTypeCode>{reference}");
    check(
        ubl("Invoice", &typed("381"), payable).as_bytes(),
        expect![[r#"
            invoice N-9 line 2 uuid -
              from B28015865 -
              to K-77 Comercial
              2026-03-01 due terms
              -120 EUR paid 0
              corrects AB-12/N-1
        "#]],
    );
    check(
        ubl("Invoice", &typed("325"), payable).as_bytes(),
        expect![[r#"
            line 2: no claim N-9
        "#]],
    );
}

#[test]
fn ubl_within_an_envelope_and_with_a_wrong_total() {
    let line = "<a:InvoiceLine><b:ID>1</b:ID><b:LineExtensionAmount>100</b:LineExtensionAmount></a:InvoiceLine><a:TaxTotal><b:TaxAmount currencyID=\"EUR\">21</b:TaxAmount></a:TaxTotal>";
    let totals =
        "<b:TaxInclusiveAmount>112</b:TaxInclusiveAmount><b:PayableAmount>112</b:PayableAmount>";
    let inner = ubl("Invoice", line, totals);
    let inner = inner.trim_start_matches("<?xml version=\"1.0\"?>");
    let text = format!(
        "<StandardBusinessDocument><StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>{inner}</StandardBusinessDocument>"
    );
    check(
        text.as_bytes(),
        expect![[r#"
            invoice N-9 line 2 uuid -
              from B28015865 -
              to K-77 Comercial
              2026-03-01 due terms
              112 EUR paid 0
              doubt total 112, not 121
        "#]],
    );
}

/// A CII document.
pub(super) fn cii(code: &str, settlement: &str, due: &str) -> String {
    format!(
        r#"<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>471102</ram:ID><ram:TypeCode>{code}</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260305</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>198.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Lieferant GmbH</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:ID>GE2020211</ram:ID><ram:Name>Kunden AG Mitte</ram:Name><ram:DefinedTradeContact><ram:PersonName>Hans</ram:PersonName><ram:EmailURIUniversalCommunication><ram:URIID>hans@kunde.example</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact></ram:BuyerTradeParty>
</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
{settlement}
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>198.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>198.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">37.62</ram:TaxTotalAmount><ram:GrandTotalAmount>235.62</ram:GrandTotalAmount><ram:TotalPrepaidAmount>35.62</ram:TotalPrepaidAmount><ram:DuePayableAmount>{due}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"#
    )
}

#[test]
fn cii_invoices_and_credit_notes() {
    let terms = |day: &str, amount: &str| {
        format!(
            "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">{day}</udt:DateTimeString></ram:DueDateDateTime>{amount}</ram:SpecifiedTradePaymentTerms>"
        )
    };
    let parts = [
        terms(
            "20260404",
            "<ram:PartialPaymentAmount>150.00</ram:PartialPaymentAmount>",
        ),
        terms(
            "20260504",
            "<ram:PartialPaymentAmount>50.00</ram:PartialPaymentAmount>",
        ),
    ];
    check(
        cii("380", &parts.concat(), "200.00").as_bytes(),
        expect![[r#"
            invoice 471102 line 1 uuid -
              from DE123456789 Lieferant GmbH
              to GE2020211 Kunden AG Mitte | Hans | hans@kunde.example
              2026-03-05 due 2026-05-04
              235.62 EUR paid 35.62
              part 2026-03-05 35.62
              part 2026-04-04 150.00
              part 2026-05-04 50.00
        "#]],
    );
    let reference = "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>471100</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>";
    for (code, verb) in [("381", "corrects"), ("384", "replaces")] {
        let text = cii(
            code,
            &format!("{}{reference}", terms("20260404", "")),
            "190.00",
        );
        let amounts = match code {
            "381" => "-190.00 EUR paid 0",
            _ => "225.62 EUR paid 35.62",
        };
        let read = super::read(text.as_bytes());
        let head = format!("2026-03-05 due 2026-04-04\n  {amounts}\n");
        assert!(read.contains(&head), "{read}");
        assert!(read.contains(&format!("  {verb} -/471100\n")), "{read}");
        assert!(
            read.contains("  doubt total 190.00, not 200.00\n"),
            "{read}"
        );
    }
}
