//! The decision: the question, its options, all about the one under the cursor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::board::{Hit, Room};
use super::layout::split;
use super::pane::Pane;
use super::ring;
use crate::session::view::{DecisionView, OptionView, View};
use crate::tui::screen::decision::{self, menu, minutes};
use crate::tui::screen::picks::Unpicked;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, pane_title};

/// Lines about an option that a scene above it leaves room for.
const LEAST: u16 = 5;

impl Room {
    /// The scene of a call where it has no place of its own, the menu, and below it all about the
    /// option under the cursor.
    pub(super) fn decision_body(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: &View,
        alone: bool,
    ) {
        let mut list = Doc::new(Scroll::room(area.width).min(100));
        let lines = self.options(&mut list, look, view);
        let mut about = Doc::new(Scroll::room(area.width).min(100));
        if let Some(decision) = &view.decision {
            let menu = menu(view, look.locale);
            self.picked(&mut about, look, decision, &menu);
            if let Some(option) = menu.get(self.cursor.min(menu.len().saturating_sub(1))) {
                let next = decision::reopens(view, option);
                decision::detail(&mut about, look, option, &menu, &self.picks, next);
            }
        }
        let rows = |doc: &Doc| u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let area = match alone {
            true => {
                // Every option, two rules, and the first lines about the one under the cursor.
                let below = rows(&list).saturating_add(rows(&about).min(LEAST) + 2);
                self.scene_within(buffer, area, look, (view, below))
            }
            false => area,
        };
        let least = rows(&about).saturating_add(1).min(area.height / 3);
        let height = rows(&list).min(area.height.saturating_sub(least));
        let (upper, lower) = split(area, height);
        let scroll = &self.scrolls[Pane::Decision as usize];
        if let Some(here) = lines.get(self.cursor.min(lines.len().saturating_sub(1))) {
            // The question stays in sight with the first option.
            let from = if self.cursor == 0 { 0 } else { here.start };
            scroll.follow(self.cursor, &(from..here.end));
        }
        scroll.draw(buffer, upper, look, &list);
        self.remember(upper, &lines, scroll.top());
        let rest = pane_title(buffer, lower, look, "", "", false);
        self.detail.draw(buffer, rest, look, &about);
    }

    /// In a window that shows one pane at a time the scene stands over the options.
    fn scene_within(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        (view, below): (&View, u16),
    ) -> Rect {
        let ringing = view.decision.as_ref().filter(|one| one.ringing.is_some());
        let Some(decision) = ringing else {
            return area;
        };
        let (scene, rest) = split(area, ring::rows_above(area, below));
        ring::draw(buffer, scene, look, (view, decision), self.motion);
        pane_title(buffer, rest, look, "", "", false)
    }

    /// Where each option was drawn, for the pointer.
    fn remember(&self, area: Rect, lines: &[Range<usize>], top: usize) {
        let mut hits = self.hits.borrow_mut();
        for (number, lines) in lines.iter().enumerate() {
            for line in lines.clone().filter(|line| *line >= top) {
                let row = u16::try_from(line - top).unwrap_or(u16::MAX);
                if row < area.height {
                    let place = Rect {
                        y: area.y + row,
                        height: 1,
                        ..area
                    };
                    hits.push((place, Hit::Option(number)));
                }
            }
        }
    }

    /// The question with its options; returns the lines of each.
    pub(super) fn options(&self, doc: &mut Doc, look: Look<'_>, view: &View) -> Vec<Range<usize>> {
        let Some(decision) = &view.decision else {
            doc.text(
                &look.locale.say("decision-none", &[]),
                look.style(Meaning::Dim),
            );
            return Vec::new();
        };
        let menu = menu(view, look.locale);
        doc.text(&decision.ask, look.style(Meaning::Strong)).blank();
        let several = decision.picks.1 > 1;
        let cursor = self.cursor.min(menu.len().saturating_sub(1));
        let mut lines = Vec::with_capacity(menu.len());
        for (number, option) in menu.iter().enumerate() {
            let from = doc.len();
            let picked = self.picks.has(&option.id);
            decision::option(doc, look, option, several, picked, number == cursor);
            lines.push(from..doc.len());
        }
        lines
    }

    /// Why the last pick was not taken; what is picked and how long it takes.
    fn picked(&self, doc: &mut Doc, look: Look<'_>, decision: &DecisionView, menu: &[OptionView]) {
        if let Some(unpicked) = &self.unpicked {
            let words = refused(look, unpicked);
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &words, warn, warn).blank();
        }
        if decision.picks.1 > 1 {
            let count = self.picks.options.len();
            let cost = look.cost(minutes(decision, menu, &self.picks.options));
            let arguments = [("count", count.into()), ("cost", cost.into())];
            let meaning = match count {
                0 => Meaning::Dim,
                _ => Meaning::Picked,
            };
            doc.text(
                &look.locale.say("pick-count", &arguments),
                look.style(meaning),
            );
        }
    }
}

/// Why a pick was not taken, in words.
fn refused(look: Look<'_>, unpicked: &Unpicked) -> String {
    let say = |key, argument| look.locale.say(key, &[argument]);
    match unpicked {
        Unpicked::Greyed(reason) => say("pick-greyed", ("reason", reason.as_str().into())),
        Unpicked::TooFew(least) => say("pick-too-few", ("least", (*least).into())),
        Unpicked::TooMany(most) => say("pick-too-many", ("most", (*most).into())),
        Unpicked::Excluded(other) => say("pick-excluded", ("other", other.as_str().into())),
        Unpicked::Nothing => look.locale.say("pick-nothing", &[]),
    }
}
