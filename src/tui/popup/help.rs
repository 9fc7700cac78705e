//! The keys that work here, from the keymap itself.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::reading::Reading;
use super::stack::Said;
use crate::tui::keymap::{Action, Binding, Context, bindings};
use crate::tui::theme::Meaning;
use crate::tui::widget::Look;

/// How many keys of one binding are named; a range of digits counts as one.
const NAMED: usize = 3;

/// The keys of a context.
pub(crate) struct Help {
    context: Context,
    reading: Reading,
}

impl Help {
    pub(crate) fn new(context: Context) -> Self {
        Self {
            context,
            reading: Reading::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        self.reading.act(action)
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let rows: Vec<(String, String)> = bindings(self.context)
            .map(|binding| (keys(look, binding), look.locale.say(binding.says, &[])))
            .collect();
        let widths = rows.iter().map(|(keys, _)| crate::text::width(keys));
        let column = widths.max().unwrap_or(0);
        let title = look.locale.say("help-title", &[]);
        let head = (title.as_str(), Context::Help);
        self.reading.draw(buffer, area, look, head, |doc| {
            for (keys, says) in rows {
                let marker = format!("{}  ", crate::text::pad(&keys, column));
                let (key, text) = (look.style(Meaning::Key), look.style(Meaning::Text));
                doc.hang(&marker, &says, key, text);
            }
        });
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
