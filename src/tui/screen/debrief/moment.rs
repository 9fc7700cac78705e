//! One moment of the path: when, what was decided, what came of it, how every meter stood.

use super::super::silences::silences;
use super::super::status;
use super::sources::cited;
use crate::session::view::debrief::{Debrief, Decided, Moment, Taken};
use crate::session::view::{MeterView, SilenceView};
use crate::text;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// All about the moment of this number.
pub(super) fn moment(doc: &mut Doc, look: Look<'_>, debrief: &Debrief, number: usize) {
    let Some(moment) = debrief.moments.get(number) else {
        return;
    };
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    let clocks: Vec<String> = moment
        .clocks
        .iter()
        .map(|(zone, time)| format!("{zone} {time}"))
        .collect();
    doc.text(&clocks.join("   "), dim);
    if let Some(stage) = &moment.stage {
        doc.text(&stage.title, look.style(Meaning::Title));
    }
    doc.blank();
    match (&moment.decision, &debrief.now.ending) {
        (Some(decided), _) => decision(doc, look, decided),
        (None, Some(ending)) => {
            doc.hang(
                "■ ",
                &ending.title,
                look.style(Meaning::Picked),
                look.style(Meaning::Strong),
            );
            doc.blank().markdown(look, &ending.text, 2, text);
        }
        (None, None) => {
            doc.text(&look.locale.say("moment-here", &[]), text);
        }
    }
    let unanswered = unanswered(debrief, number);
    if !unanswered.is_empty() {
        doc.heading(look, &look.locale.say("sheet-silences", &[]));
        silences(doc, look, &unanswered);
    }
    if let Some(points) = moment.points {
        let signed = look.locale.signed_points(i64::from(points));
        let points = [("points", signed.into())];
        let words = if number + 1 < debrief.moments.len() {
            look.locale.say("moment-points", &points)
        } else {
            look.locale.say("moment-points-end", &points)
        };
        doc.blank().text(&words, dim);
    }
}

fn decision(doc: &mut Doc, look: Look<'_>, decided: &Decided) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    doc.text(&decided.ask, dim);
    chosen(doc, look, decided);
    if !decided.came.is_empty() {
        doc.heading(look, &look.locale.say("moment-came", &[]));
    }
    for (number, words) in decided.came.iter().enumerate() {
        if number > 0 {
            doc.blank();
        }
        doc.markdown(look, words, 2, text);
    }
    for taken in decided.options.iter().filter(|taken| says_more(taken)) {
        taught(doc, look, taken);
    }
}

fn says_more(taken: &Taken) -> bool {
    !(taken.note.is_empty() && taken.act.is_empty())
}

/// What the catalogue calls the choice, and what is known about such choices.
fn taught(doc: &mut Doc, look: Look<'_>, taken: &Taken) {
    doc.heading(look, &look.locale.say("moment-note", &[]));
    if !taken.act.is_empty() {
        let key = format!("class-{}", taken.class);
        let class = if look.locale.has(&key) {
            look.locale.say(&key, &[])
        } else {
            taken.class.clone()
        };
        let arguments = [("act", taken.act.as_str().into()), ("class", class.into())];
        let dim = look.style(Meaning::Dim);
        doc.hang("  ", &look.locale.say("moment-act", &arguments), dim, dim);
    }
    doc.markdown(look, &taken.note, 2, look.style(Meaning::Text));
    cited(doc, look, &taken.sources);
}

/// What was chosen, each message as it was read, and the team's note.
pub(super) fn chosen(doc: &mut Doc, look: Look<'_>, decided: &Decided) {
    let (strong, picked) = (look.style(Meaning::Strong), look.style(Meaning::Picked));
    let call = decided.picked_up.map(|picked_up| {
        if picked_up {
            look.locale.say("moment-picked-up", &[])
        } else {
            look.locale.say("moment-let-ring", &[])
        }
    });
    for words in call.iter() {
        doc.hang("■ ", words, picked, strong);
    }
    for taken in &decided.options {
        doc.hang("■ ", &taken.label, picked, strong);
        for line in &taken.letter {
            doc.hang(
                "  │ ",
                line,
                look.style(Meaning::Line),
                look.style(Meaning::Own),
            );
        }
    }
    if call.is_none() && decided.options.is_empty() {
        doc.hang(
            "■ ",
            &look.locale.say("moment-nothing", &[]),
            picked,
            strong,
        );
    }
    for voice in &decided.voices {
        let words = look
            .locale
            .voice(voice.code(), &voice.by, &voice.options, &voice.why);
        doc.hang("  ", &words, strong, look.style(Meaning::Dim));
    }
    if !decided.note.is_empty() {
        let words = look
            .locale
            .say("moment-own-note", &[("note", decided.note.as_str().into())]);
        doc.hang("  ", &words, strong, look.style(Meaning::Text));
    }
}

/// The calls between this moment and the next that nobody answered.
fn unanswered(debrief: &Debrief, number: usize) -> Vec<SilenceView> {
    let Some(from) = debrief.moments.get(number).map(|moment| moment.at) else {
        return Vec::new();
    };
    let until = debrief
        .moments
        .get(number + 1)
        .map_or(u32::MAX, |next| next.at);
    debrief
        .now
        .silences
        .iter()
        .filter(|silence| (from..until).contains(&silence.at))
        .cloned()
        .collect()
}

/// Tension and every meter as they stood, each with its last cause.
pub(super) fn meters(doc: &mut Doc, look: Look<'_>, moment: &Moment) {
    let tension = MeterView {
        name: look.locale.say("status-tension", &[]),
        ..moment.tension.clone()
    };
    for meter in std::iter::once(&tension).chain(&moment.meters) {
        status::meter(doc, look, meter, 0);
        status::causes(doc, look, meter, 1);
    }
}

/// When the moment was and which it is.
pub(super) fn title(look: Look<'_>, debrief: &Debrief, number: usize) -> (String, String) {
    let Some(moment) = debrief.moments.get(number) else {
        return (String::new(), String::new());
    };
    let taken = debrief.moments.iter().filter(|one| one.decision.is_some());
    let arguments = [
        ("number", (number + 1).into()),
        ("of", taken.count().into()),
    ];
    let which = match (&moment.decision, debrief.finished) {
        (Some(_), _) => look.locale.say("moment-number", &arguments),
        (None, true) => look.locale.say("moment-end", &[]),
        (None, false) => look.locale.say("moment-now", &arguments),
    };
    (text::clean_line(&look.clock(moment.at)).into_owned(), which)
}
