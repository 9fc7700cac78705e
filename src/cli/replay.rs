//! `offramp replay`: a path once more, decision by decision.

use super::args;
use super::debrief::{named, on_screen, on_this_screen};
use super::output::data;
use super::play::width;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::plain;
use crate::session::debrief;

pub(super) fn run(words: &Words, args: &args::Replay) -> Result<(), Stop> {
    let dir = session(words, Some(&args.session))?;
    let team = args.team.as_deref();
    if on_screen(args.plain) {
        return on_this_screen(words, &dir, team);
    }
    let mut text = String::new();
    for looked in named(words, &dir, team)? {
        let debrief = debrief(&looked.table, looked.chair, &words.language);
        if !text.is_empty() {
            text.push('\n');
        }
        if !looked.team.is_empty() {
            text += &(looked.team + "\n\n");
        }
        text += &plain::replay(&words.locale, width(), &debrief);
    }
    data(words, &text)
}
