//! What turns the picture a terminal shows into another: a strip of bytes.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::frame::{Frame, Sign};
use super::look::{Look, decimal};

/// Between these a terminal shows nothing half done.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[m\x1b[2J";
/// The alternate screen, no cursor, pastes told apart, and no line that runs on into the next: a
/// sign that is wider there than here must not push the picture up.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?7l\x1b[m\x1b[2J";
/// Everything undone, in the other order.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[?7h\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// A move takes more bytes than so many cells.
const BRIDGE: usize = 5;

/// What takes a terminal over.
pub(in crate::host::ssh) fn enter() -> &'static [u8] {
    ENTER
}

/// What gives a terminal back, whatever was shown last.
pub(in crate::host::ssh) fn leave() -> &'static [u8] {
    LEAVE
}

/// The bytes from one picture to another; from none, or from another size, they begin with a
/// clear screen. None where nothing changed.
pub(super) fn strip(old: Option<&Frame>, new: &Frame) -> Vec<u8> {
    let old = old.filter(|old| old.size == new.size);
    let mut pen = Pen {
        out: BEGIN.to_vec(),
        at: None,
        look: None,
    };
    if old.is_none() {
        pen.out.extend_from_slice(CLEAR);
    }
    let empty = pen.out.len();
    let beside = old.map(|old| new.beside(old));
    let width = usize::from(new.size.0).max(1);
    let mut drifted = 0_usize;
    let mut index = 0;
    while index < new.len() {
        let (x, y) = (index % width, index / width);
        let row = index..(index + width).min(new.len());
        if x == 0 && beside.as_ref().is_some_and(|both| both.same_row(row)) {
            index += width;
            continue;
        }
        let changed = match &beside {
            Some(both) => !both.same(index),
            None => new.cell(index) != (Sign::Char(' '), Look::default()),
        };
        let (sign, look) = new.cell(index);
        // Where a terminal draws a sign wider than it is, the next cells have been painted over.
        drifted = if x == 0 { 0 } else { drifted };
        let paint = changed || drifted > 0;
        if sign != Sign::Covered {
            drifted = drifted.saturating_sub(1);
        }
        if paint {
            drifted = drifted.max(drift(sign));
            pen.bridge(new, (x, y), width);
            pen.paint((x, y), sign, look);
        }
        index += 1;
    }
    if pen.out.len() == empty && old.is_some() {
        return Vec::new();
    }
    pen.out.extend_from_slice(END);
    pen.out
}

/// Where the terminal writes next, and how.
struct Pen {
    out: Vec<u8>,
    at: Option<(usize, usize)>,
    look: Option<Look>,
}

impl Pen {
    fn paint(&mut self, place: (usize, usize), sign: Sign<'_>, look: Look) {
        if sign == Sign::Covered {
            return;
        }
        self.go(place);
        look.write(self.look, &mut self.out);
        self.look = Some(look);
        let mut bytes = [0; 4];
        let text = match sign {
            Sign::Char(c) => c.encode_utf8(&mut bytes),
            Sign::Cluster(text) => {
                // Where a terminal draws it narrower than it is, nothing old shows beside it.
                let blanks = UnicodeWidthStr::width(text);
                self.out.extend(std::iter::repeat_n(b' ', blanks));
                self.at = None;
                self.go(place);
                text
            }
            Sign::Covered => return,
        };
        self.out.extend_from_slice(text.as_bytes());
        // Terminals agree on the width of ASCII only.
        self.at = text.is_ascii().then_some((place.0 + 1, place.1));
    }

    /// Writes the few cells to this place again, where that takes fewer bytes than a move.
    fn bridge(&mut self, frame: &Frame, (x, y): (usize, usize), width: usize) {
        let Some((from, row)) = self.at else { return };
        if row != y || x.saturating_sub(from) > BRIDGE {
            return;
        }
        let before = self.out.len();
        for place in from..x {
            match frame.cell(y * width + place) {
                (Sign::Char(c @ ' '..='~'), look) if self.look == Some(look) => {
                    self.out.push(u8::try_from(c).unwrap_or(b' '));
                }
                _ => return self.out.truncate(before),
            }
        }
        self.at = Some((x, y));
    }

    fn go(&mut self, (x, y): (usize, usize)) {
        if self.at == Some((x, y)) {
            return;
        }
        let number = |place: usize| u16::try_from(place + 1).unwrap_or(u16::MAX);
        self.out.extend_from_slice(b"\x1b[");
        decimal(number(y), &mut self.out);
        self.out.push(b';');
        decimal(number(x), &mut self.out);
        self.out.push(b'H');
    }
}

/// How many cells more than counted a terminal may draw it over: one that is counted narrow and
/// drawn wide, or each character of a cluster on its own. Lines, blocks and letters are left out:
/// where they drift, nothing is legible at all.
fn drift(sign: Sign<'_>) -> usize {
    match sign {
        Sign::Char('\u{0}'..='\u{24F}' | '\u{2500}'..='\u{259F}' | '\u{2800}'..='\u{28FF}') => 0,
        Sign::Char(_) => 1,
        Sign::Cluster(text) => text.chars().filter_map(UnicodeWidthChar::width).sum(),
        Sign::Covered => 0,
    }
}
