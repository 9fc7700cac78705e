//! What a session shows, with names for ids; every form of a report is made from this.
//!
//! The serial form is the contract of `report --to json`: names are added, never changed. Points
//! are hundredths. What only an exploration of all paths can tell is `null`.

use serde::Serialize;

use serde_json::{Map, Value};

use super::cost::{Counterfactual, Judgement, alternatives, reason};
use super::timeline::{Moment, timeline};
use crate::analysis::{Told, Untold, hundredths};
use crate::engine::{Action, Move};
use crate::exercise::model::{ChairId, Exercise};
use crate::session::view::{LineView, SheetView};
use crate::session::{Body, Recorded, Remark, RemarkKind, Table, debrief, view};

/// The facts of one session, seen from the chair that was played. After play nothing is hidden; before
/// it has ended nothing is told that the chair may not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Id of the exercise.
    pub exercise: String,
    /// The session's seed.
    pub seed: u64,
    /// Id of the chair.
    pub chair: String,
    /// The team's name in a hosted session; none where the session was played at one screen.
    pub team: Option<String>,
    /// Id of the ending; none while play goes on.
    pub ending: Option<String>,
    /// Draws were fixed beforehand.
    pub rehearsal: bool,
    /// The score; none while play goes on.
    pub score: Option<Score>,
    /// Every line, in order of time; the total is their sum.
    pub ledger: Vec<LedgerLine>,
    /// Every decision of the chair, in order.
    pub decisions: Vec<Decision>,
    /// Everything that happened, in order; empty while play goes on, since it tells what the other
    /// side did and what chance drew.
    pub timeline: Vec<Moment>,
    /// Every sealed forecast of the chair, oldest first.
    pub forecasts: Vec<Forecast>,
    /// What the team wrote of its own play; none until it has, or once that was removed.
    pub account: Option<Account>,
    /// What each person of the team named before any figure, without names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordFact>,
    /// What the facilitator and the evaluators noted and rated, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NoteFact>,
    /// The improvement plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<PlanFact>,
    /// What choices and luck cost; none where it is not known.
    pub counterfactual: Option<Counterfactual>,
    /// Why it is not known: a code.
    pub untold: Option<String>,
}

/// A sealed forecast: will this channel answer within the hour?
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// Scenario minute at which it was sealed.
    pub at: u32,
    /// Id of the channel.
    pub channel: String,
    /// Percent that was said, 0..=100.
    pub percent: u8,
    /// Whether it came; none while the hour is not over.
    pub came: Option<bool>,
    /// Minutes until somebody answered, if anybody did before the path ended.
    pub after: Option<u32>,
}

/// What one person named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordFact {
    /// One strength; may be empty.
    pub strength: String,
    /// One improvement; may be empty.
    pub improvement: String,
}

/// A note of whoever watched, or a rating with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteFact {
    /// Id of the objective it is about; empty where it is about none.
    pub objective: String,
    /// `P`, `S`, `M` or `U`; none for a bare note.
    pub rating: Option<String>,
    /// Its words; empty once they were removed.
    pub text: String,
    /// The decision that it rests on, by its number from 1; left out where it names none, or one
    /// that was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<usize>,
}

/// An action of the improvement plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanFact {
    /// What will be done.
    pub action: String,
    /// Who answers for it.
    pub owner: String,
    /// The day until which it is done, `YYYY-MM-DD`.
    pub due: String,
}

/// What a team says of its own play.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// What happened, as the team tells it.
    pub story: String,
    /// One strength.
    pub strength: String,
    /// One improvement.
    pub improvement: String,
}

/// A score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Hundredths of a point; may be negative.
    pub total: i32,
    /// `P`, `S`, `M` or `U`.
    pub band: String,
    /// Each dimension.
    pub dimensions: Vec<Dimension>,
}

/// A dimension of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dimension {
    /// Its code, such as `escalation`.
    pub id: String,
    /// Hundredths earned.
    pub points: i32,
    /// Hundredths it is worth.
    pub weight: i32,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerLine {
    /// Scenario minute.
    pub at: u32,
    /// Code of the dimension, or `gate`.
    pub dimension: String,
    /// Code of the rule.
    pub rule: String,
    /// What it is about, for people.
    pub subject: String,
    /// Hundredths.
    pub points: i32,
    /// What the rule rests on.
    pub anchor: String,
    /// The author's reason.
    pub reason: String,
}

/// A decision of the chair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Scenario minute at which it was taken.
    pub at: u32,
    /// Id of the stage.
    pub stage: String,
    /// Ids of the options; of a ringing call `pick-up` or `let-ring`.
    pub chosen: Vec<String>,
    /// The same with the clauses of composed messages.
    pub picks: Vec<Chosen>,
    /// What people wrote with it.
    pub notes: Vec<String>,
    /// Whole totals of every set of options that could be taken, by the line that takes it; none
    /// where it is not known.
    pub alternatives: Option<Map<String, Value>>,
    /// Score lost against the best alternative; none where it is not known.
    pub swing: Option<i32>,
    /// What else is known of it.
    pub judgement: Option<Judgement>,
}

/// A picked option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// Its id.
    pub option: String,
    /// Id of the clause of each slot.
    pub clauses: Vec<String>,
}

impl Facts {
    /// The facts of a table, seen from a chair. Texts are in `language`.
    #[must_use]
    pub fn new(table: &Table, chair: ChairId, language: &str) -> Self {
        let exercise = table.exercise();
        let view = view(&table.seen(chair, language));
        let ended = view.ending.is_some();
        Self {
            exercise: exercise.id.clone(),
            seed: view.seed,
            chair: exercise.chairs[chair].id.clone(),
            team: None,
            ending: view.ending.map(|ending| ending.id),
            rehearsal: view.rehearsal,
            score: view.sheet.as_ref().map(score),
            ledger: view
                .sheet
                .into_iter()
                .flat_map(|sheet| sheet.ledger)
                .map(line)
                .collect(),
            decisions: decisions(table, chair),
            timeline: match ended {
                true => timeline(exercise, table.events()),
                false => Vec::new(),
            },
            forecasts: forecasts(table, chair, language),
            account: table.account(chair).map(|account| Account {
                story: account.story,
                strength: account.strength,
                improvement: account.improvement,
            }),
            words: Vec::new(),
            notes: Vec::new(),
            plan: Vec::new(),
            counterfactual: None,
            untold: Some(reason(Untold::Unfinished).to_owned()).filter(|_| !ended),
        }
    }

    /// With what was noted and planned.
    #[must_use]
    pub fn with_notes(mut self, notes: Vec<NoteFact>, plan: Vec<PlanFact>) -> Self {
        self.notes = notes;
        self.plan = plan;
        self
    }

    /// With what each person named.
    #[must_use]
    pub fn with_words(mut self, words: Vec<WordFact>) -> Self {
        self.words = words;
        self
    }

    /// The same for the team: without bare notes, which are for whoever wrote them.
    #[must_use]
    pub fn for_team(mut self) -> Self {
        self.notes.retain(|note| note.rating.is_some());
        self
    }

    /// The same without anything that a person wrote.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.account = None;
        self.words.clear();
        self.team = None;
        self.plan.clear();
        self.notes.retain(|note| note.rating.is_some());
        self.notes.iter_mut().for_each(|note| note.text.clear());
        for decision in &mut self.decisions {
            decision.notes.clear();
        }
        self
    }

    /// Adds what each decision cost, or why that cannot be told.
    #[must_use]
    pub fn with_cost(mut self, exercise: &Exercise, told: &Result<Told, Untold>) -> Self {
        let told = match told {
            Ok(told) => told,
            Err(untold) => {
                self.untold = Some(reason(*untold).to_owned());
                return self;
            }
        };
        for (decision, judged) in self.decisions.iter_mut().zip(&told.decisions) {
            decision.alternatives = Some(alternatives(exercise, judged));
            decision.swing = Some(hundredths(judged.swing));
            decision.judgement = Some(Judgement::new(exercise, judged));
        }
        self.counterfactual = Some(Counterfactual::new(exercise, told));
        self.untold = None;
        self
    }
}

/// The chair's forecasts, each with what came of it.
fn forecasts(table: &Table, chair: ChairId, language: &str) -> Vec<Forecast> {
    let channels = &table.exercise().channels;
    let seen = table.seen(chair, language);
    let foretold = seen.forecasts.iter().filter(|one| one.chair == chair);
    let came = debrief(table, chair, language).forecasts;
    foretold
        .zip(came)
        .map(|(foretold, came)| Forecast {
            at: came.at,
            channel: channels[foretold.channel].id.clone(),
            percent: came.percent,
            came: came.came,
            after: came.after,
        })
        .collect()
}

fn score(sheet: &SheetView) -> Score {
    let dimensions = sheet.dimensions.iter();
    Score {
        total: sheet.total,
        band: sheet.band.clone(),
        dimensions: dimensions
            .map(|(id, points, weight)| Dimension {
                id: id.clone(),
                points: *points,
                weight: *weight,
            })
            .collect(),
    }
}

fn line(line: LineView) -> LedgerLine {
    LedgerLine {
        at: line.at,
        dimension: line.dimension,
        rule: line.rule,
        subject: line.subject,
        points: line.points,
        anchor: line.anchor,
        reason: line.reason,
    }
}

/// The chair's decisions. The stage is the one that was open when each was taken.
fn decisions(table: &Table, chair: ChairId) -> Vec<Decision> {
    let exercise = table.exercise();
    let mut stage = None;
    let mut all = Vec::new();
    for entry in table.record() {
        if let Body::Decided { action, .. } = &entry.body {
            let stage = stage.map_or_else(String::new, |stage| exercise.stages[stage].id.clone());
            all.extend(decision(exercise, entry, action, chair, stage));
        }
        for event in entry.body.events() {
            if let crate::engine::Event::Entered { stage: entered } = event {
                stage = Some(*entered);
            }
        }
    }
    all
}

fn decision(
    exercise: &Exercise,
    entry: &Recorded,
    action: &Action,
    chair: ChairId,
    stage: String,
) -> Option<Decision> {
    let (_, what) = action.moves.iter().find(|(of, _)| *of == chair)?;
    let picks = chosen(exercise, what);
    Some(Decision {
        at: entry.at,
        stage,
        chosen: picks.iter().map(|pick| pick.option.clone()).collect(),
        picks,
        notes: entry.remarks.iter().filter_map(written).collect(),
        alternatives: None,
        swing: None,
        judgement: None,
    })
}

fn chosen(exercise: &Exercise, what: &Move) -> Vec<Chosen> {
    let call = |id: &str| {
        vec![Chosen {
            option: id.to_owned(),
            clauses: Vec::new(),
        }]
    };
    let picks = match what {
        Move::PickUp => return call(crate::session::PICK_UP),
        Move::LetRing => return call(crate::session::LET_RING),
        Move::Picks(picks) => picks,
    };
    let mut picks: Vec<_> = picks.iter().collect();
    picks.sort();
    picks
        .iter()
        .map(|pick| {
            let option = &exercise.options[pick.option];
            let slots = option.slots.iter().zip(&pick.clauses);
            Chosen {
                option: option.id.clone(),
                clauses: slots
                    .map(|(slot, clause)| slot.clauses[usize::from(*clause)].id.clone())
                    .collect(),
            }
        })
        .collect()
}

/// What was written for the debrief; a forecast is no note.
fn written(remark: &Remark) -> Option<String> {
    let note = remark.kind != RemarkKind::Forecast && !remark.text.is_empty();
    note.then(|| remark.text.clone())
}
