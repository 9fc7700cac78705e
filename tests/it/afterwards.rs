//! What is done with a session once it is over: notes, ratings and actions come into its reports,
//! what is about persons is taken out of it, and what was recorded once means the same for ever.

use std::fs;
use std::path::Path;

use offramp::host::library;
use offramp::host::store::{Look, look};
use offramp::host::{Hall, Plan, Worlds, setup_of};
use offramp::session::view::console::Steer;
use offramp::session::{
    Body, Chain, Digest, LOG_VERSION, Personal, PersonalPart, encode, redecide,
};

use super::program::{BUOY, Ran, Scratch};

/// Markup of two languages, and what a spreadsheet would reckon.
const HOSTILE: &str = "=1+1 <script>alert(1)</script> <img src=x onerror=x> [l](javascript:x) | x";

fn note(scratch: &Scratch, args: &[&str]) -> Ran {
    scratch.run(&[&["note"], args].concat(), b"")
}

fn report(scratch: &Scratch, session: &str, form: &str, more: &[&str]) -> String {
    let args = [&["report", session, "--to", form], more].concat();
    let ran = scratch.run(&args, b"").ends(0);
    assert!(!ran.out.contains('⟦'), "{}", ran.out);
    ran.out
}

fn action<'a>(session: &'a str, what: &'a str, owner: &'a str) -> [&'a str; 7] {
    [
        session,
        "--action",
        what,
        "--owner",
        owner,
        "--due",
        "2027-03-01",
    ]
}

#[test]
fn notes_ratings_and_actions_come_into_every_report() {
    let scratch = Scratch::new();
    scratch.play("s", "ring\nletter\nplain\n").ends(0);
    let rated = [
        "s",
        "--objective",
        "buoy",
        "--rating",
        "s",
        "--text",
        "It was RATED",
    ];
    note(&scratch, &rated).ends(0);
    note(&scratch, &["s", "--text", "A quiet NOTE"]).ends(0);
    note(
        &scratch,
        &action("s", "Give the watch LEAVE", "Ola Nordmann"),
    )
    .ends(0);
    for form in ["html", "md", "csv", "json"] {
        let all = report(&scratch, "s", form, &[]);
        for said in [
            "It was RATED",
            "A quiet NOTE",
            "Give the watch LEAVE",
            "Ola Nordmann",
            "2027-03-01",
        ] {
            assert!(all.contains(said), "{form}: {said}");
        }
        let team = report(&scratch, "s", form, &["--for", "team"]);
        assert!(
            team.contains("It was RATED") && team.contains("Ola Nordmann"),
            "{form}"
        );
        assert!(
            !team.contains("A quiet NOTE"),
            "{form}: notes are for whoever wrote them"
        );
        let bare = report(&scratch, "s", form, &["--anonymous"]);
        for said in ["RATED", "NOTE", "LEAVE", "Nordmann"] {
            assert!(!bare.contains(said), "{form}: {said}");
        }
    }
    let json: serde_json::Value =
        serde_json::from_str(&report(&scratch, "s", "json", &[])).unwrap();
    assert_eq!(json["notes"][0]["rating"], "S");
    assert_eq!(json["notes"][0]["objective"], "buoy");
    assert_eq!(json["plan"][0]["due"], "2027-03-01");
    let page = report(&scratch, "s", "md", &[]);
    assert!(
        page.contains("Get the buoy back"),
        "the objective by its words"
    );
    let ran = scratch.run(&["verify", "s"], b"").ends(0);
    assert!(ran.out.contains("Whole"), "{}", ran.out);
}

#[test]
fn what_makes_no_note_is_refused() {
    let scratch = Scratch::new();
    scratch.play("s", "ring\n").ends(0);
    let due = ["s", "--action", "x", "--owner", "y", "--due", "soon"];
    for (args, said) in [
        (&["s"][..], "--text"),
        (&["s", "--text", "  "], "no words"),
        (
            &["s", "--text", "x", "--objective", "boat"],
            "expected one of: buoy, order",
        ),
        (&["s", "--text", "x", "--rating", "P"], "--objective"),
        (&["s", "--action", "x"], "--owner"),
        (&due, "soon"),
        (&["s", "--text", "x", "--team", "9"], "9"),
    ] {
        let ran = note(&scratch, args).ends(2);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    let long = "x".repeat(10_001);
    note(&scratch, &["s", "--text", &long]).ends(2);
    assert!(
        !scratch.path("s/afterwards.jsonl").exists(),
        "nothing was kept"
    );
    note(&scratch, &["nowhere", "--text", "x"]).ends(1);
}

#[test]
fn a_changed_note_is_found_and_a_torn_one_mended() {
    let scratch = Scratch::new();
    scratch.play("s", "fetch\n").ends(0);
    note(&scratch, &["s", "--text", "first"]).ends(0);
    let log = scratch.path("s/afterwards.jsonl");
    let whole = fs::read(&log).unwrap();
    fs::write(&log, [&whole[..], b"{\"v\":1,\"n\":1"].concat()).unwrap();
    note(&scratch, &["s", "--text", "second"]).ends(0);
    let text = report(&scratch, "s", "md", &[]);
    assert!(text.contains("first") && text.contains("second"), "{text}");
    scratch.run(&["verify", "s"], b"").ends(0);
    let changed = String::from_utf8(fs::read(&log).unwrap()).unwrap();
    fs::write(&log, changed.replace("second", "sec0nd")).unwrap();
    for args in [
        &["verify", "s"][..],
        &["report", "s", "--to", "md"],
        &["redact", "s"],
    ] {
        let ran = scratch.run(args, b"").ends(1);
        assert!(
            ran.err.contains("afterwards.jsonl"),
            "{args:?}: {}",
            ran.err
        );
    }
}

#[test]
fn hostile_words_stay_words_in_every_form() {
    let scratch = Scratch::new();
    let lines = format!("ring # {HOSTILE}\nletter\nplain\n");
    scratch.play("s", &lines).ends(0);
    let rated = [
        "s",
        "--objective",
        "buoy",
        "--rating",
        "M",
        "--text",
        HOSTILE,
    ];
    note(&scratch, &rated).ends(0);
    note(&scratch, &["s", "--text", HOSTILE]).ends(0);
    note(&scratch, &action("s", HOSTILE, HOSTILE)).ends(0);
    let page = report(&scratch, "s", "html", &[]);
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert!(page.contains("&#60;script&#62;") || page.contains("&lt;script&gt;"));
    let text = report(&scratch, "s", "md", &[]);
    assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("[l]("));
    let rows = report(&scratch, "s", "csv", &[]);
    assert!(rows.matches("'=1+1").count() >= 5, "{rows}");
    for start in [",=1", "\"=1", "\n=1", ";=1"] {
        assert!(!rows.contains(start), "{start}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&report(&scratch, "s", "json", &[])).unwrap();
    assert_eq!(json["plan"][0]["owner"], HOSTILE);
    assert_eq!(json["decisions"][0]["notes"][0], HOSTILE);
}

fn hosted(scratch: &Scratch) {
    let loaded = library::find(BUOY).unwrap().load();
    let plan = Plan {
        worlds: Worlds::Parallel(2),
        chair: None,
        limit: None,
        seed: 7,
        dir: Some(scratch.path("h")),
        language: "en".to_owned(),
    };
    let hall = Hall::open(&loaded, &plan).unwrap();
    hall.steer(Steer::Note {
        team: Some(1),
        objective: "buoy".to_owned(),
        rating: Some('P'),
        on: None,
        text: "CONSOLE saw it".to_owned(),
    })
    .unwrap();
}

#[test]
fn what_was_rated_at_the_console_is_told_of_its_team() {
    let scratch = Scratch::new();
    hosted(&scratch);
    note(&scratch, &["h", "--text", "AFTERWARDS", "--team", "1"]).ends(0);
    note(&scratch, &action("h", "For ALL of them", "Kari")).ends(0);
    let json: serde_json::Value =
        serde_json::from_str(&report(&scratch, "h", "json", &[])).unwrap();
    let teams = json.as_array().unwrap();
    assert_eq!(teams.len(), 2);
    assert_eq!(teams[0]["notes"][0]["text"], "AFTERWARDS");
    assert_eq!(teams[1]["notes"][0]["text"], "CONSOLE saw it");
    assert_eq!(teams[1]["notes"][0]["rating"], "P");
    let text = report(&scratch, "h", "md", &[]);
    assert!(
        text.contains("CONSOLE saw it") || text.contains("AFTERWARDS"),
        "{text}"
    );
    assert_eq!(
        text.matches("For ALL of them").count(),
        1,
        "what all do stands once"
    );
}

#[test]
fn a_rating_leads_to_the_decision_it_rests_on() {
    let scratch = Scratch::new();
    scratch.play("s", "ring\nletter\nplain\n").ends(0);
    let rated = [
        "s",
        "--objective",
        "buoy",
        "--rating",
        "m",
        "--text",
        "late",
    ];
    note(&scratch, &[&rated[..], &["--decision", "2"]].concat()).ends(0);
    note(&scratch, &rated).ends(0);
    let json: serde_json::Value =
        serde_json::from_str(&report(&scratch, "s", "json", &[])).unwrap();
    assert_eq!(json["notes"][0]["decision"], 2);
    assert!(json["notes"][1].get("decision").is_none());
    let page = report(&scratch, "s", "html", &[]);
    assert_eq!(page.matches("href=\"#moment-2\"").count(), 1);
    assert_eq!(page.matches("id=\"moment-2\"").count(), 1);
    let text = report(&scratch, "s", "md", &[]);
    assert!(text.contains("](#moment-2)"), "{text}");
    assert_eq!(
        text.matches("<a id=\"moment-2\"></a>2").count(),
        1,
        "{text}"
    );
    let csv = report(&scratch, "s", "csv", &[]);
    assert!(
        csv.lines()
            .any(|row| row.contains("noted") && row.contains(",2,"))
    );
    for wrong in ["0", "99"] {
        let refused = [&rated[..], &["--decision", wrong]].concat();
        let said = note(&scratch, &refused).ends(2).err;
        assert!(said.contains("There is no decision"), "{said}");
    }
    // In a session of several teams it is somebody's decision.
    hosted(&scratch);
    let whose = ["h", "--text", "x", "--decision", "1"];
    assert!(note(&scratch, &whose).ends(2).err.contains("--team"));
}

/// Every file of a folder, as text.
fn held(dir: &Path) -> String {
    let files = fs::read_dir(dir).unwrap().flatten();
    let files = files.filter(|file| file.path().is_file());
    let texts = files.map(|file| fs::read_to_string(file.path()).unwrap_or_default());
    texts.collect()
}

#[test]
fn redacting_takes_every_word_and_leaves_the_record_whole() {
    let scratch = Scratch::new();
    scratch
        .play("s", "ring # a SECRET word\nletter\nplain\n")
        .ends(0);
    note(&scratch, &["s", "--text", "a SECRET note"]).ends(0);
    note(&scratch, &action("s", "a SECRET action", "SECRET Person")).ends(0);
    fs::write(scratch.path("s/table-1.torn-1"), "a SECRET end").unwrap();
    let before = report(&scratch, "s", "json", &[]);
    assert!(before.contains("SECRET"));
    let ran = scratch.run(&["redact", "s"], b"").ends(0);
    assert!(ran.out.contains("3 entries"), "{}", ran.out);
    assert!(!held(&scratch.path("s")).contains("SECRET"));
    let ran = scratch.run(&["verify", "s"], b"").ends(0);
    assert!(ran.out.contains("Whole"), "{}", ran.out);
    let after = report(&scratch, "s", "json", &[]);
    assert!(!after.contains("SECRET"));
    let value = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
    let (before, after) = (value(&before), value(&after));
    for same in ["score", "ledger", "timeline", "ending", "counterfactual"] {
        assert_eq!(before[same], after[same], "{same}");
    }
    for form in ["html", "md", "csv"] {
        assert!(!report(&scratch, "s", form, &[]).contains("SECRET"));
    }
    let ran = scratch.run(&["redact", "s"], b"").ends(0);
    assert!(ran.out.contains("before"), "{}", ran.out);
    scratch.run(&["replay", "s"], b"").ends(0);
}

#[test]
fn a_hosted_session_loses_its_names_and_is_whole() {
    let scratch = Scratch::new();
    hosted(&scratch);
    assert!(held(&scratch.path("h")).contains("CONSOLE"));
    scratch.run(&["redact", "h"], b"").ends(0);
    assert!(!held(&scratch.path("h")).contains("CONSOLE"));
    let ran = scratch.run(&["verify", "h"], b"").ends(0);
    assert!(ran.out.contains("Whole"), "{}", ran.out);
    let text = report(&scratch, "h", "json", &[]);
    assert!(
        text.contains("\"rating\": \"P\""),
        "a rating is no word: {text}"
    );
}

#[test]
fn a_record_that_is_not_whole_or_is_in_play_is_not_redacted() {
    let scratch = Scratch::new();
    scratch.play("s", "ring # a SECRET word\nfetch\n").ends(0);
    let log = scratch.path("s/table-1.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(
        &log,
        text.replacen("\"seated\":true", "\"seated\":false", 1),
    )
    .unwrap();
    let changed = fs::read(&log).unwrap();
    let ran = scratch.run(&["redact", "s"], b"").ends(1);
    assert!(ran.err.contains("table-1.jsonl"), "{}", ran.err);
    assert_eq!(fs::read(&log).unwrap(), changed, "nothing has changed");
    fs::write(&log, text).unwrap();
    let lock = fs::File::options().write(true).open(scratch.path("s/lock"));
    let lock = lock.unwrap();
    lock.lock().unwrap();
    let ran = scratch.run(&["redact", "s"], b"").ends(1);
    assert!(ran.err.contains("open in"), "{}", ran.err);
    let ran = note(&scratch, &["s", "--text", "x"]).ends(1);
    assert!(ran.err.contains("open in"), "{}", ran.err);
    drop(lock);
    scratch.run(&["redact", "s"], b"").ends(0);
    scratch.run(&["redact", "nowhere"], b"").ends(1);
}

#[test]
fn a_newer_format_is_named() {
    let scratch = Scratch::new();
    scratch.play("s", "fetch\n").ends(0);
    let header = scratch.path("s/header.json");
    let text = fs::read_to_string(&header).unwrap();
    fs::write(&header, text.replacen("\"log\":1", "\"log\":2", 1)).unwrap();
    for args in [
        &["report", "s", "--to", "html"][..],
        &["verify", "s"],
        &["redact", "s"],
        &["note", "s", "--text", "x"],
    ] {
        let ran = scratch.run(args, b"").ends(1);
        assert!(
            ran.err.contains("expected log version 1, found 2"),
            "{args:?}: {}",
            ran.err
        );
    }
    fs::write(&header, text).unwrap();
    let log = scratch.path("s/table-1.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, text.replacen("{\"v\":1", "{\"v\":2", 1)).unwrap();
    for form in ["html", "md", "csv", "json"] {
        let ran = scratch.run(&["report", "s", "--to", form], b"").ends(1);
        assert!(ran.err.contains("found 2"), "{form}: {}", ran.err);
    }
}

/// The digest of each file of a golden session; the files are never edited, so neither is this.
const GOLDEN: &[(&str, &str)] = &[
    (
        "session-v1/exercise/exercise.ron",
        "57239d59acb9a3c3a7d98705ce8dd32c77e23861b35355212ad7d59bd9628008",
    ),
    (
        "session-v1/header.json",
        "f130cbcc62526d885cfa9bf7416b705026e84229bbf1adb8f531f287e0a93dc1",
    ),
    (
        "session-v1/rubric.ron",
        "38e14ef7e1e69f5d7af07a6971b578b4e2d9976f0479859d45aa5381e0126ede",
    ),
    (
        "session-v1/table-1.jsonl",
        "74f22a730e494432b4d13682d9915d6a6402fd7888104305d19c7ebd8397c3f4",
    ),
    (
        "log/v1.header.json",
        "39d210973012e7507e84b380f5c37dc2e7c67d4903115281b3b48e3467f23fa5",
    ),
    (
        "log/v1.jsonl",
        "6e8b36acfca757350f874cc7de666cd9ae692117a7d7d360101705245abc8efe",
    ),
];

#[test]
fn each_version_of_the_log_has_a_golden_session_that_never_changes() {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data"));
    let now = GOLDEN.iter().map(|(name, _)| {
        let bytes = fs::read(data.join(name)).unwrap_or_else(|_| panic!("{name}"));
        (*name, Digest::of(&bytes).to_string())
    });
    let now: Vec<(&str, String)> = now.collect();
    let kept: Vec<(&str, String)> = GOLDEN
        .iter()
        .map(|(name, digest)| (*name, (*digest).to_owned()))
        .collect();
    assert_eq!(now, kept);
    for version in 1..=LOG_VERSION {
        let dir = data.join(format!("session-v{version}"));
        let look: Look<Body> = look(&dir).unwrap();
        let setup = setup_of(&look, 1).unwrap_or_else(|_| panic!("version {version}"));
        redecide(setup, &look.entries).unwrap();
        let mut chain = Chain::new(look.header.root("table-1"));
        let mut bytes = Vec::new();
        for entry in &look.entries {
            let line = encode(entry, &chain.head).unwrap();
            let personal = match &entry.personal {
                PersonalPart::Attached(Personal { salt, remarks }) => Some(Personal {
                    salt: *salt,
                    remarks: remarks.clone(),
                }),
                PersonalPart::Absent | PersonalPart::Removed(_) => None,
            };
            let again = chain.push(entry.body.clone(), personal).unwrap();
            assert_eq!(line, again);
            bytes.extend(line.bytes);
        }
        let stored = fs::read(dir.join("table-1.jsonl")).unwrap();
        assert!(bytes == stored, "version {version}: the same bytes again");
        assert_eq!(
            look.header.encode(),
            fs::read(dir.join("header.json")).unwrap()
        );
    }
}
