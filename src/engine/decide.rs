//! From a joint action to events, or to a refusal that changes nothing.

use super::action::{Action, Move, Pick, Refusal};
use super::chance::Draw;
use super::event::Event;
use super::read::{Standing, answer, authorisation, first_open, holds, least, standing, waiting};
use super::state::{Phase, State};
use super::world::World;
use crate::exercise::model::*;
use smallvec::SmallVec;

/// Runs the world from its start to the first point of rest. Chairs that are not seated follow their policies.
pub fn begin(
    exercise: &Exercise,
    seated: Chairs,
    draw: &mut dyn Draw,
    out: &mut Vec<Event>,
) -> State {
    let mut world = World {
        exercise,
        seated,
        state: State::start(exercise),
        draw,
        out,
        turned: false,
    };
    world.run();
    world.state
}

/// Settles the action and runs the world to the next point of rest. The events are appended to `out`;
/// the returned state is the one that they lead to.
///
/// # Errors
/// A [`Refusal`] when the action does not fit the state; nothing is then appended or drawn.
pub fn decide(
    exercise: &Exercise,
    seated: Chairs,
    state: &State,
    action: &Action,
    draw: &mut dyn Draw,
    out: &mut Vec<Event>,
) -> Result<State, Refusal> {
    let due = waiting(exercise, state, seated);
    check_chairs(exercise, state, due, action)?;
    let mut world = World {
        exercise,
        seated,
        state: state.clone(),
        draw,
        out,
        turned: false,
    };
    match state.phase {
        Phase::Deciding(point) => {
            let picks = check_picks(exercise, state, point, action)?;
            world.settle(point, &picks);
        }
        Phase::Ringing(_) => {
            let event = check_ring(exercise, state, action)?;
            world.emit(event);
        }
        _ => return Err(Refusal::Over),
    }
    world.run();
    Ok(world.state)
}

fn check_chairs(
    exercise: &Exercise,
    state: &State,
    due: Chairs,
    action: &Action,
) -> Result<(), Refusal> {
    if matches!(state.phase, Phase::Ended(_)) || due.is_empty() {
        return Err(Refusal::Over);
    }
    let mut seen = Chairs::NONE;
    for (chair, _) in &action.moves {
        // A set of chairs takes numbers modulo 32.
        let there = exercise.chairs.get(*chair).is_some();
        if !there || !due.has(*chair) || seen.has(*chair) {
            return Err(Refusal::NotDue(*chair));
        }
        seen = seen.with(*chair);
    }
    match due.iter().find(|chair| !seen.has(*chair)) {
        Some(chair) => Err(Refusal::Missing(chair)),
        None => Ok(()),
    }
}

/// The picks of all chairs, each menu's in file order.
fn check_picks(
    exercise: &Exercise,
    state: &State,
    point: PointId,
    action: &Action,
) -> Result<SmallVec<[Pick; 4]>, Refusal> {
    let mut all = SmallVec::new();
    for (chair, what) in &action.moves {
        let Move::Picks(picks) = what else {
            return Err(Refusal::WrongKind(*chair));
        };
        let menu = exercise.points[point]
            .menus
            .iter()
            .map(|menu| &exercise.menus[*menu])
            .find(|menu| menu.chair == *chair);
        let Some(menu) = menu else {
            return Err(Refusal::NotDue(*chair));
        };
        let mut picks = picks.clone();
        picks.sort();
        check_menu(exercise, state, menu, &picks)?;
        all.extend(picks);
    }
    Ok(all)
}

fn check_menu(
    exercise: &Exercise,
    state: &State,
    menu: &Menu,
    picks: &[Pick],
) -> Result<(), Refusal> {
    for (index, pick) in picks.iter().enumerate() {
        if !menu.options.contains(&pick.option) {
            return Err(Refusal::NotThere(pick.option));
        }
        match standing(exercise, state, pick.option) {
            Standing::Hidden => return Err(Refusal::NotThere(pick.option)),
            Standing::Greyed(reason) => return Err(Refusal::Greyed(pick.option, reason)),
            Standing::Open => {}
        }
        for other in &picks[..index] {
            if other.option == pick.option {
                return Err(Refusal::Twice(pick.option));
            }
            if exercise.options[pick.option]
                .excludes
                .contains(&other.option)
            {
                return Err(Refusal::Excluded(other.option, pick.option));
            }
        }
        check_clauses(exercise, state, pick)?;
    }
    let least = least(exercise, state, menu);
    if picks.len() < least {
        return Err(Refusal::TooFew(least));
    }
    if picks.len() > menu.most {
        return Err(Refusal::TooMany(menu.most));
    }
    Ok(())
}

fn check_clauses(exercise: &Exercise, state: &State, pick: &Pick) -> Result<(), Refusal> {
    let slots = &exercise.options[pick.option].slots;
    for (index, slot) in slots.iter().enumerate() {
        let clause = pick
            .clauses
            .get(index)
            .and_then(|clause| slot.clauses.get(usize::from(*clause)));
        if !clause.is_some_and(|clause| holds(exercise, state, &clause.when)) {
            return Err(Refusal::Clause(pick.option, index));
        }
    }
    match pick.clauses.len() > slots.len() {
        true => Err(Refusal::Clause(pick.option, slots.len())),
        false => Ok(()),
    }
}

fn check_ring(exercise: &Exercise, state: &State, action: &Action) -> Result<Event, Refusal> {
    let Some(channel) = state.ringing.first().copied() else {
        return Err(Refusal::Over);
    };
    let chair = exercise.channels[channel].to;
    match action.moves.first().map(|(_, what)| what) {
        Some(Move::LetRing) => Ok(Event::LetRing { channel }),
        Some(Move::PickUp) => match answer(exercise, state, channel) {
            Some(answer) => Ok(Event::PickedUp { channel, answer }),
            None => Err(unanswerable(exercise, state, channel)),
        },
        Some(Move::Picks(_)) | None => Err(Refusal::WrongKind(chair)),
    }
}

/// Why nobody may pick up: the cheapest authorisation that is lacking, if one is.
fn unanswerable(exercise: &Exercise, state: &State, channel: ChannelId) -> Refusal {
    let lacking = exercise.channels[channel]
        .answers
        .iter()
        .filter(|answer| holds(exercise, state, &answer.when))
        .filter_map(|answer| answer.needs);
    match lacking.min_by_key(|(_, points)| *points) {
        Some((id, needed)) => {
            Refusal::NotAuthorised(id, needed, authorisation(exercise, state, id))
        }
        None => Refusal::NoAnswer(channel),
    }
}

impl World<'_> {
    /// How a chair decides when nobody sits there: the first rule that holds and has a set that can
    /// be taken, else the first options that can be taken.
    pub(super) fn policy(&mut self, menu: MenuId) -> SmallVec<[Pick; 2]> {
        let exercise = self.exercise;
        let menu = &exercise.menus[menu];
        for rule in &menu.policy {
            if !self.holds(&rule.when) {
                continue;
            }
            let authored = &exercise.sites[rule.site].weights;
            let weights: SmallVec<[u32; 4]> = rule
                .sets
                .iter()
                .zip(authored)
                .map(
                    |(set, weight)| match takeable(exercise, &self.state, menu, set) {
                        true => *weight,
                        false => 0,
                    },
                )
                .collect();
            if weights.iter().any(|weight| *weight > 0) {
                let drawn = self.chance(rule.site, &weights);
                return plain_picks(exercise, &self.state, &rule.sets[drawn]);
            }
        }
        plain_picks(
            exercise,
            &self.state,
            &first_open(exercise, &self.state, menu),
        )
    }
}

/// The declared default of a chair that is due and has no time left: what its policy does most
/// often, and where two are as frequent the first of them; no chance is asked. None where the chair
/// has nothing to decide.
#[must_use]
pub fn declared_default(exercise: &Exercise, state: &State, chair: ChairId) -> Option<Move> {
    let point = match state.phase {
        Phase::Deciding(point) => &exercise.points[point],
        Phase::Ringing(_) => {
            let channel = state.ringing.first().copied()?;
            let answered = answer(exercise, state, channel).is_some();
            let called = exercise.channels[channel].to == chair;
            return called.then_some(match answered {
                true => Move::PickUp,
                false => Move::LetRing,
            });
        }
        _ => return None,
    };
    let mut menus = point.menus.iter().map(|menu| &exercise.menus[*menu]);
    let menu = menus.find(|menu| menu.chair == chair)?;
    let rules = menu.policy.iter();
    let usual = rules
        .filter(|rule| holds(exercise, state, &rule.when))
        .find_map(|rule| {
            let weighted = rule.sets.iter().zip(&exercise.sites[rule.site].weights);
            let open = weighted
                .filter(|(set, weight)| **weight > 0 && takeable(exercise, state, menu, set));
            // Of equal ones `max_by_key` would take the last.
            open.rev().max_by_key(|(_, weight)| **weight)
        });
    let options = match usual {
        Some((set, _)) => set.iter().copied().collect(),
        None => first_open(exercise, state, menu),
    };
    let picks = plain_picks(exercise, state, &options);
    (!picks.is_empty()).then_some(Move::Picks(picks))
}

fn takeable(exercise: &Exercise, state: &State, menu: &Menu, set: &[OptionId]) -> bool {
    check_menu(exercise, state, menu, &plain_picks(exercise, state, set)).is_ok()
}

/// Each option with the first clause that holds in each slot.
fn plain_picks(exercise: &Exercise, state: &State, options: &[OptionId]) -> SmallVec<[Pick; 2]> {
    let first = |slot: &ClauseSlot| {
        let mut clauses = slot.clauses.iter();
        clauses.position(|clause| holds(exercise, state, &clause.when))
    };
    let pick = |option: &OptionId| Pick {
        option: *option,
        clauses: exercise.options[*option]
            .slots
            .iter()
            .map(|slot| u8::try_from(first(slot).unwrap_or(0)).unwrap_or(u8::MAX))
            .collect(),
    };
    options.iter().map(pick).collect()
}
