//! A page as HTML: no script, nothing fetched, readable in the dark, on paper and aloud.
//!
//! The template escapes whatever it is told; the only text that it takes as it is are pictures,
//! which the plotting library has escaped.

use askama::Template;

use super::page::{Block, Cell, Page};
use crate::text::{self, Emphasis};

#[derive(Template)]
#[template(path = "page.html", config = "assets/report/askama.toml")]
struct Whole<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "blocks.html", config = "assets/report/askama.toml")]
struct Blocks<'a> {
    blocks: &'a [Block],
}

#[derive(Template)]
#[template(path = "prose.html", config = "assets/report/askama.toml")]
struct Prose {
    blocks: Vec<text::Block>,
}

/// The page.
#[must_use]
pub fn html(page: &Page) -> String {
    let written = Whole { page }.render();
    written.expect("a template that compiled writes into a string")
}

fn blocks(blocks: &[Block]) -> Blocks<'_> {
    Blocks { blocks }
}

/// An author's Markdown, of which the subset of the exercise format is known.
fn prose(source: &str) -> Prose {
    Prose {
        blocks: text::markdown(&text::clean(source)),
    }
}

/// Text from anywhere in one line.
fn line(source: &str) -> String {
    text::clean_line(source).into_owned()
}

/// What a person typed, line by line.
fn lines(source: &str) -> Vec<String> {
    text::clean(source).lines().map(str::to_owned).collect()
}

fn is_strong(emphasis: &Emphasis) -> bool {
    *emphasis == Emphasis::Strong
}

fn is_stressed(emphasis: &Emphasis) -> bool {
    *emphasis == Emphasis::Emph
}

fn numeric(table: &super::page::Table, column: &usize) -> bool {
    table.heads.get(*column).is_some_and(|head| head.numeric)
}

fn linked(cell: &Cell) -> bool {
    !cell.to.is_empty()
}
