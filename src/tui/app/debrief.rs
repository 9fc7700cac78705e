//! The way into the debrief of a session, open or only read, and out of it.

use std::sync::Arc;

use super::App;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::tui::message::Effect;
use crate::tui::play::Play;
use crate::tui::screen::{Debriefing, Page};

impl App {
    /// To the debrief; what was read of it before is still there.
    pub(super) fn look_back(&mut self) -> Vec<Effect> {
        match &self.play {
            Some(play) if play.debrief.is_some() => {
                self.page = Page::Debrief;
                Vec::new()
            }
            _ => self.ask_shell(Effect::Debrief(None)),
        }
    }

    /// To the ending or on with play; a path that is only read leads back to the library.
    pub(super) fn leave_debrief(&mut self) -> Vec<Effect> {
        match &self.play {
            Some(play) if play.view.ending.is_some() => self.page = Page::Ending,
            Some(play) if !play.read_only => self.page = Page::Room,
            _ => return self.ask_shell(Effect::Library),
        }
        Vec::new()
    }

    /// A record to look back on, or the same one with the account that was kept.
    /// Asks what its decisions cost.
    pub(super) fn looked_back(&mut self, record: Arc<Debrief>) -> Vec<Effect> {
        let asked = std::mem::take(&mut self.busy);
        if let (false, Some(_), Some(debrief)) = (
            asked,
            &self.crew,
            self.play.as_mut().and_then(|play| play.debrief.as_mut()),
        ) {
            debrief.renew(record);
            return self.awaited();
        }
        let (size, now) = (self.size, record.now.clone());
        let play = self.play.get_or_insert_with(|| Play {
            read_only: true,
            ..Play::new(now, None, size)
        });
        match &mut play.debrief {
            Some(debrief) if debrief.writes() => debrief.kept(record),
            debrief => *debrief = Some(Debriefing::new(record)),
        }
        self.page = Page::Debrief;
        self.awaited()
    }

    /// What the shell is asked while somebody works on the cost of decisions.
    pub(super) fn awaited(&self) -> Vec<Effect> {
        match self.awaits() {
            true => vec![Effect::Cost],
            false => Vec::new(),
        }
    }

    /// Whether the debrief is looked at and somebody is at work on its costs.
    pub(super) fn awaits(&self) -> bool {
        let debrief = self.play.as_ref().and_then(|play| play.debrief.as_ref());
        self.page == Page::Debrief && debrief.is_some_and(Debriefing::awaits)
    }

    /// What is known now.
    pub(super) fn costed(&mut self, cost: Cost) {
        let debrief = self.play.as_mut().and_then(|play| play.debrief.as_mut());
        if let Some(debrief) = debrief {
            debrief.told(cost);
        }
    }
}
