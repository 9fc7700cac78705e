//! `offramp report`: what sessions show, for programs.

use super::args::{self, Form};
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::kept;
use crate::host::store::{Look, look};
use crate::report::{Facts, json};
use crate::session::{Body, Table};

pub(super) fn run(words: &Words, args: &args::Report) -> Result<(), Stop> {
    let facts = args
        .sessions
        .iter()
        .map(|named| facts(words, named))
        .collect::<Result<Vec<Facts>, Stop>>()?;
    let text = match args.to {
        Form::Json => json(&facts),
    };
    data(words, &text)
}

fn facts(words: &Words, named: &str) -> Result<Facts, Stop> {
    let dir = session(words, Some(named))?;
    let look: Look<Body> = look(&dir).map_err(|error| Stop::refused(words.store(&error)))?;
    let kept = kept(&look.header, &look.texts).map_err(|error| words.not_opened(&error))?;
    let table = Table::replay(kept.setup, &look.entries)
        .map_err(|error| words.not_opened(&crate::host::OpenError::Replay(error)))?;
    Ok(Facts::new(&table, kept.chair, &words.language))
}
