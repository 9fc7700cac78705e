//! What lay behind each silence, once play is over.

use crate::session::view::SilenceView;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Each unanswered call with its reason, and the points its answer would have needed.
pub(super) fn silences(doc: &mut Doc, look: Look<'_>, silences: &[SilenceView]) {
    let (text, dim, strong) = (
        look.style(Meaning::Text),
        look.style(Meaning::Dim),
        look.style(Meaning::Strong),
    );
    for silence in silences {
        doc.blank().line(vec![
            (format!("{} ", look.clock(silence.at)), dim),
            ("○ ".to_owned(), look.style(Meaning::Bad)),
            (silence.channel.clone(), strong),
        ]);
        doc.hang("  ", &silence.reason, dim, text);
        if let (Some(needed), Some(held)) = (silence.needed, silence.held) {
            let words = look.locale.say(
                "silence-needed",
                &[("needed", needed.into()), ("held", held.into())],
            );
            doc.hang("  ", &words, dim, text);
        }
        for (label, points, at) in &silence.terms {
            let arguments = [
                ("label", label.as_str().into()),
                ("points", look.locale.signed(i64::from(*points)).into()),
            ];
            let words = look.locale.say("silence-term", &arguments);
            let time = at.map_or_else(String::new, |at| format!(" {}", look.clock(at)));
            doc.hang("  · ", &format!("{words}{time}"), dim, dim);
        }
    }
}
