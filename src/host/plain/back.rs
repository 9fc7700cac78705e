//! What stands at the back of a debrief: forecasts, questions, cards, disputes, sources.

use super::debrief::cited;
use super::page::{self, Page};
use crate::locale::Arg;
use crate::session::view::debrief::Debrief;

/// Each forecast with what came, and how well they were calibrated.
pub(super) fn forecasts(page: &mut Page<'_>, debrief: &Debrief) {
    if debrief.forecasts.is_empty() {
        return;
    }
    let said = page.say("debrief-forecasts", &[]);
    page.heading(&said);
    for forecast in &debrief.forecasts {
        page::forecast(page, forecast);
    }
    for (percent, often, came) in &debrief.calibration {
        let args = [
            ("percent", i64::from(*percent).into()),
            ("count", i64::from(*often).into()),
            ("came", i64::from(*came).into()),
        ];
        let said = page.say("debrief-calibration", &args);
        page.item("- ", &said);
    }
    if let Some(brier) = debrief.brier {
        let args = [("score", page.locale.thousandths(brier).into())];
        let said = page.say("calibration-brier", &args);
        page.line(&said);
        let said = page.say("calibration-scale", &[]);
        page.line(&said);
    }
}

/// Questions for the hot wash.
pub(super) fn questions(page: &mut Page<'_>, debrief: &Debrief) {
    if debrief.questions.is_empty() {
        return;
    }
    let said = page.say("debrief-questions", &[]);
    page.heading(&said);
    for (title, questions) in &debrief.questions {
        if !title.is_empty() {
            page.gap();
            page.line(title);
        }
        for question in questions {
            page.item("- ", question);
        }
    }
}

/// Cards that ask to check a source, and claims on which sources disagree.
pub(super) fn cards(page: &mut Page<'_>, debrief: &Debrief) {
    if !debrief.cards.is_empty() {
        let said = page.say("debrief-cards", &[]);
        page.heading(&said);
    }
    for card in &debrief.cards {
        page.gap();
        page.line(&card.title);
        page.quote(&format!("{}{}", card.text, cited(&card.sources)));
    }
    if !debrief.disputes.is_empty() {
        let said = page.say("debrief-disputes", &[]);
        page.heading(&said);
    }
    for dispute in &debrief.disputes {
        page.gap();
        page.line(&format!("{}{}", dispute.question, cited(&dispute.sources)));
        for claim in &dispute.claims {
            page.item("- ", claim);
        }
    }
}

/// Every source, by the name that citations call it.
pub(super) fn sources(page: &mut Page<'_>, debrief: &Debrief) {
    if debrief.sources.is_empty() {
        return;
    }
    let said = page.say("debrief-sources", &[]);
    page.heading(&said);
    for source in &debrief.sources {
        let mark = format!("[{}] ", source.id);
        page.item(&mark, &source.reference);
        if !source.used_for.is_empty() {
            let args = [("what", Arg::from(&source.used_for))];
            let said = page.say("debrief-used-for", &args);
            page.item("    ", &said);
        }
        if source.unconfirmed {
            let said = page.say("debrief-unconfirmed", &[]);
            page.item("    ", &said);
        }
    }
}
