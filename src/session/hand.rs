//! Injects that the facilitator fires by hand, off the exercise's own timeline.

use super::body::Body;
use super::command::refused;
use super::table::{Setup, Table};
use super::view::Refused;
use crate::engine::{self, Event, Refusal};
use crate::exercise::model::InjectId;

impl Table {
    /// What firing an inject by hand would add to the record. Nothing changes until
    /// [`Table::accept`].
    ///
    /// # Errors
    /// It has come already, what must hold besides its trigger does not hold, play is over, or a
    /// move rests that was chosen before it and might not be possible after it.
    pub fn propose_inject(&self, inject: InjectId) -> Result<Body, Refused> {
        if self.has_come(inject) {
            return Err(refused("inject-fired", []));
        }
        if self.is_sealed() {
            return Err(refused("inject-sealed", []));
        }
        match self.fire(inject) {
            Ok(events) => Ok(Body::Injected { inject, events }),
            Err(Refusal::Fired(_)) => Err(refused("inject-fired", [])),
            Err(Refusal::Unfit(_)) => Err(refused("inject-unfit", [])),
            Err(_) => Err(refused("over", [])),
        }
    }

    /// The injects that could be fired by hand now, in file order.
    #[must_use]
    pub fn injects(&self) -> Vec<InjectId> {
        let all = self.exercise().injects.iter().map(|(inject, _)| inject);
        all.filter(|inject| self.may_inject(*inject)).collect()
    }

    /// Whether the inject could be fired by hand now.
    pub(super) fn may_inject(&self, inject: InjectId) -> bool {
        let may = engine::may_fire(self.exercise(), self.state(), inject);
        may.is_ok() && !self.has_come(inject) && !self.is_sealed()
    }

    /// Whether the inject has come at this table. The state knows it only where a rule asks.
    fn has_come(&self, inject: InjectId) -> bool {
        let fired =
            |event: &Event| matches!(event, Event::Fired { inject: came, .. } if *came == inject);
        self.events().iter().any(fired)
    }

    /// What firing the inject leads to with the draws of this session.
    pub(super) fn fire(&self, inject: InjectId) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        let mut draw = self.draw();
        let Setup {
            exercise, seated, ..
        } = self.setup();
        let state = self.state();
        engine::fire_by_hand(exercise, *seated, state, inject, &mut draw, &mut events)?;
        Ok(events)
    }
}
