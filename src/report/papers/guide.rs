//! The facilitator guide: the exercise at a glance, every stage, and how its paths split.

use super::course::course;
use super::material::Material;
use super::tracking::boxes;
use super::{run_sheet, stage};
use crate::analysis::WHOLE;
use crate::exercise::model::*;
use crate::report::page::{Block, Chapter};

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let mut chapters = vec![how(material), glance(material), paths(material)];
    let stages = material.exercise.stages.keys();
    chapters.extend(stages.map(|id| stage::chapter(material, id)));
    chapters.push(silences(material));
    chapters.extend(boxes(material));
    chapters.push(day(material));
    chapters
}

fn how(material: &Material<'_>) -> Chapter {
    let points = [
        "papers-guide-private",
        "papers-guide-codes",
        "papers-guide-purpose",
        "papers-guide-hints",
        "papers-guide-figures",
    ];
    let points = points.iter().map(|key| material.locale.say(key, &[]));
    Chapter {
        id: "how".to_owned(),
        title: material.say("papers-guide-how", &[]),
        blocks: vec![Block::List(points.collect())],
    }
}

fn glance(material: &Material<'_>) -> Chapter {
    let words = material.words();
    let mut heads = vec![
        "report-stage",
        "papers-opens",
        "papers-minutes",
        "papers-purpose",
    ];
    if material.splits.is_some() {
        heads.push("papers-comes");
    }
    let mut table = words.table("papers-glance", &heads, &["papers-comes"]);
    for (id, row) in material.exercise.stages.iter() {
        let minutes = match row.facilitator.minutes {
            0 => String::new(),
            minutes => words.span(minutes),
        };
        let mut cells = vec![
            material.stage_name(id).into(),
            words.clock(row.not_before).into(),
            minutes.into(),
            material.line(row.facilitator.purpose).into(),
        ];
        cells.extend(material.share_of(id).map(Into::into));
        table.rows.push(cells);
    }
    Chapter {
        id: "glance".to_owned(),
        title: material.say("papers-glance", &[]),
        blocks: vec![Block::Table(table)],
    }
}

/// What all paths come to.
fn paths(material: &Material<'_>) -> Chapter {
    let words = material.words();
    let mut blocks = Vec::new();
    match material.splits {
        Some(splits) => {
            let [best, worst, uniform] = splits.totals.map(|points| words.points(points));
            let args = [
                ("best", best.into()),
                ("worst", worst.into()),
                ("uniform", uniform.into()),
                ("good", material.percent(splits.good, WHOLE).into()),
            ];
            blocks.push(Block::Text(material.say("papers-searched", &args)));
            blocks.push(Block::Quiet(material.say("papers-searched-how", &[])));
        }
        None => blocks.push(Block::Text(material.say("papers-unsearched", &[]))),
    }
    let mut heads = vec!["report-ending", "papers-good", "papers-told-if"];
    if material.splits.is_some() {
        heads.push("papers-share-of-play");
    }
    let mut table = words.table("papers-endings", &heads, &["papers-share-of-play"]);
    for (id, ending) in material.exercise.endings.iter() {
        let good = match ending.good {
            true => material.say("papers-good-yes", &[]),
            false => material.say("papers-good-no", &[]),
        };
        let when = match Material::always(&ending.when) {
            true => material.say("papers-otherwise", &[]),
            false => material.cond(&ending.when),
        };
        let title = material.line(ending.title);
        let mut cells = vec![title.into(), good.into(), when.into()];
        if let Some(splits) = material.splits {
            let share = splits.endings.get(id.index()).copied().unwrap_or(0);
            cells.push(material.percent(share, WHOLE).into());
        }
        table.rows.push(cells);
    }
    blocks.push(Block::Text(material.say("papers-endings-how", &[])));
    blocks.push(Block::Table(table));
    Chapter {
        id: "paths".to_owned(),
        title: material.say("papers-paths", &[]),
        blocks,
    }
}

/// Why a line stays silent, and who may answer on it when.
fn silences(material: &Material<'_>) -> Chapter {
    let mut blocks = vec![Block::Text(material.say("papers-silences-how", &[]))];
    for (_, channel) in material.exercise.channels.iter() {
        blocks.push(Block::Heading(3, material.line(channel.name)));
        let mut facts = vec![
            (
                material.say("papers-level", &[]),
                material.coded("level", channel.level),
            ),
            (
                material.say("papers-why-silent", &[]),
                material.line(channel.silence.reason),
            ),
        ];
        facts.extend(channel.answers.iter().map(|answer| {
            let args = [("by", material.line(answer.by).into())];
            let name = material.say("papers-answers", &args);
            (name, answers_if(material, answer))
        }));
        blocks.push(Block::Facts(facts));
    }
    Chapter {
        id: "silences".to_owned(),
        title: material.say("papers-silences", &[]),
        blocks,
    }
}

/// When an answer comes, and how soon.
pub(super) fn answers_if(material: &Material<'_>, answer: &Answer) -> String {
    let mut needs: Vec<String> = Vec::new();
    if let Some((which, points)) = answer.needs {
        let name = material.line(material.exercise.authorisations[which].name);
        let args = [("name", name.into()), ("value", points.into())];
        needs.push(material.say("papers-at-least", &args));
    }
    needs.extend(Some(material.cond(&answer.when)).filter(|said| !said.is_empty()));
    let and = format!(" {} ", material.say("papers-and", &[]));
    let args = [
        ("what", needs.join(&and).into()),
        ("span", material.words().span(answer.after).into()),
    ];
    match needs.is_empty() {
        true => material.say("papers-answers-always", &args),
        false => material.say("papers-answers-if", &args),
    }
}

fn day(material: &Material<'_>) -> Chapter {
    let span = material.words().span(course(material).minutes);
    Chapter {
        id: "day".to_owned(),
        title: material.say("papers-day", &[]),
        blocks: vec![
            Block::Text(material.say("papers-day-length", &[("span", span.into())])),
            Block::Table(run_sheet::table(material)),
        ],
    }
}
