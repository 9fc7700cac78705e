//! The parts of a debrief and the strip that shows where one is.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::phrase;
use crate::text;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, put};

/// The parts, in the order of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Account,
    Timeline,
    Knowledge,
    History,
    Score,
    Cost,
    Forecasts,
    Questions,
    Sources,
}

const WHOLE: &[Part] = &[
    Part::Account,
    Part::Timeline,
    Part::Knowledge,
    Part::History,
    Part::Score,
    Part::Cost,
    Part::Forecasts,
    Part::Questions,
    Part::Sources,
];

/// What may be seen while play goes on.
const SO_FAR: &[Part] = &[
    Part::Account,
    Part::Timeline,
    Part::Forecasts,
    Part::Questions,
];

impl Part {
    /// The parts there are.
    pub(super) const fn all(finished: bool) -> &'static [Self] {
        if finished { WHOLE } else { SO_FAR }
    }

    pub(super) fn name(self, look: Look<'_>) -> String {
        let key = match self {
            Self::Account => phrase("part-account"),
            Self::Timeline => phrase("part-timeline"),
            Self::Knowledge => phrase("part-knowledge"),
            Self::History => phrase("part-history"),
            Self::Score => phrase("part-score"),
            Self::Cost => phrase("part-cost"),
            Self::Forecasts => phrase("part-forecasts"),
            Self::Questions => phrase("part-questions"),
            Self::Sources => phrase("part-sources"),
        };
        look.locale.say(key, &[])
    }
}

/// The parts with their numbers; where not all fit, the open one with its neighbours, and a mark
/// on each side that has more.
pub(super) fn strip(buffer: &mut Buffer, area: Rect, look: Look<'_>, parts: &[Part], open: usize) {
    const MORE: &str = "…";
    let named = |(number, part): (usize, &Part)| format!("{} {}", number + 1, part.name(look));
    let names: Vec<String> = parts.iter().enumerate().map(named).collect();
    let room = usize::from(area.width);
    let shown = around(&names, open, room);
    let dim = look.style(Meaning::Dim);
    let mut x = area.x;
    if shown.start > 0 {
        x += put(buffer, area, x, area.y, MORE, dim) + 1;
    }
    for number in shown.clone() {
        let name = &names[number];
        let (words, style) = if number == open {
            (format!("[{name}]"), look.style(Meaning::Focus))
        } else {
            (format!(" {name} "), dim)
        };
        x += put(buffer, area, x, area.y, &words, style) + 1;
    }
    if shown.end < names.len() {
        put(buffer, area, x, area.y, MORE, dim);
    }
}

/// The names around the open one that fit beside each other with the marks of those that do not.
fn around(names: &[String], open: usize, room: usize) -> Range<usize> {
    /// Cells of a mark and of the gap beside it.
    const MARK: usize = 2;
    let fits = |range: &Range<usize>| {
        let words: usize = names[range.clone()]
            .iter()
            .map(|name| text::width(name) + 3)
            .sum();
        let marks = usize::from(range.start > 0) + usize::from(range.end < names.len());
        // The last one needs no gap behind it.
        words + marks * MARK <= room + 1
    };
    let mut shown = open..(open + 1).min(names.len());
    loop {
        let ahead = shown.start..(shown.end + 1).min(names.len());
        let behind = shown.start.saturating_sub(1)..shown.end;
        let mut wider = [ahead, behind];
        // The open one stays in the middle where both sides have more.
        if open - shown.start < shown.end - 1 - open {
            wider.reverse();
        }
        let next = wider
            .into_iter()
            .find(|range| *range != shown && fits(range));
        match next {
            Some(next) => shown = next,
            None => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_part_and_its_neighbours_are_named_in_any_width() {
        let names: Vec<String> = ["aa", "bb", "cc", "dd", "ee"].map(String::from).to_vec();
        assert_eq!(around(&names, 0, 25), 0..5);
        assert_eq!(around(&names, 0, 20), 0..3);
        assert_eq!(around(&names, 2, 20), 1..4);
        assert_eq!(around(&names, 4, 20), 2..5);
        assert_eq!(around(&names, 2, 3), 2..3);
    }
}
