//! What the columns of a bank's table mean, by their headings in Spanish and English.

use crate::import::heading_words::tokens;

/// What a column of a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Slot {
    BookedOn,
    ValueOn,
    Words,
    Amount,
    Debit,
    Credit,
    /// Which way an amount without a sign went.
    Way,
    Balance,
    Currency,
    Payer,
    PayerAccount,
    PayerTaxId,
    Reference,
    BankReference,
    Account,
}

/// The words that headings consist of, once small words, accents and abbreviations are gone. A heading means what the first
/// entry says that it is equal to, or, with `…` at its end, that it begins with.
#[rustfmt::skip]
const HEADINGS: &[(Slot, &[&str])] = &[
    (Slot::ValueOn, &["fecha valor", "valor", "value date", "value dt", "valuta", "fecha valuta", "completed date"]),
    (Slot::BookedOn, &[
        "fecha", "fecha operacion", "fecha contable", "fecha movimiento", "fecha mov", "fecha oper", "fecha apunte", "fecha asiento",
        "fecha contabilizacion", "fecha transaccion", "fecha ctble", "fecha registro", "dia", "date", "transaction date", "booking date", "posting date", "posted date",
        "post date", "entry date", "date posted", "started date", "operation date", "fecha hora",
    ]),
    (Slot::Debit, &[
        "cargo", "cargos", "debe", "debito", "debitos", "retiro", "retiros", "salida", "salidas", "gasto", "gastos", "adeudo", "adeudos",
        "debit", "debits", "withdrawal", "withdrawals", "paid out", "money out", "debit amount", "importe cargo", "importe debe", "cargo…",
        "egreso", "egresos", "debit…", "cheque o cargo", "cheques otros cargos", "cheques cargos", "giros cargos", "otros cargos", "retiro…",
    ]),
    (Slot::Credit, &[
        "abono", "abonos", "haber", "credito", "creditos", "deposito", "depositos", "ingreso", "ingresos", "entrada", "entradas",
        "credit", "credits", "deposit", "deposits", "paid in", "money in", "credit amount", "importe abono", "importe haber", "abono…",
        "credit…", "deposito o abono", "depositos abono", "depositos abonos", "deposito…", "depositos…", "ingreso…",
    ]),
    (Slot::Amount, &[
        "importe", "importe operacion", "importe movimiento", "importe euros", "importe eur", "importe €", "monto", "cantidad", "amount",
        "transaction amount", "amount eur", "amount usd", "amount gbp", "importe divisa", "valor transaccion", "monto transaccion", "importe…", "amount…",
    ]),
    (Slot::Balance, &[
        "saldo", "saldo contable", "saldo disponible", "saldo posterior", "saldo euros", "saldo eur", "balance", "running balance",
        "closing balance", "available balance", "disponible", "saldo…", "balance…",
    ]),
    (Slot::Way, &[
        "cargo abono", "abono cargo", "debe haber", "d h", "d c", "c d", "dc", "cd", "dh", "signo", "naturaleza", "tipo", "tipo movimiento",
        "tipo transaccion", "tipo operacion", "type", "transaction type", "debit credit", "credit debit", "dr cr", "cr dr",
        "credit debit indicator", "debito credito", "credito debito", "db cr",
    ]),
    (Slot::Currency, &["divisa", "moneda", "currency", "ccy", "div", "currency code", "divisa cuenta"]),
    (Slot::PayerAccount, &[
        "cuenta ordenante", "iban ordenante", "iban contrapartida", "cuenta contrapartida", "cuenta origen", "cuenta remitente",
        "partner iban", "counterparty account", "counterparty iban", "payer account", "sender account", "sender iban", "counter account",
        "bank account", "partner account", "partner bank account",
    ]),
    (Slot::PayerTaxId, &["nif ordenante", "cif ordenante", "rut origen", "rut ordenante", "nif cif ordenante", "payer tax id"]),
    (Slot::Payer, &[
        "ordenante", "nombre ordenante", "contrapartida", "nombre contrapartida", "remitente", "beneficiario ordenante", "ordenante beneficiario",
        "nombre origen", "pagador", "partner name", "payer", "payee", "counterparty", "counterparty name", "sender", "sender name", "name", "payer name", "ordering party",
        "remitente beneficiario", "beneficiario",
    ]),
    (Slot::BankReference, &["transaction id", "id transaccion", "id movimiento", "numero operacion", "numero movimiento", "codigo operacion", "bank reference", "operacion numero", "operation number"]),
    (Slot::Reference, &[
        "referencia", "referencia 1", "referencia 2", "reference", "payment reference", "referencia cliente", "customer reference",
        "end to end id", "numero documento", "documento", "documento numero", "check number", "cheque number", "reference1", "reference2",
    ]),
    (Slot::Account, &["cuenta", "iban", "account", "account number", "numero cuenta", "account iban"]),
    (Slot::Words, &[
        "concepto", "descripcion", "description", "movimiento", "mas datos", "observaciones", "detalle", "detalles", "details", "narrative",
        "memo", "concepto ampliado", "informacion adicional", "transaction description", "glosa", "texto", "transaccion", "remittance information",
        "remittance info", "concepto propio", "concepto comun", "comentario", "comentarios", "leyenda", "leyenda 1", "leyenda 2", "concepto…", "descripcion…",
        "categoria", "subcategoria", "transaction details", "observaciones…", "narracion", "label", "reason", "desc", "detalle…", "mas detalles",
        "item1", "item2",
    ]),
];

/// What says that a table is one of invoices, whatever else it has.
const INVOICES: [&str; 8] = [
    "factura",
    "invoice",
    "vencimiento",
    "due",
    "cliente",
    "customer",
    "debtor",
    "deudor",
];

/// The words of a heading that count, parted by blanks.
fn key(heading: &str) -> String {
    tokens(heading).join(" ")
}

/// What a heading means.
pub(in crate::import) fn slot(heading: &str) -> Option<Slot> {
    let key = key(heading);
    if key.is_empty() {
        return None;
    }
    let exact = |words: &&str| **words == *key;
    let begins = |words: &&str| {
        let start = words.strip_suffix('…');
        start.is_some_and(|it| {
            key.strip_prefix(it)
                .is_some_and(|rest| rest.starts_with(' '))
        })
    };
    let by = |fits: &dyn Fn(&&str) -> bool| {
        HEADINGS
            .iter()
            .find(|(_, words)| words.iter().any(fits))
            .map(|(slot, _)| *slot)
    };
    by(&exact).or_else(|| by(&begins))
}

/// What the cells of a row mean, each the first of its kind but for words and references, of which there may be several.
pub(super) fn slots(cells: &[String]) -> Vec<Option<Slot>> {
    let mut seen: Vec<Slot> = Vec::new();
    let meant: Vec<Option<Slot>> = cells.iter().map(|cell| slot(cell)).collect();
    let amounts = [Slot::Amount, Slot::Debit, Slot::Credit];
    let has_amount = meant.iter().flatten().any(|it| amounts.contains(it));
    cells
        .iter()
        .zip(meant)
        .map(|(cell, meant)| {
            let mut slot = meant?;
            // In Spain `Valor` is the day of value, in Colombia the amount.
            if slot == Slot::ValueOn && !has_amount && key(cell) == "valor" {
                slot = Slot::Amount;
            }
            if seen.contains(&slot) && !matches!(slot, Slot::Words | Slot::Reference) {
                return None;
            }
            seen.push(slot);
            Some(slot)
        })
        .collect()
}

/// Whether a row can be the headings of movements: a day, an amount, and something else that statements have.
pub(super) fn can_be_heading(slots: &[Option<Slot>]) -> bool {
    let has = |slot: Slot| slots.contains(&Some(slot));
    let amount = has(Slot::Amount) || (has(Slot::Debit) && has(Slot::Credit));
    (has(Slot::BookedOn) || has(Slot::ValueOn)) && amount
}

/// Whether a row is the headings of a bank's table, and of nothing else.
pub fn is_bank_heading(cells: &[String]) -> bool {
    let slots = slots(cells);
    let has = |slot: Slot| slots.contains(&Some(slot));
    let told = has(Slot::Words) || has(Slot::Payer);
    let banks = has(Slot::Balance)
        || has(Slot::PayerAccount)
        || (has(Slot::ValueOn) && has(Slot::BookedOn))
        || (has(Slot::Debit) && has(Slot::Credit));
    can_be_heading(&slots) && told && banks && !names_invoices(cells)
}

/// Whether a row is the headings of movements beyond doubt: an account, the day of booking and that of value.
pub(in crate::import) fn names_account_and_days(cells: &[String]) -> bool {
    let slots = slots(cells);
    let days = [Slot::Account, Slot::BookedOn, Slot::ValueOn];
    let has_days = days.iter().all(|slot| slots.contains(&Some(*slot)));
    can_be_heading(&slots) && has_days && !names_invoices(cells)
}

/// Whether a heading is about invoices or clients, and is none that banks use.
fn names_invoices(cells: &[String]) -> bool {
    cells.iter().any(|cell| {
        let key = key(cell);
        key.split(' ').any(|word| INVOICES.contains(&word)) && slot(cell).is_none()
    })
}

/// Whether any of the first lines of a text are the headings of a bank's table.
pub fn is_bank_table(head: &str) -> bool {
    [';', ',', '\t', '|'].iter().any(|separator| {
        head.lines().take(40).any(|line| {
            let cells = line.split(*separator);
            let cells: Vec<String> = cells
                .map(|cell| cell.trim().trim_matches('"').to_owned())
                .collect();
            is_bank_heading(&cells)
        })
    })
}
