//! Bounded integers: their ranges, where they start, what is said of values they cannot have.

use super::super::at::At;
use super::super::codes::error;
use super::super::lower::minutes;
use super::super::merge::Merged;
use super::super::report::Report;
use crate::diagnostic::Code;
use crate::exercise::draft::{AuthorisationDraft, MeterDraft};
use std::collections::BTreeMap;

/// A range that holds nothing, or too much.
pub(in crate::exercise::check) const BAD_RANGE: Code = error(
    "E0301",
    "bad-range",
    "a range that is reversed, or wider than can be kept",
    "A range is its lowest and its highest value, in this order, both within -32768..32767. The \
     act terms of an authorisation start at 0, so its range must hold 0.",
);

/// A start outside the range.
pub(in crate::exercise::check) const START: Code = error(
    "E0302",
    "start-out-of-range",
    "a meter or counter that starts outside its range",
    "A meter or counter stands within its range from the first minute to the last; effects that \
     would lead out of it stop at its edge. A start outside is a slip in one of the two.",
);

/// A threshold, band or aim that no value can meet.
pub(in crate::exercise::check) const OUTSIDE: Code = error(
    "E0303",
    "value-outside-range",
    "a threshold, band or aim that no value of the meter can meet",
    "A threshold fires when the meter crosses a value of its range, rising to it or falling to it; \
     a band begins at a value of the range, and bands are listed rising; what decays does so \
     toward a value of the range. One that lies outside would never show.",
);

/// A period of no length.
pub(in crate::exercise::check) const NO_PERIOD: Code = error(
    "E0304",
    "no-period",
    "a period of no length",
    "Drift and clock terms work once in each period of the scenario clock. A period of 0 minutes \
     would be without end. Write how often it happens, such as `H(6)`.",
);

/// Range of each meter and counter, by name.
pub(in crate::exercise::check) type Ranges<'d> = BTreeMap<&'d str, (i32, i32)>;

/// The ranges that effects and conditions are held against.
pub(in crate::exercise::check) fn ranges(merged: &Merged) -> Ranges<'_> {
    let meters = merged
        .meters
        .iter()
        .map(|item| (item.draft.id.as_str(), item.draft.range));
    let counters = merged
        .counters
        .iter()
        .map(|item| (item.draft.id.as_str(), item.draft.range));
    meters.chain(counters).collect()
}

/// Looks at meters, counters and authorisations.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    for item in &merged.meters {
        let at = item.at("meters", &item.draft.id);
        if range(item.draft.range, &at, report) {
            start(
                &item.draft.id,
                item.draft.range,
                item.draft.start,
                &at,
                report,
            );
            inside(&item.draft, &at, report);
        }
        for (nth, drift) in item.draft.drift.iter().enumerate() {
            let at = at.nth("drift", nth);
            period(minutes(drift.every), &at.field("every"), report);
        }
    }
    for item in &merged.counters {
        let at = item.at("counters", &item.draft.id);
        if range(item.draft.range, &at, report) {
            start(
                &item.draft.id,
                item.draft.range,
                item.draft.start,
                &at,
                report,
            );
        }
    }
    for item in &merged.authorisations {
        authorisation(
            &item.draft,
            &item.at("authorisations", &item.draft.id),
            report,
        );
    }
}

fn range((least, most): (i32, i32), at: &At<'_>, report: &mut Report) -> bool {
    let wide = i16::try_from(least).is_err() || i16::try_from(most).is_err();
    if least < most && !wide {
        return true;
    }
    let (message, help) = if wide {
        let message = format!("the range {least}..{most} is not within -32768..32767");
        (message, "choose a narrower range")
    } else {
        let message = format!("the range {least}..{most} holds no two values");
        (message, "write the lowest value first")
    };
    report
        .say(&BAD_RANGE, &at.field("range"), message)
        .help(help);
    false
}

fn start(id: &str, (least, most): (i32, i32), start: i32, at: &At<'_>, report: &mut Report) {
    if !(least..=most).contains(&start) {
        let message = format!("`{id}` starts at {start}, outside {least}..{most}");
        let problem = report.say(&START, &at.field("start"), message);
        problem
            .help("change the start or the range")
            .also(&at.field("range"), "its range");
    }
}

fn inside(meter: &MeterDraft, at: &At<'_>, report: &mut Report) {
    let (least, most) = meter.range;
    let mut outside = |value: i32, what: &str, at: &At<'_>| {
        if !(least..=most).contains(&value) {
            let message = format!("{what} {value} lies outside {least}..{most}");
            report
                .say(&OUTSIDE, at, message)
                .help("choose a value of the range");
        }
    };
    for (nth, drift) in meter.drift.iter().enumerate() {
        if let Some(toward) = drift.toward {
            outside(toward, "the aim", &at.nth("drift", nth).field("toward"));
        }
    }
    for (nth, threshold) in meter.thresholds.iter().enumerate() {
        let at = at.nth("thresholds", nth);
        for (value, field) in [
            (threshold.rises_to, "rises_to"),
            (threshold.falls_to, "falls_to"),
        ] {
            if let Some(value) = value {
                outside(value, "the threshold", &at.field(field));
            }
        }
    }
    // The first band may begin below the range: all that counts is where it ends.
    for (nth, (from, _)) in meter.bands.iter().enumerate().skip(1) {
        outside(*from, "the band at", &at.nth("bands", nth).index(0));
    }
    for (nth, pair) in meter.bands.windows(2).enumerate() {
        if pair[1].0 <= pair[0].0 {
            let message = format!(
                "the band at {} does not rise above {}",
                pair[1].0, pair[0].0
            );
            let problem = report.say(&OUTSIDE, &at.nth("bands", nth + 1), message);
            problem.help("list bands from the lowest to the highest");
        }
    }
    for (nth, threshold) in meter.thresholds.iter().enumerate() {
        if threshold.rises_to.is_none() && threshold.falls_to.is_none() {
            let message = "the threshold names no value";
            let problem = report.say(&OUTSIDE, &at.nth("thresholds", nth), message);
            problem.help("add `rises_to` or `falls_to`");
        }
    }
}

fn authorisation(draft: &AuthorisationDraft, at: &At<'_>, report: &mut Report) {
    if range(draft.range, at, report) && !(draft.range.0..=draft.range.1).contains(&0) {
        let (least, most) = draft.range;
        let message = format!("the act terms start at 0, outside {least}..{most}");
        report
            .say(&BAD_RANGE, &at.field("range"), message)
            .help("choose a range that holds 0");
    }
    for (nth, term) in draft.clock.iter().enumerate() {
        let at = at.nth("clock", nth);
        period(minutes(term.every), &at.field("every"), report);
    }
}

fn period(minutes: u32, at: &At<'_>, report: &mut Report) {
    if minutes == 0 {
        report
            .say(&NO_PERIOD, at, "the period is 0 minutes")
            .help("write how often it happens");
    }
}
