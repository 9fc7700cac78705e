//! README tells authors the truth: its exercises load without a word from check, its reference
//! names every field and variant of the format and no other, its commands exist.
//!
//! The reference is read by its own conventions. A table whose head names an enum lists variants
//! in its first column, as they are written. Any other row begins with the name of a type in bold:
//! code that begins with a capital letter is a variant of an enum, any other a field of a struct,
//! and fields that must be written are bold.

use std::collections::{BTreeMap, BTreeSet};

use offramp::diagnostic::Look;
use offramp::engine::{Action, Fixed, Move, Phase, Pick, Seeded, begin, decide};
use offramp::exercise::draft::{Condition, Effect, Progress, Time};
use offramp::exercise::model::{Chairs, Exercise, OptionId};
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, Loaded, load};

fn read(path: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{root}/{path}")).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The fenced blocks of a language, in order.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(opened) = line.strip_prefix("```") else {
            continue;
        };
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if opened == language {
            found.push(inside.join("\n"));
        }
    }
    found
}

/// What a block of RON stands for.
#[derive(Debug, PartialEq, Clone, Copy)]
enum Ron {
    Whole,
    Part,
    Translation,
}

fn kind(block: &str) -> Ron {
    let mut lines = block.lines().filter(|line| !line.starts_with("//"));
    match lines.next() {
        Some("{") => Ron::Translation,
        _ if block.contains("format:") => Ron::Whole,
        _ => Ron::Part,
    }
}

fn rons(wanted: Ron) -> Vec<String> {
    let all = blocks(&read("README.md"), "ron");
    let found: Vec<String> = all.into_iter().filter(|ron| kind(ron) == wanted).collect();
    assert!(!found.is_empty(), "README shows no {wanted:?}");
    found
}

/// Loads files by name, the first one first, and holds that there is nothing to say about them.
fn clean(files: &[(String, String)]) -> Exercise {
    let assets = Assets::parse(&read("assets/acts.ron"), &read("assets/rubric.ron")).unwrap();
    let hand_over = |name: &str| {
        let found = files.iter().find(|(known, _)| known == name);
        found
            .map(|(_, text)| text.as_bytes().to_vec())
            .ok_or(ReadError::Missing)
    };
    let loaded: Loaded = load(&files[0].0, &hand_over, &assets);
    let drawn = loaded
        .problems
        .iter()
        .map(|problem| problem.picture(&loaded.sources, Look::Plain));
    assert_eq!(drawn.collect::<Vec<_>>().join("\n\n"), "");
    loaded.exercise.unwrap()
}

fn whole() -> Exercise {
    let text = rons(Ron::Whole).remove(0);
    clean(&[("exercise.ron".to_owned(), text)])
}

#[test]
fn exercises_of_the_readme_are_clean() {
    for text in rons(Ron::Whole) {
        clean(&[("exercise.ron".to_owned(), text)]);
    }
}

#[test]
fn parts_of_the_readme_fit_its_exercise() {
    let parts: Vec<(String, String)> = rons(Ron::Part)
        .into_iter()
        .enumerate()
        .map(|(nth, text)| (format!("{nth}.ron"), text))
        .collect();
    let names: Vec<String> = parts.iter().map(|(name, _)| format!("{name:?}")).collect();
    let head = format!("format: 1,\n    parts: [{}],", names.join(", "));
    let text = rons(Ron::Whole).remove(0).replacen("format: 1,", &head, 1);
    let mut files = vec![("exercise.ron".to_owned(), text)];
    files.extend(parts);
    clean(&files);
}

#[test]
fn translations_of_the_readme_are_of_texts_that_exist() {
    let exercise = whole();
    for text in rons(Ron::Translation) {
        let texts: BTreeMap<String, String> = ron::from_str(&text).unwrap();
        for place in texts.keys() {
            let mut known = exercise.texts.places.iter();
            assert!(known.any(|(_, known)| known == place), "{place}");
        }
    }
}

/// Plays the harbour's options by name, each with the clauses picked by position, and tells the ending.
fn play(exercise: &Exercise, picks: &[(&str, &[u8])], draws: &[usize]) -> String {
    let (harbour, _) = exercise
        .chairs
        .iter()
        .find(|(_, chair)| chair.id == "harbour")
        .unwrap();
    let seated = Chairs::only(harbour);
    let mut draw = Fixed::new(draws.iter().copied(), Seeded::new(1));
    let mut record = Vec::new();
    let mut state = begin(exercise, seated, &mut draw, &mut record);
    for (name, clauses) in picks {
        let (option, _): (OptionId, _) = exercise
            .options
            .iter()
            .find(|(_, option)| option.id == *name)
            .unwrap();
        let pick = Pick {
            option,
            clauses: clauses.iter().copied().collect(),
        };
        let picks = Move::Picks(std::iter::once(pick).collect());
        let action = Action {
            moves: std::iter::once((harbour, picks)).collect(),
        };
        state = decide(exercise, seated, &state, &action, &mut draw, &mut record)
            .unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    }
    let Phase::Ended(ending) = state.phase else {
        panic!("{picks:?} end nowhere: {:?}", state.phase);
    };
    exercise.endings[ending].id.clone()
}

#[test]
fn the_exercise_teaches_what_the_readme_says() {
    let exercise = whole();
    let kind: &[u8] = &[1, 0];
    let plain: &[u8] = &[0, 0];
    let bare = |id: &'static str| -> (&str, &[u8]) { (id, &[]) };
    let (ring, lead) = (bare("ring"), bare("lead"));
    let told = |picks: &[(&str, &[u8])], draws: &[usize]| play(&exercise, picks, draws);
    // Kindness is answered at the first ring, within the hour that counts.
    assert_eq!(told(&[("write", kind), ring, lead], &[]), "nine");
    // A plain letter meets silence twice; the third ring is answered, too late.
    assert_eq!(
        told(&[("write", plain), ring, ring, ring, lead], &[]),
        "eight"
    );
    // The second branch of the chance is the swell, after which nothing is lit.
    assert_eq!(told(&[("row", &[]), lead], &[0]), "nine");
    assert_eq!(told(&[("row", &[]), lead], &[1]), "eight");
}

/// A type of the format as its source writes it.
#[derive(Debug)]
enum Shape {
    /// Variants.
    Enum(BTreeSet<String>),
    /// Fields, and whether each must be written; `None` where the whole struct has a default, so
    /// that only check can say.
    Struct(BTreeMap<String, Option<bool>>),
}

/// All public types of the format, by the name an author would use.
fn format() -> BTreeMap<String, Shape> {
    let files = ["frame", "logic", "option", "rubric", "story", "world"];
    let root = env!("CARGO_MANIFEST_DIR");
    let there = std::fs::read_dir(format!("{root}/src/exercise/draft")).unwrap();
    assert_eq!(there.count(), files.len() + 1, "a file is not read here");
    let mut shapes = BTreeMap::new();
    for file in files {
        let text = read(&format!("src/exercise/draft/{file}.rs"));
        let mut attributes = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line.starts_with("#[") {
                attributes.push_str(line);
                continue;
            }
            let mut words = line.split([' ', '{', '(', ';']);
            if words.next() == Some("pub") {
                let (what, name) = (words.next(), words.next().unwrap_or_default());
                let body = lines.by_ref().take_while(|line| *line != "}");
                let shape = match what {
                    Some("enum") => Some(Shape::Enum(variants(body))),
                    Some("struct") => Some(Shape::Struct(fields(body, &attributes))),
                    _ => None,
                };
                if let Some(shape) = shape {
                    let known = renamed(&attributes).unwrap_or(name);
                    assert!(shapes.insert(known.to_owned(), shape).is_none(), "{known}");
                }
            }
            attributes.clear();
        }
    }
    shapes
}

fn renamed(attributes: &str) -> Option<&str> {
    let (_, after) = attributes.split_once("rename = \"")?;
    after.split('"').next()
}

/// Whether serde gives the value a default: `default` or `default = "..."`, as a word of its own.
fn has_default(attributes: &str) -> bool {
    attributes
        .split(['(', ')', ',', '='])
        .any(|word| word.trim() == "default")
}

fn variants<'a>(body: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    body.filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(leading_name)
        .collect()
}

fn fields<'a>(
    body: impl Iterator<Item = &'a str>,
    of_struct: &str,
) -> BTreeMap<String, Option<bool>> {
    let mut found = BTreeMap::new();
    let mut attributes = String::new();
    for line in body {
        let line = line.trim_start();
        if line.starts_with("#[") {
            attributes.push_str(line);
        } else if let Some(field) = line.strip_prefix("pub ") {
            let (name, of) = field.split_once(": ").unwrap();
            let optional = has_default(&attributes) || of.starts_with("Option<");
            let needed = (!has_default(of_struct)).then_some(!optional);
            found.insert(name.to_owned(), needed);
            attributes.clear();
        }
    }
    found
}

fn leading_name(text: &str) -> String {
    let name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    text.chars().take_while(name).collect()
}

/// What the reference says of a type: each piece of code that names something, and whether it is bold.
type Said = BTreeMap<String, Vec<(String, bool)>>;

fn reference(shapes: &BTreeMap<String, Shape>) -> Said {
    let text = read("README.md");
    let mut said = Said::new();
    let mut of_table: Option<String> = None;
    let mut last = "";
    for line in text.lines() {
        let cell = line.strip_prefix("| ").and_then(|row| row.split_once(" |"));
        if let Some((first, rest)) = cell.filter(|_| !line.starts_with("|--")) {
            if last.is_empty() {
                of_table = shapes.contains_key(first).then(|| first.to_owned());
            } else if let Some(name) = &of_table {
                said.entry(name.clone()).or_default().extend(codes(first));
            } else {
                let name = first.trim_matches('*').to_owned();
                assert!(shapes.contains_key(&name), "README: there is no `{name}`");
                let earlier = said.insert(name, codes(rest));
                assert!(earlier.is_none(), "README: twice: {line}");
            }
        }
        last = line;
    }
    said
}

/// Pieces of code in backticks, each with whether it is bold.
fn codes(text: &str) -> Vec<(String, bool)> {
    let pieces: Vec<&str> = text.split('`').collect();
    let inside = (1..pieces.len()).step_by(2);
    inside
        .map(|nth| (pieces[nth].to_owned(), pieces[nth - 1].ends_with("**")))
        .collect()
}

#[test]
fn the_reference_names_every_field_and_variant_and_no_other() {
    let shapes = format();
    assert!(shapes.len() > 50, "{:?}", shapes.keys());
    let said = reference(&shapes);
    for (name, shape) in &shapes {
        let none = Vec::new();
        let told = said.get(name).unwrap_or(&none);
        match shape {
            Shape::Enum(variants) => {
                let told: Vec<String> = told
                    .iter()
                    .map(|(code, _)| leading_name(code))
                    .filter(|code| code.starts_with(|c: char| c.is_ascii_uppercase()))
                    .collect();
                let once: BTreeSet<String> = told.iter().cloned().collect();
                assert_eq!(once, *variants, "README: variants of {name}");
                assert_eq!(once.len(), told.len(), "README: a variant of {name} twice");
            }
            Shape::Struct(fields) => {
                let told: BTreeMap<&str, bool> = told
                    .iter()
                    .filter(|(code, _)| code.starts_with(|c: char| c.is_ascii_lowercase()))
                    .map(|(code, bold)| (code.as_str(), *bold))
                    .collect();
                let known: Vec<&str> = fields.keys().map(String::as_str).collect();
                let names: Vec<&str> = told.keys().copied().collect();
                assert_eq!(names, known, "README: fields of {name}");
                for (field, needed) in fields {
                    let bold = told[field.as_str()];
                    let right = needed.is_none_or(|needed| needed == bold);
                    assert!(right, "README: `{field}` of {name}: bold is {bold}");
                }
            }
        }
    }
}

#[test]
fn examples_of_the_reference_are_written_right() {
    let said = reference(&format());
    let each = |name: &str, parses: &dyn Fn(&str) -> Option<ron::error::SpannedError>| {
        assert!(!said[name].is_empty());
        for (code, _) in &said[name] {
            if let Some(error) = parses(code) {
                panic!("README: {name} `{code}`: {error}");
            }
        }
    };
    each("Time", &|code| ron::from_str::<Time>(code).err());
    each("Condition", &|code| ron::from_str::<Condition>(code).err());
    each("Progress", &|code| ron::from_str::<Progress>(code).err());
    each("Effect", &|code| ron::from_str::<Effect>(code).err());
}

/// The commands that README shows, with the options it shows of each.
const COMMANDS: &[(&str, &[&str])] = &[
    ("check", &["--json", "--prove", "--explain"]),
    (
        "config",
        &[
            "--theme",
            "--no-color",
            "--lang",
            "--mouse",
            "--reduced-motion",
            "--bell",
        ],
    ),
    ("list", &[]),
    (
        "play",
        &[
            "--plain",
            "--seed",
            "--draws",
            "--chair",
            "--session",
            "--ask",
        ],
    ),
    ("debrief", &["--plain", "--team"]),
    ("replay", &[]),
    (
        "report",
        &["--to", "--out", "--force", "--anonymous", "--for"],
    ),
    (
        "papers",
        &["--to", "--out", "--force", "--only", "--budget", "--chair"],
    ),
    ("rehearse", &["--seed", "--runs"]),
    (
        "note",
        &[
            "--text",
            "--objective",
            "--rating",
            "--action",
            "--owner",
            "--due",
            "--decision",
            "--team",
        ],
    ),
    ("redact", &[]),
    ("explore", &["--chair", "--json"]),
    (
        "simulate",
        &["--policy", "--runs", "--script", "--seed", "--json"],
    ),
    ("resume", &["--from", "--to"]),
    (
        "host",
        &[
            "--teams",
            "--opposed",
            "--decide-in",
            "--budget",
            "--listen",
            "--start",
            "--facilitator-key",
        ],
    ),
    ("doctor", &["--participants"]),
    ("codes", &["--advertise"]),
    ("host-key", &[]),
    ("verify", &[]),
    (
        "loadtest",
        &[
            "--sessions",
            "--storm",
            "--seconds",
            "--json",
            "--target",
            "--code",
        ],
    ),
];

#[test]
fn commands_of_the_readme_are_known() {
    let text = read("README.md");
    let shown: Vec<String> = blocks(&text, "sh")
        .iter()
        .flat_map(|block| block.lines())
        .map(str::to_owned)
        .collect();
    let own: Vec<&str> = shown
        .iter()
        .filter_map(|line| {
            line.strip_prefix("offramp ")
                .or(line.strip_prefix("cargo run --release -- "))
                .or_else(|| {
                    let other = line == "cargo test" || line.starts_with("ssh -p ");
                    assert!(other, "README: no command of ours: {line}");
                    None
                })
        })
        .collect();
    let mut seen = BTreeSet::new();
    for line in &own {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let known = COMMANDS.iter().find(|(command, _)| *command == name);
        let (name, options) = known.unwrap_or_else(|| panic!("README: `{line}`"));
        seen.insert(*name);
        for option in words.filter(|word| word.starts_with('-')) {
            assert!(options.contains(&option), "README: `{line}`: `{option}`");
        }
    }
    let all: BTreeSet<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(seen, all, "README shows each command once at least");
    for needed in ["cargo run --release -- play an-empty-room", "cargo test"] {
        assert_eq!(shown.iter().filter(|line| *line == needed).count(), 1);
    }
    // Options that are only spoken of, in code of one line.
    let spoken = text
        .lines()
        .flat_map(codes)
        .filter(|(code, _)| code.starts_with("--"));
    for (code, _) in spoken {
        let option = code.split(' ').next().unwrap_or_default();
        let known = COMMANDS
            .iter()
            .any(|(_, options)| options.contains(&option));
        assert!(known || option == "--release", "README: `{code}`");
    }
}
