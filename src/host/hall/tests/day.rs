//! The day against its run sheet.

use std::sync::Arc;

use super::super::super::store::tests::util::Scratch;
use super::super::super::{Loaded, library};
use super::super::*;
use super::sessions::*;
use crate::analysis::{Limits, Solution, Splits};
use crate::exercise::model::ChairId;
use crate::report::papers;
use crate::session::view::console::{DayPart, Steer};
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

/// The small exercise with a stage on the way that no path comes to: trust never grows so far.
fn foggy(scratch: &Scratch) -> Arc<Loaded> {
    let text = include_str!("../../../../tests/data/exercises/minimal/exercise.ron");
    let fog = "next: [(when: AtLeast(\"trust\", 10), to: Stage(\"fog\")), (to: Stage(\"reply\"))],";
    let stage = r#"
        (
            id: "fog",
            title: "Fog",
            points: [(id: "fog", menus: [(chair: "north", ask: "?", options: [
                (id: "stay", label: "Stay.", cost: Min(1)),
                (id: "go", label: "Go.", cost: Min(2)),
            ])])],
            next: [(to: Stage("reply"))],
            facilitator: (minutes: 40),
        ),
        (
            id: "reply","#;
    let text = text.replacen("next: [(to: Stage(\"reply\"))],", fog, 1);
    let text = text.replacen("\n        (\n            id: \"reply\",", stage, 1);
    let folder = scratch.join("foggy");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("exercise.ron"), text).unwrap();
    let found = library::find(&folder.display().to_string());
    found.unwrap_or_else(|_| panic!("it was written")).load()
}

#[test]
fn the_day_is_fitted_as_the_papers_fit_it_once_all_paths_are_known() {
    let scratch = Scratch::new();
    let loaded = foggy(&scratch);
    let plan = Plan {
        worlds: Worlds::Parallel(1),
        chair: None,
        limit: None,
        seed: 7,
        dir: Some(scratch.join("s")),
        language: "en".into(),
    };
    let hall = Arc::new(Hall::open(&loaded, &plan).unwrap());
    hall.plan_day(Some(90));
    hall.steer(Steer::Resume).unwrap();
    let day = || hall.console(&str::to_owned).day.unwrap();
    let title = DayPart::Stage("Fog".to_owned());
    let fog = || day().items.iter().any(|item| item.what == title);
    assert!(fog(), "{:?}", day());
    let (send, told) = std::sync::mpsc::channel();
    hall.listen(Box::new(move |_| {
        let _ = send.send(());
    }));
    let cache = scratch.join("cache");
    for _ in 0..2 {
        hall.look_ahead(Some(cache.clone()));
        while fog() {
            told.recv_timeout(std::time::Duration::from_secs(60))
                .unwrap();
        }
        let exercise = loaded.exercise.as_deref().unwrap();
        let north = ChairId(0);
        let solution = Solution::new(exercise, north, Limits::default(), &mut ()).unwrap();
        let splits = Splits::of(exercise, &solution);
        let sheet = papers::day(exercise, north, Some(&splits), Some(90));
        let own = day();
        assert_eq!((own.minutes, own.over), (sheet.minutes, sheet.over));
        assert_eq!(own.items.len(), sheet.items.len());
        // Planned anew it has the stage again, and what was kept fits it again.
        hall.plan_day(Some(90));
        assert!(fog());
    }
}
