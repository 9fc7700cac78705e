//! What the seat decides now.

use super::seen::Seen;
use crate::engine::{Phase, Standing, answerable, holds, least, rings, standing, waiting};
use crate::exercise::model::*;
use crate::session::view::{ClauseView, DecisionView, OptionView, SlotView};

/// Names by which a called chair picks up or lets ring; the phrase catalogue has their sentences.
pub const PICK_UP: &str = "pick-up";
/// See [`PICK_UP`].
pub const LET_RING: &str = "let-ring";

pub(super) fn decision(seen: &Seen<'_>) -> Option<DecisionView> {
    if !waiting(seen.exercise, seen.state, seen.seated).has(seen.chair) {
        return None;
    }
    match seen.state.phase {
        Phase::Deciding(point) => {
            let point = &seen.exercise.points[point];
            let menu = point
                .menus
                .iter()
                .map(|menu| &seen.exercise.menus[*menu])
                .find(|menu| menu.chair == seen.chair)?;
            Some(of_menu(seen, point, menu))
        }
        Phase::Ringing(_) => Some(of_call(seen, *seen.state.ringing.first()?)),
        _ => None,
    }
}

fn of_menu(seen: &Seen<'_>, point: &Point, menu: &Menu) -> DecisionView {
    let mut number = 0;
    let options: Vec<OptionView> = menu
        .options
        .iter()
        .filter_map(|id| match standing(seen.exercise, seen.state, *id) {
            Standing::Hidden => None,
            Standing::Greyed(reason) => Some(option(seen, *id, None, Some(seen.text(reason)))),
            Standing::Open => {
                number += 1;
                Some(option(seen, *id, Some(number), None))
            }
        })
        .collect();
    DecisionView {
        ask: seen.text(menu.ask),
        options,
        picks: (
            least(seen.exercise, seen.state, menu),
            menu.most.min(number),
        ),
        free: menu.free,
        each_more: menu.each_more,
        ringing: point
            .ringing
            .map(|channel| seen.text(seen.exercise.channels[channel].name)),
        next: next_stage(seen, point),
    }
}

/// The minute before which none of the stages that can follow opens. It is read from the file
/// alone, so that it tells nothing of what the other side has done or will do.
fn next_stage(seen: &Seen<'_>, point: &Point) -> Option<Minutes> {
    let stage = &seen.exercise.stages[point.stage];
    let last = stage.points.last().map(|id| &seen.exercise.points[*id]);
    if !last.is_some_and(|last| std::ptr::eq(last, point)) {
        return None;
    }
    let opening = |link: &Link| match link.to {
        Goal::Stage(next) => Some(seen.exercise.stages[next].not_before),
        Goal::End => None,
    };
    let opens: Option<Vec<Minutes>> = stage.next.iter().map(opening).collect();
    let soonest = opens?.into_iter().min()?;
    (soonest > seen.state.clock).then_some(soonest)
}

fn option(
    seen: &Seen<'_>,
    id: OptionId,
    number: Option<usize>,
    greyed: Option<String>,
) -> OptionView {
    let model = &seen.exercise.options[id];
    OptionView {
        number,
        id: model.id.clone(),
        label: seen.text(model.label),
        detail: seen.text(model.detail),
        greyed,
        minutes: model.cost,
        irreversible: model.irreversible,
        excludes: model
            .excludes
            .iter()
            .filter(|other| standing(seen.exercise, seen.state, **other) != Standing::Hidden)
            .map(|other| seen.exercise.options[*other].id.clone())
            .collect(),
        message: model
            .message
            .as_ref()
            .map(|message| seen.text(message.text))
            .unwrap_or_default(),
        slots: model.slots.iter().map(|slot| clauses(seen, slot)).collect(),
        rings: rings(seen.exercise, id)
            .map(|channel| &seen.exercise.channels[channel])
            .map(|channel| (channel.id.clone(), seen.text(channel.name)))
            .collect(),
    }
}

fn clauses(seen: &Seen<'_>, slot: &ClauseSlot) -> SlotView {
    let there = slot
        .clauses
        .iter()
        .filter(|clause| holds(seen.exercise, seen.state, &clause.when));
    SlotView {
        id: slot.id.clone(),
        name: seen.text(slot.name),
        clauses: there
            .map(|clause| ClauseView {
                id: clause.id.clone(),
                label: seen.text(clause.label),
                text: seen.text(clause.text),
                translated: seen.text(clause.translated),
                theirs: seen.text(clause.theirs),
                fact: seen.text(clause.fact),
            })
            .collect(),
    }
}

/// A call that rings at the seat's own end: whether it may be answered is the called chair's to know.
fn of_call(seen: &Seen<'_>, channel: ChannelId) -> DecisionView {
    let model = &seen.exercise.channels[channel];
    let may = answerable(seen.exercise, seen.state, channel);
    let pick_up = OptionView {
        number: may.then_some(1),
        id: PICK_UP.to_owned(),
        greyed: (!may).then(|| seen.text(model.silence.reason)),
        ..OptionView::default()
    };
    let let_ring = OptionView {
        number: Some(if may { 2 } else { 1 }),
        id: LET_RING.to_owned(),
        ..OptionView::default()
    };
    DecisionView {
        ask: seen.text(model.about),
        options: vec![pick_up, let_ring],
        picks: (1, 1),
        free: 1,
        each_more: 0,
        ringing: Some(seen.text(model.name)),
        next: None,
    }
}
