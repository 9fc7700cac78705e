//! What of a state the moves of a chair depend on. States of one outline have the same leads, so
//! whoever walks many states asks for them once.

use super::choices::Choices;
use super::footprint::{Left, alone, outcome};
use super::read::{Standing, answer, holds, standing};
use super::state::{Phase, State};
use crate::exercise::model::*;
use smallvec::SmallVec;

/// All that tells the [`leads`](super::leads) of one chair in two states apart; more than needed,
/// never less. To be compared within one exercise and chair.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Outline(SmallVec<[u8; 64]>);

/// The outline of a state at rest.
#[must_use]
pub fn outline(exercise: &Exercise, choices: &Choices, state: &State, chair: ChairId) -> Outline {
    let mut all = Outline::default();
    match state.phase {
        Phase::Deciding(point) => {
            all.0.push(0);
            all.0.extend(point.0.to_le_bytes());
            let alone = alone(exercise, state);
            let menus = exercise.points[point].menus.iter();
            let own = menus.map(|menu| &exercise.menus[*menu]);
            for option in own
                .filter(|menu| menu.chair == chair)
                .flat_map(|menu| &menu.options)
            {
                all.option(exercise, choices, state, *option, alone);
            }
        }
        Phase::Ringing(_) => {
            all.0.push(1);
            if let Some(channel) = state.ringing.first() {
                all.0.extend(channel.0.to_le_bytes());
                let may = answer(exercise, state, *channel).is_some();
                all.0.push(u8::from(may));
            }
        }
        Phase::Start | Phase::Arriving(_) | Phase::Passing(..) | Phase::Ended(_) => all.0.push(2),
    }
    all
}

impl Outline {
    /// Whether the option can be taken, which of its clauses are there, and what may make two of its
    /// wordings leave the same behind here and not elsewhere.
    fn option(
        &mut self,
        exercise: &Exercise,
        choices: &Choices,
        state: &State,
        id: OptionId,
        alone: bool,
    ) {
        let open = standing(exercise, state, id) == Standing::Open;
        self.0.push(u8::from(open));
        let option = &exercise.options[id];
        if !open || option.slots.is_empty() {
            return;
        }
        let clauses = || option.slots.iter().flat_map(|slot| &slot.clauses);
        let asked = clauses().filter(|clause| clause.when != Cond::Always);
        self.0
            .extend(asked.map(|clause| u8::from(holds(exercise, state, &clause.when))));
        if !alone {
            return;
        }
        for effect in clauses().flat_map(|clause| &clause.effects) {
            match effect {
                Effect::Set(slot, _) => self.0.extend(state.slots[slot.index()].to_le_bytes()),
                Effect::Raise(bit) | Effect::Lower(bit) => self.0.push(u8::from(state.bit(*bit))),
                _ => {}
            }
        }
        let outcomes = &option.outcomes;
        if outcomes
            .first()
            .is_some_and(|outcome| outcome.when != Cond::Always)
        {
            let own = Left::by(exercise, state, option);
            let mut after = own.state.clone();
            for wording in choices.changes(id) {
                own.with(exercise, option, &wording.clauses, &mut after);
                let nth = outcome(exercise, option, &after);
                let nth = nth.map_or(0, |nth| nth + 1);
                self.0.extend(nth.to_le_bytes());
            }
        }
    }
}
