//! Tables of banks of Spain and Latin America, as text and as workbooks: headings and layouts as those banks write them, the
//! movements made up.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use cobro::import::bank::{BankFormat, is_bank_table};
use cobro::import::{Looked, ReadOptions, Source, look};
use expect_test::{Expect, expect};
use iso_currency::Currency;
use proptest::prelude::*;

use crate::banks::{digest, digest_of, options};
use crate::common::spreadsheet::{Cell, Rows, as_ods, as_xlsx};

fn check(text: &str, expected: &Expect) {
    let told = format!(
        "bank {}\n{}",
        is_bank_table(text),
        digest(BankFormat::Csv, text.as_bytes())
    );
    expected.assert_eq(&told);
}

#[test]
fn spanish_banks() {
    for (text, expected) in [
        // The day of value first, two columns of words, two of the currency, what is left called what is at hand.
        (
            "F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones\n12/11/2026;11/11/2026;Transferencia recibida;BODEGAS PUIG SL;1.210,00;EUR;3.705,55;EUR;FRA 117\n",
            expect![[r#"
                bank true
                 EUR -
                - -> -
                  line 2: 2026-11-11 1210.00 value[2026-11-12] [Transferencia recibida BODEGAS PUIG SL FRA 117]
            "#]],
        ),
        // Ways in columns of their own, with signs in their headings.
        (
            "Número de cuenta;Oficina;Divisa;F. Operación;F. Valor;Ingreso (+);Gasto (-);Saldo (+);Saldo (-);Concepto común;Concepto propio;Referencia 1;Referencia 2;Concepto complementario 1\n21000418450200051332;0418;EUR;11/11/2026;12/11/2026;1210,00;;3705,55;;02;071;F117;;BODEGAS PUIG\n21000418450200051332;0418;EUR;12/11/2026;12/11/2026;;84,45;3621,10;;03;005;;;RECIBO LUZ\n",
            expect![[r#"
                bank true
                ES9121000418450200051332 EUR -
                2495.55 EUR on ? -> 3621.10 EUR on ?
                  line 2: 2026-11-11 1210.00 value[2026-11-12] ref[F117] [02 071 BODEGAS PUIG]
                  line 3: 2026-11-12 -84.45 value[2026-11-12] [03 005 RECIBO LUZ]
            "#]],
        ),
        (
            "Titular;Construcciones Ejemplo SL\nNúmero de cuenta: 2100 0418 45 0200051332\n\nF. VALOR;CATEGORÍA;SUBCATEGORÍA;DESCRIPCIÓN;COMENTARIO;IMAGEN;IMPORTE (€);SALDO (€)\n11/11/2026;Ingresos;Nómina;Transferencia recibida de PUIG;;No;1210,00;3705,55\n",
            expect![[r#"
                bank true
                ES9121000418450200051332 EUR -
                - -> -
                  line 5: 2026-11-11 1210.00 value[2026-11-11] [Ingresos Nómina Transferencia recibida de PUIG]
            "#]],
        ),
        (
            "Nº Orden;Fecha Oper;Fecha Valor;Concepto;Descripción;Referencia;Importe;Saldo\n1;11-11-2026;11-11-2026;TRANSF;PUIG;0001;1.210,00 €;3.705,55 €\n",
            expect![[r#"
                bank true
                 EUR -
                - -> -
                  line 2: 2026-11-11 1210.00 value[2026-11-11] ref[0001] [TRANSF PUIG]
            "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn american_banks() {
    for (text, expected) in [
        // Chile.
        (
            "Fecha;Detalle Movimiento;Cheque o Cargo;Deposito o Abono;Saldo;Docto. Nro.;Trn;Caja;Sucursal\n02/11/2026;TRASPASO DE PUIG LTDA;0;600.000;1.200.000;54;0;0;CENTRAL\n03/11/2026;CHEQUE PAGADO;150.000;0;1.050.000;55;0;0;CENTRAL\n",
            expect![[r#"
                bank true
                 EUR -
                600000.00 EUR on ? -> 1050000.00 EUR on ?
                  line 2: 2026-11-02 600000.00 ref[54] [TRASPASO DE PUIG LTDA]
                  line 3: 2026-11-03 -150000.00 ref[55] [CHEQUE PAGADO]
            "#]],
        ),
        (
            "Fecha;Sucursal;Descripción;N° Documento;Cheques y otros cargos;Depósitos y Abono;Saldo diario\n02/11/2026;OF;PAGO RECIBIDO 096689310-9;123456;;1.500.000;3.000.000\n",
            expect![[r#"
                bank true
                 EUR -
                - -> -
                  line 2: 2026-11-02 1500000.00 ref[123456] [PAGO RECIBIDO 096689310-9]
            "#]],
        ),
        // The way in a column of its own.
        (
            "MONTO;DESCRIPCIÓN MOVIMIENTO;FECHA;SALDO;N° DOCUMENTO;SUCURSAL;CARGO/ABONO\n1.500.000;Transf de Puig;02/11/2026;3.000.000;1;X;A\n500.000;Giro;03/11/2026;2.500.000;2;X;C\n",
            expect![[r#"
                bank true
                 EUR -
                1500000.00 EUR on ? -> 2500000.00 EUR on ?
                  line 2: 2026-11-02 1500000.00 ref[1] [Transf de Puig]
                  line 3: 2026-11-03 -500000.00 ref[2] [Giro]
            "#]],
        ),
        (
            "Cuenta,Fecha,Hora,Sucursal,Descripcion,Cargo/Abono,Importe,Saldo,Referencia,Concepto\n65501234567,02/11/2026,10:22,0001,ABONO SPEI,+,1210.00,3705.55,8841,FACTURA 117\n65501234567,03/11/2026,11:22,0001,PAGO,-,84.45,3621.10,8842,LUZ\n",
            expect![[r#"
                bank true
                65501234567 EUR -
                2495.55 EUR on ? -> 3621.10 EUR on ?
                  line 2: 2026-11-02 1210.00 ref[8841] [ABONO SPEI FACTURA 117]
                  line 3: 2026-11-03 -84.45 ref[8842] [PAGO LUZ]
            "#]],
        ),
        // In Colombia the amount is called value.
        (
            "FECHA;DESCRIPCIÓN;SUCURSAL;DCTO.;VALOR;SALDO\n2026/11/02;PAGO DE PUIG SAS;MEDELLIN;;1.210.000,00;3.705.550,00\n2026/11/03;IMPTO GOBIERNO 4X1000;;;-4.840,00;3.700.710,00\n",
            expect![[r#"
                bank true
                 EUR -
                2495550.00 EUR on ? -> 3700710.00 EUR on ?
                  line 2: 2026-11-02 1210000.00 [PAGO DE PUIG SAS]
                  line 3: 2026-11-03 -4840.00 [IMPTO GOBIERNO 4X1000]
            "#]],
        ),
        // Peru: the number of the operation is the bank's own.
        (
            "Cuenta: 194-1234567-0-42 Soles\nFecha,Fecha valuta,Descripción operación,Monto,Saldo,Sucursal - agencia,Operación - Número,Referencia2\n02/11/2026,02/11/2026,TRANSF.BCO.PUIG,1210.00,3705.55,111-008,00112233,F117\n",
            expect![[r#"
                bank true
                194-1234567-0-42 EUR -
                - -> -
                  line 3: 2026-11-02 1210.00 value[2026-11-02] bank[00112233] [TRANSF.BCO.PUIG]
            "#]],
        ),
        // Mexico: deposits before withdrawals, details after them.
        (
            "Cuenta,Fecha De Operación,Fecha,Referencia,Descripción,Cod. Transac,Sucursal,Depósitos,Retiros,Saldo,Movimiento,Descripción Detallada,Cheque\n'0123456789,02/11/2026,02/11/2026,000123,SPEI RECIBIDO,003,0001,$1,210.00,-,$3,705.55,12,PUIG SA DE CV,-\n",
            expect![[r#"
                bank true
                fault: line 2: malformed Malformed("'0123456789 | 02/11/2026 | 02/11/2026 | 000123 | SPEI RECIBIDO | 003 | 0001 | $1 | 210.00 | - | $3 | 705.55 | 12 | PUIG")
            "#]],
        ),
        (
            "Cuenta,Fecha De Operación,Fecha,Referencia,Descripción,Cod. Transac,Sucursal,Depósitos,Retiros,Saldo,Movimiento,Descripción Detallada,Cheque\n'0123456789,02/11/2026,02/11/2026,000123,SPEI RECIBIDO,003,0001,\"$1,210.00\",-,\"$3,705.55\",12,PUIG SA DE CV,-\n",
            expect![[r#"
                bank true
                0123456789 EUR -
                - -> -
                  line 2: 2026-11-02 1210.00 ref[000123] [SPEI RECIBIDO 12 PUIG SA DE CV]
            "#]],
        ),
        // Where some rows tell their way, one that does not is left out.
        (
            "Fecha,Tipo,Concepto,Importe,Saldo\n02/11/2026,D,A,10.00,110.00\n03/11/2026,Especial,B,10.00,120.00\n",
            expect![[r#"
                bank true
                 EUR -
                - -> -
                  line 2: 2026-11-02 -10.00 [A]
                fault: line 3: bad_sign BadSign("Especial")
            "#]],
        ),
    ] {
        check(text, &expected);
    }
}

fn statement() -> Rows {
    vec![
        vec![Cell::Text("Movimientos de la cuenta")],
        vec![
            Cell::Text("Cuenta"),
            Cell::Text("ES91 2100 0418 4502 0005 1332"),
        ],
        vec![
            Cell::Text("Saldo"),
            Cell::Number(3621.10),
            Cell::Text("EUR"),
        ],
        vec![
            Cell::Text("Fecha operación"),
            Cell::Text("Fecha valor"),
            Cell::Text("Concepto"),
            Cell::Text("Importe"),
            Cell::Text("Saldo"),
        ],
        vec![
            Cell::Day(2026, 11, 12),
            Cell::Day(2026, 11, 12),
            Cell::Text("RECIBO LUZ"),
            Cell::Number(-84.45),
            Cell::Number(3621.10),
        ],
        vec![
            Cell::Day(2026, 11, 11),
            Cell::Day(2026, 11, 12),
            Cell::Text("TRANSFERENCIA DE PUIG FRA 117"),
            Cell::Number(1210.0),
            Cell::Number(3705.55),
        ],
    ]
}

#[test]
fn workbooks_of_banks() {
    let rows = statement();
    let other: Rows = vec![vec![Cell::Text("Filtros")], vec![Cell::Text("Todos")]];
    let expected = expect![[r#"
        ES9121000418450200051332 EUR -
        2495.55 EUR on ? -> 3621.10 EUR on ?
          line 5: 2026-11-12 -84.45 value[2026-11-12] [RECIBO LUZ]
          line 6: 2026-11-11 1210.00 value[2026-11-12] [TRANSFERENCIA DE PUIG FRA 117]
    "#]];
    for (name, bytes) in [
        ("a.xlsx", as_xlsx(&[("Movimientos", &rows)])),
        ("a.ods", as_ods(&[("Movimientos", &rows)])),
        (
            "a.xlsx",
            as_xlsx(&[("Filtros", &other), ("Movimientos", &rows)]),
        ),
    ] {
        let source = Source::Bytes {
            name,
            bytes: &bytes,
        };
        match look(&source, &ReadOptions::new(Currency::EUR)).unwrap() {
            Looked::Statement(sheet) => expected.assert_eq(&digest_of(sheet.read(&options()))),
            Looked::Table(_) => panic!("{name} is taken for invoices"),
        }
    }
}

const CELLS: [&str; 24] = [
    "",
    "-",
    "12/11/2026",
    "31/02/2026",
    "2026-11-12 10:22",
    "45000",
    "1.210,00",
    "-84,45",
    "1,210.00",
    "(12)",
    "9e999",
    "1210",
    "€",
    "EUR",
    "C",
    "D",
    "+",
    "Total",
    "\"",
    "'=1+1",
    "ES9121000418450200051332",
    "\u{202e}x",
    "99999999999999999999999999",
    "saldo",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever stands under the headings of a bank, the answer comes, and no balance is told that the movements do not give.
    #[test]
    fn any_cells_come_to_an_answer(
        heads in 0_usize..4,
        cells in proptest::collection::vec(proptest::collection::vec(0_usize..24, 0..9), 0..12),
    ) {
        let heads = [
            "Fecha;Concepto;Importe;Saldo;Divisa",
            "Fecha operación;Fecha valor;Concepto;Cargo;Abono;Saldo;Cuenta",
            "FECHA;DESCRIPCIÓN;VALOR;SALDO;CARGO/ABONO",
            "Date;Description;Amount;Type;Balance;Currency",
        ][heads];
        let rows = cells.iter().map(|row| row.iter().map(|at| CELLS[*at]).collect::<Vec<_>>().join(";"));
        let text = format!("Cuenta;ES91 2100\n{heads}\n{}\n", rows.collect::<Vec<_>>().join("\n"));
        if let Ok(file) = BankFormat::Csv.read(text.as_bytes(), &options()) {
            for statement in &file.statements {
                for (_, movement) in &statement.movements {
                    prop_assert_eq!(&movement.account, &statement.account);
                    prop_assert_eq!(movement.money.currency, statement.currency);
                }
                if let (Some(opening), Some(closing), []) = (statement.opening, statement.closing, file.faults.as_slice()) {
                    prop_assert_eq!(opening.money.amount + statement.sum(), closing.money.amount);
                }
            }
        }
    }
}
