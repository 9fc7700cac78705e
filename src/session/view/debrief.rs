//! What one seat may look back on: the contract between the record of a table and the debrief.
//! Plain data with every text resolved, as [`View`] is for play.

use std::sync::Arc;

use super::cost::Cost;
use super::paths::PathsView;
use super::wash::{ActionView, RatedView, Step, Steps, WordView};
use super::{MeterView, StageView, View};

/// A path looked back on, from one chair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Debrief {
    /// What the seat would see now: after play its ending, sheet and silences are in it.
    pub now: Arc<View>,
    /// Play has ended. Before that nothing of the other side, of scores or of history is given.
    pub finished: bool,
    /// What the team wrote of its own before any figure; none until it has.
    pub account: Option<Account>,
    /// The path, one entry for each point of rest the seat stood at, the start first, the end last.
    pub moments: Vec<Moment>,
    /// What one side knew before the other or alone, in order of the minute at which the first
    /// learned it; empty during play.
    pub knowledge: Vec<Knowledge>,
    /// How many more things became known to both sides in the same minute; 0 during play.
    pub known_at_once: usize,
    /// What was forecast and what came.
    pub forecasts: Vec<Forecast>,
    /// For each percent that was said, rising: percent, how often, how often it came.
    pub calibration: Vec<(u8, u32, u32)>,
    /// Mean Brier score in thousandths, 0 best, 1000 worst; none without a forecast that is settled.
    pub brier: Option<u32>,
    /// Questions for the hot wash: title of the stage, or empty for the exercise, and the questions.
    pub questions: Vec<(String, Vec<String>)>,
    /// Cards that ask the team to check its source.
    pub cards: Vec<Card>,
    /// Claims on which sources disagree.
    pub disputes: Vec<Dispute>,
    /// Sources of the exercise.
    pub sources: Vec<Source>,
    /// What each decision cost, once somebody has asked for it.
    pub cost: Cost,
    /// What of all this is given; the rest is left out.
    pub steps: Steps,
    /// What a hosted session adds; none for a path that nobody shares.
    pub room: Option<RoomView>,
}

/// What a room adds to the debrief of one team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomView {
    /// What happened, as the team tells it; empty until somebody has.
    pub story: String,
    /// What each person of the team named, those who did.
    pub words: Vec<WordView>,
    /// All teams beside each other, once that is released.
    pub paths: Option<Arc<PathsView>>,
    /// Every announced objective with its ratings, once they are released.
    pub rated: Vec<RatedView>,
    /// Named actions, once they are released.
    pub plan: Vec<ActionView>,
}

impl Debrief {
    /// The same with nothing in it that is not among these steps.
    #[must_use]
    pub fn only(self, steps: Steps) -> Self {
        let kept = |step| steps.has(step);
        let moments = self.moments.into_iter().map(|moment| moment.only(steps));
        let mut now = Arc::unwrap_or_clone(self.now);
        now.hide_beyond(steps);
        let mut given = Self {
            now: now.into(),
            moments: match kept(Step::Timeline) {
                true => moments.collect(),
                false => Vec::new(),
            },
            cost: self.cost.only(steps),
            room: self.room.map(|room| room.only(steps)),
            steps,
            ..self
        };
        if !kept(Step::Timeline) {
            given.questions.clear();
        }
        if !kept(Step::Knowledge) {
            (given.knowledge, given.known_at_once) = (Vec::new(), 0);
        }
        if !kept(Step::History) {
            given.cards.clear();
            given.disputes.clear();
            given.sources.clear();
        }
        if !kept(Step::Forecasts) {
            given.forecasts.clear();
            (given.calibration, given.brier) = (Vec::new(), None);
        }
        given
    }
}

impl RoomView {
    fn only(self, steps: Steps) -> Self {
        Self {
            story: self.story,
            words: self.words,
            paths: self.paths.filter(|_| steps.has(Step::Comparison)),
            rated: match steps.has(Step::Objectives) {
                true => self.rated,
                false => Vec::new(),
            },
            plan: match steps.has(Step::Actions) {
                true => self.plan,
                false => Vec::new(),
            },
        }
    }
}

impl Moment {
    /// What the record and the score say of it waits for their steps.
    fn only(mut self, steps: Steps) -> Self {
        self.points = self.points.filter(|_| steps.has(Step::Score));
        if !steps.has(Step::History) {
            self.history.clear();
            self.sources.clear();
            if let Some(decided) = &mut self.decision {
                decided.historical.clear();
                for taken in &mut decided.options {
                    for words in [&mut taken.note, &mut taken.act, &mut taken.class] {
                        words.clear();
                    }
                    taken.sources.clear();
                }
            }
        }
        self
    }
}

/// What a team says of its own play, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// What happened, as the team tells it.
    pub story: String,
    /// One strength.
    pub strength: String,
    /// One improvement.
    pub improvement: String,
}

/// A point of rest on the path, and the decision taken there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moment {
    /// Scenario minute.
    pub at: u32,
    /// Each zone of the scenario clock: label and civil time.
    pub clocks: Vec<(String, String)>,
    /// The stage; none at the end.
    pub stage: Option<StageView>,
    /// Meters that the chair sees, as they stood.
    pub meters: Vec<MeterView>,
    /// Tension, as it stood.
    pub tension: MeterView,
    /// What was decided here; none at the end of the path.
    pub decision: Option<Decided>,
    /// What the record shows for this stage, Markdown; empty during play or where nothing is recorded.
    pub history: String,
    /// Sources of the history.
    pub sources: Vec<Source>,
    /// Points of the score that were charged between this moment and the next, hundredths; at the
    /// end of the path those that its end charged. What every path starts with is in none of them.
    /// None during play.
    pub points: Option<i32>,
}

/// A decision that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    /// What was asked.
    pub ask: String,
    /// What was chosen; for a ringing call the phrase is left to the screen and this is empty.
    pub options: Vec<Taken>,
    /// A ringing call was picked up or let ring; none for any other decision.
    pub picked_up: Option<bool>,
    /// The team's note.
    pub note: String,
    /// How the people of a hosted session came to it, in order.
    pub voices: Vec<Voice>,
    /// Labels of the options that the record of history took here, empty during play.
    pub historical: Vec<String>,
    /// What came of it, Markdown.
    pub came: Vec<String>,
}

/// What somebody did on the way to a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// What it was.
    pub does: Does,
    /// Who; the facilitator where it is empty.
    pub by: String,
    /// Labels of the options it was about; for a ringing call, empty.
    pub options: Vec<String>,
    /// In what words; may be empty.
    pub why: String,
}

impl Voice {
    /// What phrases select by, under `voice-…`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.does {
            Does::TookBack => "took-back",
            Does::Voted if self.why.is_empty() => "voted",
            Does::Voted => "voted-why",
            Does::Dissented => "dissented",
            Does::Proposed => "proposed",
            Does::Ruled => "ruled",
            Does::Defaulted => "defaulted",
        }
    }
}

/// What can be done on the way to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Something was decided here before, and the facilitator took it back.
    TookBack,
    /// Wanted these options.
    Voted,
    /// Disagreed on the record.
    Dissented,
    /// Proposed what was decided.
    Proposed,
    /// The facilitator ruled it.
    Ruled,
    /// Nobody decided in time: it is what the stage declares.
    Defaulted,
}

/// An option that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// Its name in the file.
    pub id: String,
    /// One sentence.
    pub label: String,
    /// The composed message as it was read, one line a clause; empty where nothing was composed.
    pub letter: Vec<String>,
    /// Teaching note, Markdown; empty during play.
    pub note: String,
    /// Name of the act in the catalogue, and its code; empty during play and where it is none.
    pub act: String,
    /// Its severity class, a code of the phrase catalogue under `class-…`; empty as `act` is.
    pub class: String,
    /// Sources of the note.
    pub sources: Vec<Source>,
}

/// A thing that one side came to know before the other or alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Knowledge {
    /// The minute at which the seat's chair learned it; none if it never did.
    pub own: Option<u32>,
    /// The minute at which the other chair learned it; none if it never did.
    pub other: Option<u32>,
    /// What it is, a line or two, Markdown.
    pub text: String,
}

/// A sealed forecast: will this channel answer within the hour?
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forecast {
    /// Scenario minute at which it was sealed.
    pub at: u32,
    /// The channel, by name for people.
    pub channel: String,
    /// Percent that was said, 0..=100.
    pub percent: u8,
    /// Whether it came; none while the hour is not over.
    pub came: Option<bool>,
    /// Minutes until somebody answered, if anybody did before the path ended.
    pub after: Option<u32>,
    /// Minutes until somebody took it down without an answer of substance, if that came first.
    pub received: Option<u32>,
}

/// A card that asks the team to check its source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Its heading.
    pub title: String,
    /// The claim and the question, Markdown.
    pub text: String,
    /// Where it is from.
    pub sources: Vec<Source>,
}

/// A claim on which sources disagree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dispute {
    /// The question.
    pub question: String,
    /// Each claim, Markdown.
    pub claims: Vec<String>,
    /// Where they are from.
    pub sources: Vec<Source>,
}

/// A cited work.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// What citations call it.
    pub id: String,
    /// Author, title, publisher, year.
    pub reference: String,
    /// What it is used for.
    pub used_for: String,
    /// Its claim could not be confirmed.
    pub unconfirmed: bool,
}
