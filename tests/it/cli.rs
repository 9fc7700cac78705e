//! The contracts of the commands: exit codes, streams, and what scripts rely on.

use std::io::Read;

use super::program::{BUOY, PROMPT, Scratch, report, spawn};

#[test]
fn exit_codes_and_sentences() {
    let scratch = Scratch::new();
    scratch.write("full/something", "");
    scratch.write("empty-exercise/readme.txt", "");
    let broken = scratch.write("broken.ron", "(format: 1, id: \"x\", titel: \"y\")");
    let cases: &[(&[&str], i32, &str)] = &[
        (&["plya"], 2, "play"),
        (&["play", BUOY, "--plain", "--seed", "seven"], 2, "--seed"),
        (&["play", BUOY, "--plain", "--seed", "-1"], 2, "-1"),
        (&["play", BUOY, "--plain", "--draws", "0,x"], 2, "--draws"),
        (&["play", BUOY, "--ask"], 2, "--plain"),
        (&["play", "--plain"], 2, "Expected an exercise"),
        (&["play", BUOY], 2, "--plain"),
        (&[], 2, "--plain"),
        (&["resume", "nowhere", "--plain"], 1, "not there"),
        (&["resume", "--plain"], 1, "There is no session"),
        (
            &["resume", "full", "--plain"],
            1,
            "expected a session's folder",
        ),
        (
            &["play", BUOY, "--plain", "--chair", "nroth"],
            2,
            "did you mean north",
        ),
        (
            &["play", BUOY, "--plain", "--chair", "moon"],
            2,
            "expected one of: north, west",
        ),
        (&["play", "no-such-thing", "--plain"], 1, "offramp list"),
        (
            &["play", "an-empty-roon", "--plain"],
            1,
            "did you mean an-empty-room",
        ),
        (
            &["play", "./nothing.ron", "--plain"],
            1,
            "no file or folder",
        ),
        (
            &["play", "./empty-exercise", "--plain"],
            1,
            "without exercise.ron",
        ),
        (&["play", &broken, "--plain"], 1, "nothing was started"),
        (
            &["play", BUOY, "--plain", "--session", "full"],
            1,
            "new or empty folder",
        ),
        (
            &["play", BUOY, "--plain", "--session", "full/something"],
            1,
            "expected a folder",
        ),
        (&["check"], 2, "PATHS"),
        (&["check", "--explain", "E9999"], 1, "There is no code"),
        (&["verify", "full"], 1, "expected a session's folder"),
        (
            &["report", "full", "--to", "json"],
            1,
            "expected a session's folder",
        ),
        (&["report", "full"], 2, "--to"),
        (&["report", "full", "--to", "pdf"], 2, "json"),
        (&["completions", "vi"], 2, "bash"),
    ];
    for (args, code, said) in cases {
        let ran = scratch.run(args, b"1\n").ends(*code);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}: complaints are talk");
        assert!(!ran.err.contains('⟦'), "{args:?}: {}", ran.err);
    }
    assert!(!scratch.path("sessions").exists(), "nothing was started");
}

#[test]
fn help_version_completions_and_manual_are_data() {
    let scratch = Scratch::new();
    for (args, holds) in [
        (&["--help"] as &[&str], "resume"),
        (&["help", "play"], "--draws"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
        (&["completions", "bash"], "_offramp"),
        (&["man"], ".TH"),
        (&["list"], "an-empty-room"),
        (&["check", "--explain", "syntax"], "E0"),
    ] {
        let ran = scratch.run(args, b"").ends(0);
        assert!(ran.out.contains(holds), "{args:?}");
        assert_eq!(ran.err, "", "{args:?}");
    }
}

#[test]
fn the_library_as_json() {
    let scratch = Scratch::new();
    let text = std::fs::read_to_string(format!("{BUOY}/exercise.ron")).unwrap();
    let user = scratch.write("exercises/buoy/exercise.ron", &text);
    scratch.write("exercises/lost.ron", "(");
    let ran = scratch.run(&["list", "--json"], b"").ends(0);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(row("an-empty-room")["origin"], "shipped");
    let buoy = row("buoy");
    assert_eq!(buoy["title"], "A Buoy Adrift");
    assert_eq!(buoy["players"], serde_json::json!([1, 4]));
    assert_eq!(buoy["minutes"]["play"], 10);
    assert_eq!(buoy["chairs"][1]["id"], "west");
    assert_eq!(buoy["problems"], serde_json::json!([]));
    assert!(user.starts_with(buoy["path"].as_str().unwrap()));
    assert!(
        row("lost")["title"].is_null(),
        "a broken exercise is listed"
    );
    assert!(!row("lost")["problems"].as_array().unwrap().is_empty());
    let ran = scratch.run(&["list"], b"").ends(0);
    assert!(ran.out.contains("Cannot be played"), "{}", ran.out);
    scratch
        .run(&["play", "buoy", "--plain", "--seed", "1"], b"3\n")
        .ends(0);
}

#[test]
fn findings_for_programs() {
    let scratch = Scratch::new();
    let clean = scratch.run(&["check", BUOY, "--json"], b"").ends(0);
    assert_eq!(clean.out, "[]\n");
    let text = std::fs::read_to_string(format!("{BUOY}/exercise.ron")).unwrap();
    let broken = text.replace("to: Stage(\"radio\")", "to: Stage(\"radoi\")");
    scratch.write("a/exercise.ron", &broken);
    let ran = scratch
        .run(&["check", "a", "gone", BUOY, "--json"], b"")
        .ends(1);
    let found: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found.len(), 2, "{}", ran.out);
    assert_eq!(found[0]["severity"], "error");
    assert_eq!(found[0]["file"], "a/exercise.ron");
    let line = text
        .lines()
        .position(|line| line.contains("to: Stage(\"radio\")"))
        .unwrap();
    assert_eq!(found[0]["line"], line + 1);
    let column = text.lines().nth(line).unwrap().find("\"radio\"").unwrap();
    assert_eq!(found[0]["column"], column + 1);
    assert!(found[0]["message"].as_str().unwrap().contains("radoi"));
    assert!(found[1]["message"].as_str().unwrap().contains("gone"));
    assert!(found[1]["file"].is_null() && found[1]["line"].is_null());
    let keys: Vec<&str> = ran
        .out
        .lines()
        .skip(2)
        .take(7)
        .map(|line| line.trim())
        .collect();
    for (line, key) in keys.iter().zip([
        "code", "severity", "file", "line", "column", "message", "help",
    ]) {
        assert!(line.starts_with(&format!("\"{key}\":")), "{keys:?}");
    }
    let ran = scratch.run(&["check", "a"], b"").ends(1);
    assert!(
        ran.out.contains("a/exercise.ron:") && ran.out.contains("radio"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("One error, "), "{}", ran.err);
}

#[test]
fn a_played_path_reads_like_this() {
    let scratch = Scratch::new();
    let ran = scratch
        .play("s", "ring\n2 # paper may travel\ncourteous\n")
        .ends(0);
    insta::assert_snapshot!("buoy_plain", ran.out);
}

#[test]
fn the_same_seed_and_lines_give_the_same_bytes() {
    let scratch = Scratch::new();
    let lines = "1\n?\n9\n1\n1\n1\n1\n";
    let one = scratch.play("one", lines).ends(0);
    let two = scratch.play("somewhere/else", lines).ends(0);
    assert_eq!(one.out, two.out);
    let folder = scratch.path("").display().to_string();
    assert!(
        !one.out.contains(folder.trim_end_matches('/')),
        "no path on stdout"
    );
    let log = |session: &str| std::fs::read(scratch.path(session).join("table-1.jsonl")).unwrap();
    assert_eq!(
        log("one"),
        log("somewhere/else"),
        "nor does the log depend on the day"
    );
    let seeds: Vec<String> = (0..8)
        .map(|_| scratch.run(&["play", BUOY, "--plain"], b"3\n").ends(0))
        .map(|ran| {
            let seed = ran
                .err
                .lines()
                .find_map(|line| line.strip_prefix("Seed: "))
                .unwrap();
            let again = scratch
                .run(&["play", BUOY, "--plain", "--seed", seed], b"3\n")
                .ends(0);
            assert_eq!(ran.out, again.out);
            seed.to_owned()
        })
        .collect();
    assert!(seeds.windows(2).any(|pair| pair[0] != pair[1]), "{seeds:?}");
}

#[test]
fn yes_reaches_the_end_of_the_flagship() {
    let scratch = Scratch::new();
    let args = ["play", "an-empty-room", "--plain", "--seed", "7"];
    let one = scratch.run(&args, "1\n".repeat(200).as_bytes()).ends(0);
    let two = scratch.run(&args, "1\n".repeat(200).as_bytes()).ends(0);
    assert_eq!(one.out, two.out);
    assert!(one.out.contains("Sum of all lines:"), "{}", one.err);
    assert!(!one.out.contains('⟦'), "every phrase is there");
    let wide = one.out.lines().find(|line| line.chars().count() > 80);
    assert_eq!(wide, None);
}

#[test]
fn a_line_that_cannot_be_taken_is_answered_and_asked_again() {
    let scratch = Scratch::new();
    let many = |byte: u8, count: usize| [vec![byte; count], vec![b'\n']].concat();
    let (long, unknown, digits) = (many(b'1', 1 << 20), many(b'x', 15_000), many(b'1', 15_000));
    let cases: &[(&[u8], &str)] = &[
        (b"\n", "Expected a number or an id"),
        (b"   # only a note\n", "Expected a number or an id"),
        (b"0\n", "from 1 to 3"),
        (b"4\n", "There is no 4 here"),
        (b"99999999999999999999999\n", "from 1 to 3"),
        (b"rign\n", "did you mean ring"),
        (b"telephone\n", "There is no option telephone"),
        (b"1 2\n", "at most 1 can be taken"),
        (b"1 1\n", "Picked twice"),
        (b"-1\n", "There is no option -1"),
        (b"1\0\n", "NUL"),
        (b"\xff\xfe\n", "UTF-8"),
        (
            b"\x1b[31mring\x1b[0m nothing\n",
            "There is no option nothing",
        ),
        (&long, "longer than any answer"),
        (
            &unknown,
            "There is no option xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… here.",
        ),
        (
            &digits,
            "There is no 111111111111111111111111111111111111111… here",
        ),
        (b"\x1b[A\x1b]0;t\x07\x1bOA\n", "Expected a number or an id"),
    ];
    for (line, said) in cases {
        let input = [line, b"1\n".as_slice()].concat();
        let args = ["play", BUOY, "--plain", "--seed", "7"];
        let ran = scratch.run(&args, &input).ends(0);
        assert!(
            ran.err.contains(said),
            "{:?}: {}",
            String::from_utf8_lossy(&line[..line.len().min(40)]),
            ran.err
        );
        assert!(ran.out.contains("You decided: Call the harbour by radio."));
        assert_eq!(
            ran.out,
            scratch.run(&args, b"1\n").out,
            "a bad line leaves stdout alone"
        );
        assert!(!ran.err.contains('\x1b'));
        assert!(ran.err.len() < 500, "{}", ran.err.len());
    }
    let ended = scratch
        .run(
            &["play", BUOY, "--plain", "--seed", "7"],
            b"1\r\n2\r\nplain",
        )
        .ends(0);
    assert!(
        ended.out.contains("Sum of all lines"),
        "CRLF, and a last line without an end"
    );
}

#[test]
fn options_are_repeated_and_a_message_is_a_line_for_each_slot() {
    let scratch = Scratch::new();
    let ran = scratch
        .play("s", "?\nletter\n?\nfurious\nplian\n3\n2\n")
        .ends(0);
    assert_eq!(ran.out.matches("3  fetch: Send a cutter").count(), 2);
    assert_eq!(ran.out.matches("Tone (1 of 1)").count(), 2);
    assert!(ran.err.contains("There is no clause furious here."));
    assert!(ran.err.contains("did you mean plain"));
    assert!(ran.err.contains("from 1 to 2"));
    let told = report(&scratch, &scratch.path("s"));
    assert_eq!(
        told["decisions"][0]["picks"][0]["clauses"],
        serde_json::json!(["courteous"])
    );
}

#[test]
fn asking_first_is_asked_for() {
    let scratch = Scratch::new();
    let args = [
        "play",
        BUOY,
        "--plain",
        "--seed",
        "7",
        "--ask",
        "--session",
        "s",
    ];
    let ran = scratch
        .run(
            &args,
            b"fetch\nperhaps\nno\nring\n130\n70%\nletter\nplain\n\n",
        )
        .ends(0);
    assert_eq!(ran.out.matches("Commit this? yes or no").count(), 1);
    assert!(ran.err.contains("Expected yes or no."));
    assert_eq!(ran.out.matches("within the hour? A receipt").count(), 2);
    assert!(ran.err.contains("Expected a percent from 0 to 100"));
    let settled = "Harbour radio: you said 70 %; nobody answered within the hour.";
    assert_eq!(ran.out.matches(settled).count(), 1, "{}", ran.out);
    let told = report(&scratch, &scratch.path("s"));
    assert_eq!(told["decisions"].as_array().unwrap().len(), 2);
    assert_eq!(told["decisions"][0]["chosen"], serde_json::json!(["ring"]));
    assert_eq!(told["decisions"][0]["notes"], serde_json::json!([]));
    let radio = &told["forecasts"][0];
    assert_eq!(told["forecasts"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&radio["channel"], &radio["percent"]),
        (&"radio".into(), &70.into())
    );
    assert_eq!(
        (&radio["came"], &radio["after"]),
        (&false.into(), &serde_json::Value::Null)
    );
    assert_eq!(radio["at"], told["decisions"][0]["at"]);
}

#[test]
fn nobody_reading_the_output_is_no_bug() {
    let scratch = Scratch::new();
    let args = ["play", BUOY, "--plain", "--seed", "7", "--session", "s"];
    let mut child = spawn(&mut scratch.command(&args));
    drop(child.stdout.take());
    let stdin = child.stdin.take();
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert!(said.contains("offramp resume"), "{said}");
    scratch.run(&["resume", "s", "--plain"], b"3\n").ends(0);
}

#[test]
fn a_report_for_programs() {
    let scratch = Scratch::new();
    scratch
        .play("s", "ring # nobody sat there\nletter\ncourteous\n")
        .ends(0);
    scratch.play("unfinished", "ring\n").ends(0);
    let told = report(&scratch, &scratch.path("s"));
    assert_eq!(told["exercise"], "minimal");
    assert_eq!(told["seed"], 7);
    assert_eq!(told["chair"], "north");
    assert!(told["ending"].is_string());
    let lines = told["ledger"].as_array().unwrap();
    let sum: i64 = lines
        .iter()
        .map(|line| line["points"].as_i64().unwrap())
        .sum();
    assert_eq!(
        told["score"]["total"], sum,
        "the total is the sum of the lines"
    );
    assert_eq!(told["score"]["dimensions"].as_array().unwrap().len(), 5);
    assert!(told["score"]["band"].is_string());
    let decisions = told["decisions"].as_array().unwrap();
    assert_eq!(decisions.len(), 2);
    assert_eq!(decisions[0]["stage"], "radio");
    assert_eq!(decisions[0]["chosen"], serde_json::json!(["ring"]));
    assert_eq!(
        decisions[0]["notes"],
        serde_json::json!(["nobody sat there"])
    );
    for decision in decisions {
        let total = &told["score"]["total"];
        let chosen = decision["chosen"][0].as_str().unwrap();
        assert_eq!(&decision["alternatives"][chosen]["held"], total);
        assert!(decision["swing"].as_i64().unwrap() >= 0);
        for (_, other) in decision["alternatives"].as_object().unwrap() {
            assert!(other["worst"].as_i64() <= other["best"].as_i64());
        }
    }
    let sums = &told["counterfactual"];
    let sum = |name: &str| sums[name].as_i64().unwrap();
    assert_eq!(sum("best") - sum("actual"), sum("choice") - sum("luck"));
    assert!(told["untold"].is_null());
    let kinds: Vec<&str> = told["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["event"].as_str().unwrap())
        .collect();
    assert_eq!(kinds[0], "left");
    assert_eq!(*kinds.last().unwrap(), "ended");
    assert!(kinds.contains(&"rang") && kinds.contains(&"let-ring") && kinds.contains(&"sent"));

    let both = scratch
        .run(&["report", "s", "unfinished", "--to", "json"], b"")
        .ends(0);
    let both: Vec<serde_json::Value> = serde_json::from_str(&both.out).unwrap();
    assert_eq!(both[0], told);
    assert_eq!(both[1]["untold"], "unfinished");
    for nothing in [
        &both[1]["counterfactual"],
        &both[1]["decisions"][0]["swing"],
    ] {
        assert!(nothing.is_null());
    }
    assert!(both[1]["ending"].is_null() && both[1]["score"].is_null());
    assert_eq!(both[1]["decisions"].as_array().unwrap().len(), 1);
    assert_eq!(
        both[1]["timeline"],
        serde_json::json!([]),
        "it would tell of the other side"
    );
    for one in &both {
        assert_eq!(one["forecasts"], serde_json::json!([]));
        assert!(one.as_object().unwrap().contains_key("account") && one["account"].is_null());
    }
}

/// What was searched is kept, whatever state its file is in.
#[test]
fn what_a_search_found_is_kept() {
    let scratch = Scratch::new();
    scratch.play("s", "ring\nletter\ncourteous\n").ends(0);
    let told = report(&scratch, &scratch.path("s"));
    let files = || -> Vec<_> {
        let items = std::fs::read_dir(scratch.path("cache")).unwrap();
        let items = items.map(|item| item.unwrap().path());
        // Beside it stands how paths split, for papers and the day of a host.
        let paths = items.filter(|file| file.extension().is_some_and(|end| end == "paths"));
        paths.collect()
    };
    let [file] = files().try_into().unwrap();
    let whole = std::fs::read(&file).unwrap();
    let written = std::fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(report(&scratch, &scratch.path("s")), told);
    let after = std::fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(after, written, "it was read, not written again");
    let middle = whole.len() / 2;
    let mut damaged = whole.clone();
    damaged[middle] ^= 1;
    for bytes in [damaged.as_slice(), &whole[..middle], b"nonsense", b""] {
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(report(&scratch, &scratch.path("s")), told);
        assert_eq!(std::fs::read(&file).unwrap(), whole, "written anew");
    }
    assert_eq!(files(), [file]);
    let mut plain = scratch.command(&["debrief", "--plain", "s"]);
    let said = String::from_utf8(plain.output().unwrap().stdout).unwrap();
    assert!(said.contains("What each decision cost"), "{said}");
}

#[test]
fn a_rehearsal_goes_on_from_a_past_moment() {
    let scratch = Scratch::new();
    scratch
        .play("s", "ring # ours\nletter\ncourteous\n")
        .ends(0);
    let old = report(&scratch, &scratch.path("s"));
    let args = ["resume", "s", "--from", "2", "--to", "again", "--plain"];
    let again = scratch.run(&args, b"letter\ncourteous\n").ends(0);
    assert!(again.err.contains("This is a rehearsal"), "{}", again.err);
    let new = report(&scratch, &scratch.path("again"));
    assert_eq!(new["rehearsal"], true);
    assert_eq!(new["decisions"][0]["notes"], serde_json::json!([]));
    for same in ["score", "ending", "timeline", "seed"] {
        assert_eq!(new[same], old[same], "{same}");
    }
    scratch.run(&["verify", "again"], b"").ends(0);
    assert_eq!(report(&scratch, &scratch.path("s")), old);
    let taken = ["resume", "s", "--from", "1", "--to", "again", "--plain"];
    scratch.run(&taken, b"").ends(1);
    scratch
        .run(&["resume", "s", "--from", "0", "--plain"], b"")
        .ends(2);
}

#[test]
fn fixed_draws_are_a_rehearsal() {
    let scratch = Scratch::new();
    let told = |draws: &str| {
        let args = [
            "play",
            BUOY,
            "--plain",
            "--seed",
            "7",
            "--draws",
            draws,
            "--session",
            draws,
        ];
        let ran = scratch.run(&args, b"fetch\n").ends(0);
        assert!(ran.out.contains("Rehearsal:"));
        (
            ran.out.contains("The sea is calm"),
            report(&scratch, &scratch.path(draws)),
        )
    };
    let (calm, swell) = (told("0"), told("1"));
    assert!(calm.0 && !swell.0);
    assert_eq!(calm.1["rehearsal"], true);
    scratch.run(&["verify", "0"], b"").ends(0);
}

#[test]
fn another_chair_sees_its_own_side() {
    let scratch = Scratch::new();
    let args = [
        "play",
        BUOY,
        "--plain",
        "--seed",
        "7",
        "--chair",
        "west",
        "--session",
        "w",
    ];
    let ran = scratch.run(&args, b"1\n").ends(0);
    assert!(ran.out.contains("You sit here: Western coast guard"));
    assert!(
        !ran.out.contains("The chain was cut"),
        "what the other side knows is hidden"
    );
    assert!(ran.out.contains(PROMPT));
    assert_eq!(report(&scratch, &scratch.path("w"))["chair"], "west");
    let ran = scratch.run(&["resume", "w", "--plain"], b"").ends(0);
    assert!(
        ran.out.contains("Sum of all lines"),
        "the chair is remembered"
    );
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_before_play() {
    let scratch = Scratch::new();
    let limited = |blocks: u32| {
        let mut shell = std::process::Command::new("sh");
        let program = env!("CARGO_BIN_EXE_offramp");
        let script = format!(
            "trap '' XFSZ; ulimit -f {blocks}; exec {program} play {BUOY} --plain --seed 7 --session s"
        );
        shell
            .args(["-c", &script])
            .current_dir(scratch.path(""))
            .env("OFFRAMP_DATA", scratch.path(""));
        let mut child = spawn(&mut shell);
        drop(child.stdin.take());
        child.wait_with_output().unwrap()
    };
    let done = limited(8);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("the disk is full"));
    assert_eq!(done.stdout, b"");
    assert!(!scratch.path("s").exists(), "nothing was started");
}
