//! The situation manual: what everybody in the chair may know before the first decision. Nothing
//! that a screen would keep to itself at that moment is in it.

use super::material::Material;
use crate::exercise::model::*;
use crate::report::page::{Block, Chapter};

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let mut chapters = vec![about(material), beginning(material), chair(material)];
    chapters.extend(lines(material));
    chapters.extend(gauges(material));
    chapters.extend(places(material));
    chapters.push(rules(material));
    chapters.push(criteria(material));
    chapters.extend(limits(material));
    chapters
}

fn about(material: &Material<'_>) -> Chapter {
    let (exercise, words) = (material.exercise, material.words());
    let frame = &exercise.frame;
    let zones: Vec<&str> = exercise
        .clock
        .zones
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    let mut facts = vec![
        (
            material.say("report-chair", &[]),
            material.chair_name(material.chair),
        ),
        (
            material.say("papers-starts", &[]),
            exercise.clock.start.replace('T', " "),
        ),
        (material.say("papers-zones", &[]), zones.join(", ")),
    ];
    if frame.minutes.0 > 0 {
        let args = [
            ("play", words.span(frame.minutes.0).into()),
            ("debrief", words.span(frame.minutes.1).into()),
        ];
        let said = material.say("papers-planned", &args);
        facts.push((material.say("papers-length", &[]), said));
    }
    let mut blocks = vec![
        Block::Prose(material.text(frame.summary)),
        Block::Facts(facts),
    ];
    if !frame.content_notes.is_empty() {
        blocks.push(Block::Heading(3, material.say("papers-content", &[])));
        let notes = frame.content_notes.iter().map(|note| material.line(*note));
        blocks.push(Block::List(notes.collect()));
    }
    Chapter {
        id: "about".to_owned(),
        title: material.say("papers-about", &[]),
        blocks,
    }
}

fn beginning(material: &Material<'_>) -> Chapter {
    Chapter {
        id: "beginning".to_owned(),
        title: material.say("report-beginning", &[]),
        blocks: vec![Block::Prose(
            material.text(material.exercise.frame.briefing),
        )],
    }
}

/// What the chair is told, and what it is to reach.
pub(super) fn task(material: &Material<'_>) -> Vec<Block> {
    let exercise = material.exercise;
    let mut blocks = Vec::new();
    let briefing = exercise.chairs[material.chair].briefing;
    if material.has(briefing) {
        blocks.push(Block::Prose(material.text(briefing)));
    }
    let own = exercise.objectives.iter().map(|(_, objective)| objective);
    let own = own.filter(|objective| objective.chair == material.chair);
    let own: Vec<String> = own
        .map(|objective| {
            let args = [
                ("text", material.line(objective.text).into()),
                ("percent", objective.share.into()),
            ];
            material.say("papers-objective", &args)
        })
        .collect();
    if !own.is_empty() {
        blocks.push(Block::Heading(3, material.say("report-objectives", &[])));
        blocks.push(Block::List(own));
    }
    blocks
}

fn chair(material: &Material<'_>) -> Chapter {
    let exercise = material.exercise;
    let mut blocks = task(material);
    let others = exercise.chairs.keys();
    let others: Vec<String> = others
        .filter(|chair| *chair != material.chair)
        .map(|chair| {
            let side = exercise.sides[exercise.chairs[chair].side].name;
            let args = [
                ("chair", material.chair_name(chair).into()),
                ("side", material.line(side).into()),
            ];
            material.say("papers-other-chair", &args)
        })
        .collect();
    if !others.is_empty() {
        blocks.push(Block::Heading(3, material.say("papers-others", &[])));
        blocks.push(Block::List(others));
    }
    Chapter {
        id: "chair".to_owned(),
        title: material.say("papers-your-chair", &[]),
        blocks,
    }
}

/// The lines that the chair can open; who answers on them is learned by trying.
fn lines(material: &Material<'_>) -> Option<Chapter> {
    let own = material
        .exercise
        .channels
        .iter()
        .map(|(_, channel)| channel);
    // What is shut at the start is something that play may open.
    let shut = |channel: &&Channel| {
        let bit = channel.shut.map(|bit| &material.exercise.bits[bit]);
        bit.is_some_and(|bit| bit.start)
    };
    let own = own.filter(|channel| channel.from == material.chair && !shut(channel));
    let own: Vec<(String, String)> = own
        .map(|channel| (material.line(channel.name), material.line(channel.about)))
        .collect();
    (!own.is_empty()).then(|| Chapter {
        id: "lines".to_owned(),
        title: material.say("papers-lines", &[]),
        blocks: vec![
            Block::Text(material.say("papers-lines-how", &[])),
            Block::Facts(own),
        ],
    })
}

fn gauges(material: &Material<'_>) -> Option<Chapter> {
    let words = material.words();
    let mut table = words.table(
        "papers-gauges",
        &[
            "papers-gauge",
            "papers-stands",
            "papers-range",
            "papers-bands",
        ],
        &["papers-stands"],
    );
    for (_, slot) in material.exercise.slots.iter() {
        let SlotKind::Meter {
            name,
            seen_by,
            bands,
        } = &slot.kind
        else {
            continue;
        };
        if !material.ours(*seen_by) {
            continue;
        }
        let band = |(from, name): &(i32, TextId)| {
            let args = [
                ("value", (*from).into()),
                ("name", material.line(*name).into()),
            ];
            material.say("papers-band", &args)
        };
        let range = [("least", slot.least.into()), ("most", slot.most.into())];
        table.rows.push(vec![
            material.line(*name).into(),
            slot.start.to_string().into(),
            material.say("papers-from-to", &range).into(),
            bands.iter().map(band).collect::<Vec<_>>().into(),
        ]);
    }
    (!table.rows.is_empty()).then(|| Chapter {
        id: "gauges".to_owned(),
        title: material.say("papers-gauges", &[]),
        blocks: vec![Block::Table(table)],
    })
}

fn places(material: &Material<'_>) -> Option<Chapter> {
    let map = material.exercise.map.as_ref()?;
    let places = map.places.iter().map(|(name, at, ring)| {
        let position = material.locale.position(*at);
        let args = [
            ("position", position.clone().into()),
            ("miles", (*ring).into()),
        ];
        let said = match ring {
            0 => position,
            _ => material.say("papers-place-ring", &args),
        };
        (material.line(*name), said)
    });
    let places: Vec<(String, String)> = places.collect();
    (!places.is_empty()).then(|| Chapter {
        id: "places".to_owned(),
        title: material.say("papers-places", &[]),
        blocks: vec![Block::Facts(places)],
    })
}

fn rules(material: &Material<'_>) -> Chapter {
    let points = [
        "papers-rule-decide",
        "papers-rule-time",
        "papers-rule-silence",
        "papers-rule-words",
        "papers-rule-notes",
        "papers-rule-stop",
    ];
    let points = points.iter().map(|key| material.locale.say(key, &[]));
    Chapter {
        id: "rules".to_owned(),
        title: material.say("papers-rules", &[]),
        blocks: vec![Block::List(points.collect())],
    }
}

/// What a score is made of; it is public before play, what an option is worth is not.
fn criteria(material: &Material<'_>) -> Chapter {
    let words = material.words();
    let codes = [
        "escalation",
        "contact",
        "messages",
        "reciprocity",
        "objectives",
    ];
    let weights = codes.iter().zip(material.exercise.rubric.weights);
    let weights = weights.map(|(code, weight)| (words.dimension(code), words.points(weight)));
    Chapter {
        id: "criteria".to_owned(),
        title: material.say("papers-criteria", &[]),
        blocks: vec![
            Block::Text(material.say("papers-criteria-how", &[])),
            Block::Facts(weights.collect()),
        ],
    }
}

fn limits(material: &Material<'_>) -> Option<Chapter> {
    let limits = &material.exercise.frame.limits;
    let limits: Vec<String> = limits.iter().map(|limit| material.line(*limit)).collect();
    (!limits.is_empty()).then(|| Chapter {
        id: "limits".to_owned(),
        title: material.say("papers-limits", &[]),
        blocks: vec![Block::List(limits)],
    })
}
