//! cobro, a terminal desk for following up unpaid invoices: get paid, keep the customer.
//!
//! ```text
//!  cobro · Cartera demo      lun 23 nov 10:02      Por cobrar hoy 48.210,00 €   ▰▰▰▱▱▱ 3/21   importado hace 2 d
//! ╭ Cola · urgencia ─── [olvidadizo] [≥ 30 d] ─╮╭ Talleres Ibáñez S.L. ───────────────── sin liquidez ╮   tui::view
//! │▌! Talleres Ibáñez    sin liq.  4.310 €  62d││Vencido 4.310,00 €  por cobrar 4.310,00 €  62 días   │   domain::standing
//! │▌  promesa rota hace 3 días                 ││Hoy: preguntar qué pasó con la promesa               │   domain::attention
//! │ ● Bodegas Puig       olvid.    1.250 €  12d││[Historial] Notas  Facturas  Promesas  Por qué       │   domain::urgency
//! │   vencido hace 12 días                     ││vie 6 nov 10:12  Marta  promete 4.310,00 € para …    │   domain::fact
//! ╰────────────────────────────────────────────╯╰─────────────────────────────────────────────────────╯
//!  p promesa  n nota  t tipo  / buscar  ? ayuda                                       u deshacer: promesa      tui::action
//! ```
//!
//! # The data's way through the house
//!
//! ```text
//! file or key -> app (one use case) -> domain (facts in, facts out) -> store (one transaction) -> standing -> screen or text
//! ```
//!
//! 1. **Facts** ([`domain::fact`]). Whatever happens is a fact with an author, a time when it happened and a time when it
//!    was recorded. Facts are appended to the *journal* and never changed; undo appends a reversal (erasing personal data
//!    on request, [`domain::privacy`], is the one exception, and is itself a fact). The facts that one
//!    action of a user records are one *batch*, whose id is made before it is written.
//!    What a person wants recorded is an *order* ([`domain::order`]): where things stand now, it comes to facts or is refused,
//!    the same from the desk and from the command line.
//! 2. **Account** ([`domain::account`]). One debtor's facts and a moment are folded into an account: invoices with
//!    balances, credit, promises and plans kept or broken, disputes, holds. Late interest, habit, proposals and the
//!    limits on contacts are worked out from the account and are no part of it. A fact counts when it happened on or before the moment, whenever
//!    it was recorded, and its batch was not taken back.
//! 3. **Standing** ([`domain::standing`]). The account's band, points, reasons and next step. A standing says until when
//!    it holds by itself, so that a new day touches only what changes on it. It is written beside the facts, in the same
//!    transaction, and can be made anew from them at any time.
//! 4. **Screen** ([`tui`]). A key becomes an action, an action changes the model and says what is to be done; clerk, reporter and
//!    librarian do it in threads of their own, and their answers are messages like keys are.
//!
//! What goes out takes one more turn: a message is in the *outbox* on disk before a server gets a word of it ([`post`]), and
//! leaves it in the transaction that records it as a contact. What is left there in between is in doubt, and a person decides.
//!
//! # The rooms, from the top down
//!
//! | room | what it holds | what it may use |
//! |---|---|---|
//! | [`cli`] | one file for each command, text and JSON | everything below |
//! | [`tui`] | the desk; the only room that knows ratatui | everything below but `cli` |
//! | [`export`] | files for others: reports, the whole book, the calendar; the only room that knows spreadsheets | `i18n`, and below |
//! | [`print`] | pages for paper, as HTML and PDF, and payment codes; the only room that knows krilla and fast_qr | `i18n`, and below |
//! | [`i18n`] | texts, dates and amounts for people | what it puts into words: `app`, and below |
//! | [`app`] | the use cases; the only owner of store, clock and outbox | below |
//! | [`store`] | the journal and what is made from it; the only room that knows SQLite | `domain` |
//! | [`import`] | files into typed rows, rows into facts | `domain` |
//! | [`report`] | figures across debtors | `domain` |
//! | [`post`] | sending: mail servers, the keyring, links that the system opens | `message`, `domain`, `config` |
//! | [`message`] | what one says to clients: scripts, answers to excuses, and messages in writing; with `print` the only room that knows templates | `domain`, `config` |
//! | [`demo`] | invented books | `domain` |
//! | [`domain`] | pure: no clock, no SQL, no terminal | nothing of the house |
//! | [`clean`], [`clock`], [`config`], [`guarded`] | leaves | `config` knows the policies of `domain` |
//!
//! A test (`tests/architecture.rs`) checks the last column.

pub mod app;
pub mod clean;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod export;
pub mod guarded;
pub mod i18n;
pub mod import;
pub mod message;
pub mod post;
pub mod print;
pub mod report;
pub mod store;
pub mod tui;
