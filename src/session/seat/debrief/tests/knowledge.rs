//! What each side knew, and what divided them.

use super::play::*;

use crate::engine::tests::play::{option, small, stage};
use crate::exercise::model::*;
use crate::session::seat::debrief::debrief;
use crate::session::view::debrief::Debrief;

/// A table of two chairs over one radio that answers, and one wire that does not.
fn two_sides() -> Debrief {
    let letter = |id: &str| {
        option(
            id,
            30,
            &format!("message: (via: \"wire\", text: \"{id}.\", garbled: \"{id} garbled.\")"),
        )
    };
    let exercise = small(&format!(
        "facts: [(id: \"tide\", text: \"The tide.\", known_by: [\"north\", \"west\"]), (id: \"oil\", text: \"The oil.\", known_by: [\"west\"]),
            (id: \"log\", text: \"The other side's log.\"), (id: \"berth\", text: \"There is a berth.\")],
        channels: [
            (id: \"radio\", name: \"Radio\", about: \"A.\", from: \"north\", to: \"west\", level: Rescue,
                answers: [(id: \"a\", by: \"Guard\", says: \"Here.\", after: Min(4), effects: [Tell(\"north\", \"berth\")])], silence: (after: Min(5), text: \"T.\", reason: \"R.\")),
            (id: \"wire\", name: \"Wire\", about: \"A.\", from: \"north\", to: \"west\", level: Desk, answers: [],
                silence: (after: Min(5), text: \"Nobody.\", reason: \"Asleep.\"), post: (deliver: Min(9), expire: H(9), weights: (1, 1, 1))),
        ],
        injects: [(id: \"spy\", trigger: At(Min(7)), seen_by: [\"west\"], from: \"Spy\", text: \"Seen.\")],
        stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &[
            option("call", 20, "effects: [Call(\"radio\"), Tell(\"north\", \"oil\"), Tell(\"west\", \"log\")]"),
            option("ring", 20, "effects: [Call(\"wire\")]"),
            letter("plain"),
            letter("torn"),
            option("leave", 600, "to: End"),
        ].join(","))
    ));
    let mut table = begun(exercise, &["north"], &[0, 1]);
    for id in ["call", "ring", "plain", "torn", "call", "leave"] {
        submit(&mut table, ChairId(0), &commit(id, &[], &[]));
    }
    debrief(&table, ChairId(0), "en")
}

#[test]
fn what_divided_the_sides_is_told_and_what_they_share_is_counted() {
    let back = two_sides();
    let told: Vec<String> = back
        .knowledge
        .iter()
        .map(|row| {
            let minute = |at: Option<u32>| at.map_or("-".to_owned(), |at| at.to_string());
            format!("{} {} {}", minute(row.own), minute(row.other), row.text)
        })
        .collect();
    assert_eq!(
        told,
        [
            "- 7 **Spy:** Seen.",
            "25 20 **Wire:** Nobody.",
            "40 49 **Wire:** Do plain.",
            "70 - **Wire:** Do torn.",
            "- 79 **Northern guard, Wire:** torn garbled.",
        ]
    );
    // The tide, the oil, one's own log, the two answers, and what the first of them told.
    assert_eq!(back.known_at_once, 6);
}

#[test]
fn a_result_is_no_knowledge_and_a_public_word_is_heard_by_all() {
    let exercise = small(&format!(
        "facts: [], channels: [], stages: [{}]",
        stage(
            "s",
            "next: [(to: Stage(\"s\"))],",
            &[
                option(
                    "tell",
                    20,
                    "message: (text: \"We regret it.\"), outcomes: [(text: \"The wires run it.\")]"
                ),
                option("leave", 600, "to: End"),
            ]
            .join(",")
        )
    ));
    let mut table = begun(exercise, &["north"], &[]);
    for id in ["tell", "leave"] {
        submit(&mut table, ChairId(0), &commit(id, &[], &[]));
    }
    let back = debrief(&table, ChairId(0), "en");
    assert_eq!((back.knowledge, back.known_at_once), (Vec::new(), 1));
    let first = back.moments[0].decision.as_ref().unwrap();
    assert_eq!(first.came, ["The wires run it."]);
}
