//! Electronic invoices against quick-xml reading the same files and doing nothing with them.

use std::path::{Path, PathBuf};
use std::process::Command;

use cobro::import::Source;
use cobro::import::einvoice::documents;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::Bench;
use crate::book::{COBRO, remove, run};
use crate::measure::{Table, in_turn, ms, ratio, timed};

const FILES: u32 = 10_000;
const ROUNDS: usize = 5;

pub fn einvoices(bench: &Bench, table: &mut Table) {
    let folder = bench.folder.path().join("facturae");
    std::fs::create_dir_all(&folder).expect("a folder");
    let files: Vec<PathBuf> = (0..FILES).map(|number| written(&folder, number)).collect();
    let alone = || timed(|| files.iter().for_each(|file| walk(file))).0;
    let (parsed, walked) = in_turn(
        ROUNDS,
        || {
            let read = |file: &PathBuf| {
                let found = documents(&Source::File(file)).expect("an invoice");
                assert_eq!(found.read.len(), 1);
            };
            timed(|| files.iter().for_each(read)).0
        },
        alone,
    );
    table.add(
        "reading 10,000 Facturae files",
        "2 times",
        ms(parsed.median()),
        format!("quick-xml alone: {}", ms(walked.median())),
        ratio(parsed.median(), walked.median()),
    );
    let book = bench.folder.path().join("facturae.db");
    let (imported, walked) = in_turn(
        3,
        || {
            remove(&book);
            let mut command = Command::new(COBRO);
            command.arg("--db").arg(&book).arg("import").args(&files);
            timed(|| run(&mut command)).0
        },
        alone,
    );
    table.add(
        "import of 10,000 Facturae files, each by itself",
        "3 times",
        ms(imported.median()),
        format!("quick-xml alone: {}", ms(walked.median())),
        ratio(imported.median(), walked.median()),
    );
}

fn walk(file: &Path) {
    let text = std::fs::read_to_string(file).expect("a file");
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return,
            event => {
                std::hint::black_box(&event);
            }
        }
    }
}

/// A Facturae of eight lines, about as large as real ones are.
fn written(folder: &Path, number: u32) -> PathBuf {
    let amount = |name: &str| {
        format!("<{name}>\n          <TotalAmount>121.00</TotalAmount>\n        </{name}>\n")
    };
    let line = "        <InvoiceLine>
          <ItemDescription>Suministro de material de oficina</ItemDescription>
          <Quantity>10</Quantity>
          <UnitOfMeasure>01</UnitOfMeasure>
          <UnitPriceWithoutTax>1.250000</UnitPriceWithoutTax>
          <TotalCost>12.500000</TotalCost>
          <GrossAmount>12.500000</GrossAmount>
          <TaxesOutputs>
            <Tax>
              <TaxTypeCode>01</TaxTypeCode>
              <TaxRate>21.00</TaxRate>
              <TaxableBase><TotalAmount>12.50</TotalAmount></TaxableBase>
            </Tax>
          </TaxesOutputs>
        </InvoiceLine>\n";
    let party = |role: &str, id: &str, name: &str| {
        format!(
            "    <{role}>
      <TaxIdentification>
        <PersonTypeCode>J</PersonTypeCode>
        <ResidenceTypeCode>R</ResidenceTypeCode>
        <TaxIdentificationNumber>{id}</TaxIdentificationNumber>
      </TaxIdentification>
      <LegalEntity>
        <CorporateName>{name}</CorporateName>
        <AddressInSpain>
          <Address>C/ Mayor, 5</Address>
          <PostCode>28000</PostCode>
          <Town>Madrid</Town>
          <Province>Madrid</Province>
          <CountryCode>ESP</CountryCode>
        </AddressInSpain>
      </LegalEntity>
    </{role}>\n"
        )
    };
    let client = number % 2000;
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<fe:Facturae xmlns:fe=\"http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml\">
  <FileHeader>
    <SchemaVersion>3.2.2</SchemaVersion>
    <Modality>I</Modality>
    <Batch>
      <InvoicesCount>1</InvoicesCount>
      {}      {}    </Batch>
  </FileHeader>
  <Parties>
{}{}  </Parties>
  <Invoices>
    <Invoice>
      <InvoiceHeader>
        <InvoiceNumber>{number}</InvoiceNumber>
        <InvoiceSeriesCode>A</InvoiceSeriesCode>
        <InvoiceDocumentType>FC</InvoiceDocumentType>
      </InvoiceHeader>
      <InvoiceIssueData>
        <IssueDate>2026-01-15</IssueDate>
        <InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>
      </InvoiceIssueData>
      <TaxesOutputs>
        <Tax>
          <TaxRate>21.00</TaxRate>
          <TaxAmount><TotalAmount>21.00</TotalAmount></TaxAmount>
        </Tax>
      </TaxesOutputs>
      <InvoiceTotals>
        <TotalGrossAmountBeforeTaxes>100.00</TotalGrossAmountBeforeTaxes>
        <InvoiceTotal>121.00</InvoiceTotal>
        <TotalOutstandingAmount>121.00</TotalOutstandingAmount>
        <TotalExecutableAmount>121.00</TotalExecutableAmount>
      </InvoiceTotals>
      <Items>
{}      </Items>
      <PaymentDetails>
        <Installment>
          <InstallmentDueDate>2026-02-15</InstallmentDueDate>
          <InstallmentAmount>121.00</InstallmentAmount>
        </Installment>
      </PaymentDetails>
    </Invoice>
  </Invoices>
</fe:Facturae>\n",
        amount("TotalInvoicesAmount"),
        amount("TotalOutstandingAmount"),
        party("SellerParty", "B28015865", "Flores S.L."),
        party(
            "BuyerParty",
            &format!("X{client:07}"),
            &format!("Cliente {client}")
        ),
        line.repeat(8),
    );
    let path = folder.join(format!("{number:05}.xml"));
    std::fs::write(&path, text).expect("written");
    path
}
