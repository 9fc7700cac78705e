//! The master scenario events list: everything that comes to somebody by itself, in the order of
//! the stages and of the clock.

use super::material::Material;
use crate::exercise::model::*;
use crate::report::page::{Block, Cell, Chapter, Table};

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    vec![Chapter {
        id: "events".to_owned(),
        title: material.say("papers-events", &[]),
        blocks: vec![
            Block::Text(material.say("papers-events-how", &[])),
            Block::Table(table(material)),
        ],
    }]
}

/// The list as rows.
pub(super) fn table(material: &Material<'_>) -> Table {
    let heads = [
        "papers-code",
        "report-when",
        "report-stage",
        "papers-sender",
        "papers-to",
        "papers-event",
        "papers-expected",
        "papers-owner",
    ];
    let mut table = material.words().table("papers-events", &heads, &[]);
    let exercise = material.exercise;
    let anywhere = exercise.injects.iter();
    let mut anywhere: Vec<InjectId> = anywhere
        .filter(|(_, inject)| inject.stage.is_none())
        .map(|(id, _)| id)
        .collect();
    anywhere.sort_by_key(|id| minute(&exercise.injects[*id]));
    let rows = anywhere.into_iter().map(|id| inject(material, id));
    table.rows.extend(rows);
    for (id, stage) in exercise.stages.iter() {
        table.rows.push(opening(material, id, stage));
        let mut own: Vec<InjectId> = stage.injects.clone();
        own.sort_by_key(|id| minute(&exercise.injects[*id]));
        let rows = own.into_iter().map(|id| inject(material, id));
        table.rows.extend(rows);
    }
    table
}

/// The minute that an inject waits for; those that wait for something else stand last.
fn minute(inject: &Inject) -> u32 {
    match inject.trigger {
        Trigger::At(minute) | Trigger::Absent(_, minute) => minute,
        Trigger::When(_) | Trigger::Called => u32::MAX,
    }
}

fn opening(material: &Material<'_>, id: StageId, stage: &Stage) -> Vec<Cell> {
    let when = match stage.not_before {
        0 => material.say("papers-on-arrival", &[]),
        minute => {
            let time = material.words().clock(minute);
            material.say("papers-not-before", &[("time", time.into())])
        }
    };
    let seen = stage.situation.iter();
    let seen = seen.fold(Chairs::NONE, |seen, passage| {
        Chairs(seen.0 | passage.seen_by.0)
    });
    let asks = stage.points.iter();
    let asks = asks.flat_map(|point| &material.exercise.points[*point].menus);
    let own = asks.map(|menu| &material.exercise.menus[*menu]);
    let own = own.filter(|menu| menu.chair == material.chair);
    let expected: Vec<String> = own.map(|menu| material.line(menu.ask)).collect();
    vec![
        format!("S{}", material.stage_code(id)).into(),
        when.into(),
        material.stage_name(id).into(),
        material.say("papers-the-exercise", &[]).into(),
        material.chairs(seen).into(),
        material.say("papers-stage-opens", &[]).into(),
        expected.into(),
        material.say("papers-owner-program", &[]).into(),
    ]
}

fn inject(material: &Material<'_>, id: InjectId) -> Vec<Cell> {
    let inject = &material.exercise.injects[id];
    let stage = inject.stage.map(|stage| material.stage_name(stage));
    vec![
        material.inject_code(id).into(),
        material.trigger(inject).into(),
        stage
            .unwrap_or_else(|| material.say("papers-anywhere", &[]))
            .into(),
        material.line(inject.from).into(),
        material.chairs(inject.seen_by).into(),
        material.line(inject.text).into(),
        material.line(inject.expected).into(),
        material.say("papers-owner-program", &[]).into(),
    ]
}
