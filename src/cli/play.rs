//! `offramp play`: a new session, on this screen or as lines of text.

use std::io;

use super::args;
use super::interrupt;
use super::output::talk;
use super::stop::Stop;
use super::words::Words;
use crate::host::plain::{self, Left, Seat};
use crate::host::store::fresh_seed;
use crate::host::{Gate, Live, Options, library};

/// Cells of a line where the environment does not say.
const WIDTH: usize = 80;

pub(super) fn run(words: &Words, args: &args::Play) -> Result<(), Stop> {
    let seed = args.seed.unwrap_or_else(fresh_seed);
    let options = Options {
        chair: args.chair.clone(),
        seed,
        draws: args.draws.clone(),
        dir: args.session.clone(),
        language: words.language.clone(),
    };
    if !args.plain {
        super::screen::play(words, args.ex.as_deref(), options, args.seed.is_some())
    } else {
        let Some(ex) = &args.ex else {
            return Err(Stop::usage(words.say("cli-name-one", &[])));
        };
        let found = library::find(ex).map_err(|why| words.not_found(ex, &why))?;
        let live = found
            .start(&options)
            .map_err(|error| words.not_opened(&error))?;
        if args.seed.is_none() {
            talk(&words.say("cli-seed", &[("seed", seed.to_string().into())]));
        }
        lines(words, live, args.ask, false)
    }
}

/// Plays a table as lines of text until it or the input ends.
pub(super) fn lines(words: &Words, mut live: Live, ask: bool, resumed: bool) -> Result<(), Stop> {
    let gate = Gate::default();
    if let Err(error) = interrupt::watch(words, live.dir(), &gate) {
        let args = [("reason", error.to_string().into())];
        talk(&words.say("cli-no-signals", &args));
    }
    let seat = Seat {
        locale: &words.locale,
        width: width(),
        ask,
        resumed,
    };
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let left = plain::play(
        &mut live,
        seat,
        &gate,
        &mut input,
        &mut out,
        &mut io::stderr(),
    );
    drop(out);
    // Whatever happened, one more try for what the disk did not take.
    if live.unsaved() > 0
        && let Err(error) = live.save()
    {
        let args = [("count", live.unsaved().into())];
        talk(&words.store(&error));
        talk(&words.say("cli-unsaved", &args));
        talk(&words.resumable(live.dir()));
        return Err(Stop::silent(super::stop::REFUSED));
    }
    match left {
        Left::Ended => {
            let args = [("dir", live.dir().display().to_string().into())];
            talk(&words.say("cli-kept", &args));
            Ok(())
        }
        Left::InputEnded | Left::OutputClosed => {
            talk(&words.resumable(live.dir()));
            Ok(())
        }
        Left::InputFailed(error) => {
            let args = [("reason", error.to_string().into())];
            talk(&words.say("cli-input-failed", &args));
            talk(&words.resumable(live.dir()));
            Err(Stop::silent(super::stop::REFUSED))
        }
        Left::OutputFailed(error) => {
            talk(&words.resumable(live.dir()));
            Err(words.output_failed(&error))
        }
    }
}

/// Cells of a line: `COLUMNS` where it makes sense, else 80.
pub(super) fn width() -> usize {
    let told = std::env::var("COLUMNS").ok();
    let told = told.and_then(|columns| columns.parse().ok());
    told.filter(|columns| (20..=500).contains(columns))
        .unwrap_or(WIDTH)
}
