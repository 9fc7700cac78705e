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
use crate::host::cost::{Shelf, cache_folder};
use crate::host::store::table_log;
use crate::host::{Looked, look_at_all, plain};
use crate::report;
use crate::text::clean_line;

pub(super) fn run(words: &Words, args: &args::Debrief) -> Result<(), Stop> {
    let mut sessions: Vec<Option<&str>> =
        args.sessions.iter().map(|one| Some(one.as_str())).collect();
    if sessions.is_empty() {
        sessions.push(None);
    }
    if on_screen(args.plain) {
        let [one] = sessions.as_slice() else {
            return Err(Stop::usage(words.say("cli-one-debrief", &[])));
        };
        let dir = session(words, *one)?;
        return on_this_screen(words, &dir, args.team.as_deref());
    }
    let folder = cache_folder();
    let mut shelf = Shelf::new(folder.as_deref());
    let mut text = String::new();
    for named_session in sessions {
        let dir = session(words, named_session)?;
        for looked in named(words, &dir, args.team.as_deref())? {
            let mut debrief = looked.back(&dir, &words.language);
            if debrief.finished {
                let told = cost::told(words, &mut shelf, &looked);
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

/// Opens one team of a session on this screen; which one is asked where it is not said.
pub(super) fn on_this_screen(words: &Words, dir: &Path, team: Option<&str>) -> Result<(), Stop> {
    let all = all_of(words, dir)?;
    let team = match team {
        Some(team) => team_of(words, &all, team)?,
        None if all.len() > 1 => ask(words, &all)?,
        None => 0,
    };
    super::screen::debrief(words, dir, team)
}

/// The team that is meant, from 0: by its number, or by its name in whatever case.
pub(super) fn team_of(words: &Words, all: &[Looked], given: &str) -> Result<usize, Stop> {
    let given = given.trim();
    let named = |looked: &Looked| looked.team.to_lowercase() == given.to_lowercase();
    let number = given.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let number = number.filter(|number| *number < all.len());
    let found = number.or_else(|| all.iter().position(named));
    found.ok_or_else(|| {
        let args = [
            ("given", clean_line(given).as_ref().into()),
            ("teams", teams(all).join(", ").into()),
            ("count", all.len().into()),
        ];
        Stop::usage(words.say("cli-no-team", &args))
    })
}

/// Every team with its number.
fn teams(all: &[Looked]) -> Vec<String> {
    let numbers = 1..;
    let named = numbers.zip(all);
    let named = named.map(|(number, looked)| format!("{number} {}", looked.team));
    named.map(|named| named.trim_end().to_owned()).collect()
}

/// Asks on the terminal which team is meant, until one of them is.
fn ask(words: &Words, all: &[Looked]) -> Result<usize, Stop> {
    loop {
        talk(&words.say("cli-which-team", &[("count", all.len().into())]));
        teams(all)
            .iter()
            .for_each(|team| talk(&format!("  {team}")));
        let mut line = String::new();
        let read = stdin().read_line(&mut line);
        if !read.is_ok_and(|bytes| bytes > 0) {
            return Err(Stop::usage(words.say("cli-no-team-named", &[])));
        }
        match team_of(words, all, &line) {
            Ok(team) => return Ok(team),
            Err(stop) => stop.said.iter().for_each(|said| talk(said)),
        }
    }
}

/// Whether there is a screen to draw on, and it is wanted.
pub(super) fn on_screen(plain: bool) -> bool {
    !plain && stdin().is_terminal() && stdout().is_terminal()
}

/// Every team of a stored session, which is only read; that a last line was cut short is said.
pub(super) fn all_of(words: &Words, dir: &Path) -> Result<Vec<Looked>, Stop> {
    let all = look_at_all(dir).map_err(|error| words.not_opened(&error))?;
    all.iter().for_each(|looked| say_torn(words, dir, looked));
    Ok(all)
}

/// Every team of a session, or the one that is named.
pub(super) fn named(words: &Words, dir: &Path, team: Option<&str>) -> Result<Vec<Looked>, Stop> {
    let mut all = all_of(words, dir)?;
    match team {
        None => Ok(all),
        Some(team) => {
            let team = team_of(words, &all, team)?;
            Ok(vec![all.swap_remove(team)])
        }
    }
}

fn say_torn(words: &Words, dir: &Path, looked: &Looked) {
    if let Some(line) = looked.torn {
        let log = table_log(dir).display().to_string();
        let args = [("path", log.into()), ("line", line.into())];
        talk(&words.say("cli-torn", &args));
    }
}
