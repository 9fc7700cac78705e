//! The scenario clock: where it starts, in which zones, and what it never reaches.

use super::super::at::At;
use super::super::codes::error;
use super::super::lower::minutes;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::*;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A start that is no civil time.
pub(in crate::exercise::check) const BAD_START: Code = error(
    "E0310",
    "bad-start",
    "a start of the clock that is no date and time",
    "The clock starts at a civil time of its first zone, written as year, month, day, `T`, hour \
     and minute: `2027-04-04T09:07`. It has no seconds and no offset; the zones say those.",
);

/// A zone that the time zone database does not have.
pub(in crate::exercise::check) const UNKNOWN_ZONE: Code = error(
    "E0311",
    "unknown-zone",
    "a time zone that does not exist",
    "Zones are names of the IANA time zone database, such as `Asia/Shanghai` or `Etc/UTC`, with a \
     name for people beside. At least one is needed; the first is the one the start is given in.",
);

/// A horizon that is missing, or before something that should come.
pub(in crate::exercise::check) const HORIZON: Code = error(
    "E0312",
    "horizon",
    "something that lies beyond the horizon",
    "The horizon is the minute at which every path is over. It must be positive and at most ten \
     years away, and a stage or an inject that waits for the horizon or a later minute would never \
     come. Move the horizon, or let it come earlier.",
);

/// Minutes of ten years.
const LONGEST: u32 = 10 * 366 * 24 * 60;

/// Looks at the clock and at what waits for it.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let Some(clock) = &merged.head.clock else {
        return;
    };
    let file = At::file(merged.homes.clock);
    let at = file.field("clock");
    if DateTime::strptime("%Y-%m-%dT%H:%M", &clock.start).is_err() || clock.start.len() != 16 {
        let message = format!("`{}` is no date and time", clock.start);
        let problem = report.say(&BAD_START, &at.field("start"), message);
        problem.help("write it like `2027-04-04T09:07`");
    }
    zones(clock, &at, report);
    let horizon = minutes(clock.horizon);
    if horizon == 0 || horizon > LONGEST {
        let message = format!("the horizon of {horizon} minutes is not within 1..{LONGEST}");
        report
            .say(&HORIZON, &at.field("horizon"), message)
            .help("write it like `H(240)`");
        return;
    }
    visit(merged, &mut Waits { report, horizon });
}

fn zones(clock: &ClockDraft, at: &At<'_>, report: &mut Report) {
    if clock.zones.is_empty() {
        let problem = report.say(&UNKNOWN_ZONE, &at.field("zones"), "the clock has no zone");
        problem.help("add one, such as `(\"Etc/UTC\", \"UTC\")`");
    }
    for (nth, (zone, _)) in clock.zones.iter().enumerate() {
        if TimeZone::get(zone).is_ok() {
            continue;
        }
        let names: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let guess = report.guess(zone, &names).map(str::to_owned);
        let at = at.nth("zones", nth);
        let problem = report.say(
            &UNKNOWN_ZONE,
            &at.index(0),
            format!("unknown time zone `{zone}`"),
        );
        match guess {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => problem.help("write a name such as `Asia/Shanghai`"),
        };
    }
}

struct Waits<'r> {
    report: &'r mut Report,
    horizon: u32,
}

impl Waits<'_> {
    fn wait(&mut self, what: &str, time: Time, at: &At<'_>) {
        let minute = minutes(time);
        if minute >= self.horizon {
            let message = format!(
                "this {what} waits for minute {minute}, and the horizon is {}",
                self.horizon
            );
            let problem = self.report.say(&HORIZON, at, message);
            problem.help("let it come earlier, or move the horizon");
        }
    }
}

impl<'d> Visit<'d> for Waits<'_> {
    fn stage(&mut self, stage: &'d StageDraft, at: &At<'_>) {
        if let Some(time) = stage.not_before {
            self.wait("stage", time, &at.field("not_before"));
        }
    }

    fn inject(&mut self, inject: &'d InjectDraft, at: &At<'_>) {
        let at = at.field("trigger");
        match inject.trigger {
            Trigger::At(time) => self.wait("inject", time, &at.index(0)),
            Trigger::Absent(_, time) => self.wait("inject", time, &at.index(1)),
            Trigger::When(_) | Trigger::Called => {}
        }
    }
}
