//! What a terminal can show, and what a text can mean.

use serde::Deserialize;

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caps {
    /// Colours.
    pub colours: Colours,
}

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Colours {
    /// None, or none wanted.
    Mono,
    /// The sixteen of the terminal's own palette.
    #[default]
    Sixteen,
    /// The 256 of the xterm palette.
    Indexed,
    /// Any.
    True,
}

/// What a text or a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Meaning {
    /// Plain reading text.
    Text,
    /// What one need not read first: times, channels, explanations.
    Dim,
    /// Stressed text.
    Strong,
    /// Names of screens and panes.
    Title,
    /// Rules, frames and the empty part of a bar; no text is drawn in it.
    Line,
    /// The pane or item that keys act on.
    Focus,
    /// What is picked.
    Picked,
    /// Cannot be taken.
    Greyed,
    /// A key to press.
    Key,
    /// New since the last commit.
    New,
    /// Somebody answered; points gained.
    Good,
    /// Waiting, ringing, costly.
    Warn,
    /// Failure, escalation, points lost.
    Bad,
    /// What one says oneself.
    Own,
    /// What others say.
    Other,
    /// A find of a search.
    Find,
    /// A coast on the map; no text is drawn in it.
    Shore,
}

impl Meaning {
    /// Every meaning, in the order of its discriminants.
    pub const ALL: [Self; 17] = [
        Self::Text,
        Self::Dim,
        Self::Strong,
        Self::Title,
        Self::Line,
        Self::Focus,
        Self::Picked,
        Self::Greyed,
        Self::Key,
        Self::New,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Own,
        Self::Other,
        Self::Find,
        Self::Shore,
    ];

    /// Whether words are drawn in it, and must be readable on every ground.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Line | Self::Shore)
    }
}
