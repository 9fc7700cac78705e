//! Limits: what is too large, too deep or too many is told, and nothing bursts.

use super::draft::{all, brief, load, one};
use crate::exercise::source::limits::{DEPTH, FILE_BYTES, FILES, PROBLEMS, TOTAL_BYTES};
use crate::exercise::source::{ReadError, SourceSet};

#[test]
fn nesting_is_told_at_the_bracket_that_is_one_too_deep() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let (_, found) = one(&nested(DEPTH));
    assert_eq!(found, []);
    assert_eq!(
        brief(&nested(DEPTH + 1)),
        [format!("nesting-too-deep 1:{}", DEPTH + 1)]
    );
    assert_eq!(
        brief(&nested(1_000_000)),
        [format!("nesting-too-deep 1:{}", DEPTH + 1)]
    );
}

#[test]
fn brackets_in_texts_characters_and_comments_do_not_nest() {
    let many = "([{".repeat(100);
    let text = format!(
        "(format: 1, /* {many} /* {many} */ */ // {many}\n title: \"{many}\\\"{many}\", mark: '(', \
         stages: [(id: r#\"{many}\"{many}\"#, to: r\"{many}\\\")])"
    );
    assert_eq!(brief(&text), [""; 0]);
}

#[test]
fn a_large_file_is_told_whether_or_not_it_was_read() {
    let large = vec![b' '; FILE_BYTES + 1];
    let (set, found) = load(&[("exercise.ron", &large)]);
    assert_eq!(
        (set.files().len(), found[0].code.slug),
        (0, "file-too-large")
    );
    let (_, found) = SourceSet::load("exercise.ron", &|_| Err(ReadError::TooLarge(1 << 40)));
    assert!(
        found[0].message.contains("1099511627776 bytes"),
        "{}",
        found[0].message
    );
}

#[test]
fn all_files_together_have_a_limit() {
    let parts: String = (0..9).map(|nth| format!("\"{nth}.ron\",")).collect();
    let head = format!("(format: 1, title: \"\", parts: [{parts}])");
    let full = vec![b' '; TOTAL_BYTES / 4 - 100];
    let read = |name: &str| {
        Ok(if name == "exercise.ron" {
            head.clone().into_bytes()
        } else {
            full.clone()
        })
    };
    let (set, found) = SourceSet::load("exercise.ron", &read);
    assert_eq!(set.files().len(), 5);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.slug, "file-too-large");
}

#[test]
fn files_have_a_limit_however_long_the_chain() {
    let read = |name: &str| {
        let nth: usize = name.trim_end_matches(".ron").parse().unwrap_or(0);
        Ok(format!("(parts: [\"{}.ron\"])", nth + 1).into_bytes())
    };
    let (set, found) = SourceSet::load("exercise.ron", &read);
    assert_eq!(set.files().len(), FILES);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.slug, "too-many-files");
}

#[test]
fn an_unreadable_file_repeats_the_reason() {
    let read = |_: &str| Err(ReadError::Other("permission denied".to_owned()));
    let (set, found) = SourceSet::load("exercise.ron", &read);
    assert!(set.files().is_empty());
    assert_eq!(found[0].code.slug, "unreadable-file");
    assert_eq!(
        found[0].message,
        "`exercise.ron` cannot be read: permission denied"
    );
    assert_eq!(found[0].place, None);
}

#[test]
fn problems_are_told_up_to_a_limit() {
    let many = "(id: 1, to: 2), ".repeat(PROBLEMS * 3);
    let (set, loaded) = one(&format!("(format: 1, title: \"\", stages: [{many}])"));
    assert_eq!(all(&set, loaded).len(), PROBLEMS);
}

#[test]
fn parts_are_read_in_the_order_they_are_named() {
    let (set, found) = load(&[
        (
            "exercise.ron",
            b"(format: 1, title: \"\", parts: [\"a/1.ron\", r\"b.ron\",])",
        ),
        (
            "a/1.ron",
            b"(format: 1, title: \"parts: [\", parts: [\"a/2.ron\"])",
        ),
        (
            "a/2.ron",
            b"(format: 1, title: \"\", /* parts: [\"no.ron\"] */ stages: [])",
        ),
        ("b.ron", b"(format: 1, titel: \"\")"),
    ]);
    assert_eq!(found, []);
    let names: Vec<&str> = set.files().iter().map(|file| &**file.name()).collect();
    assert_eq!(names, ["exercise.ron", "a/1.ron", "a/2.ron", "b.ron"]);
    let told = all(&set, found);
    assert!(
        told.iter()
            .all(|problem| &*problem.place.as_ref().unwrap().file == "b.ron")
    );
    assert_eq!(told.len(), 2);
}
