//! The event loop: events in, messages to the screens, effects to the table, frames out.

use std::collections::VecDeque;
use std::io::{self, BufWriter, IsTerminal, Stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::guard::{self, Guard, Hook};
use super::input::{Gone, Input};
use super::keys;
use super::signals::{self, Signals};
use crate::locale::Locale;
use crate::tui::backend::{Backend, Library, Place};
use crate::tui::theme::Theme;
use crate::tui::{App, Effect, Leave, Msg, Taste};

/// How long one waits for a key before looking for a signal.
const TICK: Duration = Duration::from_millis(100);
/// The signal of a terminal that went away.
const HANGUP: i32 = signal_hook::consts::SIGHUP;
/// How many waiting events are taken in before the next drawing.
const BURST: usize = 256;

/// What the terminal opens on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The library.
    Library,
    /// A new session of this exercise.
    Exercise(String),
    /// This session.
    Session(String),
    /// This session, looked back on.
    Debrief(String),
}

/// How the terminal was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// By which way.
    pub way: Way,
    /// The session that was open, to be named after the screen is gone.
    pub place: Option<Place>,
}

/// Ways to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The player left.
    Left,
    /// Ctrl-C.
    Interrupted,
    /// A signal asked for it, by number.
    Signal(i32),
}

impl Outcome {
    /// The exit code of the program.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self.way {
            Way::Left => 0,
            Way::Interrupted | Way::Signal(_) => INTERRUPTED,
        }
    }
}

/// The exit code of a program that a key or any signal ended: a contract with scripts.
pub const INTERRUPTED: u8 = 130;

/// Why the terminal could not be used, or not to the end.
#[derive(Debug)]
pub enum TerminalError {
    /// Input or output is not a terminal, or one that cannot place text: exit code 2, and `--plain` is the way to play.
    NotATerminal,
    /// The terminal failed; the session is safe: exit code 1.
    Io(io::Error, Option<Place>),
    /// A bug of our own. The terminal is restored and the player told: exit code 70.
    Panicked,
}

/// Where the session lies, for whoever must say it when all else has failed.
pub(super) type SharedPlace = Arc<Mutex<Option<Place>>>;

/// Plays in the terminal until the player leaves.
///
/// # Errors
/// See [`TerminalError`]; the terminal is restored in any case.
pub fn run(
    backend: &mut dyn Backend,
    start: &Start,
    locale: &Locale,
    theme: Theme,
    taste: Taste,
) -> Result<Outcome, TerminalError> {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(TerminalError::NotATerminal);
    }
    let place = SharedPlace::default();
    let signals = Signals::listen().map_err(|error| TerminalError::Io(error, None))?;
    let hook = Hook::install(locale.clone(), place.clone());
    let played = catch_unwind(AssertUnwindSafe(|| {
        let _guard = Guard::enter(taste.mouse)?;
        let size = crossterm::terminal::size().unwrap_or((80, 24));
        // Who names what to open need not wait until everything else has been read.
        let library = match start {
            Start::Library => backend.library(),
            Start::Exercise(_) | Start::Session(_) | Start::Debrief(_) => Library::default(),
        };
        let app = App::new(library, locale.clone(), theme, size).with_taste(taste);
        Shell {
            app,
            backend,
            place: place.clone(),
            signals: &signals,
        }
        .play(start)
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

/// The screens, the table's owner and the terminal between them.
struct Shell<'a> {
    app: App,
    backend: &'a mut dyn Backend,
    place: SharedPlace,
    signals: &'a Signals,
}

impl Shell<'_> {
    fn play(&mut self, start: &Start) -> io::Result<Way> {
        let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
            1 << 16,
            io::stdout(),
        )))?;
        let first = match start {
            Start::Library => Vec::new(),
            Start::Exercise(id) => self.app.begin_with_exercise(id),
            Start::Session(id) => self.app.begin_with_session(id),
            Start::Debrief(id) => self.app.begin_with_debrief(id),
        };
        let named = !first.is_empty();
        if let Some(way) = self.carry_out(first) {
            return Ok(way);
        }
        if named && self.app.shows_library() {
            self.app.stock(self.backend.library());
        }
        let mut input = Input::start()?;
        let mut stale = true;
        let mut beat = Beat::default();
        loop {
            if let Some(number) = self.signals.caught() {
                return Ok(Way::Signal(number));
            }
            if self.signals.stops() {
                suspend(&mut terminal)?;
                stale = true;
            }
            if self.signals.continued() {
                guard::enter()?;
                wipe(&mut terminal)?;
                stale = true;
            }
            if stale {
                // A terminal that knows how shows the frame at once or not at all.
                execute!(io::stdout(), BeginSynchronizedUpdate)?;
                terminal.draw(|frame| self.app.draw(frame))?;
                execute!(io::stdout(), EndSynchronizedUpdate)?;
                stale = false;
            }
            if beat.due(self.app.tick_every(), Instant::now()) {
                let effects = self.app.update(Msg::Tick);
                if let Some(way) = self.carry_out(effects) {
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
                    let effects = self.app.update(message);
                    if let Some(way) = self.carry_out(effects) {
                        return Ok(way);
                    }
                    stale = true;
                }
                next = input.next(Duration::ZERO).unwrap_or(None);
            }
        }
    }

    /// Carries out effects and what follows from their answers; some way if one of them leaves.
    fn carry_out(&mut self, effects: Vec<Effect>) -> Option<Way> {
        let left = carry_out(&mut self.app, self.backend, effects);
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = self.backend.place();
        left.map(|leave| match leave {
            Leave::Asked => Way::Left,
            Leave::Interrupted => Way::Interrupted,
        })
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

/// Carries out effects against the table's owner and feeds its answers back, until there are none
/// left or one of them leaves.
pub fn carry_out(app: &mut App, backend: &mut dyn Backend, effects: Vec<Effect>) -> Option<Leave> {
    let mut waiting = VecDeque::from(effects);
    while let Some(effect) = waiting.pop_front() {
        let answer = match effect {
            Effect::Quit(leave) => return Some(leave),
            Effect::Bell => {
                guard::bell();
                continue;
            }
            Effect::Library => Msg::Library(backend.library()),
            Effect::Play(exercise) => match backend.play(&exercise) {
                Ok(opened) => Msg::Opened(opened, backend.place()),
                Err(problem) => Msg::Problem(problem),
            },
            Effect::Resume(session) => match backend.resume(&session) {
                Ok(opened) => Msg::Opened(opened, backend.place()),
                Err(problem) => Msg::Problem(problem),
            },
            Effect::Debrief(session) => match backend.debrief(session.as_deref()) {
                Ok(debrief) => Msg::Debrief(debrief),
                Err(problem) => Msg::Problem(problem),
            },
            Effect::Account(account) => match backend.account(account) {
                Ok(debrief) => Msg::Debrief(debrief),
                Err(problem) => Msg::Problem(problem),
            },
            Effect::Cost => Msg::Cost(backend.cost()),
            Effect::Rehearse(moment) => match backend.rehearse(moment) {
                Ok(opened) => Msg::Opened(opened, backend.place()),
                Err(problem) => Msg::Problem(problem),
            },
            // A table at one's own terminal has no team to ask.
            Effect::Ask(_) => continue,
            Effect::Commit(command) => match backend.command(command) {
                Ok(view) => Msg::View(view),
                Err(problem) => Msg::Problem(problem),
            },
        };
        waiting.extend(app.update(answer));
    }
    None
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
