//! From a path to the value it means.

use super::path::{DocPath, Step};
use super::tree::{Kind, Node};
use std::ops::Range;

/// Where the value at `path` stands; if there is none, the head of the nearest value around
/// it that exists.
pub(super) fn resolve(root: &Node, path: &DocPath) -> Range<usize> {
    let mut node = root;
    for step in path.steps() {
        match inside(node, step) {
            Some(inner) => node = inner,
            None => return node.head(),
        }
    }
    node.range.clone()
}

/// The value one step inside. A written `Some(..)` is looked through.
fn inside<'a>(node: &'a Node, step: &Step) -> Option<&'a Node> {
    match (&node.kind, step) {
        (Kind::Some(inner), _) => inside(inner, step),
        (Kind::Struct(_, fields), Step::Field(name)) => fields
            .iter()
            .find(|(word, _)| word.text == *name)
            .map(|(_, value)| value),
        (Kind::List(items) | Kind::Tuple(_, items), Step::Index(index)) => items.get(*index),
        (Kind::Map(entries), Step::Key(name) | Step::Field(name)) => entries
            .iter()
            .find(|(key, _)| is_key(key, name))
            .map(|(_, value)| value),
        _ => None,
    }
}

fn is_key(key: &Node, name: &str) -> bool {
    match &key.kind {
        Kind::Text(text) => text == name,
        Kind::Name(text) | Kind::Number { raw: text, .. } => text == name,
        Kind::Char(c) => name.chars().eq([*c]),
        Kind::Bool(value) => name == if *value { "true" } else { "false" },
        Kind::Tuple(Some(word), _) | Kind::Struct(Some(word), _) => word.text == name,
        _ => false,
    }
}
