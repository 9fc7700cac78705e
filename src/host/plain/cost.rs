//! What each decision cost, as lines of text.

use super::page::Page;
use crate::session::view::debrief::Debrief;
use crate::tui::{Said, costs};

/// Under its heading; nothing where nobody asked.
pub(super) fn cost(page: &mut Page<'_>, debrief: &Debrief) {
    if !costs(page.locale, debrief).is_empty() {
        let title = page.say("swing-title", &[]);
        page.heading(&title);
        told(page, debrief);
    }
}

/// The same where a heading stands already.
pub(super) fn told(page: &mut Page<'_>, debrief: &Debrief) {
    for said in costs(page.locale, debrief) {
        match said {
            Said::Heading(words) => {
                page.gap();
                page.line(&words);
            }
            Said::Text(words) | Said::Quiet(words) => page.line(&words),
            Said::Entry(words) => {
                page.gap();
                page.item("- ", &words);
            }
            Said::Under(words) => page.item("    ", &words),
        }
    }
}
