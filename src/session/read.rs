//! Reading a log: lines are held to their shape and to the chain, then become entries again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::chain::{Chain, Line, encode};
use super::digest::Digest;
use super::entry::{Entry, MAX_LINE, Personal, PersonalPart};
use super::fault::{LogError, LogFault};
use super::frame::{self, Frame, Misfit};

/// The end of a log that was cut short while it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TornTail {
    /// Line in the file, from 1.
    pub line: u64,
    /// What stands there: the beginning of a line, without its newline.
    pub bytes: Vec<u8>,
}

/// One line of a log that has been checked against the chain, its body not yet read.
#[derive(Debug)]
pub struct ScannedLine<'a> {
    text: &'a [u8],
    frame: Frame,
}

impl ScannedLine<'_> {
    /// The entry's number.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.frame.n
    }

    /// Whether the entry had a personal part that was taken away.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.frame.pd.is_some() && self.frame.personal.is_none()
    }

    /// The line as it is stored.
    #[must_use]
    pub fn to_line(&self) -> Line {
        let Frame { n, prev, hash, .. } = self.frame;
        Line {
            n,
            prev,
            hash,
            bytes: [self.text, b"\n"].concat(),
        }
    }
}

/// A log read without knowing its bodies: enough to verify, repair and copy it.
#[derive(Debug)]
pub struct LogScan<'a> {
    /// The lines before the first that is torn or refused.
    pub lines: Vec<ScannedLine<'a>>,
    /// The end of the good lines.
    pub chain: Chain,
    /// How many bytes of the file they take.
    pub good_bytes: usize,
    /// A last line that was cut short: repairable, by cutting the file to `good_bytes`.
    pub torn: Option<TornTail>,
    /// Any other deviation: the log is refused.
    pub error: Option<LogError>,
}

/// A log read with its bodies.
#[derive(Debug)]
pub struct LogRead<B> {
    /// The entries before the first that is torn or refused.
    pub entries: Vec<Entry<B>>,
    /// The end of the chain after them.
    pub chain: Chain,
    /// A last line that was cut short; repairable, since it was never confirmed.
    pub torn: Option<TornTail>,
    /// Any other deviation: the log is refused.
    pub error: Option<LogError>,
}

/// Checks every line of a log against the shape and the chain that starts at `root`.
///
/// A line is confirmed only after its newline is on disk, so a last line without one is torn,
/// also when nothing else is missing. NUL bytes after it belong to the tear: some file systems
/// leave them after a power failure.
#[must_use]
pub fn scan_log(bytes: &[u8], root: Digest) -> LogScan<'_> {
    let chain = Chain::new(root);
    let mut scan = LogScan {
        lines: Vec::new(),
        chain,
        good_bytes: 0,
        torn: None,
        error: None,
    };
    while scan.good_bytes < bytes.len() {
        let rest = &bytes[scan.good_bytes..];
        let number = scan.chain.next + 1;
        let refuse = |fault| {
            Some(LogError {
                line: number,
                fault,
            })
        };
        let Some(length) = rest.iter().position(|byte| *byte == b'\n') else {
            match check_tail(rest, &scan.chain) {
                Ok(()) => {
                    scan.torn = Some(TornTail {
                        line: number,
                        bytes: rest.to_vec(),
                    })
                }
                Err(fault) => scan.error = refuse(fault),
            }
            break;
        };
        let text = &rest[..length];
        match check_line(text, &scan.chain) {
            Ok(frame) => {
                scan.chain = Chain {
                    next: frame.n + 1,
                    head: frame.hash,
                };
                scan.good_bytes += length + 1;
                scan.lines.push(ScannedLine { text, frame });
            }
            Err(fault) => {
                scan.error = refuse(fault);
                break;
            }
        }
    }
    scan
}

/// Reads a whole log; `root` is what its first line must follow.
///
/// Stops at the first line that is torn or refused. Each entry must re-encode to its own bytes.
#[must_use]
pub fn read_log<B: Serialize + DeserializeOwned>(bytes: &[u8], root: Digest) -> LogRead<B> {
    let scan = scan_log(bytes, root);
    let (torn, error) = (scan.torn, scan.error);
    let mut read = LogRead {
        entries: Vec::new(),
        chain: Chain::new(root),
        torn,
        error,
    };
    for line in &scan.lines {
        match read_entry(line) {
            Ok(entry) => read.entries.push(entry),
            Err(fault) => {
                read.error = Some(LogError {
                    line: read.chain.next + 1,
                    fault,
                });
                read.torn = None;
                break;
            }
        }
        read.chain = Chain {
            next: line.frame.n + 1,
            head: line.frame.hash,
        };
    }
    read
}

/// The same log without any personal part; the chain still holds.
///
/// # Errors
/// When the log is refused. A torn last line is left out.
pub fn detach_personal(bytes: &[u8], root: Digest) -> Result<Vec<u8>, LogError> {
    let scan = scan_log(bytes, root);
    if let Some(error) = scan.error {
        return Err(error);
    }
    let mut out = Vec::with_capacity(scan.good_bytes);
    for line in &scan.lines {
        out.extend_from_slice(&line.text[..line.frame.hash_end]);
        out.extend_from_slice(b"}\n");
    }
    Ok(out)
}

/// Checks one line without its newline: size, encoding, shape, number, chain, hash, personal part.
fn check_line(text: &[u8], chain: &Chain) -> Result<Frame, LogFault> {
    if text.len() + 1 > MAX_LINE {
        return Err(LogFault::TooLong {
            bytes: text.len() + 1,
        });
    }
    if let Err(error) = std::str::from_utf8(text) {
        return Err(LogFault::NotUtf8 {
            column: error.valid_up_to() + 1,
        });
    }
    match frame::parse(text) {
        Ok(frame) => check_frame(frame, text, chain),
        Err(Misfit::Fault(fault)) => Err(fault),
        Err(Misfit::Cut) => Err(LogFault::Shape {
            column: text.len() + 1,
            expected: "the rest of the entry before the end of the line",
        }),
    }
}

fn check_frame(frame: Frame, text: &[u8], chain: &Chain) -> Result<Frame, LogFault> {
    if frame.n != chain.next {
        return Err(LogFault::Number {
            expected: chain.next,
            found: frame.n,
        });
    }
    if frame.prev != chain.head {
        return Err(LogFault::Chain {
            expected: chain.head,
            found: frame.prev,
        });
    }
    let hash = Digest::of(&text[..frame.covered]);
    if frame.hash != hash {
        return Err(LogFault::Hash {
            expected: hash,
            found: frame.hash,
        });
    }
    if let (Some(found), Some((salt, remarks))) = (frame.pd, &frame.personal) {
        let expected = salt.digest(&text[remarks.clone()]);
        if expected != found {
            return Err(LogFault::Personal { expected, found });
        }
    }
    Ok(frame)
}

/// Whether the bytes after the last newline are the beginning of the next line.
fn check_tail(tail: &[u8], chain: &Chain) -> Result<(), LogFault> {
    let end = tail
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1);
    let text = &tail[..end];
    if text.len() + 1 > MAX_LINE {
        return Err(LogFault::TooLong {
            bytes: text.len() + 1,
        });
    }
    match frame::parse(text) {
        Ok(frame) => check_frame(frame, text, chain).map(|_| ()),
        Err(Misfit::Cut) => Ok(()),
        Err(Misfit::Fault(fault)) => Err(fault),
    }
}

/// Reads body and remarks of a checked line, and holds them to their one spelling.
fn read_entry<B: Serialize + DeserializeOwned>(
    line: &ScannedLine<'_>,
) -> Result<Entry<B>, LogFault> {
    let ScannedLine { text, frame } = line;
    let unreadable = |error: serde_json::Error| LogFault::Body {
        reason: error.to_string(),
    };
    let body = serde_json::from_slice(&text[frame.body.clone()]).map_err(unreadable)?;
    let personal = match (frame.pd, &frame.personal) {
        (None, _) => PersonalPart::Absent,
        (Some(digest), None) => PersonalPart::Removed(digest),
        (Some(_), Some((salt, remarks))) => {
            let remarks = serde_json::from_slice(&text[remarks.clone()]).map_err(unreadable)?;
            PersonalPart::Attached(Personal {
                salt: *salt,
                remarks,
            })
        }
    };
    let entry = Entry {
        n: frame.n,
        body,
        personal,
    };
    let again = encode(&entry, &frame.prev).map_err(|error| LogFault::Body {
        reason: error.to_string(),
    })?;
    let again = again.bytes.strip_suffix(b"\n").unwrap_or(&again.bytes);
    if again != *text {
        let same = again
            .iter()
            .zip(text.iter())
            .take_while(|(a, b)| a == b)
            .count();
        return Err(LogFault::NotCanonical { column: same + 1 });
    }
    Ok(entry)
}
