//! Notes, ratings and actions come into every report, and stay words.

use super::steps::*;

use crate::program::Scratch;

/// Markup of two languages, and what a spreadsheet would reckon.
const HOSTILE: &str = "=1+1 <script>alert(1)</script> <img src=x onerror=x> [l](javascript:x) | x";

#[test]
fn notes_ratings_and_actions_come_into_every_report() {
    let scratch = Scratch::new();
    scratch.play("s", "ring\nletter\nplain\n").ends(0);
    let rated = rated("s", "It was RATED");
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
fn hostile_words_stay_words_in_every_form() {
    let scratch = Scratch::new();
    let lines = format!("ring # {HOSTILE}\nletter\nplain\n");
    scratch.play("s", &lines).ends(0);
    let rated = rated("M", HOSTILE);
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
    let rated = rated("m", "late");
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
