//! Electronic invoices, boiled down to a few lines: those of `$COBRO_REAL_DATA`, against figures read off the files by eye, and
//! small ones written here for what they lack.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

mod europe;
mod latin_america;
mod safety;
mod variants;

use std::fmt::Write;
use std::path::PathBuf;

use cobro::import::Source;
use cobro::import::einvoice::{Document, DocumentKind, Documents, Doubt, Reference, documents};
use expect_test::{Expect, expect};

fn read(bytes: &[u8]) -> String {
    let name = "x.xml";
    match documents(&Source::Bytes { name, bytes }) {
        Ok(documents) => told(&documents),
        Err(error) => format!("refused: {error}\n"),
    }
}

fn told(documents: &Documents) -> String {
    let mut text = String::new();
    for document in &documents.read {
        tell(&mut text, document);
    }
    for row in &documents.rejected {
        let field = row.field.map(|field| field.id()).unwrap_or_default();
        let reason = row.reason.id();
        writeln!(text, "line {}: {field} {reason} {:?}", row.line, row.value).unwrap();
    }
    for (line, number) in &documents.no_claims {
        writeln!(text, "line {line}: no claim {number}").unwrap();
    }
    text
}

fn tell(text: &mut String, it: &Document) {
    let kind = match it.kind {
        DocumentKind::Invoice => "invoice",
        DocumentKind::Payments => "payments",
    };
    let id = |id: &Option<String>| id.clone().unwrap_or_else(|| "-".into());
    writeln!(
        text,
        "{kind} {} line {} uuid {}",
        it.number,
        it.line,
        id(&it.uuid)
    )
    .unwrap();
    for (role, party) in [("from", &it.seller), ("to", &it.buyer)] {
        write!(text, "  {role} {} {}", id(&party.tax_id), id(&party.name)).unwrap();
        let more = [&party.contact_person, &party.phone, &party.email];
        for more in more.into_iter().flatten() {
            write!(text, " | {more}").unwrap();
        }
        writeln!(text).unwrap();
    }
    let day = |day: Option<chrono::NaiveDate>| day.map_or("terms".into(), |day| day.to_string());
    writeln!(text, "  {} due {}", it.issued_on, day(it.due_on)).unwrap();
    if it.kind == DocumentKind::Invoice {
        writeln!(
            text,
            "  {} {} paid {}",
            it.total,
            it.currency.code(),
            it.paid
        )
        .unwrap();
    }
    if let Some(days) = it.terms_days {
        writeln!(text, "  terms {days}").unwrap();
    }
    for part in &it.instalments {
        writeln!(text, "  part {} {}", part.due_on, part.amount).unwrap();
    }
    let named = |it: &Reference| format!("{}/{}", id(&it.uuid), id(&it.number));
    for reference in &it.corrects {
        let verb = if it.replaces { "replaces" } else { "corrects" };
        writeln!(text, "  {verb} {}", named(reference)).unwrap();
    }
    for payment in &it.payments {
        let method = payment.method.map_or("-", |method| method.id());
        writeln!(
            text,
            "  paid {} {method} {}",
            payment.at,
            id(&payment.operation)
        )
        .unwrap();
        for share in &payment.shares {
            let left = share.left.map_or("-".into(), |left| left.to_string());
            let code = share.currency.code();
            let named = named(&share.invoice);
            writeln!(text, "    {named} {} {code} left {left}", share.amount).unwrap();
        }
    }
    for doubt in &it.doubts {
        match doubt {
            Doubt::Total {
                stated, computed, ..
            } => {
                writeln!(text, "  doubt total {stated}, not {computed}").unwrap();
            }
            Doubt::Instalments {
                stated, computed, ..
            } => {
                writeln!(text, "  doubt instalments {stated}, not {computed}").unwrap();
            }
            Doubt::TaxId { name, tax_id } => {
                writeln!(text, "  doubt tax id {tax_id} of {name}").unwrap();
            }
            other => writeln!(text, "  doubt {}", other.id()).unwrap(),
        }
    }
}

fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&read(bytes));
}

fn check_real(name: &str, expected: Expect) {
    let Some(folder) = std::env::var_os("COBRO_REAL_DATA") else {
        eprintln!("SKIPPED: {name} is not read, as COBRO_REAL_DATA is not set");
        return;
    };
    let path = PathBuf::from(folder).join("einvoice").join(name);
    check(&std::fs::read(path).unwrap(), expected);
}

#[test]
fn real_facturae() {
    for name in ["3.2", "3.2.1", "3.2.2"] {
        check_real(
            &format!("facturae/Facturae-{name}-valid.xml"),
            expect![[r#"
                invoice A-1 line 60 uuid -
                  from B28015865 Empresa de Pruebas y Ejemplos, S.L.
                  to B12345674 Comercial de Ejemplo, S.A.
                  2013-04-30 due 2013-05-30
                  66.03 EUR paid 0
            "#]],
        );
    }
}

#[test]
fn a_real_batch() {
    check_real(
        "facturae/Facturae-3.2.2-lote-valid.xml",
        expect![[r#"
            invoice A-1 line 60 uuid -
              from B28015865 Empresa de Pruebas y Ejemplos, S.L.
              to B12345674 Comercial de Ejemplo, S.A.
              2026-01-15 due 2026-02-15
              121.00 EUR paid 0
            invoice A-2 line 127 uuid -
              from B28015865 Empresa de Pruebas y Ejemplos, S.L.
              to B12345674 Comercial de Ejemplo, S.A.
              2026-01-15 due 2026-02-15
              121.00 EUR paid 0
        "#]],
    );
}

#[test]
fn real_facturae_with_mistakes() {
    check_real(
        "facturae/Facturae-3.2.2-nif-invalido.xml",
        expect![[r#"
            invoice A-1 line 60 uuid -
              from B28015866 Empresa de Pruebas y Ejemplos, S.L.
              to B12345674 Comercial de Ejemplo, S.A.
              2013-04-30 due 2013-05-30
              66.03 EUR paid 0
              doubt tax id B28015866 of Empresa de Pruebas y Ejemplos, S.L.
        "#]],
    );
    check_real(
        "facturae/Facturae-3.2.2-totales-incorrectos.xml",
        expect![[r#"
            invoice A-1 line 60 uuid -
              from B28015865 Empresa de Pruebas y Ejemplos, S.L.
              to B12345674 Comercial de Ejemplo, S.A.
              2013-04-30 due 2013-05-30
              99.99 EUR paid 0
              doubt total 99.99, not 66.03
        "#]],
    );
    check_real(
        "facturae/Facturae-3.2.2-esquema-invalido.xml",
        expect![[r#"
            line 60: number number_missing ""
        "#]],
    );
}

#[test]
fn real_ubl() {
    for name in ["base-example", "sales-order-example"] {
        check_real(
            &format!("ubl/{name}.xml"),
            expect![[r#"
                invoice Snippet1 line 2 uuid -
                  from GB1232434 SupplierOfficialName Ltd
                  to SE4598375937 Buyer Official Name | Lisa Johnson | 23434234 | lj@buyer.se
                  2017-11-13 due 2017-12-01
                  1656.25 EUR paid 0
            "#]],
        );
    }
    check_real(
        "ubl/base-creditnote-correction.xml",
        expect![[r#"
            invoice Snippet1 line 2 uuid -
              from GB1232434 SupplierOfficialName Ltd
              to SE4598375937 Buyer Official Name | Lisa Johnson | 23434234 | lj@buyer.se
              2017-11-13 due terms
              -1656.25 EUR paid 0
              corrects -/Snippet1
        "#]],
    );
    check_real(
        "ubl/base-negative-inv-correction.xml",
        expect![[r#"
            invoice Correction1 line 2 uuid -
              from GB1232434 SupplierOfficialName Ltd
              to SE4598375937 Buyer Official Name | Lisa Johnson | 23434234 | lj@buyer.se
              2017-11-13 due 2017-12-01
              -1656.25 EUR paid 0
              corrects -/Snippet1
        "#]],
    );
    check_real(
        "ubl/Allowance-example.xml",
        expect![[r#"
            invoice Snippet1 line 2 uuid -
              from GB1232434 SupplierOfficialName Ltd
              to SE4598375937 Buyer Official Name | Lisa Johnson | 23434234 | lj@buyer.se
              2017-11-13 due 2017-12-01
              7125.00 EUR paid 1000
        "#]],
    );
    check_real(
        "ubl/Norwegian-example-1.xml",
        expect![[r#"
            invoice TOSL108 line 2 uuid -
              from NO123456785MVA The Sellercompany ASA | Antonio Salesmacher | 46211230 | antonio@salescompany.no
              to NO987654325MVA Buyercompany ASA | John Doe | 5121230 | john@buyercompany.no
              2013-06-30 due 2013-07-20
              1802.00 NOK paid 1000
        "#]],
    );
}

#[test]
fn real_cfdi() {
    check_real(
        "cfdi/cfdi33-valid.xml",
        expect![[r#"
            invoice A-167ABC line 8 uuid 9FB6ED1A-5F37-4FEF-980A-7F8C83B51894
              from EKU9003173C9 ESCUELA KEMPER URGATE SA DE CV
              to COSC8001137NA CARLOS CORTES SOTO
              2021-01-13 due terms
              2382870 MXN paid 0
              doubt paid_at_once
        "#]],
    );
    check_real(
        "cfdi/cfdi40-valid.xml",
        expect![[r#"
            invoice 6F35D3B5-3651-5370-BC2C-14CDBE384CD7 line 2 uuid 6F35D3B5-3651-5370-BC2C-14CDBE384CD7
              from EKU9003173C9 ESCUELA KEMPER URGATE
              to MCI7306249Y1 MUNICIPIO DE CUAUTITLAN IZCALLI
              2025-02-19 due terms
              3327.01 MXN paid 0
              doubt paid_at_once
        "#]],
    );
    check_real(
        "cfdi/created-cfdi40-pago20-valid.xml",
        expect![[r#"
            payments  line 2 uuid -
              from EKU9003173C9 ESCUELA KEMPER URGATE
              to COSC8001137NA CARLOS CORTES SOTO
              2023-06-13 due terms
              paid 2023-06-12 17:18:19 transfer 963852
                00000000-1111-2222-3333-00000000000A/- 12000.00 MXN left 0
                00000000-1111-2222-3333-00000000000B/- 3000.00 MXN left 7000.00
        "#]],
    );
}
