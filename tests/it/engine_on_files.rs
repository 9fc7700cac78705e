//! The engine on exercises as they are loaded from disk.

use crate::support::explore::{Game, Values, count};
use crate::support::load::exercise;
use crate::support::play::play;

#[test]
fn the_minimal_exercise_is_small_and_its_values_bound_every_play() {
    let exercise = exercise("tests/data/exercises/minimal");
    let chair = exercise.chairs.iter().next().expect("a chair").1.id.clone();
    let game = Game::new(&exercise, &chair);
    let found = count(&game, 100_000);
    println!("{found:?}");
    assert!(
        found.states < 100_000 && found.endings.len() == exercise.endings.len(),
        "{found:?}"
    );
    let value = Values::new(&game).start();
    assert!(
        value.worst <= value.uniform && value.uniform <= value.best,
        "{value:?}"
    );
    for seed in 0..200u64 {
        let mut turn = seed;
        let played = play(&game, seed, &mut |_, moves| {
            turn = turn
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            usize::try_from(turn >> 33).expect("31 bits") % moves.len()
        });
        assert!(!played.path.is_empty(), "play has decisions");
    }
}
