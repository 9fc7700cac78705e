//! A bracketed paste on its way in, of bounded length.

use crate::text;

/// What ends a paste.
const END: &[u8] = b"\x1b[201~";
/// Bytes kept of a paste; the rest is read and dropped.
pub(super) const MOST: usize = 10 * 1024;

/// A paste of which the end has not come yet.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// Bytes of [`END`] that have come.
    ending: usize,
}

impl Paste {
    /// Takes a byte; true when it was the last.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        if byte == END[self.ending] {
            self.ending += 1;
            return self.ending == END.len();
        }
        self.not_the_end();
        if byte == END[0] {
            self.ending = 1;
        } else {
            self.keep(&[byte]);
        }
        false
    }

    /// What was pasted, cleaned. A character cut by the limit is dropped.
    pub(super) fn finish(self) -> String {
        let whole = match std::str::from_utf8(&self.text) {
            Err(error) if self.text.len() == MOST && error.error_len().is_none() => {
                &self.text[..error.valid_up_to()]
            }
            _ => &self.text[..],
        };
        text::clean(&String::from_utf8_lossy(whole)).into_owned()
    }

    pub(super) fn held(&self) -> usize {
        self.text.capacity()
    }

    /// What looked like the end belongs to the text.
    fn not_the_end(&mut self) {
        let part = std::mem::take(&mut self.ending);
        self.keep(&END[..part]);
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = MOST - self.text.len();
        self.text.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}
