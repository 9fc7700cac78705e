//! What the pass does not look inside: texts, characters and comments.

use super::super::codes;
use super::pass::{Scanner, Stop};
use std::ops::Range;

impl Scanner<'_> {
    pub(super) fn string(&mut self, start: usize) -> Result<(), Stop> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                None => return self.unclosed(start..start + 1, "this text is never closed"),
                Some(b'"') => break,
                Some(b'\\') => {
                    if matches!(bytes.get(self.at + 1), Some(b'\n' | b'\r')) {
                        let range = self.at..self.at + 1;
                        let help = Some("use a raw string, r\"...\", for a text of several lines");
                        self.fault(
                            &codes::SYNTAX,
                            range,
                            "a line cannot end in `\\` here",
                            help,
                        );
                    }
                    self.at += 2;
                }
                Some(_) => self.at += 1,
            }
        }
        self.at += 1;
        self.part(start, start + 1..self.at - 1);
        self.touch(start);
        self.value(start);
        Ok(())
    }

    pub(super) fn raw_string(&mut self, start: usize, hashes: usize) -> Result<(), Stop> {
        if hashes > 8 {
            let help = Some("at most eight `#` may open a raw string");
            self.fault(&codes::SYNTAX, start..self.at, "too many `#`", help);
            return Err(Stop);
        }
        let ending = format!("\"{}", "#".repeat(hashes));
        let Some(length) = self.rest().find(&ending) else {
            let message = format!("this raw string is never closed by `{ending}`");
            return self.unclosed(start..self.at, message);
        };
        let inner = self.at..self.at + length;
        self.at += length + ending.len();
        self.part(start, inner);
        self.touch(start);
        self.value(start);
        Ok(())
    }

    fn unclosed(&mut self, range: Range<usize>, message: impl Into<String>) -> Result<(), Stop> {
        self.fault(&codes::SYNTAX, range, message, None);
        Err(Stop)
    }

    /// A character literal. What is none is left to the readers, which refuse it.
    pub(super) fn character(&mut self, start: usize) {
        let mut chars = self.rest().char_indices();
        match chars.next() {
            Some((_, '\\')) => {
                chars.next();
                if let Some((at, _)) = chars.take(12).find(|(_, c)| *c == '\'') {
                    self.at += at + 1;
                }
            }
            Some((_, c)) if c != '\'' => {
                if let Some((at, '\'')) = chars.next() {
                    self.at += at + 1;
                }
            }
            _ => {}
        }
        self.touch(start);
    }

    pub(super) fn block_comment(&mut self, start: usize) -> Result<(), Stop> {
        let bytes = self.text.as_bytes();
        let mut depth = 1;
        self.at += 1;
        while depth > 0 {
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'/'), Some(b'*')) => (depth, self.at) = (depth + 1, self.at + 2),
                (Some(b'*'), Some(b'/')) => (depth, self.at) = (depth - 1, self.at + 2),
                (Some(_), _) => self.at += 1,
                (None, _) => {
                    return self.unclosed(start..start + 2, "this comment is never closed");
                }
            }
        }
        Ok(())
    }
}
