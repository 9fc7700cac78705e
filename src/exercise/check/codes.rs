//! Every kind of problem that check knows, in order of ids.

use super::names;
use super::rules::*;
use super::translations;
use crate::diagnostic::{Code, Severity};

/// A code of errors.
pub(super) const fn error(
    id: &'static str,
    slug: &'static str,
    title: &'static str,
    explanation: &'static str,
) -> Code {
    Code {
        id,
        slug,
        severity: Severity::Error,
        title,
        explanation,
    }
}

/// A code of warnings.
pub(super) const fn warning(
    id: &'static str,
    slug: &'static str,
    title: &'static str,
    explanation: &'static str,
) -> Code {
    Code {
        id,
        slug,
        severity: Severity::Warning,
        title,
        explanation,
    }
}

/// All codes of check, in order of their ids; those of the text's form are
/// [`source::codes`](crate::exercise::source::codes).
pub const CODES: &[&Code] = &[
    &names::UNKNOWN_ID,
    &names::DUPLICATE_ID,
    &names::BAD_ID,
    &acts::UNKNOWN_ACT,
    &acts::NOBODYS_ACT,
    &acts::ANOTHERS_ACT,
    &whole::MISPLACED,
    &whole::MISSING_PART,
    &whole::OVER_LIMIT,
    &text::MISSING_TEXT,
    &range::BAD_RANGE,
    &range::START,
    &range::OUTSIDE,
    &range::NO_PERIOD,
    &effect::OVERFLOWS,
    &weights::ZERO,
    &menu::PICK,
    &policy::NOT_IN_MENU,
    &policy::BAD_SET,
    &clock::BAD_START,
    &clock::UNKNOWN_ZONE,
    &clock::HORIZON,
    &objective::SHARES,
    &rubric::NUMBERS,
    &rubric::FEATURES,
    &map::BOUNDS,
    &translations::LANGUAGE,
    &effect::CALL,
    &stage::UNREACHABLE,
    &stage::NO_WAY_OUT,
    &cycle::NO_TIME,
    &ending::LAST,
    &ending::UNREACHABLE,
    &menu::NOTHING,
    &post::ONLY_RINGS,
    &condition::NEVER_SET,
    &condition::CONSTANT,
    &menu::MAY_BE_EMPTY,
    &occasion::UNEVEN,
    &translations::UNKNOWN_TEXT,
    &map::OFF_MAP,
    &translations::MISSING_TEXTS,
];
