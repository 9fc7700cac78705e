//! What was forecast, what came, and how far the two agreed.

use crate::session::view::debrief::{Debrief, Forecast};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, bar};

/// Cells of a bar of calibration.
const BAR: usize = 20;

/// Each forecast with its outcome, then the calibration in plain words.
pub(super) fn forecasts(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if debrief.forecasts.is_empty() {
        doc.text(&look.locale.say("forecasts-none", &[]), text);
        return;
    }
    doc.text(&look.locale.say("forecasts-asked", &[]), dim);
    for each in &debrief.forecasts {
        forecast(doc, look, each, debrief.finished);
    }
    if debrief.calibration.is_empty() {
        return;
    }
    doc.heading(look, &look.locale.say("calibration-title", &[]));
    doc.text(&look.locale.say("calibration-how", &[]), dim)
        .blank();
    for (percent, said, came) in &debrief.calibration {
        let arguments = [
            ("percent", u32::from(*percent).into()),
            ("said", (*said).into()),
            ("came", (*came).into()),
        ];
        doc.text(&look.locale.say("calibration-row", &arguments), text);
        if doc.width() > BAR {
            bars(doc, look, *percent, *said, *came);
        }
    }
    if let Some(brier) = debrief.brier {
        let score = look.locale.thousandths(brier);
        doc.blank().text(
            &look
                .locale
                .say("calibration-brier", &[("score", score.into())]),
            text,
        );
        doc.text(&look.locale.say("calibration-scale", &[]), dim);
    }
}

fn forecast(doc: &mut Doc, look: Look<'_>, each: &Forecast, over: bool) {
    let (sign, meaning) = match each.came {
        Some(true) => ("● ", Meaning::Good),
        Some(false) => ("○ ", Meaning::Bad),
        None => ("◌ ", Meaning::Warn),
    };
    let said = look.locale.say(
        "outcome-said",
        &[
            ("time", look.clock(each.at).into()),
            ("channel", each.channel.as_str().into()),
            ("percent", u32::from(each.percent).into()),
        ],
    );
    doc.blank();
    doc.hang(sign, &said, look.style(meaning), look.style(Meaning::Text));
    let cost = each.after.map(|minutes| look.cost(minutes));
    let came = match (each.came, cost) {
        (None, _) => look.locale.say("outcome-open", &[]),
        (Some(true), Some(cost)) => look.locale.say("outcome-came", &[("cost", cost.into())]),
        (Some(true), None) => look.locale.say("outcome-came-somewhen", &[]),
        (Some(false), Some(cost)) => look.locale.say("outcome-late", &[("cost", cost.into())]),
        (Some(false), None) if each.received.is_some() => {
            let received = look.cost(each.received.unwrap_or(0));
            look.locale
                .say("outcome-received", &[("received", received.into())])
        }
        (Some(false), None) if !over => look.locale.say("outcome-silent", &[]),
        (Some(false), None) => look.locale.say("outcome-never", &[]),
    };
    doc.hang(
        "  ",
        &came,
        look.style(Meaning::Dim),
        look.style(Meaning::Dim),
    );
}

/// What was said above what came, on one scale.
fn bars(doc: &mut Doc, look: Look<'_>, percent: u8, said: u32, came: u32) {
    let share = u64::from(came) * 100 / u64::from(said.max(1));
    let share = i32::try_from(share).unwrap_or(100);
    let rows = [
        (look.locale.say("calibration-said", &[]), i32::from(percent)),
        (look.locale.say("calibration-came", &[]), share),
    ];
    let names = rows.iter().map(|(name, _)| crate::text::width(name)).max();
    for (name, value) in &rows {
        let (full, empty) = bar(*value, (0, 100), BAR);
        doc.line(vec![
            (
                format!("  {} ", crate::text::pad(name, names.unwrap_or(0))),
                look.style(Meaning::Dim),
            ),
            (full, look.style(Meaning::Title)),
            (empty, look.style(Meaning::Line)),
            (format!(" {value} %"), look.style(Meaning::Dim)),
        ]);
    }
}
