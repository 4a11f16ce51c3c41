//! The terminal: taken over at the start, given back at the end, however it comes: a key, a panic, a signal.

use std::io::{self, Stdout, Write, stdout};
use std::sync::Once;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// The terminal while the desk has it. Dropping it gives it back.
pub(super) struct Screen {
    pub terminal: Terminal<CrosstermBackend<io::BufWriter<Stdout>>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over.
    pub fn take(mouse: bool) -> io::Result<Self> {
        give_back_on_panic();
        enter(mouse)?;
        Ok(Self {
            terminal: blank()?,
            mouse,
        })
    }

    /// Gives the terminal to another program for a while.
    pub fn lend<T>(&mut self, to: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = to();
        enter(self.mouse)?;
        self.terminal = blank()?;
        Ok(done)
    }

    /// Gives the terminal to the shell until the program is called back.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        enter(self.mouse)?;
        // A new terminal draws everything anew. Clearing the old one would ask where the cursor is, and the answer would go
        // to the thread that reads the keys.
        self.terminal = blank()?;
        Ok(())
    }
}

/// A screen with nothing on it. A frame is one write, so that the terminal never shows half of one.
fn blank() -> io::Result<Terminal<CrosstermBackend<io::BufWriter<Stdout>>>> {
    execute!(stdout(), Clear(ClearType::All))?;
    let out = io::BufWriter::with_capacity(1 << 16, stdout());
    Terminal::new(CrosstermBackend::new(out))
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        execute!(out, EnableMouseCapture)?;
    }
    Ok(())
}

/// Nothing can be done about a terminal that refuses, so refusals are passed over.
fn give_back() {
    let mut out = stdout();
    let _ = execute!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        crossterm::cursor::Show
    );
    let _ = disable_raw_mode();
    let _ = out.flush();
}

fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !crate::guarded::is_guarded() {
                give_back();
                before(panic);
            }
        }));
    });
}
