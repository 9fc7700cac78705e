//! A page as Markdown. What people and authors wrote cannot become markup: every character that
//! Markdown or HTML would read is escaped.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::page::{Block, Cell, Figure, Page, Table};
use crate::text::{self, Emphasis, Inline};

/// The text.
#[must_use]
pub fn markdown(page: &Page) -> String {
    let mut out = format!(
        "# {}\n\n{}\n",
        escaped(&page.title),
        escaped(&page.subtitle)
    );
    let _ = write!(out, "\n> {}\n", escaped(&page.promise));
    let linked = linked(page);
    for chapter in &page.chapters {
        let _ = write!(out, "\n## {}\n", escaped(&chapter.title));
        blocks(&mut out, &chapter.blocks, &linked);
    }
    out
}

/// Rows that others lead to.
type Linked<'a> = BTreeSet<&'a str>;

fn linked(page: &Page) -> Linked<'_> {
    let (mut rows, mut goals) = (BTreeSet::new(), BTreeSet::new());
    let mut waiting: Vec<&Block> = Vec::new();
    waiting.extend(page.chapters.iter().flat_map(|chapter| &chapter.blocks));
    while let Some(block) = waiting.pop() {
        match block {
            Block::Fold(_, _, inner) => waiting.extend(inner),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    rows.insert(cell.id.as_str());
                    goals.insert(cell.to.as_str());
                }
            }
            _ => {}
        }
    }
    rows.retain(|id| !id.is_empty() && goals.contains(id));
    rows
}

fn blocks(out: &mut String, all: &[Block], linked: &Linked<'_>) {
    for block in all {
        out.push('\n');
        let _ = match block {
            Block::Heading(depth, said) => {
                let marks = "#".repeat(usize::from(*depth));
                writeln!(out, "{marks} {}", escaped(said))
            }
            Block::Text(said) | Block::Quiet(said) => writeln!(out, "{}", escaped(said)),
            Block::Prose(source) => {
                prose(out, source);
                Ok(())
            }
            Block::Own(label, said) => {
                own(out, label, said);
                Ok(())
            }
            Block::List(points) => {
                list(out, points);
                Ok(())
            }
            Block::Facts(facts) => {
                for (name, what) in facts {
                    let _ = writeln!(out, "- **{}**: {}", escaped(name), escaped(what));
                }
                Ok(())
            }
            Block::Table(table) => {
                self::table(out, table, linked);
                Ok(())
            }
            Block::Figure(figure) => {
                self::figure(out, figure);
                Ok(())
            }
            Block::Fold(said, _, inner) => {
                let _ = writeln!(out, "**{}**", escaped(said));
                blocks(out, inner, linked);
                Ok(())
            }
        };
    }
}

fn list(out: &mut String, points: &[String]) {
    for point in points {
        let _ = writeln!(out, "- {}", escaped(point));
    }
}

fn own(out: &mut String, label: &str, said: &str) {
    if !label.is_empty() {
        let _ = write!(out, "{}\n\n", escaped(label));
    }
    for (nth, line) in text::clean(said).lines().enumerate() {
        if nth > 0 {
            out.push_str(">\n");
        }
        let _ = writeln!(out, "> {}", escaped(line));
    }
}

/// A picture has no place in plain text; its words have.
fn figure(out: &mut String, figure: &Figure) {
    let _ = writeln!(
        out,
        "**{}**: {}",
        escaped(&figure.title),
        escaped(&figure.words)
    );
}

fn table(out: &mut String, table: &Table, linked: &Linked<'_>) {
    let _ = write!(out, "**{}**\n\n", escaped(&table.caption));
    let heads = table.heads.iter().map(|head| escaped(&head.text));
    row(out, heads);
    let rule = table.heads.iter().map(|head| match head.numeric {
        true => "---:".to_owned(),
        false => "---".to_owned(),
    });
    row(out, rule);
    for cells in &table.rows {
        row(out, cells.iter().map(|one| cell(one, linked)));
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        let _ = write!(out, "| {cell} ");
    }
    out.push_str("|\n");
}

/// Ids are the program's own words, so they need no escape.
fn cell(cell: &Cell, linked: &Linked<'_>) -> String {
    let lines: Vec<String> = cell.lines.iter().map(|line| escaped(line)).collect();
    let lines = lines.join("<br>");
    let goal = linked.contains(cell.to.as_str()) && !lines.is_empty();
    let lines = match goal {
        true => format!("[{lines}](#{})", cell.to),
        false => lines,
    };
    match linked.contains(cell.id.as_str()) {
        true => format!("<a id=\"{}\"></a>{lines}", cell.id),
        false => lines,
    }
}

/// An author's Markdown, of which only the known subset stays markup.
fn prose(out: &mut String, source: &str) {
    let mut before: Option<text::Block> = None;
    for block in text::markdown(&text::clean(source)) {
        let in_list = matches!(
            (&before, &block),
            (Some(text::Block::Item(..)), text::Block::Item(..))
        );
        if before.is_some() && !in_list {
            out.push('\n');
        }
        let _ = match &block {
            text::Block::Paragraph(runs) => writeln!(out, "{}", inlines(runs)),
            text::Block::Heading(_, runs) => writeln!(out, "**{}**", inlines(runs)),
            text::Block::Item(depth, marker, runs) => {
                let marker = match marker.as_str() {
                    "•" => "-",
                    number => number,
                };
                let indent = "   ".repeat(*depth);
                writeln!(out, "{indent}{marker} {}", inlines(runs))
            }
            text::Block::Quote(runs) => writeln!(out, "> {}", inlines(runs)),
        };
        before = Some(block);
    }
}

fn inlines(runs: &[Inline]) -> String {
    let mut out = String::new();
    for run in runs {
        // Only at the beginning of a line has a dash or a number a meaning.
        let said = match out.is_empty() {
            true => beginning(run.text.trim_start()),
            false => inner(&run.text),
        };
        // Marks stand next to letters, or they are no marks.
        let (before, core, after) = trimmed(&said);
        let marks = match run.emphasis {
            _ if core.is_empty() => "",
            Emphasis::Plain => "",
            Emphasis::Emph => "*",
            Emphasis::Strong => "**",
        };
        let _ = write!(out, "{before}{marks}{core}{marks}{after}");
    }
    out
}

fn trimmed(said: &str) -> (&str, &str, &str) {
    let core = said.trim_matches(' ');
    let before = said.len() - said.trim_start_matches(' ').len();
    (
        &said[..before],
        core,
        &said[(before + core.len()).min(said.len())..],
    )
}

/// Text from anywhere as one line that Markdown reads as itself.
fn escaped(source: &str) -> String {
    let line = text::clean_line(source);
    beginning(line.trim())
}

/// The same for a cleaned line's first words.
fn beginning(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (head, rest) = match line[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => {
            out.push_str(&line[..digits]);
            out.push('\\');
            (&line[digits..=digits], &line[digits + 1..])
        }
        _ if line.starts_with(['-', '+', '=', ':']) => {
            out.push('\\');
            (&line[..1], &line[1..])
        }
        _ => ("", line),
    };
    out.push_str(head);
    out.push_str(&inner(rest));
    out
}

/// The same for words that do not begin a line.
fn inner(source: &str) -> String {
    let line = text::clean_line(source);
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_ref();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // Bare addresses become links in some readers.
            ':' if after.starts_with("//") => out.push_str("\\:"),
            'w' | 'W'
                if after
                    .get(..3)
                    .is_some_and(|www| www.eq_ignore_ascii_case("ww.")) =>
            {
                out.push(c);
                out.push_str(&after[..2]);
                out.push_str("\\.");
                rest = &after[3..];
                continue;
            }
            c => out.push(c),
        }
        rest = after;
    }
    out
}
