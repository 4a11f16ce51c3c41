//! What people are called at the head of a message.

use crate::domain::search::fold;

/// Words that a department's name has and a person's has not.
const DEPARTMENTS: [&str; 22] = [
    "account",
    "accounting",
    "accounts",
    "administracion",
    "billing",
    "cobros",
    "compras",
    "contabilidad",
    "department",
    "departamento",
    "dept",
    "dpto",
    "facturacion",
    "finance",
    "finanzas",
    "gerencia",
    "office",
    "oficina",
    "pagos",
    "payable",
    "proveedores",
    "tesoreria",
];

/// A name as it is kept, as one writes it: `RUIZ GARCÍA, ANA` is Ana Ruiz García.
pub(super) fn tidy(name: &str) -> String {
    let name = name.trim();
    let in_order = match name.split_once(',') {
        Some((family, given)) if !given.contains(',') && !given.trim().is_empty() => {
            format!("{} {}", given.trim(), family.trim())
        }
        _ => name.to_owned(),
    };
    let loud = in_order.chars().filter(|it| it.is_alphabetic()).count() > 3
        && !in_order.chars().any(char::is_lowercase);
    let words = in_order.split_whitespace();
    let words = words.map(|word| match loud {
        true => capitalised(word),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut start = true;
    let letters = word.chars().flat_map(|letter| {
        let first = std::mem::replace(&mut start, !letter.is_alphabetic());
        let lower: Vec<char> = match first {
            true => vec![letter],
            false => letter.to_lowercase().collect(),
        };
        lower
    });
    letters.collect()
}

/// Whether a name is that of a department rather than of a person.
pub(super) fn is_department(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(|it: char| !it.is_alphanumeric());
    words.any(|word| DEPARTMENTS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_one_says_them() {
        for (kept, said) in [
            ("Ana Ruiz", "Ana Ruiz"),
            ("RUIZ GARCÍA, ANA", "Ana Ruiz García"),
            ("  Núñez,  Elvira ", "Elvira Núñez"),
            ("JOSÉ-LUIS O'HARA", "José-Luis O'Hara"),
            ("ANA", "ANA"),
            ("Ruiz, Ana, contabilidad", "Ruiz, Ana, contabilidad"),
            ("", ""),
        ] {
            assert_eq!(tidy(kept), said);
        }
    }

    #[test]
    fn departments_are_not_greeted_by_name() {
        for (name, department) in [
            ("Dpto. de Administración", true),
            ("CONTABILIDAD", true),
            ("Accounts payable", true),
            ("Ana Pagosa", false),
            ("Elvira Núñez", false),
        ] {
            assert_eq!(is_department(name), department, "{name}");
        }
    }
}
