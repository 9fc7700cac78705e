//! Catalogues embedded in the program, and the lookup with its English fallback.

use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
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

/// The language every message exists in.
const REFERENCE: &str = "en";

/// The phrases of one language over those of English. Cheap to clone, shared between threads.
#[derive(Clone)]
pub struct Locale {
    /// In the order they are asked.
    catalogues: Arc<[Catalogue]>,
}

struct Catalogue {
    language: String,
    bundle: FluentBundle<FluentResource>,
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
        self.catalogues.iter().any(|c| c.bundle.has_message(key))
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
        let file = Phrases::get(&name)?;
        let source = String::from_utf8_lossy(&file.data);
        Self::parse(name.strip_suffix(".ftl")?, &source)
    }

    /// Entries that do not parse are left out; a test holds that the shipped files have none.
    fn parse(language: &str, source: &str) -> Option<Self> {
        let tag: LanguageIdentifier = language.parse().ok()?;
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are bidi controls, which a terminal shows as stray cells.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Some(Self {
            language: language.to_owned(),
            bundle,
        })
    }

    fn say(&self, key: &str, values: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut unresolved = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(values), &mut unresolved)
                .into_owned(),
        )
    }
}
