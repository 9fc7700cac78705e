//! What decisions cost where an inject was fired by hand on the way, held against plain walking.

use super::flagship::at;
use super::naive::Plain;
use offramp::analysis::{
    Book, ByHand, Decided, Held, Least, Limits, ONE, Onward, Path, Solution, Told, Untold, Value,
};
use offramp::engine::{
    Action, Choices, Event, Move, Phase, Seeded, State, begin, decide, fire_by_hand, may_fire,
    moves,
};
use offramp::exercise::model::*;
use offramp::scoring::{Scorer, Tally};

/// A play on the way: where it stands, and what it has come through.
struct Played<'a> {
    exercise: &'a Exercise,
    chair: ChairId,
    draw: Seeded,
    state: State,
    tally: Tally,
    /// Hundredths so far.
    earned: i32,
    path: Path,
    events: Vec<Event>,
}

impl<'a> Played<'a> {
    fn new(exercise: &'a Exercise, chair: ChairId, seed: u64) -> Self {
        let (mut draw, mut began, mut earned) = (Seeded::new(seed), Vec::new(), 0);
        let state = begin(exercise, Chairs::only(chair), &mut draw, &mut began);
        let tally = Scorer::new(exercise, chair).start(&mut |line| earned += line.points);
        let mut played = Self {
            exercise,
            chair,
            draw,
            state: State::start(exercise),
            tally,
            earned,
            path: Path {
                chair,
                seed,
                began: began.clone(),
                steps: Vec::new(),
                by_hand: Vec::new(),
            },
            events: Vec::new(),
        };
        played.comes_to(state, &began);
        played
    }

    fn comes_to(&mut self, state: State, events: &[Event]) {
        let scorer = Scorer::new(self.exercise, self.chair);
        let mut enter = |line: offramp::scoring::Line| self.earned += line.points;
        scorer.step(&mut self.tally, self.state.clock, events, &mut enter);
        if matches!(state.phase, Phase::Ended(_)) {
            scorer.finish(&mut self.tally, &state, &mut enter);
        }
        self.state = state;
        self.events.extend_from_slice(events);
    }

    fn decide(&mut self, what: &Move) {
        let (action, mut events) = (Action::of(self.chair, what.clone()), Vec::new());
        let seated = Chairs::only(self.chair);
        let next = decide(
            self.exercise,
            seated,
            &self.state,
            &action,
            &mut self.draw,
            &mut events,
        );
        self.comes_to(next.unwrap(), &events);
        let what = what.clone();
        self.path.steps.push(Decided { what, events });
    }

    /// Fires the first inject that can be; false where none can.
    fn fire(&mut self) -> bool {
        let fits = |inject: &InjectId| may_fire(self.exercise, &self.state, *inject).is_ok();
        let Some(inject) = self.exercise.injects.keys().find(fits) else {
            return false;
        };
        let (mut events, seated) = (Vec::new(), Chairs::only(self.chair));
        let next = fire_by_hand(
            self.exercise,
            seated,
            &self.state,
            inject,
            &mut self.draw,
            &mut events,
        );
        self.comes_to(next.unwrap(), &events);
        let after = self.path.steps.len();
        self.path.by_hand.push(ByHand { after, events });
        true
    }

    /// The best total that can be expected from here, by plain walking.
    fn best(&self) -> f64 {
        let plain = Plain {
            exercise: self.exercise,
            chair: self.chair,
            choices: Choices::new(self.exercise),
        };
        let rest = match self.state.phase {
            Phase::Ended(_) => 0.0,
            _ => plain.from(&self.state, self.tally)[0],
        };
        f64::from(self.earned) + rest
    }
}

fn points(value: Value) -> f64 {
    value as f64 / ONE as f64
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-4
}

/// What is searched of a path: from the start, and from wherever something was done by hand.
fn searched(exercise: &Exercise, path: &Path) -> Vec<Book> {
    let solution = Solution::new(exercise, path.chair, Limits::default(), &mut ()).unwrap();
    let mut books = vec![Book::of(exercise, &solution, [0; 32])];
    while let Some(from) = Onward::first(exercise, &books, path) {
        assert_eq!(Told::of(exercise, &books, path), Err(Untold::Foreign));
        let subject = [1; 32];
        let book = from.search(exercise, subject, Limits::default(), &mut ());
        books.push(book.unwrap());
    }
    books
}

#[test]
fn costs_are_told_around_an_inject_that_was_fired_by_hand() {
    let exercise = at("tests/data/exercises/minimal");
    let chair = exercise.chairs.keys().next().unwrap();
    let choices = Choices::new(&exercise);
    let (mut told_of, mut moved, mut exits) = (0, 0, 0);
    for seed in 0..160_u64 {
        let mut played = Played::new(&exercise, chair, seed);
        let (mut before, mut bests, mut roll) = (None, Vec::new(), seed);
        while !matches!(played.state.phase, Phase::Ended(_)) {
            if played.path.steps.len() as u64 == seed % 4 {
                let (best, at) = (played.best(), played.state.clock);
                before = played.fire().then_some((best, played.best(), at));
            }
            bests.push(played.best());
            let all = moves(&exercise, &choices, &played.state, chair);
            roll = roll.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            played.decide(&all[usize::try_from(roll >> 33).unwrap() % all.len()]);
        }
        let Some((without, with, at)) = before else {
            continue;
        };
        let told = Told::of(&exercise, &searched(&exercise, &played.path), &played.path).unwrap();
        let by_hand = told.by_hand.unwrap();
        let sheet = Scorer::new(&exercise, chair).sheet(&played.events, &played.state);
        let ledger: i32 = sheet.lines.iter().map(|line| line.points).sum();
        assert_eq!(told.actual, ledger);
        let actual = Value::from(told.actual) * ONE;
        let lost = told.choice - told.luck - by_hand.changed;
        assert_eq!(told.best - actual, lost, "it adds up");
        assert!(near(points(by_hand.changed), with - without));
        assert_eq!(by_hand.first as u64, seed % 4);
        for (index, judged) in told.decisions.iter().enumerate() {
            let chosen = judged.rows.iter().find(|row| row.chosen).unwrap();
            let best = points(chosen.best + judged.swing);
            assert!(near(best, bests[index]), "{best}, walked {}", bests[index]);
            match index < by_hand.first {
                true => assert_eq!(chosen.held, Held::ByHand(at)),
                false => assert!(
                    matches!(chosen.held, Held::Total { points, .. } if points == told.actual)
                ),
            }
        }
        let behind = |decision: usize| decision >= by_hand.first;
        assert!(told.exit.as_ref().is_none_or(|exit| behind(exit.decision)));
        if let Least::Changes(changes) = &told.least {
            let own = changes.iter().filter_map(|change| change.decision);
            assert!(own.into_iter().all(behind));
        }
        told_of += 1;
        moved += usize::from(by_hand.changed != 0);
        exits += usize::from(told.exit.is_some());
    }
    let counts = [told_of, moved, exits];
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
}
