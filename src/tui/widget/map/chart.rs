//! The whole map in an area: the coast, what stands on it, its legend.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, Dash, Ink};
use super::coast::{COAST, Coast};
use super::legend;
use super::names::{Names, Wanted};
use super::projection::{DOTS, Projection};
use super::signs;
use super::state::MapState;
use super::units::{self, Shown};
use crate::session::view::MapView;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, put};

/// The least area that a map is drawn in; smaller ones list the units.
const LEAST: (u16, u16) = (24, 8);
/// The least area that has the list of units beside the map.
const WITH_LIST: (u16, u16) = (96, 16);
/// Columns of the list beside the map.
const LIST: u16 = 32;

/// Draws the map: in a small area as a list of units, in a large one with that list beside it.
pub(crate) fn chart(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    map: &MapView,
    state: &MapState,
) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return pour(buffer, area, look, &units::list(look, map, area.width));
    }
    let mut left = area;
    if area.width >= WITH_LIST.0 && area.height >= WITH_LIST.1 {
        left.width -= LIST + 2;
        let right = Rect {
            x: left.right() + 2,
            width: LIST,
            ..area
        };
        pour(buffer, right, look, &units::list(look, map, LIST));
    }
    let plot = Rect {
        height: left.height - legend_rows(look, map, state, left),
        ..left
    };
    let entries = draw_plot(buffer, plot, look, map, state);
    let lines = legend::lines(&entries, left.width);
    for (line, y) in lines.iter().zip(plot.bottom()..left.bottom()) {
        for (x, words, meaning) in line {
            put(buffer, left, left.x + x, y, words, look.style(*meaning));
        }
    }
}

/// Rows for the longest legend this map can have, a quarter of the area at most.
fn legend_rows(look: Look<'_>, map: &MapView, state: &MapState, area: Rect) -> u16 {
    let projection = Projection::new(area, map, state);
    let most = Shown {
        outside: map.units.len(),
        stacked: map.units.len() > 1,
        left_out: map.units.len(),
    };
    let entries = legend::entries(look, map, &projection, (most, state.whole));
    let rows = legend::lines(&entries, area.width).len();
    u16::try_from(rows).unwrap_or(u16::MAX).min(area.height / 4)
}

/// Draws everything but the legend, and says what the legend must.
fn draw_plot(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    map: &MapView,
    state: &MapState,
) -> Vec<(String, Meaning)> {
    let projection = Projection::new(area, map, state);
    let mut canvas = shore(area, &projection, state);
    lines(&mut canvas, map, &projection);
    canvas.draw(buffer, area, look);
    let mut names = Names::new(area, &canvas);
    for (_, at, _) in &map.places {
        if let Some((x, y)) = projection.cell(*at) {
            let style = look.style(Meaning::Text);
            names.take((x, y), 1);
            let (x, y) = (area.x + x as u16, area.y + y as u16);
            put(buffer, area, x, y, "•", style);
        }
    }
    let mut shown = units::draw(buffer, area, look, map, &projection, &mut names);
    let style = look.style(Meaning::Dim);
    for (place, at, ring) in &map.places {
        let args = [("place", place.as_str().into()), ("miles", (*ring).into())];
        match (projection.cell(*at), ring) {
            (Some(cell), 0) => names.name(buffer, area, &lone(cell, place, style)),
            (Some(cell), _) => {
                let name = look.locale.say("map-ring", &args);
                names.name(buffer, area, &lone(cell, &name, style));
            }
            (None, _) => {}
        }
    }
    for line in &map.lines {
        let cells = line.points.iter().filter_map(|at| projection.cell(*at));
        let mut cells: Vec<(usize, (i32, i32))> = cells.enumerate().collect();
        // As near as there is room to the middle of what is in sight of it.
        let middle = cells.len() / 2;
        cells.sort_by_key(|(nth, _)| nth.abs_diff(middle));
        let fits = |(_, at): &&(usize, _)| names.fits(&lone(*at, &line.name, style));
        if let Some((_, at)) = cells.iter().find(fits).or(cells.first()) {
            names.name(buffer, area, &lone(*at, &line.name, style));
        }
    }
    shown.left_out = names.left_out;
    legend::entries(look, map, &projection, (shown, state.whole))
}

/// A name for one cell that nothing else stands above or below of.
fn lone(at: (i32, i32), name: &str, style: Style) -> Wanted<'_> {
    Wanted {
        at,
        cells: 1,
        name,
        style,
        alone: true,
    }
}

/// The coast, from the drawing before where nothing has moved.
fn shore(area: Rect, projection: &Projection, state: &MapState) -> Canvas {
    let mut drawn = state.drawn.borrow_mut();
    match &*drawn {
        Some((before, canvas)) if before == projection => canvas.clone(),
        _ => {
            let mut canvas = Canvas::new(area);
            draw_coast(&mut canvas, &COAST, projection);
            *drawn = Some((*projection, canvas.clone()));
            canvas
        }
    }
}

fn draw_coast(canvas: &mut Canvas, coast: &Coast, projection: &Projection) {
    let (columns, rows) = projection.size();
    // Crossings of the shore with every row of dots that the land is dotted on.
    let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); (rows / DOTS.1) as usize + 1];
    for ring in coast
        .rings
        .iter()
        .filter(|ring| projection.sees(ring.reach))
    {
        let mut count = 0;
        let mut from = ring.points[ring.points.len() - 1];
        for to in &ring.points {
            let (a, b) = (projection.dot(from), projection.dot(*to));
            if !coast.is_cut(from, *to) {
                canvas.stretch(a, b, Ink::Shore, Dash(1, 0), &mut count);
            }
            cross(&mut crossings, a, b);
            from = *to;
        }
    }
    for (row, mut across) in crossings.into_iter().enumerate() {
        across.sort_by(f64::total_cmp);
        let (y, shift) = (row as i32 * DOTS.1 + 2, row as i32 % 2 * 2);
        for inside in across.chunks_exact(2) {
            let from = inside[0].ceil().max(0.0) as i32;
            let to = inside[1].floor().min(f64::from(columns)) as i32;
            for x in (from..=to).filter(|x| (x + shift) % 4 == 0) {
                canvas.dot(x, y, Ink::Land);
            }
        }
    }
}

/// Where a stretch of shore crosses the third row of dots in each row of cells.
fn cross(crossings: &mut [Vec<f64>], a: (f64, f64), b: (f64, f64)) {
    let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
    let row = |y: f64| (y - 2.5) / f64::from(DOTS.1);
    let first = row(top.1).ceil().max(0.0) as usize;
    let last = row(bottom.1).ceil().clamp(0.0, crossings.len() as f64) as usize;
    for (number, row) in crossings.iter_mut().enumerate().take(last).skip(first) {
        let y = number as f64 * f64::from(DOTS.1) + 2.5;
        let share = (y - top.1) / (bottom.1 - top.1);
        row.push(top.0 + share * (bottom.0 - top.0));
    }
}

/// Rings, lines and tracks.
fn lines(canvas: &mut Canvas, map: &MapView, projection: &Projection) {
    for (_, at, miles) in map.places.iter().filter(|(.., ring)| *ring > 0) {
        let (x, y) = projection.dot(*at);
        let radius = f64::from(*miles) * projection.mile();
        let corners = (radius * 2.0).clamp(12.0, 180.0) as u32;
        let around = (0..=corners).map(|corner| {
            let turn = std::f64::consts::TAU * f64::from(corner) / f64::from(corners);
            (x + radius * turn.cos(), y + radius * turn.sin())
        });
        canvas.line(around, Ink::Limit, Dash(1, 1));
    }
    for line in &map.lines {
        let dash = match line.kind.as_str() {
            "zone" => Dash(1, 3),
            "boundary" => Dash(4, 2),
            _ => Dash(1, 1),
        };
        let points = line.points.iter().map(|at| projection.dot(*at));
        canvas.line(points, Ink::Limit, dash);
    }
    for unit in map.units.iter().filter(|unit| !unit.track.is_empty()) {
        let points = unit.track.iter().chain([&unit.at]);
        let dots = points.map(|at| projection.dot(*at));
        canvas.line(dots, signs::ink(unit.whose), Dash(2, 2));
    }
}

/// As many lines of a text as there is room for; the last says how many are missing.
fn pour(buffer: &mut Buffer, area: Rect, look: Look<'_>, doc: &Doc) {
    let rows = usize::from(area.height);
    let cut = doc.len() > rows;
    let shown = if cut { rows - 1 } else { doc.len() };
    for (line, y) in doc.lines().iter().take(shown).zip(area.top()..) {
        buffer.set_line(area.x, y, line, area.width);
    }
    if cut {
        let more = (doc.len() - shown).into();
        let words = look.locale.say("map-more", &[("count", more)]);
        let style = look.style(Meaning::Dim);
        put(buffer, area, area.x, area.bottom() - 1, &words, style);
    }
}
