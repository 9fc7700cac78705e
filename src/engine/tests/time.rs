//! Rest, arrival, the order within a minute, injects, drift, thresholds, horizon.

use super::play::*;

#[test]
fn an_early_arrival_waits_for_the_stage_to_open() {
    let stages = format!(
        "stages: [{}, {}, {}]",
        stage(
            "first",
            "next: [(to: Stage(\"second\"))],",
            &option("go", 10, "")
        ),
        stage(
            "second",
            "not_before: H(2), next: [(to: Stage(\"third\"))],",
            &option("go", 90, "")
        ),
        stage(
            "third",
            "not_before: H(3), next: [(to: End)],",
            &option("go", 10, "")
        ),
    );
    let mut play = Play::begin(&small(&stages), "north", &[]);
    play.is("@0 first/act").tells("->first in:first open:act");
    play.act("north go").is("@120 second/act");
    play.tells("@10 ->second @120 in:second open:act");
    play.act("north go").is("@210 third/act");
    play.act("north go").is("@220 ended:over");
}

#[test]
fn points_whose_condition_fails_are_passed_over_and_links_go_in_file_order() {
    let exercise = small(
        r#"flags: ["skip"],
        stages: [
            (id: "one", title: "One", points: [
                (id: "a", menus: [(chair: "north", ask: "?", options: [
                    (id: "skip", label: "Skip.", cost: Min(1), effects: [Raise("skip")]),
                    (id: "stay", label: "Stay.", cost: Min(1)),
                    (id: "jump", label: "Jump.", cost: Min(1), to: Stage("three")),
                ])]),
                (id: "b", when: Not(Is("skip")), menus: [(chair: "north", ask: "?", options: [
                    (id: "on", label: "On.", cost: Min(1)),
                ])]),
            ], next: [(when: Is("skip"), to: Stage("two")), (to: Stage("three"))]),
            (id: "two", title: "Two", points: [(id: "c", menus: [(chair: "north", ask: "?", options: [
                (id: "end", label: "End.", cost: Min(1), to: End),
            ])])], next: [(to: End)]),
            (id: "three", title: "Three", points: [(id: "d", menus: [(chair: "north", ask: "?", options: [
                (id: "back", label: "Back.", cost: Min(1), to: Stage("one")),
            ])])], next: [(to: End)]),
        ]"#,
    );
    let mut play = Play::begin(&exercise, "north", &[]);
    let mut other = play.clone();
    let mut third = play.clone();
    play.act("north skip")
        .is("two/c")
        .act("north end")
        .is("ended:over @2");
    other.act("north stay").is("one/b @1");
    assert_eq!(
        (other.state.busy_until, other.state.goal),
        (0, None),
        "nothing of the last decision"
    );
    other
        .act("north on")
        .is("three/d @2")
        .act("north back")
        .is("one/a @3");
    third.act("north jump").is("three/d @1");
}

/// A letter, a call and injects that are all due in minute 60, with drift, a threshold and a change of stage.
const ONE_MINUTE: &str = r#"
    meters: [
        (id: "heat", name: "Heat", range: (0, 100), start: 10,
            drift: [(every: H(1), by: 5)],
            thresholds: [(rises_to: Some(15), effects: [Add("alarm", 1)])]),
        (id: "alarm", name: "Alarm", range: (0, 9), start: 0, drift: [(every: H(1), by: 2)]),
    ],
    channels: [
        (id: "radio", name: "Radio", about: "A guard.", from: "north", to: "west", level: Rescue,
            answers: [(id: "yes", after: H(1), by: "Guard", says: "Yes.")],
            silence: (after: H(1), text: "Static.", reason: "Nobody there."),
            post: (carry: Min(60), expire: H(5))),
    ],
    injects: [
        (id: "late", trigger: At(H(1)), from: "Press", text: "Late."),
        (id: "absent", trigger: Absent(AtLeast("alarm", 9), H(1)), from: "Press", text: "Nothing."),
        (id: "when", trigger: When(AtLeast("alarm", 3)), from: "Press", text: "Alarm."),
    ],
"#;

#[test]
fn one_minute_runs_deliveries_answers_injects_drift_thresholds_and_then_the_stage() {
    let stages = format!(
        "{ONE_MINUTE} stages: [{}, {}]",
        stage(
            "first",
            "next: [(to: Stage(\"second\"))],",
            &option(
                "all",
                60,
                "effects: [Call(\"radio\")], message: Some((via: Some(\"radio\"), text: \"Hello.\")),"
            )
        ),
        stage("second", "next: [(to: End)],", &option("go", 1, "")),
    );
    let mut play = Play::begin(&small(&stages), "north", &[]);
    play.act("north all");
    play.tells(
        "settled:60 rang:radio up:radio.0 @60 carried:all delivered:all.Intact read:all will-reply:all \
         spoke:radio.0 fired:late fired:absent heat=15 alarm=2 alarm=3 fired:when ->second in:second open:act",
    );
}

#[test]
fn injects_in_file_order_and_called_ones_only_when_called() {
    let stages = format!(
        "flags: [\"a\"], injects: [
            (id: \"b\", trigger: At(Min(30)), from: \"X\", text: \"B.\"),
            (id: \"a\", trigger: At(Min(30)), from: \"X\", text: \"A.\"),
            (id: \"never\", trigger: At(Min(30)), when: Is(\"a\"), from: \"X\", text: \"Never.\"),
            (id: \"called\", trigger: Called, from: \"X\", text: \"C.\", effects: [Raise(\"a\"), Fire(\"deep\")]),
            (id: \"deep\", trigger: Called, from: \"X\", text: \"D.\"),
        ], stages: [{}, {}]",
        stage("first", "next: [(to: Stage(\"second\"))],", &option("wait", 45, "")),
        stage(
            "second",
            "next: [(to: End)],",
            &[option("call", 1, "effects: [Fire(\"called\")], to: Stage(\"second\")"), option("go", 1, "")].join(","),
        ),
    );
    let mut play = Play::begin(&small(&stages), "north", &[]);
    play.act("north wait")
        .tells("settled:45 @30 fired:b fired:a @45");
    play.act("north call")
        .tells("call fired:called +0 fired:deep settled:46")
        .is("+0");
    play.act("north call").tells("call settled:47 @47");
}

#[test]
fn an_inject_comes_as_soon_as_the_clock_makes_its_condition_hold() {
    let stages = format!(
        "authorisations: [(id: \"duty\", name: \"Leave\", chair: \"west\", range: (0, 9),
            clock: [(label: \"dawn\", points: 1, every: Min(50))], acts: [(id: \"act\", label: \"act\", points: 1)])],
        injects: [
            (id: \"noon\", trigger: When(Since(Min(100))), from: \"X\", text: \"Noon.\"),
            (id: \"early\", trigger: When(All([Before(Min(90)), AtLeast(\"duty\", 1)])), from: \"X\", text: \"Early.\"),
            (id: \"leave\", trigger: When(AtLeast(\"duty\", 3)), from: \"X\", text: \"Leave.\"),
        ], stages: [{}]",
        stage("first", "next: [(to: End)],", &option("wait", 240, "effects: [Term(\"act\")]")),
    );
    let mut play = Play::begin(&small(&stages), "north", &[]);
    play.act("north wait");
    // One point is held at once, by the act; three once the clock has earned two more.
    play.tells("term:act duty=1 fired:early settled:240");
    let told = play.told();
    assert!(told.contains("@100 fired:noon fired:leave"), "{told}");
}

#[test]
fn stage_injects_come_late_to_a_late_arrival_and_once_in_a_loop() {
    let stages = format!(
        "counters: [(id: \"seen\", range: (0, 9))], stages: [{}, {}]",
        stage("first", "next: [(to: Stage(\"second\"))],", &[option("quick", 10, ""), option("slow", 90, "")].join(",")),
        stage(
            "second",
            "injects: [
                (id: \"news\", trigger: At(H(1)), from: \"X\", text: \"News.\", effects: [Add(\"seen\", 1)]),
                (id: \"gap\", trigger: Absent(AtLeast(\"seen\", 2), H(1)), from: \"X\", text: \"Gap.\"),
                (id: \"soon\", trigger: When(AtLeast(\"seen\", 1)), from: \"X\", text: \"Soon.\"),
            ], next: [(when: AtLeast(\"seen\", 5), to: End), (to: Stage(\"second\"))],",
            &option("again", 30, ""),
        ),
    );
    let exercise = small(&stages);
    let mut late = Play::begin(&exercise, "north", &[]);
    late.act("north slow")
        .tells("@90 ->second in:second fired:news seen=1 fired:gap fired:soon open:act")
        .is("@90");
    late.act("north again")
        .tells("settled:120 @120 ->second in:second open:act");
    let mut early = Play::begin(&exercise, "north", &[]);
    early
        .act("north quick")
        .is("@10")
        .act("north again")
        .is("@40 seen=0");
    early
        .act("north again")
        .tells("@60 fired:news seen=1 fired:gap fired:soon @70 ->second")
        .is("seen=1");
    early
        .act("north again")
        .tells("settled:100 @100 ->second in:second open:act");
}

#[test]
fn chance_in_an_inject_can_turn_the_path_aside() {
    let stages = format!(
        "meters: [(id: \"m\", name: \"M\", range: (0, 9), start: 0)],
        injects: [(id: \"storm\", trigger: At(Min(20)), from: \"Sea\", text: \"Storm.\", effects: [Add(\"m\", 1)], chance: [
            (id: \"calm\", weight: 1, text: \"It passes.\"),
            (id: \"hard\", weight: 1, text: \"It hits.\", effects: [Add(\"m\", 2)], to: Some(Stage(\"aside\"))),
        ])], stages: [{}, {}, {}]",
        stage("first", "next: [(to: Stage(\"plain\"))],", &option("wait", 60, "")),
        stage("plain", "next: [(to: End)],", &option("go", 10, "")),
        stage("aside", "not_before: Min(30), next: [(to: End)],", &option("go", 10, "")),
    );
    let exercise = small(&stages);
    let mut calm = Play::begin(&exercise, "north", &[0]);
    calm.act("north wait")
        .is("plain/act @60 m=1")
        .tells("@20 drew:0 fired:storm.0 m=1 @60");
    let mut hard = Play::begin(&exercise, "north", &[1]);
    hard.act("north wait").is("aside/act @30 m=3");
    hard.tells("@20 drew:1 fired:storm.1 m=3 turned->aside ->aside @30 in:aside open:act");
    assert_eq!(hard.state.busy_until, 0);
}

#[test]
fn drift_needs_its_condition_adds_up_before_it_is_clamped_and_decays_to_its_goal() {
    let stages = format!(
        "flags: [\"hot\"], meters: [
            (id: \"up\", name: \"Up\", range: (0, 100), start: 97, drift: [
                (every: Min(10), by: 5), (every: Min(10), by: -4), (when: Is(\"hot\"), every: Min(10), by: -50)]),
            (id: \"decay\", name: \"D\", range: (0, 100), start: 50, drift: [(every: Min(10), by: 8, toward: Some(30))]),
            (id: \"grow\", name: \"G\", range: (0, 100), start: 10, drift: [(every: Min(15), by: 8, toward: Some(30))]),
            (id: \"reads\", name: \"R\", range: (0, 9), start: 0, drift: [(when: AtLeast(\"up\", 98), every: Min(10), by: 1)]),
        ], stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &option("wait", 10, "")),
    );
    let mut play = Play::begin(&small(&stages), "north", &[]);
    play.act("north wait")
        .is("@10 up=98 decay=42 grow=10 reads=0");
    play.act("north wait")
        .is("@20 up=99 decay=34 grow=18 reads=1");
    play.act("north wait")
        .is("@30 up=100 decay=30 grow=26 reads=2");
    play.act("north wait").is("@40 up=100 decay=30 grow=26");
    play.act("north wait").is("@50 up=100 decay=30 grow=30");
}

#[test]
fn thresholds_set_off_others_and_fire_on_crossing_only() {
    let stages = format!(
        "meters: [
            (id: \"a\", name: \"A\", range: (0, 10), start: 4, thresholds: [
                (rises_to: Some(5), effects: [Add(\"b\", 5), Fire(\"news\")]),
                (falls_to: Some(2), effects: [Add(\"b\", -9)])]),
            (id: \"b\", name: \"B\", range: (0, 10), start: 0, thresholds: [(rises_to: Some(5), effects: [Add(\"c\", 1), Set(\"a\", 0)])]),
            (id: \"c\", name: \"C\", range: (0, 10), start: 0),
        ],
        injects: [(id: \"news\", trigger: Called, from: \"X\", text: \"News.\", effects: [Add(\"c\", 3)])],
        stages: [{}]",
        stage(
            "s",
            "next: [(to: Stage(\"s\"))],",
            &[option("up", 1, "effects: [Add(\"a\", 1)]"), option("to", 1, "effects: [Set(\"a\", 9)]")].join(",")
        ),
    );
    let mut play = Play::begin(&small(&stages), "north", &[]);
    play.act("north up")
        .tells("a=5 b=5 a=0 c=1 b=0 fired:news c=4 settled:1")
        .is("a=0 b=0 c=4");
    play.act("north to")
        .is("a=0 b=0 c=5")
        .tells("a=9 b=5 a=0 c=5 b=0 settled:2");
}

#[test]
fn the_horizon_ends_play_wherever_the_path_is() {
    let stages = |turn: &str| {
        format!(
            "injects: [(id: \"last\", trigger: When(Since(H(10))), from: \"X\", text: \"Last.\"{turn})], stages: [{}, {}]",
            stage(
                "s",
                "next: [(to: Stage(\"s\"))],",
                &[
                    option("wait", 599, ""),
                    option("leave", 1, "to: Stage(\"far\")")
                ]
                .join(",")
            ),
            stage(
                "far",
                "not_before: HM(9, 59), next: [(to: End)],",
                &option("go", 1, "")
            ),
        )
    };
    let exercise = small(&stages(""));
    let mut play = Play::begin(&exercise, "north", &[]);
    play.clone()
        .act("north leave")
        .is("@599 far/act")
        .act("north go")
        .is("ended:over @600");
    play.act("north wait")
        .is("@599 s/act")
        .act("north wait")
        .is("@600 ended:over")
        .tells("@600 fired:last ->end");
    // Not even something that turns the path aside in the last minute opens a stage.
    let turn = ", chance: [(id: \"x\", weight: 1, text: \"X\", to: Some(Stage(\"s\")))]";
    let mut play = Play::begin(&small(&stages(turn)), "north", &[]);
    play.act("north wait")
        .act("north wait")
        .is("@600 ended:over");
}

#[test]
fn endings_are_tried_in_file_order() {
    let stages = format!(
        "meters: [(id: \"m\", name: \"M\", range: (0, 9), start: 0)],
        endings: [
            (id: \"high\", title: \"H\", when: AtLeast(\"m\", 5), text: \"High.\"),
            (id: \"some\", title: \"S\", when: AtLeast(\"m\", 3), text: \"Some.\"),
            (id: \"none\", title: \"N\", text: \"None.\"),
        ], stages: [{}]",
        stage(
            "s",
            "next: [(to: End)],",
            &[1, 3, 7]
                .map(|by| option(
                    &format!("add{by}"),
                    1,
                    &format!("effects: [Add(\"m\", {by})]")
                ))
                .join(",")
        ),
    );
    let exercise = small(&stages);
    for (option, ended) in [
        ("add1", "ended:none"),
        ("add3", "ended:some"),
        ("add7", "ended:high"),
    ] {
        Play::begin(&exercise, "north", &[])
            .act(&format!("north {option}"))
            .is(ended);
    }
}
