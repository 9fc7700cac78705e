//! The debrief shows how things stood, and during play nothing that the seat has not seen.

use std::sync::Arc;

use super::debrief;
use crate::engine::tests::play::{MINIMAL, load_whole, option, small, stage};
use crate::exercise::model::*;
use crate::session::view::debrief::{Account, Debrief, Moment};
use crate::session::view::{Command, DecisionView, View};
use crate::session::{Body, Misfit, PICK_UP, Personal, PersonalPart, Salt, Setup, Table, view};
use crate::session::{Entry, LET_RING, redecide};
use proptest::prelude::*;

fn begun(exercise: Exercise, chairs: &[&str], draws: &[u32]) -> Table {
    let chair = |id: &&str| exercise.chairs.find(|chair| chair.id == **id).unwrap().0;
    let seated = chairs.iter().map(chair).fold(Chairs::NONE, Chairs::with);
    let mut table = Table::new(Setup {
        exercise: Arc::new(exercise),
        seated,
        seed: 7,
        draws: draws.to_vec(),
        rehearsal: !draws.is_empty(),
    });
    let began = table.begin().unwrap();
    table.accept(began, Vec::new()).unwrap();
    table
}

fn submit(table: &mut Table, chair: ChairId, command: &Command) {
    let body = table.propose(chair, command, "en").unwrap();
    let remarks = table.remarks(chair, command, "");
    table.accept(body, remarks).unwrap();
}

fn commit(id: &str, clauses: &[&str], forecasts: &[(&str, u8)]) -> Command {
    Command::Commit {
        picks: vec![(id.into(), clauses.iter().map(|one| (*one).into()).collect())],
        note: format!("why {id}"),
        forecasts: forecasts
            .iter()
            .map(|(channel, percent)| ((*channel).into(), *percent))
            .collect(),
    }
}

/// What the number makes of a decision: the first picks from there on that go together.
fn chosen(decision: &DecisionView, number: usize) -> Command {
    let open: Vec<_> = decision
        .options
        .iter()
        .filter(|option| option.number.is_some())
        .collect();
    let first = number % open.len();
    let mut picks: Vec<(String, Vec<String>)> = Vec::new();
    for option in open[first..].iter().chain(&open[..first]) {
        match option.id.as_str() {
            PICK_UP if option.label.is_empty() => return Command::PickUp,
            LET_RING if option.label.is_empty() => return Command::LetRing,
            _ => {}
        }
        let clash = picks
            .iter()
            .any(|(other, _)| option.excludes.contains(other));
        if picks.len() < decision.picks.0.max(1) && !clash {
            let slots = option.slots.iter();
            let clause = |slot: &crate::session::view::SlotView| {
                slot.clauses[number % slot.clauses.len()].id.clone()
            };
            picks.push((option.id.clone(), slots.map(clause).collect()));
        }
    }
    Command::Commit {
        picks,
        note: String::new(),
        forecasts: Vec::new(),
    }
}

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
    load_whole(include_str!("../../../engine/tests/everything.ron"))
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

fn after_play() -> Debrief {
    let mut table = begun(load_whole(MINIMAL), &["north"], &[0]);
    submit(
        &mut table,
        ChairId(0),
        &commit("ring", &[], &[("radio", 70)]),
    );
    submit(
        &mut table,
        ChairId(0),
        &commit("letter", &["courteous"], &[("radio", 90)]),
    );
    debrief(&table, ChairId(0), "en")
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

#[test]
fn a_forecast_is_settled_by_an_answer_or_by_its_hour() {
    let back = after_play();
    let told: Vec<_> = back
        .forecasts
        .iter()
        .map(|one| {
            (
                one.at,
                one.channel.as_str(),
                one.percent,
                one.came,
                one.after,
            )
        })
        .collect();
    // The letter of minute 30 is read at 60 and answered at 65: after the first one's hour.
    assert_eq!(
        told,
        [
            (0, "Harbour radio", 70, Some(false), None),
            (30, "Harbour radio", 90, Some(true), Some(35)),
        ]
    );
    assert_eq!(back.calibration, [(70, 1, 0), (90, 1, 1)]);
    assert_eq!(back.brier, Some(250), "the mean of 490 and 10");
    assert_eq!(back.now.forecasts, back.forecasts);

    let mut table = begun(load_whole(MINIMAL), &["north"], &[0]);
    submit(
        &mut table,
        ChairId(0),
        &commit("ring", &[], &[("radio", 0)]),
    );
    let open = debrief(&table, ChairId(0), "en");
    assert_eq!(open.forecasts[0].came, None);
    assert_eq!((open.calibration, open.brier), (Vec::new(), None));
    submit(&mut table, ChairId(0), &commit("ring", &[], &[]));
    submit(&mut table, ChairId(0), &commit("ring", &[], &[]));
    let settled = debrief(&table, ChairId(0), "en");
    assert_eq!(settled.forecasts[0].came, Some(false));
    assert_eq!(settled.brier, Some(0));
}

#[test]
fn an_answer_without_substance_bears_no_forecast_out() {
    let call = |hollow: &str| {
        let exercise = small(&format!(
            "channels: [(id: \"wire\", name: \"W\", about: \"A.\", from: \"north\", to: \"west\", level: Desk,
                answers: [(id: \"a\", by: \"B\", says: \"S.\", after: Min(60), {hollow})],
                silence: (after: Min(1), text: \"T.\", reason: \"R.\"))], stages: [{}]",
            stage("s", "next: [(to: Stage(\"s\"))],", &option("ring", 90, "effects: [Call(\"wire\")]")),
        ));
        let mut table = begun(exercise, &["north"], &[]);
        submit(
            &mut table,
            ChairId(0),
            &commit("ring", &[], &[("wire", 40)]),
        );
        let forecast = debrief(&table, ChairId(0), "en").forecasts.remove(0);
        (forecast.came, forecast.after, forecast.received)
    };
    let answered = (Some(true), Some(60), None);
    assert_eq!(call(""), answered, "the last minute counts");
    assert_eq!(call("hollow: true"), (Some(false), None, Some(60)));
}

#[test]
fn forecasts_about_nothing_are_refused() {
    let table = begun(load_whole(MINIMAL), &["north"], &[]);
    let refused = |command: Command| table.propose(ChairId(0), &command, "en").unwrap_err().code;
    let ring = |forecasts: &[(&str, u8)]| commit("ring", &[], forecasts);
    assert_eq!(refused(ring(&[("radio", 101)])), "forecast-percent");
    assert_eq!(refused(ring(&[("phone", 50)])), "forecast-channel");
    assert_eq!(
        refused(ring(&[("radio", 50), ("radio", 60)])),
        "forecast-twice"
    );
    assert_eq!(
        refused(commit("fetch", &[], &[("radio", 50)])),
        "forecast-channel"
    );
    assert!(
        table
            .propose(ChairId(0), &ring(&[("radio", 100)]), "en")
            .is_ok()
    );
    let now = view(&table.seen(ChairId(0), "en"));
    let rings: Vec<_> = now
        .decision
        .unwrap()
        .options
        .into_iter()
        .map(|one| one.rings.len())
        .collect();
    assert_eq!(rings, [1, 1, 0], "ring, letter, fetch");
}

#[test]
fn remarks_that_mean_nothing_are_passed_over() {
    let mut table = begun(load_whole(MINIMAL), &["north"], &[]);
    let command = commit("ring", &[], &[("radio", 50)]);
    let body = table.propose(ChairId(0), &command, "en").unwrap();
    let good = table.remarks(ChairId(0), &command, "");
    let mut remarks = good.clone();
    for (by, about, text) in [
        ("moon", "radio", "50"),
        ("north", "phone", "50"),
        ("north", "radio", "500"),
    ] {
        let mut bad = good.last().unwrap().clone();
        (bad.by, bad.about, bad.text) = (by.into(), about.into(), text.into());
        remarks.push(bad);
    }
    table.accept(body, remarks).unwrap();
    assert_eq!(debrief(&table, ChairId(0), "en").forecasts.len(), 1);
}

/// A table of two chairs over one radio that answers, and one wire that does not.
fn two_sides() -> Debrief {
    let letter = |id: &str| {
        option(
            id,
            30,
            &format!("message: (via: \"wire\", text: \"{id}.\", garbled: \"{id} garbled.\")"),
        )
    };
    let exercise = small(&format!(
        "facts: [(id: \"tide\", text: \"The tide.\", known_by: [\"north\", \"west\"]), (id: \"oil\", text: \"The oil.\", known_by: [\"west\"]),
            (id: \"log\", text: \"The other side's log.\"), (id: \"berth\", text: \"There is a berth.\")],
        channels: [
            (id: \"radio\", name: \"Radio\", about: \"A.\", from: \"north\", to: \"west\", level: Rescue,
                answers: [(id: \"a\", by: \"Guard\", says: \"Here.\", after: Min(4), effects: [Tell(\"north\", \"berth\")])], silence: (after: Min(5), text: \"T.\", reason: \"R.\")),
            (id: \"wire\", name: \"Wire\", about: \"A.\", from: \"north\", to: \"west\", level: Desk, answers: [],
                silence: (after: Min(5), text: \"Nobody.\", reason: \"Asleep.\"), post: (deliver: Min(9), expire: H(9), weights: (1, 1, 1))),
        ],
        injects: [(id: \"spy\", trigger: At(Min(7)), seen_by: [\"west\"], from: \"Spy\", text: \"Seen.\")],
        stages: [{}]",
        stage("s", "next: [(to: Stage(\"s\"))],", &[
            option("call", 20, "effects: [Call(\"radio\"), Tell(\"north\", \"oil\"), Tell(\"west\", \"log\")]"),
            option("ring", 20, "effects: [Call(\"wire\")]"),
            letter("plain"),
            letter("torn"),
            option("leave", 600, "to: End"),
        ].join(","))
    ));
    let mut table = begun(exercise, &["north"], &[0, 1]);
    for id in ["call", "ring", "plain", "torn", "call", "leave"] {
        submit(&mut table, ChairId(0), &commit(id, &[], &[]));
    }
    debrief(&table, ChairId(0), "en")
}

#[test]
fn what_divided_the_sides_is_told_and_what_they_share_is_counted() {
    let back = two_sides();
    let told: Vec<String> = back
        .knowledge
        .iter()
        .map(|row| {
            let minute = |at: Option<u32>| at.map_or("-".to_owned(), |at| at.to_string());
            format!("{} {} {}", minute(row.own), minute(row.other), row.text)
        })
        .collect();
    assert_eq!(
        told,
        [
            "- 7 **Spy:** Seen.",
            "25 20 **Wire:** Nobody.",
            "40 49 **Wire:** Do plain.",
            "70 - **Wire:** Do torn.",
            "- 79 **Northern guard, Wire:** torn garbled.",
        ]
    );
    // The tide, the oil, one's own log, the two answers, and what the first of them told.
    assert_eq!(back.known_at_once, 6);
}

#[test]
fn a_result_is_no_knowledge_and_a_public_word_is_heard_by_all() {
    let exercise = small(&format!(
        "facts: [], channels: [], stages: [{}]",
        stage(
            "s",
            "next: [(to: Stage(\"s\"))],",
            &[
                option(
                    "tell",
                    20,
                    "message: (text: \"We regret it.\"), outcomes: [(text: \"The wires run it.\")]"
                ),
                option("leave", 600, "to: End"),
            ]
            .join(",")
        )
    ));
    let mut table = begun(exercise, &["north"], &[]);
    for id in ["tell", "leave"] {
        submit(&mut table, ChairId(0), &commit(id, &[], &[]));
    }
    let back = debrief(&table, ChairId(0), "en");
    assert_eq!((back.knowledge, back.known_at_once), (Vec::new(), 1));
    let first = back.moments[0].decision.as_ref().unwrap();
    assert_eq!(first.came, ["The wires run it."]);
}

#[test]
fn an_account_may_be_given_at_any_time_and_again() {
    let account = |story: &str| Account {
        story: story.into(),
        strength: "We asked.".into(),
        improvement: String::new(),
    };
    let north = ChairId(0);
    let mut table = begun(load_whole(MINIMAL), &["north"], &[]);
    submit(&mut table, north, &Command::Account(account("It rings.")));
    assert_eq!(
        debrief(&table, north, "en").account,
        Some(account("It rings."))
    );
    assert_eq!(table.commits(), 0);
    submit(&mut table, north, &commit("fetch", &[], &[]));
    assert!(table.ending().is_some());
    let before = (table.state().clone(), table.events().to_vec());
    submit(&mut table, north, &Command::Account(account("It rang.")));
    assert_eq!(before, (table.state().clone(), table.events().to_vec()));
    let back = debrief(&table, north, "en");
    assert_eq!(back.account, Some(account("It rang.")));
    assert_eq!(debrief(&table, ChairId(1), "en").account, None);

    let entry = |(n, recorded): (usize, &crate::session::Recorded)| Entry {
        n: n as u64,
        body: recorded.body.clone(),
        personal: match recorded.remarks.is_empty() {
            true => PersonalPart::Absent,
            false => PersonalPart::Attached(Personal {
                salt: Salt([3; 16]),
                remarks: recorded.remarks.clone(),
            }),
        },
    };
    let entries: Vec<Entry<Body>> = table.record().iter().enumerate().map(entry).collect();
    let again = Table::replay(table.setup().clone(), &entries).unwrap();
    assert_eq!(debrief(&again, north, "en"), back);
    redecide(table.setup().clone(), &entries).unwrap();

    submit(&mut table, north, &Command::Account(Account::default()));
    assert_eq!(
        debrief(&table, north, "en").account,
        None,
        "an empty one takes it back"
    );
    let nobody = Body::Noted { chair: ChairId(9) };
    assert_eq!(table.accept(nobody, Vec::new()), Err(Misfit::Unknown));
    let mut fresh = Table::new(table.setup().clone());
    let early = fresh.accept(Body::Noted { chair: north }, Vec::new());
    assert_eq!(early, Err(Misfit::NotBegun));
}
