//! The evaluation guide: for each objective what earns which rating, what to look for, and room to
//! write down what was seen.

use super::material::Material;
use crate::exercise::draft::Rating;
use crate::exercise::model::*;
use crate::report::page::{Block, Chapter, Table, blank};

/// Rows for what an evaluator sees.
const ROWS: usize = 4;

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let mut chapters = vec![how(material)];
    let own = own(material).into_iter().enumerate();
    chapters.extend(own.map(|(nth, objective)| announced(material, nth, objective)));
    let learning = material.exercise.frame.learning.iter().enumerate();
    chapters.extend(learning.map(|(nth, objective)| learned(material, nth, objective)));
    chapters
}

fn own<'a>(material: &Material<'a>) -> Vec<&'a Objective> {
    let all = material.exercise.objectives.iter();
    let own = all.filter(|(_, objective)| objective.chair == material.chair);
    own.map(|(_, objective)| objective).collect()
}

fn how(material: &Material<'_>) -> Chapter {
    let points = [
        "papers-evaluate-watch",
        "papers-evaluate-write",
        "papers-evaluate-rate",
        "papers-evaluate-path",
    ];
    let points = points.iter().map(|key| material.locale.say(key, &[]));
    Chapter {
        id: "how".to_owned(),
        title: material.say("papers-evaluate", &[]),
        blocks: vec![
            Block::Text(material.say("report-ratings", &[])),
            Block::List(points.collect()),
        ],
    }
}

/// What gives an objective a rating: letter, reason, condition.
fn ratings(material: &Material<'_>, objective: &Objective) -> Vec<(String, String, String)> {
    let named = |rating: Rating| material.words().band(&format!("{rating:?}"));
    let mut rows: Vec<(String, String, String)> = objective
        .ratings
        .iter()
        .map(|(rating, when, reason)| {
            let when = match Material::always(when) {
                true => material.say("papers-otherwise", &[]),
                false => material.cond(when),
            };
            (named(*rating), material.line(*reason), when)
        })
        .collect();
    rows.push((
        named(Rating::U),
        material.line(objective.failed),
        material.say("papers-otherwise", &[]),
    ));
    rows
}

fn announced(material: &Material<'_>, nth: usize, objective: &Objective) -> Chapter {
    let words = material.words();
    let mut facts = vec![(
        material.say("papers-share", &[]),
        material.say("papers-percent", &[("percent", objective.share.into())]),
    )];
    if objective.chief {
        let said = material.say("papers-chief-why", &[]);
        facts.push((material.say("papers-chief", &[]), said));
    }
    if !Material::always(&objective.tested) {
        let said = material.cond(&objective.tested);
        facts.push((material.say("papers-tested", &[]), said));
    }
    let mut table = words.table(
        "papers-ratings",
        &["report-rating", "papers-evidence", "papers-model"],
        &[],
    );
    for (rating, reason, when) in ratings(material, objective) {
        table
            .rows
            .push(vec![rating.into(), reason.into(), when.into()]);
    }
    Chapter {
        id: format!("objective-{}", nth + 1),
        title: material.line(objective.text),
        blocks: vec![
            Block::Facts(facts),
            Block::Text(material.say("papers-first-holds", &[])),
            Block::Table(table),
            Block::Table(seen(material)),
        ],
    }
}

fn learned(material: &Material<'_>, nth: usize, objective: &Learning) -> Chapter {
    let stages = objective.stages.iter();
    let stages: Vec<String> = stages.map(|stage| material.stage_name(*stage)).collect();
    let stages = match stages.is_empty() {
        true => material.say("papers-anywhere", &[]),
        false => stages.join("; "),
    };
    Chapter {
        id: format!("learning-{}", nth + 1),
        title: material.line(objective.text),
        blocks: vec![
            Block::Facts(vec![
                (
                    material.say("papers-evidence", &[]),
                    material.line(objective.evidence),
                ),
                (material.say("papers-shows", &[]), stages),
            ]),
            Block::Table(seen(material)),
        ],
    }
}

/// Room for what was seen, and for the rating.
fn seen(material: &Material<'_>) -> Table {
    let mut table = material.words().table(
        "papers-seen",
        &[
            "report-number",
            "papers-seen-when",
            "papers-seen-what",
            "papers-seen-rating",
        ],
        &[],
    );
    table.blank = true;
    for number in 1..=ROWS {
        table
            .rows
            .push(vec![number.to_string().into(), blank(), blank(), blank()]);
    }
    table
}

/// The guide as rows: one for each rating of an announced objective and one for each learning
/// objective.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut table = material.words().table(
        "papers-evaluate",
        &[
            "report-objective",
            "report-rating",
            "papers-evidence",
            "papers-model",
            "papers-shows",
            "papers-seen-what",
            "papers-seen-rating",
        ],
        &[],
    );
    for objective in own(material) {
        for (rating, reason, when) in ratings(material, objective) {
            table.rows.push(vec![
                material.line(objective.text).into(),
                rating.into(),
                reason.into(),
                when.into(),
                blank(),
                blank(),
                blank(),
            ]);
        }
    }
    for objective in &material.exercise.frame.learning {
        let stages = objective.stages.iter();
        let stages: Vec<String> = stages.map(|stage| material.stage_name(*stage)).collect();
        table.rows.push(vec![
            material.line(objective.text).into(),
            blank(),
            material.line(objective.evidence).into(),
            blank(),
            stages.into(),
            blank(),
            blank(),
        ]);
    }
    table
}
