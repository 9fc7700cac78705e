//! A path that was played, as plain facts of the engine.

use crate::engine::{Event, Move, Phase, Seeded, State};
use crate::exercise::model::{ChairId, ChannelId, Exercise, PointId, SiteId};
use std::collections::BTreeMap;

/// A whole path, from one chair; nobody sat in any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Who decided.
    pub chair: ChairId,
    /// What draws followed from that are not in the record.
    pub seed: u64,
    /// What happened before the first decision.
    pub began: Vec<Event>,
    /// Every decision, in order.
    pub steps: Vec<Step>,
    /// What was done by hand, in order.
    pub by_hand: Vec<ByHand>,
}

/// A decision, and what came of it up to the next point of rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was decided.
    pub what: Move,
    /// What happened.
    pub events: Vec<Event>,
}

/// Something that was done to a path by hand: no choice led there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// How many decisions were made before it.
    pub after: usize,
    /// What happened up to the next point of rest.
    pub events: Vec<Event>,
}

/// A piece of a path, from one point of rest to the next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    /// Up to the first decision.
    Began,
    /// A decision.
    Step,
    /// Something done by hand.
    ByHand,
}

impl Path {
    /// What happened, piece by piece.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (Piece, &[Event])> {
        let by_hand = |decided: usize| {
            let own = self.by_hand.iter().filter(move |one| one.after == decided);
            own.map(|one| (Piece::ByHand, one.events.as_slice()))
        };
        let began = (Piece::Began, self.began.as_slice());
        let steps = self.steps.iter().enumerate();
        let steps = steps.flat_map(move |(index, step)| {
            let own = (Piece::Step, step.events.as_slice());
            std::iter::once(own).chain(by_hand(index + 1))
        });
        std::iter::once(began).chain(by_hand(0)).chain(steps)
    }

    /// The path up to each point at which something had been done by hand and play went on.
    pub(super) fn cuts(&self) -> impl Iterator<Item = Self> {
        let last = |(index, one): &(usize, &ByHand)| {
            let next = self.by_hand.get(index + 1);
            next.is_none_or(|next| next.after != one.after)
        };
        let cuts = self.by_hand.iter().enumerate().filter(last);
        cuts.map(|(index, one)| Self {
            chair: self.chair,
            seed: self.seed,
            began: self.began.clone(),
            steps: self.steps[..one.after].to_vec(),
            by_hand: self.by_hand[..=index].to_vec(),
        })
    }
}

/// Where a chair decides: at a point, or when it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    Point(PointId),
    Call(ChannelId),
}

impl Place {
    /// Where the state waits; none where it waits for nobody.
    pub(super) fn of(state: &State) -> Option<Self> {
        match state.phase {
            Phase::Deciding(point) => Some(Self::Point(point)),
            Phase::Ringing(_) => state.ringing.first().copied().map(Self::Call),
            _ => None,
        }
    }
}

/// What a record holds: at each place its moves with their numbers, at each site its draws, in order.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    pub(super) moves: BTreeMap<Place, Vec<(usize, &'a Move)>>,
    pub(super) draws: BTreeMap<SiteId, Vec<u16>>,
    pub(super) seed: Seeded,
}

impl<'a> Record<'a> {
    /// The record of a path whose decisions were taken in these states.
    pub(super) fn new(path: &'a Path, states: &[State]) -> Self {
        let mut record = Self {
            moves: BTreeMap::new(),
            draws: BTreeMap::new(),
            seed: Seeded::new(path.seed),
        };
        for (index, (state, step)) in states.iter().zip(&path.steps).enumerate() {
            if let Some(place) = Place::of(state) {
                record
                    .moves
                    .entry(place)
                    .or_default()
                    .push((index, &step.what));
            }
        }
        let events = path.pieces().flat_map(|(_, events)| events);
        for (site, index) in events.filter_map(drawn) {
            record.draws.entry(site).or_default().push(index);
        }
        record
    }
}

/// The draw that an event is.
pub(super) fn drawn(event: &Event) -> Option<(SiteId, u16)> {
    match event {
        Event::Drew { site, index } => Some((*site, *index)),
        _ => None,
    }
}

/// How often each place and each site has come up: with the state, all that a held path hangs on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Visits {
    places: BTreeMap<Place, usize>,
    sites: BTreeMap<SiteId, usize>,
}

impl Visits {
    /// Takes note of a step of the path.
    pub(super) fn step(&mut self, state: &State, events: &[Event]) {
        self.decided(state);
        self.began(events);
    }

    /// Takes note of draws before any decision.
    pub(super) fn began(&mut self, events: &[Event]) {
        for (site, _) in events.iter().filter_map(drawn) {
            *self.sites.entry(site).or_default() += 1;
        }
    }

    /// Takes note of a decision.
    pub(super) fn decided(&mut self, state: &State) {
        if let Some(place) = Place::of(state) {
            *self.places.entry(place).or_default() += 1;
        }
    }

    /// What the record has for the decision that the state waits for.
    pub(super) fn held<'a>(&self, record: &Record<'a>, state: &State) -> Option<&'a Move> {
        let place = Place::of(state)?;
        let nth = self.places.get(&place).copied().unwrap_or(0);
        record.moves.get(&place)?.get(nth).map(|(_, what)| *what)
    }

    /// The number of the decision of the record that the state waits for.
    pub(super) fn decision(&self, record: &Record<'_>, state: &State) -> Option<usize> {
        let place = Place::of(state)?;
        let nth = self.places.get(&place).copied().unwrap_or(0);
        record.moves.get(&place)?.get(nth).map(|(index, _)| *index)
    }
}

/// Draws as the record has them, then as the seed does.
pub(super) struct Again<'r> {
    pub(super) record: &'r Record<'r>,
    pub(super) visits: Visits,
}

impl crate::engine::Draw for Again<'_> {
    fn draw(&mut self, exercise: &Exercise, site: SiteId, weights: &[u32]) -> usize {
        let visits = self.visits.sites.entry(site).or_default();
        let nth = *visits;
        *visits += 1;
        let recorded = self.record.draws.get(&site).and_then(|all| all.get(nth));
        let recorded = recorded.map(|index| usize::from(*index));
        let open = |index: &usize| weights.get(*index).is_some_and(|weight| *weight > 0);
        recorded.filter(open).unwrap_or_else(|| {
            let mut seed = self.record.seed.clone();
            (0..nth).for_each(|_| seed.drawn(site));
            seed.draw(exercise, site, weights)
        })
    }
}
