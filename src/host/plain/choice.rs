//! What a line asks for: picks by number or id, and the note at its end.

use crate::session::view::{ClauseView, DecisionView, OptionView, SlotView};
use crate::text::clean_line;

/// A line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// Show the options again.
    Repeat,
    /// Words in order, and the note.
    Words(Vec<String>, String),
}

/// Why a line cannot be taken; a phrase says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slip {
    /// Nothing was picked.
    Empty,
    /// The number is not among the first so many.
    Number(String, usize),
    /// No percent where one, or nothing, is expected.
    Percent,
    /// More than one word where one is expected.
    OneWord,
    /// No clause of that name.
    Clause(String, Option<String>),
    /// The option is shown and cannot be taken: label and reason.
    Greyed(String, String),
}

/// Splits a line into its words and its note.
pub(super) fn read(line: &str) -> Line {
    let line = clean_line(line);
    let (words, note) = match line.split_once(" # ") {
        Some((words, note)) => (words, note.trim()),
        None => (line.trim_end().trim_end_matches(" #"), ""),
    };
    match words.trim() {
        "?" => Line::Repeat,
        words => Line::Words(
            words.split_whitespace().map(str::to_owned).collect(),
            note.to_owned(),
        ),
    }
}

/// The ids that the words pick. A word that is no number is taken as an id, whether or not there
/// is such an option: the table knows why it cannot be taken.
pub(super) fn picks(decision: &DecisionView, words: &[String]) -> Result<Vec<String>, Slip> {
    if words.is_empty() {
        return Err(Slip::Empty);
    }
    words.iter().map(|word| pick(decision, word)).collect()
}

fn pick(decision: &DecisionView, word: &str) -> Result<String, Slip> {
    if !is_number(word) {
        let named = decision.options.iter().find(|option| option.id == word);
        return match named.and_then(|option| Some((option, option.greyed.clone()?))) {
            Some((option, reason)) => Err(Slip::Greyed(option.label.clone(), reason)),
            None => Ok(word.to_owned()),
        };
    }
    let number: Option<usize> = word.parse().ok();
    let open = |option: &&OptionView| option.number.is_some() && option.number == number;
    match decision.options.iter().find(open) {
        Some(option) => Ok(option.id.clone()),
        None => {
            let count = decision.options.iter().filter_map(|option| option.number);
            Err(Slip::Number(word.to_owned(), count.max().unwrap_or(0)))
        }
    }
}

/// The clause that the words name.
pub(super) fn clause<'a>(slot: &'a SlotView, words: &[String]) -> Result<&'a ClauseView, Slip> {
    let word = match words {
        [] => return Err(Slip::Empty),
        [word] => word,
        _ => return Err(Slip::OneWord),
    };
    if is_number(word) {
        let index = word.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        return index
            .and_then(|index| slot.clauses.get(index))
            .ok_or_else(|| Slip::Number(word.clone(), slot.clauses.len()));
    }
    let named = slot.clauses.iter().find(|clause| clause.id == *word);
    named.ok_or_else(|| {
        let known = slot.clauses.iter().map(|clause| clause.id.as_str());
        let near = crate::exercise::source::nearest(word, known);
        Slip::Clause(word.clone(), near.map(str::to_owned))
    })
}

/// The percent that the words name; none where nothing is said.
pub(super) fn percent(words: &[String]) -> Result<Option<u8>, Slip> {
    let said = words.concat();
    let digits = said.strip_suffix('%').unwrap_or(&said);
    match digits.parse::<u8>() {
        _ if said.is_empty() => Ok(None),
        Ok(percent) if percent <= 100 && is_number(digits) => Ok(Some(percent)),
        _ => Err(Slip::Percent),
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
