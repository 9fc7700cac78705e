//! Nothing that a seat may not see is anywhere in its view.
//!
//! Every text of the exercise is one of a kind and begins with a letter that says whose it is, so
//! a search through a rendering of the whole view finds whatever leaks.

use super::{Seen, view};
use crate::engine::tests::play::{Play, load_whole, option, small, stage};
use crate::engine::{Event, Fate};
use crate::exercise::model::*;
use crate::session::view::{Cause, ChannelStanding, View};
use proptest::prelude::*;
use std::sync::LazyLock;

static EXERCISE: LazyLock<Exercise> =
    LazyLock::new(|| load_whole(include_str!("../../engine/tests/everything.ron")));

fn seen(play: &Play, chair: u16) -> View {
    view(&Seen {
        exercise: &play.exercise,
        chair: ChairId(chair),
        seated: play.seated,
        language: "en",
        state: &play.state,
        events: &play.events,
        before_last: play.before,
        forecasts: &[],
        commits: 0,
        seed: 0,
        rehearsal: false,
    })
}

/// What the record of a play has shown so far.
struct Record<'a>(&'a Play);

impl Record<'_> {
    fn any(&self, test: impl Fn(&Event) -> bool) -> bool {
        self.0.events.iter().any(test)
    }

    fn fired(&self, id: &str, drawn: Option<u16>) -> bool {
        self.any(|event| {
            matches!(event, Event::Fired { inject, branch }
                if self.0.exercise.injects[*inject].id == id && (drawn.is_none() || *branch == drawn))
        })
    }

    fn came(&self, id: &str, at: u16, drawn: Option<u16>) -> bool {
        self.any(|event| {
            matches!(event, Event::Came { option, outcome, branch }
                if self.0.exercise.options[*option].id == id && *outcome == at && (drawn.is_none() || *branch == drawn))
        })
    }

    fn answered(&self, channel: &str, at: u8) -> bool {
        self.any(|event| match event {
            Event::Spoke {
                channel: id,
                answer,
            } => self.0.exercise.channels[*id].id == channel && *answer == at,
            Event::Replied { option, answer } => {
                let via = self.0.exercise.options[*option]
                    .message
                    .as_ref()
                    .unwrap()
                    .via
                    .unwrap();
                self.0.exercise.channels[via].id == channel && *answer == at
            }
            _ => false,
        })
    }

    fn delivered(&self, id: &str, wanted: Fate) -> bool {
        self.any(|event| {
            matches!(event, Event::Delivered { option, fate } if self.0.exercise.options[*option].id == id && *fate == wanted)
        })
    }

    /// Whether the text may be in the view of the chair while play goes on.
    fn may_show(&self, north: bool, text: &str) -> bool {
        let told = || {
            self.any(|event| matches!(event, Event::Told { chair, .. } if (chair.0 == 0) == north))
        };
        match text {
            "W-silence-text" if north => false,
            "I-storm-from" | "I-storm-text" => self.fired("storm", None),
            "I-storm-mild" => self.fired("storm", Some(0)),
            "I-storm-wild" => self.fired("storm", Some(1)),
            "F-told" => told(),
            "A-full-by" | "A-full-says" => self.answered("hotline", 0),
            "A-curt-by" | "A-curt-says" => self.answered("hotline", 1),
            "A-hum-by" | "A-hum-says" => self.answered("backdoor", 0),
            "L-note-garbled" => !north && self.delivered("note", Fate::Garbled),
            "L-west-text" => !north || self.delivered("letter", Fate::Intact),
            "P-speak-text" => !north || self.any(|event| {
                matches!(event, Event::Sent { option, .. } if self.0.exercise.options[*option].id == "speak")
            }),
            "N-silence-text" => north && self.any(|event| matches!(event, Event::FellSilent { .. })),
            "N-fleet-now" => north && self.came("fleet", 0, None),
            "N-fleet-text" => north && self.came("fleet", 1, None),
            "N-fleet-seen" | "N-fleet-reply" | "N-fleet-reply-from" => north && self.came("fleet", 1, Some(0)),
            "N-fleet-unseen" => north && self.came("fleet", 1, Some(1)),
            "W-watch-text" => !north && self.came("watch", 0, None),
            "S-talk" | "S-talk-all" => self.any(|event| matches!(event, Event::Entered { stage } if stage.0 == 1)),
            _ if text.starts_with("L-") => north || self.delivered("note", Fate::Intact),
            _ if text.starts_with("NI-hush") => north && self.fired("hush", None),
            _ if text.starts_with("NI-alarm") => north && self.fired("alarm", None),
            _ if text.starts_with("WI-leak") => !north && self.fired("leak", None),
            _ if text.starts_with("WI-local") => !north && self.fired("local", None),
            _ => match text.as_bytes() {
                [b'N', ..] => north,
                [b'W', ..] => !north,
                [b'X' | b'E', ..] => false,
                _ => true,
            },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_view_holds_nothing_that_its_chair_may_not_know(seats in 0..3usize, draws in prop::collection::vec(0..3usize, 0..12), numbers in prop::collection::vec(any::<u16>(), 0..30)) {
        let mut play = Play::begin(&EXERCISE, ["north", "west", "north west"][seats], &draws);
        for nth in 0..=numbers.len() {
            if play.over() {
                break;
            }
            for chair in [0, 1] {
                let view = seen(&play, chair);
                prop_assert!(view.sheet.is_none() && view.ending.is_none() && view.silences.is_empty());
                let shown = format!("{view:?}");
                for (id, text) in EXERCISE.texts.english.iter().filter(|(_, text)| !text.is_empty()) {
                    let place = EXERCISE.texts.places.get(id);
                    // `N-role` begins `N-role-briefing`: a text is in the view where nothing goes on.
                    let there = shown.match_indices(text).any(|(at, _)| {
                        !shown[at + text.len()..].starts_with('-')
                    });
                    if there {
                        prop_assert!(Record(&play).may_show(chair == 0, text), "chair {chair} sees {text} of {place} after {}\n{shown}", play.told());
                    }
                }
                let hidden = play.standing("hidden") == crate::engine::Standing::Hidden;
                prop_assert!(!hidden || !shown.contains("\"hidden\""), "an option that is not there is named");
                let secret: Vec<&str> = view.meters.iter().map(|meter| meter.id.as_str()).collect();
                prop_assert_eq!(secret, if chair == 0 { ["heat", "calm"] } else { ["heat", "nerve"] });
            }
            if let Some(number) = numbers.get(nth) {
                play.wander(&[*number]);
            }
        }
    }

    #[test]
    fn what_moved_a_number_adds_up_to_its_change(draws in prop::collection::vec(0..3usize, 0..12), numbers in prop::collection::vec(any::<u16>(), 1..30)) {
        let mut play = Play::begin(&EXERCISE, "north west", &draws);
        for number in numbers {
            if play.over() {
                break;
            }
            let before = [0, 1].map(|chair| seen(&play, chair));
            play.wander(&[number]);
            for (chair, before) in (0..).zip(&before) {
                let now = seen(&play, chair);
                let then = before.meters.iter().chain([&before.tension]);
                for (meter, then) in now.meters.iter().chain([&now.tension]).zip(then) {
                    let moved = meter.causes.iter().take(meter.since);
                    let sum: i32 = moved.map(|(_, by, _)| *by).sum();
                    prop_assert_eq!(sum, meter.value - then.value, "{:?} after {}", meter, play.told());
                    prop_assert!(meter.causes.iter().all(|(_, by, _)| *by != 0));
                    let all: i32 = meter.causes.iter().map(|(_, by, _)| *by).sum();
                    prop_assert_eq!(meter.earlier() + all, meter.value);
                }
            }
        }
    }

    #[test]
    fn the_end_shows_the_score_and_adds_up(numbers in prop::collection::vec(any::<u16>(), 30..60)) {
        let mut play = Play::begin(&EXERCISE, "north west", &[]);
        play.wander(&numbers);
        if play.over() {
            for chair in [0, 1] {
                let view = seen(&play, chair);
                let sheet = view.sheet.unwrap();
                prop_assert_eq!(sheet.total, sheet.ledger.iter().map(|line| line.points).sum::<i32>());
                let gate: i32 = sheet.ledger.iter().filter(|line| line.dimension == "gate").map(|line| line.points).sum();
                prop_assert_eq!(sheet.total, gate + sheet.dimensions.iter().map(|(_, points, _)| points).sum::<i32>());
                prop_assert!(view.ending.is_some() && view.decision.is_none());
                // Objectives of the other chair stay its own.
                prop_assert_eq!(sheet.objectives.len(), 1);
                let own = if chair == 0 { "N-" } else { "W-" };
                prop_assert!(sheet.objectives[0].0.starts_with(own));
            }
        }
    }
}

/// A meter that is moved in every way there is, by either side.
fn moved() -> Play {
    let exercise = small(&format!(
        "meters: [(id: \"m\", name: \"M\", range: (0, 90), start: 10)],
        channels: [(id: \"radio\", name: \"The radio\", about: \"A.\", from: \"north\", to: \"west\", level: Rescue,
            answers: [(id: \"a\", by: \"G\", says: \"S.\", after: Min(4), effects: [Add(\"m\", 1)], act: Some((code: \"15\")))],
            silence: (after: Min(5), text: \"T.\", reason: \"R.\"), post: (expire: Min(30)))],
        injects: [
            (id: \"hidden\", trigger: At(Min(7)), seen_by: [\"west\"], from: \"A spy\", text: \"H.\", effects: [Add(\"m\", 2)], acts: [(code: \"15\", chair: Some(\"north\"))]),
            (id: \"shown\", trigger: At(Min(9)), from: \"A paper\", text: \"P.\", effects: [Add(\"m\", 3)], acts: [(code: \"15\", chair: Some(\"north\"))]),
        ],
        stages: [{}]",
        stage("s", "on_enter: [Add(\"m\", 5)], next: [(to: Stage(\"s\"))],", &[
            option("act", 1, "effects: [Add(\"m\", 7)], act: (code: \"15\")"),
            option("ring", 20, "effects: [Call(\"radio\")]"),
            option("letter", 20, "message: (via: \"radio\", text: \"L.\")"),
        ].join(","))
    ));
    let mut play = Play::begin(&exercise, "north", &[]);
    play.act("north act").act("north ring");
    play
}

fn said(cause: &Cause) -> &str {
    match cause {
        Cause::Known(name) => name,
        Cause::Time => "time",
        Cause::Worn => "worn",
        Cause::Hidden => "",
    }
}

#[test]
fn causes_name_what_the_chair_may_know_and_nothing_else() {
    let play = moved();
    let causes = |chair: u16| {
        let view = seen(&play, chair);
        let causes = view.meters[0].causes.iter().rev();
        causes
            .map(|(at, by, cause)| format!("{at} {by} {}", said(cause)))
            .collect::<Vec<_>>()
    };
    // Entering again is nobody's doing; who spoke on a line that one did not open is one's own affair.
    assert_eq!(
        causes(0),
        ["1 5 ", "5 1 The radio", "7 2 ", "9 3 A paper", "21 5 "]
    );
    assert_eq!(
        causes(1),
        ["1 5 ", "5 1 ", "7 2 A spy", "9 3 A paper", "21 5 "]
    );
}

#[test]
fn what_time_alone_moved_says_so() {
    let exercise = small(&format!(
        "meters: [(id: \"m\", name: \"M\", range: (0, 90), start: 50, drift: [(every: Min(20), by: -1)])],
        stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &option("act", 30, "effects: [Add(\"m\", 7)]"))
    ));
    let mut play = Play::begin(&exercise, "north", &[]);
    play.act("north act").act("north act");
    let view = seen(&play, 0);
    let causes = view.meters[0].causes.iter().rev();
    let causes: Vec<_> = causes
        .map(|(at, by, cause)| (*at, *by, said(cause)))
        .collect();
    let act = "Do act.";
    let time = "time";
    let expected = [
        (0, 7, act),
        (20, -1, time),
        (30, 7, act),
        // Told once for the decision.
        (60, -2, time),
    ];
    assert_eq!(causes, expected);
}

#[test]
fn the_tension_names_its_causes_like_the_meters() {
    let play = moved();
    let causes = |chair: u16| {
        let view = seen(&play, chair);
        view.tension
            .causes
            .iter()
            .rev()
            .map(|(at, _, cause)| format!("{at} {}", said(cause)))
            .collect::<Vec<_>>()
    };
    let (guard, north) = ("Northern guard", "North");
    let (west, show) = ("Western guard", "Show of force, of any kind");
    assert_eq!(
        causes(0),
        [
            "0 Do act.".to_owned(),
            "1 worn".into(),
            format!("5 West: {show}"),
            format!("7 {guard}: {show}"),
            "9 A paper".into()
        ]
    );
    assert_eq!(
        causes(1),
        [
            format!("0 {north}: {show}"),
            "1 worn".into(),
            format!("5 {west}: {show}"),
            format!("7 {north}: {show}"),
            format!("9 {north}: {show}")
        ]
    );
}

#[test]
fn a_letter_that_runs_out_unseen_still_looks_under_way() {
    for (tells, standing) in [
        ("", ChannelStanding::Waiting),
        ("tells_sender: [Expired]", ChannelStanding::Silent),
    ] {
        let exercise = small(&format!(
            "channels: [(id: \"wire\", name: \"W\", about: \"A.\", from: \"north\", to: \"west\", level: Desk, answers: [],
                silence: (after: Min(1), text: \"T.\", reason: \"R.\"), post: (expire: Min(30), {tells}))], stages: [{}]",
            stage("s", "next: [(to: Stage(\"s\"))],", &option("letter", 60, "message: (via: \"wire\", text: \"L.\")")),
        ));
        let mut play = Play::begin(&exercise, "north", &[]);
        play.act("north letter").tells("expired:letter");
        assert_eq!(seen(&play, 0).channels[0].standing, standing);
    }
}
