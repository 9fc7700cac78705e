//! Stages: each can be come to, and left.

use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::ways::{Ways, constant, possible};
use crate::diagnostic::Code;
use crate::exercise::model::*;

/// A stage that no path comes to.
pub(in crate::exercise::check) const UNREACHABLE: Code = error(
    "E0401",
    "unreachable-stage",
    "a stage that no path can come to",
    "Play starts in the first stage and goes on by links, by options, outcomes and branches with a \
     `to`. None of those that could be taken leads here, so nobody would ever see this stage. Lead \
     to it, or remove it. A link after one that always holds is never taken.",
);

/// A stage that no path leaves.
pub(in crate::exercise::check) const NO_WAY_OUT: Code = error(
    "E0402",
    "no-way-out",
    "a stage with no way out",
    "After its last decision a stage goes on by the first link of `next` that holds. This one has \
     none that can, and no decision of it leads on whatever is chosen. Add a link; \
     `(to: End)` leads to the endings.",
);

/// Looks at all stages.
pub(in crate::exercise::check) fn check(
    merged: &Merged,
    parts: &Parts,
    ways: &Ways,
    report: &mut Report,
) {
    let reached = if parts.stages.is_empty() {
        Vec::new()
    } else {
        ways.reach(0)
    };
    for ((id, stage), item) in parts.stages.iter().zip(&merged.stages) {
        let at = item.at("stages", &stage.id);
        if !reached[id.index()] && !report.lost {
            let message = format!("no path can come to the stage `{}`", stage.id);
            report
                .say(&UNREACHABLE, &at.field("id"), message)
                .help("lead to it, or remove it");
        }
        if !has_way_out(parts, stage) {
            let message = format!("the stage `{}` has no way out", stage.id);
            let problem = report.say(&NO_WAY_OUT, &at.field("id"), message);
            problem.help("add a link to `next`, such as `(to: End)`");
        }
    }
}

fn has_way_out(parts: &Parts, stage: &Stage) -> bool {
    let linked = stage.next.iter().any(|link| possible(&link.when));
    linked
        || stage
            .points
            .iter()
            .any(|point| always_leaves(parts, &parts.points[*point]))
}

/// Whether the point always arises and each option of one of its menus leads on.
fn always_leaves(parts: &Parts, point: &Point) -> bool {
    constant(&point.when) == Some(true)
        && point.menus.iter().any(|menu| {
            let options = &parts.menus[*menu].options;
            !options.is_empty() && options.iter().all(|option| leaves(&parts.options[*option]))
        })
}

fn leaves(option: &OptionModel) -> bool {
    let outcomes = || {
        option
            .outcomes
            .iter()
            .filter(|outcome| possible(&outcome.when))
    };
    let leads = |outcome: &Outcome| {
        let branches = outcome.chance.as_ref().map(|chance| &chance.branches);
        let all = branches.is_some_and(|list| list.iter().all(|branch| branch.to.is_some()));
        outcome.to.is_some() || all
    };
    let sure = outcomes().any(|outcome| constant(&outcome.when) == Some(true));
    option.to.is_some() || (sure && outcomes().all(leads))
}
