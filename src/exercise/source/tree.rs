//! The syntax tree of a file: every value with its place, built only to explain what its form has
//! wrong.
//!
//! The only file that knows ron2. Its tree borrows the text, keeps every space, and counts
//! columns in bytes; what is needed here is kept in a small tree of our own.

use ron2::ast::{self, Expr, NumberKind, StructBody, StructField, TupleElement};
use ron2::{ErrorKind, Span};
use std::ops::Range;

/// A value and where it stands, in bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Bool(bool),
    Char(char),
    /// As written; also `b'x'`, as its number.
    Number {
        raw: String,
        whole: bool,
    },
    Text(String),
    Bytes(Vec<u8>),
    None,
    Some(Box<Node>),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// `()`, `(a, b)` or `Name(a, b)`.
    Tuple(Option<Word>, Vec<Node>),
    /// `(a: 1)` or `Name(a: 1)`.
    Struct(Option<Word>, Vec<(Word, Node)>),
    /// `Name` alone.
    Name(String),
    /// What was no value; said as a problem of syntax.
    Broken,
}

/// A name and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Node {
    /// The part of it that stands for the whole: the name or the opening bracket of what has
    /// brackets, else all of it.
    pub(super) fn head(&self) -> Range<usize> {
        match &self.kind {
            Kind::Tuple(Some(name), _) | Kind::Struct(Some(name), _) => name.range.clone(),
            Kind::Tuple(None, _) | Kind::Struct(None, _) | Kind::List(_) | Kind::Map(_) => {
                self.range.start..(self.range.start + 1).min(self.range.end)
            }
            _ => self.range.clone(),
        }
    }
}

/// A problem of syntax as the reader of trees found it.
#[derive(Debug, Clone)]
pub(super) struct Slip {
    pub(super) range: Range<usize>,
    pub(super) message: String,
}

/// Reads a text that has passed the scan; problems come with whatever could still be read.
pub(super) fn read(text: &str) -> (Option<Node>, Vec<Slip>) {
    let (document, errors) = ast::parse_document_lossy(text);
    let slips = errors.iter().map(slip).collect();
    (document.value.as_ref().map(node), slips)
}

fn slip(error: &ron2::Error) -> Slip {
    let message = match error.kind() {
        ErrorKind::Eof => "expected a value, found the end of the file".to_owned(),
        ErrorKind::Expected { expected, .. } if expected == "comma" => {
            "a comma is missing before this".to_owned()
        }
        ErrorKind::Expected { expected, .. } if expected == "identifier" => {
            "expected a field name".to_owned()
        }
        ErrorKind::Expected {
            expected,
            context: None,
        } => format!("expected {expected}"),
        ErrorKind::Expected {
            expected,
            context: Some(context),
        } => {
            format!("expected {expected} in this {context}")
        }
        ErrorKind::UnexpectedChar(c) => format!("unexpected `{c}`"),
        ErrorKind::TrailingCharacters => "unexpected text after the end of the value".to_owned(),
        ErrorKind::InvalidEscape(why) => format!("unknown escape in this text: {why}"),
        kind => kind.to_string(),
    };
    Slip {
        range: range(error.span()),
        message,
    }
}

fn range(span: &Span) -> Range<usize> {
    span.start_offset..span.end_offset.max(span.start_offset)
}

fn node(expr: &Expr<'_>) -> Node {
    let kind = match expr {
        Expr::Unit(_) => Kind::Tuple(None, Vec::new()),
        Expr::Bool(bool) => Kind::Bool(bool.value),
        Expr::Char(char) => Kind::Char(char.value),
        Expr::Byte(byte) => Kind::Number {
            raw: byte.value.to_string(),
            whole: true,
        },
        Expr::Number(number) => Kind::Number {
            raw: number.raw.to_string(),
            whole: matches!(
                number.kind,
                NumberKind::Integer | NumberKind::NegativeInteger
            ),
        },
        Expr::String(string) => Kind::Text(string.value.clone()),
        Expr::Bytes(bytes) => Kind::Bytes(bytes.value.clone()),
        Expr::Option(option) => match &option.value {
            None => Kind::None,
            Some(value) => Kind::Some(Box::new(node(&value.expr))),
        },
        Expr::Seq(list) => Kind::List(list.items.iter().map(|item| node(&item.expr)).collect()),
        Expr::Map(map) => {
            let entries = map.entries.iter();
            Kind::Map(
                entries
                    .map(|entry| (node(&entry.key), node(&entry.value)))
                    .collect(),
            )
        }
        Expr::Tuple(tuple) => Kind::Tuple(None, elements(&tuple.elements)),
        Expr::AnonStruct(fields) => Kind::Struct(None, named(&fields.fields)),
        Expr::Struct(item) => {
            let name = word(&item.name);
            match &item.body {
                None => Kind::Name(name.text),
                Some(StructBody::Tuple(tuple)) => {
                    Kind::Tuple(Some(name), elements(&tuple.elements))
                }
                Some(StructBody::Fields(fields)) => Kind::Struct(Some(name), named(&fields.fields)),
            }
        }
        Expr::Error(_) => Kind::Broken,
    };
    Node {
        range: range(expr.span()),
        kind,
    }
}

fn elements(elements: &[TupleElement<'_>]) -> Vec<Node> {
    elements.iter().map(|element| node(&element.expr)).collect()
}

fn named(fields: &[StructField<'_>]) -> Vec<(Word, Node)> {
    fields
        .iter()
        .map(|field| (word(&field.name), node(&field.value)))
        .collect()
}

/// A raw identifier means the name without its `r#`.
fn word(ident: &ast::Ident<'_>) -> Word {
    let text = ident.name.strip_prefix("r#").unwrap_or(&ident.name);
    Word {
        range: range(&ident.span),
        text: text.to_owned(),
    }
}
