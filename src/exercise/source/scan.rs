//! One cheap pass over a file before any reader sees it.
//!
//! It knows just enough of the grammar (strings, raw strings, characters, comments, brackets)
//! to count the nesting, so that neither reader can be driven into the ground; to match the
//! brackets, which gives better messages than either reader; to find the parts a file names
//! and its format; and to refuse what only one of the two readers accepts.

use super::codes;
use super::limits::DEPTH;
use crate::diagnostic::Code;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the pass found. All ranges are bytes of the text.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Problems; any of them makes the file unreadable.
    pub(super) faults: Vec<Fault>,
    /// The parts named by the root struct.
    pub(super) parts: Vec<Part>,
    /// The value of the root struct's `format`.
    pub(super) format: Option<Range<usize>>,
    /// Words, texts and single characters: a bound for the size of a syntax tree.
    pub(super) tokens: usize,
}

/// A problem of the text itself.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) code: &'static Code,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
    pub(super) also: Option<(Range<usize>, &'static str)>,
}

/// A part as it is named.
#[derive(Debug)]
pub(super) struct Part {
    /// The text between the quotes, escapes not resolved: a backslash is refused anyway.
    pub(super) name: String,
    pub(super) range: Range<usize>,
}

/// An open bracket.
struct Frame<'a> {
    at: usize,
    bracket: u8,
    /// What has been seen of the current entry, from its first token to its last.
    entry: Option<Range<usize>>,
    /// The entry's key, once its colon was seen.
    key: Option<&'a str>,
    /// Keys so far; kept for maps only.
    keys: BTreeMap<&'a str, Range<usize>>,
    /// Whether a comma here would follow nothing.
    empty: bool,
    /// Whether this is the list of parts of the root struct.
    parts: bool,
    /// Whether these are the brackets of `Some(..)`.
    some: bool,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    stack: Vec<Frame<'a>>,
    out: Scan,
}

/// The pass must end here: what follows would be noise.
struct Stop;

/// Reads `text` once.
pub(super) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner {
        text,
        at: 0,
        stack: Vec::new(),
        out: Scan::default(),
    };
    while scanner.at < text.len() {
        if scanner.token().is_err() {
            return scanner.out;
        }
    }
    if let Some(frame) = scanner.stack.last() {
        let message = format!("this `{}` is never closed", char::from(frame.bracket));
        let range = frame.at..frame.at + 1;
        scanner.fault(&codes::SYNTAX, range, message, None);
    }
    scanner.out
}

impl<'a> Scanner<'a> {
    fn fault(
        &mut self,
        code: &'static Code,
        range: Range<usize>,
        message: impl Into<String>,
        help: Option<&'static str>,
    ) {
        self.out.faults.push(Fault {
            code,
            range,
            message: message.into(),
            help,
            also: None,
        });
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Takes one token or one piece of what stands between tokens.
    fn token(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let Some(c) = self.rest().chars().next() else {
            return Ok(());
        };
        self.at += c.len_utf8();
        self.out.tokens += usize::from(!c.is_whitespace());
        match c {
            '/' if self.rest().starts_with('/') => {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            }
            '/' if self.rest().starts_with('*') => self.block_comment(start)?,
            '"' => self.string(start)?,
            '\'' => self.character(start),
            '(' | '[' | '{' => self.open(start)?,
            ')' | ']' | '}' => self.close(start)?,
            ',' => self.comma(start),
            ':' => self.colon(start),
            '#' if self.rest().starts_with('!') => {
                let help = Some("remove the line: the format needs no attributes");
                self.fault(&codes::SYNTAX, start..start + 2, "unexpected `#!`", help);
                return Err(Stop);
            }
            c if c == '_' || c.is_alphanumeric() => self.word(start)?,
            c if c.is_whitespace() => {}
            _ => self.touch(start),
        }
        Ok(())
    }

    /// Notes that the current entry reaches from `start`, or further back, to here.
    fn touch(&mut self, start: usize) {
        let end = self.at;
        if let Some(frame) = self.stack.last_mut() {
            frame.empty = false;
            let from = frame.entry.as_ref().map_or(start, |entry| entry.start);
            frame.entry = Some(from..end);
        }
    }

    /// A word, a number, or the beginning of a raw or byte string.
    fn word(&mut self, start: usize) -> Result<(), Stop> {
        let text = &self.text[start..];
        let letters = if text.starts_with("br") { 2 } else { 1 };
        if text.starts_with('r') || text.starts_with("br") {
            let hashes = text[letters..]
                .bytes()
                .take_while(|byte| *byte == b'#')
                .count();
            if text[letters + hashes..].starts_with('"') {
                self.at = start + letters + hashes + 1;
                return self.raw_string(start, hashes);
            }
            if hashes == 1 {
                self.at = start + letters + 1;
            }
        } else if text.starts_with("b\"") {
            return Ok(());
        } else if text.starts_with("b'") {
            let help = Some("write the number, or the character without `b`");
            self.fault(&codes::SYNTAX, start..start + 2, "unexpected `b'`", help);
        }
        let inside = |c: char| c == '_' || c.is_alphanumeric();
        let rest = self.rest();
        self.at += rest.find(|c| !inside(c)).unwrap_or(rest.len());
        self.touch(start);
        self.value(start);
        Ok(())
    }

    fn string(&mut self, start: usize) -> Result<(), Stop> {
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

    fn raw_string(&mut self, start: usize, hashes: usize) -> Result<(), Stop> {
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
    fn character(&mut self, start: usize) {
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

    fn block_comment(&mut self, start: usize) -> Result<(), Stop> {
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

    fn open(&mut self, at: usize) -> Result<(), Stop> {
        if self.stack.len() == DEPTH {
            let message = format!("brackets are nested more than {DEPTH} deep");
            self.fault(&codes::TOO_DEEP, at..at + 1, message, None);
            return Err(Stop);
        }
        let parts = self.stack.len() == 1
            && self.text.as_bytes()[at] == b'['
            && self.stack[0].key == Some("parts");
        let before = self.stack.last().and_then(|frame| frame.entry.clone());
        let some = before.is_some_and(|entry| self.text[entry.start..at].trim_end() == "Some");
        self.touch(at);
        self.stack.push(Frame {
            at,
            bracket: self.text.as_bytes()[at],
            entry: None,
            key: None,
            keys: BTreeMap::new(),
            empty: true,
            parts,
            some,
        });
        Ok(())
    }

    fn close(&mut self, at: usize) -> Result<(), Stop> {
        let found = self.text.as_bytes()[at];
        let Some(frame) = self.stack.pop() else {
            let message = format!("this `{}` closes nothing", char::from(found));
            self.fault(&codes::SYNTAX, at..at + 1, message, None);
            return Err(Stop);
        };
        let wanted = match frame.bracket {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        if found != wanted {
            let (wanted, found) = (char::from(wanted), char::from(found));
            let message = format!("expected `{wanted}` before this `{found}`");
            self.fault(&codes::SYNTAX, at..at + 1, message, None);
            if let Some(fault) = self.out.faults.last_mut() {
                fault.also = Some((frame.at..frame.at + 1, "the bracket to close stands here"));
            }
            return Err(Stop);
        }
        self.touch(at);
        Ok(())
    }

    fn comma(&mut self, at: usize) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let (empty, some) = (frame.empty, frame.some);
        frame.entry = None;
        frame.key = None;
        frame.empty = true;
        if empty {
            self.fault(
                &codes::SYNTAX,
                at..at + 1,
                "there is nothing before this `,`",
                None,
            );
        } else if some {
            let help = Some("leave out `Some` and its brackets: the value alone means the same");
            self.fault(
                &codes::SYNTAX,
                at..at + 1,
                "`Some(..)` takes no comma",
                help,
            );
        }
    }

    fn colon(&mut self, at: usize) {
        let text = self.text;
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let Some(range) = frame.entry.take() else {
            return;
        };
        let key = &text[range.clone()];
        frame.key = Some(key);
        // Structs are told apart by the reader itself; maps would lose a value without a word.
        if frame.bracket != b'{' {
            return;
        }
        debug_assert!(range.end <= at, "a key ends before its colon");
        let Some(first) = frame.keys.insert(key, range.clone()) else {
            return;
        };
        let message = format!("the key `{key}` stands twice in this map");
        self.fault(&codes::DUPLICATE_KEY, range, message, None);
        if let Some(fault) = self.out.faults.last_mut() {
            fault.also = Some((first, "it stands here first"));
        }
    }

    /// Keeps the value of the root struct's `format`.
    fn value(&mut self, start: usize) {
        let root = self.stack.len() == 1 && self.stack[0].key == Some("format");
        if root && self.out.format.is_none() {
            self.out.format = Some(start..self.at);
        }
    }

    /// Keeps a string that stands in the list of parts.
    fn part(&mut self, start: usize, inner: Range<usize>) {
        if self.stack.len() == 2 && self.stack[1].parts {
            let name = self.text[inner].to_owned();
            self.out.parts.push(Part {
                name,
                range: start..self.at,
            });
        }
    }
}
