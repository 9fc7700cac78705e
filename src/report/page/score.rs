//! The score: dimensions that open to the lines they are the sum of, each with what it rests on,
//! and the objectives with their written reasons and the line that proves each.

use super::model::{Block, Cell, Chapter, Figure, Table};
use super::session::Session;
use super::words::Words;
use crate::report::chart;
use crate::session::view::{LineView, SheetView};

/// Nothing where play has not ended.
pub(super) fn score(words: Words<'_>, session: &Session) -> Option<Chapter> {
    let sheet = session.debrief.now.sheet.as_ref()?;
    let mut blocks = overview(words, sheet);
    let anchors = Anchors::new(words, sheet);
    let codes = sheet.dimensions.iter().map(|(code, _, _)| code.as_str());
    for code in codes.chain(["gate"]) {
        blocks.extend(opened(words, sheet, code, &anchors));
    }
    let sum: i32 = sheet.ledger.iter().map(|line| line.points).sum();
    let args = [("points", words.points(sum).into())];
    blocks.push(Block::Text(words.say("plain-sum", &args)));
    blocks.extend(anchors.list());
    blocks.extend(terms(words, sheet));
    let limits = &session.debrief.now.limits;
    if !limits.is_empty() {
        blocks.push(Block::Heading(3, words.say("plain-limits", &[])));
        let limits = limits.iter().flat_map(|limit| super::story::plain(limit));
        blocks.push(Block::List(limits.collect()));
    }
    Some(Chapter {
        id: words.id("score"),
        title: words.say("report-score", &[]),
        blocks,
    })
}

/// The total, the picture of dimensions, and the table of them.
pub(super) fn overview(words: Words<'_>, sheet: &SheetView) -> Vec<Block> {
    let letter = sheet.band.to_lowercase();
    let args = [
        ("total", words.points(sheet.total.max(0)).into()),
        ("letter", (&sheet.band).into()),
        ("band", words.say(&format!("band-{letter}"), &[]).into()),
    ];
    let total = words.say("plain-total", &args);
    let ratings = words.say("sheet-ratings", &[]);
    let mut table = words.table(
        "report-dimensions",
        &["report-dimension", "report-points", "report-worth"],
        &["report-points", "report-worth"],
    );
    let mut said = vec![total.clone()];
    for (code, points, weight) in &sheet.dimensions {
        let args = [
            ("name", words.dimension(code).into()),
            ("points", words.points(*points).into()),
            ("weight", words.points(*weight).into()),
        ];
        said.push(words.say("plain-dimension", &args));
        let name = words.dimension(code);
        table.rows.push(vec![
            name.into(),
            words.points(*points).into(),
            words.points(*weight).into(),
        ]);
    }
    vec![
        Block::Text(total),
        Block::Quiet(ratings),
        Block::Figure(Figure {
            id: words.id("dimensions"),
            title: words.say("report-dimensions", &[]),
            words: said.join(". "),
            legend: words.say("report-dimensions-legend", &[]),
            picture: chart::dimensions(words.locale, sheet),
        }),
        Block::Table(table),
    ]
}

/// A dimension with the lines it is the sum of.
fn opened(words: Words<'_>, sheet: &SheetView, code: &str, anchors: &Anchors) -> Option<Block> {
    let lines = sheet.ledger.iter().enumerate();
    let lines: Vec<(usize, &LineView)> = lines.filter(|(_, line)| line.dimension == code).collect();
    if lines.is_empty() {
        return None;
    }
    let sum: i32 = lines.iter().map(|(_, line)| line.points).sum();
    let args = [
        ("name", words.dimension(code).into()),
        ("points", words.points(sum).into()),
        ("count", lines.len().into()),
    ];
    let said = words.say("report-lines", &args);
    let mut table = words.table(
        "report-ledger",
        &[
            "report-when",
            "report-line",
            "report-rests",
            "report-points",
        ],
        &["report-points"],
    );
    table.caption = words.say("report-lines-of", &args);
    table.rows = lines
        .into_iter()
        .map(|(index, line)| row(words, index, line, anchors))
        .collect();
    Some(Block::Fold(said, true, vec![Block::Table(table)]))
}

fn row(words: Words<'_>, index: usize, line: &LineView, anchors: &Anchors) -> Vec<Cell> {
    let mut said = vec![words.locale.coded("ledger", &line.rule, &line.arguments)];
    said.extend([&line.subject, &line.reason].into_iter().cloned());
    said.retain(|text| !text.is_empty());
    let number = anchors.number(&line.anchor);
    vec![
        Cell {
            lines: vec![words.clock(line.at)],
            id: line_id(words, index),
            to: String::new(),
        },
        said.into(),
        Cell {
            lines: number
                .map(|number| format!("[{number}]"))
                .into_iter()
                .collect(),
            id: String::new(),
            to: number.map_or_else(String::new, |_| anchors.id.clone()),
        },
        words.signed(line.points).into(),
    ]
}

fn line_id(words: Words<'_>, index: usize) -> String {
    words.id(&format!("line-{}", index + 1))
}

/// What lines rest on outside the exercise, each once, numbered as they come up.
struct Anchors {
    id: String,
    caption: String,
    heads: Table,
    known: Vec<(String, String)>,
}

impl Anchors {
    fn new(words: Words<'_>, sheet: &SheetView) -> Self {
        let mut known: Vec<(String, String)> = Vec::new();
        for line in &sheet.ledger {
            let code = &line.anchor;
            if code.is_empty() || known.iter().any(|(other, _)| other == code) {
                continue;
            }
            let key = format!("anchor-{code}");
            let said = match words.locale.has(&key) {
                true => words.say(&key, &[]),
                false => code.clone(),
            };
            known.push((code.clone(), said));
        }
        Self {
            id: words.id("rests-on"),
            caption: words.say("report-rests", &[]),
            heads: words.table("report-rests", &["report-number", "report-rests"], &[]),
            known,
        }
    }

    /// From 1; none where a line rests on nothing outside.
    fn number(&self, code: &str) -> Option<usize> {
        let at = self.known.iter().position(|(known, _)| known == code);
        at.map(|at| at + 1)
    }

    fn list(self) -> Vec<Block> {
        if self.known.is_empty() {
            return Vec::new();
        }
        let rows = self
            .known
            .into_iter()
            .enumerate()
            .map(|(index, (_, said))| {
                let id = match index {
                    0 => self.id.clone(),
                    _ => String::new(),
                };
                let number = Cell {
                    lines: vec![format!("[{}]", index + 1)],
                    id,
                    to: String::new(),
                };
                vec![number, said.into()]
            });
        vec![
            Block::Heading(3, self.caption),
            Block::Table(Table {
                rows: rows.collect(),
                ..self.heads
            }),
        ]
    }
}

/// The terms of the rules that lines name, each once.
fn terms(words: Words<'_>, sheet: &SheetView) -> Vec<Block> {
    let mut told: Vec<String> = Vec::new();
    for line in &sheet.ledger {
        let key = format!("explain-{}", line.rule);
        if !words.locale.has(&key) {
            continue;
        }
        let said = words.say(&key, &[]);
        if !told.contains(&said) {
            told.push(said);
        }
    }
    match told.is_empty() {
        true => Vec::new(),
        false => vec![
            Block::Heading(3, words.say("plain-terms", &[])),
            Block::List(told),
        ],
    }
}

/// Each objective with its rating, the written reason, and the line that holds it.
pub(super) fn objectives(words: Words<'_>, session: &Session, linked: bool) -> Option<Chapter> {
    let sheet = session.debrief.now.sheet.as_ref()?;
    if sheet.objectives.is_empty() {
        return None;
    }
    Some(Chapter {
        id: words.id("objectives"),
        title: words.say("report-objectives", &[]),
        blocks: vec![
            Block::Quiet(words.say("report-ratings", &[])),
            Block::Table(rated(words, sheet, linked)),
        ],
    })
}

pub(super) fn rated(words: Words<'_>, sheet: &SheetView, linked: bool) -> Table {
    let mut table = words.table(
        "report-objectives",
        &[
            "report-objective",
            "report-rating",
            "report-reason",
            "report-evidence",
        ],
        &[],
    );
    for (text, rating, reason) in &sheet.objectives {
        let lines = sheet.ledger.iter().enumerate();
        let mut lines =
            lines.filter(|(_, line)| line.dimension == "objectives" && line.subject == *text);
        let evidence = lines.next().map_or_else(Cell::default, |(index, line)| {
            let args = [
                ("time", words.clock(line.at).into()),
                ("points", words.signed(line.points).into()),
            ];
            Cell {
                lines: vec![words.say("report-evidence-line", &args)],
                id: String::new(),
                to: match linked {
                    true => line_id(words, index),
                    false => String::new(),
                },
            }
        });
        let reason = match reason.is_empty() {
            true => words.say("report-no-reason", &[]),
            false => reason.clone(),
        };
        table.rows.push(vec![
            text.into(),
            words.band(rating).into(),
            reason.into(),
            evidence,
        ]);
    }
    table
}
