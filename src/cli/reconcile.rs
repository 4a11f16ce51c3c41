//! `cobro reconcile [--accept ID…] [--skip ID…] [--auto-certain]`: which invoices the credits on the bank account pay. Without
//! options it only proposes.
//!
//! JSON: without options `[{id, account, booked_on, …as in cobro bank, recorded: {code, name, entry, on} or null (a payment of
//! this amount that was written down before), proposals: [{code, name, verdict, invoices: [{invoice, amount}], credit,
//! evidence: [{kind, found, text}]}]}]`, `verdict` one of `certain`, `likely`, `possible`; with options `{accepted: [{id, code,
//! name, entry, amount, currency}], skipped, refused: [{id, kind, text}]}`.

use serde_json::{Value, json};

use super::bank::movement_value;
use super::failure::Failure;
use super::json::amount;
use super::output::Done;
use super::session::Session;
use crate::app::{Acceptance, Accepted, AppError, Book, Credit, Reconciling};
use crate::domain::matching::{Proposal, Verdict};
use crate::domain::money::Money;
use crate::domain::movement::MovementId;
use crate::store::DebtorId;

/// What to accept, and what to leave out.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "MOVEMENT")]
    accept: Vec<String>,
    #[arg(long, value_name = "MOVEMENT")]
    skip: Vec<String>,
    #[arg(long)]
    auto_certain: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if args.accept.is_empty() && args.skip.is_empty() && !args.auto_certain {
        return list(session, &session.book()?);
    }
    let mut book = session.book()?;
    let found = book.reconciling()?;
    let skipped: Vec<MovementId> = args
        .skip
        .iter()
        .map(|id| named(&found, id).map(|it| it.id))
        .collect::<Result<_, _>>()?;
    let mut wanted: Vec<Acceptance> = args
        .accept
        .iter()
        .map(|asked| acceptance(session, &book, &found, asked))
        .collect::<Result<_, _>>()?;
    if args.auto_certain {
        let more = certain(&found)
            .filter(|it| !skipped.contains(&it.id) && wanted.iter().all(|known| known.id != it.id));
        let more: Vec<Acceptance> = more.collect();
        wanted.extend(more);
    }
    let accepted = match wanted.is_empty() {
        true => Accepted::default(),
        false => book.accept_movements(&wanted)?,
    };
    let skipped = match skipped.is_empty() {
        true => 0,
        false => book.skip_movements(&skipped)?,
    };
    told(session, &book, &accepted, skipped)
}

/// The proposals that are certain, one for each credit.
fn certain(found: &Reconciling) -> impl Iterator<Item = Acceptance> + '_ {
    found.credits.iter().filter_map(|credit| {
        let first = credit.proposals.first()?;
        (first.verdict == Verdict::Certain).then(|| accepting(credit.id, first))
    })
}

fn accepting(id: MovementId, proposal: &Proposal) -> Acceptance {
    Acceptance {
        id,
        debtor: proposal.debtor,
        shares: proposal.shares.clone(),
    }
}

/// The only credit whose id begins so.
fn named<'f>(found: &'f Reconciling, asked: &str) -> Result<&'f Credit, Failure> {
    let asked = asked.trim().to_lowercase();
    let mut meant = found
        .credits
        .iter()
        .filter(|it| it.id.to_string().starts_with(&asked));
    match (meant.next(), meant.next()) {
        (Some(credit), None) if asked.len() >= 4 => Ok(credit),
        _ => Err(Failure::App(AppError::WhichMovement(asked))),
    }
}

/// `ID`, `ID=2` or `ID=CODE`.
fn acceptance(
    session: &Session,
    book: &Book,
    found: &Reconciling,
    asked: &str,
) -> Result<Acceptance, Failure> {
    let (id, which) = asked.split_once('=').unwrap_or((asked, "1"));
    let credit = named(found, id)?;
    let place: Option<usize> = which.parse().ok().filter(|it| (1..10).contains(it));
    if let Some(place) = place {
        let proposal = credit.proposals.get(place - 1);
        let missing = || {
            let places = [("id", credit.id.short().into())];
            Failure::Told(
                "no_proposal",
                session.with("cli-reconcile-no-proposal", &places),
            )
        };
        return proposal
            .map(|it| accepting(credit.id, it))
            .ok_or_else(missing);
    }
    let debtor = book.find(which)?;
    let proposal = credit.proposals.iter().find(|it| it.debtor == debtor);
    Ok(match proposal {
        Some(proposal) => accepting(credit.id, proposal),
        None => Acceptance {
            id: credit.id,
            debtor,
            shares: Vec::new(),
        },
    })
}

fn told(
    session: &Session,
    book: &Book,
    accepted: &Accepted,
    skipped: usize,
) -> Result<Done, Failure> {
    let texts = &session.texts;
    let debtors: Vec<DebtorId> = accepted.done.iter().map(|it| it.1).collect();
    let rows = book.store().rows(&debtors)?;
    let whose = |debtor: DebtorId| {
        let row = rows.iter().find(|row| row.debtor == debtor);
        row.map(|row| (row.code.clone(), row.name.clone()))
            .unwrap_or_default()
    };
    let refused = || {
        let refused = accepted.refused.iter();
        let refused = refused.map(|(id, why)| (*id, why.id(), texts.refusal(why)));
        let marked = accepted.marked.iter();
        refused.chain(marked.map(|id| (*id, "marked", texts.get("cli-reconcile-marked"))))
    };
    let value = || {
        let done = accepted.done.iter().map(|(id, debtor, entry, money)| {
            let (code, name) = whose(*debtor);
            json!({
                "id": id.to_string(), "code": code, "name": name, "entry": entry,
                "amount": amount(money.amount, money.currency), "currency": money.currency.code(),
            })
        });
        let refused = refused()
            .map(|(id, kind, text)| json!({ "id": id.to_string(), "kind": kind, "text": text }));
        json!({
            "accepted": done.collect::<Vec<_>>(),
            "skipped": skipped,
            "refused": refused.collect::<Vec<_>>(),
        })
    };
    let text = || {
        let done = accepted.done.iter().map(|(_, debtor, _, money)| {
            let places = [
                ("name", whose(*debtor).1.into()),
                ("money", texts.money(*money).into()),
            ];
            texts.with("cli-reconcile-accepted", &places)
        });
        let mut lines: Vec<String> = done.collect();
        if skipped > 0 {
            lines.push(texts.with("cli-reconcile-skipped", &[("count", skipped.into())]));
        }
        lines.extend(refused().map(|(id, _, why)| {
            let places = [("id", id.short().into()), ("why", why.into())];
            texts.with("cli-reconcile-refused", &places)
        }));
        if lines.is_empty() {
            lines.push(texts.get("cli-reconcile-nothing"));
        }
        lines.join("\n")
    };
    let left_out = refused().next().is_some();
    Ok(Done::either(session.json, value, text).with_code(if left_out { 3 } else { 0 }))
}

fn list(session: &Session, book: &Book) -> Result<Done, Failure> {
    let found = book.reconciling()?;
    let value = || {
        found
            .credits
            .iter()
            .map(|it| credit_value(session, &found, it))
            .collect()
    };
    Ok(Done::either(session.json, value, || {
        if found.credits.is_empty() {
            return session.texts.get("cli-reconcile-none");
        }
        let each: Vec<String> = found
            .credits
            .iter()
            .map(|it| credit_text(session, &found, it))
            .collect();
        each.join("\n\n")
    }))
}

fn names(found: &Reconciling, debtor: DebtorId) -> (&str, &str) {
    let names = found.names.get(&debtor);
    names
        .map(|(code, name)| (code.as_str(), name.as_str()))
        .unwrap_or_default()
}

fn credit_value(session: &Session, found: &Reconciling, credit: &Credit) -> Value {
    let currency = credit.movement.money.currency;
    let mut value = movement_value(&credit.movement);
    value["id"] = credit.id.to_string().into();
    value["recorded"] = credit.recorded.map_or(Value::Null, |it| {
        let (code, name) = names(found, it.debtor);
        json!({ "code": code, "name": name, "entry": it.number, "on": it.on })
    });
    let proposals = credit.proposals.iter().map(|proposal| {
        let (code, name) = names(found, proposal.debtor);
        let invoices = proposal.shares.iter();
        let invoices = invoices.map(
            |(number, share)| json!({ "invoice": number, "amount": amount(*share, currency) }),
        );
        let evidence = proposal.evidence.iter().map(|it| {
            json!({ "kind": it.id(), "found": it.found(), "text": session.texts.payment_evidence(it) })
        });
        let left = credit.movement.money.amount - proposal.used();
        json!({
            "code": code, "name": name, "verdict": proposal.verdict.id(),
            "invoices": invoices.collect::<Vec<_>>(), "credit": amount(left, currency),
            "evidence": evidence.collect::<Vec<_>>(),
        })
    });
    value["proposals"] = proposals.collect();
    value
}

fn credit_text(session: &Session, found: &Reconciling, credit: &Credit) -> String {
    let texts = &session.texts;
    let movement = &credit.movement;
    let places = [
        ("id", credit.id.short().into()),
        ("day", texts.day_in_numbers(movement.booked_on).into()),
        ("money", texts.money(movement.money).into()),
        ("who", texts.said_by_bank(movement).into()),
    ];
    let mut lines = vec![texts.with("cli-reconcile-head", &places)];
    if let Some(it) = credit.recorded {
        let places = [
            ("name", names(found, it.debtor).1.into()),
            ("day", texts.day_in_numbers(it.on).into()),
        ];
        lines.push(format!("  ! {}", texts.with("reconcile-recorded", &places)));
    }
    for (proposal, place) in credit.proposals.iter().zip(1..) {
        let name = names(found, proposal.debtor).1;
        let (verdict, invoices) = (texts.verdict(proposal), texts.proposed_invoices(proposal));
        lines.push(format!("  {place} {verdict}: {name} · {invoices}"));
        let mut why = texts.all_evidence(proposal);
        let left = movement.money.amount - proposal.used();
        if !left.is_zero() {
            let money = texts.money(Money::new(left, movement.money.currency));
            why = format!(
                "{why}; {}",
                texts.with("reconcile-credit", &[("money", money.into())])
            );
        }
        lines.push(format!("    {why}"));
    }
    if credit.proposals.is_empty() {
        lines.push(format!("  {}", texts.get("reconcile-nobody")));
    }
    lines.join("\n")
}
