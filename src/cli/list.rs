//! `offramp list`: the library.

use serde::Serialize;

use super::args;
use super::output::{data, json};
use super::stop::Stop;
use super::words::Words;
use crate::diagnostic::{Record, Severity};
use crate::exercise::model::{Exercise, TextId};
use crate::host::library::{self, Found, Origin};
use crate::text::{clean_line, hang};

/// Cells of a line.
const WIDTH: usize = 80;

/// An exercise as `list --json` writes it; what is unknown of a broken one is `null`.
#[derive(Debug, Serialize)]
struct Row {
    id: String,
    title: Option<String>,
    summary: Option<String>,
    minutes: Option<Minutes>,
    players: Option<[u32; 2]>,
    chairs: Vec<Chair>,
    origin: &'static str,
    path: Option<String>,
    problems: Vec<Record>,
}

#[derive(Debug, Serialize)]
struct Minutes {
    play: u32,
    debrief: u32,
}

#[derive(Debug, Serialize)]
struct Chair {
    id: String,
    name: String,
}

pub(super) fn run(words: &Words, args: &args::List) -> Result<(), Stop> {
    let rows: Vec<Row> = library::all()
        .iter()
        .map(|found| row(words, found))
        .collect();
    if args.json {
        return data(words, &json(&rows));
    }
    let mut text = String::new();
    for row in &rows {
        for line in show(words, row) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    if rows.is_empty() {
        text = words.say("cli-list-empty", &[]) + "\n";
    }
    data(words, &text)
}

fn row(words: &Words, found: &Found) -> Row {
    let loaded = found.load();
    let exercise = loaded.exercise.as_deref();
    let text = |id: fn(&Exercise) -> TextId| {
        exercise.map(|exercise| exercise.texts.get(id(exercise), &words.language).to_owned())
    };
    let chairs = exercise.into_iter().flat_map(|exercise| {
        exercise.chairs.iter().map(|(_, chair)| Chair {
            id: chair.id.clone(),
            name: exercise.texts.get(chair.name, &words.language).to_owned(),
        })
    });
    Row {
        id: found.name.clone(),
        title: text(|exercise| exercise.frame.title),
        summary: text(|exercise| exercise.frame.summary),
        minutes: exercise.map(|exercise| Minutes {
            play: exercise.frame.minutes.0,
            debrief: exercise.frame.minutes.1,
        }),
        players: exercise.map(|exercise| exercise.frame.players.into()),
        chairs: chairs.collect(),
        origin: match found.origin {
            Origin::Shipped => "shipped",
            Origin::User(_) | Origin::Path(_) => "user",
        },
        path: match &found.origin {
            Origin::Shipped => None,
            Origin::User(path) | Origin::Path(path) => Some(path.display().to_string()),
        },
        problems: loaded
            .problems
            .iter()
            .map(|problem| problem.record())
            .collect(),
    }
}

/// An exercise as lines.
fn show(words: &Words, row: &Row) -> Vec<String> {
    let mut lines = Vec::new();
    let title = row.title.as_deref().unwrap_or_default();
    let head = format!("{}  {title}", row.id);
    lines.extend(hang("", &clean_line(&head), WIDTH));
    if let Some(summary) = &row.summary {
        lines.extend(hang("    ", &clean_line(summary), WIDTH));
    }
    if let (Some(minutes), Some(players)) = (&row.minutes, &row.players) {
        let args = [
            ("play", minutes.play.into()),
            ("debrief", minutes.debrief.into()),
            ("least", players[0].into()),
            ("most", players[1].into()),
        ];
        lines.extend(hang("    ", &words.say("cli-list-facts", &args), WIDTH));
    }
    let chairs: Vec<String> = row
        .chairs
        .iter()
        .map(|chair| format!("{} ({})", chair.name, chair.id))
        .collect();
    if !chairs.is_empty() {
        let args = [("chairs", chairs.join(", ").into())];
        lines.extend(hang("    ", &words.say("cli-list-chairs", &args), WIDTH));
    }
    if let Some(path) = &row.path {
        lines.extend(hang("    ", &clean_line(path), WIDTH));
    }
    if row.title.is_none() {
        let errors = || {
            row.problems
                .iter()
                .filter(|one| one.severity == Severity::Error)
        };
        let args = [
            ("count", errors().count().into()),
            ("path", row.path.as_deref().unwrap_or(&row.id).into()),
        ];
        lines.extend(hang("    ", &words.say("cli-list-broken", &args), WIDTH));
        for problem in errors().take(3) {
            let place = match (&problem.file, problem.line) {
                (Some(file), Some(line)) => format!("{file}:{line}: "),
                _ => String::new(),
            };
            let said = format!("{}: {place}{}", problem.code, problem.message);
            lines.extend(hang("    - ", &clean_line(&said), WIDTH));
        }
    }
    lines.push(String::new());
    lines
}
