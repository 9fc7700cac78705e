//! What keeps an exercise from teaching: choices that are no choices, endings nobody sees,
//! objectives nothing tests, escalation nobody chose.

use super::codes::*;
use super::finding::Finding;
use crate::analysis::solve::WHOLE;
use crate::analysis::survey::Survey;
use crate::exercise::Spot;
use crate::exercise::draft::Class;
use crate::exercise::model::*;

/// An option best in more of a hundred situations than this is hardly a choice.
const OFTEN: u64 = 70;
/// Over fewer situations nothing is said to be best nearly everywhere.
const ENOUGH: u64 = 10;
/// An ending less likely under uniform play than one in so many is hardly seen.
const SELDOM: u64 = 1_000;

pub(super) fn find(exercise: &Exercise, surveys: &[Survey]) -> Vec<Finding> {
    let mut all = Vec::new();
    for survey in surveys {
        options(exercise, survey, &mut all);
        objectives(exercise, survey, &mut all);
    }
    endings(exercise, surveys, &mut all);
    all.extend(unavoidable(surveys));
    all
}

fn options(exercise: &Exercise, survey: &Survey, all: &mut Vec<Finding>) {
    for (id, option) in exercise.options.iter() {
        let row = &survey.menus.options[id.index()];
        if row.contested == 0 || exercise.menus[option.menu].chair != survey.chair {
            continue;
        }
        let other = |id: OptionId| exercise.options[id].id.as_str();
        if let Some(equal) = row.equal {
            // Of two that lead to the same, the later one is told.
            if equal < id {
                let message = format!(
                    "`{}` leads to the same as `{}` wherever both can be taken",
                    option.id,
                    other(equal)
                );
                let help = "join the two, or let something follow from the difference";
                all.push(Finding::new(&EQUAL, Spot::Option(id), message, help));
            }
        } else if let Some(better) = row.dominated {
            let message = format!(
                "`{}` is open wherever `{}` is, never worse in any dimension and always better in one",
                other(better),
                option.id
            );
            let help =
                "give the option a dimension in which it leads, or a state in which it is better";
            all.push(Finding::new(&DOMINATED, Spot::Option(id), message, help));
        } else if row.best == 0 && row.leads == Some(0) {
            let message = format!(
                "`{}` is best in none of {} situations, and leads in no dimension",
                option.id, row.contested
            );
            let help = "give it a reason that a serious person would give";
            all.push(Finding::new(&BEST_NOWHERE, Spot::Option(id), message, help));
        }
        let contested = survey.menus.menus[option.menu.index()].contested;
        if contested >= ENOUGH && row.best * 100 > contested * OFTEN {
            let message = format!(
                "`{}` is best in {} of {contested} situations of its decision",
                option.id, row.best
            );
            let help = "let the best option depend on what came before";
            all.push(Finding::new(
                &BEST_EVERYWHERE,
                Spot::Option(id),
                message,
                help,
            ));
        }
    }
}

fn objectives(exercise: &Exercise, survey: &Survey, all: &mut Vec<Finding>) {
    let walked = survey.ratings.iter();
    let walked = walked.filter(|(_, ratings)| ratings[..4].iter().all(|part| *part == 0));
    let mut untested: Vec<ObjectiveId> = walked.map(|(id, _)| *id).collect();
    if survey.coverage.is_none() {
        // The compiled form rates no path: what is left is what no state could change.
        let own = exercise.objectives.iter();
        let own = own.filter(|(_, row)| row.chair == survey.chair);
        let never = own.filter(|(_, row)| matches!(row.tested, Cond::Never));
        untested.extend(never.map(|(id, _)| id));
    }
    for id in untested {
        let message = format!(
            "objective `{}` is tested on no path",
            exercise.objectives[id].id
        );
        let help = "let its condition `tested` hold on some path";
        all.push(Finding::new(&UNTESTED, Spot::Objective(id), message, help));
    }
}

fn endings(exercise: &Exercise, surveys: &[Survey], all: &mut Vec<Finding>) {
    for (id, ending) in exercise.endings.iter() {
        let rows = || surveys.iter().map(|survey| &survey.endings[id.index()]);
        let most = rows().map(|row| row.shares[2]).max().unwrap_or(0);
        if rows().any(|row| row.route.is_some()) && most < WHOLE / SELDOM {
            let millionth = u128::from(most) * 1_000_000 / u128::from(WHOLE);
            let message = format!(
                "under uniform play {millionth} of a million paths end in `{}`",
                ending.id
            );
            let help = "widen the way to it, or accept that only a few will see it";
            all.push(Finding::new(&RARE, Spot::Ending(id), message, help));
        }
    }
}

/// From whichever chair: the calmest path of all.
fn unavoidable(surveys: &[Survey]) -> Option<Finding> {
    let calm = surveys.iter().map(|survey| survey.calm).min()??;
    let word = match calm {
        Class::DeEscalation | Class::StatusQuo | Class::Posturing => return None,
        Class::NonViolent => "non-violent escalation",
        Class::Violent => "violence",
        Class::Nuclear => "nuclear use",
    };
    let message = format!("every path holds an act of {word}");
    Some(Finding::whole(
        &UNAVOIDABLE,
        message,
        "say in the debrief that it was nobody's choice",
    ))
}
