//! `offramp report`: what sessions show, for programs.

use super::args::{self, Form};
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::look_at;
use crate::report::{Facts, json};

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
    let (table, chair) = look_at(&dir).map_err(|error| words.not_opened(&error))?;
    Ok(Facts::new(&table, chair, &words.language))
}
