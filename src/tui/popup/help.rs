//! The keys that work here, from the keymap itself.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::tui::keymap::{Action, Binding, Context, bindings};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// How many keys of one binding are named; a range of digits counts as one.
const NAMED: usize = 3;

/// The keys of a context.
pub(crate) struct Help {
    context: Context,
    scroll: Scroll,
}

impl Help {
    pub(crate) fn new(context: Context) -> Self {
        Self {
            context,
            scroll: Scroll::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        if action == Action::Back {
            return Said::Close;
        }
        self.scroll.act(action);
        Said::Stay
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 76);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        let rows: Vec<(String, String)> = bindings(self.context)
            .map(|binding| (keys(look, binding), look.locale.say(binding.says, &[])))
            .collect();
        let column = rows
            .iter()
            .map(|(keys, _)| crate::text::width(keys))
            .max()
            .unwrap_or(0);
        for (keys, says) in rows {
            doc.hang(
                &format!("{}  ", crate::text::pad(&keys, column)),
                &says,
                look.style(Meaning::Key),
                look.style(Meaning::Text),
            );
        }
        let height = u16::try_from(doc.len())
            .unwrap_or(u16::MAX)
            .saturating_add(3);
        let inside = popup_frame(
            buffer,
            area,
            look,
            &look.locale.say("help-title", &[]),
            (width, height),
            Context::Help,
        );
        self.scroll.draw(buffer, inside, look, &doc);
    }
}

fn keys(look: Look<'_>, binding: &Binding) -> String {
    let names: Vec<String> = match (binding.action, binding.keys) {
        (Action::Number(_), [first, .., last]) => {
            return format!("{}…{}", first.name(look.locale), last.name(look.locale));
        }
        (_, keys) => keys
            .iter()
            .take(NAMED)
            .map(|key| key.name(look.locale))
            .collect(),
    };
    names.join(" ")
}
