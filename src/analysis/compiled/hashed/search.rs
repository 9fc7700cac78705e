//! Forward: every state that play can come to, and where each way leads.

use super::key::{Key, Packing};
use super::table::{NEVER, Name, States};
use crate::analysis::compiled::bound::Bound;
use crate::analysis::compiled::program::{Case, Choice, Program};
use crate::analysis::compiled::solved::Unsolved;

/// All states, and the targets of all transitions.
pub(super) struct Found<K> {
    /// For each stop, and last for the end.
    pub(super) states: Vec<States<K>>,
    pub(super) packings: Vec<Packing>,
    /// For each stop the states that its transitions lead to, in the order of states, options and
    /// falls.
    pub(super) targets: Vec<Vec<Name>>,
    /// For each stop where the transitions of each of its pages begin.
    pub(super) pages: Vec<Vec<usize>>,
}

/// The options that can be taken among these numbers, each with what comes of it.
#[inline]
pub(super) fn offered<'a, 'v>(
    program: &'a Program,
    stop: usize,
    vars: &'v [i32],
) -> impl Iterator<Item = (usize, &'a Choice, &'a Case)> + use<'a, 'v> {
    let options = program.options(stop as u32).iter().enumerate();
    options
        .filter(|(_, choice)| choice.when.holds(vars))
        .map(|(nth, choice)| (nth, choice, program.case(choice, vars)))
}

/// Bytes of a state's values and choices while they are needed.
const STATE: usize = 3 * 8 + 2;
/// States between two looks at the memory.
const OFTEN: usize = 65_536;

/// Searches everything.
pub(super) fn search<K: Key>(
    program: &Program,
    bound: &mut Bound<'_>,
) -> Result<Found<K>, Unsolved> {
    let (bytes, mut before) = (bound.bytes(), 0);
    let stops = program.stops().len();
    if stops >= usize::from(NEVER) {
        return Err(Unsolved::Numbers);
    }
    let packings: Vec<Packing> = (0..=program.end())
        .map(|stop| Packing::new(program, stop))
        .collect();
    let mut states: Vec<States<K>> = (0..=stops).map(|_| States::default()).collect();
    let (first, start) = program.first();
    let key = packings[first as usize].pack(start);
    states[first as usize]
        .add(key, 0, &mut 0)
        .ok_or(Unsolved::Memory)?;
    let mut hints = vec![0; program.ways.len()];
    let (mut vars, mut next) = (start.to_vec(), start.to_vec());
    let (mut targets, mut pages, mut used) = (Vec::new(), Vec::new(), 0);
    for stop in 0..stops {
        let mut own = std::mem::take(&mut states[stop]);
        own.close();
        let known = before + own.len() as u64;
        let (mut led, mut begins) = (Vec::new(), Vec::new());
        for (nth, (name, key)) in own.iter().enumerate() {
            packings[stop].read(key, &mut vars);
            if begins.len() == (name >> 6) as usize {
                begins.push(led.len());
            }
            let depth = own.depth(name) + 1;
            for (_, _, case) in offered(program, stop, &vars) {
                for fall in program.falls(case) {
                    let way = program.way_number(fall, &vars);
                    next.copy_from_slice(&vars);
                    let to = program.go(&program.ways[way], &mut next) as usize;
                    let key = packings[to].pack(&next);
                    let name = states[to].add(key, depth, &mut hints[way]);
                    led.push(name.ok_or(Unsolved::Memory)?);
                }
            }
            if nth % OFTEN == 0 {
                bound.searched(known, before + nth as u64)?;
                let now = used + led.len() * size_of::<Name>();
                if now + states.iter().map(States::bytes).sum::<usize>() > bytes {
                    return Err(Unsolved::Memory);
                }
            }
        }
        before = known;
        led.shrink_to_fit();
        used += led.len() * size_of::<Name>() + own.len() * STATE + own.bytes();
        targets.push(led);
        pages.push(begins);
        states[stop] = own;
    }
    states[stops].close();
    match used > bytes {
        true => Err(Unsolved::Memory),
        false => Ok(Found {
            states,
            packings,
            targets,
            pages,
        }),
    }
}
