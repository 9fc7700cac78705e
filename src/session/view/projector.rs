//! What the whole room may see: nothing that one team may not know of another.

use std::sync::Arc;

use super::console::DoorView;
use super::debrief::Debrief;
use super::paths::PathsView;
use super::wash::{ActionView, Step};

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
    /// The hot wash, once it has begun.
    pub wash: Option<Arc<WallWash>>,
}

/// The step of the debrief that the room is at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallWash {
    /// The step; none where all were released at once.
    pub now: Option<Step>,
    /// Seconds that are left; none without a limit.
    pub left: Option<u32>,
    /// By team: its name, who of it have named a strength or an improvement, and how many it has.
    pub spoken: Vec<(String, usize, usize)>,
    /// Questions about the exercise as a whole, once the timeline is released.
    pub questions: Vec<String>,
    /// Announced objectives, once they are released.
    pub objectives: Vec<String>,
    /// Named actions, once they are released.
    pub plan: Vec<ActionView>,
    /// The path of the only team, as far as it is released, without what its people said; none where
    /// there are several: what one decided is not the others' before the comparison.
    pub record: Option<Arc<Debrief>>,
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
