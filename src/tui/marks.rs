//! What decides a picture, as a list of numbers: equal lists, equal pictures.

use super::widget::Scroll;

/// Numbers so far.
#[derive(Debug, Default)]
pub(crate) struct Marks(Vec<u64>);

impl Marks {
    pub(crate) fn number(&mut self, number: u64) {
        self.0.push(number);
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.0.push(u64::try_from(count).unwrap_or(u64::MAX));
    }

    /// A number that may not be there.
    pub(crate) fn maybe(&mut self, count: Option<usize>) {
        self.number(count.is_some().into());
        self.count(count.unwrap_or(0));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.bytes().map(u64::from));
    }

    pub(crate) fn texts(&mut self, texts: &[String]) {
        self.count(texts.len());
        texts.iter().for_each(|text| self.text(text));
    }

    /// Where a text stands, and how it was measured last: the next drawing goes by both.
    pub(crate) fn scroll(&mut self, scroll: &Scroll) {
        self.0.extend(scroll.trace());
    }

    pub(crate) fn finish(self) -> Vec<u64> {
        self.0
    }
}
