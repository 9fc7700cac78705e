//! Messages on their way, and what each side knows of them.

use super::play::*;
use crate::engine::*;
use crate::exercise::model::*;

/// A wire that takes 10, 20 and 30 minutes to carry, deliver and read; letters last two hours.
fn wire(fields: &str, post: &str, more: &str) -> Exercise {
    let letter = "message: (via: \"wire\", text: \"As it left.\", garbled: \"As it garbled.\")";
    let mut options = vec![
        option("letter", 5, letter),
        option("wait", 60, ""),
        option("public", 1, "message: (text: \"To all.\")"),
        option("arm", 1, "effects: [Raise(\"armed\")]"),
    ];
    for step in [
        "Sent",
        "Carried",
        "Delivered",
        "Read",
        "Answered",
        "Expired",
    ] {
        let low = step.to_lowercase();
        options.push(option(
            &low,
            1,
            &format!("when: Message(\"s\", \"letter\", {step})"),
        ));
        options.push(option(
            &format!("public-{low}"),
            1,
            &format!("when: Message(\"s\", \"public\", {step})"),
        ));
    }
    small(&format!(
        "flags: [\"armed\"], meters: [(id: \"m\", name: \"M\", range: (0, 9), start: 0)],
        channels: [(id: \"wire\", name: \"Wire\", about: \"A desk.\", from: \"north\", to: \"west\", level: Desk,
            answers: [(id: \"yes\", when: Is(\"armed\"), after: Min(15), by: \"Desk\", says: \"Yes.\", effects: [Add(\"m\", 1)])],
            silence: (after: Min(1), text: \"Static.\", reason: \"No.\"),
            post: (carry: Min(10), deliver: Min(20), read: Min(30), expire: H(2), {post})), {more}],
        {fields} stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &options.join(","))
    ))
}

/// The steps that conditions see, of the letter or of the public statement.
fn steps(play: &Play, prefix: &str) -> String {
    let steps = [
        "sent",
        "carried",
        "delivered",
        "read",
        "answered",
        "expired",
    ];
    let seen = steps
        .iter()
        .filter(|step| play.standing(&format!("{prefix}{step}")) == Standing::Open);
    seen.copied().collect::<Vec<_>>().join(" ")
}

fn knows(play: &Play, chair: u16) -> Vec<Known> {
    let learned = play
        .events
        .iter()
        .flat_map(|event| learned(&play.exercise, event));
    learned
        .filter(|(chairs, _)| chairs.has(ChairId(chair)))
        .map(|(_, known)| known)
        .collect()
}

#[test]
fn a_letter_is_sent_carried_delivered_read_and_answered() {
    let mut play = Play::begin(&wire("", "", ""), "north", &[]);
    play.act("north arm").act("north letter").is("@6");
    assert_eq!(steps(&play, ""), "sent");
    play.act("north wait");
    play.tells(
        "@11 carried:letter @31 delivered:letter.Intact @61 read:letter will-reply:letter @66",
    );
    assert_eq!(steps(&play, ""), "sent carried delivered read");
    play.act("north wait").tells("@76 replied:letter m=1 @126");
    assert_eq!(steps(&play, ""), "sent carried delivered read answered");
    play.act("north wait").is("m=1 @186");
    assert!(
        play.state.pending.is_empty(),
        "an answered letter never runs out"
    );
}

#[test]
fn a_letter_that_nobody_answers_runs_out() {
    let mut play = Play::begin(&wire("", "", ""), "north", &[]);
    play.act("north letter")
        .act("north wait")
        .act("north wait")
        .is("@125");
    play.tells("@120 expired:letter @125");
    assert_eq!(steps(&play, ""), "sent carried delivered read expired");
}

#[test]
fn a_lost_letter_is_carried_and_never_delivered() {
    let mut play = Play::begin(&wire("", "weights: (1, 1, 1)", ""), "north", &[2]);
    play.act("north arm")
        .act("north letter")
        .tells("letter drew:2 sent:letter settled");
    play.act("north wait")
        .tells("settled:66 @11 carried:letter @66");
    play.act("north wait").tells("@121 expired:letter");
    assert_eq!(steps(&play, ""), "sent carried expired");
    assert_eq!(knows(&play, 1), []);
}

#[test]
fn a_garbled_letter_arrives_otherwise_than_it_left() {
    let mut play = Play::begin(&wire("", "weights: (1, 1, 1)", ""), "north", &[1]);
    play.act("north letter")
        .act("north wait")
        .tells("delivered:letter.Garbled");
    let letter = play.option("letter");
    assert_eq!(knows(&play, 0), [Known::Sent(letter)]);
    assert_eq!(knows(&play, 1), [Known::Received(letter, Fate::Garbled)]);
}

#[test]
fn a_letter_sent_again_starts_over() {
    let mut play = Play::begin(&wire("", "", ""), "north", &[]);
    play.act("north letter").act("north wait").is("@65");
    assert_eq!(steps(&play, ""), "sent carried delivered read");
    play.act("north letter").is("@70");
    assert_eq!(steps(&play, ""), "sent");
    assert_eq!(
        play.state.pending.len(),
        2,
        "the first one is out of the way"
    );
    play.act("north arm").act("north wait").act("north wait");
    assert!(!play.told().contains("expired"), "{}", play.told());
    assert_eq!(steps(&play, ""), "sent carried delivered read answered");
}

#[test]
fn a_public_statement_is_heard_at_once_by_all_others() {
    let mut play = Play::begin(&wire("", "", ""), "north", &[]);
    play.act("north public");
    assert_eq!(steps(&play, "public-"), "sent carried delivered read");
    let public = play.option("public");
    assert_eq!(knows(&play, 0), [Known::Sent(public)]);
    assert_eq!(knows(&play, 1), [Known::Received(public, Fate::Intact)]);
}

#[test]
fn a_sender_learns_only_the_steps_that_the_channel_tells() {
    use crate::exercise::draft::Progress::*;
    for (tells, told) in [
        ("", vec![]),
        ("Carried, Expired", vec![Carried, Expired]),
        ("Delivered, Read", vec![Delivered, Read]),
    ] {
        let mut play = Play::begin(
            &wire("", &format!("tells_sender: [{tells}]"), ""),
            "north",
            &[],
        );
        play.act("north letter").act("north wait").act("north wait");
        let letter = play.option("letter");
        let steps = told.into_iter().map(|step| Known::Progress(letter, step));
        let all: Vec<Known> = std::iter::once(Known::Sent(letter)).chain(steps).collect();
        assert_eq!(knows(&play, 0), all);
        assert_eq!(knows(&play, 1), [Known::Received(letter, Fate::Intact)]);
    }
}

#[test]
fn each_side_knows_what_came_to_it() {
    let fields = r#"facts: [(id: "x", text: "X.", known_by: ["north"]), (id: "y", text: "Y.")],
        injects: [
            (id: "north-only", trigger: At(Min(5)), seen_by: ["north"], from: "A", text: "N.", effects: [Tell("west", "x")]),
            (id: "all", trigger: At(Min(7)), from: "A", text: "All."),
        ],"#;
    let mut play = Play::begin(&wire(fields, "", ""), "north", &[]);
    play.act("north arm")
        .act("north letter")
        .act("north wait")
        .act("north wait");
    let (letter, wire) = (play.option("letter"), ChannelId(0));
    let inject = |id: &str| play.exercise.injects.find(|row| row.id == id).unwrap().0;
    assert_eq!(
        knows(&play, 0),
        [
            Known::Sent(letter),
            Known::Inject(inject("north-only"), None),
            Known::Inject(inject("all"), None),
            Known::Reply(letter, 0)
        ]
    );
    assert_eq!(
        knows(&play, 1),
        [
            Known::Fact(FactId(0)),
            Known::Inject(inject("all"), None),
            Known::Received(letter, Fate::Intact),
            Known::Said(wire, 0)
        ]
    );
}

#[test]
fn a_call_tells_either_end_its_own_side_of_it() {
    let wire = r#"(id: "radio", name: "R", about: "R.", from: "north", to: "west", level: Rescue,
        answers: [(id: "a", when: Is("armed"), by: "G", says: "S.")], silence: (after: Min(2), text: "T.", reason: "R."))"#;
    let exercise = small(&format!(
        "flags: [\"armed\"], channels: [{wire}], stages: [{}]",
        stage(
            "s",
            "next: [(to: Stage(\"s\"))],",
            &[
                option("ring", 5, "effects: [Call(\"radio\")]"),
                option(
                    "arm",
                    5,
                    "effects: [Raise(\"armed\"), Shut(\"radio\", Min(1))]"
                ),
            ]
            .join(",")
        )
    ));
    let mut play = Play::begin(&exercise, "north", &[]);
    play.act("north ring").act("north arm").act("north ring");
    let radio = ChannelId(0);
    assert_eq!(
        knows(&play, 0),
        [
            Known::Silence(radio),
            Known::Shut(radio),
            Known::Heard(radio, 0)
        ]
    );
    assert_eq!(
        knows(&play, 1),
        [Known::LetRing(radio), Known::Said(radio, 0)]
    );
}
