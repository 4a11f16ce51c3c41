//! `cobro type DEBTOR TYPE`: sets why a client does not pay, in the words of the language or by the English name.
//!
//! JSON: `{code, name, type, before, recorded}`; nothing is recorded when it is that type already and no reason is given.

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::debtor::DebtorType;
use crate::domain::search::fold;
use crate::i18n::{LANGUAGES, Texts};

/// Whose type, which, and why.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Code, tax id, name or part of the name.
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    /// The type, in one word or two.
    #[arg(value_name = "TYPE", required = true, num_args = 1..)]
    debtor_type: Vec<String>,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let wanted = parse(&session.texts, &args.debtor_type.join(" "))?;
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let account = book.debtor(debtor)?.account;
    let reason = args
        .reason
        .as_deref()
        .map(|text| clean_text(text, TEXT_LENGTH).into_owned());
    let about = book.set_type(&[debtor], wanted, reason.filter(|text| !text.is_empty()))?;
    let recorded = !about.is_empty();
    let details = &account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "type": wanted.id(),
            "before": account.debtor_type.id(),
            "recorded": recorded,
        })
    };
    Ok(Done::either(session.json, value, || {
        let places = [
            ("name", details.display_name().into()),
            ("type", session.texts.debtor_type(wanted).into()),
            (
                "before",
                session.texts.debtor_type(account.debtor_type).into(),
            ),
        ];
        let id = if recorded {
            "cli-typed"
        } else {
            "cli-typed-already"
        };
        session.with(id, &places)
    }))
}

/// The type that is meant: by its English name, its word in any language, or the beginning of one.
pub(super) fn parse(texts: &Texts, written: &str) -> Result<DebtorType, Failure> {
    let wanted = fold(written.trim());
    let mut beginning = None;
    for language in LANGUAGES {
        let texts = Texts::for_language(Some(language));
        for each in DebtorType::ALL {
            for word in [each.id().to_owned(), fold(&texts.debtor_type(each))] {
                // `olvidadiza` is the same as `olvidadizo`.
                let feminine = word.strip_suffix('o').map(|stem| format!("{stem}a"));
                if word == wanted || feminine.as_deref() == Some(wanted.as_str()) {
                    return Ok(each);
                }
                if wanted.len() >= 3
                    && word.starts_with(&wanted)
                    && beginning.is_none_or(|it| it == each)
                {
                    beginning = Some(each);
                }
            }
        }
    }
    beginning.ok_or_else(|| {
        let known: Vec<String> = DebtorType::ALL
            .iter()
            .map(|each| format!("{} ({})", texts.debtor_type(*each), each.id()))
            .collect();
        let places = [
            ("value", written.into()),
            ("known", known.join(", ").into()),
        ];
        Failure::Usage(texts.with("cli-bad-type", &places))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_their_words() {
        let texts = Texts::for_language(Some("es"));
        for (written, meant) in [
            ("forgetful", DebtorType::Forgetful),
            ("Olvidadiza", DebtorType::Forgetful),
            ("sin liquidez", DebtorType::Illiquid),
            ("illiquid", DebtorType::Illiquid),
            ("discon", DebtorType::Disputing),
            ("sin clasificar", DebtorType::Unclassified),
        ] {
            assert_eq!(parse(&texts, written).ok(), Some(meant), "{written}");
        }
        assert!(parse(&texts, "x").is_err());
        assert!(parse(&texts, "moroso").is_err());
    }
}
