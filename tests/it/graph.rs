//! The graph of (state, tally) of an exercise, walked breadth first with the engine that plays it.

use offramp::engine::{Action, Choices, Draw, Event, State, begin, decide, moves};
use offramp::exercise::model::*;
use offramp::scoring::{Scorer, Tally};
use rustc_hash::FxHashSet;

/// Answers draws from a list and then with the first that has weight; remembers what was asked.
pub(super) struct Listed {
    given: Vec<usize>,
    asked: Vec<(usize, Vec<u32>)>,
}

impl Draw for Listed {
    fn draw(&mut self, _: &Exercise, _: SiteId, weights: &[u32]) -> usize {
        let first = || (0..weights.len()).find(|index| weights[*index] > 0);
        let index = self
            .given
            .get(self.asked.len())
            .copied()
            .or_else(first)
            .unwrap();
        self.asked.push((index, weights.to_vec()));
        index
    }
}

impl Listed {
    pub(super) fn new(given: Vec<usize>) -> Self {
        Self {
            given,
            asked: Vec::new(),
        }
    }

    /// The list that asks for the next outcome of chance; none after the last.
    pub(super) fn next(&self) -> Option<Vec<usize>> {
        let mut given: Vec<usize> = self.asked.iter().map(|(index, _)| *index).collect();
        while let Some(index) = given.pop() {
            let weights = &self.asked[given.len()].1;
            if let Some(other) = (index + 1..weights.len()).find(|other| weights[*other] > 0) {
                given.push(other);
                return Some(given);
            }
        }
        None
    }

    /// How likely these draws are together.
    pub(super) fn chance(&self) -> f64 {
        let share = |(index, weights): &(usize, Vec<u32>)| {
            f64::from(weights[*index]) / f64::from(weights.iter().sum::<u32>())
        };
        self.asked.iter().map(share).product()
    }
}

/// Everything that can be reached from one chair, each once.
pub(super) struct Graph<'a> {
    exercise: &'a Exercise,
    chair: ChairId,
    known: FxHashSet<(State, Tally)>,
    pub(super) nodes: Vec<(State, Tally)>,
}

impl<'a> Graph<'a> {
    pub(super) fn explore(exercise: &'a Exercise, chair: &str) -> Self {
        let (chair, _) = exercise.chairs.find(|one| one.id == chair).unwrap();
        let mut graph = Self {
            exercise,
            chair,
            known: FxHashSet::default(),
            nodes: Vec::new(),
        };
        let choices = Choices::new(exercise);
        graph.begin();
        let mut at = 0;
        while at < graph.nodes.len() {
            graph.expand(at, &choices);
            at += 1;
        }
        graph
    }

    fn meet(&mut self, node: (State, Tally)) {
        if !self.known.contains(&node) {
            self.known.insert(node.clone());
            self.nodes.push(node);
        }
    }

    fn begin(&mut self) {
        let scorer = Scorer::new(self.exercise, self.chair);
        let mut given = Some(Vec::new());
        while let Some(list) = given {
            let mut draw = Listed::new(list);
            let mut events: Vec<Event> = Vec::new();
            let state = begin(
                self.exercise,
                Chairs::only(self.chair),
                &mut draw,
                &mut events,
            );
            let mut tally = scorer.start(&mut |_| ());
            scorer.step(&mut tally, 0, &events, &mut |_| ());
            self.meet((state, tally));
            given = draw.next();
        }
    }

    fn expand(&mut self, at: usize, choices: &Choices) {
        let (state, before) = self.nodes[at].clone();
        let scorer = Scorer::new(self.exercise, self.chair);
        let mut events: Vec<Event> = Vec::new();
        for what in moves(self.exercise, choices, &state, self.chair) {
            let action = Action::of(self.chair, what);
            let mut given = Some(Vec::new());
            while let Some(list) = given {
                let mut draw = Listed::new(list);
                events.clear();
                let next = decide(
                    self.exercise,
                    Chairs::only(self.chair),
                    &state,
                    &action,
                    &mut draw,
                    &mut events,
                )
                .unwrap();
                let mut tally = before;
                scorer.step(&mut tally, state.clock, &events, &mut |_| ());
                self.meet((next, tally));
                given = draw.next();
            }
        }
    }
}
