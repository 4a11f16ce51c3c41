//! The threads that work for the desk: what they are given comes through a channel, what they answer goes back through one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::clerk::Clerk;
use super::librarian::Librarian;
use super::message::{Ask, Message, PostTask, ReportTask, Task};
use super::reporter::Reporter;
use super::sender::Sender as MessageSender;
use crate::app::Book;
use crate::message::tone::Tone;

/// How often the librarian looks for changes of other windows.
const LOOK: Duration = Duration::from_millis(400);

/// How long the thread that reads the keys waits for one before it looks whether they are still the desk's.
pub(super) const LISTEN: Duration = Duration::from_millis(100);

/// Ends the desk when the thread that holds it panics: nobody would answer any more.
struct EndsDesk(Sender<Message>);

impl Drop for EndsDesk {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Message::Terminate);
        }
    }
}

pub(super) fn start_clerk(mut clerk: Clerk, tasks: Receiver<Task>, to_desk: Sender<Message>) {
    thread::spawn(move || {
        let _guard = EndsDesk(to_desk.clone());
        let mut send = |message| {
            let _ = to_desk.send(message);
        };
        let mut waiting = std::collections::VecDeque::new();
        loop {
            if waiting.is_empty() {
                match tasks.recv() {
                    Ok(task) => waiting.push_back(task),
                    Err(_) => break,
                }
            }
            waiting.extend(tasks.try_iter());
            let Some(task) = waiting.pop_front() else {
                continue;
            };
            // Whoever scrolls on does not want to see the clients passed by.
            let passed_by = matches!(task, Task::Open(_))
                && waiting.iter().any(|later| matches!(later, Task::Open(_)));
            if !passed_by {
                clerk.work(task, &mut send);
            }
        }
        let _ = to_desk.send(Message::Terminate);
    });
}

pub(super) fn start_librarian(book: Book, asks: Receiver<Ask>, to_desk: Sender<Message>) {
    thread::spawn(move || {
        let _guard = EndsDesk(to_desk.clone());
        let mut librarian = Librarian::new(book);
        let mut send = |message| {
            let _ = to_desk.send(message);
        };
        let mut more = true;
        loop {
            let wait = if more { Duration::ZERO } else { LOOK };
            let done = match asks.recv_timeout(wait) {
                Ok(ask) => {
                    // Only the last of several questions is worth an answer.
                    let last = asks.try_iter().fold(ask, |earlier, later| match later {
                        Ask::Look if matches!(earlier, Ask::Arrange(..)) => earlier,
                        later => later,
                    });
                    librarian.answer(last, &mut send).map(|()| true)
                }
                Err(RecvTimeoutError::Timeout) => librarian.look(&mut send),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            match done {
                Ok(again) => more = again,
                Err(error) => {
                    more = false;
                    send(Message::Failed(error.into()));
                    thread::sleep(LOOK);
                }
            }
        }
    });
}

pub(super) fn start_sender(
    mut sender: MessageSender,
    posts: Receiver<PostTask>,
    to_desk: Sender<Message>,
) {
    thread::spawn(move || {
        let _guard = EndsDesk(to_desk.clone());
        let mut send = |message| {
            let _ = to_desk.send(message);
        };
        while let Ok(task) = posts.recv() {
            sender.work(task, &mut send);
        }
    });
}

pub(super) fn start_reporter(
    mut reporter: Reporter,
    asked: Receiver<ReportTask>,
    to_desk: Sender<Message>,
) {
    thread::spawn(move || {
        let _guard = EndsDesk(to_desk.clone());
        let mut send = |message| {
            let _ = to_desk.send(message);
        };
        while let Ok(task) = asked.recv() {
            reporter.work(task, &mut send);
        }
    });
}

pub(super) fn start_listening(to_desk: Sender<Message>, away: Arc<AtomicBool>) {
    thread::spawn(move || {
        loop {
            if away.load(Ordering::Relaxed) {
                thread::sleep(LISTEN);
                continue;
            }
            match crossterm::event::poll(LISTEN) {
                Ok(false) => continue,
                Ok(true) => {}
                Err(_) => break,
            }
            let Ok(event) = crossterm::event::read() else {
                break;
            };
            if to_desk.send(Message::Input(event)).is_err() {
                return;
            }
        }
        // The terminal is gone.
        let _ = to_desk.send(Message::Terminate);
    });
}

#[cfg(unix)]
pub(super) fn start_signals(to_desk: Sender<Message>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else {
        return;
    };
    thread::spawn(move || {
        for _ in signals.forever() {
            if to_desk.send(Message::Terminate).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
pub(super) fn start_signals(_: Sender<Message>) {}

/// Makes the tone check ready: compiling hundreds of patterns takes longer than a key press may.
pub(super) fn start_preparing(tone: Tone, language: String) {
    thread::spawn(move || tone.prepare(&language));
}
