//! Just enough of Rust's lexical rules to tell code from comments, strings and tests.

/// A source file split into what the rules look at.
pub(super) struct Source {
    /// Relative to the package, `/` between the parts.
    pub(super) path: String,
    /// As written.
    pub(super) text: String,
    /// The text with comments, the contents of strings and inline test modules blanked; byte for
    /// byte as long as the text, line ends kept.
    pub(super) code: String,
    /// String literals outside tests and attributes.
    pub(super) strings: Vec<Literal>,
}

/// A string literal.
pub(super) struct Literal {
    /// Where its opening quote stands, in bytes.
    pub(super) at: usize,
    /// Its contents as written, escapes unread.
    pub(super) text: String,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let (code, mut strings) = blank(text);
        let tests = test_modules(&code);
        let attributes = attributes(&code);
        let mut code = code.into_bytes();
        for range in &tests {
            for byte in &mut code[range.clone()] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
        }
        strings.retain(|s| {
            !tests
                .iter()
                .chain(&attributes)
                .any(|range| range.contains(&s.at))
        });
        let code = String::from_utf8(code).expect("blanked byte by byte to ASCII");
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            strings,
        }
    }

    /// The part of the house a file belongs to: `engine` for `src/engine/apply.rs`.
    pub(super) fn layer(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or_default();
        inside
            .split('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs")
    }

    /// Is the whole file test code?
    pub(super) fn is_test(&self) -> bool {
        self.path
            .split('/')
            .any(|part| matches!(part, "tests.rs" | "tests" | "testing"))
    }

    /// A complaint that names the line of a byte.
    pub(super) fn complain(&self, at: usize, what: &str) -> String {
        let line = self.text.as_bytes()[..at]
            .iter()
            .filter(|&&b| b == b'\n')
            .count()
            + 1;
        format!("{}:{line}: {what}", self.path)
    }

    /// Byte positions of a word in the code, whole words only.
    pub(super) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.code
            .match_indices(word)
            .map(|(at, _)| at)
            .filter(move |&at| {
                let bytes = self.code.as_bytes();
                let before = at.checked_sub(1).and_then(|i| bytes.get(i));
                let after = bytes.get(at + word.len());
                let ends_in_name = word.bytes().next_back().is_some_and(is_name);
                let goes_on = ends_in_name && after.is_some_and(|&b| is_name(b));
                !goes_on && !before.is_some_and(|&b| is_name(b))
            })
    }
}

pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Blanks comments and the contents of string and character literals; collects the strings.
fn blank(text: &str) -> (String, Vec<Literal>) {
    let bytes = text.as_bytes();
    let mut code = vec![];
    let mut strings = vec![];
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let keep = |n: usize, code: &mut Vec<u8>| code.extend_from_slice(&rest[..n]);
        if rest.starts_with(b"//") {
            let end = rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
            fill(&rest[..end], &mut code);
            at += end;
        } else if rest.starts_with(b"/*") {
            let end = comment_end(rest);
            fill(&rest[..end], &mut code);
            at += end;
        } else if let Some(Opening { open, close, raw }) = opening(bytes, at) {
            let inner = &rest[open..];
            let length = if raw {
                find(inner, close.as_bytes()).unwrap_or(inner.len())
            } else {
                quoted_end(inner)
            };
            strings.push(Literal {
                at,
                text: String::from_utf8_lossy(&inner[..length]).into_owned(),
            });
            keep(open, &mut code);
            fill(&inner[..length], &mut code);
            let tail = close.len().min(inner.len() - length);
            code.extend_from_slice(&inner[length..length + tail]);
            at += open + length + tail;
        } else if let Some(length) = character(rest) {
            fill(&rest[..length], &mut code);
            at += length;
        } else if rest[0].is_ascii() {
            keep(1, &mut code);
            at += 1;
        } else {
            code.push(b' ');
            at += 1;
        }
    }
    (
        String::from_utf8(code).expect("only ASCII is kept"),
        strings,
    )
}

fn fill(bytes: &[u8], code: &mut Vec<u8>) {
    code.extend(bytes.iter().map(|&b| if b == b'\n' { b'\n' } else { b' ' }));
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn comment_end(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// How a string literal begins, and how it will end.
struct Opening {
    /// Bytes up to and with the opening quote.
    open: usize,
    close: String,
    raw: bool,
}

/// The string literal that begins here, if one does.
fn opening(bytes: &[u8], at: usize) -> Option<Opening> {
    if at.checked_sub(1).is_some_and(|i| is_name(bytes[i])) {
        return None;
    }
    let rest = &bytes[at..];
    let prefix = rest
        .iter()
        .take(2)
        .take_while(|b| matches!(b, b'b' | b'c' | b'r'))
        .count();
    let raw = rest[..prefix].contains(&b'r');
    let hashes = rest[prefix..]
        .iter()
        .take_while(|&&b| raw && b == b'#')
        .count();
    let open = prefix + hashes;
    (rest.get(open) == Some(&b'"')).then(|| Opening {
        open: open + 1,
        close: format!("\"{}", "#".repeat(hashes)),
        raw,
    })
}

fn quoted_end(inner: &[u8]) -> usize {
    let mut at = 0;
    while at < inner.len() && inner[at] != b'"' {
        at += if inner[at] == b'\\' { 2 } else { 1 };
    }
    at.min(inner.len())
}

/// The length of a character literal, which a lifetime is not.
fn character(rest: &[u8]) -> Option<usize> {
    if rest[0] != b'\'' {
        return None;
    }
    if rest.get(1) == Some(&b'\\') {
        return rest.iter().skip(3).position(|&b| b == b'\'').map(|i| i + 4);
    }
    let text = std::str::from_utf8(&rest[1..rest.len().min(6)])
        .or_else(|e| std::str::from_utf8(&rest[1..1 + e.valid_up_to()]))
        .ok()?;
    let size = text.chars().next()?.len_utf8();
    (rest.get(1 + size) == Some(&b'\'')).then_some(size + 2)
}

/// Inline modules under `#[cfg(test)]`, attribute to closing brace.
fn test_modules(code: &str) -> Vec<std::ops::Range<usize>> {
    const MARK: &str = "#[cfg(test)]";
    let mut found = vec![];
    for (start, _) in code.match_indices(MARK) {
        let rest = &code[start + MARK.len()..];
        let item = rest.find([';', '{']).unwrap_or(0);
        let end = if rest[item..].starts_with('{') {
            closing(rest, item)
        } else {
            item
        };
        found.push(start..(start + MARK.len() + end + 1).min(code.len()));
    }
    found
}

/// Attributes, from `#` to the closing bracket.
fn attributes(code: &str) -> Vec<std::ops::Range<usize>> {
    let starts = code.match_indices("#[").chain(code.match_indices("#!["));
    starts
        .map(|(start, open)| start..start + closing(&code[start..], open.len() - 1))
        .collect()
}

/// The bracket that closes the one at `open`; the last byte if there is none.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len().saturating_sub(1)
}
