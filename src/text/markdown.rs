//! The small part of Markdown that exercise texts may use: headings, lists, quotes, `*stress*`
//! and `**strong stress**`. Everything else is plain text; nothing is ever an error.

use super::measure::width;
use super::wrap::{Emphasis, Inline, wrap_inlines};

/// One block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; its source lines are joined.
    Paragraph(Vec<Inline>),
    /// `# Heading`, level 1-6.
    Heading(u8, Vec<Inline>),
    /// A list item with its nesting depth (0 is the outermost) and its marker: `•`, or a number
    /// as written.
    Item(usize, String, Vec<Inline>),
    /// `> quoted`
    Quote(Vec<Inline>),
}

/// Reads cleaned, dedented text as blocks.
#[must_use]
pub fn markdown(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Open> = None;
    for line in text.lines() {
        let start = starts(line);
        match (&mut open, start) {
            (_, Start::Blank) => close(&mut open, &mut blocks),
            (
                Some(Open {
                    kind: Kind::Quote,
                    source,
                }),
                Start::New(Kind::Quote, rest),
            )
            | (
                Some(Open {
                    kind: Kind::Paragraph | Kind::Item(..),
                    source,
                }),
                Start::Text(rest),
            ) => {
                source.push(' ');
                source.push_str(rest);
            }
            (_, Start::New(kind, rest)) => {
                close(&mut open, &mut blocks);
                open = Some(Open {
                    kind,
                    source: rest.to_owned(),
                });
            }
            (_, Start::Text(rest)) => {
                close(&mut open, &mut blocks);
                open = Some(Open {
                    kind: Kind::Paragraph,
                    source: rest.to_owned(),
                });
            }
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

/// A text as unstyled lines of at most `limit` cells, one blank line between blocks.
#[must_use]
pub fn plain(text: &str, limit: usize) -> Vec<String> {
    lay_out(&markdown(text), limit)
        .into_iter()
        .map(|line| line.into_iter().map(|run| run.text).collect())
        .collect()
}

/// Blocks as lines of at most `limit` cells: markers hang, headings are strong, and a blank line
/// stands between blocks except between the items of a list.
#[must_use]
pub fn lay_out(blocks: &[Block], limit: usize) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    let mut previous: Option<&Block> = None;
    for block in blocks {
        let in_list = matches!((previous, block), (Some(Block::Item(..)), Block::Item(..)));
        if previous.is_some() && !in_list && limit > 0 {
            lines.push(Vec::new());
        }
        match block {
            Block::Paragraph(runs) => lines.extend(wrap_inlines(runs, limit)),
            Block::Heading(_, runs) => {
                let strong: Vec<Inline> = runs
                    .iter()
                    .map(|run| Inline {
                        text: run.text.clone(),
                        emphasis: Emphasis::Strong,
                    })
                    .collect();
                lines.extend(wrap_inlines(&strong, limit));
            }
            Block::Item(depth, marker, runs) => {
                let first = format!("{}{marker} ", "  ".repeat(*depth));
                let others = " ".repeat(width(&first));
                hang_inlines(&first, &others, runs, limit, &mut lines);
            }
            Block::Quote(runs) => hang_inlines("│ ", "│ ", runs, limit, &mut lines),
        }
        previous = Some(block);
    }
    lines
}

fn hang_inlines(
    first: &str,
    others: &str,
    runs: &[Inline],
    limit: usize,
    lines: &mut Vec<Vec<Inline>>,
) {
    let indent = width(first);
    if indent * 2 > limit {
        let mut all = vec![Inline::plain(first)];
        all.extend_from_slice(runs);
        lines.extend(wrap_inlines(&all, limit));
        return;
    }
    for (i, mut line) in wrap_inlines(runs, limit - indent).into_iter().enumerate() {
        line.insert(0, Inline::plain(if i == 0 { first } else { others }));
        lines.push(line);
    }
}

#[derive(Clone)]
enum Kind {
    Paragraph,
    Heading(u8),
    Item(usize, String),
    Quote,
}

struct Open {
    kind: Kind,
    source: String,
}

enum Start<'a> {
    Blank,
    New(Kind, &'a str),
    Text(&'a str),
}

fn close(open: &mut Option<Open>, blocks: &mut Vec<Block>) {
    let Some(Open { kind, source }) = open.take() else {
        return;
    };
    let runs = inlines(&source);
    blocks.push(match kind {
        Kind::Paragraph => Block::Paragraph(runs),
        Kind::Heading(level) => Block::Heading(level, runs),
        Kind::Item(depth, marker) => Block::Item(depth, marker, runs),
        Kind::Quote => Block::Quote(runs),
    });
}

/// What a source line begins.
fn starts(line: &str) -> Start<'_> {
    let rest = line.trim();
    if rest.is_empty() {
        return Start::Blank;
    }
    let hashes = rest.bytes().take_while(|&b| b == b'#').count();
    if let (1..=6, Some(heading)) = (hashes, rest[hashes..].strip_prefix(' ')) {
        let level = u8::try_from(hashes).expect("a heading has at most six hashes");
        return Start::New(Kind::Heading(level), heading.trim());
    }
    if let Some(quoted) = rest.strip_prefix('>') {
        return Start::New(Kind::Quote, quoted.trim());
    }
    let depth = ((line.len() - line.trim_start().len()) / 2).min(MAX_DEPTH);
    if let Some(item) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("* ")) {
        return Start::New(Kind::Item(depth, "•".to_owned()), item.trim());
    }
    // Two digits at most: "2001. The year" begins no list.
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if let (1..=2, Some(item)) = (digits, rest[digits..].strip_prefix(". ")) {
        let marker = format!("{}.", &rest[..digits]);
        return Start::New(Kind::Item(depth, marker), item.trim());
    }
    Start::Text(rest)
}

/// Deeper lists are drawn at this depth.
const MAX_DEPTH: usize = 3;

/// Splits text at `*` and `**` pairs. A mark without its partner, or next to a space on its inner
/// side, is an ordinary character; `\*` always is.
fn inlines(source: &str) -> Vec<Inline> {
    let mut runs: Vec<Inline> = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['*', '\\']) {
        push(&mut runs, &rest[..at], Emphasis::Plain);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("\\*") {
            push(&mut runs, "*", Emphasis::Plain);
            rest = after;
        } else if let Some((text, emphasis, after)) =
            stressed(rest, "**", Emphasis::Strong).or_else(|| stressed(rest, "*", Emphasis::Emph))
        {
            push(&mut runs, text, emphasis);
            rest = after;
        } else {
            push(&mut runs, &rest[..1], Emphasis::Plain);
            rest = &rest[1..];
        }
    }
    push(&mut runs, rest, Emphasis::Plain);
    runs
}

/// The stressed text at the start of `source`, and what follows it.
fn stressed<'a>(
    source: &'a str,
    mark: &str,
    emphasis: Emphasis,
) -> Option<(&'a str, Emphasis, &'a str)> {
    let inner = source.strip_prefix(mark)?;
    let end = inner.find(mark)?;
    let text = &inner[..end];
    let fits =
        !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains('*');
    fits.then(|| (text, emphasis, &inner[end + mark.len()..]))
}

fn push(runs: &mut Vec<Inline>, text: &str, emphasis: Emphasis) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(run) if run.emphasis == emphasis => run.text.push_str(text),
        _ => runs.push(Inline {
            text: text.to_owned(),
            emphasis,
        }),
    }
}
