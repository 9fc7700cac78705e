//! Signs of units: the side in the brackets, the kind in the letter.

use super::canvas::Ink;
use crate::locale::Locale;
use crate::session::view::{UnitView, Whose};
use crate::tui::theme::Meaning;

/// Cells of a sign.
pub(super) const SIGN: i32 = 3;

/// The sides in the order of the legend.
pub(super) const SIDES: [Whose; 3] = [Whose::Own, Whose::Other, Whose::Neutral];
/// The kinds in the order of the legend.
pub(super) const KINDS: [&str; 7] = [
    "aircraft", "fighter", "warship", "cutter", "vessel", "survivor", "base",
];

/// The sign of a unit, three cells.
pub(super) fn sign(locale: &Locale, unit: &UnitView) -> String {
    let (left, right) = brackets(unit.whose);
    format!("{left}{}{right}", letter(locale, &unit.kind))
}

/// What stands around the letter: as the charts of staffs do it, straight for one's own, pointed
/// for others.
pub(super) const fn brackets(whose: Whose) -> (char, char) {
    match whose {
        Whose::Own => ('[', ']'),
        Whose::Other => ('<', '>'),
        Whose::Neutral => ('(', ')'),
    }
}

/// The letter of a kind.
pub(super) fn letter(locale: &Locale, kind: &str) -> String {
    locale.say("map-letter", &[("kind", kind.into())])
}

/// The word for a side.
pub(crate) fn side(locale: &Locale, whose: Whose) -> String {
    locale.say("map-side", &[("whose", whose.code().into())])
}

pub(super) const fn meaning(whose: Whose) -> Meaning {
    match whose {
        Whose::Own => Meaning::Own,
        Whose::Other => Meaning::Other,
        Whose::Neutral => Meaning::Text,
    }
}

pub(super) const fn ink(whose: Whose) -> Ink {
    match whose {
        Whose::Own => Ink::Own,
        Whose::Other => Ink::Other,
        Whose::Neutral => Ink::Neutral,
    }
}
