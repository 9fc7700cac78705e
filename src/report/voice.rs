//! How the people of a hosted session came to a decision, in a sentence each.

use crate::locale::Locale;
use crate::session::view::debrief::{Does, Voice};

/// What somebody did on the way to a decision.
#[must_use]
pub fn voice(locale: &Locale, voice: &Voice) -> String {
    let what = match voice.options.is_empty() {
        true => locale.say("voice-call", &[]),
        false => voice.options.join(" + "),
    };
    let args = [
        ("by", voice.by.as_str().into()),
        ("what", what.into()),
        ("why", voice.why.as_str().into()),
    ];
    let key = match (voice.does, voice.why.is_empty()) {
        (Does::TookBack, _) => "voice-took-back",
        (Does::Voted, true) => "voice-voted",
        (Does::Voted, false) => "voice-voted-why",
        (Does::Dissented, _) => "voice-dissented",
        (Does::Proposed, _) => "voice-proposed",
        (Does::Ruled, _) => "voice-ruled",
        (Does::Defaulted, _) => "voice-defaulted",
    };
    locale.say(key, &args)
}
