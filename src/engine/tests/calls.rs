//! Channels that ring, are picked up, stay silent, are shut.

use super::play::*;
use crate::engine::*;

const RADIO: &str = r#"
    flags: ["ready"],
    meters: [(id: "m", name: "M", range: (0, 9), start: 0)],
    authorisations: [(id: "duty", name: "Leave", chair: "west", range: (-9, 9),
        clock: [(label: "dawn", points: 1, every: H(1))],
        acts: [(id: "polite", label: "polite", points: 2), (id: "rude", label: "rude", points: -3)])],
    channels: [
        (id: "radio", name: "Radio", about: "A guard.", from: "north", to: "west", level: Rescue,
            answers: [
                (id: "full", needs: Some(("duty", 4)), after: Min(5), by: "Guard", says: "All.", effects: [Add("m", 2)]),
                (id: "short", needs: Some(("duty", 2)), when: Is("ready"), by: "Guard", says: "Little.", effects: [Add("m", 1)]),
            ],
            silence: (after: Min(20), text: "Static.", reason: "No leave.", effects: [Add("m", 3)])),
        (id: "phone", name: "Phone", about: "A desk.", from: "north", to: "west", level: Desk, shut: true,
            answers: [(id: "yes", after: Min(30), by: "Desk", says: "Yes.")],
            silence: (after: Min(1), text: "Dead.", reason: "Cut.")),
    ],
"#;

fn exercise() -> crate::exercise::model::Exercise {
    let options = [
        option("ring", 30, "effects: [Call(\"radio\")]"),
        option("both", 10, "effects: [Call(\"phone\"), Call(\"radio\")]"),
        option("quick", 3, "effects: [Call(\"radio\")]"),
        option("polite", 1, "effects: [Term(\"polite\"), Raise(\"ready\")]"),
        option("rude", 1, "effects: [Term(\"rude\")]"),
        option("open", 1, "effects: [Reopen(\"phone\")]"),
        option("shut", 1, "effects: [Shut(\"phone\", Min(15))]"),
        option("cut", 10, "effects: [Shut(\"radio\", Min(10))]"),
        option("wait", 60, ""),
        option("tried", 1, "when: Tried(\"radio\")"),
        option("answered", 1, "when: Answered(\"radio\")"),
        option("phone-open", 1, "when: Open(\"phone\")"),
    ];
    small(&format!(
        "{RADIO} stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &options.join(","))
    ))
}

#[test]
fn a_call_without_leave_rings_in_an_empty_room() {
    let mut play = Play::begin(&exercise(), "north", &[]);
    assert_eq!(
        (play.standing("tried"), play.standing("answered")),
        (Standing::Hidden, Standing::Hidden)
    );
    play.act("north ring")
        .tells("settled:30 rang:radio let:radio @20 silent:radio m=3 @30")
        .is("@30 m=3");
    assert_eq!(
        (play.standing("tried"), play.standing("answered")),
        (Standing::Open, Standing::Hidden)
    );
}

#[test]
fn the_first_answer_that_holds_speaks_after_its_time() {
    let mut play = Play::begin(&exercise(), "north", &[]);
    play.act("north polite").act("north ring");
    play.tells("rang:radio up:radio.1 spoke:radio.1 m=1 @31")
        .is("m=1");
    assert_eq!(play.standing("answered"), Standing::Open);
    let mut later = Play::begin(&exercise(), "north", &[]);
    later
        .act("north wait")
        .act("north wait")
        .act("north polite");
    later
        .act("north ring")
        .tells("up:radio.0 @126 spoke:radio.0 m=2 @151");
}

#[test]
fn an_answer_may_come_after_the_decision_has_taken_its_time() {
    let mut play = Play::begin(&exercise(), "north", &[]);
    play.act("north wait")
        .act("north wait")
        .act("north polite")
        .act("north quick")
        .is("@124 m=0");
    play.act("north wait")
        .tells("settled:184 @126 spoke:radio.0 m=2 @184");
}

#[test]
fn a_seated_callee_decides_and_is_refused_without_leave() {
    let mut play = Play::begin(&exercise(), "north west", &[]);
    play.act("north ring")
        .is("ringing:radio @0")
        .tells("settled:30 rang:radio");
    let (north, west) = (
        play.exercise.chairs.keys().next().unwrap(),
        play.exercise.chairs.keys().nth(1).unwrap(),
    );
    let duty = play.exercise.authorisations.keys().next().unwrap();
    assert_eq!(
        play.refused("west pick-up"),
        Refusal::NotAuthorised(duty, 4, 0)
    );
    assert_eq!(play.refused("north let-ring"), Refusal::NotDue(north));
    assert_eq!(play.refused("west ring"), Refusal::WrongKind(west));
    let choices = Choices::new(&play.exercise);
    assert_eq!(
        moves(&play.exercise, &choices, &play.state, west),
        [Move::LetRing]
    );
    assert!(moves(&play.exercise, &choices, &play.state, north).is_empty());
    play.act("west let-ring")
        .is("@30 m=3")
        .act("north polite")
        .act("north ring")
        .is("@31 ringing:radio");
    assert_eq!(
        moves(&play.exercise, &choices, &play.state, west),
        [Move::PickUp, Move::LetRing]
    );
    // One who may answer need not.
    play.clone().act("west let-ring").is("@61 m=6");
    play.act("west pick-up")
        .is("@61 m=4")
        .tells("up:radio.1 spoke:radio.1");
}

#[test]
fn two_calls_of_one_decision_ring_in_their_order() {
    let mut play = Play::begin(&exercise(), "north west", &[]);
    play.act("north open")
        .act("north polite")
        .act("north both")
        .is("ringing:phone @2")
        .tells("rang:phone rang:radio");
    play.act("west pick-up")
        .is("ringing:radio @2")
        .act("west let-ring")
        .is("s/act @12");
    play.act("north wait")
        .tells("@22 silent:radio m=3 @32 spoke:phone.0 @72");
}

#[test]
fn a_shut_channel_is_not_answered_until_it_opens_again() {
    let mut play = Play::begin(&exercise(), "north west", &[]);
    assert_eq!(play.standing("phone-open"), Standing::Hidden);
    play.act("north both").is("ringing:phone");
    let phone = play
        .exercise
        .channels
        .find(|row| row.id == "phone")
        .unwrap()
        .0;
    assert_eq!(play.refused("west pick-up"), Refusal::NoAnswer(phone));
    play.act("west let-ring")
        .act("west let-ring")
        .act("north open")
        .is("@11");
    assert_eq!(play.standing("phone-open"), Standing::Open);
    play.act("north shut").tells("shut:phone:26").is("@12");
    assert_eq!(play.standing("phone-open"), Standing::Hidden);
    // Shut once more, it opens fifteen minutes after that and not before.
    play.act("north shut").tells("shut:phone:27");
    play.act("north wait")
        .tells("@20 silent:radio m=3 @27 reopened:phone @73");
    assert_eq!(play.standing("phone-open"), Standing::Open);
}

#[test]
fn a_channel_opens_at_the_minute_its_time_is_over() {
    let mut play = Play::begin(&exercise(), "north", &[]);
    play.act("north wait")
        .act("north wait")
        .act("north polite")
        .act("north cut")
        .is("@131");
    play.act("north ring").tells("up:radio.0");
}
