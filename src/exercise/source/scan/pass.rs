//! The pass: words, brackets, commas and colons.

use super::super::codes;
use super::super::limits::DEPTH;
use super::super::outline::Outline;
use crate::diagnostic::Code;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the pass found. All ranges are bytes of the text.
#[derive(Debug, Default)]
pub(in crate::exercise::source) struct Scan {
    /// Problems; any of them makes the file unreadable.
    pub(in crate::exercise::source) faults: Vec<Fault>,
    /// The parts named by the root struct.
    pub(in crate::exercise::source) parts: Vec<Part>,
    /// The value of the root struct's `format`.
    pub(in crate::exercise::source) format: Option<Range<usize>>,
    /// Words, texts and single characters: a bound for the size of a syntax tree.
    pub(in crate::exercise::source) tokens: usize,
}

/// A problem of the text itself.
#[derive(Debug)]
pub(in crate::exercise::source) struct Fault {
    pub(in crate::exercise::source) code: &'static Code,
    pub(in crate::exercise::source) range: Range<usize>,
    pub(in crate::exercise::source) message: String,
    pub(in crate::exercise::source) help: Option<&'static str>,
    pub(in crate::exercise::source) also: Option<(Range<usize>, &'static str)>,
}

/// A part as it is named.
#[derive(Debug)]
pub(in crate::exercise::source) struct Part {
    /// The text between the quotes, escapes not resolved: a backslash is refused anyway.
    pub(in crate::exercise::source) name: String,
    pub(in crate::exercise::source) range: Range<usize>,
}

/// An open bracket.
struct Frame<'a> {
    at: usize,
    bracket: u8,
    /// What has been seen of the current entry, from its first token to its last.
    entry: Option<Range<usize>>,
    /// The entry's key, once its colon was seen.
    key: Option<Range<usize>>,
    /// Keys so far; kept for maps only.
    keys: BTreeMap<&'a str, Range<usize>>,
    /// Whether a comma here would follow nothing.
    empty: bool,
    /// Whether this is the list of parts of the root struct.
    parts: bool,
    /// Whether these are the brackets of `Some(..)`.
    some: bool,
    /// What they hold, as a value of the outline.
    value: usize,
    /// Values of the outline when the current entry, or what follows its key, began.
    before: usize,
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    stack: Vec<Frame<'a>>,
    /// What has been seen outside all brackets.
    top: Option<Range<usize>>,
    out: Scan,
    /// Where values stand, if that was asked for.
    outline: Option<Outline>,
}

/// The pass must end here: what follows would be noise.
pub(super) struct Stop;

/// Reads `text` once.
pub(in crate::exercise::source) fn scan(text: &str) -> Scan {
    Scanner::new(text, None).run().out
}

/// Where every value of a text stands that the scan has found nothing wrong with.
pub(in crate::exercise::source) fn outline(text: &str) -> Outline {
    let scanner = Scanner::new(text, Some(Outline::default())).run();
    scanner.outline.unwrap_or_default()
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, outline: Option<Outline>) -> Self {
        Self {
            text,
            at: 0,
            stack: Vec::new(),
            top: None,
            out: Scan::default(),
            outline,
        }
    }

    fn run(mut self) -> Self {
        while self.at < self.text.len() {
            if self.token().is_err() {
                return self;
            }
        }
        if let Some(frame) = self.stack.last() {
            let message = format!("this `{}` is never closed", char::from(frame.bracket));
            let range = frame.at..frame.at + 1;
            self.fault(&codes::SYNTAX, range, message, None);
        }
        if let (Some(outline), Some(whole)) = (&mut self.outline, &self.top) {
            outline.plain(0, whole, None);
        }
        self
    }

    pub(super) fn fault(
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

    pub(super) fn rest(&self) -> &'a str {
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
    pub(super) fn touch(&mut self, start: usize) {
        let entry = match self.stack.last_mut() {
            Some(frame) => {
                frame.empty = false;
                &mut frame.entry
            }
            None => &mut self.top,
        };
        let from = entry.as_ref().map_or(start, |entry| entry.start);
        *entry = Some(from..self.at);
    }

    /// Notes the current entry in the outline, now that it ends.
    fn settle(&mut self) {
        if let (Some(outline), Some(frame)) = (&mut self.outline, self.stack.last_mut()) {
            if let Some(entry) = &frame.entry {
                outline.plain(frame.before, entry, frame.key.as_ref());
            }
            frame.before = outline.len();
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

    fn open(&mut self, at: usize) -> Result<(), Stop> {
        if self.stack.len() == DEPTH {
            let message = format!("brackets are nested more than {DEPTH} deep");
            self.fault(&codes::TOO_DEEP, at..at + 1, message, None);
            return Err(Stop);
        }
        let parts = self.stack.len() == 1
            && self.text.as_bytes()[at] == b'['
            && self.root_key() == Some("parts");
        let outer = self.stack.last();
        let key = outer.and_then(|frame| frame.key.clone());
        let name = outer.map_or(&self.top, |frame| &frame.entry).clone();
        let name = name.unwrap_or(at..at);
        let some = self.text[name.start..at].trim_end() == "Some";
        let bracket = self.text.as_bytes()[at];
        let (mut value, mut before) = (0, 0);
        if let Some(outline) = &mut self.outline {
            value = outline.open(name, if some { None } else { Some(bracket) }, key.as_ref());
            before = outline.len();
        }
        self.touch(at);
        self.stack.push(Frame {
            at,
            bracket,
            entry: None,
            key: None,
            keys: BTreeMap::new(),
            empty: true,
            parts,
            some,
            value,
            before,
        });
        Ok(())
    }

    /// The key of the root struct's entry that is being read.
    fn root_key(&self) -> Option<&str> {
        let key = self.stack.first()?.key.clone()?;
        Some(&self.text[key])
    }

    fn close(&mut self, at: usize) -> Result<(), Stop> {
        let found = self.text.as_bytes()[at];
        self.settle();
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
        if let Some(outline) = &mut self.outline {
            outline.close(frame.value, self.at);
        }
        self.touch(at);
        Ok(())
    }

    fn comma(&mut self, at: usize) {
        self.settle();
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
        frame.key = Some(range.clone());
        if let Some(outline) = &mut self.outline {
            outline.forget(frame.before);
        }
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
    pub(super) fn value(&mut self, start: usize) {
        let root = self.stack.len() == 1 && self.root_key() == Some("format");
        if root && self.out.format.is_none() {
            self.out.format = Some(start..self.at);
        }
    }

    /// Keeps a string that stands in the list of parts.
    pub(super) fn part(&mut self, start: usize, inner: Range<usize>) {
        if self.stack.len() == 2 && self.stack[1].parts {
            let name = self.text[inner].to_owned();
            self.out.parts.push(Part {
                name,
                range: start..self.at,
            });
        }
    }
}
