//! Translations: texts of another language, in a file beside, by the places of the English ones.

use super::at::At;
use super::codes::{error, warning};
use super::lower::prepared;
use super::merge::Merged;
use super::report::Report;
use crate::diagnostic::{Code, Severity};
use crate::exercise::model::{Lines, TextId, Texts};
use crate::exercise::source::DocPath;
use std::collections::BTreeMap;
use unic_langid::LanguageIdentifier;

/// A language that is none, English, or there twice.
pub(super) const LANGUAGE: Code = error(
    "E0317",
    "bad-language",
    "a translation into no language, into English, or twice into one",
    "A translation names its language by a BCP 47 tag such as `de`, `zh-Hans` or `pt-BR`. English \
     is the reference: its texts stand in the exercise itself. Each language has one file.",
);

/// A translated text that the exercise does not have.
pub(super) const UNKNOWN_TEXT: Code = warning(
    "W0505",
    "unknown-text",
    "a translation of a text that does not exist",
    "Texts are found by their place, made of ids: `stages.mayday.points.act.menus.us.ask`. Nothing \
     in the exercise has a text at this place, so the translation is never shown. After an id was \
     changed, change it in the translations too.",
);

/// Texts that a translation lacks.
pub(super) const MISSING_TEXTS: Code = Code {
    id: "N0601",
    slug: "missing-texts",
    severity: Severity::Note,
    title: "texts that are not translated",
    explanation: "Where a translation has no text, the English one is shown. That is no fault, but \
        a half translated exercise is hard to play; the first missing place is named.",
};

/// A translation that could be read.
#[derive(Debug)]
pub(in crate::exercise) struct Translation {
    /// Which row of the exercise's list of translations it is, over all files.
    pub(in crate::exercise) row: usize,
    /// Index of its file in the source set.
    pub(in crate::exercise) file: usize,
    /// Text by place.
    pub(in crate::exercise) texts: BTreeMap<String, String>,
}

/// The languages of the list are sound.
pub(super) fn languages(merged: &Merged, report: &mut Report) {
    for (nth, item) in merged.translations.iter().enumerate() {
        let language = &item.draft.language;
        let tag: Result<LanguageIdentifier, _> = language.parse();
        let earlier = &merged.translations[..nth];
        let message = match tag {
            Err(_) => format!("`{language}` is no language tag"),
            Ok(tag) if tag.language.as_str() == "en" => "English is the reference".to_owned(),
            Ok(_)
                if earlier
                    .iter()
                    .any(|other| other.draft.language == *language) =>
            {
                format!("a second translation into `{language}`")
            }
            Ok(_) => continue,
        };
        let at = item.at("translations", "");
        let problem = report.say(&LANGUAGE, &at.field("language"), message);
        problem.help("write a BCP 47 tag such as `de` or `zh-Hans`, each once");
    }
}

/// Ties the translated texts to the exercise's own.
pub(super) fn apply(
    merged: &Merged,
    translations: Vec<Translation>,
    texts: &mut Texts,
    report: &mut Report,
) {
    let rows = || texts.places.iter().skip(1);
    let places: BTreeMap<&str, TextId> = rows().map(|(id, place)| (place, id)).collect();
    let known: Vec<&str> = rows().map(|(_, place)| place).collect();
    let mut languages = BTreeMap::new();
    for translation in translations {
        let Some(item) = merged.translations.get(translation.row) else {
            continue;
        };
        let mut found: BTreeMap<TextId, String> = BTreeMap::new();
        for (place, text) in &translation.texts {
            match places.get(place.as_str()) {
                // An empty one is one that is still to be written.
                Some(_) if text.trim().is_empty() => {}
                Some(id) => {
                    found.insert(*id, prepared(text));
                }
                None => unknown(place, translation.file, &known, report),
            }
        }
        let mut missing = rows().filter(|(id, _)| !found.contains_key(id));
        if let Some((_, first)) = missing.next() {
            let (count, all) = (missing.count() + 1, known.len());
            let message = format!("{count} of {all} texts are not translated, first `{first}`");
            report.say(&MISSING_TEXTS, &At::file(translation.file), message);
        }
        let mut lines = Lines::default();
        for (id, _) in texts.places.iter() {
            lines.push(found.get(&id).map_or("", String::as_str));
        }
        languages.insert(item.draft.language.clone(), lines);
    }
    texts.translations = languages;
}

fn unknown(place: &str, file: usize, known: &[&str], report: &mut Report) {
    let guess = report.guess(place, known).map(str::to_owned);
    let path = DocPath::root().key(place);
    let problem = report.say_at(
        &UNKNOWN_TEXT,
        file,
        path,
        format!("there is no text `{place}`"),
    );
    if let Some(meant) = guess {
        problem.help(format!("did you mean `{meant}`?"));
    }
}
