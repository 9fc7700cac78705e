//! How play ended, and the sheet with its ledger.

use super::page::Page;
use crate::locale::Arg;
use crate::session::view::{LineView, SheetView, SilenceView, View};
use crate::text::{pad, width};

/// The ending, what lay behind each silence, the sheet, and what the method does not claim.
pub(super) fn ended(page: &mut Page<'_>, view: &View) {
    ending(page, view);
    if let Some(ending) = view
        .ending
        .as_ref()
        .filter(|ending| !ending.history.is_empty())
    {
        let said = page.say("plain-history", &[]);
        page.heading(&said);
        page.prose(&ending.history);
    }
    silences(page, view);
    if let Some(sheet) = &view.sheet {
        self::sheet(page, sheet);
    }
    limits(page, view);
}

/// How play ended.
pub(super) fn ending(page: &mut Page<'_>, view: &View) {
    if let Some(ending) = &view.ending {
        page.heading(&ending.title);
        page.prose(&ending.text);
    }
}

/// What lay behind each silence.
pub(super) fn silences(page: &mut Page<'_>, view: &View) {
    if !view.silences.is_empty() {
        let said = page.say("plain-silences", &[]);
        page.heading(&said);
        view.silences.iter().for_each(|one| silence(page, one));
    }
}

/// What the method does not claim.
pub(super) fn limits(page: &mut Page<'_>, view: &View) {
    if !view.limits.is_empty() {
        let said = page.say("plain-limits", &[]);
        page.heading(&said);
        for limit in &view.limits {
            page.item("- ", limit);
        }
    }
}

fn silence(page: &mut Page<'_>, silence: &SilenceView) {
    let time = page.locale.clock(i64::from(silence.at));
    let args = [
        ("channel", Arg::from(&silence.channel)),
        ("reason", Arg::from(&silence.reason)),
    ];
    let said = page.say("plain-silence", &args);
    page.item(&format!("{time}  "), &said);
    if let (Some(needed), Some(held)) = (silence.needed, silence.held) {
        let args = [("needed", needed.into()), ("held", held.into())];
        let said = page.say("plain-authorisation", &args);
        page.item("    ", &said);
    }
    for (label, points, at) in &silence.terms {
        let points = page.locale.signed(i64::from(*points));
        let args = [
            ("label", Arg::from(label)),
            ("points", points.into()),
            ("time", page.locale.clock(i64::from(at.unwrap_or(0))).into()),
        ];
        let said = match at {
            Some(_) => page.say("plain-term-act", &args),
            None => page.say("plain-term-clock", &args),
        };
        page.item("    ", &said);
    }
}

/// The score with every line of its ledger, and once at its foot what the lines rest on.
pub(super) fn sheet(page: &mut Page<'_>, sheet: &SheetView) {
    let said = page.say("plain-sheet", &[]);
    page.heading(&said);
    let band = page.say(&format!("band-{}", sheet.band.to_lowercase()), &[]);
    let args = [
        (
            "total",
            page.locale.points(i64::from(sheet.total.max(0))).into(),
        ),
        ("letter", Arg::from(&sheet.band)),
        ("band", band.into()),
    ];
    let said = page.say("plain-total", &args);
    page.line(&said);
    let said = page.say("sheet-ratings", &[]);
    page.line(&said);
    for (code, points, weight) in &sheet.dimensions {
        let args = [
            ("name", page.say(&format!("dimension-{code}"), &[]).into()),
            ("points", page.locale.points(i64::from(*points)).into()),
            ("weight", page.locale.points(i64::from(*weight)).into()),
        ];
        let said = page.say("plain-dimension", &args);
        page.item("- ", &said);
    }
    if !sheet.objectives.is_empty() {
        let said = page.say("plain-objectives", &[]);
        page.heading(&said);
    }
    for (text, rating, reason) in &sheet.objectives {
        page.item(&format!("{rating}  "), text);
        if !reason.is_empty() {
            page.item("   ", reason);
        }
    }
    let said = page.say("plain-ledger", &[]);
    page.heading(&said);
    let points: Vec<String> = sheet
        .ledger
        .iter()
        .map(|line| page.locale.signed_points(i64::from(line.points)))
        .collect();
    let room = points.iter().map(|points| width(points)).max().unwrap_or(0);
    let mut anchors: Vec<&str> = Vec::new();
    for (line, points) in sheet.ledger.iter().zip(&points) {
        let number = number(&mut anchors, &line.anchor);
        self::line(page, line, number, points, room);
    }
    let sum: i32 = sheet.ledger.iter().map(|line| line.points).sum();
    let args = [("points", page.locale.points(i64::from(sum)).into())];
    let said = page.say("plain-sum", &args);
    page.line(&said);
    self::anchors(page, &anchors);
    terms(page, sheet);
}

/// The terms of the rules that the lines name, each once.
fn terms(page: &mut Page<'_>, sheet: &SheetView) {
    let mut told: Vec<String> = Vec::new();
    for line in &sheet.ledger {
        let key = format!("explain-{}", line.rule);
        let said = match page.locale.has(&key) {
            true => page.say(&key, &[]),
            false => continue,
        };
        if !told.contains(&said) {
            told.push(said);
        }
    }
    if !told.is_empty() {
        let said = page.say("plain-terms", &[]);
        page.gap();
        page.line(&said);
    }
    for said in &told {
        page.item("- ", said);
    }
}

/// The number of an anchor, from 1 in the order they come up; none where there is no anchor.
fn number<'a>(anchors: &mut Vec<&'a str>, anchor: &'a str) -> Option<usize> {
    if anchor.is_empty() {
        return None;
    }
    let known = anchors.iter().position(|other| *other == anchor);
    let at = known.unwrap_or_else(|| {
        anchors.push(anchor);
        anchors.len() - 1
    });
    Some(at + 1)
}

fn anchors(page: &mut Page<'_>, anchors: &[&str]) {
    if anchors.is_empty() {
        return;
    }
    let said = page.say("plain-anchors", &[]);
    page.gap();
    page.line(&said);
    for (index, anchor) in anchors.iter().enumerate() {
        let key = format!("anchor-{anchor}");
        let anchor = match page.locale.has(&key) {
            true => page.say(&key, &[]),
            false => (*anchor).to_owned(),
        };
        page.item(&format!("[{}] ", index + 1), &anchor);
    }
}

fn line(page: &mut Page<'_>, line: &LineView, anchor: Option<usize>, points: &str, room: usize) {
    let time = page.locale.clock(i64::from(line.at));
    let blank = " ".repeat(room.saturating_sub(width(points)));
    let mark = format!("{}{blank}{points}  ", pad(&time, 9));
    let rule = page.locale.coded("ledger", &line.rule, &line.arguments);
    let name = page.say(&format!("dimension-{}", line.dimension), &[]);
    let args = [
        ("dimension", Arg::from(name)),
        ("rule", rule.into()),
        ("anchor", anchor.unwrap_or(0).into()),
    ];
    let said = match anchor {
        Some(_) => page.say("plain-line-anchored", &args),
        None => page.say("plain-line", &args),
    };
    page.item(&mark, &said);
    let under = " ".repeat(width(&mark));
    if !line.subject.is_empty() {
        page.item(&under, &line.subject);
    }
    if !line.reason.is_empty() {
        page.item(&under, &line.reason);
    }
}
