//! The parts of a debrief and the strip that shows where one is.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::phrase;
use crate::session::view::debrief::Debrief;
use crate::session::view::wash::Step;
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
    Comparison,
    Objectives,
    Actions,
    Questions,
    Sources,
}

/// How many parts there are.
pub(super) const PARTS: usize = 12;

const WHOLE: [Part; PARTS] = [
    Part::Account,
    Part::Timeline,
    Part::Knowledge,
    Part::History,
    Part::Score,
    Part::Cost,
    Part::Forecasts,
    Part::Comparison,
    Part::Objectives,
    Part::Actions,
    Part::Questions,
    Part::Sources,
];

/// What may be seen while play goes on.
const SO_FAR: [Part; 4] = [
    Part::Account,
    Part::Timeline,
    Part::Forecasts,
    Part::Questions,
];

/// The last part that a digit opens.
const DIGITS: usize = 9;

impl Part {
    /// The parts of this record, never none.
    pub(super) fn all(record: &Debrief) -> Vec<Self> {
        if !record.finished {
            return SO_FAR.into();
        }
        let open = |part: &Self| part.is_open(record);
        let open: Vec<Self> = WHOLE.into_iter().filter(open).collect();
        match open.is_empty() {
            true => vec![Self::Account],
            false => open,
        }
    }

    /// The part that shows a step.
    pub(super) const fn of(step: Step) -> Self {
        match step {
            Step::Account => Self::Account,
            Step::Timeline => Self::Timeline,
            Step::Knowledge => Self::Knowledge,
            Step::History => Self::History,
            Step::Score => Self::Score,
            Step::Swings | Step::Exit | Step::Chance => Self::Cost,
            Step::Forecasts => Self::Forecasts,
            Step::Comparison => Self::Comparison,
            Step::Objectives => Self::Objectives,
            Step::Actions => Self::Actions,
        }
    }

    fn is_open(self, record: &Debrief) -> bool {
        let has = |step| record.steps.has(step);
        let room = record.room.as_ref();
        match self {
            Self::Questions => has(Step::Timeline),
            Self::Sources => has(Step::History),
            Self::Comparison => room.is_some_and(|room| room.paths.is_some()),
            Self::Objectives | Self::Actions if room.is_none() => false,
            part => record.steps.iter().any(|step| Self::of(step) == part),
        }
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
            Self::Comparison => phrase("part-comparison"),
            Self::Objectives => phrase("part-objectives"),
            Self::Actions => phrase("part-actions"),
            Self::Questions => phrase("part-questions"),
            Self::Sources => phrase("part-sources"),
        };
        look.locale.say(key, &[])
    }
}

/// The parts with their numbers; where not all names fit, the open one with its neighbours, and of
/// the others the numbers. While text is `typed`, no number leads anywhere, so none is shown.
pub(super) fn strip(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    (parts, open): (&[Part], usize),
    typed: bool,
) {
    let names: Vec<String> = parts.iter().map(|part| part.name(look)).collect();
    let numbered = |number: usize| match typed || number >= DIGITS {
        true => names[number].clone(),
        false => format!("{} {}", number + 1, names[number]),
    };
    let words: Vec<String> = (0..names.len()).map(numbered).collect();
    let room = usize::from(area.width);
    let others = if typed { Others::Mark } else { Others::Number };
    let (shown, others) = match around(&words, open, room, others) {
        Some(shown) => (shown, others),
        None => {
            let shown = around(&words, open, room, Others::Mark);
            (shown.unwrap_or(open..open + 1), Others::Mark)
        }
    };
    let dim = look.style(Meaning::Dim);
    let mut x = area.x;
    for (number, name) in words.iter().enumerate() {
        let outside = !shown.contains(&number);
        let (said, style) = match others {
            Others::Number if outside && number < DIGITS => ((number + 1).to_string(), dim),
            Others::Number if outside => (MORE.into(), dim),
            Others::Mark if number + 1 == shown.start || number == shown.end => (MORE.into(), dim),
            Others::Mark if outside => continue,
            _ if number == open => (format!("[{name}]"), look.style(Meaning::Focus)),
            _ => (format!(" {name} "), dim),
        };
        x += put(buffer, area, x, area.y, &said, style) + 1;
    }
}

/// What stands for parts whose names have no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    /// The number of each.
    Number,
    /// One mark on each side that has some.
    Mark,
}

/// Names left out on one side.
const MORE: &str = "…";

/// The names around the open one that fit beside each other with what stands for the others; none
/// where not even that fits beside the open one.
fn around(names: &[String], open: usize, room: usize, others: Others) -> Option<Range<usize>> {
    let sign = |number: usize| text::width(&(number + 1).to_string()) + 1;
    let fits = |range: &Range<usize>| {
        let words: usize = names[range.clone()]
            .iter()
            .map(|name| text::width(name) + 3)
            .sum();
        let left_out = (0..names.len()).filter(|number| !range.contains(number));
        let signs: usize = match others {
            Others::Number => left_out.map(sign).sum(),
            Others::Mark => {
                let sides = usize::from(range.start > 0) + usize::from(range.end < names.len());
                sides * (text::width(MORE) + 1)
            }
        };
        // The last one needs no gap behind it.
        words + signs <= room + 1
    };
    let mut shown = open..(open + 1).min(names.len());
    if !fits(&shown) {
        return None;
    }
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
            None => return Some(shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_part_and_its_neighbours_are_named_in_any_width() {
        let names: Vec<String> = ["aa", "bb", "cc", "dd", "ee"].map(String::from).to_vec();
        let marked = |open, room| around(&names, open, room, Others::Mark);
        assert_eq!(marked(0, 25), Some(0..5));
        assert_eq!(marked(0, 20), Some(0..3));
        assert_eq!(marked(2, 20), Some(1..4));
        assert_eq!(marked(4, 20), Some(2..5));
        assert_eq!(marked(2, 3), None);
        let numbered = |open, room| around(&names, open, room, Others::Number);
        assert_eq!(numbered(0, 25), Some(0..5));
        assert_eq!(numbered(0, 20), Some(0..3), "and 4 5");
        assert_eq!(numbered(2, 19), Some(1..4), "1 before and 5 behind");
        assert_eq!(numbered(2, 11), None);
    }

    /// The parts of a path that nobody shares.
    fn alone() -> Vec<Part> {
        Part::all(&Debrief {
            finished: true,
            ..Debrief::default()
        })
    }

    fn row(width: u16, open: usize, typed: bool) -> String {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        let (locale, theme) = (
            crate::locale::Locale::default(),
            crate::tui::theme::Theme::dark(crate::tui::theme::Caps::default()),
        );
        let look = Look {
            locale: &locale,
            theme: &theme,
        };
        strip(&mut buffer, area, look, (&alone(), open), typed);
        crate::tui::testing::text(&buffer).trim_end().to_owned()
    }

    #[test]
    fn all_nine_are_told_of_at_80_columns() {
        for open in 0..alone().len() {
            let row = row(80, open, false);
            let digits: String = row.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits, "123456789", "{row}");
        }
        assert!(row(20, 3, false).contains("[4 History]"));
    }

    #[test]
    fn no_number_is_shown_while_digits_are_typed() {
        for width in [80, 120] {
            let row = row(width, 0, true);
            assert!(
                row.contains("[Own account]") && !row.contains(char::is_numeric),
                "{row}"
            );
        }
    }
}
