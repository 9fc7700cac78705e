//! Where a problem stands: a file of the exercise and a range in it.

use std::sync::Arc;

/// A range of bytes in one file, with the line and column a person would look for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path inside the exercise folder, `/` between folders.
    pub file: Arc<str>,
    /// First byte, from 0. A byte order mark at the head of the file is not counted.
    pub start: usize,
    /// One past the last byte; equal to `start` for a point.
    pub end: usize,
    /// Line of `start`, from 1; lines end at `\n`.
    pub line: u32,
    /// Column of `start`, from 1, in characters (Unicode scalar values).
    pub column: u32,
}

/// Where the lines of a text begin, so that a place costs one short look-up.
#[derive(Debug, Clone)]
pub struct Lines {
    /// Byte offset of each line's first character; never empty.
    starts: Vec<usize>,
}

impl Lines {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_breaks.map(|(at, _)| at + 1));
        Self {
            starts: starts.collect(),
        }
    }

    /// Line and column, both from 1, of a byte of `text`, the text given to [`Lines::new`].
    /// An offset beyond the end or inside a character counts as the character boundary before it.
    pub fn position(&self, text: &str, offset: usize) -> (u32, u32) {
        let offset = floor_boundary(text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let column = text[self.starts[line - 1]..offset].chars().count() + 1;
        (narrow(line), narrow(column))
    }

    /// Byte offset of a line and column, both from 1; past the end of the line, the line's end.
    pub fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let Some(start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else {
            return text.len();
        };
        let rest = &text[*start..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let skipped = rest[..length].char_indices().nth(column.saturating_sub(1));
        start + skipped.map_or(length, |(at, _)| at)
    }

    /// A place in `text`, the text given to [`Lines::new`]; offsets are brought to boundaries
    /// of characters inside it.
    pub fn place(&self, file: &Arc<str>, text: &str, start: usize, end: usize) -> Place {
        let start = floor_boundary(text, start);
        let end = floor_boundary(text, end).max(start);
        let (line, column) = self.position(text, start);
        Place {
            file: Arc::clone(file),
            start,
            end,
            line,
            column,
        }
    }
}

/// The boundary of a character at or before `offset`, at most the text's length.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
