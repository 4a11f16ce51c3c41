//! Electronic invoices, credit notes and payments in the book: each once, in whatever order they come.

use serde_json::Value;

use crate::support::{Home, real_data, text};

pub fn import(home: &Home, name: &str, content: &str, code: i32) -> Value {
    let file = home.file(name, content);
    home.run(&["import", "--json", text(&file)])
        .code(code)
        .json()
}

/// Number, total, paid, credited and open of each invoice, and what is free.
pub fn stands(home: &Home, debtor: &str) -> String {
    let account = home.json(&["show", debtor]);
    let of = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut lines: Vec<String> = of(&account["invoices"])
        .iter()
        .map(|it| {
            let said = |name: &str| it[name].as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} open {}",
                said("number"),
                said("total"),
                said("balance")
            )
        })
        .collect();
    lines.sort();
    let credit = of(&account["credit"]);
    let credit = credit.iter().filter_map(|it| it["amount"].as_str());
    let credit = credit
        .filter(|it| *it != "0.00")
        .map(|it| format!("free {it}"));
    lines.extend(credit);
    lines.join(" · ")
}

pub fn counts(report: &Value) -> String {
    let named = [
        "debtors_added",
        "invoices_added",
        "invoices_updated",
        "invoices_unchanged",
        "payments_added",
        "credit_notes_added",
    ];
    let told = named.iter().filter_map(|name| {
        let count = report[name].as_u64().filter(|count| *count > 0)?;
        Some(format!("{name} {count}"))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// A CFDI of Kemper to Carlos.
pub fn cfdi(number: &str, uuid: &str, kind: &str, total: &str, more: &str) -> String {
    let currency = if kind == "P" { "XXX" } else { "MXN" };
    format!(
        "<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\" Serie=\"F\" Folio=\"{number}\" Fecha=\"2026-09-01T10:00:00\" Moneda=\"{currency}\" SubTotal=\"{total}\" Total=\"{total}\" TipoDeComprobante=\"{kind}\" MetodoPago=\"PPD\">
<cfdi:Emisor Rfc=\"EKU9003173C9\" Nombre=\"KEMPER\"/><cfdi:Receptor Rfc=\"COSC8001137NA\" Nombre=\"CARLOS CORTES\"/>
{more}<cfdi:Complemento><tfd:TimbreFiscalDigital xmlns:tfd=\"t\" UUID=\"{uuid}\"/></cfdi:Complemento></cfdi:Comprobante>"
    )
}

/// A payment complement: day, and of each invoice uuid, paid and left.
pub fn payment(number: &str, uuid: &str, day: &str, shares: &[(&str, &str, &str)]) -> String {
    let shares: Vec<String> = shares
        .iter()
        .map(|(id, paid, left)| {
            format!("<p:DoctoRelacionado IdDocumento=\"{id}\" MonedaDR=\"MXN\" ImpPagado=\"{paid}\" ImpSaldoInsoluto=\"{left}\"/>")
        })
        .collect();
    let payments = format!(
        "<cfdi:Complemento><p:Pagos xmlns:p=\"http://www.sat.gob.mx/Pagos20\" Version=\"2.0\"><p:Pago FechaPago=\"{day}T12:00:00\" FormaDePagoP=\"03\" MonedaP=\"MXN\" Monto=\"1\">{}</p:Pago></p:Pagos></cfdi:Complemento>",
        shares.concat()
    );
    cfdi(number, uuid, "P", "0", &payments)
}

pub const CARLOS: &str = "COSC8001137NA";

#[test]
fn payments_pay_the_invoices_that_they_name_once_and_in_any_order() {
    let home = Home::new();
    let invoices = [
        cfdi("1", "aa-1", "I", "1000.00", ""),
        cfdi("2", "aa-2", "I", "500.00", ""),
    ];
    let first = payment(
        "90",
        "cc-1",
        "2026-10-01",
        &[("AA-1", "400.00", "600.00"), ("aa-2", "500.00", "0")],
    );
    let second = payment("91", "cc-2", "2026-10-20", &[("aa-1", "600.00", "0.00")]);
    // The second payment comes before anything else.
    let early = import(&home, "p2.xml", &second, 3);
    assert_eq!(counts(&early), "");
    assert_eq!(early["rows_rejected"][0]["reason"], "invoice_unknown");
    assert_eq!(early["rows_rejected"][0]["value"], "AA-1");
    assert_eq!(
        counts(&import(&home, "f1.xml", &invoices[0], 0)),
        "debtors_added 1, invoices_added 1"
    );
    // Its other invoice is not there yet.
    let half = import(&home, "p1.xml", &first, 3);
    assert_eq!(counts(&half), "payments_added 1");
    assert_eq!(
        counts(&import(&home, "p2.xml", &second, 0)),
        "payments_added 1"
    );
    assert_eq!(
        counts(&import(&home, "f2.xml", &invoices[1], 0)),
        "invoices_added 1"
    );
    assert_eq!(
        counts(&import(&home, "p1.xml", &first, 0)),
        "payments_added 1"
    );
    let all = "F-1 1000.00 open 0.00 · F-2 500.00 open 0.00";
    assert_eq!(stands(&home, CARLOS), all);
    let journal = home.journal();
    for (name, content) in [
        ("p1.xml", &first),
        ("p2.xml", &second),
        ("f1.xml", &invoices[0]),
    ] {
        import(&home, name, content, 0);
    }
    assert_eq!(home.journal(), journal);
    home.run(&["undo"]).code(0);
    assert_eq!(
        stands(&home, CARLOS),
        "F-1 1000.00 open 0.00 · F-2 500.00 open 500.00"
    );
}

#[test]
fn files_imported_together_come_in_their_turn() {
    let home = Home::new();
    let related = "<cfdi:CfdiRelacionados TipoRelacion=\"01\"><cfdi:CfdiRelacionado UUID=\"aa-1\"/></cfdi:CfdiRelacionados>";
    home.file(
        "1.xml",
        payment("90", "cc-1", "2026-10-01", &[("aa-1", "400.00", "0.00")]),
    );
    home.file("2.xml", cfdi("7", "ee-1", "E", "600.00", related));
    home.file("3.xml", cfdi("1", "aa-1", "I", "1000.00", ""));
    let run = home.run(&["import", "--strict", "1.xml", "2.xml", "3.xml"]);
    run.code(0);
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 0.00");
}

#[test]
fn parts_of_one_day_and_out_of_order_are_all_paid() {
    let home = Home::new();
    import(&home, "f.xml", &cfdi("1", "aa-1", "I", "1000.00", ""), 0);
    let last = payment("92", "cc-3", "2026-10-20", &[("aa-1", "300.00", "0.00")]);
    let first = payment("90", "cc-1", "2026-10-01", &[("aa-1", "700.00", "300.00")]);
    import(&home, "p3.xml", &last, 0);
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 700.00");
    import(&home, "p1.xml", &first, 0);
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 0.00");
}

#[test]
fn what_a_person_wrote_down_is_not_paid_again() {
    let home = Home::new();
    import(&home, "f.xml", &cfdi("1", "aa-1", "I", "1000.00", ""), 0);
    home.run(&["pay", CARLOS, "400", "--currency", "MXN"])
        .code(0);
    let first = payment("90", "cc-1", "2026-10-01", &[("aa-1", "400.00", "600.00")]);
    assert_eq!(counts(&import(&home, "p1.xml", &first, 0)), "");
    let second = payment("91", "cc-2", "2026-10-20", &[("aa-1", "600.00", "0.00")]);
    assert_eq!(
        counts(&import(&home, "p2.xml", &second, 0)),
        "payments_added 1"
    );
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 0.00");
}

#[test]
fn a_complement_in_the_place_of_another_takes_it_back() {
    let home = Home::new();
    import(&home, "f.xml", &cfdi("1", "aa-1", "I", "1000.00", ""), 0);
    import(
        &home,
        "p.xml",
        &payment("90", "cc-1", "2026-10-01", &[("aa-1", "900.00", "100.00")]),
        0,
    );
    let right = payment("91", "cc-2", "2026-10-01", &[("aa-1", "90.00", "910.00")]);
    let related = "<cfdi:CfdiRelacionados TipoRelacion=\"04\"><cfdi:CfdiRelacionado UUID=\"cc-1\"/></cfdi:CfdiRelacionados>";
    let right = right.replace("<cfdi:Emisor", &format!("{related}<cfdi:Emisor"));
    for _ in 0..2 {
        import(&home, "p.xml", &right, 0);
        assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 910.00");
    }
}

#[test]
fn a_payment_in_another_currency_than_the_invoice_is_left_out() {
    let home = Home::new();
    import(&home, "f.xml", &cfdi("1", "aa-1", "I", "1000.00", ""), 0);
    let other = payment("90", "cc-1", "2026-10-01", &[("aa-1", "40.00", "0")]);
    let other = other.replace("MonedaDR=\"MXN\"", "MonedaDR=\"USD\"");
    let report = import(&home, "p.xml", &other, 3);
    assert_eq!(report["rows_rejected"][0]["reason"], "currency_differs");
    assert_eq!(stands(&home, CARLOS), "F-1 1000.00 open 1000.00");
}

#[test]
fn credit_notes_reduce_the_invoices_that_they_name() {
    let home = Home::new();
    import(&home, "f1.xml", &cfdi("1", "aa-1", "I", "100.00", ""), 0);
    import(&home, "f2.xml", &cfdi("2", "aa-2", "I", "500.00", ""), 0);
    let related = "<cfdi:CfdiRelacionados TipoRelacion=\"01\"><cfdi:CfdiRelacionado UUID=\"aa-1\"/><cfdi:CfdiRelacionado UUID=\"aa-2\"/></cfdi:CfdiRelacionados>";
    let note = cfdi("7", "ee-1", "E", "250.00", related);
    assert_eq!(
        counts(&import(&home, "e.xml", &note, 0)),
        "credit_notes_added 2"
    );
    assert_eq!(
        stands(&home, CARLOS),
        "F-1 100.00 open 0.00 · F-2 500.00 open 350.00"
    );
    assert_eq!(
        counts(&import(&home, "e.xml", &note, 0)),
        "invoices_unchanged 1"
    );
    // Without its invoice it stands for itself.
    let other = Home::new();
    for _ in 0..2 {
        import(&other, "e.xml", &note, 0);
        assert_eq!(stands(&other, CARLOS), "F-7 -250.00 open -250.00");
    }
}

#[test]
fn an_invoice_in_the_place_of_another_leaves_nothing_of_it() {
    let home = Home::new();
    import(&home, "f1.xml", &cfdi("1", "aa-1", "I", "100.00", ""), 0);
    let related = "<cfdi:CfdiRelacionados TipoRelacion=\"04\"><cfdi:CfdiRelacionado UUID=\"aa-1\"/></cfdi:CfdiRelacionados>";
    let right = cfdi("2", "aa-2", "I", "90.00", related);
    for _ in 0..2 {
        import(&home, "f2.xml", &right, 0);
        assert_eq!(
            stands(&home, CARLOS),
            "F-1 100.00 open 0.00 · F-2 90.00 open 90.00"
        );
    }
}

/// A UBL invoice or credit note about number 5.
pub fn ubl(root: &str, number: &str, reference: &str) -> String {
    let reference = match reference {
        "" => String::new(),
        id => format!(
            "<a:BillingReference><a:InvoiceDocumentReference><b:ID>{id}</b:ID></a:InvoiceDocumentReference></a:BillingReference>"
        ),
    };
    format!(
        "<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" xmlns:a=\"urn:oasis:a\" xmlns:b=\"urn:oasis:b\">
<b:ID>{number}</b:ID><b:IssueDate>2026-09-01</b:IssueDate><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>{reference}
<a:AccountingSupplierParty><a:Party><a:PartyTaxScheme><b:CompanyID>ESB28015865</b:CompanyID></a:PartyTaxScheme></a:Party></a:AccountingSupplierParty>
<a:AccountingCustomerParty><a:Party><a:PartyTaxScheme><b:CompanyID>ESB12345674</b:CompanyID></a:PartyTaxScheme><a:PartyLegalEntity><b:RegistrationName>Comercial</b:RegistrationName></a:PartyLegalEntity></a:Party></a:AccountingCustomerParty>
<a:LegalMonetaryTotal><b:PayableAmount>121.00</b:PayableAmount></a:LegalMonetaryTotal></{root}>"
    )
}

#[test]
fn a_credit_note_before_its_invoice_and_under_the_same_number() {
    let home = Home::new();
    let (invoice, note) = (ubl("Invoice", "5", ""), ubl("CreditNote", "5", "5"));
    import(&home, "n.xml", &note, 0);
    assert_eq!(stands(&home, "B12345674"), "5 -121.00 open -121.00");
    for _ in 0..2 {
        import(&home, "i.xml", &invoice, 0);
        import(&home, "n.xml", &note, 0);
        assert_eq!(stands(&home, "B12345674"), "5 121.00 open 0.00");
    }
}

#[test]
fn what_the_house_bought_stays_out_and_strangers_are_told_of() {
    let home = Home::new();
    let file = |house: &str| {
        home.file("config.toml", house);
        home.file("i.xml", ubl("Invoice", "5", ""));
    };
    file("[house]\ntax_id = \"B-12345674\"\n");
    let report = home.run(&["import", "--json", "i.xml"]).code(0).json();
    assert_eq!(counts(&report), "");
    assert_eq!(report["rows_set_aside"]["purchase"], 1);
    file("[house]\ntax_id = \"B99999997\"\ntax_ids = [\"A58818501\"]\n");
    let report = home
        .run(&["import", "--json", "--dry-run", "i.xml"])
        .code(0)
        .json();
    assert_eq!(report["warnings"][0]["kind"], "document_strangers");
    file("[house]\ntax_ids = [\"A58818501\", \"ES B28015865\"]\n");
    let report = home.run(&["import", "--json", "i.xml"]).code(0).json();
    assert_eq!(counts(&report), "debtors_added 1, invoices_added 1");
    assert_eq!(report["warnings"], serde_json::json!([]));
}

#[test]
fn a_document_of_an_invoice_that_a_list_told_of_is_that_invoice() {
    let home = Home::new();
    let list = "NIF;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Observaciones\nB12345674;Comercial de Ejemplo;A/1;2013-04-30;2013-06-15;66,03;llamar antes\n";
    import(&home, "lista.csv", list, 0);
    let facturae = "<f:Facturae xmlns:f=\"http://www.facturae.es/Facturae/2009/v3.2/Facturae\"><Parties><BuyerParty><TaxIdentification><TaxIdentificationNumber>ESB12345674</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>COMERCIAL DE EJEMPLO SA</CorporateName></LegalEntity></BuyerParty></Parties>
<Invoices><Invoice><InvoiceHeader><InvoiceNumber>1</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode></InvoiceHeader><InvoiceIssueData><IssueDate>2013-04-30</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData><InvoiceTotals><InvoiceTotal>66.03</InvoiceTotal></InvoiceTotals></Invoice></Invoices></f:Facturae>";
    assert_eq!(
        counts(&import(&home, "f.xml", facturae, 0)),
        "invoices_unchanged 1"
    );
    let journal = home.journal();
    import(&home, "lista.csv", list, 0);
    assert_eq!(home.journal(), journal);
    assert_eq!(
        home.json(&["show", "B12345674"])["name"],
        "Comercial de Ejemplo"
    );
}

#[test]
fn people_without_a_tax_id_of_their_own_are_not_mixed_up() {
    let home = Home::new();
    let one = cfdi("1", "aa-1", "I", "100.00", "").replace(CARLOS, "XAXX010101000");
    let two = cfdi("2", "aa-2", "I", "200.00", "").replace(CARLOS, "XAXX010101000");
    import(&home, "1.xml", &one, 0);
    let report = import(
        &home,
        "2.xml",
        &two.replace("CARLOS CORTES", "LUISA LARA"),
        0,
    );
    assert_eq!(counts(&report), "debtors_added 1, invoices_added 1");
}

#[test]
fn refusals_say_what_and_where() {
    let home = Home::new();
    let cut = cfdi("1", "aa-1", "I", "1000.00", "");
    let file = home.file("cortado.xml", &cut[..cut.len() / 2]);
    let run = home.run(&["import", text(&file)]).code(1);
    assert!(
        run.err.contains("Línea 2: el archivo termina a medias"),
        "{}",
        run.err
    );
    let laughs = cut.replace(
        "<cfdi:Comprobante",
        "<!DOCTYPE x [<!ENTITY a \"b\">]>\n<cfdi:Comprobante",
    );
    let file = home.file("bomba.xml", laughs);
    let run = home.run(&["import", text(&file)]).code(1);
    assert!(run.err.contains("DOCTYPE"), "{}", run.err);
    let file = home.file("sin-total.xml", cut.replace(" Total=", " Suma="));
    let run = home.run(&["import", text(&file)]).code(1);
    assert!(
        run.err
            .contains("línea 1 no se puede importar: falta el importe"),
        "{}",
        run.err
    );
}

#[test]
fn all_real_invoices_come_in_once() {
    let Some(data) = real_data() else { return };
    let data = data.join("einvoice");
    let mut files = Vec::new();
    for folder in ["facturae", "ubl", "cfdi"] {
        for entry in std::fs::read_dir(data.join(folder)).expect("a folder") {
            files.push(entry.expect("an entry").path());
        }
    }
    files.sort();
    for file in files {
        let home = Home::new();
        let name = file
            .file_name()
            .and_then(|it| it.to_str())
            .expect("a name")
            .to_owned();
        let code = match name.as_str() {
            "Facturae-3.2.2-esquema-invalido.xml" => 1,
            "created-cfdi40-pago20-valid.xml" => 3,
            _ => 0,
        };
        home.run(&["import", text(&file)]).code(code);
        if code == 0 {
            let journal = home.journal();
            home.run(&["import", text(&file)]).code(0);
            assert_eq!(home.journal(), journal, "{name}");
        }
    }
}
