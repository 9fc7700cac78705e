//! `offramp report`: what sessions show, as a page, as Markdown, as JSON or as a table of events.

use super::args::{self, Form, ReportFor};
use super::cost;
use super::debrief::{all_of, team_of};
use super::output::{data, talk};
use super::resume::session;
use super::stop::Stop;
use super::target::{self, exists, taken};
use super::words::Words;
use crate::exercise::model::Exercise;
use crate::host::cost::{Shelf, cache_folder};
use crate::host::{Looked, Written};
use crate::report::page::page;
use crate::report::{self, Facts, Reader, Session, csv, html, json, markdown};
use crate::session::debrief;

pub(super) fn run(words: &Words, args: &args::Report) -> Result<(), Stop> {
    // Known before any search, which can take a minute.
    if let Some(out) = args.out.as_deref().filter(|out| !args.force && exists(out)) {
        return Err(taken(words, out));
    }
    let teams = teams(words, args)?;
    let page = matches!(args.to, Form::Html | Form::Md);
    if page {
        comparable(words, args, &teams)?;
    }
    let folder = cache_folder();
    let mut shelf = Shelf::new(folder.as_deref());
    let mut sessions = Vec::new();
    for (index, (name, looked)) in teams.iter().enumerate() {
        let mut session = told(words, &mut shelf, name, &looked.looked);
        let seen = &looked.looked;
        let moment = |n: u64| seen.table.moment_of(seen.chair, n);
        let (notes, plan) = looked.written.of(looked.team, &moment);
        let said = looked.written.words_of(looked.team);
        session.facts = session.facts.with_notes(notes, plan).with_words(said);
        if args.reader == ReportFor::Team {
            session.facts = session.facts.for_team();
        }
        let session = match args.anonymous {
            true => session.anonymous(&words.locale, index + 1),
            false => session,
        };
        if page && !session.debrief.finished {
            let args = [("team", (&session.name).into())];
            talk(&words.say("cli-report-unfinished", &args));
        }
        sessions.push(session);
    }
    write(words, args, &form(words, args, sessions))
}

fn form(words: &Words, args: &args::Report, sessions: Vec<Session>) -> String {
    let reader = match args.reader {
        ReportFor::Facilitator => Reader::Facilitator,
        ReportFor::Team => Reader::Team,
    };
    let page = |sessions: &[Session]| page(&words.locale, sessions, reader, args.anonymous);
    match args.to {
        Form::Html => html(&page(&sessions)),
        Form::Md => markdown(&page(&sessions)),
        Form::Json => {
            let facts = sessions.into_iter().map(|session| session.facts);
            json(&facts.collect::<Vec<Facts>>())
        }
        Form::Csv => {
            let rows = sessions.into_iter();
            let rows = rows.map(|session| (session.name, session.facts));
            csv(&rows.collect::<Vec<_>>())
        }
    }
}

/// A team of a session, with what was written of the session.
struct Reported {
    looked: Looked,
    /// Its number, from 0.
    team: usize,
    written: Written,
}

/// Every team of every session, each by a name that no other has.
fn teams(words: &Words, args: &args::Report) -> Result<Vec<(String, Reported)>, Stop> {
    let mut all: Vec<(String, Reported)> = Vec::new();
    for named in &args.sessions {
        let dir = session(words, Some(named))?;
        let written = Written::read(&dir).map_err(|error| Stop::refused(words.store(&error)))?;
        let played = all_of(words, &dir)?;
        let team = args.team.as_deref();
        let only = team.map(|given| team_of(words, &played, given));
        let only = only.transpose()?;
        let played = played.into_iter().enumerate();
        for (team, looked) in played.filter(|(team, _)| only.is_none_or(|only| only == *team)) {
            let folder = dir.file_name().unwrap_or(dir.as_os_str());
            let folder = folder.to_string_lossy().into_owned();
            let name = match looked.team.as_str() {
                "" => folder,
                name if args.sessions.len() > 1 => format!("{folder}: {name}"),
                name => name.to_owned(),
            };
            let same = |all: &[(String, Reported)], name: &str| all.iter().any(|one| one.0 == name);
            let mut unique = name.clone();
            let mut number = 2;
            while same(&all, &unique) {
                unique = format!("{name} ({number})");
                number += 1;
            }
            let written = written.clone();
            all.push((
                unique,
                Reported {
                    looked,
                    team,
                    written,
                },
            ));
        }
    }
    Ok(all)
}

/// Whether one page can hold them all.
fn comparable(
    words: &Words,
    args: &args::Report,
    teams: &[(String, Reported)],
) -> Result<(), Stop> {
    let id = |looked: &Looked| looked.table.exercise().id.clone();
    let mut ids: Vec<String> = teams.iter().map(|(_, one)| id(&one.looked)).collect();
    ids.dedup();
    ids.sort();
    ids.dedup();
    if ids.len() > 1 {
        let args = [("exercises", ids.join(", ").into())];
        return Err(Stop::refused(words.say("cli-report-mixed", &args)));
    }
    let first = teams.first().map(|(_, one)| one.looked.exercise);
    if teams
        .iter()
        .any(|(_, one)| Some(one.looked.exercise) != first)
    {
        let args = [("exercise", ids.concat().into())];
        return Err(Stop::refused(words.say("cli-report-versions", &args)));
    }
    if args.reader == ReportFor::Team && teams.len() > 1 {
        let args = [("count", teams.len().into())];
        return Err(Stop::usage(words.say("cli-report-one-team", &args)));
    }
    Ok(())
}

fn told(words: &Words, shelf: &mut Shelf<'_>, name: &str, looked: &Looked) -> Session {
    let exercise = looked.table.exercise();
    let mut facts = Facts::new(&looked.table, looked.chair, &words.language);
    facts.team = Some(looked.team.clone()).filter(|team| !team.is_empty());
    let mut debrief = debrief(&looked.table, looked.chair, &words.language);
    if debrief.finished {
        let told = cost::told(words, shelf, looked);
        facts = facts.with_cost(exercise, &told);
        debrief.cost = report::cost(exercise, &words.language, &told);
    }
    let session = Session {
        name: name.to_owned(),
        objectives: objectives(exercise, &words.language),
        debrief,
        facts,
    };
    session.unnamed(&words.locale)
}

/// What notes and ratings can be about: announced objectives, and those to be learned.
fn objectives(exercise: &Exercise, language: &str) -> Vec<(String, String)> {
    let text = |id| exercise.texts.get(id, language).to_owned();
    let announced = exercise.objectives.iter();
    let announced = announced.map(|(_, row)| (row.id.clone(), text(row.text)));
    let learned = exercise.frame.learning.iter();
    let learned = learned.map(|row| (row.id.clone(), text(row.text)));
    announced.chain(learned).collect()
}

fn write(words: &Words, args: &args::Report, text: &str) -> Result<(), Stop> {
    match &args.out {
        Some(out) => target::write(words, out, args.force, text),
        None => data(words, text),
    }
}
