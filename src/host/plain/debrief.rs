//! A path looked back on, as lines of text: the team's own account first, then what happened,
//! what each side knew, history, the score by line, forecasts, and what stands at the back.

use super::back;
use super::cost;
use super::ledger;
use super::page::{self, Page};
use super::steps;
use crate::locale::{Arg, Locale};
use crate::session::view::MeterView;
use crate::session::view::debrief::{Account, Debrief, Decided, Moment, Source, Taken};

/// The whole debrief, wrapped to `width` cells.
#[must_use]
pub fn debrief(locale: &Locale, width: usize, debrief: &Debrief) -> String {
    let mut page = Page::new(locale, width);
    opening(&mut page, debrief);
    if let Some(account) = debrief
        .account
        .as_ref()
        .filter(|one| **one != Account::default())
    {
        self::account(&mut page, account);
    }
    if let Some(room) = &debrief.room {
        steps::room(&mut page, room);
    }
    timeline(&mut page, &debrief.moments);
    ledger::ending(&mut page, &debrief.now);
    if debrief.finished {
        knowledge(&mut page, debrief);
        ledger::silences(&mut page, &debrief.now);
        history(&mut page, debrief);
        if let Some(sheet) = &debrief.now.sheet {
            ledger::sheet(&mut page, sheet);
        }
        cost::cost(&mut page, debrief);
    }
    back::forecasts(&mut page, debrief);
    back::questions(&mut page, debrief);
    back::cards(&mut page, debrief);
    back::sources(&mut page, debrief);
    ledger::limits(&mut page, &debrief.now);
    page.text
}

/// The path alone: how things stood at each decision, what was decided and what came of it.
#[must_use]
pub fn replay(locale: &Locale, width: usize, debrief: &Debrief) -> String {
    let mut page = Page::new(locale, width);
    opening(&mut page, debrief);
    timeline(&mut page, &debrief.moments);
    ledger::ending(&mut page, &debrief.now);
    page.text
}

/// What was played, and whether it is over.
fn opening(page: &mut Page<'_>, debrief: &Debrief) {
    let view = &debrief.now;
    page.heading(&view.title);
    if view.rehearsal {
        let said = page.say("plain-rehearsal", &[]);
        page.line(&said);
    }
    let args = [
        ("chair", Arg::from(&view.chair)),
        ("seed", view.seed.to_string().into()),
    ];
    let said = page.say("debrief-chair", &args);
    page.line(&said);
    if !debrief.finished {
        let said = page.say("debrief-unfinished", &[]);
        page.line(&said);
    }
}

fn account(page: &mut Page<'_>, account: &Account) {
    let said = page.say("debrief-account", &[]);
    page.heading(&said);
    let parts = [
        (page.say("debrief-story", &[]), &account.story),
        (page.say("debrief-strength", &[]), &account.strength),
        (page.say("debrief-improvement", &[]), &account.improvement),
    ];
    for (name, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        page.gap();
        page.line(name);
        // Written by people, not by an author: no Markdown in it.
        text.lines().for_each(|line| page.item("    ", line));
    }
}

pub(super) fn timeline(page: &mut Page<'_>, moments: &[Moment]) {
    let said = page.say("debrief-timeline", &[]);
    page.heading(&said);
    for (index, moment) in moments.iter().enumerate() {
        page.gap();
        let mut head = Vec::new();
        if moment.decision.is_some() {
            let args = [("number", (index + 1).into())];
            head.push(page.say("debrief-number", &args));
        }
        head.push(page.locale.clock(i64::from(moment.at)));
        for (zone, time) in &moment.clocks {
            let args = [("zone", zone.into()), ("time", time.into())];
            head.push(page.say("plain-zone", &args));
        }
        head.extend(moment.stage.iter().map(|stage| stage.title.clone()));
        page.line(&head.join("  "));
        gauges(page, moment);
        if let Some(decision) = &moment.decision {
            decided(page, decision);
        }
        if let Some(points) = moment.points {
            let points = page.locale.signed_points(i64::from(points));
            let args = [("points", points.into())];
            let said = match moment.decision {
                Some(_) => page.say("debrief-points", &args),
                None => page.say("debrief-points-end", &args),
            };
            page.item("  ", &said);
        }
    }
}

fn gauges(page: &mut Page<'_>, moment: &Moment) {
    let tension = MeterView {
        name: page.say("plain-tension", &[]),
        ..moment.tension.clone()
    };
    let all = [&tension].into_iter().chain(&moment.meters);
    let all: Vec<String> = all.map(|meter| page::gauge(page, meter)).collect();
    page.item("  ", &all.join("; "));
}

fn decided(page: &mut Page<'_>, decision: &Decided) {
    page.item("  ", &decision.ask);
    match decision.picked_up {
        Some(true) => under(page, "debrief-picked-up", ""),
        Some(false) => under(page, "debrief-let-ring", ""),
        None => decision
            .options
            .iter()
            .for_each(|taken| self::taken(page, taken)),
    }
    let same = |label: &String| decision.options.iter().any(|taken| taken.label == *label);
    for label in &decision.historical {
        match same(label) {
            true => under(page, "debrief-historical-too", ""),
            false => under(page, "debrief-historical", label),
        }
    }
    for voice in &decision.voices {
        let said = page
            .locale
            .voice(voice.code(), &voice.by, &voice.options, &voice.why);
        page.item("    ", &said);
    }
    if !decision.note.is_empty() {
        under(page, "debrief-note", &decision.note);
    }
    if !decision.came.is_empty() {
        under(page, "debrief-came", "");
        decision.came.iter().for_each(|text| page.quote(text));
    }
}

fn taken(page: &mut Page<'_>, taken: &Taken) {
    under(page, "debrief-decided", &taken.label);
    for line in &taken.letter {
        page.item("    | ", line);
    }
    if !taken.act.is_empty() {
        let class = page.say(&format!("class-{}", taken.class), &[]);
        let args = [("act", (&taken.act).into()), ("class", class.into())];
        let said = page.say("debrief-act", &args);
        page.item("    ", &said);
    }
    if !taken.note.is_empty() {
        let note = format!("{}{}", taken.note, cited(&taken.sources));
        under(page, "debrief-teaching", "");
        page.quote(&note);
    }
}

/// A line below a moment, from its phrase.
fn under(page: &mut Page<'_>, key: &str, text: &str) {
    let said = page.say(key, &[("text", text.into())]);
    page.item("  ", &said);
}

pub(super) fn knowledge(page: &mut Page<'_>, debrief: &Debrief) {
    let said = page.say("debrief-knowledge", &[]);
    page.heading(&said);
    let how = match debrief.knowledge.is_empty() {
        true => page.say("knowledge-none", &[]),
        false => page.say("knowledge-how", &[]),
    };
    page.line(&how);
    if debrief.known_at_once > 0 {
        let args = [("count", debrief.known_at_once.into())];
        let said = page.say("knowledge-shared", &args);
        page.line(&said);
    }
    page.gap();
    for row in &debrief.knowledge {
        let clock = |at: u32| page.locale.clock(i64::from(at));
        let args = [
            ("own", row.own.map_or_else(String::new, clock).into()),
            ("other", row.other.map_or_else(String::new, clock).into()),
        ];
        let said = match (row.own, row.other) {
            (Some(_), Some(_)) => page.say("debrief-known-by-both", &args),
            (Some(_), None) => page.say("debrief-known-by-you", &args),
            (None, _) => page.say("debrief-known-by-them", &args),
        };
        page.line(&said);
        page.quote(&row.text);
    }
}

/// What the record shows, once for each stage of the path, and for how it ended.
pub(super) fn history(page: &mut Page<'_>, debrief: &Debrief) {
    let mut told: Vec<&str> = Vec::new();
    let ending = debrief.now.ending.as_ref();
    let ending = ending.filter(|ending| !ending.history.is_empty());
    let moments = debrief.moments.iter().filter(|one| !one.history.is_empty());
    let heading = page.say("plain-history", &[]);
    if ending.is_some() || moments.clone().next().is_some() {
        page.heading(&heading);
    }
    for moment in moments {
        let Some(stage) = &moment.stage else { continue };
        if told.contains(&stage.id.as_str()) {
            continue;
        }
        told.push(&stage.id);
        page.gap();
        page.line(&stage.title);
        page.quote(&format!("{}{}", moment.history, cited(&moment.sources)));
    }
    if let Some(ending) = ending {
        page.gap();
        page.line(&ending.title);
        page.quote(&ending.history);
    }
}

/// The names of sources, as they are listed at the end.
pub(super) fn cited(sources: &[Source]) -> String {
    let names: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(" [{}]", names.join(", ")),
    }
}
