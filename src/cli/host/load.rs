//! `offramp loadtest`: so many people join, play and leave, on this machine alone.

use std::process::Command;

use super::super::args;
use super::super::output::{data, json, talk};
use super::super::stop::{REFUSED, Stop};
use super::super::words::Words;
use crate::host::library;
use crate::host::load::{
    Figures, Hosted, Load, LoadError, Report, Span, Taken, allow_files, measure, play,
};
use crate::locale::Arg;

/// People at one table at most.
const TABLE: usize = 125;
/// Files beside one a person.
const FILES: u64 = 100;

pub(in crate::cli) fn run(words: &Words, args: &args::LoadTest) -> Result<(), Stop> {
    let needed = u64::try_from(args.sessions).unwrap_or(u64::MAX) + FILES;
    if let Err(most) = allow_files(needed) {
        let args = [
            ("most", most.to_string().into()),
            ("needed", needed.to_string().into()),
        ];
        talk(&words.say("load-files", &args));
    }
    let report = match args.target {
        Some(target) => play(Load {
            target,
            codes: args.code.clone(),
            sessions: args.sessions,
            seconds: args.seconds,
            storm: args.storm,
            locale: words.locale.clone(),
        })
        .map(Report::from),
        None => hosted(words, args)?,
    };
    let report = report.map_err(|error| refused(words, &error))?;
    match args.json {
        true => data(words, &json(&report))?,
        false => data(words, &told(words, &report))?,
    }
    match report.figures.dropped {
        0 => Ok(()),
        _ => Err(Stop::silent(REFUSED)),
    }
}

/// Hosts here; a process of its own plays, so that what it takes is not counted.
fn hosted(words: &Words, args: &args::LoadTest) -> Result<Result<Report, LoadError>, Stop> {
    let found = library::find(&args.exercise);
    let found = found.map_err(|why| words.not_found(&args.exercise, &why))?;
    let tables = u32::try_from(args.sessions.div_ceil(TABLE)).unwrap_or(u32::MAX);
    let measured = || {
        let hosted = Hosted::open(&found.load(), tables, words.locale.clone())?;
        let door = hosted.door(args.sessions).map_err(LoadError::Io)?;
        let target = door.addresses().first().map(ToString::to_string);
        let program = std::env::current_exe().map_err(LoadError::Io)?;
        let mut people = Command::new(program);
        people.args(["loadtest", "--json", "--lang", words.locale.language()]);
        people.args(["--sessions", &args.sessions.to_string()]);
        people.args(["--seconds", &args.seconds.to_string()]);
        people.args(["--target", &target.unwrap_or_default()]);
        for code in hosted.codes() {
            people.args(["--code", &code]);
        }
        if args.storm {
            people.arg("--storm");
        }
        let report = measure(people)?;
        Ok(Report {
            shared: Some(door.shared()),
            ..report
        })
    };
    Ok(measured())
}

fn refused(words: &Words, error: &LoadError) -> Stop {
    match error {
        LoadError::Elsewhere => Stop::usage(words.say("load-elsewhere", &[])),
        LoadError::NoCode => Stop::usage(words.say("load-no-code", &[])),
        LoadError::Io(error) => {
            Stop::refused(words.say("load-failed", &[("reason", error.to_string().into())]))
        }
        LoadError::Host(reason) => {
            Stop::refused(words.say("load-failed", &[("reason", reason.as_str().into())]))
        }
    }
}

fn told(words: &Words, report: &Report) -> String {
    let figures = &report.figures;
    let mut lines = vec![people(words, figures)];
    lines.push(times(words, "load-first", &figures.first_frame_ms));
    lines.push(times(words, "load-key", &figures.key_ms));
    lines.extend(
        figures
            .storm_key_ms
            .map(|span| times(words, "load-storm-key", &span)),
    );
    let pictures = [
        ("frames", figures.frames.to_string().into()),
        ("bytes", tenths(figures.bytes_per_frame)),
    ];
    lines.push(words.say("load-pictures", &pictures));
    lines.extend(report.host.map(|host| taken(words, "load-host", &host)));
    lines.extend(
        report
            .storm_host
            .map(|host| taken(words, "load-storm-host", &host)),
    );
    lines.join("\n") + "\n"
}

fn people(words: &Words, figures: &Figures) -> String {
    let args = [
        ("sessions", figures.sessions.into()),
        ("joined", figures.joined.into()),
        ("played", figures.played.into()),
        ("left", figures.left.into()),
        ("dropped", figures.dropped.into()),
        ("votes", figures.votes.into()),
    ];
    words.say("load-people", &args)
}

fn times(words: &Words, key: &'static str, span: &Span) -> String {
    let args = [
        ("half", tenths(span.p50)),
        ("most", tenths(span.p99)),
        ("count", span.count.into()),
    ];
    words.say(key, &args)
}

fn taken(words: &Words, key: &'static str, taken: &Taken) -> String {
    let args = [
        ("cpu", tenths(taken.cpu_percent)),
        ("each", tenths(taken.cpu_us_each)),
        ("memory", tenths(taken.memory_kib_each)),
    ];
    words.say(key, &args)
}

fn tenths(number: f64) -> Arg {
    format!("{number:.1}").into()
}
