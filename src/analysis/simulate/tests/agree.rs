//! The compiled program and the rules of every exercise play the same playthroughs.

use crate::analysis::simulate::compiled::compiled;
use crate::analysis::*;
use crate::engine::tests::play::{MINIMAL, load_whole};
use crate::engine::tests::story::common;
use crate::exercise::model::*;

fn plan<'a>(exercise: &'a Exercise, player: &'a Player<'a>) -> Plan<'a> {
    Plan {
        exercise,
        chair: ChairId(0),
        player,
        seed: 11,
        runs: 700,
    }
}

fn both(exercise: &Exercise, player: &Player<'_>) -> Statistics {
    let plan = plan(exercise, player);
    let fast = compiled(&plan, &mut |_| ()).expect("it compiles").unwrap();
    let rules = simulate_by_rules(&plan, &mut |_| ()).unwrap();
    assert_eq!(fast, rules);
    assert_eq!(simulate(&plan, &mut |_| ()).unwrap(), rules);
    rules
}

#[test]
fn the_story_plays_the_same_either_way() {
    for rows in [common::rows(12), common::rows(30), common::coarse(5)] {
        let exercise = load_whole(&common::exercise(&rows));
        let uniform = both(&exercise, &Player::Uniform);
        assert_eq!(uniform.runs, 700);
        assert_eq!(
            uniform.taken.iter().sum::<u64>(),
            700 * rows.len() as u64 / 4
        );
        for player in [Player::Hawk, Player::Cautious, Player::HotlineOnly] {
            let first = both(&exercise, &player);
            assert_ne!(first.taken, uniform.taken);
        }
    }
}

#[test]
fn an_option_that_cannot_be_taken_is_not_offered_either_way() {
    let exercise = load_whole(&common::exercise(&common::rows(12)));
    let all = both(&exercise, &Player::Uniform);
    let never = all.offered.iter().zip(&all.taken);
    assert!(never.clone().all(|(offered, taken)| taken <= offered));
    assert!(all.offered.iter().any(|offered| *offered < 700));
}

#[test]
fn more_than_numbers_is_left_to_the_rules() {
    let exercise = load_whole(MINIMAL);
    assert!(compiled(&plan(&exercise, &Player::Uniform), &mut |_| ()).is_none());
    let story = load_whole(&common::exercise(&common::rows(3)));
    assert!(compiled(&plan(&story, &Player::Greedy), &mut |_| ()).is_none());
}
