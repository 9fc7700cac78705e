//! The run sheet: the day by the clock, what to leave out first, and what can then still be seen.

use super::course::{Course, Cut, Item, course};
use super::material::Material;
use crate::report::page::{Block, Chapter, Table, blank};

/// Minutes by which a room may be late, as the table has them.
const LATE: [u32; 4] = [5, 10, 20, 30];

pub(super) fn chapters(material: &Material<'_>) -> Vec<Chapter> {
    let course = course(material);
    vec![
        day(material, &course),
        order(material, &course),
        late(material, &course),
        before(material),
    ]
}

fn day(material: &Material<'_>, course: &Course) -> Chapter {
    let words = material.words();
    let span = |minutes: u32| words.span(minutes);
    let mut blocks = vec![Block::Text(material.say(
        "papers-day-length",
        &[("span", span(course.minutes).into())],
    ))];
    if let Some(budget) = material.budget {
        let args = [
            ("budget", span(budget).into()),
            ("over", span(course.over).into()),
            ("count", course.made.into()),
        ];
        blocks.push(Block::Text(match (course.over, course.made) {
            (0, 0) => material.say("papers-budget-fits", &args),
            (0, _) => material.say("papers-budget-cut", &args),
            _ => material.say("papers-budget-over", &args),
        }));
    }
    blocks.push(Block::Table(table(material)));
    blocks.push(Block::Quiet(material.say("papers-day-how", &[])));
    Chapter {
        id: "day".to_owned(),
        title: material.say("papers-day", &[]),
        blocks,
    }
}

/// The day as rows.
pub(super) fn table(material: &Material<'_>) -> Table {
    let words = material.words();
    let course = course(material);
    let mut table = words.table(
        "papers-day",
        &[
            "papers-from",
            "papers-lasts",
            "papers-what",
            "papers-purpose",
            "papers-started",
        ],
        &[],
    );
    for (from, minutes, item) in &course.items {
        let (what, purpose) = item_words(material, *item);
        table.rows.push(vec![
            material.locale.duration(i64::from(*from)).into(),
            words.span(*minutes).into(),
            what.into(),
            purpose.into(),
            blank(),
        ]);
    }
    table
}

fn item_words(material: &Material<'_>, item: Item) -> (String, String) {
    let say = |key: &str| material.locale.say(key, &[]);
    match item {
        Item::Welcome => (
            material.say("papers-welcome", &[]),
            material.say("papers-welcome-why", &[]),
        ),
        Item::Reading => (
            material.say("papers-reading", &[]),
            material.say("papers-reading-why", &[]),
        ),
        Item::Stage(stage) => {
            let purpose = material.exercise.stages[stage].facilitator.purpose;
            (material.stage_name(stage), material.line(purpose))
        }
        Item::Break => (material.say("papers-break", &[]), String::new()),
        Item::HotWash => (say("papers-hot-wash"), say("papers-hot-wash-why")),
        Item::Close => (say("papers-close"), say("papers-close-why")),
    }
}

/// What to leave out, in which order.
fn order(material: &Material<'_>, course: &Course) -> Chapter {
    let words = material.words();
    let mut blocks = vec![Block::Text(material.say("papers-cuts-how", &[]))];
    if course.cuts.is_empty() {
        blocks.push(Block::Quiet(material.say("papers-cuts-none", &[])));
    } else {
        let mut table = words.table(
            "papers-cuts",
            &[
                "report-number",
                "report-stage",
                "papers-saves",
                "papers-made",
                "papers-lost",
            ],
            &[],
        );
        for (nth, cut) in course.cuts.iter().enumerate() {
            let made = match nth < course.made {
                true => material.say("papers-made-yes", &[]),
                false => String::new(),
            };
            table.rows.push(vec![
                (nth + 1).to_string().into(),
                material.stage_name(cut.stage).into(),
                words.span(cut.saves).into(),
                made.into(),
                lost(material, cut).into(),
            ]);
        }
        blocks.push(Block::Table(table));
    }
    Chapter {
        id: "cuts".to_owned(),
        title: material.say("papers-cuts", &[]),
        blocks,
    }
}

/// Learning objectives that can no longer be seen, or that all still can.
fn lost(material: &Material<'_>, cut: &Cut) -> Vec<String> {
    let learning = &material.exercise.frame.learning;
    match cut.lost.is_empty() {
        true => vec![material.say("papers-lost-none", &[])],
        false => cut
            .lost
            .iter()
            .map(|nth| material.line(learning[*nth].text))
            .collect(),
    }
}

fn late(material: &Material<'_>, course: &Course) -> Chapter {
    let words = material.words();
    let mut table = words.table("papers-late", &["papers-late-by", "papers-late-cut"], &[]);
    for minutes in LATE {
        let cuts = course.late(minutes);
        let saved: u32 = cuts.iter().map(|cut| cut.saves).sum();
        let mut said: Vec<String> = cuts
            .iter()
            .map(|cut| material.stage_name(cut.stage))
            .collect();
        if saved < minutes {
            let args = [("span", words.span(minutes - saved).into())];
            said.push(material.say("papers-late-not-enough", &args));
        }
        table
            .rows
            .push(vec![words.span(minutes).into(), said.into()]);
    }
    Chapter {
        id: "late".to_owned(),
        title: material.say("papers-late", &[]),
        blocks: vec![Block::Table(table)],
    }
}

/// What is to be ready.
fn before(material: &Material<'_>) -> Chapter {
    let frame = &material.exercise.frame;
    let args = [
        ("least", frame.players.0.into()),
        ("most", frame.players.1.into()),
    ];
    let mut points = vec![
        material.say("papers-before-people", &args),
        material.say("papers-before-papers", &[]),
        material.say("papers-before-room", &[]),
        material.say("papers-before-play", &[]),
    ];
    let notes = frame.content_notes.iter().map(|note| material.line(*note));
    points.extend(notes.map(|note| material.say("papers-before-note", &[("note", note.into())])));
    Chapter {
        id: "before".to_owned(),
        title: material.say("papers-before", &[]),
        blocks: vec![Block::List(points)],
    }
}
