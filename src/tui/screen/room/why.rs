//! What lies behind the numbers of a pane, as far as the seat may know it. Why the other side stays
//! silent is not among it: that is for the debrief.

use super::channels::{on, standing};
use super::pane::Pane;
use crate::locale::Locale;
use crate::session::view::{MeterView, OptionView, View};
use crate::tui::screen::decision::{self, menu};
use crate::tui::screen::status::{causes, earlier, value};
use crate::tui::screen::traffic::{self, Mark};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// So many pieces of traffic are told of one channel.
const TOLD: usize = 4;

/// What was asked: the pane, and the item under its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) pane: Pane,
    pub(crate) cursor: usize,
}

/// The answer, from the view alone.
pub(crate) fn answer(doc: &mut Doc, look: Look<'_>, view: &View, question: Question) {
    match question.pane {
        Pane::Decision if view.decision.is_some() => options(doc, look, view),
        Pane::Channels => channels(doc, look, view, question.cursor),
        _ => meters(doc, look, view),
    }
}

/// Tension, then every meter, each with what last moved it.
fn meters(doc: &mut Doc, look: Look<'_>, view: &View) {
    let tension = MeterView {
        name: look.locale.say("status-tension", &[]),
        ..view.tension.clone()
    };
    for meter in std::iter::once(&tension).chain(&view.meters) {
        doc.blank().apart(
            (&meter.name, look.style(Meaning::Title)),
            (&value(look, meter, 0), look.style(Meaning::Strong)),
        );
        let arguments = [
            ("least", meter.range.0.into()),
            ("most", meter.range.1.into()),
        ];
        doc.text(
            &look.locale.say("why-range", &arguments),
            look.style(Meaning::Dim),
        );
        if meter.causes.is_empty() {
            doc.text(
                &look.locale.say("why-unmoved", &[]),
                look.style(Meaning::Text),
            );
        }
        causes(doc, look, meter, meter.causes.len());
        if !meter.causes.is_empty() {
            earlier(doc, look, meter);
        }
    }
    doc.blank().text(
        &look.locale.say("why-tension", &[]),
        look.style(Meaning::Dim),
    );
    for meter in std::iter::once(&tension).chain(&view.meters) {
        bands(doc, look, meter);
    }
}

/// The names of a meter's bands, the open one marked, with what the literature compares with it.
fn bands(doc: &mut Doc, look: Look<'_>, meter: &MeterView) {
    let open = meter
        .bands
        .iter()
        .rposition(|band| band.from <= meter.value);
    if !meter.bands.is_empty() {
        let name = [("name", meter.name.as_str().into())];
        doc.heading(look, &look.locale.say("why-bands", &name));
    }
    for (at, band) in meter.bands.iter().enumerate() {
        let (sign, meaning) = match Some(at) == open {
            true => ("▶", Meaning::Strong),
            false => (" ", Meaning::Text),
        };
        let arguments = [
            ("from", band.from.into()),
            ("name", band.name.as_str().into()),
        ];
        let words = look.locale.say("why-band", &arguments);
        doc.hang(
            &format!("{sign} "),
            &words,
            look.style(Meaning::Focus),
            look.style(meaning),
        );
        if !band.beside.is_empty() {
            let dim = look.style(Meaning::Dim);
            doc.hang("    ", &band.beside, dim, dim);
        }
    }
    if meter.bands.iter().any(|band| !band.beside.is_empty()) {
        doc.text(
            &look.locale.say("why-beside", &[]),
            look.style(Meaning::Dim),
        );
    }
}

/// The options that cannot be taken now with their reasons, and what the others take.
fn options(doc: &mut Doc, look: Look<'_>, view: &View) {
    let menu = menu(view, look.locale);
    let greyed = menu
        .iter()
        .filter_map(|option| Some((option, option.greyed.as_ref()?)));
    for (option, reason) in greyed {
        doc.blank().text(&option.label, look.style(Meaning::Greyed));
        let reason = [("reason", reason.as_str().into())];
        doc.hang(
            "  ",
            &look.locale.say("option-greyed", &reason),
            look.style(Meaning::Dim),
            look.style(Meaning::Strong),
        );
    }
    let Some(decision) = &view.decision else {
        return;
    };
    for option in menu.iter().filter(|option| option.greyed.is_none()) {
        doc.blank().text(&option.label, look.style(Meaning::Text));
        for words in known_of(look, view, option) {
            let dim = look.style(Meaning::Dim);
            doc.hang("  ", &words, dim, dim);
        }
    }
    doc.blank().text(
        &look.locale.say("why-worth", &[]),
        look.style(Meaning::Text),
    );
    if decision.each_more > 0 {
        let cost = look.cost(decision.each_more);
        let arguments = [("free", decision.free.max(1).into()), ("cost", cost.into())];
        doc.blank().text(
            &look.locale.say("why-each-more", &arguments),
            look.style(Meaning::Dim),
        );
    }
}

/// What is known of an option before it is taken: its time, the lines it opens with how they stand.
fn known_of(look: Look<'_>, view: &View, option: &OptionView) -> Vec<String> {
    let mut known = Vec::new();
    let until = view.elapsed.saturating_add(option.minutes);
    if option.minutes > 0 {
        let arguments = [
            ("cost", look.cost(option.minutes).into()),
            ("at", look.clock(until).into()),
        ];
        known.push(look.locale.say("why-takes", &arguments));
    }
    let next = decision::reopens(view, option);
    known.extend(
        next.filter(|next| *next != until)
            .map(|next| decision::opens(look, next)),
    );
    for (id, name) in &option.rings {
        let channel = view.channels.iter().find(|channel| channel.id == *id);
        let stands = channel.map_or_else(String::new, |channel| standing(look, view, channel).2);
        let arguments = [
            ("channel", name.as_str().into()),
            ("standing", stands.into()),
        ];
        known.push(look.locale.say("why-rings", &arguments));
    }
    if option.irreversible {
        known.push(look.locale.say("option-irreversible", &[]));
    }
    known
}

/// The channel under the cursor first, then the others that were tried.
fn channels(doc: &mut Doc, look: Look<'_>, view: &View, cursor: usize) {
    let tried = |at: usize| view.channels[at].last_try.is_some();
    let first = (cursor < view.channels.len()).then_some(cursor);
    let others = (0..view.channels.len()).filter(|at| Some(*at) != first && tried(*at));
    for at in first.into_iter().chain(others) {
        let channel = &view.channels[at];
        let (sign, meaning, words) = standing(look, view, channel);
        doc.blank().apart(
            (
                &format!("{sign} {}", channel.name),
                look.style(Meaning::Title),
            ),
            (&words, look.style(meaning)),
        );
        let mut told: Vec<_> = on(view, channel).rev().take(TOLD).collect();
        told.reverse();
        if told.is_empty() {
            doc.hang(
                "  ",
                &look.locale.say("why-nothing-said", &[]),
                look.style(Meaning::Dim),
                look.style(Meaning::Text),
            );
        }
        for item in told {
            traffic::item(doc, look, item, Mark::None);
        }
    }
    doc.blank().text(
        &look.locale.say("why-silence", &[]),
        look.style(Meaning::Dim),
    );
}

/// The heading of an answer.
pub(crate) fn heading(locale: &Locale, question: Question) -> String {
    match question.pane {
        Pane::Decision => locale.say("why-options", &[]),
        Pane::Channels => locale.say("why-channels", &[]),
        _ => locale.say("why-meters", &[]),
    }
}
