//! Several sessions of one exercise side by side.

use super::back;
use super::costs;
use super::model::{Block, Cell, Chapter, Figure, Head, Table};
use super::path;
use super::score;
use super::session::Session;
use super::story;
use super::words::Words;
use crate::report::chart;
use crate::session::view::SheetView;
use crate::session::view::cost::Cost;

/// So many teams have a chapter each: a page of more would be too heavy to send, and nobody reads
/// it.
pub(super) const DETAILED: usize = 8;

/// All teams in pictures and tables. What each says of itself comes first, in the chapters after
/// the one that names them; no table is sorted by score.
pub(super) fn teams(words: Words<'_>, sessions: &[Session]) -> Vec<Chapter> {
    vec![
        Chapter {
            id: words.id("accounts"),
            title: words.say("report-accounts", &[]),
            blocks: accounts(words, sessions),
        },
        Chapter {
            id: words.id("comparison"),
            title: words.say("report-comparison", &[]),
            blocks: comparison(words, sessions),
        },
    ]
}

fn accounts(words: Words<'_>, sessions: &[Session]) -> Vec<Block> {
    let (mut blocks, mut silent) = (Vec::new(), Vec::new());
    for session in sessions {
        let left_out = session.debrief.account.is_none() && session.facts.words.is_empty();
        if left_out && sessions.len() > DETAILED {
            silent.push(session.name.as_str());
            continue;
        }
        blocks.push(Block::Heading(3, session.name.clone()));
        blocks.extend(match left_out {
            true => vec![Block::Quiet(words.say("report-no-account", &[]))],
            false => story::own_account(words, session, false),
        });
    }
    // Of many teams those that wrote nothing are named once: pages of it would say no more.
    if !silent.is_empty() {
        let args = [("teams", silent.join(", ").into())];
        blocks.push(Block::Quiet(words.say("report-no-accounts", &args)));
    }
    blocks
}

fn comparison(words: Words<'_>, sessions: &[Session]) -> Vec<Block> {
    let mut blocks = vec![Block::Quiet(words.say("report-comparison-how", &[]))];
    if sessions.len() > DETAILED {
        blocks.push(Block::Text(words.say("report-many", &[])));
    }
    let sheets: Vec<(&Session, &SheetView)> = sessions
        .iter()
        .filter_map(|session| Some((session, session.debrief.now.sheet.as_ref()?)))
        .collect();
    blocks.extend(pictures(words, &sheets).into_iter().map(Block::Figure));
    blocks.push(Block::Table(overview(words, sessions)));
    if let Some((_, first)) = sheets.first() {
        blocks.push(Block::Table(dimensions(words, &sheets, first)));
        if !first.objectives.is_empty() {
            blocks.push(Block::Table(objectives(words, &sheets, first)));
            blocks.push(Block::Quiet(words.say("report-ratings", &[])));
        }
    }
    blocks
}

/// The totals of all, on one scale; of many teams on as many sheets of paper as they need.
fn pictures(words: Words<'_>, sheets: &[(&Session, &SheetView)]) -> Vec<Figure> {
    let bars = sheets.iter().map(|(session, sheet)| chart::Team {
        name: session.name.clone(),
        total: sheet.total,
        band: sheet.band.clone(),
    });
    let bars: Vec<chart::Team> = bars.collect();
    let parts = chart::teams(words.locale, &bars);
    let (whole, mut from) = (parts.len() == 1, 0);
    let mut figures = Vec::with_capacity(parts.len());
    for (nth, (count, picture)) in parts.into_iter().enumerate() {
        let part = &bars[from..from + count];
        let args = [
            ("from", (from + 1).into()),
            ("to", (from + count).into()),
            ("all", bars.len().into()),
        ];
        let said = part.iter().map(|bar| {
            let args = [
                ("team", (&bar.name).into()),
                ("points", words.points(bar.total).into()),
                ("letter", (&bar.band).into()),
            ];
            words.say("report-team-words", &args)
        });
        figures.push(Figure {
            id: match whole {
                true => words.id("teams"),
                false => words.id(&format!("teams-{}", nth + 1)),
            },
            title: match whole {
                true => words.say("report-teams", &[]),
                false => words.say("report-teams-part", &args),
            },
            words: said.collect::<Vec<_>>().join(" "),
            legend: words.say("report-teams-legend", &[]),
            picture,
        });
        from += count;
    }
    figures
}

fn overview(words: Words<'_>, sessions: &[Session]) -> Table {
    let mut table = words.table(
        "report-teams-table",
        &[
            "report-of-team",
            "report-chair",
            "report-ending",
            "report-length",
            "report-score",
            "report-dearest",
        ],
        &[],
    );
    for (index, session) in sessions.iter().enumerate() {
        let view = &session.debrief.now;
        let ending = view.ending.as_ref();
        let score = view.sheet.as_ref().map(|sheet| {
            let args = [
                ("points", words.points(sheet.total).into()),
                ("letter", (&sheet.band).into()),
            ];
            words.say("report-total", &args)
        });
        let mut name: Cell = (&session.name).into();
        if sessions.len() <= DETAILED {
            name.to = format!("team-{}", index + 1);
        }
        table.rows.push(vec![
            name,
            (&view.chair).into(),
            ending
                .map_or_else(
                    || words.say("report-going-on", &[]),
                    |ending| ending.title.clone(),
                )
                .into(),
            words.span(view.elapsed).into(),
            score.unwrap_or_default().into(),
            dearest(words, session).into(),
        ]);
    }
    table
}

fn dearest(words: Words<'_>, session: &Session) -> String {
    let Cost::Told(costs) = &session.debrief.cost else {
        return String::new();
    };
    let first = costs.ranked.first();
    let first = first.and_then(|index| Some((*index, costs.decisions.get(*index)?)));
    first
        .filter(|(_, one)| one.swing > 0)
        .map_or_else(String::new, |(index, one)| {
            let args = [
                ("cost", words.points(one.swing).into()),
                ("place", words.place(&session.debrief, index).into()),
            ];
            words.say("swing-decision", &args)
        })
}

/// A row for each of `names`, a column for each team; the other way round for more teams than a
/// sheet of paper has room for side by side.
fn grid(
    words: Words<'_>,
    caption: String,
    sheets: &[(&Session, &SheetView)],
    first: (String, Vec<String>),
    numeric: bool,
    cell: impl Fn(&SheetView, usize) -> String,
) -> Table {
    let (corner, names) = first;
    if sheets.len() > DETAILED {
        return by_team(words, caption, sheets, names, (numeric, cell));
    }
    let head = |(session, _): &(&Session, &SheetView)| match numeric {
        true => Head::numbers(session.name.clone()),
        false => Head::words(session.name.clone()),
    };
    let rows = names.into_iter().enumerate().map(|(row, name)| {
        let cells = sheets.iter().map(|(_, sheet)| cell(sheet, row).into());
        [name.into()].into_iter().chain(cells).collect()
    });
    Table {
        caption,
        heads: [Head::words(corner)]
            .into_iter()
            .chain(sheets.iter().map(head))
            .collect(),
        rows: rows.collect(),
        blank: false,
    }
}

/// A row for each team, a column for each of `names`.
fn by_team(
    words: Words<'_>,
    caption: String,
    sheets: &[(&Session, &SheetView)],
    names: Vec<String>,
    (numeric, cell): (bool, impl Fn(&SheetView, usize) -> String),
) -> Table {
    let count = names.len();
    let head = if numeric { Head::numbers } else { Head::words };
    let team = Head::words(words.say("report-of-team", &[]));
    let rows = sheets.iter().map(|(session, sheet)| {
        let cells = (0..count).map(|column| cell(sheet, column).into());
        std::iter::once((&session.name).into())
            .chain(cells)
            .collect()
    });
    Table {
        caption,
        heads: std::iter::once(team)
            .chain(names.into_iter().map(head))
            .collect(),
        rows: rows.collect(),
        blank: false,
    }
}

fn dimensions(words: Words<'_>, sheets: &[(&Session, &SheetView)], first: &SheetView) -> Table {
    let name = |(code, _, weight): &(String, i32, i32)| {
        let args = [
            ("name", words.dimension(code).into()),
            ("points", words.points(*weight).into()),
        ];
        words.say("report-dimension-worth", &args)
    };
    let names = first.dimensions.iter().map(name).collect();
    let corner = words.say("report-dimension", &[]);
    let caption = words.say("report-dimensions", &[]);
    grid(
        words,
        caption,
        sheets,
        (corner, names),
        true,
        |sheet, row| {
            let of = sheet.dimensions.get(row);
            of.map_or_else(String::new, |(_, points, _)| words.points(*points))
        },
    )
}

fn objectives(words: Words<'_>, sheets: &[(&Session, &SheetView)], first: &SheetView) -> Table {
    let names = first.objectives.iter().map(|(text, _, _)| text.clone());
    let corner = words.say("report-objective", &[]);
    let caption = words.say("report-objectives", &[]);
    let names = names.collect();
    grid(
        words,
        caption,
        sheets,
        (corner, names),
        false,
        |sheet, row| {
            let of = sheet.objectives.get(row);
            of.map_or_else(String::new, |(_, rating, _)| rating.clone())
        },
    )
}

/// One team in short: its path on one page, its score, its objectives, what its decisions cost.
pub(super) fn team(words: Words<'_>, session: &Session) -> Chapter {
    let mut blocks = path::glance(words, session);
    if let Some(sheet) = &session.debrief.now.sheet {
        blocks.push(Block::Heading(3, words.say("report-score", &[])));
        blocks.extend(score::overview(words, sheet));
        if !sheet.objectives.is_empty() {
            blocks.push(Block::Table(score::rated(words, sheet, false)));
        }
    } else {
        blocks.insert(0, Block::Text(words.say("debrief-unfinished", &[])));
    }
    if let Cost::Told(told) = &session.debrief.cost {
        blocks.push(Block::Heading(3, words.say("swing-title", &[])));
        blocks.push(Block::Text(costs::sum(words, told)));
        blocks.extend(costs::ranking(words, &session.debrief, told));
        blocks.push(Block::Heading(3, words.say("swing-exit", &[])));
        blocks.extend(costs::way_out(words, &session.debrief, told));
    } else {
        blocks.extend(costs::costs(words, session, super::session::Reader::Team).blocks);
    }
    if !session.debrief.forecasts.is_empty() {
        blocks.push(Block::Heading(3, words.say("report-forecasts", &[])));
        let forecasts = back::forecasts(words, session).blocks;
        blocks.extend(forecasts.into_iter().map(|block| match block {
            Block::Heading(_, text) => Block::Heading(4, text),
            other => other,
        }));
    }
    Chapter {
        id: words.prefix.trim_end_matches('-').to_owned(),
        title: session.name.clone(),
        blocks,
    }
}
