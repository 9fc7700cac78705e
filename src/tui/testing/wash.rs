//! The hot wash half way: what the facilitator, the room and a team see of it.

use std::sync::Arc;

use super::hostile::evil;
use crate::session::view::debrief::{Debrief, RoomView};
use crate::session::view::projector::{ProjectorView, WallWash};
use crate::session::view::team::TeamView;
use crate::session::view::wash::{
    ActionView, RatedView, SteeredWash, Step, Steps, WashView, WordView,
};

/// Every step up to this one.
fn until(last: Step) -> Steps {
    let steps = Step::ALL.into_iter().filter(|step| *step <= last);
    steps.fold(Steps::NONE, Steps::with)
}

fn words() -> Vec<WordView> {
    let word = |name: &str, strength: &str, improvement: &str| WordView {
        name: name.into(),
        strength: strength.into(),
        improvement: improvement.into(),
    };
    vec![
        word(
            "Ann",
            "Nobody shouted, and every call was logged.",
            "Ask who writes before the first call, not after it.",
        ),
        word("田中さくら", "", "Ring twice before we give a number up."),
    ]
}

fn plan() -> Vec<ActionView> {
    let action = |team: &str, action: &str, owner: &str, due: &str| ActionView {
        team: team.into(),
        action: action.into(),
        owner: owner.into(),
        due: due.into(),
    };
    vec![
        action(
            "Norhaven",
            "Print the list of direct numbers and hang it above the desk.",
            "Ann",
            "2027-02-01",
        ),
        action(
            "",
            "Rehearse the handover at night once a quarter.",
            "the duty officer",
            "",
        ),
    ]
}

/// At the fourth step of twelve.
pub(crate) fn steered() -> SteeredWash {
    let teams = super::console::names();
    SteeredWash {
        steps: until(Step::History),
        now: Some(Step::History),
        begun: true,
        left: Some(17 * 60 + 5),
        planned: 30,
        spoken: teams.into_iter().map(|team| (team, 2, 3)).collect(),
        words: words()
            .into_iter()
            .map(|word| ("Norhaven".into(), word))
            .collect(),
        plan: plan(),
        one_world: false,
    }
}

/// Every text of it made hostile.
pub(crate) fn hostile(wash: &mut SteeredWash) {
    for (team, ..) in &mut wash.spoken {
        *team = evil(team);
    }
    for (team, word) in &mut wash.words {
        for text in [
            team,
            &mut word.name,
            &mut word.strength,
            &mut word.improvement,
        ] {
            *text = evil(text);
        }
    }
    for action in &mut wash.plan {
        for text in [
            &mut action.team,
            &mut action.action,
            &mut action.owner,
            &mut action.due,
        ] {
            *text = evil(text);
        }
    }
}

/// The debrief of a team, with what the room adds, released up to this step.
pub(crate) fn back_in_the_room(last: Step) -> Debrief {
    let rated = vec![
        RatedView {
            objective: "Keep a line open to the other side.".into(),
            ratings: vec![
                (
                    'S',
                    "They rang twice, but nobody wrote down whom they reached.".into(),
                    Some(1),
                ),
                (
                    'M',
                    "The second shift knew nothing of the first call.".into(),
                    None,
                ),
            ],
        },
        RatedView {
            objective: "Bring the crew home.".into(),
            ratings: Vec::new(),
        },
    ];
    let room = RoomView {
        story: super::debrief()
            .account
            .map_or_else(String::new, |account| account.story),
        words: words(),
        paths: Some(Arc::new(super::console::went())),
        rated,
        plan: plan(),
    };
    let whole = Debrief {
        room: Some(room),
        ..super::debrief()
    };
    whole.only(until(last))
}

/// A seat of the team at this step.
pub(crate) fn released(team: TeamView, last: Step) -> TeamView {
    let mut team = team;
    team.floor.debrief = true;
    team.wash = WashView {
        steps: until(last),
        now: Some(last),
        minutes: Some(18),
        version: u32::try_from(last.number()).unwrap(),
    };
    team
}

/// The wall at this step; with the path of the only team, or of several with what is for all.
pub(crate) fn wall_wash(step: Step, alone: bool) -> ProjectorView {
    let wall = super::wall_after();
    let steered = steered();
    let record = back_in_the_room(step);
    let objectives = record.room.iter().flat_map(|room| &room.rated);
    ProjectorView {
        paths: wall.paths.clone().filter(|_| step >= Step::Comparison),
        wash: Some(Arc::new(WallWash {
            now: Some(step),
            left: steered.left,
            spoken: steered.spoken,
            questions: vec!["What would you write on the card above the desk?".into()],
            objectives: objectives.map(|one| one.objective.clone()).collect(),
            plan: plan(),
            record: alone.then(|| Arc::new(record)),
        })),
        ..wall
    }
}
