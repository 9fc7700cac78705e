//! Everything that can be done on the screen below, found by typing a part of its name. Made from
//! the keymap, so it teaches the keys as well.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::locale::{Locale, phrase};
use crate::tui::key::Key;
use crate::tui::keymap::{Action, Binding, Context, bindings};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, popup_frame, put};

/// The list of a context, and what is typed to narrow it.
pub(crate) struct Palette {
    /// Where the actions work.
    of: Context,
    field: Field,
    cursor: usize,
    scroll: Scroll,
}

/// One line: an action, its name, its keys.
struct Entry {
    action: Action,
    says: String,
    keys: String,
}

impl Palette {
    pub(crate) fn new(of: Context) -> Self {
        Self {
            of,
            field: Field::new(false),
            cursor: 0,
            scroll: Scroll::default(),
        }
    }

    /// What is typed; the list begins anew after each key.
    pub(crate) fn field(&mut self) -> &mut Field {
        self.cursor = 0;
        self.scroll.reset();
        &mut self.field
    }

    pub(crate) fn act(&mut self, action: Action, locale: &Locale) -> Said {
        let found = self.found(locale);
        match action {
            Action::Back => return Said::Close,
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(found.len().saturating_sub(1)),
            Action::Choose => {
                if let Some(entry) = found.get(self.cursor) {
                    return Said::Act(entry.action);
                }
            }
            _ => {}
        }
        Said::Stay
    }

    /// What fits the typed text, the closest first, else in the order of the keymap.
    fn found(&self, locale: &Locale) -> Vec<Entry> {
        let wanted = self.field.text().trim().to_lowercase();
        let mut found: Vec<(usize, Entry)> = entries(self.of, locale)
            .filter_map(|entry| Some((spread(&entry.says.to_lowercase(), &wanted)?, entry)))
            .collect();
        found.sort_by_key(|(spread, _)| *spread);
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 64);
        let found = self.found(look.locale);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        if found.is_empty() {
            doc.text(
                &look.locale.say("palette-none", &[]),
                look.style(Meaning::Dim),
            );
        }
        let mut here = 0..0;
        for (number, entry) in found.iter().enumerate() {
            let from = doc.len();
            let (sign, meaning) = match number == self.cursor {
                true => ("▶ ", Meaning::Strong),
                false => ("  ", Meaning::Text),
            };
            doc.apart(
                (&format!("{sign}{}", entry.says), look.style(meaning)),
                (&entry.keys, look.style(Meaning::Key)),
            );
            if number == self.cursor {
                here = from..doc.len();
                doc.mark(here.clone(), look.theme.row());
            }
        }
        let all = entries(self.of, look.locale).count();
        let height = u16::try_from(all)
            .unwrap_or(u16::MAX)
            .saturating_add(5)
            .min(area.height.saturating_sub(4).max(8));
        let title = look.locale.say("palette-title", &[]);
        let inside = popup_frame(
            buffer,
            area,
            look,
            &title,
            (width, height),
            Context::Palette,
        );
        let line = Rect {
            height: inside.height.min(1),
            ..inside
        };
        let used = put(
            buffer,
            line,
            line.x,
            line.y,
            "▶ ",
            look.style(Meaning::Focus),
        );
        let place = Rect {
            x: line.x + used,
            width: line.width - used,
            ..line
        };
        self.field.draw(buffer, place, look);
        let rest = Rect {
            y: inside.y + line.height,
            height: inside.height - line.height,
            ..inside
        };
        self.scroll.follow(self.cursor, &here);
        self.scroll.draw(buffer, rest, look, &doc);
    }
}

/// Panes by their numbers, as [`Action::Pane`] counts them.
const PANES: [&str; 7] = [
    phrase("pane-situation"),
    phrase("pane-decision"),
    phrase("pane-state"),
    phrase("pane-map"),
    phrase("pane-channels"),
    phrase("pane-traffic"),
    phrase("pane-known"),
];

/// Every action of a context that needs no more than to be named, panes by their names.
fn entries(context: Context, locale: &Locale) -> impl Iterator<Item = Entry> {
    bindings(context).flat_map(|binding| match binding.action {
        Action::Number(_) | Action::Palette | Action::Interrupt => Vec::new(),
        Action::Pane(_) => panes(binding, locale).collect(),
        action => vec![Entry {
            action,
            says: locale.say(binding.says, &[]),
            keys: names(binding.keys.iter().take(2), locale),
        }],
    })
}

fn panes(binding: &Binding, locale: &Locale) -> impl Iterator<Item = Entry> {
    let numbered = (1..).zip(PANES).zip(binding.keys);
    numbered.map(|((number, pane), key)| {
        let name = locale.say(pane, &[]);
        Entry {
            action: Action::Pane(number),
            says: locale.say("palette-pane", &[("name", name.into())]),
            keys: key.name(locale),
        }
    })
}

fn names<'a>(keys: impl Iterator<Item = &'a Key>, locale: &Locale) -> String {
    keys.map(|key| key.name(locale))
        .collect::<Vec<_>>()
        .join(" ")
}

/// How far the wanted signs lie apart in a text, each after the one before; none where one is
/// missing. Less is closer.
fn spread(text: &str, wanted: &str) -> Option<usize> {
    if let Some(at) = text.find(wanted) {
        return Some(at);
    }
    let mut signs = text.chars().enumerate();
    let (mut first, mut last) = (None, 0);
    for sign in wanted.chars().filter(|sign| !sign.is_whitespace()) {
        let (at, _) = signs.find(|(_, other)| *other == sign)?;
        first.get_or_insert(at);
        last = at;
    }
    // Behind every text that holds the words as they were typed.
    Some(1_000 + last - first.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(typed: &str) -> Vec<String> {
        let locale = Locale::default();
        let mut palette = Palette::new(Context::Room);
        palette.field().paste(typed);
        let found = palette.found(&locale);
        found.into_iter().map(|entry| entry.says).collect()
    }

    #[test]
    fn every_action_of_the_room_is_there_before_anything_is_typed() {
        let locale = Locale::default();
        for binding in bindings(Context::Room) {
            let skipped = matches!(
                binding.action,
                Action::Number(_) | Action::Pane(_) | Action::Palette | Action::Interrupt
            );
            assert_ne!(says("").contains(&locale.say(binding.says, &[])), skipped);
        }
    }

    #[test]
    fn signs_are_found_in_their_order_and_the_closest_first() {
        assert_eq!(says("briefing")[0], "briefing");
        assert_eq!(says("nxt pn")[0], "next pane");
        assert!(says("zzz").is_empty());
        assert_eq!(spread("a b c", "ac"), Some(1_004));
        assert_eq!(spread("a b c", "ca"), None);
        assert_eq!(spread("", ""), Some(0));
    }
}
