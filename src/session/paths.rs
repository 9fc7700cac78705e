//! Paths of several teams through one exercise, laid beside each other.

use super::seat::{Rest, rests};
use super::table::Table;
use super::view::paths::{Chosen, Parting, PathsView, Place, Step};
use crate::engine::{Move, Phase, State};
use crate::exercise::model::{ChairId, Exercise};
use std::cmp::Reverse;

/// One team: its name, its table, its chair.
pub type Walker<'a> = (&'a str, &'a Table, ChairId);

/// The paths of these teams, each with a table of its own at which the same exercise is played.
/// Two teams stand in the same place where chair and [`State`] are equal: nothing that can still
/// happen tells them apart.
#[must_use]
pub fn paths(walkers: &[Walker<'_>], language: &str) -> PathsView {
    let mut walks: Vec<Walk<'_>> = walkers
        .iter()
        .map(|(name, table, chair)| Walk {
            name,
            chair: *chair,
            exercise: table.exercise(),
            rests: rests(table, *chair),
        })
        .collect();
    in_order(&mut walks);
    let longest = walks.iter().map(|walk| walk.rests.len()).max().unwrap_or(0);
    let mut steps: Vec<Step> = Vec::with_capacity(longest);
    for index in 0..longest {
        let step = step(&walks, index, steps.last(), language);
        steps.push(step);
    }
    PathsView {
        teams: walks.iter().map(|walk| walk.name.to_owned()).collect(),
        endings: walks.iter().map(|walk| walk.ending(language)).collect(),
        parting: parting(&walks, &steps),
        steps,
    }
}

/// A team's path.
struct Walk<'a> {
    name: &'a str,
    chair: ChairId,
    exercise: &'a Exercise,
    rests: Vec<Rest<'a>>,
}

impl Walk<'_> {
    fn at(&self, index: usize) -> Option<(ChairId, &State)> {
        Some((self.chair, &self.rests.get(index)?.state))
    }

    fn ended(&self) -> Option<crate::exercise::model::EndingId> {
        match self.rests.last()?.state.phase {
            Phase::Ended(ending) => Some(ending),
            _ => None,
        }
    }

    fn ending(&self, language: &str) -> Option<String> {
        let title = self.exercise.endings[self.ended()?].title;
        Some(self.exercise.texts.get(title, language).to_owned())
    }

    /// The stage it stood at, or the ending it came to.
    fn title(&self, index: usize, language: &str) -> String {
        let state = &self.rests[index].state;
        let stage = state.stage(self.exercise);
        let title = stage.map(|stage| self.exercise.stages[stage].title);
        let title = title.map(|title| self.exercise.texts.get(title, language).to_owned());
        title.or_else(|| self.ending(language)).unwrap_or_default()
    }

    fn chosen(&self, index: usize, language: &str) -> Option<Chosen> {
        let text = |id| self.exercise.texts.get(id, language).to_owned();
        Some(match self.rests.get(index)?.what? {
            Move::PickUp => Chosen::PickedUp,
            Move::LetRing => Chosen::LetRing,
            Move::Picks(picks) => {
                let named = picks.iter().map(|pick| {
                    let option = &self.exercise.options[pick.option];
                    let slots = option.slots.iter().zip(&pick.clauses);
                    let clauses = slots.filter_map(|(slot, at)| slot.clauses.get(usize::from(*at)));
                    let labels = clauses.map(|clause| text(clause.label)).collect();
                    (text(option.label), labels)
                });
                Chosen::Options(named.collect())
            }
        })
    }
}

/// Brings walks that go together longest beside each other, the larger company first; among equals
/// the order they came in stays.
fn in_order(walks: &mut [Walk<'_>]) {
    let longest = walks.iter().map(|walk| walk.rests.len()).max().unwrap_or(0);
    // By team, step by step: how large its company is and which team is the first of it, among those
    // that were in its company until then.
    let mut keys: Vec<Vec<(Reverse<usize>, usize)>> = vec![Vec::new(); walks.len()];
    for index in 0..longest {
        let company = |one: usize| {
            let with = (0..walks.len()).filter(|other| {
                keys[*other] == keys[one] && walks[*other].at(index) == walks[one].at(index)
            });
            let with: Vec<usize> = with.collect();
            (Reverse(with.len()), with.first().copied().unwrap_or(one))
        };
        let next: Vec<_> = (0..walks.len()).map(company).collect();
        keys.iter_mut()
            .zip(next)
            .for_each(|(key, next)| key.push(next));
    }
    let mut order: Vec<usize> = (0..walks.len()).collect();
    order.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
    permute(walks, &order);
}

/// Puts at each place the item that `order` names for it.
fn permute<T>(items: &mut [T], order: &[usize]) {
    let mut from: Vec<usize> = (0..items.len()).collect();
    for (place, wanted) in order.iter().enumerate() {
        let found = from[place..].iter().position(|item| item == wanted);
        let found = place + found.expect("an order names every item once");
        items.swap(place, found);
        from.swap(place, found);
    }
}

fn step(walks: &[Walk<'_>], index: usize, before: Option<&Step>, language: &str) -> Step {
    let mut step = Step::default();
    // By place: the team that was there first, and where each team came from.
    let mut first: Vec<usize> = Vec::new();
    let mut origins: Vec<Option<usize>> = Vec::new();
    for (team, walk) in walks.iter().enumerate() {
        let Some(here) = walk.at(index) else {
            step.stood.push(None);
            step.chose.push(None);
            continue;
        };
        let origin = before.and_then(|before| before.stood[team]);
        let known = first
            .iter()
            .position(|one| walks[*one].at(index) == Some(here));
        let place = known.unwrap_or_else(|| {
            first.push(team);
            origins.push(origin);
            step.places.push(Place {
                title: walk.title(index, language),
                clock: here.1.clock,
                joined: false,
            });
            step.places.len() - 1
        });
        step.places[place].joined |= origins[place] != origin;
        step.stood.push(Some(place));
        step.chose.push(walk.chosen(index, language));
    }
    step
}

/// The decision that parted for good most pairs of teams that ended differently, the first of
/// several.
fn parting(walks: &[Walk<'_>], steps: &[Step]) -> Option<Parting> {
    let mut parted: Vec<(usize, bool)> = vec![(0, true); steps.len()];
    let mut of = 0;
    for one in 0..walks.len() {
        for other in one + 1..walks.len() {
            let (Some(ending), Some(another)) = (walks[one].ended(), walks[other].ended()) else {
                continue;
            };
            if ending == another {
                continue;
            }
            of += 1;
            let together =
                |step: &Step| step.stood[one].is_some() && step.stood[one] == step.stood[other];
            // Before their first decision chance alone can have parted them: no step then.
            if let Some(last) = steps.iter().rposition(together) {
                let same = steps[last].chose[one] == steps[last].chose[other];
                parted[last].0 += 1;
                parted[last].1 &= same;
            }
        }
    }
    let most = parted.iter().map(|(pairs, _)| *pairs).max()?;
    let step = parted.iter().position(|(pairs, _)| *pairs == most)?;
    (most > 0).then_some(Parting {
        step,
        pairs: most,
        of,
        chance: parted[step].1,
    })
}
