//! Playing on this screen.

use std::path::Path;

use super::output::talk;
use super::stop::{BUG, INTERRUPTED, REFUSED, Stop};
use super::words::Words;
use crate::host::terminal::{self, Start, TerminalError, Way};
use crate::host::{LocalSeat, Options, library};
use crate::tui::Taste;
use crate::tui::backend::Place;
use crate::tui::theme::{Caps, Colours};

/// Opens the library, or a new session of an exercise. `seeded` when the seed was asked for.
pub(super) fn play(
    words: &Words,
    ex: Option<&str>,
    options: Options,
    seeded: bool,
) -> Result<(), Stop> {
    let start = match ex {
        None => Start::Library,
        Some(ex) => {
            needs_terminal(words)?;
            // What cannot be played is told here, before the screen changes.
            let found = library::find(ex).map_err(|why| words.not_found(ex, &why))?;
            found
                .ready(&options)
                .map_err(|error| words.not_opened(&error))?;
            Start::Exercise(ex.to_owned())
        }
    };
    open(words, &start, options, seeded)
}

/// Opens a session.
pub(super) fn resume(words: &Words, session: &Path) -> Result<(), Stop> {
    let start = Start::Session(session.display().to_string());
    let options = Options {
        language: words.language.clone(),
        ..Options::default()
    };
    open(words, &start, options, false)
}

fn open(words: &Words, start: &Start, options: Options, seeded: bool) -> Result<(), Stop> {
    let mut seat = LocalSeat::new(words.locale.clone(), options, seeded);
    let mut caps = terminal::caps();
    if words.no_color {
        caps = Caps {
            colours: Colours::Mono,
        };
    }
    let left = terminal::run(&mut seat, start, &words.locale, caps, Taste::default());
    let unsaved = seat.unsaved();
    if unsaved > 0 {
        talk(&words.say("cli-unsaved", &[("count", unsaved.into())]));
    }
    let code = match left {
        Ok(outcome) => {
            say_place(words, outcome.place.as_ref());
            match outcome.way {
                Way::Left => 0,
                Way::Interrupted | Way::Signal(_) => INTERRUPTED,
            }
        }
        Err(TerminalError::NotATerminal) => {
            return Err(Stop::usage(words.say("cli-no-terminal", &[])));
        }
        Err(TerminalError::Io(error, place)) => {
            say_place(words, place.as_ref());
            talk(&words.say(
                "cli-terminal-failed",
                &[("reason", error.to_string().into())],
            ));
            REFUSED
        }
        // The hook has said what there is to say.
        Err(TerminalError::Panicked) => BUG,
    };
    match (code, unsaved) {
        (0, 0) => Ok(()),
        (0, _) => Err(Stop::silent(REFUSED)),
        (code, _) => Err(Stop::silent(code)),
    }
}

fn say_place(words: &Words, place: Option<&Place>) {
    if let Some(place) = place {
        talk(&words.resumable(Path::new(&place.folder)));
    }
}

/// Refuses where no screen could be drawn or no key read.
fn needs_terminal(words: &Words) -> Result<(), Stop> {
    use std::io::IsTerminal;
    match std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        true => Ok(()),
        false => Err(Stop::usage(words.say("cli-no-terminal", &[]))),
    }
}
