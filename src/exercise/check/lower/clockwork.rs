//! What the clock alone brings about, worked out once so that play and exploration look it up: the
//! minutes at which an authorisation earns a point, at which an inject is due, and at which a
//! condition may come to hold or cease to though nothing but time passes.

use super::super::at::At;
use super::super::report::Report;
use super::super::rules::whole::OVER_LIMIT;
use crate::exercise::model::*;
use std::collections::BTreeSet;

/// Points that the clock may earn or take before the horizon; needs are compared with them.
const POINTS: u64 = 32_767;

impl Parts {
    /// Fills in what the clock brings about; reports what it cannot hold.
    pub(super) fn wind_clockwork(&mut self, report: &mut Report) {
        let horizon = self.clock.horizon;
        for id in self.authorisations.keys() {
            let row = &self.authorisations[id];
            match steps(&row.clock, horizon) {
                Some(steps) => self.authorisations.row_mut(id).steps = steps,
                None => {
                    let message = format!(
                        "the clock terms of `{}` earn more than {POINTS} points before the \
                         horizon, or have periods without a common measure",
                        row.id
                    );
                    report.say(&OVER_LIMIT, &At::file(0), message);
                }
            }
        }
        let (mut alarms, mut reflexes) = (Vec::new(), Vec::new());
        for (id, inject) in self.injects.iter() {
            match inject.trigger {
                Trigger::At(minute) | Trigger::Absent(_, minute) => alarms.push((minute, id)),
                Trigger::When(_) => reflexes.push(id),
                Trigger::Called => {}
            }
        }
        alarms.sort_unstable();
        let mut moments = Vec::new();
        for id in &reflexes {
            let mut own = BTreeSet::new();
            let inject = &self.injects[*id];
            if let Trigger::When(cond) = &inject.trigger {
                self.moments(cond, &mut own);
            }
            self.moments(&inject.when, &mut own);
            moments.extend(own.into_iter().map(|minute| (minute, *id)));
        }
        moments.sort_unstable();
        (self.alarms, self.reflexes, self.moments) = (alarms, reflexes, moments);
        let drifting = self.slots.iter().filter(|(_, slot)| !slot.drift.is_empty());
        self.drifting = drifting.map(|(id, _)| id).collect();
        let drifts = self.slots.iter().flat_map(|(_, slot)| &slot.drift);
        let beats: BTreeSet<Minutes> = drifts.map(|drift| drift.every.max(1)).collect();
        self.beats = beats.into_iter().collect();
    }

    /// The minutes at which the clock may change what the condition says.
    fn moments(&self, cond: &Cond, moments: &mut BTreeSet<Minutes>) {
        match cond {
            Cond::Not(inner) => self.moments(inner, moments),
            Cond::All(list) | Cond::Any(list) => {
                list.iter().for_each(|one| self.moments(one, moments));
            }
            Cond::Since(minute) => _ = moments.insert(*minute),
            Cond::Authorised(id, _) | Cond::Unauthorised(id, _) => {
                moments.extend(self.authorisations[*id].steps.iter().map(|step| step.0));
            }
            Cond::Always | Cond::Never | Cond::Bit(_) | Cond::AtLeast(..) | Cond::AtMost(..) => {}
        }
    }
}

/// Each minute at which the clock's points change, with what they are from then on. The fractions
/// of all terms are added, then cut to whole points. None where that is beyond what is held.
fn steps(clock: &[ClockTerm], horizon: Minutes) -> Option<Vec<(Minutes, i32)>> {
    let most = clock.iter().map(|term| {
        let minutes = u64::from(horizon.min(term.to).saturating_sub(term.from));
        minutes * u64::from(term.points.unsigned_abs()) / u64::from(term.every.max(1))
    });
    if most.fold(0, u64::saturating_add) > POINTS {
        return None;
    }
    let whole = clock
        .iter()
        .try_fold(1, |whole, term| common(whole, u64::from(term.every.max(1))))?;
    let earned = |minute: Minutes| {
        let parts = clock.iter().map(|term| {
            let share = whole / u64::from(term.every.max(1));
            i128::from(term.minutes(minute)) * i128::from(term.points) * i128::from(share)
        });
        let points = parts.sum::<i128>().div_euclid(i128::from(whole));
        i32::try_from(points).unwrap_or(0)
    };
    // Between two edges of windows the sum only rises or only falls.
    let mut edges: BTreeSet<Minutes> = clock
        .iter()
        .flat_map(|term| [term.from, term.to])
        .filter(|edge| *edge < horizon)
        .collect();
    edges.insert(horizon);
    let (mut now, mut held) = (0, earned(0));
    let mut steps = vec![(now, held)];
    for edge in edges {
        while earned(edge) != held {
            let (mut same, mut other) = (now, edge);
            while other - same > 1 {
                let middle = same + (other - same) / 2;
                if earned(middle) == held {
                    same = middle;
                } else {
                    other = middle;
                }
            }
            (now, held) = (other, earned(other));
            steps.push((now, held));
        }
        now = edge;
    }
    Some(steps)
}

/// The least common multiple, where it fits.
fn common(one: u64, other: u64) -> Option<u64> {
    let (mut large, mut small) = (one, other);
    while small > 0 {
        (large, small) = (small, large % small);
    }
    one.checked_mul(other / large)
}
