//! The act catalogue parses, names no act twice, and keeps within its scales.

use std::collections::BTreeSet;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    code: String,
    manner: String,
    class: Class,
    goldstein: i32,
    name: String,
}

#[derive(Deserialize, PartialEq, Debug, Clone, Copy)]
enum Class {
    DeEscalation,
    StatusQuo,
    Posturing,
    NonViolent,
    Violent,
    Nuclear,
}

fn acts() -> Vec<Act> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/acts.ron");
    let text = std::fs::read_to_string(path).unwrap();
    ron::from_str(&text).unwrap_or_else(|e| panic!("assets/acts.ron:{e}"))
}

#[test]
fn each_act_stands_once_and_every_code_has_a_plain_row() {
    let acts = acts();
    let mut seen = BTreeSet::new();
    for act in &acts {
        assert!(
            seen.insert((act.code.as_str(), act.manner.as_str())),
            "{} {} twice",
            act.code,
            act.manner
        );
    }
    for act in &acts {
        assert!(
            seen.contains(&(act.code.as_str(), "plain")),
            "{} has no plain row",
            act.code
        );
    }
    let codes: BTreeSet<&str> = acts.iter().map(|act| act.code.as_str()).collect();
    assert_eq!(codes.len(), 311, "the codes of CAMEO");
}

#[test]
fn rows_keep_within_their_scales() {
    for act in acts() {
        let at = format!("{} {}", act.code, act.manner);
        assert!(
            (2..=4).contains(&act.code.len()) && act.code.bytes().all(|b| b.is_ascii_digit()),
            "{at}"
        );
        assert!((-100..=100).contains(&act.goldstein), "{at}");
        assert!(
            (4..=70).contains(&act.name.chars().count()),
            "{at}: {}",
            act.name
        );
        assert!(
            act.manner
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{at}"
        );
    }
}

#[test]
fn classes_grow_with_the_root_code() {
    use Class::{DeEscalation, Nuclear, Violent};
    for act in acts() {
        let at = format!("{} {}", act.code, act.manner);
        let root: u32 = act.code[..2].parse().unwrap();
        assert!(
            act.class != DeEscalation || root <= 9,
            "{at}: no pressure de-escalates"
        );
        assert_eq!(act.class == Nuclear, act.code.starts_with("204"), "{at}");
        let violent = root >= 18 || act.code.starts_with("175") || act.code.starts_with("145");
        if act.manner == "plain" {
            assert_eq!(matches!(act.class, Violent | Nuclear), violent, "{at}");
        }
    }
}
