//! The room as a picture: each slot with the pane it shows.

use std::cell::Ref;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::board::{Hit, Room};
use super::layout::{READABLE, Shape, Slot, Wants, arrange, column_of, split};
use super::pane::{Pane, facts};
use super::{channels, known, ladder, ring};
use crate::session::view::{DecisionView, View};
use crate::text::width;
use crate::tui::keymap::{Action, Binding, Context, bindings};
use crate::tui::screen::decision::{self, menu};
use crate::tui::screen::traffic;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, chart, pane_title, put, tabs_of};

/// Rows around the two parts of the decision: its name, and the rule between them.
const AROUND: u16 = 2;

impl Room {
    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        self.hits.borrow_mut().clear();
        let body = self.scene_above(buffer, area, look, view);
        let shape = Shape::of(area);
        let slots = arrange(
            shape,
            body,
            view,
            self.wants(column_of(shape, body), look, view),
        );
        for slot in &slots {
            self.slot(buffer, slot, slots.len() > 1, look, view);
        }
    }

    /// Over several panes a ringing call takes the top of the room; returns what is left.
    fn scene_above(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) -> Rect {
        let ringing = view.decision.as_ref().filter(|one| one.ringing.is_some());
        let Some(decision) = ringing.filter(|_| Shape::of(area) != Shape::Narrow) else {
            return area;
        };
        let (scene, body) = split(
            area,
            ring::rows_over(area, Shape::of(area).least_rows()) + 1,
        );
        let scene = Rect {
            y: scene.y + 1,
            height: scene.height - 1,
            ..scene
        };
        ring::draw(buffer, scene, look, (view, decision), self.motion);
        body
    }

    /// Is a ringing call in sight in a window of this shape?
    pub(crate) fn shows_ringing(&self, size: (u16, u16), view: &View) -> bool {
        let rings = view
            .decision
            .as_ref()
            .is_some_and(|one| one.ringing.is_some());
        rings && (self.focus == Pane::Decision || Shape::of_window(size).shows_both())
    }

    /// Rows that the panes ask for, with their titles.
    fn wants(&self, column: Rect, look: Look<'_>, view: &View) -> Wants {
        let reading = self.focus == Pane::Situation;
        if let Some((_, wants)) = self.wants.get().filter(|(width, _)| *width == column.width) {
            return Wants { reading, ..wants };
        }
        let wants = self.measure(column, look, view);
        self.wants.set(Some((column.width, wants)));
        Wants { reading, ..wants }
    }

    fn measure(&self, column: Rect, look: Look<'_>, view: &View) -> Wants {
        let rows = |doc: &Doc| u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let room = Scroll::room(column.width).min(READABLE);
        let situation = self.situation(room, look, view);
        let mut decision = Doc::new(room);
        self.options(&mut decision, look, view);
        let about = menu(view, look.locale)
            .iter()
            .map(|option| {
                let mut about = Doc::new(room);
                let next = decision::reopens(view, option);
                decision::detail(&mut about, look, option, &[], &self.picks, next);
                rows(&about)
            })
            .max();
        let several = view.decision.as_ref().is_some_and(|one| one.picks.1 > 1);
        let around = AROUND + u16::from(several);
        Wants {
            situation: rows(&situation).saturating_add(2),
            least: match view.decision.as_ref().and_then(|one| one.ringing.as_ref()) {
                // While it rings one looks at the scene and at the doors.
                Some(_) => 20,
                None => 25,
            },
            reading: false,
            decision: rows(&decision).saturating_add(about.unwrap_or(0).saturating_add(around)),
            state: u16::try_from(ladder::wanted(view) + 2).unwrap_or(u16::MAX),
            channels: u16::try_from(view.channels.len())
                .unwrap_or(u16::MAX)
                .saturating_add(6),
        }
    }

    fn slot(&self, buffer: &mut Buffer, slot: &Slot, several: bool, look: Look<'_>, view: &View) {
        let Some(shown) = self.shown(&slot.panes) else {
            return;
        };
        let focus = shown == self.focus;
        let (top, rest) = split(slot.area, 1);
        let mut hits = vec![(slot.area, Hit::Pane(shown))];
        if slot.panes.len() > 1 {
            let names: Vec<String> = slot
                .panes
                .iter()
                .map(|pane| self.name(*pane, look, view))
                .collect();
            let mut line = top;
            if several {
                pane_title(buffer, top, look, "", "", focus);
                let sign = if focus { 2 } else { 0 };
                line.x += sign.min(line.width);
                line.width -= sign.min(line.width);
            }
            let at = slot.panes.iter().position(|pane| *pane == shown);
            let places = tabs_of(buffer, line, look, &names, at.unwrap_or(0), focus);
            let tabs = places.into_iter().zip(&slot.panes);
            hits.extend(tabs.map(|(place, pane)| (place, Hit::Pane(*pane))));
        } else {
            let note = match shown {
                Pane::Situation if !focus => self.left_out(rest, look, view),
                _ => self.note(shown, look, view),
            };
            let name = self.name(shown, look, view);
            pane_title(buffer, top, look, &name, &note, focus);
        }
        self.hits.borrow_mut().extend(hits);
        let rest = match several {
            true => rest,
            false => self.elsewhere(buffer, rest, look, view),
        };
        self.body(buffer, rest, look, view, (shown, !several));
        let beside = !matches!(shown, Pane::Situation | Pane::Decision | Pane::Map);
        if several && beside && !focus {
            quieten(buffer, rest, look);
        }
    }

    /// Where one pane is seen at a time: a line at its foot for what waits in another. Returns what
    /// is left above.
    fn elsewhere(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) -> Rect {
        const LEAST: u16 = 10;
        let read = !matches!(self.focus, Pane::Decision | Pane::Channels | Pane::Map);
        let leads = |binding: &&Binding| binding.action == Action::Choose;
        let key = bindings(Context::Pane)
            .find(leads)
            .and_then(|one| one.keys.first());
        let (true, Some(_), Some(key)) = (read && area.height >= LEAST, &view.decision, key) else {
            return area;
        };
        let key = [("key", key.name(look.locale).into())];
        let words = look.locale.say("pane-waits", &key);
        let (above, line) = split(area, area.height - 1);
        let cells = u16::try_from(width(&words)).unwrap_or(u16::MAX);
        let x = line.right() - cells.min(line.width);
        put(buffer, line, x, line.y, &words, look.style(Meaning::Title));
        above
    }

    /// The pane that a place shows: the one that had the focus last, else its first.
    fn shown(&self, panes: &[Pane]) -> Option<Pane> {
        let recent = self.recent.iter().find(|pane| panes.contains(pane));
        recent.or(panes.first()).copied()
    }

    fn name(&self, pane: Pane, look: Look<'_>, view: &View) -> String {
        let name = pane.name(look, view);
        if pane == Pane::Situation && self.untouched && self.news.situation {
            let words = [("name", name.into())];
            return look.locale.say("pane-new", &words);
        }
        name
    }

    fn note(&self, pane: Pane, look: Look<'_>, view: &View) -> String {
        let count = |count: usize| look.locale.say("traffic-items", &[("count", count.into())]);
        match (pane, &view.decision) {
            (Pane::Decision, Some(decision)) => how_many(look, decision),
            (Pane::Traffic, _) => match self.only_channel(view) {
                Some(channel) => channel.to_owned(),
                None => count(view.traffic.len()),
            },
            (Pane::Known, _) => count(facts(view)),
            _ => String::new(),
        }
    }

    /// How much of the situation finds no room in this place, and the key that makes it.
    fn left_out(&self, area: Rect, look: Look<'_>, view: &View) -> String {
        let room = Scroll::room(area.width).min(READABLE);
        let lines = self.situation(room, look, view).len();
        let left = lines.saturating_sub(usize::from(area.height));
        let back = |binding: &&Binding| binding.action == Action::Previous;
        let key = bindings(Context::Room)
            .find(back)
            .and_then(|one| one.keys.first());
        let (1.., Some(key)) = (left, key) else {
            return String::new();
        };
        let arguments = [
            ("count", left.into()),
            ("key", key.name(look.locale).into()),
        ];
        look.locale.say("pane-more", &arguments)
    }

    /// The channel, by name for people, whose traffic alone is shown.
    fn only_channel<'a>(&self, view: &'a View) -> Option<&'a str> {
        let wanted = self.only.as_deref()?;
        let channel = view.channels.iter().find(|one| one.id == wanted)?;
        Some(&channel.name)
    }

    /// What a pane holds; `alone` when nothing else is in sight.
    fn body(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: &View,
        (pane, alone): (Pane, bool),
    ) {
        if pane == Pane::Decision {
            return self.decision_body(buffer, area, look, view, alone);
        }
        if let (Pane::Map, Some(map)) = (pane, &view.map) {
            return chart(buffer, area, look, map, &self.chart);
        }
        let scroll = &self.scrolls[pane as usize];
        let room = Scroll::room(area.width).min(READABLE);
        if matches!(pane, Pane::Situation | Pane::Map) {
            return scroll.draw(buffer, area, look, &self.situation(room, look, view));
        }
        let mut doc = Doc::new(room);
        match pane {
            Pane::Situation | Pane::Decision | Pane::Map => {}
            Pane::State => {
                ladder::state(&mut doc, look, view, &self.news, usize::from(area.height));
            }
            Pane::Channels => {
                let cursor = (self.focus == pane).then_some(self.channel);
                let only = self.only.as_deref();
                let lines = channels::channels(&mut doc, look, view, &self.news, cursor, only);
                if let Some(lines) = cursor.and_then(|at| lines.get(at)) {
                    scroll.follow(self.channel, lines);
                }
            }
            Pane::Traffic => {
                let only = self.only_channel(view);
                if let Some(channel) = only {
                    let words = [("channel", channel.into())];
                    doc.text(
                        &look.locale.say("traffic-only", &words),
                        look.style(Meaning::Dim),
                    );
                    doc.blank();
                }
                traffic::newest_first(&mut doc, look, view, only);
            }
            Pane::Known => known::known(&mut doc, look, view),
        }
        scroll.draw(buffer, area, look, &doc);
    }

    /// The situation, laid out once for a width: it is the same until the next decision.
    fn situation(&self, room: u16, look: Look<'_>, view: &View) -> Ref<'_, Doc> {
        let kept = self.situation.borrow();
        if kept.width() != usize::from(room) {
            drop(kept);
            let mut doc = Doc::new(room);
            for paragraph in &view.situation {
                doc.blank()
                    .markdown(look, paragraph, 0, look.style(Meaning::Text));
            }
            self.situation.replace(doc);
        }
        self.situation.borrow()
    }
}

/// How many options may be picked.
fn how_many(look: Look<'_>, decision: &DecisionView) -> String {
    match decision.picks {
        (_, 0 | 1) => look.locale.say("decision-one", &[]),
        (least, most) if least == most => look
            .locale
            .say("decision-exactly", &[("count", most.into())]),
        (least, most) => look.locale.say(
            "decision-between",
            &[("least", least.into()), ("most", most.into())],
        ),
    }
}

/// Reading text beside the story steps back; what carries a meaning of its own keeps its colour.
fn quieten(buffer: &mut Buffer, area: Rect, look: Look<'_>) {
    let (loud, quiet) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    let area = area.intersection(buffer.area);
    for position in area.positions() {
        let cell = &mut buffer[position];
        if Some(cell.fg) == loud.fg && !cell.symbol().trim().is_empty() {
            cell.fg = quiet.fg.unwrap_or(cell.fg);
        }
    }
}
