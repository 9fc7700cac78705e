//! A theme as screens use it: a style for each meaning.

use ratatui::style::{Color, Modifier, Style};

use super::colour::Rgb;
use super::draft::{PaintDraft, ThemeDraft};
use super::meaning::{Caps, Colours, Meaning};
use super::shipped::{NAMES, shipped};

/// A style for each meaning.
#[derive(Debug, Clone)]
pub struct Theme {
    styles: [Style; Meaning::ALL.len()],
    ground: Style,
    row: Style,
}

impl Theme {
    /// The default theme, in as many colours as there are.
    #[must_use]
    pub fn dark(caps: Caps) -> Self {
        Self::resolved(&default(), caps)
    }

    /// The shipped theme of this name; none where there is none.
    #[must_use]
    pub fn shipped(name: &str, caps: Caps) -> Option<Self> {
        shipped(name).map(|draft| Self::resolved(&draft, caps))
    }

    /// A theme of the reader's own.
    ///
    /// # Errors
    /// The name of its base, where no theme of that name is shipped.
    pub fn patched(draft: &ThemeDraft, caps: Caps) -> Result<Self, String> {
        let name = draft.base.as_deref().unwrap_or(NAMES[0]);
        let base = shipped(name).ok_or_else(|| name.to_owned())?;
        Ok(Self::resolved(&draft.over(&base), caps))
    }

    /// Where there are no colours, the monochrome theme says how meanings look.
    fn resolved(draft: &ThemeDraft, mut caps: Caps) -> Self {
        if draft.colours == Some(false) {
            caps.colours = Colours::Mono;
        }
        let mono = (caps.colours == Colours::Mono)
            .then(|| shipped("monochrome"))
            .flatten();
        let draft = mono.as_ref().unwrap_or(draft);
        let colours = caps.colours;
        let styles = Meaning::ALL.map(|meaning| {
            let paint = draft.paint.get(&meaning).copied().unwrap_or_default();
            style(paint, colours)
        });
        let back = |rgb: Option<Rgb>| rgb.and_then(|rgb| mixed(rgb, colours));
        let ground = styles[Meaning::Text as usize];
        let row = match back(draft.row) {
            Some(colour) => Style::new().bg(colour),
            None => Style::new().add_modifier(Modifier::BOLD),
        };
        Self {
            styles,
            ground: match back(draft.ground) {
                Some(colour) => ground.bg(colour),
                None => ground,
            },
            row,
        }
    }

    /// The ground that everything stands on.
    #[must_use]
    pub fn ground(&self) -> Style {
        self.ground
    }

    /// The style of a meaning, without a background except where it is the point.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        self.styles[meaning as usize]
    }

    /// A whole row under the focus.
    #[must_use]
    pub fn row(&self) -> Style {
        self.row
    }
}

fn default() -> ThemeDraft {
    shipped(NAMES[0]).expect("the first of the names is shipped")
}

fn style(paint: PaintDraft, colours: Colours) -> Style {
    let mut style = Style::new();
    for (wanted, modifier) in [
        (paint.bold, Modifier::BOLD),
        (paint.underlined, Modifier::UNDERLINED),
        (paint.reversed, Modifier::REVERSED),
    ] {
        if wanted == Some(true) {
            style = style.add_modifier(modifier);
        }
    }
    let colour = match colours {
        Colours::Mono => None,
        Colours::Sixteen => Some(paint.ansi.unwrap_or_default().into()),
        colours => paint.colour.and_then(|rgb| mixed(rgb, colours)),
    };
    match colour {
        Some(colour) => style.fg(colour),
        None => style,
    }
}

/// A mixed colour where the terminal has it or one like it.
fn mixed(rgb: Rgb, colours: Colours) -> Option<Color> {
    match colours {
        Colours::Mono | Colours::Sixteen => None,
        Colours::Indexed => Some(Color::Indexed(rgb.nearest())),
        Colours::True => Some(Color::Rgb(rgb.0, rgb.1, rgb.2)),
    }
}
