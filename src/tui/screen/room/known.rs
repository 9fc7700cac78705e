//! What the chair knows: facts in the order in which it learned them.

use crate::session::view::{TrafficKind, View};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Every fact with the hour at which it was learned, the newest first.
pub(super) fn known(doc: &mut Doc, look: Look<'_>, view: &View) {
    let facts = view.traffic.iter().enumerate().rev();
    let mut facts = facts
        .filter(|(_, item)| item.kind == TrafficKind::Fact)
        .peekable();
    if facts.peek().is_none() {
        doc.text(
            &look.locale.say("known-none", &[]),
            look.style(Meaning::Dim),
        );
    }
    for (number, fact) in facts {
        let new = view.commits > 0 && number >= view.traffic_seen;
        let (sign, meaning) = if new {
            ("▌", Meaning::New)
        } else {
            ("·", Meaning::Dim)
        };
        let width = u16::try_from(doc.width()).unwrap_or(u16::MAX);
        let mut inner = Doc::new(width.saturating_sub(2));
        inner.text(&look.clock(fact.at), look.style(Meaning::Dim));
        inner.markdown(look, &fact.text, 0, look.style(Meaning::Text));
        doc.absorb(
            inner,
            (&format!("{sign} "), look.style(meaning)),
            ("  ", look.style(Meaning::Dim)),
        );
    }
}
