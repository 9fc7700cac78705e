//! What each decision cost: the sentences, laid out.

use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::tui::costs::{Said, costs};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, bar};

/// Everything that is known of it now.
pub(super) fn cost(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if let Cost::Working(known @ 1.., done) = debrief.cost {
        // As far as is known: what is searched leads to situations that were not known before.
        let thousandths = done.min(known) as u128 * 1000 / known as u128;
        let thousandths = i32::try_from(thousandths).unwrap_or(1000);
        let (full, empty) = bar(thousandths, (0, 1000), doc.width().min(60));
        doc.line(vec![
            (full, look.style(Meaning::Title)),
            (empty, look.style(Meaning::Line)),
        ]);
    }
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
