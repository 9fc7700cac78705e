//! A picture as it is kept: four bytes a cell, safe for any terminal, compared in no time.

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
/// Bits of a cell that say what stands there; the others say how it looks.
const SIGN_BITS: u32 = 21;
const SIGNS: u32 = (1 << SIGN_BITS) - 1;
/// Looks of one picture; what would be one more looks like the first.
const LOOKS: usize = 1 << (u32::BITS - SIGN_BITS);
/// The right half of a wide sign.
const COVERED: u32 = SIGNS;
/// From here on a sign is an index of a cluster; below it is a character.
const CLUSTERS: u32 = 0x11_0000;
const BLANK: u32 = ' ' as u32;

/// A finished picture. Never changes.
#[derive(Debug)]
pub(in crate::host::ssh) struct Frame {
    /// No other frame has it.
    pub(super) number: u64,
    pub(super) size: (u16, u16),
    /// A sign below, a look above.
    cells: Box<[u32]>,
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
        let mut frame = Self {
            number,
            size: (buffer.area.width, buffer.area.height),
            cells: Box::default(),
            looks: Vec::new(),
            clusters: Vec::new(),
        };
        frame.cells = frame.taken(buffer, colours).into_boxed_slice();
        frame
    }

    /// The picture below with these first rows, which are as wide, in its place.
    pub(super) fn under(&self, number: u64, head: &Buffer, colours: Colours) -> Self {
        let mut frame = Self {
            number,
            size: self.size,
            cells: self.cells.clone(),
            looks: self.looks.clone(),
            clusters: self.clusters.clone(),
        };
        let cells = frame.taken(head, colours);
        let rows = frame.cells.iter_mut().zip(cells);
        rows.for_each(|(cell, new)| *cell = new);
        frame
    }

    /// The cells of a buffer, with what they look like put to the looks of this picture.
    fn taken(&mut self, buffer: &Buffer, colours: Colours) -> Vec<u32> {
        let width = usize::from(buffer.area.width).max(1);
        let mut cells = Vec::with_capacity(buffer.content.len());
        for row in buffer.content.chunks(width) {
            let mut covered = 0_usize;
            for (x, cell) in row.iter().enumerate() {
                let look = self.look(Look::of(cell, colours));
                if covered > 0 {
                    covered -= 1;
                    cells.push(COVERED | look << SIGN_BITS);
                    continue;
                }
                let (sign, width) = self.sign(cell.symbol());
                // A wide sign over the edge would be wrapped or cut, as each terminal likes.
                let sign = if x + width > row.len() { BLANK } else { sign };
                covered = if sign == BLANK { 0 } else { width - 1 };
                cells.push(sign | look << SIGN_BITS);
            }
        }
        cells
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
        let cell = self.cells[index];
        let sign = match cell & SIGNS {
            COVERED => Sign::Covered,
            sign @ CLUSTERS.. => {
                let index = usize::try_from(sign - CLUSTERS).unwrap_or_default();
                Sign::Cluster(&self.clusters[index])
            }
            sign => Sign::Char(char::from_u32(sign).unwrap_or(' ')),
        };
        (sign, self.looks[(cell >> SIGN_BITS) as usize])
    }

    /// What makes the cells of an older picture comparable with this one's.
    pub(super) fn beside<'a>(&'a self, old: &'a Self) -> Beside<'a> {
        let place = |look: &Look| old.looks.iter().position(|known| known == look);
        let looks = self.looks.iter().map(|look| {
            let index = place(look).and_then(|index| u32::try_from(index).ok());
            index.map(|index| index << SIGN_BITS)
        });
        Beside {
            new: self,
            old,
            looks: match self.looks == old.looks {
                true => Vec::new(),
                false => looks.collect(),
            },
            clusters: self.clusters == old.clusters,
        }
    }

    fn look(&mut self, look: Look) -> u32 {
        // There are few looks in a picture, and the last one is the likeliest.
        let known = self.looks.iter().rposition(|known| *known == look);
        let index = known.unwrap_or_else(|| {
            if self.looks.len() == LOOKS {
                return 0;
            }
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
        let index = u32::try_from(index).unwrap_or_default();
        match CLUSTERS + index {
            cluster @ ..COVERED => (cluster, width),
            COVERED.. => (BLANK, 1),
        }
    }
}

/// Two pictures of one size, the older one with its looks under the numbers of the newer one.
pub(super) struct Beside<'a> {
    new: &'a Frame,
    old: &'a Frame,
    /// For each look of the newer one that of the older one; empty where both have the same.
    looks: Vec<Option<u32>>,
    /// Both have the same clusters.
    clusters: bool,
}

impl Beside<'_> {
    /// Whether both show the same in this row of cells, told at once. False proves nothing.
    pub(super) fn same_row(&self, row: std::ops::Range<usize>) -> bool {
        self.looks.is_empty() && self.clusters && self.new.cells[row.clone()] == self.old.cells[row]
    }

    /// Whether both show the same in this cell.
    pub(super) fn same(&self, index: usize) -> bool {
        let (new, old) = (self.new.cells[index], self.old.cells[index]);
        let sign = new & SIGNS;
        if (CLUSTERS..COVERED).contains(&sign) && !self.clusters {
            return self.new.cell(index) == self.old.cell(index);
        }
        match self.looks.is_empty() {
            true => new == old,
            false => self.looks[(new >> SIGN_BITS) as usize].is_some_and(|look| sign | look == old),
        }
    }
}

/// Latin letters, lines, blocks, dots of Braille: most of what a picture is made of.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{2500}'..='\u{25FC}' | '\u{2800}'..='\u{28FF}')
}
