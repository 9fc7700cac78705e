//! What the signs of this map mean, how far a mile is, and what could not be shown.

use super::projection::{DOTS, Projection};
use super::signs::{KINDS, SIDES, brackets, letter, side};
use super::units::Shown;
use crate::session::view::MapView;
use crate::text;
use crate::tui::theme::Meaning;
use crate::tui::widget::Look;

/// The entries, most needed first: what could not be shown, the scale, then signs.
pub(super) fn entries(
    look: Look<'_>,
    map: &MapView,
    projection: &Projection,
    shown: Shown,
) -> Vec<(String, Meaning)> {
    let say = |key: &'static str, count: usize| look.locale.say(key, &[("count", count.into())]);
    let mut entries = Vec::new();
    if shown.left_out > 0 {
        entries.push((say("map-left-out", shown.left_out), Meaning::Warn));
    }
    if shown.outside > 0 {
        entries.push((say("map-outside", shown.outside), Meaning::Warn));
    }
    entries.extend(scale(look, projection).map(|scale| (scale, Meaning::Dim)));
    for whose in SIDES {
        if map.units.iter().any(|unit| unit.whose == whose) {
            let (left, right) = brackets(whose);
            let words = format!("{left} {right} {}", side(look.locale, whose));
            entries.push((words, super::signs::meaning(whose)));
        }
    }
    for kind in KINDS {
        if map.units.iter().any(|unit| unit.kind == kind) {
            let word = look.locale.say("map-kind", &[("kind", kind.into())]);
            let words = format!("{} {word}", letter(look.locale, kind));
            entries.push((words, Meaning::Dim));
        }
    }
    if shown.stacked {
        entries.push((look.locale.say("map-stacked", &[]), Meaning::Dim));
    }
    if map.units.iter().any(|unit| !unit.track.is_empty()) {
        let words = look.locale.say("map-track", &[]);
        entries.push((format!("⠒⠒ {words}"), Meaning::Dim));
    }
    entries
}

/// A bar of a round number of miles, at most a fifth of the width.
fn scale(look: Look<'_>, projection: &Projection) -> Option<String> {
    const MILES: [u32; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    let cells = |miles: u32| f64::from(miles) * projection.mile() / f64::from(DOTS.0);
    let most = f64::from(projection.size().0 / DOTS.0) / 5.0;
    let miles = MILES
        .into_iter()
        .rev()
        .find(|miles| cells(*miles) <= most)?;
    let bar = "─".repeat((cells(miles).round() as usize).saturating_sub(2));
    let words = look.locale.say("map-miles", &[("miles", miles.into())]);
    Some(format!("├{bar}┤ {words}"))
}

/// The entries in as many lines as they take, each an item with its cell from the left.
pub(super) fn lines(entries: &[(String, Meaning)], width: u16) -> Vec<Vec<(u16, &str, Meaning)>> {
    const GAP: usize = 3;
    let width = usize::from(width);
    let mut lines: Vec<Vec<(u16, &str, Meaning)>> = Vec::new();
    let mut used = usize::MAX;
    for (words, meaning) in entries {
        let wide = text::width(words);
        if used.saturating_add(GAP + wide) > width {
            lines.push(Vec::new());
            used = 0;
        } else {
            used += GAP;
        }
        if let Some(line) = lines.last_mut() {
            line.push((u16::try_from(used).unwrap_or(u16::MAX), words, *meaning));
        }
        used += wide;
    }
    lines
}
