//! The language of patterns: regular expressions over folded text ([`super::folded`]), made readable for phrases.
//!
//! | written | means |
//! |---|---|
//! | `es un moroso` | the words, whole; accents and capitals don't matter, `ñ` is also `n` (`\ñ` is only `ñ`), `'` may be left out |
//! | `moros~` | a word that begins so |
//! | `(uno\|otro)`, `otros?`, `un[oa]` | as in regular expressions |
//! | `es <usted> un` | a word that may be there; before a gap no more than one |
//! | ` .. `, ` ... ` | up to two, up to six words between, in one sentence |
//! | `@pay` | the words of that name in the table `[words]` |
//! | `^ pague` | at the beginning of a sentence |
//! | `ahora $` | at the end of one |
//! | `=!{2,}` | a regular expression as it is, nothing added |

use std::collections::BTreeMap;

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// A word between two others: anything without a blank that ends no sentence, or a title that ends in a full stop.
const BETWEEN: &str = r"(?: (?:(?:[^ \n?!<>][^ \n]*)?[^ \n.;:!?]|(?:uds?|vds?|sra?|dra?|sres|s\.l|s\.a|mrs?|ms|ltd|inc)\.))";

/// How deep the names of words may refer to each other.
const DEEPEST: usize = 4;

/// Bytes that a compiled pattern may take.
const LARGEST: usize = 64 << 20;

/// Bytes that looking for several at once may keep for the next time.
const KEPT: usize = 16 << 20;

/// Named words.
pub(super) type Words = BTreeMap<String, String>;

/// The regular expression for one pattern.
///
/// # Errors
/// Why it is no good.
pub(super) fn expanded(pattern: &str, words: &Words) -> Result<String, String> {
    if let Some(raw) = pattern.strip_prefix('=') {
        return Ok(format!("(?:{raw})"));
    }
    let (start, body) = match pattern.strip_prefix("^ ") {
        Some(body) => (r#"(?:^|[.!?:;\n"] ?)[<>]?(?:- )?"#, body),
        None => (r"\b", pattern),
    };
    let (end, body) = match body.strip_suffix(" $") {
        Some(body) => (r"(?:[.!?:;\n]| ?$)", body),
        None => (r"\b", body),
    };
    Ok(format!("{start}(?:{}){end}", phrase(body, words, 0)?))
}

fn phrase(text: &str, words: &Words, depth: usize) -> Result<String, String> {
    let mut made = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if let Some(next) = rest.strip_prefix(" ... ") {
            made.push_str(&format!(",?{BETWEEN}{{0,6}} "));
            rest = next;
            continue;
        }
        if let Some(next) = rest.strip_prefix(" .. ") {
            made.push_str(&format!(",?{BETWEEN}{{0,2}} "));
            rest = next;
            continue;
        }
        rest = after;
        match letter {
            '~' => made.push_str("[a-zN']*"),
            '\'' | '’' => made.push_str("'?"),
            'ñ' => made.push_str("[nN]"),
            '\\' => match after.chars().next() {
                Some('ñ') => {
                    made.push('N');
                    rest = &after['ñ'.len_utf8()..];
                }
                Some(next) => {
                    made.push('\\');
                    made.push(next);
                    rest = &after[next.len_utf8()..];
                }
                None => return Err("\\".to_owned()),
            },
            '<' => {
                let close = after.find('>').ok_or("<…>")?;
                let inside = phrase(&after[..close], words, depth)?;
                rest = &after[close + 1..];
                let gap = rest.starts_with(" .. ") || rest.starts_with(" ... ");
                rest = match rest.strip_prefix(' ').filter(|_| !gap) {
                    Some(next) => {
                        made.push_str(&format!("(?:(?:{inside}),? )?"));
                        next
                    }
                    None => {
                        let blank = made.ends_with(' ');
                        made.truncate(made.trim_end_matches(' ').len());
                        let blank = if blank { ",? " } else { "" };
                        made.push_str(&format!("(?:{blank}(?:{inside}))?"));
                        rest
                    }
                };
            }
            '@' => {
                let length = after
                    .find(|it: char| !it.is_ascii_lowercase() && it != '_')
                    .unwrap_or(after.len());
                let name = &after[..length];
                let class = words.get(name).filter(|_| depth < DEEPEST);
                let class = class.ok_or_else(|| format!("@{name}"))?;
                made.push_str(&format!("(?:{})", phrase(class, words, depth + 1)?));
                rest = &after[length..];
            }
            letter if letter.is_ascii() => made.push(letter.to_ascii_lowercase()),
            letter => made.push_str(&crate::domain::search::fold(&letter.to_string())),
        }
    }
    Ok(made)
}

/// Compiles one regular expression.
///
/// # Errors
/// Why it is no good.
pub(super) fn regex(text: &str) -> Result<Regex, String> {
    let made = RegexBuilder::new(text)
        .unicode(false)
        .size_limit(LARGEST)
        .build();
    made.map_err(|error| first_words(&error.to_string()))
}

/// Compiles several, to be looked for at once.
///
/// # Errors
/// Why they are no good, or that they are too many.
pub(super) fn set(texts: &[&str]) -> Result<RegexSet, String> {
    let made = RegexSetBuilder::new(texts)
        .unicode(false)
        .size_limit(LARGEST)
        .dfa_size_limit(KEPT)
        .build();
    made.map_err(|error| first_words(&error.to_string()))
}

/// The last line of what the compiler of patterns says, which is the reason.
fn first_words(message: &str) -> String {
    let last = message.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

/// Compiles what makes a quotation of what follows: words of saying at the end of what stands before it.
///
/// # Errors
/// Why they are no good.
pub(super) fn saying(pattern: &str, words: &Words) -> Result<String, String> {
    let said = phrase(pattern, words, 0)?;
    Ok(format!(r"\b(?:{said})(?:,?{BETWEEN}){{0,3}}[ ,:]*$"))
}

#[cfg(test)]
mod tests {
    use super::super::folded::Folded;
    use super::*;

    fn words() -> Words {
        let pairs = [
            ("usted", "usted|ud\\.|tú"),
            ("pay", "pag~|abon~"),
            ("both", "@usted @pay"),
        ];
        pairs
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into()
    }

    #[test]
    fn patterns_find_phrases_as_people_write_them() {
        for (pattern, text, found) in [
            ("es <@usted> un moroso", "Es Ud. un MOROSO.", true),
            ("es <@usted> un moroso", "es un moroso", true),
            ("es <@usted> un moroso", "es un morosón", false),
            ("moros~", "morosidad", true),
            ("moros~", "amorosos", false),
            ("engaño", "un engano", true),
            ("co\\ño", "un cono", false),
            ("co\\ño", "¡Coño!", true),
            ("no .. pagar", "no le queremos pagar", true),
            ("no .. pagar", "no es así. Hay que pagar", false),
            ("no .. pagar", "no a S.L. pagar", true),
            ("no ... pagar", "no, a mí me dijo que pagar", true),
            ("no .. pagar", "no\n\nquiere pagar", false),
            ("@both ya", "usted pague ya", true),
            ("^ pague", "Hola. Pague", true),
            ("^ pague", "que pague", false),
            ("ahora $", "hágalo ahora!", true),
            ("ahora $", "ahora mismo", false),
            ("don't", "Dont", true),
            ("don't", "don’t", true),
            ("=!{2,}", "¡ya!!", true),
            ("pague <ya>", "pague", true),
            ("pague <ya> .. factura", "pague esa misma factura", true),
            ("pague <ya> .. factura", "pague ya la factura", true),
        ] {
            let compiled = regex(&expanded(pattern, &words()).expect(pattern)).expect(pattern);
            let folded = Folded::of(text);
            assert_eq!(compiled.is_match(&folded.bytes), found, "{pattern}: {text}");
        }
    }

    #[test]
    fn a_pattern_that_is_no_good_says_why() {
        for pattern in ["@nobody", "uno <dos", "uno\\"] {
            assert!(expanded(pattern, &words()).is_err(), "{pattern}");
        }
        assert_eq!(regex("(uno").expect_err("unclosed"), "unclosed group");
    }
}
