//! `offramp resume`: on with a session.

use std::path::PathBuf;

use super::args;
use super::output::talk;
use super::play;
use super::stop::Stop;
use super::words::Words;
use crate::host::store::{find_session, list, sessions_root};
use crate::host::{Live, rehearse};

pub(super) fn run(words: &Words, args: &args::Resume) -> Result<(), Stop> {
    let mut dir = session(words, args.session.as_deref())?;
    if let Some(number) = args.from {
        let decision = usize::from(number) - 1;
        let live = rehearse(&dir, (0, decision), args.to.as_deref(), &words.language)
            .map_err(|error| words.not_opened(&error))?;
        talk(&words.say("notice-rehearsal", &[("number", i64::from(number).into())]));
        live.dir().clone_into(&mut dir);
    }
    if !args.plain {
        return super::screen::resume(words, &dir);
    }
    let (live, repair) =
        Live::resume(&dir, &words.language).map_err(|error| words.not_opened(&error))?;
    if let Some(repair) = repair {
        talk(&words.repaired(&repair));
    }
    play::lines(words, live, args.ask, true)
}

/// The folder of the named session, or of the last one played.
pub(super) fn session(words: &Words, named: Option<&str>) -> Result<PathBuf, Stop> {
    let root = sessions_root();
    if let Some(named) = named {
        // A path needs no place for sessions.
        let root = root.unwrap_or_default();
        return find_session(&root, named).map_err(|error| Stop::refused(words.store(&error)));
    }
    let sessions = root
        .and_then(|root| list(&root))
        .map_err(|error| Stop::refused(words.store(&error)))?;
    match sessions.into_iter().next() {
        Some(last) => Ok(last.dir),
        None => Err(Stop::refused(words.say("cli-no-session", &[]))),
    }
}
