//! The debrief step by step, as lines of text: what a facilitator has released.

use super::back;
use super::cost;
use super::debrief::{history, knowledge, timeline};
use super::ledger;
use super::page::Page;
use crate::locale::{Arg, Locale};
use crate::session::view::debrief::{Debrief, RoomView};
use crate::session::view::paths::PathsView;
use crate::session::view::wash::{Step, Steps};
use crate::tui::{decided, step_does, step_name};

/// One step of the debrief, wrapped to `width` cells.
#[must_use]
pub fn step(locale: &Locale, width: usize, debrief: &Debrief, step: Step) -> String {
    let mut page = Page::new(locale, width);
    page.heading(&step_name(locale, step));
    page.line(&step_does(locale, step));
    let room = debrief.room.clone().unwrap_or_default();
    match step {
        Step::Account => account(&mut page, &room),
        Step::Timeline => {
            timeline(&mut page, &debrief.moments);
            back::questions(&mut page, debrief);
        }
        Step::Knowledge => {
            knowledge(&mut page, debrief);
            ledger::silences(&mut page, &debrief.now);
        }
        Step::History => {
            history(&mut page, debrief);
            back::cards(&mut page, debrief);
            back::sources(&mut page, debrief);
        }
        Step::Score => {
            if let Some(sheet) = &debrief.now.sheet {
                ledger::sheet(&mut page, sheet);
            }
            ledger::limits(&mut page, &debrief.now);
        }
        Step::Swings | Step::Exit | Step::Chance => {
            // The path stays with it: decisions are named by where they were taken.
            let alone = Steps::NONE.with(Step::Timeline).with(step);
            cost::told(&mut page, &debrief.clone().only(alone));
        }
        Step::Forecasts => back::forecasts(&mut page, debrief),
        Step::Comparison => {
            if let Some(paths) = &room.paths {
                comparison(&mut page, paths);
            }
        }
        Step::Objectives => rated(&mut page, &room),
        Step::Actions => actions(&mut page, &room),
    }
    page.text
}

/// What tells a part of what the room added.
type Tells = fn(&mut Page<'_>, &RoomView);

/// What the room added to a debrief: words of each person, ratings, actions; of each, where there
/// is any.
pub(super) fn room(page: &mut Page<'_>, room: &RoomView) {
    let rated_any = room.rated.iter().any(|one| !one.ratings.is_empty());
    let parts: [(bool, Step, Tells); 3] = [
        (!room.words.is_empty(), Step::Account, account),
        (rated_any, Step::Objectives, rated),
        (!room.plan.is_empty(), Step::Actions, actions),
    ];
    for (_, step, tell) in parts.into_iter().filter(|(any, ..)| *any) {
        let heading = step_name(page.locale, step);
        page.heading(&heading);
        tell(page, room);
    }
}

fn account(page: &mut Page<'_>, room: &RoomView) {
    if !room.story.is_empty() {
        page.gap();
        let said = page.say("debrief-story", &[]);
        page.line(&said);
        room.story.lines().for_each(|line| page.item("    ", line));
    }
    for word in &room.words {
        page.gap();
        page.line(&word.name);
        let said = [
            (page.say("debrief-strength", &[]), &word.strength),
            (page.say("debrief-improvement", &[]), &word.improvement),
        ];
        for (name, words) in said.iter().filter(|(_, words)| !words.is_empty()) {
            page.item("  ", &format!("{name} {words}"));
        }
    }
}

/// What each team decided, decision by decision, and how its play ended.
fn comparison(page: &mut Page<'_>, paths: &PathsView) {
    for (number, step) in (1..).zip(&paths.steps) {
        page.gap();
        let said = match step.is_last() {
            true => page.say("paths-last", &[]),
            false => page.say("paths-at", &[("number", Arg::from(number))]),
        };
        page.line(&said);
        if let Some(parting) = paths.parting.filter(|parting| parting.step + 1 == number) {
            let counts = [("pairs", parting.pairs.into()), ("of", parting.of.into())];
            let said = match parting.chance {
                true => page.say("paths-parting-chance", &counts),
                false => page.say("paths-parting", &counts),
            };
            page.item("! ", &said);
        }
        for (team, name) in paths.teams.iter().enumerate() {
            let Some(place) = step.stood[team].and_then(|place| step.places.get(place)) else {
                continue;
            };
            let chosen = step.chose[team].as_ref();
            let ended = chosen.is_none() && paths.endings[team].is_some();
            let did = decided(page.locale, chosen, ended);
            let clock = page.locale.clock(i64::from(place.clock));
            page.item("  ", &format!("{name}: {clock}, {}: {did}", place.title));
        }
    }
}

fn rated(page: &mut Page<'_>, room: &RoomView) {
    for objective in &room.rated {
        page.gap();
        page.item("- ", &objective.objective);
        if objective.ratings.is_empty() {
            let said = page.say("rated-open", &[]);
            page.item("    ", &said);
        }
        for (rating, words, moment) in &objective.ratings {
            let band = page.say(&format!("band-{}", rating.to_ascii_lowercase()), &[]);
            page.item("    ", &format!("{rating}, {band}: {words}"));
            if let Some(moment) = moment {
                let said = page.say("debrief-number", &[("number", (moment + 1).into())]);
                page.item("    ", &said);
            }
        }
    }
}

fn actions(page: &mut Page<'_>, room: &RoomView) {
    if room.plan.is_empty() {
        let said = page.say("plan-none", &[]);
        page.line(&said);
    }
    for action in &room.plan {
        page.gap();
        page.item("- ", &action.action);
        let said = page.say("plan-owner", &[("owner", (&action.owner).into())]);
        page.item("    ", &said);
        if !action.due.is_empty() {
            let said = page.say("plan-due", &[("due", (&action.due).into())]);
            page.item("    ", &said);
        }
        if !action.team.is_empty() {
            let said = page.say("plan-team", &[("team", (&action.team).into())]);
            page.item("    ", &said);
        }
    }
}
