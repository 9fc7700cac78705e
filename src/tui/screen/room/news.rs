//! What the last commit changed, so that it can be marked once.

use crate::session::view::{ChannelView, MeterView, View};

/// What is new against the view before; empty where there was none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct News {
    /// By how much the tension moved.
    pub(super) tension: i32,
    /// By how much each meter moved, by its name in the file.
    meters: Vec<(String, i32)>,
    /// Channels that stand otherwise now, by name in the file.
    channels: Vec<String>,
    /// The situation reads otherwise.
    pub(super) situation: bool,
}

impl News {
    pub(super) fn of(before: &View, now: &View) -> Self {
        let moved = |meter: &MeterView| {
            let old = before.meters.iter().find(|other| other.id == meter.id)?;
            Some((meter.id.clone(), meter.value.saturating_sub(old.value)))
        };
        let turned = |channel: &&ChannelView| {
            let same = |other: &ChannelView| {
                (other.standing, other.last_try) == (channel.standing, channel.last_try)
            };
            let old = before.channels.iter().find(|other| other.id == channel.id);
            !old.is_some_and(same)
        };
        Self {
            tension: now.tension.value.saturating_sub(before.tension.value),
            meters: now.meters.iter().filter_map(moved).collect(),
            channels: now
                .channels
                .iter()
                .filter(turned)
                .map(|one| one.id.clone())
                .collect(),
            situation: before.situation != now.situation,
        }
    }

    /// By how much this meter moved.
    pub(super) fn meter(&self, id: &str) -> i32 {
        let found = self.meters.iter().find(|(meter, _)| meter == id);
        found.map_or(0, |(_, by)| *by)
    }

    /// Whether this channel stands otherwise.
    pub(super) fn channel(&self, id: &str) -> bool {
        self.channels.iter().any(|channel| channel == id)
    }
}
