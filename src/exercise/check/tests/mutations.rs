//! Whatever an author does to a file, check answers with diagnostics or an exercise, never with a
//! panic, and with an exercise exactly when nothing is an error.

use crate::exercise::tests::{MINIMAL, load_text, pictures};
use proptest::prelude::*;

/// One slip of an author: lines are counted from the start of the file, modulo its length.
#[derive(Debug, Clone)]
enum Slip {
    Drop(usize),
    Twice(usize),
    Swap(usize, usize),
    /// Replaces one word in quotes by another one of the file.
    Rename(usize, usize),
    /// Replaces one whole number by another.
    Number(usize, i64),
    /// Replaces one capitalised word by another one of the file.
    Variant(usize, usize),
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let at = || 0..10_000_usize;
    let one = prop_oneof![
        at().prop_map(Slip::Drop),
        at().prop_map(Slip::Twice),
        (at(), at()).prop_map(|(one, other)| Slip::Swap(one, other)),
        (at(), at()).prop_map(|(one, other)| Slip::Rename(one, other)),
        (at(), any::<i32>()).prop_map(|(at, to)| Slip::Number(at, to.into())),
        (at(), -2..20_i64).prop_map(|(at, to)| Slip::Number(at, to)),
        (at(), at()).prop_map(|(one, other)| Slip::Variant(one, other)),
    ];
    prop::collection::vec(one, 1..5)
}

/// Ranges of the file that a test accepts, as bytes.
fn words(
    text: &str,
    start: impl Fn(u8) -> bool,
    inside: impl Fn(u8) -> bool,
) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let fresh = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if fresh && start(bytes[at]) {
            let length = bytes[at..].iter().take_while(|byte| inside(**byte)).count();
            found.push((at, at + length.max(1)));
            at += length.max(1);
        } else {
            at += 1;
        }
    }
    found
}

fn quoted(text: &str) -> Vec<(usize, usize)> {
    let name = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    let all = words(text, name, name).into_iter();
    all.filter(|(from, to)| text[..*from].ends_with('"') && text[*to..].starts_with('"'))
        .collect()
}

fn replace(text: &str, ranges: &[(usize, usize)], at: usize, with: &str) -> String {
    let Some((from, to)) = ranges.get(at % ranges.len().max(1)) else {
        return text.to_owned();
    };
    format!("{}{with}{}", &text[..*from], &text[*to..])
}

fn apply(text: &str, slip: &Slip) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let count = lines.len().max(1);
    let other = |ranges: &[(usize, usize)], at: usize| {
        let range = ranges.get(at % ranges.len().max(1)).copied();
        range.map_or_else(String::new, |(from, to)| text[from..to].to_owned())
    };
    match slip {
        Slip::Drop(at) if !lines.is_empty() => {
            lines.remove(at % count);
        }
        Slip::Twice(at) if !lines.is_empty() => lines.insert(at % count, lines[at % count]),
        Slip::Swap(one, two) if !lines.is_empty() => lines.swap(one % count, two % count),
        Slip::Rename(at, from) => {
            let names = quoted(text);
            return replace(text, &names, *at, &other(&names, *from));
        }
        Slip::Number(at, to) => {
            let numbers = words(
                text,
                |byte| byte.is_ascii_digit(),
                |byte| byte.is_ascii_digit(),
            );
            return replace(text, &numbers, *at, &to.to_string());
        }
        Slip::Variant(at, from) => {
            let variants = words(
                text,
                |byte| byte.is_ascii_uppercase(),
                |byte| byte.is_ascii_alphabetic(),
            );
            return replace(text, &variants, *at, &other(&variants, *from));
        }
        _ => {}
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn slips_are_answered(slips in slips()) {
        let text = slips.iter().fold(MINIMAL.to_owned(), |text, slip| apply(&text, slip));
        let loaded = load_text(&text);
        let errors = loaded.problems.iter().any(|problem| problem.is_error());
        prop_assert_eq!(loaded.exercise.is_none(), errors);
        // Every problem can be drawn where it stands.
        prop_assert_eq!(pictures(&loaded).is_empty(), loaded.problems.is_empty());
        prop_assert!(loaded.problems.iter().all(|problem| problem.place.is_some()));
    }
}
