//! What a room adds to the debrief: what others of the team named, ratings, named actions.

use crate::session::view::debrief::Debrief;
use crate::session::view::wash::ActionView;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// What each person of the team named.
pub(super) fn others(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let words = debrief.room.as_ref().map_or(&[][..], |room| &room.words);
    if words.is_empty() {
        return;
    }
    doc.heading(look, &look.locale.say("words-title", &[]));
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    for word in words {
        doc.blank().text(&word.name, look.style(Meaning::Title));
        let said = [("+ ", &word.strength), ("> ", &word.improvement)];
        for (sign, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
            doc.hang(sign, words, dim, text);
        }
    }
    doc.blank().text(&look.locale.say("words-signs", &[]), dim);
}

/// Every objective with what it was rated, why, and where that rests on the path.
pub(super) fn rated(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let rated = debrief.room.as_ref().map_or(&[][..], |room| &room.rated);
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    doc.text(&look.locale.say("rated-how", &[]), dim);
    if rated.is_empty() {
        doc.blank().text(&look.locale.say("rated-none", &[]), text);
    }
    for objective in rated {
        doc.blank()
            .text(&objective.objective, look.style(Meaning::Strong));
        if objective.ratings.is_empty() {
            doc.hang("  ", &look.locale.say("rated-open", &[]), dim, dim);
        }
        for (rating, words, moment) in &objective.ratings {
            let band = rating.to_ascii_lowercase();
            let band = look.locale.say(&format!("band-{band}"), &[]);
            doc.hang(
                "  ",
                &format!("{rating}  {band}"),
                dim,
                look.style(Meaning::Focus),
            );
            doc.hang("     ", words, dim, text);
            if let Some(moment) = moment.and_then(|at| Some((at, debrief.moments.get(at)?))) {
                let (number, moment) = moment;
                let rests = [
                    ("number", (number + 1).into()),
                    ("time", look.clock(moment.at).into()),
                ];
                doc.hang("     ", &look.locale.say("rated-rests", &rests), dim, dim);
            }
        }
    }
}

/// Named actions.
pub(super) fn actions(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let plan = debrief.room.as_ref().map_or(&[][..], |room| &room.plan);
    plan_of(doc, look, plan);
}

/// Each action with who answers for it and until when.
pub(crate) fn plan_of(doc: &mut Doc, look: Look<'_>, plan: &[ActionView]) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if plan.is_empty() {
        doc.text(&look.locale.say("plan-none", &[]), text);
    }
    for (number, action) in (1..).zip(plan) {
        let sign = format!("{number:>3}  ");
        doc.blank()
            .hang(&sign, &action.action, dim, look.style(Meaning::Strong));
        let mut about = vec![
            look.locale
                .say("plan-owner", &[("owner", action.owner.as_str().into())]),
        ];
        if !action.due.is_empty() {
            about.push(
                look.locale
                    .say("plan-due", &[("due", action.due.as_str().into())]),
            );
        }
        if !action.team.is_empty() {
            about.push(
                look.locale
                    .say("plan-team", &[("team", action.team.as_str().into())]),
            );
        }
        doc.hang("     ", &about.join(" · "), dim, text);
    }
}
