//! Weights of chance.

use super::super::at::At;
use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::{BranchDraft, MenuDraft};

/// Weights of which none can be drawn.
pub(in crate::exercise::check) const ZERO: Code = error(
    "E0306",
    "weights-sum-to-zero",
    "chance weights that sum to zero",
    "One branch is drawn, each as often as its weight says in proportion to all. With weights that \
     sum to zero there is nothing to draw; a weight of 0 beside others is a branch that never \
     comes. Together they may be at most 4,294,967,295.",
);

/// Looks at branches, policies and posts.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    for item in &merged.channels {
        if let Some(post) = &item.draft.post {
            let (intact, garbled, lost) = post.weights;
            let at = item.at("channels", "");
            sum(
                [intact, garbled, lost].into_iter(),
                &at.field("post").field("weights"),
                report,
            );
        }
    }
    visit(merged, &mut Weights(report));
}

struct Weights<'r>(&'r mut Report);

impl<'d> Visit<'d> for Weights<'_> {
    fn chance(&mut self, branches: &'d [BranchDraft], at: &At<'_>) {
        sum(branches.iter().map(|branch| branch.weight), at, self.0);
    }

    fn menu(&mut self, menu: &'d MenuDraft, at: &At<'_>) {
        for (nth, rule) in menu.policy.iter().enumerate() {
            let at = at.nth("policy", nth);
            sum(
                rule.choose.iter().map(|(weight, _)| *weight),
                &at.field("choose"),
                self.0,
            );
        }
    }
}

fn sum(weights: impl Iterator<Item = u32>, at: &At<'_>, report: &mut Report) {
    let sum: u64 = weights.map(u64::from).sum();
    if sum == 0 {
        let problem = report.say(&ZERO, at, "these weights sum to zero");
        problem.help("give at least one of them a weight above 0");
    } else if u32::try_from(sum).is_err() {
        let problem = report.say(
            &ZERO,
            at,
            format!("these weights sum to {sum}, which is too much"),
        );
        problem.help("write smaller weights in the same proportion");
    }
}
