//! An exercise of two mirrored sides, plays of it, and what is read off their ledgers.

use crate::engine::tests::play::{Play, load_whole, option, small};
use crate::engine::{Event, Phase};
use crate::exercise::draft::{Class, Dimension};
use crate::exercise::model::*;
use crate::scoring::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Two sides that are each other's mirror, in everything that a score looks at.
pub(super) fn mirror(rubric: &str) -> Exercise {
    let acts = |chair: &str, point: &str| {
        let option = |id: &str, minutes, fields: &str| {
            option(&format!("{}{point}-{id}", &chair[..1]), minutes, fields)
        };
        let other = if chair == "north" { "west" } else { "north" };
        [
            option("soft", 30, "act: (code: \"060\"), marks: [StatesWish, Announces, Invites, GoesOn],"),
            option("plain", 30, "act: (code: \"012\"),"),
            option("posture", 30, "act: (code: \"150\"), marks: [Resolve],"),
            option("pointed", 30, "act: (code: \"150\", manner: \"pointed\"), breaks: [\"calm\"],"),
            option("shoot", 30, "act: (code: \"190\"),"),
            option("give", 30, "marks: [Concession],"),
            option("vow", 30, "promises: [\"calm\"],"),
            option("call", 30, &format!("effects: [Call(\"{chair}-desk\")],")),
            option("dead", 30, &format!("effects: [Call(\"{chair}-dead\")],")),
            option("doors", 30, &format!("effects: [Call(\"{chair}-dead\"), Call(\"{chair}-desk\")],")),
            option("hollow", 30, &format!("effects: [Call(\"{chair}-hollow\")],")),
            option("high", 90, &format!("effects: [Call(\"{chair}-leader\")],")),
            option(
                "letter",
                30,
                &format!(
                    "message: (via: \"{chair}-desk\", text: \"L.\", features: [FactsFirst]), slots: [
                    (id: \"a\", name: \"A\", clauses: [(id: \"none\", label: \"N\", text: \"N.\"),
                        (id: \"concern\", label: \"C\", text: \"C.\", features: [Concern]),
                        (id: \"both\", label: \"B\", text: \"B.\", features: [Concern, OneAsk], promises: [\"calm\"])]),
                    (id: \"b\", name: \"B\", clauses: [(id: \"none\", label: \"N\", text: \"N.\"),
                        (id: \"face\", label: \"F\", text: \"F.\", features: [SavesFace]),
                        (id: \"ultimatum\", label: \"U\", text: \"U.\", features: [Ultimatum])])],"
                ),
            ),
            option("ultimatum", 30, "act: (code: \"150\", manner: \"pointed\"), message: (text: \"U.\", features: [Ultimatum]),"),
            option("end", 30, "to: End"),
            option("skip", 30, &format!("outcomes: [(text: \"S.\", credits: [\"{chair}-talk\", \"{other}-talk\"])]")),
        ]
        .join(",")
    };
    let menu = |chair: &str, occasion: &str| {
        // Options are named after chair, point and what they do: `nf-soft`, `wj-plain`.
        let point = if occasion.is_empty() { "f" } else { "j" };
        format!(
            "(chair: \"{chair}\", ask: \"?\", {occasion} options: [{}])",
            acts(chair, point)
        )
    };
    let channels = |chair: &str| {
        let other = if chair == "north" { "west" } else { "north" };
        let line = |id: &str, level: &str, answers: &str| {
            format!(
                "(id: \"{chair}-{id}\", name: \"D\", about: \"D.\", from: \"{chair}\", to: \"{other}\", level: {level}, answers: [{answers}],
                silence: (after: Min(10), text: \"S.\", reason: \"R.\"), post: (deliver: Min(5), expire: H(5)))"
            )
        };
        let answer = |fields: &str| {
            format!("(id: \"yes\", after: Min(20), by: \"D\", says: \"Y.\", {fields})")
        };
        [
            line("desk", "Desk", &answer("")),
            line("dead", "Rescue", ""),
            line("hollow", "Defence", &answer("hollow: true")),
            line("leader", "Leader", &answer("")),
        ]
        .join(",")
    };
    let objective = |chair: &str| {
        format!(
            "(id: \"{chair}-cool\", chair: \"{chair}\", text: \"O.\", share: 60, chief: true, ratings: [(rating: P, when: AtLeast(\"good\", 1), reason: \"P.\")], failed: \"U.\"),
             (id: \"{chair}-untested\", chair: \"{chair}\", text: \"O.\", share: 40, tested: AtLeast(\"good\", 2), ratings: [(rating: S, when: Always, reason: \"S.\")], failed: \"U.\")"
        )
    };
    small(&format!(
        "meters: [(id: \"good\", name: \"G\", range: (0, 9), start: 1)], channels: [{}, {}],
        stages: [
            (id: \"s\", title: \"S\", points: [
                (id: \"free\", menus: [{}, {}]), (id: \"judged\", menus: [{}, {}])],
                next: [(when: Since(H(8)), to: Stage(\"last\")), (to: Stage(\"s\"))]),
            (id: \"last\", title: \"L\", points: [(id: \"free\", menus: [{}, {}])], next: [(to: Stage(\"last\"))]),
        ],
        objectives: [{}, {}], rubric: {}",
        channels("north"),
        channels("west"),
        menu("north", ""),
        menu("west", ""),
        menu("north", "occasion: \"north-talk\","),
        menu("west", "occasion: \"west-talk\","),
        menu("north", ""),
        menu("west", ""),
        objective("north"),
        objective("west"),
        rubric,
    ))
}

pub(super) const RUBRIC: &str = r#"(
    weights: (escalation: 3000, contact: 2000, messages: 2000, reciprocity: 1500, objectives: 1500),
    bands: (8000, 6000, 4000),
    escalation: (baseline: 15, shock: (10, 6), moves: (-4, 0, 2, 5, 18, 40), lasting: [(Min(0), 48), (H(2), 36)], opening: 80, scale: 40),
    contact: (levels: [(Rescue, 20), (Desk, 20), (Defence, 10), (Leader, 20)], speed: [(H(2), 100), (H(4), 60), (H(6), 20)],
        pivot: [(Min(0), 30), (H(1), 24), (H(2), 10)], late_pivot: 5, closes: Some("last")),
    messages: (features: [(FactsFirst, 30), (Concern, 20), (OneAsk, 20), (SavesFace, 30), (Ultimatum, -50)], floor: -50, credited: 80, broken_word: 300, ultimatum: 300),
    reciprocity: (restraint: 40, matched: 30, grit: 10, grit_most: 3, credited: 70, resolve_first: 150),
    ratings: (100, 70, 35, 0, 60), gates: (6000, 9500, 5100),
    occasions: [(id: "north-talk", messages: 50, reciprocity: 50), (id: "west-talk", messages: 50, reciprocity: 50)],
)"#;

pub(super) static MIRROR: LazyLock<Exercise> = LazyLock::new(|| mirror(RUBRIC));

pub(super) static EVERYTHING: LazyLock<Exercise> =
    LazyLock::new(|| load_whole(include_str!("../../engine/tests/everything.ron")));

/// No line at all.
pub(super) const NOTHING: [i32; 0] = [];

pub(super) const NORTH: ChairId = ChairId(0);

pub(super) const WEST: ChairId = ChairId(1);

pub(super) fn sheet(play: &Play, chair: ChairId) -> Sheet {
    Scorer::new(&play.exercise, chair).sheet(&play.events, &play.state)
}

/// The ledger of other events under the same exercise, and the end of the same play.
pub(super) fn rescored(play: &Play, events: &[Event], chair: ChairId) -> Sheet {
    Scorer::new(&play.exercise, chair).sheet(events, &play.state)
}

/// The northern chair does these one after the other; the western one only watches.
pub(super) fn north(script: &str) -> Play {
    let mut play = Play::begin(&MIRROR, "north west", &[]);
    for word in script.split_whitespace() {
        decide(&mut play, word);
    }
    play
}

/// One decision of the north; calls that ring in the west are picked up where they may be.
pub(super) fn decide(play: &mut Play, word: &str) {
    both(play, word, "plain");
    while let (Phase::Ringing(_), Some(channel)) = (play.state.phase, play.state.ringing.first()) {
        let answered = crate::engine::answerable(&play.exercise, &play.state, *channel);
        play.act(if answered {
            "west pick-up"
        } else {
            "west let-ring"
        });
    }
}

/// Either chair does one thing at the point that is open.
pub(super) fn both(play: &mut Play, north: &str, west: &str) {
    let Phase::Deciding(point) = play.state.phase else {
        panic!("{:?}", play.state.phase);
    };
    let point = &play.exercise.points[point].id[..1];
    play.act(&format!("north n{point}-{north}; west w{point}-{west}"));
}

pub(super) fn of(sheet: &Sheet, dimension: Dimension) -> i32 {
    sheet.of(Account::Of(dimension))
}

/// The points of all lines of a rule.
pub(super) fn points(sheet: &Sheet, code: &str) -> Vec<i32> {
    let lines = sheet.lines.iter().filter(|line| line.rule.code() == code);
    lines.map(|line| line.points).collect()
}

pub(super) fn random(which: bool, seats: &str, numbers: &[u16]) -> Play {
    let exercise: &Exercise = if which { &MIRROR } else { &EVERYTHING };
    let mut play = Play::begin(exercise, seats, &[]);
    play.wander(numbers);
    play
}

/// Places in the record where something may be put without tearing a decision apart.
pub(super) fn gaps(events: &[Event]) -> Vec<usize> {
    let after = |(at, event): (usize, &Event)| {
        matches!(event, Event::Clock { .. } | Event::Opened { .. }).then_some(at + 1)
    };
    events.iter().enumerate().filter_map(after).collect()
}

pub(super) fn numbers(most: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 1..most)
}

pub(super) const LADDER: [Class; 6] = [
    Class::DeEscalation,
    Class::StatusQuo,
    Class::Posturing,
    Class::NonViolent,
    Class::Violent,
    Class::Nuclear,
];
