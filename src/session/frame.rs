//! The byte shape of one line, matched literally.
//!
//! ```text
//! {"v":1,"n":7,"prev":"<64 hex>","body":<json>,"pd":"<64 hex>","hash":"<64 hex>","personal":{"salt":"<32 hex>","remarks":[…]}}
//! ```
//! `pd` is there when the entry has or had a personal part, `personal` while it still has one.
//! `hash` is blake3 over everything before `,"hash"`; `prev` is the `hash` of the line before;
//! `pd` is blake3 over the salt's 16 bytes and the bytes of `remarks`. No spaces, no other order.
//! THIS SHAPE IS A CONTRACT, guarded by `tests/data/log/`: a change is a new version.
//!
//! Matching literally, instead of reading any JSON, is what makes each line have one spelling, and
//! tells a line that was cut short from one that was changed.

use std::ops::Range;

use super::digest::Digest;
use super::entry::{LOG_VERSION, Salt};
use super::fault::LogFault;

/// The parts of a line that has the right shape; ranges are bytes of the line.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) n: u64,
    pub(super) prev: Digest,
    pub(super) body: Range<usize>,
    pub(super) pd: Option<Digest>,
    /// Everything that `hash` covers ends here.
    pub(super) covered: usize,
    pub(super) hash: Digest,
    /// The end of the `hash` field; without its personal part the line closes here.
    pub(super) hash_end: usize,
    pub(super) personal: Option<(Salt, Range<usize>)>,
}

/// Why a line has not the right shape.
#[derive(Debug)]
pub(super) enum Misfit {
    /// It matched as far as it goes, and ends too early.
    Cut,
    /// It departs from the shape.
    Fault(LogFault),
}

/// Matches one line, without its newline.
pub(super) fn parse(line: &[u8]) -> Result<Frame, Misfit> {
    let mut at = Cursor { line, at: 0 };
    at.literal("{\"v\":", "`{\"v\":`")?;
    let version = at.digits("a version number")?;
    if version != LOG_VERSION.to_string() {
        let found = version.to_owned();
        return Err(Misfit::Fault(LogFault::Version { found }));
    }
    at.literal(",\"n\":", "`,\"n\":`")?;
    let n = at.number()?;
    at.literal(",\"prev\":\"", "`,\"prev\":\"`")?;
    let prev = at.digest()?;
    at.literal("\",\"body\":", "`\",\"body\":`")?;
    let body = at.value()?;
    let mut pd = None;
    if at.starts(",\"pd\":\"")? {
        pd = Some(at.digest()?);
        at.literal("\"", "`\"`")?;
    }
    let covered = at.at;
    at.literal(",\"hash\":\"", "`,\"hash\":\"`")?;
    let hash = at.digest()?;
    at.literal("\"", "`\"`")?;
    let hash_end = at.at;
    let mut personal = None;
    if pd.is_some() && at.starts(",\"personal\":{\"salt\":\"")? {
        let salt = at.hex(32, "32 lower-case hexadecimal digits")?;
        let salt = Salt::parse(salt).ok_or(at.fault("a salt"))?;
        at.literal("\",\"remarks\":", "`\",\"remarks\":`")?;
        personal = Some((salt, at.value()?));
        at.literal("}", "`}`")?;
    }
    at.literal("}", "`}`")?;
    if at.at != line.len() {
        return Err(at.fault("the end of the line"));
    }
    Ok(Frame {
        n,
        prev,
        body,
        pd,
        covered,
        hash,
        hash_end,
        personal,
    })
}

struct Cursor<'a> {
    line: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn fault(&self, expected: &'static str) -> Misfit {
        Misfit::Fault(LogFault::Shape {
            column: self.at + 1,
            expected,
        })
    }

    fn rest(&self) -> &'a [u8] {
        &self.line[self.at..]
    }

    /// Whether `text` stands here; moves past it. Cut when only the beginning of it does.
    fn starts(&mut self, text: &str) -> Result<bool, Misfit> {
        let rest = self.rest();
        if rest.starts_with(text.as_bytes()) {
            self.at += text.len();
            return Ok(true);
        }
        if text.as_bytes().starts_with(rest) {
            Err(Misfit::Cut)
        } else {
            Ok(false)
        }
    }

    fn literal(&mut self, text: &str, expected: &'static str) -> Result<(), Misfit> {
        if self.starts(text)? {
            Ok(())
        } else {
            Err(self.fault(expected))
        }
    }

    /// The longest run of decimal digits here; at least one, and something after it.
    fn digits(&mut self, expected: &'static str) -> Result<&'a str, Misfit> {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == rest.len() {
            return Err(Misfit::Cut);
        }
        if length == 0 {
            return Err(self.fault(expected));
        }
        self.at += length;
        Ok(ascii(&rest[..length]))
    }

    /// A decimal number in its one spelling: no leading zero.
    fn number(&mut self) -> Result<u64, Misfit> {
        const EXPECTED: &str = "the entry's number";
        let start = self.at;
        let digits = self.digits(EXPECTED)?;
        let number = digits
            .parse::<u64>()
            .ok()
            .filter(|number| number.to_string() == digits);
        number.ok_or(Misfit::Fault(LogFault::Shape {
            column: start + 1,
            expected: EXPECTED,
        }))
    }

    fn hex(&mut self, length: usize, expected: &'static str) -> Result<&'a str, Misfit> {
        let rest = self.rest();
        let good = rest
            .iter()
            .take(length)
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            .count();
        self.at += good;
        if good == length {
            Ok(ascii(&rest[..good]))
        } else if good == rest.len() {
            Err(Misfit::Cut)
        } else {
            Err(self.fault(expected))
        }
    }

    fn digest(&mut self) -> Result<Digest, Misfit> {
        const EXPECTED: &str = "64 lower-case hexadecimal digits";
        self.hex(64, EXPECTED)?
            .parse()
            .map_err(|_| self.fault(EXPECTED))
    }

    /// The extent of one JSON value. Only its brackets and strings are looked at: the hash tells
    /// whether it was changed, and the typed reader whether it means anything.
    fn value(&mut self) -> Result<Range<usize>, Misfit> {
        let start = self.at;
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        while let Some(&byte) = self.line.get(self.at) {
            if quoted {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => quoted = false,
                    _ => {}
                }
            } else {
                match byte {
                    b'"' => quoted = true,
                    b'{' | b'[' => depth += 1,
                    b',' | b'}' | b']' if depth == 0 => {
                        if self.at == start {
                            return Err(self.fault("a JSON value"));
                        }
                        return Ok(start..self.at);
                    }
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
            }
            self.at += 1;
        }
        Err(Misfit::Cut)
    }
}

/// Bytes already seen to be ASCII digits.
fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("only ASCII digits were counted")
}
