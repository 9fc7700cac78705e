//! Phrases whose key is made from a code: refusals, ledger lines, classes.

use super::{Arg, Locale};

/// Arguments that are themselves codes, and the family that has their words.
const CODED: &[(&str, &str)] = &[
    ("class", "class"),
    ("level", "level"),
    ("rating", "band"),
    ("dimension", "dimension"),
];

impl Locale {
    /// The phrase of a code, `family-code`, with its arguments. Whole numbers choose plural forms;
    /// arguments that are codes themselves are said in their own words.
    #[must_use]
    pub fn coded(&self, family: &str, code: &str, arguments: &[(String, String)]) -> String {
        let values: Vec<(&str, Arg)> = arguments
            .iter()
            .map(|(name, value)| (name.as_str(), self.argument(name, value)))
            .collect();
        self.say(&format!("{family}-{code}"), &values)
    }

    /// What somebody did on the way to a decision, by its code: `by` whom, about which options, none
    /// for a ringing call, and `why`.
    #[must_use]
    pub fn voice(&self, code: &str, by: &str, options: &[String], why: &str) -> String {
        let what = match options.is_empty() {
            true => self.say("voice-call", &[]),
            false => options.join(" + "),
        };
        let values = [
            ("by", by.into()),
            ("what", what.into()),
            ("why", why.into()),
        ];
        self.say(&format!("voice-{code}"), &values)
    }

    fn argument(&self, name: &str, value: &str) -> Arg {
        let family = CODED
            .iter()
            .find(|(of, _)| *of == name)
            .map(|(_, family)| format!("{family}-{value}"));
        match (family.filter(|key| self.has(key)), value.parse::<i64>()) {
            (Some(key), _) => Arg::Text(self.say(&key, &[])),
            (None, Ok(number)) => Arg::Integer(number),
            (None, Err(_)) => Arg::Text(value.to_owned()),
        }
    }
}
