//! The words in cells: status, yes and no, types, and what means nothing at all.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What a status says about an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum StatusWord {
    Settled,
    Open,
    Disputed,
    Cancelled,
    Draft,
}

/// The debtor's type as a file names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DebtorTypeWord {
    /// Pays once reminded.
    Forgetful,
    /// Can't pay at present.
    Illiquid,
    /// Contests what is asked.
    Disputing,
    /// Not known.
    Unclassified,
}

#[derive(Deserialize)]
struct Raw {
    status: BTreeMap<String, Vec<String>>,
    flags: BTreeMap<String, Vec<String>>,
    debtor_type: BTreeMap<String, Vec<String>>,
    currency: HashMap<String, String>,
    cells: BTreeMap<String, Vec<String>>,
}

/// The word lists, folded.
pub(super) struct Words {
    status: HashMap<String, StatusWord>,
    flags: HashMap<String, bool>,
    debtor_type: HashMap<String, DebtorTypeWord>,
    pub currency: HashMap<String, String>,
    cells: HashMap<String, HashSet<String>>,
}

/// The word lists that come with the program.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::read(include_str!("../../assets/import/words.toml")));
    &WORDS
}

impl Words {
    fn read(text: &str) -> Words {
        // The list is part of the program, and a test reads it: an error here never meets a user.
        let raw: Raw =
            toml::from_str(text).unwrap_or_else(|error| unreachable!("words.toml: {error}"));
        let keyed = |lists: &BTreeMap<String, Vec<String>>, id: &str| -> Vec<String> {
            lists
                .get(id)
                .into_iter()
                .flatten()
                .map(|word| fold(word))
                .collect()
        };
        let statuses = [
            ("settled", StatusWord::Settled),
            ("open", StatusWord::Open),
            ("disputed", StatusWord::Disputed),
            ("cancelled", StatusWord::Cancelled),
            ("draft", StatusWord::Draft),
        ];
        let types = [
            ("forgetful", DebtorTypeWord::Forgetful),
            ("illiquid", DebtorTypeWord::Illiquid),
            ("disputing", DebtorTypeWord::Disputing),
            ("unclassified", DebtorTypeWord::Unclassified),
        ];
        let flags = [("yes", true), ("no", false)];
        Words {
            status: statuses
                .iter()
                .flat_map(|(id, word)| keyed(&raw.status, id).into_iter().map(|key| (key, *word)))
                .collect(),
            flags: flags
                .iter()
                .flat_map(|(id, flag)| keyed(&raw.flags, id).into_iter().map(|key| (key, *flag)))
                .collect(),
            debtor_type: types
                .iter()
                .flat_map(|(id, word)| {
                    keyed(&raw.debtor_type, id)
                        .into_iter()
                        .map(|key| (key, *word))
                })
                .collect(),
            currency: raw
                .currency
                .iter()
                .map(|(name, code)| (fold(name), code.clone()))
                .collect(),
            cells: raw
                .cells
                .iter()
                .map(|(id, list)| (id.clone(), list.iter().map(|word| fold(word)).collect()))
                .collect(),
        }
    }

    fn is_one_of(&self, list: &str, folded: &str) -> bool {
        self.cells
            .get(list)
            .is_some_and(|words| words.contains(folded))
    }
}

/// Text without case, accents and punctuation, its words parted by one blank.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank_due = false;
    let mut push = |c: char| {
        if c.is_alphanumeric() {
            if std::mem::take(&mut blank_due) && !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(c.to_lowercase());
        } else if !unicode_normalization::char::is_combining_mark(c) {
            blank_due = true;
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut push);
    } else {
        text.nfkd().for_each(&mut push);
    }
    folded
}

/// Whether a cell holds a word or sign for nothing: `-`, `N/A`, `NULL`.
pub(super) fn is_nothing(text: &str) -> bool {
    match text.as_bytes() {
        [] => true,
        bytes if bytes.len() > 16 => false,
        bytes if bytes.iter().any(u8::is_ascii_digit) => false,
        _ => {
            let folded = fold(text);
            (folded.is_empty()
                && text
                    .chars()
                    .all(|c| matches!(c, '-' | '–' | '—' | '.' | '/' | '_')))
                || words().is_one_of("nothing", &folded)
        }
    }
}

/// Whether a cell of text holds what programs write for nothing. Less is taken for nothing here than in a
/// column of amounts, as `Na` and `None` can be names.
pub(super) fn is_null(text: &str) -> bool {
    matches!(
        text,
        "" | "-" | "NULL" | "null" | "NaN" | "nan" | "#N/A" | "N/A" | "n/a" | "None" | "<NA>"
    )
}

/// What a cell of a status column says.
pub(super) fn status(text: &str) -> Option<StatusWord> {
    let folded = fold(text);
    let table = &words().status;
    let mut key = folded.as_str();
    loop {
        if let Some(word) = table.get(key) {
            return Some(*word);
        }
        key = key.rsplit_once(' ')?.0;
    }
}

/// What a cell of yes and no says.
pub(super) fn flag(text: &str) -> Option<bool> {
    words().flags.get(&fold(text)).copied()
}

/// Whether a cell on disputes says that there is one.
pub(super) fn disputed(text: &str) -> Option<bool> {
    flag(text).or_else(|| match status(text)? {
        StatusWord::Disputed => Some(true),
        StatusWord::Settled | StatusWord::Open => Some(false),
        StatusWord::Cancelled | StatusWord::Draft => None,
    })
}

/// The debtor type that a cell names.
pub(super) fn debtor_type(text: &str) -> Option<DebtorTypeWord> {
    words().debtor_type.get(&fold(text)).copied()
}

/// Whether a cell in a column called "contact" is something else than a person.
pub(super) fn is_no_person(text: &str) -> bool {
    words().is_one_of("no_person", &fold(text))
}

/// Whether a cell begins a row of sums.
pub(super) fn is_total(text: &str) -> bool {
    if !matches!(
        text.as_bytes().first(),
        Some(b't' | b'T' | b's' | b'S' | b'g' | b'G' | b'i' | b'I' | b'p' | b'P' | b'*')
    ) {
        return false;
    }
    let folded = fold(text);
    words().is_one_of("totals", &folded)
        || matches!(
            folded.split(' ').next(),
            Some("total" | "totales" | "subtotal" | "totals")
        )
}

/// Whether the only text of a row is a remark below the table: a page number, a source.
pub(super) fn is_remark(text: &str) -> bool {
    let folded = fold(text);
    folded.contains(' ')
        && folded
            .split(' ')
            .next()
            .is_some_and(|first| words().is_one_of("remarks", first))
}

/// Whether a folded label says that a client's name follows.
pub(super) fn is_owner_label(folded: &str) -> bool {
    words().is_one_of("owner_labels", folded)
}

/// Whether terms mean that payment is due at once.
pub(super) fn is_at_once(folded: &str) -> bool {
    words().is_one_of("at_once", folded)
}

/// Whether a currency is named by a word that several countries use.
pub(super) fn is_own_currency(folded: &str) -> bool {
    words().is_one_of("own_currency", folded)
}

/// Whether a title or file name says that the file lists payments.
pub(super) fn is_payments_title(text: &str) -> bool {
    let folded = fold(text);
    let single = ["payments", "pagos", "cobros", "recaudos", "recibos"];
    words().is_one_of("payments", &folded) || folded.split(' ').any(|word| single.contains(&word))
}

/// Whether a folded heading is one that banks write, by one of the lists that begin with `bank`.
pub(super) fn is_bank_word(list: &str, folded: &str) -> bool {
    words().is_one_of(list, folded)
}

/// Whether a heading is that of the amounts of lines of invoices, taxes included.
pub(super) fn is_line_total(heading: &str) -> bool {
    words().is_one_of("line_totals", &fold(heading))
}

/// What the kind of a document means for a list of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentWord {
    Claim,
    /// It counts against claims.
    Credit,
    Payment,
    NoClaim,
}

/// What a cell with the kind of the document says.
pub(super) fn document(text: &str) -> Option<DocumentWord> {
    let folded = fold(text);
    let words = words();
    if words.is_one_of("payment_documents", &folded) {
        return Some(DocumentWord::Payment);
    }
    if words.is_one_of("draft_documents", &folded) {
        return Some(DocumentWord::NoClaim);
    }
    if words.is_one_of("credit_documents", &folded) {
        return Some(DocumentWord::Credit);
    }
    words
        .is_one_of("invoice_documents", &folded)
        .then_some(DocumentWord::Claim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        for (text, folded) in [
            ("  Días  de Mora ", "dias de mora"),
            ("Nº Factura", "no factura"),
            ("AT. CLIENTE/EMPRESA", "at cliente empresa"),
            ("Año", "ano"),
            ("Importe (€)", "importe"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn status_table() {
        use StatusWord::{Cancelled, Disputed, Draft, Open, Settled};
        for (text, expected) in [
            ("Paid", Some(Settled)),
            ("PAGADA", Some(Settled)),
            ("Cobrada", Some(Settled)),
            ("Pagado el 3/5", Some(Settled)),
            ("Pagado parcialmente", Some(Open)),
            ("Partially paid", Some(Open)),
            ("Not Paid", Some(Open)),
            ("not_paid", Some(Open)),
            ("In Payment", Some(Settled)),
            ("Pendiente de cobro", Some(Open)),
            ("Por cobrar", Some(Open)),
            ("Vencida", Some(Open)),
            ("Overdue 12 days", Some(Open)),
            ("Due in 5 days", Some(Open)),
            ("Awaiting Payment", Some(Open)),
            ("No pagada", Some(Open)),
            ("En disputa", Some(Disputed)),
            ("Anulada", Some(Cancelled)),
            ("VOIDED", Some(Cancelled)),
            ("Borrador", Some(Draft)),
            ("Draft", Some(Draft)),
            ("Jalisco", None),
            ("", None),
        ] {
            assert_eq!(status(text), expected, "{text:?}");
        }
    }

    #[test]
    fn flags_types_totals_and_titles() {
        for (text, expected) in [
            ("Sí", Some(true)),
            ("Yes", Some(true)),
            ("NO", Some(false)),
            ("x", Some(true)),
            ("quizá", None),
        ] {
            assert_eq!(flag(text), expected, "{text:?}");
        }
        assert_eq!(disputed("En disputa"), Some(true));
        assert_eq!(debtor_type("Sin liquidez"), Some(DebtorTypeWord::Illiquid));
        for (text, expected) in [
            ("TOTAL GENERAL", true),
            ("Totales:", true),
            ("Subtotal Cliente", true),
            ("Total for Amy", true),
            ("Percentage of total", true),
            ("Percentil S.A.", false),
            ("Suma", true),
            ("Talleres", false),
            ("Sumadora S.A.", false),
            ("Totalán Gas", false),
        ] {
            assert_eq!(is_total(text), expected, "{text:?}");
        }
        for (text, expected) in [
            ("Payments", true),
            ("pagos_2024", true),
            ("Listado de cobros", true),
            ("cuentas_por_cobrar", false),
            ("es_facturas_con_cobro", false),
            ("INVOICES", false),
        ] {
            assert_eq!(is_payments_title(text), expected, "{text:?}");
        }
    }
}
