//! Objectives: what a chair's shares add up to.

use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use crate::diagnostic::Code;
use std::collections::BTreeMap;

/// Shares of one chair that are not a whole.
pub(in crate::exercise::check) const SHARES: Code = error(
    "E0313",
    "objective-shares",
    "objectives whose shares do not add up to 100",
    "The objectives of a chair divide that part of its score among them, in percent, so their \
     shares must add up to 100. A chair may have no objective at all.",
);

/// Looks at the objectives of each chair.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let mut chairs: BTreeMap<&str, (u64, usize)> = BTreeMap::new();
    for (nth, item) in merged.objectives.iter().enumerate() {
        let (sum, last) = chairs.entry(&item.draft.chair).or_default();
        *sum += u64::from(item.draft.share);
        *last = nth;
    }
    for (chair, (sum, last)) in chairs {
        if sum != 100 {
            let item = &merged.objectives[last];
            let at = item.at("objectives", &item.draft.id);
            let message = format!("the objectives of `{chair}` share out {sum} percent, not 100");
            report
                .say(&SHARES, &at.field("share"), message)
                .help("change the shares");
        }
    }
}
