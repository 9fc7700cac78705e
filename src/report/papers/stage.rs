//! A stage in the facilitator guide: what it is for, what to watch, what comes, what can be chosen
//! and what that is worth.

use super::course::goals;
use super::material::Material;
use crate::exercise::model::*;
use crate::report::page::{Block, Cell, Chapter, Table};

pub(super) fn chapter(material: &Material<'_>, id: StageId) -> Chapter {
    let stage = &material.exercise.stages[id];
    let mut blocks = vec![Block::Facts(facts(material, id, stage))];
    if material.has(stage.facilitator.watch) {
        blocks.push(Block::Heading(3, material.say("papers-watch", &[])));
        blocks.push(Block::Prose(material.text(stage.facilitator.watch)));
    }
    let hints = &stage.facilitator.hints;
    if !hints.is_empty() {
        blocks.push(Block::Heading(3, material.say("papers-hints", &[])));
        let hints = hints.iter().map(|hint| material.line(*hint));
        blocks.push(Block::List(hints.collect()));
    }
    blocks.extend(situation(material, id, stage));
    blocks.extend(events(material, stage));
    for point in &stage.points {
        blocks.extend(decision(material, *point));
    }
    blocks.extend(onward(material, id, stage));
    if material.has(stage.history) {
        blocks.push(Block::Heading(3, material.say("papers-history", &[])));
        blocks.push(Block::Prose(material.text(stage.history)));
    }
    if !stage.questions.is_empty() {
        blocks.push(Block::Heading(3, material.say("report-questions", &[])));
        let questions = stage.questions.iter();
        let questions = questions.map(|question| material.line(*question));
        blocks.push(Block::List(questions.collect()));
    }
    Chapter {
        id: format!("stage-{}", material.stage_code(id)),
        title: material.stage_name(id),
        blocks,
    }
}

fn facts(material: &Material<'_>, id: StageId, stage: &Stage) -> Vec<(String, String)> {
    let words = material.words();
    let mut facts = Vec::new();
    if material.has(stage.facilitator.purpose) {
        let said = material.line(stage.facilitator.purpose);
        facts.push((material.say("papers-purpose", &[]), said));
    }
    if stage.facilitator.minutes > 0 {
        let said = words.span(stage.facilitator.minutes);
        facts.push((material.say("papers-minutes", &[]), said));
    }
    let opens = match stage.not_before {
        0 => material.say("papers-on-arrival", &[]),
        minute => {
            let args = [("time", words.clock(minute).into())];
            material.say("papers-not-before", &args)
        }
    };
    facts.push((material.say("papers-opens", &[]), opens));
    if let Some(said) = material.share_of(id) {
        facts.push((material.say("papers-comes", &[]), said));
    }
    facts
}

/// Which paragraphs are shown to whom, and when; the paragraphs themselves stand on the cards.
fn situation(material: &Material<'_>, id: StageId, stage: &Stage) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (nth, passage) in stage.situation.iter().enumerate() {
        let mut said = vec![material.passage_code(id, nth)];
        if !Material::always(&passage.when) {
            let args = [("what", material.cond(&passage.when).into())];
            said.push(material.say("papers-shown-if", &args));
        }
        if !material
            .exercise
            .chairs
            .keys()
            .all(|chair| passage.seen_by.has(chair))
        {
            let args = [("chairs", material.chairs(passage.seen_by).into())];
            said.push(material.say("papers-shown-to", &args));
        }
        blocks.push(Block::Quiet(said.join(" ")));
        blocks.push(Block::Prose(material.text(passage.text)));
    }
    if blocks.is_empty() {
        return blocks;
    }
    blocks.insert(0, Block::Heading(3, material.say("papers-situation", &[])));
    blocks
}

fn events(material: &Material<'_>, stage: &Stage) -> Vec<Block> {
    if stage.injects.is_empty() {
        return Vec::new();
    }
    let heads = [
        "papers-code",
        "report-when",
        "papers-sender",
        "papers-event",
        "papers-expected",
    ];
    let mut table = material.words().table("papers-comes-here", &heads, &[]);
    for id in &stage.injects {
        let inject = &material.exercise.injects[*id];
        table.rows.push(vec![
            material.inject_code(*id).into(),
            material.trigger(inject).into(),
            material.line(inject.from).into(),
            material.line(inject.text).into(),
            material.line(inject.expected).into(),
        ]);
    }
    vec![
        Block::Heading(3, material.say("papers-comes-here", &[])),
        Block::Table(table),
    ]
}

fn decision(material: &Material<'_>, id: PointId) -> Vec<Block> {
    let point = &material.exercise.points[id];
    let mut blocks = Vec::new();
    for menu in &point.menus {
        let menu = &material.exercise.menus[*menu];
        let args = [
            ("chair", material.chair_name(menu.chair).into()),
            ("ask", material.line(menu.ask).into()),
        ];
        blocks.push(Block::Heading(3, material.say("papers-decides", &args)));
        if !Material::always(&point.when) {
            let args = [("what", material.cond(&point.when).into())];
            blocks.push(Block::Text(material.say("papers-arises-if", &args)));
        }
        blocks.push(Block::Table(options(material, menu)));
        blocks.extend(notes(material, menu));
        blocks.extend(habits(material, menu));
    }
    blocks
}

/// The options of a menu with what a search found; without those columns where nothing was found.
fn options(material: &Material<'_>, menu: &Menu) -> Table {
    let own = menu.chair == material.chair;
    let splits = material.splits.filter(|_| own);
    let mut heads = vec![
        "papers-code",
        "report-option",
        "papers-act",
        "papers-open-when",
        "papers-cost",
    ];
    let figures = [
        "papers-taken",
        "papers-best-in",
        "papers-average-cost",
        "papers-ends-well",
    ];
    if splits.is_some() {
        heads.extend(figures);
    }
    let mut table = material.words().table("papers-options", &heads, &figures);
    let rows = menu
        .options
        .iter()
        .map(|option| splits.map(|splits| splits.options[option.index()]));
    let rows: Vec<_> = rows.collect();
    let all: u64 = rows.iter().flatten().map(|row| row.taken).sum();
    for (id, row) in menu.options.iter().zip(rows) {
        let option = &material.exercise.options[*id];
        let act = option.act.as_ref().map(|act| {
            let class = material.coded("class", act.row.class);
            let args = [
                ("name", act.row.name.as_str().into()),
                ("code", act.row.code.as_str().into()),
                ("class", class.into()),
            ];
            material.say("papers-act-words", &args)
        });
        let mut label = vec![material.line(option.label)];
        if option.historical {
            label.push(material.say("papers-historical", &[]));
        }
        let mut cells: Vec<Cell> = vec![
            material.option_code(*id).into(),
            label.into(),
            act.unwrap_or_default().into(),
            open_when(material, option).into(),
            material.words().span(option.cost).into(),
        ];
        if let Some(row) = row {
            let best = [("best", row.best.into()), ("open", row.open.into())];
            cells.extend([
                material.percent(row.taken, all).into(),
                material.say("papers-best-of", &best).into(),
                material.words().points(row.cost).into(),
                match row.taken {
                    0 => Cell::default(),
                    taken => material.percent(row.good, taken).into(),
                },
            ]);
        }
        table.rows.push(cells);
    }
    table
}

/// When an option is there, and when it is greyed.
pub(super) fn open_when(material: &Material<'_>, option: &OptionModel) -> Vec<String> {
    let mut said = Vec::new();
    if !Material::always(&option.when) {
        let args = [("what", material.cond(&option.when).into())];
        said.push(material.say("papers-there-if", &args));
    }
    for (when, reason) in &option.unless {
        let args = [
            ("what", material.cond(when).into()),
            ("reason", material.line(*reason).into()),
        ];
        said.push(material.say("papers-greyed-if", &args));
    }
    said
}

/// What the debrief will teach of each option.
fn notes(material: &Material<'_>, menu: &Menu) -> Option<Block> {
    let options = menu.options.iter();
    let noted = options.filter(|id| material.has(material.exercise.options[**id].note));
    let notes: Vec<(String, String)> = noted
        .map(|id| {
            let note = material.exercise.options[*id].note;
            (material.option_code(*id), material.line(note))
        })
        .collect();
    (!notes.is_empty()).then(|| {
        Block::Fold(
            material.say("papers-notes", &[]),
            true,
            vec![Block::Facts(notes)],
        )
    })
}

/// What the chair does while nobody sits in it.
pub(super) fn habits(material: &Material<'_>, menu: &Menu) -> Option<Block> {
    if menu.policy.is_empty() {
        return None;
    }
    let rules = menu.policy.iter().map(|rule| {
        let weights = &material.exercise.sites[rule.site].weights;
        let sets = rule.sets.iter().zip(weights).map(|(set, weight)| {
            let options = material.option_codes(set);
            match rule.sets.len() {
                1 => options,
                _ => {
                    let args = [("options", options.into()), ("weight", (*weight).into())];
                    material.say("papers-weighted", &args)
                }
            }
        });
        let sets: Vec<String> = sets.collect();
        let args = [
            ("what", material.cond(&rule.when).into()),
            ("sets", sets.join(", ").into()),
        ];
        match Material::always(&rule.when) {
            true => material.say("papers-habit", &args),
            false => material.say("papers-habit-if", &args),
        }
    });
    Some(Block::Fold(
        material.say("papers-habits", &[]),
        true,
        vec![Block::List(rules.collect())],
    ))
}

/// Where the path goes from here.
pub(super) fn onward(material: &Material<'_>, id: StageId, stage: &Stage) -> Vec<Block> {
    let links = stage.next.iter().map(|link| {
        let args = [
            ("to", material.goal(link.to).into()),
            ("what", material.cond(&link.when).into()),
        ];
        match Material::always(&link.when) {
            true => material.say("papers-then", &args),
            false => material.say("papers-then-if", &args),
        }
    });
    let mut links: Vec<String> = links.collect();
    let own: Vec<Goal> = stage.next.iter().map(|link| link.to).collect();
    let ways = goals(material.exercise, id).into_iter();
    let ways = ways.filter(|to| !own.contains(&Goal::Stage(*to)));
    let ways: Vec<String> = ways.map(|to| material.stage_name(to)).collect();
    if !ways.is_empty() {
        let args = [("to", ways.join("; ").into())];
        links.push(material.say("papers-also-to", &args));
    }
    if links.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(3, material.say("papers-onward", &[])),
        Block::List(links),
    ]
}
