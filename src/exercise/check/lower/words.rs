//! Texts on their way into the model.

use super::super::at::At;
use crate::exercise::model::{TextId, Texts};
use crate::text::{clean, dedent};

/// The texts of the exercise so far.
#[derive(Debug)]
pub(super) struct Words(Texts);

impl Default for Words {
    fn default() -> Self {
        let mut texts = Texts::default();
        texts.push("", "");
        Self(texts)
    }
}

impl Words {
    /// Adds a text, harmless and without the indentation of its file.
    pub(super) fn add(&mut self, text: &str, at: &At<'_>) -> TextId {
        if text.is_empty() {
            return TextId::default();
        }
        self.0.push(&at.key(), &prepared(text))
    }

    /// The texts, the empty one first.
    pub(super) fn finish(self) -> Texts {
        self.0
    }
}

/// A text as it is kept: harmless, and without the indentation of its file.
pub(in crate::exercise::check) fn prepared(text: &str) -> String {
    let text = clean(text);
    if text.contains('\n') {
        dedent(&text)
    } else {
        text.trim().to_owned()
    }
}
