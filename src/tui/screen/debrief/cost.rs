//! What each decision cost: the sentences, laid out.

use crate::session::view::debrief::Debrief;
use crate::tui::costs::{Said, costs};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Everything that is known of it now.
pub(super) fn cost(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    for said in costs(look.locale, debrief) {
        match said {
            Said::Heading(words) => doc.heading(look, &words),
            Said::Text(words) => doc.text(&words, text),
            Said::Quiet(words) => doc.text(&words, dim),
            Said::Entry(words) => doc.blank().text(&words, look.style(Meaning::Strong)),
            Said::Under(words) => doc.hang("  ", &words, text, text),
        };
    }
}
