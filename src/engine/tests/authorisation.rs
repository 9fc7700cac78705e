//! The sum that decides whether a desk may speak, and its printable reason.

use super::play::*;
use crate::engine::*;
use crate::exercise::model::*;

/// One point in six hours, at three quarters of that speed while the leader travels (H72 to H250).
fn travelling() -> Exercise {
    let options = [
        option("hour", 60, ""),
        option("polite", 1, "effects: [Term(\"polite\")]"),
        option("rude", 1, "effects: [Term(\"rude\")]"),
    ];
    small(&format!(
        "authorisations: [(id: \"duty\", name: \"Leave\", chair: \"west\", range: (-5, 4),
            clock: [
                (label: \"time\", points: 1, every: H(6), to: Some(H(72))),
                (label: \"travel\", points: 1, every: H(8), from: H(72), to: Some(H(250))),
                (label: \"return\", points: 1, every: H(6), from: H(250)),
            ],
            acts: [(id: \"polite\", label: \"your letter\", points: 2), (id: \"rude\", label: \"your statement\", points: -2)])],
        clock: (start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: H(400)),
        stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &options.join(","))
    ))
}

#[test]
fn fractions_of_all_windows_are_added_before_the_sum_is_cut() {
    let exercise = travelling();
    let duty = &exercise.authorisations[AuthorisationId(0)];
    for minute in 0..400 * 60u32 {
        // In units of a quarter of a minute at full speed: four outside the journey, three within.
        let travelled = minute.clamp(72 * 60, 250 * 60) - 72 * 60;
        let quarters = 4 * (minute - travelled) + 3 * travelled;
        let floor = i32::try_from(quarters / (4 * 6 * 60)).unwrap();
        assert_eq!(duty.earned(minute), floor, "minute {minute}");
    }
    assert_eq!(
        [71, 72, 79, 80, 250, 251].map(|hour| duty.earned(hour * 60)),
        [11, 12, 12, 13, 34, 34]
    );
    assert_eq!(duty.earned(252 * 60 + 30), 34);
    assert_eq!(
        duty.earned(254 * 60 + 30),
        35,
        "a quarter is left from the journey: 22.25 + 0.75"
    );
}

fn reason(play: &Play) -> (i32, Vec<(String, i32, Option<Minutes>)>) {
    let held = held(&play.exercise, AuthorisationId(0), &play.events);
    let text = |id| play.exercise.texts.get(id, "en").to_owned();
    let terms = held.contributions.iter();
    (
        held.held,
        terms
            .map(|term| (text(term.label), term.points, term.at))
            .collect(),
    )
}

#[test]
fn the_reason_adds_up_to_what_is_held_at_every_step() {
    let mut play = Play::begin(&travelling(), "north", &[]);
    let mut numbers = (0..300u32).map(|n| n.wrapping_mul(2_654_435_761) >> 20);
    while !play.over() {
        let next = match numbers.next().unwrap_or(0) % 40 {
            1 => "north polite",
            2 => "north rude",
            _ => "north hour",
        };
        play.act(next);
        let (held, _) = reason(&play);
        assert_eq!(
            held,
            authorisation(&play.exercise, &play.state, AuthorisationId(0))
        );
    }
}

#[test]
fn the_reason_names_each_term_with_its_moment() {
    let mut play = Play::begin(&travelling(), "north", &[]);
    play.act("north rude");
    (0..12).for_each(|_| _ = play.act("north hour"));
    play.act("north polite").is("@722");
    let labels = [
        ("time", 2, None),
        ("your statement", -2, Some(0)),
        ("your letter", 2, Some(721)),
    ];
    let terms: Vec<_> = labels
        .map(|(label, points, at)| (label.to_owned(), points, at))
        .into();
    assert_eq!(reason(&play), (2, terms.clone()));
    assert_eq!(terms.iter().map(|term| term.1).sum::<i32>(), 2);
}

#[test]
fn act_terms_stop_at_the_bounds_of_their_sum() {
    let mut play = Play::begin(&travelling(), "north", &[]);
    (0..4).for_each(|_| _ = play.act("north rude"));
    play.is("duty=-5").act("north polite").is("duty=-3");
    (0..9).for_each(|_| _ = play.act("north polite"));
    play.is("duty=4");
    assert_eq!(reason(&play).0, 4);
}
