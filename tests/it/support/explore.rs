//! A plain breadth-first counter over (state, tally), and exact values over the same graph.
//! It is slow and obvious on purpose: what it counts is what the engine does.

use offramp::engine::{Action, Choices, Draw, Event, Move, Phase, State, begin, decide, moves};
use offramp::exercise::model::*;
use offramp::scoring::{Scorer, Tally};
use rustc_hash::FxHashMap;

/// A node of the graph.
pub(crate) type Node = (State, Tally);

/// Chance that walks through all its results: follows a script, then always the first result, and
/// remembers what else it could have been.
#[derive(Default)]
pub(crate) struct Every {
    script: Vec<usize>,
    seen: Vec<(usize, Vec<u32>)>,
}

impl Draw for Every {
    fn draw(&mut self, _: &Exercise, _: SiteId, weights: &[u32]) -> usize {
        let first = weights
            .iter()
            .position(|weight| *weight > 0)
            .expect("a weight");
        let index = self.script.get(self.seen.len()).copied().unwrap_or(first);
        self.seen.push((index, weights.to_vec()));
        index
    }
}

impl Every {
    /// The probability of the walked results, as numerator and denominator.
    fn odds(&self) -> (u64, u64) {
        self.seen
            .iter()
            .fold((1, 1), |(over, under), (index, weights)| {
                (
                    over * u64::from(weights[*index]),
                    under * weights.iter().map(|weight| u64::from(*weight)).sum::<u64>(),
                )
            })
    }

    /// The next script, or none when every result has been walked.
    fn next(&self) -> Option<Self> {
        for depth in (0..self.seen.len()).rev() {
            let (index, weights) = &self.seen[depth];
            if let Some(next) = (index + 1..weights.len()).find(|next| weights[*next] > 0) {
                let mut script: Vec<usize> =
                    self.seen[..depth].iter().map(|(index, _)| *index).collect();
                script.push(next);
                return Some(Self {
                    script,
                    seen: Vec::new(),
                });
            }
        }
        None
    }
}

/// What one run of chance led to: odds, the node, and the points on the way there.
pub(crate) struct Led {
    pub(crate) odds: (u64, u64),
    pub(crate) node: Node,
    pub(crate) points: i32,
    pub(crate) draws: Vec<usize>,
}

/// One chair's game against the policies of the others.
pub(crate) struct Game<'a> {
    pub(crate) exercise: &'a Exercise,
    pub(crate) chair: ChairId,
    pub(crate) choices: Choices,
}

impl<'a> Game<'a> {
    pub(crate) fn new(exercise: &'a Exercise, chair: &str) -> Self {
        let (chair, _) = exercise.chairs.find(|row| row.id == chair).expect("chair");
        Self {
            exercise,
            chair,
            choices: Choices::new(exercise),
        }
    }

    fn seated(&self) -> Chairs {
        Chairs::only(self.chair)
    }

    /// Runs once for every result of chance.
    fn every(
        &self,
        clock: Minutes,
        tally: &Tally,
        mut run: impl FnMut(&mut dyn Draw, &mut Vec<Event>) -> State,
    ) -> Vec<Led> {
        let scorer = Scorer::new(self.exercise, self.chair);
        let (mut all, mut chance) = (Vec::new(), Some(Every::default()));
        while let Some(mut draw) = chance {
            let mut events = Vec::new();
            let state = run(&mut draw, &mut events);
            let (mut tally, mut points) = (*tally, 0);
            scorer.step(&mut tally, clock, &events, &mut |line| {
                points += line.points
            });
            if matches!(state.phase, Phase::Ended(_)) {
                scorer.finish(&mut tally, &state, &mut |line| points += line.points);
                tally = Tally::default();
            }
            let draws = draw.seen.iter().map(|(index, _)| *index).collect();
            all.push(Led {
                odds: draw.odds(),
                node: (state, tally),
                points,
                draws,
            });
            chance = draw.next();
        }
        all
    }

    /// Where play can start.
    pub(crate) fn starts(&self) -> Vec<Led> {
        let mut opening = 0;
        let tally =
            Scorer::new(self.exercise, self.chair).start(&mut |line| opening += line.points);
        let mut all = self.every(0, &tally, |draw, events| {
            begin(self.exercise, self.seated(), draw, events)
        });
        all.iter_mut().for_each(|led| led.points += opening);
        all
    }

    /// Every move that differs in effect.
    pub(crate) fn moves(&self, state: &State) -> Vec<Move> {
        moves(self.exercise, &self.choices, state, self.chair)
    }

    /// Where the move can lead.
    pub(crate) fn after(&self, node: &Node, what: &Move) -> Vec<Led> {
        let action = Action::of(self.chair, what.clone());
        self.every(node.0.clock, &node.1, |draw, events| {
            decide(self.exercise, self.seated(), &node.0, &action, draw, events)
                .expect("a listed move is legal")
        })
    }
}

/// What the counter found.
#[derive(Debug, Default)]
pub(crate) struct Count {
    pub(crate) states: usize,
    pub(crate) transitions: usize,
    /// Paths are merged, so these count states, by ending.
    pub(crate) endings: std::collections::BTreeMap<String, usize>,
    /// Decision states by stage.
    pub(crate) stages: std::collections::BTreeMap<String, usize>,
}

/// Counts the reachable (state, tally) pairs, layer by layer; gives up past `limit`.
pub(crate) fn count(game: &Game<'_>, limit: usize) -> Count {
    let mut found = Count::default();
    let mut seen: FxHashMap<Node, ()> = FxHashMap::default();
    let mut layer: Vec<Node> = Vec::new();
    let enter =
        |node: Node, found: &mut Count, seen: &mut FxHashMap<Node, ()>, layer: &mut Vec<Node>| {
            if seen.insert(node.clone(), ()).is_some() {
                return;
            }
            found.states += 1;
            match node.0.phase {
                Phase::Ended(ending) => {
                    *found
                        .endings
                        .entry(game.exercise.endings[ending].id.clone())
                        .or_default() += 1
                }
                _ => {
                    let stage = node
                        .0
                        .stage(game.exercise)
                        .map_or("", |stage| &game.exercise.stages[stage].id);
                    *found.stages.entry(stage.to_owned()).or_default() += 1;
                    layer.push(node);
                }
            }
        };
    for led in game.starts() {
        enter(led.node, &mut found, &mut seen, &mut layer);
    }
    while !layer.is_empty() && found.states <= limit {
        let mut next = Vec::new();
        for node in &layer {
            for what in game.moves(&node.0) {
                for led in game.after(node, &what) {
                    found.transitions += 1;
                    enter(led.node, &mut found, &mut seen, &mut next);
                }
            }
        }
        layer = next;
    }
    found
}

/// Best, worst and uniform expected points from a node to the end, in 2^-16 hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) best: i64,
    pub(crate) worst: i64,
    pub(crate) uniform: i64,
}

/// Exact values of every reachable node, by depth-first search with memory.
pub(crate) struct Values<'g, 'a> {
    pub(crate) game: &'g Game<'a>,
    memory: FxHashMap<Node, Value>,
}

const UNIT: i64 = 1 << 16;

impl<'g, 'a> Values<'g, 'a> {
    pub(crate) fn new(game: &'g Game<'a>) -> Self {
        Self {
            game,
            memory: FxHashMap::default(),
        }
    }

    /// The value of play from its start, in hundredths.
    pub(crate) fn start(&mut self) -> Value {
        let value = self.expect(&self.game.starts());
        Value {
            best: value.best / UNIT,
            worst: value.worst / UNIT,
            uniform: value.uniform / UNIT,
        }
    }

    /// Values over the results of chance, each with the points on the way.
    pub(crate) fn expect(&mut self, led: &[Led]) -> Value {
        let mut sum = Value {
            best: 0,
            worst: 0,
            uniform: 0,
        };
        for one in led {
            let value = self.of(&one.node);
            let weigh = |value: i64| {
                let whole = i128::from(value + i64::from(one.points) * UNIT)
                    * i128::from(one.odds.0)
                    / i128::from(one.odds.1);
                i64::try_from(whole).expect("a score")
            };
            sum.best += weigh(value.best);
            sum.worst += weigh(value.worst);
            sum.uniform += weigh(value.uniform);
        }
        sum
    }

    /// The value of a node.
    pub(crate) fn of(&mut self, node: &Node) -> Value {
        if matches!(node.0.phase, Phase::Ended(_)) {
            return Value {
                best: 0,
                worst: 0,
                uniform: 0,
            };
        }
        if let Some(value) = self.memory.get(node) {
            return *value;
        }
        let moves = self.game.moves(&node.0);
        assert!(!moves.is_empty(), "a state at rest has a move");
        let values: Vec<Value> = moves
            .iter()
            .map(|what| self.expect(&self.game.after(node, what)))
            .collect();
        let uniform = values.iter().map(|value| value.uniform).sum::<i64>()
            / i64::try_from(values.len()).expect("few moves");
        let value = Value {
            best: values.iter().map(|value| value.best).max().expect("a move"),
            worst: values
                .iter()
                .map(|value| value.worst)
                .min()
                .expect("a move"),
            uniform,
        };
        self.memory.insert(node.clone(), value);
        value
    }
}
