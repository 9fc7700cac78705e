//! A diagnostic drawn as text: heading, path, the line with the place underlined, help.

use super::harmless::{harmless, is_mark, push};
use super::{Diagnostic, Place, Severity};
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Columns of a line shown; a longer one is cut around the place.
const WIDTH: usize = 100;
/// Columns kept before the place when a line is cut.
const BEFORE: usize = 40;

/// Finds the text of a file by its path inside the exercise folder.
pub trait Texts {
    /// The text that places in `file` count in, or `None` when there is no such file.
    fn text(&self, file: &str) -> Option<&str>;
}

/// How a picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Plain characters.
    #[default]
    Plain,
    /// With ANSI colours; no meaning is in the colour alone.
    Colour,
}

impl Diagnostic {
    /// The picture, several lines without a line break at the end. A place of several lines
    /// is underlined on its first one.
    pub fn picture(&self, texts: &dyn Texts, look: Look) -> String {
        let pen = Pen::new(look);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level
            .clone()
            .primary_title(harmless(&self.message))
            .id(self.code.id);
        let mut out = vec![pen.renderer.render(&[Group::with_title(title)])];
        if let Some(place) = &self.place {
            pen.draw(&mut out, level, place, texts);
        }
        for (place, label) in &self.also {
            let title = Level::NOTE.secondary_title(harmless(label));
            out.push(pen.renderer.render(&[Group::with_title(title)]));
            pen.draw(&mut out, Level::NOTE, place, texts);
        }
        if let Some(help) = &self.help {
            let title = Level::HELP.secondary_title(harmless(help));
            out.push(pen.renderer.render(&[Group::with_title(title)]));
        }
        out.join("\n")
    }
}

struct Pen {
    renderer: Renderer,
    look: Look,
}

impl Pen {
    fn new(look: Look) -> Self {
        let renderer = match look {
            Look::Plain => Renderer::plain(),
            Look::Colour => Renderer::styled(),
        };
        // Lines are cut here, so the renderer must not cut them a second time.
        Self {
            renderer: renderer.term_width(WIDTH * 4),
            look,
        }
    }

    /// Adds the path and, when the text is known, the underlined line. The path is written
    /// here, not by the renderer, which would count columns in what is shown: a tab is four
    /// columns there, an escape eight, and a cut line begins anywhere.
    fn draw(&self, out: &mut Vec<String>, level: Level<'_>, place: &Place, texts: &dyn Texts) {
        let Place { line, column, .. } = place;
        let (on, off) = match self.look {
            Look::Plain => (String::new(), String::new()),
            Look::Colour => {
                let style = DEFAULT_LINE_NUM_STYLE;
                (style.render().to_string(), style.render_reset().to_string())
            }
        };
        let indent = " ".repeat(line.to_string().len());
        let file = harmless(&place.file);
        out.push(format!("{indent}{on}-->{off} {file}:{line}:{column}"));
        if let Some(text) = texts.text(&place.file) {
            let (shown, span) = window(text, place.start..place.end);
            let annotation = AnnotationKind::Primary.span(span);
            let snippet = Snippet::source(shown)
                .line_start(*line as usize)
                .annotation(annotation);
            out.push(
                self.renderer
                    .render(&[Group::with_level(level).element(snippet)]),
            );
        }
    }
}

/// The line a range begins on, harmless and cut to a readable width, and the part of the
/// range that stands on it, as bytes of what is shown. An empty range takes one character.
fn window(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[from..to].strip_suffix('\r').unwrap_or(&text[from..to]);
    let (mut shown, mut marks) = (String::new(), 0);
    let (mut first, mut last) = (None, None);
    for (at, c) in line.char_indices() {
        if from + at >= start && first.is_none() {
            first = Some(shown.len());
        }
        if from + at >= end.max(start + 1) && last.is_none() {
            last = Some(shown.len());
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        push(&mut shown, c, marks);
    }
    let first = first.unwrap_or(shown.len());
    let last = last.unwrap_or_else(|| shown.trim_end().len().max(first));
    cut(shown, first..last)
}

/// Keeps at most [`WIDTH`] columns around the beginning of `span`.
fn cut(shown: String, span: Range<usize>) -> (String, Range<usize>) {
    if shown.width() <= WIDTH {
        return (shown, span);
    }
    let from = if shown[..span.start].width() <= BEFORE {
        0
    } else {
        let mut back = shown[..span.start].char_indices().rev();
        let kept = back.find(|(at, _)| shown[*at..span.start].width() >= BEFORE);
        kept.map_or(0, |(at, _)| at)
    };
    let mut ends = shown[from..]
        .char_indices()
        .map(|(at, c)| from + at + c.len_utf8());
    let to = ends
        .find(|end| shown[from..*end].width() >= WIDTH)
        .unwrap_or(shown.len());
    let head = if from > 0 { "..." } else { "" };
    let tail = if to < shown.len() { "..." } else { "" };
    let moved = |at: usize| at.clamp(from, to) - from + head.len();
    let span = moved(span.start)..moved(span.end);
    (format!("{head}{}{tail}", &shown[from..to]), span)
}
