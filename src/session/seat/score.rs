//! The sheet of a finished path, with every line resolved to what it rests on.

use super::frame::DIMENSIONS;
use super::seen::Seen;
use crate::exercise::model::*;
use crate::scoring::{Account, Evidence, Line, Rule, Scorer, band, rating};
use crate::session::view::{LineView, SheetView};

pub(super) fn sheet(seen: &Seen<'_>) -> SheetView {
    let sheet = Scorer::new(seen.exercise, seen.chair).sheet(seen.events, seen.state);
    let rubric = &seen.exercise.rubric;
    let weights = DIMENSIONS.iter().zip(rubric.weights);
    SheetView {
        total: sheet.total(),
        band: format!("{:?}", band(rubric, sheet.total())),
        dimensions: weights
            .map(|((dimension, code), weight)| {
                (
                    (*code).to_owned(),
                    sheet.of(Account::Of(*dimension)),
                    weight,
                )
            })
            .collect(),
        objectives: objectives(seen),
        ledger: sheet.lines.iter().map(|line| of_line(seen, line)).collect(),
    }
}

fn objectives(seen: &Seen<'_>) -> Vec<(String, String, String)> {
    let own = seen
        .exercise
        .objectives
        .iter()
        .filter(|(_, objective)| objective.chair == seen.chair);
    own.map(|(id, objective)| {
        let (rating, reason) = match rating(seen.exercise, seen.state, id) {
            Some((rating, reason)) => (format!("{rating:?}"), seen.text(reason)),
            None => ("-".to_owned(), String::new()),
        };
        (seen.text(objective.text), rating, reason)
    })
    .collect()
}

fn of_line(seen: &Seen<'_>, line: &Line) -> LineView {
    let dimension = match line.account {
        Account::Gate => "gate",
        Account::Of(of) => DIMENSIONS
            .iter()
            .find(|(dimension, _)| *dimension == of)
            .map_or("", |(_, code)| code),
    };
    let author = match line.evidence {
        Evidence::Author(index) => seen.exercise.rubric.lines.get(index),
        _ => None,
    };
    LineView {
        at: line.at,
        dimension: dimension.to_owned(),
        rule: line.rule.code().to_owned(),
        subject: subject(seen, &line.evidence),
        arguments: arguments(line.rule),
        points: line.points,
        anchor: author.map_or_else(
            || line.rule.anchor().to_owned(),
            |line| seen.text(line.anchor),
        ),
        reason: seen.text(line.reason),
    }
}

fn subject(seen: &Seen<'_>, evidence: &Evidence) -> String {
    let exercise = seen.exercise;
    match evidence {
        Evidence::Frame => String::new(),
        Evidence::Act(chair, code, manner) => {
            let name = act_name(exercise, code, manner).unwrap_or_default();
            format!("{}: {name}", seen.text(exercise.chairs[*chair].name))
        }
        Evidence::Channel(channel) => seen.text(exercise.channels[*channel].name),
        Evidence::Options(options) => {
            let labels: Vec<String> = options
                .iter()
                .map(|option| seen.text(exercise.options[*option].label))
                .collect();
            labels.join(" + ")
        }
        Evidence::Occasion(occasion) => {
            let mut menus = exercise.menus.iter();
            let menu = menus.find(|(_, menu)| menu.occasion == Some(*occasion));
            menu.map_or_else(String::new, |(_, menu)| {
                let stage = exercise.points[menu.point].stage;
                seen.text(exercise.stages[stage].title)
            })
        }
        Evidence::Objective(objective) => seen.text(exercise.objectives[*objective].text),
        Evidence::Author(index) => exercise
            .rubric
            .lines
            .get(*index)
            .map(|line| line.id.clone())
            .unwrap_or_default(),
    }
}

/// The catalogue's name of an act, by the row that the exercise carries.
pub(super) fn act_name(exercise: &Exercise, code: &str, manner: &str) -> Option<String> {
    let options = exercise
        .options
        .iter()
        .filter_map(|(_, option)| option.act.as_ref());
    let injects = exercise.injects.iter().flat_map(|(_, inject)| &inject.acts);
    let answers = exercise
        .channels
        .iter()
        .flat_map(|(_, channel)| &channel.answers)
        .filter_map(|answer| answer.act.as_ref());
    let outcomes = exercise
        .options
        .iter()
        .flat_map(|(_, option)| &option.outcomes);
    let replies = outcomes.filter_map(|outcome| outcome.reply.as_ref()?.act.as_ref());
    let chances = exercise
        .options
        .iter()
        .flat_map(|(_, option)| &option.outcomes)
        .filter_map(|outcome| outcome.chance.as_ref());
    let branches = chances
        .chain(
            exercise
                .injects
                .iter()
                .filter_map(|(_, inject)| inject.chance.as_ref()),
        )
        .flat_map(|chance| &chance.branches);
    let drawn = branches.flat_map(|branch| {
        branch
            .acts
            .iter()
            .chain(branch.reply.as_ref().and_then(|reply| reply.act.as_ref()))
    });
    let mut all = options
        .chain(injects)
        .chain(answers)
        .chain(replies)
        .chain(drawn);
    all.find(|act| act.row.code == code && act.row.manner == manner)
        .map(|act| act.row.name.clone())
}

/// Arguments of the rule's sentence in the phrase catalogue.
fn arguments(rule: Rule) -> Vec<(String, String)> {
    let pair = |name: &str, value: String| (name.to_owned(), value);
    match rule {
        Rule::OwnAct(class, hours) | Rule::OtherAct(class, hours) => {
            vec![
                pair("class", kebab(class)),
                pair("hours", hours.to_string()),
            ]
        }
        Rule::Level(level, percent) => vec![
            pair("level", kebab(level)),
            pair("percent", percent.to_string()),
        ],
        Rule::Pivot(minutes) => vec![pair("minutes", minutes.to_string())],
        Rule::Message(percent) | Rule::Credited(percent) => {
            vec![pair("percent", percent.to_string())]
        }
        Rule::Conduct {
            restrained,
            matched,
            grit,
        } => {
            vec![
                pair("restrained", restrained.to_string()),
                pair("matched", matched.to_string()),
                pair("grit", grit.to_string()),
            ]
        }
        Rule::Rated(rating) => vec![pair("rating", kebab(rating))],
        _ => Vec::new(),
    }
}

/// The code of a variant: `DeEscalation` is `de-escalation` in the phrase catalogue.
pub(super) fn kebab(variant: impl std::fmt::Debug) -> String {
    let mut code = String::new();
    for letter in format!("{variant:?}").chars() {
        if letter.is_ascii_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.push(letter.to_ascii_lowercase());
    }
    code
}
