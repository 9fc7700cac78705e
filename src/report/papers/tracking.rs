//! What is kept by hand when play is by paper: meters, leave to speak, boxes.

use super::material::Material;
use crate::exercise::model::*;
use crate::report::page::{Block, Chapter, blank};

/// The sheet that the facilitator keeps.
pub(super) fn sheet(material: &Material<'_>) -> Chapter {
    let words = material.words();
    let heads = [
        "papers-gauge",
        "papers-stands",
        "papers-range",
        "papers-now",
    ];
    let mut table = words.table("papers-tracking", &heads, &["papers-stands"]);
    table.blank = true;
    for (id, slot) in material.exercise.slots.iter() {
        let range = [("least", slot.least.into()), ("most", slot.most.into())];
        table.rows.push(vec![
            material.slot_name(id).into(),
            slot.start.to_string().into(),
            material.say("papers-from-to", &range).into(),
            blank(),
        ]);
    }
    let mut blocks = vec![
        Block::Text(material.say("papers-tracking-how", &[])),
        Block::Table(table),
    ];
    let boxes: Vec<String> = flags(material)
        .map(|bit| {
            let args = [("box", material.box_of(bit).into())];
            match material.exercise.bits[bit].start {
                true => material.say("papers-box-open-ticked", &args),
                false => material.say("papers-box-open", &args),
            }
        })
        .collect();
    if !boxes.is_empty() {
        blocks.push(Block::Heading(3, material.say("papers-boxes", &[])));
        blocks.push(Block::Text(boxes.join("  ")));
    }
    blocks.extend(clockwork(material));
    Chapter {
        id: "tracking".to_owned(),
        title: material.say("papers-tracking", &[]),
        blocks,
    }
}

fn flags(material: &Material<'_>) -> impl Iterator<Item = BitId> {
    let bits = material.exercise.bits.iter();
    bits.filter(|(_, bit)| matches!(bit.kind, BitKind::Flag(_)))
        .map(|(id, _)| id)
}

/// What moves by itself: drift, thresholds, and leave to speak that the clock brings.
fn clockwork(material: &Material<'_>) -> Vec<Block> {
    let words = material.words();
    let mut points = Vec::new();
    for (id, slot) in material.exercise.slots.iter() {
        let name = material.slot_name(id);
        for drift in &slot.drift {
            let args = [
                ("name", name.clone().into()),
                ("by", material.locale.signed(i64::from(drift.by)).into()),
                ("every", words.span(drift.every).into()),
                ("toward", drift.toward.unwrap_or(0).into()),
                ("what", material.cond(&drift.when).into()),
            ];
            let key = match (drift.toward, Material::always(&drift.when)) {
                (None, true) => "papers-drift",
                (None, false) => "papers-drift-if",
                (Some(_), true) => "papers-drift-toward",
                (Some(_), false) => "papers-drift-toward-if",
            };
            points.push(material.locale.say(key, &args));
        }
        for threshold in &slot.thresholds {
            let args = [
                ("name", name.clone().into()),
                ("value", threshold.value.into()),
                (
                    "what",
                    material.effects(&threshold.effects).join("; ").into(),
                ),
            ];
            points.push(match threshold.rising {
                true => material.say("papers-rises-to", &args),
                false => material.say("papers-falls-to", &args),
            });
        }
    }
    for (_, authorisation) in material.exercise.authorisations.iter() {
        for term in &authorisation.clock {
            let args = [
                ("name", material.line(authorisation.name).into()),
                ("by", material.locale.signed(i64::from(term.points)).into()),
                ("every", words.span(term.every).into()),
                ("from", words.clock(term.from).into()),
                ("to", words.clock(term.to).into()),
            ];
            points.push(material.say("papers-clock-term", &args));
        }
    }
    match points.is_empty() {
        true => Vec::new(),
        false => vec![
            Block::Heading(3, material.say("papers-clockwork", &[])),
            Block::List(points),
        ],
    }
}

/// What ticks and clears each box; none where there are no boxes.
pub(super) fn boxes(material: &Material<'_>) -> Option<Chapter> {
    let rows: Vec<(String, String)> = flags(material)
        .map(|bit| {
            let args = [("box", material.box_of(bit).into())];
            let name = material.say("papers-box", &args);
            (name, changed_by(material, bit))
        })
        .collect();
    (!rows.is_empty()).then(|| Chapter {
        id: "boxes".to_owned(),
        title: material.say("papers-boxes", &[]),
        blocks: vec![
            Block::Text(material.say("papers-boxes-how", &[])),
            Block::Facts(rows),
        ],
    })
}

/// Everything that ticks a box, then everything that clears it, by their codes.
fn changed_by(material: &Material<'_>, bit: BitId) -> String {
    let (mut ticks, mut clears): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    each(material, &mut |name, effects| {
        for (effect, names) in [
            (Effect::Raise(bit), &mut ticks),
            (Effect::Lower(bit), &mut clears),
        ] {
            if effects.contains(&effect) && !names.contains(&name) {
                names.push(name.clone());
            }
        }
    });
    let say = |key: &str, names: &[String]| {
        let args = [("names", names.join(", ").into())];
        material.locale.say(key, &args)
    };
    match (ticks.is_empty(), clears.is_empty()) {
        (true, true) => material.say("papers-box-never", &[]),
        (false, true) => say("papers-box-by", &ticks),
        (true, false) => say("papers-box-cleared", &clears),
        (false, false) => {
            let parts = [
                say("papers-box-by", &ticks),
                say("papers-box-cleared", &clears),
            ];
            parts.join(" ")
        }
    }
}

/// Every list of effects, with a name for where it stands.
fn each(material: &Material<'_>, told: &mut dyn FnMut(String, &[Effect])) {
    let exercise = material.exercise;
    for (id, option) in exercise.options.iter() {
        let code = material.option_code(id);
        told(code.clone(), &option.effects);
        for slot in &option.slots {
            for clause in &slot.clauses {
                told(code.clone(), &clause.effects);
            }
        }
        for outcome in &option.outcomes {
            told(code.clone(), &outcome.effects);
            for branch in outcome.chance.iter().flat_map(|chance| &chance.branches) {
                told(code.clone(), &branch.effects);
            }
        }
    }
    for (id, inject) in exercise.injects.iter() {
        told(material.inject_code(id), &inject.effects);
        for branch in inject.chance.iter().flat_map(|chance| &chance.branches) {
            told(material.inject_code(id), &branch.effects);
        }
    }
    for (id, stage) in exercise.stages.iter() {
        told(material.stage_name(id), &stage.on_enter);
    }
    for (_, channel) in exercise.channels.iter() {
        let name = material.line(channel.name);
        for answer in &channel.answers {
            told(name.clone(), &answer.effects);
        }
        told(name, &channel.silence.effects);
    }
    for (id, slot) in exercise.slots.iter() {
        for threshold in &slot.thresholds {
            told(material.slot_name(id), &threshold.effects);
        }
    }
}
