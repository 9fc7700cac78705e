//! Options, outcomes, joint actions, picks, policies.

use super::play::*;
use crate::engine::*;

const METERS: &str = r#"meters: [
    (id: "m", name: "M", range: (0, 100), start: 95),
    (id: "n", name: "N", range: (0, 100), start: 50),
],"#;

fn one_menu(fields: &str, options: &str) -> crate::exercise::model::Exercise {
    small(&format!(
        "{METERS} {fields} stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", options)
    ))
}

#[test]
fn effects_of_an_option_and_its_outcome_are_summed_and_then_clamped_once() {
    let exercise = one_menu(
        "",
        &[
            option("up", 1, "effects: [Add(\"m\", 20)], outcomes: [(text: \"Down.\", effects: [Add(\"m\", -17)])]"),
            option(
                "chance",
                1,
                "effects: [Add(\"m\", 20), Set(\"n\", 10)], outcomes: [(effects: [Add(\"n\", 5)], chance: [
                    (id: \"a\", weight: 1, text: \"A.\", effects: [Add(\"m\", -40), Add(\"n\", -30)]),
                    (id: \"b\", weight: 2, text: \"B.\", effects: [Add(\"m\", -5)])])]",
            ),
        ]
        .join(","),
    );
    let mut play = Play::begin(&exercise, "north", &[0]);
    play.act("north up")
        .is("m=98")
        .tells("up came:up.0 m=98 settled:1");
    play.act("north chance")
        .is("m=78 n=0")
        .tells("chance drew:0 came:chance.0.0 m=78 n=0");
}

#[test]
fn the_first_outcome_that_holds_comes_and_is_judged_after_the_options_own_effects() {
    let exercise = one_menu(
        "flags: [\"f\"],",
        &[
            option("a", 1, "effects: [Add(\"n\", 10), Raise(\"f\")], outcomes: [
                (when: AtLeast(\"n\", 61), text: \"No.\"),
                (when: All([AtLeast(\"n\", 60), Is(\"f\")]), text: \"Yes.\", effects: [Add(\"n\", 1)], to: Some(End)),
                (text: \"Else.\")]"),
            option("none", 1, "outcomes: [(when: AtMost(\"n\", 3), text: \"No.\", to: Some(End))], to: Stage(\"s\")"),
        ]
        .join(","),
    );
    let mut play = Play::begin(&exercise, "north", &[]);
    play.act("north none").tells("none settled:1").is("s/act");
    play.act("north a")
        .tells("came:a.1 n=61 settled:2 @2 ->end ended:over");
}

#[test]
fn outcomes_of_joint_choices_are_judged_on_one_state() {
    let option = |id: &str| {
        format!(
            "(id: \"{id}\", label: \"{id}.\", cost: Min(5), effects: [Add(\"n\", 1)], outcomes: [
                (when: AtLeast(\"n\", 60), text: \"Seen.\"), (text: \"Plain.\", effects: [Add(\"n\", 20)])])"
        )
    };
    let exercise = small(&format!(
        "{METERS} stages: [(id: \"s\", title: \"S\", points: [(id: \"act\", menus: [
            (chair: \"north\", ask: \"?\", options: [{}]), (chair: \"west\", ask: \"?\", options: [{}])])], next: [(to: End)])]",
        option("a"),
        option("b"),
    ));
    let mut play = Play::begin(&exercise, "north west", &[]);
    play.act("north a; west b")
        .tells("a b came:a.1 came:b.1 n=92 settled:5")
        .is("ended:over");
}

#[test]
fn passing_counters_fall_back_when_the_decision_is_settled() {
    let exercise = one_menu(
        "counters: [(id: \"now\", range: (0, 9), start: 2, passing: true)],",
        &option("a", 1, "effects: [Add(\"now\", 3)], outcomes: [
            (when: AtLeast(\"now\", 5), text: \"Yes.\", effects: [Add(\"n\", 1)]), (text: \"No.\")]"),
    );
    let mut play = Play::begin(&exercise, "north", &[]);
    play.act("north a")
        .is("now=2 n=51")
        .act("north a")
        .is("now=2 n=52");
}

/// Two chairs decide at once; the western one has a policy.
fn joint() -> crate::exercise::model::Exercise {
    small(&format!(
        "{METERS} flags: [\"east\"], stages: [(id: \"s\", title: \"S\", points: [(id: \"act\", menus: [
            (chair: \"north\", ask: \"?\", options: [{}, {}]),
            (chair: \"west\", ask: \"?\", options: [{}, {}], policy: [(choose: [(1, [\"w2\"])])]),
        ])], next: [(to: Stage(\"s\"))])]",
        option("n1", 10, "effects: [Add(\"n\", 1)]"),
        option("n2", 30, "effects: [Add(\"n\", 2)], to: End"),
        option("w1", 20, "effects: [Add(\"n\", 10)]"),
        option("w2", 25, "effects: [Add(\"n\", 20), Raise(\"east\")]"),
    ))
}

#[test]
fn seated_chairs_decide_together_and_the_longest_option_is_the_cost() {
    let mut play = Play::begin(&joint(), "north west", &[]);
    let (north, west) = (
        play.exercise.chairs.keys().next().unwrap(),
        play.exercise.chairs.keys().nth(1).unwrap(),
    );
    assert_eq!(play.refused("north n1"), Refusal::Missing(west));
    assert_eq!(play.refused("west w1"), Refusal::Missing(north));
    assert_eq!(
        play.refused("north n1; north n2; west w1"),
        Refusal::NotDue(north)
    );
    assert_eq!(
        play.refused("north n1; west let-ring"),
        Refusal::WrongKind(west)
    );
    assert_eq!(
        play.refused("north n1; west n1"),
        Refusal::NotThere(play.option("n1"))
    );
    play.act("west w1; north n1")
        .is("@20 n=61")
        .tells("n1 w1 n=61 settled:20");
    play.act("north n2; west w2").is("@50 n=83 ended:over +0");
    let mut alone = Play::begin(&joint(), "north", &[]);
    assert_eq!(alone.refused("north n1; west w1"), Refusal::NotDue(west));
    alone.act("north n1").is("@25 n=71");
    let mut nobody = Play::begin(&joint(), "", &[]);
    nobody.is("ended:over @600");
    assert_eq!(nobody.refused("north n1"), Refusal::Over);
}

fn picks(fields: &str) -> crate::exercise::model::Exercise {
    small(&format!(
        "{METERS} flags: [\"f\"], stages: [(id: \"s\", title: \"S\", points: [(id: \"act\", menus: [
            (chair: \"north\", ask: \"?\", {fields} options: [{}, {}, {}, {}])])], next: [(to: Stage(\"s\"))])]",
        option("a", 10, "effects: [Add(\"n\", 1)]"),
        option("b", 30, "effects: [Add(\"n\", 2)], excludes: [\"c\"]"),
        option("c", 20, "effects: [Add(\"n\", 4)], unless: [(Is(\"f\"), \"Not twice.\")]"),
        option("d", 5, "effects: [Add(\"n\", 8), Raise(\"f\")], when: Not(Is(\"f\"))"),
    ))
}

#[test]
fn several_picks_cost_the_longest_and_more_beyond_the_free_ones() {
    let mut play = Play::begin(
        &picks("pick: (least: 1, most: 3, free: 1, each_more: Min(7)),"),
        "north",
        &[],
    );
    play.act("north a").is("@10");
    play.act("north c+a").is("@37 n=56").tells("a c n=56");
    let [a, b, c] = ["a", "b", "c"].map(|id| play.option(id));
    assert_eq!(play.refused("north c+b"), Refusal::Excluded(b, c));
    assert_eq!(play.refused("north a+a"), Refusal::Twice(a));
    play.act("north d+b+a").is("@81 n=67 +0");
    let Refusal::Greyed(greyed, reason) = play.refused("north c") else {
        panic!()
    };
    assert_eq!(
        (greyed, play.exercise.texts.get(reason, "en")),
        (c, "Not twice.")
    );
    assert_eq!(play.refused("north d"), Refusal::NotThere(play.option("d")));
    assert_eq!(
        (play.standing("d"), play.standing("a")),
        (Standing::Hidden, Standing::Open)
    );
    assert!(matches!(play.standing("c"), Standing::Greyed(_)));
    let action = Action::of(
        play.exercise.chairs.keys().next().unwrap(),
        Move::Picks(Default::default()),
    );
    assert_eq!(play.take(&action), Err(Refusal::TooFew(1)));
}

#[test]
fn a_menu_asks_for_no_more_than_can_be_picked_together() {
    let mut play = Play::begin(&picks("pick: (least: 3, most: 3, free: 3),"), "north", &[]);
    assert_eq!(play.refused("north a+d"), Refusal::TooFew(3));
    play.act("north a+b+d").is("+0 @30");
    // Left are a and b; c is greyed, d hidden.
    assert_eq!(play.refused("north a"), Refusal::TooFew(2));
    play.act("north a+b").is("@60");
    let mut play = Play::begin(&picks("pick: (least: 1, most: 2),"), "north", &[]);
    assert_eq!(play.refused("north a+b+d"), Refusal::TooMany(2));
}

/// A western chair that nobody sits in, with a policy.
fn policy(rules: &str, pick: &str) -> crate::exercise::model::Exercise {
    small(&format!(
        "{METERS} flags: [\"f\"], stages: [
            (id: \"s\", title: \"S\", points: [
                (id: \"one\", menus: [(chair: \"north\", ask: \"?\", options: [{}, {}])]),
                (id: \"two\", menus: [(chair: \"west\", ask: \"?\", {pick} options: [{}, {}, {}], policy: [{rules}])]),
            ], next: [(to: Stage(\"s\"))])]",
        option("raise", 1, "effects: [Raise(\"f\")]"),
        option("lower", 1, "effects: [Lower(\"f\")]"),
        option("grey", 1, "unless: [(Is(\"f\"), \"No.\")]"),
        option("x", 2, ""),
        option("y", 3, ""),
    ))
}

#[test]
fn a_policy_takes_its_first_rule_that_holds_and_can_be_followed() {
    let rules = r#"(when: Is("f"), choose: [(1, ["grey"])]), (when: Is("f"), choose: [(1, ["y"])]), (choose: [(1, ["x"])])"#;
    let mut play = Play::begin(&policy(rules, ""), "north", &[]);
    play.act("north lower")
        .tells("x settled:3")
        .act("north raise")
        .tells("y settled:7");
}

#[test]
fn sets_that_cannot_be_taken_are_passed_over_and_weights_draw_among_the_rest() {
    let rules = r#"(choose: [(5, ["grey"]), (1, ["x"]), (1, ["y"])])"#;
    let exercise = policy(rules, "");
    let mut play = Play::begin(&exercise, "north", &[0, 0, 2]);
    play.act("north lower").tells("drew:0 grey settled");
    // With the flag up, index 0 has no weight: the nearest that has stands in for it.
    play.act("north raise").tells("drew:1 x settled");
    play.act("north raise").tells("drew:2 y settled");
    let only = policy(r#"(choose: [(5, ["grey"]), (1, ["x"])])"#, "");
    Play::begin(&only, "north", &[])
        .act("north raise")
        .tells("x settled:3 @3 ->s");
}

#[test]
fn without_a_rule_to_follow_the_first_options_that_can_be_taken_are() {
    let exercise = policy(
        r#"(when: Is("f"), choose: [(1, ["grey", "x"])])"#,
        "pick: (least: 2, most: 2, free: 2),",
    );
    let mut play = Play::begin(&exercise, "north", &[]);
    play.act("north lower")
        .tells("grey x settled:3")
        .act("north raise")
        .tells("x y settled:7");
}

#[test]
fn composed_messages_need_a_clause_a_slot() {
    let slots = r#"slots: [
        (id: "one", name: "One", clauses: [(id: "p", label: "P", text: "P.", effects: [Add("n", 1)]), (id: "q", label: "Q", text: "Q.", effects: [Add("n", 2)])]),
        (id: "two", name: "Two", clauses: [(id: "r", label: "R", text: "R.", when: Is("f")), (id: "s", label: "S", text: "S.", effects: [Add("n", 4)])]),
    ]"#;
    let exercise = one_menu(
        "flags: [\"f\"],",
        &[
            option("letter", 1, slots),
            option("raise", 1, "effects: [Raise(\"f\")]"),
        ]
        .join(","),
    );
    let mut play = Play::begin(&exercise, "north", &[]);
    let letter = play.option("letter");
    for (wording, slot) in [
        ("", 0),
        (":0", 1),
        (":2.1", 0),
        (":0.0", 1),
        (":0.2", 1),
        (":0.1.0", 2),
    ] {
        assert_eq!(
            play.refused(&format!("north letter{wording}")),
            Refusal::Clause(letter, slot),
            "{wording}"
        );
    }
    play.act("north letter:1.1")
        .is("n=56")
        .act("north raise")
        .act("north letter:0.0")
        .is("n=57");
}
