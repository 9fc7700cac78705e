//! What the end of play is worth, as a function of the numbers it ends with.

use super::compile::Compiler;
use super::guard::Guard;
use crate::analysis::search::{ACCOUNTS, place};
use crate::exercise::draft::{Dimension, Rating};
use crate::exercise::model::*;
use crate::scoring::Account;

/// A line of the account: points where its condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it is entered.
    pub account: Account,
    /// When it counts.
    pub when: Guard,
    /// Fixed points, hundredths.
    pub points: i32,
    /// Points for each unit of a number, hundredths.
    pub per: Option<(u16, i32)>,
}

/// All lines, and what every path starts with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Points {
    /// Hundredths that every path starts with.
    pub opening: i32,
    /// What the end adds.
    pub lines: Vec<Line>,
}

impl Points {
    /// Points of an end, without the opening.
    #[must_use]
    #[inline]
    pub fn of(&self, vars: &[i32]) -> i32 {
        self.lines
            .iter()
            .filter(|line| line.when.holds(vars))
            .map(|line| {
                line.points
                    + line
                        .per
                        .map_or(0, |(var, per)| vars[usize::from(var)] * per)
            })
            .sum()
    }

    /// Points of an end by account, the opening among the first.
    #[must_use]
    pub(in crate::analysis) fn by_account(&self, vars: &[i32]) -> [i32; ACCOUNTS] {
        let mut accounts = [0; ACCOUNTS];
        accounts[0] = self.opening;
        for line in self.lines.iter().filter(|line| line.when.holds(vars)) {
            let per = line
                .per
                .map_or(0, |(var, per)| vars[usize::from(var)] * per);
            accounts[place(line.account)] += line.points + per;
        }
        accounts
    }

    /// Bounds of what an end can add; none where they are beyond any sensible score.
    pub(in crate::analysis) fn bounds(&self, ranges: &[(i32, i32)]) -> Option<(i32, i32)> {
        let (mut least, mut most) = (0i64, 0i64);
        for line in &self.lines {
            let per = line.per.map_or((0, 0), |(var, per)| {
                let (from, to) = ranges[usize::from(var)];
                let ends = [from, to].map(|end| i64::from(end) * i64::from(per));
                (ends[0].min(ends[1]), ends[0].max(ends[1]))
            });
            let fixed = i64::from(line.points);
            least += (fixed + per.0).min(0);
            most += (fixed + per.1).max(0);
        }
        let fits = least > -(1 << 28) && most < 1 << 28;
        let narrow = |value: i64| i32::try_from(value).ok();
        fits.then_some((narrow(least)?, narrow(most)?))
    }
}

impl Compiler<'_> {
    /// The account; none where it asks for the clock.
    pub(super) fn points(&self, chair: ChairId) -> Option<Points> {
        let rubric = &self.exercise.rubric;
        let mut points = Points {
            opening: rubric.weights[0] * rubric.opening / 100,
            lines: Vec::new(),
        };
        let mut failed = Vec::new();
        let objectives = self.exercise.objectives.iter();
        for (_, objective) in objectives.filter(|(_, objective)| objective.chair == chair) {
            let tested = self.asked(&objective.tested)?;
            let whole = rubric.weights[4] * objective.share;
            let mut enter = |when, rating: usize| {
                points.lines.push(Line {
                    account: Account::Of(Dimension::Objectives),
                    when,
                    points: whole * rubric.ratings[rating] / 10_000,
                    per: None,
                });
            };
            enter(tested.negated(&self.ranges), 4);
            let mut left = tested;
            for (rating, when, _) in &objective.ratings {
                let when = self.asked(when)?;
                let here = Guard::all([left.clone(), when.clone()]);
                if objective.chief && *rating == Rating::U {
                    failed.push(here.clone());
                }
                enter(here, *rating as usize);
                left = Guard::all([left, when.negated(&self.ranges)]);
            }
            if objective.chief {
                failed.push(left.clone());
            }
            enter(left, Rating::U as usize);
        }
        points.lines.push(Line {
            account: Account::Gate,
            when: Guard::any(failed),
            points: -rubric.gates[2].max(0),
            per: None,
        });
        for line in rubric.lines.iter().filter(|line| line.chair == chair) {
            let per = match line.per {
                Some((slot, per)) => Some((u16::try_from(slot.index()).ok()?, per)),
                None => None,
            };
            points.lines.push(Line {
                account: Account::Of(line.dimension),
                when: self.asked(&line.when)?,
                points: line.points,
                per,
            });
        }
        let counts = |line: &Line| {
            line.when != Guard::Never
                && (line.points != 0 || line.per.is_some_and(|(_, per)| per != 0))
        };
        points.lines.retain(counts);
        Some(points)
    }
}
