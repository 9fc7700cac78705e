//! Once more before what cannot be taken back lightly: what will happen, yes or no.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::reading::Reading;
use super::stack::Said;
use crate::tui::keymap::{Action, Context};
use crate::tui::theme::Meaning;
use crate::tui::widget::Look;

/// What will happen, in words, and what is done then.
pub(crate) struct Certain<T> {
    words: String,
    then: T,
    reading: Reading,
}

/// What was answered.
pub(crate) enum Answer<T> {
    /// Nothing yet.
    Stay,
    /// It is not done.
    No,
    /// It is.
    Yes(T),
}

impl<T: Clone> Certain<T> {
    pub(crate) fn new(words: String, then: T) -> Self {
        Self {
            words,
            then,
            reading: Reading::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Answer<T> {
        if action == Action::Commit {
            return Answer::Yes(self.then.clone());
        }
        match self.reading.act(action) {
            Said::Close => Answer::No,
            _ => Answer::Stay,
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("certain-title", &[]);
        let head = (title.as_str(), Context::Certain);
        self.reading.draw(buffer, area, look, head, |doc| {
            let (warn, text) = (look.style(Meaning::Warn), look.style(Meaning::Strong));
            for (number, paragraph) in self.words.split('\n').enumerate() {
                let sign = if number == 0 { "! " } else { "  " };
                doc.hang(sign, paragraph, warn, text);
            }
            doc.blank();
        });
    }
}
