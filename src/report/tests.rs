//! The form of a report: what scripts rely on.

use super::{Facts, json};

fn empty() -> Facts {
    Facts {
        team: None,
        exercise: "x".into(),
        seed: u64::MAX,
        chair: "c".into(),
        ending: None,
        rehearsal: false,
        score: None,
        ledger: Vec::new(),
        decisions: Vec::new(),
        timeline: Vec::new(),
        forecasts: Vec::new(),
        account: None,
        counterfactual: None,
        untold: None,
    }
}

#[test]
fn one_session_is_an_object_and_several_are_an_array() {
    let one: serde_json::Value = serde_json::from_str(&json(&[empty()])).unwrap();
    assert_eq!(one["seed"], u64::MAX);
    assert!(one["ending"].is_null() && one["score"].is_null());
    assert!(one["account"].is_null());
    assert_eq!(one["forecasts"], serde_json::json!([]));
    let two: serde_json::Value = serde_json::from_str(&json(&[empty(), empty()])).unwrap();
    assert_eq!(two.as_array().unwrap().len(), 2);
    assert_eq!(two[0], one);
    assert_eq!(json(&[]), "[]\n");
}
