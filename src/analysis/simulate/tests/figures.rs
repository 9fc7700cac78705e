//! Streams are fair, counts are exact, sums add up whatever the number of threads.

use crate::analysis::simulate::seed::{Streams, seed};
use crate::analysis::solve::Counts;
use crate::analysis::*;
use crate::engine::Draw;
use crate::engine::tests::play::{MINIMAL, load_whole};
use crate::exercise::model::*;
use std::collections::BTreeSet;

fn played(exercise: &Exercise, seed: u64, runs: u64, threads: usize) -> Statistics {
    let plan = Plan {
        exercise,
        chair: ChairId(0),
        player: &Player::Uniform,
        seed,
        runs,
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    let pool = pool.build().unwrap();
    pool.install(|| simulate(&plan, &mut |_| ()).unwrap())
}

#[test]
fn neighbours_share_no_seed_and_half_of_the_bits_differ() {
    let all: BTreeSet<u64> = (0..1_000)
        .flat_map(|base| (0..20).map(move |index| seed(base, index)))
        .collect();
    assert_eq!(all.len(), 20_000);
    let apart = (0..1_000u64).map(|index| (seed(7, index) ^ seed(7, index + 1)).count_ones());
    let mean = f64::from(apart.sum::<u32>()) / 1_000.0;
    assert!((31.0..33.0).contains(&mean), "{mean}");
}

#[test]
fn chance_falls_by_weight_and_choice_does_not_disturb_it() {
    let exercise = load_whole(MINIMAL);
    let weights = [10, 0, 60, 30];
    let mut seen = [0u32; 4];
    for index in 0..4_000 {
        let (mut plain, mut disturbed) =
            (Streams::new(seed(3, index)), Streams::new(seed(3, index)));
        assert!(disturbed.choice.below(5) < 5);
        let fall = plain.chance.draw(&exercise, SiteId(0), &weights);
        assert_eq!(fall, disturbed.chance.draw(&exercise, SiteId(0), &weights));
        seen[fall] += 1;
    }
    assert_eq!(seen[1], 0);
    for (count, weight) in seen.into_iter().zip(weights) {
        assert!(count.abs_diff(weight * 40) < 150, "{seen:?}");
    }
}

#[test]
fn quantiles_are_read_off_exact_counts() {
    let mut counts = Counts::default();
    assert_eq!(counts.quantile(50), None);
    for total in -1_500..=2_500 {
        counts.add(total);
    }
    counts.add(9_999);
    let expected = [
        (0, -1_500),
        (25, -500),
        (50, 500),
        (75, 1_501),
        (100, 9_999),
    ];
    for (percent, total) in expected {
        assert_eq!(counts.quantile(percent), Some(total), "{percent}");
    }
    assert_eq!(counts.iter().count(), 4_002);
}

#[test]
fn threads_change_nothing_and_seeds_do() {
    let exercise = load_whole(MINIMAL);
    let one = played(&exercise, 5, 3_000, 1);
    assert_eq!(one, played(&exercise, 5, 3_000, 2));
    assert_eq!(one, played(&exercise, 5, 3_000, 3));
    assert_ne!(one, played(&exercise, 6, 3_000, 2));
    assert_eq!(one.endings.iter().sum::<u64>(), 3_000);
    assert_eq!(
        one.totals.iter().map(|(_, count)| count).sum::<u64>(),
        3_000
    );
    let by_total: i128 = one
        .totals
        .iter()
        .map(|(total, count)| i128::from(total) * i128::from(count))
        .sum();
    assert_eq!((one.sum, one.sum), (by_total, one.accounts.iter().sum()));
}

#[test]
fn one_playthrough_more_changes_none_before_it() {
    let exercise = load_whole(MINIMAL);
    let (fewer, more) = (played(&exercise, 9, 700, 2), played(&exercise, 9, 701, 2));
    let more: Vec<(i32, u64)> = more.totals.iter().collect();
    let grown = fewer.totals.iter().all(|(total, count)| {
        let after = more.iter().find(|(of, _)| *of == total);
        after.is_some_and(|(_, after)| *after >= count)
    });
    assert!(grown);
}

#[test]
fn intervals_hold_what_was_seen() {
    let exercise = load_whole(MINIMAL);
    let all = played(&exercise, 1, 500, 2);
    for count in &all.endings {
        let (least, most) = all.share_interval(*count);
        let share = *count as f64 / 500.0;
        assert!(least <= share && share <= most, "{least} {share} {most}");
    }
    assert_eq!(all.share_interval(0).0, 0.0);
    assert!(all.share_interval(0).1 < 0.01);
    let (least, most) = all.mean_interval();
    assert!(least < all.mean() && all.mean() < most);
}
