//! The answer of `explore` for people: figures, endings with the shortest way to each, options.

use super::super::words::Words;
use super::page::{NAMES, Page, Range, Score};
use crate::locale::Arg;
use crate::text::{clean_line, hang, pad};

/// Cells of a line.
const WIDTH: usize = 80;
/// Cells of the longest bar of an ending.
const BAR: usize = 20;

pub(super) fn show(words: &Words, page: &Page) -> String {
    let mut lines = Vec::new();
    head(words, page, &mut lines);
    scores(words, page, &mut lines);
    endings(words, page, &mut lines);
    options(words, page, &mut lines);
    let mut text = String::new();
    for line in lines {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn head(words: &Words, page: &Page, lines: &mut Vec<String>) {
    let args: [(&str, Arg); 6] = [
        ("exercise", page.exercise.as_str().into()),
        ("chair", page.chair.as_str().into()),
        ("states", grouped(page.states).into()),
        ("transitions", grouped(page.transitions).into()),
        ("situations", grouped(page.situations).into()),
        ("seconds", format!("{:.1}", page.seconds).into()),
    ];
    let key = match page.exhaustive {
        true => "explore-whole",
        false => "explore-part",
    };
    lines.extend(hang("", &words.say(key, &args), WIDTH));
    if let Some(minutes) = &page.minutes {
        let args = [
            ("least", scenario_time(minutes.least).into()),
            ("most", scenario_time(minutes.most).into()),
        ];
        lines.extend(hang("", &words.say("explore-minutes", &args), WIDTH));
    }
    lines.push(String::new());
}

fn scores(words: &Words, page: &Page, lines: &mut Vec<String>) {
    let name = |key: &str| words.say(key, &[]);
    let row = |name: &str, score: Score| {
        let cell = |value: Option<f64>| {
            let text = value.map_or("?".to_owned(), |value| format!("{value:.2}"));
            format!("{text:>10}")
        };
        let cells = [score.best, score.uniform, score.worst].map(cell).concat();
        format!("{}{cells}", pad(&clean_line(name), 24))
    };
    let heads = ["explore-best", "explore-uniform", "explore-worst"].map(|key| {
        let word = name(key);
        format!("{word:>10}")
    });
    lines.push(format!(
        "{}{}",
        pad(&name("explore-expected"), 24),
        heads.concat()
    ));
    lines.push(row(&name("explore-total"), page.score));
    for id in NAMES {
        if let Some(score) = page.dimensions.get(id) {
            lines.push(row(
                &format!("  {}", name(&format!("dimension-{id}"))),
                *score,
            ));
        }
    }
    if let Some(range) = &page.range {
        let args = [
            ("least", format!("{:.2}", range.least).into()),
            ("most", format!("{:.2}", range.most).into()),
        ];
        lines.extend(hang("", &words.say("explore-range", &args), WIDTH));
    }
    if let Some(estimates) = &page.estimates {
        let args = [
            ("runs", grouped(estimates.runs).into()),
            ("mean", format!("{:.2}", estimates.uniform).into()),
            ("least", format!("{:.2}", estimates.interval.least).into()),
            ("most", format!("{:.2}", estimates.interval.most).into()),
        ];
        lines.extend(hang("", &words.say("explore-estimate", &args), WIDTH));
    }
    lines.push(String::new());
}

fn endings(words: &Words, page: &Page, lines: &mut Vec<String>) {
    lines.push(words.say("explore-endings", &[]));
    for ending in &page.endings {
        let Range { least, most } = ending.uniform;
        let part = match page.exhaustive {
            true => format!("{:.2} %", least * 100.0),
            false => format!("{:.1}..{:.1} %", least * 100.0, most * 100.0),
        };
        let bar = "█".repeat((least * BAR as f64).round() as usize);
        let id = pad(&clean_line(&ending.id), 28);
        lines.push(format!("  {id}{part:>14}  {bar}"));
        let way = match (&ending.witness, ending.reachable) {
            (Some(way), _) => {
                let draws = way.draws.iter().map(usize::to_string).collect::<Vec<_>>();
                let args = [
                    ("lines", way.lines.join(" / ").into()),
                    ("draws", draws.join(",").into()),
                ];
                match draws.is_empty() {
                    true => words.say("explore-way", &args),
                    false => words.say("explore-way-drawn", &args),
                }
            }
            (None, Some(false)) => words.say("explore-no-way", &[]),
            (None, _) => words.say("explore-not-seen", &[]),
        };
        lines.extend(hang("      ", &clean_line(&way), WIDTH));
    }
    lines.push(String::new());
}

fn options(words: &Words, page: &Page, lines: &mut Vec<String>) {
    let mut stage = "";
    for row in page.options.iter().filter(|row| row.offered > 0) {
        if stage.is_empty() {
            lines.push(words.say("explore-options", &[]));
        }
        if stage != row.stage {
            stage = &row.stage;
            lines.push(format!("  {}", clean_line(stage)));
        }
        let best = match row.contested {
            0 => "-".to_owned(),
            contested => format!("{:.1} %", row.best as f64 * 100.0 / contested as f64),
        };
        let id = pad(&clean_line(&row.id), 32);
        lines.push(format!("    {id}{:>12}{best:>10}", grouped(row.offered)));
    }
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Minutes as hours and minutes of the scenario.
fn scenario_time(minutes: f64) -> String {
    let minutes = minutes as u64;
    format!("H{}:{:02}", minutes / 60, minutes % 60)
}
