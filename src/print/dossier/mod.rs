//! The dossier of a client: what its template is filled with.

mod law;
mod money;
mod talk;

use chrono::{NaiveDateTime, Timelike};
use serde::Serialize;

use super::Press;
use super::shown::{ClientShown, HouseShown, clean, client, house};
use crate::clean::clean_lines;
use crate::domain::chain::ChainProblem;
use crate::domain::dossier::{Chain, ChainRow, Dossier, Told};
use crate::domain::person::Person;
use crate::i18n::Texts;

use law::LawShown;
use money::{
    CreditShown, InvoiceShown, PaymentShown, PlanShown, PromiseShown, ReductionShown, TotalShown,
};
use talk::{ContactShown, DisputeShown, MeasureShown, NoteShown};

/// What a dossier says, word for word. Empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct DossierPage {
    house: HouseShown,
    client: ClientShown,
    client_kind: String,
    people: Vec<PersonShown>,
    paper: &'static str,
    /// The day and the hour that it is about.
    date: String,
    time: String,
    /// The first day of it; empty when it is about all.
    since: String,
    left_out_events: usize,
    left_out_invoices: usize,
    left_out_notes: usize,
    totals: Vec<TotalShown>,
    invoices: Vec<InvoiceShown>,
    contacts: Vec<ContactShown>,
    promises: Vec<PromiseShown>,
    plans: Vec<PlanShown>,
    disputes: Vec<DisputeShown>,
    payments: Vec<PaymentShown>,
    credits: Vec<CreditShown>,
    reductions: Vec<ReductionShown>,
    notes: Vec<NoteShown>,
    service: String,
    collector: String,
    measures: Vec<MeasureShown>,
    law: LawShown,
    chain: ChainShown,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PersonShown {
    name: String,
    role: String,
    phones: Vec<String>,
    emails: Vec<String>,
}

/// Where something stands in the journal: its entry, when it was, and who wrote it down.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Source {
    entry: u32,
    at: String,
    author: String,
    imported: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ChainShown {
    rows: Vec<ChainLine>,
    entries: u32,
    /// The hash of the last entry, in groups.
    last: Vec<String>,
    /// All of it in one line that `cobro dossier --verify` reads.
    seal: String,
    /// The entries that are not what was recorded.
    broken: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ChainLine {
    entries: String,
    recorded_at: String,
    happened_at: String,
    author: String,
    kind: String,
    hash: String,
    emptied: bool,
    undone: bool,
}

impl DossierPage {
    /// A dossier in the words of a press.
    pub fn new(dossier: &Dossier, press: &Press) -> Self {
        let texts = &press.texts;
        let since = dossier.scope.since;
        let kind = dossier.client_kind;
        let collector = dossier.collected_by;
        Self {
            house: house(&press.house),
            client: client(&dossier.client),
            client_kind: kind
                .map_or_else(String::new, |(it, source)| texts.client_kind(it, source)),
            people: dossier.people.iter().map(|it| person(texts, it)).collect(),
            paper: press.print.paper.css(),
            date: texts.date_in_full(dossier.as_of.date()),
            time: dossier.as_of.format("%H:%M").to_string(),
            since: since.map_or_else(String::new, |it| texts.date_in_full(it)),
            left_out_events: dossier.left_out.events,
            left_out_invoices: dossier.left_out.invoices,
            left_out_notes: dossier.left_out.notes,
            totals: dossier
                .totals
                .iter()
                .map(|it| money::total(texts, it))
                .collect(),
            invoices: money::invoices(texts, &dossier.invoices),
            contacts: talk::contacts(texts, &dossier.contacts),
            promises: money::promises(texts, &dossier.promises),
            plans: money::plans(texts, &dossier.plans),
            disputes: talk::disputes(texts, &dossier.disputes),
            payments: money::payments(texts, &dossier.payments),
            credits: money::credits(texts, &dossier.credit_used),
            reductions: money::reductions(texts, &dossier.reductions),
            notes: talk::notes(texts, &dossier.notes),
            service: texts.get(&format!("service-state-{}", dossier.service.id())),
            collector: collector
                .map(|it| texts.get(&format!("collected-by-{}", it.id())))
                .unwrap_or_default(),
            measures: talk::measures(texts, &dossier.measures),
            law: law::law(texts, &dossier.interest, &dossier.rates),
            chain: chain(texts, &dossier.chain),
        }
    }
}

fn person(texts: &Texts, person: &Person) -> PersonShown {
    let stated = &person.stated;
    let numbers = stated.phones.iter().map(|it| clean(&texts.phone(it)));
    let whatsapp = stated.whatsapp.iter().map(|it| clean(&texts.phone(it)));
    let whatsapp = whatsapp.map(|it| format!("WhatsApp {it}"));
    PersonShown {
        name: clean(&stated.name),
        role: clean(stated.role.as_deref().unwrap_or_default()),
        phones: numbers.chain(whatsapp).collect(),
        emails: stated.emails.iter().map(|it| clean(it)).collect(),
    }
}

/// A moment in numbers; a day alone where the hour is not known.
fn moment(texts: &Texts, at: NaiveDateTime) -> String {
    let day = texts.day_in_numbers(at.date());
    match at.time().num_seconds_from_midnight() {
        0 => day,
        _ => format!("{day} {}", at.format("%H:%M")),
    }
}

fn source<T>(texts: &Texts, told: &Told<T>) -> Source {
    Source {
        entry: told.number,
        at: moment(texts, told.at),
        author: clean(&told.author),
        imported: told.imported,
    }
}

/// Words of several lines, line by line.
fn lines(text: &str) -> Vec<String> {
    clean_lines(text)
        .lines()
        .map(|it| it.trim_end().to_owned())
        .collect()
}

fn chain(texts: &Texts, chain: &Chain) -> ChainShown {
    let seal = chain.seal();
    let broken = chain.problems.iter().map(|it| match it {
        ChainProblem::Changed(row) | ChainProblem::HoldsAgain(row) => *row,
    });
    ChainShown {
        rows: chain.rows.iter().map(|it| chain_line(texts, it)).collect(),
        entries: seal.entries,
        last: groups(&seal.hash.to_string()),
        seal: seal.to_string(),
        broken: broken.collect(),
    }
}

fn chain_line(texts: &Texts, row: &ChainRow) -> ChainLine {
    /// Digits of a hash that are enough to tell it from others by eye.
    const SHOWN: usize = 16;
    let hash: String = row.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    ChainLine {
        entries: match row.facts {
            0 | 1 => row.number.to_string(),
            _ => format!("{}–{}", row.number, row.last()),
        },
        recorded_at: moment(texts, row.recorded_at),
        happened_at: moment(texts, row.happened_at),
        author: clean(&row.author),
        kind: texts.kind_of_entry(&row.kind),
        hash: groups(&hash[..SHOWN]).join(" "),
        emptied: row.emptied,
        undone: row.undone,
    }
}

/// Digits in groups of four, as one reads them aloud.
fn groups(digits: &str) -> Vec<String> {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(|it| it.iter().collect()).collect()
}
