//! What the control sequences of terminals mean: xterm's, VT220's, rxvt's, the Linux console's, and
//! the two ways of writing modified keys as numbers.

use crate::tui::key::{Code, Key};

/// Bytes between `ESC [` and the last; longer sequences are no keys.
pub(super) const LONGEST: usize = 8;

/// What a control sequence means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Key(Key),
    /// A paste begins.
    Paste,
    /// An old report of the pointer: so many raw bytes follow.
    Raw(u8),
    Nothing,
}

/// The meaning of `ESC [`, these bytes, and this last one.
pub(super) fn control(inner: &[u8], last: u8) -> Meaning {
    let Some([first, second, third]) = numbers(inner) else {
        return Meaning::Nothing;
    };
    let key = match last {
        b'M' if inner.is_empty() => return Meaning::Raw(3),
        b'Z' => Some(Key::back_tab()),
        b'~' if first == 200 => return Meaning::Paste,
        b'~' if first == 27 => coded(third).map(|code| held(code, second)),
        b'~' => numbered(first).map(|code| held(code, second)),
        b'u' => coded(first).map(|code| held(code, second)),
        letter => lettered(letter).map(|code| held(code, second)),
    };
    key.map_or(Meaning::Nothing, Meaning::Key)
}

/// The meaning of `ESC O` and this byte.
pub(super) fn single_shift(last: u8) -> Option<Key> {
    let code = match last {
        b'M' => Some(Code::Enter),
        b'I' => Some(Code::Tab),
        b'j'..=b'y' => Some(Code::Char(char::from(last - b'j' + b'*'))),
        _ => lettered(last),
    };
    code.map(Key::plain)
}

/// The function keys of the Linux console: `ESC [ [` and this byte.
pub(super) fn console(last: u8) -> Option<Key> {
    matches!(last, b'A'..=b'E').then(|| Key::plain(Code::F(last - b'A' + 1)))
}

/// Up to three decimal parameters; missing ones are 0. None where there is anything else.
fn numbers(inner: &[u8]) -> Option<[u16; 3]> {
    let mut numbers = [0_u16; 3];
    let mut at = 0;
    // Behind a colon stand details of the same parameter.
    let mut detail = false;
    for byte in inner {
        match byte {
            b'0'..=b'9' if detail => {}
            b'0'..=b'9' => {
                let number = numbers.get_mut(at)?;
                *number = number
                    .saturating_mul(10)
                    .saturating_add(u16::from(byte - b'0'));
            }
            b';' => (at, detail) = (at + 1, false),
            b':' => detail = true,
            _ => return None,
        }
    }
    Some(numbers)
}

fn lettered(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn numbered(number: u16) -> Option<Code> {
    let function = |from: u16, first: u8| {
        let step = u8::try_from(number - from).unwrap_or_default();
        Some(Code::F(first + step))
    };
    match number {
        1 | 7 => Some(Code::Home),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// A key written as the number of its character.
fn coded(number: u16) -> Option<Code> {
    match number {
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        8 | 127 => Some(Code::Backspace),
        _ => char::from_u32(u32::from(number))
            .filter(|c| !c.is_control() && !matches!(c, '\u{E000}'..='\u{F8FF}'))
            .map(Code::Char),
    }
}

/// A key with what the number says is held down: one more than Shift 1, Alt 2, Ctrl 4.
fn held(code: Code, number: u16) -> Key {
    let bits = number.saturating_sub(1);
    let (shift, alt, ctrl) = (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0);
    match code {
        Code::Char(c) => {
            let c = match (ctrl, shift) {
                (true, _) => c.to_ascii_lowercase(),
                (false, true) => c.to_ascii_uppercase(),
                (false, false) => c,
            };
            let code = Code::Char(c);
            Key {
                code,
                ctrl,
                alt,
                shift: false,
            }
        }
        code => Key {
            code,
            ctrl,
            alt,
            shift,
        },
    }
}
