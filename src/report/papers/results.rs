//! Play by paper: what comes of each option, to be looked up by its code and read out. What an
//! option is worth stands nowhere in it, so a helper can read from it aloud.

use super::guide::answers_if;
use super::material::Material;
use super::stage::{habits, onward, open_when};
use super::tracking;
use crate::exercise::model::*;
use crate::report::page::{Block, Chapter};

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let exercise = material.exercise;
    let mut chapters = vec![how(material), tracking::sheet(material)];
    chapters.extend(exercise.stages.keys().map(|id| stage(material, id)));
    let anywhere = exercise.injects.iter();
    let anywhere: Vec<InjectId> = anywhere
        .filter(|(_, inject)| inject.stage.is_none())
        .map(|(id, _)| id)
        .collect();
    if !anywhere.is_empty() {
        chapters.push(Chapter {
            id: "anywhere".to_owned(),
            title: material.say("papers-anywhere-cards", &[]),
            blocks: anywhere
                .iter()
                .flat_map(|id| inject(material, *id))
                .collect(),
        });
    }
    chapters.push(lines(material));
    chapters.push(endings(material));
    chapters
}

fn how(material: &Material<'_>) -> Chapter {
    let points = [
        "papers-play-cut",
        "papers-play-stage",
        "papers-play-choose",
        "papers-play-result",
        "papers-play-draw",
        "papers-play-call",
        "papers-play-time",
        "papers-play-end",
        "papers-play-debrief",
    ];
    let points = points.iter().map(|key| material.locale.say(key, &[]));
    Chapter {
        id: "how".to_owned(),
        title: material.say("papers-play-how", &[]),
        blocks: vec![Block::List(points.collect())],
    }
}

fn stage(material: &Material<'_>, id: StageId) -> Chapter {
    let stage = &material.exercise.stages[id];
    let mut points = Vec::new();
    if stage.not_before > 0 {
        let time = material.words().clock(stage.not_before);
        points.push(material.say("papers-not-before", &[("time", time.into())]));
    }
    points.extend(material.effects(&stage.on_enter));
    for (nth, passage) in stage.situation.iter().enumerate() {
        if !material.ours(passage.seen_by) {
            continue;
        }
        let args = [
            ("card", material.passage_code(id, nth).into()),
            ("what", material.cond(&passage.when).into()),
        ];
        points.push(match Material::always(&passage.when) {
            true => material.say("papers-hand-out", &args),
            false => material.say("papers-hand-out-if", &args),
        });
    }
    let mut blocks = vec![Block::List(points)];
    for id in &stage.injects {
        blocks.extend(inject(material, *id));
    }
    for point in &stage.points {
        let point = &material.exercise.points[*point];
        if !Material::always(&point.when) {
            let args = [("what", material.cond(&point.when).into())];
            blocks.push(Block::Text(material.say("papers-arises-if", &args)));
        }
        for menu in &point.menus {
            let menu = &material.exercise.menus[*menu];
            if menu.chair != material.chair {
                let args = [
                    ("chair", material.chair_name(menu.chair).into()),
                    ("ask", material.line(menu.ask).into()),
                ];
                blocks.push(Block::Heading(3, material.say("papers-decides", &args)));
                blocks.extend(habits(material, menu));
            }
            let options = menu.options.iter();
            blocks.extend(options.flat_map(|id| option(material, *id)));
        }
    }
    blocks.extend(onward(material, id, stage));
    Chapter {
        id: format!("stage-{}", material.stage_code(id)),
        title: material.stage_name(id),
        blocks,
    }
}

fn inject(material: &Material<'_>, id: InjectId) -> Vec<Block> {
    let inject = &material.exercise.injects[id];
    let code = material.inject_code(id);
    let mut points = vec![material.trigger(inject)];
    points.push(match material.ours(inject.seen_by) {
        true => material.say("papers-hand-out", &[("card", code.clone().into())]),
        false => material.say("papers-not-seen", &[]),
    });
    points.extend(material.effects(&inject.effects));
    let title = material.line(inject.from);
    let args = [("code", code.into()), ("title", title.into())];
    let mut blocks = vec![
        Block::Heading(3, material.say("papers-entry", &args)),
        Block::List(points),
    ];
    if let Some(chance) = &inject.chance {
        blocks.extend(branches(material, chance));
    }
    blocks
}

fn option(material: &Material<'_>, id: OptionId) -> Vec<Block> {
    let option = &material.exercise.options[id];
    let args = [
        ("code", material.option_code(id).into()),
        ("title", material.line(option.label).into()),
    ];
    let mut points = open_when(material, option);
    if option.cost > 0 {
        let span = material.words().span(option.cost);
        points.push(material.say("papers-takes", &[("span", span.into())]));
    }
    points.extend(material.effects(&option.effects));
    let message = option.message.as_ref().and_then(|message| message.via);
    if let Some(channel) = message {
        let name = material.line(material.exercise.channels[channel].name);
        points.push(material.say("papers-writes", &[("channel", name.into())]));
    }
    for slot in &option.slots {
        for (nth, clause) in slot.clauses.iter().enumerate() {
            let mut effects = material.effects(&clause.effects);
            if !Material::always(&clause.when) {
                let args = [("what", material.cond(&clause.when).into())];
                effects.insert(0, material.say("papers-there-if", &args));
            }
            if !effects.is_empty() {
                let args = [
                    ("slot", material.line(slot.name).into()),
                    ("number", (nth + 1).into()),
                    ("what", effects.join("; ").into()),
                ];
                points.push(material.say("papers-clause-does", &args));
            }
        }
    }
    if let Some(goal) = option.to {
        let args = [("to", material.goal(goal).into())];
        points.push(material.say("papers-then", &args));
    }
    let mut blocks = vec![Block::Heading(3, material.say("papers-entry", &args))];
    if !points.is_empty() {
        blocks.push(Block::List(points));
    }
    for outcome in &option.outcomes {
        blocks.extend(self::outcome(material, outcome));
    }
    blocks
}

fn outcome(material: &Material<'_>, outcome: &Outcome) -> Vec<Block> {
    let args = [("what", material.cond(&outcome.when).into())];
    let head = match Material::always(&outcome.when) {
        true => material.say("papers-result", &[]),
        false => material.say("papers-result-if", &args),
    };
    let mut blocks = vec![Block::Heading(4, head)];
    blocks.extend(came(material, outcome.text, outcome.reply.as_ref()));
    let done = effects(material, &outcome.effects, outcome.to);
    blocks.extend(done);
    if let Some(chance) = &outcome.chance {
        blocks.extend(branches(material, chance));
    }
    blocks
}

/// What is read out.
fn came(material: &Material<'_>, text: TextId, reply: Option<&Reply>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if material.has(text) {
        blocks.push(Block::Prose(material.text(text)));
    }
    if let Some(reply) = reply {
        let args = [
            ("from", material.line(reply.from).into()),
            ("text", material.line(reply.text).into()),
        ];
        blocks.push(Block::Text(material.say("papers-reply", &args)));
    }
    blocks
}

/// What is kept by hand, and where the path goes.
fn effects(material: &Material<'_>, effects: &[Effect], to: Option<Goal>) -> Option<Block> {
    let mut points = material.effects(effects);
    if let Some(goal) = to {
        let args = [("to", material.goal(goal).into())];
        points.push(material.say("papers-then", &args));
    }
    (!points.is_empty()).then_some(Block::List(points))
}

/// A draw: which numbers are which branch.
fn branches(material: &Material<'_>, chance: &Chance) -> Vec<Block> {
    let weights = &material.exercise.sites[chance.site].weights;
    let whole: u32 = weights.iter().sum();
    let mut blocks = vec![Block::Text(
        material.say("papers-draw", &[("whole", whole.into())]),
    )];
    let mut from = 1;
    for (branch, weight) in chance.branches.iter().zip(weights) {
        if *weight == 0 {
            continue;
        }
        let to = from + weight - 1;
        let args = [("from", from.into()), ("to", to.into())];
        blocks.push(Block::Heading(
            4,
            match from == to {
                true => material.say("papers-drawn-one", &args),
                false => material.say("papers-drawn", &args),
            },
        ));
        blocks.extend(came(material, branch.text, branch.reply.as_ref()));
        blocks.extend(effects(material, &branch.effects, branch.to));
        from = to + 1;
    }
    blocks
}

/// Calls and letters: the first answer that holds is read out, else the silence.
fn lines(material: &Material<'_>) -> Chapter {
    let words = material.words();
    let mut blocks = vec![Block::Text(material.say("papers-calls-how", &[]))];
    for (_, channel) in material.exercise.channels.iter() {
        blocks.push(Block::Heading(3, material.line(channel.name)));
        let shut = channel.shut.map(|bit| material.exercise.bits[bit].start);
        if shut == Some(true) {
            blocks.push(Block::Text(material.say("papers-shut-start", &[])));
        }
        for answer in &channel.answers {
            let args = [
                ("by", material.line(answer.by).into()),
                ("what", answers_if(material, answer).into()),
            ];
            blocks.push(Block::Heading(4, material.say("papers-spoken", &args)));
            blocks.push(Block::Prose(material.text(answer.says)));
            blocks.extend(effects(material, &answer.effects, None));
        }
        let args = [("span", words.span(channel.silence.after).into())];
        blocks.push(Block::Heading(4, material.say("papers-silence", &args)));
        blocks.push(Block::Prose(material.text(channel.silence.text)));
        blocks.extend(effects(material, &channel.silence.effects, None));
        if let Some(post) = &channel.post {
            let args = [
                ("carry", words.span(post.carry).into()),
                ("deliver", words.span(post.deliver).into()),
                ("read", words.span(post.read).into()),
                ("expire", words.span(post.expire).into()),
            ];
            blocks.push(Block::Text(material.say("papers-post", &args)));
            if let Some(site) = post.chance {
                let weights = &material.exercise.sites[site].weights;
                let weight = |nth: usize| weights.get(nth).copied().unwrap_or(0);
                let args = [
                    ("intact", weight(0).into()),
                    ("garbled", weight(1).into()),
                    ("lost", weight(2).into()),
                ];
                blocks.push(Block::Text(material.say("papers-post-draw", &args)));
            }
        }
    }
    Chapter {
        id: "lines".to_owned(),
        title: material.say("papers-calls", &[]),
        blocks,
    }
}

fn endings(material: &Material<'_>) -> Chapter {
    let mut blocks = vec![Block::Text(material.say("papers-endings-how", &[]))];
    for (_, ending) in material.exercise.endings.iter() {
        blocks.push(Block::Heading(3, material.line(ending.title)));
        let when = match Material::always(&ending.when) {
            true => material.say("papers-otherwise", &[]),
            false => material.cond(&ending.when),
        };
        blocks.push(Block::Quiet(when));
        blocks.push(Block::Prose(material.text(ending.text)));
    }
    Chapter {
        id: "endings".to_owned(),
        title: material.say("papers-endings", &[]),
        blocks,
    }
}
