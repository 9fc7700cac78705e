//! What is half done when somebody leaves, and its coming back.

use super::App;
use crate::tui::backend::Draft;
use crate::tui::popup::Popup;
use crate::tui::screen;

impl App {
    /// What is picked, worded and noted at the open decision of a session that is played alone;
    /// none where there is nothing of it. A team keeps its drafts among its people.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let alone = self.crew.is_none();
        let play = self.play.as_ref().filter(|play| alone && !play.read_only)?;
        play.view.decision.as_ref()?;
        let note = self.popups.iter().find_map(|popup| match popup {
            Popup::Confirm(confirm) => Some(confirm.said().0),
            _ => None,
        });
        let menu = screen::menu(&play.view, &self.locale);
        let draft = Draft {
            commits: play.view.commits,
            note: note.unwrap_or_else(|| play.composer.noted()),
            ..play.room.picks.draft(&menu)
        };
        let empty = draft.options.is_empty() && draft.letters.is_empty() && draft.note.is_empty();
        (!empty).then_some(draft)
    }

    /// Puts a draft back where it was made, and says so. One of an earlier decision is passed over.
    pub(super) fn restore(&mut self, draft: &Draft) {
        let Some(play) = &mut self.play else { return };
        let Some(decision) = &play.view.decision else {
            return;
        };
        if play.view.commits != draft.commits {
            return;
        }
        let menu = screen::menu(&play.view, &self.locale);
        let mut restored = play.room.picks.restore(decision, &menu, draft);
        if !draft.note.is_empty() {
            play.composer.note().paste(&draft.note);
            restored = true;
        }
        if restored {
            let words = self.locale.say("notice-draft", &[]);
            self.tell(self.locale.say("notice-title", &[]), vec![words]);
        }
    }
}
