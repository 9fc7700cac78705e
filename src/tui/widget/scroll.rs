//! A window onto a text that is longer than its place.

use std::cell::Cell;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::doc::{Doc, Look, put};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;

/// Numbers of [`Scroll::trace`].
pub(crate) const TRACE: usize = 9;

/// Where a text stands in its window. Lengths are known only once it was drawn, so drawing
/// measures and later moves are held within what was measured.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scroll {
    top: Cell<usize>,
    lines: Cell<usize>,
    rows: Cell<usize>,
    /// It is turned page by page: the last page is not filled up with what the one before showed.
    paged: bool,
    /// Lines to bring into the window at the next drawing.
    wanted: Cell<Option<(usize, usize)>>,
    /// The item that is followed, with its lines; only another one moves the window.
    followed: Cell<Option<(usize, usize, usize)>>,
}

impl Scroll {
    /// A text that is read page by page.
    pub(crate) fn paged() -> Self {
        Self {
            paged: true,
            ..Self::default()
        }
    }

    /// Moves; whether the action was one of scrolling.
    pub(crate) fn act(&self, action: Action) -> bool {
        let page = self.step();
        let top = self.top.get();
        let top = match action {
            Action::Up => top.saturating_sub(1),
            Action::Down => top + 1,
            Action::PageUp => top.saturating_sub(page),
            Action::PageDown => top + page,
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            _ => return false,
        };
        self.top.set(top.min(self.most()));
        true
    }

    /// All of it as numbers.
    pub(crate) fn trace(&self) -> [u64; TRACE] {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let (wanted, followed) = (self.wanted.get(), self.followed.get());
        let ((from, to), (item, start, end)) =
            (wanted.unwrap_or_default(), followed.unwrap_or_default());
        [
            number(self.top.get()),
            number(self.lines.get()),
            number(self.rows.get()),
            u64::from(wanted.is_some()) + 2 * u64::from(followed.is_some()),
            number(from),
            number(to),
            number(item),
            number(start),
            number(end),
        ]
    }

    /// Stands as the one that these numbers are of.
    pub(crate) fn retrace(&self, trace: &[u64; TRACE]) {
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let [top, lines, rows, there, from, to, item, start, end] = trace.map(count);
        self.top.set(top);
        self.lines.set(lines);
        self.rows.set(rows);
        self.wanted.set((there & 1 == 1).then_some((from, to)));
        self.followed
            .set((there & 2 == 2).then_some((item, start, end)));
    }

    /// Is the end of the text in the window? True before the first drawing of an empty one.
    pub(crate) fn at_end(&self) -> bool {
        self.top.get() >= self.most()
    }

    /// Did the text not fit its window when it was drawn last?
    pub(crate) fn has_more(&self) -> bool {
        self.most() > 0
    }

    /// The first line that was in the window when it was drawn last.
    pub(crate) fn top(&self) -> usize {
        self.top.get()
    }

    /// To the beginning.
    pub(crate) fn reset(&self) {
        self.top.set(0);
        self.followed.set(None);
    }

    /// Brings these lines into the window at the next drawing, the first of them above all.
    pub(crate) fn show(&self, lines: &Range<usize>) {
        self.wanted.set(Some((lines.start, lines.end)));
    }

    /// [`show`](Self::show), but only when another item than last time is followed, so that the
    /// window can still be moved by hand.
    pub(crate) fn follow(&self, item: usize, lines: &Range<usize>) {
        let now = (item, lines.start, lines.end);
        let before = self.followed.replace(Some(now));
        if before.map(|(item, ..)| item) != Some(item) {
            self.show(lines);
        }
    }

    /// Follows the item again even if it is the same.
    pub(crate) fn refollow(&self) {
        self.followed.set(None);
    }

    /// Page and pages of the text that was drawn last, in words; none where one page holds it.
    pub(crate) fn page(&self, look: Look<'_>) -> String {
        let step = self.step();
        let pages = self.most().div_ceil(step) + 1;
        let page = self.top.get().min(self.most()).div_ceil(step) + 1;
        if pages == 1 {
            return String::new();
        }
        look.locale
            .say("page-of", &[("page", page.into()), ("pages", pages.into())])
    }

    /// Lines of a page: it begins with the last line of the one before.
    fn step(&self) -> usize {
        self.rows.get().saturating_sub(1).max(1)
    }

    fn most(&self) -> usize {
        let most = self.lines.get().saturating_sub(self.rows.get());
        match self.paged {
            true => most.div_ceil(self.step()) * self.step(),
            false => most,
        }
    }

    /// Draws what the window shows, with a bar at its right edge where there is more. The text
    /// must have been laid out for [`Scroll::room`].
    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, doc: &Doc) {
        let area = area.intersection(buffer.area);
        let rows = usize::from(area.height);
        let measured = (self.lines.replace(doc.len()), self.rows.replace(rows));
        if area.is_empty() {
            return;
        }
        // Laid out anew: what is followed stays in sight.
        if measured != (doc.len(), rows)
            && let Some((_, start, end)) = self.followed.get()
        {
            self.show(&(start..end));
        }
        if let Some((start, end)) = self.wanted.take() {
            let top = self.top.get();
            if end > top + rows {
                self.top.set((end - rows).min(start));
            }
            if start < self.top.get() {
                self.top.set(start);
            }
        }
        self.top.set(self.top.get().min(self.most()));
        let top = self.top.get();
        let text = Rect {
            width: Self::room(area.width),
            ..area
        };
        for (y, line) in (area.top()..area.bottom()).zip(doc.lines().iter().skip(top)) {
            let mut x = text.left();
            for span in &line.spans {
                x += put(
                    buffer,
                    text,
                    x,
                    y,
                    &span.content,
                    line.style.patch(span.style),
                );
            }
        }
        self.bar(buffer, area, look);
    }

    /// The cells left for text in a window so wide: the bar takes two.
    pub(crate) fn room(width: u16) -> u16 {
        if width < 12 { width } else { width - 2 }
    }

    fn bar(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        if self.most() == 0 || area.width < 12 {
            return;
        }
        let rows = usize::from(area.height);
        let thumb = (rows * rows / self.lines.get().max(1)).clamp(1, rows);
        let above = (rows - thumb) * self.top.get() / self.most();
        let x = area.right() - 1;
        for (row, y) in (area.top()..area.bottom()).enumerate() {
            let inside = (above..above + thumb).contains(&row);
            let (sign, meaning) = if inside {
                ("┃", Meaning::Dim)
            } else {
                ("│", Meaning::Line)
            };
            put(buffer, area, x, y, sign, look.style(meaning));
        }
        if !self.at_end() {
            put(
                buffer,
                area,
                x,
                area.bottom() - 1,
                "▾",
                look.style(Meaning::Focus),
            );
        }
        if self.top.get() > 0 {
            put(buffer, area, x, area.top(), "▴", look.style(Meaning::Focus));
        }
    }
}
