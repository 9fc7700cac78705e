//! `offramp redact`: what is about persons is taken out of a session for good.

use super::args;
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::store::redact;

pub(super) fn run(words: &Words, args: &args::Redact) -> Result<(), Stop> {
    let dir = session(words, Some(&args.session))?;
    let done = redact(&dir).map_err(|error| Stop::refused(words.store(&error)))?;
    let args = [("taken", done.taken.into()), ("before", done.before.into())];
    let said = match (done.taken, done.before) {
        (0, 0) => words.say("cli-redact-nothing", &args),
        (0, _) => words.say("cli-redact-before", &args),
        _ => words.say("cli-redact-done", &args),
    };
    data(words, &(said + "\n"))
}
