//! A text laid out for a width: paragraphs, lists, rows, with the lines of each item remembered.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::locale::Locale;
use crate::text::{self, Emphasis, Inline};
use crate::tui::theme::{Meaning, Theme};

/// What every drawing needs: the words and the colours of this seat.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) locale: &'a Locale,
    pub(crate) theme: &'a Theme,
}

impl Look<'_> {
    /// The style of a meaning.
    pub(crate) fn style(&self, meaning: Meaning) -> Style {
        self.theme.style(meaning)
    }

    /// The style of a meaning for a sign or a bar: an underline would be a part of its shape.
    pub(crate) fn sign(&self, meaning: Meaning) -> Style {
        self.theme
            .style(meaning)
            .remove_modifier(Modifier::UNDERLINED)
    }

    /// Hours and minutes since the start.
    pub(crate) fn clock(&self, minutes: u32) -> String {
        self.locale.clock(i64::from(minutes))
    }

    /// A number of minutes as a cost, `30 min` or `2 h 15 min`.
    pub(crate) fn cost(&self, minutes: u32) -> String {
        self.locale.span(minutes)
    }
}

/// One line of text at a place, cleaned, cut with a mark where it does not fit, clipped by the
/// buffer. Returns the cells it took.
pub(crate) fn put(
    buffer: &mut Buffer,
    area: Rect,
    x: u16,
    y: u16,
    words: &str,
    style: Style,
) -> u16 {
    let area = area.intersection(buffer.area);
    if x < area.left() || x >= area.right() || y < area.top() || y >= area.bottom() {
        return 0;
    }
    let clean = text::clean_line(words);
    let room = usize::from(area.right() - x);
    let shown = text::truncate(&clean, room);
    let (end, _) = buffer.set_stringn(x, y, shown, room, style);
    end - x
}

/// Cells between two columns of one text.
const BETWEEN: usize = 3;

/// Lines for a width.
pub(crate) struct Doc {
    width: usize,
    lines: Vec<Line<'static>>,
}

impl Doc {
    /// An empty text of this many cells.
    pub(crate) fn new(width: u16) -> Self {
        Self {
            width: usize::from(width),
            lines: Vec::new(),
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// How many lines there are; before an item, its first line.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn lines(&self) -> &[Line<'static>] {
        &self.lines
    }

    /// An empty line, but never two and never the first.
    pub(crate) fn blank(&mut self) -> &mut Self {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
        self
    }

    /// A line made by the caller of cleaned spans; cut with a mark where it is too long.
    pub(crate) fn line(&mut self, spans: Vec<(String, Style)>) -> &mut Self {
        let mut room = self.width;
        let mut line = Line::default();
        for (words, style) in spans {
            let clean = text::clean_line(&words);
            let shown = text::truncate(&clean, room).into_owned();
            let cut = shown != clean;
            room -= text::width(&shown).min(room);
            line.push_span(Span::styled(shown, style));
            if cut {
                break;
            }
        }
        self.lines.push(line);
        self
    }

    /// Plain text, wrapped.
    pub(crate) fn text(&mut self, words: &str, style: Style) -> &mut Self {
        self.hang("", words, style, style)
    }

    /// Plain text with a marker that later lines are indented by.
    pub(crate) fn hang(
        &mut self,
        marker: &str,
        words: &str,
        marker_style: Style,
        style: Style,
    ) -> &mut Self {
        let clean = text::clean(words);
        let marker = text::clean_line(marker).into_owned();
        let indent = text::width(&marker);
        if indent * 2 > self.width {
            for line in text::wrap(&format!("{marker}{clean}"), self.width) {
                self.lines.push(Line::styled(line, style));
            }
            return self;
        }
        let mut wrapped = text::wrap(&clean, self.width - indent);
        if wrapped.is_empty() && indent > 0 {
            wrapped.push(String::new());
        }
        for (number, line) in wrapped.into_iter().enumerate() {
            let first = if number == 0 {
                marker.clone()
            } else {
                " ".repeat(indent)
            };
            let mut spans = Vec::with_capacity(2);
            if indent > 0 {
                spans.push(Span::styled(first, marker_style));
            }
            spans.push(Span::styled(line, style));
            self.lines.push(Line::from(spans));
        }
        self
    }

    /// Markdown with an indent, a blank line between blocks.
    pub(crate) fn markdown(
        &mut self,
        look: Look<'_>,
        words: &str,
        indent: usize,
        style: Style,
    ) -> &mut Self {
        let indent = if indent * 2 > self.width { 0 } else { indent };
        let blocks = text::markdown(&text::clean(words));
        for line in text::lay_out(&blocks, self.width - indent) {
            let mut spans = Vec::with_capacity(line.len() + 1);
            if indent > 0 && !line.is_empty() {
                spans.push(Span::raw(" ".repeat(indent)));
            }
            spans.extend(line.into_iter().map(|run| stressed(look, run, style)));
            self.lines.push(Line::from(spans));
        }
        self
    }

    /// The name of a section.
    pub(crate) fn heading(&mut self, look: Look<'_>, words: &str) -> &mut Self {
        self.blank();
        self.text(words, look.style(Meaning::Title));
        self
    }

    /// Two texts on one line, the second at the right edge; below each other where both do not fit.
    pub(crate) fn apart(&mut self, left: (&str, Style), right: (&str, Style)) -> &mut Self {
        let (first, second) = (text::clean_line(left.0), text::clean_line(right.0));
        let used = text::width(&first) + text::width(&second);
        if used < self.width {
            let gap = " ".repeat(self.width - used);
            let spans = vec![
                (first.into_owned(), left.1),
                (gap, Style::new()),
                (second.into_owned(), right.1),
            ];
            return self.line(spans);
        }
        self.text(&first, left.1);
        self.text(&second, right.1)
    }

    /// Lays a style over whole lines, to the width of the text.
    pub(crate) fn mark(&mut self, lines: Range<usize>, style: Style) {
        for line in self.lines.get_mut(lines).into_iter().flatten() {
            let missing = self.width.saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(missing)));
            for span in &mut line.spans {
                span.style = span.style.patch(style);
            }
        }
    }

    /// Two empty texts that [`beside`](Self::beside) puts next to each other.
    pub(crate) fn halves(&self) -> [Doc; 2] {
        let width = self.width.saturating_sub(BETWEEN) / 2;
        [(); 2].map(|()| Doc {
            width,
            lines: Vec::new(),
        })
    }

    /// Two texts next to each other.
    pub(crate) fn beside(&mut self, [left, right]: [Doc; 2]) -> &mut Self {
        let column = left.width + BETWEEN;
        let (mut left, mut right) = (left.lines.into_iter(), right.lines.into_iter());
        for _ in 0..left.len().max(right.len()) {
            let mut line = left.next().unwrap_or_default();
            if let Some(other) = right.next() {
                let missing = column.saturating_sub(line.width());
                line.push_span(Span::raw(" ".repeat(missing)));
                line.spans.extend(
                    other
                        .spans
                        .into_iter()
                        .map(|span| span.patch_style(other.style)),
                );
            }
            self.lines.push(line);
        }
        self
    }

    /// Puts spans of `indent` cells before the first of these lines and blanks before the others.
    pub(crate) fn columns(
        &mut self,
        spans: Vec<(String, Style)>,
        indent: usize,
        other: Doc,
    ) -> &mut Self {
        let from = self.lines.len();
        self.absorb(
            other,
            ("", Style::new()),
            (&" ".repeat(indent), Style::new()),
        );
        if let Some(first) = self.lines.get_mut(from) {
            let spans = spans.into_iter();
            let spans = spans.map(|(words, style)| Span::styled(words, style));
            first.spans.splice(..1, spans);
        }
        self
    }

    /// Puts a sign before each of these lines, which must have been laid out narrower by its width.
    pub(crate) fn absorb(
        &mut self,
        other: Doc,
        first: (&str, Style),
        rest: (&str, Style),
    ) -> &mut Self {
        for (number, mut line) in other.lines.into_iter().enumerate() {
            let (sign, style) = if number == 0 { first } else { rest };
            line.spans.insert(0, Span::styled(sign.to_owned(), style));
            self.lines.push(line);
        }
        self
    }
}

fn stressed(look: Look<'_>, run: Inline, style: Style) -> Span<'static> {
    let style = match run.emphasis {
        Emphasis::Plain => style,
        Emphasis::Emph => style.add_modifier(Modifier::ITALIC),
        Emphasis::Strong => style.patch(look.style(Meaning::Strong)),
    };
    Span::styled(run.text, style)
}
