//! The terminal's event loop: events in, messages to whatever screens there are, frames out.

use std::io::{self, BufWriter, IsTerminal, Stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::guard::{self, Guard, Hook};
use super::input::{Gone, Input};
use super::keys;
use super::run::{Outcome, TerminalError, Way};
use super::signals::{self, Signals};
use crate::locale::Locale;
use crate::tui::Msg;
use crate::tui::backend::Place;

/// How long one waits for a key before looking for a signal.
const TICK: Duration = Duration::from_millis(100);
/// The signal of a terminal that went away.
const HANGUP: i32 = signal_hook::consts::SIGHUP;
/// How many waiting events are taken in before the next drawing.
const BURST: usize = 256;

/// Where the session lies, for whoever must say it when all else has failed.
pub(super) type SharedPlace = Arc<Mutex<Option<Place>>>;

/// Screens that a terminal shows.
pub(super) trait Screens {
    /// What comes before the first frame; some way if that leaves already.
    fn begin(&mut self) -> Option<Way>;
    /// Takes what the person did, or that time went by; some way if that leaves.
    fn take(&mut self, message: Msg) -> Option<Way>;
    /// Whether something has changed that nobody here did.
    fn stirred(&mut self) -> bool {
        false
    }
    /// How often [`Msg::Tick`] is wanted now.
    fn tick_every(&self) -> Option<Duration>;
    /// The terminal was left, in whatever way.
    fn left(&mut self) {}
    /// Draws everything.
    fn draw(&self, frame: &mut Frame<'_>);
}

/// Runs screens in the terminal until the person leaves; `make` is told the size.
///
/// # Errors
/// See [`TerminalError`]; the terminal is restored in any case.
pub(super) fn drive<'a>(
    locale: &Locale,
    mouse: bool,
    place: &SharedPlace,
    make: impl FnOnce((u16, u16)) -> Box<dyn Screens + 'a>,
) -> Result<Outcome, TerminalError> {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(TerminalError::NotATerminal);
    }
    let signals = Signals::listen().map_err(|error| TerminalError::Io(error, None))?;
    let hook = Hook::install(locale.clone(), place.clone());
    let played = catch_unwind(AssertUnwindSafe(|| {
        let _guard = Guard::enter(mouse)?;
        let size = crossterm::terminal::size().unwrap_or((80, 24));
        let mut screens = make(size);
        let way = around(&mut *screens, &signals);
        screens.left();
        way
    }));
    drop(hook);
    let last = place.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match played {
        Ok(Ok(way)) => Ok(Outcome { way, place: last }),
        // A terminal that went away takes its input with it.
        Ok(Err(error)) => match signals.caught() {
            Some(number) => Ok(Outcome {
                way: Way::Signal(number),
                place: last,
            }),
            None => Err(TerminalError::Io(error, last)),
        },
        Err(_) => Err(TerminalError::Panicked),
    }
}

fn around(screens: &mut dyn Screens, signals: &Signals) -> io::Result<Way> {
    let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
        1 << 16,
        io::stdout(),
    )))?;
    if let Some(way) = screens.begin() {
        return Ok(way);
    }
    let mut input = Input::start()?;
    let mut stale = true;
    let mut beat = Beat::default();
    loop {
        if let Some(number) = signals.caught() {
            return Ok(Way::Signal(number));
        }
        if signals.stops() {
            suspend(&mut terminal)?;
            stale = true;
        }
        if signals.continued() {
            guard::enter()?;
            wipe(&mut terminal)?;
            stale = true;
        }
        if screens.stirred() || stale {
            // A terminal that knows how shows the frame at once or not at all.
            execute!(io::stdout(), BeginSynchronizedUpdate)?;
            terminal.draw(|frame| screens.draw(frame))?;
            execute!(io::stdout(), EndSynchronizedUpdate)?;
            stale = false;
        }
        if beat.due(screens.tick_every(), Instant::now()) {
            if let Some(way) = screens.take(Msg::Tick) {
                return Ok(way);
            }
            stale = true;
            continue;
        }
        let mut next = match input.next(TICK) {
            Ok(next) => next,
            Err(Gone) => return Ok(Way::Signal(HANGUP)),
        };
        for _ in 0..BURST {
            let Some(event) = next else { break };
            if keys::is_suspend(&event) {
                suspend(&mut terminal)?;
                stale = true;
            } else if let Some(message) = message(event) {
                if let Some(way) = screens.take(message) {
                    return Ok(way);
                }
                stale = true;
            }
            next = input.next(Duration::ZERO).unwrap_or(None);
        }
    }
}

/// What one draws on: whole frames go out in one piece.
type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Gives the terminal back to the shell that started us, until it continues us.
fn suspend(terminal: &mut Screen) -> io::Result<()> {
    guard::leave();
    signals::stop()?;
    guard::enter()?;
    wipe(terminal)
}

/// Makes the next frame draw everything. Asks the terminal nothing: it need not answer.
fn wipe(terminal: &mut Screen) -> io::Result<()> {
    execute!(io::stdout(), Clear(ClearType::All))?;
    terminal.swap_buffers();
    Ok(())
}

/// What an event of the terminal means for the screens, if anything.
pub(super) fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => keys::key(key).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
        Event::Mouse(mouse) => {
            keys::pointer(mouse).map(|does| Msg::Pointer(does, mouse.column, mouse.row))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// When something on the screen moves next. Waiting for keys ends often enough to look.
#[derive(Debug, Default)]
pub(super) struct Beat {
    next: Option<Instant>,
}

impl Beat {
    /// Whether the time has come, for a screen that moves so often or not at all.
    pub(super) fn due(&mut self, every: Option<Duration>, now: Instant) -> bool {
        let Some(every) = every else {
            self.next = None;
            return false;
        };
        let due = self.next.is_some_and(|next| now >= next);
        if due || self.next.is_none() {
            self.next = now.checked_add(every);
        }
        due
    }
}
