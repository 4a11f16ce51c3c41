//! What can be wrong with a file of messages: it can't be read, it says nothing, it can't be filled in, or it does not give a
//! word for every form of address.

use std::path::Path;

use toml::Spanned;

use super::super::filling::{Source, not_allowed};
use super::fields::*;
use super::set::TemplateSet;
use super::shared::Shared;
use super::{Template, WRITTEN, Wording};
use crate::config::{Address, FileProblem};

/// What chooses among forms of address, and among regions, with how many words it takes.
const CHOICES: [(&str, usize); 2] = [("you", 3), ("here", 2)];

/// A template from the text of its file.
pub(super) fn read_template(path: &Path, text: &str) -> Result<Template, FileProblem> {
    let mut template: Template =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    name.as_ref().clone_into(&mut template.id);
    template.source = Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    match template.unfit() {
        None => Ok(template),
        Some(problem) => Err(problem),
    }
}

/// What messages share, from the text of its file.
pub(super) fn shared(path: &Path, text: &str) -> Result<Shared, FileProblem> {
    let mut shared: Shared =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    shared.source = Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let parts = shared.parts.iter().map(|(name, it)| ("parts", name, it));
    let blocks = shared.blocks.iter().map(|(name, it)| ("blocks", name, it));
    for (table, name, text) in parts.chain(blocks) {
        let key = format!("{table}.{name}");
        if let Some(problem) = unfit_choice(&shared.source, &key, text) {
            return Err(problem);
        }
    }
    for fields in samples() {
        shared.values(&fields)?;
    }
    Ok(shared)
}

/// Whether a file of shared texts has all that other templates ask for.
pub(super) fn shared_as_before(theirs: &Shared, own: &Shared) -> Result<(), FileProblem> {
    let lacks = own
        .names()
        .find(|name| theirs.names().all(|it| it != *name));
    match lacks {
        None => Ok(()),
        Some((table, name)) => {
            let key = format!("{table}.{name}");
            let trouble = not_allowed(&key, "-", "\"…\"");
            Err(theirs.source.problem(None, trouble))
        }
    }
}

/// Whether a template can be filled in for whoever it may be for.
pub(super) fn fills(set: &TemplateSet, template: &Template) -> Result<(), FileProblem> {
    for fields in samples() {
        if template.missing(&fields).is_some() {
            continue;
        }
        for channel in WRITTEN {
            set.fill(template, channel, "es", &fields)?;
        }
    }
    Ok(())
}

impl Template {
    fn wordings(&self) -> impl Iterator<Item = (&'static str, &Wording)> {
        let each = WRITTEN.into_iter();
        each.filter_map(|channel| Some((channel.id(), self.own_wording(channel)?)))
    }

    /// What is wrong with it by itself.
    fn unfit(&self) -> Option<FileProblem> {
        let source = &self.source;
        let problem = |key: &str, value: &str, allowed: &str| {
            Some(source.problem(None, not_allowed(key, value, allowed)))
        };
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=40).contains(&self.id.len()) || !self.id.chars().all(fits) {
            return problem("id", &self.id, "a–z 0–9 _, 1–40");
        }
        if self.title.trim().is_empty() {
            return problem("title", "", "\"…\"");
        }
        if self.channels().is_empty() {
            return problem(
                "email, whatsapp, sms, letter",
                "-",
                "[email] subject, text…",
            );
        }
        self.wordings()
            .find_map(|(channel, it)| self.unfit_wording(channel, it))
    }

    fn unfit_wording(&self, channel: &str, words: &Wording) -> Option<FileProblem> {
        let has_subject = matches!(channel, "email" | "letter");
        let told = |key: &str, value: &str, allowed: &str, at: Option<usize>| {
            let key = format!("{channel}.{key}");
            Some(self.source.problem(at, not_allowed(&key, value, allowed)))
        };
        let line = |text: &Spanned<String>| Some(self.source.line_of(text));
        match &words.subject {
            None if has_subject => return told("subject", "-", "\"…\"", line(&words.text)),
            Some(subject) if !has_subject => {
                return told("subject", subject.get_ref(), "-", line(subject));
            }
            _ => {}
        }
        if let Some(html) = words.html.as_ref().filter(|_| channel != "email") {
            return told("html", "…", "[email]", line(html));
        }
        if words.text.get_ref().trim().is_empty() {
            return told("text", "", "\"…\"", line(&words.text));
        }
        let texts = [
            ("text", Some(&words.text)),
            ("subject", words.subject.as_ref()),
            ("html", words.html.as_ref()),
        ];
        texts.into_iter().find_map(|(key, text)| {
            let key = format!("{channel}.{key}");
            unfit_choice(&self.source, &key, text?)
        })
    }
}

/// A choice without a word for each of what it chooses among. Filling a text in would find it only where it is reached.
fn unfit_choice(source: &Source, key: &str, text: &Spanned<String>) -> Option<FileProblem> {
    let words = text.get_ref();
    CHOICES.into_iter().find_map(|(name, wanted)| {
        let (at, given) = calls(words, name).find(|(_, given)| *given != wanted)?;
        let line = source.line_of(text) + words[..at].matches('\n').count();
        let names = match name {
            "you" => Address::ALL.map(Address::id).join(", "),
            _ => "spain, america".to_owned(),
        };
        let value = format!("{name}({given})");
        let allowed = format!("{name}({wanted}): {names}");
        Some(source.problem(Some(line), not_allowed(key, &value, &allowed)))
    })
}

/// Where a function is called in a text, and with how many words.
fn calls<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let found = text.match_indices(name);
    found.filter_map(move |(at, _)| {
        let before = text[..at].chars().next_back();
        let whole = before.is_none_or(|it| !it.is_alphanumeric() && it != '_' && it != '.');
        let inside = text[at + name.len()..].trim_start().strip_prefix('(')?;
        let in_code = text[..at].rfind("{{").max(text[..at].rfind("{%"));
        let closed = text[..at].rfind("}}").max(text[..at].rfind("%}"));
        (whole && in_code > closed).then(|| (at, arguments(inside)))
    })
}

/// How many arguments stand before the bracket that closes.
fn arguments(inside: &str) -> usize {
    let (mut quote, mut depth, mut count, mut empty) = (None, 0_u32, 0, true);
    for letter in inside.chars() {
        match (quote, letter) {
            (Some(open), it) if it == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => (quote, empty) = (Some(letter), false),
            (None, '(') => depth += 1,
            (None, ')') if depth == 0 => break,
            (None, ')') => depth -= 1,
            (None, ',') if depth == 0 => count += 1,
            (None, it) if it.is_whitespace() => {}
            (None, _) => empty = false,
        }
    }
    if empty { 0 } else { count + 1 }
}

/// What messages are tried with: everything known, hardly anything known; one invoice and several; each form of address.
pub(super) fn samples() -> Vec<Fields> {
    let mut samples = Vec::new();
    for address in Address::ALL {
        for several in [false, true] {
            for known in [false, true] {
                samples.push(sample(address, several, known));
            }
        }
    }
    samples
}

fn sample(address: Address, several: bool, known: bool) -> Fields {
    let text = |words: &str| {
        if known {
            words.to_owned()
        } else {
            String::new()
        }
    };
    let list = list(if several { 23 } else { 1 }, known);
    let promise = |instalment| PromiseFields {
        amount: "120,00 €".into(),
        missing: text("20,00 €"),
        paid: text("100,00 €"),
        instalment,
        covers: list.clone(),
        ..PromiseFields::default()
    };
    let instalment = InstalmentFields {
        number: 1,
        ..InstalmentFields::default()
    };
    Fields {
        name: text("Ana Ruiz"),
        person: text("Ana Ruiz"),
        first_name: text("Ana"),
        client: "Talleres Ibáñez S.L.".into(),
        author: text("Marta Soler"),
        signature: if known {
            vec!["Casa".into(), "+34 976".into()]
        } else {
            Vec::new()
        },
        house: HouseFields {
            name: text("Casa"),
            email: text("a@example.com"),
            phone: text("+34 976"),
            ..HouseFields::default()
        },
        overdue: list.clone(),
        upcoming: list.clone(),
        open: list.clone(),
        ways: if known { ways() } else { WaysFields::default() },
        promise: Some(promise(several)),
        broken: Some(promise(several)),
        kept: Some(promise(several)),
        plan: Some(PlanFields {
            count: 2,
            paid: usize::from(known),
            broken: several,
            next: known.then(|| instalment.clone()),
            instalments: vec![instalment.clone(), instalment],
            covers: list.clone(),
            ..PlanFields::default()
        }),
        dispute: Some(DisputeFields {
            invoice: "F-9".into(),
            reason: text("el precio"),
            resolved: several,
            outcome: if known { "credited" } else { "" },
            balance: text("20,00 €"),
            ..DisputeFields::default()
        }),
        interest: known.then(|| InterestFields {
            total: "40,00 €".into(),
            ..InterestFields::default()
        }),
        terms: TermsFields {
            deposit: text("30 %"),
            prepayment: known,
            suspension_note: text("no se entregan pedidos"),
            suspension_days: u32::from(known) * 45,
            ..TermsFields::default()
        },
        payment: Some(PaymentFields::default()),
        call: known.then(CallFields::default),
        tried_on: text("jueves"),
        may_ask_why: known,
        friend: address == Address::Tu,
        america: several,
        address: Some(address),
        ..Fields::default()
    }
}

fn list(count: usize, known: bool) -> ListFields {
    let invoice = |at: usize| InvoiceFields {
        number: format!("F-{at}"),
        balance: "120,00 €".into(),
        days: if known { 12 } else { 0 },
        in_part: known,
        charge: if known {
            "interés".into()
        } else {
            String::new()
        },
        ..InvoiceFields::default()
    };
    let invoices: Vec<InvoiceFields> = (1..=count).map(invoice).collect();
    let text = |words: &str| {
        if known {
            words.to_owned()
        } else {
            String::new()
        }
    };
    ListFields {
        count,
        total: "120,00 €".into(),
        subtotal: text("140,00 €"),
        credit: text("20,00 €"),
        first: invoices.first().cloned(),
        invoices,
    }
}

fn ways() -> WaysFields {
    WaysFields {
        any: true,
        accounts: vec![AccountFields::default()],
        link: "https://pay.example.com".into(),
        others: vec!["Bizum".into()],
        reference: "C001".into(),
    }
}
