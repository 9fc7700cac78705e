//! What is still possible: the facilitator's alone, and true also where an inject was fired by hand.

use std::sync::Arc;

use super::super::super::store::tests::util::Scratch;
use super::super::super::store::verify;
use super::super::*;
use super::sessions::{join, open, pick, refused, seen};
use crate::session::view::console::Steer;
use crate::session::view::cost::{Cost, HeldView};
use crate::session::view::team::Ask;

#[test]
fn what_is_still_possible_is_the_facilitators_alone_and_comes_true() {
    let scratch = Scratch::new();
    let hall = Arc::new(open(&scratch, Worlds::Parallel(1), None));
    let ann = join(&hall, 0, "Ann");
    hall.steer(Steer::Resume).unwrap();
    let row = || hall.console(&str::to_owned).teams.remove(0);
    assert_eq!((row().open, row().best), (None, None));
    let (send, told) = std::sync::mpsc::channel();
    hall.listen(Box::new(move |_| {
        let _ = send.send(());
    }));
    hall.look_ahead(None);
    while row().open.is_none() {
        told.recv_timeout(std::time::Duration::from_secs(60))
            .unwrap();
    }
    let open = row().open.unwrap();
    assert_eq!(open.len(), 2, "{open:?}");
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    let seat = hall.detail(0).unwrap().seat;
    let ending = seat.world.ending.as_ref().unwrap();
    assert_eq!(row().open, Some(vec![ending.title.clone()]));
    assert!(open.contains(&ending.title));
    let total: i32 = seat
        .world
        .sheet
        .as_ref()
        .unwrap()
        .ledger
        .iter()
        .map(|line| line.points)
        .sum();
    assert_eq!(row().best, Some(total), "what is over is what it came to");
}

#[test]
fn an_inject_is_fired_by_hand_and_what_is_possible_is_searched_from_there() {
    let scratch = Scratch::new();
    let hall = Arc::new(open(&scratch, Worlds::Parallel(2), None));
    let ann = join(&hall, 0, "Ann");
    let early = Steer::Inject(0, "press".into());
    assert_eq!(refused(hall.steer(early.clone())), "not-started");
    hall.steer(Steer::Resume).unwrap();
    let vote = Ask::Vote {
        command: pick("ring", &[]),
        reason: "cheap".into(),
    };
    hall.ask(ann, vote).unwrap();
    let (send, told) = std::sync::mpsc::channel();
    hall.listen(Box::new(move |_| {
        let _ = send.send(());
    }));
    let best = || hall.console(&str::to_owned).teams.remove(0).best;
    let wait = || {
        while best().is_none() {
            told.recv_timeout(std::time::Duration::from_secs(60))
                .unwrap();
        }
    };
    hall.look_ahead(None);
    wait();
    let injects = hall.detail(0).unwrap().injects;
    assert_eq!((injects.len(), &*injects[0].id), (1, "press"));
    assert_eq!(injects[0].at, Some(180));
    let before = best();
    hall.steer(early.clone()).unwrap();
    let view = seen(&hall, ann);
    let said = format!("{:?}", view.world);
    assert!(said.contains("A reporter asks whose buoy it is."), "{said}");
    assert_eq!(view.ballot.drafts.len(), 1, "the decision is the same");
    assert!(hall.detail(0).unwrap().injects.is_empty());
    assert_eq!(hall.detail(1).unwrap().injects.len(), 1, "another world");
    assert_eq!(refused(hall.steer(early)), "inject-fired");
    let unknown = Steer::Inject(0, "rain".into());
    assert_eq!(refused(hall.steer(unknown)), "no-inject");
    // Nothing that was searched from the start has been there: it is searched from there.
    assert_eq!(best(), None);
    hall.look_from(0);
    wait();
    assert!(best() != before || best().is_some());
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    let sheet = hall.detail(0).unwrap().seat.world.sheet.clone().unwrap();
    let total: i32 = sheet.ledger.iter().map(|line| line.points).sum();
    assert_eq!(best(), Some(total), "what is over is what it came to");
    hall.steer(Steer::Debrief).unwrap();
    let Cost::Told(costs) = hall.cost(ann) else {
        panic!("{:?}", hall.cost(ann))
    };
    let by_hand = costs.by_hand.unwrap();
    assert_eq!((by_hand.first, costs.decisions.len()), (0, 1));
    let lost = costs.best - costs.actual;
    assert_eq!(lost, costs.choice - costs.luck - by_hand.changed);
    let held = &costs.decisions[0].chosen.held;
    assert!(
        matches!(held, HeldView::Total(points, _) if *points == total),
        "{held:?}"
    );
    let dir = hall.dir().to_owned();
    // A search that has just told what it found holds the hall for a moment more.
    let mut shared = Arc::try_unwrap(hall);
    while let Err(hall) = shared {
        std::thread::yield_now();
        shared = Arc::try_unwrap(hall);
    }
    drop(shared);
    assert!(verify(&dir).is_whole());
    let (hall, _) = Hall::resume(&dir, "en").unwrap();
    assert!(hall.detail(0).unwrap().injects.is_empty());
}
