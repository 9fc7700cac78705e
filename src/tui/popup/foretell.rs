//! The forecasts of a commit: one row for each channel that rings, none of them asked for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::{pad, width};
use crate::tui::keymap::Action;
use crate::tui::marks::Marks;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, pane_title, put};

/// Percent between two steps.
const STEP: u8 = 10;

/// Where a forecast begins.
const EVEN: u8 = 50;

/// A forecast for each channel, and which of them has the focus.
pub(crate) struct Foretell {
    rows: Vec<Row>,
    here: Option<usize>,
}

struct Row {
    /// Its name in the file.
    channel: String,
    name: String,
    percent: Option<u8>,
}

impl Foretell {
    /// A row for each channel, with what was `kept` of an earlier asking.
    pub(crate) fn new(rings: Vec<(String, String)>, kept: &[(String, u8)]) -> Self {
        let row = |(channel, name): (String, String)| Row {
            percent: kept
                .iter()
                .find(|(of, _)| *of == channel)
                .map(|(_, percent)| *percent),
            channel,
            name,
        };
        Self {
            rows: rings.into_iter().map(row).collect(),
            here: None,
        }
    }

    /// What decides the picture; the channels follow from what is picked.
    pub(crate) fn mark(&self, marks: &mut Marks) {
        marks.maybe(self.here);
        marks.count(self.rows.len());
        let percents = self.rows.iter().map(|row| row.percent.map(usize::from));
        percents.for_each(|percent| marks.maybe(percent));
    }

    /// Whether the focus is on a forecast.
    pub(crate) fn is_here(&self) -> bool {
        self.here.is_some()
    }

    /// Rows that it fills with its heading and a gap below; none where nothing rings.
    pub(crate) fn rows(&self) -> u16 {
        match self.rows.len() {
            0 => 0,
            rows => u16::try_from(rows + 2).unwrap_or(u16::MAX),
        }
    }

    /// The forecasts that were made: channel and percent.
    pub(crate) fn said(&self) -> Vec<(String, u8)> {
        let said = |row: &Row| Some((row.channel.clone(), row.percent?));
        self.rows.iter().filter_map(said).collect()
    }

    /// Whether the action was one for the forecasts. The focus goes through them and out.
    pub(crate) fn act(&mut self, action: Action) -> bool {
        let last = self.rows.len().checked_sub(1);
        match (action, self.here, last) {
            (Action::Next, None, Some(_)) => self.here = Some(0),
            (Action::Next, Some(at), last) => self.here = Some(at + 1).filter(|_| Some(at) < last),
            (Action::Previous, Some(at), _) => self.here = at.checked_sub(1),
            (Action::Less, Some(at), _) => self.set(at, lower),
            (Action::More, Some(at), _) => self.set(at, higher),
            _ => return false,
        }
        true
    }

    fn set(&mut self, at: usize, step: fn(Option<u8>) -> Option<u8>) {
        if let Some(row) = self.rows.get_mut(at) {
            row.percent = step(row.percent);
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        if self.rows.is_empty() || area.height < 2 {
            return;
        }
        let title = look.locale.say("forecast-title", &[]);
        let note = look.locale.say("forecast-note", &[]);
        let rest = pane_title(buffer, area, look, &title, &note, self.is_here());
        let names = self.rows.iter().map(|row| width(&row.name)).max();
        let names = names.unwrap_or(0).min(usize::from(rest.width) / 2);
        // Where not all of them fit, the one with the focus is in sight.
        let room = usize::from(rest.height);
        let first = self.here.map_or(0, |at| (at + 1).saturating_sub(room));
        for (y, (index, row)) in
            (rest.top()..rest.bottom()).zip(self.rows.iter().enumerate().skip(first))
        {
            let here = self.here == Some(index);
            let words = line(look, row, here, names);
            let meaning = match (here, row.percent) {
                (true, _) => Meaning::Focus,
                (false, Some(_)) => Meaning::Text,
                (false, None) => Meaning::Dim,
            };
            put(buffer, rest, rest.x, y, &words, look.style(meaning));
        }
    }
}

/// A row: the channel, and the percent as a bar and a number.
fn line(look: Look<'_>, row: &Row, here: bool, names: usize) -> String {
    let name = crate::text::truncate(&row.name, names);
    let value = match row.percent {
        None => look.locale.say("forecast-none", &[]),
        Some(percent) => {
            let full = usize::from(percent / STEP);
            let bar = "▮".repeat(full) + &"▯".repeat(10 - full.min(10));
            let percent = [("percent", i64::from(percent).into())];
            format!("{bar} {}", look.locale.say("forecast-percent", &percent))
        }
    };
    let (sign, open, close) = if here {
        ("▶ ", "‹ ", " ›")
    } else {
        ("  ", "  ", "")
    };
    format!("{sign}{}  {open}{value}{close}", pad(&name, names))
}

/// One step up; from no forecast to an even chance, which says nothing yet.
fn higher(percent: Option<u8>) -> Option<u8> {
    Some(percent.map_or(EVEN, |percent| percent.saturating_add(STEP).min(100)))
}

/// One step down, and from 0 to no forecast; from there to an even chance.
fn lower(percent: Option<u8>) -> Option<u8> {
    match percent {
        None => Some(EVEN),
        Some(percent) => percent.checked_sub(STEP),
    }
}
