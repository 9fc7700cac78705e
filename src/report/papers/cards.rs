//! Cards to play without a screen: situations, events and options, each to be handed out when play
//! comes to it. A card says what a screen would show at that moment, never what an option is worth,
//! what comes of it, or when it is handed out.

use super::material::Material;
use crate::exercise::model::*;
use crate::report::page::{Block, Chapter, Table};

/// A card: its code, what it is, its title, and what stands on it.
struct Card {
    code: String,
    kind: &'static str,
    title: String,
    blocks: Vec<Block>,
    /// The same in one paragraph.
    flat: String,
}

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let stages = material.exercise.stages.keys();
    let named = stages.map(|stage| {
        let cards = of_stage(material, stage);
        (
            format!("stage-{}", material.stage_code(stage)),
            material.stage_name(stage),
            cards,
        )
    });
    let anywhere = events(material, None);
    let rest = (
        "anywhere".to_owned(),
        material.say("papers-anywhere-cards", &[]),
        anywhere,
    );
    for (id, title, cards) in named.chain([rest]) {
        if cards.is_empty() {
            continue;
        }
        let mut blocks = Vec::new();
        for card in cards {
            let args = [
                ("code", card.code.into()),
                ("kind", material.locale.say(card.kind, &[]).into()),
                ("title", card.title.into()),
            ];
            blocks.push(Block::Heading(3, material.say("papers-card", &args)));
            blocks.extend(card.blocks);
        }
        chapters.push(Chapter { id, title, blocks });
    }
    chapters
}

/// The cards as rows.
pub(super) fn table(material: &Material<'_>) -> Table {
    let heads = [
        "papers-code",
        "report-stage",
        "papers-kind",
        "papers-title",
        "papers-text",
    ];
    let mut table = material.words().table("papers-cards", &heads, &[]);
    let mut add = |stage: String, cards: Vec<Card>| {
        for card in cards {
            table.rows.push(vec![
                card.code.into(),
                stage.clone().into(),
                material.locale.say(card.kind, &[]).into(),
                card.title.into(),
                card.flat.into(),
            ]);
        }
    };
    for stage in material.exercise.stages.keys() {
        add(material.stage_name(stage), of_stage(material, stage));
    }
    add(material.say("papers-anywhere", &[]), events(material, None));
    table
}

fn of_stage(material: &Material<'_>, id: StageId) -> Vec<Card> {
    let stage = &material.exercise.stages[id];
    let mut cards = Vec::new();
    for (nth, passage) in stage.situation.iter().enumerate() {
        if material.ours(passage.seen_by) {
            cards.push(Card {
                code: material.passage_code(id, nth),
                kind: "papers-card-situation",
                title: material.line(stage.title),
                blocks: vec![Block::Prose(material.text(passage.text))],
                flat: material.line(passage.text),
            });
        }
    }
    cards.extend(events(material, Some(id)));
    let own = |menu: &&MenuId| material.exercise.menus[**menu].chair == material.chair;
    let points = stage.points.iter();
    let menus = points.flat_map(|point| &material.exercise.points[*point].menus);
    let menus: Vec<&MenuId> = menus.filter(own).collect();
    for (nth, menu) in menus.iter().enumerate() {
        let code = match menus.len() {
            1 => format!("D{}", material.stage_code(id)),
            _ => format!("D{}.{}", material.stage_code(id), nth + 1),
        };
        let menu = &material.exercise.menus[**menu];
        cards.push(decision(material, code, menu));
        let options = menu.options.iter();
        cards.extend(options.map(|option| self::option(material, *option)));
    }
    cards
}

/// Injects that the chair sees, of a stage or of none.
fn events(material: &Material<'_>, stage: Option<StageId>) -> Vec<Card> {
    let injects = material.exercise.injects.iter();
    let own = injects.filter(|(_, inject)| inject.stage == stage && material.ours(inject.seen_by));
    let own = own.filter(|(_, inject)| material.has(inject.text));
    own.map(|(id, inject)| Card {
        code: material.inject_code(id),
        kind: "papers-card-event",
        title: material.line(inject.from),
        blocks: vec![Block::Prose(material.text(inject.text))],
        flat: material.line(inject.text),
    })
    .collect()
}

fn decision(material: &Material<'_>, code: String, menu: &Menu) -> Card {
    let words = material.words();
    let mut lines = Vec::new();
    let args = [
        ("least", menu.least.into()),
        ("most", menu.most.into()),
        ("free", menu.free.into()),
        ("span", words.span(menu.each_more).into()),
    ];
    lines.push(match (menu.least, menu.most) {
        (1, 1) => material.say("papers-pick-one", &args),
        _ => material.say("papers-pick-several", &args),
    });
    if menu.most > 1 {
        lines.push(material.say("papers-pick-time", &args));
    }
    if menu.most > menu.free && menu.each_more > 0 {
        lines.push(material.say("papers-pick-more", &args));
    }
    Card {
        code,
        kind: "papers-card-decision",
        title: material.line(menu.ask),
        flat: lines.join(" "),
        blocks: vec![Block::List(lines)],
    }
}

/// An option as a screen shows it before it is chosen.
fn option(material: &Material<'_>, id: OptionId) -> Card {
    let option = &material.exercise.options[id];
    let mut lines = Vec::new();
    if option.cost > 0 {
        let span = material.words().span(option.cost);
        lines.push(material.say("papers-takes", &[("span", span.into())]));
    }
    if option.irreversible {
        lines.push(material.say("papers-irreversible", &[]));
    }
    if !option.excludes.is_empty() {
        let with = material.option_codes(&option.excludes);
        lines.push(material.say("papers-not-with", &[("options", with.into())]));
    }
    // A screen shows the text around the clauses, and nothing of a message that has none.
    let message = option.message.as_ref().map(|message| message.text);
    let message = message.filter(|_| !option.slots.is_empty());
    let mut blocks = Vec::new();
    let mut said = Vec::new();
    if material.has(option.detail) {
        blocks.push(Block::Prose(material.text(option.detail)));
        said.push(material.line(option.detail));
    }
    if let Some(text) = message.filter(|text| material.has(*text)) {
        blocks.push(Block::Prose(material.text(text)));
        said.push(material.line(text));
    }
    for slot in &option.slots {
        let args = [("slot", material.line(slot.name).into())];
        let head = material.say("papers-slot", &args);
        let clauses = slot.clauses.iter().enumerate().map(|(nth, clause)| {
            let args = [
                ("number", (nth + 1).into()),
                ("label", material.line(clause.label).into()),
                ("text", material.line(clause.text).into()),
            ];
            material.say("papers-clause", &args)
        });
        let clauses: Vec<String> = clauses.collect();
        said.push(head.clone());
        said.extend(clauses.iter().cloned());
        blocks.push(Block::Heading(4, head));
        blocks.push(Block::List(clauses));
    }
    if !lines.is_empty() {
        said.extend(lines.iter().cloned());
        blocks.push(Block::List(lines));
    }
    Card {
        code: material.option_code(id),
        kind: "papers-card-option",
        title: material.line(option.label),
        blocks,
        flat: said.join(" "),
    }
}
