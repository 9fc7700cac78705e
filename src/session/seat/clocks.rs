//! Scenario minutes as civil time in each zone of the exercise.

use crate::exercise::model::{Clock, Minutes};
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{ToSpan, Zoned};

/// Label and civil time of each zone. The zone rules are the bundled ones, so every machine shows the same.
pub(super) fn clocks(clock: &Clock, minute: Minutes) -> Vec<(String, String)> {
    let zones = TimeZoneDatabase::bundled();
    let Some(now) = instant(&zones, clock, minute) else {
        return Vec::new();
    };
    let civil = |name: &str| zones.get(name).ok().map(|zone| now.with_time_zone(zone));
    clock
        .zones
        .iter()
        .filter_map(|(name, label)| {
            Some((
                label.clone(),
                civil(name)?.strftime("%a %-d %b %H:%M").to_string(),
            ))
        })
        .collect()
}

fn instant(zones: &TimeZoneDatabase, clock: &Clock, minute: Minutes) -> Option<Zoned> {
    let start: DateTime = clock.start.parse().ok()?;
    let zone: TimeZone = zones.get(&clock.zones.first()?.0).ok()?;
    start
        .to_zoned(zone)
        .ok()?
        .checked_add(i64::from(minute).minutes())
        .ok()
}
