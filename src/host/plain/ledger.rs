//! How play ended, and the sheet with its ledger.

use super::page::Page;
use crate::locale::Arg;
use crate::session::view::{LineView, SheetView, SilenceView, View};
use crate::text::{pad, width};

/// The ending, the sheet and what lay behind each silence.
pub(super) fn ended(page: &mut Page<'_>, view: &View) {
    if let Some(ending) = &view.ending {
        page.heading(&ending.title);
        page.prose(&ending.text);
        if !ending.history.is_empty() {
            let said = page.say("plain-history", &[]);
            page.heading(&said);
            page.prose(&ending.history);
        }
    }
    if !view.silences.is_empty() {
        let said = page.say("plain-silences", &[]);
        page.heading(&said);
        view.silences.iter().for_each(|one| silence(page, one));
    }
    if let Some(sheet) = &view.sheet {
        self::sheet(page, sheet);
    }
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

fn sheet(page: &mut Page<'_>, sheet: &SheetView) {
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
    for (line, points) in sheet.ledger.iter().zip(&points) {
        self::line(page, line, points, room);
    }
    let sum: i32 = sheet.ledger.iter().map(|line| line.points).sum();
    let args = [("points", page.locale.points(i64::from(sum)).into())];
    let said = page.say("plain-sum", &args);
    page.line(&said);
}

fn line(page: &mut Page<'_>, line: &LineView, points: &str, room: usize) {
    let time = page.locale.clock(i64::from(line.at));
    let blank = " ".repeat(room.saturating_sub(width(points)));
    let mark = format!("{}{blank}{points}  ", pad(&time, 9));
    let mut args: Vec<(&str, Arg)> = vec![("subject", (&line.subject).into())];
    for (name, value) in &line.arguments {
        args.push((name, argument(page, name, value)));
    }
    let rule = page.say(&format!("ledger-{}", line.rule), &args);
    let name = page.say(&format!("dimension-{}", line.dimension), &[]);
    let args = [("dimension", Arg::from(name)), ("rule", rule.into())];
    let said = page.say("plain-line", &args);
    page.item(&mark, &said);
    let under = " ".repeat(width(&mark));
    if !line.subject.is_empty() {
        page.item(&under, &line.subject);
    }
    if !line.reason.is_empty() {
        page.item(&under, &line.reason);
    }
    if !line.anchor.is_empty() {
        let key = format!("anchor-{}", line.anchor);
        let anchor = match page.locale.has(&key) {
            true => page.say(&key, &[]),
            false => line.anchor.clone(),
        };
        let said = page.say("plain-anchor", &[("anchor", anchor.into())]);
        page.item(&under, &said);
    }
}

/// Codes become words, numbers stay numbers so that a phrase can choose a plural by them.
fn argument(page: &Page<'_>, name: &str, value: &str) -> Arg {
    match name {
        "class" => page.say(&format!("class-{value}"), &[]).into(),
        "level" => page.say(&format!("level-{value}"), &[]).into(),
        "rating" => value.to_uppercase().into(),
        _ => value
            .parse::<i64>()
            .map_or_else(|_| value.into(), Arg::from),
    }
}
