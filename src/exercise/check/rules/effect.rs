//! Effects that can only run into the edge of a range, and calls that nobody could make.

use super::super::at::At;
use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use super::range::{Ranges, ranges};
use crate::diagnostic::Code;
use crate::exercise::draft::Effect;

/// An effect that no value of the range can take whole.
pub(in crate::exercise::check) const OVERFLOWS: Code = error(
    "E0305",
    "effect-overflows",
    "an effect that can only run over the edge of the range",
    "Effects of one decision are added up and then cut to the range once. One that adds more than \
     the range is wide is always cut, and one that sets a value outside the range never sets it: \
     what stands in the file is not what happens. The same holds for an act term.",
);

/// A call where nobody decides.
pub(in crate::exercise::check) const CALL: Code = error(
    "E0318",
    "call-outside-decision",
    "a call where nobody decides",
    "A call rings because somebody decided to make it: `Call` stands in the effects of an option, \
     of a clause, of an outcome or of its chance. An inject, a threshold, a stage, an answer or a \
     silence cannot make one.",
);

/// Looks at all effects and act terms.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    for item in &merged.authorisations {
        let at = item.at("authorisations", &item.draft.id);
        let (least, most) = item.draft.range;
        for (nth, term) in item.draft.acts.iter().enumerate() {
            if too_much(term.points, (least, most)) {
                let at = at.nth("acts", nth);
                overflow(
                    term.points,
                    &item.draft.id,
                    (least, most),
                    &at.field("points"),
                    report,
                );
            }
        }
    }
    visit(
        merged,
        &mut Effects {
            ranges: ranges(merged),
            report,
        },
    );
}

struct Effects<'d, 'r> {
    ranges: Ranges<'d>,
    report: &'r mut Report,
}

impl<'d> Visit<'d> for Effects<'d, '_> {
    fn effect(&mut self, effect: &'d Effect, at: &At<'_>) {
        match effect {
            Effect::Add(id, by) => {
                if let Some(range) = self.ranges.get(id.as_str())
                    && too_much(*by, *range)
                {
                    overflow(*by, id, *range, &at.index(1), self.report);
                }
            }
            Effect::Set(id, to) => {
                if let Some((least, most)) = self.ranges.get(id.as_str())
                    && !(*least..=*most).contains(to)
                {
                    let message = format!("`{id}` cannot be set to {to}, outside {least}..{most}");
                    let problem = self.report.say(&OVERFLOWS, &at.index(1), message);
                    problem.help("choose a value of the range");
                }
            }
            Effect::Call(channel) if !at.stands_in("points") => {
                let message = format!("nobody decides to ring `{channel}` here");
                let problem = self.report.say(&CALL, at, message);
                problem.help("move the call to an option, or use `Fire` for what comes by itself");
            }
            _ => {}
        }
    }
}

/// A range that holds nothing was reported.
fn too_much(by: i32, (least, most): (i32, i32)) -> bool {
    least < most && i64::from(by).abs() > i64::from(most) - i64::from(least)
}

fn overflow(by: i32, id: &str, (least, most): (i32, i32), at: &At<'_>, report: &mut Report) {
    let message = format!("{by} is more than `{id}` can change within {least}..{most}");
    let problem = report.say(&OVERFLOWS, at, message);
    problem.help("write a smaller number, or `Set` the value that is meant");
}
