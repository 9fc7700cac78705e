//! The tension of a path, and what an act costs by it.

use super::play::*;
use crate::engine::Event;
use crate::exercise::draft::{Class, Level};
use crate::scoring::*;

#[test]
fn the_tension_is_the_sum_of_what_is_left_of_each_act() {
    let rubric = &MIRROR.rubric;
    let acts = [
        (0, Class::Posturing),
        (30, Class::DeEscalation),
        (119, Class::NonViolent),
        (121, Class::Violent),
        (600, Class::Posturing),
    ];
    let felt = acts.map(|(at, class)| Felt { at, class });
    let size = |class: Class| [-4i64, 0, 2, 5, 18, 40][class as usize];
    for minute in 0..4000u32 {
        let mut thousandths = 0i64;
        let moves = felt.iter().map(|felt| {
            (
                felt.at,
                size(felt.class),
                if felt.at < 120 { 48 * 60 } else { 36 * 60 },
            )
        });
        for (at, size, lasts) in moves.chain([(0, 10, 6 * 60)]) {
            let gone = i64::from(minute) - i64::from(at);
            if (0..lasts).contains(&gone) {
                thousandths += size * 1000 * (lasts - gone) / lasts;
            }
        }
        let expected = (15 + thousandths.div_euclid(1000)).clamp(0, 100);
        assert_eq!(
            i64::from(tension(rubric, &felt, minute)),
            expected,
            "minute {minute}"
        );
    }
    assert_eq!(tension(rubric, &felt, 4000), 15);
}

#[test]
fn an_act_costs_the_area_under_what_it_does_to_the_tension() {
    let rubric = &MIRROR.rubric;
    for class in LADDER {
        let act = [Event::Acted {
            chair: NORTH,
            code: "".into(),
            manner: "".into(),
            class,
        }];
        let sheet = rescored(&north("plain"), &act, NORTH);
        let felt = [Felt { at: 0, class }];
        let hours = 0..48 * 60u32;
        let area: i64 = hours
            .map(|minute| i64::from(tension(rubric, &felt, minute) - tension(rubric, &[], minute)))
            .sum();
        let charged: i32 = points(&sheet, "own-act").iter().sum();
        // Forty tension-hours cost one percent of 3000, so one costs three quarters of a point. The
        // curve is cut to whole points and to a hundred, so the two agree to one point of tension.
        let cost = -area * 3 / (4 * 60);
        let slack = 48 * 3 / 4 + 1;
        assert!(
            (i64::from(charged) - cost).abs() <= slack,
            "{class:?}: {charged} and {cost}"
        );
    }
}

#[test]
fn the_levels_of_the_ladder_are_in_order() {
    assert!(LADDER.is_sorted());
    assert_eq!(
        Level::Public as usize,
        8,
        "a level is a bit of sixteen in the tally"
    );
}
