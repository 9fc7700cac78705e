//! `offramp replay`: a path once more, decision by decision.

use super::args;
use super::debrief::{look_back, on_screen};
use super::output::data;
use super::play::width;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::plain;

pub(super) fn run(words: &Words, args: &args::Replay) -> Result<(), Stop> {
    let dir = session(words, Some(&args.session))?;
    if on_screen(args.plain) {
        return super::screen::debrief(words, &dir);
    }
    let debrief = look_back(words, &dir)?;
    data(words, &plain::replay(&words.locale, width(), &debrief))
}
