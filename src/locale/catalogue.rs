//! Catalogues embedded in the program, and the lookup with its English fallback.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Arg;
use crate::text;

/// Marks a phrase key that a table keeps until it is said, so that the test of the catalogue sees
/// it: `phrase("help-quit")`.
#[must_use]
pub const fn phrase(key: &'static str) -> &'static str {
    key
}

/// Where a key stands in a file: its first byte, its length in bytes, its group.
type Key = (u32, u16, u16);

/// The catalogues: language, file, first bytes of its groups, its keys.
const SHIPPED: &[(&str, &str, &[u32], &[Key])] = include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

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
    language: Cow<'static, str>,
    source: Cow<'static, str>,
    /// Sorted.
    keys: Cow<'static, [Key]>,
    groups: Vec<Group>,
}

/// Phrases under one heading of the file. They may refer to each other, not to other groups.
struct Group {
    /// In the file, in bytes.
    at: Range<usize>,
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
        let languages = SHIPPED.iter().map(|(language, ..)| (*language).to_owned());
        languages.collect()
    }

    /// The language that is asked first.
    #[must_use]
    pub fn language(&self) -> &str {
        self.catalogues.first().map_or(REFERENCE, |c| &c.language)
    }

    /// Does any catalogue in use know this key?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.catalogues.iter().any(|c| c.group(key).is_some())
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
    /// The one inside the program, its case ignored.
    fn embedded(language: &str) -> Option<Self> {
        let known = |named: &&(&str, _, _, _)| named.0.eq_ignore_ascii_case(language);
        let (language, source, groups, keys) = *SHIPPED.iter().find(known)?;
        Some(Self::of(language, source.into(), groups, keys.into()))
    }

    fn of(
        language: &'static str,
        source: Cow<'static, str>,
        groups: &[u32],
        keys: Cow<'static, [Key]>,
    ) -> Self {
        let ends = groups.iter().skip(1).map(|from| *from as usize);
        let ends = ends.chain([source.len()]);
        let groups = groups.iter().zip(ends).map(|(from, to)| Group {
            at: *from as usize..to,
            bundle: OnceLock::new(),
        });
        Self {
            language: language.into(),
            groups: groups.collect(),
            source,
            keys,
        }
    }

    /// The group of a key.
    fn group(&self, key: &str) -> Option<&Group> {
        let found = |known: &Key| key_in(&self.source, *known).cmp(key);
        let (_, _, group) = self.keys[self.keys.binary_search_by(found).ok()?];
        self.groups.get(usize::from(group))
    }

    /// The group of a key, read.
    fn bundle(&self, key: &str) -> Option<&FluentBundle<FluentResource>> {
        let group = self.group(key)?;
        let text = self.source.get(group.at.clone())?;
        Some(group.bundle.get_or_init(|| read(text, &self.language)))
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

/// The key that stands there.
fn key_in(source: &str, (from, length, _): Key) -> &str {
    let from = from as usize;
    let at = from..from + usize::from(length);
    source.get(at).unwrap_or_default()
}

/// The phrases of a group. Entries that do not parse are left out; a test holds that the shipped
/// files have none.
fn read(group: &str, language: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(group.to_owned()).unwrap_or_else(|(partial, _)| partial);
    let tag: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks are bidi controls, which a terminal shows as stray cells.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::index::Index;

    #[test]
    fn every_phrase_is_found_in_its_group_and_refers_to_no_other() {
        for language in Locale::languages() {
            let catalogue = Catalogue::embedded(&language).unwrap();
            assert!(catalogue.groups.len() > 1 && catalogue.keys.len() > 100);
            let keys = catalogue.keys.iter();
            let keys = keys.map(|key| key_in(&catalogue.source, *key));
            for key in keys {
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
        let source = "## One\na = A\n## Two\nb = { a }\nc = { b }\n";
        let Index { groups, keys } = Index::of(source).unwrap();
        let catalogue = Catalogue::of("en", source.into(), &groups, keys.into());
        let mut unresolved = Vec::new();
        catalogue.told("b", &FluentArgs::new(), &mut unresolved);
        assert!(unresolved.remove(0).to_string().contains("message"));
        assert_eq!(catalogue.say("a", &FluentArgs::new()).unwrap(), "A");
    }
}
