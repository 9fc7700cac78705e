//! The common story of tests and benches: numbers, and the exercise they make. Four independent
//! programs agree on what it comes to.

use std::fmt::Write;

const STORY: &str = include_str!("../../tests/data/twelve-stages.txt");
const RUBRIC: &str = include_str!("../../assets/rubric.ron");

/// What the whole story comes to: states with a decision, states at the end, transitions.
pub(crate) const KNOWN: (u64, u64, u64) = (4_577_698, 1_006_311, 41_921_949);
/// Its best, worst and uniform expected totals.
pub(crate) const TOTALS: [f64; 3] = [501.937_34, 74.526_93, 276.510_08];
/// What a unit of each meter is worth at the end, points.
pub(crate) const WORTH: [i32; 3] = [3, 2, 1];

/// An option as numbers: condition, change, outcomes by weight and change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// The meter that is asked.
    pub(crate) meter: usize,
    /// Whether it must stand at the value or above, else at it or below.
    pub(crate) at_least: bool,
    /// The value.
    pub(crate) value: i32,
    /// What the option adds.
    pub(crate) change: [i32; 3],
    /// Weight of each outcome, and what it adds.
    pub(crate) outcomes: [(u32, [i32; 3]); 3],
}

/// The options of so many stages, four each; after twelve stages they begin again.
pub(crate) fn rows(stages: usize) -> Vec<Row> {
    let lines: Vec<&str> = STORY
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    lines
        .iter()
        .map(|line| row(line))
        .cycle()
        .take(4 * stages)
        .collect()
}

/// The same in steps of five.
pub(crate) fn coarse(stages: usize) -> Vec<Row> {
    let five = |change: [i32; 3]| change.map(|by| (by + by.signum() * 2) / 5 * 5);
    let all = rows(stages).into_iter();
    all.map(|row| Row {
        change: five(row.change),
        outcomes: row.outcomes.map(|(weight, more)| (weight, five(more))),
        ..row
    })
    .collect()
}

fn row(line: &str) -> Row {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |at: usize| words[at].parse::<i32>().expect("the file holds numbers");
    let three = |at: usize| [number(at), number(at + 1), number(at + 2)];
    let outcome = |at: usize| (number(at).unsigned_abs(), three(at + 1));
    Row {
        meter: number(0).unsigned_abs() as usize,
        at_least: words[1] == ">=",
        value: number(2),
        change: three(3),
        outcomes: [outcome(6), outcome(10), outcome(14)],
    }
}

/// The usual rubric with these lines of an author and nothing at the start.
pub(crate) fn rubric(lines: &str) -> String {
    RUBRIC.replace("opening: 80", "opening: 0").replace(
        "occasions: [],",
        &format!("occasions: [], lines: [{lines}],"),
    )
}

/// The story as an exercise. Each decision takes a minute; points are those of the end alone.
pub(crate) fn exercise(rows: &[Row]) -> String {
    let stages = rows.len() / 4;
    let mut text = String::from(
        "(format: 1, id: \"twelve\", title: \"Twelve stages\", summary: \"S.\", \
         clock: (start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: D(1)), \
         sides: [(id: \"us\", name: \"Us\")], chairs: [(id: \"us\", side: \"us\", name: \"Us\", briefing: \"B.\")], \
         endings: [",
    );
    let endings = [
        ("calm", "All([AtLeast(\"a\", 70), AtLeast(\"b\", 60)])"),
        ("stall", "AtMost(\"a\", 15)"),
        ("loud", "Any([AtLeast(\"c\", 90), AtMost(\"b\", 10)])"),
        ("thin", "Not(AtLeast(\"c\", 25))"),
    ];
    for (id, when) in endings {
        let _ = write!(
            text,
            "(id: \"{id}\", title: \"E\", text: \"E.\", when: {when}),"
        );
    }
    text += "(id: \"over\", title: \"Over\", text: \"Over.\")], rubric: ";
    let worth = ["a", "b", "c"].iter().zip(WORTH);
    let lines: Vec<String> = worth
        .map(|(meter, worth)| format!("(id: \"{meter}\", chair: \"us\", dimension: Objectives, per: (\"{meter}\", {}), reason: \"R.\")", worth * 100))
        .collect();
    text += &rubric(&lines.join(","));
    text += ", meters: [";
    for meter in ["a", "b", "c"] {
        let _ = write!(
            text,
            "(id: \"{meter}\", name: \"{meter}\", range: (0, 100), start: 50),"
        );
    }
    text += "], stages: [";
    for (nth, options) in rows.chunks(4).enumerate() {
        let to = match nth + 1 < stages {
            true => format!("Stage(\"s{}\")", nth + 1),
            false => "End".to_owned(),
        };
        let _ = write!(
            text,
            "(id: \"s{nth}\", title: \"S\", next: [(to: {to})], points: [(id: \"p\", menus: [(chair: \"us\", ask: \"?\", options: ["
        );
        for (nth, row) in options.iter().enumerate() {
            option(&mut text, nth, row);
        }
        text += "])])]),";
    }
    text + "])"
}

fn option(text: &mut String, nth: usize, row: &Row) {
    let adds = |change: [i32; 3]| {
        let each = ["a", "b", "c"].iter().zip(change);
        each.map(|(meter, by)| format!("Add(\"{meter}\", {by})"))
            .collect::<Vec<_>>()
            .join(",")
    };
    let meter = ["a", "b", "c"][row.meter];
    let asked = if row.at_least { "AtLeast" } else { "AtMost" };
    let when = format!("when: {asked}(\"{meter}\", {}), ", row.value);
    let _ = write!(
        text,
        "(id: \"o{nth}\", label: \"L\", cost: Min(1), {when}effects: [{}], outcomes: [(chance: [",
        adds(row.change)
    );
    for (weight, change) in row.outcomes {
        let _ = write!(
            text,
            "(weight: {weight}, text: \"T\", effects: [{}]),",
            adds(change)
        );
    }
    text.push_str("])]),");
}
