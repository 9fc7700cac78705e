//! The settings as a file says them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::address::{Advertise, Listen};

/// `config.ron`: what is not said is left to the defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Settings")]
pub struct SettingsDraft {
    /// A shipped theme, a file in `themes` beside this one, or the path of a file.
    pub theme: Option<String>,
    /// How many colours to use.
    pub colours: Option<ColourChoice>,
    /// Language of texts and phrases, such as `en`.
    pub lang: Option<String>,
    /// Whether the mouse works.
    pub mouse: Option<bool>,
    /// How much may move by itself.
    pub motion: Option<MotionChoice>,
    /// Whether the terminal's bell may ring.
    pub bell: Option<bool>,
    /// Whether a forecast is asked for before a consequence is shown.
    pub forecast: Option<bool>,
    /// The folder that holds the sessions; an absolute path.
    pub data: Option<String>,
    /// Where a host listens.
    pub listen: Option<Listen>,
    /// What people type after the `@` to join a host.
    pub advertise: Option<Advertise>,
    /// The file of public keys that open the facilitator's console; an absolute path.
    pub facilitator_key: Option<String>,
    /// Connections to a host at most.
    pub max_participants: Option<u32>,
}

/// How many colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum ColourChoice {
    /// As many as the terminal says it has.
    #[default]
    Auto,
    /// Any.
    True,
    /// The 256 of the xterm palette.
    Indexed,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// None.
    Mono,
}

/// How much may move by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum MotionChoice {
    /// What the screens were made with.
    #[default]
    Full,
    /// Nothing but news.
    Reduced,
}

const COLOURS: [(&str, ColourChoice); 5] = [
    ("auto", ColourChoice::Auto),
    ("truecolour", ColourChoice::True),
    ("256", ColourChoice::Indexed),
    ("16", ColourChoice::Sixteen),
    ("none", ColourChoice::Mono),
];

const MOTIONS: [(&str, MotionChoice); 2] = [
    ("full", MotionChoice::Full),
    ("reduced", MotionChoice::Reduced),
];

/// The value of this name, or the sentence that says which there are.
fn named<T: Copy>(text: &str, all: &[(&str, T)]) -> Result<T, String> {
    let found = all.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<String> = all.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        format!("expected one of {}, found \"{text}\"", names.join(", "))
    })
}

fn name_of<T: PartialEq>(value: &T, all: &[(&'static str, T)]) -> &'static str {
    let found = all.iter().find(|(_, known)| known == value);
    found.map_or("", |(name, _)| *name)
}

macro_rules! by_name {
    ($type:ty, $all:ident) => {
        impl TryFrom<String> for $type {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                named(&text, &$all)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                name_of(&value, &$all).to_owned()
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(name_of(self, &$all))
            }
        }
    };
}

by_name!(ColourChoice, COLOURS);
by_name!(MotionChoice, MOTIONS);
