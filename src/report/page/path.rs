//! The path: how things stood at each decision, what was decided, what came of it, and what the
//! record of history shows beside it.

use super::model::{Block, Cell, Chapter, Figure};
use super::session::Session;
use super::story::plain;
use super::words::{Words, cited};
use crate::report::chart;
use crate::session::view::MeterView;
use crate::session::view::debrief::{Debrief, Decided, Moment, Taken};

/// The curve, the ladder, all decisions at a glance, and then each of them.
pub(super) fn timeline(words: Words<'_>, session: &Session) -> Chapter {
    let mut blocks = glance(words, session);
    for (index, moment) in session.debrief.moments.iter().enumerate() {
        blocks.extend(self::moment(words, &session.debrief, index, moment));
    }
    Chapter {
        id: words.id("timeline"),
        title: words.say("report-timeline", &[]),
        blocks,
    }
}

/// The path on one page.
pub(super) fn glance(words: Words<'_>, session: &Session) -> Vec<Block> {
    let debrief = &session.debrief;
    let mut blocks = vec![Block::Figure(curve(words, debrief))];
    if !debrief.now.tension.bands.is_empty() {
        blocks.push(Block::Figure(ladder(words, debrief)));
    }
    let mut table = words.table(
        "report-glance",
        &[
            "report-number",
            "report-when",
            "report-stage",
            "report-decision",
            "plain-tension",
            "report-points",
        ],
        &["plain-tension", "report-points"],
    );
    for (index, moment) in debrief.moments.iter().enumerate() {
        let stage = moment.stage.as_ref();
        let number = match moment.decision {
            Some(_) => (index + 1).to_string(),
            None => "–".to_owned(),
        };
        let points = moment.points;
        table.rows.push(vec![
            Cell {
                lines: vec![number],
                id: words.moment(index),
                to: String::new(),
            },
            words.clock(moment.at).into(),
            stage
                .map_or_else(String::new, |stage| stage.title.clone())
                .into(),
            words.decided(moment).into(),
            banded(&moment.tension).into(),
            points
                .map_or_else(String::new, |points| words.signed(points))
                .into(),
        ]);
    }
    blocks.push(Block::Table(table));
    blocks
}

fn banded(meter: &MeterView) -> String {
    match meter.band.is_empty() {
        true => meter.value.to_string(),
        false => format!("{} ({})", meter.value, meter.band),
    }
}

fn curve(words: Words<'_>, debrief: &Debrief) -> Figure {
    let tension = debrief.moments.iter().map(|moment| &moment.tension);
    let highest = debrief.moments.iter().enumerate();
    let highest = highest.rev().max_by_key(|(_, moment)| moment.tension.value);
    let (first, last) = (tension.clone().next(), tension.clone().next_back());
    let value = |meter: Option<&MeterView>| meter.map_or(0, |meter| meter.value);
    let args = [
        ("first", value(first).into()),
        ("last", value(last).into()),
        (
            "most",
            value(highest.map(|(_, moment)| &moment.tension)).into(),
        ),
        (
            "time",
            words
                .clock(highest.map_or(0, |(_, moment)| moment.at))
                .into(),
        ),
        ("top", debrief.now.tension.range.1.into()),
    ];
    Figure {
        id: words.id("tension"),
        title: words.say("report-tension", &[]),
        words: words.say("report-tension-words", &args),
        legend: words.say("report-tension-legend", &[]),
        picture: chart::tension(words.locale, debrief),
    }
}

fn ladder(words: Words<'_>, debrief: &Debrief) -> Figure {
    let bands = &debrief.now.tension.bands;
    let mut steps: Vec<&str> = Vec::new();
    for moment in &debrief.moments {
        if steps.last() != Some(&moment.tension.band.as_str()) {
            steps.push(&moment.tension.band);
        }
    }
    let beside = bands.iter().filter(|band| !band.beside.is_empty());
    let beside: Vec<String> = beside
        .map(|band| format!("{}: {}", band.name, band.beside))
        .collect();
    let args = [
        ("count", bands.len().into()),
        ("steps", steps.join(", ").into()),
    ];
    let mut said = vec![words.say("report-ladder-words", &args)];
    if !beside.is_empty() {
        let args = [("beside", beside.join("; ").into())];
        said.push(words.say("report-ladder-beside", &args));
    }
    Figure {
        id: words.id("ladder"),
        title: words.say("report-ladder", &[]),
        words: said.join(" "),
        legend: words.say("report-ladder-legend", &[]),
        picture: chart::ladder(words.locale, debrief),
    }
}

fn moment(words: Words<'_>, debrief: &Debrief, index: usize, moment: &Moment) -> Vec<Block> {
    let Some(decision) = &moment.decision else {
        return Vec::new();
    };
    let mut when: Vec<String> = Vec::new();
    for (zone, time) in &moment.clocks {
        let args = [("zone", zone.into()), ("time", time.into())];
        when.push(words.say("plain-zone", &args));
    }
    let tension = MeterView {
        name: words.say("plain-tension", &[]),
        ..moment.tension.clone()
    };
    let meters = [&tension].into_iter().chain(&moment.meters);
    when.extend(meters.map(|meter| words.gauge(meter)));
    let mut blocks = vec![
        Block::Heading(3, words.place(debrief, index)),
        Block::Quiet(when.join(" · ")),
        Block::Text(decision.ask.clone()),
    ];
    blocks.extend(chosen(words, moment, decision));
    if let Some(points) = moment.points {
        let args = [("points", words.signed(points).into())];
        blocks.push(Block::Quiet(words.say("debrief-points", &args)));
    }
    blocks
}

fn chosen(words: Words<'_>, moment: &Moment, decision: &Decided) -> Vec<Block> {
    let mut blocks = Vec::new();
    if decision.picked_up.is_some() || decision.options.is_empty() {
        blocks.push(Block::List(words.decided(moment)));
    }
    for option in &decision.options {
        blocks.extend(taken(words, option));
    }
    let took = |label: &String| {
        let same = decision.options.iter().any(|taken| taken.label == *label);
        match same {
            true => words.say("debrief-historical-too", &[]),
            false => words.say("debrief-historical", &[("text", label.into())]),
        }
    };
    blocks.extend(decision.historical.iter().map(took).map(Block::Text));
    let voices = decision.voices.iter();
    let said = voices.map(|voice| {
        words
            .locale
            .voice(voice.code(), &voice.by, &voice.options, &voice.why)
    });
    let said: Vec<String> = said.collect();
    if !said.is_empty() {
        blocks.push(Block::List(said));
    }
    if !decision.note.is_empty() {
        let label = words.say("report-note", &[]);
        blocks.push(Block::Own(label, decision.note.clone()));
    }
    if !decision.came.is_empty() {
        let came = decision.came.iter().cloned().map(Block::Prose).collect();
        blocks.push(Block::Fold(words.say("moment-came", &[]), true, came));
    }
    blocks
}

fn taken(words: Words<'_>, option: &Taken) -> Vec<Block> {
    let mut lines = vec![words.say("debrief-decided", &[("text", (&option.label).into())])];
    if !option.act.is_empty() {
        let class = words.say(&format!("class-{}", option.class), &[]);
        let args = [("act", (&option.act).into()), ("class", class.into())];
        lines.push(words.say("moment-act", &args));
    }
    let mut blocks = vec![Block::List(vec![lines.join(" ")])];
    if !option.letter.is_empty() {
        let label = words.say("plain-preview", &[]);
        blocks.push(Block::Own(label, option.letter.join("\n")));
    }
    if !option.note.is_empty() {
        let note = format!("{}{}", option.note, cited(&option.sources));
        let label = words.say("moment-note", &[]);
        blocks.push(Block::Fold(label, true, vec![Block::Prose(note)]));
    }
    blocks
}

/// What the record shows, once for each stage of the path, beside what the team did there.
pub(super) fn history(words: Words<'_>, session: &Session) -> Chapter {
    let debrief = &session.debrief;
    let mut table = words.table(
        "report-history",
        &["report-stage", "history-path", "plain-history"],
        &[],
    );
    let mut told: Vec<&str> = Vec::new();
    for moment in &debrief.moments {
        let Some(stage) = &moment.stage else { continue };
        if moment.history.is_empty() || told.contains(&stage.id.as_str()) {
            continue;
        }
        told.push(&stage.id);
        let here = debrief.moments.iter().filter(|other| {
            let same = other.stage.as_ref().map(|stage| &stage.id);
            same == Some(&stage.id) && other.decision.is_some()
        });
        let path: Vec<String> = here.flat_map(|moment| words.decided(moment)).collect();
        let history = format!("{}{}", moment.history, cited(&moment.sources));
        table.rows.push(vec![
            (&stage.title).into(),
            path.into(),
            plain(&history).into(),
        ]);
    }
    let ending = debrief.now.ending.as_ref();
    if let Some(ending) = ending.filter(|ending| !ending.history.is_empty()) {
        table.rows.push(vec![
            words.say("report-the-end", &[]).into(),
            (&ending.title).into(),
            plain(&ending.history).into(),
        ]);
    }
    let blocks = match table.rows.is_empty() {
        true => vec![Block::Quiet(words.say("history-none", &[]))],
        false => vec![
            Block::Text(words.say("history-how", &[])),
            Block::Table(table),
        ],
    };
    Chapter {
        id: words.id("history"),
        title: words.say("report-history", &[]),
        blocks,
    }
}
