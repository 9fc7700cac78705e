//! What holds on every path: replay, refusals, forgetting, totality.

use super::play::*;
use crate::engine::*;
use crate::exercise::draft::Class;
use crate::exercise::model::*;
use proptest::prelude::*;
use smallvec::SmallVec;
use std::sync::LazyLock;

/// A little of everything: two chairs that decide at once, calls, letters, chance, loops, drift,
/// thresholds, injects of every kind, a policy for either chair.
pub(crate) const EVERYTHING: &str = include_str!("everything.ron");

static EXERCISES: LazyLock<Vec<Exercise>> =
    LazyLock::new(|| vec![load_whole(MINIMAL), load_whole(EVERYTHING)]);

fn begun(which: usize, seats: u8, draws: &[usize]) -> Play {
    let seats = ["north", "west", "north west"][usize::from(seats) % 3];
    Play::begin(&EXERCISES[which % EXERCISES.len()], seats, draws)
}

fn number() -> impl Strategy<Value = u16> {
    // Mostly in range, now and then just beyond or absurd.
    prop_oneof![8 => 0..8u16, 2 => 8..70u16, 1 => Just(u16::MAX)]
}

fn a_move() -> impl Strategy<Value = Move> {
    let clauses = prop::collection::vec(any::<u8>().prop_map(|byte| byte % 4), 0..4);
    let pick = (number(), clauses).prop_map(|(option, clauses)| Pick {
        option: OptionId(option),
        clauses: SmallVec::from_vec(clauses),
    });
    prop_oneof![
        4 => prop::collection::vec(pick, 0..4).prop_map(|picks| Move::Picks(SmallVec::from_vec(picks))),
        1 => Just(Move::PickUp),
        1 => Just(Move::LetRing),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let chair = prop_oneof![6 => 0..2u16, 1 => Just(32u16), 1 => any::<u16>()];
    prop::collection::vec((chair.prop_map(ChairId), a_move()), 0..4).prop_map(|moves| Action {
        moves: SmallVec::from_vec(moves),
    })
}

fn event() -> impl Strategy<Value = Event> {
    let minute = prop_oneof![4 => 0..700u32, 1 => any::<u32>()];
    let fate = prop_oneof![Just(Fate::Intact), Just(Fate::Garbled), Just(Fate::Lost)];
    (
        0..29u8,
        number(),
        number(),
        minute,
        fate,
        any::<bool>(),
        any::<i16>(),
    )
        .prop_map(|(kind, a, b, minute, fate, yes, value)| {
            let (option, channel, branch) = (OptionId(a), ChannelId(a), yes.then_some(b));
            let answer = u8::try_from(b).unwrap_or(u8::MAX);
            let goal = if yes {
                Goal::Stage(StageId(b))
            } else {
                Goal::End
            };
            match kind {
                0 => Event::Left {
                    to: yes.then_some(StageId(a)),
                    credit: Some(CreditId(b)),
                },
                1 => Event::Clock { to: minute },
                2 => Event::Entered { stage: StageId(a) },
                3 => Event::Opened { point: PointId(a) },
                4 => Event::Chose {
                    option,
                    clauses: SmallVec::from_elem(answer, usize::from(yes)),
                    seated: yes,
                },
                5 => Event::Drew {
                    site: SiteId(a),
                    index: b,
                },
                6 => Event::Came {
                    option,
                    outcome: b,
                    branch,
                },
                7 => Event::Set {
                    slot: SlotId(a),
                    to: value,
                },
                8 => Event::Raised { bit: BitId(a) },
                9 => Event::Lowered { bit: BitId(a) },
                10 => Event::Termed { term: TermId(a) },
                11 => Event::Acted {
                    chair: ChairId(a),
                    code: "x".into(),
                    manner: "".into(),
                    class: Class::Violent,
                },
                12 => Event::Told {
                    chair: ChairId(a),
                    fact: FactId(b),
                },
                13 => Event::Settled {
                    point: PointId(a),
                    until: minute,
                    goal: Some(goal),
                },
                14 => Event::Rang { channel },
                15 => Event::PickedUp { channel, answer },
                16 => Event::LetRing { channel },
                17 => Event::Spoke { channel, answer },
                18 => Event::FellSilent { channel },
                19 => Event::Sent { option, fate },
                20 => Event::Carried { option, fate },
                21 => Event::Delivered { option, fate },
                22 => Event::WasRead { option },
                23 => Event::WillReply { option, answer },
                24 => Event::Replied { option, answer },
                25 => Event::Expired { option },
                26 => Event::Shut {
                    channel,
                    until: minute,
                },
                27 => Event::Reopened { channel },
                _ => match yes {
                    true => Event::Fired {
                        inject: InjectId(a),
                        branch,
                    },
                    false => Event::Turned { goal },
                },
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// `Play` replays every step itself.
    #[test]
    fn every_path_replays_and_comes_to_rest(
        which in 0..2usize, seats in 0..3u8,
        draws in prop::collection::vec(0..4usize, 0..20),
        numbers in prop::collection::vec(any::<u16>(), 1..60),
    ) {
        let mut play = begun(which, seats, &draws);
        play.wander(&numbers);
        let mut state = State::start(&play.exercise);
        play.events.iter().for_each(|event| apply(&play.exercise, &mut state, event));
        prop_assert_eq!(state, play.state);
    }

    /// Refusals leave no trace (`Play::take` looks), and no action makes the engine panic.
    #[test]
    fn no_action_breaks_anything(
        which in 0..2usize, seats in 0..3u8,
        numbers in prop::collection::vec(any::<u16>(), 0..12),
        actions in prop::collection::vec(action(), 1..40),
    ) {
        let mut play = begun(which, seats, &[]);
        play.wander(&numbers);
        for action in &actions {
            let due = waiting(&play.exercise, &play.state, play.seated);
            if play.take(action).is_ok() {
                let chairs: Vec<ChairId> = action.moves.iter().map(|(chair, _)| *chair).collect();
                prop_assert!(due.iter().all(|chair| chairs.contains(&chair)) && chairs.len() == due.iter().count());
            }
        }
    }

    /// Events that no engine made change nothing they could break, and whoever folds them survives.
    #[test]
    fn foreign_events_are_survived(
        which in 0..2usize,
        events in prop::collection::vec(event(), 1..60),
        numbers in prop::collection::vec(any::<u16>(), 0..6),
    ) {
        let exercise = &EXERCISES[which];
        let mut state = State::start(exercise);
        for event in &events {
            let before = state.clone();
            apply(exercise, &mut state, event);
            if !fits(exercise, event) {
                prop_assert_eq!(&before, &state);
                prop_assert!(learned(exercise, event).is_empty());
            }
            learned(exercise, event);
        }
        for id in exercise.authorisations.keys() {
            held(exercise, id, &events);
        }
        // Whatever they made of the state, the next decision comes to rest or is refused.
        let choices = Choices::new(exercise);
        let seated = Chairs::only(ChairId(0)).with(ChairId(1));
        let (mut draw, mut out) = (Seeded::new(1), Vec::new());
        for number in numbers {
            let mut action = Action::default();
            for chair in waiting(exercise, &state, seated).iter() {
                let all = moves(exercise, &choices, &state, chair);
                if let Some(one) = all.get(usize::from(number) % all.len().max(1)) {
                    action.moves.push((chair, one.clone()));
                }
            }
            if let Ok(next) = decide(exercise, seated, &state, &action, &mut draw, &mut out) {
                state = next;
            }
        }
    }

    /// Every move that is listed is taken, and no two listed ones are the same.
    #[test]
    fn listed_moves_are_taken(
        which in 0..2usize, seats in 0..3u8, numbers in prop::collection::vec(any::<u16>(), 0..20),
    ) {
        let mut play = begun(which, seats, &[]);
        play.wander(&numbers);
        let due = waiting(&play.exercise, &play.state, play.seated);
        if due.iter().count() == 1 {
            let choices = Choices::new(&play.exercise);
            for chair in due.iter() {
                let all = moves(&play.exercise, &choices, &play.state, chair);
                for (nth, one) in all.iter().enumerate() {
                    prop_assert!(!all[..nth].contains(one));
                    prop_assert_eq!(play.clone().take(&Action::of(chair, one.clone())), Ok(()));
                }
            }
        }
    }
}

#[test]
fn what_nothing_reads_any_more_is_forgotten() {
    let exercise = small(&format!(
        "flags: [\"f\", \"late\"], counters: [(id: \"c\", range: (0, 9)), (id: \"kept\", range: (0, 9))],
        channels: [(id: \"radio\", name: \"R\", about: \"R.\", from: \"north\", to: \"west\", level: Rescue,
            answers: [(id: \"a\", by: \"G\", says: \"S.\")], silence: (after: Min(2), text: \"T.\", reason: \"R.\"))],
        stages: [{}, {}, {}]",
        stage(
            "one",
            "next: [(to: Stage(\"two\"))],",
            &[
                option("plain", 10, ""),
                option("busy", 10, "effects: [Raise(\"f\"), Add(\"c\", 4), Call(\"radio\")]"),
                option("late", 10, "effects: [Raise(\"late\")]"),
                option("kept", 10, "effects: [Add(\"kept\", 1)]"),
            ]
            .join(",")
        ),
        stage(
            "two",
            "situation: [(when: Any([Is(\"f\"), AtLeast(\"c\", 2), Answered(\"radio\"), Chose(\"one\", \"busy\")]), text: \"Then.\")],
             next: [(to: Stage(\"three\"))],"
                .replace("situation: [", "questions: [], positions: [], situation: [")
                .as_str(),
            &option("on", 10, "")
        )
        .replacen("situation: [(text: \"It is two.\")], ", "", 1),
        stage(
            "three",
            "next: [(when: Is(\"late\"), to: End), (when: AtLeast(\"kept\", 1), to: End), (to: End)],",
            &option("end", 10, "")
        ),
    ));
    let path = |first: &str| {
        let mut play = Play::begin(&exercise, "north", &[]);
        let second = play
            .act(&format!("north {first}"))
            .is("two/act @10")
            .state
            .clone();
        (
            second,
            play.act("north on").is("three/act @20").state.clone(),
        )
    };
    let (plain, busy, late, kept) = (path("plain"), path("busy"), path("late"), path("kept"));
    assert_ne!(plain.0, busy.0, "the second stage reads it");
    assert_eq!(plain.1, busy.1, "the third does not");
    assert_ne!(plain.1, late.1);
    assert_ne!(plain.1, kept.1);
}

#[test]
fn what_is_under_way_is_the_same_in_whatever_order_it_set_out() {
    let call = |channel: &str| option(channel, 1, &format!("effects: [Call(\"{channel}\")]"));
    let channel = |id: &str, minutes: u32| {
        format!(
            "(id: \"{id}\", name: \"R\", about: \"R.\", from: \"north\", to: \"west\", level: Rescue,
            answers: [(id: \"a\", after: Min({minutes}), by: \"G\", says: \"S.\")], silence: (after: Min(2), text: \"T.\", reason: \"R.\"))"
        )
    };
    let exercise = small(&format!(
        "channels: [{}, {}], stages: [(id: \"s\", title: \"S\", points: [(id: \"act\", menus: [
            (chair: \"north\", ask: \"?\", pick: (most: 2, free: 2), options: [{}, {}, {}, {}])])], next: [(to: Stage(\"s\"))])]",
        channel("a", 30),
        channel("b", 30),
        call("a"),
        call("b"),
        option("ba", 1, "effects: [Call(\"b\"), Call(\"a\")]"),
        option("wait", 60, ""),
    ));
    let mut one = Play::begin(&exercise, "north", &[]);
    let mut two = one.clone();
    one.act("north a+b");
    two.act("north ba");
    assert_eq!(one.state, two.state);
    one.act("north wait").tells("@30 spoke:a.0 spoke:b.0");
}

#[test]
fn wordings_of_equal_effect_are_listed_once() {
    let clause = |id: &str, fields: &str| {
        format!("(id: \"{id}\", label: \"{id}\", text: \"{id}.\", {fields})")
    };
    let slots = format!(
        "message: (text: \"M.\", features: [FactsFirst]), slots: [
            (id: \"x\", name: \"X\", clauses: [{}, {}, {}]), (id: \"y\", name: \"Y\", clauses: [{}, {}])]",
        clause("concern", "features: [Concern]"),
        clause("ask", "features: [OneAsk]"),
        clause("facts", "features: [FactsFirst]"),
        clause("none", ""),
        clause("too", "features: [Concern]"),
    );
    let exercise = small(&format!(
        "stages: [{}]",
        stage("s", "next: [(to: End)],", &option("letter", 1, &slots))
    ));
    let letter = OptionId(0);
    let wordings: Vec<Vec<u8>> = Choices::new(&exercise)
        .wordings(letter)
        .iter()
        .map(|wording| wording.clauses.to_vec())
        .collect();
    // A feature counts once: concern twice is concern, an ask with concern is more. Facts that the
    // message states already add nothing.
    for kept in [vec![0, 0], vec![1, 0], vec![1, 1], vec![2, 0]] {
        assert!(wordings.contains(&kept), "{kept:?} of {wordings:?}");
    }
    assert!(!wordings.contains(&vec![0, 1]), "as 0, 0: {wordings:?}");
}
