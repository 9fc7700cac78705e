//! Facts as JSON: one object for one session, an array for several.

use super::facts::Facts;

/// The text, indented, with a line end.
#[must_use]
pub fn json(facts: &[Facts]) -> String {
    let text = match facts {
        [one] => serde_json::to_string_pretty(one),
        several => serde_json::to_string_pretty(several),
    };
    text.expect("text, integers and lists always have a JSON form") + "\n"
}
