//! The desk at work: threads, the terminal, and the loop between them.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use super::clerk::Clerk;
use super::editor;
use super::keymap::Keymap;
use super::message::{Ask, Effect, Message, PostTask, ReportTask, Task};
use super::model::{Detail, Focus, Model, Mood, Queue, Reports};
use super::reporter::Reporter;
use super::sender::Sender as MessageSender;
use super::terminal::Screen;
use super::theme::Theme;
use super::threads::{
    LISTEN, start_clerk, start_librarian, start_listening, start_preparing, start_reporter,
    start_sender, start_signals,
};
use super::tour::Tour;
use super::view;
use crate::app::{AppError, Book};
use crate::config::{Config, FileProblem};
use crate::domain::queue::Sort;
use crate::i18n::{Place, Texts};
use crate::message::tone::Tone;
use crate::message::{Scripts, Templates};
use crate::post::copy_sequence;
use crate::print::Press;

/// How often time passes: drafts are saved, the clock in the top bar goes on.
const TICK: Duration = Duration::from_millis(300);

/// How long a frame waits for what the key before it asked for, so that it need not be drawn twice.
const SETTLE: Duration = Duration::from_millis(4);

/// What the desk opens with.
pub struct Setup {
    /// The configuration.
    pub config: Config,
    /// Where the configuration is looked for.
    pub config_path: Option<PathBuf>,
    /// What is wrong with the user's files, if anything.
    pub problems: Vec<FileProblem>,
    /// The texts.
    pub texts: Texts,
    /// The name of the book in the top bar.
    pub book_name: String,
    /// Whether colours are not wanted (`NO_COLOR`).
    pub no_color: bool,
    /// Something to tell at the start.
    pub greeting: Option<String>,
    /// Whether a newcomer is led through a first session.
    pub tour: bool,
}

/// The model as the desk opens: the first rows are there, the rest is loaded behind them.
///
/// # Errors
/// When the book can't be read.
pub fn prepare(book: &Book, setup: Setup, size: (u16, u16)) -> Result<Model, AppError> {
    let (theme, theme_problem) = Theme::load(&setup.config.theme, setup.no_color);
    let (keymap, key_mistakes) = Keymap::new(&setup.config.keys);
    let settings = book.settings();
    // What is wrong with them was found when the configuration was read.
    let (scripts, _) = Scripts::load(setup.config_path.as_deref());
    let (templates, _) = Templates::load(setup.config_path.as_deref());
    let (tone, tone_problems) = Tone::load(setup.config_path.as_deref());
    let excuses = scripts.excuse_names(setup.texts.tag());
    let rows = book.first_rows(usize::from(size.1) + 1)?;
    let first = rows
        .first()
        .map(|row| book.debtor(row.debtor))
        .transpose()?;
    let mut queue = Queue {
        debtors: rows
            .iter()
            .filter_map(|row| u32::try_from(row.debtor).ok())
            .collect(),
        is_empty_book: rows.is_empty() && book.store().debtor_count()? == 0,
        ..Queue::default()
    };
    for row in rows {
        if let Ok(debtor) = u32::try_from(row.debtor) {
            queue.rows.insert(debtor, row);
        }
    }
    let mut model = Model {
        theme,
        keymap,
        clock: settings.clock,
        now: book.now(),
        book_name: setup.book_name,
        size,
        detail: Detail {
            asked: first.as_ref().map(|file| file.debtor),
            file: first.map(Box::new),
            ..Detail::default()
        },
        queue,
        focus: Focus::Queue,
        call: None,
        writing: None,
        round: None,
        call_for: None,
        reports: Reports::default(),
        overlay: None,
        status: None,
        undoable: book.undoable()?.map(|batch| batch.action),
        last_import_at: book.last_import_at()?,
        import_stale_days: i64::from(setup.config.import_stale_days),
        limits: Arc::clone(&settings.limits),
        interest: settings.interest.clone(),
        terms_days: setup.config.terms_days,
        policy: settings.policy.clone(),
        currency: settings.currency,
        window: settings.window.clone(),
        config_file: setup.config_path.map(|path| {
            let exists = path.exists();
            (path, exists)
        }),
        config: setup.config,
        planned: None,
        contacted: None,
        recording: None,
        day: None,
        held: Default::default(),
        promising: false,
        drafts: book.store().drafts()?,
        scripts,
        templates,
        tone,
        editor: None,
        calls_next: false,
        running: true,
        suspend: false,
        tour: setup.tour.then(Tour::default),
        problems: Vec::new(),
        shows_problems: false,
        texts: setup.texts.with_excuses(excuses),
    };
    model.offer_drafts(|debtor| {
        let rows = book.store().rows(&[debtor]).unwrap_or_default();
        rows.into_iter()
            .next()
            .map_or(String::new(), |row| row.name)
    });
    if let Some(greeting) = setup.greeting {
        model.tell(Mood::Hint, greeting);
    }
    let problems: Vec<String> = setup
        .problems
        .iter()
        .chain(theme_problem.iter())
        .chain(tone_problems.iter())
        .map(|problem| model.texts.file_problem(problem))
        .chain(
            key_mistakes
                .iter()
                .map(|mistake| mistake.told(&model.texts)),
        )
        .collect();
    model.shows_problems = !problems.is_empty();
    model.problems = problems;
    Ok(model)
}

/// Opens the desk and stays until the user leaves.
///
/// # Errors
/// When the book can't be read or the terminal can't be used.
pub fn run(book: Book, setup: Setup) -> Result<io::Result<()>, AppError> {
    let mouse = setup.config.mouse;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let mut model = prepare(&book, setup, size)?;
    let mut screen = match Screen::take(mouse) {
        Ok(screen) => screen,
        Err(error) => return Ok(Err(error)),
    };
    if let Err(error) = draw(&mut screen, &mut model) {
        return Ok(Err(error));
    }
    let second = book.another()?;
    let third = book.another()?;
    let fourth = book.another()?;
    let (to_desk, inbox) = mpsc::channel();
    let (to_clerk, tasks) = mpsc::channel();
    let (to_librarian, asks) = mpsc::channel();
    let (to_sender, posts) = mpsc::channel();
    let (to_reporter, reports) = mpsc::channel();
    let config_path = model.config_file.as_ref().map(|(path, _)| path.clone());
    let press = Press::new(model.texts.clone(), &model.config, config_path.as_deref());
    let reporter = Reporter::new(fourth, model.texts.clone(), press.clone());
    let sender = MessageSender::new(third, &model.config, model.templates.clone(), press);
    let clerk = Clerk::new(book).with_tone(model.tone.clone());
    let stop = clerk.stop();
    start_clerk(clerk, tasks, to_desk.clone());
    start_librarian(second, asks, to_desk.clone());
    let stop_post = sender.stop();
    start_sender(sender, posts, to_desk.clone());
    let stopped_reports = reporter.stopped();
    start_reporter(reporter, reports, to_desk.clone());
    let away = Arc::new(AtomicBool::new(false));
    start_listening(to_desk.clone(), Arc::clone(&away));
    // What was being sent when a program ended is in doubt, and is told of.
    let _ = to_clerk.send(Task::Outbox);
    start_signals(to_desk);
    let first = Ask::Arrange(
        model.queue.asked,
        Sort::default(),
        model.queue.filter.clone(),
    );
    let _ = to_librarian.send(first);
    let desk = Desk {
        inbox,
        to_clerk: Some(to_clerk),
        to_librarian,
        to_sender,
        to_reporter,
        stop,
        stop_post,
        stopped_reports,
        away,
    };
    Ok(desk.stay(&mut screen, &mut model))
}

/// The ends of the channels that the loop holds.
struct Desk {
    inbox: Receiver<Message>,
    to_clerk: Option<Sender<Task>>,
    to_librarian: Sender<Ask>,
    to_sender: Sender<PostTask>,
    to_reporter: Sender<ReportTask>,
    stop: Arc<AtomicBool>,
    stop_post: Arc<AtomicBool>,
    stopped_reports: Arc<AtomicU64>,
    /// Whether the keys belong to another program for a while.
    away: Arc<AtomicBool>,
}

impl Desk {
    fn stay(mut self, screen: &mut Screen, model: &mut Model) -> io::Result<()> {
        let mut next_tick = Instant::now() + TICK;
        while model.running {
            let wait = next_tick.saturating_duration_since(Instant::now());
            let message = match self.inbox.recv_timeout(wait) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => {
                    next_tick = Instant::now() + TICK;
                    Message::Tick
                }
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let asked = self.take_in(model, message);
            self.take_in_waiting(model);
            if asked {
                self.settle(model);
            }
            if model.suspend {
                model.suspend = false;
                screen.suspend()?;
            }
            if let Some(text) = model.editor.take() {
                self.edit(screen, model, &text)?;
            }
            draw(screen, model)?;
        }
        self.finish();
        Ok(())
    }

    /// Updates the model and passes on what it wants done. Gives back whether something was asked for.
    fn take_in(&self, model: &mut Model, message: Message) -> bool {
        let effects = model.update(message);
        let asked = !effects.is_empty();
        for effect in effects {
            match effect {
                Effect::Task(task) => {
                    if let Some(to_clerk) = &self.to_clerk {
                        let _ = to_clerk.send(task);
                    }
                }
                Effect::Ask(ask) => {
                    let _ = self.to_librarian.send(ask);
                }
                Effect::Post(task) => {
                    let _ = self.to_sender.send(task);
                }
                Effect::StopPost => self.stop_post.store(true, Ordering::Relaxed),
                Effect::Report(task) => {
                    let _ = self.to_reporter.send(task);
                }
                Effect::StopReport(number) => {
                    self.stopped_reports.fetch_max(number, Ordering::Relaxed);
                }
                Effect::Copy(text) => copy(model, &text),
                Effect::PrepareTone(language) => start_preparing(model.tone.clone(), language),
                Effect::Stop => self.stop.store(true, Ordering::Relaxed),
            }
        }
        asked
    }

    /// Hands the keys and the screen to the user's own editor, and takes in what comes back.
    fn edit(&self, screen: &mut Screen, model: &mut Model, text: &str) -> io::Result<()> {
        self.away.store(true, Ordering::Relaxed);
        // The thread that reads the keys looks whether it may at least this often.
        thread::sleep(LISTEN * 2);
        let edited = screen.lend(|| editor::edit(text))?;
        self.away.store(false, Ordering::Relaxed);
        match edited {
            Ok(text) => drop(self.take_in(model, Message::Edited(text))),
            Err(problem) => {
                let problem = Place::from(problem);
                let told = model
                    .texts
                    .with("writing-no-editor", &[("problem", problem)]);
                model.tell(Mood::Bad, told);
            }
        }
        Ok(())
    }

    fn take_in_waiting(&self, model: &mut Model) {
        loop {
            match self.inbox.try_recv() {
                Ok(message) => {
                    self.take_in(model, message);
                }
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return,
            }
        }
    }

    /// What was asked for comes within a few milliseconds as a rule; then one frame shows it all.
    fn settle(&self, model: &mut Model) {
        let until = Instant::now() + SETTLE;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            match self.inbox.recv_timeout(left) {
                Ok(Message::Input(event)) => {
                    self.take_in(model, Message::Input(event));
                    return;
                }
                Ok(message) => {
                    let is_answer = !matches!(message, Message::Tick);
                    let asked = self.take_in(model, message);
                    if is_answer && !asked && model.is_settled() {
                        return;
                    }
                }
                Err(_) => return,
            }
        }
    }

    /// Lets the clerk finish what it was given, so that nothing typed is lost.
    fn finish(&mut self) {
        self.to_clerk = None;
        // The channel ends when the clerk has sent its last answer and is gone; the other threads may stay.
        let until = Instant::now() + Duration::from_secs(5);
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            match self.inbox.recv_timeout(left) {
                Ok(Message::Terminate) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }
}

/// Puts a text into the clipboard of the terminal.
fn copy(model: &mut Model, text: &str) {
    use std::io::Write;
    let copied = copy_sequence(text).is_some_and(|sequence| {
        let mut out = io::stdout();
        out.write_all(sequence.as_bytes())
            .and_then(|()| out.flush())
            .is_ok()
    });
    if !copied {
        model.hint("writing-not-copied");
    }
}

fn draw(screen: &mut Screen, model: &mut Model) -> io::Result<()> {
    let size = screen.terminal.size()?;
    model.size = (size.width, size.height);
    screen
        .terminal
        .draw(|frame| view::draw(frame, model))
        .map(drop)
}
