//! A theme as a file says it.

use std::collections::BTreeMap;

use ratatui::style::Color;
use serde::Deserialize;

use super::colour::Rgb;
use super::meaning::Meaning;

/// A patch over another theme: what is not said is as it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Theme")]
pub struct ThemeDraft {
    /// The shipped theme it patches; `dark` where it does not say.
    pub base: Option<String>,
    /// The ground that everything stands on.
    pub ground: Option<Rgb>,
    /// The ground of the row under the focus.
    pub row: Option<Rgb>,
    /// `false` shows no colours at all.
    pub colours: Option<bool>,
    /// How each meaning looks.
    pub paint: BTreeMap<Meaning, PaintDraft>,
}

/// How a meaning looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Paint")]
pub struct PaintDraft {
    /// Its colour.
    pub colour: Option<Rgb>,
    /// Which of the terminal's own sixteen stands for it where there are no more.
    pub ansi: Option<Ansi>,
    /// Drawn bold.
    pub bold: Option<bool>,
    /// Drawn underlined.
    pub underlined: Option<bool>,
    /// Drawn with ground and colour changed over.
    pub reversed: Option<bool>,
}

/// The terminal's own colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub enum Ansi {
    /// What the terminal writes in by itself.
    #[default]
    Default,
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Gray,
    DarkGray,
    LightRed,
    LightGreen,
    LightYellow,
    LightBlue,
    LightMagenta,
    LightCyan,
    White,
}

impl From<Ansi> for Color {
    fn from(ansi: Ansi) -> Self {
        match ansi {
            Ansi::Default => Self::Reset,
            Ansi::Black => Self::Black,
            Ansi::Red => Self::Red,
            Ansi::Green => Self::Green,
            Ansi::Yellow => Self::Yellow,
            Ansi::Blue => Self::Blue,
            Ansi::Magenta => Self::Magenta,
            Ansi::Cyan => Self::Cyan,
            Ansi::Gray => Self::Gray,
            Ansi::DarkGray => Self::DarkGray,
            Ansi::LightRed => Self::LightRed,
            Ansi::LightGreen => Self::LightGreen,
            Ansi::LightYellow => Self::LightYellow,
            Ansi::LightBlue => Self::LightBlue,
            Ansi::LightMagenta => Self::LightMagenta,
            Ansi::LightCyan => Self::LightCyan,
            Ansi::White => Self::White,
        }
    }
}

impl ThemeDraft {
    /// This patch laid over another; its base is that one's.
    #[must_use]
    pub fn over(&self, base: &Self) -> Self {
        let mut theme = base.clone();
        theme.ground = self.ground.or(base.ground);
        theme.row = self.row.or(base.row);
        theme.colours = self.colours.or(base.colours);
        for (meaning, paint) in &self.paint {
            let below = base.paint.get(meaning).copied().unwrap_or_default();
            theme.paint.insert(*meaning, paint.over(below));
        }
        theme
    }
}

impl PaintDraft {
    fn over(self, base: Self) -> Self {
        Self {
            colour: self.colour.or(base.colour),
            ansi: self.ansi.or(base.ansi),
            bold: self.bold.or(base.bold),
            underlined: self.underlined.or(base.underlined),
            reversed: self.reversed.or(base.reversed),
        }
    }
}
