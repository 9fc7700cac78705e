//! Tests of places, pictures, records and order.

use super::*;
use proptest::prelude::*;
use std::sync::Arc;

const WRONG: Code = Code {
    id: "E0001",
    slug: "wrong",
    severity: Severity::Error,
    title: "something wrong",
    explanation: "It is wrong.",
};

const ODD: Code = Code {
    id: "W0002",
    severity: Severity::Warning,
    ..WRONG
};

struct One(String);

impl Texts for One {
    fn text(&self, file: &str) -> Option<&str> {
        (file == "exercise.ron").then_some(self.0.as_str())
    }
}

fn place(text: &str, start: usize, end: usize) -> Place {
    Lines::new(text).place(&Arc::from("exercise.ron"), text, start, end)
}

/// The picture of a problem at the first occurrence of `needle`.
fn picture(text: &str, needle: &str) -> String {
    let start = text.find(needle).unwrap();
    let problem = Diagnostic::new(&WRONG, "wrong").at(place(text, start, start + needle.len()));
    problem.picture(&One(text.to_owned()), Look::Plain)
}

#[test]
fn wide_characters_and_tabs_are_underlined_where_they_stand() {
    insta::assert_snapshot!(picture("(\n\tto: \"撞机\", from: \"海\",\n)", "\"海\""), @r#"
    error[E0001]: wrong
     --> exercise.ron:2:18
      |
    2 |     to: "撞机", from: "海",
      |                       ^^^^
    "#);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!(
        "(a: \"{}\", b: wrong, c: \"{}\")",
        "中".repeat(500),
        "x".repeat(500)
    );
    insta::assert_snapshot!(picture(&text, "wrong"), @r#"
    error[E0001]: wrong
     --> exercise.ron:1:512
      |
    1 | ...中中中中中中中中中中中中中中中中中", b: wrong, c: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
      |                                            ^^^^^
    "#);
}

#[test]
fn a_place_of_several_lines_is_underlined_on_the_first() {
    insta::assert_snapshot!(picture("(\n  a: [\n  1,\n  ],\n)", "[\n  1,\n  ]"), @"
    error[E0001]: wrong
     --> exercise.ron:2:6
      |
    2 |   a: [
      |      ^
    ");
}

#[test]
fn a_place_at_the_end_of_an_empty_file_is_drawn() {
    let problem = Diagnostic::new(&WRONG, "nothing here").at(place("", 0, 0));
    insta::assert_snapshot!(problem.picture(&One(String::new()), Look::Plain), @"
    error[E0001]: nothing here
     --> exercise.ron:1:1
      |
    1 |
      | ^
    ");
}

#[test]
fn other_places_and_help_follow() {
    let text = "a\nb\n";
    let problem = Diagnostic::new(&ODD, "`b` is like `a`")
        .at(place(text, 2, 3))
        .also(place(text, 0, 1), "`a` stands here")
        .help("rename one of them");
    insta::assert_snapshot!(problem.picture(&One(text.to_owned()), Look::Plain), @"
    warning[W0002]: `b` is like `a`
     --> exercise.ron:2:1
      |
    2 | b
      | ^
    note: `a` stands here
     --> exercise.ron:1:1
      |
    1 | a
      | ^
    help: rename one of them
    ");
}

#[test]
fn a_file_whose_text_is_unknown_is_still_named() {
    let mut problem = Diagnostic::new(&WRONG, "wrong").at(place("abc", 1, 2));
    if let Some(place) = &mut problem.place {
        place.file = Arc::from("gone\u{1b}[2J.ron");
    }
    insta::assert_snapshot!(problem.picture(&One(String::new()), Look::Plain), @r"
    error[E0001]: wrong
     --> gone\u{1b}[2J.ron:1:2
    ");
}

#[test]
fn colour_adds_only_escapes() {
    let text = "(to: 中)";
    let problem = Diagnostic::new(&WRONG, "wrong")
        .at(place(text, 5, 8))
        .help("mend it");
    let plain = problem.picture(&One(text.to_owned()), Look::Plain);
    let coloured = problem.picture(&One(text.to_owned()), Look::Colour);
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    bare.push_str(rest);
    assert_eq!(bare, plain);
}

#[test]
fn hostile_text_is_written_out() {
    assert_eq!(harmless("plain `text`"), "plain `text`");
    assert_eq!(
        harmless("a\u{1b}[31m\u{7}\n\tb"),
        "a\\u{1b}[31m\\u{7}\\u{a}    b"
    );
    assert_eq!(
        harmless("\u{202e}abc\u{2066}\u{e0041}\u{200b}"),
        "\\u{202e}abc\\u{2066}\\u{e0041}\\u{200b}"
    );
    assert_eq!(harmless("撞机 é 🛬"), "撞机 é 🛬");
    let stack = format!("a{}b", "\u{301}".repeat(10_000));
    assert_eq!(harmless(&stack), format!("a{}…b", "\u{301}".repeat(8)));
}

#[test]
fn the_record_has_exactly_the_fields_of_the_contract() {
    let text = "(\n  中: \u{7}x)";
    let problem = Diagnostic::new(&WRONG, "wrong \"x\"")
        .at(place(text, 9, 10))
        .help("mend");
    assert_eq!(
        serde_json::to_string(&problem.record()).unwrap(),
        r#"{"code":"E0001","severity":"error","file":"exercise.ron","line":2,"column":6,"message":"wrong \"x\"","help":"mend"}"#
    );
    let bare = Diagnostic::new(&ODD, "odd").severity(Severity::Note);
    assert_eq!(
        serde_json::to_string(&bare.record()).unwrap(),
        r#"{"code":"W0002","severity":"note","file":null,"line":null,"column":null,"message":"odd","help":null}"#
    );
}

#[test]
fn an_endless_name_is_cut() {
    let problem = Diagnostic::new(&WRONG, "中".repeat(5_000)).help("x".repeat(5_000));
    assert_eq!(problem.message.chars().count(), 401);
    assert_eq!(problem.help.unwrap().chars().count(), 401);
}

#[test]
fn problems_are_in_order_of_place_and_said_once() {
    let text = "a\nb\nc\n";
    let at = |start: usize, message: &str| {
        Diagnostic::new(&WRONG, message).at(place(text, start, start + 1))
    };
    let told = in_order(vec![
        at(4, "third"),
        at(2, "second"),
        at(4, "third"),
        Diagnostic::new(&ODD, "whole"),
        at(2, "also second"),
    ]);
    let told: Vec<&str> = told
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    assert_eq!(told, ["whole", "also second", "second", "third"]);
}

proptest! {
    #[test]
    fn any_text_is_drawn_harmlessly_with_its_line(
        text in "(?s).{0,60}|[a中\t\r\n\u{301}\u{1b}]{0,300}", start in 0usize..400, length in 0usize..50,
    ) {
        let place = place(&text, start, start + length);
        let problem = Diagnostic::new(&WRONG, text.clone()).at(place.clone()).help(text.clone());
        let picture = problem.picture(&One(text), Look::Plain);
        prop_assert!(!picture.contains(|c: char| c != '\n' && c.is_control()), "{picture:?}");
        prop_assert!(picture.contains('^'), "{picture}");
        let head = format!("--> exercise.ron:{}:{}\n", place.line, place.column);
        prop_assert!(picture.contains(&head), "{}", picture);
    }
}
