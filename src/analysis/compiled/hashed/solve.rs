//! All passes in their order, and the ways back to the start.

use super::key::{Key, Packing};
use super::pass::{Decided, Passes};
use super::search::{Found, offered, search};
use crate::analysis::compiled::program::Program;
use crate::analysis::compiled::solved::{Offer, POLICIES, Scale, Solved, Unsolved, Way};
use crate::exercise::model::Exercise;

/// Solves the program state by state, in about so many bytes.
///
/// # Errors
/// [`Unsolved`] where it has too many states, or more numbers than a key holds.
pub fn hashed(program: &Program, exercise: &Exercise, bytes: usize) -> Result<Solved, Unsolved> {
    let options = program.stops().iter().map(|stop| stop.options.len());
    let narrow = options.max().unwrap_or(0) <= 255 && program.stops().len() < usize::from(u16::MAX);
    let bits = (0..=program.end()).map(|stop| Packing::new(program, stop).bits);
    match bits.max().unwrap_or(0) {
        0..=64 if narrow => keyed::<u64>(program, exercise, bytes),
        65..=128 if narrow => keyed::<u128>(program, exercise, bytes),
        _ => Err(Unsolved::Numbers),
    }
}

fn keyed<K: Key>(program: &Program, exercise: &Exercise, bytes: usize) -> Result<Solved, Unsolved> {
    let scale = Scale::new(program)?;
    let found = search::<K>(program, bytes)?;
    let passes = Passes::new(program, &found);
    let (totals, decided) = passes.back(scale);
    let endings = exercise.endings.len();
    let shares: Vec<Vec<u64>> =
        (0..POLICIES).map(|policy| passes.follow(policy, &decided, endings)).collect();
    let (last, others) = found.states.split_last().ok_or(Unsolved::Numbers)?;
    Ok(Solved {
        decisions: others.iter().map(|states| states.keys.len() as u64).sum(),
        terminal: last.keys.len() as u64,
        transitions: found.targets.iter().map(|led| led.len() as u64).sum(),
        totals: totals.map(|value| scale.total(program, value)),
        shares: (0..endings).map(|at| std::array::from_fn(|policy| shares[policy][at])).collect(),
        options: offers(program, &decided),
        witnesses: witnesses(program, &found, endings),
        minutes: program.minutes(),
    })
}

fn offers(program: &Program, decided: &[Decided]) -> Vec<Offer> {
    let all = (0..program.end()).zip(decided);
    all.flat_map(|(stop, decided)| program.options(stop).iter().zip(&decided.counts))
        .filter_map(|(choice, [offered, best, worst])| {
            let (offered, best, worst) = (*offered, *best, *worst);
            choice.id.map(|id| Offer { id, offered, best, worst })
        })
        .collect()
}

/// The shortest way to each ending that can be reached; of equals the one that was met first.
fn witnesses<K: Key>(program: &Program, found: &Found<K>, endings: usize) -> Vec<Option<Way>> {
    let stops = program.stops().len();
    let mut vars = program.first().1.to_vec();
    let mut ends: Vec<Option<u32>> = vec![None; endings];
    let last = &found.states[stops];
    for (number, key) in (0u32..).zip(&last.keys) {
        found.packings[stops].read(*key, &mut vars);
        let end = &mut ends[usize::from(program.ending(&vars).0)];
        let depth = |number: u32| last.met[number as usize].depth;
        if end.is_none_or(|known| depth(number) < depth(known)) {
            *end = Some(number);
        }
    }
    let whole = |end: u32| {
        let (mut at, mut way) = ((stops, end), Way::default());
        while found.states[at.0].met[at.1 as usize].depth > 0 {
            let (before, longer) = step_back(program, found, at, way)?;
            (at, way) = (before, longer);
        }
        Some(way)
    };
    ends.into_iter().map(|end| end.and_then(whole)).collect()
}

/// The state before one, by which it was met, and the way with that decision before it.
fn step_back<K: Key>(
    program: &Program,
    found: &Found<K>,
    (stop, number): (usize, u32),
    way: Way,
) -> Option<((usize, u32), Way)> {
    let key = found.states[stop].keys[number as usize];
    let met = found.states[stop].met[number as usize];
    let before = usize::from(met.stop);
    let mut vars = program.first().1.to_vec();
    found.packings[before].read(found.states[before].keys[met.by as usize], &mut vars);
    for (_, choice, case) in offered(program, before, &vars) {
        for fall in program.falls(case) {
            let mut next = vars.clone();
            let to = program.go(program.way(fall, &vars), &mut next) as usize;
            if to == stop && found.packings[to].pack::<K>(&next) == key {
                return Some(((before, met.by), way.after(choice, fall)));
            }
        }
    }
    None
}
