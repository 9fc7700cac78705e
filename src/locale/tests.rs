//! The shipped catalogues parse; lookups never fail; numbers read as written here.

use fluent_bundle::FluentResource;

use super::*;

fn assert_shared<T: Send + Sync + Clone>() {}

#[test]
fn a_locale_can_be_shared_between_seats() {
    assert_shared::<Locale>();
}

#[test]
fn every_shipped_catalogue_parses_and_knows_no_key_that_english_lacks() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/phrases");
    let english = Locale::new("en");
    assert!(Locale::languages().contains(&"en".to_owned()));
    for language in Locale::languages() {
        let source = std::fs::read_to_string(format!("{folder}/{language}.ftl")).unwrap();
        let keys: Vec<&str> = source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
            .collect();
        for key in &keys {
            assert!(english.has(key), "{language}.ftl: `{key}` is not in en.ftl");
            assert_eq!(
                keys.iter().filter(|k| k == &key).count(),
                1,
                "{language}.ftl: `{key}` twice"
            );
        }
        if let Err((_, errors)) = FluentResource::try_new(source.clone()) {
            panic!("{language}.ftl: {errors:?}");
        }
    }
}

#[test]
fn unknown_languages_speak_english() {
    for lang in ["en", "en-GB", "en_US.UTF-8", "C", "", "tlh", "⟦"] {
        let locale = Locale::new(lang);
        assert_eq!(locale.language(), "en");
        assert_eq!(locale.say("class-posturing", &[]), "posturing");
    }
}

#[test]
fn unknown_keys_are_shown_not_fatal() {
    let locale = Locale::default();
    assert!(!locale.has("no-such-key"));
    assert_eq!(locale.say("no-such-key", &[]), "⟦no-such-key⟧");
    assert_eq!(locale.say("", &[]), "⟦⟧");
    assert_eq!(locale.say("\x1b[2J", &[]), "⟦⟧");
}

#[test]
fn values_are_put_in_clean_and_without_marks() {
    let locale = Locale::default();
    let told = locale.say(
        "decimal-number",
        &[
            ("whole", 7.into()),
            ("fraction", "\x1b[31m\u{202e}5".into()),
        ],
    );
    assert_eq!(told, "7.5");
    assert_eq!(
        locale.say(
            "decimal-number",
            &[("whole", 1_234_567.into()), ("fraction", 0.into())]
        ),
        "1234567.0"
    );
    assert_eq!(
        locale.say("decimal-number", &[("whole", 7.into())]),
        "7.{$fraction}"
    );
}

#[test]
fn clocks_and_durations() {
    let locale = Locale::default();
    assert_eq!(locale.clock(62 * 60 + 30), "H+62:30");
    assert_eq!(locale.clock(0), "H+0:00");
    assert_eq!(locale.clock(-45), "H-0:45");
    assert_eq!(locale.duration(65), "1:05");
    let spans = [0, 45, 60, 90, 1440].map(|minutes| locale.span(minutes));
    assert_eq!(spans, ["0 min", "45 min", "1 h", "1 h 30 min", "24 h"]);
    assert_eq!(locale.clock(i64::MIN), "H-153722867280912930:08");
}

#[test]
fn points_and_signs() {
    let locale = Locale::default();
    assert_eq!(locale.points(5150), "51.50");
    assert_eq!(locale.points(6000), "60.00");
    assert_eq!(locale.points(-325), "-3.25");
    assert_eq!(locale.points(-5), "-0.05");
    assert_eq!(locale.signed_points(200), "+2.00");
    assert_eq!(locale.signed_points(0), "0.00");
    assert_eq!(locale.signed_points(-50), "-0.50");
    assert_eq!(
        (locale.signed(3), locale.signed(-1), locale.signed(0)),
        ("+3".into(), "-1".into(), "0".into())
    );
    assert_eq!(
        [250, 42, 1000].map(|brier| locale.thousandths(brier)),
        ["0.250", "0.042", "1.000"]
    );
}

#[test]
fn ledger_lines_are_sentences() {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let locale = super::Locale::default();
    let line = locale.coded(
        "ledger",
        "own-act",
        &[pair("class", "non-violent"), pair("hours", "36")],
    );
    assert_eq!(line, "Own act, non-violent escalation: felt for 36 hours.");
    let conduct = [
        pair("restrained", "true"),
        pair("matched", "false"),
        pair("grit", "2"),
    ];
    let line = locale.coded("ledger", "conduct", &conduct);
    assert_eq!(
        line,
        "No more than one class above what came before; 2 small announced steps that lower tension."
    );
    assert_eq!(
        locale.coded("ledger", "pivot", &[pair("minutes", "0")]),
        "Another channel tried in the same minute as the first call nobody answered."
    );
}
