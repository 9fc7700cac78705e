//! Endings: the last catches every path, and none is shut off by an earlier one.

use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::condition::constant;
use crate::diagnostic::Code;

/// A last ending that does not catch everything.
pub(in crate::exercise::check) const LAST: Code = error(
    "E0404",
    "last-ending",
    "a last ending that does not always apply",
    "When a path is over, the first ending whose condition holds is told. So that every path has \
     one, the last of the list must always apply: leave out its `when`.",
);

/// An ending that no path can come to.
pub(in crate::exercise::check) const UNREACHABLE: Code = error(
    "E0405",
    "unreachable-ending",
    "an ending that no path can come to",
    "Endings are tried in the order of the list. This one never applies, or an earlier one applies \
     whenever it does: that one always applies, or has the same condition. Change the order or the \
     condition.",
);

/// Looks at the list of endings.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let mut catches = None;
    for (nth, item) in merged.endings.iter().enumerate() {
        let when = &item.draft.when;
        let at = item.at("endings", &item.draft.id);
        let earlier = &merged.endings[..nth];
        let same = earlier.iter().find(|other| other.draft.when == *when);
        let message = if constant(when) == Some(false) {
            "this ending never applies".to_owned()
        } else if let Some(first) = catches {
            format!("`{first}` before it always applies")
        } else if let Some(same) = same {
            format!("`{}` before it has the same condition", same.draft.id)
        } else {
            if constant(when) == Some(true) {
                catches = Some(&item.draft.id);
            }
            continue;
        };
        let problem = report.say(&UNREACHABLE, &at.field("when"), message);
        problem.help("change its condition, or move it up");
    }
    if let Some(last) = merged.endings.last()
        && catches.is_none()
    {
        let at = last.at("endings", &last.draft.id);
        let problem = report.say(
            &LAST,
            &at.field("when"),
            "the last ending does not always apply",
        );
        problem.help("leave out the `when` of the last ending");
    }
}
