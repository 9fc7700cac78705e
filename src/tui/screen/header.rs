//! The top of every play screen: exercise, chair and stage; the clocks; the tension.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::session::view::View;
use crate::text;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, bar, put};

/// Rows that [`header`] takes of so many.
pub(crate) fn header_rows(height: u16) -> u16 {
    1.min(height) + u16::from(height > 12)
}

/// Draws the top and returns what is left below.
pub(crate) fn header(buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) -> Rect {
    let first = Rect {
        height: 1.min(area.height),
        ..area
    };
    let second = Rect {
        y: area.y + first.height,
        height: header_rows(area.height).saturating_sub(1),
        ..area
    };
    title(buffer, first, look, view);
    if second.height > 0 {
        clocks(buffer, second, look, view);
    }
    let used = first.height + second.height;
    Rect {
        y: area.y + used,
        height: area.height - used,
        ..area
    }
}

fn title(buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
    let right = stage(look, view);
    let width = cells(&right);
    let room = Rect {
        width: area.width.saturating_sub(width + 2),
        ..area
    };
    let mut x = area.x;
    x += put(
        buffer,
        room,
        x,
        area.y,
        &view.title,
        look.style(Meaning::Strong),
    );
    if room.right().saturating_sub(x) > 10 && !view.chair.is_empty() {
        x += put(buffer, room, x, area.y, "  ", look.style(Meaning::Dim));
        put(
            buffer,
            room,
            x,
            area.y,
            &view.chair,
            look.style(Meaning::Own),
        );
    }
    if width < area.width {
        put(
            buffer,
            area,
            area.right() - width,
            area.y,
            &right,
            look.style(Meaning::Title),
        );
    }
}

fn stage(look: Look<'_>, view: &View) -> String {
    let mut words = match &view.stage {
        Some(stage) if view.decision.is_some() => look.locale.say(
            "header-stage",
            &[
                ("number", view.decision_number().into()),
                ("title", stage.title.as_str().into()),
            ],
        ),
        Some(stage) => stage.title.clone(),
        None => String::new(),
    };
    if view.rehearsal {
        words = format!("{words}  [{}]", look.locale.say("header-rehearsal", &[]));
    }
    text::clean_line(&words).into_owned()
}

/// How the clocks are told, the roomiest first: cells between them, and their times.
const WAYS: [(u16, Times); 4] = [
    (3, Times::Whole),
    (3, Times::DayOnce),
    (2, Times::DayOnce),
    (2, Times::NoWeekday),
];

/// How much is told of the time of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    Whole,
    /// A day that was named already is not named again.
    DayOnce,
    /// That, and no day of the week.
    NoWeekday,
}

/// The scenario clock, each zone that fits, and the tension at the right: its bar gives
/// way first, then room between the clocks, then days that say nothing new.
fn clocks(buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
    let elapsed = look.clock(view.elapsed);
    let tension = &view.tension;
    let words = look
        .locale
        .say("header-tension", &[("value", tension.value.into())]);
    let band = if tension.band.is_empty() {
        String::new()
    } else {
        format!(" {}", tension.band)
    };
    let room_beside = |gap: u16, zones: &[(&str, &str)]| {
        let all = zones
            .iter()
            .map(|(label, time)| cells(label) + cells(time) + 1 + gap)
            .fold(cells(&elapsed), u16::saturating_add);
        area.width.saturating_sub(all.saturating_add(gap))
    };
    // The whole date stands only where the bar has room beside it.
    let fits = |(gap, times): &(u16, Times)| {
        let bar = if *times == Times::Whole { 7 } else { 0 };
        room_beside(*gap, &zones(view, *times)) >= cells(&words) + cells(&band) + bar
    };
    let (gap, times) = WAYS.into_iter().find(|way| fits(way)).unwrap_or(WAYS[3]);
    let zones = zones(view, times);
    let room = room_beside(gap, &zones);
    let long = match room.checked_sub(cells(&words) + cells(&band) + 1) {
        Some(left @ 6..) => left.min(16),
        _ => 0,
    };
    let band = if cells(&words) + cells(&band) <= room {
        band
    } else {
        String::new()
    };
    let needed = cells(&words) + cells(&band) + if long > 0 { long + 1 } else { 0 };
    let right = if needed + cells(&elapsed) + gap <= area.width {
        needed
    } else {
        0
    };
    let left = Rect {
        width: area.width.saturating_sub(right + gap),
        ..area
    };
    let mut x = area.x;
    x += put(
        buffer,
        left,
        x,
        area.y,
        &elapsed,
        look.style(Meaning::Strong),
    );
    for (label, time) in &zones {
        if cells(label) + cells(time) + 1 + gap > left.right().saturating_sub(x) {
            continue;
        }
        x += gap;
        x += put(
            buffer,
            left,
            x,
            area.y,
            &format!("{label} "),
            look.style(Meaning::Dim),
        );
        x += put(buffer, left, x, area.y, time, look.style(Meaning::Text));
    }
    if right > 0 {
        let meaning = heat(tension.value, tension.range);
        let mut x = area.right() - needed;
        x += put(buffer, area, x, area.y, &words, look.style(Meaning::Title));
        if long > 0 {
            let (full, empty) = bar(tension.value, tension.range, usize::from(long));
            x += 1;
            x += put(buffer, area, x, area.y, &full, look.sign(meaning));
            x += put(buffer, area, x, area.y, &empty, look.style(Meaning::Line));
        }
        put(buffer, area, x, area.y, &band, look.sign(meaning));
    }
}

/// Each zone with its time, told like this.
fn zones(view: &View, times: Times) -> Vec<(&str, &str)> {
    let mut day = "";
    let mut zones = Vec::with_capacity(view.clocks.len());
    for (label, time) in &view.clocks {
        let (date, hour) = time.rsplit_once(' ').unwrap_or(("", time));
        let without = time.split_once(' ').map_or(time.as_str(), |(_, rest)| rest);
        zones.push((
            label.as_str(),
            match times {
                Times::DayOnce | Times::NoWeekday if date == day => hour,
                Times::NoWeekday => without,
                Times::Whole | Times::DayOnce => time.as_str(),
            },
        ));
        day = date;
    }
    zones
}

/// How grave a value is; the number and the bar beside it say the same.
pub(super) fn heat(value: i32, range: (i32, i32)) -> Meaning {
    let span = (i64::from(range.1) - i64::from(range.0)).max(1);
    match (i64::from(value) - i64::from(range.0)) * 100 / span {
        i64::MIN..35 => Meaning::Good,
        35..65 => Meaning::Warn,
        _ => Meaning::Bad,
    }
}

/// Cells of a text; capped, so that a few of them can be added up.
fn cells(words: &str) -> u16 {
    u16::try_from(text::width(&text::clean_line(words)))
        .unwrap_or(u16::MAX)
        .min(10_000)
}
