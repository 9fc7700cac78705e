//! All passes in their order, and the ways back to the start.

use super::key::{Key, Packing};
use super::pass::{PASSES, Passes};
use super::search::{Found, offered, search};
use super::table::Name;
use crate::analysis::compiled::bound::Bound;
use crate::analysis::compiled::program::{Choice, Fall, Program};
use crate::analysis::compiled::solved::{Followed, POLICIES, Scale, Solved, Unsolved, Way, offers};
use crate::analysis::search::{Limits, Watch};
use crate::exercise::model::Exercise;

/// Solves the program state by state.
///
/// # Errors
/// [`Unsolved`] where it has more numbers than a key holds, or a limit is reached.
pub fn hashed(
    program: &Program,
    exercise: &Exercise,
    limits: Limits,
    watch: &mut dyn Watch,
) -> Result<Solved, Unsolved> {
    let mut bound = Bound::new(limits, watch);
    let options = program.stops().iter().map(|stop| stop.options.len());
    let narrow = options.max().unwrap_or(0) <= 255;
    let bits = (0..=program.end()).map(|stop| Packing::new(program, stop).bits);
    match bits.max().unwrap_or(0) {
        0..=64 if narrow => keyed::<u64>(program, exercise, &mut bound),
        65..=128 if narrow => keyed::<u128>(program, exercise, &mut bound),
        _ => Err(Unsolved::Numbers),
    }
}

fn keyed<K: Key>(
    program: &Program,
    exercise: &Exercise,
    bound: &mut Bound<'_>,
) -> Result<Solved, Unsolved> {
    let scale = Scale::new(program)?;
    let found = search::<K>(program, bound)?;
    let passes = Passes::new(program, &found);
    let (totals, decided) = passes.back(scale, bound)?;
    let endings = exercise.endings.len();
    let followed = (0..POLICIES)
        .map(|policy| {
            bound.solves(
                (1 + policy as u64) * passes.states(),
                PASSES * passes.states(),
            )?;
            Ok(passes.follow(policy, &decided, endings))
        })
        .collect::<Result<Vec<_>, Unsolved>>()?;
    let followed = Followed::of(followed, endings);
    let (last, others) = found.states.split_last().ok_or(Unsolved::Numbers)?;
    bound.solves(PASSES * passes.states(), PASSES * passes.states())?;
    Ok(Solved {
        decisions: others.iter().map(|states| states.len() as u64).sum(),
        terminal: last.len() as u64,
        transitions: found.targets.iter().map(|led| led.len() as u64).sum(),
        totals: totals.map(|value| scale.total(program, value)),
        shares: followed.shares,
        distributions: followed.distributions,
        range: passes.range(),
        options: offers(program, decided.iter().map(|decided| &decided.counts)),
        witnesses: witnesses(program, &found, endings),
        minutes: program.minutes(),
    })
}

/// The shortest way to each ending that can be reached; of equals the one that was met first.
fn witnesses<K: Key>(program: &Program, found: &Found<K>, endings: usize) -> Vec<Option<Way>> {
    let stops = program.stops().len();
    let mut vars = program.first().1.to_vec();
    let mut ends: Vec<Option<Name>> = vec![None; endings];
    let last = &found.states[stops];
    for (name, key) in last.iter() {
        found.packings[stops].read(key, &mut vars);
        let end = &mut ends[usize::from(program.ending(&vars).0)];
        if end.is_none_or(|known| last.depth(name) < last.depth(known)) {
            *end = Some(name);
        }
    }
    let whole = |end: Name| {
        let (mut at, mut way) = ((stops, end), Way::default());
        while found.states[at.0].depth(at.1) > 0 {
            let (before, choice, fall) = step_back(program, found, at)?;
            (at, way) = (before, way.after(choice, fall));
        }
        Some(way)
    };
    ends.into_iter().map(|end| end.and_then(whole)).collect()
}

/// A state within a stop.
type At = (usize, Name);

/// A state one decision before another, with what is decided and how chance falls.
fn step_back<'a, K: Key>(
    program: &'a Program,
    found: &Found<K>,
    (stop, name): At,
) -> Option<(At, &'a Choice, &'a Fall)> {
    let depth = found.states[stop].depth(name) - 1;
    let mut vars = program.first().1.to_vec();
    for before in 0..stop {
        if !program
            .ways_of(before as u32)
            .any(|way| way.to as usize == stop)
        {
            continue;
        }
        let (targets, pages) = (&found.targets[before], &found.pages[before]);
        let same = |at: &usize| targets[*at] == name;
        let mut page = usize::MAX;
        for at in (0..targets.len()).filter(same) {
            let here = pages.partition_point(|begin| *begin <= at) - 1;
            if here == page {
                continue;
            }
            page = here;
            let mut led = targets[pages[page]..].iter();
            for (from, key) in found.states[before].page_of(page) {
                found.packings[before].read(key, &mut vars);
                for (_, choice, case) in offered(program, before, &vars) {
                    for fall in program.falls(case) {
                        let same = led.next() == Some(&name);
                        let there = || program.way(fall, &vars).to as usize == stop;
                        if same && found.states[before].depth(from) == depth && there() {
                            return Some(((before, from), choice, fall));
                        }
                    }
                }
            }
        }
    }
    None
}
