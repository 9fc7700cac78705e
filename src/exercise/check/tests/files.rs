//! Exercises of several files, and their translations.

use crate::exercise::tests::{MINIMAL, load_files, pictures};

#[test]
fn parts_add_to_the_lists_in_the_order_they_are_named() {
    let split = MINIMAL.find("\n    stages: [").unwrap();
    let (head, tail) = MINIMAL.split_at(split);
    let head = head.replace(
        "format: 1,",
        "format: 1,\n    parts: [\"a.ron\", \"b.ron\"],",
    ) + ")";
    let tail = format!("(\n{tail}");
    let more = "(flags: [\"seen\"], facts: [(id: \"rope\", text: \"The rope is new.\")])";
    let loaded = load_files(&[("exercise.ron", &head), ("a.ron", &tail), ("b.ron", more)]);
    assert_eq!(pictures(&loaded), "");
    let exercise = loaded.exercise.unwrap();
    assert_eq!(exercise.stages.len(), 2);
    let facts: Vec<&str> = exercise
        .facts
        .iter()
        .map(|(_, fact)| fact.id.as_str())
        .collect();
    assert_eq!(facts, ["chain", "rope"]);
}

#[test]
fn a_problem_in_a_part_stands_in_that_part() {
    let head = MINIMAL.replace("format: 1,", "format: 1,\n    parts: [\"more.ron\"],");
    let more = "(\n    facts: [\n        (id: \"rope\", text: \"New.\", known_by: [\"nroth\"]),\n    ],\n)";
    let loaded = load_files(&[("exercise.ron", &head), ("more.ron", more)]);
    assert_eq!(loaded.problems.len(), 1);
    let place = loaded.problems[0].place.as_ref().unwrap();
    assert_eq!(
        (&*place.file, place.line, place.column),
        ("more.ron", 3, 47)
    );
    assert!(loaded.exercise.is_none());
}

fn translated(rows: &str) -> crate::exercise::Loaded {
    let list = "format: 1,\n    translations: [(language: \"nb\", file: \"nb.ron\")],";
    let head = MINIMAL.replace("format: 1,", list);
    load_files(&[("exercise.ron", &head), ("nb.ron", rows)])
}

#[test]
fn a_translation_is_found_by_place_and_falls_back_to_english() {
    let loaded = translated("{\"title\": r#\"\n    En bøye\n\"#, \"summary\": \"\"}");
    let exercise = loaded.exercise.unwrap();
    assert_eq!(exercise.texts.get(exercise.frame.title, "nb"), "En bøye");
    assert_eq!(
        exercise.texts.get(exercise.frame.title, "de"),
        "A Buoy Adrift"
    );
    // An empty one is not written yet.
    assert!(
        exercise
            .texts
            .get(exercise.frame.summary, "nb")
            .starts_with("A buoy has")
    );
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(loaded.problems[0].code.id, "N0601");
}

#[test]
fn a_translation_that_cannot_be_read_is_told_like_any_file() {
    for (rows, code) in [("{\"title\": 5}", "E0102"), ("{", "E0101")] {
        let loaded = translated(rows);
        assert!(loaded.exercise.is_none());
        assert_eq!(loaded.problems[0].code.id, code);
        assert_eq!(&*loaded.problems[0].place.as_ref().unwrap().file, "nb.ron");
    }
    let list = "format: 1,\n    translations: [(language: \"nb\", file: \"../nb.ron\"), (language: \"de\", file: \"de.ron\")],";
    let loaded = load_files(&[("exercise.ron", &MINIMAL.replace("format: 1,", list))]);
    let told: Vec<_> = loaded
        .problems
        .iter()
        .map(|problem| (problem.code.id, problem.place.as_ref().unwrap().line))
        .collect();
    assert_eq!(told, [("E0117", 5), ("E0114", 5)]);
}
