//! One seat at this terminal: the screens of play, and effects carried out against its table.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use ratatui::Frame;

use super::drive::{Screens, SharedPlace, drive};
use super::guard;
use crate::locale::Locale;
use crate::tui::backend::{Backend, Library, Place};
use crate::tui::theme::Theme;
use crate::tui::{App, Effect, Leave, Msg, Taste};

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

impl From<Leave> for Way {
    fn from(leave: Leave) -> Self {
        match leave {
            Leave::Asked => Self::Left,
            Leave::Interrupted => Self::Interrupted,
        }
    }
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
    let place = SharedPlace::default();
    drive(locale, taste.mouse, &place, |size| {
        // Who names what to open need not wait until everything else has been read.
        let library = match start {
            Start::Library => backend.library(),
            Start::Exercise(_) | Start::Session(_) | Start::Debrief(_) => Library::default(),
        };
        Box::new(Shell {
            app: App::new(library, locale.clone(), theme, size).with_taste(taste),
            backend,
            start,
            place: Arc::clone(&place),
        })
    })
}

/// The screens, and the table's owner behind them.
struct Shell<'a> {
    app: App,
    backend: &'a mut dyn Backend,
    start: &'a Start,
    place: SharedPlace,
}

impl Shell<'_> {
    /// Carries out effects and what follows from their answers; some way if one of them leaves.
    fn carry_out(&mut self, effects: Vec<Effect>) -> Option<Way> {
        let left = carry_out(&mut self.app, self.backend, effects);
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = self.backend.place();
        left.map(Way::from)
    }
}

impl Screens for Shell<'_> {
    fn begin(&mut self) -> Option<Way> {
        let first = match self.start {
            Start::Library => return None,
            Start::Exercise(id) => self.app.begin_with_exercise(id),
            Start::Session(id) => self.app.begin_with_session(id),
            Start::Debrief(id) => self.app.begin_with_debrief(id),
        };
        let left = self.carry_out(first);
        if left.is_none() && self.app.shows_library() {
            self.app.stock(self.backend.library());
        }
        left
    }

    fn take(&mut self, message: Msg) -> Option<Way> {
        let effects = self.app.update(message);
        self.carry_out(effects)
    }

    fn left(&mut self) {
        self.backend.draft(self.app.draft());
    }

    fn tick_every(&self) -> Option<Duration> {
        self.app.tick_every()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.app.draw(frame);
    }
}

/// Carries out effects against the table's owner and feeds its answers back, until there are none
/// left or one of them leaves.
pub fn carry_out(app: &mut App, backend: &mut dyn Backend, effects: Vec<Effect>) -> Option<Leave> {
    let mut waiting = VecDeque::from(effects);
    while let Some(effect) = waiting.pop_front() {
        if let Effect::Play(_) | Effect::Resume(_) | Effect::Rehearse(_) = effect {
            backend.draft(app.draft());
        }
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
