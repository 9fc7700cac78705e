//! What frames a screen: names of panes, tabs, the hints at its foot, the box of a popup.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::doc::{Look, put};
use crate::text;
use crate::tui::keymap::{Action, Binding, Context, bindings};
use crate::tui::theme::Meaning;

/// The name of a pane with a rule behind it, heavy where the focus is. Returns what is left below.
pub(crate) fn pane_title(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    name: &str,
    note: &str,
    focus: bool,
) -> Rect {
    let (rule, line, title) = if focus {
        ("━", Meaning::Focus, Meaning::Focus)
    } else {
        ("─", Meaning::Line, Meaning::Title)
    };
    let top = Rect {
        height: area.height.min(1),
        ..area
    };
    for x in top.left()..top.right() {
        put(buffer, top, x, top.y, rule, look.style(line));
    }
    let sign = if focus { "▶ " } else { "" };
    let name = format!("{sign}{} ", text::clean_line(name));
    let used = put(buffer, top, top.x, top.y, &name, look.style(title));
    if !note.is_empty() {
        let note = format!(" {} ", text::clean_line(note));
        let room = top.width.saturating_sub(used + 1);
        let width = u16::try_from(text::width(&note)).unwrap_or(u16::MAX);
        if width <= room {
            put(
                buffer,
                top,
                top.right() - width,
                top.y,
                &note,
                look.style(Meaning::Dim),
            );
        }
    }
    below_title(area)
}

/// What [`pane_title`] leaves, for a pane whose name can be drawn only after its text.
pub(crate) fn below_title(area: Rect) -> Rect {
    let row = area.height.min(1);
    Rect {
        y: area.y.saturating_add(row),
        height: area.height - row,
        ..area
    }
}

/// Tabs on one line; the open one in brackets.
pub(crate) fn tabs(buffer: &mut Buffer, area: Rect, look: Look<'_>, names: &[String], open: usize) {
    tabs_of(buffer, area, look, names, open, true);
}

/// [`tabs`] of a place that may or may not have the focus. Where not all fit, the open one does and
/// a mark stands for those left out. Returns where each was drawn.
pub(crate) fn tabs_of(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    names: &[String],
    open: usize,
    focus: bool,
) -> Vec<Rect> {
    const MORE: &str = "…";
    let needed = |name: &String| text::width(&text::clean_line(name)) + 3;
    let room = usize::from(area.width);
    let mut first = 0;
    while first < open && names[first..=open].iter().map(needed).sum::<usize>() > room {
        first += 1;
    }
    let more_behind = names[first..].iter().map(needed).sum::<usize>() > room;
    let place = Rect {
        width: area.width - u16::from(more_behind).min(area.width),
        ..area
    };
    let mut x = place.x;
    let mut places = vec![Rect::ZERO; first];
    for (number, name) in names.iter().enumerate().skip(first) {
        let (shown, meaning) = match (number == open, focus) {
            (true, true) => (format!("[{name}]"), Meaning::Focus),
            (true, false) => (format!("[{name}]"), Meaning::Title),
            (false, _) => (format!(" {name} "), Meaning::Dim),
        };
        // The mark behind stands for a whole name.
        let fits = text::width(&shown) <= usize::from(place.right().saturating_sub(x));
        if !fits && number != open {
            break;
        }
        let used = put(buffer, place, x, place.y, &shown, look.style(meaning));
        places.push(Rect {
            x,
            width: used,
            height: place.height.min(1),
            ..place
        });
        x = x.saturating_add(used).saturating_add(1);
    }
    if first > 0 {
        put(buffer, area, area.x, area.y, MORE, look.style(Meaning::Dim));
    }
    if more_behind {
        let end = area.right().saturating_sub(1);
        put(buffer, area, end, area.y, MORE, look.style(Meaning::Dim));
    }
    places
}

/// The hints of a context, those that fit whole, first things first. How to get help and how to
/// leave are kept room for wherever the context has them.
pub(crate) fn hints(buffer: &mut Buffer, area: Rect, look: Look<'_>, context: Context) {
    const GAP: u16 = 3;
    let kept = |action: Action| matches!(action, Action::Help | Action::Quit);
    let hint = |binding: &Binding| {
        let key = binding.keys.first()?.name(look.locale);
        let says = look.locale.say(binding.says, &[]);
        let cells = text::width(&key) + 1 + text::width(&says);
        let cells = u16::try_from(cells).unwrap_or(u16::MAX);
        Some((key, says, cells, kept(binding.action)))
    };
    let all: Vec<_> = bindings(context)
        .filter(|binding| binding.hint)
        .filter_map(hint)
        .collect();
    let reserved = |from: usize| {
        let rest = all[from..].iter().filter(|(.., kept)| *kept);
        rest.fold(0, |sum: u16, (.., cells, _)| {
            sum.saturating_add(*cells).saturating_add(GAP)
        })
    };
    let mut x = area.x;
    for (at, (key, says, cells, kept)) in all.iter().enumerate() {
        let behind = if *kept { 0 } else { reserved(at + 1) };
        let end = x.saturating_add(*cells).saturating_add(behind);
        if end > area.right() {
            continue;
        }
        x += put(buffer, area, x, area.y, key, look.style(Meaning::Key));
        x += 1;
        x += put(buffer, area, x, area.y, says, look.style(Meaning::Dim));
        x = x.saturating_add(GAP);
    }
}

/// Clears a box in the middle and frames it; returns the text area inside. The last row inside is
/// left for hints.
pub(crate) fn popup_frame(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    title: &str,
    size: (u16, u16),
    context: Context,
) -> Rect {
    let area = area.intersection(buffer.area);
    let width = size.0.min(area.width);
    let height = size.1.min(area.height);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    // A strip of cut words beside the box would only disturb.
    let cleared = match area.width - width {
        0..=20 => Rect {
            x: area.x,
            width: area.width,
            ..outer
        },
        _ => outer,
    };
    blank_wide_neighbours(buffer, cleared);
    Clear.render(cleared, buffer);
    buffer.set_style(cleared, look.theme.ground());
    if outer.width < 8 || outer.height < 5 {
        return outer;
    }
    let frame = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(look.style(Meaning::Focus));
    let inside = frame.inner(outer);
    frame.render(outer, buffer);
    let title = format!(" {} ", text::clean_line(title));
    let top = Rect {
        x: outer.x + 2,
        width: outer.width - 4,
        height: 1,
        ..outer
    };
    put(
        buffer,
        top,
        top.x,
        top.y,
        &title,
        look.style(Meaning::Focus),
    );
    let text = Rect {
        x: inside.x + 1,
        width: inside.width.saturating_sub(2),
        ..inside
    };
    let foot = Rect {
        y: text.bottom() - 1,
        height: 1,
        ..text
    };
    hints(buffer, foot, look, context);
    Rect {
        height: text.height - 1,
        ..text
    }
}

/// A wide character whose second half lies under the box would be drawn over its edge.
fn blank_wide_neighbours(buffer: &mut Buffer, outer: Rect) {
    let Some(x) = outer.x.checked_sub(1) else {
        return;
    };
    for y in outer.top()..outer.bottom() {
        if let Some(cell) = buffer.cell_mut((x, y))
            && text::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}
