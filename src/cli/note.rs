//! `offramp note`: what a facilitator writes down after play: a note, a rating, an action.

use super::args;
use super::debrief::{all_of, team_of};
use super::output::talk;
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::exercise::model::Exercise;
use crate::host::Looked;
use crate::host::store::{RecordError, fresh_salt, write_afterwards};
use crate::session::{After, NOTE_ROOM, Personal, Remark, RemarkKind};
use crate::text::clean;

pub(super) fn run(words: &Words, args: &args::Note) -> Result<(), Stop> {
    let dir = session(words, Some(&args.session))?;
    let all = all_of(words, &dir)?;
    let team = match &args.team {
        Some(team) => Some(team_of(words, &all, team)?),
        None => None,
    };
    let remark = |by: &str, about: &str, text: &str| -> Result<Remark, Stop> {
        let text = clean(text.trim()).into_owned();
        let long = [text.as_str(), by]
            .iter()
            .map(|one| one.chars().count())
            .max();
        if long.is_some_and(|long| long > NOTE_ROOM) {
            let args = [("most", NOTE_ROOM.into())];
            return Err(Stop::usage(words.say("cli-note-long", &args)));
        }
        if text.is_empty() {
            return Err(Stop::usage(words.say("cli-note-empty", &[])));
        }
        Ok(Remark {
            kind: RemarkKind::Note,
            by: clean(by.trim()).into_owned(),
            about: about.to_owned(),
            text,
        })
    };
    let (what, remark) = match (&args.action, &args.text) {
        (Some(action), _) => {
            let owner = args.owner.as_deref().unwrap_or_default();
            let due = args.due.map(|day| day.to_string()).unwrap_or_default();
            (After::Action { team }, remark(owner, &due, action)?)
        }
        (None, text) => {
            let objective = args.objective.clone().unwrap_or_default();
            if let Some(looked) = all.first() {
                known(words, looked.table.exercise(), &objective)?;
            }
            let what = After::Noted {
                team,
                objective,
                rating: args.rating.map(args::Rated::letter),
                on: match args.decision {
                    Some(number) => Some(rests_on(words, &all, team, number)?),
                    None => None,
                },
            };
            (what, remark("", "", text.as_deref().unwrap_or_default())?)
        }
    };
    let personal = Personal {
        salt: fresh_salt(),
        remarks: vec![remark],
    };
    write_afterwards(&dir, &what, personal).map_err(|error| match error {
        RecordError::Store(error) => Stop::refused(words.store(&error)),
        RecordError::Entry(_) => {
            let args = [("most", NOTE_ROOM.into())];
            Stop::usage(words.say("cli-note-long", &args))
        }
    })?;
    talk(&words.say("cli-note-kept", &[]));
    Ok(())
}

/// The entry of the log in which the team took this decision, by its number from 1.
fn rests_on(
    words: &Words,
    all: &[Looked],
    team: Option<usize>,
    number: usize,
) -> Result<u64, Stop> {
    let looked = match (all, team) {
        (all, Some(team)) => all.get(team),
        ([only], None) => Some(only),
        (_, None) => None,
    };
    let Some(looked) = looked else {
        return Err(Stop::usage(words.say("cli-note-whose", &[])));
    };
    let entry = |number: usize| looked.table.entry_of(looked.chair, number);
    let found = number.checked_sub(1).and_then(entry);
    found.ok_or_else(|| {
        let count = (0..).take_while(|number| entry(*number).is_some()).count();
        let args = [("given", number.into()), ("count", count.into())];
        Stop::usage(words.say("cli-note-decision", &args))
    })
}

/// Whether the exercise has an objective of this name, announced or to be learned.
fn known(words: &Words, exercise: &Exercise, given: &str) -> Result<(), Stop> {
    let announced = exercise.objectives.iter().map(|(_, row)| row.id.as_str());
    let learned = exercise.frame.learning.iter().map(|row| row.id.as_str());
    let ids: Vec<&str> = announced.chain(learned).collect();
    if given.is_empty() || ids.contains(&given) {
        return Ok(());
    }
    let args = [
        ("given", given.to_owned().into()),
        ("known", ids.join(", ").into()),
    ];
    Err(Stop::usage(words.say("cli-note-objective", &args)))
}
