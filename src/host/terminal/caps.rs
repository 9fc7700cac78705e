//! What the terminal can show, from the environment.

use std::env;

use crate::tui::theme::{Caps, Colours};

/// What the terminal of this process can show: none of the colours where `NO_COLOR` is set, else
/// what `COLORTERM` and `TERM` claim.
#[must_use]
pub fn caps() -> Caps {
    let read = |name| env::var(name).unwrap_or_default();
    Caps {
        colours: colours(&read("NO_COLOR"), &read("COLORTERM"), &read("TERM")),
    }
}

pub(super) fn colours(no_color: &str, colorterm: &str, term: &str) -> Colours {
    if !no_color.is_empty() || term == "dumb" {
        return Colours::Mono;
    }
    match colorterm {
        "truecolor" | "24bit" => Colours::True,
        _ if term.ends_with("-direct") => Colours::True,
        _ if term.contains("256color") => Colours::Indexed,
        _ => Colours::Sixteen,
    }
}
