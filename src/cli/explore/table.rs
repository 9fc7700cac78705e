//! The answer of `explore` for people: figures, endings with the shortest way to each, options.

use super::super::words::Words;
use super::page::{NAMES, Page, Range, Rows, Score};
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
    plays(words, page, &mut lines);
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
    if !page.not_asked.is_empty() {
        let args = [("codes", page.not_asked.join(", ").into())];
        lines.extend(hang("", &words.say("explore-not-asked", &args), WIDTH));
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
        let points = |points: Option<f64>| points.map_or("?".to_owned(), |it| format!("{it:.2}"));
        let args = [
            ("met", points(estimates.highest.met).into()),
            ("bound", points(estimates.highest.bound).into()),
        ];
        let key = match estimates.highest.bound {
            Some(_) => "explore-highest-total",
            None => "explore-highest-open",
        };
        lines.extend(hang("", &words.say(key, &args), WIDTH));
    }
    lines.push(String::new());
}

/// Quantiles that are shown, percent.
const QUANTILES: [u64; 5] = [0, 10, 50, 90, 100];

/// How single plays spread: the total under each way to play, dimensions under uniform play.
fn plays(words: &Words, page: &Page, lines: &mut Vec<String>) {
    let Some(all) = &page.distributions else {
        return;
    };
    let cell = |text: String| format!("{text:>10}");
    let row = |name: &str, rows: &Option<Rows>| {
        let cells = QUANTILES.map(|percent| {
            let points = rows.as_ref().and_then(|rows| quantile(rows, percent));
            cell(points.map_or("?".to_owned(), |points| {
                format!("{:.2}", f64::from(points) / 100.0)
            }))
        });
        format!("{}{}", pad(&clean_line(name), 28), cells.concat())
    };
    let say = |key: &str| words.say(key, &[]);
    let heads = [
        "explore-lowest",
        "explore-tenth",
        "explore-half",
        "explore-nine",
        "explore-highest",
    ];
    let heads = heads.map(|key| cell(say(key)));
    lines.push(format!(
        "{}{}",
        pad(&say("explore-plays"), 28),
        heads.concat()
    ));
    let mut table = vec![
        (say("explore-total-best"), &all.total.best),
        (say("explore-total-uniform"), &all.total.uniform),
        (say("explore-total-worst"), &all.total.worst),
    ];
    for id in NAMES {
        if let Some(plays) = all.dimensions.get(id) {
            let name = format!("  {}", say(&format!("dimension-{id}")));
            table.push((name, &plays.uniform));
        }
    }
    let (totals, dimensions) = table.split_at(3);
    lines.extend(totals.iter().map(|(name, rows)| row(name, rows)));
    lines.push(say("explore-plays-uniform"));
    lines.extend(dimensions.iter().map(|(name, rows)| row(name, rows)));
    if table.iter().any(|(_, rows)| rows.is_none()) {
        lines.extend(hang("", &say("explore-too-many-sums"), WIDTH));
    }
    lines.push(String::new());
}

/// The least points that so many percent of plays do not exceed.
fn quantile(rows: &Rows, percent: u64) -> Option<i32> {
    let whole: u128 = rows.iter().map(|(_, share)| u128::from(*share)).sum();
    let mut so_far = 0u128;
    let reached = rows.iter().find(|(_, share)| {
        so_far += u128::from(*share);
        so_far * 100 >= whole * u128::from(percent)
    });
    reached.map(|(points, _)| *points)
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
