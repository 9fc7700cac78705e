//! `offramp debrief`: sessions looked back on, on this screen or as lines of text.

use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;

use super::args;
use super::output::data;
use super::play::width;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::{look_at, plain};
use crate::session::debrief;
use crate::session::view::debrief::Debrief;

pub(super) fn run(words: &Words, args: &args::Debrief) -> Result<(), Stop> {
    if on_screen(args.plain) {
        let [named] = args.sessions.as_slice() else {
            return Err(Stop::usage(words.say("cli-one-debrief", &[])));
        };
        return super::screen::debrief(words, &session(words, Some(named))?);
    }
    let mut text = String::new();
    for named in &args.sessions {
        let debrief = look_back(words, &session(words, Some(named))?)?;
        if !text.is_empty() {
            text.push('\n');
        }
        text += &plain::debrief(&words.locale, width(), &debrief);
    }
    data(words, &text)
}

/// Whether there is a screen to draw on, and it is wanted.
pub(super) fn on_screen(plain: bool) -> bool {
    !plain && stdin().is_terminal() && stdout().is_terminal()
}

/// The debrief of a stored session, which is only read.
pub(super) fn look_back(words: &Words, dir: &Path) -> Result<Debrief, Stop> {
    let (table, chair) = look_at(dir).map_err(|error| words.not_opened(&error))?;
    Ok(debrief(&table, chair, &words.language))
}
