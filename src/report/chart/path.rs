//! The path in two pictures: the tension with every decision on it, and the rungs it came to.

use super::plot::{Frame, GRID, MAIN, Picture, Plot, SOFT, Side, WIDTH, plot, short};
use super::time::{between, stops};
use crate::locale::Locale;
use crate::session::view::debrief::Debrief;

/// Units of the plot from left to right.
const SPAN: u32 = 650;
/// A time below the axis takes so many units.
const TIME: i32 = 76;
/// Height of a rung.
const RUNG: u32 = 30;
/// Cells of a rung's name, and units for them.
const NAME: (usize, u32) = (22, 170);

/// The tension, a step wherever an act became known, and a numbered dot at each decision.
pub(crate) fn tension(locale: &Locale, debrief: &Debrief) -> Picture {
    let minutes: Vec<u32> = debrief.moments.iter().map(|moment| moment.at).collect();
    let places = stops(&minutes, SPAN);
    let range = debrief.now.tension.range;
    let frame = Frame {
        height: 300,
        left: 44,
        right: 22,
        above: 12,
        below: 34,
        across: true,
        upright: false,
    };
    let span = i32::try_from(SPAN).unwrap_or(i32::MAX);
    plot(
        frame,
        ((0, span), (range.0, range.1 + 4)),
        &|value| value.to_string(),
        |plot| {
            let line = steps(debrief, &minutes, &places);
            if line.len() > 1 {
                plot.line(line, MAIN, 2);
            }
            for (index, moment) in debrief.moments.iter().enumerate() {
                let at = (places[index], moment.tension.value);
                match moment.decision {
                    Some(_) => {
                        plot.dot(at, 4);
                        plot.text((at.0, at.1 + 2), Side::Above, &(index + 1).to_string());
                    }
                    None => plot.ring(at, 5),
                }
            }
            times(locale, plot, &minutes, &places, 270);
        },
    )
}

/// The curve as corners: a value holds until the next.
fn steps(debrief: &Debrief, minutes: &[u32], places: &[i32]) -> Vec<(i32, i32)> {
    let mut corners: Vec<(i32, i32)> = Vec::new();
    let mut to = |x: i32, value: i32| {
        if let Some((_, before)) = corners.last().copied() {
            corners.push((x, before));
        }
        corners.push((x, value));
    };
    for (minute, value) in &debrief.now.tension_curve {
        to(between(minutes, places, *minute), *value);
    }
    if let (Some(last), Some(x)) = (debrief.moments.last(), places.last()) {
        to(*x, last.tension.value);
    }
    corners.dedup();
    corners
}

/// Times below the axis, as many as stand there without touching.
fn times(locale: &Locale, plot: &mut Plot<'_, '_>, minutes: &[u32], places: &[i32], y: i32) {
    let mut free = i32::MIN;
    for (minute, place) in minutes.iter().zip(places) {
        let x = place + 44;
        let edge = i32::try_from(WIDTH).unwrap_or(i32::MAX) - TIME / 2;
        if x < free || x > edge {
            continue;
        }
        free = x + TIME;
        plot.rule((x, y - 4), (x, y + 2), GRID, 1);
        plot.note((x, y + 6), Side::Below, &locale.clock(i64::from(*minute)));
    }
}

/// The named stretches of the tension as rungs, the highest above, and the rung of each decision.
pub(crate) fn ladder(locale: &Locale, debrief: &Debrief) -> Picture {
    let bands = &debrief.now.tension.bands;
    let minutes: Vec<u32> = debrief.moments.iter().map(|moment| moment.at).collect();
    let span = SPAN - NAME.1 + 44;
    let places = stops(&minutes, span - 20);
    let rungs = i32::try_from(bands.len()).unwrap_or(i32::MAX);
    let frame = Frame {
        height: u32::try_from(bands.len()).unwrap_or(0) * RUNG + 46,
        left: NAME.1,
        right: 10,
        above: 12,
        below: 34,
        across: false,
        upright: false,
    };
    let span = i32::try_from(span).unwrap_or(i32::MAX);
    plot(
        frame,
        ((0, span), (0, rungs * 2)),
        &|_| String::new(),
        |plot| {
            for (index, band) in (0..).zip(bands) {
                let y: i32 = index * 2 + 1;
                if index % 2 == 0 {
                    plot.bar((0, y - 1), (span, y + 1), SOFT);
                }
                plot.text((-8, y), Side::Left, &short(&band.name, NAME.0));
            }
            let rung = |value: i32| -> i32 {
                let at = bands.partition_point(|band| band.from <= value);
                i32::try_from(at.saturating_sub(1)).unwrap_or(0) * 2 + 1
            };
            let mut line: Vec<(i32, i32)> = Vec::new();
            for (moment, x) in debrief.moments.iter().zip(&places) {
                let y = rung(moment.tension.value);
                if let Some((_, before)) = line.last().copied() {
                    line.push((x + 10, before));
                }
                line.push((x + 10, y));
            }
            if line.len() > 1 {
                plot.line(line, MAIN, 2);
            }
            for (moment, x) in debrief.moments.iter().zip(&places) {
                let at = (x + 10, rung(moment.tension.value));
                match moment.decision {
                    Some(_) => plot.dot(at, 4),
                    None => plot.ring(at, 5),
                }
            }
            let below = i32::try_from(frame.height).unwrap_or(0) - 30;
            let shifted: Vec<i32> = places
                .iter()
                .map(|x| x + 10 + i32::try_from(NAME.1).unwrap_or(0) - 44)
                .collect();
            times(locale, plot, &minutes, &shifted, below);
        },
    )
}
