//! From the words of a heading to the fields it may mean.

use super::currency;
use super::field::Field;
use super::words::fold;
use iso_currency::Currency;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// What a heading can stand for: a field, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slot {
    Field(Field),
    /// The first names of the contact person, or of a debtor who is one.
    FirstName,
    /// The last names that go with them.
    LastName,
    /// The series before an invoice's number.
    Series,
    /// A column of yes and no, where yes means settled.
    SettledFlag,
    /// A column of yes and no, where yes means open.
    OpenFlag,
}

/// How a heading came to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// Some of its words, in any place.
    Words,
    /// One of the parts of `Cliente / Empresa`.
    Part,
    /// The heading as a whole.
    Whole,
}

/// One thing that a heading may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub slot: Slot,
    pub tier: Tier,
    /// The place in the list of synonyms; the first fits best.
    pub rank: usize,
    /// Whether the cells have to prove it.
    pub needs_proof: bool,
}

/// A heading, understood as far as that can be done by its words.
#[derive(Debug, Clone, Default)]
pub(super) struct HeadingReading {
    pub meanings: Vec<Meaning>,
    pub currency: Option<Currency>,
}

#[derive(Deserialize)]
struct Raw {
    exact: BTreeMap<String, Vec<String>>,
    unused: BTreeMap<String, Vec<String>>,
    barred: BTreeMap<String, Vec<String>>,
    anywhere: BTreeMap<String, Vec<String>>,
}

struct Synonym {
    slot: Slot,
    rank: usize,
    needs_proof: bool,
}

struct Table {
    exact: HashMap<String, Vec<Synonym>>,
    /// Synonyms of several words, to be found among the words of a longer heading.
    phrases: Vec<(Slot, usize, Vec<String>)>,
    unused: HashSet<String>,
    barred: HashSet<String>,
    anywhere: Vec<(Slot, String)>,
    samples: Vec<(Field, Vec<String>)>,
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../assets/import/headings.toml")));
    &TABLE
}

fn slot_of(id: &str) -> Slot {
    match id {
        "first_name" => Slot::FirstName,
        "last_name" => Slot::LastName,
        "series" => Slot::Series,
        "settled_flag" => Slot::SettledFlag,
        "open_flag" => Slot::OpenFlag,
        // The table is part of the program, and a test reads it: an error here never meets a user.
        id => Slot::Field(Field::from_id(id).unwrap_or_else(|| unreachable!("headings.toml: {id}"))),
    }
}

impl Table {
    fn read(text: &str) -> Table {
        let raw: Raw = toml::from_str(text).unwrap_or_else(|error| unreachable!("headings.toml: {error}"));
        let mut exact: HashMap<String, Vec<Synonym>> = HashMap::new();
        let mut phrases = Vec::new();
        let mut samples = Vec::new();
        for (id, list) in &raw.exact {
            let slot = slot_of(id);
            if let Slot::Field(field) = slot {
                samples.push((field, list.iter().filter(|word| !word.ends_with('?')).take(3).cloned().collect()));
            }
            for (rank, entry) in list.iter().enumerate() {
                let needs_proof = entry.ends_with('?') || matches!(slot, Slot::SettledFlag | Slot::OpenFlag);
                let tokens = tokens(entry.trim_end_matches('?'));
                let synonyms = exact.entry(tokens.concat()).or_default();
                if !synonyms.iter().any(|known| known.slot == slot) {
                    synonyms.push(Synonym { slot, rank, needs_proof });
                }
                if tokens.len() > 1 && !needs_proof {
                    phrases.push((slot, rank, tokens));
                }
            }
        }
        let concat = |lists: &BTreeMap<String, Vec<String>>| lists.values().flatten().map(|entry| tokens(entry).concat()).collect();
        let anywhere = raw.anywhere.iter().flat_map(|(id, list)| list.iter().map(|word| (slot_of(id), tokens(word).concat())));
        Table { exact, phrases, unused: concat(&raw.unused), barred: concat(&raw.barred), anywhere: anywhere.collect(), samples }
    }
}

/// Headings that would have been understood, some for each of these fields.
pub(super) fn examples(fields: &[Field]) -> Vec<(Field, Vec<String>)> {
    table().samples.iter().filter(|(field, _)| fields.contains(field)).cloned().collect()
}

/// The words of a heading: accents, case, CamelCase and abbreviations folded, small words left out.
pub(super) fn tokens(heading: &str) -> Vec<String> {
    let spaced = split_camel(&without_dots(heading));
    let folded = fold(&spaced.replace('%', " porcentaje ").replace(['#', 'º', '°'], " numero "));
    let mut tokens: Vec<String> = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let full = unabbreviated(word, tokens.is_empty());
        // `Nº` and `N.º` come as two words for one.
        if full.is_empty() || (full == "numero" && tokens.last().is_some_and(|last| last == "numero")) {
            continue;
        }
        tokens.push(full.to_owned());
    }
    tokens
}

/// `N.I.F.` is one word; the point in `F.Vto` parts two.
fn without_dots(heading: &str) -> String {
    let words = heading.split_inclusive(|c: char| !c.is_alphanumeric() && c != '.');
    let joined = words.map(|word| {
        let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_acronym = letters.contains('.') && letters.split('.').all(|part| part.chars().count() == 1);
        if is_acronym { word.replace('.', "") } else { word.to_owned() }
    });
    joined.collect()
}

/// Puts a blank before each capital that starts a word: `IDCliente`, `numeroFactura`.
fn split_camel(heading: &str) -> String {
    let chars: Vec<char> = heading.chars().collect();
    let mut spaced = String::with_capacity(heading.len() + 8);
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let starts_word = c.is_uppercase()
            && before.is_some_and(|before| before.is_lowercase() || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase())));
        if starts_word {
            spaced.push(' ');
        }
        spaced.push(*c);
    }
    spaced
}

fn unabbreviated(word: &str, is_first: bool) -> &str {
    match word {
        "de" | "del" | "la" | "el" | "los" | "las" | "the" | "of" | "al" | "su" | "en" | "y" | "and" | "for" | "para" => "",
        "n" | "no" | "nro" | "num" | "numero" | "numeros" | "nbr" | "nr" => "numero",
        "fec" | "fech" | "fcha" | "fch" | "fha" => "fecha",
        "f" if is_first => "fecha",
        "vto" | "vcto" | "vcmto" | "vmto" | "venc" | "vencto" | "vencim" | "vencimto" | "vtos" | "vtmo" => "vencimiento",
        "fra" | "fact" | "fac" | "fras" | "factu" | "factur" => "factura",
        "cod" => "codigo",
        "imp" | "impte" | "impor" => "importe",
        "cte" | "clte" | "cli" | "clie" => "cliente",
        "tel" | "telf" | "tlf" | "tfno" | "telef" | "tfn" | "tno" => "telefono",
        "inv" => "invoice",
        "amt" | "amnt" => "amount",
        "cust" | "cus" => "customer",
        "bal" => "balance",
        "doc" | "docto" | "dcto" => "documento",
        "pdte" | "pend" | "pte" | "pdt" => "pendiente",
        "dt" => "date",
        "pct" | "perc" | "pctje" | "porc" => "porcentaje",
        "emis" | "emi" => "emision",
        "obs" | "observ" => "observaciones",
        "ident" => "identificacion",
        "nom" | "nbre" => "nombre",
        "mon" | "mda" => "moneda",
        "comp" | "cbte" | "cpbte" | "comprob" => "comprobante",
        "acct" | "acc" => "account",
        "pymt" | "pmt" => "payment",
        "sdo" => "saldo",
        word => word,
    }
}

/// The key under which two headings count as the same.
pub(super) fn heading_key(heading: &str) -> String {
    tokens(heading).concat()
}

/// What a heading may mean, as a whole, by its parts, or by some of its words.
pub(super) fn read_heading(heading: &str) -> HeadingReading {
    read(heading, true)
}

/// What a heading may mean as a whole or by its parts. This is the quicker look, for finding the row of headings.
pub(super) fn glance_at_heading(heading: &str) -> HeadingReading {
    read(heading, false)
}

fn read(heading: &str, by_words: bool) -> HeadingReading {
    let heading = without_copy_number(heading.trim());
    if heading.is_empty() || heading.chars().count() > 80 {
        return HeadingReading::default();
    }
    let all = tokens(heading);
    let currency = currency::of_heading(heading, &all);
    let table = table();
    let bare: Vec<String> = all.iter().filter(|token| !currency::is_unit(token)).cloned().collect();
    if table.unused.contains(&bare.concat()) || table.unused.contains(&all.concat()) {
        return HeadingReading { meanings: Vec::new(), currency };
    }
    let mut meanings = Vec::new();
    for key in [all.concat(), bare.concat(), tokens_outside_parentheses(heading)] {
        add_exact(&mut meanings, &key, Tier::Whole);
    }
    if meanings.is_empty() {
        for part in heading.split(['/', '|', '\n', '(', ')', ':', ',']).filter(|part| part.trim() != heading) {
            let key: String = tokens(part).into_iter().filter(|token| !currency::is_unit(token)).collect();
            if !table.unused.contains(&key) {
                add_exact(&mut meanings, &key, Tier::Part);
            }
        }
    }
    if by_words && meanings.iter().all(|meaning| meaning.tier < Tier::Whole) && !bare.iter().any(|token| table.barred.contains(token)) {
        add_by_words(&mut meanings, &bare);
    }
    HeadingReading { meanings, currency }
}

/// `document_create_date.1`, as some programs call the second column of a name.
fn without_copy_number(heading: &str) -> &str {
    match heading.rsplit_once('.') {
        Some((name, number)) if !name.is_empty() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => heading,
    }
}

fn tokens_outside_parentheses(heading: &str) -> String {
    let outside: String = heading.split(['(', '[']).enumerate().map(|(at, part)| {
        if at == 0 { part } else { part.split_once([')', ']']).map_or("", |(_, rest)| rest) }
    }).collect::<Vec<_>>().join(" ");
    tokens(&outside).into_iter().filter(|token| !currency::is_unit(token)).collect()
}

fn add_exact(meanings: &mut Vec<Meaning>, key: &str, tier: Tier) {
    for synonym in table().exact.get(key).into_iter().flatten() {
        if !meanings.iter().any(|known| known.slot == synonym.slot) {
            meanings.push(Meaning { slot: synonym.slot, tier, rank: synonym.rank, needs_proof: synonym.needs_proof });
        }
    }
}

fn add_by_words(meanings: &mut Vec<Meaning>, words: &[String]) {
    let table = table();
    let phrases = table.phrases.iter().filter(|(_, _, phrase)| phrase.iter().all(|word| words.contains(word)));
    // The more words of the heading a synonym explains, the better it fits.
    let found = phrases.map(|(slot, rank, phrase)| (*slot, rank + 200 - phrase.len().min(4) * 50));
    let single = table.anywhere.iter().filter(|(_, word)| words.contains(word)).map(|(slot, _)| (*slot, 250));
    for (slot, rank) in found.chain(single) {
        match meanings.iter_mut().find(|known| known.slot == slot) {
            Some(known) if known.tier == Tier::Words => known.rank = known.rank.min(rank),
            Some(_) => {}
            None => meanings.push(Meaning { slot, tier: Tier::Words, rank, needs_proof: false }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(heading: &str) -> String {
        let reading = read_heading(heading);
        let best = reading.meanings.iter().filter(|meaning| !meaning.needs_proof).max_by_key(|meaning| (meaning.tier, std::cmp::Reverse(meaning.rank)));
        match best.map(|meaning| meaning.slot) {
            Some(Slot::Field(field)) => field.id().to_owned(),
            Some(slot) => format!("{slot:?}"),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn the_tables_can_be_read() {
        assert!(table().exact.len() > 500);
        assert!(!super::super::words::words().currency.is_empty());
    }

    #[test]
    fn headings_table() {
        for (heading, expected) in HEADINGS {
            assert_eq!(first(heading), *expected, "{heading:?} {:?}", tokens(heading));
        }
    }

    #[test]
    fn currencies_in_headings() {
        for (heading, code, field) in [
            ("converted_usd", "USD", "total"),
            ("Importe EUR", "EUR", "total"),
            ("Total (MXN)", "MXN", "total"),
            ("Importe (€)", "EUR", "total"),
            ("Saldo US$", "USD", "balance"),
            ("Saldo en euros", "-", "balance"),
            ("Deuda ($)", "-", "balance"),
            ("Total", "-", "total"),
        ] {
            let currency = read_heading(heading).currency.map_or("-", |currency| currency.code());
            assert_eq!((currency, first(heading).as_str()), (code, field), "{heading:?}");
        }
    }

    const HEADINGS: &[(&str, &str)] = &[
        ("CodigoCliente", "debtor_code"), ("Código del cliente", "debtor_code"), ("COD_CLIENTE", "debtor_code"), ("Cód. Cte.", "debtor_code"),
        ("IDCliente", "debtor_code"), ("cust_number", "debtor_code"), ("customerID", "debtor_code"), ("ID Number", "debtor_code"), ("Nº Cliente", "debtor_code"),
        ("name_customer", "name"), ("Cliente / Empresa", "name"), ("Razón Social", "name"), ("RAZON_SOCIAL", "name"), ("Customer Name", "name"), ("Cliente", "name"), ("Nombre o razón social", "name"), ("Nombre del Cliente", "name"),
        ("RUT", "tax_id"), ("N.I.F.", "tax_id"), ("NIF/CIF", "tax_id"), ("CIF/NIF", "tax_id"), ("VAT Number", "tax_id"), ("RFC Receptor", "tax_id"), ("RFC emisor", "-"), ("R.U.C.", "tax_id"), ("C.I.F./N.I.F.", "tax_id"), ("Nro. Doc. Receptor", "tax_id"), ("Tax ID", "tax_id"),
        ("E-mail", "email"), ("Correo electrónico", "email"), ("Teléfono", "phone"), ("Tlf.", "phone"), ("Móvil", "phone"), ("Phone", "phone"),
        ("Persona de contacto", "contact_person"), ("First Name", "FirstName"), ("Apellidos", "LastName"),
        ("NumeroFactura", "number"), ("Nº Factura", "number"), ("N.º de factura", "number"), ("Nro. Factura", "number"), ("Núm. Fra.", "number"), ("Num.Factura", "number"), ("Invoice #", "number"), ("Invoice No.", "number"), ("InvoiceNumber", "number"), ("doc_id", "number"), ("Folio", "number"), ("No. Comprobante", "number"), ("#", "number"), ("Número", "number"), ("Serie", "Series"), ("PO Number", "-"),
        ("FechaFactura", "issued_on"), ("Fecha de emisión", "issued_on"), ("F. Emisión", "issued_on"), ("Fec. Factura", "issued_on"), ("Fecha", "issued_on"), ("posting_date", "issued_on"), ("Invoice/Bill Date", "issued_on"), ("Date Issued", "issued_on"), ("Invoice Date", "issued_on"),
        ("FechaVencimiento", "due_on"), ("Fecha Vcto.", "due_on"), ("F. Vto.", "due_on"), ("Vto.", "due_on"), ("Vencimiento", "due_on"), ("due_in_date", "due_on"), ("DueDate", "due_on"), ("Due Date (dd/mm/yyyy)", "due_on"), ("Fecha límite de pago", "due_on"), ("Fecha de vencimiento de la factura original", "due_on"), ("Net due date", "due_on"), ("Partial Due Date", "-"), ("invoice_date_due", "due_on"),
        ("FechaPago", "paid_on"), ("Fecha de cobro", "paid_on"), ("clear_date", "paid_on"), ("SettledDate", "paid_on"), ("Payment Date", "paid_on"), ("Fecha prevista de cobro", "due_on"),
        ("Días de crédito", "terms"), ("Terms", "terms"), ("Condiciones de pago", "terms"), ("cust_payment_terms", "terms"),
        ("DiasPago", "-"), ("DiasTarde", "-"), ("Días Mora", "-"), ("dias_mora", "-"), ("tramo_mora", "-"), ("Tramo", "-"), ("Days Overdue", "-"), ("Días vencidos", "-"), ("Días de vencimiento", "terms"), ("FechaElectronica", "-"), ("FacturaElectronica", "-"), ("% Provisión", "-"), ("Provisión ($)", "-"), ("Estado Gestión", "-"), ("Acción Recomendada", "-"), ("baseline_create_date", "-"), ("business_code", "-"), ("CodigoPais", "-"), ("buisness_year", "-"), ("Billing Street", "-"), ("Item Cost", "-"), ("Límite de crédito", "-"), ("Tipo de cambio", "-"), ("Saldo medio días", "-"), ("Proveedor", "-"), ("Vendedor", "-"),
        ("MontoFactura", "total"), ("Importe", "total"), ("Importe (€)", "total"), ("Imp. Total", "total"), ("TOTAL FACTURA", "total"), ("Invoice Amount", "total"), ("Amount", "total"), ("Total con IVA (21%)", "total"), ("Valor total factura", "total"), ("grand_total", "total"),
        ("Base imponible", "net"), ("Base", "net"), ("Subtotal", "net"), ("Importe neto", "net"), ("Untaxed Amount", "net"), ("% IVA", "tax_percent"), ("IVA %", "tax_percent"), ("IVA", "tax"), ("Cuota IVA", "tax"), ("% IRPF", "withheld_percent"), ("Retención", "withheld"),
        ("Paid", "paid"), ("Importe cobrado", "paid"), ("Abonos", "paid"), ("Saldo", "balance"), ("Saldo pendiente", "balance"), ("Importe pdte.", "balance"), ("Pendiente de cobro", "balance"), ("Deuda ($)", "balance"), ("Open Balance", "balance"), ("AmountDue", "balance"), ("Amount Due", "balance"), ("Outstanding Amount", "balance"), ("amount_residual", "balance"),
        ("Moneda", "currency"), ("Divisa", "currency"), ("Currency Code", "currency"), ("Estado", "status"), ("Status", "status"), ("Estatus", "status"), ("payment_state", "status"),
        ("Disputa", "disputed"), ("Disputed", "disputed"), ("Observaciones", "notes"), ("Concepto", "notes"), ("Transaction Type", "document"), ("Tipo de documento", "document"),
    ];
}
