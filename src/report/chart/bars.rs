//! Points as bars: dimensions against their worth, decisions by what they cost, teams side by side.

use super::plot::{Frame, INK, MAIN, Picture, SOFT, Side, WIDTH, plot, short};
use crate::locale::Locale;
use crate::session::view::SheetView;

/// So many decisions are drawn; the table has them all.
const DECISIONS: usize = 15;
/// Cells of a name, and units for them.
const NAME: (usize, u32) = (22, 190);
/// Teams of one picture: more would be higher than a sheet of paper.
const TEAMS: usize = 25;
/// Units kept free at the right, for what is written at a bar's end.
const END: u32 = 110;
/// Height of a row.
const ROW: u32 = 28;

/// A decision in the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Its number and time.
    pub(crate) name: String,
    /// Hundredths.
    pub(crate) points: i32,
}

/// A team in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Team {
    /// Its name.
    pub(crate) name: String,
    /// Hundredths.
    pub(crate) total: i32,
    /// Letter of its band.
    pub(crate) band: String,
}

/// A row: a name, what is filled, what that is measured against, and what is written at the end.
struct Row {
    name: String,
    points: i32,
    worth: Option<i32>,
    said: String,
}

/// What each dimension earned, inside the outline of what it is worth.
pub(crate) fn dimensions(locale: &Locale, sheet: &SheetView) -> Picture {
    let row = |(code, points, worth): &(String, i32, i32)| {
        let args = [
            ("points", locale.points(i64::from(*points)).into()),
            ("worth", locale.points(i64::from(*worth)).into()),
        ];
        Row {
            name: locale.say(&format!("dimension-{code}"), &[]),
            points: *points,
            worth: Some(*worth),
            said: locale.say("report-of", &args),
        }
    };
    let mut rows: Vec<Row> = sheet.dimensions.iter().map(row).collect();
    let gates = sheet.ledger.iter().filter(|line| line.dimension == "gate");
    let gates: i32 = gates.map(|line| line.points).sum();
    if gates != 0 {
        rows.push(Row {
            name: locale.say("dimension-gate", &[]),
            points: gates,
            worth: None,
            said: locale.points(i64::from(gates)),
        });
    }
    bars(locale, &rows, span(&rows))
}

/// The dearest decisions, the first above.
pub(crate) fn swings(locale: &Locale, all: &[Bar]) -> Picture {
    let row = |bar: &Bar| Row {
        name: bar.name.clone(),
        points: bar.points,
        worth: None,
        said: locale.points(i64::from(bar.points)),
    };
    let rows: Vec<Row> = all.iter().take(DECISIONS).map(row).collect();
    bars(locale, &rows, span(&rows))
}

/// The totals of teams, in the order they were given: as few pictures as a sheet each can hold, of
/// about as many teams, all on one scale; with each how many teams it has.
pub(crate) fn teams(locale: &Locale, all: &[Team]) -> Vec<(usize, Picture)> {
    let row = |team: &Team| {
        let args = [
            ("points", locale.points(i64::from(team.total)).into()),
            ("letter", (&team.band).into()),
        ];
        Row {
            name: team.name.clone(),
            points: team.total,
            worth: Some(10_000),
            said: locale.say("report-total", &args),
        }
    };
    let rows: Vec<Row> = all.iter().map(row).collect();
    let each = rows
        .len()
        .div_ceil(rows.len().div_ceil(TEAMS).max(1))
        .max(1);
    let parts = rows.chunks(each);
    parts
        .map(|part| (part.len(), bars(locale, part, span(&rows))))
        .collect()
}

/// From the lowest to the highest value that rows show, nothing included.
fn span(rows: &[Row]) -> (i32, i32) {
    let ends = rows.iter().flat_map(|row| [Some(row.points), row.worth]);
    let ends = ends.flatten();
    ends.fold((0, 1), |(least, most), end| (least.min(end), most.max(end)))
}

fn bars(locale: &Locale, rows: &[Row], (least, most): (i32, i32)) -> Picture {
    let count = i32::try_from(rows.len()).unwrap_or(i32::MAX);
    let frame = Frame {
        height: u32::try_from(rows.len()).unwrap_or(0) * ROW + 44,
        left: NAME.1,
        right: END,
        above: 10,
        below: 34,
        across: false,
        upright: true,
    };
    let label = |value: i32| locale.points(i64::from(value));
    plot(frame, ((least, most), (0, count * 10)), &label, |plot| {
        for (index, row) in (0..).zip(rows) {
            let y: i32 = (count - index) * 10 - 5;
            if let Some(worth) = row.worth {
                plot.bar((0, y - 3), (worth, y + 3), SOFT);
                plot.outline((0, y - 3), (worth, y + 3), INK);
            }
            plot.bar((0, y - 3), (row.points, y + 3), MAIN);
            let name = short(&row.name, NAME.0);
            // Names stand left of the plot, whatever its least value is.
            let left = i32::try_from(NAME.1).unwrap_or(0) - 8;
            let down = i32::try_from(ROW).unwrap_or(0);
            let middle = 10 + index * down + down / 2;
            plot.note((left, middle), Side::Left, &name);
            let end = i32::try_from(WIDTH - END).unwrap_or(0) + 8;
            plot.note((end, middle), Side::Right, &row.said);
        }
        plot.line(vec![(0, 0), (0, count * 10)], INK, 1);
    })
}
