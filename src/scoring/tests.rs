//! Properties of the ledger: what must hold, whatever the formulas.

use super::*;
use crate::engine::tests::play::{Play, load_whole, option, small};
use crate::engine::{Event, Phase};
use crate::exercise::draft::{Class, Dimension, Level, Rating};
use crate::exercise::model::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Two sides that are each other's mirror, in everything that a score looks at.
fn mirror(rubric: &str) -> Exercise {
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

const RUBRIC: &str = r#"(
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

static MIRROR: LazyLock<Exercise> = LazyLock::new(|| mirror(RUBRIC));
static EVERYTHING: LazyLock<Exercise> =
    LazyLock::new(|| load_whole(include_str!("../engine/tests/everything.ron")));

/// No line at all.
const NOTHING: [i32; 0] = [];

const NORTH: ChairId = ChairId(0);
const WEST: ChairId = ChairId(1);

fn sheet(play: &Play, chair: ChairId) -> Sheet {
    Scorer::new(&play.exercise, chair).sheet(&play.events, &play.state)
}

/// The ledger of other events under the same exercise, and the end of the same play.
fn rescored(play: &Play, events: &[Event], chair: ChairId) -> Sheet {
    Scorer::new(&play.exercise, chair).sheet(events, &play.state)
}

/// The northern chair does these one after the other; the western one only watches.
fn north(script: &str) -> Play {
    let mut play = Play::begin(&MIRROR, "north west", &[]);
    for word in script.split_whitespace() {
        decide(&mut play, word);
    }
    play
}

/// One decision of the north; calls that ring in the west are picked up where they may be.
fn decide(play: &mut Play, word: &str) {
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
fn both(play: &mut Play, north: &str, west: &str) {
    let Phase::Deciding(point) = play.state.phase else {
        panic!("{:?}", play.state.phase);
    };
    let point = &play.exercise.points[point].id[..1];
    play.act(&format!("north n{point}-{north}; west w{point}-{west}"));
}

fn of(sheet: &Sheet, dimension: Dimension) -> i32 {
    sheet.of(Account::Of(dimension))
}

/// The points of all lines of a rule.
fn points(sheet: &Sheet, code: &str) -> Vec<i32> {
    let lines = sheet.lines.iter().filter(|line| line.rule.code() == code);
    lines.map(|line| line.points).collect()
}

fn random(which: bool, seats: &str, numbers: &[u16]) -> Play {
    let exercise: &Exercise = if which { &MIRROR } else { &EVERYTHING };
    let mut play = Play::begin(exercise, seats, &[]);
    play.wander(numbers);
    play
}

/// Places in the record where something may be put without tearing a decision apart.
fn gaps(events: &[Event]) -> Vec<usize> {
    let after = |(at, event): (usize, &Event)| {
        matches!(event, Event::Clock { .. } | Event::Opened { .. }).then_some(at + 1)
    };
    events.iter().enumerate().filter_map(after).collect()
}

fn numbers(most: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 1..most)
}

const LADDER: [Class; 6] = [
    Class::DeEscalation,
    Class::StatusQuo,
    Class::Posturing,
    Class::NonViolent,
    Class::Violent,
    Class::Nuclear,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_total_is_the_sum_of_lines_and_of_accounts(which: bool, numbers in numbers(30)) {
        let play = random(which, "north west", &numbers);
        for chair in [NORTH, WEST] {
            let sheet = sheet(&play, chair);
            let lines: i32 = sheet.lines.iter().map(|line| line.points).sum();
            let five = [Dimension::Escalation, Dimension::Contact, Dimension::Messages, Dimension::Reciprocity, Dimension::Objectives];
            let accounts: i32 = five.into_iter().map(|dimension| of(&sheet, dimension)).sum();
            prop_assert_eq!(sheet.total(), lines);
            prop_assert_eq!(sheet.total(), accounts + sheet.of(Account::Gate));
            prop_assert!(sheet.lines.is_sorted_by_key(|line| line.at));
        }
    }

    /// What is explored is (state, tally): step by step it must give what the whole log gives.
    #[test]
    fn a_tally_carried_from_step_to_step_gives_the_same_ledger(which: bool, numbers in numbers(30)) {
        for chair in [NORTH, WEST] {
            let exercise: &Exercise = if which { &MIRROR } else { &EVERYTHING };
            let scorer = Scorer::new(exercise, chair);
            let mut play = Play::begin(exercise, "north west", &[]);
            let mut lines = Vec::new();
            let mut tally = scorer.start(&mut |line| lines.push(line));
            scorer.step(&mut tally, 0, &play.events, &mut |line| lines.push(line));
            for number in &numbers {
                let (clock, before) = (play.state.clock, play.events.len());
                play.wander(&[*number]);
                scorer.step(&mut tally, clock, &play.events[before..], &mut |line| lines.push(line));
            }
            if play.over() {
                scorer.finish(&mut tally, &play.state, &mut |line| lines.push(line));
            }
            prop_assert_eq!(lines, sheet(&play, chair).lines);
        }
    }

    /// The same acts score the same from either chair.
    #[test]
    fn mirrored_plays_give_mirrored_ledgers(one in prop::collection::vec(0..16usize, 1..12), two in prop::collection::vec(0..16usize, 1..12)) {
        let ids: Vec<String> = MIRROR.options.iter().take(16).map(|(_, row)| row.id[3..].to_owned()).collect();
        let word = |nth: usize| if ids[nth] == "letter" { "letter:1.0".to_owned() } else { ids[nth].clone() };
        let play = |swapped: bool| {
            let mut play = Play::begin(&MIRROR, "north west", &[]);
            for (a, b) in one.iter().zip(&two) {
                let (north, west) = if swapped { (b, a) } else { (a, b) };
                if play.over() {
                    break;
                }
                both(&mut play, &word(*north), &word(*west));
                while let Some(channel) = play.state.ringing.first().copied() {
                    let to = &MIRROR.chairs[MIRROR.channels[channel].to].id;
                    let may = crate::engine::answerable(&MIRROR, &play.state, channel);
                    play.act(&format!("{to} {}", if may { "pick-up" } else { "let-ring" }));
                }
            }
            play
        };
        let (there, back) = (play(false), play(true));
        // Of two that act at once one stands first in the record; what each did is the same.
        let ledger = |play: &Play, chair| {
            let mut all: Vec<_> = sheet(play, chair).lines.iter().map(|line| (line.at, line.account, line.rule, line.points)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(ledger(&there, NORTH), ledger(&back, WEST));
        prop_assert_eq!(ledger(&there, WEST), ledger(&back, NORTH));
    }

    #[test]
    fn an_own_act_of_a_lower_class_never_lowers_escalation(which: bool, numbers in numbers(25), nth: prop::sample::Index, lower in 0..6usize) {
        let play = random(which, "north west", &numbers);
        let mut events = play.events.clone();
        let mut own: Vec<&mut Event> = events.iter_mut().filter(|event| matches!(event, Event::Acted { chair, .. } if *chair == NORTH)).collect();
        if !own.is_empty() {
            let nth = nth.index(own.len());
            if let Event::Acted { class, .. } = &mut *own[nth] && LADDER[lower] < *class {
                *class = LADDER[lower];
                let (before, after) = (sheet(&play, NORTH), rescored(&play, &events, NORTH));
                prop_assert!(of(&after, Dimension::Escalation) >= of(&before, Dimension::Escalation));
                prop_assert!(after.of(Account::Gate) >= before.of(Account::Gate));
            }
        }
    }

    /// An answer that comes earlier, the tries as they were.
    #[test]
    fn an_earlier_answer_never_lowers_contact(which: bool, numbers in numbers(25), which_answer: prop::sample::Index, to: prop::sample::Index) {
        let play = random(which, "north west", &numbers);
        let answers: Vec<usize> = play.events.iter().enumerate()
            .filter(|(_, event)| matches!(event, Event::Spoke { .. } | Event::Replied { .. })).map(|(at, _)| at).collect();
        if !answers.is_empty() {
            let from = answers[which_answer.index(answers.len())];
            let mut events = play.events.clone();
            let event = events.remove(from);
            events.insert(to.index(from + 1), event);
            for chair in [NORTH, WEST] {
                prop_assert!(of(&rescored(&play, &events, chair), Dimension::Contact) >= of(&sheet(&play, chair), Dimension::Contact));
            }
        }
    }

    /// One more channel that is tried and answered, anywhere in the record.
    #[test]
    fn one_more_answered_channel_never_lowers_contact(numbers in numbers(25), at: prop::sample::Index, which in 0..8u16) {
        let play = random(true, "north west", &numbers);
        let gaps = gaps(&play.events);
        let channel = ChannelId(which);
        if !MIRROR.channels[channel].answers.is_empty() {
            let at = gaps[at.index(gaps.len())];
            let mut events = play.events.clone();
            let more = [Event::Rang { channel }, Event::PickedUp { channel, answer: 0 }, Event::Spoke { channel, answer: 0 }];
            events.splice(at..at, more);
            for chair in [NORTH, WEST] {
                prop_assert!(of(&rescored(&play, &events, chair), Dimension::Contact) >= of(&sheet(&play, chair), Dimension::Contact));
            }
        }
    }

    /// An own act with its ultimatum, put in anywhere between decisions.
    #[test]
    fn an_added_ultimatum_never_raises_the_total(numbers in numbers(25), at: prop::sample::Index) {
        let play = random(true, "north west", &numbers);
        let gaps = gaps(&play.events);
        let at = gaps[at.index(gaps.len())];
        let (option, row) = MIRROR.options.find(|row| row.id == "nf-ultimatum").unwrap();
        let act = &row.act.as_ref().unwrap().row;
        let point = MIRROR.menus[row.menu].point;
        let acted = Event::Acted { chair: NORTH, code: act.code.clone(), manner: act.manner.clone(), class: act.class };
        let more = [
            Event::Chose { option, clauses: Default::default(), seated: true },
            acted,
            Event::Sent { option, fate: crate::engine::Fate::Intact },
            Event::Settled { point, until: 0, goal: None },
        ];
        let mut events = play.events.clone();
        // The decision that follows must still answer what the record had before it.
        let opened = match &events[at - 1] {
            Event::Opened { .. } => Some(events[at - 1].clone()),
            _ => None,
        };
        events.splice(at..at, more.into_iter().chain(opened));
        prop_assert!(rescored(&play, &events, NORTH).total() < sheet(&play, NORTH).total());
    }
}

#[test]
fn one_more_good_feature_never_lowers_messages_and_an_ultimatum_never_raises_them() {
    // Clauses of the first slot carry ever more; those of the second: none, a good one, an ultimatum.
    let messages = |a: usize, b: usize| {
        let play = north(&format!("plain letter:{a}.{b}"));
        of(&sheet(&play, NORTH), Dimension::Messages)
    };
    let share = 2000 * 50 / 100;
    for (a, percent) in [(0, 30), (1, 50), (2, 70)] {
        assert_eq!(messages(a, 0), share * percent / 100);
        assert_eq!(messages(a, 1), share * (percent + 30) / 100);
        assert_eq!(messages(a, 2), share * (percent - 50) / 100 - 300);
    }
    let floored = north("plain ultimatum");
    assert_eq!(
        points(&sheet(&floored, NORTH), "message"),
        [share * -50 / 100]
    );
    assert_eq!(points(&sheet(&floored, NORTH), "ultimatum"), [-300]);
}

#[test]
fn only_the_heaviest_gate_counts() {
    let act = |class| Event::Acted {
        chair: NORTH,
        code: "".into(),
        manner: "".into(),
        class,
    };
    let gates = |classes: &[Class], good: i16| {
        let mut play = north("end");
        play.state.slots[0] = good;
        let mut events = play.events.clone();
        events.splice(0..0, classes.iter().map(|class| act(*class)));
        let sheet = rescored(&play, &events, NORTH);
        assert_eq!(
            rescored(&play, &events, WEST).of(Account::Gate),
            if good == 0 { -5100 } else { 0 }
        );
        let lines = sheet
            .lines
            .iter()
            .filter(|line| line.account == Account::Gate);
        lines
            .map(|line| (line.rule.code(), line.points))
            .collect::<Vec<_>>()
    };
    use Class::{NonViolent, Nuclear, Violent};
    assert!(gates(&[NonViolent], 1).is_empty());
    assert_eq!(gates(&[Violent, Violent], 1), [("violent", -6000)]);
    assert_eq!(
        gates(&[Violent, Nuclear, Violent], 1),
        [("violent", -6000), ("nuclear", -3500)]
    );
    assert_eq!(gates(&[Nuclear, Violent], 0), [("nuclear", -9500)]);
    assert_eq!(gates(&[], 0), [("chief-failed", -5100)]);
    assert_eq!(gates(&[Violent], 0), [("violent", -6000)]);
}

#[test]
fn a_gate_makes_its_cap_true_whatever_else_was_done() {
    // All that can be gained together is a hundred points.
    let play = north("shoot skip end");
    let sheet = sheet(&play, NORTH);
    assert!(sheet.total() <= 10_000 - 6000);
    assert_eq!(band(&MIRROR.rubric, sheet.total()), Rating::U);
}

#[test]
fn totals_may_be_negative_and_are_not_clamped() {
    let play = north("shoot shoot shoot shoot shoot shoot end");
    let sheet = sheet(&play, NORTH);
    assert!(sheet.total() < -4000, "{}", sheet.total());
    assert_eq!(points(&sheet, "own-act").len(), 6);
    assert_eq!(points(&sheet, "violent"), [-6000]);
}

#[test]
fn resolve_counts_once_and_only_before_the_first_concession() {
    let lines = |script: &str| points(&sheet(&north(script), NORTH), "resolve-first");
    assert_eq!(lines("posture give"), [150]);
    assert_eq!(lines("posture posture give posture give"), [150]);
    assert_eq!(lines("give posture give"), NOTHING);
    assert_eq!(lines("posture plain"), NOTHING);
}

#[test]
fn a_word_is_broken_once_for_each_time_it_was_given() {
    let lines = |script: &str| points(&sheet(&north(script), NORTH), "broken-word");
    assert_eq!(lines("pointed"), NOTHING);
    assert_eq!(lines("vow pointed pointed"), [-300]);
    assert_eq!(lines("letter:2.0 pointed vow pointed"), [-300, -300]);
    assert_eq!(lines("pointed vow"), NOTHING);
}

#[test]
fn an_occasion_is_judged_once_however_often_a_path_comes_to_it() {
    let play = north("plain letter:0.0 plain letter:2.1 plain soft");
    let sheet = sheet(&play, NORTH);
    assert_eq!(points(&sheet, "message"), [300]);
    assert_eq!(points(&sheet, "conduct").len(), 1);
}

#[test]
fn a_way_round_an_occasion_is_credited_once_to_those_who_would_have_had_it() {
    let play = north("skip skip end");
    let sheet = sheet(&play, NORTH);
    // Half of M at 80 percent and half of R at 70; the other side's occasion is not ours.
    assert_eq!(points(&sheet, "credited"), [800, 525]);
    assert_eq!(points(&sheet, "message"), NOTHING);
    let late = north("plain letter:0.0 skip");
    assert_eq!(
        points(&super::tests::sheet(&late, NORTH), "credited"),
        NOTHING,
        "it was judged before"
    );
}

#[test]
fn conduct_is_restraint_a_matched_move_and_at_most_three_steps() {
    let conduct = |script: &str| {
        let play = north(script);
        points(&sheet(&play, NORTH), "conduct")
    };
    let share = 1500 * 50 / 100;
    // The other side leaves things as they are, so the second class above that is too much.
    assert_eq!(conduct("plain plain"), [share * 40 / 100]);
    assert_eq!(conduct("plain posture"), [share * 40 / 100]);
    assert_eq!(conduct("plain pointed"), NOTHING);
    assert_eq!(
        conduct("plain soft"),
        [share * (40 + 30) / 100],
        "three steps of four, no move to match"
    );
    let mut matched = Play::begin(&MIRROR, "north west", &[]);
    both(&mut matched, "plain", "soft");
    both(&mut matched, "soft", "plain");
    assert_eq!(points(&sheet(&matched, NORTH), "conduct"), [share]);
}

#[test]
fn contact_counts_the_first_answer_of_a_level_by_its_hour() {
    let levels = |script: &str| points(&sheet(&north(script), NORTH), "level");
    assert_eq!(levels("call call"), [400]);
    assert_eq!(
        levels("plain plain plain plain call"),
        [240],
        "after two hours"
    );
    assert_eq!(levels("high call"), [400, 400], "each level for itself");
    assert_eq!(levels("hollow"), NOTHING, "nothing of substance was said");
    let called = sheet(&north("call"), WEST);
    assert_eq!(
        points(&called, "level"),
        [400],
        "contact is made at both ends"
    );
}

#[test]
fn another_door_after_a_silence_counts_by_how_soon_it_was_tried() {
    let pivot = |script: &str| points(&sheet(&north(script), NORTH), "pivot");
    assert_eq!(pivot("dead dead"), NOTHING);
    assert_eq!(
        pivot("doors call"),
        [600],
        "two doors at once, though the west took each call by itself"
    );
    assert_eq!(pivot("dead call high"), [480]);
    assert_eq!(pivot("dead plain plain call"), [200]);
    assert_eq!(pivot("dead plain plain plain plain call"), [100]);
    assert_eq!(pivot("call dead dead hollow"), [480]);
}

#[test]
fn the_account_of_contact_closes_with_its_stage() {
    let filler = "plain ".repeat(16);
    let play = north(&format!("dead {filler} call high"));
    assert!(
        play.events
            .iter()
            .any(|event| matches!(event, Event::Spoke { .. }))
    );
    assert_eq!(of(&sheet(&play, NORTH), Dimension::Contact), 0);
}

#[test]
fn what_was_not_tested_counts_at_the_constant_that_the_rubric_states() {
    let play = north("end");
    let sheet = sheet(&play, NORTH);
    assert_eq!(points(&sheet, "rated"), [900]);
    assert_eq!(points(&sheet, "not-tested"), [1500 * 40 / 100 * 60 / 100]);
    assert_eq!(rating(&MIRROR, &play.state, ObjectiveId(1)), None);
}

#[test]
fn two_paths_to_one_state_may_score_differently() {
    let (soon, late) = (
        north("dead call plain plain plain end"),
        north("dead plain plain plain call end"),
    );
    assert_eq!(soon.state, late.state);
    assert!(sheet(&soon, NORTH).total() > sheet(&late, NORTH).total());
}

#[test]
fn lines_of_the_end_come_only_at_the_end() {
    let sheet = sheet(&north("plain"), NORTH);
    assert!(points(&sheet, "rated").is_empty() && points(&sheet, "not-tested").is_empty());
    assert_eq!(points(&sheet, "opening"), [2400]);
}

#[test]
fn the_tension_is_the_sum_of_what_is_left_of_each_act() {
    let rubric = &MIRROR.rubric;
    let acts = [
        (0, Class::Posturing),
        (30, Class::DeEscalation),
        (119, Class::NonViolent),
        (121, Class::Violent),
        (600, Class::Posturing),
    ];
    let felt = acts.map(|(at, class)| Felt { at, class });
    let size = |class: Class| [-4i64, 0, 2, 5, 18, 40][class as usize];
    for minute in 0..4000u32 {
        let mut thousandths = 0i64;
        let moves = felt.iter().map(|felt| {
            (
                felt.at,
                size(felt.class),
                if felt.at < 120 { 48 * 60 } else { 36 * 60 },
            )
        });
        for (at, size, lasts) in moves.chain([(0, 10, 6 * 60)]) {
            let gone = i64::from(minute) - i64::from(at);
            if (0..lasts).contains(&gone) {
                thousandths += size * 1000 * (lasts - gone) / lasts;
            }
        }
        let expected = (15 + thousandths.div_euclid(1000)).clamp(0, 100);
        assert_eq!(
            i64::from(tension(rubric, &felt, minute)),
            expected,
            "minute {minute}"
        );
    }
    assert_eq!(tension(rubric, &felt, 4000), 15);
}

#[test]
fn an_act_costs_the_area_under_what_it_does_to_the_tension() {
    let rubric = &MIRROR.rubric;
    for class in LADDER {
        let act = [Event::Acted {
            chair: NORTH,
            code: "".into(),
            manner: "".into(),
            class,
        }];
        let sheet = rescored(&north("plain"), &act, NORTH);
        let felt = [Felt { at: 0, class }];
        let hours = 0..48 * 60u32;
        let area: i64 = hours
            .map(|minute| i64::from(tension(rubric, &felt, minute) - tension(rubric, &[], minute)))
            .sum();
        let charged: i32 = points(&sheet, "own-act").iter().sum();
        // Forty tension-hours cost one percent of 3000, so one costs three quarters of a point. The
        // curve is cut to whole points and to a hundred, so the two agree to one point of tension.
        let cost = -area * 3 / (4 * 60);
        let slack = 48 * 3 / 4 + 1;
        assert!(
            (i64::from(charged) - cost).abs() <= slack,
            "{class:?}: {charged} and {cost}"
        );
    }
}

#[test]
fn the_levels_of_the_ladder_are_in_order() {
    assert!(LADDER.is_sorted());
    assert_eq!(
        Level::Public as usize,
        8,
        "a level is a bit of sixteen in the tally"
    );
}
