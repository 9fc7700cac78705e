//! What the facilitator's console shows, and what it may do: every table on one page, one of them
//! in detail.

use std::sync::Arc;

use super::Command;
use super::paths::PathsView;
use super::team::{PersonView, Role, TeamView};
use super::wash::{SteeredWash, Step};

/// The session as the facilitator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConsoleView {
    /// The exercise's title.
    pub title: String,
    /// Every team, in order.
    pub teams: Vec<TeamRow>,
    /// Seconds of session time since the start; a pause does not count.
    pub elapsed: u32,
    /// The whole session rests.
    pub paused: bool,
    /// Session seconds a second of wall time, in percent: 100 is real time.
    pub speed: u32,
    /// Play has begun.
    pub started: bool,
    /// The end was announced.
    pub over: bool,
    /// What people sit at who are here, by seat.
    pub devices: Vec<DeviceView>,
    /// How to join, one line a team and a role, as people type it.
    pub doors: Vec<DoorView>,
    /// What happened at the door and elsewhere, oldest first: wrong codes, lost connections, stores
    /// that failed.
    pub incidents: Vec<String>,
    /// Private notes, oldest first.
    pub notes: Vec<NoteView>,
    /// The paths of all teams; none where they share one world.
    pub paths: Option<Arc<PathsView>>,
    /// The hot wash.
    pub wash: Arc<SteeredWash>,
    /// The day against its run sheet; none before play and once the hot wash has begun.
    pub day: Option<Arc<DayView>>,
}

/// The day against its run sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayView {
    /// Minutes that there are; none where the day may be as long as it needs.
    pub budget: Option<u32>,
    /// Minutes that are planned.
    pub minutes: u32,
    /// Minutes by which that is longer than the budget.
    pub over: u32,
    /// What comes.
    pub items: Vec<DayItem>,
    /// Minutes by which the slowest team is late.
    pub late: u32,
    /// Its name; empty where nobody is late.
    pub slowest: String,
    /// What to leave out: a stage, and the minutes it saves.
    pub cuts: Vec<(String, u32)>,
    /// Minutes that are missing all the same.
    pub short: u32,
    /// Learning objectives that can be assessed all the same.
    pub kept: Vec<String>,
    /// Those that cannot.
    pub lost: Vec<String>,
}

/// Something on the day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayItem {
    /// Minutes after the beginning.
    pub from: u32,
    /// Minutes it takes.
    pub minutes: u32,
    /// What it is.
    pub what: DayPart,
    /// Teams that are there.
    pub teams: Vec<String>,
}

/// What something on the day is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DayPart {
    /// Everybody arrives.
    #[default]
    Welcome,
    /// Manual and roles are read.
    Reading,
    /// A stage is played, by this name.
    Stage(String),
    /// Nobody works.
    Break,
    /// The hot wash.
    HotWash,
    /// Feedback and next steps.
    Close,
}

/// What somebody sits at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeviceView {
    /// The person.
    pub name: String,
    /// The team; empty where there is none.
    pub team: String,
    /// The screen; none for somebody who plays in lines.
    pub screen: Option<Device>,
}

/// A screen at the other end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Device {
    /// Columns and rows.
    pub size: (u16, u16),
    /// How many colours it says it has: 0 for none, 16, 256, or 16 777 216 for any.
    pub colours: u32,
    /// Milliseconds there and back, measured when it joined; none before it was.
    pub trip: Option<u32>,
}

/// A way in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DoorView {
    /// The team it leads to; empty where it leads to none.
    pub team: String,
    /// The role one has then.
    pub role: Role,
    /// The command that people type.
    pub line: String,
}

/// A team on the overview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeamRow {
    /// Its name.
    pub team: String,
    /// Its table, from 1.
    pub table: u32,
    /// Its chair, by name for people.
    pub chair: String,
    /// The stage it stands at; the ending once play is over.
    pub stage: String,
    /// Number of the stage in the file, from 1, and how many there are; zeros once play is over.
    pub number: (usize, usize),
    /// Scenario minutes since the start.
    pub clock: u32,
    /// Decisions committed at its table.
    pub commits: usize,
    /// Play has ended there.
    pub ended: bool,
    /// Everybody of the team.
    pub people: Vec<PersonView>,
    /// Seconds of session time since anybody of the team last did something.
    pub idle: u32,
    /// Members who are here and have not voted on the decision at hand.
    pub undecided: Vec<String>,
    /// A proposal waits for its second key.
    pub proposed: bool,
    /// The team has committed and others are waited for.
    pub waits: bool,
    /// The facilitator holds the table.
    pub held: bool,
    /// The facilitator has locked the table.
    pub locked: bool,
    /// Seconds until the declared default is committed.
    pub left: Option<u32>,
    /// Endings that can still be reached, by name for people; none while that is not known.
    pub open: Option<Vec<String>>,
    /// The best expected total still possible, hundredths; none while that is not known.
    pub best: Option<i32>,
    /// How many hints there are for the decision at hand, and how many were given.
    pub hints: (usize, usize),
}

/// A private note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoteView {
    /// Session second.
    pub at: u32,
    /// The team it is about; empty where it is about none.
    pub team: String,
    /// The objective it is about, by its name in the file; empty where it is about none.
    pub objective: String,
    /// The rating it gives, `P`, `S`, `M`, `U`; none for a bare note.
    pub rating: Option<char>,
    /// The entry of the team's table log that it rests on, by its number.
    pub on: Option<u64>,
    /// Its words.
    pub text: String,
}

/// One table in detail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableView {
    /// What a seat of the team sees.
    pub seat: TeamView,
    /// The hints for the decision at hand that were not given yet, in order.
    pub hints: Vec<String>,
    /// What the exercise tells the facilitator of the stage, Markdown, one paragraph each.
    pub guide: Vec<String>,
    /// Announced objectives: name in the file and text.
    pub objectives: Vec<(String, String)>,
    /// Injects that could be fired by hand now, in file order.
    pub injects: Vec<InjectView>,
    /// What the team has decided, oldest first.
    pub decided: Vec<DecidedView>,
}

/// A decision that a note can rest on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecidedView {
    /// The number of its entry in the table's log.
    pub n: u64,
    /// Scenario minute.
    pub at: u32,
    /// What was chosen, one sentence an option; empty for a ringing call.
    pub options: Vec<String>,
    /// A ringing call was picked up or let ring.
    pub picked_up: Option<bool>,
}

/// An inject that has not come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InjectView {
    /// Its name in the file.
    pub id: String,
    /// Where it comes from, for people.
    pub from: String,
    /// What arrives, Markdown.
    pub text: String,
    /// The scenario minute at which it would come by itself; none where something else decides.
    pub at: Option<u32>,
}

/// What the facilitator does. Teams are named by their number, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Steer {
    /// The whole session rests.
    Pause,
    /// It goes on.
    Resume,
    /// Session seconds a second of wall time, in percent, 10..=1000.
    Speed(u32),
    /// Nothing is committed at the team's table until it is released.
    Hold(usize),
    /// Commits are taken again.
    Release(usize),
    /// Votes and drafts rest too.
    Lock(usize),
    /// They are taken again.
    Unlock(usize),
    /// So many more seconds of session time for the decision at hand, or a deadline where there was
    /// none.
    Extend(usize, u32),
    /// No deadline for the decision at hand.
    Unlimit(usize),
    /// Commits the declared default for the team.
    Skip(usize),
    /// A message to one team, or to all.
    Message(Option<usize>, String),
    /// The next hint for the decision at hand.
    Hint(usize),
    /// Takes the last decision of the team's table back.
    Undo(usize, String),
    /// Commits this for the team: a free action that was ruled to mean it, and why.
    Rule(usize, Command, String),
    /// Fires this inject, by its name in the file, at the team's table now; it does not come a
    /// second time.
    Inject(usize, String),
    /// A private note.
    Note {
        /// The team it is about.
        team: Option<usize>,
        /// The objective it is about, by its name in the file.
        objective: String,
        /// The rating it gives: `P`, `S`, `M` or `U`; it must have words then.
        rating: Option<char>,
        /// The entry of the team's table log that it rests on; where none is named, the newest.
        on: Option<u64>,
        /// Its words.
        text: String,
    },
    /// The person at this seat lets it go: for another device, or for good.
    Unseat(u32),
    /// The team's code no longer opens; a new one does.
    Rotate(usize),
    /// The end of play for all.
    End,
    /// Opens the whole debrief at once to every team whose play has ended, now or later: its score,
    /// what lay behind silences, what each side knew, what decisions cost.
    Debrief,
    /// Begins the hot wash, for so many seconds, or gives it so many more; none: no limit.
    Wash(Option<u32>),
    /// Releases a step of the debrief to the tables and to the room. Own words come first.
    Show(Step),
    /// Names an action.
    Plan {
        /// The team it follows from; none for all.
        team: Option<usize>,
        /// The action, who answers for it, and the day until which it is done, `YYYY-MM-DD` or
        /// nothing.
        words: [String; 3],
    },
    /// Shows the paths of all teams to the room and to every team, once play has ended for all of
    /// them.
    Compare {
        /// With letters for the names of teams.
        letters: bool,
    },
}
