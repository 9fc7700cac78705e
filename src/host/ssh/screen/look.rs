//! How a cell looks, in the colours its terminal has, and the bytes that make it so.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::tui::theme::{Colours, Rgb};

/// Blinking is shown to nobody.
const SHOWN: Modifier =
    Modifier::from_bits_truncate(!(Modifier::SLOW_BLINK.bits() | Modifier::RAPID_BLINK.bits()));
/// Modifiers and what switches them on.
const SWITCHES: [(Modifier, u8); 7] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Look {
    front: Ink,
    back: Ink,
    modifier: Modifier,
}

/// A colour as terminals take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Ink {
    #[default]
    Own,
    Indexed(u8),
    Mixed(u8, u8, u8),
}

impl Look {
    /// The look of a cell where there are these colours.
    pub(super) fn of(cell: &Cell, colours: Colours) -> Self {
        Self {
            front: ink(cell.fg, colours),
            back: ink(cell.bg, colours),
            modifier: cell.modifier & SHOWN,
        }
    }

    /// Writes what turns the look `from` into this one. From none: whatever was before.
    pub(super) fn write(self, from: Option<Self>, out: &mut Vec<u8>) {
        if from == Some(self) {
            return;
        }
        out.extend_from_slice(b"\x1b[");
        // What is switched on can only be switched off all together, everywhere.
        let before = match from.filter(|from| self.modifier.contains(from.modifier)) {
            Some(from) => from,
            None => {
                parameters(&[0], out);
                Self::default()
            }
        };
        for (modifier, number) in SWITCHES {
            if self.modifier.contains(modifier) && !before.modifier.contains(modifier) {
                parameters(&[number], out);
            }
        }
        if self.front != before.front {
            self.front.write(30, out);
        }
        if self.back != before.back {
            self.back.write(40, out);
        }
        // Each parameter has put a separator behind it.
        out.pop();
        out.push(b'm');
    }
}

impl Ink {
    fn write(self, base: u8, out: &mut Vec<u8>) {
        match self {
            Self::Own => parameters(&[base + 9], out),
            Self::Indexed(index @ 0..8) => parameters(&[base + index], out),
            Self::Indexed(index @ 8..16) => parameters(&[base + 60 + index - 8], out),
            Self::Indexed(index) => parameters(&[base + 8, 5, index], out),
            Self::Mixed(red, green, blue) => parameters(&[base + 8, 2, red, green, blue], out),
        }
    }
}

fn parameters(numbers: &[u8], out: &mut Vec<u8>) {
    for number in numbers {
        decimal(u16::from(*number), out);
        out.push(b';');
    }
}

/// A colour as the terminal has it; its own where it has none like it.
fn ink(colour: Color, colours: Colours) -> Ink {
    let index = match colour {
        Color::Reset => return Ink::Own,
        Color::Rgb(red, green, blue) => match colours {
            Colours::True => return Ink::Mixed(red, green, blue),
            Colours::Indexed => Rgb(red, green, blue).nearest(),
            Colours::Sixteen | Colours::Mono => return Ink::Own,
        },
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match colours {
        Colours::Mono => Ink::Own,
        Colours::Sixteen if index >= 16 => Ink::Own,
        _ => Ink::Indexed(index),
    }
}

/// Writes a number without asking for memory.
pub(super) fn decimal(number: u16, out: &mut Vec<u8>) {
    if number >= 10 {
        decimal(number / 10, out);
    }
    out.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
}
