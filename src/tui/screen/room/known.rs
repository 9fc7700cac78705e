//! What the chair knows: facts in the order in which it learned them; and the map in words.

use crate::locale::phrase;
use crate::session::view::{MapView, TrafficKind, UnitView, View, Whose};
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

/// The map in words: units by side, then places, each with its position.
pub(super) fn places(doc: &mut Doc, look: Look<'_>, map: &MapView) {
    let sides = [
        (Whose::Own, Meaning::Own, phrase("map-own")),
        (Whose::Other, Meaning::Other, phrase("map-other")),
        (Whose::Neutral, Meaning::Text, phrase("map-neutral")),
    ];
    for (whose, meaning, heading) in sides {
        let units: Vec<&UnitView> = map
            .units
            .iter()
            .filter(|unit| unit.whose == whose)
            .collect();
        if !units.is_empty() {
            doc.heading(look, &look.locale.say(heading, &[]));
        }
        for unit in units {
            doc.apart(
                (&unit.name, look.style(meaning)),
                (&position(look, unit.at), look.style(Meaning::Dim)),
            );
        }
    }
    if !map.places.is_empty() {
        doc.heading(look, &look.locale.say("map-places", &[]));
    }
    for (name, at, _) in &map.places {
        doc.apart(
            (name, look.style(Meaning::Text)),
            (&position(look, *at), look.style(Meaning::Dim)),
        );
    }
}

/// Latitude and longitude in degrees and hundredths.
fn position(look: Look<'_>, (east, north): (i32, i32)) -> String {
    let part = |value: i32| {
        format!(
            "{}.{:02}",
            value.unsigned_abs() / 100,
            value.unsigned_abs() % 100
        )
    };
    let latitude = [("degrees", part(north).into())];
    let longitude = [("degrees", part(east).into())];
    let latitude = match north {
        ..0 => look.locale.say("map-south", &latitude),
        _ => look.locale.say("map-north", &latitude),
    };
    let longitude = match east {
        ..0 => look.locale.say("map-west", &longitude),
        _ => look.locale.say("map-east", &longitude),
    };
    format!("{latitude} {longitude}")
}
