//! Playing on this screen.

use std::path::Path;

use super::output::talk;
use super::stop::{BUG, REFUSED, Stop};
use super::words::Words;
use crate::host::settings::{self, ColourChoice, MotionChoice};
use crate::host::terminal::{self, Start, TerminalError};
use crate::host::{LocalSeat, Options, library};
use crate::tui::backend::Place;
use crate::tui::theme::{Caps, Colours, Theme};
use crate::tui::{Motion, Taste};

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

/// Opens a team's path, from 0, of a session that can be read, to look back on.
pub(super) fn debrief(words: &Words, session: &Path, team: usize) -> Result<(), Stop> {
    let start = Start::Debrief(session.display().to_string());
    let options = Options {
        language: words.language.clone(),
        ..Options::default()
    };
    let seat = LocalSeat::new(words.locale.clone(), options, false).with_team(team);
    show(words, &start, seat)
}

fn open(words: &Words, start: &Start, options: Options, seeded: bool) -> Result<(), Stop> {
    let seat = LocalSeat::new(words.locale.clone(), options, seeded);
    show(words, start, seat)
}

fn show(words: &Words, start: &Start, mut seat: LocalSeat) -> Result<(), Stop> {
    let theme = theme(words)?;
    let left = terminal::run(&mut seat, start, &words.locale, theme, taste(words));
    let unsaved = seat.unsaved();
    if unsaved > 0 {
        talk(&words.say("cli-unsaved", &[("count", unsaved.into())]));
    }
    let code = match left {
        Ok(outcome) => {
            say_place(words, outcome.place.as_ref());
            outcome.exit_code()
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

/// The theme in the colours that are wanted, or that the terminal has.
pub(super) fn theme(words: &Words) -> Result<Theme, Stop> {
    let caps = match words.settings.colours.value {
        ColourChoice::Auto => terminal::caps(),
        ColourChoice::True => Caps {
            colours: Colours::True,
        },
        ColourChoice::Indexed => Caps {
            colours: Colours::Indexed,
        },
        ColourChoice::Sixteen => Caps {
            colours: Colours::Sixteen,
        },
        ColourChoice::Mono => Caps {
            colours: Colours::Mono,
        },
    };
    settings::theme(&words.settings, caps).map_err(|trouble| Stop {
        code: REFUSED,
        said: vec![trouble.pictures(words.look).join("\n\n")],
    })
}

fn taste(words: &Words) -> Taste {
    let settings = &words.settings;
    Taste {
        mouse: settings.mouse.value,
        motion: match settings.motion.value {
            MotionChoice::Full => Motion::Full,
            MotionChoice::Reduced => Motion::Reduced,
        },
        bell: settings.bell.value,
        forecast: settings.forecast.value,
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
