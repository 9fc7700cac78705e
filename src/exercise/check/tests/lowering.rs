//! What lowering makes of the minimal exercise.

use crate::exercise::draft::Progress;
use crate::exercise::model::*;
use crate::exercise::tests::{MINIMAL, load_text};

fn minimal() -> Exercise {
    load_text(MINIMAL).exercise.unwrap()
}

fn edited(from: &str, to: &str) -> Exercise {
    assert!(MINIMAL.contains(from), "{from}");
    let loaded = load_text(&MINIMAL.replacen(from, to, 1));
    assert!(loaded.exercise.is_some(), "{:?}", loaded.problems);
    loaded.exercise.unwrap()
}

fn option<'e>(exercise: &'e Exercise, id: &str) -> (OptionId, &'e OptionModel) {
    exercise.options.find(|option| option.id == id).unwrap()
}

fn place(exercise: &Exercise, text: TextId) -> (&str, &str) {
    let texts = &exercise.texts;
    (texts.places.get(text), texts.english.get(text))
}

#[test]
fn texts_are_found_by_names_and_lose_their_indentation() {
    let exercise = minimal();
    let (place_of, text) = place(&exercise, exercise.frame.briefing);
    assert_eq!(place_of, "briefing");
    assert!(text.starts_with("A weather buoy"), "{text}");
    assert!(text.ends_with("until noon."), "{text}");
    let (_, ring) = option(&exercise, "ring");
    assert_eq!(
        place(&exercise, ring.label),
        (
            "stages.radio.points.act.menus.north.options.ring.label",
            "Call the harbour by radio."
        )
    );
    assert_eq!(
        place(&exercise, ring.unless[0].1).0,
        "stages.radio.points.act.menus.north.options.ring.unless.0"
    );
    let (_, fetch) = option(&exercise, "fetch");
    let branch = &fetch.outcomes[0].chance.as_ref().unwrap().branches[0];
    assert_eq!(
        place(&exercise, branch.text).0,
        "stages.radio.points.act.menus.north.options.fetch.outcomes.0.chance.calm.text"
    );
    assert_eq!(place(&exercise, ring.note), ("", ""));
}

#[test]
fn hostile_text_is_harmless_in_the_model() {
    let exercise = edited("A Buoy Adrift", "A \\u{1b}[2JBuoy\\u{202e} Adrift");
    assert_eq!(place(&exercise, exercise.frame.title).1, "A Buoy Adrift");
}

#[test]
fn bits_are_made_only_where_a_condition_asks() {
    let exercise = minimal();
    let (letter, _) = option(&exercise, "letter");
    let (ring, _) = option(&exercise, "ring");
    let (fetch, _) = option(&exercise, "fetch");
    let radio = ChannelId(0);
    let kinds: Vec<BitKind> = exercise.bits.iter().map(|(_, bit)| bit.kind).collect();
    assert_eq!(kinds[0], BitKind::Flag(0));
    let mut rest = kinds[1..].to_vec();
    let wanted = [
        BitKind::Answered(radio),
        BitKind::Chose(ring),
        BitKind::Chose(fetch),
        BitKind::Message(letter, Progress::Read),
        BitKind::Chose(letter),
    ];
    for kind in wanted {
        let at = rest.iter().position(|known| *known == kind);
        rest.swap_remove(at.unwrap_or_else(|| panic!("{kind:?} is missing from {kinds:?}")));
    }
    assert_eq!(rest, []);
    assert_eq!(exercise.channels[radio].tried, None);
    assert!(exercise.options[letter].chosen.is_some());
    assert_eq!(
        exercise.options[letter]
            .message
            .as_ref()
            .unwrap()
            .progress
            .len(),
        1
    );
}

#[test]
fn a_stage_keeps_what_can_still_be_read() {
    let exercise = minimal();
    let live = |stage: &str, kind: BitKind| {
        let (bit, _) = exercise.bits.find(|bit| bit.kind == kind).unwrap();
        let (_, stage) = exercise.stages.find(|row| row.id == stage).unwrap();
        stage.live_bits.has(bit.index())
    };
    let (letter, _) = option(&exercise, "letter");
    // Endings and objectives ask at the end, so all stages remember.
    assert!(live("radio", BitKind::Flag(0)) && live("reply", BitKind::Flag(0)));
    // Asked in the second stage: needed from the first on.
    assert!(live("radio", BitKind::Chose(letter)) && live("reply", BitKind::Chose(letter)));
    let (calls, _) = exercise.slots.find(|slot| slot.id == "calls").unwrap();
    let (trust, _) = exercise.slots.find(|slot| slot.id == "trust").unwrap();
    let [radio, reply] = [0, 1].map(|stage| &exercise.stages[StageId(stage)].live_slots);
    // The counter is asked in the first stage alone; the meter is on the screen to the end.
    assert!(radio.has(calls.index()) && !reply.has(calls.index()));
    assert!(radio.has(trust.index()) && reply.has(trust.index()));
}

#[test]
fn a_message_under_way_keeps_what_its_channel_asks() {
    // The answer asks for a counter that nothing else of the second stage reads.
    let needs = r#"needs: ("duty", 3),"#;
    let exercise = edited(needs, r#"needs: ("duty", 3), when: AtMost("calls", 2),"#);
    let (calls, _) = exercise.slots.find(|slot| slot.id == "calls").unwrap();
    assert!(exercise.stages[StageId(1)].live_slots.has(calls.index()));
}

#[test]
fn conditions_and_times_are_resolved() {
    let exercise = minimal();
    assert_eq!(exercise.clock.horizon, 480);
    assert_eq!(exercise.stages[StageId(1)].not_before, 120);
    let (letter, _) = option(&exercise, "letter");
    let read = exercise.options[letter].message.as_ref().unwrap().progress[0].1;
    assert_eq!(
        exercise.stages[StageId(1)].situation[0].when,
        Cond::Bit(read)
    );
    let before = edited(r#"when: AtLeast("calls", 1)"#, "when: Before(HM(1, 30))");
    let when = &before.stages[StageId(0)].situation[1].when;
    assert_eq!(*when, Cond::Not(Box::new(Cond::Since(90))));
    let duty = edited(r#"when: AtLeast("calls", 1)"#, r#"when: AtMost("duty", 1)"#);
    let when = &duty.stages[StageId(0)].situation[1].when;
    assert_eq!(*when, Cond::Unauthorised(AuthorisationId(0), 1));
}

#[test]
fn an_open_channel_is_one_that_is_not_shut() {
    let exercise = edited(r#"when: AtLeast("calls", 1)"#, r#"when: Open("radio")"#);
    let shut = exercise.channels[ChannelId(0)].shut.unwrap();
    let when = &exercise.stages[StageId(0)].situation[1].when;
    assert_eq!(*when, Cond::Not(Box::new(Cond::Bit(shut))));
    assert!(!exercise.bits[shut].start);
    let exercise = edited(
        "        level: Rescue,\n",
        "        level: Rescue,\n        shut: true,\n",
    );
    let shut = exercise.channels[ChannelId(0)].shut.unwrap();
    assert!(exercise.bits[shut].start);
}

#[test]
fn sites_are_named_by_names() {
    let exercise = minimal();
    let mut keys: Vec<&str> = exercise
        .sites
        .iter()
        .map(|(_, site)| site.key.as_str())
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "channels.radio.post",
            "stages.radio.points.act.menus.north.options.fetch.chance.calm|swell",
            "stages.radio.points.act.menus.north.policy.letter",
            "stages.reply.points.offer.menus.west.policy.keep",
            "stages.reply.points.offer.menus.west.policy.tow|keep",
        ]
    );
}

#[test]
fn acts_belong_to_who_does_them() {
    let exercise = minimal();
    let (_, tow) = option(&exercise, "tow");
    assert_eq!(tow.act.as_ref().unwrap().chair, ChairId(1));
    let answer = &exercise.channels[ChannelId(0)].answers[0];
    assert_eq!(answer.act.as_ref().unwrap().chair, ChairId(1));
    // A reply without a channel is the other side's.
    let reply = r#"effects: [Raise("towed"), Add("trust", 2)],
                            outcomes: [(reply: (from: "A tug", text: "On our way.", act: (code: "010")))],"#;
    let exercise = edited(r#"effects: [Raise("towed"), Add("trust", 2)],"#, reply);
    let (_, tow) = option(&exercise, "tow");
    let act = tow.outcomes[0].reply.as_ref().unwrap().act.as_ref();
    assert_eq!(act.unwrap().chair, ChairId(0));
}

#[test]
fn exclusion_is_mutual() {
    let from = "label: \"Call the harbour by radio.\",";
    let exercise = edited(from, &format!("{from} excludes: [\"fetch\"],"));
    let ((ring, one), (fetch, other)) = (option(&exercise, "ring"), option(&exercise, "fetch"));
    assert_eq!(
        (&*one.excludes, &*other.excludes),
        (&[fetch][..], &[ring][..])
    );
}

#[test]
fn an_occasion_repeats_where_a_path_can_come_back() {
    // Ringing leads back to the stage whose menu is the occasion.
    let exercise = minimal();
    assert!(exercise.rubric.occasions[OccasionId(0)].repeats);
    let exercise = edited("to: Stage(\"radio\"),", "to: Stage(\"reply\"),");
    assert!(!exercise.rubric.occasions[OccasionId(0)].repeats);
    // A menu of another chair later is no second time for the first one.
    let later = "ask: \"What do you offer?\",";
    let west = format!("{later} occasion: \"opening\",");
    let text = MINIMAL
        .replace("to: Stage(\"radio\"),", "to: Stage(\"reply\"),")
        .replace(later, &west);
    let exercise = load_text(&text).exercise.unwrap();
    assert!(!exercise.rubric.occasions[OccasionId(0)].repeats);
    let text = text.replace(
        "chair: \"west\",\n                    ask: \"What do you offer?\",",
        "chair: \"north\",\n                    ask: \"What do you offer?\",",
    );
    let exercise = load_text(&text).exercise.unwrap();
    assert!(exercise.rubric.occasions[OccasionId(0)].repeats);
}

#[test]
fn an_inject_of_a_moment_is_remembered_where_its_stage_returns() {
    let inject = r#"injects: [(id: "fog", trigger: At(H(1)), from: "The sea", text: "Fog.")],
            situation: ["#;
    let exercise = edited("situation: [", inject);
    let (fog, row) = exercise.injects.find(|inject| inject.id == "fog").unwrap();
    let fired = row.fired.unwrap();
    assert_eq!(exercise.bits[fired].kind, BitKind::Fired(fog));
    assert!(exercise.stages[StageId(0)].live_bits.has(fired.index()));
    assert!(!exercise.stages[StageId(1)].live_bits.has(fired.index()));
    // The exercise's own comes by the clock alone.
    assert_eq!(exercise.injects[InjectId(0)].fired, None);
}

#[test]
fn without_a_rubric_the_default_one_scores() {
    let from = MINIMAL.find("    rubric: (").unwrap();
    let to = MINIMAL.find("    map: (").unwrap();
    let text = format!("{}{}", &MINIMAL[..from], &MINIMAL[to..]);
    let text = text.replace("occasion: \"opening\",", "");
    let loaded = load_text(&text);
    assert_eq!(loaded.problems, []);
    let exercise = loaded.exercise.unwrap();
    assert_eq!(exercise.rubric.weights.iter().sum::<i32>(), 10_000);
    assert_eq!(exercise.rubric.moves, [-4, 0, 2, 5, 18, 40]);
    assert_eq!(exercise.rubric.gates, [6000, 9500, 5100]);
}

#[test]
fn promises_are_one_by_name() {
    let exercise = minimal();
    let (_, letter) = option(&exercise, "letter");
    let (_, fetch) = option(&exercise, "fetch");
    assert_eq!(letter.slots[0].clauses[1].promises, fetch.breaks);
    assert_eq!(exercise.rubric.promises.len(), 1);
}
