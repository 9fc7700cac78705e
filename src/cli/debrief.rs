//! `offramp debrief`: sessions looked back on, on this screen or as lines of text.

use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;

use super::args;
use super::cost;
use super::output::{data, talk};
use super::play::width;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::store::table_log;
use crate::host::{Looked, look_at, look_at_all, plain};
use crate::report;
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
        for looked in all_of(words, &session(words, Some(named))?)? {
            let mut debrief = debrief(&looked.table, looked.chair, &words.language);
            if debrief.finished {
                let told = cost::told(words, &looked);
                debrief.cost = report::cost(looked.table.exercise(), &words.language, &told);
            }
            if !text.is_empty() {
                text.push('\n');
            }
            if !looked.team.is_empty() {
                text += &(looked.team.clone() + "\n\n");
            }
            text += &plain::debrief(&words.locale, width(), &debrief);
        }
    }
    data(words, &text)
}

/// Whether there is a screen to draw on, and it is wanted.
pub(super) fn on_screen(plain: bool) -> bool {
    !plain && stdin().is_terminal() && stdout().is_terminal()
}

/// The debrief of a stored session, which is only read.
pub(super) fn look_back(words: &Words, dir: &Path) -> Result<Debrief, Stop> {
    let looked = looked_at(words, dir)?;
    Ok(debrief(&looked.table, looked.chair, &words.language))
}

/// A stored session, which is only read; that its last line was cut short is said.
pub(super) fn looked_at(words: &Words, dir: &Path) -> Result<Looked, Stop> {
    let looked = look_at(dir).map_err(|error| words.not_opened(&error))?;
    say_torn(words, dir, &looked);
    Ok(looked)
}

/// [`looked_at`] for every team of a session.
pub(super) fn all_of(words: &Words, dir: &Path) -> Result<Vec<Looked>, Stop> {
    let all = look_at_all(dir).map_err(|error| words.not_opened(&error))?;
    all.iter().for_each(|looked| say_torn(words, dir, looked));
    Ok(all)
}

fn say_torn(words: &Words, dir: &Path, looked: &Looked) {
    if let Some(line) = looked.torn {
        let log = table_log(dir).display().to_string();
        let args = [("path", log.into()), ("line", line.into())];
        talk(&words.say("cli-torn", &args));
    }
}
