//! Questions for the hot wash.

use crate::session::view::debrief::Debrief;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// The questions by stage, numbered through so that a room can name them.
pub(super) fn questions(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    if debrief.questions.is_empty() {
        doc.text(
            &look.locale.say("questions-none", &[]),
            look.style(Meaning::Text),
        );
        return;
    }
    let mut number = 0;
    for (stage, questions) in &debrief.questions {
        if stage.is_empty() {
            doc.heading(look, &look.locale.say("questions-whole", &[]));
        } else {
            doc.heading(look, stage);
        }
        for question in questions {
            number += 1;
            doc.hang(
                &format!("{number:>3}  "),
                question,
                look.style(Meaning::Dim),
                look.style(Meaning::Text),
            );
        }
    }
}
