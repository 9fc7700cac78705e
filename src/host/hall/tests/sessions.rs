//! What facilitator and teams do, step by step, on a real disk.

use std::sync::Arc;

use super::super::super::store::tests::util::Scratch;
use super::super::super::store::verify;
use super::super::super::{HallProblem, Loaded, load, look_at_all};
use super::super::*;
use crate::session::view::Command;
use crate::session::view::console::{Device, Steer};
use crate::session::view::team::{Ask, Role, TeamView};

const MINIMAL: &str = include_str!("../../../../tests/data/exercises/minimal/exercise.ron");

pub(super) fn minimal() -> Arc<Loaded> {
    let read = |_: &str| Ok(MINIMAL.as_bytes().to_vec());
    Arc::new(load("exercise.ron", &read))
}

fn plan(scratch: &Scratch, worlds: Worlds, limit: Option<u32>) -> Plan {
    Plan {
        worlds,
        chair: None,
        limit,
        seed: 7,
        dir: Some(scratch.join("s")),
        language: "en".to_owned(),
    }
}

pub(in crate::host) fn open(scratch: &Scratch, worlds: Worlds, limit: Option<u32>) -> Hall {
    Hall::open(&minimal(), &plan(scratch, worlds, limit)).unwrap()
}

pub(in crate::host) fn way(hall: &Hall, team: usize, role: Role) -> Way {
    let ways = hall.ways();
    let found = ways
        .into_iter()
        .find(|way| way.team == Some(team) && way.role == role);
    found.unwrap()
}

pub(in crate::host) fn join(hall: &Hall, team: usize, name: &str) -> Seated {
    hall.join(&way(hall, team, Role::Member), name).unwrap()
}

pub(in crate::host) fn pick(option: &str, clauses: &[&str]) -> Command {
    let clauses = clauses.iter().map(|clause| (*clause).to_owned()).collect();
    Command::Commit {
        picks: vec![(option.to_owned(), clauses)],
        note: String::new(),
        forecasts: Vec::new(),
    }
}

pub(in crate::host) fn seen(hall: &Hall, seated: Seated) -> TeamView {
    hall.team_view(seated).unwrap()
}

pub(super) fn refused(done: Result<(), HallProblem>) -> String {
    match done {
        Err(HallProblem::Refused(refused)) => refused.code,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

#[test]
fn two_teams_play_their_own_worlds_and_a_new_program_goes_on() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(2), None);
    let (ann, bo, cy) = (
        join(&hall, 0, "Ann"),
        join(&hall, 0, "Bo"),
        join(&hall, 1, "Cy"),
    );
    assert_eq!(
        refused(hall.ask(ann, Ask::Propose(pick("ring", &[])))),
        "not-started"
    );
    hall.steer(Steer::Resume).unwrap();
    hall.ask(ann, Ask::Propose(pick("ring", &[]))).unwrap();
    assert_eq!(seen(&hall, bo).ballot.proposal.as_ref().unwrap().by, "Ann");
    assert_eq!(seen(&hall, bo).world.commits, 0);
    hall.ask(bo, Ask::Second).unwrap();
    assert_eq!(seen(&hall, ann).world.commits, 1);
    assert_eq!(
        seen(&hall, cy).world.commits,
        0,
        "the other world stands still"
    );
    hall.ask(cy, Ask::Propose(pick("letter", &["plain"])))
        .unwrap();
    assert_eq!(
        seen(&hall, cy).world.commits,
        1,
        "who is alone needs no second key"
    );
    hall.steer(Steer::Message(None, "ten minutes".into()))
        .unwrap();
    let codes: Vec<String> = hall.ways().into_iter().map(|way| way.code).collect();
    let before = seen(&hall, ann);
    drop(hall);

    let (hall, repairs) = Hall::resume(&scratch.join("s"), "en").unwrap();
    assert!(repairs.is_empty());
    let again: Vec<String> = hall.ways().into_iter().map(|way| way.code).collect();
    assert_eq!(again, codes);
    let kept = hall.kept_seats(&way(&hall, 0, Role::Member));
    let kept: Vec<(&str, bool)> = kept
        .iter()
        .map(|person| (&*person.name, person.here))
        .collect();
    assert_eq!(kept, [("Ann", false), ("Bo", false)]);
    let ann = hall.retake(&way(&hall, 0, Role::Member), 1).unwrap();
    let after = seen(&hall, ann);
    assert_eq!(
        (&after.world, &after.messages),
        (&before.world, &before.messages)
    );
    assert_eq!(refused(hall.ask(ann, Ask::Unvote)), "paused");
    assert!(verify(hall.dir()).is_whole());
}

#[test]
fn one_world_waits_for_both_chairs_and_a_slow_one_falls_back() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Opposed, Some(60));
    let (north, west) = (join(&hall, 0, "Ann"), join(&hall, 1, "Wen"));
    hall.steer(Steer::Resume).unwrap();
    assert!(seen(&hall, west).world.decision.is_none());
    assert_eq!(
        seen(&hall, west).ballot.waiting_for,
        ["Northern coast guard"]
    );
    hall.ask(north, Ask::Propose(pick("ring", &[]))).unwrap();
    // It rings in the other chair, which may not answer yet.
    assert_eq!(
        refused(hall.ask(west, Ask::Propose(Command::PickUp))),
        "not-authorised"
    );
    assert!(seen(&hall, north).world.decision.is_none());
    hall.tick(59_000);
    assert_eq!(seen(&hall, west).floor.left, Some(1));
    hall.tick(1_000);
    assert_eq!(seen(&hall, west).world.commits, 2, "it was let ring");
    assert!(seen(&hall, north).world.decision.is_some());
}

#[test]
fn a_decision_is_taken_back_with_a_trace() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    let ann = join(&hall, 0, "Ann");
    hall.steer(Steer::Resume).unwrap();
    let undo = || hall.steer(Steer::Undo(0, "wrong key".into()));
    assert_eq!(refused(undo()), "nothing-done");
    let before = seen(&hall, ann).world;
    hall.ask(ann, Ask::Propose(pick("ring", &[]))).unwrap();
    undo().unwrap();
    assert_eq!(seen(&hall, ann).world, before);
    // The same choice comes to the same again: no draw has moved.
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    let ended = seen(&hall, ann).world;
    assert!(
        ended.ending.is_some() && ended.sheet.is_none(),
        "the score waits"
    );
    drop(hall);
    let (hall, _) = Hall::resume(&scratch.join("s"), "en").unwrap();
    let ann = hall.retake(&way(&hall, 0, Role::Member), 1).unwrap();
    assert_eq!(seen(&hall, ann).world, ended);
    let log = std::fs::read_to_string(scratch.join("s/table-1.jsonl")).unwrap();
    assert!(log.contains("Undone") && log.lines().count() == 4, "{log}");
}

#[test]
fn a_second_device_takes_the_seat_and_the_first_is_shut_out() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(2), None);
    let first = join(&hall, 0, "Ann");
    let second = hall
        .retake(&way(&hall, 0, Role::Member), first.seat)
        .unwrap();
    assert!(hall.team_view(first).is_none() && hall.holds(second));
    assert_eq!(refused(hall.ask(first, Ask::Unvote)), "no-seat");
    hall.leave(first);
    assert!(
        seen(&hall, second).you.here,
        "the old device says nothing any more"
    );
    let other = hall.retake(&way(&hall, 1, Role::Member), first.seat);
    assert!(
        other.is_err(),
        "another team's code takes no seat of this one"
    );
    hall.leave(second);
    assert!(!hall.kept_seats(&way(&hall, 0, Role::Member))[0].here);
}

#[test]
fn a_turned_code_opens_no_more_and_the_others_do() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(2), None);
    let codes = |team| {
        let ways = hall
            .ways()
            .into_iter()
            .filter(move |way| way.team == Some(team));
        ways.map(|way| way.code).collect::<Vec<_>>()
    };
    let (own, other) = (codes(0), codes(1));
    hall.steer(Steer::Rotate(0)).unwrap();
    assert!(codes(0).iter().all(|code| !own.contains(code)));
    assert_eq!(codes(1), other);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let found = std::fs::metadata(scratch.join("s/ways.json")).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
    }
    for log in ["table-1.jsonl", "facilitator.jsonl", "header.json"] {
        let text = std::fs::read_to_string(scratch.join("s").join(log)).unwrap();
        assert!(
            codes(0)
                .iter()
                .chain(&own)
                .all(|code| !text.contains(code.as_str())),
            "{log}"
        );
    }
}

#[test]
fn the_facilitator_sees_every_team_and_rules_a_free_action() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(8), None);
    let (ann, bo) = (join(&hall, 3, "Ann"), join(&hall, 3, "Bo"));
    hall.steer(Steer::Resume).unwrap();
    let console = || hall.console(&|code| format!("ssh {code}@host"));
    assert_eq!(console().teams.len(), 8);
    assert_eq!(console().teams[3].undecided, ["Ann", "Bo"]);
    let vote = Ask::Vote {
        command: pick("ring", &[]),
        reason: "cheap".into(),
    };
    hall.ask(bo, vote).unwrap();
    assert_eq!(console().teams[3].undecided, ["Ann"]);
    hall.tick(5_000);
    assert_eq!(console().teams[3].idle, 5);
    hall.steer(Steer::Rule(
        3,
        pick("letter", &["courteous"]),
        "they wrote on paper".into(),
    ))
    .unwrap();
    assert_eq!(seen(&hall, ann).world.commits, 1);
    assert!(seen(&hall, ann).ballot.drafts.is_empty());
    for seated in [ann, bo] {
        let eyes = hall.seen_from(3, seated.seat).unwrap();
        assert_eq!(
            eyes.seat,
            seen(&hall, seated),
            "what that seat sees, no more"
        );
    }
    assert!(hall.seen_from(2, ann.seat).is_none(), "another team's seat");
    hall.leave(ann);
    assert!(!console().teams[3].people[0].here);
    hall.steer(Steer::End).unwrap();
    assert_eq!(refused(hall.ask(bo, Ask::Unvote)), "session-over");
}

#[test]
fn the_debrief_is_closed_until_the_facilitator_opens_it() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(2), None);
    let (ann, bo) = (join(&hall, 0, "Ann"), join(&hall, 1, "Bo"));
    hall.steer(Steer::Resume).unwrap();
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    assert!(hall.debrief(ann).is_none() && !seen(&hall, ann).floor.debrief);
    hall.steer(Steer::Debrief).unwrap();
    assert_eq!(refused(hall.steer(Steer::Debrief)), "debriefed");
    assert!(seen(&hall, ann).floor.debrief && seen(&hall, ann).world.sheet.is_some());
    assert!(hall.debrief(ann).is_some_and(|debrief| debrief.finished));
    // Who has not ended sees nothing of it until then.
    assert!(hall.debrief(bo).is_none() && !seen(&hall, bo).floor.debrief);
    assert!(seen(&hall, bo).world.sheet.is_none());
    let account = crate::session::view::debrief::Account {
        story: "We fetched it.".into(),
        ..Default::default()
    };
    hall.ask(ann, Ask::Account(account.clone())).unwrap();
    let back = hall.debrief(ann).unwrap();
    assert_eq!(back.room.clone().unwrap().story, account.story);
    assert_eq!(back.account, None, "the story is the team's, nobody's own");
    drop(hall);
    let (hall, _) = Hall::resume(&scratch.join("s"), "en").unwrap();
    let ann = hall.retake(&way(&hall, 0, Role::Member), 1).unwrap();
    assert!(hall.debrief(ann).is_some(), "what was opened stays open");
}

#[test]
fn paths_are_shown_to_the_room_when_nobody_plays_any_more() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(2), None);
    let (ann, bo) = (join(&hall, 0, "Ann"), join(&hall, 1, "Bo"));
    hall.steer(Steer::Resume).unwrap();
    let line = |code: &str| code.to_owned();
    let show = |letters| hall.steer(Steer::Compare { letters });
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    let paths = hall.console(&line).paths.unwrap();
    assert_eq!(paths.steps[0].chose.iter().flatten().count(), 1);
    assert_eq!(refused(show(false)), "still-playing");
    assert_eq!(
        hall.projector(&line).paths,
        None,
        "what one did is a secret in play"
    );
    hall.ask(bo, Ask::Propose(pick("letter", &["plain"])))
        .unwrap();
    hall.steer(Steer::End).unwrap();
    show(true).unwrap();
    let console = hall.console(&line).paths.unwrap();
    assert_eq!(console.steps[0].chose.iter().flatten().count(), 2);
    let wall = hall.projector(&line).paths.unwrap();
    assert_eq!(wall.teams, ["A", "B"]);
    assert_eq!(wall.steps, console.steps);
    show(false).unwrap();
    assert_eq!(hall.projector(&line).paths, Some(console));
    drop(hall);
    let (hall, _) = Hall::resume(&scratch.join("s"), "en").unwrap();
    assert!(hall.projector(&line).paths.is_some());
}

#[test]
fn one_world_has_one_path() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Opposed, None);
    assert_eq!(hall.console(&|code| code.to_owned()).paths, None);
    let shown = hall.steer(Steer::Compare { letters: false });
    assert_eq!(refused(shown), "one-world");
}

#[test]
fn the_facilitator_sees_what_people_sit_at() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(2), None);
    let devices = || hall.console(&|code| code.to_owned()).devices;
    let ann = join(&hall, 0, "Ann");
    assert_eq!(devices()[0].screen, None, "in lines, or not told yet");
    let screen = Device {
        size: (80, 24),
        colours: 256,
        trip: Some(7),
    };
    hall.sits_at(ann, screen);
    let told = devices();
    assert_eq!((told.len(), told[0].name.as_str()), (1, "Ann"));
    assert_eq!(told[0].screen, Some(screen));
    assert!(!hall.console(&|code| code.to_owned()).started);
    // Another device takes the seat: what the first says counts no more.
    let again = hall.retake(&way(&hall, 0, Role::Member), 1).unwrap();
    hall.sits_at(ann, screen);
    assert_eq!(devices()[0].screen, None);
    hall.leave(again);
    assert!(devices().is_empty());
}

/// What a role reads is for its holder; who knows the seed can play ahead alone.
#[test]
fn roles_are_dealt_among_the_people_and_no_seat_learns_the_seed() {
    let scratch = Scratch::new();
    let roles = r#"roles: [
        (id: "a", name: "Watch", briefing: "A watches."),
        (id: "b", name: "Radio", briefing: "B listens."),
        (id: "c", name: "Log", briefing: "C writes."),
    ]"#;
    let chair = r#"briefing: "The buoy is yours.""#;
    let text = MINIMAL.replacen(chair, &format!("{chair}, {roles}"), 1);
    assert!(text.contains("C writes."));
    let read = |_: &str| Ok(text.as_bytes().to_vec());
    let loaded = Arc::new(load("exercise.ron", &read));
    let hall = Hall::open(&loaded, &plan(&scratch, Worlds::Parallel(1), None)).unwrap();
    let held = |seated| {
        let view = seen(&hall, seated);
        assert!(view.world.roles.is_empty() && view.world.seed == 0);
        let names = view.roles.into_iter().map(|(name, _)| name);
        names.collect::<Vec<String>>()
    };
    let ann = join(&hall, 0, "Ann");
    assert_eq!(held(ann), ["Watch", "Radio", "Log"]);
    let bo = join(&hall, 0, "Bo");
    assert_eq!(
        (held(ann), held(bo)),
        (vec!["Watch".into(), "Log".into()], vec!["Radio".into()])
    );
    let observer = hall.join(&way(&hall, 0, Role::Observer), "Cy").unwrap();
    assert!(held(observer).is_empty());
}

/// Who turns a second key sees the words that will be sent.
#[test]
fn a_proposed_message_is_told_as_it_is_worded() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    let (ann, bo) = (join(&hall, 0, "Ann"), join(&hall, 0, "Bo"));
    hall.steer(Steer::Resume).unwrap();
    hall.ask(ann, Ask::Propose(pick("letter", &["plain"])))
        .unwrap();
    let proposal = seen(&hall, bo).ballot.proposal.clone().unwrap();
    let decision = seen(&hall, bo).world.decision.clone().unwrap();
    let letter = decision.options.iter().find(|option| option.id == "letter");
    let slots = &letter.unwrap().slots;
    let plain = slots[0].clauses.iter().find(|clause| clause.id == "plain");
    let words = &plain.unwrap().text;
    assert!(
        !words.is_empty() && proposal.options[0].contains(words),
        "{proposal:?}"
    );
}

/// The record tells the debrief who wanted what, who disagreed, and what did not count.
#[test]
fn a_debrief_tells_how_a_team_came_to_its_decisions() {
    use crate::session::view::debrief::Does;

    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    let (ann, bo) = (join(&hall, 0, "Ann"), join(&hall, 0, "Bo"));
    hall.steer(Steer::Resume).unwrap();
    hall.ask(ann, Ask::Propose(pick("letter", &["plain"])))
        .unwrap();
    hall.ask(bo, Ask::Second).unwrap();
    hall.steer(Steer::Undo(0, "a slip".into())).unwrap();
    let vote = Ask::Vote {
        command: pick("ring", &[]),
        reason: "Paper stays.".into(),
    };
    hall.ask(ann, vote).unwrap();
    hall.ask(bo, Ask::Dissent("I fear the tape.".into()))
        .unwrap();
    hall.ask(ann, Ask::Propose(pick("ring", &[]))).unwrap();
    hall.ask(bo, Ask::Second).unwrap();
    hall.steer(Steer::Skip(0)).unwrap();
    drop(hall);

    let seen = look_at_all(&scratch.join("s")).unwrap().remove(0);
    let told = crate::session::debrief(&seen.table, seen.chair, "en");
    let voices = |moment: usize| {
        let decision = told.moments[moment].decision.clone().unwrap();
        let voices = decision.voices.into_iter();
        let told = voices.map(|voice| (voice.does, voice.by, voice.why));
        told.collect::<Vec<_>>()
    };
    let said = |does, by: &str, why: &str| (does, by.to_owned(), why.to_owned());
    let first = voices(0);
    assert_eq!(first[0], said(Does::TookBack, "", ""));
    for wanted in [
        said(Does::Proposed, "Ann", ""),
        said(Does::Voted, "Ann", "Paper stays."),
        said(Does::Dissented, "Bo", "I fear the tape."),
    ] {
        assert!(first.contains(&wanted), "{first:?}");
    }
    assert_eq!(voices(1), [said(Does::Defaulted, "", "")]);
}
