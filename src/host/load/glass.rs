//! What stands on a participant's screen, letters only: as much of a terminal as our own pictures
//! need.

use unicode_width::UnicodeWidthChar;

/// A screen of letters.
#[derive(Debug)]
pub(super) struct Glass {
    columns: usize,
    cells: Vec<char>,
    at: (usize, usize),
    /// What was begun and is not whole yet: an escape sequence or a character.
    open: Vec<u8>,
}

/// A sequence of ours is shorter.
const LONGEST: usize = 64;

impl Glass {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        Self {
            columns,
            cells: vec![' '; columns * rows],
            at: (0, 0),
            open: Vec::new(),
        }
    }

    /// Draws what came.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if self.open.is_empty() && (b' '..=b'~').contains(byte) {
                self.put(char::from(*byte));
                continue;
            }
            self.open.push(*byte);
            self.whole();
        }
    }

    /// Carries out what is open once it is whole.
    fn whole(&mut self) {
        match self.open.as_slice() {
            [b'\x1b'] | [b'\x1b', b'['] => {}
            [b'\x1b', b'[', .., last @ b'@'..=b'~'] => {
                let (last, open) = (*last, std::mem::take(&mut self.open));
                self.control(last, &open[2..open.len() - 1]);
            }
            [b'\x1b', b'[', ..] if self.open.len() < LONGEST => {}
            [first, ..] if *first >= 0x80 => match std::str::from_utf8(&self.open) {
                Ok(text) => {
                    let c = text.chars().next();
                    self.open.clear();
                    c.into_iter().for_each(|c| self.put(c));
                }
                Err(error) if error.error_len().is_none() => {}
                Err(_) => self.open.clear(),
            },
            _ => self.open.clear(),
        }
    }

    fn control(&mut self, last: u8, arguments: &[u8]) {
        match last {
            b'H' => {
                let text = String::from_utf8_lossy(arguments).into_owned();
                let mut numbers = text.split(';').map(|part| part.parse().unwrap_or(1_usize));
                let mut next = || numbers.next().unwrap_or(1).saturating_sub(1);
                let row = next();
                self.at = (next(), row);
            }
            b'J' => self.cells.fill(' '),
            _ => {}
        }
    }

    fn put(&mut self, c: char) {
        let width = c.width().unwrap_or(0);
        if width == 0 {
            return;
        }
        let (x, y) = self.at;
        for (nth, place) in (x..x + width).enumerate() {
            let index = y * self.columns + place;
            if place < self.columns
                && let Some(cell) = self.cells.get_mut(index)
            {
                *cell = if nth == 0 { c } else { ' ' };
            }
        }
        self.at = (x + width, y);
    }

    /// Whether this stands in one row.
    pub(super) fn shows(&self, text: &str) -> bool {
        let wanted: Vec<char> = text.chars().collect();
        let mut rows = self.cells.chunks(self.columns);
        rows.any(|row| row.windows(wanted.len()).any(|part| part == wanted))
    }

    /// Where the first of these stands: column and row.
    pub(super) fn find(&self, signs: &[&str]) -> Option<(usize, usize)> {
        let starts = |cells: &[char], sign: &str| {
            sign.chars().count() <= cells.len()
                && sign.chars().zip(cells).all(|(c, cell)| c == *cell)
        };
        let mut places = 0..self.cells.len();
        let found =
            places.find(|place| signs.iter().any(|sign| starts(&self.cells[*place..], sign)));
        found.map(|place| (place % self.columns, place / self.columns))
    }
}
