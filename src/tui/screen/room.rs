//! The play screen: the situation, the decision, how things stand, what was said.
//!
//! Narrow windows show one pane at a time behind tabs; wide ones show them side by side.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Here, Page};
use super::decision::{self, Picks, Unpicked, menu, minutes};
use super::status;
use super::traffic;
use crate::session::view::{DecisionView, OptionView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, columns, pane_title, tabs};

/// The least width and height that show all panes at once.
const WIDE: (u16, u16) = (110, 28);
/// The width from which the traffic has a column of its own.
const VERY_WIDE: u16 = 165;

/// Rows kept for all about the option under the cursor, where there is room.
const DETAIL: u16 = 8;

/// The panes in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Situation,
    Decision,
    Status,
    Traffic,
}

const PANES: [Pane; 4] = [Pane::Situation, Pane::Decision, Pane::Status, Pane::Traffic];

/// The cursor of the play screen.
pub(crate) struct Room {
    pane: Pane,
    cursor: usize,
    pub(crate) picks: Picks,
    unpicked: Option<Unpicked>,
    scrolls: [Scroll; 4],
    /// All about the option under the cursor.
    detail: Scroll,
}

impl Room {
    /// The room as it opens on a new decision. A narrow window begins with the situation where it
    /// is new to the reader.
    pub(crate) fn new(wide: bool, news: bool) -> Self {
        let pane = if news && !wide {
            Pane::Situation
        } else {
            Pane::Decision
        };
        Self {
            pane,
            cursor: 0,
            picks: Picks::default(),
            unpicked: None,
            scrolls: Default::default(),
            detail: Scroll::default(),
        }
    }

    pub(crate) fn is_wide(size: (u16, u16)) -> bool {
        size.0 >= WIDE.0 && size.1 >= WIDE.1
    }

    pub(crate) fn act(&mut self, action: Action, here: Here<'_>) -> Ask {
        self.unpicked = None;
        match action {
            Action::Next => self.turn(1),
            Action::Previous => self.turn(PANES.len() - 1),
            Action::Log => return Ask::Go(Page::Log),
            Action::Search => return Ask::Search,
            Action::Map if here.view.map.is_some() => return Ask::Go(Page::Map),
            Action::Briefing => return Ask::Go(Page::Briefing),
            Action::Choose if self.pane != Pane::Decision => self.pane = Pane::Decision,
            _ if self.pane == Pane::Decision => return self.decide(action, here),
            Action::Number(_) | Action::Commit => {
                self.pane = Pane::Decision;
                return self.decide(action, here);
            }
            action => {
                self.scrolls[self.pane as usize].act(action);
            }
        }
        Ask::Stay
    }

    fn turn(&mut self, by: usize) {
        self.pane = PANES[(self.pane as usize + by) % PANES.len()];
    }

    fn decide(&mut self, action: Action, here: Here<'_>) -> Ask {
        let Some(decision) = &here.view.decision else {
            return Ask::Stay;
        };
        let menu = menu(here.view, here.locale);
        let last = menu.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = last,
            Action::PageUp | Action::PageDown => {
                self.detail.act(action);
                return Ask::Stay;
            }
            Action::Toggle => self.toggle(decision, &menu),
            Action::Number(number) => {
                if let Some(at) = menu
                    .iter()
                    .position(|option| option.number == Some(usize::from(number)))
                {
                    self.cursor = at;
                    self.toggle_on(decision, &menu, number_picks(decision));
                }
            }
            Action::Choose => return self.choose(decision, &menu),
            Action::Commit => return self.proceed(decision, &menu),
            _ => {}
        }
        self.detail.reset();
        Ask::Stay
    }

    fn toggle(&mut self, decision: &DecisionView, menu: &[OptionView]) {
        self.toggle_on(decision, menu, true);
    }

    /// Picks the option under the cursor; unpicks it only where that is wanted.
    fn toggle_on(&mut self, decision: &DecisionView, menu: &[OptionView], off: bool) {
        let Some(option) = menu.get(self.cursor) else {
            return;
        };
        if self.picks.has(&option.id) && !off {
            return;
        }
        self.unpicked = self.picks.toggle(decision, menu, option).err();
    }

    /// Enter: what is under the cursor where one picks one, or where nothing is picked yet.
    fn choose(&mut self, decision: &DecisionView, menu: &[OptionView]) -> Ask {
        if decision.picks.1 <= 1 || self.picks.options.is_empty() {
            self.toggle_on(decision, menu, false);
            if self.unpicked.is_some() || self.picks.options.is_empty() {
                return Ask::Stay;
            }
        }
        self.proceed(decision, menu)
    }

    /// To the composer for a message that has no wording yet, else to the question.
    fn proceed(&mut self, decision: &DecisionView, menu: &[OptionView]) -> Ask {
        if self.picks.options.len() < decision.picks.0 {
            self.unpicked = Some(Unpicked::TooFew(decision.picks.0));
            return Ask::Stay;
        }
        match self.picks.unworded(menu) {
            Some(option) => Ask::Compose(option.id.clone()),
            None => Ask::Confirm,
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        if Self::is_wide((area.width, area.height + 3)) {
            self.draw_wide(buffer, area, look, view);
        } else {
            self.draw_tabs(buffer, area, look, view);
        }
    }

    fn draw_tabs(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let names = PANES.map(|pane| name(pane, look, view));
        let top = Rect { height: 1, ..area };
        tabs(buffer, top, look, &names, self.pane as usize);
        let body = Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        };
        self.body(buffer, body, look, view, self.pane);
    }

    fn draw_wide(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let (left, status_at, traffic_at) = if area.width >= VERY_WIDE {
            let [left, middle, right] = columns(area, [46, 26, 28]);
            (left, middle, right)
        } else {
            let [left, right] = columns(area, [58, 42]);
            let mut status = Doc::new(Scroll::room(right.width));
            status::standings(&mut status, look, view, false);
            let height = u16::try_from(status.len() + 1)
                .unwrap_or(u16::MAX)
                .min(right.height * 3 / 5);
            let upper = Rect { height, ..right };
            (
                left,
                upper,
                Rect {
                    y: right.y + height,
                    height: right.height - height,
                    ..right
                },
            )
        };
        let above = self.situation_rows(left, look, view);
        let upper = Rect {
            height: above,
            ..left
        };
        let lower = Rect {
            y: left.y + above,
            height: left.height - above,
            ..left
        };
        for (pane, place) in [
            (Pane::Situation, upper),
            (Pane::Decision, lower),
            (Pane::Status, status_at),
            (Pane::Traffic, traffic_at),
        ] {
            let note = self.note(pane, look, view);
            let rest = pane_title(
                buffer,
                place,
                look,
                &name(pane, look, view),
                &note,
                self.pane == pane,
            );
            self.body(buffer, rest, look, view, pane);
        }
    }

    /// The situation takes what it needs, within a third and two thirds of the column.
    fn situation_rows(&self, area: Rect, look: Look<'_>, view: &View) -> u16 {
        let mut situation = Doc::new(Scroll::room(area.width));
        self.situation(&mut situation, look, view);
        let mut decision = Doc::new(Scroll::room(area.width));
        self.decision(&mut decision, look, view);
        let rows = |doc: &Doc| u16::try_from(doc.len() + 2).unwrap_or(u16::MAX);
        let free = area
            .height
            .saturating_sub(rows(&decision).saturating_add(DETAIL));
        rows(&situation)
            .min(free.max(area.height * 2 / 5))
            .min(area.height)
    }

    fn note(&self, pane: Pane, look: Look<'_>, view: &View) -> String {
        match (pane, &view.decision) {
            (Pane::Decision, Some(decision)) => how_many(look, decision),
            (Pane::Traffic, _) => look
                .locale
                .say("traffic-items", &[("count", view.traffic.len().into())]),
            _ => String::new(),
        }
    }

    fn body(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View, pane: Pane) {
        if pane == Pane::Decision {
            return self.decision_body(buffer, area, look, view);
        }
        let scroll = &self.scrolls[pane as usize];
        let mut doc = Doc::new(Scroll::room(area.width).min(100));
        match pane {
            Pane::Situation | Pane::Decision => self.situation(&mut doc, look, view),
            Pane::Status => {
                status::standings(&mut doc, look, view, area.width >= 60 || area.height > 30);
            }
            Pane::Traffic => traffic::newest_first(&mut doc, look, view),
        }
        scroll.draw(buffer, area, look, &doc);
    }

    /// The menu above, all about the option under the cursor below.
    fn decision_body(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let mut list = Doc::new(Scroll::room(area.width).min(100));
        let lines = self.decision(&mut list, look, view);
        let mut about = Doc::new(Scroll::room(area.width).min(100));
        if let Some(decision) = &view.decision {
            let menu = menu(view, look.locale);
            self.picked(&mut about, look, decision, &menu);
            if let Some(option) = menu.get(self.cursor.min(menu.len().saturating_sub(1))) {
                decision::detail(&mut about, look, option, &menu, &self.picks);
            }
        }
        let rows = |doc: &Doc| u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let least = rows(&about).saturating_add(1).min(area.height * 2 / 5);
        let height = rows(&list).min(area.height.saturating_sub(least));
        let upper = Rect { height, ..area };
        let lower = Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        };
        self.scrolls[Pane::Decision as usize].follow(self.cursor, &lines);
        self.scrolls[Pane::Decision as usize].draw(buffer, upper, look, &list);
        let rest = pane_title(buffer, lower, look, "", "", false);
        self.detail.draw(buffer, rest, look, &about);
    }

    fn situation(&self, doc: &mut Doc, look: Look<'_>, view: &View) {
        for paragraph in &view.situation {
            doc.blank()
                .markdown(look, paragraph, 0, look.style(Meaning::Text));
        }
    }

    /// The question with its options; returns the lines of the one under the cursor.
    fn decision(&self, doc: &mut Doc, look: Look<'_>, view: &View) -> std::ops::Range<usize> {
        let Some(decision) = &view.decision else {
            doc.text(
                &look.locale.say("decision-none", &[]),
                look.style(Meaning::Dim),
            );
            return 0..0;
        };
        let menu = menu(view, look.locale);
        if let Some(channel) = &decision.ringing {
            let words = look
                .locale
                .say("ring-now", &[("channel", channel.as_str().into())]);
            doc.hang(
                "((•)) ",
                &words,
                look.style(Meaning::Warn),
                look.style(Meaning::Warn),
            );
        }
        doc.text(&decision.ask, look.style(Meaning::Strong)).blank();
        let several = decision.picks.1 > 1;
        let cursor = self.cursor.min(menu.len().saturating_sub(1));
        let mut lines = 0..0;
        for (number, option) in menu.iter().enumerate() {
            let from = doc.len();
            decision::option(
                doc,
                look,
                option,
                several,
                self.picks.has(&option.id),
                number == cursor,
            );
            if number == cursor {
                // The question stays in sight with the first option.
                lines = if number == 0 {
                    0..doc.len()
                } else {
                    from..doc.len()
                };
            }
        }
        lines
    }

    /// Why the last pick was not taken; what is picked and how long it takes.
    fn picked(&self, doc: &mut Doc, look: Look<'_>, decision: &DecisionView, menu: &[OptionView]) {
        if let Some(unpicked) = &self.unpicked {
            let words = match unpicked {
                Unpicked::Greyed(reason) => look
                    .locale
                    .say("pick-greyed", &[("reason", reason.as_str().into())]),
                Unpicked::TooFew(least) => look
                    .locale
                    .say("pick-too-few", &[("least", (*least).into())]),
                Unpicked::TooMany(most) => look
                    .locale
                    .say("pick-too-many", &[("most", (*most).into())]),
                Unpicked::Excluded(other) => look
                    .locale
                    .say("pick-excluded", &[("other", other.as_str().into())]),
            };
            doc.hang(
                "! ",
                &words,
                look.style(Meaning::Warn),
                look.style(Meaning::Warn),
            )
            .blank();
        }
        if decision.picks.1 > 1 {
            let count = self.picks.options.len();
            let cost = look.cost(minutes(decision, menu, &self.picks.options));
            let words = look.locale.say(
                "pick-count",
                &[("count", count.into()), ("cost", cost.into())],
            );
            doc.text(
                &words,
                look.style(if count > 0 {
                    Meaning::Picked
                } else {
                    Meaning::Dim
                }),
            )
            .blank();
        }
    }
}

/// With several picks a number takes its pick back again; with one it only moves it.
fn number_picks(decision: &DecisionView) -> bool {
    decision.picks.1 > 1
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

fn name(pane: Pane, look: Look<'_>, view: &View) -> String {
    let new = view.traffic.len().saturating_sub(view.traffic_seen);
    match pane {
        Pane::Situation => look.locale.say("pane-situation", &[]),
        Pane::Decision => look.locale.say("pane-decision", &[]),
        Pane::Status => look.locale.say("pane-status", &[]),
        Pane::Traffic if new > 0 && view.commits > 0 => look
            .locale
            .say("pane-traffic-new", &[("count", new.into())]),
        Pane::Traffic => look.locale.say("pane-traffic", &[]),
    }
}
