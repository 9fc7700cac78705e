//! Role cards: one sheet for each role, for its holder alone.

use super::manual::task;
use super::material::Material;
use crate::report::page::{Block, Chapter, Table};

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let roles = &material.exercise.chairs[material.chair].roles;
    let name = material.chair_name(material.chair);
    let facts = |role: String| {
        vec![
            (material.say("report-chair", &[]), name.clone()),
            (material.say("papers-role", &[]), role),
        ]
    };
    let card = |nth: usize, title: String, private: Vec<Block>| {
        let mut blocks = vec![Block::Facts(facts(title.clone()))];
        blocks.extend(private);
        blocks.extend(task(material));
        Chapter {
            id: format!("role-{}", nth + 1),
            title,
            blocks,
        }
    };
    let mut cards: Vec<Chapter> = roles
        .iter()
        .enumerate()
        .map(|(nth, (_, name, briefing))| {
            let private = vec![
                Block::Quiet(material.say("papers-role-alone", &[])),
                Block::Prose(material.text(*briefing)),
            ];
            card(nth, material.line(*name), private)
        })
        .collect();
    // There is room for more people than the exercise has roles.
    let without = vec![Block::Text(material.say("papers-role-none", &[]))];
    cards.push(card(
        roles.len(),
        material.say("papers-role-member", &[]),
        without,
    ));
    cards
}

/// The cards as rows.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut table = material.words().table(
        "papers-role-cards",
        &["report-chair", "papers-role", "papers-briefing"],
        &[],
    );
    let chair = material.chair_name(material.chair);
    for (_, name, briefing) in &material.exercise.chairs[material.chair].roles {
        table.rows.push(vec![
            chair.clone().into(),
            material.line(*name).into(),
            material.line(*briefing).into(),
        ]);
    }
    let member = material.say("papers-role-member", &[]);
    let said = material.say("papers-role-none", &[]);
    table
        .rows
        .push(vec![chair.into(), member.into(), said.into()]);
    table
}
