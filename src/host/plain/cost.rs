//! What each decision cost, as lines of text.

use super::page::Page;
use crate::session::view::debrief::Debrief;
use crate::tui::{Said, costs};

/// Nothing where nobody asked.
pub(super) fn cost(page: &mut Page<'_>, debrief: &Debrief) {
    let all = costs(page.locale, debrief);
    if all.is_empty() {
        return;
    }
    let title = page.say("swing-title", &[]);
    page.heading(&title);
    for said in all {
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
