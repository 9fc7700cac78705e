//! Rules for people, on a clock that is handed in.

use std::sync::Arc;

use super::*;
use crate::session::entry::{Remark, RemarkKind};
use crate::session::view::console::Steer;
use crate::session::view::team::{Ask, Role};
use crate::session::view::{Command, DecisionView, OptionView, View};

fn opened(teams: usize, limit: Option<u32>) -> Gathering {
    let mut gathering = Gathering::new();
    let named = |number: usize| {
        let table = u32::try_from(number + 1).unwrap();
        (format!("team {}", number + 1), table, "us".to_owned())
    };
    let what = What::Opened {
        world: WorldKind::Parallel,
        teams: (0..teams).map(named).collect(),
        limit,
    };
    happen(&mut gathering, what, "");
    gathering
}

fn happen(gathering: &mut Gathering, what: What, words: &str) {
    let happening = gathering.happens(what);
    let remark = Remark {
        kind: RemarkKind::Name,
        by: String::new(),
        about: String::new(),
        text: words.to_owned(),
    };
    gathering.accept(&happening, &[remark]).unwrap();
}

fn join(gathering: &mut Gathering, team: usize, role: Role, name: &str) -> u32 {
    let what = gathering.join(Some(team), role).unwrap();
    let What::Joined { seat, .. } = what else {
        panic!("a join is one");
    };
    happen(gathering, what, name);
    seat
}

fn pick(option: &str) -> Command {
    Command::Commit {
        picks: vec![(option.to_owned(), Vec::new())],
        note: String::new(),
        forecasts: Vec::new(),
    }
}

fn vote(option: &str, reason: &str) -> Ask {
    Ask::Vote {
        command: pick(option),
        reason: reason.to_owned(),
    }
}

fn world() -> Arc<View> {
    let option = |id: &str, irreversible| OptionView {
        id: id.to_owned(),
        label: format!("do {id}"),
        irreversible,
        ..OptionView::default()
    };
    Arc::new(View {
        decision: Some(DecisionView {
            options: vec![option("call", false), option("fly", true)],
            ..DecisionView::default()
        }),
        ..View::default()
    })
}

/// Three people of one team, led; play has begun.
fn team() -> (Gathering, u32, u32, u32) {
    let mut gathering = opened(1, None);
    let lead = join(&mut gathering, 0, Role::Lead, "Ann");
    let one = join(&mut gathering, 0, Role::Member, "Bo");
    let two = join(&mut gathering, 0, Role::Member, "陈");
    happen(&mut gathering, What::Started, "");
    (gathering, lead, one, two)
}

fn code(refused: Result<Option<Commit>, crate::session::view::Refused>) -> String {
    refused.unwrap_err().code
}

#[test]
fn a_lead_proposes_and_a_second_key_commits() {
    let (mut team, lead, one, two) = team();
    assert_eq!(team.ask(one, vote("call", "to hear them")), Ok(None));
    assert_eq!(team.ask(two, vote("fly", "")), Ok(None));
    assert_eq!(code(team.ask(one, Ask::Propose(pick("call")))), "not-lead");
    assert_eq!(code(team.ask(one, Ask::Second)), "no-proposal");
    assert_eq!(team.ask(lead, Ask::Propose(pick("call"))), Ok(None));
    assert_eq!(code(team.ask(lead, Ask::Second)), "own-proposal");
    assert_eq!(team.ask(two, Ask::Dissent("too slow".into())), Ok(None));
    let commit = team.ask(one, Ask::Second).unwrap().unwrap();
    assert_eq!((commit.by, &commit.command), (Some(lead), &pick("call")));
    let said: Vec<(u32, &str)> = commit
        .said
        .iter()
        .map(|(by, _, why)| (*by, &**why))
        .collect();
    assert_eq!(said, [(one, "to hear them"), (two, ""), (two, "too slow")]);
    team.moved(1);
    let view = team.team_view(one, &world(), &[]).unwrap();
    assert!(view.ballot.drafts.is_empty() && view.ballot.proposal.is_none());
}

#[test]
fn who_is_alone_needs_no_second_key() {
    let (mut team, lead, one, two) = team();
    happen(&mut team, What::Away(one), "");
    happen(&mut team, What::Away(two), "");
    assert!(
        team.ask(lead, Ask::Propose(pick("call")))
            .unwrap()
            .is_some()
    );
    // Without a lead who is here, anybody may propose.
    happen(&mut team, What::Back(one), "");
    happen(&mut team, What::Away(lead), "");
    assert!(team.ask(one, Ask::Propose(pick("call"))).unwrap().is_some());
    // Who proposed and was then left alone turns both keys.
    happen(&mut team, What::Back(two), "");
    assert_eq!(team.ask(one, Ask::Propose(pick("call"))), Ok(None));
    happen(&mut team, What::Away(two), "");
    assert!(team.ask(one, Ask::Second).unwrap().is_some());
}

#[test]
fn what_a_seat_sees_of_its_ballot() {
    let (mut team, lead, one, two) = team();
    team.ask(one, vote("fly", "they must see us")).unwrap();
    team.ask(two, vote("call", "")).unwrap();
    team.ask(lead, vote("call", "cheap")).unwrap();
    team.ask(lead, Ask::Propose(pick("fly"))).unwrap();
    let ballot = team.team_view(two, &world(), &[]).unwrap().ballot;
    let drafts: Vec<(usize, bool)> = ballot
        .drafts
        .iter()
        .map(|d| (d.votes.len(), d.yours))
        .collect();
    assert_eq!(drafts, [(2, true), (1, false)]);
    assert_eq!(ballot.drafts[0].options, ["do call"]);
    let proposal = ballot.proposal.as_ref().unwrap();
    assert!(proposal.irreversible && !proposal.yours && proposal.by == "Ann");
    assert!(ballot.undecided.is_empty());
    let own = team.team_view(lead, &world(), &[]).unwrap().ballot;
    assert!(own.proposal.as_ref().unwrap().yours);
}

#[test]
fn what_is_stopped_is_refused_and_says_so() {
    let (mut team, lead, one, _) = team();
    let stops = [
        (What::Paused, What::Resumed, "paused"),
        (What::Locked(0), What::Unlocked(0), "locked"),
    ];
    for (stop, go, why) in stops {
        happen(&mut team, stop, "");
        assert_eq!(code(team.ask(one, vote("call", ""))), why);
        happen(&mut team, go, "");
        assert_eq!(team.ask(one, vote("call", "")), Ok(None));
    }
    // A held table still talks; it does not commit.
    happen(&mut team, What::Held(0), "");
    assert_eq!(team.ask(one, vote("fly", "")), Ok(None));
    assert_eq!(code(team.ask(lead, Ask::Propose(pick("call")))), "held");
    happen(&mut team, What::Released(0), "");
    team.sealed(0);
    assert_eq!(code(team.ask(one, vote("fly", ""))), "sealed");
    happen(&mut team, What::Ended, "");
    assert_eq!(code(team.ask(one, vote("fly", ""))), "session-over");
}

#[test]
fn an_observer_sees_and_decides_nothing() {
    let (mut team, lead, ..) = team();
    let observer = join(&mut team, 0, Role::Observer, "Cy");
    assert_eq!(code(team.ask(observer, vote("call", ""))), "no-vote");
    team.ask(lead, vote("call", "")).unwrap();
    let view = team.team_view(observer, &world(), &[]).unwrap();
    assert_eq!(view.ballot.drafts.len(), 1);
    assert!(!view.ballot.undecided.contains(&"Cy".to_owned()));
}

#[test]
fn names_are_clean_short_and_told_apart() {
    let mut gathering = opened(1, None);
    for name in [
        "Ann",
        "ann",
        "\u{202e}Ann",
        "",
        "a very long name that no column holds",
    ] {
        join(&mut gathering, 0, Role::Member, name);
    }
    let names: Vec<&str> = gathering
        .people()
        .iter()
        .map(|person| &*person.name)
        .collect();
    assert_eq!(names[..2], ["Ann", "ann #2"]);
    assert!(
        !names[2].contains('\u{202e}') && names[2] != "Ann",
        "{}",
        names[2]
    );
    assert_eq!(names[3], "4");
    assert!(names[4].ends_with('…') && names[4].chars().count() <= 24);
}

#[test]
fn a_deadline_runs_on_session_time_alone() {
    let mut gathering = opened(2, Some(60));
    join(&mut gathering, 0, Role::Lead, "Ann");
    gathering.pass(500_000);
    assert!(
        gathering.overdue().is_empty(),
        "nothing runs before the start"
    );
    happen(&mut gathering, What::Started, "");
    gathering.pass(59_999);
    assert!(gathering.overdue().is_empty());
    happen(&mut gathering, What::Paused, "");
    gathering.pass(1 << 40);
    happen(&mut gathering, What::Resumed, "");
    assert!(gathering.overdue().is_empty());
    gathering.pass(1);
    assert_eq!(gathering.overdue(), [0, 1]);
    let later = Some(gathering.now() + 30_000);
    happen(&mut gathering, What::Deadline(0, later), "");
    assert_eq!(gathering.overdue(), [1]);
    gathering.moved(2);
    assert!(gathering.overdue().is_empty());
    happen(&mut gathering, What::Held(0), "");
    gathering.pass(30_000);
    assert!(
        gathering.overdue().is_empty(),
        "a held table is not decided over"
    );
    happen(&mut gathering, What::Released(0), "");
    assert_eq!(gathering.overdue(), [0]);
}

#[test]
fn the_speed_of_time_loses_no_millisecond() {
    let mut gathering = opened(1, None);
    happen(&mut gathering, What::Started, "");
    happen(&mut gathering, What::Speed(33), "");
    (0..100).for_each(|_| gathering.pass(1));
    assert_eq!(gathering.now(), 33);
}

#[test]
fn the_same_happenings_bring_everybody_back() {
    let (mut live, _, one, two) = team();
    let mut log = Vec::new();
    let mut told = |gathering: &mut Gathering, what: What, words: &str| {
        let happening = gathering.happens(what);
        log.push((happening, words.to_owned()));
        happen(gathering, log.last().unwrap().0.what.clone(), words);
    };
    live.pass(5_000);
    told(&mut live, What::Away(one), "");
    told(&mut live, What::Said(None), "ten minutes");
    told(&mut live, What::Hinted(0, 0), "who else has a telephone?");
    let note = What::Noted {
        team: Some(0),
        objective: "reach".into(),
        rating: Some('S'),
        on: Some(3),
    };
    told(&mut live, note, "found the second door late");
    told(&mut live, What::Unseated(two), "");
    let (mut again, ..) = team();
    for (happening, words) in &log {
        let remark = Remark {
            kind: RemarkKind::Note,
            by: String::new(),
            about: String::new(),
            text: words.clone(),
        };
        again.accept(happening, &[remark]).unwrap();
    }
    assert_eq!(again, live);
    assert_eq!(
        again
            .console_view(&[Known::default()], vec![], vec![])
            .notes
            .len(),
        1
    );
}

#[test]
fn a_log_that_names_what_is_not_there_is_refused() {
    let (mut gathering, ..) = team();
    let wrong = [
        What::Held(1),
        What::Back(9),
        What::Joined {
            seat: 9,
            team: Some(0),
            role: Role::Member,
        },
        What::Speed(0),
        What::Opened {
            world: WorldKind::Opposed,
            teams: vec![],
            limit: None,
        },
    ];
    for what in wrong {
        let before = gathering.clone();
        let happening = gathering.happens(what);
        assert!(gathering.accept(&happening, &[]).is_err(), "{happening:?}");
        assert_eq!(gathering, before);
    }
}

#[test]
fn a_step_of_the_facilitator_that_makes_no_sense_is_refused() {
    let (gathering, ..) = team();
    let refused = [
        (Steer::Resume, "not-paused"),
        (Steer::Speed(5), "speed"),
        (Steer::Hold(3), "no-team"),
        (Steer::Message(None, "  ".into()), "no-words"),
        (Steer::Unseat(12), "no-seat"),
    ];
    for (steer, why) in refused {
        assert_eq!(gathering.steer(steer).unwrap_err().code, why);
    }
    let rating = Steer::Note {
        team: Some(0),
        objective: "reach".into(),
        rating: Some('P'),
        on: None,
        text: String::new(),
    };
    assert_eq!(gathering.steer(rating).unwrap_err().code, "no-words");
}
