//! Each rule is shown a made-up source that breaks it, and one that keeps it.

use super::lex::Source;
use super::{arrows, phrases, rules};

type Rule = fn(&Source) -> Vec<String>;

/// The rule complains about `bad`, in the line that holds `HERE` if there is one, and only then.
fn bites(rule: Rule, path: &str, bad: &str) {
    let complaints = rule(&Source::new(path, bad));
    assert!(
        !complaints.is_empty(),
        "no complaint about {bad:?} in {path}"
    );
    if let Some(line) = bad.lines().position(|line| line.contains("HERE")) {
        let place = format!("{path}:{}:", line + 1);
        assert!(
            complaints.iter().all(|c| c.starts_with(&place)),
            "{complaints:?}"
        );
    }
}

fn spares(rule: Rule, path: &str, good: &str) {
    let complaints = rule(&Source::new(path, good));
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn imports_to_the_left() {
    let engine = "src/engine/apply.rs";
    bites(
        arrows::check,
        engine,
        "use crate::exercise::Model;\nuse crate::session::Table; // HERE",
    );
    bites(
        arrows::check,
        engine,
        "use crate::{exercise::Model, scoring::{Sheet, Tally}};",
    );
    bites(
        arrows::check,
        engine,
        "fn f() {\n    crate::host::now(); // HERE\n}",
    );
    bites(arrows::check, engine, "use super::super::tui;");
    bites(arrows::check, "src/engine/mod.rs", "use super::tui;");
    bites(arrows::check, engine, "fn f() { super::super::cli::run() }");
    bites(arrows::check, engine, "use crate::locale::Locale;");
    bites(
        arrows::check,
        "src/session/log.rs",
        "use crate::analysis::explore;",
    );
    bites(
        arrows::check,
        "src/analysis/explore.rs",
        "use crate::session::Table;",
    );
    bites(
        arrows::check,
        "src/text/clean.rs",
        "use crate::diagnostic::Code;",
    );
    bites(
        arrows::check,
        "src/locale/format.rs",
        "use crate::exercise::Model;",
    );
    bites(
        arrows::check,
        "src/exercise/check/mod.rs",
        "use crate::engine::{\n    State,\n};",
    );
    bites(arrows::check, "src/misc/mod.rs", "//! Helpers");
}

#[test]
fn imports_to_the_right() {
    spares(
        arrows::check,
        "src/engine/apply.rs",
        "use super::state::State;\nuse crate::exercise::{self, Model as M};",
    );
    spares(
        arrows::check,
        "src/engine/apply.rs",
        "pub(crate) fn f() {} // crate::session\nconst S: &str = \"crate::tui\";",
    );
    spares(
        arrows::check,
        "src/report/html.rs",
        "use crate::{analysis::explore, locale::Locale, session::view, text};",
    );
    spares(
        arrows::check,
        "src/engine/tests.rs",
        "use crate::session::Table;",
    );
    spares(
        arrows::check,
        "src/engine/apply.rs",
        "#[cfg(test)]\nmod tests {\n    use crate::session::Table;\n}",
    );
    spares(
        arrows::check,
        "src/diagnostic/draw.rs",
        "use crate::text::clean;",
    );
}

#[test]
fn screens_see_views_and_facts_only() {
    spares(
        arrows::check,
        "src/tui/app.rs",
        "use crate::{locale::Locale, report::facts::Facts, session::view::View, text};",
    );
    bites(
        arrows::check,
        "src/tui/app.rs",
        "use crate::session::{view::View, Table};",
    );
    bites(arrows::check, "src/tui/app.rs", "use crate::engine::State;");
    bites(arrows::check, "src/tui/app.rs", "use crate::report::html;");
}

#[test]
fn logic_on_a_front_page() {
    for bad in [
        "pub fn f() {}",
        "struct S;",
        "impl S {}",
        "const A: u8 = 1;",
        "macro_rules! m { () => {} }",
    ] {
        bites(rules::front_page, "src/engine/mod.rs", bad);
        bites(rules::front_page, "src/lib.rs", bad);
        spares(rules::front_page, "src/engine/apply.rs", bad);
    }
    spares(
        rules::front_page,
        "src/engine/mod.rs",
        "//! What fn and impl do.\nmod a;\n#[cfg(test)]\nmod tests;\npub use a::A;",
    );
}

#[test]
fn files_without_a_purpose() {
    bites(rules::documented, "src/a.rs", "use x;");
    bites(rules::documented, "src/a.rs", "//!\nuse x;");
    bites(rules::documented, "src/a.rs", "");
    spares(rules::documented, "src/a.rs", "//! Says why.\n");
}

#[test]
fn files_over_budget_and_stale_exceptions() {
    let long = Source::new("src/long.rs", &"x;\n".repeat(451));
    let tested = Source::new(
        "src/tested.rs",
        &format!("{}#[cfg(test)]\n{}", "x;\n".repeat(450), "y;\n".repeat(99)),
    );
    let sources = [long, tested];
    assert_eq!(rules::lengths(&sources, &[]).len(), 1);
    assert!(rules::lengths(&sources, &[("src/long.rs", 451)]).is_empty());
    assert_eq!(
        rules::lengths(&sources, &[("src/long.rs", 450)]).len(),
        1,
        "it grew"
    );
    assert_eq!(
        rules::lengths(&sources, &[("src/long.rs", 451), ("src/tested.rs", 500)]).len(),
        1,
        "not needed"
    );
    assert_eq!(
        rules::lengths(&sources, &[("src/long.rs", 451), ("src/gone.rs", 500)]).len(),
        1,
        "gone"
    );
}

#[test]
fn the_world_in_a_pure_layer() {
    let path = "src/session/clock.rs";
    for bad in [
        "let now = SystemTime::now(); // HERE",
        "let now = std::time::Instant::now();",
        "use std::fs;",
        "use std::{collections::BTreeMap, fs::File};",
        "std::fs::read(path)",
        "std::env::var(\"X\")",
        "println!(\"x\")",
        "thread_local! {}",
        "let mut r = rand::rng();",
    ] {
        bites(rules::banned_calls, path, bad);
        spares(rules::banned_calls, "src/cli/run.rs", bad);
    }
    bites(rules::banned_calls, "src/host/store.rs", "println!(\"x\")");
    spares(
        rules::banned_calls,
        "src/host/store.rs",
        "use std::{env, fs};",
    );
    spares(
        rules::banned_calls,
        path,
        "use std::fmt;\n// std::fs\nlet s = \"std::fs println!\"; env!(\"X\");",
    );
}

#[test]
fn floats_in_the_rules() {
    for bad in ["x: f64", "1.5", "let x = 3f32 as f32;", "(0.25)"] {
        bites(rules::floats, "src/scoring/sheet.rs", bad);
        spares(rules::floats, "src/report/html.rs", bad);
    }
    spares(
        rules::floats,
        "src/scoring/sheet.rs",
        "let a = pair.0.1; let r = 0..1; let s = \"1.5\"; // 2.5\nlet f640 = 1;",
    );
}

#[test]
fn unordered_maps_in_the_rules() {
    bites(
        rules::unordered,
        "src/engine/state.rs",
        "use std::collections::HashMap;",
    );
    bites(
        rules::unordered,
        "src/exercise/draft.rs",
        "let s: HashSet<u8>;",
    );
    spares(
        rules::unordered,
        "src/analysis/explore.rs",
        "use std::collections::HashMap;",
    );
    spares(
        rules::unordered,
        "src/engine/state.rs",
        "use std::collections::BTreeMap; // not HashMap",
    );
}

#[test]
fn sentences_in_a_screen() {
    let path = "src/tui/screen/log.rs";
    for bad in [
        "text(\"Nobody picked up\")",
        "let s = r#\"press any\"#; // HERE",
        "\"{x}\"; \"Stage {n} of\"",
    ] {
        bites(rules::sentences, path, bad);
        spares(rules::sentences, "src/cli/run.rs", bad);
    }
    for good in [
        "x.expect(\"the stack is never empty\")",
        "#[doc = \"some words here\"]\nfn f() {}",
        "#[cfg(test)]\nmod tests {\n    const A: &str = \"some words here\";\n}",
        "say(\"log-title\"); \" │ \"; \"{a} {b}\"; '\"'; \"word\"",
        "debug_assert!(width > 0, \"a width of zero\");",
        "// \"some words here\"\n/* \"and /* more */ here\" */",
    ] {
        spares(rules::sentences, path, good);
    }
}

#[test]
fn literals_of_every_kind_are_told_apart() {
    let text = r###"let a = r"\"; let b = r#"say "x" "#; let c = b"\""; let d = '\''; let e: &'a str = "道歉"; f(); // "no"
"###;
    let source = Source::new("src/a.rs", text);
    let strings: Vec<&str> = source.strings.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(strings, [r"\", r#"say "x" "#, r#"\""#, "道歉"]);
    assert_eq!(source.code.len(), text.len());
    assert!(source.code.contains("f();") && source.code.contains("&'a str"));
    for broken in [
        "\"",
        "'",
        "/*",
        "r#\"",
        "use crate::{",
        "use crate::{,,=",
        "#[",
        "#[cfg(test)]",
        "'\\",
    ] {
        let source = Source::new("src/engine/a.rs", broken);
        let _ = (
            arrows::check(&source),
            rules::banned_calls(&source),
            rules::floats(&source),
        );
    }
}

#[test]
fn phrases_missing_and_unused() {
    let screen = Source::new(
        "src/tui/a.rs",
        "l.say(\"known\", &[]); l.say(\n  \"missing\", &[]); phrase(\"kept\");",
    );
    let catalogue = "known = Known\n    more\nkept = { quoted }\nquoted = x\nclass-a = A\nstale = Old\n# note = no\n";
    let complaints = phrases::check(&[screen], catalogue);
    assert_eq!(
        complaints,
        [
            "src/tui/a.rs:2: no phrase `missing`",
            "en.ftl: `stale` is never said"
        ]
    );
}

#[test]
fn strangers_at_the_top_level() {
    let agreed: Vec<String> = [
        ".ci/run",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "assets/a",
        "src/lib.rs",
        "tests/it/main.rs",
    ]
    .map(str::to_owned)
    .to_vec();
    assert!(rules::top_level(&agreed).is_empty());
    let strange = [agreed.clone(), vec!["notes.txt".to_owned()]].concat();
    assert_eq!(rules::top_level(&strange), ["notes.txt is not agreed"]);
    assert_eq!(rules::top_level(&agreed[1..]), [".ci is missing"]);
}

#[test]
fn paths_of_a_machine() {
    let bad = ["see /wo", "rk/notes"].concat();
    assert_eq!(
        rules::machine_paths("README.md", &format!("fine\n{bad}")).len(),
        1
    );
    assert!(rules::machine_paths("README.md", "the working root/ of homework/").is_empty());
}
