//! `offramp verify`: whether a session's record is whole, and follows from rules and draws.

use super::args;
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::store::{Look, SessionState, StoreError, look, look_at_table, verify};
use crate::host::{OpenError, replay, setup_of};
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
    let first: Look<Body> = look(&dir).map_err(|error| store(&error))?;
    let same_rules = first.header.engine == ENGINE_VERSION;
    let mut entries = 0;
    for seating in &first.header.seating {
        let look: Look<Body> = look_at_table(&dir, seating.table).map_err(|error| store(&error))?;
        let setup = setup_of(&look, seating.table).map_err(|error| words.not_opened(&error))?;
        replay(&dir, setup.clone(), &look.entries).map_err(|error| words.not_opened(&error))?;
        if same_rules {
            redecide(setup, &look.entries)
                .map_err(|error| words.not_opened(&OpenError::Replay(error)))?;
        }
        entries += look.entries.len();
    }
    let args = [
        ("entries", entries.into()),
        ("redacted", redacted.into()),
        ("played", first.header.engine.into()),
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
