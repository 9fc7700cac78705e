//! What must hold of the flagship's score, whatever the formulas are: the properties that need its
//! paths. Those that speak of all paths sample them here with a fixed seed.

use super::flagship::shipped;
use super::paths::{self, Named, Worth, ten, worth};
use offramp::engine::{Action, Choices, Event, Seeded, moves};
use offramp::exercise::Assets;
use offramp::exercise::draft::Class;
use offramp::exercise::model::*;
use offramp::scoring::Scorer;

/// A row of the record: hours after the collision, actor, class of the act, act terms.
struct Row {
    hours: f64,
    actor: String,
    act: Option<(String, String)>,
    terms: Vec<String>,
}

fn record() -> Vec<Row> {
    let text = include_str!("../data/record_2001.csv");
    let row = |line: &str| {
        let (head, rest) = line.split_once(",\"").unwrap();
        let (_, tail) = rest.rsplit_once("\",").unwrap();
        let (hours, actor) = head.split_once(',').unwrap();
        let tail: Vec<&str> = tail.split(',').collect();
        Row {
            hours: hours.parse().unwrap(),
            actor: actor.to_lowercase(),
            act: (!tail[0].is_empty()).then(|| (tail[0].to_owned(), tail[1].to_owned())),
            terms: tail[2]
                .split(';')
                .filter(|term| !term.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    };
    text.lines().skip(1).map(row).collect()
}

/// The first hour, in tenths, at which the record's acts and the clock together give so many points.
fn first_hour(exercise: &Exercise, points: i32) -> f64 {
    let (_, authority) = exercise
        .authorisations
        .find(|one| one.id == "authority")
        .unwrap();
    let rows = record();
    let held = |tenth: &u32| {
        let hour = f64::from(*tenth) / 10.0;
        let acts = rows
            .iter()
            .filter(|row| row.hours <= hour)
            .flat_map(|row| &row.terms);
        let sum: i32 = acts
            .map(|id| exercise.terms.find(|term| term.id == *id).unwrap().1.points)
            .sum();
        sum + authority.earned(tenth * 6)
    };
    // Access is never given before H30.
    f64::from((300..4000).find(|tenth| held(tenth) >= points).unwrap()) / 10.0
}

fn of<'a>(all: &'a [(Named, Worth)], name: &str) -> &'a Worth {
    &all.iter().find(|(path, _)| path.name == name).unwrap().1
}

fn all(exercise: &Exercise) -> Vec<(Named, Worth)> {
    ten()
        .into_iter()
        .map(|path| {
            let worth = worth(exercise, &path);
            (path, worth)
        })
        .collect()
}

#[test]
fn property_7_no_habit_wins() {
    let exercise = shipped("an-empty-room");
    let all = all(&exercise);
    for habit in [
        "always-wait",
        "always-concede",
        "always-hotline",
        "always-toughest",
    ] {
        let worth = of(&all, habit);
        assert!(worth.range.1 < 80.0, "{habit}: {worth:?}");
    }
    assert_eq!(of(&all, "always-concede").ratings["o3"], "U");
}

#[test]
fn property_7_random_play_lands_in_the_middle() {
    let exercise = shipped("an-empty-room");
    let choices = Choices::new(&exercise);
    let (chair, _) = exercise.chairs.find(|chair| chair.id == "us").unwrap();
    let mut totals: Vec<i32> = (0..1500u64)
        .map(|seed| random(&exercise, &choices, chair, seed))
        .collect();
    totals.sort_unstable();
    let median = totals[totals.len() / 2];
    let top = totals.iter().filter(|total| **total >= 8000).count();
    println!("random: median {median}, in P {top} of {}", totals.len());
    assert!((3500..=6000).contains(&median), "{median}");
    assert!(top * 100 < totals.len(), "{top}");
}

/// The total of one random play.
fn random(exercise: &Exercise, choices: &Choices, chair: ChairId, seed: u64) -> i32 {
    let mut draw = Seeded::new(seed);
    let mut roll = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let (events, state) = paths::played(exercise, chair, &mut draw, |state| {
        let mut open = moves(exercise, choices, state, chair);
        roll ^= roll << 13;
        roll ^= roll >> 7;
        roll ^= roll << 17;
        let index = usize::try_from((roll >> 16) % u64::try_from(open.len()).unwrap()).unwrap();
        Action::of(chair, open.swap_remove(index))
    });
    let sheet = Scorer::new(exercise, chair).sheet(&events, &state);
    sheet.lines.iter().map(|line| line.points).sum()
}

#[test]
fn property_8_the_record_gives_access_and_an_accepted_text_on_its_days() {
    let exercise = shipped("an-empty-room");
    let (access, text) = (first_hour(&exercise, 2), first_hour(&exercise, 24));
    assert!((60.0..=66.0).contains(&access), "{access}");
    assert!((174.0..=186.0).contains(&text), "{text}");
}

#[test]
fn property_8_the_record_lies_between_the_calm_path_and_the_ultimatum() {
    let exercise = shipped("an-empty-room");
    let all = all(&exercise);
    let record = of(&all, "record").total();
    assert!((50.0..=75.0).contains(&record), "{:?}", of(&all, "record"));
    assert!(of(&all, "calm").total() > record + 5.0);
    assert!(of(&all, "early-condolence").total() > record + 5.0);
    assert!(of(&all, "ultimatum").total() < record - 5.0);
}

/// E comes from the record's own acts; the other dimensions from the nearest path of options, since a
/// chronology says who acted and not what each message held.
#[test]
fn property_8_the_acts_of_the_record_score_in_the_middle() {
    let exercise = shipped("an-empty-room");
    let assets = Assets::parse(
        include_str!("../../assets/acts.ron"),
        include_str!("../../assets/rubric.ron"),
    )
    .unwrap();
    let (chair, _) = exercise.chairs.find(|chair| chair.id == "us").unwrap();
    let scorer = Scorer::new(&exercise, chair);
    let mut events = Vec::new();
    for row in record() {
        let Some((code, manner)) = row.act else {
            continue;
        };
        let class: Class = assets.acts.get(&code, &manner).unwrap().class;
        let (actor, _) = exercise.chairs.find(|chair| chair.id == row.actor).unwrap();
        events.push(Event::Clock {
            to: (row.hours * 60.0) as u32,
        });
        events.push(Event::Acted {
            chair: actor,
            code: code.into(),
            manner: manner.into(),
            class,
        });
    }
    let mut points = 0;
    let mut tally = scorer.start(&mut |line| points += line.points);
    scorer.step(&mut tally, 0, &events, &mut |line| points += line.points);
    let path = worth(&exercise, &ten()[0]);
    let total = f64::from(points) / 100.0 + path.accounts[1..].iter().sum::<f64>();
    assert!((50.0..=75.0).contains(&total), "{total}");
}

#[test]
fn property_8_the_costliest_moment_of_the_record_is_on_the_first_day() {
    let exercise = shipped("an-empty-room");
    let record = ten().remove(0);
    let base = worth(&exercise, &record).total();
    let mut best = (0.0, String::new(), 0);
    for (index, (stage, _)) in record.picks.iter().enumerate() {
        let (_, model) = exercise.stages.find(|one| one.id == *stage).unwrap();
        for option in paths::options(&exercise, stage) {
            let mut other = record.clone();
            other.picks[index].1 = vec![option.clone()];
            let gain = worth(&exercise, &other).total() - base;
            if gain > best.0 {
                best = (gain, format!("{stage}: {option}"), model.not_before);
            }
        }
    }
    println!("costliest: {best:?}");
    assert!(best.2 <= 24 * 60, "{best:?}");
}

#[test]
fn property_9_the_order_of_paths_does_not_hang_on_the_weights() {
    let exercise = shipped("an-empty-room");
    let accounts: Vec<[f64; 6]> = all(&exercise)
        .iter()
        .map(|(_, worth)| worth.accounts)
        .collect();
    let weights = [30.0, 20.0, 20.0, 15.0, 15.0];
    let base: Vec<f64> = accounts.iter().map(|one| one.iter().sum()).collect();
    for dimension in 0..5 {
        for factor in [0.8, 1.2] {
            let mut other = weights;
            other[dimension] *= factor;
            let sum: f64 = other.iter().sum();
            let scale = |index: usize| other[index] / sum * 100.0 / weights[index];
            let totals: Vec<f64> = accounts
                .iter()
                .map(|one| (0..5).map(|index| one[index] * scale(index)).sum::<f64>() + one[5])
                .collect();
            let tau = tau(&base, &totals);
            assert!(tau >= 0.9, "dimension {dimension} times {factor}: {tau}");
        }
    }
}

/// Kendall's tau of two lists of the same things.
fn tau(one: &[f64], other: &[f64]) -> f64 {
    let mut sum = 0.0;
    let mut pairs = 0.0;
    for a in 0..one.len() {
        for b in 0..a {
            sum += ((one[a] - one[b]) * (other[a] - other[b])).signum();
            pairs += 1.0;
        }
    }
    sum / pairs
}

#[test]
fn the_calm_path_reaches_an_accepted_text_on_the_third_day() {
    let exercise = shipped("an-empty-room");
    let calm = worth(&exercise, &ten()[1]);
    let (hour, ..) = *calm.trace.iter().find(|(_, held, _)| *held >= 24).unwrap();
    assert!((48..=60).contains(&hour), "{:?}", calm.trace);
}
