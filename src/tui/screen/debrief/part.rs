//! The parts of a debrief and the strip that shows where one is.

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
            Self::Forecasts => phrase("part-forecasts"),
            Self::Questions => phrase("part-questions"),
            Self::Sources => phrase("part-sources"),
        };
        look.locale.say(key, &[])
    }
}

/// All parts with their numbers; where not all names fit, the open part and those next to it have
/// theirs.
pub(super) fn strip(buffer: &mut Buffer, area: Rect, look: Look<'_>, parts: &[Part], open: usize) {
    let names: Vec<String> = parts.iter().map(|part| part.name(look)).collect();
    let numbers = parts.len() * 4;
    let mut room = usize::from(area.width).saturating_sub(numbers);
    let mut named = vec![false; parts.len()];
    let mut nearest: Vec<usize> = (0..parts.len()).collect();
    nearest.sort_by_key(|number| number.abs_diff(open));
    for number in nearest {
        let Some(left) = room.checked_sub(text::width(&names[number]) + 1) else {
            break;
        };
        (named[number], room) = (true, left);
    }
    let mut x = area.x;
    for (number, name) in names.iter().enumerate() {
        let words = if named[number] {
            format!("{} {name}", number + 1)
        } else {
            (number + 1).to_string()
        };
        let (words, meaning) = if number == open {
            (format!("[{words}]"), Meaning::Focus)
        } else {
            (format!(" {words} "), Meaning::Dim)
        };
        x += put(buffer, area, x, area.y, &words, look.style(meaning));
        x += 1;
    }
}
