//! Settings as commands meet them.

use super::program::{BUOY, Scratch};

#[test]
fn every_setting_is_shown_with_whence() {
    let scratch = Scratch::new();
    let path = scratch.write(
        "offramp/config.ron",
        "(\n    theme: \"light\",\n    mouse: true,\n)\n",
    );
    let shown = scratch.run(&["config", "--bell"], b"").ends(0);
    let line = |name: &str| {
        let found = shown.out.lines().find(|line| line.starts_with(name));
        let words = found.unwrap_or_else(|| panic!("no {name}:\n{}", shown.out));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("theme"), format!("theme light {path}:2"));
    assert_eq!(line("mouse"), format!("mouse on {path}:3"));
    assert_eq!(line("bell"), "bell on --bell");
    assert_eq!(line("motion"), "motion full default");
    assert!(line("data").ends_with(" OFFRAMP_DATA"));
    assert!(shown.err.contains(&path));
    assert_eq!(shown.out.lines().count(), 12);
}

#[test]
fn programs_read_the_settings_as_json() {
    let scratch = Scratch::new();
    let mut command = scratch.command(&["config", "--json", "--theme", "monochrome"]);
    let done = command
        .env("NO_COLOR", "1")
        .env("OFFRAMP_FORECAST", "off")
        .output()
        .unwrap();
    let found: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(
        found["theme"],
        serde_json::json!({"value": "monochrome", "from": "--theme"})
    );
    assert_eq!(
        found["colours"],
        serde_json::json!({"value": "none", "from": "NO_COLOR"})
    );
    assert_eq!(
        found["forecast"],
        serde_json::json!({"value": false, "from": "OFFRAMP_FORECAST"})
    );
    assert_eq!(
        found["lang"],
        serde_json::json!({"value": "en", "from": "default"})
    );
    assert_eq!(found.as_object().unwrap().len(), 12);
}

#[test]
fn a_broken_file_is_told_and_nothing_is_started() {
    let scratch = Scratch::new();
    let text = "(\n    colours: \"many\",\n)\n";
    let path = scratch.write("offramp/config.ron", text);
    for args in [
        &["config"][..],
        &["list"],
        &["play", BUOY, "--plain", "--session", "s"],
    ] {
        let ran = scratch.run(args, b"1\n").ends(1);
        assert!(ran.err.starts_with("error[E0"), "{}", ran.err);
        assert!(ran.err.contains("config.ron:2:14"), "{}", ran.err);
        assert!(ran.err.contains("truecolour"), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
    assert!(!scratch.path("s").exists());
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
    scratch.run(&["completions", "bash"], b"").ends(0);
    scratch.run(&["check", "--explain", "E0902"], b"").ends(0);
}

#[test]
fn what_the_environment_says_is_no_way_into_the_terminal() {
    let scratch = Scratch::new();
    let run = |args: &[&str], name: &str, value: &str| {
        let mut command = scratch.command(args);
        let done = command.env(name, value).output().unwrap();
        let [out, err] = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(
            !out.contains('\x1b') && !err.contains('\x1b'),
            "{name}: {out:?} {err:?}"
        );
        (done.status.code(), out, err)
    };
    let (code, out, err) = run(&["config"], "OFFRAMP_LANG", "\x1b[31mxx\x1b[0m!");
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("expected a language tag"), "{err}");
    let data = scratch.path("a\x1b[31mb").display().to_string();
    let (code, out, _) = run(&["config"], "OFFRAMP_DATA", &data);
    assert_eq!(code, Some(0));
    assert!(out.contains("/ab "), "{out}");
    for args in [&["config"][..], &["config", "--json"]] {
        let (code, out, err) = run(args, "OFFRAMP_DATA", "rel");
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(
            err.contains("expected OFFRAMP_DATA to be an absolute path"),
            "{err}"
        );
    }
    let ran = scratch.run(&["list", "--lang", "\x1b[31m"], b"").ends(2);
    assert!(
        ran.err.contains("--lang: expected a language tag"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains('\x1b'));
}

#[test]
fn a_theme_that_is_nowhere_is_told() {
    let scratch = Scratch::new();
    let ran = scratch.run(&["config", "--theme", "drak"], b"").ends(1);
    assert!(
        ran.err.contains("E0902") && ran.err.contains("did you mean `dark`"),
        "{}",
        ran.err
    );
}

#[test]
fn sessions_go_where_the_file_says() {
    let scratch = Scratch::new();
    let folder = scratch.path("elsewhere");
    let text = format!("(data: {:?})", folder.display().to_string());
    scratch.write("offramp/config.ron", &text);
    let args = ["play", BUOY, "--plain", "--seed", "7"];
    let mut command = scratch.command(&args);
    let done = command
        .env_remove("OFFRAMP_DATA")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(folder.join("sessions").is_dir());
}

#[test]
fn line_mode_tells_where_units_are_when_they_have_moved() {
    let scratch = Scratch::new();
    let play = |session: &str| {
        let args = [
            "play",
            "an-empty-room",
            "--plain",
            "--seed",
            "7",
            "--session",
            session,
        ];
        scratch.run(&args, b"1\n1\n1\n").ends(0).out
    };
    let out = play("a");
    assert_eq!(
        out,
        play("b"),
        "the same seed and lines give the same bytes"
    );
    let told: Vec<&str> = out
        .split("== On the map ==\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n\n").next())
        .collect();
    assert!(!told.is_empty());
    assert!(told.windows(2).all(|pair| pair[0] != pair[1]), "{told:#?}");
    let first = told[0].split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = "USS Ansel Pryor (yours, warship): 18.20N 112.65E, 110 nm ENE of Place of contact";
    assert!(first.contains(wanted), "{first}");
}
