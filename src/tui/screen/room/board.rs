//! The focus and the cursors of the room, and what keys and the pointer do to them.

use std::cell::{Cell, RefCell};

use ratatui::layout::{Position, Rect};

use super::layout::{Wants, read_together};
use super::news::News;
use super::pane::{self, Pane};
use super::ring::Motion;
use super::why::Question;
use crate::session::view::{DecisionView, OptionView, View};
use crate::tui::keymap::{Action, Context};
use crate::tui::screen::ask::{Ask, Here, Page};
use crate::tui::screen::decision::menu;
use crate::tui::screen::picks::{Picks, Unpicked};
use crate::tui::widget::{Doc, MapState, Scroll};

/// The focus and the cursors of the room.
pub(crate) struct Room {
    pub(super) focus: Pane,
    /// Panes by when they last had the focus, the latest first: a place shared by several shows that.
    pub(super) recent: Vec<Pane>,
    /// The option under the cursor.
    pub(super) cursor: usize,
    /// The channel under the cursor.
    pub(super) channel: usize,
    /// The channel, by name in the file, whose traffic alone is shown.
    pub(super) only: Option<String>,
    pub(crate) picks: Picks,
    pub(super) unpicked: Option<Unpicked>,
    pub(super) news: News,
    /// No key but Enter was pressed here yet: what is new in whole panes is marked, and nothing is
    /// taken that was not looked at.
    pub(super) untouched: bool,
    pub(super) motion: Motion,
    /// The bell of this ringing has been rung.
    pub(super) rung: bool,
    /// Where one looks on the map; kept from one decision to the next.
    pub(crate) chart: MapState,
    pub(super) scrolls: [Scroll; pane::COUNT],
    /// All about the option under the cursor.
    pub(super) detail: Scroll,
    /// The situation as it was laid out last.
    pub(super) situation: RefCell<Doc>,
    /// What the panes ask for in a column of this width: the same until the next decision.
    pub(super) wants: Cell<Option<(u16, Wants)>>,
    /// What was drawn where, for the pointer; later places lie over earlier ones.
    pub(super) hits: RefCell<Vec<(Rect, Hit)>>,
}

/// Lines that a step of the wheel moves.
const WHEEL: usize = 3;

/// What the pointer can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    Pane(Pane),
    /// An option by its place in the menu.
    Option(usize),
}

impl Room {
    /// The room as it opens on a new decision; `before` is what was seen before the last commit. A
    /// window that cannot show both whole begins with the situation where that is new to the reader.
    pub(crate) fn new(size: (u16, u16), before: Option<&View>, now: &View) -> Self {
        let news = before.map_or_else(News::default, |before| News::of(before, now));
        let unread = before.is_none() || news.situation;
        let both = read_together(size, now);
        let focus = match unread && !both {
            true => Pane::Situation,
            false => Pane::Decision,
        };
        Self {
            focus,
            // What came in is shown where places are shared, before anybody looks for it.
            recent: match pane::new_items(now) {
                0 => vec![focus],
                _ => vec![focus, Pane::Traffic],
            },
            cursor: 0,
            channel: 0,
            only: None,
            picks: Picks::default(),
            unpicked: None,
            news,
            untouched: true,
            motion: Motion::default(),
            rung: false,
            chart: MapState::default(),
            scrolls: Default::default(),
            detail: Scroll::default(),
            situation: RefCell::new(Doc::new(0)),
            wants: Cell::new(None),
            hits: RefCell::default(),
        }
    }

    /// The view is another one at the same decision: what was laid out for the old one goes.
    /// A pick that cannot be taken any more goes with it.
    pub(crate) fn renew(&mut self, view: &View) {
        let menu = view.decision.as_ref().map_or(&[][..], |one| &one.options);
        let greyed = |id: &String| menu.iter().any(|one| one.id == *id && one.greyed.is_some());
        self.picks.options.retain(|id| !greyed(id));
        self.situation.replace(Doc::new(0));
        self.wants.set(None);
    }

    /// Where keys go: each pane has its own.
    pub(crate) fn context(&self, here: Here<'_>) -> Context {
        match self.focus {
            Pane::Map => Context::MapPane,
            Pane::Channels => Context::Channels,
            Pane::Decision if self.goes_on_without(here) => Context::Picked,
            Pane::Decision => Context::Room,
            pane if self.scrolls[pane as usize].has_more() => Context::LongPane,
            _ => Context::Pane,
        }
    }

    /// Would Enter decide with other picks than the option under the cursor?
    fn goes_on_without(&self, here: Here<'_>) -> bool {
        let several = |decision: &DecisionView| decision.picks.1 > 1;
        let here_picked = || {
            let menu = menu(here.view, here.locale);
            menu.get(self.cursor)
                .is_none_or(|option| self.picks.has(&option.id))
        };
        here.view.decision.as_ref().is_some_and(several)
            && !self.picks.options.is_empty()
            && !here_picked()
    }

    /// A moment has gone by while a call rings in sight.
    pub(crate) fn tick(&mut self) {
        let ticks = self.motion.ticks.unwrap_or(0);
        self.motion.ticks = Some(ticks.wrapping_add(1));
    }

    /// Has the bell not been rung yet? It is now.
    pub(crate) fn rings_anew(&mut self) -> bool {
        !std::mem::replace(&mut self.rung, true)
    }

    pub(crate) fn act(&mut self, action: Action, here: Here<'_>) -> Ask {
        self.unpicked = None;
        self.untouched &= action == Action::Choose;
        match action {
            Action::Next => self.turn(1, here.view),
            Action::Previous => self.turn(-1, here.view),
            Action::Pane(number) => self.go(number, here.view),
            Action::Log => return Ask::Go(Page::Log),
            Action::Map if here.view.map.is_some() => return Ask::Go(Page::Map),
            Action::Search => return Ask::Search,
            Action::FindNext | Action::FindPrevious => return Ask::Find(action),
            Action::Briefing => return Ask::Go(Page::Briefing),
            Action::Team => return Ask::Go(Page::Team),
            Action::Messages => return Ask::Messages,
            Action::Why => return Ask::Why(self.question()),
            Action::Number(_) | Action::Commit => {
                self.look_at(Pane::Decision);
                return self.decide(action, here);
            }
            action => return self.act_in_pane(action, here),
        }
        Ask::Stay
    }

    fn act_in_pane(&mut self, action: Action, here: Here<'_>) -> Ask {
        match (self.focus, action) {
            (Pane::Decision, Action::Left) => self.turn(-1, here.view),
            (Pane::Decision, Action::Right) => self.turn(1, here.view),
            (Pane::Decision, action) => return self.decide(action, here),
            (Pane::Channels, action) if self.channels(action, here.view) => {}
            (_, Action::Choose) => self.look_at(Pane::Decision),
            (Pane::Map, action) => {
                self.chart.act(action);
            }
            (_, Action::Left) => self.turn(-1, here.view),
            (_, Action::Right) => self.turn(1, here.view),
            (pane, action) => {
                self.scrolls[pane as usize].act(action);
            }
        }
        Ask::Stay
    }

    /// The cursor among the channels; Enter shows the traffic of one, and again that of all.
    fn channels(&mut self, action: Action, view: &View) -> bool {
        let last = view.channels.len().saturating_sub(1);
        match action {
            Action::Up => self.channel = self.channel.saturating_sub(1),
            Action::Down => self.channel = (self.channel + 1).min(last),
            Action::Top => self.channel = 0,
            Action::Bottom => self.channel = last,
            Action::Choose | Action::Toggle => {
                let chosen = view.channels.get(self.channel).map(|one| one.id.clone());
                self.only = match chosen == self.only {
                    true => None,
                    false => chosen,
                };
                self.scrolls[Pane::Traffic as usize].reset();
                if self.only.is_some() {
                    self.look_at(Pane::Traffic);
                }
            }
            _ => return false,
        }
        true
    }

    fn turn(&mut self, by: isize, view: &View) {
        self.look_at(self.focus.step(by, view));
    }

    fn go(&mut self, number: u8, view: &View) {
        if let Some(pane) = Pane::numbered(number, view) {
            self.look_at(pane);
        }
    }

    fn look_at(&mut self, pane: Pane) {
        self.focus = pane;
        self.recent.retain(|other| *other != pane);
        self.recent.insert(0, pane);
    }

    fn question(&self) -> Question {
        Question {
            pane: self.focus,
            cursor: self.channel,
        }
    }

    /// The wheel moves what is under the pointer, wherever the focus is.
    pub(crate) fn wheel(&mut self, at: Position, action: Action) {
        let Some(pane) = self.pane_at(at) else { return };
        if pane == Pane::Map {
            let nearer = action == Action::Up;
            self.chart.act(if nearer {
                Action::ZoomIn
            } else {
                Action::ZoomOut
            });
            return;
        }
        for _ in 0..WHEEL {
            match pane {
                Pane::Decision => {
                    self.detail.act(action);
                }
                pane => {
                    self.scrolls[pane as usize].act(action);
                }
            }
        }
    }

    /// A click takes the focus where it is, and picks the option it is on.
    pub(crate) fn click(&mut self, at: Position, here: Here<'_>) {
        self.unpicked = None;
        self.untouched = false;
        let Some(hit) = self.hit(at) else { return };
        match hit {
            Hit::Pane(pane) => self.look_at(pane),
            Hit::Option(option) => {
                self.look_at(Pane::Decision);
                self.cursor = option;
                if let Some(decision) = &here.view.decision {
                    self.toggle(decision, &menu(here.view, here.locale), true);
                }
            }
        }
    }

    fn hit(&self, at: Position) -> Option<Hit> {
        let hits = self.hits.borrow();
        let under = hits.iter().rev().find(|(place, _)| place.contains(at));
        under.map(|(_, hit)| *hit)
    }

    fn pane_at(&self, at: Position) -> Option<Pane> {
        self.hit(at).map(|hit| match hit {
            Hit::Pane(pane) => pane,
            Hit::Option(_) => Pane::Decision,
        })
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
            Action::Toggle => self.toggle(decision, &menu, true),
            Action::Number(number) => {
                let wanted = Some(usize::from(number));
                if let Some(at) = menu.iter().position(|option| option.number == wanted) {
                    self.cursor = at;
                    // With several picks a number takes its pick back again; with one it only moves it.
                    self.toggle(decision, &menu, decision.picks.1 > 1);
                }
            }
            Action::Choose => return self.choose(decision, &menu),
            Action::Commit => return self.proceed(decision, &menu),
            _ => {}
        }
        self.detail.reset();
        Ask::Stay
    }

    /// Picks the option under the cursor; unpicks it only where that is wanted.
    fn toggle(&mut self, decision: &DecisionView, menu: &[OptionView], off: bool) {
        let Some(option) = menu.get(self.cursor) else {
            return;
        };
        if self.picks.has(&option.id) && !off {
            return;
        }
        self.unpicked = self.picks.toggle(decision, menu, option).err();
    }

    /// Enter: what is under the cursor where one picks one, or where nothing is picked yet. Whoever
    /// only ever pressed Enter, to read on, has chosen nothing; but a call is picked up by it.
    fn choose(&mut self, decision: &DecisionView, menu: &[OptionView]) -> Ask {
        let call = decision.options.is_empty();
        if self.untouched && self.picks.options.is_empty() && !call {
            self.unpicked = Some(Unpicked::Nothing);
            return Ask::Stay;
        }
        if decision.picks.1 <= 1 || self.picks.options.is_empty() {
            if let Some(option) = menu.get(self.cursor).filter(|one| !self.picks.has(&one.id)) {
                self.unpicked = self.picks.pick_for_now(decision, menu, option).err();
            }
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
}
