//! Colours by meaning. No screen names a colour, and no meaning rests on colour alone: each has a
//! sign or a word beside it, so the monochrome theme loses nothing.

use ratatui::style::{Color, Modifier, Style};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caps {
    /// Colours.
    pub colours: Colours,
}

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Plain reading text.
    Text,
    /// What one need not read first: times, channels, explanations.
    Dim,
    /// Stressed text.
    Strong,
    /// Names of screens and panes.
    Title,
    /// Rules, frames and the empty part of a bar.
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

/// A style for each meaning.
#[derive(Debug, Clone)]
pub struct Theme {
    colours: Colours,
}

impl Theme {
    /// The dark theme, in as many colours as there are.
    #[must_use]
    pub const fn dark(caps: Caps) -> Self {
        Self {
            colours: caps.colours,
        }
    }

    /// The ground that everything stands on.
    #[must_use]
    pub fn ground(&self) -> Style {
        let style = self.style(Meaning::Text);
        match self.colours {
            Colours::Mono | Colours::Sixteen => style,
            Colours::Indexed => style.bg(Color::Indexed(233)),
            Colours::True => style.bg(Color::Rgb(0x10, 0x13, 0x18)),
        }
    }

    /// The style of a meaning, without a background except where it is the point.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        let style = Style::new().add_modifier(modifier(meaning));
        match self.colours {
            Colours::Mono => style,
            Colours::Sixteen => style.fg(ansi(meaning)),
            Colours::Indexed => style.fg(Color::Indexed(indexed(meaning))),
            Colours::True => {
                let (r, g, b) = rgb(meaning);
                style.fg(Color::Rgb(r, g, b))
            }
        }
    }

    /// A whole row under the focus.
    #[must_use]
    pub fn row(&self) -> Style {
        match self.colours {
            Colours::Mono | Colours::Sixteen => Style::new().add_modifier(Modifier::BOLD),
            Colours::Indexed => Style::new().bg(Color::Indexed(236)),
            Colours::True => Style::new().bg(Color::Rgb(0x22, 0x2a, 0x35)),
        }
    }
}

/// What carries the meaning where there is no colour, and beside it where there is.
const fn modifier(meaning: Meaning) -> Modifier {
    match meaning {
        Meaning::Strong | Meaning::Title | Meaning::Picked | Meaning::Key | Meaning::Bad => {
            Modifier::BOLD
        }
        Meaning::Focus => Modifier::BOLD,
        Meaning::Find => Modifier::REVERSED,
        Meaning::Text
        | Meaning::Dim
        | Meaning::Line
        | Meaning::Greyed
        | Meaning::New
        | Meaning::Good
        | Meaning::Warn
        | Meaning::Own
        | Meaning::Other
        | Meaning::Shore => Modifier::empty(),
    }
}

const fn rgb(meaning: Meaning) -> (u8, u8, u8) {
    match meaning {
        Meaning::Text => (0xd4, 0xd7, 0xdb),
        Meaning::Dim => (0x9f, 0xa7, 0xb2),
        Meaning::Strong => (0xf4, 0xf5, 0xf6),
        Meaning::Title => (0xa9, 0xbc, 0xd0),
        Meaning::Line => (0x4a, 0x54, 0x61),
        Meaning::Focus => (0xf2, 0xc1, 0x5f),
        Meaning::Picked => (0xf2, 0xc1, 0x5f),
        Meaning::Greyed => (0x95, 0x9b, 0xa4),
        Meaning::Key => (0xa9, 0xbc, 0xd0),
        Meaning::New => (0xf2, 0xc1, 0x5f),
        Meaning::Good => (0x7f, 0xc8, 0xa9),
        Meaning::Warn => (0xe6, 0xa4, 0x5c),
        Meaning::Bad => (0xf0, 0x7f, 0x72),
        Meaning::Own => (0x8a, 0xb8, 0xe8),
        Meaning::Other => (0xe0, 0xb0, 0xc8),
        Meaning::Find => (0xf2, 0xc1, 0x5f),
        Meaning::Shore => (0x7d, 0x8a, 0x99),
    }
}

const fn indexed(meaning: Meaning) -> u8 {
    match meaning {
        Meaning::Text => 252,
        Meaning::Dim => 249,
        Meaning::Strong => 255,
        Meaning::Title | Meaning::Key => 152,
        Meaning::Line => 240,
        Meaning::Focus | Meaning::Picked | Meaning::New | Meaning::Find => 221,
        Meaning::Greyed => 247,
        Meaning::Good => 115,
        Meaning::Warn => 215,
        Meaning::Bad => 210,
        Meaning::Own => 117,
        Meaning::Other => 182,
        Meaning::Shore => 245,
    }
}

const fn ansi(meaning: Meaning) -> Color {
    match meaning {
        Meaning::Text | Meaning::Dim | Meaning::Strong => Color::Reset,
        Meaning::Title | Meaning::Key | Meaning::Own => Color::Cyan,
        Meaning::Line | Meaning::Greyed => Color::DarkGray,
        Meaning::Shore => Color::Reset,
        Meaning::Focus | Meaning::Picked | Meaning::New | Meaning::Find | Meaning::Warn => {
            Color::Yellow
        }
        Meaning::Good => Color::Green,
        Meaning::Bad => Color::LightRed,
        Meaning::Other => Color::Magenta,
    }
}
