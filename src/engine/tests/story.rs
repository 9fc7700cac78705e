//! A common story of twelve stages, walked completely: the count of its states is known from four
//! independent programs, so any slip in effects, clamping or forgetting shows.

use super::play::load_whole;
use crate::engine::*;
use crate::exercise::model::*;
use rustc_hash::FxHashSet;

#[path = "../../../benches/common/story.rs"]
pub(crate) mod common;

use common::rows;

/// The story as an exercise.
fn exercise() -> Exercise {
    load_whole(&common::exercise(&rows(12)))
}

/// Tells each branch of one chance in turn.
struct Each(usize);

impl Draw for Each {
    fn draw(&mut self, _: &Exercise, _: SiteId, _: &[u32]) -> usize {
        self.0
    }
}

/// States of each layer, and transitions, of so many stages walked by the engine.
fn walked(exercise: &Exercise, stages: usize) -> (Vec<usize>, usize) {
    let choices = Choices::new(exercise);
    let (us, mut out) = (ChairId(0), Vec::new());
    let seated = Chairs::only(us);
    let mut layer: Vec<State> = vec![begin(exercise, seated, &mut Each(0), &mut out)];
    let (mut layers, mut transitions) = (vec![1], 0);
    for _ in 0..stages {
        let mut next: FxHashSet<State> = FxHashSet::default();
        for state in &layer {
            for one in moves(exercise, &choices, state, us) {
                let action = Action::of(us, one);
                for branch in 0..3 {
                    out.clear();
                    let state = decide(
                        exercise,
                        seated,
                        state,
                        &action,
                        &mut Each(branch),
                        &mut out,
                    );
                    next.insert(state.unwrap());
                    transitions += 1;
                }
            }
        }
        layers.push(next.len());
        layer = next.into_iter().collect();
    }
    (layers, transitions)
}

/// The same by plain arithmetic over the numbers of the file. A layer is a table of all that three
/// meters can say.
fn reckoned(stages: usize) -> (Vec<usize>, usize) {
    let at = |meters: [i32; 3]| {
        meters
            .iter()
            .fold(0, |sum, meter| sum * 101 + *meter as usize)
    };
    let meters = |at: usize| [at / 10_201, at / 101 % 101, at % 101].map(|meter| meter as i32);
    let empty = vec![false; 101 * 101 * 101];
    let mut layer = empty.clone();
    layer[at([50; 3])] = true;
    let (mut layers, mut transitions) = (vec![1], 0);
    for options in rows(stages).chunks(4) {
        let mut next = empty.clone();
        for meters in (0..layer.len()).filter(|nth| layer[*nth]).map(meters) {
            for row in options {
                let now = meters[row.meter];
                let there = if row.at_least {
                    now >= row.value
                } else {
                    now <= row.value
                };
                for (_, more) in row.outcomes.iter().filter(|_| there) {
                    let sum =
                        |nth: usize| (meters[nth] + row.change[nth] + more[nth]).clamp(0, 100);
                    next[at([sum(0), sum(1), sum(2)])] = true;
                    transitions += 1;
                }
            }
        }
        layers.push(next.iter().filter(|there| **there).count());
        layer = next;
    }
    (layers, transitions)
}

#[test]
fn plain_arithmetic_counts_what_is_known() {
    let (layers, transitions) = reckoned(12);
    let terminal = layers[12];
    assert_eq!(layers[..12].iter().sum::<usize>(), 4_577_698);
    assert_eq!((terminal, transitions), (1_006_311, 41_921_949));
}

#[test]
fn the_engine_walks_the_same_states() {
    let stages = std::env::var("OFFRAMP_STAGES").map_or(6, |stages| stages.parse().unwrap());
    assert_eq!(walked(&exercise(), stages), reckoned(stages));
}
