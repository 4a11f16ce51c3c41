//! Drives the desk by keys written as text.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use chrono::NaiveDateTime;
use cobro::app::{Book, DebtorFile, Settings};
use cobro::clock::Clock;
use cobro::config::{Config, FileProblem};
use cobro::demo;
use cobro::domain::money::Currency;
use cobro::domain::order::Order;
use cobro::i18n::Texts;
use cobro::post::{OpenTrouble, Opener, Password, PasswordTrouble, Secrets};
use cobro::print::Press;
use cobro::store::sqlite::{Access, Random, SqliteStore};
use cobro::tui::clerk::Clerk;
use cobro::tui::librarian::Librarian;
use cobro::tui::message::{Ask, Effect, Message, Task};
use cobro::tui::model::Model;
use cobro::tui::reporter::Reporter;
use cobro::tui::sender::Sender;
use cobro::tui::tour::Tour;
use cobro::tui::{Setup, prepare, view};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use tempfile::TempDir;

/// The moment at which all scripts play: a Monday morning.
pub const NOW: &str = "2026-11-23T10:02:00";

/// A desk that is played by a test.
pub struct Desk {
    pub model: Model,
    clerk: Clerk,
    librarian: Librarian,
    sender: Sender,
    reporter: Reporter,
    /// Whether reports are worked out at once; else they wait to be stopped.
    pub reports_at_once: bool,
    /// What put off reports wait for.
    pub put_off: Vec<Effect>,
    /// What was put into the clipboard last.
    pub copied: Option<String>,
    /// The links that were handed to the system.
    pub opened: Arc<Mutex<Vec<String>>>,
    folder: TempDir,
}

/// Takes down the links that it is to open.
struct LinksTakenDown(Arc<Mutex<Vec<String>>>);

impl Opener for LinksTakenDown {
    fn open(&self, link: &str) -> Result<(), OpenTrouble> {
        self.0.lock().expect("links").push(link.to_owned());
        Ok(())
    }
}

/// A keyring with nothing in it.
struct NoSecrets;

impl Secrets for NoSecrets {
    fn get(&self, _: &str) -> Result<Option<Password>, PasswordTrouble> {
        Ok(None)
    }

    fn set(&self, _: &str, _: &Password) -> Result<(), PasswordTrouble> {
        Ok(())
    }

    fn forget(&self, _: &str) -> Result<bool, PasswordTrouble> {
        Ok(false)
    }
}

pub fn now() -> NaiveDateTime {
    NOW.parse().expect("a moment")
}

fn settings(window: &str) -> Settings {
    Settings {
        clock: Clock::Fixed(now()),
        policy: Config::default().policy(),
        interest: Config::default().interest_rules(),
        limits: Config::default().contact_rules().into(),
        author: "Ana".into(),
        window: window.into(),
        currency: Currency::EUR,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    }
}

/// Writes the facts of one client into a book.
pub fn write(book: &mut Book, facts: Vec<(NaiveDateTime, cobro::domain::fact::Fact)>) {
    let details = cobro::domain::debtor::Details {
        code: Some("C1".into()),
        name: Some("Ana Peña".into()),
        ..Default::default()
    };
    let mut all = vec![(now(), details.into())];
    all.extend(facts);
    let story = demo::Story {
        actions: vec![demo::Action {
            recorded_at: now(),
            author: "Ana",
            facts: all,
        }],
    };
    book.write_stories(&mut std::iter::once(story), &mut |_| true)
        .expect("written");
}

impl Desk {
    /// The desk on the example book.
    pub fn on_demo(language: &str, size: (u16, u16)) -> Self {
        Self::on(language, size, |book| {
            let mut stories = demo::showcase(now(), 1).into_iter();
            book.write_stories(&mut stories, &mut |_| true)
                .expect("written");
        })
    }

    /// The first steps of a newcomer, on the example book.
    pub fn on_tour(language: &str, size: (u16, u16)) -> Self {
        let mut desk = Self::on_demo(language, size);
        desk.model.tour = Some(Tour::default());
        desk
    }

    /// The desk on a book that is filled first.
    pub fn on(language: &str, size: (u16, u16), fill: impl FnOnce(&mut Book)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.db");
        let store = SqliteStore::open(&path, Access::Create)
            .expect("a book")
            .with_seed(7);
        let mut book = Book::with_store(Box::new(store), settings("filling"), Random::from_seed(7))
            .expect("a book");
        fill(&mut book);
        drop(book);
        Self::open(folder, language, size, "desk:1")
    }

    /// The desk on the example book, with a configuration in which something is wrong.
    pub fn with_problems(config: Config, problems: Vec<FileProblem>) -> Self {
        let mut desk = Self::on_demo("es", (80, 24));
        let path = desk.folder.path().join("book.db");
        let book = Book::open(&path, Access::Existing, settings("desk:1")).expect("opened");
        let setup = Setup {
            config,
            config_path: Some("config.toml".into()),
            problems,
            texts: Texts::for_language(Some("es")).with_protocols(&Config::default().protocols),
            book_name: "Demo".into(),
            no_color: false,
            greeting: None,
            tour: false,
        };
        desk.model = prepare(&book, setup, (80, 24)).expect("prepared");
        desk
    }

    fn open(folder: TempDir, language: &str, size: (u16, u16), window: &str) -> Self {
        Self::open_with(folder, language, size, (window, Config::default()))
    }

    fn open_with(
        folder: TempDir,
        language: &str,
        size: (u16, u16),
        (window, config): (&str, Config),
    ) -> Self {
        let path = folder.path().join("book.db");
        let book = Book::open(&path, Access::Existing, settings(window)).expect("opened");
        let setup = Setup {
            config,
            config_path: Some("config.toml".into()),
            problems: Vec::new(),
            texts: Texts::for_language(Some(language)).with_protocols(&Config::default().protocols),
            book_name: "Demo".into(),
            no_color: false,
            greeting: None,
            tour: false,
        };
        let model = prepare(&book, setup, size).expect("prepared");
        for language in ["es", "en"] {
            model.tone.prepare(language);
        }
        let second = book.another().expect("a second connection");
        let third = book.another().expect("a third connection");
        let press = Press::new(model.texts.clone(), &model.config, None);
        let fourth = book.another().expect("a fourth connection");
        let reporter =
            Reporter::new(fourth, model.texts.clone(), press.clone()).in_folder(folder.path());
        let opened = Arc::default();
        let sender = Sender::new(third, &model.config, model.templates.clone(), press)
            .with_secrets(Box::new(NoSecrets))
            .with_opener(Box::new(LinksTakenDown(Arc::clone(&opened))));
        let mut desk = Self {
            model,
            clerk: Clerk::new(book),
            librarian: Librarian::new(second),
            sender,
            reporter,
            reports_at_once: true,
            put_off: Vec::new(),
            copied: None,
            opened,
            folder,
        };
        let (sort, filter) = (desk.model.queue.sort, desk.model.queue.filter.clone());
        desk.play(vec![
            Effect::Task(Task::Outbox),
            Effect::Ask(Ask::Arrange(0, sort, filter)),
            Effect::Ask(Ask::Look),
        ]);
        desk
    }

    /// The desk on the example book, in a house with this configuration.
    pub fn in_house(language: &str, size: (u16, u16), config: Config) -> Self {
        let Self { folder, .. } = Self::on_demo(language, size);
        Self::open_with(folder, language, size, ("desk:1", config))
    }

    /// The folder of the book.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Leaves without a word, as kill -9 does, and opens the book again in a new window.
    pub fn killed_and_opened_again(self, window: &str) -> Self {
        let (language, size) = (self.model.texts.tag().to_owned(), self.model.size);
        let Self {
            folder,
            model,
            clerk,
            librarian,
            sender,
            reporter,
            ..
        } = self;
        drop((model, clerk, librarian, sender, reporter));
        Self::open(folder, &language, size, window)
    }

    /// Presses keys: letters as they are, others in angle brackets, as in `pfin de mes<enter>`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in parsed(keys) {
            self.send(Message::Input(Event::Key(key)));
        }
        self
    }

    /// Presses keys faster than anything is answered; the answers come after the last one.
    pub fn press_at_once(&mut self, keys: &str) -> &mut Self {
        let mut effects = Vec::new();
        for key in parsed(keys) {
            effects.extend(self.model.update(Message::Input(Event::Key(key))));
        }
        self.play(effects);
        self
    }

    /// Time passes while nobody touches a key.
    pub fn passes_to(&mut self, moment: NaiveDateTime) {
        self.model.clock = Clock::Fixed(moment);
        self.librarian.set_clock(Clock::Fixed(moment));
        self.send(Message::Tick);
        self.play(vec![Effect::Ask(Ask::Look)]);
    }

    pub fn send(&mut self, message: Message) {
        let effects = self.model.update(message);
        self.play(effects);
    }

    /// Does what the desk wants done, and what comes of it.
    pub fn play(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        let mut answers = VecDeque::new();
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Stop | Effect::StopPost => {}
                Effect::StopReport(number) => {
                    let stopped = self.reporter.stopped();
                    stopped.fetch_max(number, Ordering::Relaxed);
                }
                Effect::Report(_) if !self.reports_at_once => self.put_off.push(effect),
                Effect::Report(task) => self
                    .reporter
                    .work(task, &mut |message| answers.push_back(message)),
                Effect::Copy(text) => self.copied = Some(text),
                Effect::PrepareTone(language) => self.model.tone.prepare(&language),
                Effect::Post(task) => self
                    .sender
                    .work(task, &mut |message| answers.push_back(message)),
                Effect::Task(task) => self.work(task, &mut answers),
                Effect::Ask(ask) => {
                    let mut send = |message| answers.push_back(message);
                    if ask == Ask::Look {
                        while self.librarian.look(&mut send).expect("looked") {}
                    } else {
                        self.librarian.look(&mut send).expect("looked");
                        self.librarian.answer(ask, &mut send).expect("answered");
                    }
                }
            }
            while let Some(message) = answers.pop_front() {
                waiting.extend(self.model.update(message));
            }
        }
    }

    /// Lets so many seconds pass, for the screen and for the book.
    pub fn pass(&mut self, seconds: i64) {
        let now = self.model.now + chrono::TimeDelta::seconds(seconds);
        let clock = Clock::Fixed(now);
        let path = self.folder.path().join("book.db");
        let settings = Settings {
            clock,
            ..settings(&self.model.window)
        };
        let book = Book::open(&path, Access::Existing, settings).expect("opened");
        self.clerk = Clerk::new(book);
        self.model.clock = clock;
        self.send(Message::Tick);
    }

    /// Records something as another action of this window.
    pub fn order(&mut self, debtor: i64, order: Order) {
        self.play(vec![
            Effect::Task(Task::Order(debtor, Box::new(order))),
            Effect::Ask(Ask::Look),
        ]);
    }

    fn work(&mut self, task: Task, answers: &mut VecDeque<Message>) {
        self.clerk
            .work(task, &mut |message| answers.push_back(message));
    }

    /// The screen as text, without blanks at the ends of lines.
    pub fn screen(&mut self) -> String {
        let buffer = self.buffer();
        let (columns, lines) = self.model.size;
        let mut text = String::new();
        for line in 0..lines {
            let mut shown = String::new();
            let mut skip = 0;
            for column in 0..columns {
                let symbol = buffer[(column, line)].symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                shown.push_str(symbol);
            }
            text.push_str(shown.trim_end());
            text.push('\n');
        }
        text
    }

    /// The styles on screen by the names of the theme: for each line, runs of columns with the names of their style.
    pub fn styles(&mut self) -> String {
        let buffer = self.buffer();
        let (columns, lines) = self.model.size;
        let mut text = String::new();
        for line in 0..lines {
            let mut runs: Vec<(u16, String)> = Vec::new();
            for column in 0..columns {
                let style = buffer[(column, line)].style();
                let name = self.style_name(style);
                if runs.last().is_none_or(|(_, last)| *last != name) {
                    runs.push((column, name));
                }
            }
            let named = runs.iter().filter(|(_, name)| !name.is_empty());
            let named: Vec<String> = named
                .map(|(column, name)| format!("{column}:{name}"))
                .collect();
            text.push_str(&format!("{line:2} {}\n", named.join(" ")));
        }
        text
    }

    fn style_name(&self, style: ratatui::style::Style) -> String {
        let theme = &self.model.theme;
        let bare = ratatui::style::Style {
            fg: style
                .fg
                .filter(|colour| *colour != ratatui::style::Color::Reset),
            bg: None,
            underline_color: None,
            ..style
        };
        let on_cursor = theme.cursor.bg.is_some() && style.bg == theme.cursor.bg;
        let names = theme.names_of(bare);
        let name = names
            .first()
            .copied()
            .filter(|name| *name != "text")
            .unwrap_or_default();
        if on_cursor {
            format!("{name}@cursor")
        } else {
            name.to_owned()
        }
    }

    /// The cells of the screen.
    pub fn buffer(&mut self) -> Buffer {
        let (columns, lines) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, lines)).expect("a terminal");
        terminal
            .draw(|frame| view::draw(frame, &self.model))
            .expect("drawn");
        terminal.backend().buffer().clone()
    }

    /// A file that the desk wrote.
    pub fn written(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.folder.path().join(name)).ok()
    }

    /// Everything about a client, as it is on disk.
    pub fn file(&self, debtor: i64) -> DebtorFile {
        let path = self.folder.path().join("book.db");
        let book = Book::open(&path, Access::Existing, settings("looking")).expect("opened");
        book.debtor(debtor).expect("read")
    }

    /// The debtor's journal of whoever is under the cursor, by kinds.
    pub fn kinds(&self) -> Vec<&'static str> {
        let file = self.model.current_file().expect("a client");
        let facts = file.entries.iter().filter_map(|entry| entry.fact.as_ref());
        facts.map(|fact| fact.kind()).collect()
    }
}

fn parsed(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        match rest.strip_prefix('<').and_then(|it| it.split_once('>')) {
            Some((name, after)) if !name.is_empty() => {
                rest = after;
                events.push(named(name));
            }
            _ => {
                rest = &rest[first.len_utf8()..];
                events.push(KeyEvent::from(KeyCode::Char(first)));
            }
        }
    }
    events
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.strip_prefix("ctrl-") {
        Some(rest) => (KeyModifiers::CONTROL, rest),
        None => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "space" => KeyCode::Char(' '),
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgdn" => KeyCode::PageDown,
        "pgup" => KeyCode::PageUp,
        "end" => KeyCode::End,
        "home" => KeyCode::Home,
        "bs" => KeyCode::Backspace,
        "lt" => KeyCode::Char('<'),
        key if key.len() > 1 && key.starts_with('f') => {
            KeyCode::F(key[1..].parse().expect("a function key"))
        }
        other => KeyCode::Char(other.chars().next().expect("a key")),
    };
    KeyEvent::new(code, modifiers)
}
