//! A picture as it is kept: eight bytes a cell, safe for any terminal, compared in no time.

use compact_str::CompactString;
use ratatui::buffer::Buffer;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use unicode_width::UnicodeWidthStr;

use super::look::Look;
use crate::text;
use crate::tui::theme::Colours;

/// Bytes of one cluster; a longer one is a blank.
const LONGEST: usize = 32;
/// The right half of a wide sign.
const COVERED: u32 = u32::MAX;
/// From here on a sign is an index of a cluster; below it is a character.
const CLUSTERS: u32 = 0x11_0000;
const BLANK: u32 = ' ' as u32;

/// A finished picture. Never changes.
#[derive(Debug)]
pub(in crate::host::ssh) struct Frame {
    /// No other frame has it.
    pub(super) number: u64,
    pub(super) size: (u16, u16),
    cells: Box<[(u32, u32)]>,
    looks: Vec<Look>,
    clusters: Vec<CompactString>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// One character.
    Char(char),
    /// Several, that are one sign.
    Cluster(&'a str),
    /// Nothing of its own: the sign to its left is wide.
    Covered,
}

impl Frame {
    /// The picture in a buffer, in these colours.
    pub(super) fn new(number: u64, buffer: &Buffer, colours: Colours) -> Self {
        let size = (buffer.area.width, buffer.area.height);
        let mut frame = Self {
            number,
            size,
            cells: Box::default(),
            looks: Vec::new(),
            clusters: Vec::new(),
        };
        let mut cells = Vec::with_capacity(buffer.content.len());
        for row in buffer.content.chunks(usize::from(size.0).max(1)) {
            let mut covered = 0_usize;
            for (x, cell) in row.iter().enumerate() {
                let look = frame.look(Look::of(cell, colours));
                if covered > 0 {
                    covered -= 1;
                    cells.push((COVERED, look));
                    continue;
                }
                let (sign, width) = frame.sign(cell.symbol());
                // A wide sign over the edge would be wrapped or cut, as each terminal likes.
                let sign = if x + width > row.len() { BLANK } else { sign };
                covered = if sign == BLANK { 0 } else { width - 1 };
                cells.push((sign, look));
            }
        }
        frame.cells = cells.into_boxed_slice();
        frame
    }

    /// Whether both show the same.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.size == other.size
            && self.cells == other.cells
            && self.looks == other.looks
            && self.clusters == other.clusters
    }

    /// A number that frames which show the same have in common.
    pub(super) fn digest(&self) -> u64 {
        let mut hasher = FxHasher::default();
        (self.size, &self.cells, &self.looks, &self.clusters).hash(&mut hasher);
        hasher.finish()
    }

    /// Bytes it takes, about.
    pub(super) fn weight(&self) -> usize {
        256 + size_of_val(&*self.cells)
            + self.looks.len() * size_of::<Look>()
            + self.clusters.len() * 64
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn cell(&self, index: usize) -> (Sign<'_>, Look) {
        let (sign, look) = self.cells[index];
        let sign = match sign {
            COVERED => Sign::Covered,
            sign @ CLUSTERS.. => {
                let index = usize::try_from(sign - CLUSTERS).unwrap_or_default();
                Sign::Cluster(&self.clusters[index])
            }
            sign => Sign::Char(char::from_u32(sign).unwrap_or(' ')),
        };
        (sign, self.looks[look as usize])
    }

    /// Cells that are equal can be told without looking into them.
    pub(super) fn alike(&self, other: &Self) -> bool {
        self.looks == other.looks && self.clusters == other.clusters
    }

    /// Whether a cell is equal in two frames that are [`Frame::alike`].
    pub(super) fn equal(&self, other: &Self, index: usize) -> bool {
        self.cells[index] == other.cells[index]
    }

    fn look(&mut self, look: Look) -> u32 {
        // There are few looks in a picture, and the last one is the likeliest.
        let known = self.looks.iter().rposition(|known| *known == look);
        let index = known.unwrap_or_else(|| {
            self.looks.push(look);
            self.looks.len() - 1
        });
        u32::try_from(index).unwrap_or_default()
    }

    /// The sign of a symbol and its width. Whatever a terminal could take for more than a sign is
    /// a blank.
    fn sign(&mut self, symbol: &str) -> (u32, usize) {
        if let [byte @ b' '..=b'~'] = symbol.as_bytes() {
            return (u32::from(*byte), 1);
        }
        let mut chars = symbol.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && is_plain(c)
        {
            return (u32::from(c), 1);
        }
        let clean = text::clean_line(symbol);
        let width = UnicodeWidthStr::width(&*clean);
        if clean.len() > LONGEST || !(1..=2).contains(&width) {
            return (BLANK, 1);
        }
        let mut chars = clean.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return (u32::from(c), width);
        }
        let known = self.clusters.iter().position(|known| *known == *clean);
        let index = known.unwrap_or_else(|| {
            self.clusters.push(CompactString::new(&*clean));
            self.clusters.len() - 1
        });
        (CLUSTERS + u32::try_from(index).unwrap_or_default(), width)
    }
}

/// Latin letters, lines, blocks, dots of Braille: most of what a picture is made of.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{2500}'..='\u{25FC}' | '\u{2800}'..='\u{28FF}')
}
