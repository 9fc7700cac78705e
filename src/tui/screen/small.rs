//! A window too small to play in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, put};

/// The least columns and rows to play in; below, nothing is lost, one only sees a request.
const LEAST: (u16, u16) = (30, 10);

/// Is the window large enough to play in?
pub(crate) fn fits(area: Rect) -> bool {
    area.width >= LEAST.0 && area.height >= LEAST.1
}

/// Asks for a larger window.
pub(crate) fn too_small(buffer: &mut Buffer, area: Rect, look: Look<'_>) {
    ask_for(buffer, area, look, LEAST);
}

/// Page and foot of a window, its ground laid; none where it has fewer columns and rows than asked
/// for, and says so.
pub(crate) fn window(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    least: (u16, u16),
) -> Option<(Rect, Rect)> {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return None;
    }
    buffer.set_style(area, look.theme.ground());
    if area.width < least.0 || area.height < least.1 {
        ask_for(buffer, area, look, least);
        return None;
    }
    let margin = u16::from(area.width >= 60);
    let inside = Rect {
        x: area.x + margin,
        width: area.width - 2 * margin,
        ..area
    };
    let foot = Rect {
        y: inside.bottom() - 1,
        height: 1,
        ..inside
    };
    let page = Rect {
        height: inside.height - 1,
        ..inside
    };
    Some((page, foot))
}

fn ask_for(buffer: &mut Buffer, area: Rect, look: Look<'_>, least: (u16, u16)) {
    let size = |n: u16| n.to_string();
    let words = look.locale.say(
        "small-window",
        &[
            ("columns", size(least.0).into()),
            ("rows", size(least.1).into()),
        ],
    );
    let lines = text::wrap(&words, usize::from(area.width));
    let height = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .min(area.height);
    let top = area.y + (area.height - height) / 2;
    for (y, line) in (top..area.bottom()).zip(&lines) {
        put(buffer, area, area.x, y, line, look.style(Meaning::Text));
    }
}
