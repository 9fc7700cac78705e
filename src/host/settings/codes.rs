//! The codes of problems with settings and themes that are no matter of form.

use crate::diagnostic::{Code, Severity};

/// Every code of this part.
pub const CODES: &[&Code] = &[&BAD_SETTING, &UNKNOWN_THEME];

/// A setting with a value that is none of its own.
pub(super) const BAD_SETTING: Code = Code {
    id: "E0901",
    slug: "bad-setting",
    severity: Severity::Error,
    title: "a setting with a value that is not one of its own",
    explanation: "Settings come from flags, from the environment and from `config.ron`. This one \
                  has a value that the program cannot follow, and it does not guess. Write one of \
                  the values that the message names, or take the setting out: then the next place \
                  in that order decides. `offramp config` shows all settings in force.",
};

/// A theme that is nowhere.
pub(super) const UNKNOWN_THEME: Code = Code {
    id: "E0902",
    slug: "unknown-theme",
    severity: Severity::Error,
    title: "a theme that is neither shipped nor a file",
    explanation: "A theme is the name of a shipped one, the name of a file in the folder `themes` \
                  beside `config.ron` without its ending, or the path of a file. A file is a patch: \
                  it names what differs from the theme in its `base`, which is `dark` where it does \
                  not say.",
};
