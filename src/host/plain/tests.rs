//! Line mode, from lines to pages: what a failing disk costs, and what a line means.

use std::io::ErrorKind;
use std::time::Duration;

use super::choice::{self, Line, Slip};
use super::input::{Cutter, Fault, Heard, Lines};
use super::{Left, Seat, play};
use crate::exercise::source::ReadError;
use crate::host::store::{FaultyStore, MemStore, Outage};
use crate::host::{Gate, Live, Loaded, Options, load};
use crate::locale::Locale;
use crate::session::view::{ClauseView, DecisionView, OptionView, SlotView};
use crate::text::width;

fn loaded(text: &str) -> Loaded {
    let text = text.as_bytes().to_vec();
    load("exercise.ron", &|_| Ok::<_, ReadError>(text.clone()))
}

const MINIMAL: &str = include_str!("../../../tests/data/exercises/minimal/exercise.ron");

/// Plays lines; the appends of these calls fail. Pages, talk, and the game as it was left.
fn played(
    text: &str,
    width: usize,
    failing: std::ops::Range<u64>,
    lines: &str,
) -> (String, String, Live, Left) {
    let options = Options {
        seed: 7,
        ..Options::default()
    };
    let outage = Outage {
        calls: failing,
        error: ErrorKind::StorageFull,
    };
    let mut live = Live::on(&loaded(text), &options, |header| {
        Box::new(FaultyStore::new(
            MemStore::new(header.root("table-1")),
            vec![outage],
        ))
    });
    let locale = Locale::default();
    let seat = Seat {
        locale: &locale,
        width,
        ask: false,
        resumed: false,
    };
    let (mut out, mut talk) = (Vec::new(), Vec::new());
    let mut input = lines.as_bytes();
    let left = play(
        &mut live,
        seat,
        &Gate::default(),
        &mut input,
        &mut out,
        &mut talk,
    );
    (
        String::from_utf8(out).unwrap(),
        String::from_utf8(talk).unwrap(),
        live,
        left,
    )
}

#[test]
fn a_note_that_cannot_be_kept_whole_is_refused_with_its_count() {
    let long = "w".repeat(10_001);
    let (pages, talk, live, _) = played(MINIMAL, 80, 0..0, &format!("1 # {long}\n1 # short\n"));
    assert!(
        talk.contains("That note has 10001 characters; 10000 are kept."),
        "{talk}"
    );
    let (told, silent, other, _) = played(MINIMAL, 80, 0..0, "1 # short\n");
    assert_eq!(
        (pages, silent),
        (told, String::new()),
        "the long line did nothing"
    );
    let note = |live: &Live| live.debrief().moments[0].decision.clone().unwrap().note;
    assert_eq!(
        (note(&live), note(&other)),
        ("short".into(), "short".into())
    );
    let whole = "w".repeat(10_000);
    let (_, silent, live, _) = played(MINIMAL, 80, 0..0, &format!("1 # {whole}\n"));
    assert_eq!((silent, note(&live)), (String::new(), whole));
}

#[test]
fn a_disk_that_fails_for_a_while_costs_nothing() {
    let (sound, silent, _, _) = played(MINIMAL, 80, 0..0, "1\n1\n1\n1\n1\n");
    assert_eq!(silent, "");
    let (pages, talk, live, left) = played(MINIMAL, 80, 1..3, "1\n1\n1\n1\n1\n");
    assert_eq!(pages, sound, "the game is the same");
    assert!(matches!(left, Left::Ended));
    assert_eq!(talk.matches("the disk is full").count(), 2, "{talk}");
    assert!(
        talk.contains("Decisions on disk: 0; entries that wait in memory: 1."),
        "{talk}"
    );
    assert!(talk.contains("entries that wait in memory: 2."), "{talk}");
    assert!(talk.contains("Everything is on disk again."), "{talk}");
    assert_eq!((live.unsaved(), live.saved()), (0, 5));
}

#[test]
fn a_disk_that_stays_full_leaves_a_game_in_memory() {
    let (pages, _, mut live, left) = played(MINIMAL, 80, 1..99, "1\n1\n3\n");
    assert!(matches!(left, Left::Ended) && pages.contains("Sum of all lines"));
    assert_eq!((live.unsaved(), live.saved()), (3, 1));
    assert!(live.save().is_err());
}

#[test]
fn no_line_is_wider_than_the_reader_asked() {
    for columns in [20, 33, 80] {
        let (pages, _, _, _) = played(MINIMAL, columns, 0..0, "2\n2\n");
        let wide = pages.lines().find(|line| width(line) > columns);
        assert_eq!(wide, None, "{columns} columns");
        assert!(!pages.contains("\n\n\n"), "no gap is wider than a line");
    }
}

#[test]
fn decisions_are_counted_as_they_are_committed_and_no_class_is_told_before() {
    let (pages, _, _, _) = played(MINIMAL, 80, 0..0, "1\n1\n");
    for number in 1..=3 {
        assert!(
            pages.contains(&format!("· decision {number} ==")),
            "{pages}"
        );
    }
    let before = pages.split("== Score").next().unwrap_or_default();
    assert!(MINIMAL.contains("kind: Escalation") && !before.contains("escalation"));
}

#[test]
fn hostile_texts_arrive_harmless() {
    let text = MINIMAL.replace("Static.", "Sta\\u{1b}[2J\\u{202e}tic\\u{e0041}.");
    let (pages, _, _, _) = played(&text, 80, 0..0, "1\n");
    assert!(pages.contains("Static."), "{pages}");
    assert!(
        pages.chars().all(|c| c == '\n' || !c.is_control()),
        "{pages:?}"
    );
    assert!(!pages.contains('\u{202e}') && !pages.contains('\u{e0041}'));
}

#[test]
fn lines_of_any_bytes_are_read_or_named() {
    let long = [vec![b'x'; 200_000], b"\n".to_vec()].concat();
    let bytes = [b"one\r\n\xff\na\0b\n".as_slice(), &long, b"last"].concat();
    let read = [
        Ok("one".to_owned()),
        Err(Fault::NotUtf8),
        Err(Fault::Nul),
        Err(Fault::TooLong),
        Ok("last".to_owned()),
    ];
    let mut input = bytes.as_slice();
    for line in read.clone() {
        assert_eq!(input.next(Duration::ZERO).unwrap(), Heard::Line(line));
    }
    assert_eq!(input.next(Duration::ZERO).unwrap(), Heard::End);
    // The same where they come in parts of any size.
    for size in [1, 7, 1 << 10, bytes.len()] {
        let mut cutter = Cutter::default();
        let mut lines = Vec::new();
        for part in bytes.chunks(size) {
            cutter.push(part);
            lines.extend(std::iter::from_fn(|| cutter.line()));
        }
        lines.extend(cutter.rest());
        assert_eq!(lines, read, "parts of {size}");
    }
}

#[test]
fn a_line_has_words_and_a_note() {
    let words = |words: &[&str], note: &str| {
        Line::Words(
            words.iter().map(|word| (*word).to_owned()).collect(),
            note.to_owned(),
        )
    };
    assert_eq!(choice::read("?"), Line::Repeat);
    assert_eq!(choice::read("  ? # why"), Line::Repeat);
    assert_eq!(
        choice::read("1 # because # of this "),
        words(&["1"], "because # of this")
    );
    assert_eq!(choice::read("1 #"), words(&["1"], ""));
    assert_eq!(choice::read(" 2\t letter "), words(&["2", "letter"], ""));
    assert_eq!(choice::read("a#b"), words(&["a#b"], ""));
    assert_eq!(choice::read(""), words(&[], ""));
}

#[test]
fn numbers_run_over_what_can_be_taken() {
    let option = |id: &str, number: Option<usize>| OptionView {
        id: id.into(),
        label: id.to_uppercase(),
        number,
        greyed: number.is_none().then(|| "shut".to_owned()),
        ..OptionView::default()
    };
    let decision = DecisionView {
        options: vec![
            option("a", Some(1)),
            option("b", None),
            option("c", Some(2)),
        ],
        ..DecisionView::default()
    };
    let picks = |line: &str| {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        choice::picks(&decision, &words)
    };
    assert_eq!(picks("2 1"), Ok(vec!["c".to_owned(), "a".to_owned()]));
    assert_eq!(picks("c"), Ok(vec!["c".to_owned()]));
    assert_eq!(picks("3"), Err(Slip::Number("3".to_owned(), 2)));
    assert_eq!(picks("0"), Err(Slip::Number("0".to_owned(), 2)));
    assert_eq!(
        picks("b"),
        Err(Slip::Greyed("B".to_owned(), "shut".to_owned()))
    );
    assert_eq!(
        picks("zebra"),
        Ok(vec!["zebra".to_owned()]),
        "the table says what it is not"
    );
    assert_eq!(picks(""), Err(Slip::Empty));

    let clause = |id: &str| ClauseView {
        id: id.into(),
        ..ClauseView::default()
    };
    let slot = SlotView {
        clauses: vec![clause("plain"), clause("warm")],
        ..SlotView::default()
    };
    let chosen = |line: &str| {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        choice::clause(&slot, &words).map(|clause| clause.id.clone())
    };
    assert_eq!(chosen("2"), Ok("warm".to_owned()));
    assert_eq!(chosen("plain"), Ok("plain".to_owned()));
    assert_eq!(
        chosen("plian"),
        Err(Slip::Clause("plian".into(), Some("plain".into())))
    );
    assert_eq!(chosen("1 2"), Err(Slip::OneWord));
    assert_eq!(chosen("9"), Err(Slip::Number("9".into(), 2)));
}
