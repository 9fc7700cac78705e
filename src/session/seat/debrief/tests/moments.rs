//! Moments are the views of then, with what was taken and what came of it.

use super::play::*;

use crate::engine::tests::play::{MINIMAL, load_whole};
use crate::exercise::model::*;
use crate::session::seat::debrief::debrief;
use crate::session::view::View;
use crate::session::view::debrief::Moment;
use crate::session::{Body, view};
use proptest::prelude::*;

/// How a view shows what a moment keeps of it.
fn standing(view: &View) -> Moment {
    Moment {
        at: view.elapsed,
        clocks: view.clocks.clone(),
        stage: view.stage.clone().filter(|_| view.ending.is_none()),
        meters: view.meters.clone(),
        tension: view.tension.clone(),
        ..Moment::default()
    }
}

fn bare(moment: &Moment) -> Moment {
    Moment {
        at: moment.at,
        clocks: moment.clocks.clone(),
        stage: moment.stage.clone(),
        meters: moment.meters.clone(),
        tension: moment.tension.clone(),
        ..Moment::default()
    }
}

fn everything() -> Exercise {
    load_whole(include_str!("../../../../engine/tests/everything.ron"))
}

/// What one chair has seen: a rendering of each view, and each view at which it decided.
#[derive(Default)]
struct Watched {
    shown: String,
    decided: Vec<View>,
}

/// The first text of the exercise that the debrief tells and no view has shown.
fn leak(exercise: &Exercise, told: &str, shown: &str) -> Option<String> {
    let holds = |whole: &str, text: &str| {
        // `N-role` begins `N-role-briefing`: a text is there where nothing goes on.
        let mut found = whole.match_indices(text);
        found.any(|(at, _)| !whole[at + text.len()..].starts_with('-'))
    };
    let mut texts = exercise.texts.english.iter().map(|(_, text)| text);
    let leak = texts.find(|text| !text.is_empty() && holds(told, text) && !holds(shown, text));
    leak.map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn moments_are_the_views_of_then_and_nothing_leaks(
        seats in 0..3_usize,
        draws in prop::collection::vec(0..3_u32, 0..12),
        numbers in prop::collection::vec(any::<u16>(), 0..30),
    ) {
        let chairs: &[&str] = [&["north"][..], &["west"], &["north", "west"]][seats];
        let mut table = begun(everything(), chairs, &draws);
        let seated: Vec<ChairId> = table.setup().seated.iter().collect();
        let mut watched: Vec<Watched> = seated.iter().map(|_| Watched::default()).collect();
        for number in numbers.iter().map(|number| usize::from(*number)).chain([0]) {
            for (chair, watched) in seated.iter().zip(&mut watched) {
                let now = view(&table.seen(*chair, "en"));
                watched.shown += &format!("{now:?}");
                let back = debrief(&table, *chair, "en");
                prop_assert_eq!(&*back.now, &now);
                prop_assert_eq!(back.finished, now.ending.is_some());
                let stood: Vec<Moment> = watched.decided.iter().chain([&now]).map(standing).collect();
                let sealed = table.ending().is_none() && !table.due().has(*chair)
                    && matches!(table.record().last().unwrap().body, Body::Sealed { .. });
                let kept: Vec<Moment> = back.moments.iter().map(bare).collect();
                // A sealed move is not yet a step of the path; the world stands as it did before it.
                prop_assert_eq!(kept.len() + usize::from(sealed), stood.len());
                prop_assert_eq!(&kept[..], &stood[..kept.len()]);
                if !back.finished {
                    let leak = leak(table.exercise(), &format!("{back:?}"), &watched.shown);
                    prop_assert_eq!(leak, None);
                    let without = (back.knowledge, back.questions, back.cards, back.disputes, back.sources);
                    prop_assert_eq!(without, Default::default());
                    for moment in &back.moments {
                        prop_assert_eq!((moment.points, moment.history.as_str()), (None, ""));
                        prop_assert!(moment.sources.is_empty());
                        let taken = moment.decision.iter().flat_map(|decided| &decided.options);
                        for taken in taken {
                            prop_assert!(taken.note.is_empty() && taken.act.is_empty());
                            prop_assert!(taken.class.is_empty() && taken.sources.is_empty());
                        }
                    }
                }
            }
            let due = table.due();
            let Some(at) = seated.iter().position(|chair| due.has(*chair)) else { break };
            let now = view(&table.seen(seated[at], "en"));
            let command = chosen(now.decision.as_ref().unwrap(), number);
            submit(&mut table, seated[at], &command);
            watched[at].decided.push(now);
        }
    }

    #[test]
    fn the_points_of_all_moments_and_the_opening_are_the_total(numbers in prop::collection::vec(any::<u16>(), 12)) {
        let mut table = begun(load_whole(MINIMAL), &["north"], &[]);
        let north = ChairId(0);
        for number in numbers {
            let now = view(&table.seen(north, "en"));
            let Some(decision) = &now.decision else { break };
            submit(&mut table, north, &chosen(decision, usize::from(number)));
        }
        let back = debrief(&table, north, "en");
        prop_assert!(back.finished);
        let sheet = back.now.sheet.as_ref().unwrap();
        let opening: i32 = sheet.ledger.iter().filter(|line| line.rule == "opening").map(|line| line.points).sum();
        let charged: i32 = back.moments.iter().map(|moment| moment.points.unwrap()).sum();
        prop_assert_eq!(opening + charged, sheet.total);
    }
}

#[test]
fn a_decision_is_told_with_its_note_its_history_and_what_came() {
    let back = after_play();
    assert!(back.finished);
    let [ring, letter, end] = back.moments.as_slice() else {
        panic!("{:?}", back.moments)
    };
    let rang = ring.decision.as_ref().unwrap();
    assert_eq!(
        (rang.ask.as_str(), rang.note.as_str()),
        ("What do you do?", "why ring")
    );
    assert_eq!(rang.historical, ["Send a letter by the harbour's wire."]);
    assert_eq!(rang.came, ["**Harbour radio:** Static."]);
    let wrote = letter.decision.as_ref().unwrap();
    let taken = &wrote.options[0];
    assert_eq!(
        taken.letter,
        [
            "To the watch officer.",
            "With our regrets, our buoy is in your water."
        ]
    );
    assert_eq!(taken.note, "Paper may travel where a voice may not.");
    assert!(
        taken.act.ends_with("(010)") && taken.class == "status-quo",
        "{taken:?}"
    );
    assert_eq!(taken.sources[0].id, "manual");
    assert_eq!(wrote.came, ["**Watch officer, Harbour radio:** Go ahead."]);
    assert!(end.decision.is_none() && end.stage.is_none() && end.points.is_some());
    assert_eq!(
        back.questions,
        [(
            "The radio".to_owned(),
            vec!["Why did the radio stay silent?".to_owned()]
        )]
    );
}
