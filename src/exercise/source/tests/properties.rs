//! Properties over random and hostile texts.

use super::draft::{Draft, all, one};
use crate::diagnostic::{Lines, Look};
use crate::exercise::source::limits::DEPTH;
use crate::exercise::source::scan::scan;
use crate::exercise::source::{DocPath, Step, nearest};
use proptest::prelude::*;

/// Pieces that make texts near to the grammar, and far from it.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\\",
        "'",
        "r\"",
        "r#\"",
        "\"#",
        "#",
        "#![",
        "//",
        "/*",
        "*/",
        "b'",
        "b\"",
        "br#\"",
        "0x",
        "-",
        "+",
        ".",
        "..",
        "1",
        "1.5",
        "1e9",
        "99999999999999999999",
        "a",
        "id",
        "Some(",
        "None",
        "true",
        "inf",
        "NaN",
        "All(",
        "Flag(",
        "stages",
        "format: 1, ",
        "title: \"x\", ",
        "to: ",
        "r#type",
        "\\u{",
        "\\x4",
        "中",
        "\u{301}",
        "\u{202e}",
        "\u{feff}",
        "\u{85}",
        "🛬",
        "\r\n",
        "\t",
        "=",
        "!",
        "_",
        "²",
    ]);
    prop_oneof![8 => fixed.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// A sound text with pieces cut out or put in.
fn nearly_sound() -> impl Strategy<Value = String> {
    let sound = "(format: 1, title: r#\"空\"#, parts: [], limits: {\"a\": 1}, stages: [(id: \"a\", to: \
                 \"b\", when: All([Flag(\"x\"), Between(meter: \"m\", low: 1, high: 2)]), minutes: 5, \
                 options: [(id: \"c\", to: 'd')])], mark: 'x', open: true, at: (1, 2))";
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, piece()), 1..4);
    edits.prop_map(move |edits| {
        let mut chars: Vec<char> = sound.chars().collect();
        for (at, cut, put) in edits {
            let from = at.index(chars.len());
            let to = (from + cut).min(chars.len());
            chars.splice(from..to, put.chars());
        }
        chars.into_iter().collect()
    })
}

fn path() -> impl Strategy<Value = DocPath> {
    let step = prop_oneof![
        prop::sample::select(vec!["stages", "id", "when", "at", "中"])
            .prop_map(|s| Step::Field(s.into())),
        (0usize..4).prop_map(Step::Index),
        any::<String>().prop_map(Step::Key),
        any::<String>().prop_map(Step::Field),
    ];
    prop::collection::vec(step, 0..6).prop_map(|steps| {
        steps
            .into_iter()
            .fold(DocPath::root(), |path, step| path.then(step))
    })
}

/// Nesting counted by the plainest means, for texts of brackets, quotes and comments only.
fn naive_depth(text: &str) -> usize {
    let (mut depth, mut most, mut rest) = (0usize, 0, text);
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if c == '"' {
            1 + rest[1..].find('"').map_or(rest.len() - 1, |at| at + 1)
        } else {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            most = most.max(depth);
            c.len_utf8()
        };
        rest = &rest[skipped..];
    }
    most
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_every_failure_is_told(
        text in prop_oneof![text(), nearly_sound()], path in path(),
    ) {
        let (set, loaded) = one(&text);
        let failed = set.files()[0].parse::<Draft>().is_err();
        let place = set.place(0, &path).unwrap();
        let shown = set.files()[0].text();
        prop_assert!(shown.is_char_boundary(place.start) && shown.is_char_boundary(place.end));
        let found = all(&set, loaded);
        prop_assert!(!failed || !found.is_empty());
        for problem in found {
            let picture = problem.picture(&set, Look::Plain);
            let bad = |c: char| c != '\n' && c.is_control();
            prop_assert!(!picture.contains(bad));
        }
    }

    #[test]
    fn what_the_reader_takes_the_tree_takes(text in nearly_sound()) {
        let (set, _) = one(&text);
        if set.files()[0].parse::<Draft>().is_ok() {
            let (root, slips) = crate::exercise::source::tree::read(set.files()[0].text());
            prop_assert!(slips.is_empty(), "{text}: {slips:?}");
            let root = root.unwrap();
            let found = crate::exercise::source::walk::walk::<Draft>(&root, true);
            prop_assert!(found.is_empty(), "{text}: {found:?}");
            let mut lost = Vec::new();
            super::places::each(&root, &DocPath::root(), &mut |at, node| {
                let place = set.place(0, at).unwrap();
                if (place.start, place.end) != (node.range.start, node.range.end) {
                    lost.push(at.to_string());
                }
            });
            prop_assert!(lost.is_empty(), "{text}: {lost:?}");
        }
    }

    #[test]
    fn the_scan_nests_like_a_naive_count(text in "[\\[\\]()a\" /\n]{0,400}", lift in 0usize..80) {
        let text = "[".repeat(lift) + &text;
        // The scan ends at the first bracket that does not match; up to there both agree.
        let faults = scan(&text).faults;
        let deep = faults.iter().find(|fault| fault.code.slug == "nesting-too-deep");
        let end = faults.first().map_or(text.len(), |fault| fault.range.end);
        prop_assert_eq!(deep.is_some(), naive_depth(&text[..end]) > DEPTH);
    }

    #[test]
    fn lines_and_columns_agree_with_a_naive_count(text in "[a中🛬\n\r\t]{0,80}", at in 0usize..300) {
        let lines = Lines::new(&text);
        let mut offset = at.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let found = lines.position(&text, at);
        prop_assert_eq!(found, (u32::try_from(line).unwrap(), u32::try_from(column).unwrap()));
        prop_assert_eq!(lines.offset(&text, line, column), offset);
    }

    #[test]
    fn paths_are_read_as_written(path in path()) {
        prop_assert_eq!(path.to_string().parse(), Ok(path));
    }
}

#[test]
fn the_nearest_name_is_a_slip_away() {
    let known = ["collision", "letter", "title", "to", "id"];
    let near = |name| nearest(name, known);
    assert_eq!(near("colision"), Some("collision"));
    assert_eq!(near("titel"), Some("title"));
    assert_eq!(near("Letter"), Some("letter"));
    assert_eq!(near("ot"), Some("to"));
    assert_eq!(near("x"), None);
    assert_eq!(near("landing"), None);
    assert_eq!(near(""), None);
}
