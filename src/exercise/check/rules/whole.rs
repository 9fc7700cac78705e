//! The exercise has all its parts, each where it belongs, and none beyond what the machine holds.

use super::super::at::At;
use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::{OptionDraft, SlotDraft};
use crate::exercise::model::Parts;

/// A field of the first file in another.
pub(in crate::exercise::check) const MISPLACED: Code = error(
    "E0207",
    "misplaced-field",
    "a field that belongs in the first file, or stands in two files",
    "Parts add to the lists of the exercise. What names the exercise (format, id, title, summary, \
     briefing, authors, licence, duration) stands in the first file alone, and the clock, the \
     rubric and the map stand in one file each, whichever it is.",
);

/// Something every exercise needs.
pub(in crate::exercise::check) const MISSING_PART: Code = error(
    "E0208",
    "missing-part",
    "an exercise without something that every exercise needs",
    "An exercise needs at least one side, one chair, one stage, one ending and a clock. The first \
     stage is where play starts.",
);

/// More of something than the machine holds.
pub(in crate::exercise::check) const OVER_LIMIT: Code = error(
    "E0209",
    "over-limit",
    "more of something than an exercise can have",
    "The machine that plays and explores an exercise keeps its state small, so tables have limits: \
     32 chairs, 32 promises, 64 occasions, 4,096 stages and injects, 65,535 options, texts and \
     the rest, 255 clauses in a slot, 255 answers on a channel, 100,000 letters that one option \
     could compose, and 32,767 points that the clock adds to one authorisation. No exercise that \
     people could play comes near.",
);

/// Rows of most tables.
const ROWS: usize = 65_535;
/// Stages; what each must remember is worked out for all of them together.
const STAGES: usize = 4096;
/// Occasions; scoring remembers one bit of each.
const OCCASIONS: usize = 64;
/// Promises; scoring remembers one bit of each.
const PROMISES: usize = 32;
/// Chairs; sets of chairs are one word.
const CHAIRS: usize = 32;
/// Clauses of a slot and answers of a channel, which events name by one byte.
const BYTE: usize = 255;
/// Letters that one option can compose; exploring sorts all of them by their effect.
const LETTERS: usize = 100_000;

/// Fields in the wrong file, and parts that are not there.
pub(in crate::exercise::check) fn parts(merged: &Merged, report: &mut Report) {
    for (file, field) in &merged.misplaced {
        let file = At::file(*file);
        let at = file.field(field);
        if matches!(*field, "clock" | "rubric" | "map") {
            let message = format!("`{field}` stands in two files");
            report
                .say(&MISPLACED, &at, message)
                .help("keep one of the two");
        } else {
            let message = format!("`{field}` belongs in the first file");
            report
                .say(&MISPLACED, &at, message)
                .help("move it there or remove it");
        }
    }
    let needed = [
        ("sides", merged.sides.is_empty(), "side"),
        ("chairs", merged.chairs.is_empty(), "chair"),
        ("stages", merged.stages.is_empty(), "stage"),
        ("endings", merged.endings.is_empty(), "ending"),
        ("clock", merged.head.clock.is_none(), "clock"),
    ];
    for (field, missing, what) in needed {
        if missing {
            let file = At::file(0);
            let message = format!("the exercise has no {what}");
            report
                .say(&MISSING_PART, &file.field(field), message)
                .help(format!("add `{field}`"));
        }
    }
}

/// Whether all tables fit, `bits` facts among them; asked before anything that grows with their
/// product.
pub(in crate::exercise::check) fn fits(parts: &Parts, bits: usize, report: &mut Report) -> bool {
    let tables = [
        ("sides", parts.sides.len(), ROWS),
        ("chairs", parts.chairs.len(), CHAIRS),
        ("stages", parts.stages.len(), STAGES),
        ("injects", parts.injects.len(), STAGES),
        (
            "meters, counters and authorisations",
            parts.slots.len(),
            ROWS,
        ),
        ("flags and facts that conditions ask for", bits, ROWS),
        ("act terms", parts.terms.len(), ROWS),
        ("channels", parts.channels.len(), ROWS),
        ("facts", parts.facts.len(), ROWS),
        ("points", parts.points.len(), ROWS),
        ("menus", parts.menus.len(), ROWS),
        ("options", parts.options.len(), ROWS),
        ("places of chance", parts.sites.len(), ROWS),
        ("endings", parts.endings.len(), ROWS),
        ("objectives", parts.objectives.len(), ROWS),
        ("credits", parts.credits.len(), ROWS),
        ("occasions", parts.rubric.occasions.len(), OCCASIONS),
        ("promises", parts.rubric.promises.len(), PROMISES),
        ("sources", parts.sources.len(), ROWS),
        (
            "units",
            parts.map.as_ref().map_or(0, |map| map.units.len()),
            ROWS,
        ),
        ("texts", parts.texts.english.len(), ROWS),
    ];
    let mut fits = true;
    for (what, count, most) in tables {
        if count > most {
            fits = false;
            let message = format!("the exercise has {count} {what}; at most {most} are possible");
            report.say(&OVER_LIMIT, &At::file(0), message);
        }
    }
    fits
}

/// Clauses, letters and answers.
pub(in crate::exercise::check) fn bytes(merged: &Merged, report: &mut Report) {
    for item in &merged.channels {
        let count = item.draft.answers.len();
        if count > BYTE {
            let message = format!("this channel has {count} answers; at most {BYTE} are possible");
            report.say(
                &OVER_LIMIT,
                &item.at("channels", "").field("answers"),
                message,
            );
        }
    }
    visit(merged, &mut Letters(report));
}

struct Letters<'r>(&'r mut Report);

impl<'d> Visit<'d> for Letters<'_> {
    fn option(&mut self, option: &'d OptionDraft, at: &At<'_>) {
        for (nth, slot) in option.slots.iter().enumerate() {
            let count = slot.clauses.len();
            if count > BYTE {
                let message = format!("this slot has {count} clauses; at most {BYTE} are possible");
                self.0
                    .say(&OVER_LIMIT, &at.nth("slots", nth).field("clauses"), message);
            }
        }
        let letters = letters(&option.slots);
        if letters > LETTERS {
            let message = format!("this option composes more than {LETTERS} letters");
            let problem = self.0.say(&OVER_LIMIT, &at.field("slots"), message);
            problem.help("use fewer slots, or fewer clauses in each");
        }
    }
}

fn letters(slots: &[SlotDraft]) -> usize {
    slots.iter().fold(1, |count, slot| {
        count.saturating_mul(slot.clauses.len().max(1))
    })
}
