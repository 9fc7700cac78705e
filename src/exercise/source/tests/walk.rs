//! The walk goes on after every kind of problem, with stand-ins for what is not there.

use super::draft::{Condition, brief, one};
use crate::diagnostic::{Diagnostic, in_order};
use serde::Deserialize;

/// A text that refuses what a stand-in would be.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Long(#[allow(dead_code)] String);

impl TryFrom<String> for Long {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.len() {
            20.. => Ok(Self(text)),
            _ => Err(format!("`{text}` is too short")),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Strict {
    name: Long,
    /// Its first variant holds another condition, so a stand-in must look further.
    when: Condition,
    pair: Pair,
    unit: (),
    #[serde(default)]
    inner: Vec<Strict>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Pair(u8, bool);

fn told(text: &str) -> Vec<String> {
    let (set, loaded) = one(text);
    assert_eq!(loaded, []);
    let found = in_order(set.files()[0].parse::<Vec<Strict>>().unwrap_err());
    let told = |problem: &Diagnostic| {
        let place = problem.place.as_ref().unwrap();
        format!("{}:{} {}", place.line, place.column, problem.message)
    };
    found.iter().map(told).collect()
}

#[test]
fn a_refused_value_hides_no_other_problem() {
    let text = "[
(name: \"abc\", when: 1, pair: Pair(256, true), unit: (1)),
(pair: (1, 2), unit: Unit, nonsense: 1),
(name: \"twenty letters at last\", when: Always, pair: Pair(1), unit: (), inner: [(name: 'x')]),
]";
    assert_eq!(
        told(text),
        [
            "2:8 `abc` is too short",
            "2:21 expected one of `Not`, `All`, `Flag`, ..., found the number `1`",
            "2:35 `256` is out of range: expected a whole number from 0 to 255",
            "2:53 expected `()`, found values in parentheses",
            "3:1 missing field `name`",
            "3:12 expected `true` or `false`, found the number `2`",
            "3:22 expected `()`, found the name `Unit`",
            "3:28 unknown field `nonsense`",
            "4:54 expected 2 values, found 1",
            "4:88 expected a text in quotes, found a single character",
        ][..]
    );
}

#[test]
fn a_type_without_end_does_not_hang_the_walk() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    enum Endless {
        One(Box<Endless>),
        Two(Box<Endless>),
    }
    let (set, _) = one("[One(Two(1)), One(One())]");
    let found = in_order(set.files()[0].parse::<Vec<Endless>>().unwrap_err());
    let messages: Vec<&str> = found
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    let wanted = [
        "expected one of `One`, `Two`, found the number `1`",
        "`One` holds one value, found 0",
    ];
    assert_eq!(messages, wanted);
}

#[test]
fn what_only_the_text_reader_refuses_is_told_in_its_words() {
    let (set, _) = one("(\n  中: 1,\n)");
    let at = |line, col| ron::error::Position { line, col };
    let span = ron::error::Span {
        start: at(2, 6),
        end: at(2, 7),
    };
    let code = ron::error::Error::ExpectedComma;
    let problem = set.files()[0].translate(&ron::error::SpannedError { code, span });
    let place = problem.place.unwrap();
    assert_eq!(
        (place.line, place.column, place.start, place.end),
        (2, 6, 9, 10)
    );
    assert_eq!(problem.message, "Expected comma");
}

#[test]
fn an_empty_file_and_a_root_of_another_kind_are_told() {
    assert_eq!(brief(""), ["syntax 1:1", "unknown-format 1:1"]);
    assert_eq!(brief("[1]"), ["wrong-type 1:1", "unknown-format 1:1"]);
    assert_eq!(brief("\"text\" ()").len(), 3);
}
