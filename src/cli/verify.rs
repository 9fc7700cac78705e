//! `offramp verify`: whether a session's record is whole, and follows from rules and draws.

use super::args;
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::store::{Look, SessionState, StoreError, look, verify};
use crate::host::{OpenError, kept, replay};
use crate::session::{Body, ENGINE_VERSION, redecide};

pub(super) fn run(words: &Words, args: &args::Verify) -> Result<(), Stop> {
    let dir = session(words, Some(&args.session))?;
    let store = |error: &StoreError| Stop::refused(words.store(error));
    let found = verify(&dir);
    let redacted: u64 = found.logs.iter().map(|log| log.redacted).sum();
    let torn = match found.into_state() {
        SessionState::Broken(error) => return Err(store(&error)),
        SessionState::Torn => true,
        SessionState::Whole => false,
    };
    let look: Look<Body> = look(&dir).map_err(|error| store(&error))?;
    let setup = kept(&look.header, &look.texts)
        .map_err(|error| words.not_opened(&error))?
        .setup;
    replay(&dir, setup.clone(), &look.entries).map_err(|error| words.not_opened(&error))?;
    let same_rules = look.header.engine == ENGINE_VERSION;
    if same_rules {
        redecide(setup, &look.entries)
            .map_err(|error| words.not_opened(&OpenError::Replay(error)))?;
    }
    let args = [
        ("entries", look.entries.len().into()),
        ("redacted", redacted.into()),
        ("played", look.header.engine.into()),
        ("own", ENGINE_VERSION.into()),
    ];
    let mut said = vec![words.say("cli-verify-whole", &args)];
    if redacted > 0 {
        said.push(words.say("cli-verify-redacted", &args));
    }
    if !same_rules {
        said.push(words.say("cli-verify-other-rules", &args));
    }
    if torn {
        return Err(Stop::refused(words.say("cli-verify-torn", &args)));
    }
    data(words, &(said.join("\n") + "\n"))
}
