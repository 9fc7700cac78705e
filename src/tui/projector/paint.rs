//! How the wall looks: large figures, few words.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Projector;
use crate::session::view::projector::TeamOnWall;
use crate::text::{clean_line, pad, width};
use crate::tui::screen::{middle, role, window};
use crate::tui::theme::Meaning;
use crate::tui::widget::{DIGIT_ROWS, Doc, Look, Scroll, bar, digits, pane_title, put};

/// The least columns and rows that show anything to a room.
const LEAST: (u16, u16) = (30, 10);
/// The widest column that is read from the back.
const WIDEST: u16 = 100;
/// Rows that leave room for large figures.
const LARGE: u16 = 18;
/// With so many seconds left the time draws the eye.
const SOON: u32 = 60;

impl Projector {
    /// Draws everything for the window as it is.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.paint(frame.buffer_mut(), area);
    }

    /// [`draw`](Self::draw) into any place of a buffer.
    pub fn paint(&self, buffer: &mut Buffer, area: Rect) {
        let look = Look {
            locale: &self.locale,
            theme: &self.theme,
        };
        let Some((page, foot)) = window(buffer, area, look, LEAST) else {
            return;
        };
        // The foot is only a margin: the room presses no key.
        let page = Rect {
            height: page.height + foot.height,
            ..page
        };
        let column = match self.view.wash {
            Some(_) => page,
            None => middle(page, WIDEST),
        };
        let rest = self.title(buffer, column, look);
        if !self.view.started {
            return self.doors(buffer, rest, look);
        }
        if let Some(wash) = &self.view.wash {
            return self.wash(buffer, rest, look, wash);
        }
        if let Some(paths) = &self.view.paths {
            return self.paths.draw(buffer, page_below(page), look, paths);
        }
        let rest = self.clocks(buffer, rest, look);
        let teams = u16::try_from(self.view.teams.len()).unwrap_or(u16::MAX);
        let teams = teams.saturating_add(1).min(rest.height * 2 / 3);
        let upper = Rect {
            height: rest.height - teams,
            ..rest
        };
        self.situation(buffer, upper, look);
        let lower = Rect {
            y: upper.bottom(),
            height: teams,
            ..rest
        };
        self.teams(buffer, lower, look);
    }

    fn title(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let top = Rect { height: 1, ..area };
        let state = match (self.view.over, self.view.paused) {
            (true, _) => look.locale.say("floor-over", &[]),
            (false, true) => look.locale.say("floor-paused", &[]),
            (false, false) => String::new(),
        };
        let cells = u16::try_from(width(&state)).unwrap_or(u16::MAX);
        let room = Rect {
            width: top.width.saturating_sub(cells + 2),
            ..top
        };
        let strong = look.style(Meaning::Strong);
        put(buffer, room, room.x, room.y, &self.view.title, strong);
        let x = top.right().saturating_sub(cells).max(top.x);
        put(buffer, top, x, top.y, &state, look.style(Meaning::Warn));
        Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        }
    }

    /// The time that is left and the clocks of the crisis, in large figures where there is room.
    fn clocks(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let mut shown: Vec<(String, String, Meaning)> = Vec::new();
        if let Some(left) = self.view.left {
            let meaning = match left {
                0..SOON => Meaning::Warn,
                _ => Meaning::Focus,
            };
            let time = look.locale.duration(left.into());
            shown.push((look.locale.say("wall-left", &[]), time, meaning));
        }
        for (zone, time) in &self.view.clocks {
            let (day, hour) = time.rsplit_once(' ').unwrap_or(("", time));
            let label = [("zone", zone.into()), ("day", day.into())];
            let label = look.locale.say("wall-clock", &label);
            shown.push((label, hour.to_owned(), Meaning::Strong));
        }
        let large = area.height >= LARGE;
        let rows = match (shown.is_empty(), large) {
            (true, _) => return area,
            (false, true) => 7,
            (false, false) => 2,
        };
        let mut x = area.x;
        for (label, time, meaning) in &shown {
            let figures = digits(&clean_line(time));
            let time = clean_line(time);
            let cells = match large {
                true => width(&figures[0]),
                false => width(&time) + width(label) + 1,
            };
            let cells = u16::try_from(cells.max(width(label))).unwrap_or(u16::MAX);
            if x.saturating_add(cells) > area.right() {
                break;
            }
            let style = look.style(*meaning);
            if large {
                put(buffer, area, x, area.y + 1, label, look.style(Meaning::Dim));
                for (row, figure) in (2..).zip(figures.iter().take(DIGIT_ROWS)) {
                    put(buffer, area, x, area.y + row, figure, look.sign(*meaning));
                }
            } else {
                let used = put(buffer, area, x, area.y, label, look.style(Meaning::Dim));
                put(buffer, area, x + used + 1, area.y, &time, style);
            }
            x = x.saturating_add(cells).saturating_add(5);
        }
        Rect {
            y: area.y + rows,
            height: area.height - rows,
            ..area
        }
    }

    fn situation(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let stage = [("stage", self.view.stage.as_str().into())];
        let title = match self.view.shared {
            true => look.locale.say("wall-all", &stage),
            false => look.locale.say("wall-leading", &stage),
        };
        let rest = pane_title(buffer, area, look, &title, "", false);
        let mut doc = Doc::new(Scroll::room(rest.width));
        for paragraph in &self.view.situation {
            let text = look.style(Meaning::Text);
            doc.blank().markdown(look, paragraph, 0, text);
        }
        self.scroll.draw(buffer, rest, look, &doc);
    }

    /// How far each team is: no decision, no score, nothing another team may not know.
    fn teams(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("wall-teams", &[]);
        let rest = pane_title(buffer, area, look, &title, "", false);
        let names = self.view.teams.iter().map(|team| width(&team.team)).max();
        let names = names.unwrap_or(0).min(usize::from(rest.width) / 3);
        let told: Vec<String> = self.view.teams.iter().map(|team| far(look, team)).collect();
        let words = told.iter().map(|words| width(words)).max().unwrap_or(0);
        let rows = usize::from(rest.height);
        let hidden = match told.len() > rows {
            true => told.len() + 1 - rows.min(told.len()),
            false => 0,
        };
        let shown = self.view.teams.iter().zip(&told);
        let shown = shown.take(told.len() - hidden.min(told.len()));
        for (y, (team, told)) in (rest.top()..rest.bottom()).zip(shown) {
            let line = Rect {
                y,
                height: 1,
                ..rest
            };
            row(buffer, line, look, (team, told), (names, words));
        }
        if hidden > 0 && rest.height > 0 {
            let more = [("count", hidden.into())];
            let more = look.locale.say("wall-more", &more);
            let dim = look.style(Meaning::Dim);
            put(buffer, rest, rest.x, rest.bottom() - 1, &more, dim);
        }
    }

    /// Before play: how to join.
    fn doors(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let area = Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        };
        let joined = [("count", self.view.joined.into())];
        let note = look.locale.say("wall-joined", &joined);
        let title = look.locale.say("wall-join", &[]);
        let rest = pane_title(buffer, area, look, &title, &note, false);
        let mut doc = Doc::new(Scroll::room(rest.width));
        for door in &self.view.doors {
            let role = role(look.locale, door.role);
            let arguments = [
                ("team", door.team.as_str().into()),
                ("role", role.as_str().into()),
            ];
            let name = match door.team.is_empty() {
                true => role.clone(),
                false => look.locale.say("door-name", &arguments),
            };
            doc.blank().text(&name, look.style(Meaning::Own));
            let focus = look.style(Meaning::Focus);
            doc.hang("  ", &door.line, focus, look.style(Meaning::Strong));
        }
        // In the middle of the wall, where everybody looks.
        let free = usize::from(rest.height).saturating_sub(doc.len()) / 2;
        let above = u16::try_from(free).unwrap_or(0);
        let rest = Rect {
            y: rest.y + above,
            height: rest.height - above,
            ..rest
        };
        self.scroll.draw(buffer, rest, look, &doc);
    }
}

/// Everything but the first row.
fn page_below(page: Rect) -> Rect {
    Rect {
        y: page.y + 1,
        height: page.height - 1,
        ..page
    }
}

/// How far a team is, in words.
fn far(look: Look<'_>, team: &TeamOnWall) -> String {
    let arguments = [
        ("count", team.commits.into()),
        ("clock", look.clock(team.clock).into()),
    ];
    match team.ended {
        true => look.locale.say("wall-ended", &arguments),
        false => look.locale.say("wall-team", &arguments),
    }
}

fn row(
    buffer: &mut Buffer,
    line: Rect,
    look: Look<'_>,
    (team, told): (&TeamOnWall, &str),
    (names, words): (usize, usize),
) {
    let name = pad(&clean_line(&team.team), names);
    let mut x = line.x;
    x += put(buffer, line, x, line.y, &name, look.style(Meaning::Strong));
    let cells = u16::try_from(words).unwrap_or(u16::MAX);
    let room = line
        .right()
        .saturating_sub(x)
        .saturating_sub(cells.saturating_add(4));
    if room >= 10 {
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let (at, whole) = match team.ended {
            true => (1, 1),
            false => (count(team.number.0), count(team.number.1).max(1)),
        };
        let (full, empty) = bar(at, (0, whole), usize::from(room.min(50)));
        x += 2;
        x += put(buffer, line, x, line.y, &full, look.sign(Meaning::Own));
        x += put(buffer, line, x, line.y, &empty, look.style(Meaning::Line));
    }
    put(buffer, line, x + 2, line.y, told, look.style(Meaning::Text));
}
