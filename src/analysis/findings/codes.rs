//! The kinds of findings that only exploring can make.

use crate::diagnostic::{Code, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $severity:ident $id:literal $slug:literal $title:literal $explanation:literal;)+) => {
        $($(#[$doc])* pub(super) const $name: Code = Code {
            id: $id,
            slug: $slug,
            severity: Severity::$severity,
            title: $title,
            explanation: $explanation,
        };)+
        /// All of them, in order of their ids.
        pub const CODES: &[&Code] = &[$(&$name,)+ &UNPROVED];
    };
}

codes! {
    /// Play can stop without an ending.
    DEAD_END = Error "E0701" "dead-end"
        "a decision with nothing to decide"
        "On some path a chair is asked to decide and nothing can be taken, so play cannot go on. \
         The help shows what leads there, as lines for `play --plain`. Let one option, and one \
         clause of each slot, always be open.";
    /// No path comes to it.
    UNREACHED = Error "E0702" "unreached"
        "a part that no path comes to"
        "Every path of the exercise was walked from every chair, and none comes to this stage, \
         decision or ending. Loosen the conditions on the way to it, or take it out.";
    /// No path offers it.
    NEVER_OFFERED = Error "E0703" "never-offered"
        "an option that can never be taken"
        "In every state of its menu the option is hidden or greyed. One that is meant to be seen \
         and never taken teaches something, and is a note; one that is never even seen is dead.";
    /// It never happens.
    NEVER_HAPPENS = Warning "W0704" "never-happens"
        "something that happens on no path"
        "No path has this outcome, inject, answer or way on. Of outcomes, answers and ways the \
         first that holds is taken, so one before it may always hold.";
    /// Its condition never holds.
    NEVER_HOLDS = Warning "W0705" "never-holds"
        "a condition that never holds where it is asked"
        "In every state in which the condition is asked it fails: the text is never read, the \
         reason never greys, the clause is never offered.";
    /// Its condition always holds.
    ALWAYS_HOLDS = Note "N0706" "always-holds"
        "a condition that always holds where it is asked"
        "In every state in which the condition is asked it holds. It may be left out, or it was \
         meant to be another.";
    /// Nobody ever answers.
    SILENT = Note "N0707" "always-silent"
        "a channel that is answered on no path"
        "However the team plays, nobody answers on this channel. That may be what the exercise is \
         about.";
    /// Escalation that no choice avoids.
    UNAVOIDABLE = Note "N0708" "unavoidable"
        "escalation that no path avoids"
        "Every path holds an act at least this severe. A team should be told that it was not its \
         doing.";
    /// Another option is always at least as good.
    DOMINATED = Warning "W0709" "dominated"
        "an option that another one beats in every dimension"
        "Wherever this option can be taken, the other can be taken too, expects at least as many \
         points in every dimension and more in one. So it is a mistake in every state, and a team \
         learns it once. Give it a reason: a dimension in which it leads, or a state in which it is \
         the better one.";
    /// Its choice makes no difference.
    EQUAL = Warning "W0710" "no-difference"
        "options that lead to the same"
        "Wherever both can be taken, they lead to the same states with the same odds and the same \
         points. If the difference is only in words, say so in one option; else let something \
         follow from it.";
    /// Best nowhere.
    BEST_NOWHERE = Note "N0711" "best-nowhere"
        "an option that is best in no state"
        "In no state does this option have the highest expected total, nor does it alone lead in a \
         dimension. Every temptation should have a reason that a serious person would give.";
    /// Best nearly everywhere.
    BEST_EVERYWHERE = Note "N0712" "best-everywhere"
        "an option that is best nearly everywhere"
        "In more than 70 of 100 states that ask for this decision the same option is best. A stage \
         teaches when the best option depends on what came before.";
    /// Rarer than one in a thousand.
    RARE = Note "N0713" "rare-ending"
        "an ending that hardly anyone will see"
        "Under uniform play fewer than one path in a thousand ends here.";
    /// Never tested, or never failed.
    UNTESTED = Warning "W0714" "untested-objective"
        "an objective that no path tests"
        "On every path the objective ends as not tested, so nothing can be said about it.";
    /// Nothing depends on it.
    UNREAD = Note "N0715" "unread-slot"
        "a meter or counter that nothing depends on"
        "No condition, no line of the rubric and no threshold reads it. A counter like that is \
         dead; a meter that people watch should matter.";
    /// One change keeps it from larger steps.
    ODD_STEP = Note "N0716" "odd-step"
        "a change that breaks a meter's unit"
        "All other changes and bounds of this meter are multiples of one unit; this one is not, so \
         the meter takes many more values, and the states to be explored grow by up to that \
         factor.";
}

/// The search did not come to its end.
pub const UNPROVED: Code = Code {
    id: "E0717",
    slug: "unproved",
    severity: Severity::Error,
    title: "an exercise that could not be searched to its end",
    explanation: "A limit was reached before every path was walked, so nothing is proved: what was \
        found is there, and there may be more. Allow more with --limit and --memory, or make the \
        exercise smaller: meters in larger steps, fewer flags that are read late, fewer draws in \
        one decision.",
};
