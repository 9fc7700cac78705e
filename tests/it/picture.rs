//! README's picture is a real screen: the first decision of the flagship, drawn as the terminal
//! shows it. `UPDATE_EXPECTED=1 cargo test` draws it anew.

#![cfg(unix)]

use std::fmt::Write as _;

use super::program::Scratch;
use super::terminal::Terminal;

const SIZE: (u16, u16) = (120, 36);
/// Pixels of a cell, and from its top to the line that letters stand on.
const CELL: (u16, u16, u16) = (8, 17, 13);
/// Around the screen, pixels.
const MARGIN: u16 = 12;
const GROUND: &str = "#0f1216";
const INK: &str = "#d7dae0";

#[test]
fn the_picture_of_the_readme_is_a_real_screen() {
    let scratch = Scratch::new();
    let args = ["play", "an-empty-room", "--seed", "7", "--session", "s"];
    let mut terminal = Terminal::sized(&scratch, &args, SIZE);
    terminal.wait_for("begin");
    loop {
        let before = terminal.screen.screen().contents();
        if before.contains("What do you tell the aircraft commander?") {
            break;
        }
        terminal.press("\r");
        terminal.wait_until("a change", |screen| screen != before);
    }
    terminal.wait_for("q leave");
    let drawn = draw(terminal.screen.screen());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("assets/screen.svg");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == drawn,
        "the screen has changed: draw assets/screen.svg anew and look at it"
    );
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains("(assets/screen.svg)"));
}

/// The screen as an SVG: one text for each run of cells that look alike.
fn draw(screen: &vt100::Screen) -> String {
    let (columns, rows) = SIZE;
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"13.3\" xml:space=\"preserve\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{GROUND}\"/>\n"
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            column = run(&mut svg, screen, row, column);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Draws the run that begins here; tells where the next one does.
fn run(svg: &mut String, screen: &vt100::Screen, row: u16, from: u16) -> u16 {
    let look = |column: u16| {
        let cell = screen.cell(row, column).unwrap();
        (cell.fgcolor(), cell.bgcolor(), cell.bold())
    };
    let style = look(from);
    let (mut text, mut to) = (String::new(), from);
    while to < SIZE.0 && look(to) == style {
        let shown = screen.cell(row, to).unwrap().contents();
        text.push_str(if shown.is_empty() { " " } else { shown });
        to += 1;
    }
    let (x, y) = (MARGIN + from * CELL.0, MARGIN + row * CELL.1);
    let length = (to - from) * CELL.0;
    if let vt100::Color::Rgb(..) = style.1 {
        let fill = hex(style.1, GROUND);
        let _ = writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{length}\" height=\"{}\" fill=\"{fill}\"/>",
            CELL.1
        );
    }
    if !text.trim().is_empty() {
        let weight = if style.2 { " font-weight=\"700\"" } else { "" };
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{}\" fill=\"{}\"{weight} textLength=\"{length}\">{escaped}</text>",
            y + CELL.2,
            hex(style.0, INK)
        );
    }
    to
}

fn hex(color: vt100::Color, other: &str) -> String {
    match color {
        vt100::Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => other.to_owned(),
    }
}
