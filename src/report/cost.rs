//! What each decision cost, with names for ids: for people and for programs.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::analysis::{
    ByHand, Change, Decided, Delay, Exit, Held, Judged, Least, Path, Row, Stopped, Told, Untold,
    hundredths, lines,
};
use crate::engine::Move;
use crate::exercise::model::{ChairId, Chairs, Exercise, TextId};
use crate::session::view::cost::{
    Alternative, ByHandView, ChoiceView, Cost, Costs, DecisionCost, DelayView, ExitView, HeldView,
    LeastView,
};
use crate::session::{Body, Table};

/// The path of a table as the analysis takes it.
///
/// # Errors
/// When people sat in more than one chair: a search follows one.
pub fn path(table: &Table, chair: ChairId) -> Result<Path, Untold> {
    if table.setup().seated != Chairs::only(chair) {
        return Err(Untold::Shared);
    }
    let mut path = Path {
        chair,
        seed: table.setup().seed,
        began: Vec::new(),
        steps: Vec::new(),
        by_hand: Vec::new(),
    };
    for entry in table.record() {
        match &entry.body {
            Body::Began { events } => path.began.clone_from(events),
            Body::Decided { action, events } => {
                let own = action.moves.iter().find(|(of, _)| *of == chair);
                path.steps.extend(own.map(|(_, what)| Decided {
                    what: what.clone(),
                    events: events.clone(),
                }));
            }
            Body::Injected { events, .. } => {
                path.by_hand.push(ByHand {
                    after: path.steps.len(),
                    events: events.clone(),
                });
            }
            Body::Sealed { .. } | Body::Noted { .. } | Body::Undone => {}
        }
    }
    Ok(path)
}

/// The code of a reason.
#[must_use]
pub fn reason(untold: Untold) -> &'static str {
    match untold {
        Untold::Unfinished => "unfinished",
        Untold::Shared => "shared",
        Untold::Stopped(Stopped::Limit) => "limit",
        Untold::Stopped(Stopped::Draws) => "draws",
        Untold::Stopped(Stopped::Asked) => "stopped",
        Untold::Foreign => "foreign",
    }
}

/// What people read of it. Texts are in `language`.
#[must_use]
pub fn cost(exercise: &Exercise, language: &str, told: &Result<Told, Untold>) -> Cost {
    let told = match told {
        Ok(told) => told,
        Err(untold) => return Cost::Untold(reason(*untold).to_owned()),
    };
    let names = Names { exercise, language };
    let [best, choice] = [told.best, told.choice].map(hundredths);
    Cost::Told(Arc::new(Costs {
        best,
        actual: told.actual,
        choice,
        luck: luck(told),
        decisions: told.decisions.iter().map(|one| names.judged(one)).collect(),
        ranked: told.ranked(),
        good: told.good,
        exit: told.exit.as_ref().map(|exit| names.exit(exit)),
        least: names.least(&told.least),
        by_hand: told.by_hand.map(|by_hand| ByHandView {
            first: by_hand.first,
            changed: hundredths(by_hand.changed),
        }),
    }))
}

/// Luck in hundredths, cut so that what is printed adds up.
fn luck(told: &Told) -> i32 {
    let changed = told
        .by_hand
        .map_or(0, |by_hand| hundredths(by_hand.changed));
    hundredths(told.choice) - (hundredths(told.best) - told.actual) - changed
}

/// Names for people.
struct Names<'a> {
    exercise: &'a Exercise,
    language: &'a str,
}

impl Names<'_> {
    fn text(&self, id: TextId) -> String {
        self.exercise.texts.get(id, self.language).to_owned()
    }

    fn judged(&self, judged: &Judged) -> DecisionCost {
        let chosen = judged.rows.iter().find(|row| row.chosen);
        let other = |row: &&Row| !row.chosen;
        let most = judged.rows.iter().filter(other).rev();
        let better = most.max_by_key(|row| row.best);
        let better = better.filter(|row| chosen.is_some_and(|chosen| row.best > chosen.best));
        let alternative = |row: &Row| self.alternative(row, chosen);
        DecisionCost {
            swing: hundredths(judged.swing),
            luck: hundredths(judged.luck),
            chosen: chosen.map(alternative).unwrap_or_default(),
            better: better.map(alternative),
            others: judged.rows.iter().filter(other).map(alternative).collect(),
            delay: judged.delay.as_ref().map(|delay| self.delay(delay)),
        }
    }

    fn alternative(&self, row: &Row, chosen: Option<&Row>) -> Alternative {
        let mut what = self.choice(&row.what);
        what.reworded = !row.chosen && chosen.is_some_and(|one| row.same_options(one));
        Alternative {
            what,
            held: self.held(row.held),
            best: hundredths(row.best),
            worst: hundredths(row.worst),
        }
    }

    fn choice(&self, what: &Move) -> ChoiceView {
        let picks = match what {
            Move::Picks(picks) => picks.as_slice(),
            call => {
                return ChoiceView {
                    picked_up: Some(*call == Move::PickUp),
                    ..ChoiceView::default()
                };
            }
        };
        let mut view = ChoiceView::default();
        for pick in picks {
            let option = &self.exercise.options[pick.option];
            view.options.push(self.text(option.label));
            let clauses = option.slots.iter().zip(&pick.clauses);
            for (slot, nth) in clauses {
                if let Some(clause) = slot.clauses.get(usize::from(*nth)) {
                    view.slots.push(self.text(slot.name));
                    view.clauses.push(self.text(clause.label));
                }
            }
        }
        view
    }

    fn held(&self, held: Held) -> HeldView {
        match held {
            Held::Total { points, ending } => {
                HeldView::Total(points, self.text(self.exercise.endings[ending].title))
            }
            Held::Diverges { at, stage } => {
                let stage = stage.map(|stage| self.text(self.exercise.stages[stage].title));
                HeldView::Diverges(at, stage.unwrap_or_default())
            }
            Held::ByHand(at) => HeldView::ByHand(at),
        }
    }

    fn delay(&self, delay: &Delay) -> DelayView {
        DelayView {
            what: self.choice(&delay.what),
            minutes: delay.minutes,
            price: hundredths(delay.price),
            chosen: delay.chosen,
        }
    }

    fn exit(&self, exit: &Exit) -> ExitView {
        ExitView {
            decision: exit.decision,
            way: exit.way.iter().map(|what| self.choice(what)).collect(),
            ending: self.text(self.exercise.endings[exit.ending].title),
            sure: exit.sure,
        }
    }

    fn least(&self, least: &Least) -> LeastView {
        let change = |change: &Change| (change.decision, self.choice(&change.what));
        match least {
            Least::Good => LeastView::Good,
            Least::Changes(changes) => LeastView::Changes(changes.iter().map(change).collect()),
            Least::None(size) => LeastView::None(*size),
            Least::Bounded(size) => LeastView::Bounded(*size),
        }
    }
}

/// What programs read of the whole path. Decisions are numbered from 0, as they are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counterfactual {
    /// What the best play could expect, hundredths.
    pub best: i32,
    /// The actual total.
    pub actual: i32,
    /// What choices cost: the sum of swings.
    pub choice: i32,
    /// What luck gave; `best - actual` is `choice - luck`, less what was changed by hand.
    pub luck: i32,
    /// The part of luck that fell before the first decision.
    pub opening_luck: i32,
    /// `{decision, way: [[lines]], ending, sure}`: the last decision with a good ending open, and
    /// a way from there, as `play --plain` reads it.
    pub last_exit: Option<Json>,
    /// `{changes: [{decision, lines}] | null, searched, bounded}`.
    pub least_changes: Json,
    /// `{first, changed}` where injects were fired by hand: the first decision behind all of them,
    /// and by how much they changed the best expected total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<Json>,
}

impl Counterfactual {
    pub(super) fn new(exercise: &Exercise, told: &Told) -> Self {
        let typed = |what: &Move| lines(exercise, what);
        let exit = |exit: &Exit| {
            json!({
                "decision": exit.decision,
                "way": exit.way.iter().map(typed).collect::<Vec<_>>(),
                "ending": exercise.endings[exit.ending].id,
                "sure": exit.sure,
            })
        };
        let change =
            |change: &Change| json!({ "decision": change.decision, "lines": typed(&change.what) });
        let (changes, searched, bounded) = match &told.least {
            Least::Good => (Some(Vec::new()), 0, false),
            Least::Changes(all) => {
                let changed = all
                    .iter()
                    .filter(|change| change.decision.is_some())
                    .count();
                (Some(all.iter().map(change).collect()), changed, false)
            }
            Least::None(size) => (None, *size, false),
            Least::Bounded(size) => (None, *size, true),
        };
        Self {
            best: hundredths(told.best),
            actual: told.actual,
            choice: hundredths(told.choice),
            luck: luck(told),
            opening_luck: hundredths(told.opening),
            last_exit: told.exit.as_ref().map(exit),
            least_changes: json!({ "changes": changes, "searched": searched, "bounded": bounded }),
            by_hand: told.by_hand.map(
                |by_hand| json!({ "first": by_hand.first, "changed": hundredths(by_hand.changed) }),
            ),
        }
    }
}

/// What programs read of one decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// What chance gave between this decision and the next, hundredths.
    pub luck: i32,
    /// `[[site, branch]]`: what was drawn.
    pub draws: Vec<(String, u16)>,
    /// Whether a good ending was still open before it.
    pub good_open: bool,
    /// The chosen options in better words: `{lines, held, best, worst}`.
    pub reworded: Option<Json>,
    /// `{lines, minutes, price, chosen}`: a choice that takes time and comes back to the same
    /// decision.
    pub delay: Option<Json>,
}

impl Judgement {
    pub(super) fn new(exercise: &Exercise, judged: &Judged) -> Self {
        let again = judged.rows.iter().find(|row| reworded(judged, row));
        let delay = |delay: &Delay| {
            json!({
                "lines": lines(exercise, &delay.what),
                "minutes": delay.minutes,
                "price": hundredths(delay.price),
                "chosen": delay.chosen,
            })
        };
        let draws = judged.draws.iter();
        Self {
            luck: hundredths(judged.luck),
            draws: draws
                .map(|(site, index)| (exercise.sites[*site].key.clone(), *index))
                .collect(),
            good_open: judged.open,
            reworded: again.map(|row| alternative(exercise, row)),
            delay: judged.delay.as_ref().map(delay),
        }
    }
}

/// Every set of options that could be taken, by the line that takes it; the chosen one in its own
/// words.
pub(super) fn alternatives(exercise: &Exercise, judged: &Judged) -> Map<String, Json> {
    let rows = judged.rows.iter().filter(|row| !reworded(judged, row));
    let name = |row: &Row| lines(exercise, &row.what).swap_remove(0);
    rows.map(|row| (name(row), alternative(exercise, row)))
        .collect()
}

fn reworded(judged: &Judged, row: &Row) -> bool {
    let mut rows = judged.rows.iter();
    !row.chosen && rows.any(|other| other.chosen && other.same_options(row))
}

fn alternative(exercise: &Exercise, row: &Row) -> Json {
    let mut told = Map::new();
    let typed = lines(exercise, &row.what);
    if typed.len() > 1 {
        told.insert("lines".to_owned(), json!(typed));
    }
    let mut tell = |name: &str, what: Json| drop(told.insert(name.to_owned(), what));
    match row.held {
        Held::Total { points, ending } => {
            tell("ending", json!(exercise.endings[ending].id));
            tell("held", json!(points));
        }
        Held::Diverges { at, stage } => {
            let stage = stage.map(|stage| exercise.stages[stage].id.clone());
            tell("held", Json::Null);
            tell("diverges", json!({ "at": at, "stage": stage }));
        }
        Held::ByHand(at) => {
            tell("held", Json::Null);
            tell("by_hand", json!({ "at": at }));
        }
    }
    told.insert("best".to_owned(), json!(hundredths(row.best)));
    told.insert("worst".to_owned(), json!(hundredths(row.worst)));
    Json::Object(told)
}
