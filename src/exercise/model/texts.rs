//! What an exercise says: its texts, their places and their translations.

use super::{Key, TextId};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Texts with their places and translations. English is the reference.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "Lines: Deserialize<'de>"))]
pub struct Texts {
    /// The place of each text: `stages.mayday.title`.
    pub places: Lines,
    /// The English texts.
    pub english: Lines,
    /// For each language its texts; one without a translation is empty there.
    pub translations: BTreeMap<String, Lines>,
}

impl Texts {
    /// Adds an English text and tells its id.
    pub(in crate::exercise) fn push(&mut self, place: &str, english: &str) -> TextId {
        self.places.push(place);
        self.english.push(english)
    }

    /// The text in the language, or in English where it has none.
    #[must_use]
    pub fn get(&self, id: TextId, language: &str) -> &str {
        let translated = self.translations.get(language);
        let text = translated.map(|lines| lines.get(id));
        text.filter(|text| !text.is_empty())
            .unwrap_or_else(|| self.english.get(id))
    }
}

/// Texts by [`TextId`], one after another in one piece: they are many and short, and none changes
/// once it is read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Lines {
    /// Borrowed where the program carries them.
    #[serde(borrow)]
    whole: Cow<'static, str>,
    /// Where each text ends, in bytes.
    ends: Vec<usize>,
}

impl Lines {
    /// Adds a text and tells its id.
    pub(in crate::exercise) fn push(&mut self, text: &str) -> TextId {
        let whole = self.whole.to_mut();
        whole.push_str(text);
        self.ends.push(whole.len());
        TextId::from_index(self.ends.len() - 1)
    }

    /// The text; empty where there is none of that id.
    #[must_use]
    pub fn get(&self, id: TextId) -> &str {
        let index = id.index();
        let start = index
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(index).copied());
        range
            .and_then(|(start, end)| self.whole.get(start..end))
            .unwrap_or("")
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The texts with their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (TextId, &str)> + ExactSizeIterator {
        (0..self.ends.len()).map(|index| {
            let id = TextId::from_index(index);
            (id, self.get(id))
        })
    }
}

impl Default for TextId {
    /// Text 0 is the empty text.
    fn default() -> Self {
        Self(0)
    }
}
