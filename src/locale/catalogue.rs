//! Catalogues embedded in the program, and the lookup with its English fallback.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use hashbrown::HashMap;
use rust_embed::RustEmbed;
use rustc_hash::FxBuildHasher;
use unic_langid::LanguageIdentifier;

use super::Arg;
use crate::text;

/// Marks a phrase key that a table keeps until it is said, so that the test of the catalogue sees
/// it: `phrase("help-quit")`.
#[must_use]
pub const fn phrase(key: &'static str) -> &'static str {
    key
}

#[derive(RustEmbed)]
#[folder = "assets/phrases"]
#[include = "*.ftl"]
struct Phrases;

/// Begins a group of phrases.
const HEADING: &str = "## ";

/// The language every message exists in.
const REFERENCE: &str = "en";

/// The phrases of one language over those of English. Cheap to clone, shared between threads.
#[derive(Clone)]
pub struct Locale {
    /// In the order they are asked.
    catalogues: Arc<[Catalogue]>,
}

/// The phrases of one language. A group of them is read when the first of it is said: a program
/// that starts says few.
struct Catalogue {
    language: String,
    /// Which group holds a key.
    keys: HashMap<&'static str, usize, FxBuildHasher>,
    groups: Vec<Group>,
}

/// Phrases under one heading of the file. They may refer to each other, not to other groups.
struct Group {
    source: &'static str,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Locale {
    /// The phrases of `lang` (`en`, `zh-CN`, `zh_CN.UTF-8`): of exactly that language if there is
    /// a catalogue, else of its first part, else English.
    #[must_use]
    pub fn new(lang: &str) -> Self {
        let tag = lang
            .split(['.', '@'])
            .next()
            .unwrap_or_default()
            .replace('_', "-");
        let primary = tag.split('-').next().unwrap_or_default();
        let mut catalogues = Vec::new();
        for wanted in [tag.as_str(), primary, REFERENCE] {
            let known = catalogues
                .iter()
                .any(|c: &Catalogue| c.language.eq_ignore_ascii_case(wanted));
            if !known {
                catalogues.extend(Catalogue::embedded(wanted));
            }
        }
        Self {
            catalogues: catalogues.into(),
        }
    }

    /// The languages that have a catalogue, sorted.
    #[must_use]
    pub fn languages() -> Vec<String> {
        let mut languages: Vec<String> = Phrases::iter()
            .filter_map(|file| file.strip_suffix(".ftl").map(str::to_owned))
            .collect();
        languages.sort();
        languages
    }

    /// The language that is asked first.
    #[must_use]
    pub fn language(&self) -> &str {
        self.catalogues.first().map_or(REFERENCE, |c| &c.language)
    }

    /// Does any catalogue in use know this key?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.catalogues.iter().any(|c| c.keys.contains_key(key))
    }

    /// The phrase of `key` with its values put in; `⟦key⟧` if there is none. A value the phrase
    /// names but was not given is shown as `{$name}`.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(told) => FluentValue::from(text::clean(told).into_owned()),
                Arg::Integer(number) => FluentValue::from(*number),
            };
            values.set(*name, value);
        }
        self.catalogues
            .iter()
            .find_map(|c| c.say(key, &values))
            .unwrap_or_else(|| format!("⟦{}⟧", text::clean_line(key)))
    }
}

impl Default for Locale {
    /// English.
    fn default() -> Self {
        Self::new(REFERENCE)
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.language()).finish()
    }
}

impl Catalogue {
    /// The embedded file of a language, its case ignored.
    fn embedded(language: &str) -> Option<Self> {
        let name = Phrases::iter().find(|file| {
            file.strip_suffix(".ftl")
                .is_some_and(|l| l.eq_ignore_ascii_case(language))
        })?;
        // What is not text in the program's own file has no phrases; a test holds that all are.
        let source = match Phrases::get(&name)?.data {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok()?,
            Cow::Owned(_) => return None,
        };
        Some(Self::of(name.strip_suffix(".ftl")?, source))
    }

    fn of(language: &str, source: &'static str) -> Self {
        let mut keys = HashMap::default();
        let mut groups = Vec::new();
        let mut from = 0;
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            if line.starts_with(HEADING) {
                groups.push(Group::of(&source[from..at]));
                from = at;
            }
            if line.starts_with(|c: char| c.is_ascii_alphabetic())
                && let Some((key, _)) = line.split_once('=')
            {
                keys.insert(key.trim_end(), groups.len());
            }
            at += line.len();
        }
        groups.push(Group::of(&source[from..]));
        Self {
            language: language.to_owned(),
            keys,
            groups,
        }
    }

    /// The group of a key, read.
    fn bundle(&self, key: &str) -> Option<&FluentBundle<FluentResource>> {
        let group = &self.groups[*self.keys.get(key)?];
        Some(group.bundle.get_or_init(|| group.read(&self.language)))
    }

    fn say(&self, key: &str, values: &FluentArgs<'_>) -> Option<String> {
        let mut unresolved = Vec::new();
        self.told(key, values, &mut unresolved)
    }

    fn told(
        &self,
        key: &str,
        values: &FluentArgs<'_>,
        unresolved: &mut Vec<FluentError>,
    ) -> Option<String> {
        let bundle = self.bundle(key)?;
        let pattern = bundle.get_message(key)?.value()?;
        Some(
            bundle
                .format_pattern(pattern, Some(values), unresolved)
                .into_owned(),
        )
    }
}

impl Group {
    const fn of(source: &'static str) -> Self {
        Self {
            source,
            bundle: OnceLock::new(),
        }
    }

    /// Entries that do not parse are left out; a test holds that the shipped files have none.
    fn read(&self, language: &str) -> FluentBundle<FluentResource> {
        let resource =
            FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are bidi controls, which a terminal shows as stray cells.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        bundle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_found_in_its_group_and_refers_to_no_other() {
        for language in Locale::languages() {
            let catalogue = Catalogue::embedded(&language).unwrap();
            assert!(catalogue.groups.len() > 1 && catalogue.keys.len() > 100);
            for key in catalogue.keys.keys() {
                let mut unresolved = Vec::new();
                let told = catalogue.told(key, &FluentArgs::new(), &mut unresolved);
                assert!(
                    told.is_some(),
                    "{language}.ftl: `{key}` is not in its group"
                );
                for error in unresolved {
                    let told = error.to_string();
                    assert!(
                        !told.contains("message") && !told.contains("term"),
                        "{key}: {told}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_reference_to_another_group_is_seen() {
        let catalogue = Catalogue::of("en", "## One\na = A\n## Two\nb = { a }\nc = { b }\n");
        let mut unresolved = Vec::new();
        catalogue.told("b", &FluentArgs::new(), &mut unresolved);
        assert!(unresolved.remove(0).to_string().contains("message"));
        assert_eq!(catalogue.say("a", &FluentArgs::new()).unwrap(), "A");
    }
}
