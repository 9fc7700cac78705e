//! `offramp report`: what sessions show, as a page, as Markdown, as JSON or as a table of events.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::args::{self, Form, ReportFor};
use super::cost;
use super::debrief::all_of;
use super::output::{data, talk};
use super::resume::session;
use super::stop::Stop;
use super::words::Words;
use crate::host::Looked;
use crate::host::cost::{Shelf, cache_folder};
use crate::report::paper::paper;
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
        let session = told(words, &mut shelf, name, looked);
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
    let paper = |sessions: &[Session]| paper(&words.locale, sessions, reader, args.anonymous);
    match args.to {
        Form::Html => html(&paper(&sessions)),
        Form::Md => markdown(&paper(&sessions)),
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

/// Every team of every session, each by a name that no other has.
fn teams(words: &Words, args: &args::Report) -> Result<Vec<(String, Looked)>, Stop> {
    let mut all: Vec<(String, Looked)> = Vec::new();
    for named in &args.sessions {
        let dir = session(words, Some(named))?;
        for looked in all_of(words, &dir)? {
            let folder = dir.file_name().unwrap_or(dir.as_os_str());
            let folder = folder.to_string_lossy().into_owned();
            let name = match looked.team.as_str() {
                "" => folder,
                name if args.sessions.len() > 1 => format!("{folder}: {name}"),
                name => name.to_owned(),
            };
            let same = |all: &[(String, Looked)], name: &str| all.iter().any(|one| one.0 == name);
            let mut unique = name.clone();
            let mut number = 2;
            while same(&all, &unique) {
                unique = format!("{name} ({number})");
                number += 1;
            }
            all.push((unique, looked));
        }
    }
    Ok(all)
}

/// Whether one page can hold them all.
fn comparable(words: &Words, args: &args::Report, teams: &[(String, Looked)]) -> Result<(), Stop> {
    let id = |looked: &Looked| looked.table.exercise().id.clone();
    let mut ids: Vec<String> = teams.iter().map(|(_, looked)| id(looked)).collect();
    ids.dedup();
    ids.sort();
    ids.dedup();
    if ids.len() > 1 {
        let args = [("exercises", ids.join(", ").into())];
        return Err(Stop::refused(words.say("cli-report-mixed", &args)));
    }
    let first = teams.first().map(|(_, looked)| looked.exercise);
    if teams
        .iter()
        .any(|(_, looked)| Some(looked.exercise) != first)
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
    Session {
        name: name.to_owned(),
        debrief,
        facts,
    }
}

fn write(words: &Words, args: &args::Report, text: &str) -> Result<(), Stop> {
    let Some(out) = &args.out else {
        return data(words, text);
    };
    let failed = |error: &std::io::Error| {
        let args = [
            ("path", out.display().to_string().into()),
            ("reason", error.to_string().into()),
        ];
        Stop::refused(words.say("cli-report-unwritable", &args))
    };
    let opened = match args.force {
        true => File::create(out),
        false => OpenOptions::new().write(true).create_new(true).open(out),
    };
    let mut file = match opened {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(taken(words, out));
        }
        opened => opened.map_err(|error| failed(&error))?,
    };
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a report looks like a whole one. What was there before is not ours to remove: it
        // may be a device.
        if !args.force {
            let _ = fs::remove_file(out);
        }
        failed(&error)
    })
}

/// A link that leads nowhere is there too.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn taken(words: &Words, path: &Path) -> Stop {
    let args = [("path", path.display().to_string().into())];
    Stop::refused(words.say("cli-report-exists", &args))
}
