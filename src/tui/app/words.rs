//! Why something was not done, in words.

use super::App;
use crate::session::view::Refused;
use crate::tui::backend::StoreProblem;

impl App {
    pub(super) fn refusal(&self, refused: &Refused) -> String {
        let key = format!("refusal-{}", refused.code);
        if self.locale.has(&key) {
            self.locale
                .coded("refusal", &refused.code, &refused.arguments)
        } else {
            self.locale
                .say("refused-unknown", &[("code", refused.code.as_str().into())])
        }
    }

    pub(super) fn store_words(&self, store: &StoreProblem) -> Vec<String> {
        let what = self.locale.say(
            "store-what",
            &[
                ("place", store.place.as_str().into()),
                ("what", store.what.as_str().into()),
            ],
        );
        let saved = self
            .locale
            .say("store-saved", &[("count", store.saved.into())]);
        let next = if store.view.is_some() {
            self.locale.say("store-goes-on", &[])
        } else {
            self.locale.say("store-try-again", &[])
        };
        vec![what, saved, next]
    }
}
