//! Paths and places.

use super::draft::{Draft, one};
use crate::exercise::source::tree::{self, Kind, Node};
use crate::exercise::source::{DocPath, SourceSet};
use std::fmt::Write as _;

fn at(set: &SourceSet, path: &str) -> String {
    let place = set.place(0, &path.parse().unwrap()).unwrap();
    set.files()[0].text()[place.start..place.end].to_owned()
}

#[test]
fn every_construct_has_a_path() {
    let (set, found) = one(r##"Root(
        stages: [(id: "a"), (id: "b", options: [(to: r#"中"#), (to: Some("x"))])],
        when: All([Flag("x"), Between(meter: "y", low: -3), AtLeast("m", 5)]),
        texts: {"en": "hello", "zh-Hant": "您好", 7: "seven", 'c': "char", Name: "name"},
        at: (1, (2, 3)), mark: None, maybe: Some([10, 20]), r#type: 4,
    )"##);
    assert_eq!(found, []);
    for (path, expected) in [
        ("stages[0].id", r#""a""#),
        ("stages[1].options[0].to", r##"r#"中"#"##),
        ("stages[1].options[1].to", r#"Some("x")"#),
        (
            "when[0]",
            r#"[Flag("x"), Between(meter: "y", low: -3), AtLeast("m", 5)]"#,
        ),
        ("when[0][0]", r#"Flag("x")"#),
        ("when.0.0.0", r#""x""#),
        ("when[0][1].low", "-3"),
        ("when[0][2][1]", "5"),
        (r#"texts["en"]"#, r#""hello""#),
        (r#"texts["zh-Hant"]"#, r#""您好""#),
        (r#"texts["7"]"#, r#""seven""#),
        (r#"texts["c"]"#, r#""char""#),
        (r#"texts["Name"]"#, r#""name""#),
        ("at[1][0]", "2"),
        ("maybe[1]", "20"),
        ("type", "4"),
        // What is not there falls back to the head of what is.
        ("stages[0].to", "("),
        ("stages[9].to.or[3]", "["),
        ("when[0][1].high", "Between"),
        ("when[0][0][7]", "Flag"),
        ("mark.x", "None"),
        ("nothing", "Root"),
    ] {
        assert_eq!(at(&set, path), expected, "{path}");
    }
    assert_eq!(set.place(1, &DocPath::root()), None);
}

#[test]
fn paths_are_written_and_read_alike() {
    let built = DocPath::root()
        .field("stages")
        .index(3)
        .field("options")
        .index(1)
        .field("to");
    assert_eq!(built.to_string(), "stages[3].options[1].to");
    assert_eq!("stages[3].options.1.to".parse(), Ok(built));
    let odd = DocPath::root()
        .field("a b")
        .key("x\"\\]\n中")
        .index(0)
        .field("_c");
    assert_eq!(odd.to_string().parse(), Ok(odd));
    for (text, at) in [
        ("a[", 1),
        ("a[x]", 1),
        ("a.", 1),
        ("a b", 1),
        ("a[1", 1),
        ("[\"x]", 0),
    ] {
        assert_eq!(
            text.parse::<DocPath>().map_err(|error| error.at),
            Err(at),
            "{text}"
        );
    }
}

/// A file of 5,000 lines, its line breaks, comments, raw texts and CJK mixed; the last stage
/// has three mistakes whose line and column are counted by hand.
fn long_file(tail: &str) -> String {
    let mut text =
        String::from("(\n    format: 1,\n    title: \"空房间\", // 说明\n    stages: [\n");
    let mut nth = 0;
    while text.lines().count() < 4_990 {
        let _ = writeln!(
            text,
            "        (id: \"第{nth}阶段\", /* 注 ( /* [ */ */ to: \"next\", text: r#\""
        );
        let _ = writeln!(
            text,
            "            报告：“我们失去联系。” ) ] }} // not a comment \"quoted\""
        );
        let _ = writeln!(text, "        \"#), // 结束 (");
        nth += 1;
    }
    while text.lines().count() < 4_995 {
        text.push_str("// 填充\n");
    }
    text + tail
}

#[test]
fn a_deep_place_in_a_long_file_is_exact() {
    let tail = "        /* 深 */ (id: \"末\", to: \"x\", options: [(id: \"子\", to: 错, when: Flagg(\"旗\"))], texxt: \"\"),\n    ],\n)\n";
    let text = long_file(tail);
    assert!(text.lines().count() >= 4_998);
    let (set, found) = one(&text);
    assert_eq!(found, []);
    let found = crate::diagnostic::in_order(set.files()[0].parse::<Draft>().unwrap_err());
    let told: Vec<(&str, u32, u32)> = found
        .iter()
        .map(|problem| (problem.code.slug, problem.place.as_ref().unwrap()))
        .map(|(slug, place)| (slug, place.line, place.column))
        .collect();
    let column = |needle: &str| {
        let line = tail.lines().next().unwrap();
        u32::try_from(line.split(needle).next().unwrap().chars().count() + 1).unwrap()
    };
    assert_eq!(column("错"), 60);
    assert_eq!(
        told,
        [
            ("wrong-type", 4_996, column("错")),
            ("unknown-variant", 4_996, column("Flagg")),
            ("unknown-field", 4_996, column("texxt")),
        ]
    );
}

#[test]
fn a_path_in_a_long_sound_file_is_exact() {
    let text = long_file("        (id: \"末\", to: \"nowhere\"),\n    ],\n)\n");
    let (set, _) = one(&text);
    let draft: Draft = set.files()[0].parse().unwrap();
    let path = DocPath::root()
        .field("stages")
        .index(draft.stages.len() - 1)
        .field("to");
    let place = set.place(0, &path).unwrap();
    assert_eq!((place.line, place.column), (4_996, 23));
    assert_eq!(&text[place.start..place.end], "\"nowhere\"");
}

/// Each value of a syntax tree that a path leads to, with what the path finds.
pub(super) fn each(node: &Node, path: &DocPath, told: &mut impl FnMut(&DocPath, &Node)) {
    told(path, node);
    inner(node, path, told);
}

fn inner(node: &Node, path: &DocPath, told: &mut impl FnMut(&DocPath, &Node)) {
    match &node.kind {
        // A path means the value with its `Some(..)`, and looks through it for what is inside.
        Kind::Some(some) => inner(some, path, told),
        Kind::List(items) | Kind::Tuple(_, items) => {
            for (nth, item) in items.iter().enumerate() {
                each(item, &path.index(nth), told);
            }
        }
        Kind::Struct(_, fields) => {
            for (name, value) in fields {
                each(value, &path.field(&name.text), told);
            }
        }
        Kind::Map(entries) => {
            for (key, value) in entries {
                if let Kind::Text(text) = &key.kind {
                    each(value, &path.key(text), told);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_value_of_what_is_shipped_is_found_where_the_syntax_tree_has_it() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises");
    let folders = std::fs::read_dir(root).unwrap();
    let (mut folders, mut values) = (
        folders
            .map(|entry| entry.unwrap().path())
            .collect::<Vec<_>>(),
        0,
    );
    folders.sort();
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            folders.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|ends| ends == "ron") {
            let text = std::fs::read_to_string(&path).unwrap();
            // Only of the first file are parts read; here each stands for itself.
            let (set, _) = one(&text);
            let (root, slips) = tree::read(set.files()[0].text());
            assert!(slips.is_empty());
            each(&root.unwrap(), &DocPath::root(), &mut |at, node| {
                let place = set.place(0, at).unwrap();
                assert_eq!(
                    place.start..place.end,
                    node.range,
                    "{}: {at}",
                    path.display()
                );
                values += 1;
            });
        }
    }
    assert!(values > 10_000, "{values}");
}
