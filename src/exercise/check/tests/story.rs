//! Rules about ways through the stages, each asked with a change of the minimal exercise.

use crate::exercise::tests::{MINIMAL, load_text};

/// Codes and messages after one change.
fn check(from: &str, to: &str) -> Vec<(&'static str, String)> {
    assert!(MINIMAL.contains(from), "{from}");
    let loaded = load_text(&MINIMAL.replacen(from, to, 1));
    loaded
        .problems
        .into_iter()
        .map(|problem| (problem.code.id, problem.message))
        .collect()
}

const RING: &str = "cost: Min(30),\n                            effects: [Add(\"calls\", 1)";

#[test]
fn a_loop_needs_a_cost_on_every_way_round() {
    let free = "effects: [Add(\"calls\", 1)";
    let told = check(RING, free);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "E0403");
    assert!(told[0].1.contains("`radio`"), "{told:?}");
}

#[test]
fn a_loop_by_a_link_is_free_only_if_all_points_can_be_passed_freely() {
    let back = "next: [(when: Before(H(3)), to: Stage(\"radio\")), (to: End)],\n        ),\n    ],\n    endings";
    let end = "next: [(to: End)],\n        ),\n    ],\n    endings";
    // Both options of the second stage take time.
    assert_eq!(check(end, back), []);
    let text = MINIMAL.replacen(end, back, 1).replacen(
        "cost: H(1),\n                            effects: [Raise",
        "effects: [Raise",
        1,
    );
    // One of them is free now, but the first stage still takes time.
    assert!(load_text(&text).problems.is_empty());
    let text = text.replacen("cost: Min(20),", "", 1);
    let told: Vec<_> = load_text(&text)
        .problems
        .iter()
        .map(|problem| problem.code.id)
        .collect();
    assert_eq!(told, ["E0403"]);
}

#[test]
fn a_point_with_a_condition_is_passed_over_unless_it_follows_a_decision() {
    let back = "next: [(when: Before(H(3)), to: Stage(\"radio\")), (to: End)],\n        ),\n    ],\n    endings";
    let end = "next: [(to: End)],\n        ),\n    ],\n    endings";
    // No point arises for sure on the way round.
    let text = MINIMAL
        .replacen(end, back, 1)
        .replacen("id: \"act\",", "id: \"act\", when: Is(\"towed\"),", 1)
        .replacen("id: \"offer\",", "id: \"offer\", when: Is(\"towed\"),", 1);
    let told: Vec<_> = load_text(&text)
        .problems
        .iter()
        .map(|problem| problem.code.id)
        .collect();
    assert_eq!(told, ["E0403"]);
    // An answer that takes time follows a letter that takes none.
    let answer = "id: \"answer\", when: Chose(\"radio\", \"letter\"), menus: [(chair: \"west\", ask: \"Well?\", options: [(id: \"no\", label: \"No.\", cost: H(1))])],";
    let next = "            )],\n            next: [(to: Stage(\"reply\"))],";
    let with = format!(
        "            ), ({answer}\n            )],\n            next: [(when: Before(H(3)), to: Stage(\"radio\")), (to: Stage(\"reply\"))],"
    );
    assert!(MINIMAL.contains(next));
    let text = MINIMAL
        .replacen(next, &with, 1)
        .replacen("cost: Min(20),", "", 1);
    assert_eq!(load_text(&text).problems, []);
}

#[test]
fn a_link_after_one_that_always_holds_leads_nowhere() {
    let told = check(
        "next: [(to: Stage(\"reply\"))],",
        "next: [(to: End), (to: Stage(\"reply\"))],",
    );
    assert_eq!(
        told,
        [("E0401", "no path can come to the stage `reply`".to_owned())]
    );
}

#[test]
fn a_stage_without_links_is_left_if_every_option_leads_on() {
    let end = "next: [(to: End)],\n        ),\n    ],\n    endings";
    let none = "next: [],\n        ),\n    ],\n    endings";
    assert_eq!(check(end, none)[0].0, "E0402");
    let tow = "label: \"Tow the buoy to the line.\",";
    let keep = "label: \"Keep the buoy.\",";
    let text = MINIMAL
        .replacen(end, none, 1)
        .replacen(tow, &format!("{tow} to: End,"), 1)
        .replacen(keep, &format!("{keep} outcomes: [(to: End)],"), 1);
    assert!(load_text(&text).problems.is_empty());
}

#[test]
fn a_way_to_a_stage_nobody_can_guess_hides_what_is_unreachable() {
    let told = check("to: Stage(\"reply\")", "to: Stage(\"zanzibar\")");
    assert_eq!(told, [("E0201", "unknown stage `zanzibar`".to_owned())]);
}

#[test]
fn all_kinds_of_problem_are_told_at_once() {
    let text = MINIMAL
        .replacen(
            "range: (0, 10),\n        start: 5",
            "range: (0, 10),\n        start: 50",
            1,
        )
        .replacen(
            "when: Is(\"towed\"),\n            good",
            "when: Is(\"toed\"),\n            good",
            1,
        )
        .replacen("weight: 3", "weight: 0", 1)
        .replacen("weight: 1", "weight: 0", 1)
        .replacen("id: \"keep\"", "id: \"tow\"", 1)
        .replacen("next: [(to: Stage(\"reply\"))],", "next: [(to: End)],", 1);
    let mut told: Vec<_> = load_text(&text)
        .problems
        .iter()
        .map(|problem| problem.code.id)
        .collect();
    told.sort_unstable();
    told.dedup();
    assert_eq!(told, ["E0201", "E0202", "E0302", "E0306", "E0401"]);
}
