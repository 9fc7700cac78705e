//! Messages, and how one behaves: features, words that are kept, occasions, steps.

use super::play::*;
use crate::engine::tests::play::Play;
use crate::exercise::draft::Dimension;

#[test]
fn one_more_good_feature_never_lowers_messages_and_an_ultimatum_never_raises_them() {
    // Clauses of the first slot carry ever more; those of the second: none, a good one, an ultimatum.
    let messages = |a: usize, b: usize| {
        let play = north(&format!("plain letter:{a}.{b}"));
        of(&sheet(&play, NORTH), Dimension::Messages)
    };
    let share = 2000 * 50 / 100;
    for (a, percent) in [(0, 30), (1, 50), (2, 70)] {
        assert_eq!(messages(a, 0), share * percent / 100);
        assert_eq!(messages(a, 1), share * (percent + 30) / 100);
        assert_eq!(messages(a, 2), share * (percent - 50) / 100 - 300);
    }
    let floored = north("plain ultimatum");
    assert_eq!(
        points(&sheet(&floored, NORTH), "message"),
        [share * -50 / 100]
    );
    assert_eq!(points(&sheet(&floored, NORTH), "ultimatum"), [-300]);
}

#[test]
fn resolve_counts_once_and_only_before_the_first_concession() {
    let lines = |script: &str| points(&sheet(&north(script), NORTH), "resolve-first");
    assert_eq!(lines("posture give"), [150]);
    assert_eq!(lines("posture posture give posture give"), [150]);
    assert_eq!(lines("give posture give"), NOTHING);
    assert_eq!(lines("posture plain"), NOTHING);
}

#[test]
fn a_word_is_broken_once_for_each_time_it_was_given() {
    let lines = |script: &str| points(&sheet(&north(script), NORTH), "broken-word");
    assert_eq!(lines("pointed"), NOTHING);
    assert_eq!(lines("vow pointed pointed"), [-300]);
    assert_eq!(lines("letter:2.0 pointed vow pointed"), [-300, -300]);
    assert_eq!(lines("pointed vow"), NOTHING);
}

#[test]
fn an_occasion_is_judged_once_however_often_a_path_comes_to_it() {
    let play = north("plain letter:0.0 plain letter:2.1 plain soft");
    let sheet = sheet(&play, NORTH);
    assert_eq!(points(&sheet, "message"), [300]);
    assert_eq!(points(&sheet, "conduct").len(), 1);
}

#[test]
fn a_way_round_an_occasion_is_credited_once_to_those_who_would_have_had_it() {
    let play = north("skip skip end");
    let sheet = sheet(&play, NORTH);
    // Half of M at 80 percent and half of R at 70; the other side's occasion is not ours.
    assert_eq!(points(&sheet, "credited"), [800, 525]);
    assert_eq!(points(&sheet, "message"), NOTHING);
    let late = north("plain letter:0.0 skip");
    assert_eq!(
        points(&super::play::sheet(&late, NORTH), "credited"),
        NOTHING,
        "it was judged before"
    );
}

#[test]
fn conduct_is_restraint_a_matched_move_and_at_most_three_steps() {
    let conduct = |script: &str| {
        let play = north(script);
        points(&sheet(&play, NORTH), "conduct")
    };
    let share = 1500 * 50 / 100;
    // The other side leaves things as they are, so the second class above that is too much.
    assert_eq!(conduct("plain plain"), [share * 40 / 100]);
    assert_eq!(conduct("plain posture"), [share * 40 / 100]);
    assert_eq!(conduct("plain pointed"), NOTHING);
    assert_eq!(
        conduct("plain soft"),
        [share * (40 + 30) / 100],
        "three steps of four, no move to match"
    );
    let mut matched = Play::begin(&MIRROR, "north west", &[]);
    both(&mut matched, "plain", "soft");
    both(&mut matched, "soft", "plain");
    assert_eq!(points(&sheet(&matched, NORTH), "conduct"), [share]);
}
