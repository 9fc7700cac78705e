//! The form that participants fill in once the hot wash is over. It asks for no name.

use super::material::Material;
use crate::report::page::{Block, Chapter, Table, blank};

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let (scales, open) = (scales(material), open(material));
    vec![
        Chapter {
            id: "scales".to_owned(),
            title: material.say("papers-scales", &[]),
            blocks: vec![
                Block::Text(material.say("papers-scales-how", &[])),
                Block::Table(scales),
            ],
        },
        Chapter {
            id: "words".to_owned(),
            title: material.say("papers-open", &[]),
            blocks: vec![Block::Table(open)],
        },
        Chapter {
            id: "kept".to_owned(),
            title: material.say("papers-form-kept", &[]),
            blocks: vec![Block::Quiet(material.say("papers-form-kept-how", &[]))],
        },
    ]
}

/// What is rated from 1 to 5.
fn asked(material: &Material<'_>) -> Vec<String> {
    let fixed = [
        "papers-ask-story",
        "papers-ask-choices",
        "papers-ask-time",
        "papers-ask-heard",
        "papers-ask-debrief",
        "papers-ask-use",
    ];
    let mut asked: Vec<String> = fixed
        .iter()
        .map(|key| material.locale.say(key, &[]))
        .collect();
    let learning = &material.exercise.frame.learning;
    asked.extend(learning.iter().map(|one| {
        let args = [("text", material.line(one.text).into())];
        material.say("papers-ask-learned", &args)
    }));
    asked
}

/// What is answered in words.
fn questions(material: &Material<'_>) -> Vec<String> {
    let fixed = [
        "papers-open-strength",
        "papers-open-improvement",
        "papers-open-action",
        "papers-open-exercise",
    ];
    let fixed = fixed.iter().map(|key| material.locale.say(key, &[]));
    fixed.collect()
}

fn scales(material: &Material<'_>) -> Table {
    let heads = [
        "papers-statement",
        "papers-scale-1",
        "papers-scale-2",
        "papers-scale-3",
        "papers-scale-4",
        "papers-scale-5",
    ];
    let mut table = material.words().table("papers-scales", &heads, &[]);
    table.blank = true;
    for statement in asked(material) {
        let mut row = vec![statement.into()];
        row.extend((1..heads.len()).map(|_| blank()));
        table.rows.push(row);
    }
    table
}

fn open(material: &Material<'_>) -> Table {
    let mut table =
        material
            .words()
            .table("papers-open", &["papers-question", "papers-answer"], &[]);
    table.blank = true;
    for question in questions(material) {
        table.rows.push(vec![question.into(), blank()]);
    }
    table
}

/// The form as rows, one for each question.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut table = material.words().table(
        "papers-feedback",
        &["papers-question", "papers-kind", "papers-answer"],
        &[],
    );
    let scale = material.say("papers-kind-scale", &[]);
    let words = material.say("papers-kind-words", &[]);
    let all = asked(material).into_iter().map(|one| (one, &scale));
    let all = all.chain(questions(material).into_iter().map(|one| (one, &words)));
    for (question, kind) in all {
        table.rows.push(vec![question.into(), kind.into(), blank()]);
    }
    table
}
