//! The grammar both readers accept, with the same meaning; and what is refused.

use super::draft::{Condition, Draft, brief, one};
use crate::exercise::source::tree::{self, Kind};

/// Values that both readers take, in the field `value`, with the value meant.
const ACCEPTED: &[(&str, &str)] = &[
    ("text", r#""plain""#),
    ("text", r#""a\n\r\t\0\\\"\'b\x41\u{4E2D}""#),
    ("text", r##"r"raw \ text""##),
    ("text", r###"r#"with "quotes" and // and (["#"###),
    ("text", r####"r##"with "# inside"##"####),
    ("text", "r#\"two\nlines\"#"),
    ("text", "\"two\nlines\""),
    ("text", r#""撞机 🛬""#),
    ("text", r#"Some("given")"#),
    ("text", r#"Some ( "given" )"#),
    ("text", "None"),
    ("number", "0"),
    ("number", "-5"),
    ("number", "+5"),
    ("number", "1_000_000"),
    ("number", "0xFF"),
    ("number", "0o17"),
    ("number", "0b1010"),
    ("number", "7i32"),
    ("flag", "true"),
    ("flag", "false"),
    ("mark", "'a'"),
    ("mark", r"'\''"),
    ("mark", r"'\n'"),
    ("mark", r"'\u{4E2D}'"),
    ("mark", "'中'"),
    ("mark", "'('"),
    ("mark", "'\"'"),
    ("list", "[]"),
    ("list", "[1, 2, 3]"),
    ("list", "[1, 2, 3,]"),
    (
        "list",
        "[ /* a /* nested */ comment */ 1, // and a line\n 2 ]",
    ),
    ("pair", "(1, \"x\")"),
    ("pair", "(1, \"x\",)"),
    ("map", "{}"),
    ("map", r#"{"a": 1, "b": 2,}"#),
    ("by_number", "{1: \"x\", -2: \"y\"}"),
    ("choice", "Nothing"),
    ("choice", "One(1)"),
    ("choice", "One(1,)"),
    ("choice", "Two(1, \"x\")"),
    ("choice", "Named(a: 1, b: \"x\")"),
    ("choice", "Named ( a : 1 , b : \"x\" , )"),
    ("choice", "Deep([Nothing, Deep([])])"),
    ("choice", "Empty()"),
    ("whole", "(number: 1)"),
    ("whole", "Everything(number: 1)"),
    ("whole", "()"),
    ("r#type", "3"),
    ("type", "3"),
];

mod corpus {
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    pub(super) struct Everything {
        text: Option<String>,
        number: i32,
        flag: bool,
        mark: char,
        list: Vec<i32>,
        pair: (i32, String),
        map: BTreeMap<String, i32>,
        by_number: BTreeMap<i32, String>,
        choice: Choice,
        whole: Option<Box<Everything>>,
        r#type: i32,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) enum Choice {
        #[default]
        Nothing,
        One(i32),
        Two(i32, String),
        Named {
            a: i32,
            b: String,
        },
        Deep(Vec<Choice>),
        Empty {},
    }
}

#[test]
fn both_readers_accept_the_corpus_with_the_same_meaning() {
    for (field, value) in ACCEPTED {
        let text = format!("// head\nEverything({field}: {value},\n) // tail\n");
        let (set, found) = one(&text);
        assert_eq!(found, [], "{text}");
        let file = &set.files()[0];
        let by_ron = file.parse::<corpus::Everything>();
        assert!(by_ron.is_ok(), "{text}: {by_ron:?}");
        let (root, slips) = tree::read(file.text());
        assert!(slips.is_empty(), "{text}: {slips:?}");
        let walk = crate::exercise::source::walk::Walk::default();
        let reader = crate::exercise::source::reader::Reader::new(&walk, root.as_ref().unwrap());
        let by_tree: Result<corpus::Everything, _> = serde::Deserialize::deserialize(reader);
        assert_eq!(by_tree.unwrap(), by_ron.unwrap(), "{text}");
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_do_no_harm() {
    let text = "\u{feff}(\r\n    format: 1,\r\n    title: \"x\",\r\n    titel: 1,\r\n)\r\n";
    assert_eq!(brief(text), ["unknown-field 4:5"]);
    assert_eq!(brief("\u{feff}(format: 1, title: \"x\")"), [""; 0]);
}

#[test]
fn what_only_one_reader_takes_is_refused() {
    let refused = [
        (
            "#![enable(implicit_some)]\n(format: 1, title: \"\")",
            "syntax 1:1",
        ),
        ("(format: 1, title: \"a\\\n b\")", "syntax 1:22"),
        (
            "(format: 1, title: r#########\"a\"#########)",
            "syntax 1:20",
        ),
        (
            "(format: 1, title: \"\", limits: {\"a\": 1, \"a\": 2})",
            "duplicate-key 1:41",
        ),
        ("(format: 1, title: Some(\"x\",))", "syntax 1:28"),
        ("(format: b'x', title: \"\")", "syntax 1:10"),
        ("(format: 1,, title: \"\")", "syntax 1:12"),
        ("(format: 1, title: \"\" /* open", "syntax 1:23"),
        ("(format: 1, title: \"\"))", "syntax 1:23"),
        ("(format: 1, title: [\"\"))", "syntax 1:23"),
        ("(format: 1, title: r#\"x\")", "syntax 1:20"),
    ];
    for (text, told) in refused {
        assert_eq!(brief(text), [told], "{text}");
    }
}

#[test]
fn slips_of_syntax_are_told_together_with_what_can_still_be_read() {
    let text = "(format: 1, title: \"x\"\n open: yes,\n stages: [(id: \"a\" to: \"b\")],\n)";
    let told = brief(text);
    assert!(told.contains(&"syntax 2:2".to_owned()), "{told:?}");
    assert!(
        told.iter().any(|told| told.starts_with("syntax 3:")),
        "{told:?}"
    );
    assert!(told.contains(&"wrong-type 2:8".to_owned()), "{told:?}");
    assert!(
        !told.iter().any(|told| told.starts_with("missing-field")),
        "{told:?}"
    );
}

#[test]
fn names_of_the_readers_can_be_names_of_variants() {
    let (root, slips) = tree::read("Some(None)");
    assert!(slips.is_empty());
    assert!(matches!(root.unwrap().kind, Kind::Some(inner) if inner.kind == Kind::None));
}

#[test]
fn a_draft_is_read_as_written() {
    let text =
        "(format: 1, title: \"x\", stages: [(id: \"a\", to: \"b\", when: Not(Flag(\"f\")))])";
    let (set, _) = one(text);
    let draft: Draft = set.files()[0].parse().unwrap();
    let flag = Condition::Not(Box::new(Condition::Flag("f".to_owned())));
    assert_eq!(draft.stages[0].when, Some(flag));
}
