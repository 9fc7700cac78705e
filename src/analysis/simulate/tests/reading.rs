//! Scripts: numbers and names, lines that cannot be taken, and what comes after the last.

use crate::analysis::*;
use crate::engine::tests::play::{option, small, stage};
use crate::exercise::model::*;

/// Two decisions; `late` opens only after `early`.
fn two() -> Exercise {
    let first = [
        option("early", 10, "effects: [Raise(\"seen\")]"),
        option("idle", 10, ""),
    ];
    let second = [
        option("late", 10, "when: Is(\"seen\")"),
        option("stay", 10, ""),
        option("go", 20, ""),
    ];
    let stages = [
        stage("one", "next: [(to: Stage(\"two\"))],", &first.join(",")),
        stage("two", "next: [(to: End)],", &second.join(",")),
    ];
    small(&format!(
        "flags: [\"seen\"], stages: [{}]",
        stages.join(",")
    ))
}

/// What one playthrough of the lines takes, and how many of them were passed over.
fn taken(exercise: &Exercise, lines: &[&str]) -> (Vec<String>, u64) {
    let words = |line: &&str| line.split(' ').map(str::to_owned).collect();
    let script = Script::new(lines.iter().map(words).collect());
    let plan = Plan {
        exercise,
        chair: ChairId(0),
        player: &Player::Script(&script),
        seed: 1,
        runs: 1,
    };
    let all = simulate(&plan, &mut |_| ()).unwrap();
    let rows = exercise.options.iter().zip(&all.taken);
    let taken = rows.filter(|(_, count)| **count > 0);
    (
        taken.map(|((_, option), _)| option.id.clone()).collect(),
        all.passed_over,
    )
}

#[test]
fn numbers_run_over_what_can_be_taken_and_names_work_too() {
    let exercise = two();
    let cases: [(&[&str], &[&str], u64); 8] = [
        (&["early", "late"], &["early", "late"], 0),
        (&["2", "1"], &["idle", "stay"], 0),
        (&["1", "3"], &["early", "go"], 0),
        (&["2", "3", "2"], &["idle", "go"], 1),
        (&["idle", "late", "go"], &["idle", "go"], 1),
        (
            &["early idle", "0", "99999999999999999999999", "2"],
            &["idle", "stay"],
            3,
        ),
        (&["idle"], &["idle", "stay"], 0),
        (&[], &["early", "late"], 0),
    ];
    for (lines, expected, passed_over) in cases {
        let (taken, over) = taken(&exercise, lines);
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        assert_eq!(
            (taken.as_slice(), over),
            (expected, passed_over),
            "{lines:?}"
        );
    }
}

#[test]
fn a_word_that_names_nothing_is_found_before_play() {
    let exercise = two();
    let script = |words: &[&str]| {
        Script::new(
            words
                .iter()
                .map(|word| vec!["1".to_owned(), (*word).to_owned()])
                .collect(),
        )
    };
    assert!(
        script(&["late", "pick-up", "7"])
            .unknown(&exercise)
            .is_none()
    );
    let strange = script(&["late", "laet"]);
    let (line, word, names) = strange.unknown(&exercise).unwrap();
    assert_eq!((line, word), (1, "laet"));
    assert!(names.contains(&"late") && names.contains(&"let-ring"));
}
