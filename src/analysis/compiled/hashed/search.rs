//! Forward: every state that play can come to, and where each way leads.

use super::key::{Key, Packing};
use super::table::{Met, States};
use crate::analysis::compiled::program::{Case, Choice, Program};
use crate::analysis::compiled::solved::Unsolved;

/// All states, and the targets of all transitions.
pub(super) struct Found<K> {
    /// For each stop, and last for the end.
    pub(super) states: Vec<States<K>>,
    pub(super) packings: Vec<Packing>,
    /// For each stop the numbers of the states that its transitions lead to, within their own
    /// stops; in the order of states, options and falls.
    pub(super) targets: Vec<Vec<u32>>,
}

/// The options that can be taken among these numbers, each with what comes of it.
#[inline]
pub(super) fn offered<'a>(
    program: &'a Program,
    stop: usize,
    vars: &'a [i32],
) -> impl Iterator<Item = (usize, &'a Choice, &'a Case)> {
    let options = program.options(stop as u32).iter().enumerate();
    options
        .filter(|(_, choice)| choice.when.holds(vars))
        .map(|(nth, choice)| (nth, choice, program.case(choice, vars)))
}

/// Bytes that a state and a transition take at least, tables apart.
const STATE: usize = 8 + 8 + 3 * 8;
const TRANSITION: usize = 4;

/// Searches everything, in about so many bytes.
pub(super) fn search<K: Key>(program: &Program, bytes: usize) -> Result<Found<K>, Unsolved> {
    let stops = program.stops().len();
    let packings: Vec<Packing> =
        (0..=program.end()).map(|stop| Packing::new(program, stop)).collect();
    let mut states: Vec<States<K>> = (0..=stops).map(|_| States::default()).collect();
    let (first, start) = program.first();
    states[first as usize].add(packings[first as usize].pack(start), Met::default());
    let (mut vars, mut next) = (start.to_vec(), start.to_vec());
    let (mut targets, mut used) = (Vec::new(), 0);
    for stop in 0..stops {
        let mut own = std::mem::take(&mut states[stop]);
        own.close();
        let mut led = Vec::new();
        for number in 0..own.keys.len() {
            packings[stop].read(own.keys[number], &mut vars);
            let met = Met {
                by: number as u32,
                stop: stop as u16,
                depth: own.met[number].depth.saturating_add(1),
            };
            for (_, _, case) in offered(program, stop, &vars) {
                for fall in program.falls(case) {
                    let way = program.way(fall, &vars);
                    next.copy_from_slice(&vars);
                    let to = program.go(way, &mut next) as usize;
                    led.push(states[to].add(packings[to].pack(&next), met));
                }
            }
            if number % 65_536 == 0 && used + led.len() * TRANSITION > bytes {
                return Err(Unsolved::Memory);
            }
        }
        led.shrink_to_fit();
        used += led.len() * TRANSITION + own.keys.len() * (STATE + size_of::<K>());
        targets.push(led);
        states[stop] = own;
    }
    states[stops].close();
    match used > bytes {
        true => Err(Unsolved::Memory),
        false => Ok(Found { states, packings, targets }),
    }
}
