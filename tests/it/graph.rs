//! The graph of (state, tally) of an exercise, walked breadth first with the engine that plays it.

use offramp::engine::{Action, Choices, Draw, Event, Move, Phase, State, begin, decide, moves};
use offramp::exercise::model::*;
use offramp::scoring::{Line, Scorer, Tally};
use rustc_hash::FxHashMap;

/// Answers draws from a given list, then with the first open weight, and remembers what was asked.
#[derive(Default)]
struct Listed {
    given: Vec<usize>,
    asked: Vec<(usize, Vec<u32>)>,
}

impl Draw for Listed {
    fn draw(&mut self, _: &Exercise, _: SiteId, weights: &[u32]) -> usize {
        let open = |from: usize| (from..weights.len()).find(|index| weights[*index] > 0);
        let index = self.given.get(self.asked.len()).copied();
        let index = index.or_else(|| open(0)).unwrap_or(0);
        self.asked.push((index, weights.to_vec()));
        index
    }
}

impl Listed {
    /// The list that asks for the next outcome of chance; none after the last.
    fn next(&self) -> Option<Vec<usize>> {
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

    fn chance(&self) -> f64 {
        let share = |(index, weights): &(usize, Vec<u32>)| {
            f64::from(weights[*index]) / f64::from(weights.iter().sum::<u32>())
        };
        self.asked.iter().map(share).product()
    }
}

/// One outcome of a move: how likely, how many hundredths it earns, where it leads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) chance: f32,
    pub(super) points: i32,
    pub(super) to: u32,
}

/// A state at rest.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) state: State,
    pub(super) tally: Tally,
    /// Range of its moves in [`Graph::moves`].
    pub(super) moves: (u32, u32),
    /// What the end of play adds, at an end.
    pub(super) last: i32,
}

/// Everything that can be reached from one chair.
pub(super) struct Graph<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) choices: Choices,
    pub(super) chair: ChairId,
    pub(super) nodes: Vec<Node>,
    /// Range of the ways of each move in [`Graph::ways`].
    pub(super) moves: Vec<(u32, u32)>,
    pub(super) ways: Vec<Way>,
    pub(super) start: Vec<Way>,
}

fn sum(lines: &mut i32) -> impl FnMut(Line) + '_ {
    |line| *lines += line.points
}

impl<'a> Graph<'a> {
    /// Walks everything. `keep` keeps the transitions, which values need and counting does not.
    pub(super) fn explore(exercise: &'a Exercise, chair: &str, keep: bool) -> Self {
        let (chair, _) = exercise.chairs.find(|one| one.id == chair).unwrap();
        let mut graph = Self {
            exercise,
            choices: Choices::new(exercise),
            chair,
            nodes: Vec::new(),
            moves: Vec::new(),
            ways: Vec::new(),
            start: Vec::new(),
        };
        let mut known = FxHashMap::default();
        graph.begin(&mut known);
        let mut at = 0;
        let cap: usize = std::env::var("CAP")
            .ok()
            .and_then(|cap| cap.parse().ok())
            .unwrap_or(usize::MAX);
        while at < graph.nodes.len() && graph.nodes.len() < cap {
            graph.expand(at, keep, &mut known);
            at += 1;
        }
        graph
    }

    fn node(
        &mut self,
        known: &mut FxHashMap<(State, Tally), u32>,
        state: State,
        mut tally: Tally,
    ) -> u32 {
        let next = u32::try_from(self.nodes.len()).unwrap();
        let key = (state.clone(), tally);
        let id = *known.entry(key).or_insert(next);
        if id == next {
            let mut last = 0;
            if matches!(state.phase, Phase::Ended(_)) {
                Scorer::new(self.exercise, self.chair).finish(
                    &mut tally,
                    &state,
                    &mut sum(&mut last),
                );
            }
            self.nodes.push(Node {
                state,
                tally,
                moves: (0, 0),
                last,
            });
        }
        id
    }

    fn begin(&mut self, known: &mut FxHashMap<(State, Tally), u32>) {
        let scorer = Scorer::new(self.exercise, self.chair);
        let mut draw = Listed::default();
        let mut given = Some(Vec::new());
        while let Some(list) = given {
            draw = Listed {
                given: list,
                asked: Vec::new(),
            };
            let mut events: Vec<Event> = Vec::new();
            let mut points = 0;
            let state = begin(
                self.exercise,
                Chairs::only(self.chair),
                &mut draw,
                &mut events,
            );
            let mut tally = scorer.start(&mut sum(&mut points));
            scorer.step(&mut tally, 0, &events, &mut sum(&mut points));
            let to = self.node(known, state, tally);
            self.start.push(Way {
                chance: draw.chance() as f32,
                points,
                to,
            });
            given = draw.next();
        }
        let _ = draw;
    }

    fn expand(&mut self, at: usize, keep: bool, known: &mut FxHashMap<(State, Tally), u32>) {
        let (state, before) = (self.nodes[at].state.clone(), self.nodes[at].tally);
        let scorer = Scorer::new(self.exercise, self.chair);
        let first = self.moves.len() as u32;
        let mut events: Vec<Event> = Vec::new();
        for what in moves(self.exercise, &self.choices, &state, self.chair) {
            let action = Action::of(self.chair, what);
            let start = self.ways.len() as u32;
            let mut given = Some(Vec::new());
            while let Some(list) = given {
                let mut draw = Listed {
                    given: list,
                    asked: Vec::new(),
                };
                events.clear();
                let mut points = 0;
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
                scorer.step(&mut tally, state.clock, &events, &mut sum(&mut points));
                let to = self.node(known, next, tally);
                if keep {
                    self.ways.push(Way {
                        chance: draw.chance() as f32,
                        points,
                        to,
                    });
                }
                given = draw.next();
            }
            if keep {
                self.moves.push((start, self.ways.len() as u32));
            }
        }
        self.nodes[at].moves = (first, self.moves.len() as u32);
    }

    /// The moves of a node as the menu would list them.
    pub(super) fn listed(&self, node: usize) -> Vec<Move> {
        moves(
            self.exercise,
            &self.choices,
            &self.nodes[node].state,
            self.chair,
        )
    }

    /// Name of the stage of a node; `end` where play is over.
    pub(super) fn stage(&self, node: usize) -> &str {
        self.nodes[node]
            .state
            .stage(self.exercise)
            .map_or("end", |stage| &self.exercise.stages[stage].id)
    }

    /// Expected totals: of the best play, of uniform play, of the worst, per node from there on.
    pub(super) fn values(&self) -> Vec<[f64; 3]> {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        // Ends have no moves; every move takes time or goes to a later point, so the clock orders the rest.
        order.sort_by_key(|id| {
            (
                std::cmp::Reverse(self.nodes[*id].state.clock),
                std::cmp::Reverse(*id),
            )
        });
        let mut values = vec![[f64::NAN; 3]; self.nodes.len()];
        let mut stack: Vec<usize> = order;
        stack.reverse();
        while let Some(id) = stack.pop() {
            if values[id][0].is_nan() {
                if let Some(missing) = self.missing(id, &values) {
                    stack.push(id);
                    stack.push(missing);
                    continue;
                }
                values[id] = self.value(id, &values);
            }
        }
        values
    }

    fn missing(&self, id: usize, values: &[[f64; 3]]) -> Option<usize> {
        let (from, to) = self.nodes[id].moves;
        self.moves[from as usize..to as usize]
            .iter()
            .flat_map(|(from, to)| &self.ways[*from as usize..*to as usize])
            .map(|way| way.to as usize)
            .find(|to| values[*to][0].is_nan())
    }

    fn value(&self, id: usize, values: &[[f64; 3]]) -> [f64; 3] {
        let node = &self.nodes[id];
        let (from, to) = node.moves;
        if from == to {
            return [f64::from(node.last); 3];
        }
        let (mut best, mut mean, mut worst) = (f64::MIN, 0.0, f64::MAX);
        for index in from..to {
            let q = self.after(index as usize, values);
            best = best.max(q[0]);
            mean += q[1] / f64::from(to - from);
            worst = worst.min(q[2]);
        }
        [best, mean, worst]
    }

    /// Values of a move: points at once and what comes after.
    pub(super) fn after(&self, index: usize, values: &[[f64; 3]]) -> [f64; 3] {
        let (from, to) = self.moves[index];
        let mut sums = [0.0; 3];
        for way in &self.ways[from as usize..to as usize] {
            for (column, sum) in sums.iter_mut().enumerate() {
                *sum += f64::from(way.chance)
                    * (f64::from(way.points) + values[way.to as usize][column]);
            }
        }
        sums
    }
}
