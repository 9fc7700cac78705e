//! The day against its run sheet.

use std::sync::Arc;

use super::super::super::store::tests::util::Scratch;
use super::super::super::{Loaded, library};
use super::super::*;
use super::sessions::*;
use crate::session::view::console::Steer;
use crate::session::view::team::Ask;

fn flagship() -> Arc<Loaded> {
    let found = library::find("an-empty-room").unwrap_or_else(|_| panic!("it is shipped"));
    found.load()
}

#[test]
fn a_late_room_is_told_what_to_leave_out_of_what_lies_ahead() {
    let scratch = Scratch::new();
    let plan = Plan {
        worlds: Worlds::Parallel(2),
        chair: None,
        limit: None,
        seed: 7,
        dir: Some(scratch.join("s")),
        language: "en".into(),
    };
    let hall = Hall::open(&flagship(), &plan).unwrap();
    let day = || hall.console(&str::to_owned).day;
    assert_eq!(day(), None, "nobody has planned it");
    hall.plan_day(Some(210));
    assert_eq!(day(), None, "play has not begun");
    hall.steer(Steer::Resume).unwrap();
    let first = day().unwrap();
    assert_eq!(
        (first.late, first.cuts.len(), first.budget),
        (0, 0, Some(210))
    );
    assert!(first.minutes <= 210 && first.lost.is_empty() && !first.kept.is_empty());
    let stages: Vec<_> = first
        .items
        .iter()
        .filter(|item| !item.teams.is_empty())
        .collect();
    assert_eq!(stages.len(), 1, "both teams stand at the first stage");
    let planned = stages[0].minutes;
    // Wall time counts, a pause too: the day does not wait.
    hall.steer(Steer::Pause).unwrap();
    hall.tick(u64::from(planned + 18) * 60_000);
    let late = day().unwrap();
    assert_eq!((late.late, &*late.slowest), (18, "Amber"));
    let saved: u32 = late.cuts.iter().map(|(_, saves)| saves).sum();
    assert!(
        saved + late.short >= 18 && !late.cuts.is_empty(),
        "{late:?}"
    );
    let all = first.kept.len();
    assert_eq!(late.kept.len() + late.lost.len(), all);
    hall.tick(600 * 60_000);
    let hopeless = day().unwrap();
    assert!(
        hopeless.short > 0 && !hopeless.lost.is_empty(),
        "{hopeless:?}"
    );
    hall.steer(Steer::Resume).unwrap();
    hall.steer(Steer::Wash(Some(600))).unwrap();
    assert_eq!(day(), None, "the hot wash has a time of its own");
}

#[test]
fn without_a_budget_the_day_is_as_long_as_the_exercise_needs() {
    let scratch = Scratch::new();
    let hall = open(&scratch, Worlds::Parallel(1), None);
    hall.plan_day(None);
    let ann = join(&hall, 0, "Ann");
    hall.steer(Steer::Resume).unwrap();
    let day = || hall.console(&str::to_owned).day.unwrap();
    assert_eq!((day().budget, day().over, day().late), (None, 0, 0));
    hall.tick(60_000);
    hall.ask(ann, Ask::Propose(pick("fetch", &[]))).unwrap();
    hall.tick(600 * 60_000);
    assert_eq!(day().late, 0, "who has ended early is not late");
}
