//! What people sit at, and whether a session can begin with it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::machine::Console;
use crate::session::view::console::{Device, DeviceView};
use crate::tui::theme::Meaning;
use crate::tui::widget::Look;

/// Columns and rows for which the room is designed; below, panes come one at a time or not at all.
const ROOM: (u16, u16) = (80, 24);
/// Milliseconds there and back from which a person notices that keys are late.
const LATE: u32 = 300;

impl Console {
    /// Everybody who is here, with size, colours and round trip of the screen.
    pub(super) fn seats(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("seats-title", &[]);
        self.read(buffer, area, look, &title, |doc| {
            if self.view.devices.is_empty() {
                let none = look.locale.say("seats-none", &[]);
                doc.text(&none, look.style(Meaning::Dim));
            }
            for device in &self.view.devices {
                let who = match device.team.is_empty() {
                    true => device.name.clone(),
                    false => format!("{} · {}", device.name, device.team),
                };
                doc.blank().text(&who, look.style(Meaning::Title));
                let text = look.style(Meaning::Text);
                let screen = match &device.screen {
                    Some(screen) => told(look, screen),
                    None => look.locale.say("seats-lines", &[]),
                };
                doc.hang("  ", &screen, text, text);
                for key in slips(device) {
                    let warn = look.style(Meaning::Warn);
                    doc.hang("  ! ", &look.locale.say(key, &[]), warn, text);
                }
            }
        });
    }

    /// Sentences on what play would begin without.
    pub(super) fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        let here = |team: &&crate::session::view::console::TeamRow| {
            !team.people.iter().any(|person| person.here)
        };
        let empty = self.view.teams.iter().filter(here);
        let empty: Vec<&str> = empty.map(|team| team.team.as_str()).collect();
        if !empty.is_empty() {
            let teams = [("teams", empty.join(", ").into())];
            missing.push(self.locale.say("start-empty", &teams));
        }
        for (key, says) in [("seats-small", "start-small"), ("seats-late", "start-late")] {
            let with = |device: &&DeviceView| slips(device).contains(&key);
            let names = self.view.devices.iter().filter(with);
            let names: Vec<&str> = names.map(|device| device.name.as_str()).collect();
            if !names.is_empty() {
                let names = [("names", names.join(", ").into())];
                missing.push(self.locale.say(says, &names));
            }
        }
        missing
    }
}

fn told(look: Look<'_>, screen: &Device) -> String {
    let (columns, rows) = (u32::from(screen.size.0), u32::from(screen.size.1));
    let size = [("columns", columns.into()), ("rows", rows.into())];
    let colours = match screen.colours {
        0 => look.locale.say("seats-no-colours", &[]),
        1..=256 => {
            let count = [("count", screen.colours.into())];
            look.locale.say("seats-colours", &count)
        }
        _ => look.locale.say("seats-all-colours", &[]),
    };
    let trip = match screen.trip {
        Some(trip) => look.locale.say("seats-trip", &[("ms", trip.into())]),
        None => look.locale.say("seats-no-trip", &[]),
    };
    [look.locale.say("seats-size", &size), colours, trip].join(" · ")
}

/// What may trouble a person at such a screen, as phrases.
fn slips(device: &DeviceView) -> Vec<&'static str> {
    let Some(screen) = device.screen else {
        return Vec::new();
    };
    let mut slips = Vec::new();
    if screen.size.0 < ROOM.0 || screen.size.1 < ROOM.1 {
        slips.push("seats-small");
    }
    if screen.trip.is_some_and(|trip| trip >= LATE) {
        slips.push("seats-late");
    }
    slips
}
