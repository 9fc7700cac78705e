//! When the clock alone may change what a condition says.

use crate::exercise::model::*;

/// The next minute after `now` at which the condition may come to hold, or cease to, though
/// nothing but time passes. None where it does not look at the clock any more.
pub(super) fn next_moment(exercise: &Exercise, now: Minutes, cond: &Cond) -> Option<Minutes> {
    match cond {
        Cond::Not(inner) => next_moment(exercise, now, inner),
        Cond::All(list) | Cond::Any(list) => list
            .iter()
            .filter_map(|one| next_moment(exercise, now, one))
            .min(),
        Cond::Since(minute) => Some(*minute).filter(|minute| *minute > now),
        Cond::Authorised(id, _) | Cond::Unauthorised(id, _) => {
            next_point(&exercise.authorisations[*id], now)
        }
        Cond::Always
        | Cond::Never
        | Cond::Bit(_)
        | Cond::AtLeast(..)
        | Cond::AtMost(..)
        | Cond::Message(..) => None,
    }
}

/// The next minute at which the clock has earned another whole number of points.
fn next_point(authorisation: &Authorisation, now: Minutes) -> Option<Minutes> {
    let held = authorisation.earned(now);
    // Between two edges of windows the sum only rises or only falls.
    let mut edges: Vec<Minutes> = authorisation
        .clock
        .iter()
        .flat_map(|term| [term.from, term.to])
        .filter(|edge| *edge > now)
        .collect();
    edges.sort_unstable();
    let mut from = now;
    for edge in edges {
        if authorisation.earned(edge) != held {
            let (mut same, mut other) = (from, edge);
            while other - same > 1 {
                let middle = same + (other - same) / 2;
                if authorisation.earned(middle) == held {
                    same = middle;
                } else {
                    other = middle;
                }
            }
            return Some(other);
        }
        from = edge;
    }
    None
}
