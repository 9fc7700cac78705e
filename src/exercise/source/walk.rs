//! All structural errors of a file at once.
//!
//! A draft's own `Deserialize` is the only description of what is expected, so the two can
//! never drift apart: the walk runs it over the syntax tree. At its first error serde gives
//! up; the walk notes the problem at its place, mends the tree (a stand-in for a bad value or
//! a missing field, a skip for an unknown one) and runs it again, until nothing is wrong.

use super::codes;
use super::limits::PROBLEMS;
use super::nearest::nearest;
use super::reader::Reader;
use super::set::SourceFile;
use super::tree::Node;
use crate::diagnostic::{Code, Diagnostic};
use serde::de::{self, DeserializeOwned};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

/// A problem as the walk found it.
#[derive(Debug)]
pub(super) struct Problem {
    code: &'static Code,
    range: Range<usize>,
    message: String,
    help: Option<String>,
    also: Option<(Range<usize>, &'static str)>,
}

impl Problem {
    pub(super) fn new(code: &'static Code, range: Range<usize>, message: String) -> Self {
        Self {
            code,
            range,
            message,
            help: None,
            also: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn also(mut self, range: Range<usize>, label: &'static str) -> Self {
        self.also = Some((range, label));
        self
    }

    pub(super) fn into_diagnostic(self, file: &SourceFile) -> Diagnostic {
        let problem = Diagnostic::new(self.code, self.message).at(file.at(self.range));
        let problem = problem.help_opt(self.help);
        match self.also {
            Some((range, label)) => problem.also(file.at(range), label),
            None => problem,
        }
    }
}

/// Why a run over the tree ended.
#[derive(Debug)]
pub(super) enum Fail {
    /// serde's own complaint, not yet tied to a place.
    Raw(Complaint),
    /// Noted and mended: run again.
    Mended,
    /// No stand-in could be made: the element of a list around it must be left out.
    Hopeless,
}

/// What serde can complain about.
#[derive(Debug)]
pub(super) enum Complaint {
    Type {
        found: String,
        expected: String,
    },
    Length {
        found: usize,
        expected: String,
    },
    Variant {
        name: String,
        known: &'static [&'static str],
    },
    Field {
        name: String,
        known: &'static [&'static str],
    },
    Missing(&'static str),
    Twice(&'static str),
    Other(String),
}

impl fmt::Display for Fail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fail {}

impl de::Error for Fail {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Raw(Complaint::Other(message.to_string()))
    }

    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_value(found, expected)
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Raw(Complaint::Type {
            found: found.to_string(),
            expected: expected.to_string(),
        })
    }

    fn invalid_length(found: usize, expected: &dyn de::Expected) -> Self {
        Self::Raw(Complaint::Length {
            found,
            expected: expected.to_string(),
        })
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Self::Raw(Complaint::Variant {
            name: name.to_owned(),
            known,
        })
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self::Raw(Complaint::Field {
            name: name.to_owned(),
            known,
        })
    }

    fn missing_field(name: &'static str) -> Self {
        Self::Raw(Complaint::Missing(name))
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::Raw(Complaint::Twice(name))
    }
}

/// What the runs have found and mended so far. Nodes are known by their address, which holds
/// as long as the tree is borrowed.
#[derive(Debug, Default)]
pub(super) struct Walk {
    problems: RefCell<Vec<Problem>>,
    /// Values replaced by a stand-in.
    replaced: RefCell<BTreeSet<usize>>,
    /// Fields or elements left out, by their struct or list.
    skipped: RefCell<BTreeSet<(usize, usize)>>,
    /// Fields read after all others, since no stand-in could be made for them.
    last: RefCell<BTreeSet<(usize, usize)>>,
    /// Missing fields given a stand-in, by their struct.
    added: RefCell<BTreeMap<usize, Vec<&'static str>>>,
    /// Which variant of a type a stand-in takes.
    pub(super) choices: RefCell<BTreeMap<&'static str, usize>>,
    /// Whether missing fields are said: not when slips of syntax may have swallowed them.
    whole: Cell<bool>,
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

impl Walk {
    pub(super) fn is_replaced(&self, node: &Node) -> bool {
        self.replaced.borrow().contains(&address(node))
    }

    pub(super) fn is_skipped(&self, node: &Node, nth: usize) -> bool {
        self.skipped.borrow().contains(&(address(node), nth))
    }

    pub(super) fn is_last(&self, node: &Node, nth: usize) -> bool {
        self.last.borrow().contains(&(address(node), nth))
    }

    pub(super) fn added(&self, node: &Node) -> Vec<&'static str> {
        self.added
            .borrow()
            .get(&address(node))
            .cloned()
            .unwrap_or_default()
    }

    /// Notes a problem and replaces the value by a stand-in.
    pub(super) fn replace(&self, node: &Node, problem: Problem) -> Fail {
        self.problems.borrow_mut().push(problem);
        self.replaced.borrow_mut().insert(address(node));
        Fail::Mended
    }

    /// Notes a problem and leaves out a field.
    pub(super) fn skip(&self, node: &Node, nth: usize, problem: Problem) -> Fail {
        self.problems.borrow_mut().push(problem);
        self.skipped.borrow_mut().insert((address(node), nth));
        Fail::Mended
    }

    /// Puts a field behind the others, so that it hides none of their problems.
    pub(super) fn put_last(&self, node: &Node, nth: usize) -> Fail {
        self.last.borrow_mut().insert((address(node), nth));
        Fail::Mended
    }

    /// Leaves out an element without a stand-in; its problem has been noted.
    pub(super) fn leave_out(&self, node: &Node, nth: usize) -> Fail {
        self.skipped.borrow_mut().insert((address(node), nth));
        Fail::Mended
    }

    /// Notes a missing field and gives it a stand-in.
    pub(super) fn add(&self, node: &Node, name: &'static str) -> Fail {
        if self.whole.get() {
            let message = format!("missing field `{name}`");
            let problem = Problem::new(&codes::MISSING_FIELD, node.head(), message);
            let help = format!("add `{name}: ...` between its brackets");
            self.problems.borrow_mut().push(problem.help(help));
        }
        self.added
            .borrow_mut()
            .entry(address(node))
            .or_default()
            .push(name);
        Fail::Mended
    }

    /// Ties a complaint of serde to the value that was being read.
    pub(super) fn blame(&self, fail: Fail, node: &Node) -> Fail {
        let Fail::Raw(complaint) = fail else {
            return fail;
        };
        let (code, message, help) = match complaint {
            Complaint::Type { found, expected } => (
                &codes::WRONG_TYPE,
                format!("expected {expected}, found {found}"),
                None,
            ),
            Complaint::Length { found, expected } => (
                &codes::BAD_VALUE,
                format!("expected {expected}, found {found} values"),
                None,
            ),
            Complaint::Variant { name, known } => (
                &codes::UNKNOWN_VARIANT,
                format!("unknown variant `{name}`"),
                choose(&name, known),
            ),
            Complaint::Field { name, known } => (
                &codes::UNKNOWN_FIELD,
                format!("unknown field `{name}`"),
                choose(&name, known),
            ),
            Complaint::Missing(name) => return self.add(node, name),
            Complaint::Twice(name) => (
                &codes::DUPLICATE_KEY,
                format!("the field `{name}` stands twice"),
                None,
            ),
            Complaint::Other(message) => (&codes::BAD_VALUE, message, None),
        };
        let mut problem = Problem::new(code, node.head(), message);
        problem.help = help;
        self.replace(node, problem)
    }
}

/// "did you mean", or all there is when nothing is near.
pub(super) fn choose(name: &str, known: &[&str]) -> Option<String> {
    if let Some(near) = nearest(name, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let all: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
    match all.as_slice() {
        [] => None,
        [only] => Some(format!("only {only} is known here")),
        [most @ .., last] => Some(format!("known here are {} and {last}", most.join(", "))),
    }
}

/// Everything in the tree that a `T` refuses. `whole` says that the tree has no slips of
/// syntax.
pub(super) fn walk<T: DeserializeOwned>(root: &Node, whole: bool) -> Vec<Problem> {
    let walk = Walk::default();
    walk.whole.set(whole);
    // Each run mends at least one thing. Slips swallow no problem, and stand-ins may need a
    // few runs of their own to find variants that end.
    for _ in 0..PROBLEMS * 8 {
        let run = T::deserialize(Reader::new(&walk, root));
        let enough = walk.problems.borrow().len() >= PROBLEMS;
        if enough || !matches!(run, Err(Fail::Mended)) {
            break;
        }
    }
    walk.problems.into_inner()
}
