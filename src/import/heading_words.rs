//! Takes a heading apart into words that can be compared.

use super::words::fold;

/// The words of a heading: accents, case, CamelCase and abbreviations folded, small words left out.
pub(super) fn tokens(heading: &str) -> Vec<String> {
    let spaced = split_camel(&without_dots(heading));
    let folded = fold(
        &spaced
            .replace('%', " porcentaje ")
            .replace(['#', 'º', '°'], " numero "),
    );
    let mut tokens: Vec<String> = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let full = unabbreviated(word, tokens.is_empty());
        // `Nº` and `N.º` come as two words for one.
        if full.is_empty()
            || (full == "numero" && tokens.last().is_some_and(|last| last == "numero"))
        {
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
        let is_acronym =
            letters.contains('.') && letters.split('.').all(|part| part.chars().count() == 1);
        if is_acronym {
            word.replace('.', "")
        } else {
            word.to_owned()
        }
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
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
            });
        if starts_word {
            spaced.push(' ');
        }
        spaced.push(*c);
    }
    spaced
}

fn unabbreviated(word: &str, is_first: bool) -> &str {
    match word {
        "de" | "del" | "la" | "el" | "los" | "las" | "the" | "of" | "al" | "su" | "en" | "y"
        | "and" | "for" | "para" => "",
        "n" | "no" | "nro" | "num" | "numero" | "numeros" | "nbr" | "nr" => "numero",
        "fec" | "fech" | "fcha" | "fch" | "fha" => "fecha",
        "f" if is_first => "fecha",
        "vto" | "vcto" | "vcmto" | "vmto" | "venc" | "vencto" | "vencim" | "vencimto" | "vtos"
        | "vtmo" => "vencimiento",
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

/// `document_create_date.1`, as some programs call the second column of a name.
pub(super) fn without_copy_number(heading: &str) -> &str {
    match heading.rsplit_once('.') {
        Some((name, number))
            if !name.is_empty()
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            name
        }
        _ => heading,
    }
}
