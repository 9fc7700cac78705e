//! A mixed colour, and what a terminal of 256 colours shows for it.

use std::fmt;

use serde::Deserialize;

/// Red, green and blue; written `"#rrggbb"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb(pub u8, pub u8, pub u8);

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let part = |from: usize| {
            let digits = text.get(from..from + 2)?;
            let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            u8::from_str_radix(digits, 16).ok().filter(|_| hex)
        };
        let whole = text.len() == 7 && text.starts_with('#');
        let parts = whole.then(|| Some(Self(part(1)?, part(3)?, part(5)?)));
        parts.flatten().ok_or_else(|| {
            format!("`{text}` is no colour: expected `#` and six digits of 0-9 and a-f, as in \"#f2c15f\"")
        })
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Rgb {
    /// The nearest of the 240 xterm colours that are the same on every terminal, the first of
    /// equals. Green weighs most and red least, as it does to the eye.
    #[must_use]
    pub fn nearest(self) -> u8 {
        (16..=u8::MAX)
            .min_by_key(|index| self.distance(Self::of_index(*index)))
            .unwrap_or(u8::MAX)
    }

    fn distance(self, other: Self) -> i32 {
        let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        2 * square(self.0, other.0) + 4 * square(self.1, other.1) + 3 * square(self.2, other.2)
    }

    /// The colour of an xterm index: the cube of 16..232, the greys behind it. The first sixteen
    /// are each terminal's own; black stands for them.
    #[must_use]
    pub fn of_index(index: u8) -> Self {
        const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match index {
            0..16 => Self(0, 0, 0),
            16..232 => {
                let cube = usize::from(index - 16);
                Self(LEVELS[cube / 36], LEVELS[cube / 6 % 6], LEVELS[cube % 6])
            }
            232.. => {
                let grey = 8 + 10 * (index - 232);
                Self(grey, grey, grey)
            }
        }
    }
}
