//! What a dossier says on paper, and that none of its rows is cut.

use chrono::{Days, NaiveDate, NaiveDateTime};
use cobro::config::{Config, Paper};
use cobro::domain::account::Account;
use cobro::domain::chain::{Following, GENESIS, Link, content_hash};
use cobro::domain::contact::Contact;
use cobro::domain::debtor::Details;
use cobro::domain::dossier::{Chain, ChainRow, Dossier, Scope, Seal, Sources};
use cobro::domain::fact::{
    Allocation, BatchId, Channel, CreditNote, Direction, DisputeOpened, DisputeOutcome,
    DisputeReason, DisputeResolved, Entry, Fact, HandedOver, Instalment, InvoiceStated, Note,
    Outcome, Payment, PaymentMethod, PersonStated, PlanAgreed, PromiseMade, Reversal,
    ServiceChanged, WriteOff,
};
use cobro::domain::interest::{LegalRate, late_interest};
use cobro::domain::money::Currency;
use cobro::domain::service::{Collector, ServiceState};
use cobro::domain::written::Written;
use cobro::print::pdf::{layout, read};
use rust_decimal::Decimal;

use crate::sample::{now, press};

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn invoice(number: &str, issued_on: &str, due_on: &str, total: i64) -> Fact {
    let stated = InvoiceStated {
        number: number.into(),
        issued_on: day(issued_on),
        due_on: day(due_on),
        total: Decimal::new(total, 2),
        currency: Currency::EUR,
        instalments: Vec::new(),
        notes: None,
        uuid: None,
        corrects: Vec::new(),
    };
    stated.into()
}

fn payment(amount: i64, invoice: &str) -> Fact {
    let amount = Decimal::new(amount, 2);
    let payment = Payment {
        movement: None,
        amount,
        currency: Currency::EUR,
        allocations: vec![Allocation {
            invoice: invoice.into(),
            amount,
        }],
        day_assumed: false,
        method: Some(PaymentMethod::Transfer),
        reference: Some("TRANSF 123 <b>".into()),
    };
    payment.into()
}

fn message() -> Contact {
    let written = Written {
        subject: "Facturas pendientes".into(),
        text: "Estimado Ramón:\n\nLe recordamos la factura F-2.\n\nUn cordial saludo".into(),
        message_id: Some("<1@example.com>".into()),
        attachments: vec!["estado-de-cuenta.pdf".into()],
        invoices: vec!["F-2".into()],
        answer: Some("250 OK".into()),
        ..Written::default()
    };
    Contact {
        person: Some("Ramón Ibáñez".into()),
        address: Some("admin@ibanez.example".into()),
        written: Some(Box::new(written)),
        ..Contact::new(Channel::Email, Direction::Out, Outcome::Sent)
    }
}

/// A client's life with something of everything.
fn life() -> Vec<(NaiveDateTime, Fact)> {
    let details = Details {
        code: Some("C0001".into()),
        name: Some("Talleres Ibáñez S.L.".into()),
        tax_id: Some("B85896694".into()),
        contact_person: Some("Ramón Ibáñez".into()),
        phone: Some("+34976554433".into()),
        ..Details::default()
    };
    let person = PersonStated {
        name: "Ana López".into(),
        role: Some("contabilidad".into()),
        emails: vec!["ana@ibanez.example".into()],
        ..PersonStated::default()
    };
    let answer = Contact {
        note: Some("Contesta que está de viaje.".into()),
        written: Some(Box::new(Written {
            subject: "Re: Facturas pendientes".into(),
            text: "Estoy de viaje.\nLo veo el lunes.".into(),
            ..Written::default()
        })),
        ..Contact::new(Channel::Email, Direction::In, Outcome::Other)
    };
    let call = Contact {
        person: Some("Ana López".into()),
        seconds: Some(200),
        note: Some("Dice que su cliente principal no le paga.".into()),
        call_back_at: Some(at("2026-11-24T10:30:00")),
        ..Contact::new(Channel::Call, Direction::Out, Outcome::CannotPay)
    };
    let promise = PromiseMade {
        amount: Decimal::from(500),
        currency: Currency::EUR,
        due_on: day("2026-09-30"),
        invoices: vec!["F-2".into()],
        replaces: Vec::new(),
        check_in_on: None,
        exception: None,
    };
    let instalment = |due_on: &str| Instalment {
        due_on: day(due_on),
        amount: Decimal::from(300),
    };
    let plan = PlanAgreed {
        instalments: vec![instalment("2026-10-15"), instalment("2026-12-15")],
        currency: Currency::EUR,
        invoices: Vec::new(),
        replaces: Vec::new(),
        exception: None,
    };
    let dispute = DisputeOpened {
        invoice: "F-2".into(),
        amount: Some(Decimal::from(60)),
        reason: Some(DisputeReason::Quality),
        text: Some("Dos piezas dañadas".into()),
        ..DisputeOpened::default()
    };
    vec![
        (at("2026-05-01T00:00:00"), details.into()),
        (
            at("2026-05-01T00:00:00"),
            invoice("F-1", "2026-05-01", "2026-05-31", 10_000),
        ),
        (
            at("2026-06-01T00:00:00"),
            invoice("F-2", "2026-06-01", "2026-07-01", 123_456),
        ),
        (
            at("2026-11-01T00:00:00"),
            invoice("F-3", "2026-11-01", "2026-12-31", 5_000),
        ),
        (at("2026-06-10T00:00:00"), payment(10_000, "F-1")),
        (at("2026-07-10T09:05:00"), message().into()),
        (at("2026-07-11T18:00:00"), answer.into()),
        (at("2026-07-15T09:00:00"), person.into()),
        (at("2026-09-01T10:12:00"), call.into()),
        (at("2026-09-01T10:16:00"), promise.into()),
        (at("2026-09-29T00:00:00"), payment(30_000, "F-2")),
        (at("2026-10-01T12:00:00"), plan.into()),
        (at("2026-10-02T12:00:00"), dispute.into()),
        (
            at("2026-10-08T12:00:00"),
            DisputeResolved {
                dispute: 13,
                outcome: Some(DisputeOutcome::Credited),
                text: Some("Se abonan las piezas".into()),
            }
            .into(),
        ),
        (
            at("2026-10-08T12:01:00"),
            CreditNote {
                invoice: "F-2".into(),
                amount: Decimal::from(60),
                number: Some("R-1".into()),
                reason: Some("piezas dañadas".into()),
            }
            .into(),
        ),
        (
            at("2026-10-09T12:01:00"),
            WriteOff {
                invoice: "F-2".into(),
                amount: Decimal::new(56, 2),
                reason: "redondeo".into(),
            }
            .into(),
        ),
        (
            at("2026-10-20T09:00:00"),
            ServiceChanged {
                state: ServiceState::Suspended,
                reason: Some("tras tres recordatorios".into()),
            }
            .into(),
        ),
        (
            at("2026-11-02T09:00:00"),
            HandedOver {
                to: Collector::Lawyer,
                name: Some("Bufete Pérez".into()),
                reason: None,
            }
            .into(),
        ),
        (
            at("2026-11-03T09:00:00"),
            Note {
                text: "#dosier Firmó el albarán\nD. Luis Gil.".into(),
            }
            .into(),
        ),
        (
            at("2026-11-04T09:00:00"),
            Note {
                text: "por error".into(),
            }
            .into(),
        ),
        (
            at("2026-11-04T09:01:00"),
            Reversal {
                batch: BatchId(20_u128.to_be_bytes()),
            }
            .into(),
        ),
        (
            at("2026-11-05T09:00:00"),
            Note {
                text: "para casa".into(),
            }
            .into(),
        ),
    ]
}

/// The dossier of a life, its journal hashed as a store does it but for the salts.
fn dossier(life: Vec<(NaiveDateTime, Fact)>, scope: Scope) -> Dossier {
    let entries = life.into_iter().zip(1..).map(|((at, fact), number)| Entry {
        number,
        batch: BatchId(u128::from(number).to_be_bytes()),
        happened_at: at,
        recorded_at: at,
        author: "marta".into(),
        imported: number < 5,
        fact: Some(fact),
    });
    let entries: Vec<Entry> = entries.collect();
    let account = Account::at(&entries, now(), &Config::default().policy());
    let rules = Config::default().interest_rules();
    let interest = late_interest(&account, now().date(), &rules);
    let rate = rules.rates.counting_on(day("2026-06-01")).cloned();
    let sources = Sources {
        entries: &entries,
        account: &account,
        now: now(),
        interest: &interest,
        rates: rate.into_iter().collect::<Vec<LegalRate>>(),
        chain: chain(&entries),
    };
    Dossier::of(sources, scope)
}

fn chain(entries: &[Entry]) -> Chain {
    let salt = [7; 16];
    let mut previous = GENESIS;
    let mut following = Following::default();
    let rows = entries.iter().map(|entry| {
        let fact = entry.fact.as_ref().expect("a fact");
        let content = fact.encode().expect("can be written");
        let content_hash = content_hash(&salt, content.as_bytes());
        let link = Link {
            previous: &previous,
            number: entry.number,
            facts: 1,
            batch: entry.batch,
            kind: fact.kind(),
            happened_at: entry.happened_at,
            recorded_at: entry.recorded_at,
            author: &entry.author,
            content_hash: &content_hash,
        };
        following
            .take(&link, Some(&content), Some(&salt))
            .expect("can be followed");
        let hash = link.hash();
        previous = hash;
        ChainRow {
            number: entry.number,
            facts: 1,
            kind: fact.kind().to_owned(),
            happened_at: entry.happened_at,
            recorded_at: entry.recorded_at,
            author: entry.author.clone(),
            hash,
            emptied: false,
            undone: entry.number == 20,
        }
    });
    let rows = rows.collect();
    Chain {
        debtor: 1,
        rows,
        problems: following.problems(),
    }
}

/// A page without its styles.
fn shown(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").expect("styles");
    let (_, rest) = rest.split_once("</style>").expect("their end");
    format!("{head}{rest}")
}

/// The rows of a sheet from top to bottom, the words of each from left to right.
fn sheets(html: &str) -> Vec<Vec<String>> {
    let sheets = layout(&read(html).blocks, Paper::A4).expect("a layout");
    let rows = sheets.into_iter().map(|mut words| {
        words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        let mut rows: Vec<(f32, String)> = Vec::new();
        for word in words {
            match rows.last_mut() {
                Some((y, row)) if word.y - *y < 0.5 => {
                    row.push_str(" | ");
                    row.push_str(word.text.trim());
                }
                _ => rows.push((word.y, word.text.trim().to_owned())),
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    });
    rows.collect()
}

#[test]
fn a_dossier_tells_everything_in_order() {
    for language in ["es", "en"] {
        let page = press(language).dossier(&dossier(life(), Scope::default()));
        let page = page.expect("a page");
        insta::assert_snapshot!(format!("dossier_{language}"), shown(&page));
        let sheets = sheets(&page).into_iter().map(|rows| rows.join("\n"));
        let text: Vec<String> = sheets.collect();
        insta::assert_snapshot!(
            format!("dossier_pdf_{language}"),
            text.join("\n\n==== sheet ====\n\n")
        );
    }
}

#[test]
fn what_is_left_out_is_said() {
    let scope = Scope {
        since: Some(day("2026-10-01")),
        all_notes: false,
    };
    let page = press("es")
        .dossier(&dossier(life(), scope))
        .expect("a page");
    assert!(
        page.contains("Contiene lo ocurrido desde el 1 de octubre de 2026"),
        "{page}"
    );
    assert!(page.contains("hechos anteriores"), "{page}");
    // The journal is whole all the same, or it could not be verified.
    let (_, chain) = page.split_once("class=\"chain\"").expect("a chain");
    assert_eq!(chain.matches("<tr><td").count(), 22);
}

#[test]
fn the_seal_is_in_both_forms_and_pages_are_kind_and_closed() {
    let dossier = dossier(life(), Scope::default());
    let seal = dossier.chain.seal();
    for language in ["es", "en"] {
        let press = press(language);
        let page = press.dossier(&dossier).expect("a page");
        let made = press.pdf(&page, now()).expect("a PDF");
        assert_eq!(Seal::find(page.as_bytes()), Some(seal));
        assert_eq!(Seal::find(&made), Some(seal));
        assert_eq!(made, press.pdf(&page, now()).expect("a PDF"));
        let page = page.to_lowercase();
        for word in ["moroso", "deudor", "debtor", "deuda", "impago"] {
            assert!(!page.contains(word), "{language}: {word}");
        }
        for outside in [
            "<script", "src=", "<link", "@import", "url(", "<iframe", "<form", "<b>",
        ] {
            assert!(!page.contains(outside), "{language}: {outside}");
        }
    }
}

#[test]
fn a_chain_that_does_not_hold_is_told_on_top() {
    let mut dossier = dossier(life(), Scope::default());
    dossier.chain.problems = vec![cobro::domain::chain::ChainProblem::Changed(9)];
    let page = press("es").dossier(&dossier).expect("a page");
    assert!(
        page.contains("el registro no cuadra; se cambió después de anotarse lo que empieza en: 9")
    );
}

/// Clients with so many invoices, each with a payment and a long message about it.
pub fn many(count: u64) -> Dossier {
    let first = day("2026-01-02");
    let mut facts = Vec::new();
    for number in 0..count {
        let name = format!("N-{number:04}");
        let issued = first + Days::new(number % 200);
        let due = issued + Days::new(30);
        let stated = invoice(&name, &issued.to_string(), &due.to_string(), 100_000);
        facts.push((issued.and_hms_opt(0, 0, 0).expect("an hour"), stated));
    }
    for number in 0..count {
        let name = format!("N-{number:04}");
        let paid = (first + Days::new(number % 200 + 40)).and_hms_opt(0, 0, 0);
        facts.push((paid.expect("an hour"), payment(25_000, &name)));
        let mut told = message();
        if let Some(written) = told.written.as_deref_mut() {
            let lines = (0..1 + number % 30).map(|line| format!("m{number:04}l{line:02}"));
            written.text = lines.collect::<Vec<String>>().join("\n");
        }
        let on = (first + Days::new(number % 200 + 45)).and_hms_opt(9, 0, 0);
        facts.push((on.expect("an hour"), told.into()));
    }
    dossier(facts, Scope::default())
}

#[test]
fn no_row_of_a_dossier_is_cut_and_each_sheet_repeats_the_head() {
    for (language, head) in [
        ("es", "Factura | Fecha | Vence"),
        ("en", "Invoice | Date | Due"),
    ] {
        for count in [1, 50, 500] {
            let page = press(language).dossier(&many(count)).expect("a page");
            let sheets = sheets(&page);
            for number in 0..count {
                let begins = format!("N-{number:04} | ");
                // Its row among the invoices, whole, below the head of the table.
                let place = |rows: &Vec<String>| {
                    rows.iter()
                        .position(|row| row.starts_with(&begins) && row.matches(" | ").count() == 7)
                };
                let on: Vec<usize> = (0..sheets.len())
                    .filter(|at| place(&sheets[*at]).is_some())
                    .collect();
                assert_eq!(on.len(), 1, "{language} {count}: {begins} on {on:?}");
                let rows = &sheets[on[0]];
                let heads = rows.iter().position(|row| row.starts_with(head));
                assert!(
                    heads.is_some() && heads < place(rows),
                    "{count}: no head above {begins}"
                );
                // Every line of its message on one sheet.
                let first = format!("m{number:04}l00");
                let has =
                    |rows: &Vec<String>, line: &str| rows.iter().any(|row| row.contains(line));
                let sheet = sheets.iter().find(|rows| has(rows, &first));
                let sheet = sheet.unwrap_or_else(|| panic!("{first} is nowhere"));
                for line in 0..1 + number % 30 {
                    let line = format!("m{number:04}l{line:02}");
                    assert!(has(sheet, &line), "{line} is not beside {first}");
                }
            }
        }
    }
}
