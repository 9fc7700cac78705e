//! A path through a document: which value of a file is meant.

use std::fmt;
use std::str::FromStr;

/// One step of a [`DocPath`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field of a struct or of a struct variant.
    Field(String),
    /// An element of a list or tuple, or of what a variant or newtype holds: from 0.
    Index(usize),
    /// The value of a map at this key: the text of a string key, else the key as written.
    Key(String),
}

/// Which value of a file is meant: `stages[3].options[1].to`.
///
/// What a variant holds is addressed as if the variant were the tuple or struct it holds. In
/// `when: All([Flag("x"), Between(meter: "y", low: 3)])` the list is `when[0]`, the flag
/// `when[0][0]`, its name `when[0][0][0]` and the number `when[0][1].low`. `Some(..)` is
/// transparent, written or not. A map's value is `texts["en"]`.
///
/// Read from text, `.0` means the same as `[0]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DocPath(Vec<Step>);

impl DocPath {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// One step to a field.
    #[must_use]
    pub fn field(&self, name: impl Into<String>) -> Self {
        self.then(Step::Field(name.into()))
    }

    /// One step to an element, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    /// One step to a map's value.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.then(Step::Key(key.into()))
    }

    /// One step further.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }

    /// The steps from the document inwards.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for DocPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if is_plain(name) && nth == 0 => write!(f, "{name}")?,
                Step::Field(name) if is_plain(name) => write!(f, ".{name}")?,
                Step::Field(name) => write!(f, ".{name:?}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

fn is_plain(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric())
}

/// A text that is no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPath {
    /// Byte offset of the first character that fits no step.
    pub at: usize,
}

impl fmt::Display for NoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected `.field`, `[number]` or `[\"key\"]` at byte {}",
            self.at
        )
    }
}

impl std::error::Error for NoPath {}

impl FromStr for DocPath {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        let mut steps = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let refused = NoPath {
                at: text.len() - rest.len(),
            };
            let (step, left) = read_step(rest, steps.is_empty()).ok_or(refused)?;
            steps.push(step);
            rest = left;
        }
        Ok(Self(steps))
    }
}

/// The first step of `text` and what follows it.
fn read_step(text: &str, first: bool) -> Option<(Step, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        let (step, left) = match inner.starts_with('"') {
            true => read_quoted(inner).map(|(key, left)| (Step::Key(key), left))?,
            false => {
                let length = inner
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(inner.len());
                (Step::Index(inner[..length].parse().ok()?), &inner[length..])
            }
        };
        return Some((step, left.strip_prefix(']')?));
    }
    let name = match text.strip_prefix('.') {
        Some(name) => name,
        None if first => text,
        None => return None,
    };
    if name.starts_with('"') {
        return read_quoted(name).map(|(name, left)| (Step::Field(name), left));
    }
    let length = name
        .find(|c: char| c != '_' && !c.is_alphanumeric())
        .unwrap_or(name.len());
    let (word, left) = name.split_at(length);
    if is_plain(word) {
        Some((Step::Field(word.to_owned()), left))
    } else {
        Some((Step::Index(word.parse().ok()?), left))
    }
}

/// A text in quotes as `{:?}` writes it, and what follows it.
fn read_quoted(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut chars = text.strip_prefix('"')?.chars();
    loop {
        match chars.next()? {
            '"' => return Some((out, chars.as_str())),
            '\\' => out.push(match chars.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                'u' => {
                    let inner = chars.as_str().strip_prefix('{')?;
                    let (digits, left) = inner.split_once('}')?;
                    chars = left.chars();
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                c => c,
            }),
            c => out.push(c),
        }
    }
}
