//! What titles, ways and currencies of banks' tables are taken for, and what no statement is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use cobro::import::bank::{BankFault, BankFile, BankFormat, BankOptions};
use iso_currency::Currency;

use crate::banks::options;

fn read_with(text: &str, options: &BankOptions) -> Result<BankFile, BankFault> {
    BankFormat::Csv.read(text.as_bytes(), options)
}

#[test]
fn a_currency_that_is_asked_for_holds_whatever_the_table_says() {
    let asked = BankOptions {
        currency: Currency::USD,
        currency_forced: true,
        ..options()
    };
    for text in [
        "Fecha;Concepto;Importe (EUR);Saldo\n18/11/2026;Pago;100,00;1100,00\n",
        "Fecha;Concepto;Importe;Divisa;Saldo\n18/11/2026;Pago;100,00;EUR;1100,00\n",
        "Fecha;Concepto;Importe;Saldo\n18/11/2026;Pago;100,00 €;1100,00 €\n",
    ] {
        for (options, currency) in [(&asked, Currency::USD), (&options(), Currency::EUR)] {
            let file = read_with(text, options).unwrap();
            let statement = file.statements.first().unwrap();
            assert_eq!(statement.currency, currency, "{text}");
            let movement = &statement.movements.first().unwrap().1;
            assert_eq!(movement.money.currency, currency, "{text}");
        }
    }
}
