//! Occasions of the rubric: used, and a whole together.

use super::super::at::At;
use super::super::codes::warning;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::{MenuDraft, RubricDraft};
use std::collections::BTreeSet;

/// Occasions that do not divide their dimension, or that nothing is.
pub(in crate::exercise::check) const UNEVEN: Code = warning(
    "W0504",
    "occasions",
    "occasions that are unused, or whose shares do not add up to 100",
    "Each occasion is a decision that the messages and reciprocity dimensions judge once, with its \
     percent of each. A menu says which occasion it is. Shares that add up to less than 100, and \
     occasions that no menu is, are points that nobody can earn; more than 100 breaks the scale.",
);

/// Looks at the rubric's occasions and which menus are one.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let Some(rubric) = &merged.head.rubric else {
        return;
    };
    if rubric.occasions.is_empty() {
        return;
    }
    let mut used = Used::default();
    visit(merged, &mut used);
    let file = At::file(merged.homes.rubric);
    let at = file.field("rubric");
    for (nth, occasion) in rubric.occasions.iter().enumerate() {
        if !used.0.contains(occasion.id.as_str()) {
            let message = format!("no menu is the occasion `{}`", occasion.id);
            let problem = report.say(&UNEVEN, &at.nth("occasions", nth), message);
            problem.help("name it in a menu, or remove it");
        }
    }
    sums(rubric, &at, report);
}

fn sums(rubric: &RubricDraft, at: &At<'_>, report: &mut Report) {
    let sum = |share: fn(&crate::exercise::draft::OccasionDraft) -> i32| -> i64 {
        rubric
            .occasions
            .iter()
            .map(|occasion| i64::from(share(occasion)))
            .sum()
    };
    let sums = [
        ("messages", sum(|occasion| occasion.messages)),
        ("reciprocity", sum(|occasion| occasion.reciprocity)),
    ];
    for (dimension, sum) in sums {
        if sum != 100 {
            let message = format!("the occasions share out {sum} percent of {dimension}, not 100");
            report
                .say(&UNEVEN, &at.field("occasions"), message)
                .help("change the shares");
        }
    }
}

#[derive(Default)]
struct Used<'d>(BTreeSet<&'d str>);

impl<'d> Visit<'d> for Used<'d> {
    fn menu(&mut self, menu: &'d MenuDraft, _: &At<'_>) {
        self.0.extend(menu.occasion.as_deref());
    }
}
