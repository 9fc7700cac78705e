//! Why somebody disagrees, on the record.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::session::view::team::Ask;
use crate::tui::keymap::{Action, Context};
use crate::tui::message::Effect;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, popup_frame};

/// The reason so far.
pub(crate) struct Dissent {
    field: Field,
    /// There was one before: an empty reason takes it back.
    again: bool,
    /// The team has committed meanwhile.
    late: bool,
}

impl Dissent {
    /// Begins with what was said before.
    pub(crate) fn new(before: Option<&str>) -> Self {
        let mut field = Field::new(true);
        field.paste(before.unwrap_or_default());
        Self {
            field,
            again: before.is_some(),
            late: false,
        }
    }

    pub(crate) fn field(&mut self) -> &mut Field {
        &mut self.field
    }

    /// The team has committed while this was typed: it would stand beside another decision.
    pub(crate) fn too_late(&mut self) {
        self.late = true;
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        match action {
            Action::Back => Said::Close,
            Action::Commit if self.late => Said::Close,
            Action::NewLine => {
                self.field.new_line();
                Said::Stay
            }
            Action::Commit => {
                let reason = self.field.text().trim().to_owned();
                match reason.is_empty() && !self.again {
                    true => Said::Close,
                    false => Said::Try(Effect::Ask(Ask::Dissent(reason))),
                }
            }
            _ => Said::Stay,
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 76);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        let dim = look.style(Meaning::Dim);
        if self.late {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say("vote-late", &[]), warn, warn);
        }
        doc.text(&look.locale.say("dissent-how", &[]), dim).blank();
        let rows = u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let title = look.locale.say("dissent-title", &[]);
        let size = (width, rows.saturating_add(8));
        let inside = popup_frame(buffer, area, look, &title, size, Context::Dissent);
        let upper = rows.min(inside.height / 2);
        let above = Rect {
            height: upper,
            ..inside
        };
        Scroll::default().draw(buffer, above, look, &doc);
        let below = Rect {
            y: inside.y + upper,
            height: inside.height - upper,
            ..inside
        };
        self.field.draw(buffer, below, look);
    }
}
