//! `offramp report`: what sessions show, for programs.

use super::args::{self, Form};
use super::cost;
use super::debrief::looked_at;
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
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
    let looked = looked_at(words, &dir)?;
    let facts = Facts::new(&looked.table, looked.chair, &words.language);
    if looked.table.ending().is_none() {
        return Ok(facts);
    }
    let told = cost::told(words, &looked);
    Ok(facts.with_cost(looked.table.exercise(), &told))
}
