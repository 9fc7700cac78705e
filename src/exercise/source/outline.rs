//! Where every value of a file stands: a few bytes a value, so that a place costs neither the time
//! nor the memory of a syntax tree, which takes a hundred times the text.

use super::path::{DocPath, Step};
use super::tree::{self, Kind};
use std::ops::Range;

/// All values of a text, each before what it holds.
#[derive(Debug, Default)]
pub(super) struct Outline {
    values: Vec<Value>,
}

/// A value; offsets count bytes of the text, which holds less than 4 GiB.
#[derive(Debug)]
struct Value {
    start: u32,
    end: u32,
    /// One past the last byte of the name before the bracket; `start` where there is none.
    named: u32,
    /// Its key or the name of its field; empty where there is none.
    key: (u32, u32),
    /// The value that follows it and all that it holds.
    next: u32,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    Plain,
    /// `Some(..)`, which a path looks through.
    Some,
    Round,
    List,
    Map,
}

impl Outline {
    /// Values so far.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// Notes an entry without brackets, unless since `before` a value with brackets was noted.
    pub(super) fn plain(&mut self, before: usize, at: &Range<usize>, key: Option<&Range<usize>>) {
        if self.len() == before {
            self.add(at, at.start, key, Shape::Plain);
            self.close(before, at.end);
        }
    }

    /// Notes a value at its opening bracket, none for that of `Some(..)`, and the name before it.
    pub(super) fn open(
        &mut self,
        name: Range<usize>,
        bracket: Option<u8>,
        key: Option<&Range<usize>>,
    ) -> usize {
        let shape = match bracket {
            None => Shape::Some,
            Some(b'(') => Shape::Round,
            Some(b'[') => Shape::List,
            Some(_) => Shape::Map,
        };
        self.add(&name, name.end, key, shape);
        self.len() - 1
    }

    /// A value ends here, and so does what it holds.
    pub(super) fn close(&mut self, value: usize, end: usize) {
        let next = narrow(self.len());
        if let Some(value) = self.values.get_mut(value) {
            (value.end, value.next) = (narrow(end), next);
        }
    }

    /// What was noted since was inside a key: no path leads there.
    pub(super) fn forget(&mut self, since: usize) {
        self.values.truncate(since);
    }

    fn add(&mut self, at: &Range<usize>, named: usize, key: Option<&Range<usize>>, shape: Shape) {
        self.values.push(Value {
            start: narrow(at.start),
            end: narrow(at.end),
            named: narrow(named),
            key: key.map_or((0, 0), |key| (narrow(key.start), narrow(key.end))),
            next: 0,
            shape,
        });
    }

    /// Where the value at `path` stands in the text the outline was made of; if there is none,
    /// the head of the nearest value around it that exists.
    pub(super) fn resolve(&self, text: &str, path: &DocPath) -> Range<usize> {
        if self.values.is_empty() {
            return 0..0;
        }
        let mut at = 0;
        for step in path.steps() {
            match self.inside(text, at, step) {
                Some(inner) => at = inner,
                None => return self.values[at].head(),
            }
        }
        self.values[at].range()
    }

    /// The value one step inside. A written `Some(..)` is looked through.
    fn inside(&self, text: &str, at: usize, step: &Step) -> Option<usize> {
        let key = |held: usize| &text[bytes(self.values[held].key)];
        let mut held = self.held(at);
        match (self.values[at].shape, step) {
            (Shape::Some, _) => self.inside(text, held.next()?, step),
            // A raw name means the name without its `r#`.
            (Shape::Round, Step::Field(name)) => held.find(|held| {
                let key = key(*held);
                !key.is_empty() && key.strip_prefix("r#").unwrap_or(key) == name
            }),
            (Shape::Round | Shape::List, Step::Index(index)) => {
                held.nth(*index).filter(|held| key(*held).is_empty())
            }
            (Shape::Map, Step::Key(name) | Step::Field(name)) => {
                held.find(|held| is_key(key(*held), name))
            }
            _ => None,
        }
    }

    /// The values that a value holds, in the order of the text.
    fn held(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.values[at].next as usize;
        let after = move |held: usize| Some(held).filter(|held| *held < end);
        std::iter::successors(after(at + 1), move |held| {
            after(self.values[*held].next as usize)
        })
    }
}

impl Value {
    fn range(&self) -> Range<usize> {
        bytes((self.start, self.end))
    }

    /// The part of it that stands for the whole: the name or the opening bracket of what has
    /// brackets, else all of it.
    fn head(&self) -> Range<usize> {
        match self.shape {
            Shape::Plain | Shape::Some => self.range(),
            _ if self.named > self.start => bytes((self.start, self.named)),
            _ => bytes((self.start, self.start + 1)),
        }
    }
}

fn bytes((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Whether a key as written means this name: the text of a string, else what stands there.
fn is_key(key: &str, name: &str) -> bool {
    let (key, _) = tree::read(key);
    match key.map(|key| key.kind) {
        Some(Kind::Text(text) | Kind::Name(text) | Kind::Number { raw: text, .. }) => text == name,
        Some(Kind::Char(c)) => name.chars().eq([c]),
        Some(Kind::Bool(value)) => name == if value { "true" } else { "false" },
        Some(Kind::Tuple(Some(word), _) | Kind::Struct(Some(word), _)) => word.text == name,
        _ => false,
    }
}
