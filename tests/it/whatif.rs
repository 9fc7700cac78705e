//! What each decision cost: the choice that was made held against itself, and sums that add up.

use super::flagship::{at, shipped};
use offramp::analysis::*;
use offramp::engine::{Action, Choices, Move, Phase, Seeded, begin, decide, moves};
use offramp::exercise::model::*;

/// A whole play: at the n-th decision the move that `pick` names among so many.
pub(super) fn play(
    exercise: &Exercise,
    chair: ChairId,
    seed: u64,
    mut pick: impl FnMut(usize, &[Move]) -> usize,
) -> Path {
    let choices = Choices::new(exercise);
    let (mut draw, seated) = (Seeded::new(seed), Chairs::only(chair));
    let mut began = Vec::new();
    let mut state = begin(exercise, seated, &mut draw, &mut began);
    let mut steps = Vec::new();
    while !matches!(state.phase, Phase::Ended(_)) {
        let all = moves(exercise, &choices, &state, chair);
        let what = all[pick(steps.len(), &all)].clone();
        let (action, mut events) = (Action::of(chair, what.clone()), Vec::new());
        state = decide(exercise, seated, &state, &action, &mut draw, &mut events).unwrap();
        steps.push(Decided { what, events });
    }
    Path {
        chair,
        seed,
        began,
        steps,
        by_hand: Vec::new(),
    }
}

/// A play at random, from its seed alone.
fn at_random(exercise: &Exercise, chair: ChairId, seed: u64) -> Path {
    let mut roll = seed;
    play(exercise, chair, seed, |_, all| {
        roll = roll.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(roll >> 33).unwrap() % all.len()
    })
}

fn book(exercise: &Exercise, chair: ChairId) -> Book {
    let solution = Solution::new(exercise, chair, Limits::default(), &mut ()).unwrap();
    let book = Book::of(exercise, &solution, [7; 32]);
    assert_eq!(book.nodes(), solution.graph.nodes());
    book
}

/// What must hold of every path.
fn adds_up(exercise: &Exercise, book: &Book, path: &Path) -> Told {
    let told = Told::of(exercise, std::slice::from_ref(book), path).unwrap();
    let actual = Value::from(told.actual) * ONE;
    assert_eq!(told.best - actual, told.choice - told.luck);
    for (judged, step) in told.decisions.iter().zip(&path.steps) {
        assert!(judged.swing >= 0);
        let chosen: Vec<&Row> = judged.rows.iter().filter(|row| row.chosen).collect();
        let [chosen] = chosen.as_slice() else {
            panic!("{chosen:?}")
        };
        assert_eq!(chosen.what, step.what);
        let Held::Total { points, .. } = chosen.held else {
            panic!("the path leaves itself: {chosen:?}")
        };
        assert_eq!(points, told.actual);
        for row in &judged.rows {
            assert!(row.worst <= row.best);
            assert!(chosen.best + judged.swing >= row.best, "{row:?}");
        }
        assert!(
            judged
                .rows
                .iter()
                .any(|row| row.best == chosen.best + judged.swing)
        );
        assert!(judged.delay.as_ref().is_none_or(|delay| delay.price >= 0));
    }
    for pair in told.ranked().windows(2) {
        assert!(told.decisions[pair[0]].swing >= told.decisions[pair[1]].swing);
    }
    told
}

/// Plays what was chosen with one decision changed, and tells whether it ends well. Behind the
/// change each move of the record is made where it can be, in order.
fn ends_well(exercise: &Exercise, path: &Path, change: &Change) -> bool {
    let changed = change.decision.unwrap();
    let mut left: Vec<&Move> = path.steps.iter().map(|step| &step.what).collect();
    let again = play(exercise, path.chair, path.seed, |index, all| {
        let held = left.iter().position(|what| all.contains(what));
        let what = match index == changed {
            true => {
                left.remove(0);
                &change.what
            }
            false => left.remove(held.unwrap()),
        };
        all.iter().position(|one| one == what).unwrap()
    });
    let ended = again
        .steps
        .last()
        .unwrap()
        .events
        .iter()
        .find_map(|event| match event {
            offramp::engine::Event::Ended { ending } => Some(*ending),
            _ => None,
        });
    exercise.endings[ended.unwrap()].good
}

#[test]
fn random_plays_of_small_exercises_add_up() {
    for exercise in [at("tests/data/exercises/minimal"), shipped("first-light")] {
        for chair in exercise.chairs.keys() {
            let book = book(&exercise, chair);
            let mut mended = 0;
            for seed in 0..60 {
                let path = at_random(&exercise, chair, seed);
                let told = adds_up(&exercise, &book, &path);
                assert_eq!(told.good, told.least == Least::Good);
                match &told.least {
                    Least::Changes(changes) if changes.len() == 1 => {
                        assert!(changes[0].decision.is_some());
                        assert!(ends_well(&exercise, &path, &changes[0]));
                        mended += 1;
                    }
                    _ => {}
                }
                if let Some(exit) = &told.exit {
                    assert!(told.decisions[exit.decision].open);
                    assert!(exercise.endings[exit.ending].good && !exit.way.is_empty());
                    assert!(
                        told.decisions[exit.decision + 1..]
                            .iter()
                            .all(|one| !one.open)
                    );
                }
            }
            println!("{}: {mended} of 60 plays mended by one change", exercise.id);
        }
    }
}

#[test]
fn the_best_play_costs_nothing_but_luck() {
    let exercise = shipped("first-light");
    let chair = exercise.chairs.keys().next().unwrap();
    let solution = Solution::new(&exercise, chair, Limits::default(), &mut ()).unwrap();
    let book = Book::of(&exercise, &solution, [0; 32]);
    let mut draw = Seeded::new(3);
    let (seated, mut began) = (Chairs::only(chair), Vec::new());
    let mut state = begin(&exercise, seated, &mut draw, &mut began);
    let scorer = offramp::scoring::Scorer::new(&exercise, chair);
    let mut tally = scorer.start(&mut |_| ());
    scorer.step(&mut tally, 0, &began, &mut |_| ());
    let mut steps = Vec::new();
    while let Some(node) = solution.graph.find(&state, &tally) {
        let values = solution.best();
        let all: Vec<_> = solution.graph.choices(node).collect();
        let worth: Vec<Value> = all
            .iter()
            .map(|(choice, edges)| values.mean(&solution.graph, choice, edges))
            .collect();
        let what = all[Policy::Best.choose(&worth).unwrap()].0.what.clone();
        let (action, mut events) = (Action::of(chair, what.clone()), Vec::new());
        let clock = state.clock;
        state = decide(&exercise, seated, &state, &action, &mut draw, &mut events).unwrap();
        scorer.step(&mut tally, clock, &events, &mut |_| ());
        steps.push(Decided { what, events });
    }
    let path = Path {
        chair,
        seed: 3,
        began,
        steps,
        by_hand: Vec::new(),
    };
    let told = adds_up(&exercise, &book, &path);
    assert_eq!(told.choice, 0);
}

#[test]
fn a_book_is_read_back_whole_or_not_at_all() {
    let exercise = at("tests/data/exercises/minimal");
    let chair = exercise.chairs.keys().next().unwrap();
    let book = book(&exercise, chair);
    let bytes = book.bytes().to_vec();
    assert_eq!(Book::read(bytes.clone(), [7; 32]).as_ref(), Ok(&book));
    assert_eq!(Book::read(bytes.clone(), [8; 32]), Err(BookError::Foreign));
    assert_eq!(Book::read(Vec::new(), [7; 32]), Err(BookError::Foreign));
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        assert!(Book::read(damaged, [7; 32]).is_err(), "byte {at}");
        assert!(
            Book::read(bytes[..at].to_vec(), [7; 32]).is_err(),
            "cut at {at}"
        );
    }
}

#[test]
fn what_cannot_be_told_is_said() {
    let exercise = at("tests/data/exercises/minimal");
    let chair = exercise.chairs.keys().next().unwrap();
    let book = book(&exercise, chair);
    let whole = at_random(&exercise, chair, 1);
    let mut cut = whole.clone();
    cut.steps.pop();
    assert_eq!(
        Told::of(&exercise, std::slice::from_ref(&book), &cut),
        Err(Untold::Unfinished)
    );
    let other = shipped("first-light");
    let own = at_random(&other, other.chairs.keys().next().unwrap(), 1);
    assert_eq!(
        Told::of(&other, std::slice::from_ref(&book), &own),
        Err(Untold::Foreign)
    );
}

/// The flagship, where an opening is luck, letters are composed and stages come again.
#[test]
fn plays_of_the_flagship_add_up() {
    let exercise = shipped("an-empty-room");
    let (us, _) = exercise.chairs.find(|one| one.id == "us").unwrap();
    let started = std::time::Instant::now();
    let book = book(&exercise, us);
    println!("{} nodes in {:?}", book.nodes(), started.elapsed());
    for seed in 0..4 {
        let path = at_random(&exercise, us, seed);
        let started = std::time::Instant::now();
        let told = adds_up(&exercise, &book, &path);
        println!(
            "{} of {} hundredths, {} decisions, {:?}, {:?}, waits {}, in {:?}",
            told.actual,
            told.best / ONE,
            told.decisions.len(),
            told.exit.map(|exit| exit.decision),
            told.least,
            told.decisions
                .iter()
                .filter(|one| one.delay.is_some())
                .count(),
            started.elapsed()
        );
    }
}
