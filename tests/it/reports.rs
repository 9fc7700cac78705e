//! Reports as files: what they hold, whom they name, what is refused and in which words.

use offramp::analysis::Watch;
use offramp::host::cost::{Question, Shelf};
use offramp::host::look_at;

use super::program::{BUOY, Scratch};

const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/exercises/first-light");

fn played(scratch: &Scratch, session: &str, note: &str) {
    let args = [
        "play",
        BUOY,
        "--plain",
        "--ask",
        "--seed",
        "7",
        "--session",
        session,
    ];
    let lines = format!("ring # {note}\n70\nletter\ncourteous\n90\n");
    scratch.run(&args, lines.as_bytes()).ends(0);
}

fn out(scratch: &Scratch, args: &[&str]) -> String {
    let whole: Vec<&str> = ["report"].iter().chain(args).copied().collect();
    let ran = scratch.run(&whole, b"").ends(0);
    assert!(!ran.out.contains('⟦'), "a phrase is missing: {}", ran.out);
    ran.out
}

#[test]
fn a_page_and_its_markdown_hold_the_same() {
    let scratch = Scratch::new();
    played(&scratch, "s", "nobody there");
    let page = out(&scratch, &["s", "--to", "html"]);
    let text = out(&scratch, &["s", "--to", "md"]);
    assert!(
        page.len() < 500_000 && !page.contains("<script"),
        "{}",
        page.len()
    );
    assert!(
        !page.contains("http:")
            || page.matches("http:").count() == page.matches("http://www.w3.org/2000/svg").count()
    );
    for said in [
        "What happened",
        "own account",
        "Timeline",
        "What each side knew",
        "The path beside history",
        "Points by dimension",
        "What each decision cost",
        "The last exit",
        "Forecasts",
        "In plain words",
        "Strengths",
        "Areas for improvement",
        "Improvement plan",
        "Due date",
        "Harbour manual, 2020",
        "not a person",
        "nobody there",
    ] {
        assert!(page.contains(said), "{said} in the page");
        assert!(text.contains(said), "{said} in the Markdown");
    }
    assert_eq!(
        page,
        out(&scratch, &["s", "--to", "html"]),
        "the same bytes again"
    );
}

#[test]
fn an_anonymous_report_quotes_nobody() {
    let scratch = Scratch::new();
    played(&scratch, "teamred", "SECRET");
    for form in ["html", "md", "json", "csv"] {
        let named = out(&scratch, &["teamred", "--to", form]);
        assert!(named.contains("SECRET"), "{form}");
        let bare = out(&scratch, &["teamred", "--to", form, "--anonymous"]);
        assert!(
            !bare.contains("SECRET") && !bare.contains("teamred"),
            "{form}"
        );
    }
}

#[test]
fn a_team_reads_its_own_path_without_seed_and_other_worths() {
    let scratch = Scratch::new();
    played(&scratch, "s", "x");
    let all = out(&scratch, &["s", "--to", "md"]);
    let own = out(&scratch, &["s", "--to", "md", "--for", "team"]);
    for left_out in ["**Seed**", "Everything that could be chosen"] {
        assert!(
            all.contains(left_out) && !own.contains(left_out),
            "{left_out}"
        );
    }
    let other = ["report", "s", "--to", "md", "--team", "2"];
    let ran = scratch.run(&other, b"").ends(2);
    assert!(ran.err.contains("no team of this session"), "{}", ran.err);
    let args = ["report", "s", "s", "--to", "md", "--for", "team"];
    let ran = scratch.run(&args, b"").ends(2);
    assert!(
        ran.err.contains("shows one team, and these are 2"),
        "{}",
        ran.err
    );
}

#[test]
fn teams_are_compared_in_the_order_they_were_named() {
    let scratch = Scratch::new();
    for session in ["amber", "birch"] {
        played(&scratch, session, "x");
    }
    let page = out(&scratch, &["birch", "amber", "birch", "--to", "html"]);
    for said in [
        "Comparison of teams",
        "birch (2)",
        "What each team says of itself",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let first = page.find(">birch<").unwrap();
    assert!(first < page.find(">amber<").unwrap());
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "every id once");
    for link in page.split("href=\"#").skip(1) {
        let to = link.split('"').next().unwrap();
        assert!(ids.contains(&to), "{to} leads nowhere");
    }
}

#[test]
fn forty_teams_fit_one_page() {
    let scratch = Scratch::new();
    played(&scratch, "s", "x");
    let named = ["s"; 40];
    let page = out(&scratch, &[&named[..], &["--to", "html"]].concat());
    assert!(page.len() < 500_000, "{}", page.len());
    assert!(page.contains("s (40)") && page.contains("compared in tables alone"));
    for link in page.split("href=\"#").skip(1) {
        let id = format!(" id=\"{}\"", link.split('"').next().unwrap());
        assert!(page.contains(&id), "{id}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let scratch = Scratch::new();
    played(&scratch, "s", "x");
    let args = [
        "play",
        FIRST,
        "--plain",
        "--seed",
        "1",
        "--session",
        "other",
    ];
    scratch.run(&args, b"").ends(0);
    for form in ["html", "md"] {
        let ran = scratch
            .run(&["report", "s", "other", "--to", form], b"")
            .ends(1);
        assert!(
            ran.err
                .contains("sessions of one exercise; these are of first-light, minimal"),
            "{}",
            ran.err
        );
        assert_eq!(ran.out, "");
    }
    for form in ["json", "csv"] {
        scratch
            .run(&["report", "s", "other", "--to", form], b"")
            .ends(0);
    }
    let text = std::fs::read_to_string(format!("{BUOY}/exercise.ron")).unwrap();
    let changed = scratch.write(
        "changed/exercise.ron",
        &text.replace("A Buoy Adrift", "A Buoy Afloat"),
    );
    let args = [
        "play",
        &changed,
        "--plain",
        "--seed",
        "1",
        "--session",
        "version",
    ];
    scratch.run(&args, b"").ends(0);
    let ran = scratch
        .run(&["report", "s", "version", "--to", "html"], b"")
        .ends(1);
    assert!(ran.err.contains("different versions"), "{}", ran.err);
}

#[test]
fn unfinished_cut_short_and_changed_records_are_said() {
    let scratch = Scratch::new();
    played(&scratch, "s", "x");
    let args = ["play", BUOY, "--plain", "--seed", "7", "--session", "half"];
    scratch.run(&args, b"ring\n").ends(0);
    let ran = scratch
        .run(&["report", "half", "--to", "html"], b"")
        .ends(0);
    assert!(ran.err.contains("half: play has not ended"), "{}", ran.err);
    assert!(ran.out.contains("Play has not ended") && !ran.out.contains("Points by dimension"));
    let ran = scratch
        .run(&["report", "s", "half", "--to", "md"], b"")
        .ends(0);
    assert!(ran.out.contains("Play has not ended") && ran.out.contains("Comparison of teams"));

    let log = scratch.path("s/table-1.jsonl");
    let whole = std::fs::read(&log).unwrap();
    let cut = [&whole[..], b"{\"v\":1"].concat();
    std::fs::write(&log, cut).unwrap();
    for form in ["html", "md", "csv", "json"] {
        let ran = scratch.run(&["report", "s", "--to", form], b"").ends(0);
        assert!(
            ran.err.contains("the last line of the log was cut short"),
            "{}",
            ran.err
        );
    }
    let text = String::from_utf8(whole).unwrap();
    std::fs::write(
        &log,
        text.replacen("\"seated\":true", "\"seated\":false", 1),
    )
    .unwrap();
    let ran = scratch
        .run(&["report", "s", "--to", "html", "--out", "r.html"], b"")
        .ends(1);
    assert!(ran.err.contains("table-1.jsonl"), "{}", ran.err);
    assert!(!scratch.path("r.html").exists());
}

#[test]
fn a_file_is_never_written_over_unasked() {
    let scratch = Scratch::new();
    played(&scratch, "s", "x");
    let kept = scratch.write("kept.md", "mine");
    let ran = scratch
        .run(&["report", "s", "--to", "md", "--out", "kept.md"], b"")
        .ends(1);
    assert!(
        ran.err.contains("kept.md exists") && ran.err.contains("--force"),
        "{}",
        ran.err
    );
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "mine");
    scratch
        .run(
            &["report", "s", "--to", "md", "--out", "kept.md", "--force"],
            b"",
        )
        .ends(0);
    let written = std::fs::read_to_string(&kept).unwrap();
    assert_eq!(written, out(&scratch, &["s", "--to", "md"]));
    for target in ["no/such/folder.md", "s"] {
        let args = ["report", "s", "--to", "md", "--out", target, "--force"];
        let ran = scratch.run(&args, b"").ends(1);
        assert!(
            ran.err.contains(&format!("{target} cannot be written")),
            "{}",
            ran.err
        );
    }
    scratch
        .run(&["report", "s", "--to", "md", "--force"], b"")
        .ends(2);
}

/// Reads RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(rest.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(
        row.is_empty() && cell.is_empty() && !quoted,
        "the last row ends too"
    );
    rows
}

#[test]
fn events_are_rows_and_no_cell_is_a_formula() {
    let scratch = Scratch::new();
    played(&scratch, "s", "=HYPERLINK(\"http://x\";\"y\");+1");
    let rows = rows(&out(&scratch, &["s", "s", "--to", "csv"]));
    let heads = &rows[0];
    assert!(rows.iter().all(|row| row.len() == heads.len()));
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let of = |event: &str| {
        rows.iter()
            .filter(|row| row[column("event")] == event)
            .count()
    };
    assert_eq!(of("decided"), 4);
    assert_eq!(of("forecast"), 4);
    assert_eq!(of("ended"), 2);
    let own = rows
        .iter()
        .filter(|row| row[0] == "1" && row[column("event")] == "scored");
    let sum: i32 = own
        .map(|row| row[column("points")].parse::<i32>().unwrap())
        .sum();
    let told = super::program::report(&scratch, &scratch.path("s"));
    assert_eq!(sum, told["score"]["total"]);
    let note = rows
        .iter()
        .find(|row| row[column("text")].contains("HYPERLINK"))
        .unwrap();
    assert_eq!(note[column("text")], "'=HYPERLINK(\"http://x\";\"y\");'+1");
    for cell in rows.iter().skip(1).flatten() {
        let number = cell.parse::<i64>().is_ok();
        assert!(
            number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell}"
        );
    }
}

/// Counts how often a search asks whether to go on.
struct Asked(usize);

impl Watch for Asked {
    fn goes_on(&mut self, _: usize, _: usize) -> bool {
        self.0 += 1;
        true
    }
}

#[test]
fn many_sessions_of_one_exercise_are_searched_once() {
    let scratch = Scratch::new();
    scratch.play("one", "fetch\n").ends(0);
    played(&scratch, "two", "x");
    let mut shelf = Shelf::new(None);
    let mut counts = Vec::new();
    for session in ["one", "two", "one"] {
        let mut asked = Asked(0);
        let looked = look_at(&scratch.path(session)).unwrap_or_else(|_| panic!("{session}"));
        let told = shelf.tell(&Question::from(looked), &mut asked).unwrap();
        assert!(!told.decisions.is_empty());
        counts.push(asked.0);
    }
    assert!(counts[0] > 0 && counts[1..] == [0, 0], "{counts:?}");
}
