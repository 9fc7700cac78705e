//! The ringing phone: the channel's name, the two clocks, the ringing itself, and how often it rang
//! before. What a silence costs is not known here and told nowhere on this screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::session::view::{DecisionView, TrafficKind, View};
use crate::text::{clean_line, width, wrap};
use crate::tui::theme::Meaning;
use crate::tui::widget::{DIGIT_ROWS, Look, digits, put};

/// Ticks from one ring to the next.
const CYCLE: u32 = 8;
/// The waves around the bell at each tick of a ring; they swell, ebb and rest.
const WAVES: [usize; CYCLE as usize] = [1, 2, 3, 3, 2, 1, 0, 0];
/// Waves of the still picture.
const STILL: usize = 3;
/// The least width that has room for both clocks in large figures.
const LARGE: u16 = 74;

/// What moves in the scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Motion {
    /// Ticks since the scene opened; none where nothing may move.
    pub(crate) ticks: Option<u32>,
}

impl Motion {
    fn waves(self) -> usize {
        self.ticks
            .map_or(STILL, |ticks| WAVES[(ticks % CYCLE) as usize])
    }

    /// Rings that were heard to their end.
    fn heard(self) -> u32 {
        self.ticks.map_or(0, |ticks| ticks / CYCLE)
    }
}

/// Rows of the scene at the top of a place so large.
pub(super) const fn rows(area: Rect) -> u16 {
    match (area.width, area.height) {
        (LARGE.., 16..) => 7,
        (30.., 14..) => 5,
        _ => 1,
    }
}

/// The same over a room that wants so many rows: it stands in one line rather than crowd that.
pub(super) fn rows_over(area: Rect, room: u16) -> u16 {
    let fits = |rows: &u16| area.height > room + rows;
    let most = rows(area);
    [7, 5]
        .into_iter()
        .filter(|rows| *rows <= most)
        .find(fits)
        .unwrap_or(1)
}

/// The same where `below` rows of it are needed for the options: what can be done stands first.
pub(super) fn rows_above(area: Rect, below: u16) -> u16 {
    let left = area.height.saturating_sub(below);
    match (rows(area), left) {
        (7, 7..) => 7,
        (5.., 5..) => 5,
        (2.., 2..) => 2,
        _ => 1,
    }
}

/// The scene in a place of [`rows`].
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    (view, decision): (&View, &DecisionView),
    motion: Motion,
) {
    let channel = decision.ringing.as_deref().unwrap_or_default();
    let incoming = decision.options.is_empty();
    let bell = format!(
        "{0}●{1}",
        "(".repeat(motion.waves()),
        ")".repeat(motion.waves())
    );
    let (strong, warn) = (look.style(Meaning::Strong), look.sign(Meaning::Warn));
    if area.height <= 2 {
        let words = look.locale.say("ring-now", &[("channel", channel.into())]);
        let used = put(buffer, area, area.x, area.y, &format!("{bell:<8}"), warn);
        let rest = right_of(area, used);
        put(buffer, rest, rest.x, rest.y, &words, strong);
        if area.height == 2 {
            let before = counted(look, view, channel, motion);
            let dim = look.style(Meaning::Dim);
            put(buffer, area, area.x, area.y + 1, &before, dim);
        }
        return;
    }
    let says = match incoming {
        true => look.locale.say("ring-here", &[]),
        false => look.locale.say("ring-there", &[]),
    };
    let counted = counted(look, view, channel, motion);
    let large = area.height >= 7;
    let (bell_row, words_row) = if large { (2, 4) } else { (1, 2) };
    let middle = if large {
        between_clocks(buffer, area, look, view)
    } else {
        area
    };
    centre(buffer, middle, 0, channel, strong);
    centre(buffer, middle, bell_row, &bell, warn);
    let wide = usize::from(middle.width);
    let says = wrap(&says, wide)
        .into_iter()
        .map(|line| (line, Meaning::Text));
    let counted = wrap(&counted, wide)
        .into_iter()
        .map(|line| (line, Meaning::Dim));
    for (row, (line, meaning)) in (words_row..).zip(says.chain(counted)) {
        centre(buffer, middle, row, &line, look.style(meaning));
    }
}

/// How often it rang before and since when, in scenario minutes; then the rings heard by now.
fn counted(look: Look<'_>, view: &View, channel: &str, motion: Motion) -> String {
    let silent = |item: &&crate::session::view::TrafficView| {
        item.kind == TrafficKind::Silence && item.channel == channel
    };
    let before = view.traffic.iter().filter(silent).count();
    let known = view.channels.iter().find(|known| known.name == channel);
    let last = known.and_then(|known| known.last_try);
    let mut words = match last {
        Some(at) if before > 0 => {
            let since = look.cost(view.elapsed.saturating_sub(at));
            let arguments = [("count", before.into()), ("since", since.into())];
            look.locale.say("ring-before", &arguments)
        }
        _ => look
            .locale
            .say("ring-first", &[("at", look.clock(view.elapsed).into())]),
    };
    if motion.heard() > 0 {
        let heard = [("count", motion.heard().into())];
        words = format!("{words} {}", look.locale.say("ring-heard", &heard));
    }
    words
}

/// The first two clocks at the edges in large figures; returns what is left between them.
fn between_clocks(buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) -> Rect {
    let mut middle = area;
    for (nth, (label, time)) in view.clocks.iter().take(2).enumerate() {
        let (day, hour) = time.rsplit_once(' ').unwrap_or(("", time));
        let figures = digits(&clean_line(hour));
        let wide = cells(&figures[0]).max(12).min(area.width / 4);
        let place = Rect {
            x: if nth == 0 {
                area.x
            } else {
                area.right() - wide
            },
            width: wide,
            ..area
        };
        let line = |buffer: &mut Buffer, row: u16, words: &str, style: Style| {
            let x = if nth == 0 {
                place.x
            } else {
                place.right().saturating_sub(cells(words).min(wide))
            };
            put(buffer, place, x, place.y + row, words, style);
        };
        line(buffer, 0, label, look.style(Meaning::Dim));
        for (row, figure) in (1..).zip(figures.iter().take(DIGIT_ROWS)) {
            line(buffer, row, figure, look.style(Meaning::Strong));
        }
        line(buffer, 5, day, look.style(Meaning::Dim));
        middle.width -= wide + 2;
        if nth == 0 {
            middle.x += wide + 2;
        }
    }
    middle
}

fn centre(buffer: &mut Buffer, area: Rect, row: u16, words: &str, style: Style) {
    let clean = clean_line(words);
    let x = area.x + area.width.saturating_sub(cells(&clean)) / 2;
    if row < area.height {
        put(buffer, area, x, area.y + row, &clean, style);
    }
}

fn right_of(area: Rect, used: u16) -> Rect {
    let used = used.min(area.width);
    Rect {
        x: area.x + used,
        width: area.width - used,
        ..area
    }
}

fn cells(words: &str) -> u16 {
    u16::try_from(width(&clean_line(words))).unwrap_or(u16::MAX)
}
