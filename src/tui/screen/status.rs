//! How things stand: tension, meters and channels.

use crate::locale::phrase;
use crate::session::view::{ChannelStanding, ChannelView, MeterView, View};
use crate::text::{clean_line, pad, width};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, bar, sparkline};

use super::header::heat;

/// Tension with its curve and its last causes, then the other meters.
pub(super) fn meters(doc: &mut Doc, look: Look<'_>, view: &View, causes: usize) {
    let name = look.locale.say("status-tension", &[]);
    let tension = MeterView {
        name,
        ..view.tension.clone()
    };
    meter(doc, look, &tension, heat(tension.value, tension.range));
    if view.tension_curve.len() > 1 && doc.width() >= 12 {
        let width = (doc.width() - 2).min(60);
        let curve = sparkline(&view.tension_curve, view.elapsed, tension.range, width);
        doc.line(vec![
            ("  ".to_owned(), look.style(Meaning::Dim)),
            (curve, look.style(Meaning::Dim)),
        ]);
    }
    reasons(doc, look, &tension, causes + 1);
    for each in &view.meters {
        meter(doc, look, each, Meaning::Title);
        reasons(doc, look, each, causes);
    }
}

fn meter(doc: &mut Doc, look: Look<'_>, meter: &MeterView, meaning: Meaning) {
    let meter = &MeterView {
        name: clean_line(&meter.name).into_owned(),
        band: clean_line(&meter.band).into_owned(),
        ..meter.clone()
    };
    let value = meter.value.to_string();
    let words = if meter.band.is_empty() {
        value
    } else {
        format!("{value} {}", meter.band)
    };
    let (name_room, words_room) = (doc.width() * 7 / 20, doc.width() * 7 / 20);
    let fits = width(&meter.name) <= name_room && width(&words) <= words_room;
    if fits && doc.width() >= 36 {
        let (full, empty) = bar(
            meter.value,
            meter.range,
            doc.width() - name_room - words_room - 2,
        );
        doc.line(vec![
            (pad(&meter.name, name_room + 1), look.style(Meaning::Text)),
            (full, look.style(meaning)),
            (empty, look.style(Meaning::Line)),
            (format!(" {words}"), look.style(Meaning::Strong)),
        ]);
        return;
    }
    doc.apart(
        (&meter.name, look.style(Meaning::Text)),
        (&words, look.style(Meaning::Strong)),
    );
    let (full, empty) = bar(meter.value, meter.range, doc.width());
    doc.line(vec![
        (full, look.style(meaning)),
        (empty, look.style(Meaning::Line)),
    ]);
}

/// The last causes of a meter's changes.
fn reasons(doc: &mut Doc, look: Look<'_>, meter: &MeterView, most: usize) {
    for (at, change, cause) in meter.causes.iter().take(most) {
        let marker = format!(
            "  {} {:>3} ",
            look.clock(*at),
            look.locale.signed(i64::from(*change))
        );
        doc.hang(
            &marker,
            cause,
            look.style(Meaning::Dim),
            look.style(Meaning::Dim),
        );
    }
}

/// Every channel with how it stands; what it is good for where there is room to read it.
pub(super) fn channels(doc: &mut Doc, look: Look<'_>, view: &View, about: bool) {
    if view.channels.is_empty() {
        doc.text(
            &look.locale.say("channels-none", &[]),
            look.style(Meaning::Dim),
        );
    }
    for channel in &view.channels {
        let (sign, meaning, words) = standing(look, channel);
        doc.apart(
            (
                &format!("{sign} {}", channel.name),
                look.style(Meaning::Text),
            ),
            (&words, look.style(meaning)),
        );
        if about && !channel.about.is_empty() {
            doc.hang(
                "  ",
                &channel.about,
                look.style(Meaning::Dim),
                look.style(Meaning::Dim),
            );
        }
    }
}

fn standing(look: Look<'_>, channel: &ChannelView) -> (&'static str, Meaning, String) {
    let (sign, meaning, key) = match channel.standing {
        ChannelStanding::Untried => ("·", Meaning::Dim, phrase("channel-untried")),
        ChannelStanding::Waiting => ("◌", Meaning::Warn, phrase("channel-waiting")),
        ChannelStanding::Silent => ("○", Meaning::Bad, phrase("channel-silent")),
        ChannelStanding::Answered => ("●", Meaning::Good, phrase("channel-answered")),
        ChannelStanding::Shut => ("✗", Meaning::Greyed, phrase("channel-shut")),
    };
    let words = look.locale.say(key, &[]);
    let words = match channel.last_try {
        Some(at) => format!("{words} {}", look.clock(at)),
        None => words,
    };
    (sign, meaning, words)
}

/// Meters, then channels; with what each is good for where it is roomy.
pub(super) fn standings(doc: &mut Doc, look: Look<'_>, view: &View, roomy: bool) {
    meters(doc, look, view, usize::from(roomy));
    doc.heading(look, &look.locale.say("status-channels", &[]));
    channels(doc, look, view, roomy);
}
