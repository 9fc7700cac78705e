//! Breaks text into lines of a given number of cells, with or without emphasis.

use unicode_segmentation::UnicodeSegmentation;

use super::measure::{cells, width};

/// How a run of text is stressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// As the text around it.
    #[default]
    Plain,
    /// `*so*`
    Emph,
    /// `**so**`
    Strong,
}

/// A run of text in one emphasis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inline {
    /// Cleaned text.
    pub text: String,
    /// Its stress.
    pub emphasis: Emphasis,
}

impl Inline {
    /// A run without stress.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            emphasis: Emphasis::Plain,
        }
    }
}

/// Ends a line inside a word that is longer than the line.
const BROKEN: &str = "¬";
/// Stands for a cluster wider than the whole line.
const TOO_WIDE: &str = "?";

/// Breaks text at spaces, after hyphens inside words and between CJK characters; a word longer
/// than a line is broken with `¬`. Keeps line ends, the spaces inside a line and, where there is
/// room, its indentation. No line is wider than `limit`; with `limit` 0 there are no lines.
#[must_use]
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    wrap_inlines(&[Inline::plain(text)], limit)
        .into_iter()
        .map(|line| line.into_iter().map(|run| run.text).collect())
        .collect()
}

/// [`wrap`] with `first` before the first line and spaces of the same width before the others.
/// Where the indent would leave less than half of the line, it is dropped.
#[must_use]
pub fn hang(first: &str, text: &str, limit: usize) -> Vec<String> {
    let indent = width(first);
    if indent * 2 > limit {
        return wrap(&format!("{first}{text}"), limit);
    }
    let mut lines = wrap(text, limit - indent);
    if lines.is_empty() {
        lines.push(String::new());
    }
    let blank = " ".repeat(indent);
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| format!("{}{line}", if i == 0 { first } else { &blank }))
        .collect()
}

/// [`wrap`] for text with emphasis: each line is a list of runs.
#[must_use]
pub fn wrap_inlines(runs: &[Inline], limit: usize) -> Vec<Vec<Inline>> {
    if limit == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut paragraph = Vec::new();
    let mut open = false;
    for run in runs {
        let mut take = |cluster, cells| {
            if matches!(cluster, "\n" | "\r\n") {
                fill(&paragraph, limit, &mut lines);
                paragraph.clear();
                open = false;
            } else {
                paragraph.push(Cell {
                    cluster,
                    cells,
                    emphasis: run.emphasis,
                });
                open = true;
            }
        };
        for part in run.text.split_inclusive('\n') {
            // Most lines need no tables to be taken apart.
            if part.bytes().all(is_plain) {
                (0..part.len()).for_each(|at| take(&part[at..=at], 1));
            } else {
                part.graphemes(true)
                    .for_each(|cluster| take(cluster, cells(cluster)));
            }
        }
    }
    if open {
        fill(&paragraph, limit, &mut lines);
    }
    lines
}

/// Is this byte a cluster of one cell, or an end of line, whatever stands beside it in ASCII text?
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

#[derive(Clone, Copy)]
struct Cell<'a> {
    cluster: &'a str,
    cells: usize,
    emphasis: Emphasis,
}

impl Cell<'_> {
    fn is_space(&self) -> bool {
        let mut chars = self.cluster.chars();
        let first = chars.next();
        // The three no-break spaces hold their words together.
        chars.next().is_none()
            && first.is_some_and(|c| {
                c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
            })
    }

    fn is_wide_script(&self) -> bool {
        self.cells == 2
            && self.cluster.chars().next().is_some_and(|c| {
                matches!(c,
                '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}'
                | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}')
            })
    }
}

/// Punctuation that may not begin a line in Chinese and Japanese.
const NO_START: &str = "、。，．・：；？！）］｝〕〉》」』】〗’”…ー々,.:;?!)]}";
/// Punctuation that may not end a line.
const NO_END: &str = "（［｛〔〈《「『【〖‘“([{";

/// May a line end between these two neighbours, neither of which is a space?
fn breaks_between(left: &Cell<'_>, right: &Cell<'_>, before_left: Option<&Cell<'_>>) -> bool {
    if left.is_wide_script() || right.is_wide_script() {
        return !NO_START.contains(right.cluster) && !NO_END.contains(left.cluster);
    }
    let letter = |c: &Cell<'_>| c.cluster.chars().next().is_some_and(char::is_alphabetic);
    matches!(left.cluster, "-" | "–" | "—" | "/")
        && letter(right)
        && before_left.is_some_and(letter)
}

/// Fills lines with one paragraph, greedily.
fn fill(paragraph: &[Cell<'_>], limit: usize, lines: &mut Vec<Vec<Inline>>) {
    let mut line = Line::default();
    let mut at = 0;
    while at < paragraph.len() {
        let start = at + paragraph[at..].iter().take_while(|c| c.is_space()).count();
        // Spaces count inside a line and as indentation of the first; at a break they vanish.
        let gap = if line.is_empty() && at > 0 {
            &[]
        } else {
            &paragraph[at..start]
        };
        at = piece_end(paragraph, start);
        let piece = &paragraph[start..at];
        if piece.is_empty() {
            break;
        }
        if line.used + sum(gap) + sum(piece) <= limit {
            line.extend(gap);
            line.extend(piece);
            continue;
        }
        if !line.is_empty() {
            lines.push(line.take());
        }
        if sum(piece) <= limit {
            line.extend(piece);
        } else {
            split(piece, limit, &mut line, lines);
        }
    }
    lines.push(line.take());
}

/// Where the piece that begins at `start` may end: before a space or at an opportunity to break.
fn piece_end(paragraph: &[Cell<'_>], start: usize) -> usize {
    let mut end = start;
    while let Some(cell) = paragraph.get(end) {
        let before_left = end
            .checked_sub(2)
            .filter(|&i| i >= start)
            .map(|i| &paragraph[i]);
        if cell.is_space()
            || (end > start && breaks_between(&paragraph[end - 1], cell, before_left))
        {
            break;
        }
        end += 1;
    }
    end
}

/// Breaks a piece that is longer than a line; its last part stays in `line`.
fn split(piece: &[Cell<'_>], limit: usize, line: &mut Line, lines: &mut Vec<Vec<Inline>>) {
    for (i, &cell) in piece.iter().enumerate() {
        let cell = if cell.cells > limit {
            Cell {
                cluster: TOO_WIDE,
                cells: 1,
                ..cell
            }
        } else {
            cell
        };
        let last = i + 1 == piece.len();
        let room = if last { limit } else { limit - width(BROKEN) };
        if !line.is_empty() && line.used + cell.cells > room {
            if line.used < limit {
                line.push(BROKEN, width(BROKEN), Emphasis::Plain);
            }
            lines.push(line.take());
        }
        line.push(cell.cluster, cell.cells, cell.emphasis);
    }
}

fn sum(cells: &[Cell<'_>]) -> usize {
    cells.iter().map(|c| c.cells).sum()
}

/// The line being filled.
#[derive(Default)]
struct Line {
    runs: Vec<Inline>,
    used: usize,
}

impl Line {
    fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    fn extend(&mut self, cells: &[Cell<'_>]) {
        for cell in cells {
            self.push(cell.cluster, cell.cells, cell.emphasis);
        }
    }

    fn push(&mut self, text: &str, cells: usize, emphasis: Emphasis) {
        self.used += cells;
        match self.runs.last_mut() {
            Some(run) if run.emphasis == emphasis => run.text.push_str(text),
            _ => self.runs.push(Inline {
                text: text.to_owned(),
                emphasis,
            }),
        }
    }

    fn take(&mut self) -> Vec<Inline> {
        self.used = 0;
        std::mem::take(&mut self.runs)
    }
}
