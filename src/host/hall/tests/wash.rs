//! The hot wash: what is released, and that nothing else is seen.

use super::super::super::look_at_all;
use super::super::super::store::tests::util::Scratch;
use super::super::super::store::verify;
use super::super::*;
use super::sessions::*;
use crate::session::view::console::Steer;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::team::{Ask, Role, TeamView};
use crate::session::view::wash::{Step, Steps};

/// What a seat sees holds nothing of a step that is not released, wherever one looks for it.
pub(super) fn shows_no_more(hall: &Hall, seated: Seated, view: &TeamView) {
    let steps = view.wash.steps;
    let world = &view.world;
    assert!(world.sheet.is_none() || steps.has(Step::Score));
    assert!(world.silences.is_empty() || steps.has(Step::Knowledge));
    let ending = world.ending.as_ref();
    assert!(ending.is_none_or(|ending| ending.history.is_empty()) || steps.has(Step::History));
    let Some(back) = hall.debrief(seated) else {
        return;
    };
    assert!(steps.any() && world.ending.is_some());
    let back = Debrief {
        cost: hall.cost(seated),
        ..Debrief::clone(&back)
    };
    holds_no_more(&back, steps);
}

fn holds_no_more(back: &Debrief, steps: Steps) {
    assert_eq!(back.steps, steps);
    let given = |step: Step, found: bool| assert!(!found || steps.has(step), "{step:?}");
    given(
        Step::Timeline,
        !back.moments.is_empty() || !back.questions.is_empty(),
    );
    given(
        Step::Knowledge,
        !back.knowledge.is_empty() || back.known_at_once > 0,
    );
    given(Step::Knowledge, !back.now.silences.is_empty());
    let recorded = back.moments.iter().any(|moment| {
        let decided = moment.decision.iter();
        let taken = decided.clone().flat_map(|decided| &decided.options);
        !moment.history.is_empty()
            || decided
                .clone()
                .any(|decided| !decided.historical.is_empty())
            || taken
                .clone()
                .any(|taken| !taken.note.is_empty() || !taken.act.is_empty())
    });
    given(
        Step::History,
        recorded || !back.sources.is_empty() || !back.cards.is_empty(),
    );
    let points = back.moments.iter().any(|moment| moment.points.is_some());
    given(Step::Score, points || back.now.sheet.is_some());
    let forecasts = !back.forecasts.is_empty() || back.brier.is_some();
    given(Step::Forecasts, forecasts || !back.calibration.is_empty());
    let room = back.room.as_ref().expect("a hosted session has a room");
    given(Step::Comparison, room.paths.is_some());
    given(Step::Objectives, !room.rated.is_empty());
    given(Step::Actions, !room.plan.is_empty());
    if let Cost::Told(costs) = &back.cost {
        given(Step::Swings, !costs.ranked.is_empty());
        let swings = costs.decisions.iter();
        given(
            Step::Swings,
            swings
                .clone()
                .any(|one| one.swing != 0 || !one.others.is_empty()),
        );
        given(Step::Exit, costs.exit.is_some() || costs.good);
        let sums = [costs.best, costs.actual, costs.choice, costs.luck];
        given(Step::Chance, sums.iter().any(|sum| *sum != 0));
        given(Step::Chance, swings.clone().any(|one| one.luck != 0));
    }
}

fn account(strength: &str, improvement: &str) -> Account {
    Account {
        story: String::new(),
        strength: strength.into(),
        improvement: improvement.into(),
    }
}

#[test]
fn each_step_is_released_by_itself_and_own_words_come_first() {
    let scratch = Scratch::new();
    let hall = std::sync::Arc::new(open(&scratch, Worlds::Parallel(2), None));
    let (ann, bo, cy) = (
        join(&hall, 0, "Ann"),
        join(&hall, 1, "Bo"),
        join(&hall, 0, "Cy"),
    );
    let eve = hall.join(&way(&hall, 0, Role::Observer), "Eve").unwrap();
    assert_eq!(
        refused(hall.steer(Steer::Show(Step::Account))),
        "not-started"
    );
    hall.steer(Steer::Resume).unwrap();
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    hall.ask(cy, Ask::Second).unwrap();
    hall.look_ahead(None);
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while hall.console(&str::to_owned).teams[0].best.is_none() {
        assert!(
            std::time::Instant::now() < limit,
            "all paths of a small exercise are found"
        );
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(
        refused(hall.steer(Steer::Show(Step::Score))),
        "account-first"
    );
    hall.steer(Steer::Wash(Some(1200))).unwrap();
    assert_eq!(refused(hall.steer(Steer::Show(Step::Account))), "step-open");
    let mut steps = Steps::NONE.with(Step::Account);
    // Each person has words of one's own, who only watches too.
    hall.ask(ann, Ask::Account(account("calm", "say who writes")))
        .unwrap();
    hall.ask(cy, Ask::Account(account("", "ring twice")))
        .unwrap();
    hall.ask(eve, Ask::Account(account("they listened", "")))
        .unwrap();
    let back = hall.debrief(ann).unwrap();
    assert_eq!(back.account.as_ref().unwrap().strength, "calm");
    let named = |back: &Debrief| {
        let words = &back.room.as_ref().unwrap().words;
        words
            .iter()
            .map(|word| word.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(named(&back), ["Ann", "Cy", "Eve"]);
    let spoken = hall.console(&str::to_owned).wash.spoken.clone();
    assert_eq!(spoken, [("Amber".into(), 3, 3), ("Birch".into(), 0, 1)]);
    let rating = Steer::Note {
        team: Some(0),
        objective: hall.detail(0).unwrap().objectives[0].0.clone(),
        rating: Some('S'),
        on: None,
        text: "They rang, late.".into(),
    };
    hall.steer(rating).unwrap();
    for step in Step::ALL.into_iter().skip(1) {
        if step == Step::Comparison {
            assert_eq!(refused(hall.steer(Steer::Show(step))), "still-playing");
            hall.steer(Steer::End).unwrap();
        }
        if step == Step::Actions {
            let words = ["Print the list", "Ann", "2026-12-01"].map(str::to_owned);
            hall.steer(Steer::Plan { team: None, words }).unwrap();
        }
        hall.steer(Steer::Show(step)).unwrap();
        steps = steps.with(step);
        let view = seen(&hall, ann);
        assert_eq!((view.wash.now, view.wash.steps), (Some(step), steps));
        for seated in [ann, cy, eve, bo] {
            shows_no_more(&hall, seated, &seen(&hall, seated));
        }
        let wall = hall.projector(&str::to_owned).wash.unwrap();
        assert_eq!((wall.now, wall.record.is_none()), (Some(step), true));
        assert!(hall.debrief(bo).is_none(), "play has not ended there");
    }
    let back = hall.debrief(cy).unwrap();
    let room = back.room.clone().unwrap();
    assert!(back.now.sheet.is_some() && !back.moments.is_empty() && room.paths.is_some());
    assert_eq!(room.rated[0].ratings[0].1, "They rang, late.");
    assert_eq!(room.plan[0].owner, "Ann");
    let Cost::Told(costs) = hall.cost(cy) else {
        panic!("every path was searched");
    };
    assert!(costs.best != 0);
    drop(hall);
    assert!(verify(&scratch.join("s")).is_whole());
    let (hall, _) = Hall::resume(&scratch.join("s"), "en").unwrap();
    let cy = hall.retake(&way(&hall, 0, Role::Member), cy.seat).unwrap();
    let again = hall.debrief(cy).unwrap();
    assert_eq!(
        (again.steps, again.account.clone()),
        (steps, back.account.clone())
    );
    assert_eq!(again.room, back.room);
    drop(hall);
    // Whoever looks back later, with no host, finds the same, and is not asked once more.
    let dir = scratch.join("s");
    let read = look_at_all(&dir).unwrap().remove(0).back(&dir, "en");
    assert!(read.account.is_some());
    let kept = read.room.unwrap();
    assert_eq!(
        (kept.words, kept.rated, kept.plan),
        (room.words, room.rated, room.plan)
    );
    assert_eq!(kept.paths.is_some(), read.finished);
}

#[test]
fn a_rating_rests_on_the_moment_it_was_given_or_on_a_decision_that_stands() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    let ann = join(&hall, 0, "Ann");
    hall.steer(Steer::Resume).unwrap();
    let rate = |on: Option<u64>| {
        let steer = Steer::Note {
            team: Some(0),
            objective: "buoy".into(),
            rating: Some('S'),
            on,
            text: "seen".into(),
        };
        hall.steer(steer).unwrap();
    };
    rate(None);
    hall.ask(ann, Ask::Propose(pick("ring", &[]))).unwrap();
    let decided = hall.detail(0).unwrap().decided;
    assert_eq!(decided.len(), 1);
    rate(Some(decided[0].n));
    rate(Some(u64::MAX));
    hall.steer(Steer::Undo(0, "slip".into())).unwrap();
    hall.ask(ann, Ask::Propose(pick("letter", &["plain"])))
        .unwrap();
    rate(None);
    while seen(&hall, ann).world.ending.is_none() {
        hall.steer(Steer::Skip(0)).unwrap();
    }
    hall.steer(Steer::Show(Step::Account)).unwrap();
    hall.steer(Steer::Show(Step::Objectives)).unwrap();
    let back = hall.debrief(ann).unwrap();
    let rated = &back.room.as_ref().unwrap().rated[0].ratings;
    let moments: Vec<_> = rated.iter().map(|(_, _, moment)| *moment).collect();
    // Before anything was decided it is the first moment; what was taken back is none.
    assert_eq!(moments, [Some(0), None, None, Some(0)]);
}

#[test]
fn the_time_of_the_hot_wash_is_the_sessions_own() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    let ann = join(&hall, 0, "Ann");
    hall.steer(Steer::Resume).unwrap();
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    hall.steer(Steer::End).unwrap();
    hall.tick(60_000);
    hall.steer(Steer::Wash(Some(600))).unwrap();
    let left = || hall.console(&str::to_owned).wash.left;
    hall.tick(60_000);
    assert_eq!(
        (left(), seen(&hall, ann).wash.minutes),
        (Some(540), Some(9))
    );
    hall.steer(Steer::Pause).unwrap();
    hall.tick(600_000);
    assert_eq!(left(), Some(540), "a pause changes nothing but wall time");
    hall.steer(Steer::Resume).unwrap();
    hall.steer(Steer::Wash(Some(60))).unwrap();
    assert_eq!(left(), Some(600), "extended from where it was to end");
    hall.tick(700_000);
    assert_eq!(left(), Some(0));
    hall.steer(Steer::Wash(Some(60))).unwrap();
    assert_eq!(left(), Some(60), "extended from now where it is over");
    hall.steer(Steer::Wash(None)).unwrap();
    assert_eq!(left(), None);
    let wall = hall.projector(&str::to_owned).wash.unwrap();
    let record = wall
        .record
        .clone()
        .expect("one team: its path is the room's");
    assert!(record.room.as_ref().unwrap().words.is_empty());
    holds_no_more(&record, Steps::NONE.with(Step::Account));
}

#[test]
fn an_action_has_words_somebody_who_answers_and_a_day_that_there_is() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    let plan = |words: [&str; 3]| {
        hall.steer(Steer::Plan {
            team: Some(0),
            words: words.map(str::to_owned),
        })
    };
    assert_eq!(refused(plan(["", "Ann", ""])), "no-words");
    assert_eq!(refused(plan(["Print the list", " ", ""])), "no-words");
    for day in ["soon", "2026-02-30", "2026-2-3", "2026-12-01T10:00"] {
        assert_eq!(
            refused(plan(["Print the list", "Ann", day])),
            "no-day",
            "{day}"
        );
    }
    plan(["Print the list", "Ann", ""]).unwrap();
    plan(["Ring twice", "Bo", "2028-02-29"]).unwrap();
    let plan = hall.console(&str::to_owned).wash.plan.clone();
    let plan: Vec<_> = plan.iter().map(|one| (&*one.team, &*one.due)).collect();
    assert_eq!(plan, [("Amber", ""), ("Amber", "2028-02-29")]);
}
