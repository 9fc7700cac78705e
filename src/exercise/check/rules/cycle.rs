//! No path comes back to a stage in the minute it left it.

use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::ways::{self, Ways, constant, possible};
use crate::diagnostic::Code;
use crate::exercise::model::*;

/// A loop of stages that can be walked without any time passing.
pub(in crate::exercise::check) const NO_TIME: Code = error(
    "E0403",
    "loop-without-time",
    "a loop that takes no time",
    "A path may come back to an earlier stage, but not within the same minute: the clock would \
     never reach the horizon, and play would never end. Somewhere on every way round, every option \
     that leads on must have a cost above 0. A condition that stops the loop after some rounds is \
     no help here, since it is not known before play.",
);

/// Looks for a loop among the ways that can be taken at no cost.
pub(in crate::exercise::check) fn check(merged: &Merged, parts: &Parts, report: &mut Report) {
    let free: Vec<Vec<usize>> = parts
        .stages
        .iter()
        .map(|(_, stage)| free_ways(parts, stage))
        .collect();
    let ways = Ways::of(free);
    let mut told: Vec<usize> = Vec::new();
    for ((id, stage), item) in parts.stages.iter().zip(&merged.stages) {
        let index = id.index();
        if !ways.returns(index) || told.iter().any(|first| ways.together(*first, index)) {
            continue;
        }
        told.push(index);
        let names: Vec<&str> = parts
            .stages
            .iter()
            .filter(|(other, _)| ways.together(index, other.index()))
            .map(|(_, stage)| stage.id.as_str())
            .collect();
        let message = match names.as_slice() {
            [_] => format!(
                "the stage `{}` can come back to itself in no time",
                stage.id
            ),
            _ => format!(
                "these stages can be gone round in no time: `{}`",
                names.join("`, `")
            ),
        };
        let at = item.at("stages", &stage.id);
        let problem = report.say(&NO_TIME, &at.field("id"), message);
        problem.help("give every option that leads back a `cost`");
    }
}

/// Stages that can follow this one within the same minute.
///
/// A point with a condition is passed over where nothing was decided in the stage before it. After
/// a decision it is taken to follow from that decision, as an answer follows a letter: whether it
/// always does is for exploring to find, and no round of it goes without a decision.
fn free_ways(parts: &Parts, stage: &Stage) -> Vec<usize> {
    let mut goals = Vec::new();
    // Whether this place is come to in no time: without a decision so far, and with one.
    let (mut fresh, mut decided) = (true, false);
    for point in &stage.points {
        let point = &parts.points[*point];
        if !possible(&point.when) {
            continue;
        }
        let (leads, stays) = match fresh || decided {
            true => free_options(parts, point),
            false => break,
        };
        goals.extend(leads);
        fresh &= constant(&point.when) != Some(true);
        decided = stays;
    }
    if fresh || decided {
        goals.extend(ways::taken_links(stage).map(|link| link.to));
    }
    let mut to: Vec<usize> = goals
        .into_iter()
        .filter_map(|goal| match goal {
            Goal::Stage(stage) => Some(stage.index()),
            Goal::End => None,
        })
        .collect();
    to.sort_unstable();
    to.dedup();
    to
}

/// Where the point's free options lead, and whether one of them goes on within the stage.
fn free_options(parts: &Parts, point: &Point) -> (Vec<Goal>, bool) {
    let menus = || point.menus.iter().map(|menu| &parts.menus[*menu]);
    let (mut goals, mut stays) = (Vec::new(), false);
    if menus().all(|menu| can_be_free(parts, menu)) {
        let options = menus().flat_map(|menu| &menu.options);
        for option in options.map(|option| &parts.options[*option]) {
            if option.cost == 0 && possible(&option.when) {
                goals.extend(ways::option_goals(option));
                stays |= option.to.is_none();
            }
        }
    }
    (goals, stays)
}

/// Whether the menu can be decided at no cost: enough free options, and no surcharge for them.
fn can_be_free(parts: &Parts, menu: &Menu) -> bool {
    let options = menu.options.iter().map(|option| &parts.options[*option]);
    let free = options
        .filter(|option| option.cost == 0 && possible(&option.when))
        .count();
    free >= menu.least && (menu.least <= menu.free || menu.each_more == 0)
}
