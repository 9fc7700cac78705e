//! Whether to leave the console, and what becomes of the session then.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::boxes::Answered;
use super::message::Parting;
use crate::locale::phrase;
use crate::tui::keymap::{Action, Context};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// What can be chosen: the safe one first.
const CHOICES: [(&str, Option<Parting>); 3] = [
    (phrase("parting-stays"), Some(Parting::Stays)),
    (phrase("parting-ends"), Some(Parting::Ends)),
    (phrase("leave-stay"), None),
];

/// The choice under the cursor.
#[derive(Default)]
pub(super) struct PartingBox {
    cursor: usize,
    /// The end was chosen and is asked once more.
    sure: bool,
}

impl PartingBox {
    pub(super) fn act(&mut self, action: Action) -> Answered {
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(CHOICES.len() - 1),
            Action::Back => return Answered::Close,
            Action::Quit => return Answered::Quit(Parting::Stays),
            Action::Choose => {
                return match CHOICES[self.cursor.min(CHOICES.len() - 1)].1 {
                    None => Answered::Close,
                    Some(Parting::Ends) if !self.sure => {
                        self.sure = true;
                        return Answered::Stay;
                    }
                    Some(parting) => Answered::Quit(parting),
                };
            }
            _ => return Answered::Stay,
        }
        self.sure = false;
        Answered::Stay
    }

    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 72);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        for (number, (words, _)) in CHOICES.iter().enumerate() {
            let from = doc.len();
            let here = number == self.cursor;
            let (sign, meaning) = match here {
                true => ("▶ ", Meaning::Strong),
                false => ("  ", Meaning::Text),
            };
            let words = look.locale.say(words, &[]);
            doc.hang(
                sign,
                &words,
                look.style(Meaning::Focus),
                look.style(meaning),
            );
            if here {
                doc.mark(from..doc.len(), look.theme.row());
            }
        }
        if self.sure {
            let warn = look.style(Meaning::Warn);
            doc.blank()
                .hang("! ", &look.locale.say("parting-sure", &[]), warn, warn);
        }
        let rows = u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let title = look.locale.say("parting-title", &[]);
        let size = (width, rows.saturating_add(4));
        let inside = popup_frame(buffer, area, look, &title, size, Context::Leave);
        Scroll::default().draw(buffer, inside, look, &doc);
    }
}
