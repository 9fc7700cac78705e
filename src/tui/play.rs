//! One open session as the screens know it: its view, and the cursor of every screen on it.

use std::sync::Arc;

use super::backend::Place;
use super::screen::{
    Briefing, Composer, Consequence, Debriefing, Ending, Log, MapPage, Page, Room, Shown,
};
use crate::session::view::View;

/// Numbers of the worlds that an open session has shown; see
/// [`TeamView::moved`](crate::session::view::team::TeamView::moved).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Worlds {
    /// Of the one before the last decision; 0 where there was none.
    pub(crate) before: u64,
    /// Of the first one at the decision at hand.
    pub(crate) opened: u64,
    /// Of the one that is shown.
    pub(crate) now: u64,
}

/// An open session.
pub(crate) struct Play {
    pub(crate) view: Arc<View>,
    /// Where whoever hands the worlds in gives them numbers.
    pub(crate) number: Option<Worlds>,
    pub(crate) place: Option<Place>,
    pub(crate) briefing: Briefing,
    pub(crate) room: Room,
    pub(crate) composer: Composer,
    /// Forecasts made beside a commit that was called back: channel and percent.
    pub(crate) foretold: Vec<(String, u8)>,
    pub(crate) consequence: Consequence,
    pub(crate) log: Log,
    pub(crate) ending: Ending,
    /// Once it was looked back on.
    pub(crate) debrief: Option<Debriefing>,
    /// The session is only read: no table is open behind the view.
    pub(crate) read_only: bool,
    pub(crate) map: MapPage,
    /// Where one was before the briefing, the log or the map.
    pub(crate) from: Page,
    /// Situations that were shown since the session was opened, oldest first.
    pub(crate) past: Vec<Shown>,
}

impl Play {
    pub(crate) fn new(view: Arc<View>, place: Option<Place>, size: (u16, u16)) -> Self {
        Self {
            briefing: Briefing::default(),
            room: Room::new(size, None, &view),
            composer: Composer::default(),
            foretold: Vec::new(),
            consequence: Consequence::new(view.clone()),
            log: Log::new(),
            ending: Ending::default(),
            debrief: None,
            read_only: false,
            map: MapPage::default(),
            from: Page::Room,
            past: Shown::of(&view).into_iter().collect(),
            view,
            number: None,
            place,
        }
    }

    /// The world that is shown has this number; `anew` where it is another decision.
    pub(crate) fn numbered(&mut self, now: u64, anew: bool) {
        self.number = match self.number {
            Some(known) if anew => Some(Worlds {
                before: known.now,
                opened: now,
                now,
            }),
            Some(known) => Some(Worlds { now, ..known }),
            None => None,
        };
    }

    /// The screen a session opens on: the briefing before the first decision, then where it stands.
    pub(crate) fn first_page(&self) -> Page {
        match (&self.view.ending, self.view.commits) {
            (Some(_), _) => Page::Ending,
            (None, 0) => Page::Briefing,
            (None, _) => Page::Room,
        }
    }

    /// Another view of the same decision: cursors and picks stay.
    pub(crate) fn renewed(&mut self, view: Arc<View>) {
        self.view = view;
        self.room.renew(&self.view);
    }

    /// A new view after a commit: picks begin anew, what came of it is shown.
    pub(crate) fn committed(&mut self, view: Arc<View>, size: (u16, u16)) {
        let before = std::mem::replace(&mut self.view, view);
        let chart = std::mem::take(&mut self.room.chart);
        let picks = self.room.picks.after(&before);
        self.room = Room::new(size, Some(&before), &self.view);
        let stage = |view: &View| view.stage.as_ref().map(|stage| stage.id.clone());
        match stage(&before) == stage(&self.view) {
            true => self.room.chart = chart,
            // Another scene, perhaps elsewhere.
            false => self.map = MapPage::default(),
        }
        self.room.picks = picks;
        if before.situation != self.view.situation {
            self.past.extend(Shown::of(&self.view));
        }
        self.composer = Composer::default();
        self.foretold.clear();
        self.debrief = None;
        self.consequence = Consequence::new(before);
    }
}
