//! `offramp report`: what sessions show, for programs.

use super::args::{self, Form};
use super::cost;
use super::debrief::all_of;
use super::output::data;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::Looked;
use crate::report::{Facts, json};

pub(super) fn run(words: &Words, args: &args::Report) -> Result<(), Stop> {
    let mut facts = Vec::new();
    for named in &args.sessions {
        for looked in all_of(words, &session(words, Some(named))?)? {
            facts.push(facts_of(words, &looked));
        }
    }
    let text = match args.to {
        Form::Json => json(&facts),
    };
    data(words, &text)
}

fn facts_of(words: &Words, looked: &Looked) -> Facts {
    let mut facts = Facts::new(&looked.table, looked.chair, &words.language);
    facts.team = Some(looked.team.clone()).filter(|team| !team.is_empty());
    if looked.table.ending().is_none() {
        return facts;
    }
    let told = cost::told(words, looked);
    facts.with_cost(looked.table.exercise(), &told)
}
