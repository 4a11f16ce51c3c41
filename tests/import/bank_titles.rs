//! What titles, ways and currencies of banks' tables are taken for, and what no statement is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use cobro::import::bank::{BankFault, BankFile, BankFormat, BankOptions, Part, Problem};
use iso_currency::Currency;

use crate::banks::options;

const ROWS: &str = "Fecha;Concepto;Importe;Saldo\n18/11/2026;Transferencia;100,00;1100,00\n";

const LEDGER: &str = "Fecha;Concepto;Debe;Haber;Saldo\n05/11/2026;Cobro F-1;;200,00;300,00\n06/11/2026;Cobro F-2;;100,00;200,00\n";

fn read_with(text: &str, options: &BankOptions) -> Result<BankFile, BankFault> {
    BankFormat::Csv.read(text.as_bytes(), options)
}

fn read(text: &str) -> Result<BankFile, BankFault> {
    read_with(text, &options())
}

fn amounts(file: &BankFile) -> Vec<String> {
    let movements = file.statements.iter().flat_map(|it| &it.movements);
    movements
        .map(|it| it.1.money.written_out().to_string())
        .collect()
}

fn problems(file: &BankFile) -> Vec<&Problem> {
    file.faults.iter().map(|it| &it.problem).collect()
}

#[test]
fn days_and_balances_in_titles_are_no_accounts() {
    for (title, account) in [
        ("Movimientos de cuenta al: 20/11/2026", ""),
        ("Cuenta al: 20/11/2026", ""),
        ("Cuenta;20-11-2026", ""),
        ("Account as of: 20 Nov 2026", ""),
        ("Saldo de la cuenta: 1.300,00 EUR", ""),
        ("Saldo de la cuenta;130000", ""),
        ("Account balance: 130000", ""),
        ("Cuenta;1.300,00", ""),
        ("Cuenta;1300.00 EUR", ""),
        ("Cuenta: 04-04-98", "04-04-98"),
        ("Cuenta: 194-1234567-0-42 Soles", "194-1234567-0-42"),
        ("Nº de cuenta;65501234567", "65501234567"),
        ("Cuenta corriente: 20151104", "20151104"),
    ] {
        let file = read(&format!("{title}\n{ROWS}")).unwrap();
        let statement = file.statements.first().unwrap();
        assert_eq!(statement.account, account, "{title}");
    }
}

#[test]
fn one_row_without_a_way_or_one_reversal_turns_no_debit_into_a_credit() {
    let unsaid = "Fecha;Concepto;Tipo;Importe;Saldo\n16/11/2026;Luz;Cargo;50,00;950\n18/11/2026;Cliente;Abono;100,00;1050\n19/11/2026;Comision;;20,00;1030\n20/11/2026;Otro;Varios;5,00;1035\n";
    let file = read(unsaid).unwrap();
    assert_eq!(amounts(&file), ["-50.00", "100.00"]);
    let varied = Problem::BadSign("Varios".to_owned());
    assert_eq!(problems(&file), [&Problem::Missing(Part::Way), &varied]);

    let reversed = "Fecha;Concepto;Cargo/Abono;Importe;Saldo\n16/11/2026;Luz;C;50,00;950\n18/11/2026;Cliente;A;100,00;1050\n19/11/2026;Retrocesion;C;-5,00;1055\n";
    let file = read(reversed).unwrap();
    assert_eq!(amounts(&file), ["-50.00", "100.00", "5.00"]);
    assert_eq!(problems(&file), [] as [&Problem; 0]);

    // Where what goes out has a sign, the sign says all, and a kind of movement need not be a way.
    let signed = "Fecha;Concepto;Tipo;Importe;Saldo\n16/11/2026;Luz;Cargo;-50,00;950\n18/11/2026;Cliente;Transferencia;100,00;1050\n19/11/2026;Gas;Recibo;-20,00;1030\n";
    let file = read(signed).unwrap();
    assert_eq!(amounts(&file), ["-50.00", "100.00", "-20.00"]);
    assert_eq!(problems(&file), [] as [&Problem; 0]);
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

#[test]
fn the_ledger_of_a_client_is_no_statement() {
    for (title, is_ledger) in [
        ("Cuenta: 43000001 - ACME SL", true),
        ("Cuenta;43000001;ACME SL", true),
        ("Subcuenta;430.00001 Talleres Ibáñez", true),
        ("Mayor de clientes", true),
        ("Libro mayor", true),
        ("Customer ledger", true),
        ("Cuenta: 43000001", false),
        ("Cuenta: 43001234 EUR", false),
        ("Cuenta: 21000001 - ACME SL", false),
        ("ES91 2100 0418 4502 0005 1332;Mayor de clientes", false),
        ("Mayor, 5", false),
        ("Mayor Pérez SL", false),
        ("Plaza Mayor SL", false),
    ] {
        let read = read(&format!("{title}\n{LEDGER}"));
        let refused = read.is_err_and(|it| it.problem == Problem::Ledger);
        assert_eq!(refused, is_ledger, "{title}");
    }
}

#[test]
fn too_many_elements_are_said_to_be_too_much_and_not_too_deep() {
    let text = format!(
        "<Document><BkToCstmrStmt><Stmt><Ntry>{}</Ntry></Stmt></BkToCstmrStmt></Document>",
        "<a/>".repeat(500_001)
    );
    let fault = BankFormat::Camt
        .read(text.as_bytes(), &options())
        .unwrap_err();
    assert_eq!(fault.problem, Problem::TooLarge);
}

#[test]
fn letters_of_windows_in_what_is_said_to_be_utf_8_are_read() {
    let text = "<?xml version='1.0' encoding='UTF-8'?><Document><BkToCstmrStmt><Stmt><Acct><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy='EUR'>10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-18</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>Ibáñez</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>";
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let file = BankFormat::Camt.read(&bytes, &options()).unwrap();
    let statement = file.statements.first().unwrap();
    assert_eq!(statement.movements.first().unwrap().1.text, "Ibáñez");
}
