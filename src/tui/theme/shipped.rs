//! The themes that come with the program.

use super::draft::ThemeDraft;

/// Their names, the default first.
pub const NAMES: [&str; 4] = ["dark", "light", "high-contrast", "monochrome"];

const TEXTS: [&str; NAMES.len()] = [
    include_str!("../../../assets/themes/dark.ron"),
    include_str!("../../../assets/themes/light.ron"),
    include_str!("../../../assets/themes/high-contrast.ron"),
    include_str!("../../../assets/themes/monochrome.ron"),
];

fn draft(at: usize) -> ThemeDraft {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(TEXTS[at])
        .expect("every shipped theme is read by a test")
}

/// A shipped theme with all that it inherits; none of that name.
pub(super) fn shipped(name: &str) -> Option<ThemeDraft> {
    let at = NAMES.iter().position(|known| *known == name)?;
    match at {
        0 => Some(draft(0)),
        at => Some(draft(at).over(&draft(0))),
    }
}
