//! `offramp simulate`: figures against exact values, the contract of its output, and its errors.

use super::flagship::{at, shipped};
use super::program::{BUOY, Scratch, report};
use offramp::analysis::*;
use offramp::exercise::model::*;
use serde_json::Value as Json;

/// Plays from the first chair.
fn played(exercise: &Exercise, player: &Player<'_>, runs: u64) -> Statistics {
    let plan = Plan {
        exercise,
        chair: ChairId(0),
        player,
        seed: 3,
        runs,
    };
    simulate(&plan, &mut |_| ()).unwrap()
}

/// Points, as an estimate to compare.
fn points(value: Value) -> f64 {
    value as f64 / ONE as f64 / 100.0
}

/// Uniform and best play come to their exact values, and nothing leaves what can be reached.
fn agrees(exercise: &Exercise, runs: u64) {
    let solution = Solution::new(exercise, ChairId(0), Limits::default(), &mut ()).unwrap();
    let graph = &solution.graph;
    let opening = Reach::of(graph).totals(None);
    let exact = [solution.uniform(), solution.best()].map(|values| points(values.whole(graph)));
    let players = [Player::Uniform, Player::Best(&solution)];
    for (player, exact) in players.iter().zip(exact) {
        let all = played(exercise, player, runs);
        let ((least, most), (min, max)) = (all.mean_interval(), all.range().unwrap());
        assert!(
            least - 1e-6 <= exact && exact <= most + 1e-6,
            "{exact} not in {least}..{most}"
        );
        assert!(
            opening.0 <= min && max <= opening.1,
            "{min}..{max}, {opening:?}"
        );
        let shares = Shares::follow(
            graph,
            match player {
                Player::Uniform => solution.uniform(),
                _ => solution.best(),
            },
        );
        for (count, share) in all.endings.iter().zip(shares.of_ending) {
            let (share, seen) = (share as f64 / WHOLE as f64, *count as f64 / runs as f64);
            // Five standard deviations: no seed meets them by chance.
            let reach = 5.0 * (share * (1.0 - share) / runs as f64).sqrt() + 1e-6;
            assert!((share - seen).abs() <= reach, "{share} and {seen}");
        }
    }
}

#[test]
fn small_exercises_come_to_their_exact_values() {
    agrees(&at("tests/data/exercises/minimal"), 4_000);
    agrees(&shipped("first-light"), 4_000);
}

#[test]
fn the_flagship_comes_to_its_exact_values() {
    agrees(&shipped("an-empty-room"), 400);
}

#[test]
fn each_way_to_play_has_its_character() {
    let exercise = shipped("first-light");
    let solution = Solution::new(&exercise, ChairId(0), Limits::default(), &mut ()).unwrap();
    let mean = |player| played(&exercise, &player, 300).mean();
    let worst = points(solution.worst().whole(&solution.graph));
    let [best, greedy, cautious, hawk] = [
        Player::Best(&solution),
        Player::Greedy,
        Player::Cautious,
        Player::Hawk,
    ]
    .map(mean);
    assert!(
        worst <= hawk && hawk < cautious && cautious <= best,
        "{hawk} {cautious} {best}"
    );
    assert!(hawk < greedy && greedy <= best + 1e-6, "{greedy}");
    let escalation = |player| played(&exercise, &player, 300).accounts[0];
    assert!(escalation(Player::Hawk) < escalation(Player::Cautious));
    let line = hotline(&exercise, ChairId(0)).unwrap();
    let all = played(&exercise, &Player::HotlineOnly, 300);
    for (id, option) in exercise.options.iter() {
        let rings = offramp::engine::rings(&exercise, id).any(|channel| channel == line);
        let (offered, taken) = (all.offered[id.index()], all.taken[id.index()]);
        let alone = exercise.menus[option.menu].options.iter().filter(|other| {
            offramp::engine::rings(&exercise, **other).any(|channel| channel == line)
        });
        if rings && alone.count() == 1 {
            assert_eq!(offered, taken, "{}", option.id);
        }
    }
    assert!(all.taken.iter().sum::<u64>() > 0);
}

/// The output without the one line that may differ.
fn figures(out: &str) -> Json {
    let mut json: Json = serde_json::from_str(out).unwrap();
    assert!(json["seconds"].is_f64());
    json["seconds"] = Json::Null;
    json
}

#[test]
fn one_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let scratch = Scratch::new();
    let run = |threads: &str, seed: &str| {
        let args = ["simulate", BUOY, "--runs", "3000", "--seed", seed, "--json"];
        let mut command = scratch.command(&args);
        let done = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
        let text = String::from_utf8(done.stdout).unwrap();
        let lines = text.lines().filter(|line| !line.contains("\"seconds\""));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(run("1", "7"), run("2", "7"));
    assert_ne!(run("2", "7"), run("2", "8"));
}

#[test]
fn json_has_the_fields_that_scripts_rely_on() {
    let scratch = Scratch::new();
    let args = [
        "simulate",
        "first-light",
        "--runs",
        "500",
        "--seed",
        "7",
        "--json",
    ];
    let ran = scratch.run(&args, b"").ends(0);
    let head: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("  \""))
        .collect();
    let keys: Vec<&str> = head
        .iter()
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(keys[..4], ["runs", "seconds", "score", "endings"]);
    let json = figures(&ran.out);
    assert_eq!((&json["runs"], &json["seed"]), (&500.into(), &7.into()));
    assert_eq!(
        (json["policy"].as_str(), json["chair"].as_str()),
        (Some("uniform"), Some("keeper"))
    );
    let score = &json["score"];
    let number = |value: &Json| value.as_f64().unwrap();
    let quantiles = ["5", "25", "50", "75", "95"].map(|of| number(&score["quantiles"][of]));
    assert!(quantiles.is_sorted());
    assert!(number(&score["min"]) <= quantiles[0] && quantiles[4] <= number(&score["max"]));
    let sum: f64 = json["dimensions"]
        .as_object()
        .unwrap()
        .values()
        .map(number)
        .sum();
    assert!((sum - number(&score["mean"])).abs() < 1e-9);
    let shares: f64 = json["endings"]
        .as_object()
        .unwrap()
        .values()
        .map(number)
        .sum();
    assert!((shares - 1.0).abs() < 1e-9);
    for option in json["options"].as_array().unwrap() {
        assert!(
            option["taken"].as_u64() <= option["offered"].as_u64(),
            "{option}"
        );
    }
}

#[test]
fn a_fresh_seed_is_told_and_plays_the_same_again() {
    let scratch = Scratch::new();
    let first = scratch
        .run(&["simulate", BUOY, "--runs", "50", "--json"], b"")
        .ends(0);
    let seed = first.err.trim().strip_prefix("Seed: ").unwrap().to_owned();
    let args = ["simulate", BUOY, "--runs", "50", "--json", "--seed", &seed];
    let again = scratch.run(&args, b"").ends(0);
    assert_eq!(figures(&first.out), figures(&again.out));
    assert_eq!(again.err, "");
}

#[test]
fn the_table_shows_people_the_same() {
    let scratch = Scratch::new();
    let args = ["simulate", "first-light", "--runs", "2000", "--seed", "7"];
    let ran = scratch.run(&args, b"").ends(0);
    insta::assert_snapshot!("simulate_first_light", ran.out);
    let args = [&args[..], &["--policy", "hawk"]].concat();
    let hawk = scratch.run(&args, b"").ends(0).out;
    assert!(hawk.contains("never taken"), "{hawk}");
}

#[test]
fn a_script_goes_the_way_that_line_mode_goes() {
    let scratch = Scratch::new();
    // With a word too many, a number too high, a note, a question and an empty line.
    let text = "bell radio\n7\n\n?\nsend # as agreed\nwarm\nwarm clear\nclear\n2\n1\n1\n1\n1\n";
    let path = scratch.write("lines.txt", text);
    let played = [
        "play",
        "first-light",
        "--plain",
        "--seed",
        "7",
        "--session",
        "s",
    ];
    scratch.run(&played, text.as_bytes()).ends(0);
    let kept = report(&scratch, &scratch.path("s"));
    let args = [
        "simulate",
        "first-light",
        "--script",
        &path,
        "--runs",
        "20",
        "--seed",
        "1",
        "--json",
    ];
    let json = figures(&scratch.run(&args, b"").ends(0).out);
    assert_eq!(json["policy"], "script");
    let ending = kept["ending"].as_str().unwrap();
    assert_eq!(json["endings"][ending], 1.0, "{json:#}");
    let total = kept["score"]["total"].as_f64().unwrap() / 100.0;
    for of in ["mean", "min", "max"] {
        assert_eq!(json["score"][of].as_f64(), Some(total));
    }
    let taken = json["options"].as_array().unwrap().iter();
    let taken: Vec<&str> = taken
        .filter(|option| option["taken"] == 20)
        .map(|option| option["option"].as_str().unwrap())
        .collect();
    let decisions = kept["decisions"].as_array().unwrap().iter();
    let chosen = decisions.flat_map(|decision| decision["chosen"].as_array().unwrap());
    assert_eq!(
        taken,
        chosen.map(|id| id.as_str().unwrap()).collect::<Vec<_>>()
    );
    assert_eq!(json["passed_over"], 2 * 20);
}

#[test]
fn what_cannot_be_played_is_said() {
    let scratch = Scratch::new();
    let strange = scratch.write("strange.txt", "1\n\nrow 2\nlaet\n");
    std::fs::write(scratch.path("bytes.txt"), b"1\n\xff\xfe\n").unwrap();
    let bytes = scratch.path("bytes.txt").display().to_string();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["--runs", "0"], 2, "--runs"),
        (&["--runs", "many"], 2, "many"),
        (&["--policy", "unifrom"], 2, "uniform"),
        (&["--policy", "script"], 2, "--script FILE"),
        (
            &["--policy", "hawk", "--script", &strange],
            2,
            "not by hawk",
        ),
        (
            &["--script", "nowhere.txt"],
            1,
            "nowhere.txt cannot be read",
        ),
        (
            &["--script", &strange],
            1,
            "strange.txt, line 3: nothing in this exercise is called row",
        ),
        (
            &["--script", &bytes],
            1,
            "bytes.txt, line 2: That line is not UTF-8",
        ),
        (&["--chair", "nroth"], 2, "did you mean north"),
        (&["--seed", "-1"], 2, "-1"),
    ];
    for (args, code, said) in cases {
        let args = [&["simulate", BUOY][..], args].concat();
        let ran = scratch.run(&args, b"").ends(*code);
        assert!(
            ran.err.replace('\n', " ").contains(said),
            "{args:?}: {}",
            ran.err
        );
        assert_eq!(ran.out, "");
    }
    let ran = scratch.run(&["simulate", "no-such-thing"], b"").ends(1);
    assert!(ran.err.contains("offramp list"));
}
