//! A drawing area with two axes of whole numbers, on the plotting library. Its shades are few and
//! fixed, so that a page can give each another colour in the dark; none of them alone carries a
//! meaning, so that a page can be printed without any.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordi32;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::prelude::{Cartesian2d, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor, TextStyle};

/// Lines and letters.
pub(super) const INK: RGBColor = RGBColor(0, 0, 0);
/// Lines behind everything.
pub(super) const GRID: RGBColor = RGBColor(0xCC, 0xCC, 0xCC);
/// What the picture is about.
pub(super) const MAIN: RGBColor = RGBColor(0x1F, 0x4E, 0x79);
/// What it is measured against.
pub(super) const SOFT: RGBColor = RGBColor(0xD6, 0xE2, 0xEE);
/// The ground.
pub(super) const GROUND: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);

/// Width of every picture, in units of its own; letters are drawn for this.
pub(crate) const WIDTH: u32 = 720;
/// The library draws letters at 1/1.24 of their nominal size: this gives 14 units.
const LETTERS: f64 = 17.4;
/// Drawing goes into memory, where nothing can fail.
const MEMORY: &str = "drawing into a string cannot fail";

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Middle,
    Above,
    Below,
}

/// Room around the plot, and what is written there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Frame {
    pub(super) height: u32,
    /// For what stands left of the plot.
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) above: u32,
    pub(super) below: u32,
    /// Lines and numbers across, for the values of the upright axis.
    pub(super) across: bool,
    /// Lines and numbers upright, for the values of the other.
    pub(super) upright: bool,
}

/// A picture, as the library has drawn it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// Width and height, in units of its own.
    pub size: (u32, u32),
    /// SVG, with nothing in it that was not escaped.
    pub svg: String,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Axes = Cartesian2d<RangedCoordi32, RangedCoordi32>;

/// Draws in memory; the picture, with nothing in it that was not escaped.
pub(super) struct Plot<'a, 'b> {
    root: &'a Area<'b>,
    chart: ChartContext<'a, SVGBackend<'b>, Axes>,
}

/// A picture of `frame`, whose plot has these ranges; `label` writes the numbers of its axis.
pub(super) fn plot(
    frame: Frame,
    (x, y): ((i32, i32), (i32, i32)),
    label: &dyn Fn(i32) -> String,
    paint: impl FnOnce(&mut Plot<'_, '_>),
) -> Picture {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (WIDTH, frame.height)).into_drawing_area();
        let chart = axes(&root, frame, (x, y), label);
        let mut plot = Plot { root: &root, chart };
        paint(&mut plot);
        plot.root.present().expect(MEMORY);
    }
    Picture {
        size: (WIDTH, frame.height),
        svg,
    }
}

fn axes<'a, 'b>(
    root: &'a Area<'b>,
    frame: Frame,
    (x, y): ((i32, i32), (i32, i32)),
    label: &dyn Fn(i32) -> String,
) -> ChartContext<'a, SVGBackend<'b>, Axes> {
    let mut builder = ChartBuilder::on(root);
    builder
        .margin_top(frame.above)
        .margin_right(frame.right)
        .set_left_and_bottom_label_area_size(0)
        .y_label_area_size(frame.left)
        .x_label_area_size(frame.below);
    let mut chart = builder
        .build_cartesian_2d(x.0..x.1.max(x.0 + 1), y.0..y.1.max(y.0 + 1))
        .expect(MEMORY);
    let said = |value: &i32| label(*value);
    let mut mesh = chart.configure_mesh();
    mesh.axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(GRID.mix(0.0))
        .label_style(letters(Side::Middle, INK))
        .x_label_formatter(&said)
        .y_label_formatter(&said);
    if !frame.upright {
        mesh.disable_x_mesh().disable_x_axis();
    }
    if !frame.across {
        mesh.disable_y_mesh().disable_y_axis();
    }
    mesh.y_labels(6).x_labels(6).draw().expect(MEMORY);
    chart
}

fn letters(side: Side, shade: RGBColor) -> TextStyle<'static> {
    let (across, upright) = match side {
        Side::Left => (HPos::Right, VPos::Center),
        Side::Right => (HPos::Left, VPos::Center),
        Side::Middle => (HPos::Center, VPos::Center),
        Side::Above => (HPos::Center, VPos::Bottom),
        Side::Below => (HPos::Center, VPos::Top),
    };
    let font = ("sans-serif", LETTERS).into_font();
    font.color(&shade).pos(Pos::new(across, upright))
}

impl Plot<'_, '_> {
    pub(super) fn line(&mut self, points: Vec<(i32, i32)>, shade: RGBColor, width: u32) {
        let line = PathElement::new(points, shade.stroke_width(width));
        self.chart.draw_series([line]).expect(MEMORY);
    }

    /// A filled bar.
    pub(super) fn bar(&mut self, from: (i32, i32), to: (i32, i32), shade: RGBColor) {
        let bar = Rectangle::new([from, to], shade.filled());
        self.chart.draw_series([bar]).expect(MEMORY);
    }

    /// The outline of a bar.
    pub(super) fn outline(&mut self, from: (i32, i32), to: (i32, i32), shade: RGBColor) {
        let bar = Rectangle::new([from, to], shade.stroke_width(1));
        self.chart.draw_series([bar]).expect(MEMORY);
    }

    /// A filled dot.
    pub(super) fn dot(&mut self, at: (i32, i32), radius: u32) {
        let dot = Circle::new(at, radius, MAIN.filled());
        self.chart.draw_series([dot]).expect(MEMORY);
    }

    /// A dot with the ground inside it.
    pub(super) fn ring(&mut self, at: (i32, i32), radius: u32) {
        let ground = Circle::new(at, radius, GROUND.filled());
        let ring = Circle::new(at, radius, MAIN.stroke_width(2));
        self.chart.draw_series([ground, ring]).expect(MEMORY);
    }

    pub(super) fn text(&mut self, at: (i32, i32), side: Side, text: &str) {
        self.shaded(at, side, text, INK);
    }

    pub(super) fn shaded(&mut self, at: (i32, i32), side: Side, text: &str, shade: RGBColor) {
        let text = crate::text::clean_line(text).into_owned();
        let text = Text::new(text, at, letters(side, shade));
        self.chart.plotting_area().draw(&text).expect(MEMORY);
    }

    /// A text in units of the picture, from its upper left corner.
    pub(super) fn note(&mut self, at: (i32, i32), side: Side, text: &str) {
        let text = crate::text::clean_line(text).into_owned();
        let text = Text::new(text, at, letters(side, INK));
        self.root.draw(&text).expect(MEMORY);
    }

    /// A line in units of the picture.
    pub(super) fn rule(&mut self, from: (i32, i32), to: (i32, i32), shade: RGBColor, width: u32) {
        let line = PathElement::new(vec![from, to], shade.stroke_width(width));
        self.root.draw(&line).expect(MEMORY);
    }
}

/// A name cut to so many cells, so that it stays in its column.
pub(super) fn short(name: &str, cells: usize) -> String {
    let name = crate::text::clean_line(name);
    crate::text::truncate(&name, cells).into_owned()
}
