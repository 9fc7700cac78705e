//! What the whole room may see: nothing that one team may not know of another.

use std::sync::Arc;

use super::console::DoorView;
use super::paths::PathsView;

/// The wall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectorView {
    /// The exercise's title.
    pub title: String,
    /// Play has begun.
    pub started: bool,
    /// The ways in that are for everybody; shown before play only.
    pub doors: Vec<DoorView>,
    /// People who have joined.
    pub joined: usize,
    /// The stage whose situation is shown: the one where all are, else the one furthest on.
    pub stage: String,
    /// Every table is at it and reads the same.
    pub shared: bool,
    /// Paragraphs of that situation, Markdown.
    pub situation: Vec<String>,
    /// Each zone of its scenario clock: label and civil time `Sun 4 Apr 09:07`.
    pub clocks: Vec<(String, String)>,
    /// Seconds until the first deadline.
    pub left: Option<u32>,
    /// The whole session rests.
    pub paused: bool,
    /// The end was announced.
    pub over: bool,
    /// The paths of all teams, once the facilitator shows them.
    pub paths: Option<Arc<PathsView>>,
    /// Every team, in order.
    pub teams: Vec<TeamOnWall>,
}

/// A team as the room may see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeamOnWall {
    /// Its name.
    pub team: String,
    /// Number of its stage in the file, from 1, and how many there are; zeros once play is over.
    pub number: (usize, usize),
    /// Scenario minutes since the start.
    pub clock: u32,
    /// Decisions committed at its table.
    pub commits: usize,
    /// Play has ended there.
    pub ended: bool,
}
