//! Back from an ending to the start, by the fewest decisions.

use super::layout::Layout;
use super::reach::{Kept, NEVER};
use super::spans::Row;
use crate::analysis::compiled::map::Map;
use crate::analysis::compiled::program::{self, Program};
use crate::analysis::compiled::solved::Way;

/// A state on the way back.
struct Place {
    stop: usize,
    vars: Vec<i32>,
    depth: u8,
}

/// The shortest way to each ending that can be reached; of equals the one whose last states come
/// first.
pub(super) fn witnesses(
    program: &Program,
    layout: &Layout,
    kept: &[Kept],
    endings: usize,
) -> Vec<Option<Way>> {
    let found = ends(program, layout, &kept[program.stops().len()], endings);
    let whole = |place: Place| {
        let (mut place, mut way) = (place, Way::default());
        while place.depth > 0 {
            let (before, choice, fall) = step_back(program, layout, kept, &place)?;
            way = way.after(choice, fall);
            place = before;
        }
        Some(way)
    };
    found
        .into_iter()
        .map(|place| place.and_then(whole))
        .collect()
}

/// For each ending the cell with the fewest decisions before it.
fn ends(program: &Program, layout: &Layout, kept: &Kept, endings: usize) -> Vec<Option<Place>> {
    let shape = &layout.shapes[program.stops().len()];
    let mut vars = program.first().1.to_vec();
    let mut found: Vec<Option<Place>> = (0..endings).map(|_| None).collect();
    for row in &kept.rows {
        shape.read(row.row, &mut vars);
        let depths = &kept.depths[row.cells()];
        let at = Row::new(program, layout, &vars);
        at.endings(row.span(), &mut |ending, (from, to)| {
            let least = (from..to).min_by_key(|cell| depths[cell - row.from]);
            let Some(cell) = least else { return };
            let depth = depths[cell - row.from];
            let known = found[ending].as_ref().map_or(NEVER, |place| place.depth);
            if depth < known {
                let mut vars = vars.clone();
                if shape.width > 1 {
                    vars[layout.along] = cell as i32;
                }
                found[ending] = Some(Place {
                    stop: program.stops().len(),
                    vars,
                    depth,
                });
            }
        });
    }
    found
}

/// A state one decision before the place, with what is decided and how chance falls.
fn step_back<'a>(
    program: &'a Program,
    layout: &Layout,
    kept: &[Kept],
    place: &Place,
) -> Option<(Place, &'a program::Choice, &'a program::Fall)> {
    for (stop, kept) in kept.iter().enumerate().take(place.stop) {
        for choice in program.options(stop as u32) {
            for case in program.cases(choice) {
                for fall in program.falls(case) {
                    for way in program
                        .ways(fall)
                        .iter()
                        .filter(|way| way.to as usize == place.stop)
                    {
                        let fits = |vars: &[i32]| {
                            choice.when.holds(vars)
                                && std::ptr::eq(program.case(choice, vars), case)
                                && std::ptr::eq(program.way(fall, vars), way)
                        };
                        let before = before(program, layout, kept, (stop, way, place), &fits);
                        if let Some(before) = before {
                            return Some((before, choice, fall));
                        }
                    }
                }
            }
        }
    }
    None
}

/// The first state of a stop from which the way leads to the place, one decision earlier.
fn before(
    program: &Program,
    layout: &Layout,
    kept: &Kept,
    (stop, way, place): (usize, &program::Way, &Place),
    fits: &dyn Fn(&[i32]) -> bool,
) -> Option<Place> {
    let shape = &layout.shapes[stop];
    let live = program.live(stop as u32);
    let after = program.live(way.to);
    let moves = program.moves(way);
    let map_of = |var: u16| {
        let range = (0, program.vars()[usize::from(var)].most);
        let moved = moves
            .iter()
            .find(|step| step.var == var)
            .map(|step| step.map);
        moved.unwrap_or(Map::same(range))
    };
    for var in after {
        let map = map_of(*var);
        let to = place.vars[usize::from(*var)];
        if to < map.least || to > map.most {
            return None;
        }
    }
    let spans: Vec<(u16, i32, i32)> = live
        .iter()
        .map(|var| {
            let most = program.vars()[usize::from(*var)].most;
            if !after.contains(var) {
                return (*var, 0, most);
            }
            let (map, to) = (map_of(*var), place.vars[usize::from(*var)]);
            let from = if to == map.least { 0 } else { to - map.add };
            let until = if to == map.most { most } else { to - map.add };
            (*var, from.max(0), until.min(most))
        })
        .collect();
    let mut vars = program.first().1.to_vec();
    spans
        .iter()
        .for_each(|(var, from, _)| vars[usize::from(*var)] = *from);
    if spans.iter().any(|(_, from, until)| from > until) {
        return None;
    }
    loop {
        let cell = if shape.width > 1 {
            vars[layout.along] as usize
        } else {
            0
        };
        let depth = place.depth - 1;
        if kept.depth(shape.row(&vars), cell) == depth && fits(&vars) {
            return Some(Place { stop, vars, depth });
        }
        let next = spans
            .iter()
            .rposition(|(var, _, until)| vars[usize::from(*var)] < *until)?;
        vars[usize::from(spans[next].0)] += 1;
        for (var, from, _) in &spans[next + 1..] {
            vars[usize::from(*var)] = *from;
        }
    }
}
