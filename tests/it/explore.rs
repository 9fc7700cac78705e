//! `explore` and `check --prove`: the page for programs, limits, witnesses that can be typed, hard
//! exercises that end with an answer or a limit.

use super::program::Scratch;
use serde_json::Value;

const MINIMAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/exercises/minimal");

fn explored(scratch: &Scratch, args: &[&str], code: i32) -> Value {
    let mut all = vec!["explore"];
    all.extend(args);
    all.push("--json");
    let ran = scratch.run(&all, b"");
    let out = ran.ends(code).out.clone();
    serde_json::from_str(&out).unwrap()
}

#[test]
fn the_page_holds_what_scripts_rely_on() {
    let scratch = Scratch::new();
    let page = explored(&scratch, &[MINIMAL], 0);
    assert_eq!(page["exercise"], "minimal");
    assert_eq!(page["chair"], "north");
    assert_eq!(page["exhaustive"], true);
    assert!(page["states"].as_u64().unwrap() > 10);
    assert!(page["transitions"].as_u64().unwrap() > page["states"].as_u64().unwrap());
    let score = |key: &str| page["score"][key].as_f64().unwrap();
    assert!(score("worst") < score("uniform") && score("uniform") < score("best"));
    assert!(page["seconds"].is_number() && page["findings"].is_array());
    assert!(page["estimates"].is_null());
    distributions(&page);
    let shares = page["endings"].as_array().unwrap().iter();
    let whole: f64 = shares
        .map(|row| row["shares"]["uniform"].as_f64().unwrap())
        .sum();
    assert!((whole - 1.0).abs() < 1e-6, "{whole}");
}

/// Shares are whole numbers that add up to the whole, and their mean is the expected score.
fn distributions(page: &Value) {
    let all = &page["distributions"];
    let whole = all["whole"].as_u64().unwrap() as f64;
    let mean = |rows: &Value| -> f64 {
        let rows = rows.as_array().unwrap().iter();
        let row = |row: &Value| {
            let (points, share) = (row[0].as_i64().unwrap(), row[1].as_u64().unwrap());
            (points as f64 / 100.0, share as f64 / whole)
        };
        let rows: Vec<(f64, f64)> = rows.map(row).collect();
        assert!(rows.is_sorted_by(|one, next| one.0 < next.0));
        let sum: f64 = rows.iter().map(|row| row.1).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        rows.iter().map(|(points, share)| points * share).sum()
    };
    for policy in ["best", "worst", "uniform"] {
        let near = |rows: &Value, score: &Value| {
            let (mean, score) = (mean(rows), score[policy].as_f64().unwrap());
            assert!((mean - score).abs() < 1e-4, "{mean} and {score}");
        };
        near(&all["total"][policy], &page["score"]);
        for (id, score) in page["dimensions"].as_object().unwrap() {
            near(&all["dimensions"][id][policy], score);
        }
    }
}

/// What is shown as a way to an ending leads there when it is typed.
#[test]
fn witnesses_are_lines_that_line_mode_takes() {
    let scratch = Scratch::new();
    for ex in [MINIMAL, "first-light"] {
        for row in explored(&scratch, &[ex], 0)["endings"].as_array().unwrap() {
            let id = row["id"].as_str().unwrap();
            let lines = row["witness"]["lines"].as_array().unwrap();
            let typed: String = lines
                .iter()
                .map(|line| line.as_str().unwrap().to_owned() + "\n")
                .collect();
            let draws = row["witness"]["draws"].as_array().unwrap();
            let draws: Vec<String> = draws.iter().map(Value::to_string).collect();
            let dir = format!("{}-{id}", ex.rsplit('/').next().unwrap());
            let joined = draws.join(",");
            let mut args = vec!["play", ex, "--plain", "--seed", "1", "--session", &dir];
            if !draws.is_empty() {
                args.extend(["--draws", &joined]);
            }
            scratch.run(&args, typed.as_bytes()).ends(0);
            let told = scratch.run(&["report", &dir, "--to", "json"], b"");
            let told: Value = serde_json::from_str(&told.ends(0).out).unwrap();
            assert_eq!(told["ending"], id, "{ex}");
        }
    }
}

#[test]
fn a_limit_is_told_with_what_it_still_proves() {
    let scratch = Scratch::new();
    let page = explored(&scratch, &["an-empty-room", "--limit", "2000"], 1);
    assert_eq!(page["exhaustive"], false);
    assert!(page["score"]["best"].is_null() && page["score"]["uniform"].is_null());
    let estimate = &page["estimates"];
    let (least, most) = (
        &estimate["interval"]["least"],
        &estimate["interval"]["most"],
    );
    assert!(least.as_f64().unwrap() < most.as_f64().unwrap());
    let highest = &estimate["highest"]["met"].as_f64().unwrap();
    assert!(*highest >= most.as_f64().unwrap(), "{highest}");
    assert!(page["distributions"].is_null());
    for row in page["endings"].as_array().unwrap() {
        assert_ne!(row["reachable"], false, "what was not met may be there");
        let (least, most) = (&row["uniform"]["least"], &row["uniform"]["most"]);
        assert!(least.as_f64().unwrap() < most.as_f64().unwrap());
    }
    assert_eq!(page["findings"][0]["code"], "E0717");
    let ran = scratch.run(&["explore", "an-empty-room", "--limit", "2000"], b"");
    let out = ran.ends(1).out;
    assert!(
        out.contains("a limit was reached") && !out.contains("every path was walked"),
        "{out}"
    );
    scratch
        .run(&["explore", "an-empty-room", "--memory", "1"], b"")
        .ends(1);
}

#[test]
fn proving_is_a_gate() {
    let scratch = Scratch::new();
    let clean = scratch.run(&["check", MINIMAL, "--json"], b"");
    clean.ends(0);
    scratch.run(&["check", MINIMAL, "--prove"], b"").ends(0);
    // No rule of the text alone sees that both never hold together.
    let never = "when: All([AtLeast(\"trust\", 6), AtMost(\"trust\", 5)]),";
    let dead = include_str!("../data/exercises/minimal/exercise.ron");
    let dead = dead.replacen("when: Is(\"towed\"),", never, 1);
    std::fs::write(scratch.path("dead.ron"), dead).unwrap();
    scratch.run(&["check", "dead.ron"], b"").ends(0);
    let ran = scratch
        .run(&["check", "dead.ron", "--prove", "--json"], b"")
        .ends(1);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let dead = found
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["code"] == "E0702");
    let dead = dead.expect("an ending is out of reach");
    assert_eq!(
        (&dead["file"], &dead["line"]),
        (&"dead.ron".into(), &232.into())
    );
    scratch.run(&["check", "--explain", "W0709"], b"").ends(0);
    scratch
        .run(&["explore", "first-light", "--chair", "nobody"], b"")
        .ends(2);
    scratch.run(&["explore", "no-such"], b"").ends(1);
}

/// One stage, one menu of so many options, and a meter of so many values.
fn wide(options: usize, most: i32, to: &str) -> String {
    let option = |nth: usize| {
        format!(
            "(id: \"o{nth}\", label: \"L\", cost: Min(10), effects: [Add(\"m\", {})], {to}),",
            nth as i32 % 7 + 1
        )
    };
    let options: String = (0..options).map(option).collect();
    format!(
        "(format: 1, id: \"wide\", title: \"W\", summary: \"S.\", \
         clock: (start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: H(2)), \
         sides: [(id: \"us\", name: \"Us\")], chairs: [(id: \"us\", side: \"us\", name: \"Us\", briefing: \"B.\")], \
         meters: [(id: \"m\", name: \"M\", range: (0, {most}), start: 0)], \
         endings: [(id: \"high\", title: \"H\", when: AtLeast(\"m\", 2), good: true, text: \"T.\"), \
         (id: \"over\", title: \"O\", text: \"T.\")], \
         stages: [(id: \"s\", title: \"S\", situation: [(text: \"T.\")], next: [(to: End)], \
         points: [(id: \"p\", menus: [(chair: \"us\", ask: \"?\", options: [{options}])])])])"
    )
}

#[test]
fn wide_menus_long_meters_and_loops_end_with_an_answer() {
    let scratch = Scratch::new();
    let cases = [
        ("options", wide(1_000, 10, ""), 0),
        ("values", wide(3, 10_000, ""), 0),
        // Twelve rounds fit before the horizon, and by then the meter is high on every path.
        ("loop", wide(3, 10_000, "to: Stage(\"s\")"), 1),
    ];
    for (name, text, code) in cases {
        let file = format!("{name}.ron");
        std::fs::write(scratch.path(&file), text).unwrap();
        let page = explored(&scratch, &[&file], code);
        assert_eq!(page["exhaustive"], true, "{name}");
        assert!(page["states"].as_u64().unwrap() > 3, "{name}");
    }
    let endless = wide(3, 10, "to: Stage(\"s\")").replace("cost: Min(10), ", "");
    std::fs::write(scratch.path("endless.ron"), endless).unwrap();
    let ran = scratch.run(&["check", "endless.ron", "--prove"], b"");
    ran.ends(1);
    let ran = scratch.run(&["explore", "endless.ron"], b"").ends(1);
    assert!(!ran.err.is_empty());
}
